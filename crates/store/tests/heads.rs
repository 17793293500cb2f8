//! Signed heads: entries of another node are taken up from a file only where their author signed how far they go.

mod world;

use kernel::changes::Changes;
use kernel::fold::StreamId;
use kernel::id::ActionId;
use kernel::journal::{Change, Entry, FieldChange, encode};
use kernel::value::Value;
use kernel::{Id, Record, RecordId};
use store::signing::Heads;
use world::{Custody, Engine, HOME, Node, Person, id, on_both_engines};

const FORMER: &[u8] = b"desmigratif-jrn1";
const MAGIC: &[u8] = b"desmigratif-jrn2";

fn worked_in(engine: Engine) -> Node {
    let node = Node::new(engine);
    node.found_office();
    node.person(id(1), "Wahyuni", Some("1")).unwrap();
    node.edit(id(1), Person::COLOUR.tag, Value::Integer(2)).unwrap();
    node
}

/// The parts of a file: heads and entries.
fn parts(file: &[u8]) -> (Heads, Vec<Vec<u8>>) {
    let clear = zstd::decode_all(&file[16..]).unwrap();
    let (mut rest, mut parts) = (clear.as_slice(), Vec::new());
    while let Some((length, after)) = rest.split_at_checked(4) {
        let (part, after) = after.split_at(u32::from_be_bytes(length.try_into().unwrap()) as usize);
        parts.push(part.to_vec());
        rest = after;
    }
    let heads = if &file[..16] == MAGIC { Heads::decode(&parts.remove(0)).unwrap() } else { Heads::default() };
    (heads, parts)
}

fn packed(magic: &[u8], parts: &[Vec<u8>]) -> Vec<u8> {
    let clear: Vec<u8> =
        parts.iter().flat_map(|part| [&(part.len() as u32).to_be_bytes(), part.as_slice()].concat()).collect();
    [magic, &zstd::encode_all(clear.as_slice(), 0).unwrap()].concat()
}

fn file_of(heads: &Heads, entries: &[Vec<u8>]) -> Vec<u8> {
    let mut all = vec![heads.encode()];
    all.extend(entries.iter().cloned());
    packed(MAGIC, &all)
}

fn exported(node: &Node) -> Vec<u8> {
    let file = node.folder.path().join("kirim.jrn");
    node.store.export_journal(&file).unwrap();
    std::fs::read(file).unwrap()
}

fn taken_up(node: &Node, file: &[u8], trust: bool) -> Result<store::Imported, String> {
    let path = node.folder.path().join("terima.jrn");
    std::fs::write(&path, file).unwrap();
    let taken = if trust { node.store.import_journal_trusting(&path) } else { node.store.import_journal(&path) };
    taken.map_err(|error| error.to_string())
}

/// An entry that nobody but a thief wrote: it says that the thief has custody of the office.
fn forged(author: RecordId, sequence: u64, previous: [u8; 32], custodian: RecordId) -> Vec<u8> {
    let field = |tag, value| FieldChange { tag, replaced: Vec::new(), value: Some(value) };
    let fields = vec![field(1, Value::Integer(0)), field(2, Value::Text(custodian.to_string()))];
    encode(&Entry {
        stream: StreamId { node: author, home: HOME },
        sequence,
        previous,
        time: 1_795_000_000_000,
        action: ActionId(id(200)),
        account: id(201),
        changes: vec![Change { kind: Custody::KIND, record: id(1), fields }],
        sealed: Vec::new(),
        epoch: 0,
        others: Vec::new(),
    })
}

fn what_a_node_signed_is_taken_up_passed_on_and_its_key_is_pinned_when_first_seen(engine: Engine) {
    let (author, middle, last) = (worked_in(engine), Node::new(engine), Node::new(engine));
    let file = exported(&author);
    let first = taken_up(&middle, &file, false).unwrap();
    let key = author.store.node_keys().unwrap()[&author.store.node()];
    assert_eq!((first.new, first.pinned), (3, vec![(author.store.node(), key)]));
    assert_eq!(taken_up(&middle, &file, false).unwrap().pinned, [], "seen once");
    assert_eq!(exported(&middle), file, "passed on as it came, the author's signature with it");
    author.edit(id(1), Person::COLOUR.tag, Value::Integer(1)).unwrap();
    assert_eq!(taken_up(&middle, &exported(&author), false).unwrap().new, 1);
    assert_eq!(taken_up(&last, &exported(&middle), false).unwrap().new, 4);
    assert_eq!(last.store.digest().unwrap(), author.store.digest().unwrap());
}

fn entries_behind_the_signed_end_or_before_a_break_are_refused_and_nothing_is_taken_up(engine: Engine) {
    let author = worked_in(engine);
    let (heads, entries) = parts(&exported(&author));
    let thief = Node::new(engine).store.node();
    let digest = |body: &[u8]| <[u8; 32]>::from(<sha2::Sha256 as sha2::Digest>::digest(body));
    let longer = forged(author.store.node(), 4, digest(&entries[2]), thief);
    let in_place = forged(author.store.node(), 3, digest(&entries[1]), thief);
    let cases = [
        ("one entry more", [&entries[..], &[longer]].concat()),
        ("the last one replaced", [&entries[..2], &[in_place]].concat()),
        ("the last one missing", entries[..2].to_vec()),
        ("one missing in between", vec![entries[0].clone(), entries[2].clone()]),
    ];
    for (what, entries) in cases {
        let node = Node::new(engine);
        let refused = taken_up(&node, &file_of(&heads, &entries), false).unwrap_err();
        assert!(refused.contains("signed by nobody"), "{what}: {refused}");
        assert!(node.entries().is_empty(), "{what}");
    }
}

fn who_is_not_the_author_cannot_sign_for_them(engine: Engine) {
    let (author, thief, victim) = (worked_in(engine), Node::new(engine), Node::new(engine));
    thief.found_office();
    taken_up(&victim, &exported(&author), false).unwrap();
    let (mut heads, entries) = parts(&exported(&author));
    let stolen = author.store.node();
    // A key of the thief's own under the author's name.
    let thiefs = thief.store.node_keys().unwrap()[&thief.store.node()];
    heads.keys.insert(stolen, thiefs);
    let refused = taken_up(&victim, &file_of(&heads, &entries), true).unwrap_err();
    assert!(refused.contains("another key"), "also where the file is trusted: {refused}");
    // The author's key and a head that the author did not sign.
    let (mut heads, entries) = parts(&exported(&author));
    heads.heads[0].sequence = 2;
    let refused = taken_up(&victim, &file_of(&heads, &entries), false).unwrap_err();
    assert!(refused.contains("has not signed"), "{refused}");
    // The author's own node believes nobody else about itself.
    let own = forged(stolen, 1, [0; 32], thief.store.node());
    assert!(taken_up(&author, &file_of(&Heads::default(), &[own]), false).is_err());
    assert_eq!(author.entries().len(), 3);
}

fn a_file_of_the_first_edition_is_taken_up_only_by_who_says_so(engine: Engine) {
    let (author, node) = (worked_in(engine), Node::new(engine));
    let (_, entries) = parts(&exported(&author));
    let former = packed(FORMER, &entries);
    let refused = taken_up(&node, &former, false).unwrap_err();
    assert!(refused.contains("--trust"), "{refused}");
    assert_eq!(taken_up(&node, &former, true).unwrap().new, 3);
    assert_eq!(node.store.digest().unwrap(), author.store.digest().unwrap());
    // What was taken on trust is not passed on as if it were signed.
    let next = Node::new(engine);
    assert!(taken_up(&next, &exported(&node), false).is_err());
    // The author's own word for it makes it so.
    taken_up(&node, &exported(&author), false).unwrap();
    assert_eq!(taken_up(&next, &exported(&node), false).unwrap().new, 3);
}

fn a_node_that_is_opened_again_signs_with_the_same_key(engine: Engine) {
    let node = worked_in(engine);
    let keys = node.store.node_keys().unwrap();
    let mut changes = Changes::new();
    changes.create(HOME, &Custody { id: Id::new(id(90)), epoch: 0, node: node.store.node().to_string() });
    node.write(changes).unwrap();
    let Node { store, location, folder, .. } = node;
    store.close();
    let again = store::Store::open(location, world::registry(), store::keys::Unlock::KeyFile).unwrap();
    assert_eq!(again.node_keys().unwrap(), keys);
    drop((again, folder));
}

on_both_engines!(
    what_a_node_signed_is_taken_up_passed_on_and_its_key_is_pinned_when_first_seen,
    entries_behind_the_signed_end_or_before_a_break_are_refused_and_nothing_is_taken_up,
    who_is_not_the_author_cannot_sign_for_them,
    a_file_of_the_first_edition_is_taken_up_only_by_who_says_so,
    a_node_that_is_opened_again_signs_with_the_same_key,
);
