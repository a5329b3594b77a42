//! `cargo run --release -p zhibiao-benches --bin corpus -- FOLDER DOCUMENTS`: so many documents to read, of 60 KB each but for notices,
//! tables and accounts. Two runs write the same bytes.

use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(folder), Some(documents)) = (arguments.next(), arguments.next()) else {
        return Err("usage: corpus FOLDER DOCUMENTS".into());
    };
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder)?;
    let mut bytes = 0;
    for number in 0..documents.parse()? {
        let (name, text) = zhibiao_benches::corpus::document(number);
        bytes += text.len();
        std::fs::write(folder.join(name), text)?;
    }
    println!("{documents} documents, {bytes} bytes");
    Ok(())
}
