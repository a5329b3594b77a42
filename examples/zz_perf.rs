use std::time::Instant;
fn main() {
    let text = std::fs::read_to_string("seeds/yongjia-2024.txt").unwrap();
    let big: String = std::iter::repeat_n(format!("{text}\n\n"), 10_000_000 / text.len()).collect();
    let e = zhibiao::extract::Extractor::default();
    for _ in 0..3 {
        let t = Instant::now();
        let n = e.extract(&big).statements.len();
        let s = t.elapsed().as_secs_f64();
        println!("yongjia {n} {:.1} MB/s", big.len() as f64 / 1e6 / s);
    }
    for (name, unit) in [
        ("digits", "1"),
        ("yi", "一"),
        ("brackets", "(["),
        ("dun", "、"),
        ("clause", "新增企业5家和"),
        ("quotes", "“"),
        ("comma", ","),
        ("lines", "\n"),
        ("mixed", "5家,"),
    ] {
        let big: String = unit.repeat(1_000_000 / unit.len());
        let t = Instant::now();
        let n = e.extract(&big).statements.len();
        let s = t.elapsed().as_secs_f64();
        println!("{name} {n} {:.1} MB/s", big.len() as f64 / 1e6 / s);
    }
}
