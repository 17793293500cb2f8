//! A server of three fixed pages, so that client and browser can be tested before and without the binary.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};

const PAGE: &str = r#"<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Warga</title>
<meta name="viewport" content="width=device-width"></head><body><main><h1>Warga baru</h1>
<form action="/warga/baru" method="post"><input type="hidden" name="_csrf" value="rahasia">
<p><label for="n">Nama</label> <input id="n" name="name"></p>
<p><label for="m">Nama ibu</label> <input id="m" name="mother"></p>
<p><label>Jenis kelamin <select name="sex"><option value="f">Perempuan<option value="m">Laki-laki</select></label></p>
<p><label><input type="checkbox" name="told" value="yes"> Sudah dibacakan</label></p>
<p><label>Catatan <textarea name="note">
baris</textarea></label></p>
<button name="_go" value="simpan">Simpan</button> <button name="_go" value="draf">Simpan draf</button></form>
<p><a href="/lebar">Halaman lebar</a></p><p id="js"></p></main><script>document.getElementById('js').textContent='skrip berjalan'</script></body></html>"#;

const WIDE: &str = r#"<!doctype html><html lang="id"><head><title>Lebar</title>
<meta name="viewport" content="width=device-width"></head><body><main><h1>Lebar</h1>
<div style="width:900px">lebar</div><img src="data:," width="10" height="10"></main></body></html>"#;

/// Serves until the test ends; returns the address.
pub fn start() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            std::thread::spawn(move || answer(stream));
        }
    });
    address
}

fn answer(mut stream: TcpStream) {
    let mut reader = BufReader::new(stream.try_clone().expect("a stream"));
    let mut first = String::new();
    let _ = reader.read_line(&mut first);
    let mut length = 0;
    let mut cookie = String::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap_or(0) <= 2 {
            break;
        }
        let (name, value) = line.split_once(':').unwrap_or((&line, ""));
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = value.trim().parse().unwrap_or(0),
            "cookie" => cookie = value.trim().to_owned(),
            _ => {}
        }
    }
    let mut body = vec![0; length];
    let _ = reader.read_exact(&mut body);
    let body = String::from_utf8_lossy(&body).replace('&', "&amp;");
    let (status, extra, text) = match first.split(' ').nth(1).unwrap_or("/") {
        "/" => ("200 OK", "Set-Cookie: tamu=1; HttpOnly\r\n", PAGE.to_owned()),
        "/lebar" => ("200 OK", "", WIDE.to_owned()),
        "/warga/baru" => ("303 See Other", "Location: /gema?x=1\r\n", String::new()),
        _ => ("200 OK", "", String::new()),
    };
    let text =
        if first.starts_with("POST") || text.is_empty() { format!("<p>{body}</p><p>{cookie}</p>") } else { text };
    let head = format!(
        "HTTP/1.1 {status}\r\n{extra}Content-Security-Policy: script-src 'self' 'unsafe-inline'\r\nContent-Type: text/html\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        text.len()
    );
    let _ = stream.write_all(head.as_bytes());
    let _ = stream.write_all(text.as_bytes());
}
