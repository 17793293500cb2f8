//! Where a backup can go: sticks that are plugged in, and folders that the operator named. Not here: writing there.

use std::path::{Path, PathBuf};

use kernel::RecordId;

/// Where systems mount what is plugged in.
const ROOTS: [&str; 3] = ["/media", "/run/media", "/mnt"];

/// A place for backups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// Its name for people.
    pub(super) name: String,
    /// The folder that backups of this node go into.
    pub(super) folder: PathBuf,
    /// Is it plugged in, rather than a folder that the operator named?
    pub(super) stick: bool,
    /// Bytes that are free.
    pub(super) free: u64,
}

/// Every place that is there now.
pub(super) fn places(folders: &[PathBuf], node: RecordId) -> Vec<Place> {
    let mounts = std::fs::read_to_string("/proc/self/mounts").unwrap_or_default();
    let sticks = mounted(&mounts).into_iter().map(|mount| {
        let name = mount.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        // A folder for each node: one stick carries the backups of several villages.
        let short = node.to_string().chars().rev().take(8).collect::<Vec<_>>();
        let folder = mount.join(format!("desmigratif-{}", short.iter().rev().collect::<String>()));
        Place { name, free: free(&mount), folder, stick: true }
    });
    let named = folders.iter().filter(|folder| is_there(folder)).map(|folder| Place {
        name: folder.display().to_string(),
        free: free(folder),
        folder: folder.clone(),
        stick: false,
    });
    sticks.chain(named).collect()
}

/// A folder is made where it is missing, but not the disk that it should lie on.
fn is_there(folder: &Path) -> bool {
    folder.is_dir() || folder.parent().is_some_and(Path::is_dir)
}

fn free(folder: &Path) -> u64 {
    let folder = if folder.is_dir() { folder } else { folder.parent().unwrap_or(folder) };
    rustix::fs::statvfs(folder).map_or(0, |about| about.f_bavail.saturating_mul(about.f_frsize))
}

/// Mount points that can be written, below where sticks are mounted.
fn mounted(mounts: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = mounts
        .lines()
        .filter_map(|line| {
            let mut words = line.split(' ');
            let (_, place, _, options) = (words.next()?, words.next()?, words.next()?, words.next()?);
            let place = PathBuf::from(plain(place));
            let below = ROOTS.iter().any(|root| place.starts_with(root) && place != Path::new(root));
            (below && !options.split(',').any(|option| option == "ro")).then_some(place)
        })
        .collect();
    found.sort();
    found.dedup();
    found
}

/// Spaces and the like stand as three octal digits.
fn plain(text: &str) -> String {
    let (mut bytes, mut rest) = (Vec::new(), text.as_bytes());
    while let Some((byte, after)) = rest.split_first() {
        let octal = (*byte == b'\\').then(|| u8::from_str_radix(std::str::from_utf8(after.get(..3)?).ok()?, 8).ok());
        match octal.flatten() {
            Some(octal) => {
                bytes.push(octal);
                rest = &after[3..];
            }
            None => {
                bytes.push(*byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sticks_are_found_where_systems_mount_them_and_what_cannot_be_written_is_left_out() {
        let mounts = "/dev/sda1 / ext4 rw,relatime 0 0\n\
            /dev/sdb1 /media/siti/CADANGAN\\040DESA vfat rw,nosuid 0 0\n\
            /dev/sdc1 /run/media/siti/BIRU exfat rw 0 0\n\
            /dev/sr0 /media/siti/CDROM iso9660 ro,nosuid 0 0\n\
            tmpfs /media tmpfs rw 0 0\n\
            /dev/sdd1 /mnt/usb ext4 rw 0 0\n\
            /dev/sdd1 /mnt/usb ext4 rw 0 0\n\
            half\n";
        let found = mounted(mounts);
        let wanted = ["/media/siti/CADANGAN DESA", "/mnt/usb", "/run/media/siti/BIRU"];
        assert_eq!(found, wanted.map(PathBuf::from));
    }

    #[test]
    fn a_named_folder_is_offered_where_it_can_be_made() {
        let place = testkit::places::fresh_folder("places").expect("a folder"); // reason: a test
        let inside = place.join("cadangan");
        let folders = [inside.clone(), place.join("tidak/ada")];
        let found: Vec<PathBuf> =
            places(&folders, RecordId::default()).into_iter().filter(|one| !one.stick).map(|one| one.folder).collect();
        assert_eq!(found, [inside]);
    }
}
