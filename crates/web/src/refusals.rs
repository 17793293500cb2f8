//! The one place where a refusal becomes a status and a page: what happened, what to do next, and a number to report.

use askama::Template;
use kernel::{Phrase, Refusal, phrase};

use crate::answer::{Answer, link};
use crate::call::Call;
use crate::drafts::HELD;
use crate::words;

/// What a person reads.
struct Told {
    status: u16,
    title: Phrase,
    text: Phrase,
    next: Phrase,
}

#[derive(Template)]
#[template(path = "refusal.html")]
struct RefusalPage<'c> {
    title: &'static str,
    text: &'static str,
    next: &'static str,
    lines: Vec<&'static str>,
    request: &'c str,
    request_label: &'static str,
    back: &'static str,
    home: &'static str,
    home_path: &'static str,
    onward: Vec<(String, String)>,
}

/// The page for a refusal. Faults are logged with the request's number; nobody is shown their words.
pub(crate) fn page(call: &Call, refusal: &Refusal) -> Answer {
    if let Refusal::Fault(reason) = refusal {
        tracing::error!(request = %call.request, route = call.route.path, reason, "fault");
    }
    let told = told(refusal);
    let lines = match refusal {
        Refusal::Invalid(problems) => problems.iter().map(|problem| call.say(problem.message)).collect(),
        Refusal::Forbidden(why) => vec![call.say(*why)],
        _ => Vec::new(),
    };
    let onward = if matches!(refusal, Refusal::Reused) { onward(call) } else { Vec::new() };
    show(call, &told, lines, onward)
}

/// Where the form that was sent before led: the record that it made or changed, and the list of its kind.
fn onward(call: &Call) -> Vec<(String, String)> {
    let mut parts: Vec<&str> = call.path.split('/').skip(1).collect();
    let kind = parts.first().copied().unwrap_or_default();
    let spec = call.site.registry().specs.iter().find(|spec| spec.path == kind);
    let made = spec.filter(|spec| call.read(|read| read.row(spec, call.action.record(0))).is_ok());
    let mut paths: Vec<String> =
        made.map(|spec| format!("/{}/{}", spec.path, call.action.record(0))).into_iter().collect();
    while parts.pop().is_some() && !parts.is_empty() {
        paths.push(format!("/{}", parts.join("/")));
    }
    let named = |path: String| match spec.filter(|_| path == format!("/{kind}")) {
        Some(spec) => (format!("{}: {}", call.say(LIST), call.say(spec.label)), path),
        None => (call.say(OPEN_RECORD).to_owned(), path),
    };
    paths.into_iter().filter(|path| call.may_get(path)).map(named).collect()
}

/// Says that the method does not fit the address.
pub(crate) fn other_method(call: &Call) -> Answer {
    show(call, &OTHER_METHOD, Vec::new(), Vec::new())
}

/// Says that the form did not come from our own page, or came after the session had ended.
pub(crate) fn foreign_form(call: &Call) -> Answer {
    show(call, &FOREIGN_FORM, Vec::new(), Vec::new())
}

/// The same for a form without the right token; where what was typed was held, the way to it.
pub(crate) fn late_form(call: &Call, held: bool) -> Answer {
    if !held {
        return foreign_form(call);
    }
    let path = link(&call.path, &[HELD]);
    show(call, &LATE_FORM, Vec::new(), vec![(call.say(OPEN_FORM).to_owned(), path)])
}

/// Says that a form or a file was too large.
pub(crate) fn too_large(call: &Call) -> Answer {
    show(call, &TOO_LARGE, Vec::new(), Vec::new())
}

fn show(call: &Call, told: &Told, lines: Vec<&'static str>, onward: Vec<(String, String)>) -> Answer {
    let page = RefusalPage {
        title: call.say(told.title),
        text: call.say(told.text),
        next: call.say(told.next),
        lines: lines.into_iter().filter(|line| !line.is_empty()).collect(),
        request: &call.request,
        request_label: call.say(REQUEST),
        back: call.say(BACK),
        home: call.say(words::HOME),
        home_path: if call.is_signed_in() { "/beranda" } else { "/" },
        onward,
    };
    call.page(call.say(told.title), &page).with_status(told.status)
}

const OPEN_FORM: Phrase = phrase("Buka formulir dengan isian Anda", "Open the form with what you typed");
const OPEN_RECORD: Phrase = phrase("Buka catatannya", "Open the record");
const LIST: Phrase = phrase("Daftar", "List");
const REQUEST: Phrase = phrase("Nomor permintaan", "Request number");
const BACK: Phrase = phrase(
    "Tombol Kembali pada peramban membawa Anda ke halaman sebelumnya; yang sudah diketik biasanya masih ada.",
    "The browser's Back button leads to the page before; what you typed is usually still there.",
);

fn told(refusal: &Refusal) -> Told {
    match refusal {
        Refusal::NotFound => NOT_FOUND,
        Refusal::Forbidden(_) => FORBIDDEN,
        Refusal::Invalid(_) => INVALID,
        Refusal::Conflict(_) => CONFLICT,
        Refusal::Waiting(_) => KEPT_ELSEWHERE,
        Refusal::Reused => REUSED,
        Refusal::Busy => BUSY,
        Refusal::Full => FULL,
        Refusal::Fault(_) => FAULT,
    }
}

const NOT_FOUND: Told = Told {
    status: 404,
    title: phrase("Tidak ditemukan", "Not found"),
    text: phrase(
        "Halaman atau catatan ini tidak ada, atau berada di luar wilayah Anda.",
        "This page or record does not exist, or lies outside your region.",
    ),
    next: phrase("Periksa alamatnya, atau pakai Pencarian.", "Check the address, or use the search."),
};

const FORBIDDEN: Told = Told {
    status: 403,
    title: phrase("Tidak dapat dibuka dengan peran Anda", "Not open to your role"),
    text: phrase("Hal ini hanya untuk peran lain.", "This is for another role only."),
    next: phrase(
        "Bila Anda memerlukannya, hubungi pengelola akun di kantor Anda.",
        "If you need it, ask whoever manages accounts at your office.",
    ),
};

const INVALID: Told = Told {
    status: 422,
    title: phrase("Belum dapat disimpan", "Not saved yet"),
    text: phrase("Ada isian yang perlu diperbaiki:", "Something has to be put right:"),
    next: phrase(
        "Kembali ke formulir, perbaiki, lalu kirim lagi.",
        "Go back to the form, put it right and send it again.",
    ),
};

const CONFLICT: Told = Told {
    status: 409,
    title: words::CHANGED_MEANWHILE,
    text: phrase("Belum ada yang disimpan dari kiriman Anda.", "Nothing of what you sent was saved."),
    next: phrase(
        "Buka lagi catatannya, lihat perubahan itu, lalu kirim lagi.",
        "Open the record again, see what changed, and send again.",
    ),
};

const KEPT_ELSEWHERE: Told = Told {
    status: 409,
    title: phrase("Dikelola di komputer lain", "Kept on another computer"),
    text: phrase(
        "Nomor dan langkah catatan ini hanya dapat diubah di komputer yang mengelolanya. Belum ada yang disimpan di sini.",
        "Numbers and steps of this record change only on the computer that keeps it. Nothing was saved here.",
    ),
    next: phrase(
        "Lakukan di komputer kantor itu, atau minta petugasnya.",
        "Do it on that office's computer, or ask its officer.",
    ),
};

const REUSED: Told = Told {
    status: 409,
    title: phrase("Formulir ini sudah pernah dikirim", "This form was sent before"),
    text: phrase(
        "Isinya kini berbeda dari yang dikirim waktu itu, jadi tidak disimpan dua kali.",
        "What it holds now differs from what was sent then, so it was not saved a second time.",
    ),
    next: phrase(
        "Buka catatannya lalu pilih Ubah, atau mulai formulir baru.",
        "Open the record and choose Edit, or begin a new form.",
    ),
};

const BUSY: Told = Told {
    status: 503,
    title: phrase("Sedang sibuk", "Busy"),
    text: phrase(
        "Komputer ini sedang mengerjakan banyak hal. Belum ada yang disimpan.",
        "This computer has a lot to do. Nothing was saved.",
    ),
    next: phrase("Tunggu sebentar, lalu kirim lagi.", "Wait a moment and send it again."),
};

const FULL: Told = Told {
    status: 507,
    title: phrase("Penyimpanan komputer ini penuh", "This computer's disk is full"),
    text: phrase(
        "Belum ada yang disimpan. Yang sudah tercatat tetap ada dan tetap dapat dibaca.",
        "Nothing was saved. What is recorded is still there and can be read.",
    ),
    next: phrase(
        "Minta pengelola komputer ini mengosongkan tempat, lalu kirim lagi. Biarkan halaman ini terbuka.",
        "Ask whoever looks after this computer to make room, then send it again. Leave this page open.",
    ),
};

const FAULT: Told = Told {
    status: 500,
    title: phrase("Ada yang salah pada sistem", "Something went wrong here"),
    text: phrase(
        "Ini kesalahan kami, bukan kesalahan Anda. Belum ada yang disimpan.",
        "This is our fault, not yours. Nothing was saved.",
    ),
    next: phrase(
        "Coba sekali lagi. Bila terulang, sebutkan nomor di bawah ini.",
        "Try once more. If it happens again, report the number below.",
    ),
};

const OTHER_METHOD: Told = Told {
    status: 405,
    title: phrase("Alamat ini tidak dibuka dengan cara ini", "This address is not opened in this way"),
    text: phrase(
        "Alamat ini hanya menerima atau hanya menampilkan formulir.",
        "This address only takes a form, or only shows one.",
    ),
    next: phrase("Mulai lagi dari Beranda.", "Begin again from the home page."),
};

const FOREIGN_FORM: Told = Told {
    status: 403,
    title: phrase("Formulir tidak dikenali", "The form is not known"),
    text: phrase(
        "Formulir ini sudah terlalu lama terbuka, Anda sudah keluar, atau ia bukan dari halaman kami. Belum ada yang disimpan.",
        "The form was open for too long, you have signed out, or it did not come from our page. Nothing was saved.",
    ),
    next: phrase("Buka lagi halamannya, lalu kirim.", "Open the page again and send it."),
};

const LATE_FORM: Told = Told {
    status: 403,
    title: phrase("Formulir ini sudah terlalu lama terbuka", "The form was open for too long"),
    text: phrase(
        "Anda masuk lagi sesudah formulir ini dibuka. Belum ada yang disimpan, tetapi isian Anda tidak hilang.",
        "You signed in again after this form was opened. Nothing was saved, but what you typed is not lost.",
    ),
    next: phrase(
        "Buka lagi formulirnya, periksa isian Anda (lampiran dipilih lagi), lalu kirim.",
        "Open the form again, check what you typed (choose attachments again), then send it.",
    ),
};

const TOO_LARGE: Told = Told {
    status: 413,
    title: phrase("Kiriman terlalu besar", "Too much was sent"),
    text: phrase(
        "PDF paling besar 5 MB, foto paling besar 12 MB. Belum ada yang disimpan.",
        "A PDF may have 5 MB, a photo 12 MB. Nothing was saved.",
    ),
    next: phrase(
        "Perkecil pindaian (misalnya 150 dpi), lalu kirim lagi.",
        "Make the scan smaller (150 dpi, say) and send it again.",
    ),
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_has_a_status_of_its_own_kind_and_says_what_to_do_next() {
        let home = kernel::RecordId::default();
        let conflict = kernel::refusal::Conflict { kind: 1, record: home, changed: Vec::new() };
        let all = [
            (Refusal::NotFound, 404),
            (Refusal::Forbidden(phrase("a", "b")), 403),
            (Refusal::Invalid(Vec::new()), 422),
            (Refusal::Conflict(conflict), 409),
            (Refusal::Waiting(home), 409),
            (Refusal::Reused, 409),
            (Refusal::Busy, 503),
            (Refusal::Full, 507),
            (Refusal::Fault("x".into()), 500),
        ];
        for (refusal, status) in all {
            let told = told(&refusal);
            assert_eq!(told.status, status, "{}", refusal.code());
            assert!(!told.next.id.is_empty() && !told.next.en.is_empty());
        }
    }
}
