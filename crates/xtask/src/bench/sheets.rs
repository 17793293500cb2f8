//! How fast a long sheet of residents is checked and taken up, how fast the list leaves again, and what memory both need;
//! beside what SQLite alone does with the same rows, in one table with as many indexes and nothing sealed. Works on a
//! stopped node of its own, one village, on the command line.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rusqlite::Connection;
use testkit::{Node, Trouble, World, places};

use crate::figures::Figure;

/// Rows a second that must be checked and taken up.
const FLOOR: f64 = 25_000.0;
/// Megabytes that an import may need at the most.
const MOST_MEMORY: f64 = 500.0;
/// Rows of the small export that the large one is compared with.
const FEW: u64 = 10_000;
const HEADING: &str =
    "NIK,Nama,Jenis kelamin,Tanggal lahir,Tempat lahir,Status perkawinan,Pekerjaan,Dusun,RT/RW,Alamat,Telepon";

/// Imports and exports so many residents.
pub fn sheets(world: &World, rows: u64) -> Result<Vec<Figure>, Trouble> {
    let mut node = Node::try_start(&World { villages: 1, ..world.clone() })?;
    let login = node.who("petugas_desmigratif@Kuripan").account.clone();
    node.stop()?;
    let folder = places::fresh_folder("sheets")?;
    let sheet = folder.join("warga.csv");
    write_sheet(&sheet, rows)?;
    let desk = Desk { binary: binary_of(world)?, dir: node.folder().to_owned(), login };
    let mut figures = imported(&desk, &sheet, rows)?;
    figures.extend(exported(&desk, &folder, rows)?);
    figures.push(Figure::plain(
        "ceiling: SQLite alone inserts the same rows",
        plain_insert(&folder, &sheet)?,
        "rows/s",
    ));
    std::fs::remove_dir_all(&folder)?;
    Ok(figures)
}

fn binary_of(world: &World) -> Result<std::path::PathBuf, Trouble> {
    world.binary.clone().map_or_else(places::binary, Ok)
}

/// Where the commands run, and under whose authority.
struct Desk {
    binary: std::path::PathBuf,
    dir: std::path::PathBuf,
    login: String,
}

/// What a command took.
struct Taken {
    seconds: f64,
    megabytes: f64,
    output: String,
}

impl Desk {
    fn run(&self, words: &[&str]) -> Result<Taken, Trouble> {
        let start = Instant::now();
        let mut command = Command::new(&self.binary);
        command.args(words).arg("--dir").arg(&self.dir).args(["--account", &self.login]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let megabytes = peak(&mut child)?;
        let seconds = start.elapsed().as_secs_f64();
        let output = child.wait_with_output()?;
        let output_text = String::from_utf8_lossy(&output.stdout).into_owned();
        if output.status.success() {
            Ok(Taken { seconds, megabytes, output: output_text })
        } else {
            Err(Trouble::new(format!("{words:?}: {output_text}")))
        }
    }
}

/// Waits for the end of a process and answers the most memory it ever held, in megabytes (`VmHWM`).
fn peak(child: &mut Child) -> Result<f64, Trouble> {
    let status = format!("/proc/{}/status", child.id());
    let mut most: f64 = 0.0;
    loop {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<f64>().ok());
        most = most.max(kilobytes.unwrap_or(0.0) / 1024.0);
        if child.try_wait()?.is_some() {
            return Ok(most);
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn imported(desk: &Desk, sheet: &Path, rows: u64) -> Result<Vec<Figure>, Trouble> {
    let sheet = sheet.display().to_string();
    let taken = desk.run(&["import", "resident", &sheet, "--json"])?;
    let told: serde_json::Value =
        serde_json::from_str(&taken.output).map_err(|error| Trouble::from(error).during("reading `import --json`"))?;
    if told["new"].as_u64() != Some(rows) {
        return Err(Trouble::new(format!("not every row was taken up: {}", taken.output)));
    }
    let part = |name: &str| rows as f64 / told[name].as_f64().unwrap_or(f64::NAN);
    Ok(vec![
        Figure::at_least(
            format!("import of {rows} residents, checked and written"),
            rows as f64 / taken.seconds,
            "rows/s",
            FLOOR,
        ),
        Figure::plain("  of it: reading and checking", part("checking_seconds"), "rows/s"),
        Figure::plain("  of it: writing (seal, journal, tables)", part("writing_seconds"), "rows/s"),
        Figure::at_most("  memory at its peak", taken.megabytes, "MB", MOST_MEMORY),
    ])
}

fn exported(desk: &Desk, folder: &Path, rows: u64) -> Result<Vec<Figure>, Trouble> {
    let mut figures = Vec::new();
    for format in ["csv", "xlsx"] {
        let out = folder.join(format!("keluar.{format}")).display().to_string();
        let words = ["export", "resident", "--out", &out, "--purpose", "pemeriksaan", "--closed"];
        let whole = desk.run(&words)?;
        // One hamlet of the sample holds few: what is needed for them is needed for anything.
        let few = desk.run(&[&words[..], &["--where", "dusun=Ukur Kecil"]].concat())?;
        let rate = rows as f64 / whole.seconds;
        figures.push(Figure::plain(format!("export of {rows} residents as {format}, every column"), rate, "rows/s"));
        figures.push(Figure::plain(format!("  memory at its peak, {format}"), whole.megabytes, "MB"));
        figures.push(Figure::plain(format!("  the same for {FEW} rows, {format}"), few.megabytes, "MB"));
    }
    Ok(figures)
}

/// Invented residents, each with a NIK of its own that fits birth date and sex.
fn write_sheet(path: &Path, rows: u64) -> Result<(), Trouble> {
    const FIRST: [&str; 12] =
        ["Siti", "Budi", "Slamet", "Sri", "Agus", "Wati", "Joko", "Dewi", "Tri", "Eko", "Rina", "Hadi"];
    const SECOND: [&str; 11] = [
        "Aminah",
        "Santoso",
        "Rahayu",
        "Wibowo",
        "Lestari",
        "Prasetyo",
        "Handayani",
        "Saputra",
        "Astuti",
        "Susanto",
        "Utomo",
    ];
    let mut file = BufWriter::new(File::create(path)?);
    writeln!(file, "{HEADING}")?;
    for row in 0..rows {
        let (day_of, serial) = (row / 9_000, row % 9_000 + 1);
        let (day, month, year) = (1 + day_of % 28, 1 + (day_of / 28) % 12, 50 + (day_of / 336) % 50);
        let woman = row % 2;
        let name = format!("{} {} {row}", FIRST[row as usize % 12], SECOND[row as usize % 11]);
        let dusun = if row < FEW { "Ukur Kecil" } else { "Ukur" };
        writeln!(
            file,
            "330715{:02}{month:02}{year:02}{serial:04},{name},{},{day:02}-{month:02}-19{year:02},Wonosobo,Kawin,Petani,{dusun},01/0{},Jl. Mawar {},0812{}",
            day + 40 * woman,
            ["L", "P"][woman as usize],
            row % 9 + 1,
            row % 200,
            10_000_000 + row
        )?;
    }
    file.flush()?;
    Ok(())
}

/// The same rows into one table with a key of 16 bytes and four indexes, in transactions of 4,096: nothing is checked,
/// sealed or journalled.
fn plain_insert(folder: &Path, sheet: &Path) -> Result<f64, Trouble> {
    let failed = |error: rusqlite::Error| Trouble::new(format!("SQLite: {error}"));
    let mut db = Connection::open(folder.join("plain.sqlite")).map_err(failed)?;
    db.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
         CREATE TABLE resident (id BLOB PRIMARY KEY, nik, name, sex, birth, place, marital, occupation, dusun, rt, address, phone);
         CREATE UNIQUE INDEX by_nik ON resident (nik); CREATE INDEX by_name ON resident (name);
         CREATE INDEX by_phone ON resident (phone); CREATE INDEX by_dusun ON resident (dusun, id);",
    )
    .map_err(failed)?;
    let lines = BufReader::new(File::open(sheet)?).lines().skip(1).collect::<Result<Vec<_>, _>>()?;
    let start = Instant::now();
    for (batch, lines) in lines.chunks(4_096).enumerate() {
        let transaction = db.transaction().map_err(failed)?;
        {
            let sql = "INSERT INTO resident VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
            let mut insert = transaction.prepare_cached(sql).map_err(failed)?;
            for (index, line) in lines.iter().enumerate() {
                let number = (batch * 4_096 + index) as u64;
                let id = [[1; 8], number.to_be_bytes()].concat();
                let mut cells: Vec<rusqlite::types::Value> = vec![id.into()];
                cells.extend(line.split(',').map(|cell| cell.to_owned().into()));
                insert.execute(rusqlite::params_from_iter(cells)).map_err(failed)?;
            }
        }
        transaction.commit().map_err(failed)?;
    }
    Ok(lines.len() as f64 / start.elapsed().as_secs_f64())
}
