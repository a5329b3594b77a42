//! Chinese integers by their places: 三千二百零五万.
//!
//! Each step answers with what would be right where it cannot follow the ones before.

use super::wide::power;

/// A Chinese integer as it is read, from high places to low.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools)] // each is a fact of its own
pub(super) struct Places {
    /// What 亿 closed.
    above: u128,
    /// What 万 closed since.
    middle: u128,
    /// The open group of four, and the digit that waits for its place.
    open: u128,
    waiting: Option<u8>,
    /// The lowest place of the open group so far, if any.
    lowest: Option<u32>,
    /// A 零 stands before the waiting digit.
    gap: bool,
    /// The open group begins with a place right behind 亿: 三亿五千.
    abrupt: bool,
    /// Groups closed so far: the last one's power, and whether 万 stands right before the 亿.
    closed: Option<u32>,
    yi: bool,
    wan: bool,
    /// The power of ten of the group that ends the numeral here.
    ending: i32,
}

impl Places {
    pub(super) fn zero(&mut self) -> Result<(), &'static str> {
        let started = self.lowest.is_some() || self.closed.is_some();
        let alone = !started && self.waiting.is_none();
        if self.gap || self.waiting.is_some() || (started && self.lowest == Some(1)) {
            return Err("零 stands for skipped places, as in 一百零五");
        }
        if alone {
            self.waiting = Some(0);
        } else {
            self.gap = true;
        }
        self.ending = 0;
        Ok(())
    }

    pub(super) fn digit(&mut self, digit: u8) -> Result<(), &'static str> {
        if self.waiting.is_some() {
            return Err("a place such as 十 or 百 must stand between two digits");
        }
        self.waiting = Some(digit);
        self.ending = 0;
        Ok(())
    }

    pub(super) fn place(&mut self, step: u32) -> Result<(), &'static str> {
        if self.lowest.is_some_and(|lowest| step >= lowest) {
            return Err("places fall from 千 over 百 to 十, as in 一千二百三十");
        }
        if self.gap && self.lowest.is_some_and(|lowest| step + 1 >= lowest) {
            return Err("零 stands for skipped places, as in 一千零五十");
        }
        let digit = match self.waiting.take() {
            Some(0) => return Err("no place follows 零"),
            Some(digit) => u128::from(digit),
            // 十二, 一百十二
            None if step == 1 => 1,
            None => return Err("a digit must stand before it, as in 三百"),
        };
        if self.lowest.is_none() {
            self.abrupt = self.closed == Some(8) && !self.gap;
        }
        self.open += digit * power(step).unwrap_or(1);
        self.lowest = Some(step);
        self.gap = false;
        self.ending = 0;
        Ok(())
    }

    pub(super) fn group(&mut self, step: u32) -> Result<(), &'static str> {
        // 三百五万 could be 350 or 305 of 万, 一万三亿 could be 13000 or 10003 of 亿.
        let skips = self
            .lowest
            .map_or(self.closed.is_some(), |lowest| lowest > 1);
        if self.waiting.is_some() && !self.gap && skips {
            return Err("write 三百五十万 or 三百零五万, 一万三千亿 or 一万零三亿");
        }
        if self.waiting == Some(0) {
            return Err("a digit other than 零 must stand before it");
        }
        let empty = self.waiting.is_none() && self.lowest.is_none();
        if step == 4 {
            if self.wan {
                return Err("after 万 only 亿, or smaller places, may follow");
            }
            if empty {
                return Err("a digit must stand before it, as in 三万");
            }
            self.middle = self.take() * 10_000;
            self.wan = true;
            self.ending = 4;
        } else {
            if self.yi {
                return Err("亿 can stand only once");
            }
            if empty && !self.wan {
                return Err("a digit must stand before it, as in 三亿");
            }
            if empty && self.gap {
                return Err("no scale follows 零");
            }
            self.ending = if empty { 12 } else { 8 };
            self.above = (self.middle + self.take()) * 100_000_000;
            self.middle = 0;
            self.yi = true;
            self.wan = false;
        }
        self.closed = Some(step);
        Ok(())
    }

    /// The open group, closed.
    fn take(&mut self) -> u128 {
        let value = self.open + u128::from(self.waiting.take().unwrap_or(0));
        (self.open, self.lowest, self.gap, self.abrupt) = (0, None, false, false);
        value
    }

    /// Whether there are two readings: 三亿五千 is said for 三亿五千万, and may be written for 三亿零五千.
    pub(super) const fn is_ambiguous(&self) -> bool {
        self.abrupt
    }

    /// The value in its ending scale, and that scale.
    pub(super) fn finish(mut self, shorthand: bool) -> Result<(u128, i32), &'static str> {
        if self.gap && self.waiting.is_none() {
            return Err("a digit must follow 零");
        }
        // 二百五 is 250, 一万二 is 12000.
        if let Some(digit) = self.waiting
            && !self.gap
            && shorthand
        {
            let below = self.lowest.or(self.closed).unwrap_or(1);
            self.open += u128::from(digit) * power(below - 1).unwrap_or(1);
            self.waiting = None;
        }
        let total = self.above + self.middle + self.take();
        Ok((
            total / power(self.ending.unsigned_abs()).unwrap_or(1),
            self.ending,
        ))
    }
}
