//! The handover of a package (BAST): every thing has passed, a member receives it, the head seals the record, and each piece is
//! an asset of the group from then on. It happens once. Not here: sealing as such (people), what becomes of an asset (`asset`).

use kernel::access::HEADS;
use kernel::money::{Rupiah, whole};
use kernel::seal::HANDOVER;
use kernel::{ActionId, Changes, Id, Lang, RecordId, Refusal, Stored, day};
use people::office::sealed_paper::{self, Paper, Sealing};
use people::records::{Resident, SealedPaper};
use people::rules::sealed_paper::{Content, Piece};
use store::engine::Cell;
use store::{Reader, Seen, Statement};

use super::aid_package::PackageFile;
use super::{group_membership, own_office};
use crate::records::aid_item::ItemState;
use crate::records::aid_package::PackageState;
use crate::records::asset::AssetState;
use crate::records::asset_step::AssetMove;
use crate::records::{AidItem, AidPackage, Asset, AssetStep, GroupMembership};
use crate::rules::marks;
use crate::words::aid_package as words;

/// Things of which each piece is an asset of its own up to this quantity; more are one asset together.
const PIECES: i64 = 30;

/// How many assets an office ($1) received in a year of days from $2 to $3.
pub static RECEIVED: Statement = Statement::unscoped(
    "enterprise.assets_received",
    3,
    "codes count every asset of an office, whoever asks; the answer is one number",
    "SELECT count(*) FROM asset WHERE home = $1 AND received_on >= $2 AND received_on <= $3",
);

/// What the page gave.
pub struct HandingOver {
    /// The package.
    pub package: RecordId,
    /// As it was shown.
    pub seen: Seen,
    /// Who receives it for the group.
    pub receiver: RecordId,
    /// The unlocked key.
    pub sealing: Sealing,
}

/// May the actor hand this package over now? Asked before the slow unlocking, and again on the writer.
///
/// # Errors
/// `Forbidden` for others than the village's head; `Conflict`; `Invalid` for one that is handed over already, while a thing has
/// not passed, and at `receiver` for who is no member of the group.
pub fn ready(
    read: &Reader<'_>,
    package: RecordId,
    seen: &Seen,
    receiver: RecordId,
) -> Result<(PackageFile, Stored<GroupMembership>), Refusal> {
    let standing = read.seen::<AidPackage>(package, seen)?;
    own_office(read, standing.home(), HEADS).map_err(|_| Refusal::Forbidden(words::HEAD_ONLY))?;
    let file = PackageFile::of(read, package)?;
    match standing.state {
        PackageState::Ordered => {}
        PackageState::HandedOver => return Err(Refusal::invalid("", "aid.handed_over", words::HANDED_OVER_ALREADY)),
        PackageState::Planned => return Err(Refusal::invalid("", "aid.not_ordered", words::NOT_ORDERED)),
        PackageState::Cancelled => return Err(Refusal::invalid("", "aid.cancelled", words::CANCELLED_ALREADY)),
    }
    if let Some(obstacle) = file.obstacle() {
        return Err(Refusal::invalid("", "aid.not_passed", words::not_handed(obstacle)));
    }
    let members = group_membership::of_group(read, file.group.row.id)?;
    let receiver = group_membership::standing_of(&members).find(|one| one.row.id == receiver).cloned();
    let receiver = receiver.ok_or_else(|| Refusal::invalid("receiver", "required", words::RECEIVER_NEEDED))?;
    Ok((file, receiver))
}

/// Hands a package over.
///
/// # Errors
/// As [`ready`] and as sealing.
pub fn hand_over(read: &Reader<'_>, action: ActionId, input: &HandingOver) -> Result<Changes, Refusal> {
    let (file, receiver) = ready(read, input.package, &input.seen, input.receiver)?;
    let home = file.package.home();
    let mut changes = Changes::new();
    let paper = Paper { id: action.record(1), owner: input.package, kind: HANDOVER, series: "BAST" };
    let content = content(read, &file, &receiver)?;
    sealed_paper::seal(read, &mut changes, home, &paper, content, &input.sealing)?;
    let today = read.today();
    let next = marks::next(marks::SURVIVAL, today, None);
    changes
        .edit(&file.package)
        .set(AidPackage::STATE, PackageState::HandedOver)
        .set(AidPackage::HANDED_OVER_ON, Some(today))
        .set(AidPackage::RECEIVER, Some(receiver.reference()))
        .set(AidPackage::NEXT_ASK, next.map(|(_, on)| on))
        .set(AidPackage::NEXT_MARK, next.map(|(mark, _)| mark));
    assets(read, action, &file, &receiver, &mut changes)?;
    Ok(changes)
}

/// Each piece as an asset, with the step that brought it.
fn assets(
    read: &Reader<'_>,
    action: ActionId,
    file: &PackageFile,
    receiver: &Stored<GroupMembership>,
    changes: &mut Changes,
) -> Result<(), Refusal> {
    let (home, today) = (file.package.home(), read.today());
    let year = today.year();
    let days = [format!("{year:04}-01-01"), format!("{year:04}-12-31")];
    let rows = read.select(&RECEIVED, &[Cell::from(home), Cell::from(days[0].clone()), Cell::from(days[1].clone())])?;
    let mut serial = rows.first().and_then(|row| row.first()).and_then(Cell::integer).unwrap_or(0);
    let mut place = 10;
    for item in file.items.iter().filter(|item| item.state == ItemState::Passed) {
        let pieces = if item.quantity <= PIECES { item.quantity } else { 1 };
        for _ in 0..pieces {
            serial += 1;
            let asset = asset(item, (action.record(place), serial), item.quantity / pieces, (receiver, today));
            let step = AssetStep {
                id: Id::new(action.record(place + 1)),
                asset: kernel::value::Ref::new(asset.id, home),
                kind: AssetMove::HandedOver,
                on: today,
                from: None,
                to: Some(receiver.reference()),
                cost: None,
                note: None,
            };
            changes.create(home, &asset).create(home, &step);
            place += 2;
        }
    }
    if changes.records.len() > MOST_CHANGES {
        return Err(Refusal::invalid("", "aid.many", words::TOO_MANY));
    }
    Ok(())
}

/// An entry holds at most 256 changes.
const MOST_CHANGES: usize = 250;

fn asset(
    item: &Stored<AidItem>,
    (id, serial): (RecordId, i64),
    quantity: i64,
    (receiver, today): (&Stored<GroupMembership>, jiff::civil::Date),
) -> Asset {
    let next = marks::next(marks::CONDITION, today, None);
    Asset {
        id: Id::new(id),
        code: format!("AU/{serial:03}/{}", today.year()),
        name: item.name.clone(),
        group: item.group,
        package: item.package,
        item: item.reference(),
        quantity,
        value: Rupiah(item.unit_value.0.saturating_mul(quantity)),
        received_on: today,
        state: AssetState::InUse,
        reason: None,
        since: today,
        holder: Some(receiver.reference()),
        next_check: next.map(|(_, on)| on),
        next_mark: next.map(|(mark, _)| mark),
    }
}

/// What the record says.
fn content(read: &Reader<'_>, file: &PackageFile, receiver: &GroupMembership) -> Result<Content, Refusal> {
    let package = &file.package;
    let name = read.get::<Resident>(receiver.resident.id)?.name.known().cloned().unwrap_or_default();
    let head = sealed_paper::head(read, package.home())?;
    let pair = |label: kernel::Phrase, value: String| Piece::Pair(label.say(Lang::Id).to_owned(), value);
    let mut body = vec![
        Piece::Paragraph(words::PAPER_FIRST.say(Lang::Id).replace("%1", &day::long(read.today(), Lang::Id))),
        pair(words::PAPER_PACKAGE, package.name.clone()),
        pair(words::PAPER_SOURCE, format!("{}, {}", package.source.label().say(Lang::Id), package.giver)),
        pair(words::PAPER_BUDGET, format!("{} ({})", package.budget_line, package.year)),
        pair(words::PAPER_VALUE, package.value.to_string()),
        pair(words::PAPER_GROUP, file.group.name.clone()),
        pair(words::PAPER_RECEIVER, format!("{name}, {}", receiver.role.label().say(Lang::Id).to_lowercase())),
        Piece::Paragraph(words::PAPER_TESTED.say(Lang::Id).to_owned()),
        Piece::Heads(
            [words::PAPER_THING, words::PAPER_QUANTITY, words::PAPER_CAME]
                .map(|one| one.say(Lang::Id).to_owned())
                .to_vec(),
        ),
    ];
    for item in file.items.iter().filter(|item| item.state == ItemState::Passed) {
        let quantity = format!("{} {}", whole(item.quantity, Lang::Id), item.measure);
        body.push(Piece::Row(vec![item.name.clone(), quantity, item.delivered_spec.clone().unwrap_or_default()]));
    }
    body.push(Piece::Paragraph(words::PAPER_LAST.say(Lang::Id).to_owned()));
    let signer = |heading: kernel::Phrase, name: String| [heading.say(Lang::Id).to_owned(), name, String::new()];
    let witness = [format!("{}\n{}", words::PAPER_WITNESS.say(Lang::Id), head[0]), head[1].clone(), head[2].clone()];
    let signers = vec![signer(words::PAPER_GIVES, package.giver.clone()), signer(words::PAPER_RECEIVES, name), witness];
    Ok(Content { title: words::PAPER_TITLE.say(Lang::Id).to_owned(), body, signers, ..Content::default() })
}

/// The sealed record of a package, where it was handed over.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn paper(read: &Reader<'_>, package: RecordId) -> Result<Option<Stored<SealedPaper>>, Refusal> {
    Ok(sealed_paper::of_record(read, package)?.into_iter().next())
}
