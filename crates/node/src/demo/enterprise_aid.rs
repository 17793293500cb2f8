//! What became of Kuripan's business groups: a plan, aid that was tested, replaced and handed over, looks at it, a cash book. Made
//! through the use cases of the room, each on its own day.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use kernel::day::{Month, Zone};
use kernel::money::Rupiah;
use kernel::value::FieldValue;
use kernel::{Actor, Held, Record, RecordId, Value};
use people::office::letter::acknowledge::SALT;
use people::office::letter::seal_key;
use people::office::sealed_paper::Sealing;
use store::Seen;
use web::Values;

use enterprise::office::aid_item::{self as items, Delivery, Testing};
use enterprise::office::business_plan::{self as plans, Step};
use enterprise::office::condition_check::{self as checks, Finding};
use enterprise::office::handover::{self, HandingOver};
use enterprise::office::survival::{self, Answering};
use enterprise::office::{aid_package as packages, asset, business_record, group_membership, group_paper};
use enterprise::records::aid_package::AidSource;
use enterprise::records::asset::Reason;
use enterprise::records::business_record::CashKind;
use enterprise::records::condition_check::Condition;
use enterprise::records::group_paper::PaperKind;
use enterprise::records::{AidItem, AidPackage, BusinessPlan, BusinessRecord, GroupPaper};
use enterprise::rules::acceptance_test::Answers;

use super::offices::morning;
use super::{Maker, PASSWORD};
use crate::trouble::Trouble;

/// Who works with the groups.
pub struct Hands {
    /// The facilitator.
    pub facilitator: Actor,
    /// The officer.
    pub officer: Actor,
    /// The head.
    pub head: Actor,
}

/// Fields by name.
struct Filled(Values);

impl Filled {
    fn of(spec: &'static kernel::RecordSpec) -> Filled {
        Filled(Values::new(spec))
    }

    fn set(mut self, name: &str, value: &impl FieldValue) -> Filled {
        if let Held::Known(value) = value.to_cell() {
            self.0.set(name, value);
        }
        self
    }

    fn text(mut self, name: &str, text: &str) -> Filled {
        self.0.set(name, Value::Text(text.to_owned()));
        self
    }
}

/// The plan of a group that dries carica, from a month on.
fn plan_values(first: Date) -> Values {
    let filled = Filled::of(BusinessPlan::SPEC)
        .text("need", "Mesin perajang dan wajan besar: merajang dengan pisau hanya 8 kg sehari, pesanan 30 kg.")
        .text("skill", "Tiga anggota pernah bekerja di dapur katering.")
        .text("material", "Carica dan pisang dari kebun anggota dan pasar Kertek")
        .text("buyers", "Tiga toko oleh-oleh di Wonosobo, pesanan hajatan")
        .text("unit", "bungkus");
    let amounts = [
        ("price", 15_000),
        ("material_cost", 6_000),
        ("packaging_cost", 1_500),
        ("labour_cost", 2_500),
        ("rent", 300_000),
        ("utilities", 350_000),
        ("other_fixed", 250_000),
        ("own_cash", 4_000_000),
        ("aid_asked", 12_000_000),
    ];
    let filled = amounts.into_iter().fold(filled, |filled, (name, amount)| filled.set(name, &Rupiah(amount)));
    let numbers: [(&str, i64); 4] = [("watt", 1_300), ("volume", 420), ("ramp", 4), ("delay", 1)];
    let filled = numbers.into_iter().fold(filled, |filled, (name, number)| filled.set(name, &number));
    filled.set("first_month", &Month::of(first)).0
}

/// The first group: everything up to a year after the handover. Answers when it was handed over.
pub fn first(maker: &mut Maker<'_>, hands: &Hands, group: RecordId, founded: Date) -> Result<(), Trouble> {
    let at = |days: i64| founded.saturating_add(days.days());
    let plan = written(maker, hands, group, at(10))?;
    moved(maker, &hands.facilitator, plan, Step::Submit, at(12))?;
    moved(maker, &hands.officer, plan, Step::Check, at(16))?;
    moved(maker, &hands.head, plan, Step::Approve, at(20))?;
    let package = prepared(maker, &hands.facilitator, group, at(30))?;
    let slicer = thing(maker, &hands.facilitator, package, ("Mesin perajang", 1, 450, 6_500_000), at(30))?;
    let pans = thing(maker, &hands.facilitator, package, ("Kompor dan wajan besar", 2, 0, 2_750_000), at(30))?;
    maker.act(&hands.facilitator, morning(at(31)), move |read, _| {
        packages::order(read, package, &seen::<AidPackage>(read, package)?)
    })?;
    for item in [slicer, pans] {
        come(maker, &hands.facilitator, item, at(55))?;
    }
    test(maker, &hands.facilitator, slicer, Some("Sekering turun setiap dinyalakan: motornya 900 watt."), at(56))?;
    test(maker, &hands.facilitator, pans, None, at(56))?;
    let action = maker.action(&hands.facilitator, morning(at(57)));
    let other = action.id.record(0);
    maker.queue(action, move |read, action| items::replace(read, action, slicer, &seen::<AidItem>(read, slicer)?))?;
    come(maker, &hands.facilitator, other, at(70))?;
    test(maker, &hands.facilitator, other, None, at(70))?;
    maker.act(&hands.facilitator, morning(at(72)), move |read, _| {
        packages::pay(read, package, &seen::<AidPackage>(read, package)?, (12_000_000, read.today()))
    })?;
    handed(maker, hands, package, group, at(75))?;
    afterwards(maker, &hands.facilitator, (package, group), at(75))?;
    book(maker, &hands.facilitator, group)
}

/// The second group: a plan that waits for its check, and a permit that runs out soon.
pub fn second(maker: &mut Maker<'_>, hands: &Hands, group: RecordId) -> Result<(), Trouble> {
    let today = Zone::Wib.day(maker.now.as_millisecond());
    let plan = written(maker, hands, group, today.saturating_sub(9.days()))?;
    moved(maker, &hands.facilitator, plan, Step::Submit, today.saturating_sub(6.days()))?;
    let values = Filled::of(GroupPaper::SPEC)
        .set("kind", &PaperKind::Brand)
        .text("number", "IDM000912345")
        .set("issued_on", &today.saturating_sub(400.days()))
        .set("valid_until", &today.saturating_add(24.days()))
        .text("issuer", "DJKI")
        .0;
    let day = morning(today.saturating_sub(30.days()));
    maker.act(&hands.facilitator, day, move |read, action| group_paper::add(read, action, group, values))
}

fn seen<R: Record>(read: &store::Reader<'_>, id: RecordId) -> Result<Seen, kernel::Refusal> {
    Ok(Seen::of(&read.row(R::SPEC, id)?))
}

fn written(maker: &mut Maker<'_>, hands: &Hands, group: RecordId, on: Date) -> Result<RecordId, Trouble> {
    let action = maker.action(&hands.facilitator, morning(on));
    let plan = action.id.record(0);
    let values = plan_values(on.saturating_add(3.months()));
    maker.queue(action, move |read, action| plans::write(read, action, group, values))?;
    Ok(plan)
}

fn moved(maker: &mut Maker<'_>, by: &Actor, plan: RecordId, step: Step, on: Date) -> Result<(), Trouble> {
    maker.act(by, morning(on), move |read, _| plans::step(read, plan, &seen::<BusinessPlan>(read, plan)?, step, ""))
}

fn prepared(maker: &mut Maker<'_>, by: &Actor, group: RecordId, on: Date) -> Result<RecordId, Trouble> {
    let action = maker.action(by, morning(on));
    let package = action.id.record(0);
    let values = Filled::of(AidPackage::SPEC)
        .text("name", "Peralatan keripik dan manisan")
        .set("source", &AidSource::Ministry)
        .text("giver", "Kementerian Ketenagakerjaan")
        .text("budget_line", "4457.QDC.001.521219")
        .set("year", &i64::from(on.year()))
        .set("value", &Rupiah(12_000_000))
        .text("supplier", "CV Contoh Teknik")
        .text("contract", "SPK-118")
        .set("due_on", &on.saturating_add(25.days()))
        .0;
    maker.queue(action, move |read, action| packages::add(read, action, group, values))?;
    Ok(package)
}

fn thing(
    maker: &mut Maker<'_>,
    by: &Actor,
    package: RecordId,
    (name, quantity, watt, price): (&str, i64, i64, i64),
    on: Date,
) -> Result<RecordId, Trouble> {
    let action = maker.action(by, morning(on));
    let item = action.id.record(0);
    let values = Filled::of(AidItem::SPEC)
        .text("name", name)
        .set("quantity", &quantity)
        .text("measure", "unit")
        .text("specification", "Baja tahan karat, sesuai contoh pada rencana usaha")
        .set("watt", &watt)
        .set("unit_value", &Rupiah(price))
        .0;
    maker.queue(action, move |read, action| items::add(read, action, package, values))?;
    Ok(item)
}

fn come(maker: &mut Maker<'_>, by: &Actor, item: RecordId, on: Date) -> Result<(), Trouble> {
    maker.act(by, morning(on), move |read, _| {
        let quantity = read.get::<AidItem>(item)?.quantity;
        let spec = "Baja tahan karat, lengkap dengan buku petunjuk".to_owned();
        let input = Delivery { on, quantity, spec, as_specified: true };
        items::deliver(read, item, &seen::<AidItem>(read, item)?, &input)
    })
}

fn test(maker: &mut Maker<'_>, by: &Actor, item: RecordId, lacking: Option<&str>, on: Date) -> Result<(), Trouble> {
    let answers = Answers { works: true, power: lacking.is_none(), material: true, operator: true };
    let input = Testing { on, answers, note: lacking.map(str::to_owned) };
    maker.act(by, morning(on), move |read, action| {
        items::test(read, action, item, &seen::<AidItem>(read, item)?, &input)
    })
}

fn handed(maker: &mut Maker<'_>, hands: &Hands, package: RecordId, group: RecordId, on: Date) -> Result<(), Trouble> {
    let key = seal_key::unlock(maker.store, &hands.head, hands.head.office, PASSWORD, maker.now)
        .map_err(Trouble::refused("unlocking the office's key"))?;
    let mut salt = [0u8; SALT];
    for part in salt.chunks_mut(8) {
        part.copy_from_slice(&maker.random.next().to_be_bytes());
    }
    let check_address = maker.address.clone();
    maker.act(&hands.head, morning(on), move |read, action| {
        let members = group_membership::of_group(read, group)?;
        let receiver = members.first().map(|one| one.row.id).unwrap_or_default();
        let sealing = Sealing { key, key_record: action.record(2), salt, check_address, sample: true };
        let seen = seen::<AidPackage>(read, package)?;
        handover::hand_over(read, action, &HandingOver { package, seen, receiver, sealing })
    })
}

/// Looks after 1, 3, 6 and 12 months, as far as they have come; whether the business lives after 6 and 12.
fn afterwards(
    maker: &mut Maker<'_>,
    by: &Actor,
    (package, group): (RecordId, RecordId),
    handed: Date,
) -> Result<(), Trouble> {
    let today = Zone::Wib.day(maker.now.as_millisecond());
    for months in [1i64, 3, 6, 12] {
        let on = handed.saturating_add(months.months());
        if on > today {
            break;
        }
        maker.act(by, morning(on), move |read, action| looked(read, action, group, on, months == 12))?;
        if months >= 6 {
            let input = Answering { on, alive: true, reason: None, active: 9, jobs: 2 };
            let at: Timestamp = morning(on);
            maker.act(by, at, move |read, action| {
                survival::answer(read, action, package, &seen::<AidPackage>(read, package)?, &input)
            })?;
        }
    }
    Ok(())
}

/// All is in use; after a year one thing waits for a part.
fn looked(
    read: &store::Reader<'_>,
    action: kernel::ActionId,
    group: RecordId,
    on: Date,
    late: bool,
) -> Result<kernel::Changes, kernel::Refusal> {
    let assets = asset::of_group(read, group)?;
    let last = assets.last().map(|one| one.row.id);
    let finding = |id: RecordId| {
        let stands = late && Some(id) == last;
        Finding {
            asset: id,
            condition: Some(if stands { Condition::Idle } else { Condition::Used }),
            reason: stands.then_some(Reason::NoParts),
            note: stands.then(|| "Pemantik kompor rusak, suku cadang dipesan.".to_owned()),
        }
    };
    let findings: Vec<Finding> = assets.iter().map(|one| finding(one.row.id)).collect();
    checks::check(read, action, group, (on, &findings))
}

/// Nine months of sales and costs.
fn book(maker: &mut Maker<'_>, by: &Actor, group: RecordId) -> Result<(), Trouble> {
    let today = Zone::Wib.day(maker.now.as_millisecond());
    let this = Month::of(today);
    for (place, back) in (0i32..9).rev().enumerate() {
        let grown = 2_600_000 + 210_000 * i64::try_from(place).unwrap_or(0);
        let lines = [
            (4, CashKind::Material, grown * 42 / 100, "bahan dan kemasan"),
            (9, CashKind::Sale, grown * 55 / 100, "toko oleh-oleh"),
            (15, CashKind::Running, 610_000, "sewa dan listrik"),
            (19, CashKind::Sale, grown * 45 / 100, "pesanan hajatan"),
            (22, CashKind::Wages, grown * 17 / 100, "upah merajang"),
        ];
        for (day, kind, amount, note) in lines {
            let on = this.plus(-back).first_day().saturating_add((day - 1i64).days());
            if on > today {
                continue;
            }
            let values = Filled::of(BusinessRecord::SPEC)
                .set("kind", &kind)
                .set("amount", &Rupiah(amount / 1_000 * 1_000))
                .set("on", &on)
                .text("note", note)
                .0;
            maker.act(by, morning(on), move |read, action| business_record::add(read, action, group, values))?;
        }
    }
    Ok(())
}
