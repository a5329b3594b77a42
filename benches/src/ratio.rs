//! The table of ratios: the shortest run of ours beside the shortest run of the rival, from the same process.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use divan::Bencher;

/// What a row counts by.
#[derive(Clone, Copy, Debug)]
pub enum Work {
    /// Bytes read; printed as MB/s (10⁶ bytes).
    Bytes(usize),
    /// Operations done; printed as nanoseconds each.
    Operations(usize),
}

/// Whose time it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// This crate.
    Ours,
    /// What it is measured against.
    Rival,
}

#[derive(Debug)]
struct Best {
    time: Duration,
    work: Work,
}

static BEST: Mutex<BTreeMap<(String, Side), Best>> = Mutex::new(BTreeMap::new());

/// Lets divan sample `run`, and keeps the shortest run for the table's row.
pub fn time<T>(bencher: Bencher, row: &str, side: Side, work: Work, run: impl Fn() -> T + Sync) {
    let shortest = Mutex::new(Duration::MAX);
    let sampled = || {
        let start = Instant::now();
        let result = divan::black_box(run());
        let elapsed = start.elapsed();
        let mut shortest = shortest.lock().unwrap_or_else(PoisonError::into_inner);
        *shortest = elapsed.min(*shortest);
        result
    };
    match work {
        Work::Bytes(bytes) => bencher
            .counter(divan::counter::BytesCount::new(bytes))
            .bench(sampled),
        Work::Operations(operations) => bencher
            .counter(divan::counter::ItemsCount::new(operations))
            .bench(sampled),
    }
    let time = *shortest.lock().unwrap_or_else(PoisonError::into_inner);
    if time < Duration::MAX {
        BEST.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert((row.to_owned(), side), Best { time, work });
    }
}

/// Runs both in turn, so that what else the machine does falls on both, and keeps the shortest run of each for the table's row.
pub fn in_turn<A, B>(
    bencher: Bencher,
    row: &str,
    work: Work,
    ours: impl Fn() -> A + Sync,
    rival: impl Fn() -> B + Sync,
) {
    let shortest = Mutex::new([Duration::MAX; 2]);
    bencher.bench(|| {
        let start = Instant::now();
        divan::black_box(ours());
        let between = start.elapsed();
        divan::black_box(rival());
        let times = [between, start.elapsed() - between];
        let mut shortest = shortest.lock().unwrap_or_else(PoisonError::into_inner);
        for (shortest, time) in shortest.iter_mut().zip(times) {
            *shortest = time.min(*shortest);
        }
    });
    let shortest = *shortest.lock().unwrap_or_else(PoisonError::into_inner);
    let mut best = BEST.lock().unwrap_or_else(PoisonError::into_inner);
    for (side, time) in [Side::Ours, Side::Rival].into_iter().zip(shortest) {
        if time < Duration::MAX {
            best.insert((row.to_owned(), side), Best { time, work });
        }
    }
}

/// The rows measured on both sides, as a table for people.
pub fn table() -> String {
    let best = BEST.lock().unwrap_or_else(PoisonError::into_inner);
    let mut table = format!(
        "\n{} {:>14} {:>14} {:>8}\n",
        padded("row"),
        "ours",
        "rival",
        "ratio"
    );
    for ((row, side), ours) in &*best {
        let Some(rival) = best
            .get(&(row.clone(), Side::Rival))
            .filter(|_| *side == Side::Ours)
        else {
            continue;
        };
        let ratio = seconds_each(ours) / seconds_each(rival);
        let _ = writeln!(
            table,
            "{} {:>14} {:>14} {ratio:>7.2}x",
            padded(row),
            shown(ours),
            shown(rival)
        );
    }
    table.push_str(
        "ratio: time of ours to time of the rival for the same work; under 1 is faster\n",
    );
    table
}

fn seconds_each(best: &Best) -> f64 {
    let (Work::Bytes(count) | Work::Operations(count)) = best.work;
    best.time.as_secs_f64() / count.max(1) as f64
}

fn shown(best: &Best) -> String {
    match best.work {
        Work::Bytes(_) => format!("{:.1} MB/s", 1e-6 / seconds_each(best)),
        Work::Operations(_) => format!("{:.1} ns", 1e9 * seconds_each(best)),
    }
}

/// The name of a row, filled up to one width; a Chinese character takes two columns.
fn padded(row: &str) -> String {
    let wide = row.chars().filter(|char| *char >= '\u{2e80}').count();
    let width = 46_usize.saturating_sub(wide);
    format!("{row:<width$}")
}
