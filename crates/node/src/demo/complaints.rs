//! Complaints of the large village in its last weeks: one settled, one answered late, one referred and not answered yet, and one
//! about the village's own officer, which only the regency reads. Everybody in it is invented.

use jiff::ToSpan;
use jiff::civil::Date;
use kernel::access::{Role, Scope};
use kernel::region::Level as RegionLevel;
use kernel::{Actor, RecordId, Refusal};
use migration::office::complaint::{self, Filed, Own, Step, place};
use migration::records::complaint::{
    AboutWhom, Category, Channel, Complaint, ComplaintClass, ComplaintState, Identity, Satisfaction,
};
use people::office::referral::{self, ReferralInput, To};
use people::records::Referral;
use people::records::referral::{ReferralGround, Urgency};
use people::rules::office::office_id;
use store::{Reader, Seen};

use super::Maker;
use super::journey::Desk;
use super::offices::morning;
use super::villages::Village;
use crate::trouble::Trouble;

/// A complaint of the sample world.
struct Sample {
    days_ago: i64,
    about: AboutWhom,
    category: Category,
    text: &'static str,
    name: Option<&'static str>,
}

/// Files and handles them.
pub fn make(maker: &mut Maker<'_>, village: &Village, desk: &Desk, today: Date) -> Result<(), Trouble> {
    let officer = desk.officer.clone();
    let settled = file(
        maker,
        village,
        today,
        &Sample {
            days_ago: 40,
            about: AboutWhom::Agency,
            category: Category::Other,
            text: "Kartu BPJS sudah dibayar tetapi belum diterima.",
            name: Some("Sumiati"),
        },
    )?;
    examine(maker, &officer, settled.0, ago(today, 39), ComplaintClass::Information)?;
    answer(maker, &officer, settled.0, ago(today, 36), "Kartu sudah diambil dari kantor cabang dan diserahkan.")?;
    let ticket = settled.1;
    let at = morning(ago(today, 35));
    maker.act(&Actor::visitor(), at, move |read, action| {
        complaint::own_step(read, action, &ticket, &Own::Rate(Satisfaction::Content))
    })?;
    let waiting = file(
        maker,
        village,
        today,
        &Sample {
            days_ago: 12,
            about: AboutWhom::Broker,
            category: Category::Overcharged,
            text: "Diminta biaya penempatan sembilan juta rupiah tanpa kuitansi.",
            name: None,
        },
    )?;
    examine(maker, &officer, waiting.0, ago(today, 11), ComplaintClass::NoFieldCheck)?;
    refer(maker, &officer, waiting.0, ago(today, 10))?;
    file(
        maker,
        village,
        today,
        &Sample {
            days_ago: 6,
            about: AboutWhom::Employer,
            category: Category::Unpaid,
            text: "Gaji anak saya tiga bulan belum dibayar.",
            name: Some("Ngatiman"),
        },
    )?;
    let above = file(
        maker,
        village,
        today,
        &Sample {
            days_ago: 9,
            about: AboutWhom::Officer,
            category: Category::VillageService,
            text: "Diminta uang rokok untuk mengurus surat.",
            name: None,
        },
    )?;
    if let Some(coordinator) = coordinator(village) {
        examine(maker, &coordinator, above.0, ago(today, 8), ComplaintClass::FieldCheck)?;
    }
    Ok(())
}

fn ago(today: Date, days: i64) -> Date {
    today.checked_sub(days.days()).unwrap_or(today)
}

/// The coordinator of the regency around a village.
fn coordinator(village: &Village) -> Option<Actor> {
    let regency = village.code.at(RegionLevel::Regency)?;
    Some(Actor {
        account: RecordId::named("demo account koordinator@contoh.id"),
        role: Some(Role::Koordinator),
        office: office_id(Some(&regency)),
        scope: Scope::Regions(vec![regency.as_str().to_owned()]),
        name: "Bambang Hartono".to_owned(),
    })
}

fn file(maker: &mut Maker<'_>, village: &Village, today: Date, sample: &Sample) -> Result<(RecordId, String), Trouble> {
    let day = ago(today, sample.days_ago);
    let mut random = maker.random.part(sample.text);
    let random: Vec<u8> = (0..4).flat_map(|_| random.next().to_be_bytes()).collect();
    let ticket = migration::rules::complaint::ticket(&random).unwrap_or_else(|| "T-2222-2222".to_owned());
    let filed = Filed {
        village: village.code,
        ticket: ticket.clone(),
        received_on: day,
        channel: Channel::Public,
        category: sample.category,
        about: sample.about,
        about_name: None,
        happened: None,
        text: sample.text.to_owned(),
        wish: None,
        identity: if sample.name.is_some() { Identity::Named } else { Identity::Anonymous },
        name: sample.name.map(str::to_owned),
        contact: None,
        resident: None,
        from_record: None,
    };
    let action = maker.action(&Actor::visitor(), morning(day));
    let id = action.id;
    maker.queue(action, move |read, _| complaint::file(read, id, &filed, &[]))?;
    Ok((id.record(place::COMPLAINT), ticket))
}

/// A step on the complaint as it stands.
fn step(read: &Reader<'_>, action: kernel::ActionId, id: RecordId, step: &Step) -> Result<kernel::Changes, Refusal> {
    let seen = Seen::of(&read.get::<Complaint>(id)?.row);
    complaint::step(read, action, id, &seen, step)
}

fn examine(maker: &mut Maker<'_>, by: &Actor, id: RecordId, day: Date, class: ComplaintClass) -> Result<(), Trouble> {
    let text = Some("Pengaduan Anda kami terima dan sedang kami periksa.".to_owned());
    let examined = Step { to: ComplaintState::Examined, text, class: Some(class) };
    maker.act(by, morning(day), move |read, action| step(read, action, id, &examined))
}

fn answer(maker: &mut Maker<'_>, by: &Actor, id: RecordId, day: Date, text: &'static str) -> Result<(), Trouble> {
    let answered = Step { to: ComplaintState::Answered, text: Some(text.to_owned()), class: None };
    maker.act(by, morning(day), move |read, action| step(read, action, id, &answered))
}

/// To BP3MI, which has not answered by its day.
fn refer(maker: &mut Maker<'_>, by: &Actor, id: RecordId, day: Date) -> Result<(), Trouble> {
    let input = ReferralInput {
        about: Some((<Complaint as kernel::Record>::SPEC.kind, id)),
        resident: None,
        person: None,
        to: To::Agency("bp3mi".to_owned()),
        desk: Some("Pelindungan".to_owned()),
        contact: None,
        urgency: Urgency::Normal,
        request: "Mohon memeriksa biaya yang diminta perusahaan ini.".to_owned(),
        due: None,
        ground: ReferralGround::Consent,
        ground_note: Some("Disetujui pelapor lewat tiketnya".to_owned()),
        handed: Vec::new(),
        facts: Some("Perusahaan: PT Contoh Karya Bahari".to_owned()),
    };
    let action = maker.action(by, morning(day));
    let (own, begun) = (action.id, action.id.record(0));
    maker.queue(action, move |read, _| referral::begin(read, own, 0, &input))?;
    let mut random = maker.random.part("reply code");
    let random: Vec<u8> = (0..8).flat_map(|_| random.next().to_be_bytes()).collect();
    let code = people::rules::referral::reply_code(&random).unwrap_or_default();
    maker.act(by, morning(day), move |read, _| {
        let seen = Seen::of(&read.get::<Referral>(begun)?.row);
        referral::send(read, begun, &seen, &code)
    })?;
    let text = Some("Kami rujuk ke BP3MI.".to_owned());
    let referred = Step { to: ComplaintState::Referred, text, class: None };
    maker.act(by, morning(day), move |read, action| step(read, action, id, &referred))
}
