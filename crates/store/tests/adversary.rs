//! Entries that no honest node writes: whatever the set, tables follow from the set and not from its order; what would
//! break a chain is refused; what this edition does not know is kept as it came.

mod world;

use kernel::fold::StreamId;
use kernel::id::ActionId;
use kernel::journal::{Change, Entry, FieldChange, encode};
use kernel::value::Value;
use kernel::{Held, Record, RecordId};
use sha2::{Digest, Sha256};
use world::{Custody, Engine, HOME, Node, Person, Random, id, on_both_engines};

const OTHER_HOME: RecordId = RecordId([0xdd; 16]);
const START: i64 = 1_795_000_000_000;

type Written = (Entry, Vec<u8>);

/// The pen of somebody who writes bytes by hand.
struct Pen {
    stream: StreamId,
    sequence: u64,
    previous: [u8; 32],
}

impl Pen {
    fn new(node: u8, home: RecordId) -> Pen {
        Pen { stream: StreamId { node: RecordId([node; 16]), home }, sequence: 0, previous: [0; 32] }
    }

    fn write(&mut self, time: i64, epoch: u64, others: Vec<StreamId>, changes: Vec<Change>) -> Written {
        self.sequence += 1;
        let entry = Entry {
            stream: self.stream,
            sequence: self.sequence,
            previous: self.previous,
            time,
            action: ActionId(id(200)),
            account: id(201),
            changes,
            sealed: Vec::new(),
            epoch,
            others,
        };
        let body = encode(&entry);
        self.previous = Sha256::digest(&body).into();
        (entry, body)
    }

    fn sets(&mut self, time: i64, epoch: u64, record: RecordId, tag: u32, value: i64) -> Written {
        self.write(time, epoch, Vec::new(), vec![change(Person::KIND, record, tag, Vec::new(), Value::Integer(value))])
    }

    fn claims_custody(&mut self, time: i64, record: RecordId, epoch: i64, node: RecordId) -> Written {
        let fields =
            vec![field(1, Vec::new(), Value::Integer(epoch)), field(2, Vec::new(), Value::Text(node.to_string()))];
        self.write(time, 0, Vec::new(), vec![Change { kind: Custody::KIND, record, fields }])
    }
}

fn field(tag: u32, replaced: Vec<(u32, u64)>, value: Value) -> FieldChange {
    FieldChange { tag, replaced, value: Some(value) }
}

fn change(kind: u32, record: RecordId, tag: u32, replaced: Vec<(u32, u64)>, value: Value) -> Change {
    Change { kind, record, fields: vec![field(tag, replaced, value)] }
}

/// Delivers in every given order and asks for one digest, nothing to complain of, and the same after a rebuild.
fn fold_alike(engine: Engine, orders: &[Vec<Written>], what: &str) -> Node {
    let mut nodes: Vec<Node> = Vec::new();
    for order in orders {
        let node = Node::new(engine);
        node.take(order);
        assert_eq!(node.store.verify().unwrap().problems, Vec::<String>::new(), "{what}");
        let digest = node.store.digest().unwrap();
        node.store.rebuild().unwrap();
        assert_eq!(digest, node.store.digest().unwrap(), "{what}: rebuilt");
        if let Some(first) = nodes.first() {
            assert_eq!(first.store.digest().unwrap(), digest, "{what}: another order");
            assert_eq!(first.dump(), node.dump(), "{what}: another order");
        }
        nodes.push(node);
    }
    nodes.swap_remove(0)
}

fn both_ways(entries: &[Written]) -> Vec<Vec<Written>> {
    vec![entries.to_vec(), entries.iter().rev().cloned().collect()]
}

/// Three nodes, two homes, stolen records, claims of custody, versions that replace themselves or the future.
fn wild(seed: u64) -> Vec<Written> {
    let mut random = Random(seed);
    let homes = [HOME, OTHER_HOME];
    let mut pens: Vec<Pen> = (1..=3).flat_map(|node| homes.map(|home| Pen::new(node, home))).collect();
    let streams: Vec<StreamId> = pens.iter().map(|pen| pen.stream).collect();
    let mut entries = Vec::new();
    for _ in 0..70 {
        let at = random.below(pens.len() as u64) as usize;
        let time = START + random.below(20) as i64;
        let record = id(1 + random.below(3) as u8);
        let replaced: Vec<(u32, u64)> = (0..random.below(3))
            .map(|_| (random.below(1 + streams.len() as u64) as u32, 1 + random.below(12)))
            .collect();
        let value = Value::Integer(1 + random.below(2) as i64);
        if random.below(8) == 0 {
            let node = RecordId([1 + random.below(3) as u8; 16]);
            let claim = id(100 + random.below(4) as u8);
            entries.push(pens[at].claims_custody(time, claim, random.below(3) as i64, node));
            continue;
        }
        let (kind, tag) = match random.below(6) {
            0 => (Person::KIND, 0),
            1 => (Person::KIND, 3),
            2 | 3 => (Person::KIND, 5),
            4 => (99, 1),
            _ => (Person::KIND, 40),
        };
        let changed = change(kind, record, tag, replaced, value);
        entries.push(pens[at].write(time, random.below(3), streams.clone(), vec![changed]));
    }
    entries
}

fn wild_entries_of_three_nodes_fold_into_equal_tables_in_any_order(engine: Engine) {
    for seed in 1..=20 {
        let entries = wild(seed);
        let mut random = Random(seed + 500);
        let mut orders = both_ways(&entries);
        for _ in 0..2 {
            let mut shuffled = entries.clone();
            random.shuffle(&mut shuffled);
            orders.push(shuffled);
        }
        fold_alike(engine, &orders, &format!("seed {seed}"));
    }
}

fn a_record_written_from_another_home_stays_where_it_began(engine: Engine) {
    let (mut own, mut foreign) = (Pen::new(1, HOME), Pen::new(2, OTHER_HOME));
    let entries = [own.sets(START, 0, id(1), 3, 1), foreign.sets(START + 5, 0, id(1), 5, 99)];
    let node = fold_alike(engine, &both_ways(&entries), "two homes");
    let row = node.read(|read| read.row(Person::SPEC, id(1))).unwrap();
    assert_eq!(row.home, HOME);
    assert_eq!(row.integer("serial"), None, "what is under custody is not set from another home");
}

fn a_record_id_used_for_two_kinds_stays_two_records(engine: Engine) {
    let mut pen = Pen::new(1, HOME);
    let office = change(3, id(1), 1, Vec::new(), Value::Text("33.07".into()));
    let entries = [
        pen.sets(START, 0, id(1), 3, 1),
        pen.write(START + 1, 0, Vec::new(), vec![office]),
        pen.sets(START + 2, 0, id(1), 3, 2),
    ];
    fold_alike(engine, &both_ways(&entries), "two kinds");
}

fn what_a_later_claim_of_custody_allows_or_forbids_is_folded_again(engine: Engine) {
    let (mut first, mut second) = (Pen::new(1, HOME), Pen::new(2, HOME));
    let (one, two) = (first.stream.node, second.stream.node);
    // The claim with the lesser id decides; it comes last.
    let entries = [
        first.claims_custody(START, id(101), 1, one),
        second.sets(START + 1, 1, id(1), 5, 7),
        first.claims_custody(START + 2, id(100), 1, two),
        first.sets(START + 3, 1, id(2), 5, 8),
    ];
    let node = fold_alike(engine, &both_ways(&entries), "claims");
    assert_eq!(node.read(|read| read.row(Person::SPEC, id(1))).unwrap().integer("serial"), Some(7));
    assert!(node.read(|read| read.row(Person::SPEC, id(2))).is_err(), "nothing of it stands");
}

fn an_entry_that_does_not_follow_is_refused_and_leaves_nothing(engine: Engine) {
    let mut pen = Pen::new(1, HOME);
    let first = pen.sets(START, 0, id(1), 3, 1);
    pen.previous = [9; 32];
    let forged = pen.sets(START + 1, 0, id(1), 3, 2);
    let node = Node::new(engine);
    node.take(std::slice::from_ref(&first));
    let refused = node.store.import_entries(vec![forged.clone()]).unwrap_err();
    assert!(refused.to_string().contains("does not follow"), "{refused}");
    assert_eq!(node.entries().len(), 1);
    // The other way round: the one that closes the gap does not fit what waits behind it.
    let late = Node::new(engine);
    late.take(&[forged]);
    assert!(late.store.import_entries(vec![first]).is_err());
    assert_eq!(late.entries().len(), 1);
}

fn a_number_that_no_stream_reaches_is_refused(engine: Engine) {
    let mut pen = Pen::new(1, HOME);
    pen.sequence = u64::MAX - 1;
    let node = Node::new(engine);
    assert!(node.store.import_entries(vec![pen.sets(START, 0, id(1), 3, 1)]).is_err());
    assert_eq!(node.store.verify().unwrap().problems, Vec::<String>::new());
}

fn unknown_kinds_and_tags_are_kept_and_forwarded_byte_for_byte(engine: Engine) {
    let mut pen = Pen::new(1, HOME);
    let strange = [
        pen.write(START, 0, Vec::new(), vec![change(99, id(1), 1, Vec::new(), Value::Text("nanti".into()))]),
        pen.write(
            START + 1,
            0,
            Vec::new(),
            vec![change(Person::KIND, id(2), 40, Vec::new(), Value::Bytes(vec![1, 2]))],
        ),
        pen.sets(START + 2, 0, id(2), 3, 1),
    ];
    let (node, next) = (Node::new(engine), Node::new(engine));
    node.take(&strange);
    let file = node.folder.path().join("kirim.jrn");
    node.store.export_journal(&file).unwrap();
    assert_eq!(next.store.import_journal_trusting(&file).unwrap().new, 3);
    let bytes = |entries: Vec<Written>| entries.into_iter().map(|(_, body)| body).collect::<Vec<_>>();
    assert_eq!(bytes(next.entries()), bytes(strange.to_vec()));
    assert_eq!(node.store.digest().unwrap(), next.store.digest().unwrap());
}

fn an_erasure_stands_against_edits_and_keys_that_arrive_later(engine: Engine) {
    let (eraser, editor) = (Node::new(engine), Node::new(engine));
    eraser.found_office();
    eraser.person(id(1), "Wahyuningtyas", Some("3307050101900001")).unwrap();
    editor.take(&eraser.entries());
    editor.take_keys(&eraser, &[id(1)]);
    eraser.store.erase(id(1), eraser.now()).unwrap();
    editor.edit(id(1), Person::NAME.tag, Value::Text("Wahyuningrum".into())).unwrap();
    eraser.take(&editor.entries());
    let key = editor.store.local_read(|db| Ok(editor.store.keys().hand_over(db, id(1))?)).unwrap().unwrap();
    assert!(eraser.store.accept_key(id(1), key).is_err(), "a destroyed key is never taken in again");
    let row = eraser.read(|read| read.row(Person::SPEC, id(1))).unwrap();
    assert!(matches!(row.cell("name"), Held::Erased), "{:?}", row.cell("name"));
    assert_eq!(eraser.store.verify().unwrap().problems, Vec::<String>::new());
    eraser.store.rebuild().unwrap();
    for name in ["Wahyuningtyas", "Wahyuningrum", "3307050101900001"] {
        assert!(!eraser.holds(name), "{name}");
    }
}

fn a_file_that_was_cut_off_anywhere_is_refused_and_nothing_of_it_is_taken_up(engine: Engine) {
    let mut pen = Pen::new(1, HOME);
    let (node, next) = (Node::new(engine), Node::new(engine));
    node.take(&(0..5).map(|number| pen.sets(START + number, 0, id(1), 3, 1)).collect::<Vec<_>>());
    let file = node.folder.path().join("kirim.jrn");
    node.store.export_journal(&file).unwrap();
    let whole = std::fs::read(&file).unwrap();
    let bodies: Vec<u8> =
        node.entries().iter().flat_map(|(_, body)| [&(body.len() as u32).to_be_bytes()[..], body].concat()).collect();
    // Cut in its packing, and packed properly but cut before: only between two entries may a file end.
    let packed = |bytes: &[u8]| [&whole[..16], &zstd::encode_all(bytes, 0).unwrap()].concat();
    let first = 4 + node.entries()[0].1.len();
    let cut_before = [1, 3, first - 1, first + 2, bodies.len() - 1].map(|end| packed(&bodies[..end]));
    for cut in (0..whole.len()).map(|end| whole[..end].to_vec()).chain(cut_before) {
        std::fs::write(&file, &cut).unwrap();
        assert!(next.store.import_journal_trusting(&file).is_err(), "{} bytes", cut.len());
    }
    assert!(next.entries().is_empty());
    std::fs::write(&file, whole).unwrap();
    assert_eq!(next.store.import_journal_trusting(&file).unwrap().new, 5);
}

on_both_engines!(
    a_file_that_was_cut_off_anywhere_is_refused_and_nothing_of_it_is_taken_up,
    wild_entries_of_three_nodes_fold_into_equal_tables_in_any_order,
    a_record_written_from_another_home_stays_where_it_began,
    a_record_id_used_for_two_kinds_stays_two_records,
    what_a_later_claim_of_custody_allows_or_forbids_is_folded_again,
    an_entry_that_does_not_follow_is_refused_and_leaves_nothing,
    a_number_that_no_stream_reaches_is_refused,
    unknown_kinds_and_tags_are_kept_and_forwarded_byte_for_byte,
    an_erasure_stands_against_edits_and_keys_that_arrive_later,
);
