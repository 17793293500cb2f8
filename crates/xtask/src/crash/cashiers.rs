//! Cashiers of the sample koperasi who take money in, pay it out and take loan payments while plugs are pulled. Every sum is
//! used once, so that it tells its event. Not here: whether the books hold afterwards (`books`).

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use testkit::{Client, Form, Node, Page, Trouble};

/// How many work at once.
const CASHIERS: u64 = 3;
/// The first of the sums, above anything in the sample world and below what a loan needs.
const FIRST: u64 = 3_000_000;

/// What the node said it has recorded.
#[derive(Debug, Clone)]
pub struct Taken {
    /// Where its receipt is shown.
    pub path: String,
    /// Rupiah.
    pub amount: u64,
}

/// Who works at the desk, on what.
pub struct Cashiers {
    board: Client,
    member: String,
    account: String,
    loan: String,
    next: AtomicU64,
    /// What was answered, oldest first.
    pub taken: Mutex<Vec<Taken>>,
}

impl Cashiers {
    /// Signs the board in and pays a large loan out to the first member.
    pub fn open(node: &Node) -> Result<Cashiers, Trouble> {
        let board = node.try_sign_in("pengurus_koperasi")?;
        let supervisor = node.try_sign_in("pengawas_koperasi")?;
        let member = first(&board.try_get("/anggota-koperasi")?, "/anggota-koperasi/", 0)?;
        let account = id_of(&first(&board.try_get(&member)?, "/rekening-simpanan/", 2)?);
        // The loan needs the cash.
        let filled = at_desk(&board, &member, &account, "in", 90_000_000)?.try_submit()?;
        if filled.location().is_none() {
            return Err(Trouble::new(format!("the box was not filled: {}", filled.text())));
        }
        let loan = loan(&board, &supervisor, &id_of(&member))?;
        Ok(Cashiers { board, member, account, loan, next: AtomicU64::new(FIRST), taken: Mutex::default() })
    }

    /// The board's browser, at the node as it runs now.
    pub fn board(&self, node: &str) -> Client {
        self.board.moved_to(node)
    }

    /// Lets them work until it is over.
    pub fn work<'scope>(
        &'scope self,
        scope: &'scope std::thread::Scope<'scope, '_>,
        node: &str,
        over: &'scope AtomicBool,
    ) {
        for cashier in 0..CASHIERS {
            let client = self.board(node);
            scope.spawn(move || {
                while !over.load(Ordering::Relaxed) {
                    match self.one(&client, cashier) {
                        Ok(Some(taken)) => self.taken.lock().unwrap_or_else(PoisonError::into_inner).push(taken),
                        // Refused, or gone: nothing was promised.
                        Ok(None) | Err(_) => std::thread::sleep(std::time::Duration::from_millis(5)),
                    }
                }
            });
        }
    }

    fn one(&self, client: &Client, cashier: u64) -> Result<Option<Taken>, Trouble> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let (form, amount) = match (number + cashier) % 4 {
            0 => (at_desk(client, &self.member, &self.account, "out", number)?, number),
            // Small enough that the loan lasts.
            1 => (instalment(client, &self.loan, number - FIRST + 1)?, number - FIRST + 1),
            _ => (at_desk(client, &self.member, &self.account, "in", number)?, number),
        };
        let answer = form.try_submit()?;
        let path = answer.location().filter(|path| !path.starts_with("/masuk")).map(str::to_owned);
        Ok(path.map(|path| Taken { path, amount }))
    }
}

fn at_desk(client: &Client, member: &str, account: &str, way: &str, amount: u64) -> Result<Form, Trouble> {
    let form = client.try_open(member)?.try_form(&format!("{member}/kas"))?;
    Ok(form.fill_if_asked("account", account).fill_if_asked("amount", &amount.to_string()).force("way", way))
}

fn instalment(client: &Client, loan: &str, amount: u64) -> Result<Form, Trouble> {
    let address = format!("{loan}/angsuran");
    Ok(client.try_open(&address)?.try_form(&address)?.fill_if_asked("amount", &amount.to_string()))
}

fn first(page: &Page, start: &str, at: usize) -> Result<String, Trouble> {
    let is_record = |link: &String| link.starts_with(start) && link.len() == start.len() + 36;
    let found = page.links().into_iter().filter(is_record).nth(at);
    found.ok_or_else(|| Trouble::new(format!("no link to {start} on {}: {}", page.path(), page.text())))
}

fn id_of(path: &str) -> String {
    path.rsplit('/').next().unwrap_or_default().to_owned()
}

fn sent(client: &Client, address: &str, values: &[(&str, &str)]) -> Result<Page, Trouble> {
    let action = address.split('?').next().unwrap_or_default();
    let form = client.try_open(address)?.try_form(action)?;
    let form = values.iter().fold(form, |form, (field, value)| form.fill_if_asked(field, value));
    let answer = form.try_submit()?;
    if answer.location().is_none() {
        return Err(Trouble::new(format!("{address} was refused ({}): {}", answer.status(), answer.text())));
    }
    answer.try_follow()
}

/// A loan of 60,000,000 over a year, approved by board and supervisors where that is asked for, and paid out.
fn loan(board: &Client, supervisor: &Client, member: &str) -> Result<String, Trouble> {
    let product = [
        ("name", "Modal besar"),
        ("contract", "pinjaman"),
        ("method", "menurun"),
        ("rate", "1"),
        ("most_months", "12"),
        ("most_principal", "60000000"),
        ("fee", "0"),
    ];
    let page = sent(board, "/produk-pinjaman/baru", &product)?;
    let document = page.document();
    let offers = document.all("form").filter_map(|form| form.attribute("action").map(str::to_owned));
    let offers: Vec<String> = offers.filter(|action| action.ends_with("/tawaran")).collect();
    let product = offers.last().and_then(|path| path.split('/').nth(2)).unwrap_or_default().to_owned();
    let asked = [("product", product.as_str()), ("principal", "9000000"), ("months", "12")];
    let path = sent(board, &format!("/pinjaman/baru?anggota={member}"), &asked)?.path().to_owned();
    let found = [("income", "90000000"), ("spending", "1000000"), ("note", "Usaha berjalan baik")];
    sent(board, &format!("{path}/nilai"), &found)?;
    sent(supervisor, &format!("{path}/setujui"), &[("approver", "saya")])?;
    sent(board, &format!("{path}/cair"), &[])?;
    Ok(path)
}
