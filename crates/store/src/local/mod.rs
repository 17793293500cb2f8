//! Local tables: what stays on this node and is backed up but never sent.

/// Every table definition of this module.
pub const TABLES: &[&str] = &[];

#[cfg(test)]
pub(crate) mod tests {
    //! A folder that is gone after its test.

    use std::path::{Path, PathBuf};

    /// A fresh directory, removed when dropped.
    pub(crate) struct Folder(PathBuf);

    impl Folder {
        pub(crate) fn new() -> Folder {
            let mut random = [0u8; 8];
            getrandom::fill(&mut random).unwrap();
            let path = std::env::temp_dir().join(format!("desmigratif-test-{:016x}", u64::from_le_bytes(random)));
            std::fs::create_dir_all(&path).unwrap();
            Folder(path)
        }

        pub(crate) fn path(&self) -> &Path {
            &self.0
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }
}
