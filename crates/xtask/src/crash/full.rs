//! A disk that is full: the node works in a small file system of its own until nothing fits any more.

use std::path::Path;
use std::process::Command;

use testkit::{Node, Trouble, World, places};

use super::scene::Scene;
use crate::load;

/// How large the disk is beyond what the node's folder needs, in kilobytes.
const ROOM: u64 = 600;
/// More residents than fit into it.
const MOST: usize = 3_000;

/// A small disk, taken away when dropped.
struct Disk(std::path::PathBuf);

impl Disk {
    /// Mounts it; none where this user may not mount.
    fn mount(at: std::path::PathBuf, kilobytes: u64) -> Result<Option<Disk>, Trouble> {
        std::fs::create_dir_all(&at)?;
        let size = format!("size={kilobytes}k");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(&at).output()?;
        Ok(mounted.status.success().then_some(Disk(at)))
    }

    fn resize(&self, kilobytes: u64) -> Result<(), Trouble> {
        let options = format!("remount,size={kilobytes}k");
        let done = Command::new("mount").args(["-o", &options]).arg(&self.0).status()?;
        if done.success() { Ok(()) } else { Err(Trouble::new("the small disk was not made larger")) }
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // Left mounted it would only be empty memory.
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

fn kilobytes(folder: &Path) -> Result<u64, Trouble> {
    let mut bytes = 0;
    for entry in std::fs::read_dir(folder)? {
        bytes += entry?.metadata()?.len();
    }
    Ok(bytes / 1024)
}

/// Copies the world onto a small disk, registers until it is full, reads, makes room, and registers again.
pub fn fill(scene: &mut Scene) -> Result<(), Trouble> {
    scene.node.kill();
    let from = scene.node.folder().to_owned();
    let size = kilobytes(&from)? + ROOM;
    let Some(disk) = Disk::mount(scene.place.join("disk"), size)? else {
        println!("SKIPPED: a full disk, as this user may not mount one; the store's own tests fill a database");
        return scene.node.restart();
    };
    let folder = disk.0.join("node");
    places::copy_folder(&from, &folder)?;
    let world = World { villages: 1, ..World::small() };
    let mut node = Node::try_start_in(folder, &world)?;
    let written = until_full(&node);
    let verified = node.try_run(&["verify"])?;
    let mut wrong = Vec::new();
    match &written {
        Err(trouble) => wrong.push(format!("full disk: {trouble}")),
        Ok(count) => println!("full disk: {count} answered before it was full"),
    }
    if verified.code != 0 {
        wrong.push(format!("full disk: verify says {}{}", verified.output, verified.errors));
    }
    disk.resize(size + 20_000)?;
    let officer = node.try_sign_in("petugas_desmigratif")?;
    let again = load::prepare(&officer, "Sesudah penuh").and_then(|form| load::send(&form, "Sesudah penuh"));
    if let Err(trouble) = again {
        wrong.push(format!("full disk: with room again, without a restart: {trouble}"));
    }
    node.stop()?;
    drop(node);
    scene.counts.unsound.extend(wrong);
    scene.node.restart()
}

/// Registers until the node refuses; then what is there must still be shown.
fn until_full(node: &Node) -> Result<usize, Trouble> {
    let officer = node.try_sign_in("petugas_desmigratif")?;
    let mut answered = Vec::new();
    for number in 0..MOST {
        let name = format!("Penuh {number}");
        let form = match load::prepare(&officer, &name) {
            Ok(form) => form,
            // Drafts and sessions need room as well.
            Err(_) if !answered.is_empty() => break,
            Err(trouble) => return Err(trouble),
        };
        let page = form.try_submit()?;
        match page.location() {
            Some(path) => answered.push(path.to_owned()),
            None if page.status() == 507 && page.says("penuh") => break,
            None => return Err(Trouble::new(format!("refused with {}: {}", page.status(), page.text()))),
        }
    }
    if answered.len() == MOST {
        return Err(Trouble::new("it never filled up"));
    }
    for path in answered.iter().rev().take(5) {
        let page = officer.try_open(path)?;
        if page.status() != 200 {
            return Err(Trouble::new(format!("{path} is not shown any more ({})", page.status())));
        }
    }
    Ok(answered.len())
}
