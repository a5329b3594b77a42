//! Ours beside the rivals. `cargo bench -p zhibiao-benches` ends with the table of ratios; with `ZHIBIAO_BENCH_QUICK=1` each bench
//! runs once on small inputs.

mod aggregate;
mod completion;
mod extraction;
mod number;
mod quantity;
mod table;

fn main() {
    let mut divan = divan::Divan::from_args();
    if zhibiao_benches::text::is_quick() {
        divan = divan.sample_count(1).sample_size(1);
    }
    divan.main();
    print!("{}", zhibiao_benches::ratio::table());
}
