//! What the READMEs show is what the examples are and what they print.

use std::fs;
use std::path::{Path, PathBuf};

const READMES: [&str; 2] = ["README.md", "README.zh-CN.md"];

/// Stands in a README for lines of the output left out.
const LEFT_OUT: &str = "…";

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn file(name: &str) -> String {
    fs::read_to_string(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The lines of the code block between `<!-- name -->` and `<!-- /name -->`.
fn block(readme: &str, name: &str) -> Vec<String> {
    let text = file(readme);
    let (_, rest) = text
        .split_once(&format!("<!-- {name} -->"))
        .unwrap_or_else(|| panic!("{readme} has no <!-- {name} -->"));
    let (inside, _) = rest
        .split_once(&format!("<!-- /{name} -->"))
        .unwrap_or_else(|| panic!("{readme} has no <!-- /{name} -->"));
    let lines: Vec<&str> = inside.trim().lines().collect();
    let [fence, body @ .., "```"] = &lines[..] else {
        panic!("{readme}: <!-- {name} --> holds no code block");
    };
    assert!(fence.starts_with("```"), "{readme}: {fence}");
    body.iter().map(|line| (*line).to_owned()).collect()
}

/// The first line shown that the output does not have next, or after lines left out.
fn first_difference<'s>(shown: &'s [String], output: &str) -> Option<&'s str> {
    let mut rest = output.lines();
    let mut skipping = false;
    for line in shown {
        if line.trim() == LEFT_OUT {
            skipping = true;
            continue;
        }
        let found = if skipping {
            rest.any(|have| have == line)
        } else {
            rest.next() == Some(line)
        };
        if !found {
            return Some(line);
        }
        skipping = false;
    }
    None
}

#[test]
fn a_line_that_was_not_printed_is_a_difference() {
    let shown = |lines: &[&str]| {
        lines
            .iter()
            .map(|line| (*line).to_owned())
            .collect::<Vec<_>>()
    };
    let output = "a\nb\nc\nd";
    assert_eq!(first_difference(&shown(&["a", "…", "c"]), output), None);
    assert_eq!(first_difference(&shown(&["a", "c"]), output), Some("c"));
    assert_eq!(
        first_difference(&shown(&["a", "…", "x"]), output),
        Some("x")
    );
    assert_eq!(
        first_difference(&shown(&["c", "…", "a"]), output),
        Some("c")
    );
}

#[test]
fn the_output_shown_is_what_the_example_prints() {
    let golden = file("tests/golden/yongjia.txt");
    for readme in READMES {
        let shown = block(readme, "output");
        assert!(shown.len() > 10, "{readme} shows {} lines", shown.len());
        if let Some(line) = first_difference(&shown, &golden) {
            panic!(
                "{readme} shows a line that `cargo run --example yongjia` does not print there:\n{line}"
            );
        }
    }
}

#[test]
fn the_quickstart_shown_is_the_example() {
    let example = file("examples/quickstart.rs");
    let code: Vec<&str> = example
        .lines()
        .skip_while(|line| line.starts_with("//!") || line.is_empty())
        .collect();
    let printed = file("tests/golden/quickstart.txt");
    for readme in READMES {
        assert_eq!(block(readme, "quickstart"), code, "{readme}");
        assert_eq!(
            block(readme, "quickstart-output").join("\n"),
            printed.trim_end(),
            "{readme}"
        );
    }
}

#[test]
fn both_languages_say_the_same() {
    let [english, chinese] = READMES.map(|readme| {
        let text = file(readme);
        let mut code = false;
        let kept: Vec<String> = text
            .lines()
            .filter(|line| {
                let fence = line.starts_with("```");
                code ^= fence;
                // Comments are in the reader's language.
                fence || (code && !line.trim_start().starts_with("//")) || line.starts_with("## ")
            })
            .map(|line| {
                let line = if line.starts_with("## ") { "##" } else { line };
                line.split(" # ")
                    .next()
                    .unwrap_or_default()
                    .split(" // ")
                    .next()
                    .unwrap_or_default()
                    .trim_end()
                    .to_owned()
            })
            .collect();
        kept
    });
    assert_eq!(english, chinese);
}

#[test]
fn links_lead_to_files() {
    for readme in [
        "README.md",
        "README.zh-CN.md",
        "ARCHITECTURE.md",
        "CHANGELOG.md",
    ] {
        let text = file(readme);
        for (at, _) in text.match_indices("](") {
            let target = text[at + 2..].split(')').next().unwrap_or_default();
            if !target.contains("://") && !target.starts_with('#') {
                assert!(path(target).exists(), "{readme} links to {target}");
            }
        }
    }
    let architecture = file("ARCHITECTURE.md");
    for name in architecture.split('`').skip(1).step_by(2) {
        if name.contains('/') {
            assert!(path(name).exists(), "ARCHITECTURE.md names {name}");
        }
    }
}

/// An entry of the cookbook is read at one glance, is whole, and hides nothing.
#[test]
fn entries_of_the_cookbook_are_short_and_whole() {
    let text = file("COOKBOOK.md");
    let mut count = 0;
    for block in text.split("```rust\n").skip(1) {
        let (code, _) = block.split_once("```").unwrap();
        assert!(
            code.lines().count() <= 20,
            "{} lines:\n{code}",
            code.lines().count()
        );
        assert!(code.contains("fn main()"), "{code}");
        assert!(code.lines().all(|line| !line.starts_with('#')), "{code}");
        count += 1;
    }
    assert!(count >= 8, "{count}");
    for readme in READMES {
        let text = file(readme);
        for block in text.split("```rust\n").skip(1) {
            let (code, _) = block.split_once("```").unwrap();
            assert!(code.contains("fn main()"), "{readme}: {code}");
            assert!(
                code.lines().all(|line| !line.starts_with("# ")),
                "{readme}: {code}"
            );
        }
    }
}
