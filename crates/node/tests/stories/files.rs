//! Photos and PDFs as people send them: upright, without where they were taken, never more than a picture; refused in
//! words that help.

use testkit::{Client, Page};

use crate::desk::somebody;
use crate::world::{World, world};

/// A photo of 48 × 24 points as a phone sends it: held upright (turn to the right), with its owner's telephone and the
/// place in its EXIF. Left half dark, right half light.
const PHOTO: &[u8] = include_bytes!("photo.jpg");
const OWNER: &[u8] = b"081234567890";
const PLACE: &[u8] = b"S07.358 E109.903";

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|own| own == part)
}

/// Sends a file to a new resident's page and answers what came back, with the resident's address.
fn attach(world: &World, name: &str, kind: &str, bytes: &[u8]) -> (Page, String) {
    let (_, path) = somebody(world);
    let officer = world.officer();
    let address = format!("{path}/lampirkan");
    let form = officer.get(&address).form(&address).fill("name", "Foto KTP");
    (form.attach("file", name, kind, bytes).send(), path)
}

fn first_attachment(officer: &Client, path: &str) -> Page {
    let links = officer.get(path).links();
    let link = links.iter().find(|link| link.starts_with("/lampiran/")).expect("an attachment");
    officer.get(link)
}

#[test]
fn a_photo_comes_back_upright_and_without_place_and_owner() {
    assert!(holds(PHOTO, OWNER) && holds(PHOTO, PLACE), "the test would not notice anything");
    let world = world();
    let officer = world.officer();
    let (page, path) = attach(&world, "IMG_0001.jpg", "image/jpeg", PHOTO);
    page.must_be(200).must_say("Foto KTP");
    let kept = first_attachment(&officer, &path);
    assert_eq!(kept.header("content-type"), Some("image/jpeg"));
    for planted in [OWNER, PLACE, b"Exif"] {
        assert!(!holds(kept.bytes(), planted), "{}", String::from_utf8_lossy(planted));
    }
    assert_eq!(size_of(kept.bytes()), Some((24, 48)), "it was held upright");
}

/// Width and height as the frame of a JPEG says.
fn size_of(bytes: &[u8]) -> Option<(u16, u16)> {
    let frame = bytes.windows(2).position(|marker| marker == [0xff, 0xc0] || marker == [0xff, 0xc2])?;
    let number = |at: usize| Some(u16::from_be_bytes(*bytes.get(frame + at..)?.first_chunk()?));
    Some((number(7)?, number(5)?))
}

#[test]
fn the_name_of_a_file_says_nothing_about_what_it_is() {
    let world = world();
    let officer = world.officer();
    let (page, path) = attach(&world, "surat.pdf", "application/pdf", PHOTO);
    page.must_be(200);
    let kept = first_attachment(&officer, &path);
    assert_eq!(kept.header("content-type"), Some("image/jpeg"));
    assert!(kept.header("content-disposition").is_some_and(|name| name.contains(".jpg")));
    assert_eq!(kept.header("x-content-type-options"), Some("nosniff"));
    let (page, _) = attach(&world, "foto.jpg", "image/jpeg", b"<html><script>alert(1)</script>");
    page.must_be(422).must_say("Berkas harus berupa PDF atau foto");
}

#[test]
fn what_cannot_be_kept_is_refused_in_words_that_tell_what_to_do() {
    let world = world();
    let officer = world.officer();
    let cut = &PHOTO[..PHOTO.len() * 2 / 3];
    for (bytes, words) in [
        (&b"\0\0\0\x18ftypheic\0\0\0\0mif1"[..], "Paling Kompatibel"),
        (b"PK\x03\x04word/document.xml", "Simpan sebagai PDF"),
        (cut, "rusak atau terpotong"),
        (b"%PDF-1.7 half of it", "terpotong"),
        (b"%PDF-1.7 <</OpenAction<</S/J#61vaScript/JS(x)>>>> %%EOF", "berisi program"),
        (b"%PDF-1.7 trailer<</Encrypt 1 0 R>> %%EOF", "dikunci dengan kata sandi"),
    ] {
        let (page, path) = attach(&world, "x", "application/octet-stream", bytes);
        page.must_be(422).must_say(words);
        assert!(!officer.get(&path).says("Foto KTP"), "nothing was kept");
    }
}

#[test]
fn a_few_bytes_that_promise_a_giant_picture_are_refused_and_the_node_goes_on() {
    let mut bomb = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    bomb.extend(60_000u32.to_be_bytes());
    bomb.extend(60_000u32.to_be_bytes());
    // 8 bits, three colours; then the sum over the header, and nothing.
    bomb.extend([8, 2, 0, 0, 0]);
    bomb.extend(crc(&bomb[12..29]).to_be_bytes());
    bomb.extend(b"\0\0\0\x04IDAT\x78\x9c\x03\0");
    let world = world();
    let officer = world.officer();
    let (page, _) = attach(&world, "ktp.png", "image/png", &bomb);
    page.must_be(422).must_say("megapiksel");
    officer.get("/beranda").must_be(200);
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 })
    })
}
