//! What a file is by its first bytes; its name and what the browser says of it count for nothing.
//! Not here: whether the rest of it holds what the beginning promises (`picture`, `pdf`).

/// What a kept file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A document.
    Pdf,
    /// A photo.
    Jpeg,
    /// A picture.
    Png,
}

impl FileKind {
    /// Recognises a kept file; `None` for everything that is not kept.
    pub fn of(bytes: &[u8]) -> Option<FileKind> {
        match bytes {
            [b'%', b'P', b'D', b'F', b'-', ..] => Some(FileKind::Pdf),
            [0xff, 0xd8, 0xff, ..] => Some(FileKind::Jpeg),
            [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some(FileKind::Png),
            _ => None,
        }
    }

    /// The type that is said to a browser.
    pub const fn content_type(self) -> &'static str {
        match self {
            FileKind::Pdf => "application/pdf",
            FileKind::Jpeg => "image/jpeg",
            FileKind::Png => "image/png",
        }
    }

    /// The ending of a downloaded file's name.
    pub const fn extension(self) -> &'static str {
        match self {
            FileKind::Pdf => "pdf",
            FileKind::Jpeg => "jpg",
            FileKind::Png => "png",
        }
    }
}

/// What arrives. Pictures are drawn anew, so more kinds arrive than are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Arriving {
    /// Kept as it is, after a look at it.
    Pdf,
    /// Drawn anew.
    Jpeg,
    /// Drawn anew.
    Png,
    /// Drawn anew, as a photo.
    WebP,
    /// An iPhone's photo, of which nobody here has a decoder.
    Heic,
    /// A text or a sheet of an office program.
    Office,
    /// Anything else.
    Other,
}

impl Arriving {
    /// Recognises it.
    pub(super) fn of(bytes: &[u8]) -> Arriving {
        match (FileKind::of(bytes), bytes) {
            (Some(FileKind::Pdf), _) => Arriving::Pdf,
            (Some(FileKind::Jpeg), _) => Arriving::Jpeg,
            (Some(FileKind::Png), _) => Arriving::Png,
            (None, [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..]) => Arriving::WebP,
            (None, [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..]) if is_heic(brand) => Arriving::Heic,
            (None, [b'P', b'K', 3, 4, ..] | [0xd0, 0xcf, 0x11, 0xe0, ..] | [b'{', b'\\', b'r', b't', b'f', ..]) => {
                Arriving::Office
            }
            _ => Arriving::Other,
        }
    }
}

fn is_heic(brand: &[u8]) -> bool {
    [&b"heic"[..], b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif"]
        .iter()
        .any(|own| brand.starts_with(own))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_first_bytes() {
        assert_eq!(FileKind::of(b"\x89PNG\r\n\x1a\n..."), Some(FileKind::Png));
        for (bytes, kind) in [
            (&b"RIFF\x10\0\0\0WEBPVP8 "[..], Arriving::WebP),
            (b"\0\0\0\x18ftypheic\0\0\0\0mif1", Arriving::Heic),
            (b"PK\x03\x04word/document.xml", Arriving::Office),
            (b"<html>%PDF-1.7", Arriving::Other),
            (b" %PDF-1.7", Arriving::Other),
            (b"\0\0\0\x18ftypmp42", Arriving::Other),
            (b"", Arriving::Other),
        ] {
            assert_eq!(Arriving::of(bytes), kind, "{bytes:?}");
        }
    }
}
