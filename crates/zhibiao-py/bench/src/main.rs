//! Prints the least milliseconds of five runs over the files it is given: statements, goals and findings as tables, as
//! `zhibiao.extract` of Python makes them, and the same without the tables.

use std::hint::black_box;
use std::time::Instant;

use zhibiao::extract::Extractor;
use zhibiao::interchange::arrow;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let paths = std::env::args_os().skip(1);
    let texts = paths
        .map(std::fs::read_to_string)
        .collect::<Result<Vec<_>, _>>()?;
    let extractor = Extractor::default();
    let (mut tables, mut bare) = (u128::MAX, u128::MAX);
    for _ in 0..5 {
        let start = Instant::now();
        for text in &texts {
            let (extraction, goals) = extractor.extract_with_goals(text);
            black_box(arrow::batch(&extraction.statements)?);
            black_box(arrow::batch(&goals)?);
            black_box(arrow::batch(&extraction.findings)?);
        }
        tables = tables.min(start.elapsed().as_micros());
        let start = Instant::now();
        for text in &texts {
            black_box(extractor.extract(text));
        }
        bare = bare.min(start.elapsed().as_micros());
    }
    println!("{tables} {bare}");
    Ok(())
}
