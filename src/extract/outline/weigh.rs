//! What each line of a document speaks for, and what turning before it costs.

use super::document::Lines;
use super::heading::{Heading, heading_years, weights, year_weight};
use super::judge::{Unit, margins};
use super::lead::lead;
use super::line::plain;
use super::parts::{Part, Sort};
use super::scan::Scan;
use super::section::TimeDirection;
use super::title::Genre;
use super::years::{Named, mentions};

/// What is known of a document before its lines are weighed.
#[derive(Clone, Copy)]
pub(super) struct Setting {
    /// The year it is of.
    pub(super) year: Option<i32>,
    pub(super) genre: Option<Genre>,
    /// The outermost rank of its headings; 255 where it has none.
    pub(super) top: u8,
    /// Whether the title says that it begins with what was done.
    pub(super) review_first: bool,
}

impl Setting {
    /// Whether aims and results stand side by side in it.
    pub(super) fn is_account(self) -> bool {
        self.genre == Some(Genre::Progress)
    }
}

/// What a line speaks for.
#[derive(Clone, Copy, Default)]
pub(super) struct Weighed {
    unit: Unit,
    /// What the heading, or how the paragraph begins, speaks for by itself: positive for done.
    pub(super) own: i32,
    /// The part of it that the words of a heading have, and the part of its years.
    pub(super) words: i16,
    pub(super) years: i16,
    /// The years that the line is about, where it says so.
    pub(super) named: Option<Named>,
    /// How many bytes of a paragraph were looked at for how it begins; 0 where it begins with nothing known.
    pub(super) lead: u16,
    /// How much better the whole document is told with this line done than with it to be done.
    pub(super) margin: i64,
}

impl Weighed {
    /// What the line as a whole speaks for.
    pub(super) fn speaks(&self) -> i64 {
        i64::from(self.unit.speaks)
    }
}

/// Positive for done.
pub(super) fn direction(speaks: i64) -> Option<TimeDirection> {
    match speaks {
        0 => None,
        1.. => Some(TimeDirection::Back),
        _ => Some(TimeDirection::Ahead),
    }
}

/// What turning costs.
#[derive(Clone, Copy)]
struct Turn {
    to_back: i16,
    to_ahead: i16,
}

const fn turn(to_back: i16, to_ahead: i16) -> Turn {
    Turn { to_back, to_ahead }
}

/// How much a title that joins what was done with what will be done speaks for its first line being of the former.
const REVIEW_FIRST: i32 = 24;

/// How much the title of a plan (工作要点) speaks for its first line being one: more than 投用 in it does for an account.
const PLAN_BY_TITLE: i32 = 8;

/// How much a lead must speak for something to make turning there cheap.
const LEADS: i32 = 8;

impl Turn {
    /// Before a heading: a review comes before a plan, and an inner heading seldom turns.
    fn before_heading(setting: Setting, rank: u8) -> Self {
        match (setting.is_account(), rank <= setting.top) {
            (true, _) => turn(4, 4),
            (false, true) => turn(16, 4),
            (false, false) => turn(44, 26),
        }
    }

    /// Before a paragraph that begins by speaking for `own`; `goes_on` where it is only the next line of one, or the next
    /// member of a list (一是… 二是…).
    fn before_text(setting: Setting, own: i32, goes_on: bool) -> Self {
        if goes_on {
            return turn(80, 60);
        }
        match (setting.genre, own) {
            (Some(Genre::Progress), 0) => turn(16, 16),
            (Some(Genre::Progress), _) => turn(8, 8),
            // A passage without a title: its paragraphs may have nothing to do with each other.
            (None, _) if own <= -LEADS => turn(16, 6),
            (None, _) if own > LEADS => turn(6, 16),
            (None, _) => turn(16, 16),
            (Some(_), _) if own <= -LEADS => turn(60, 14),
            (Some(_), _) if own > LEADS => turn(26, 40),
            (Some(_), _) => turn(60, 40),
        }
    }
}

/// Weighs the lines of a document; those that are neither heading nor text weigh nothing.
pub(super) fn weigh(all: &Lines<'_>, part: &Part, setting: Setting) -> Vec<Weighed> {
    let mut buffer = String::new();
    let mut wrapped = false;
    let mut leads_list = false;
    let mut weighed = Vec::with_capacity(part.lines.len());
    let mut units = Vec::with_capacity(part.lines.len());
    for (line, sort, scan) in all.of(part.lines.clone()) {
        let text = scan.map_or(0, Scan::balance);
        let mut found = match sort {
            Sort::Heading(heading) => {
                wrapped = false;
                leads_list = false;
                of_heading(all, heading, text, setting, &mut buffer)
            }
            Sort::Text(_) => {
                let body = all.text.get(line.body.clone()).unwrap_or("");
                let goes_on = match list_member(body) {
                    Some(1) => leads_list,
                    Some(_) => true,
                    None => false,
                };
                let found = of_text(body, setting, wrapped, goes_on, &mut buffer);
                leads_list = LIST_FOLLOWS.iter().any(|end| body.ends_with(end));
                wrapped = body.len() > SHORTEST_WRAPPED && !body.ends_with(PARAGRAPH_ENDS);
                found
            }
            _ => {
                weighed.push(Weighed::default());
                continue;
            }
        };
        found.unit.speaks += found.own + text;
        if units.is_empty() {
            found.unit.speaks += match setting.genre {
                _ if setting.review_first => REVIEW_FIRST,
                Some(Genre::Programme) => -PLAN_BY_TITLE,
                _ => 0,
            };
        }
        units.push(found.unit);
        weighed.push(found);
    }
    let mut margins = margins(&units).into_iter();
    for ((_, sort, _), weighed) in all.of(part.lines.clone()).zip(&mut weighed) {
        if matches!(sort, Sort::Heading(_) | Sort::Text(_)) {
            weighed.margin = margins.next().unwrap_or(0);
        }
    }
    weighed
}

/// The fewest bytes of a line that may be wrapped.
const SHORTEST_WRAPPED: usize = 60;
const PARAGRAPH_ENDS: [char; 10] = ['。', '！', '；', '：', '”', ':', '.', '!', '）', ')'];

/// How a paragraph ends that a list follows.
const LIST_FOLLOWS: [&str; 6] = [
    "：",
    ":",
    "以下工作。",
    "以下几项工作。",
    "以下几方面工作。",
    "以下几个方面工作。",
];

/// The place in its list of a paragraph that begins with 一是, 二是 …, as far as it matters: the first, or a later one.
fn list_member(body: &str) -> Option<usize> {
    const NUMBERS: &str = "一二三四五六七八九十";
    let body = body.trim_start();
    let rest = body.trim_start_matches(|c| NUMBERS.contains(c));
    let number = body.get(..body.len() - rest.len())?;
    let is_member = rest.starts_with('是') && (1..=2).contains(&number.chars().count());
    is_member.then(|| if number == "一" { 1 } else { 2 })
}

fn of_heading(
    all: &Lines<'_>,
    heading: &Heading,
    text: i32,
    setting: Setting,
    buffer: &mut String,
) -> Weighed {
    plain(all.text.get(heading.words.clone()).unwrap_or(""), buffer);
    let named = mentions(buffer);
    let (back, ahead) = weights(buffer);
    let words = (back - ahead).clamp(-40, 40);
    let years = year_weight(buffer, &named, setting.year, setting.genre);
    let own = words + years;
    let told = if own == 0 { text } else { own };
    let turn = Turn::before_heading(setting, heading.rank);
    Weighed {
        unit: unit(turn),
        own,
        words: i16::try_from(words).unwrap_or(0),
        years: i16::try_from(years).unwrap_or(0),
        named: heading_years(buffer, &named, direction(i64::from(told))),
        ..Weighed::default()
    }
}

fn of_text(
    body: &str,
    setting: Setting,
    wrapped: bool,
    goes_on: bool,
    buffer: &mut String,
) -> Weighed {
    let lead = if wrapped {
        None
    } else {
        lead(body, setting.year, setting.genre, buffer)
    };
    let own = lead.as_ref().map_or(0, |lead| lead.speaks);
    let turn = Turn::before_text(setting, own, wrapped || goes_on);
    Weighed {
        unit: unit(turn),
        own,
        named: lead.as_ref().and_then(|lead| lead.years),
        lead: lead
            .and_then(|lead| u16::try_from(lead.length).ok())
            .unwrap_or(0),
        ..Weighed::default()
    }
}

fn unit(turn: Turn) -> Unit {
    Unit {
        speaks: 0,
        to_back: turn.to_back,
        to_ahead: turn.to_ahead,
    }
}
