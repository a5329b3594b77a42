//! Extraction beside an aho-corasick scan of the same bytes with 200 patterns.

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use divan::Bencher;
use zhibiao::extract::Extractor;
use zhibiao_benches::ratio::{self, Side, Work};
use zhibiao_benches::text::{self, PATTERNS, Text};

#[divan::bench(args = text::ALL, max_time = 3, sample_size = 1)]
fn extract(bencher: Bencher, text: Text) {
    let extractor = Extractor::default();
    let document = text.build();
    ratio::time(
        bencher,
        &format!("extract, {text}"),
        Side::Ours,
        Work::Bytes(document.len()),
        || extractor.extract(&document),
    );
}

#[divan::bench(args = text::ALL, max_time = 3, sample_size = 1)]
fn aho_corasick(bencher: Bencher, text: Text) {
    scan(
        bencher,
        &format!("extract, {text}"),
        text,
        None,
        Side::Rival,
    );
}

/// The library's own choice for 200 patterns is the NFA; the DFA is faster and larger.
#[divan::bench(max_time = 3, sample_size = 1)]
fn aho_corasick_dfa(bencher: Bencher) {
    let row = "aho-corasick as DFA, beside its own choice";
    scan(
        bencher,
        row,
        Text::Report(10),
        Some(AhoCorasickKind::DFA),
        Side::Ours,
    );
}

#[divan::bench(max_time = 3, sample_size = 1)]
fn aho_corasick_default(bencher: Bencher) {
    let row = "aho-corasick as DFA, beside its own choice";
    scan(bencher, row, Text::Report(10), None, Side::Rival);
}

fn scan(bencher: Bencher, row: &str, text: Text, kind: Option<AhoCorasickKind>, side: Side) {
    let automaton = AhoCorasick::builder()
        .kind(kind)
        .build(PATTERNS.lines())
        .expect("200 short patterns build");
    let document = text.build();
    ratio::time(bencher, row, side, Work::Bytes(document.len()), || {
        automaton.find_iter(&document).count()
    });
}
