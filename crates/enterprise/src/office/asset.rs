//! Assets of a group: who holds one, repair, loss, giving back. Not here: how it is found at a visit (`condition_check`).

use jiff::civil::Date;
use kernel::money::Rupiah;
use kernel::{ActionId, Changes, Id, RecordId, Refusal, Stored};
use store::engine::Cell;
use store::{Reader, Seen, Statement};

use super::{all_well, group_membership, own_office, problem};
use crate::records::asset::{AssetState, Reason};
use crate::records::asset_step::AssetMove;
use crate::records::{Asset, AssetStep, BusinessGroup, ENTERPRISE_WRITERS};
use crate::rules::asset as rules;
use crate::words::asset as words;

/// Assets that stand unused: states $1, $2 and $3, region by region and longest first: region, group, its name, asset, its name,
/// state, reason, since, value.
pub static UNUSED: Statement = Statement::scoped(
    "enterprise.assets_unused",
    3,
    "SELECT o.region, g.id, g.name, a.id, a.name, a.state, a.reason, a.since, a.value FROM asset a \
     JOIN business_group g ON g.id = substr(a.\"group\", 1, 16) JOIN office o ON o.id = a.home \
     WHERE a.withdrawn = 0 AND (a.state = $1 OR a.state = $2 OR a.state = $3) AND {scope a} \
     ORDER BY o.region, a.since, a.id LIMIT 500",
);

/// An asset that stands unused.
pub struct Unused {
    /// The village.
    pub region: String,
    /// Its group.
    pub group: RecordId,
    /// The group's name.
    pub group_name: String,
    /// The asset.
    pub asset: RecordId,
    /// Its name.
    pub name: String,
    /// How it stands.
    pub state: AssetState,
    /// Why.
    pub reason: Option<Reason>,
    /// Since when.
    pub since: Date,
    /// What it is worth.
    pub value: i64,
}

/// What stands unused in the reader's region, with its reason.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn unused(read: &Reader<'_>) -> Result<Vec<Unused>, Refusal> {
    let states = [AssetState::Idle, AssetState::Broken, AssetState::Lost].map(|state| Cell::from(state.code()));
    let rows = read.select(&UNUSED, &states)?;
    let id = |cell: Option<&Cell>| RecordId::from_slice(cell?.bytes()?).ok();
    let one = |row: &Vec<Cell>| {
        Some(Unused {
            region: row.first()?.text()?.to_owned(),
            group: id(row.get(1))?,
            group_name: row.get(2)?.text()?.to_owned(),
            asset: id(row.get(3))?,
            name: row.get(4)?.text()?.to_owned(),
            state: AssetState::from_code(row.get(5)?.integer()?)?,
            reason: row.get(6).and_then(Cell::integer).and_then(Reason::from_code),
            since: row.get(7)?.text()?.parse().ok()?,
            value: row.get(8)?.integer()?,
        })
    };
    Ok(rows.iter().filter_map(one).collect())
}

/// The assets of a group, what it holds first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn of_group(read: &Reader<'_>, group: RecordId) -> Result<Vec<Stored<Asset>>, Refusal> {
    let mut all = read.referring::<Asset>("group", group)?;
    all.sort_by_key(|one| (!one.state.is_held(), one.row.id));
    Ok(all)
}

/// An asset with its group and its steps, the latest first.
pub struct AssetFile {
    /// The asset.
    pub asset: Stored<Asset>,
    /// Its group.
    pub group: Stored<BusinessGroup>,
    /// Its way.
    pub steps: Vec<Stored<AssetStep>>,
}

impl AssetFile {
    /// Reads one.
    ///
    /// # Errors
    /// `NotFound`, `Busy`, `Fault`.
    pub fn of(read: &Reader<'_>, id: RecordId) -> Result<AssetFile, Refusal> {
        let asset = read.get::<Asset>(id)?;
        let group = read.get::<BusinessGroup>(asset.group.id)?;
        let mut steps = read.referring::<AssetStep>("asset", id)?;
        steps.reverse();
        Ok(AssetFile { asset, group, steps })
    }
}

/// A move as the form gave it.
#[derive(Debug, Clone)]
pub struct Moving {
    /// What happens.
    pub kind: AssetMove,
    /// When.
    pub on: Date,
    /// To whom, where it is passed on.
    pub to: Option<RecordId>,
    /// What a repair cost.
    pub cost: Option<Rupiah>,
    /// In words.
    pub note: Option<String>,
}

/// Moves an asset.
///
/// # Errors
/// `Forbidden`, `Conflict`; `Invalid` where the move does not fit the state, at `to` for who is no member or holds it already,
/// at `on` for a day ahead or before it was received, at `note` for a loss or return without words.
pub fn step(
    read: &Reader<'_>,
    action: ActionId,
    asset: RecordId,
    seen: &Seen,
    input: &Moving,
) -> Result<Changes, Refusal> {
    let standing = read.seen::<Asset>(asset, seen)?;
    own_office(read, standing.home(), ENTERPRISE_WRITERS)?;
    let state = rules::after(standing.state, input.kind);
    let state = state.ok_or_else(|| Refusal::invalid("kind", "asset.move", words::NOT_NOW))?;
    let mut problems = Vec::new();
    if input.on > read.today() || input.on < standing.received_on {
        problems.push(problem("on", "date", words::DAY));
    }
    let members = group_membership::of_group(read, standing.group.id.raw())?;
    let to = group_membership::standing_of(&members).find(|one| Some(one.row.id) == input.to);
    if input.kind == AssetMove::PassedOn {
        let holds = |one: RecordId| standing.holder.is_some_and(|holder| holder.id.raw() == one);
        match to {
            None => problems.push(problem("to", "required", words::TO_NEEDED)),
            Some(to) if holds(to.row.id) => problems.push(problem("to", "asset.holds", words::HOLDS_ALREADY)),
            Some(_) => {}
        }
    }
    let told = input.note.as_deref().is_some_and(|note| !note.trim().is_empty());
    if matches!(input.kind, AssetMove::Lost | AssetMove::GivenBack) && !told {
        problems.push(problem("note", "required", words::NOTE_NEEDED));
    }
    if input.cost.is_some_and(|cost| cost.0 < 0) {
        problems.push(problem("cost", "amount", words::COST));
    }
    all_well(problems)?;
    let passed = (input.kind == AssetMove::PassedOn).then(|| to.map(Stored::reference)).flatten();
    let step = AssetStep {
        id: Id::new(action.record(0)),
        asset: standing.reference(),
        kind: input.kind,
        on: input.on,
        from: standing.holder,
        to: passed,
        cost: input.cost,
        note: input.note.clone(),
    };
    let mut changes = Changes::new();
    changes.create(standing.home(), &step);
    let mut edit = changes.edit(&standing);
    if state != standing.state {
        edit = edit.set(Asset::STATE, state).set(Asset::SINCE, input.on).set(Asset::REASON, None);
    }
    if passed.is_some() {
        edit = edit.set(Asset::HOLDER, passed);
    }
    if !state.is_held() {
        edit.set(Asset::NEXT_CHECK, None).set(Asset::NEXT_MARK, None);
    }
    Ok(changes)
}
