//! Clauses of the genre, each byte choosing a word of a grammar.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| zhibiao_fuzz::check(&zhibiao_fuzz::clauses(bytes)));
