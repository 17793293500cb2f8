//! The body of a long file: read in blocks while it is sent, so that its length never stands in memory.

use std::fs::File;
use std::io::Read;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use hyper::body::{Body, Bytes, Frame, SizeHint};

/// Bytes read at a time.
const BLOCK: usize = 64 * 1024;

/// A file on its way. Reading it is reading what was just written: it waits for the disk hardly ever.
pub(crate) struct LongBody {
    pub(crate) file: Arc<File>,
    pub(crate) left: u64,
}

impl Body for LongBody {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        if self.left == 0 {
            return Poll::Ready(None);
        }
        let mut block = vec![0; BLOCK.min(usize::try_from(self.left).unwrap_or(BLOCK))];
        let read = (&*self.file).read(&mut block);
        Poll::Ready(Some(match read {
            Ok(0) => {
                self.left = 0;
                Err(std::io::ErrorKind::UnexpectedEof.into())
            }
            Ok(length) => {
                self.left -= length as u64;
                block.truncate(length);
                Ok(Frame::data(Bytes::from(block)))
            }
            Err(error) => {
                self.left = 0;
                Err(error)
            }
        }))
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}
