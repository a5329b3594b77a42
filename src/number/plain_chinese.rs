//! Chinese integers as nearly all are written: 一千二百, 三万六千零五, 二十万.

/// The integer, and 4 where it is one of 万 (三百二十万 is 320 and 4). `None` where it is written in any other way; the reader of all
/// numerals then tells whether it is one, and reads these the same.
pub(super) fn read(text: &str) -> Option<(i64, i8)> {
    let mut wan = None;
    let mut group = Group::first();
    let mut exponent = 0;
    for c in text.chars() {
        if let Some(digit) = digit(c) {
            group.digit(digit)?;
        } else {
            match c {
                '十' => group.place(1, 10)?,
                '百' => group.place(2, 100)?,
                '千' => group.place(3, 1000)?,
                '零' => group.zero()?,
                '万' if wan.is_none() => {
                    wan = Some(group.close()?);
                    group = Group::next();
                    exponent = 4;
                    continue;
                }
                _ => return None,
            }
        }
        exponent = 0;
    }
    match (wan, exponent) {
        (Some(wan), 4) => Some((wan, 4)),
        (Some(wan), _) => Some((wan * 10_000 + group.close()?, 0)),
        (None, _) => Some((group.close()?, 0)),
    }
}

const fn digit(c: char) -> Option<i64> {
    Some(match c {
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// A group of four places as it is read.
struct Group {
    value: i64,
    /// A digit that waits for its place; 0 is none.
    waiting: i64,
    /// The place before, or the one above the group.
    place: u8,
    /// A 零 stands before what comes.
    gap: bool,
    is_first: bool,
}

impl Group {
    const fn first() -> Self {
        Self {
            value: 0,
            waiting: 0,
            place: 4,
            gap: false,
            is_first: true,
        }
    }

    /// Behind 万.
    const fn next() -> Self {
        Self {
            is_first: false,
            ..Self::first()
        }
    }

    const fn is_empty(&self) -> bool {
        self.value == 0 && self.waiting == 0
    }

    const fn digit(&mut self, digit: i64) -> Option<()> {
        if self.waiting != 0 {
            return None;
        }
        self.waiting = digit;
        Some(())
    }

    const fn zero(&mut self) -> Option<()> {
        let can_skip = self.place > 1 && !(self.is_first && self.is_empty());
        if self.waiting != 0 || self.gap || !can_skip {
            return None;
        }
        self.gap = true;
        Some(())
    }

    const fn place(&mut self, place: u8, power: i64) -> Option<()> {
        if self.waiting == 0 {
            // 十二
            if place != 1 || !self.is_first || !self.is_empty() {
                return None;
            }
            self.waiting = 1;
        }
        // One below the other, or 零 between; a number begins with any.
        let begins = self.is_first && self.value == 0;
        let follows = place + 1 == self.place;
        let skips = place + 1 < self.place;
        if !(begins && place < self.place || follows && !self.gap || skips && self.gap) {
            return None;
        }
        self.value += self.waiting * power;
        (self.waiting, self.place, self.gap) = (0, place, false);
        Some(())
    }

    /// The value; the last digit stands behind 十, behind 零, or alone.
    const fn close(&self) -> Option<i64> {
        let is_alone = self.is_first && self.value == 0;
        let is_in_place = is_alone || self.gap || self.place == 1;
        if self.is_empty() || (self.waiting != 0 && !is_in_place) || (self.waiting == 0 && self.gap)
        {
            return None;
        }
        Some(self.value + self.waiting)
    }
}
