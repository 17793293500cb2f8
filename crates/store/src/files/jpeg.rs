//! The frame of a JPEG: whether it has its end, and how it is coded. The decoder paints what is missing grey and says
//! nothing; here a picture that was cut off is found out. Not here: decoding.

/// What the frame says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Frame {
    /// Coded in several passes, all of which the decoder keeps in memory.
    pub(super) progressive: bool,
}

/// Walks from segment to segment to the end of the picture; `None` where it has none. What follows the end (a film beside
/// the photo, an archive) does not count.
pub(super) fn frame(bytes: &[u8]) -> Option<Frame> {
    let mut frame = Frame { progressive: false };
    let mut rest = bytes;
    loop {
        let (marker, after) = next_marker(rest)?;
        rest = match marker {
            // The start, a lone marker, a restart: nothing belongs to them.
            0xd8 | 0x01 | 0xd0..=0xd7 => after,
            0xd9 => return Some(frame),
            _ => {
                frame.progressive |= matches!(marker, 0xc2 | 0xc6 | 0xca | 0xce);
                let length = usize::from(u16::from_be_bytes(*after.first_chunk()?));
                after.get(length.max(2)..)?
            }
        };
    }
}

/// The next marker and what follows it. Coded picture data lie between markers; in them FF is followed by 0.
fn next_marker(mut bytes: &[u8]) -> Option<(u8, &[u8])> {
    loop {
        let place = bytes.iter().position(|byte| *byte == 0xff)?;
        bytes = &bytes[place + 1..];
        let marker = *bytes.first()?;
        if marker != 0 && marker != 0xff {
            return Some((marker, &bytes[1..]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thumbnail_inside_is_not_the_end_of_the_picture() {
        let mut bytes = vec![0xff, 0xd8, 0xff, 0xe1, 0, 6, 0xff, 0xd8, 0xff, 0xd9];
        assert_eq!(frame(&bytes), None, "the end is that of the thumbnail");
        bytes.extend([0xff, 0xc2, 0, 2, 0xff, 0xda, 0, 2, 7, 0xff, 0, 0xff, 0xd3, 8]);
        assert_eq!(frame(&bytes), None, "cut off in the data");
        bytes.extend([0xff, 0xd9, b'P', b'K']);
        assert_eq!(frame(&bytes), Some(Frame { progressive: true }));
        assert_eq!(frame(&[0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff]), None);
        assert_eq!(frame(b""), None);
    }
}
