//! In unit tests, how much of a text is looked at, so that what a text costs can be compared on any machine, without a clock.

#[cfg(test)]
use std::cell::Cell;

#[cfg(test)]
thread_local! {
    static STEPS: Cell<u64> = const { Cell::new(0) };
}

/// Counts characters that are looked at; nothing but in tests.
#[cfg_attr(
    not(test),
    expect(clippy::missing_const_for_fn, reason = "it counts in tests")
)]
#[inline]
pub(crate) fn count(characters: usize) {
    #[cfg(test)]
    STEPS.set(STEPS.get() + characters as u64);
    #[cfg(not(test))]
    let _ = characters;
}

/// How many characters are looked at while a thing is done.
#[cfg(test)]
pub(crate) fn of(done: impl FnOnce()) -> u64 {
    let before = STEPS.get();
    done();
    STEPS.get() - before
}
