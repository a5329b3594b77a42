//! Weighs what the lines of a document say against each other: each line is told as done or as to be done, and to turn
//! from one to the other costs, from plan to review more than from review to plan, inside a section more than at its heading.
//!
//! The line's margin is how much better the best telling of the whole document with this line done is than the best with
//! this line to be done (max-marginals of a chain of two states); one pass forward, one back.

/// A line as the judge sees it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Unit {
    /// How much it speaks for done; negative for to be done.
    pub(super) speaks: i32,
    /// What turning before it costs.
    pub(super) to_back: i16,
    pub(super) to_ahead: i16,
}

/// The margin of each unit: positive for done.
pub(super) fn margins(units: &[Unit]) -> Vec<i64> {
    let mut margins = Vec::with_capacity(units.len());
    let (mut back, mut ahead) = (0_i64, 0_i64);
    // Forward: the best of the units up to here that ends done, less the best that ends to be done.
    for (place, unit) in units.iter().enumerate() {
        let speaks = i64::from(unit.speaks);
        if place > 0 {
            (back, ahead) = (
                back.max(ahead - i64::from(unit.to_back)),
                ahead.max(back - i64::from(unit.to_ahead)),
            );
        }
        back += speaks;
        ahead -= speaks;
        // Only the difference counts, so that no sum grows with the text.
        margins.push(back - ahead);
        (back, ahead) = (back - ahead, 0);
    }
    // Backward: the same for the units after it.
    let (mut back, mut ahead) = (0_i64, 0_i64);
    let mut next: Option<&Unit> = None;
    for (unit, margin) in units.iter().zip(&mut margins).rev() {
        if let Some(next) = next {
            let speaks = i64::from(next.speaks);
            let (done, planned) = (back + speaks, ahead - speaks);
            (back, ahead) = (
                done.max(planned - i64::from(next.to_ahead)),
                planned.max(done - i64::from(next.to_back)),
            );
            (back, ahead) = (back - ahead, 0);
        }
        *margin += back - ahead;
        next = Some(unit);
    }
    margins
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(speaks: &[i32]) -> Vec<Unit> {
        let unit = |speaks: &i32| Unit {
            speaks: *speaks,
            to_back: 10,
            to_ahead: 5,
        };
        speaks.iter().map(unit).collect()
    }

    #[test]
    fn one_line_does_not_turn_its_neighbours_nor_itself() {
        assert!(
            margins(&units(&[9, -2, 9]))
                .iter()
                .all(|margin| *margin > 0)
        );
        let turned = margins(&units(&[9, 9, -9, -9]));
        assert!(
            turned
                .iter()
                .zip([true, true, false, false])
                .all(|(margin, back)| (*margin > 0) == back)
        );
    }

    #[test]
    fn the_margin_is_the_difference_of_the_best_tellings() {
        let units = units(&[3, -4, 1, -2, 7, -1]);
        let score = |states: u32| {
            let mut sum = 0;
            for (place, unit) in units.iter().enumerate() {
                let is_back = states >> place & 1 == 1;
                let was_back = place == 0 || states >> (place - 1) & 1 == 1;
                sum += i64::from(if is_back { unit.speaks } else { -unit.speaks });
                if place > 0 && is_back != was_back {
                    sum -= i64::from(if is_back { unit.to_back } else { unit.to_ahead });
                }
            }
            sum
        };
        let found = margins(&units);
        for (place, margin) in found.iter().enumerate() {
            let best = |is_back: bool| {
                (0..64)
                    .filter(|states| (states >> place & 1 == 1) == is_back)
                    .map(score)
                    .max()
                    .unwrap()
            };
            assert_eq!(*margin, best(true) - best(false));
        }
    }
}
