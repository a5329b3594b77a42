//! Damaged pages, each byte choosing a piece of one: what is found must stand in the text as given.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| zhibiao_fuzz::check(&zhibiao_fuzz::page(bytes)));
