//! Load that costs little: requests made beforehand, on connections that stay open, from one thread that waits for many of
//! them at once. The server of the same run has the machine's other core. Not here: what is asked (`postings`).

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use testkit::Trouble;
use tokio::net::TcpStream;

/// The most bytes of an answer's head.
const HEAD: usize = 16 * 1024;

/// Writes the next request of a connection, and looks at the answer to it.
pub trait Lane {
    /// Puts the next request into an empty buffer.
    fn ask(&mut self, out: &mut Vec<u8>);
    /// The head of the answer, up to the empty line. False ends the measurement: what follows is not worth measuring.
    fn answered(&mut self, status: u16, head: &str) -> bool;
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Measured {
    /// Answers.
    pub answers: u64,
    /// From the first request to the last answer.
    pub spent: Duration,
    /// Milliseconds of each request, sorted.
    pub milliseconds: Vec<f64>,
}

impl Measured {
    /// Answers a second.
    pub fn rate(&self) -> f64 {
        self.answers as f64 / self.spent.as_secs_f64().max(f64::MIN_POSITIVE)
    }
}

/// Lets every lane ask on a connection of its own for so long, one request after the other on each.
///
/// # Errors
/// Where a connection breaks or an answer is none.
pub fn load(address: &str, lanes: Vec<impl Lane + 'static>, time: Duration) -> Result<Measured, Trouble> {
    let address: SocketAddr = address
        .trim_start_matches("http://")
        .parse()
        .map_err(|_| Trouble::new(format!("{address} is no address of this machine")))?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let local = tokio::task::LocalSet::new();
    let measured = local.block_on(&runtime, async move {
        let start = Instant::now();
        let until = start + time;
        let tasks: Vec<_> =
            lanes.into_iter().map(|lane| tokio::task::spawn_local(connection(address, lane, until))).collect();
        let mut all = Measured::default();
        for task in tasks {
            let times = task.await.map_err(|_| Trouble::new("a connection's task fell"))??;
            all.answers += times.len() as u64;
            all.milliseconds.extend(times);
        }
        all.spent = start.elapsed();
        Ok::<Measured, Trouble>(all)
    });
    let mut measured = measured?;
    measured.milliseconds.sort_by(f64::total_cmp);
    Ok(measured)
}

async fn connection(address: SocketAddr, mut lane: impl Lane, until: Instant) -> Result<Vec<f64>, Trouble> {
    let stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let (mut out, mut input, mut times) = (Vec::with_capacity(1024), vec![0; HEAD], Vec::new());
    loop {
        let begun = Instant::now();
        if begun >= until {
            return Ok(times);
        }
        out.clear();
        lane.ask(&mut out);
        send(&stream, &out).await?;
        let good = receive(&stream, &mut input, &mut lane).await?;
        times.push(begun.elapsed().as_secs_f64() * 1000.0);
        if !good {
            return Err(Trouble::new("an answer was not the one that is measured; its beginning stands above"));
        }
    }
}

async fn send(stream: &TcpStream, mut rest: &[u8]) -> Result<(), Trouble> {
    while !rest.is_empty() {
        match stream.try_write(rest) {
            Ok(written) => rest = &rest[written..],
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => stream.writable().await?,
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Reads one answer to its end; what it holds is thrown away.
async fn receive(stream: &TcpStream, input: &mut [u8], lane: &mut impl Lane) -> Result<bool, Trouble> {
    let mut filled = 0;
    let end = loop {
        filled += read(stream, &mut input[filled..]).await?;
        if let Some(end) = input[..filled].windows(4).position(|four| four == b"\r\n\r\n") {
            break end;
        }
        if filled == input.len() {
            return Err(Trouble::new("an answer's head is longer than 16 kB"));
        }
    };
    let head = std::str::from_utf8(&input[..end]).map_err(|_| Trouble::new("an answer's head is no text"))?;
    let status = head.get(9..12).and_then(|digits| digits.parse().ok()).unwrap_or(0);
    let length = header(head, "content-length").and_then(|text| text.parse().ok()).unwrap_or(0_usize);
    let good = lane.answered(status, head);
    if header(head, "transfer-encoding").is_some() {
        return Err(Trouble::new("an answer without a length: it is measured by another client"));
    }
    let mut left = (end + 4 + length).saturating_sub(filled);
    while left > 0 {
        let most = left.min(input.len());
        left -= read(stream, &mut input[..most]).await?;
    }
    Ok(good)
}

async fn read(stream: &TcpStream, into: &mut [u8]) -> Result<usize, Trouble> {
    loop {
        match stream.try_read(into) {
            Ok(0) => return Err(Trouble::new("the node closed a connection")),
            Ok(read) => return Ok(read),
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => stream.readable().await?,
            Err(error) => return Err(error.into()),
        }
    }
}

/// A header of an answer, whose names the node writes in small letters.
pub fn header<'h>(head: &'h str, name: &str) -> Option<&'h str> {
    head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
}
