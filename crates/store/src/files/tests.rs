//! What a kept file must be like, on a real disk.

use super::*;
use crate::keys::KeyError;
use crate::local::tests::Folder;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{DynamicImage, ImageEncoder, Rgb, RgbImage, RgbaImage};

const PDF: &[u8] = b"%PDF-1.7 Siti Aminah\n%%EOF\n";

fn secret() -> SubjectSecret {
    SubjectSecret::fresh().unwrap()
}

/// Left half dark, right half light, so that turning it shows.
fn halves(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| if x < width / 2 { Rgb([20, 30, 40]) } else { Rgb([220, 230, 240]) })
}

fn jpeg_of(picture: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 90)).unwrap();
    bytes
}

fn png_of(picture: &DynamicImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    picture.write_with_encoder(PngEncoder::new(&mut bytes)).unwrap();
    bytes
}

/// What a phone puts into a photo: which way it was held (6: turn it to the right), whose it is, and where it was taken.
fn with_exif(jpeg: &[u8]) -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        let mut bytes = tag.to_le_bytes().to_vec();
        bytes.extend(kind.to_le_bytes());
        bytes.extend(count.to_le_bytes());
        bytes.extend(value.to_le_bytes());
        bytes
    };
    let mut tiff = b"II*\0\x08\0\0\0\x03\0".to_vec();
    tiff.extend(entry(0x010e, 2, 20, 50));
    tiff.extend(entry(0x0112, 3, 1, 6));
    tiff.extend(entry(0x8825, 4, 1, 70));
    tiff.extend([0; 4]);
    tiff.extend(b"HP Siti 081234567890");
    tiff.extend(b"\x01\0");
    tiff.extend(entry(0x0002, 2, 16, 88));
    tiff.extend([0; 4]);
    tiff.extend(b"S07.358 E109.903");
    let mut segment = vec![0xff, 0xe1];
    segment.extend((tiff.len() as u16 + 8).to_be_bytes());
    segment.extend(b"Exif\0\0");
    segment.extend(tiff);
    [&jpeg[..2], &segment, &jpeg[2..]].concat()
}

fn holds(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|part| part == text)
}

fn drawn(bytes: &[u8]) -> (RgbImage, FileKind) {
    let (kept, kind) = cleaned(bytes).unwrap();
    (image::load_from_memory(&kept).unwrap().into_rgb8(), kind)
}

fn refused(bytes: &[u8]) -> &'static str {
    match cleaned(bytes).unwrap_err().refusal("scan") {
        kernel::Refusal::Invalid(problems) => {
            assert_eq!(problems[0].field, "scan");
            problems[0].code
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_file_is_kept_sealed_and_comes_back_only_under_its_own_key() {
    let folder = Folder::new();
    let files = Files::new(folder.path());
    let own = secret();
    let kept = files.put(&own, PDF).unwrap();
    assert_eq!((kept.size, kept.kind), (PDF.len() as u64, FileKind::Pdf));
    assert_eq!(files.get(&own, &kept.hash).unwrap(), PDF);
    assert!(matches!(files.get(&secret(), &kept.hash), Err(FileError::Key(KeyError::Altered))));
    let on_disk = std::fs::read(files.path(&kept.hash)).unwrap();
    assert!(!holds(&on_disk, b"Siti"));
    assert_eq!(files.list().unwrap(), [kept.hash]);
}

#[test]
fn a_photo_comes_back_upright_and_without_place_owner_or_camera() {
    let sent = with_exif(&jpeg_of(&halves(80, 40)));
    assert!(holds(&sent, b"S07.358") && holds(&sent, b"081234567890"));
    let (folder, own) = (Folder::new(), secret());
    let files = Files::new(folder.path());
    let kept = files.put(&own, &sent).unwrap();
    let bytes = files.get(&own, &kept.hash).unwrap();
    assert_eq!((kept.kind, kept.size), (FileKind::Jpeg, bytes.len() as u64));
    for planted in [&b"Exif"[..], b"S07.358", b"081234567890", b"HP Siti"] {
        assert!(!holds(&bytes, planted), "{planted:?}");
    }
    let picture = image::load_from_memory(&bytes).unwrap().into_rgb8();
    assert_eq!(picture.dimensions(), (40, 80), "it was held upright");
    assert!(picture.get_pixel(20, 10)[0] < 60 && picture.get_pixel(20, 70)[0] > 180, "the left side is on top");
}

#[test]
fn what_hangs_on_behind_or_hides_in_a_picture_does_not_come_back() {
    let archive = b"PK\x03\x04<script>alert(1)</script>".repeat(20);
    for sent in [jpeg_of(&halves(40, 40)), png_of(&halves(40, 40).into())] {
        let both = [&sent[..], &archive].concat();
        let (kept, _) = cleaned(&both).unwrap();
        assert!(!holds(&kept, b"script") && !holds(&kept, b"PK\x03\x04"));
    }
}

#[test]
fn pictures_are_no_larger_than_a_page_needs() {
    let (picture, kind) = drawn(&jpeg_of(&halves(4_000, 300)));
    assert_eq!((picture.dimensions(), kind), ((2_400, 180), FileKind::Jpeg));
    assert_eq!(drawn(&jpeg_of(&halves(2_400, 100))).0.dimensions(), (2_400, 100), "what fits stays");
    let (picture, kind) = drawn(&png_of(&halves(30, 20).into()));
    assert_eq!((picture.dimensions(), kind), ((30, 20), FileKind::Png), "a drawing stays a drawing");
    let mut noise = 7u32;
    let noisy = RgbImage::from_fn(900, 900, |_, _| {
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        Rgb([(noise >> 8) as u8, (noise >> 16) as u8, (noise >> 24) as u8])
    });
    assert_eq!(drawn(&png_of(&noisy.into())).1, FileKind::Jpeg, "a photo in a drawing's coat becomes a photo");
    let glass = RgbaImage::from_pixel(4, 4, image::Rgba([0, 0, 0, 0]));
    assert_eq!(drawn(&png_of(&glass.into())).0.get_pixel(0, 0).0, [255; 3], "what is transparent lies on white");
}

#[test]
fn a_webp_photo_is_kept_as_a_jpeg() {
    let mut webp = Vec::new();
    let picture = halves(64, 32);
    let encoder = image::codecs::webp::WebPEncoder::new_lossless(&mut webp);
    encoder.write_image(&picture, 64, 32, image::ExtendedColorType::Rgb8).unwrap();
    let (kept, kind) = drawn(&webp);
    assert_eq!((kept.dimensions(), kind), ((64, 32), FileKind::Jpeg));
    assert_eq!(refused(&webp[..webp.len() / 2]), "file.picture");
}

/// A PNG of a few bytes that says it is this large.
fn bomb(width: u32, height: u32) -> Vec<u8> {
    let small = png_of(&halves(8, 8).into());
    let mut header = b"IHDR".to_vec();
    header.extend(width.to_be_bytes());
    header.extend(height.to_be_bytes());
    header.extend([8, 2, 0, 0, 0]);
    let mut bytes = small[..8].to_vec();
    bytes.extend(13u32.to_be_bytes());
    bytes.extend(&header);
    bytes.extend(crc(&header).to_be_bytes());
    bytes.extend(&small[33..]);
    bytes
}

/// The sum that a chunk of a PNG ends with.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 })
    })
}

#[test]
fn a_few_bytes_that_promise_a_giant_picture_are_refused() {
    for (width, height) in [(60_000, 60_000), (7_500, 7_500), (u32::MAX >> 1, 2)] {
        assert_eq!(refused(&bomb(width, height)), "file.pixels", "{width} x {height}");
    }
    assert_eq!(refused(&bomb(3_000, 3_000)), "file.picture", "as large as one may be, but with nothing behind it");
}

#[test]
fn a_picture_that_was_cut_off_anywhere_is_refused() {
    for whole in [with_exif(&jpeg_of(&halves(200, 100))), png_of(&halves(200, 100).into())] {
        for part in [3, 5, 9] {
            assert_eq!(refused(&whole[..whole.len() * part / 10]), "file.picture");
        }
    }
    assert_eq!(refused(&[0xff, 0xd8, 0xff, 0xd9]), "file.picture");
    let mut scrambled = jpeg_of(&halves(200, 100));
    scrambled[4..60].fill(0xab);
    assert_eq!(refused(&scrambled), "file.picture");
}

#[test]
fn other_kinds_and_too_large_files_are_refused_in_words_that_tell_what_to_do() {
    for (bytes, code) in [
        (&b""[..], "file.empty"),
        (b"<html>", "file.kind"),
        (b"MZ\x90", "file.kind"),
        (b"GIF89a", "file.kind"),
        (b" %PDF-1.7 %%EOF", "file.kind"),
        (b"\xff\xd8", "file.kind"),
        (b"PK\x03\x04", "file.office"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "file.heic"),
        (b"%PDF-1.7 without an end", "file.pdf"),
        (b"%PDF-1.7 /Encrypt 1 0 R %%EOF", "file.locked"),
        (b"%PDF-1.7 /S /JavaScript %%EOF", "file.active"),
    ] {
        assert_eq!(refused(bytes), code, "{bytes:?}");
    }
    let padded = |most: usize, more: usize| [&b"%PDF-1.7 "[..], &vec![b' '; most + more - 14], b"%%EOF"].concat();
    assert!(cleaned(&padded(MOST_PDF, 0)).is_ok());
    assert_eq!(refused(&padded(MOST_PDF, 1)), "file.size");
    let mut photo = jpeg_of(&halves(20, 20));
    photo.resize(MOST_PICTURE + 1, 0);
    assert_eq!(refused(&photo), "file.size");
    let folder = Folder::new();
    assert!(Files::new(folder.path()).put(&secret(), b"MZ").is_err());
    assert!(Files::new(folder.path()).list().unwrap().is_empty(), "a refused file leaves nothing");
}

#[test]
fn a_damaged_or_missing_file_is_found_out() {
    let folder = Folder::new();
    let files = Files::new(folder.path());
    let own = secret();
    let kept = files.put(&own, PDF).unwrap();
    files.verify(&kept.hash).unwrap();
    let path = files.path(&kept.hash);
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[30] ^= 1;
    std::fs::write(&path, bytes).unwrap();
    assert!(matches!(files.verify(&kept.hash), Err(FileError::Damaged)));
    assert!(matches!(files.get(&own, &kept.hash), Err(FileError::Damaged)));
    files.remove(&kept.hash).unwrap();
    files.remove(&kept.hash).unwrap();
    assert!(matches!(files.get(&own, &kept.hash), Err(FileError::Missing)));
    assert!(files.list().unwrap().is_empty());
}

#[test]
fn sealed_bytes_travel_and_are_refused_under_another_name() {
    let (here, there) = (Folder::new(), Folder::new());
    let own = secret();
    let kept = Files::new(here.path()).put(&own, PDF).unwrap();
    let sealed = Files::new(here.path()).sealed(&kept.hash).unwrap();
    let files = Files::new(there.path());
    assert!(matches!(files.put_sealed(&[0; 32], &sealed), Err(FileError::Damaged)));
    files.put_sealed(&kept.hash, &sealed).unwrap();
    assert_eq!(files.get(&own, &kept.hash).unwrap(), PDF);
}

#[test]
fn a_write_cut_off_by_a_crash_is_no_file() {
    let folder = Folder::new();
    let files = Files::new(folder.path());
    let kept = files.put(&secret(), PDF).unwrap();
    let beside = files.path(&kept.hash).with_file_name("unfinished-0011223344556677");
    std::fs::write(beside, b"half").unwrap();
    assert_eq!(files.list().unwrap(), [kept.hash]);
}
