//! The node's folder: made for its own user only, and written by one process at a time, whichever engine holds the rest.
//! Not here: what lies in it.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::Write;
use std::path::Path;

use super::DbError;

/// Names the path in an error of the system.
pub(super) fn at(path: &Path) -> impl FnOnce(std::io::Error) -> DbError {
    let path = path.to_owned();
    move |error| DbError::Path { path, error }
}

/// Makes the folder where it is missing and locks it for as long as the answer lives. The system gives the lock back
/// when the file is closed, also after a crash.
pub(super) fn lock(dir: &Path) -> Result<File, DbError> {
    crate::files::make_private_dir(dir).map_err(at(dir))?;
    let path = dir.join("writer.lock");
    let mut file =
        private(OpenOptions::new().create(true).write(true).truncate(false)).open(&path).map_err(at(&path))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Err(DbError::WriterElsewhere(dir.display().to_string())),
        Err(TryLockError::Error(error)) => return Err(at(&path)(error)),
    }
    file.set_len(0).and_then(|()| writeln!(file, "{}", std::process::id())).map_err(at(&path))?;
    Ok(file)
}

/// Files of a node are for its own user only.
pub(super) fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    crate::files::private(options)
}
