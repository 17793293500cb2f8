//! What people confide at the desk and on the public page: a talk with a worker abroad, an interview about the recruiter, an
//! emergency, a complaint about the officer. Each is planted through its form and may be read by whom it was told only.
//! Not here: numbers of the person (`load::plant`), the search for all of them (`leaks`).

use testkit::planted::{Planted, Secret};
use testkit::random::Random;
use testkit::{Client, Form, Trouble};

/// Who reads what was confided: kind and roles. Everything else about a person follows `leaks::Visitor::may`.
pub(super) const READERS: [(&str, &[&str]); 5] = [
    ("jalur", OFFICER),
    ("talk", OFFICER),
    ("recruiter", OFFICER),
    ("emergency", OFFICER),
    ("complaint", &["koordinator", "penanggung_jawab"]),
];
const OFFICER: &[&str] = &["petugas_desmigratif"];

/// The planted person with what will be confided about her.
pub(super) fn with_words(planted: &Planted, seed: u64) -> Planted {
    let mut random = Random::from_seed(seed ^ 0xC0F1);
    let mut word = |start: &str| format!("{start} {:06}", random.below(1_000_000));
    let mut more = planted.clone();
    for (kind, start) in [
        ("talk", "gajinya ditahan majikan"),
        ("emergency", "jatuh dari lantai dua"),
        ("complaint", "diminta uang rokok oleh petugas"),
    ] {
        more.secrets.push(Secret { kind, value: word(start) });
    }
    more.secrets.push(Secret { kind: "recruiter", value: format!("Mbah Tekong {}", random.below(1_000_000)) });
    more
}

/// Tells everything through the forms; answers which kinds were asked for.
pub(super) fn tell(
    officer: &Client,
    visitor: &Client,
    case: &str,
    planted: &Planted,
) -> Result<Vec<&'static str>, Trouble> {
    let talk = form(officer, &format!("{case}/kabar"), &format!("{case}/kabar"))?
        .fill_if_asked("said", planted.value("talk"))
        .fill_if_asked("way", "telepon")
        .fill_if_asked("with", "pekerja")
        .fill_if_asked("outcome", "tersambung");
    sent("the talk", &talk)?;
    let interview = format!("{case}/perekrutan");
    let interview = form(officer, &interview, &interview)?
        .fill_if_asked("recruiter_kind", "perseorangan")
        .fill_if_asked("recruiter", planted.value("recruiter"));
    sent("the interview", &interview)?;
    let id = case.rsplit('/').next().unwrap_or_default();
    let emergency = form(officer, &format!("/darurat/baru?kasus={id}"), "/darurat/baru")?
        .fill_if_asked("what", "kecelakaan")
        .fill_if_asked("told", planted.value("emergency"))
        .fill_if_asked("reporter", "teman");
    sent("the emergency", &emergency)?;
    let complaint = form(visitor, "/pengaduan/tulis?tentang=petugas&desa=33.07.10.2004", "/pengaduan/tulis")?
        .fill_if_asked("category", "pelayanan_desa")
        .fill_if_asked("identity", "tanpa_nama")
        .fill_if_asked("text", planted.value("complaint"));
    sent("the complaint", &complaint)?;
    Ok(vec!["talk", "recruiter", "emergency", "complaint"])
}

fn form(client: &Client, page: &str, action: &str) -> Result<Form, Trouble> {
    client.try_open(page)?.try_form(action)
}

/// A form that is refused plants nothing, and nothing would be found: that is no finding but a fault of this tool.
fn sent(what: &str, form: &Form) -> Result<(), Trouble> {
    let answer = form.try_submit()?;
    if answer.status() < 400 {
        return Ok(());
    }
    let said: String = answer.text().chars().rev().take(900).collect::<Vec<_>>().into_iter().rev().collect();
    Err(Trouble::new(format!("{what} was not taken ({}): {said}", answer.status())))
}
