//! How the forms of the genre are read: a text, its lines parted by ⏎, then its statements.

use zhibiao::extract::Extractor;

/// Texts with the lines of their statements.
fn cases() -> Vec<(&'static str, Vec<&'static str>)> {
    let mut cases: Vec<(&str, Vec<&str>)> = Vec::new();
    let lines = include_str!("data/statements.txt").lines();
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match cases.last_mut().filter(|_| line.contains(" | ")) {
            Some((_, statements)) => statements.push(line),
            None => cases.push((line, Vec::new())),
        }
    }
    cases
}

#[test]
fn every_form_is_read_as_shown() {
    let extractor = Extractor::default();
    let mut wrong = String::new();
    let cases = cases();
    assert!(cases.len() > 30, "the file was read");
    for (text, expected) in cases {
        let lines = text.replace('⏎', "\n");
        let extraction = extractor.extract(&lines);
        let read: Vec<String> = extraction
            .statements
            .iter()
            .map(|s| {
                let (kind, measure) = (s.kind, s.measure);
                format!(
                    "{kind} | {} | {} | {} | {measure}",
                    s.quote, s.action, s.indicator
                )
            })
            .collect();
        if read != expected {
            wrong += &format!("{text}\n  read:\n{}\n", read.join("\n"));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
