//! `extract FILE|-`: the statements of a text, one JSON object a line (`schema/statement-1.0.json`); what was not understood
//! goes to stderr.

use std::io::{ErrorKind, Read, Write};
use std::process::ExitCode;

use serde::Serialize;
use zhibiao::extract::{Extractor, Statement};
use zhibiao::source::Positions;

const USAGE: &str = "usage: extract FILE|-";

/// A statement, and its place for those who count characters or UTF-16 units.
#[derive(Serialize)]
struct Line<'a> {
    #[serde(flatten)]
    statement: &'a Statement<'a>,
    characters: Option<[usize; 2]>,
    utf16: Option<[usize; 2]>,
}

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let path = match arguments.as_slice() {
        [option] if option == "--help" || option == "-h" => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        [option] if option != "-" && option.to_string_lossy().starts_with('-') => {
            let option = option.to_string_lossy();
            return refuse(&format!("unknown argument {option}; {USAGE}"));
        }
        [path] => path,
        _ => return refuse(USAGE),
    };
    let name = path.to_string_lossy();
    let bytes = if path == "-" {
        let mut bytes = Vec::new();
        std::io::stdin()
            .lock()
            .read_to_end(&mut bytes)
            .map(|_| bytes)
    } else if std::path::Path::new(path).is_dir() {
        return refuse(&format!("{name} is a directory; name a text file"));
    } else {
        std::fs::read(path)
    };
    let text = match bytes.map(String::from_utf8) {
        Ok(Ok(text)) => text,
        Ok(Err(error)) => {
            let at = error.utf8_error().valid_up_to();
            return refuse(&format!(
                "{name} is not UTF-8 from byte {at} on; convert it first, as with `iconv -f GB18030 -t UTF-8` \
                 （自第{}个字节起不是UTF-8，请先转换编码）",
                at + 1
            ));
        }
        Err(error) => return refuse(&format!("cannot read {name}: {error}")),
    };

    let extraction = Extractor::default().extract(&text);
    for finding in &extraction.findings {
        let _ = writeln!(std::io::stderr(), "{finding}");
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let positions = Positions::new(&text);
    let written = extraction.statements.iter().try_for_each(|statement| {
        let ends = |place: std::ops::Range<usize>| [place.start, place.end];
        let line = Line {
            statement,
            characters: positions.characters(statement.span).map(ends),
            utf16: positions.utf16(statement.span).map(ends),
        };
        serde_json::to_writer(&mut out, &line)?;
        out.write_all(b"\n")
    });
    match written.and_then(|()| out.flush()) {
        // The reader has seen enough: `extract FILE | head`.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            refuse(&format!("cannot write: {error}"))
        }
        _ => ExitCode::SUCCESS,
    }
}

fn refuse(message: &str) -> ExitCode {
    eprintln!("extract: {message}");
    ExitCode::from(2)
}
