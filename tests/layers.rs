//! The order of the layers, kept: a file imports only from modules above its own; and what holds for every file of
//! `src`: no `unsafe`, no floats, one sitting long.
//!
//! Files are read as Rust tokens, so comments, documentation and strings do not count.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};

/// The modules from the bottom up; `ARCHITECTURE.md` lists them in this order.
const LAYERS: [&str; 21] = [
    "number",
    "unit",
    "quantity",
    "period",
    "region",
    "source",
    "finding",
    "catalogue",
    "indicator",
    "target",
    "headline",
    "plan",
    "observation",
    "completion",
    "aggregate",
    "validate",
    "extract",
    "audit",
    "follow_up",
    "panel",
    "interchange",
];

/// The stages of `extract`, a file and its folder each, in the order of work; `ARCHITECTURE.md` lists them so.
const STAGES: [&str; 13] = [
    "layout",
    "outline",
    "text",
    "statement",
    "words",
    "clause",
    "role",
    "frame",
    "rule",
    "times",
    "reader",
    "goal",
    "draft",
];

/// What `extract` must not know although it stands above it in the list.
const UNKNOWN_TO_EXTRACT: [&str; 4] = ["observation", "completion", "validate", "aggregate"];

/// Lines of code a file may have; its own tests at the end do not count.
const LONGEST: usize = 450;

/// Files that may be longer, and how long: tables have a row for every word; the others may only shrink.
const LONGER: [(&str, usize); 5] = [
    ("unit/table.rs", 2000),
    ("extract/words/verbs.rs", 2000),
    ("extract/words/set_phrases.rs", 2000),
    ("extract/goal/words.rs", 2000),
    ("number/numeral.rs", 620),
];

/// What is wrong with one file, a line each.
fn faults(file: &str, code: &str) -> Vec<String> {
    let tokens: TokenStream = match code.parse() {
        Ok(tokens) => tokens,
        Err(error) => return vec![format!("src/{file} is not Rust: {error}")],
    };
    let mut faults = Vec::new();
    let module = module_path(file);
    let layer = module.first().map_or("", String::as_str);
    if !layer.is_empty() {
        match position(layer) {
            None => faults.push(format!(
                "src/{file} is in module `{layer}`, which has no place in LAYERS of tests/layers.rs"
            )),
            Some(own) => {
                let mut used = Vec::new();
                imports(&tokens, &module, None, &mut used);
                used.sort();
                used.dedup();
                for name in used.iter().filter(|name| *name != layer) {
                    faults.extend(import_fault(file, layer, own, name));
                }
            }
        }
    }
    if let [extract, stage, ..] = module.as_slice()
        && extract == "extract"
    {
        faults.extend(stage_faults(file, &tokens, &module, stage));
    }
    for word in ["unsafe", "f32", "f64"] {
        if has_ident(&tokens, word) {
            faults.push(format!("src/{file} uses `{word}`"));
        }
    }
    if let Some(literal) = float_literal(&tokens) {
        faults.push(format!(
            "src/{file} has the float {literal}: write a Decimal"
        ));
    }
    let lines = code
        .lines()
        .take_while(|line| line.trim() != "#[cfg(test)]")
        .count();
    let most = LONGER
        .iter()
        .find_map(|(long, most)| (*long == file).then_some(*most))
        .unwrap_or(LONGEST);
    if lines > most {
        faults.push(format!(
            "src/{file} has {lines} lines, more than {most}: split it by concern"
        ));
    }
    faults
}

fn import_fault(file: &str, layer: &str, own: usize, name: &str) -> Option<String> {
    match position(name) {
        None => Some(format!(
            "src/{file} imports crate::{name}, which has no place in LAYERS of tests/layers.rs"
        )),
        Some(other) if other > own => Some(format!(
            "src/{file} imports crate::{name}, but `{name}` stands below `{layer}`: \
             a module knows only those above it"
        )),
        Some(_) if layer == "extract" && UNKNOWN_TO_EXTRACT.contains(&name) => Some(format!(
            "src/{file} imports crate::{name}, but extraction knows nothing of `{name}`"
        )),
        Some(_) => None,
    }
}

/// What a file of a stage of `extract` imports from a later one; its own tests go through the whole crate.
fn stage_faults(file: &str, tokens: &TokenStream, module: &[String], stage: &str) -> Vec<String> {
    let order = |name: &str| STAGES.iter().position(|stage| *stage == name);
    let Some(own) = order(stage) else {
        return vec![format!(
            "src/{file} is in no stage of STAGES in tests/layers.rs"
        )];
    };
    let mut used = Vec::new();
    imports(tokens, module, Some("extract"), &mut used);
    used.sort();
    used.dedup();
    used.iter()
        .filter(|name| order(name).is_none_or(|other| other > own))
        .map(|name| {
            format!(
                "src/{file} imports crate::extract::{name}: a stage knows only the stages before `{stage}`"
            )
        })
        .collect()
}

fn position(name: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| *layer == name)
}

/// `unit/parse.rs` is the module `unit::parse`, `unit.rs` is `unit`, `lib.rs` the root.
fn module_path(file: &str) -> Vec<String> {
    let stem = file.strip_suffix(".rs").unwrap_or(file);
    let mut path: Vec<String> = stem.split('/').map(str::to_owned).collect();
    if path
        .last()
        .is_some_and(|last| last == "lib" || last == "mod")
    {
        path.pop();
    }
    path
}

/// The modules named by every `crate::x`, `crate::{x, y::z}` and `super::…::x` that leaves its own module: the top-level ones,
/// or those `within` one of these.
fn imports(tokens: &TokenStream, module: &[String], within: Option<&str>, used: &mut Vec<String>) {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let starts_path = at < 2 || !is_path_separator(&tokens[at - 2..at]);
        match token {
            TokenTree::Ident(word) if word == "crate" && starts_path => {
                at = names_after(&tokens, at + 1, within, used);
            }
            TokenTree::Ident(word) if word == "super" && starts_path => {
                let mut up = 1;
                let mut next = at + 1;
                while separated(&tokens, next) && ident(&tokens, next + 2, "super") {
                    up += 1;
                    next += 3;
                }
                let top = usize::from(within.is_some());
                if up >= module.len() {
                    at = names_after(&tokens, next, within, used);
                } else if up + top >= module.len() {
                    at = names_after(&tokens, next, None, used);
                } else {
                    at = next;
                }
            }
            TokenTree::Group(group) => {
                // In the body of `mod x { … }`, `super` is the module around it.
                let mut inside = module.to_vec();
                if let Some([TokenTree::Ident(word), TokenTree::Ident(name)]) =
                    at.checked_sub(2).and_then(|from| tokens.get(from..at))
                    && word == "mod"
                {
                    inside.push(name.to_string());
                    if within.is_some() && name == "tests" {
                        at += 1;
                        continue;
                    }
                }
                imports(&group.stream(), &inside, within, used);
                at += 1;
            }
            _ => at += 1,
        }
    }
}

/// Reads `::x` or `::{x, y}` at `at`, or what follows `::within` there; gives where to go on.
fn names_after(
    tokens: &[TokenTree],
    at: usize,
    within: Option<&str>,
    used: &mut Vec<String>,
) -> usize {
    if !separated(tokens, at) {
        return at;
    }
    let mut named = |branch: &[TokenTree]| match (branch.first(), within) {
        (Some(TokenTree::Ident(name)), None) => used.push(name.to_string()),
        (Some(TokenTree::Ident(name)), Some(within)) if name == within => {
            names_after(branch, 1, None, used);
        }
        _ => {}
    };
    match tokens.get(at + 2) {
        Some(TokenTree::Ident(_)) => named(tokens.get(at + 2..).unwrap_or(&[])),
        Some(TokenTree::Group(group)) => {
            let inner: Vec<TokenTree> = group.stream().into_iter().collect();
            for branch in inner.split(|token| is_punct(token, ',')) {
                named(branch);
            }
        }
        Some(TokenTree::Punct(star)) if within.is_none() => used.push(star.to_string()),
        _ => {}
    }
    at + 3
}

fn is_punct(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}

fn is_path_separator(pair: &[TokenTree]) -> bool {
    pair.len() == 2 && pair.iter().all(|token| is_punct(token, ':'))
}

fn separated(tokens: &[TokenTree], at: usize) -> bool {
    tokens.get(at..at + 2).is_some_and(is_path_separator)
}

fn ident(tokens: &[TokenTree], at: usize, word: &str) -> bool {
    matches!(tokens.get(at), Some(TokenTree::Ident(found)) if found == word)
}

fn has_ident(tokens: &TokenStream, word: &str) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(found) => found == word,
        TokenTree::Group(group) => has_ident(&group.stream(), word),
        _ => false,
    })
}

fn float_literal(tokens: &TokenStream) -> Option<String> {
    tokens.clone().into_iter().find_map(|token| match token {
        TokenTree::Literal(literal) => {
            let text = literal.to_string();
            let number = text.starts_with(|c: char| c.is_ascii_digit());
            let radix = ["0x", "0o", "0b"]
                .iter()
                .any(|prefix| text.starts_with(prefix));
            let float =
                text.contains(['.', 'e', 'E']) || text.ends_with("f32") || text.ends_with("f64");
            // `e` alone also stands in the suffix of `1usize`.
            let whole = [
                "u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128",
                "isize",
            ]
            .iter()
            .any(|suffix| text.ends_with(suffix));
            (number && !radix && float && !whole).then_some(text)
        }
        TokenTree::Group(group) => float_literal(&group.stream()),
        _ => None,
    })
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn every_file_keeps_to_its_layer() {
    let src = root().join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    files.sort();
    assert!(
        files.len() > 20,
        "only {} files found under src",
        files.len()
    );
    let mut report = String::new();
    for path in files {
        let relative = path.strip_prefix(&src).unwrap();
        let name: Vec<_> = relative.iter().map(|part| part.to_str().unwrap()).collect();
        for fault in faults(&name.join("/"), &fs::read_to_string(&path).unwrap()) {
            writeln!(report, "- {fault}").unwrap();
        }
    }
    assert!(report.is_empty(), "\n{report}");
}

#[test]
fn the_architecture_lists_the_layers_in_order() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let listed: Vec<&str> = text
        .lines()
        .filter(|line| line.starts_with("| `"))
        .filter_map(|line| line.split('|').nth(1))
        .flat_map(|cell| cell.split('`').skip(1).step_by(2))
        .filter(|name| position(name).is_some())
        .collect();
    let mut ordered = listed.clone();
    ordered.sort_by_key(|name| position(name));
    assert_eq!(
        listed, ordered,
        "ARCHITECTURE.md lists the layers in another order"
    );
    let lib = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    for line in lib.lines() {
        if let Some(module) = line
            .strip_prefix("pub mod ")
            .and_then(|rest| rest.strip_suffix(';'))
        {
            assert!(
                listed.contains(&module),
                "ARCHITECTURE.md does not say what `{module}` is"
            );
        }
    }
}

#[test]
fn the_architecture_lists_the_stages_in_order() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let stages = text
        .split_once("| stage |")
        .and_then(|(_, rest)| rest.split_once("\n\n"));
    let listed: Vec<&str> = stages
        .unwrap()
        .0
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .collect();
    assert_eq!(listed, STAGES);
}

#[test]
fn an_import_from_below_is_a_fault() {
    for code in [
        "use crate::plan::Plan;",
        "pub use crate::{number, plan::{Plan, PlanError}};",
        "fn f() { g(crate::plan::h()) }",
        "fn f(p: &crate::plan::Plan) {}",
        "macro_rules! m { () => { $crate::plan::h() } }",
        "use super::super::plan::Plan;",
        "use super::super::{number, plan};",
        "mod tests { use crate::plan; }",
        "mod tests { use super::super::super::plan; }",
    ] {
        let found = faults("unit/parse.rs", code);
        assert_eq!(
            found,
            [
                "src/unit/parse.rs imports crate::plan, but `plan` stands below `unit`: \
              a module knows only those above it"
            ],
            "{code}"
        );
    }
    assert_eq!(faults("unit.rs", "use super::plan::Plan;").len(), 1);
    assert_eq!(faults("unit.rs", "use crate::*;").len(), 1);
    assert_eq!(faults("unit.rs", "use crate::utils::x;").len(), 1);
    assert_eq!(faults("utils.rs", "").len(), 1);
}

#[test]
fn an_import_from_a_later_stage_is_a_fault() {
    for code in [
        "use crate::extract::reader::Reader;",
        "use crate::{extract::{reader::Reader, words}, unit};",
        "fn f(reader: &crate::extract::reader::Reader) {}",
        "use super::super::reader::Reader;",
        "use super::super::super::extract::reader;",
        "mod inner { use super::super::super::reader; }",
    ] {
        assert_eq!(
            faults("extract/rule/aim.rs", code),
            [
                "src/extract/rule/aim.rs imports crate::extract::reader: a stage knows only the stages before `rule`"
            ],
            "{code}"
        );
    }
    for code in [
        "use crate::extract::{rule::context::Context, words::tags::Tags};",
        "use super::context::Context;",
        "use super::super::words::tags::Tags;",
        "mod tests { use crate::extract::Extractor; }",
    ] {
        assert_eq!(faults("extract/rule/aim.rs", code), [""; 0], "{code}");
    }
    assert_eq!(faults("extract/other.rs", "").len(), 1);
}

#[test]
fn extraction_and_completion_do_not_know_each_other() {
    assert_eq!(
        faults(
            "extract/rule.rs",
            "use crate::{plan::Plan, completion::assess};"
        ),
        [
            "src/extract/rule.rs imports crate::completion, but extraction knows nothing of `completion`"
        ]
    );
    for module in ["completion", "validate", "aggregate"] {
        assert_eq!(
            faults(&format!("{module}.rs"), "use crate::extract::Statement;").len(),
            1
        );
        assert_eq!(
            faults("audit.rs", &format!("use crate::{{extract, {module}}};")),
            [""; 0]
        );
    }
}

#[test]
fn imports_from_above_and_words_in_prose_are_no_fault() {
    let code = r#"
        //! Comes before [`crate::plan`]; unsafe is a word, and 1.5 f64 too.
        use crate::number::{self, Ratio};
        use crate::unit::{Unit, table};
        use super::{scale, plan_words};
        mod tests { use super::super::plan_words; }
        use other::crate_name::plan;
        /* crate::plan */
        const TEXT: &str = "crate::plan 1.5 f32 unsafe";
        const N: [usize; 3] = [1usize, 0xE5, 1];
        fn f(pair: (u8, u8)) -> u8 { pair.1 }
    "#;
    assert_eq!(faults("unit/parse.rs", code), [""; 0]);
}

#[test]
fn floats_unsafe_and_long_files_are_faults() {
    assert_eq!(
        faults("unit.rs", "const X: u8 = 1.5 as u8;"),
        ["src/unit.rs has the float 1.5: write a Decimal"]
    );
    assert_eq!(faults("unit.rs", "const X: u64 = 1e9 as u64;").len(), 1);
    assert_eq!(
        faults("unit.rs", "fn f(x: f64) {}"),
        ["src/unit.rs uses `f64`"]
    );
    assert_eq!(
        faults("lib.rs", "fn f() { unsafe { g() } }"),
        ["src/lib.rs uses `unsafe`"]
    );
    let long = "fn f() {}\n".repeat(LONGEST + 1);
    assert_eq!(
        faults("unit.rs", &long),
        [format!(
            "src/unit.rs has {} lines, more than {LONGEST}: split it by concern",
            LONGEST + 1
        )]
    );
    assert_eq!(faults("unit/table.rs", &long), [""; 0]);
    let tested = format!("fn f() {{}}\n#[cfg(test)]\nmod tests {{\n{long}}}");
    assert_eq!(faults("unit.rs", &tested), [""; 0]);
}
