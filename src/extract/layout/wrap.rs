//! The width of a page: many lines of one width that end in no mark.

use std::cell::OnceCell;

use super::characters::{is_comma, is_digit, is_ideograph};
use super::lines::{Indent, Line};

/// How wide a line is, as a page is measured and as a program counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Width {
    /// In halves of an ideograph.
    halves: u16,
    characters: u16,
    /// Whether the line ends in a quantity: a number and its unit, perhaps a bound.
    counted: bool,
}

/// Lines wider than this are of no page.
const WIDEST: u16 = 90;
/// A page has at least as many characters in a line; shorter ones are cells or verse.
const NARROWEST: u16 = 14;
/// How far the lines of a page differ: a mark hangs over, a word or a number is not cut.
const DIFFERENCE: u16 = 2;
/// How many lines before and after are looked at.
const AROUND: usize = 8;

/// One of the two ways a line is measured, and how lines of a page may differ in it.
struct Measure {
    of: fn(&Width) -> u16,
    narrowest: u16,
    difference: u16,
    /// How much shorter than the widest a line may be.
    shorter: u16,
}

/// What stands around a line, as far as no line is wider.
#[derive(Default)]
struct Around {
    /// Lines with text.
    seen: u16,
    /// Those as wide as the line.
    alike: u16,
    /// Those with no empty line between.
    near: u16,
    /// Those with no other line between.
    run: u16,
    /// Those that end in a quantity.
    counted: u16,
    widest: u16,
}

impl Around {
    fn look(&mut self, side: &mut dyn Iterator<Item = Width>, own: u16, measure: &Measure) {
        let (mut together, mut run) = (true, true);
        for width in side {
            let other = (measure.of)(&width);
            if other > own.saturating_add(measure.difference) {
                break;
            }
            if other == 0 {
                together = false;
                run = false;
                continue;
            }
            self.widest = self.widest.max(other);
            self.seen += 1;
            if other + measure.difference >= own {
                self.alike += 1;
                self.near += u16::from(together);
                self.run += u16::from(run);
                self.counted += u16::from(width.counted);
            } else {
                run = false;
            }
        }
    }
}

/// The widths of a text's lines, each measured when first asked for.
pub(super) struct Widths<'l, 't> {
    lines: &'l [Line<'t>],
    measured: OnceCell<Vec<OnceCell<Width>>>,
}

impl<'l, 't> Widths<'l, 't> {
    pub(super) const fn new(lines: &'l [Line<'t>]) -> Self {
        Self {
            lines,
            measured: OnceCell::new(),
        }
    }

    fn of(&self, line: usize) -> Option<Width> {
        let measured = self
            .measured
            .get_or_init(|| vec![OnceCell::new(); self.lines.len()]);
        let width = measured.get(line)?;
        Some(*width.get_or_init(|| self.lines.get(line).map(measure).unwrap_or_default()))
    }

    /// Whether a line is as wide as the page: others around it are as wide, none is wider, nor is the line that follows.
    ///
    /// A line that may be a heading must be as wide as the widest of them, for headings of nearly that width are common.
    pub(super) fn is_full(&self, line: usize, next: usize) -> bool {
        let Some(own) = self.of(line).filter(|own| own.characters <= WIDEST) else {
            return false;
        };
        let heading = self
            .lines
            .get(line)
            .is_some_and(|line| line.begins_item() && !line.has_full_stop());
        let (characters, halves) = if heading {
            (0, 1)
        } else {
            (DIFFERENCE, 2 * DIFFERENCE)
        };
        let measures = [
            Measure {
                of: |width| width.characters,
                narrowest: NARROWEST,
                difference: DIFFERENCE,
                shorter: characters,
            },
            Measure {
                of: |width| width.halves,
                narrowest: 2 * NARROWEST,
                difference: 2 * DIFFERENCE,
                shorter: halves,
            },
        ];
        measures
            .iter()
            .any(|measure| self.full(line, own, next, measure))
    }

    /// Whether another line is as wide as a line of the page.
    pub(super) fn is_as_wide(&self, line: usize, other: usize) -> bool {
        match (self.of(line), self.of(other)) {
            (Some(line), Some(other)) => {
                other.characters + DIFFERENCE >= line.characters
                    || other.halves + 2 * DIFFERENCE >= line.halves
            }
            _ => false,
        }
    }

    fn full(&self, line: usize, own: Width, next: usize, measure: &Measure) -> bool {
        let counted = own.counted;
        let own = (measure.of)(&own);
        let most = own.saturating_add(measure.difference);
        if own < measure.narrowest
            || self
                .of(next)
                .is_none_or(|width| (measure.of)(&width) > most)
        {
            return false;
        }
        let before = (line.saturating_sub(AROUND)..line).rev();
        let after = line + 1..line + 1 + AROUND;
        let mut around = Around::default();
        for side in [
            &mut before.map_while(|line| self.of(line)) as &mut dyn Iterator<Item = Width>,
            &mut after.map_while(|line| self.of(line)),
        ] {
            around.look(side, own, measure);
        }
        let is_page = around.run >= 2
            || ((around.near >= 2 || around.alike >= 4) && around.alike * 2 >= around.seen);
        // Lines that all end in a quantity are a list without marks.
        let is_list = counted && around.counted * 2 >= around.alike;
        is_page && !is_list && own + measure.shorter >= around.widest
    }

    /// Whether paragraphs around a line begin with an indent, so that a line without one goes on.
    pub(super) fn paragraphs_are_indented(&self, line: usize) -> bool {
        self.lines
            .get(line.saturating_sub(2 * AROUND)..self.lines.len().min(line + AROUND))
            .unwrap_or_default()
            .iter()
            .any(|line| line.indent == Indent::Paragraph)
    }
}

/// A line with its indent; an empty line has no width.
fn measure(line: &Line<'_>) -> Width {
    let mut width = Width::default();
    if line.is_empty() {
        return width;
    }
    let (indent, wide) = line.indent_width();
    let most = usize::from(WIDEST) + 1;
    let indent = indent.min(most);
    let mut characters = indent;
    let mut halves = if wide { 2 * indent } else { indent };
    let mut rest = line.text.as_bytes();
    while characters < most {
        rest = match rest {
            [] => break,
            // Most characters are ideographs.
            [0xe5..=0xe9, _, _, after @ ..] => {
                halves += 2;
                after
            }
            [0..0x80, after @ ..] => {
                halves += 1;
                after
            }
            _ => {
                let at = line.text.len() - rest.len();
                let Some(c) = line.text.get(at..).and_then(|rest| rest.chars().next()) else {
                    break;
                };
                halves += if is_wide(c) { 2 } else { 1 };
                rest.get(c.len_utf8()..).unwrap_or_default()
            }
        };
        characters += 1;
    }
    // No line is looked at beyond the widest, so both are small.
    width.characters = u16::try_from(characters).unwrap_or(u16::MAX);
    width.halves = u16::try_from(halves).unwrap_or(u16::MAX);
    let mut end = line.text.chars().rev();
    width.counted =
        end.next().is_some_and(|c| !is_digit(c) && !is_comma(c)) && end.take(4).any(is_digit);
    width
}

/// As wide as an ideograph.
const fn is_wide(c: char) -> bool {
    is_ideograph(c)
        || matches!(c, '\u{2013}'..='\u{2026}' | '\u{2150}'..='\u{27bf}' | '\u{3000}'..='\u{33ff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffef}')
}
