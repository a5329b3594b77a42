//! One public name for one thing: whoever imports two types of the crate never has to rename one of them.
//!
//! The files of `src` are read as Rust tokens; a type counts where it is `pub`, whatever module it can be reached through.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Names that stand for two things, and why.
const TWICE: [(&str, &str); 0] = [];

/// The types that `code` declares `pub`, and the names that it exports others under; `exports` where it is the list of a `pub use`.
fn public_types(code: &TokenStream, exports: bool, found: &mut Vec<String>) {
    let tokens: Vec<TokenTree> = code.clone().into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        if let TokenTree::Group(group) = token {
            let exports = exports || is_exported(&tokens, at);
            public_types(&group.stream(), exports, found);
        }
        let word = |place: usize| match tokens.get(place) {
            Some(TokenTree::Ident(ident)) => ident.to_string(),
            _ => String::new(),
        };
        let declares = ["struct", "enum", "union", "trait"].contains(&word(at + 1).as_str());
        if word(at) == "pub" && declares {
            found.push(word(at + 2));
        }
        if word(at) == "as" && (exports || is_exported(&tokens, at)) {
            found.push(word(at + 1));
        }
    }
}

/// Whether the statement that the token `at` is in begins with `pub use`.
fn is_exported(tokens: &[TokenTree], at: usize) -> bool {
    let begin = tokens[..at]
        .iter()
        .rposition(|token| {
            matches!(token, TokenTree::Punct(p) if p.as_char() == ';')
                || matches!(token, TokenTree::Group(g) if g.delimiter() == Delimiter::Brace)
        })
        .map_or(0, |before| before + 1);
    let mut words = tokens[begin..at].iter().filter_map(|token| match token {
        TokenTree::Ident(ident) => Some(ident.to_string()),
        _ => None,
    });
    words.next().as_deref() == Some("pub") && words.next().as_deref() == Some("use")
}

fn read(folder: &Path, found: &mut BTreeMap<String, Vec<String>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let code: TokenStream = fs::read_to_string(&path).unwrap().parse().unwrap();
            let mut names = Vec::new();
            public_types(&code, false, &mut names);
            for name in names {
                found
                    .entry(name)
                    .or_default()
                    .push(path.display().to_string());
            }
        }
    }
}

#[test]
fn no_public_type_has_the_name_of_another() {
    let mut found = BTreeMap::new();
    read(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut found,
    );
    // The walk has seen the crate at all.
    for name in ["Quantity", "Target", "Statement", "Panel"] {
        assert!(found.contains_key(name), "{name}");
    }
    assert!(found.len() > 150, "{} types", found.len());
    for (name, places) in &found {
        let reason = TWICE.iter().find(|(twice, _)| twice == name);
        assert_eq!(
            places.len() > 1,
            reason.is_some(),
            "{name} stands in {places:?}; told apart or given a reason: {reason:?}"
        );
    }
}

#[test]
fn a_name_is_found_wherever_it_is_declared() {
    let code = "pub struct A; pub(crate) struct B; enum C {} mod inner { pub enum D {} } \
                pub use other::{X, Y as E}; use other::Z as F; pub use one::G as H; pub trait I {}";
    let mut found = Vec::new();
    public_types(&code.parse().unwrap(), false, &mut found);
    assert_eq!(found, ["A", "D", "E", "H", "I"]);
}
