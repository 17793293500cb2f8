//! What a file is by its first bytes, how its text is written, and whether it unpacks to a reasonable size.

use std::io::{self, Read, Seek};

use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::SheetError;

/// The kinds of files that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Office Open XML, in a ZIP.
    Xlsx,
    /// The format of Excel before 2007.
    Xls,
    /// Text with separators.
    Delimited,
}

/// The kind by the first bytes; the name of a file decides nothing.
pub(super) fn kind_of(start: &[u8]) -> Result<Kind, SheetError> {
    const PACKED: &[u8] = b"PK\x03\x04";
    const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    // reason: what Excel 95 and older wrote begins without the compound file around it
    const BARE: &[u8] = &[0x09, 0x08];
    let foreign: [&[u8]; 6] = [b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"\x1f\x8b"];
    let foreign = foreign.iter().any(|magic| start.starts_with(magic)) || start.is_empty() || is_markup(start);
    let binary = wide(start).is_none() && start.contains(&0);
    if start.starts_with(PACKED) {
        Ok(Kind::Xlsx)
    } else if start.starts_with(COMPOUND) || start.starts_with(BARE) {
        Ok(Kind::Xls)
    } else if foreign || binary {
        Err(SheetError::Kind)
    } else {
        Ok(Kind::Delimited)
    }
}

/// Pages that some programs save under the ending `.xls`.
fn is_markup(start: &[u8]) -> bool {
    let text: String = start.iter().take(200).map(|byte| char::from(*byte).to_ascii_lowercase()).collect();
    let text = text.trim_start_matches(['\u{ef}', '\u{bb}', '\u{bf}']).trim_start();
    ["<!doctype", "<html", "<?xml", "<table"].iter().any(|mark| text.starts_with(mark))
}

fn wide(start: &[u8]) -> Option<&'static Encoding> {
    match start {
        [0xff, 0xfe, ..] => Some(UTF_16LE),
        [0xfe, 0xff, ..] => Some(UTF_16BE),
        _ => None,
    }
}

/// How a text is written: marked UTF-16, UTF-8 where every byte fits, otherwise what old Excel wrote (Windows-1252).
pub(super) fn encoding_of(mut text: impl Read) -> io::Result<&'static Encoding> {
    let mut block = vec![0; 64 * 1024];
    let mut kept = 0;
    let mut first = true;
    loop {
        let read = text.read(&mut block[kept..])?;
        if first && let Some(encoding) = wide(&block[..read]) {
            return Ok(encoding);
        }
        first = false;
        let end = kept + read;
        let good = match std::str::from_utf8(&block[..end]) {
            Ok(_) => end,
            // A letter that the block cut through is looked at with the next block.
            Err(error) if error.error_len().is_none() && read > 0 => error.valid_up_to(),
            Err(_) => return Ok(WINDOWS_1252),
        };
        if read == 0 {
            return Ok(UTF_8);
        }
        block.copy_within(good..end, 0);
        kept = end - good;
    }
}

/// Reads any of these encodings as UTF-8.
pub(super) struct Utf8<R> {
    inner: R,
    decoder: Decoder,
    raw: Vec<u8>,
    clear: Vec<u8>,
    at: usize,
    ended: bool,
}

impl<R: Read> Utf8<R> {
    pub(super) fn new(inner: R, encoding: &'static Encoding) -> Utf8<R> {
        let (raw, clear) = (vec![0; 32 * 1024], Vec::new());
        Utf8 { inner, decoder: encoding.new_decoder_with_bom_removal(), raw, clear, at: 0, ended: false }
    }
}

impl<R: Read> Read for Utf8<R> {
    fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
        while self.at == self.clear.len() && !self.ended {
            let read = self.inner.read(&mut self.raw)?;
            self.ended = read == 0;
            let room = self.decoder.max_utf8_buffer_length(read).unwrap_or(4 * read + 16);
            self.clear.resize(room, 0);
            let (_, _, written, _) = self.decoder.decode_to_utf8(&self.raw[..read], &mut self.clear, self.ended);
            self.clear.truncate(written);
            self.at = 0;
        }
        let length = target.len().min(self.clear.len() - self.at);
        target[..length].copy_from_slice(&self.clear[self.at..self.at + length]);
        self.at += length;
        Ok(length)
    }
}

/// Refuses a ZIP that unpacks to more than `most` bytes: what its own list says is not believed, every part is unpacked
/// and counted.
pub(super) fn unpacks_within(file: impl Read + Seek, most: u64) -> Result<(), SheetError> {
    let damaged = |error: zip::result::ZipError| SheetError::Damaged(error.to_string());
    let mut archive = zip::ZipArchive::new(file).map_err(damaged)?;
    let mut left = most;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(damaged)?;
        let texts = part.name().map_err(damaged)?.to_lowercase().ends_with("sharedstrings.xml");
        let mut promised = Promised::default();
        let unpacked = io::copy(&mut part.take(left + 1), &mut promised)
            .map_err(|error| SheetError::Damaged(error.to_string()))?;
        left = left.checked_sub(unpacked).ok_or(SheetError::Bomb)?;
        if texts && (promised.is_wide || promised.most > unpacked / SHORTEST_TEXT) {
            return Err(SheetError::Bomb);
        }
    }
    Ok(())
}

/// Bytes of the shortest shared text, `<si/>`.
const SHORTEST_TEXT: u64 = 5;

/// The greatest number of texts that a part promises. The reader makes room for as many as it says before it has seen one,
/// and a few bytes that promise billions would end the whole program.
#[derive(Debug, Default)]
struct Promised {
    most: u64,
    /// Written in two bytes a letter, in which nothing is found here; no program writes it so.
    is_wide: bool,
    begun: bool,
    /// How many letters of the name have come, then what follows it.
    matched: usize,
    digits: Option<u64>,
}

impl Promised {
    const NAME: &'static [u8] = b"uniqueCount";

    fn take(&mut self, byte: u8) {
        if self.matched < Self::NAME.len() {
            let goes_on = byte == Self::NAME[self.matched];
            self.matched = if goes_on { self.matched + 1 } else { usize::from(byte == Self::NAME[0]) };
            return;
        }
        match (byte, self.digits) {
            (b'0'..=b'9', so_far) => {
                let number = so_far.unwrap_or(0).saturating_mul(10).saturating_add(u64::from(byte - b'0'));
                self.digits = Some(number);
                self.most = self.most.max(number);
            }
            (b' ' | b'\t' | b'\r' | b'\n' | b'=' | b'"' | b'\'' | b'+', None) => {}
            _ => (self.matched, self.digits) = (usize::from(byte == Self::NAME[0]), None),
        }
    }
}

impl io::Write for Promised {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !self.begun {
            self.begun = true;
            self.is_wide = wide(bytes).is_some() || bytes.iter().take(4).any(|byte| *byte == 0);
        }
        bytes.iter().for_each(|byte| self.take(*byte));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Refuses a file of Excel before 2007 whose sheets promise more rows or columns than the format has: the reader makes
/// room for all of them before it has seen one.
pub(super) fn promises_within(file: &[u8]) -> Result<(), SheetError> {
    const DIMENSIONS: [[u8; 4]; 2] = [[0x00, 0x02, 14, 0], [0x00, 0x02, 16, 0]];
    let beyond = |record: &[u8]| {
        let rows = u32::from_le_bytes([record[8], record[9], record[10], record[11]]);
        let columns = u16::from_le_bytes([record[14], record[15]]);
        DIMENSIONS.iter().any(|head| record.starts_with(head)) && (rows > 65_536 || columns > 256)
    };
    if file.windows(16).any(beyond) { Err(SheetError::Bomb) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> String {
        let mut text = String::new();
        Utf8::new(bytes, encoding_of(bytes).unwrap()).read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn text_of_every_common_encoding_reads_the_same() {
        assert_eq!(read("Nama;Café".as_bytes()), "Nama;Café");
        assert_eq!(read("\u{feff}Nama;Café".as_bytes()), "Nama;Café");
        assert_eq!(read(b"Nama;Caf\xe9"), "Nama;Café");
        let wide: Vec<u8> =
            [0xff, 0xfe].into_iter().chain("Nama;Café".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(read(&wide), "Nama;Café");
    }

    #[test]
    fn a_letter_that_a_block_cuts_through_is_still_utf8() {
        let text = format!("{}é{}", "a".repeat(64 * 1024 - 1), "b".repeat(100));
        assert_eq!(encoding_of(text.as_bytes()).unwrap(), UTF_8);
        assert_eq!(encoding_of(&text.as_bytes()[..64 * 1024]).unwrap(), WINDOWS_1252, "cut off at the end");
    }

    #[test]
    fn a_picture_and_a_page_are_no_sheets_whatever_they_are_called() {
        for start in [&b"\x89PNG\r\n"[..], b"%PDF-1.7", b"<html><table>", b"", b"MZ\0\0"] {
            assert!(matches!(kind_of(start), Err(SheetError::Kind)), "{start:?}");
        }
        assert_eq!(kind_of(b"nik,nama\n").unwrap(), Kind::Delimited);
    }
}
