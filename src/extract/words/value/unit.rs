//! The unit after a numeral: 万元, 家, 个百分点, 元/人, 台(套).

use std::borrow::Cow;
use std::ops::Range;

use crate::extract::text::glyphs::Glyphs;
use crate::extract::words::lexicon::Lexicon;
use crate::extract::words::numeral::{Raw, is_chinese_power};
use crate::extract::words::sense::UnitClass;
use crate::unit::{Atom, Scale, Unit};

/// A unit as it stands in the text.
#[derive(Clone, Debug)]
pub(crate) struct UnitText {
    /// The scale: of the unit (1.2万人) or of a Chinese numeral (一百亿元).
    pub(crate) scale: Scale,
    /// The atom; none where the scale stands alone (1000万以上农村贫困人口) or the unit is 百分之.
    pub(crate) atom: Option<Atom>,
    /// The unit per which it is (万元/亩).
    pub(crate) per: Option<(Scale, Atom)>,
    /// Where the label stands, 多 and 余 and the 个 of 个百分点 left out at its ends.
    pub(crate) label: Range<usize>,
    /// Whether the label stands in the text as it is to be shown, scale and all.
    pub(crate) contiguous: bool,
    pub(crate) class: UnitClass,
}

impl UnitText {
    /// The unit of an index or a ratio, which has none, at the end of its number.
    pub(crate) const fn none(at: usize) -> Self {
        Self {
            scale: Scale::One,
            atom: None,
            per: None,
            label: at..at,
            contiguous: true,
            class: UnitClass::Rate,
        }
    }

    /// The unit as a statement shows it: with its scale, as written.
    pub(crate) fn written<'t>(&self, document: &'t str, glyphs: Glyphs<'_>) -> Cow<'t, str> {
        let label = glyphs.shown(document, self.label.clone());
        if let Some(atom) = self.atom.filter(|_| label.ends_with('²')) {
            return Cow::Owned(format!("{}{}", self.scale.label(), atom.label()));
        }
        if self.contiguous {
            return label;
        }
        // 每立方米19微克.
        if let (Some(atom), Some((_, per))) = (self.atom, self.per) {
            return Cow::Owned(format!(
                "{}{}/{}",
                self.scale.label(),
                atom.label(),
                per.label()
            ));
        }
        let atom = match self.atom {
            Some(atom) if self.class == UnitClass::Percent => atom.label().to_owned(),
            _ => label.into_owned(),
        };
        Cow::Owned(format!("{}{atom}", self.scale.label()))
    }

    /// The unit that it is, where the table has it.
    pub(crate) fn parsed(&self) -> Option<Unit> {
        let unit = Unit::new(self.scale, self.atom?);
        Some(match self.per {
            Some((scale, atom)) => unit.per(scale, atom),
            None => unit,
        })
    }

    /// Whether two numbers are counted alike.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        self.atom == other.atom && self.per == other.per
    }
}

/// What follows a numeral: its unit, with the 多 or 余 before or inside it.
pub(crate) struct Tail {
    pub(crate) end: usize,
    pub(crate) unit: Option<UnitText>,
    pub(crate) more: bool,
}

impl Tail {
    /// No unit follows.
    pub(crate) fn none(end: usize) -> Self {
        Self {
            end,
            unit: None,
            more: false,
        }
    }
}

pub(crate) fn tail(glyphs: Glyphs<'_>, lexicon: &Lexicon, raw: &Raw) -> Tail {
    let at = raw.range.end;
    let is_more = |at: usize| matches!(glyphs.char(at), '多' | '余');
    if is_more(at)
        && let Some(mut tail) = unit_at(glyphs, lexicon, at + 1, false)
    {
        tail.more = true;
        return tail;
    }
    unit_at(glyphs, lexicon, at, raw.chinese).unwrap_or(Tail::none(at))
}

/// The scale and atom at `at`.
fn unit_at(glyphs: Glyphs<'_>, lexicon: &Lexicon, at: usize, chinese: bool) -> Option<Tail> {
    let mut tail = scaled_atom(glyphs, lexicon, at, chinese)?;
    // 30万台(套): the second unit only says what else is counted so.
    if glyphs.char(tail.end) == '('
        && let Some((length, ..)) = lexicon.unit(glyphs, tail.end + 1)
        && glyphs.char(tail.end + 1 + length) == ')'
    {
        tail.end += length + 2;
    }
    // 元/人, 吨标准煤/万元, 微克/立方米.
    if matches!(glyphs.char(tail.end), '/' | '每')
        && let Some(unit) = tail.unit.as_mut()
        && let Some(per) = scaled_atom(glyphs, lexicon, tail.end + 1, false)
        && let Some(per_unit) = per.unit
        && let Some(atom) = per_unit.atom
    {
        unit.per = Some((per_unit.scale, atom));
        unit.class = UnitClass::Rate;
        unit.label.end = per.end;
        tail.end = per.end;
        // 元/人月, 元/人·年: per two things, which no unit of the table is.
        let dot = usize::from(matches!(glyphs.char(per.end), '·' | '.' | '•'));
        if matches!(glyphs.char(per.end + dot), '月' | '年' | '日' | '天')
            && !glyphs.char(per.end + dot + 1).is_ascii_digit()
        {
            unit.label.end = per.end + dot + 1;
            tail.end = unit.label.end;
            unit.atom = None;
            unit.per = None;
        }
    }
    Some(tail)
}

fn scaled_atom(glyphs: Glyphs<'_>, lexicon: &Lexicon, at: usize, chinese: bool) -> Option<Tail> {
    // 13亿多人口: 人口 is what is counted, and 人 no unit of it.
    let is_noun = |at: usize| glyphs.starts_with(at, "人口");
    let unit = |at: usize| lexicon.unit(glyphs, at).filter(|_| !is_noun(at));
    if let Some((length, atom, class)) = unit(at) {
        // A statement shows 百分点 for 个百分点.
        let article = glyphs.char(at) == '个' && length > 1 && class == UnitClass::PercentagePoint;
        let label = at + usize::from(article)..at + length;
        let unit = UnitText {
            scale: Scale::One,
            atom: Some(atom),
            per: None,
            label,
            contiguous: true,
            class,
        };
        return Some(Tail {
            end: at + length,
            unit: Some(unit),
            more: false,
        });
    }
    if chinese || !is_chinese_power(glyphs.char(at)) {
        return None;
    }
    let mut scale_end = at + 1;
    while is_chinese_power(glyphs.char(scale_end)) && scale_end < at + 3 {
        scale_end += 1;
    }
    // 3.3万亿千瓦时: the last 千 is the unit's.
    let own = |(length, ..): (usize, Atom, UnitClass)| length > 1;
    if scale_end > at + 1 && lexicon.unit(glyphs, scale_end - 1).is_some_and(own) {
        scale_end -= 1;
    }
    let mut scale = scale(glyphs, at..scale_end)?;
    let more = matches!(glyphs.char(scale_end), '多' | '余');
    let mut atom_at = scale_end + usize::from(more);
    // 3万多亿元.
    if more && scale.exponent() == 4 && glyphs.char(atom_at) == '亿' {
        scale = Scale::from_exponent(12)?;
        atom_at += 1;
    }
    // 10亿方, 2万方: cubic metres of gas, earth or timber, which only stand so behind a scale.
    let cubic = || {
        let goes_on = matches!(
            glyphs.char(atom_at + 1),
            '面' | '式' | '案' | '向' | '位' | '针' | '法'
        );
        let cubic = || {
            lexicon
                .unit_named("立方米")
                .map(|(atom, class)| (1, atom, class))
        };
        (glyphs.char(atom_at) == '方' && !goes_on)
            .then(cubic)
            .flatten()
    };
    let Some((length, atom, class)) = unit(atom_at).or_else(cubic) else {
        // 1000万以上农村贫困人口: the scale alone.
        let unit = UnitText {
            scale,
            atom: None,
            per: None,
            label: at..scale_end,
            contiguous: true,
            class: UnitClass::Counter,
        };
        return Some(Tail {
            end: atom_at,
            unit: Some(unit),
            more,
        });
    };
    let label = if more {
        atom_at..atom_at + length
    } else {
        at..atom_at + length
    };
    let unit = UnitText {
        scale,
        atom: Some(atom),
        per: None,
        label,
        contiguous: !more,
        class,
    };
    Some(Tail {
        end: atom_at + length,
        unit: Some(unit),
        more,
    })
}

pub(crate) fn scale(glyphs: Glyphs<'_>, range: Range<usize>) -> Option<Scale> {
    let exponent = glyphs
        .get(range)
        .iter()
        .map(|glyph| match glyph.c {
            '十' | '拾' => 1,
            '百' | '佰' => 2,
            '千' | '仟' => 3,
            '万' => 4,
            _ => 8,
        })
        .sum();
    Scale::from_exponent(exponent)
}
