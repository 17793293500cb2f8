//! A look at a PDF before it is kept: has it a beginning and an end, and is there anything in it that would run, reach out
//! or hide? Names are read as a viewer reads them (`/J#61vaScript`), also in compressed object streams.
//!
//! What this does not find: what a viewer itself does wrong with fonts and pictures; objects that a reader finds without
//! their declared type; links, which are allowed. It is no scanner for viruses: the file goes out as it came, to a
//! browser's own viewer, and never as anything but a PDF.

use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;

use super::FileError;

/// Names of what is not taken.
const ACTIVE: [&str; 9] =
    ["JavaScript", "Launch", "EmbeddedFile", "EmbeddedFiles", "RichMedia", "XFA", "SubmitForm", "ImportData", "GoToE"];
/// Names the streams in which objects, and so names, lie compressed.
const OBJECTS: &str = "ObjStm";
/// Names the key of a locked file.
const LOCKED: &str = "Encrypt";
/// Where the end must stand, counted from the last byte.
const TAIL: usize = 1024;
/// How far a stream begins behind its type.
const DICTIONARY: usize = 4096;
/// The most bytes of all object streams of a file when opened.
const MOST_OPENED: usize = 32 * 1024 * 1024;
/// No name that matters is longer.
const LONGEST_NAME: usize = 32;

/// Refuses what is not taken.
///
/// # Errors
/// `CutPdf`, `LockedPdf`, `ActivePdf`.
pub(super) fn examine(bytes: &[u8]) -> Result<(), FileError> {
    let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
    let begins = [&b"%PDF-1."[..], b"%PDF-2."].iter().any(|start| bytes.starts_with(start));
    if !begins || find(tail, b"%%EOF").is_none() {
        return Err(FileError::CutPdf);
    }
    let mut left = MOST_OPENED;
    for (name, after) in names(bytes) {
        refuse(&name)?;
        if name == OBJECTS {
            let opened = open_objects(&bytes[after..], left).ok_or(FileError::ActivePdf("objects that do not open"))?;
            left -= opened.len();
            names(&opened).try_for_each(|(name, _)| refuse(&name))?;
        }
    }
    Ok(())
}

fn refuse(name: &str) -> Result<(), FileError> {
    if name == LOCKED {
        return Err(FileError::LockedPdf);
    }
    ACTIVE.iter().find(|active| **active == name).map_or(Ok(()), |active| Err(FileError::ActivePdf(active)))
}

/// Opens the stream that begins next. Only the plain compression is read: what comes in another coat is not taken.
fn open_objects(bytes: &[u8], most: usize) -> Option<Vec<u8>> {
    let start = find(&bytes[..bytes.len().min(DICTIONARY)], b"stream")? + b"stream".len();
    let packed = bytes[start..].strip_prefix(b"\r\n").or_else(|| bytes[start..].strip_prefix(b"\n"))?;
    decompress_to_vec_zlib_with_limit(packed, most).ok()
}

/// Every name, decoded, with the place behind it. Bytes between that only look like one do no harm.
fn names(bytes: &[u8]) -> impl Iterator<Item = (String, usize)> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        at += find(bytes.get(at..)?, b"/")? + 1;
        let (name, length) = name(&bytes[at..]);
        at += length;
        Some((name, at))
    })
}

fn name(bytes: &[u8]) -> (String, usize) {
    let (mut name, mut at) = (String::new(), 0);
    while let Some(byte) = bytes.get(at).filter(|byte| is_regular(**byte) && name.len() <= LONGEST_NAME) {
        let escaped = (*byte == b'#').then(|| hexadecimal(bytes.get(at + 1..at + 3)?)).flatten();
        name.push(char::from(escaped.unwrap_or(*byte)));
        at += if escaped.is_some() { 3 } else { 1 };
    }
    (name, at)
}

fn is_regular(byte: u8) -> bool {
    !matches!(byte, 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ') && !b"()<>[]{}/%".contains(&byte)
}

fn hexadecimal(digits: &[u8]) -> Option<u8> {
    u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = wanted.first()?;
    let mut at = 0;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| byte == first)?;
        if bytes[at..].starts_with(wanted) {
            return Some(at);
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use miniz_oxide::deflate::compress_to_vec_zlib;

    use super::*;

    fn pdf(inside: &[u8]) -> Vec<u8> {
        [b"%PDF-1.7\n1 0 obj\n<<", inside, b">>\nendobj\nstartxref\n9\n%%EOF\n"].concat()
    }

    fn told(bytes: &[u8]) -> String {
        examine(bytes).map_or_else(|error| error.to_string(), |()| "taken".to_owned())
    }

    fn objects(inside: &[u8]) -> Vec<u8> {
        let packed = compress_to_vec_zlib(inside, 6);
        [b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode>>\nstream\r\n", &packed[..], b"\nendstream <<"].concat()
    }

    #[test]
    fn a_plain_scan_is_taken_and_one_without_beginning_or_end_is_not() {
        assert_eq!(told(&pdf(b"/Type /Page /Contents 4 0 R /A <</S /URI /URI (https://kemnaker.go.id)>>")), "taken");
        assert_eq!(told(&pdf(&objects(b"7 0 <</Type /Page>>"))), "taken");
        let whole = pdf(&[b'x'; 3000]);
        for cut in [&whole[..whole.len() - 8], &whole[..40], b"%PDF-", b"%PDF-9.1 %%EOF"] {
            assert!(matches!(examine(cut), Err(FileError::CutPdf)), "{:?}", &cut[..5]);
        }
        let behind = [&whole[..], &[b'P'; 2000]].concat();
        assert!(matches!(examine(&behind), Err(FileError::CutPdf)), "something long hangs on behind");
    }

    #[test]
    fn what_would_run_or_carries_files_is_refused_however_it_is_written() {
        for (inside, why) in [
            (&b"/OpenAction <</S/JavaScript/JS(app.alert(1))>>"[..], "JavaScript"),
            (b"/OpenAction <</S /J#61v#61Script /JS (x)>>", "JavaScript"),
            (b"/A << /S /#4caunch /F (cmd.exe) >>", "Launch"),
            (b"/Names <</EmbeddedFiles 4 0 R>>", "EmbeddedFiles"),
            (b"/Subtype/RichMedia", "RichMedia"),
            (b"/AcroForm<</XFA[(a)]>>", "XFA"),
        ] {
            assert_eq!(told(&pdf(inside)), format!("the PDF holds {why}"));
            assert_eq!(told(&pdf(&objects(inside))), format!("the PDF holds {why}"), "compressed");
        }
        assert!(matches!(examine(&pdf(b"/Encrypt 9 0 R")), Err(FileError::LockedPdf)));
        assert_eq!(told(&pdf(b"/EncryptMetadata true (JavaScript) /Launcher")), "taken", "other names");
    }

    #[test]
    fn objects_that_swell_without_end_or_do_not_open_are_refused() {
        assert!(matches!(examine(&pdf(&objects(&vec![b' '; MOST_OPENED + 1]))), Err(FileError::ActivePdf(_))));
        let coat = b"/Type /ObjStm /Filter [/ASCIIHexDecode /FlateDecode]>> stream\n789c>\nendstream <<";
        assert!(matches!(examine(&pdf(coat)), Err(FileError::ActivePdf(_))));
        assert!(matches!(examine(&pdf(b"/Type /ObjStm")), Err(FileError::ActivePdf(_))), "no stream follows");
    }
}
