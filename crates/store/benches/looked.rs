//! What the access stream costs: an entry of a page (two records) without its commit, and durable, by one reader and by
//! sixty-four. `cargo bench -p desmigratif-store --bench looked`. Not here: pages through HTTP (xtask bench).

use std::time::Instant;

use jiff::Timestamp;
use kernel::access::{Actor, Role};
use kernel::registry::Registry;
use kernel::{RecordId, RecordSpec};
use store::access_stream::{Circumstances, Look, Outcome};
use store::keys::Unlock;
use store::{Store, StoreError};

const SPEC: RecordSpec = RecordSpec {
    kind: 50,
    name: "sample",
    path: "contoh",
    label: kernel::phrase("", ""),
    home: kernel::spec::HomeLevel::Village,
    custody: kernel::spec::Custody::Free,
    append_only: false,
    pages: false,
    read: &[],
    write: &[],
    specific: &[],
    source: "",
    states: None,
    fields: &[],
    retired: &[],
    indexes: &[],
};

fn about() -> Circumstances {
    Circumstances {
        actor: Actor { role: Some(Role::PetugasDesmigratif), ..Actor::visitor() },
        now: Timestamp::now(),
        request: "23DAB10A0D".into(),
        purpose: "mengurus kasus migrasi".into(),
        outcome: Outcome::Shown,
    }
}

fn looks(number: u64) -> Vec<Look> {
    (0..2u8)
        .map(|part| {
            let mut id = [part; 16];
            id[8..].copy_from_slice(&number.to_be_bytes());
            let person = Some(RecordId([7; 16]));
            Look { record: Some(RecordId(id)), person, ..Look::list(&SPEC, "33.07.10.2004", 1, [17, 24]) }
        })
        .collect()
}

fn main() -> Result<(), StoreError> {
    let folder = std::env::temp_dir().join(format!("desmigratif-bench-looked-{}", std::process::id()));
    let store = Store::open(folder.as_path(), Registry::default(), Unlock::KeyFile)?;
    let mut times = Vec::new();
    for number in 0..500 {
        let started = Instant::now();
        store.record_looks(about(), looks(number))?;
        times.push(started.elapsed().as_micros());
    }
    times.sort_unstable();
    println!("one reader, durable: median {} us, p99 {} us", times[250], times[495]);
    let mut bare = Vec::new();
    let sql = "INSERT INTO local_node (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = $2";
    for number in 0..500u64 {
        let started = Instant::now();
        let values = [("bench").into(), number.to_be_bytes().into()];
        store.local_write(move |db, _| Ok(db.execute(sql, &values)?))?;
        bare.push(started.elapsed().as_micros());
    }
    bare.sort_unstable();
    println!("a one-row commit of the same writer: median {} us, p99 {} us", bare[250], bare[495]);
    let started = Instant::now();
    let all = std::thread::scope(|scope| {
        let read = |reader: u64| {
            let store = &store;
            scope.spawn(move || {
                (0..100).try_for_each(|number| store.record_looks(about(), looks((reader << 32) | number)))
            })
        };
        let readers: Vec<_> = (0..64).map(read).collect();
        readers.into_iter().all(|reader| matches!(reader.join(), Ok(Ok(()))))
    });
    assert!(all, "a reader was refused");
    let seconds = started.elapsed().as_secs_f64();
    println!("64 readers, durable: {:.0} pages a second, {:.1} us each", 6400.0 / seconds, seconds * 1e6 / 6400.0);
    let started = Instant::now();
    let many: Vec<Look> = (0..20_000).flat_map(looks).collect();
    let entries = many.len() / 256 + 1;
    store.record_looks(about(), many)?;
    let micros = started.elapsed().as_secs_f64() * 1e6;
    println!("one commit of {entries} entries of 256 records: {:.1} us a record", micros / 40_000.0);
    let started = Instant::now();
    let found = store.local_read(store::access_stream::verify)?;
    println!(
        "verify: {} entries, {} problems, {:.0} ms",
        found.entries,
        found.problems.len(),
        started.elapsed().as_secs_f64() * 1e3
    );
    store.close();
    let _ = std::fs::remove_dir_all(folder);
    Ok(())
}
