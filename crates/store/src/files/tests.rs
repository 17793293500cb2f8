//! What a kept file must be like, on a real disk.

use super::*;
use crate::local::tests::Folder;

const JPEG: &[u8] = &[0xff, 0xd8, 0xff, 0xe0, b'S', b'i', b't', b'i', b' ', b'A', b'm', b'i', b'n', b'a', b'h'];

fn secret() -> SubjectSecret {
    SubjectSecret::fresh().unwrap()
}

#[test]
fn a_photo_is_kept_sealed_and_comes_back_only_under_its_own_key() {
    let folder = Folder::new();
    let files = Files::new(folder.path());
    let own = secret();
    let kept = files.put(&own, JPEG).unwrap();
    assert_eq!((kept.size, kept.kind), (15, FileKind::Jpeg));
    assert_eq!(files.get(&own, &kept.hash).unwrap(), JPEG);
    assert!(matches!(files.get(&secret(), &kept.hash), Err(FileError::Key(KeyError::Altered))));
    let on_disk = std::fs::read(files.path(&kept.hash)).unwrap();
    assert!(!on_disk.windows(4).any(|part| part == b"Siti"));
    assert_eq!(files.list().unwrap(), [kept.hash]);
}

#[test]
fn only_pdf_jpeg_and_png_up_to_five_megabytes_are_taken() {
    let folder = Folder::new();
    let files = Files::new(folder.path());
    let own = secret();
    let refused = |bytes: &[u8]| match files.put(&own, bytes).unwrap_err().refusal("scan") {
        Refusal::Invalid(problems) => (problems[0].field.clone(), problems[0].code),
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(b""), ("scan".to_owned(), "file.empty"));
    for bytes in [&b"<html>"[..], b"MZ\x90", b"PK\x03\x04", b"GIF89a", b" %PDF-1.7", b"\xff\xd8", b"%PDF"] {
        assert_eq!(refused(bytes).1, "file.kind");
    }
    let mut large = b"%PDF-1.7".to_vec();
    large.resize(MOST_BYTES, b' ');
    assert_eq!(files.put(&own, &large).unwrap().kind, FileKind::Pdf);
    large.push(b' ');
    assert_eq!(refused(&large).1, "file.size");
    assert_eq!(FileKind::of(b"\x89PNG\r\n\x1a\n..."), Some(FileKind::Png));
    assert_eq!(files.list().unwrap().len(), 1, "a refused file leaves nothing");
}

#[test]
fn a_damaged_or_missing_file_is_found_out() {
    let folder = Folder::new();
    let files = Files::new(folder.path());
    let own = secret();
    let kept = files.put(&own, JPEG).unwrap();
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
    let kept = Files::new(here.path()).put(&own, JPEG).unwrap();
    let sealed = Files::new(here.path()).sealed(&kept.hash).unwrap();
    let files = Files::new(there.path());
    assert!(matches!(files.put_sealed(&[0; 32], &sealed), Err(FileError::Damaged)));
    files.put_sealed(&kept.hash, &sealed).unwrap();
    assert_eq!(files.get(&own, &kept.hash).unwrap(), JPEG);
}

#[test]
fn a_write_cut_off_by_a_crash_is_no_file() {
    let folder = Folder::new();
    let files = Files::new(folder.path());
    let kept = files.put(&secret(), JPEG).unwrap();
    let beside = files.path(&kept.hash).with_file_name("unfinished-0011223344556677");
    std::fs::write(beside, b"half").unwrap();
    assert_eq!(files.list().unwrap(), [kept.hash]);
}
