//! A stated growth against the two levels beside it: 由400户增加到500户,增长25%.

use super::figure::{Figure, Figures, is_mark};
use super::interval::{Interval, Loss};
use super::words::{last_clause, strip_any, without_adverbs, without_copula};
use crate::extract::sentences;
use crate::finding::{Code, Finding};
use crate::number::{Decimal, NumberError, Plain, Ratio, RoundingStrategy, add, sub};
use crate::unit::Unit;

/// Words in front of what something started from.
const FROM: &[&str] = &["由", "从"];

/// Words between the two levels, of a rise and of a fall.
const TO_MORE: &[&str] = &[
    "增加到",
    "增加至",
    "增长到",
    "增长至",
    "提高到",
    "提高至",
    "提升到",
    "提升至",
    "上升到",
    "上升至",
    "扩大到",
    "扩大至",
    "发展到",
    "增至",
    "增到",
    "升至",
    "升到",
    "提至",
    "跃升到",
    "跃升至",
    "跃升为",
    "增加为",
];
const TO_LESS: &[&str] = &[
    "减少到",
    "减少至",
    "下降到",
    "下降至",
    "降低到",
    "降低至",
    "压减到",
    "压减至",
    "缩短到",
    "缩短至",
    "缩小到",
    "缩小至",
    "降至",
    "降到",
    "减至",
    "减到",
];

/// Words for what was before, behind 比 or 较.
const EARLIER: &[&str] = &[
    "上年同期",
    "去年同期",
    "上年",
    "去年",
    "上年末",
    "去年末",
    "上年底",
    "去年底",
    "前年",
    "年初",
    "上月",
];

/// Those of them that are the same time a year ago, and the one that is the time right before.
const YEAR_AGO: &[&str] = &["上年同期", "去年同期", "上年", "去年"];
const JUST_BEFORE: &[&str] = &["上月"];

/// Words before them.
const COMPARED: &[&str] = &["比", "较"];

/// Words of a rise and of a fall.
const RISES: &[&str] = &[
    "增长", "增加", "增幅", "提高", "提升", "上升", "净增", "扩大", "多", "增",
];
const FALLS: &[&str] = &[
    "下降", "减少", "降低", "降幅", "压减", "缩短", "缩小", "少", "降", "减",
];

/// Words for twice as much.
const DOUBLED: &[&str] = &["翻番", "翻一番", "翻了一番", "翻了番"];

/// Where these stand, the growth is of other figures than those shown: at constant prices, over several years, on another base.
const OTHER_GROWTH: &[&str] = &[
    "可比",
    "同口径",
    "剔除",
    "扣除",
    "名义",
    "实际增长",
    "年均",
    "平均增长",
    "生产总值",
    "增加值",
    "总产值",
    "GDP",
    "复合",
];

/// Every growth that its levels contradict.
pub(super) fn findings(text: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    for sentence in sentences(text) {
        let body = text.get(sentence.body.clone()).unwrap_or("");
        let names_change = [RISES, FALLS, DOUBLED]
            .concat()
            .iter()
            .any(|word| body.contains(word));
        if !names_change || OTHER_GROWTH.iter().any(|word| body.contains(word)) {
            continue;
        }
        let figures = Figures::of(text, sentence.body);
        for at in 0..figures.all.len() {
            let change = from_to(&figures, at)
                .or_else(|| against_earlier(&figures, at))
                .or_else(|| with_increase(&figures, at));
            found.extend(change.and_then(|change| change.contradiction(&figures)));
        }
    }
    found
}

/// What something was and is, and what is said of it.
struct Change<'a> {
    from: Level<'a>,
    to: Level<'a>,
    stated: Stated<'a>,
}

/// A level, as it stands or less what came to it.
struct Level<'a> {
    figure: &'a Figure,
    /// What is taken from it, and whether it was a rise.
    less: Option<(&'a Figure, bool)>,
}

enum Stated<'a> {
    /// A rate, or points, and whether it is a rise.
    Rate(&'a Figure, bool),
    /// 翻番, behind this figure.
    Doubled(&'a Figure),
    /// The words between the levels alone, and whether they tell of a rise: 由52.5%提高到48.1%.
    Direction(&'a str, bool),
}

const fn level(figure: &Figure) -> Level<'_> {
    Level { figure, less: None }
}

/// 由400户增加到500户,增长25%; 由36.2%提高到39%,提高2.8个百分点; 从50万人次增加到102万人次,实现翻番
fn from_to<'a>(figures: &'a Figures<'_>, at: usize) -> Option<Change<'a>> {
    let (from, to) = (figures.get(at)?, figures.get(at + 1)?);
    let lead = last_clause(figures.before(at));
    let is_from = FROM.iter().any(|word| lead.contains(word));
    let between = figures
        .before(at + 1)
        .trim_matches(|c| is_mark(c) || c == ' ');
    let is_rise = TO_MORE.contains(&between);
    if !is_from || !is_rise && !TO_LESS.contains(&between) || from.dimension() != to.dimension() {
        return None;
    }
    let turned = Change {
        from: level(from),
        to: level(to),
        stated: Stated::Direction(between, is_rise),
    };
    // 由51位上升到36位: of ranks the less is the higher.
    let is_rank = figures.words(to).ends_with(['位', '名']);
    if !is_rank && turned.contradiction(figures).is_some() {
        return Some(turned);
    }
    let behind = figures.after(at + 1).trim_matches(is_mark);
    if DOUBLED
        .iter()
        .any(|word| behind.ends_with(word) && behind.chars().count() <= 8)
    {
        return Some(Change {
            from: level(from),
            to: level(to),
            stated: Stated::Doubled(to),
        });
    }
    Change::to_rate(figures, at + 2, level(from), to)
}

/// 完成90亿元,比上年的75亿元增长20%; 完成90亿元,上年为75亿元,增长20%
fn against_earlier<'a>(figures: &'a Figures<'_>, at: usize) -> Option<Change<'a>> {
    let (to, from) = (figures.get(at)?, figures.get(at + 1)?);
    let words = figures.before(at + 1).trim_start_matches(is_mark);
    let named = match strip_any(words, COMPARED) {
        Some(named) => named.strip_suffix('的').unwrap_or(named),
        None => words.strip_suffix('为')?,
    };
    let is_other = is_of_another_time(named, figures.before(at + 2));
    if !EARLIER.contains(&named) || is_other || from.dimension() != to.dimension() {
        return None;
    }
    Change::to_rate(figures, at + 2, level(from), to)
}

/// 达到330家,比上年增加30家,增长10%
fn with_increase<'a>(figures: &'a Figures<'_>, at: usize) -> Option<Change<'a>> {
    let (to, more) = (figures.get(at)?, figures.get(at + 1)?);
    let words = figures.before(at + 1);
    let words = words.strip_prefix([',', '，'])?.trim();
    let named = strip_any(words, COMPARED)?;
    let verb = EARLIER.iter().find_map(|word| named.strip_prefix(word))?;
    let is_rise = RISES.contains(&verb);
    let is_change = is_rise || FALLS.contains(&verb);
    let is_other = is_of_another_time(named, figures.before(at + 2));
    if !is_change || is_other || to.is_percent() || more.dimension() != to.dimension() {
        return None;
    }
    let from = Level {
        figure: to,
        less: Some((more, is_rise)),
    };
    Change::to_rate(figures, at + 2, from, to)
}

/// Whether a rate is told of another time than the levels: 余额764.9亿元,比年初增加58.2亿元,同比增长10.4%.
fn is_of_another_time(earlier: &str, words: &str) -> bool {
    let is_any = |times: &[&str]| {
        let longest = EARLIER.iter().filter(|time| earlier.starts_with(**time));
        let longest = longest.max_by_key(|time| time.len());
        longest.is_some_and(|time| times.contains(time))
    };
    words.contains("同比") && !is_any(YEAR_AGO) || words.contains("环比") && !is_any(JUST_BEFORE)
}

/// The rate or the points right behind two levels.
fn stated<'a>(figures: &'a Figures<'_>, at: usize) -> Option<Stated<'a>> {
    let figure = figures.get(at)?;
    let words = figures.before(at).trim_matches(|c| is_mark(c) || c == ' ');
    let words = without_copula(without_adverbs(words));
    let words = strip_any(words, &["同比", "环比"]).unwrap_or(words);
    let is_rise = RISES.contains(&words);
    if figure.inexact || !is_rise && !FALLS.contains(&words) {
        return None;
    }
    Some(Stated::Rate(figure, is_rise))
}

impl Level<'_> {
    /// The least and the most that it stands for, in this unit.
    fn ends(&self, unit: Unit) -> Option<(Decimal, Decimal)> {
        let (low, high) = self.figure.ends(unit)?;
        let Some((more, is_rise)) = self.less else {
            return Some((low, high));
        };
        let (least, most) = more.ends(unit)?;
        if is_rise {
            Some((sub(low, most).ok()?, sub(high, least).ok()?))
        } else {
            Some((add(low, least).ok()?, add(high, most).ok()?))
        }
    }

    fn is_exact(&self) -> bool {
        !self.figure.inexact && self.less.is_none_or(|(more, _)| !more.inexact)
    }
}

impl<'a> Change<'a> {
    /// With the rate or the points that stand at this place.
    fn to_rate(
        figures: &'a Figures<'_>,
        at: usize,
        from: Level<'a>,
        to: &'a Figure,
    ) -> Option<Self> {
        Some(Self {
            from,
            to: level(to),
            stated: stated(figures, at)?,
        })
    }

    fn contradiction(&self, figures: &Figures<'_>) -> Option<Finding> {
        if !self.from.is_exact() || !self.to.is_exact() {
            return None;
        }
        let unit = self.to.figure.unit;
        let (from_low, from_high) = self.from.ends(unit)?;
        let (to_low, to_high) = self.to.ends(unit)?;
        let (place, words, computed) = match &self.stated {
            Stated::Doubled(figure) => {
                let least = add(from_low, from_low).ok()?;
                if to_high >= least || from_low <= Decimal::ZERO {
                    return None;
                }
                (
                    figure.place()?,
                    "翻番",
                    Told::Rate(growth(self.to.figure.value, middle(from_low, from_high)?).ok()?),
                )
            }
            Stated::Direction(words, is_rise) => {
                let holds = if *is_rise {
                    to_high >= from_low
                } else {
                    to_low <= from_high
                };
                if holds || from_low <= Decimal::ZERO {
                    return None;
                }
                let (from, to) = (self.from.figure, self.to.figure);
                let computed = if to.is_percent() {
                    Told::Points(sub(to.value, from.value).ok()?)
                } else {
                    Told::Rate(growth(to.value, middle(from_low, from_high)?).ok()?)
                };
                (to.place()?, *words, computed)
            }
            Stated::Rate(figure, is_rise) => {
                let stated = Interval::of(figure.value, Loss::Rounded).ok()?;
                let cut = Interval::of(figure.value, Loss::Truncated).ok()?;
                let sign = |low: Ratio, high: Ratio| -> Option<(Ratio, Ratio)> {
                    if *is_rise {
                        return Some((low, high));
                    }
                    let zero = Ratio::ZERO;
                    Some((zero.checked_sub(&high).ok()?, zero.checked_sub(&low).ok()?))
                };
                let (low, high, computed) = if figure.unit == Unit::PERCENTAGE_POINT {
                    let low = Ratio::from(sub(to_low, from_high).ok()?);
                    let high = Ratio::from(sub(to_high, from_low).ok()?);
                    let points = sub(self.to.figure.value, self.from.figure.value).ok()?;
                    (low, high, Told::Points(points))
                } else if figure.is_percent()
                    && from_low > Decimal::ZERO
                    && !self.to.figure.is_percent()
                {
                    let rate = growth(self.to.figure.value, middle(from_low, from_high)?).ok()?;
                    (
                        growth(to_low, from_high).ok()?,
                        growth(to_high, from_low).ok()?,
                        Told::Rate(rate),
                    )
                } else {
                    return None;
                };
                let (low, high) = sign(low, high)?;
                let meets = |stated: &Interval| {
                    low <= Ratio::from(stated.high) && high >= Ratio::from(stated.low)
                };
                if meets(&stated) || meets(&cut) {
                    return None;
                }
                (figure.place()?, figures.words(figure), computed)
            }
        };
        let from = self.start_in_words(figures)?;
        let (chinese, english) = computed.words()?;
        Some(
            Finding::new(Code::GrowthContradiction, place)
                .with_value("stated", words)
                .with_value("from", from)
                .with_value("to", figures.words(self.to.figure))
                .with_words("computed", chinese, english)
                .with_related(self.from.figure.place()?)
                .with_related(self.to.figure.place()?),
        )
    }

    /// What it started from, as written or as computed.
    fn start_in_words(&self, figures: &Figures<'_>) -> Option<String> {
        let Some((more, is_rise)) = self.from.less else {
            return Some(figures.words(self.from.figure).to_owned());
        };
        let (amount, more) = (self.from.figure.amount()?, more.amount()?);
        let from = if is_rise {
            amount.checked_sub(&more)
        } else {
            amount.checked_add(&more)
        };
        Some(from.ok()?.to_string())
    }
}

/// What the levels come to.
enum Told {
    Rate(Ratio),
    Points(Decimal),
}

impl Told {
    fn words(&self) -> Option<(String, String)> {
        let (size, is_fall, points) = match self {
            Self::Rate(rate) => {
                let rounded = rate.round(2, RoundingStrategy::MidpointAwayFromZero).ok()?;
                (
                    format!("{}%", Plain(rounded.abs())),
                    rounded.is_sign_negative(),
                    false,
                )
            }
            Self::Points(points) => (
                Plain(points.abs()).to_string(),
                points.is_sign_negative(),
                true,
            ),
        };
        let verb = match (is_fall, points) {
            (false, false) => ("增长", "a growth of "),
            (true, false) => ("下降", "a fall of "),
            (false, true) => ("提高", "a rise of "),
            (true, true) => ("降低", "a fall of "),
        };
        let (chinese, english) = if points {
            ("个百分点", " points")
        } else {
            ("", "")
        };
        Some((
            format!("{}{size}{chinese}", verb.0),
            format!("{}{size}{english}", verb.1),
        ))
    }
}

/// (to − from) ÷ from, in percent.
fn growth(to: Decimal, from: Decimal) -> Result<Ratio, NumberError> {
    let change = Ratio::new(sub(to, from)?, from)?;
    change.checked_mul(&Ratio::from(Decimal::ONE_HUNDRED))
}

fn middle(low: Decimal, high: Decimal) -> Option<Decimal> {
    crate::number::mul(add(low, high).ok()?, Decimal::new(5, 1)).ok()
}
