//! Files of every format: no panic, and every character of the text has a place in the file.
#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use zhibiao_files::{Place, read};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// An archive of parts, as Word and Excel files are.
fn archive(parts: &[(&str, &[u8])]) -> Option<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in parts {
        zip.start_file(*name, stored).ok()?;
        zip.write_all(bytes).ok()?;
    }
    Some(zip.finish().ok()?.into_inner())
}

fn check(name: &str, bytes: &[u8]) {
    let Ok(document) = read(name, bytes) else {
        return;
    };
    // A place in a page is one in the page as UTF-8.
    if std::str::from_utf8(bytes).is_err() {
        return;
    }
    for (at, _) in document.text().char_indices().step_by(7) {
        if let Some(Place::Byte(byte)) = document.place(at) {
            assert!(
                byte <= bytes.len(),
                "{name}: byte {byte} of {}",
                bytes.len()
            );
        }
    }
}

fuzz_target!(|bytes: &[u8]| {
    for name in ["r.txt", "r.md", "r.html", "r.csv", "r.docx", "r.xlsx"] {
        check(name, bytes);
    }
    let word: [(&str, &[u8]); 1] = [("word/document.xml", bytes)];
    if let Some(file) = archive(&word) {
        check("r.docx", &file);
    }
});
