//! The outline of arbitrary text.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| zhibiao_fuzz::check_outline(text));
