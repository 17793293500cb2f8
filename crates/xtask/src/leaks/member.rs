//! The planted person as a member of the koperasi: her name, what a loan is for and what was found on looking at it, who
//! withdraws for her, and the words of a manual journal. Account numbers and sums are clear; these are for board and
//! supervisors. Not here: what stands in papers (`papers`), the search for all of them (`leaks`).

use testkit::planted::{Planted, Secret};
use testkit::random::Random;
use testkit::{Client, Form, Node, Page, Trouble};

/// Roles that know members by name.
pub(super) const ORGANS: &[&str] = &["pengurus_koperasi", "pengawas_koperasi"];
/// What is written about her at the koperasi, and for its organs only.
pub(super) const KINDS: [&str; 4] = ["loan_purpose", "loan_note", "attorney", "memo"];

/// The planted person with what will be written about her at the koperasi.
pub(super) fn with_words(planted: &Planted, seed: u64) -> Planted {
    let mut random = Random::from_seed(seed ^ 0x0C0D);
    let mut word = |start: &str| format!("{start} {:06}", random.below(1_000_000));
    let mut more = planted.clone();
    for (kind, start) in [
        ("loan_purpose", "berobat ke dukun patah tulang"),
        ("loan_note", "suaminya berjudi"),
        ("attorney", "Kang Wakil"),
        ("memo", "selisih karena anaknya sakit"),
    ] {
        more.secrets.push(Secret { kind, value: word(start) });
    }
    more
}

/// Makes her a member with a loan; answers which kinds were asked for.
pub(super) fn join(node: &Node, resident: &str, planted: &Planted) -> Result<Vec<&'static str>, Trouble> {
    let board = node.try_sign_in("pengurus_koperasi")?;
    let second = node.visitor();
    let login = node.cast().everybody().iter().filter(|login| login.role == "pengurus_koperasi").nth(1);
    testkit::node::try_sign_in_as(&second, login.ok_or_else(|| Trouble::new("no second board member"))?)?;
    let supervisor = node.try_sign_in("pengawas_koperasi")?;
    let id = last(resident);
    let asked = planted.name.replace(' ', "+");
    let page = board.try_get(&format!("/anggota-koperasi/baru?q={asked}"))?;
    if !page.says(&planted.name) {
        return Err(Trouble::new(format!("the board does not find her: {}", page.text())));
    }
    let new = page.form_with_button("Ajukan");
    let member = sent("the membership", &new.force("resident", &id))?.path().to_owned();
    sent("her acceptance", &form(&second, &member, &format!("{member}/putusan"))?.force("accept", "1"))?;
    deposit(&board, &member)?;
    let power = form(&board, &member, &format!("{member}/kuasa"))?
        .fill_if_asked("attorney", planted.value("attorney"))
        .fill_if_asked("limit", "500.000")
        .fill_if_asked("from", "2026-01-01")
        .fill_if_asked("until", "2099-12-31");
    sent("the power of attorney", &power)?;
    loan(&board, &supervisor, &last(&member), planted)?;
    let books = board.try_get("/koperasi")?.links().into_iter().find(|link| link.ends_with("/buku"));
    let address = format!("{}/jurnal-umum", books.ok_or_else(|| Trouble::new("no books"))?);
    let journal = form(&board, &address, &address)?
        .fill_if_asked("code1", "5203 Beban penyusutan")
        .fill_if_asked("debit1", "75.000")
        .fill_if_asked("code2", "1409 Akumulasi penyusutan")
        .fill_if_asked("credit2", "75.000")
        .fill_if_asked("memo", planted.value("memo"));
    sent("the journal", &journal)?;
    Ok(KINDS.to_vec())
}

fn deposit(board: &Client, member: &str) -> Result<(), Trouble> {
    let page = board.try_get(member)?;
    let accounts: Vec<String> =
        page.links().into_iter().filter(|link| link.starts_with("/rekening-simpanan/")).collect();
    let account = accounts.get(2).ok_or_else(|| Trouble::new("no sukarela"))?;
    let form = page.try_form(&format!("{member}/kas"))?.fill_if_asked("account", &last(account));
    sent("a deposit", &form.fill_if_asked("amount", "8.000.000").force("way", "in")).map(drop)
}

fn loan(board: &Client, supervisor: &Client, member: &str, planted: &Planted) -> Result<(), Trouble> {
    let product = form(board, "/produk-pinjaman/baru", "/produk-pinjaman/baru")?;
    let product = product.fill_if_asked("name", "Pinjaman kecil").fill_if_asked("contract", "pinjaman");
    let product = product.fill_if_asked("method", "menurun").fill_if_asked("rate", "1").fill_if_asked("fee", "0");
    let product = product.fill_if_asked("most_months", "12").fill_if_asked("most_principal", "5.000.000");
    let offered = sent("a product", &product)?;
    let document = offered.document();
    let offers = document.all("form").filter_map(|form| form.attribute("action").map(str::to_owned));
    let offers: Vec<String> = offers.filter(|action| action.ends_with("/tawaran")).collect();
    let product = offers.last().and_then(|path| path.split('/').nth(2)).unwrap_or_default().to_owned();
    let asked = form(board, &format!("/pinjaman/baru?anggota={member}"), "/pinjaman/baru")?
        .fill_if_asked("product", &product)
        .fill_if_asked("principal", "600.000")
        .fill_if_asked("months", "10")
        .fill_if_asked("purpose", planted.value("loan_purpose"));
    let path = sent("the loan", &asked)?.path().to_owned();
    let step = |client: &Client, way: &str| form(client, &format!("{path}/{way}"), &format!("{path}/{way}"));
    let found = step(board, "nilai")?.fill_if_asked("income", "2.000.000").fill_if_asked("spending", "1.000.000");
    sent("the assessment", &found.fill_if_asked("note", planted.value("loan_note")))?;
    sent("the approval", &step(supervisor, "setujui")?.fill_if_asked("approver", "saya"))?;
    sent("the payout", &step(board, "cair")?).map(drop)
}

fn form(client: &Client, page: &str, action: &str) -> Result<Form, Trouble> {
    client.try_open(page)?.try_form(action)
}

/// A form that is refused plants nothing: a fault of this tool.
fn sent(what: &str, form: &Form) -> Result<Page, Trouble> {
    let answer = form.try_submit()?;
    if answer.status() >= 400 || answer.location().is_none() {
        let text = answer.text();
        return Err(Trouble::new(format!("{what} was not taken ({}): {text}", answer.status())));
    }
    answer.try_follow()
}

fn last(path: &str) -> String {
    path.rsplit('/').next().unwrap_or_default().to_owned()
}
