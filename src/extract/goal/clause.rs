//! How one clause is read: what opens it is left out, then the tables of words decide.

use std::ops::Range;

use crate::extract::clause::sentence::Sentence;
use crate::extract::goal::GoalKind;
use crate::extract::goal::members::{self, Members};
use crate::extract::goal::words::{self, Takes};
use crate::extract::text::glyphs::Glyphs;
use crate::extract::words::lexicon::Lexicon;
use crate::extract::words::tags::Tags;
use crate::target::{Commitment, Stage};

/// A goal found in a clause, as ranges of the sentence.
pub(crate) struct Found {
    pub(crate) span: Range<usize>,
    pub(crate) goal: GoalKind,
    pub(crate) action: Range<usize>,
    pub(crate) subject: Range<usize>,
    pub(crate) commitment: Commitment,
    /// 建成了: reached.
    pub(crate) done: bool,
}

/// What opens a clause: everything before its verb or subject.
struct Opening {
    /// Where the verb or the subject starts.
    end: usize,
    /// The verb that only moves things on (推进, 加快), which needs a stage behind the subject.
    mover: Option<Range<usize>>,
    /// The word of commitment, and what it says.
    commitment: Option<(Range<usize>, Commitment)>,
}

pub(crate) fn read(
    sentence: &Sentence<'_, '_>,
    lexicon: &Lexicon,
    clause: Range<usize>,
) -> Vec<Found> {
    let glyphs = sentence.glyphs;
    let describes = lexicon
        .longest(glyphs, clause.start, clause.end, Tags::DESCRIPTIVE_START)
        .is_some();
    if describes {
        return Vec::new();
    }
    let opening = open(sentence, lexicon, &clause);
    let mut found = leading_verb(sentence, &opening, clause.end);
    if found.is_empty() {
        found = trailing_stage(sentence, lexicon, &opening, clause.end);
    }
    if found.is_empty() {
        found.extend(title_sought(sentence, &opening, clause.end));
    }
    if found.is_empty() {
        found = title_of_somebody(sentence, &opening, clause.end);
    }
    if found.is_empty() {
        found.extend(in_words(&opening, &clause));
    }
    found
}

/// Goes over the openers up to the verb or the subject.
fn open(sentence: &Sentence<'_, '_>, lexicon: &Lexicon, clause: &Range<usize>) -> Opening {
    let glyphs = sentence.glyphs;
    let mut opening = Opening {
        end: list_mark(glyphs, clause),
        mover: None,
        commitment: None,
    };
    let governs = |at: usize| {
        words::lead(glyphs, at..clause.end).is_some()
            || words::award(glyphs, at..clause.end).is_some()
    };
    // Behind a mover, 全国 and 重点 belong to the subject.
    let is_verb = |at: usize| governs(at) || words::mover(glyphs, at..clause.end).is_some();
    // 地铁 does not start with the 地 of an adverb.
    let opens = |at: usize| {
        let tags = Tags::OPENER | Tags::COMMITMENT;
        lexicon.longest(glyphs, at, clause.end, tags).is_some()
    };
    while opening.end < clause.end {
        let at = opening.end;
        if governs(at) {
            break;
        }
        if let Some(entry) = lexicon.longest(glyphs, at, clause.end, Tags::COMMITMENT)
            && let Some(commitment) = entry.commitment
        {
            opening
                .commitment
                .get_or_insert((at..at + entry.len(), commitment));
            opening.end += entry.len();
        } else if let Some(length) = words::mover(glyphs, at..clause.end) {
            // 加快推进 is one mover, 推进 after another opener too.
            let start = match &opening.mover {
                Some(mover) if mover.end == at => mover.start,
                _ => at,
            };
            opening.mover = Some(start..at + length);
            opening.end += length;
        } else if let Some(entry) = lexicon.longest(glyphs, at, clause.end, Tags::OPENER)
            && (opening.mover.is_none() && (entry.len() > 1 || opens(at + 1))
                || is_verb(at + entry.len()))
        {
            opening.end += entry.len();
        } else if let Some(end) = time(sentence, at, clause.end) {
            opening.end = end;
        } else if matches!(glyphs.char(at), ' ' | '-' | '~' | '·') {
            opening.end += 1;
        } else {
            break;
        }
    }
    opening
}

/// Where a clause starts behind the mark of a list: 1. (2) 三、.
fn list_mark(glyphs: Glyphs<'_>, clause: &Range<usize>) -> usize {
    let is_numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let bracket = usize::from(glyphs.char(clause.start) == '(');
    let digits = clause.start + bracket;
    let end = (digits..clause.end)
        .find(|&at| !is_numeral(glyphs.char(at)))
        .unwrap_or(clause.end);
    let closed = match glyphs.char(end) {
        ')' => true,
        '.' | '、' => bracket == 0,
        _ => false,
    };
    let marks = closed && end > digits && end - digits <= 3;
    if marks { end + 1 } else { clause.start }
}

/// The end of a number of years or months at `at`: 2027年, 6月.
fn time(sentence: &Sentence<'_, '_>, at: usize, end: usize) -> Option<usize> {
    let next = sentence
        .parts
        .expressions
        .partition_point(|expression| expression.digits.start < at);
    let number = sentence.parts.expressions.get(next)?;
    let after = number.digits.end;
    (number.digits.start == at
        && after < end
        && matches!(sentence.glyphs.char(after), '年' | '月' | '日'))
    .then_some(after + 1)
}

/// 开工A工程、B工程; 争创A、B; a member that starts with a verb of its own goes on with that.
fn leading_verb(sentence: &Sentence<'_, '_>, opening: &Opening, end: usize) -> Vec<Found> {
    let glyphs = sentence.glyphs;
    let at = opening.end;
    if let Some((length, stage)) = words::lead(glyphs, at..end) {
        let mut action = at..at + length;
        let done = glyphs.char(action.end) == '了';
        let subject = action.end + usize::from(done)..end;
        // 谋划A隧道、B大桥建设; 启动C公路前期: the stage behind the list counts, unless it is only 建设.
        let (subject, mut stage) = match words::tail(glyphs, &subject) {
            Some((start, own)) if start > subject.start => {
                let plain = own == Stage::UnderConstruction;
                (subject.start..start, if plain { stage } else { own })
            }
            _ => (subject, stage),
        };
        let mut found = Vec::new();
        for member in Members::of_projects(sentence, subject) {
            let mut subject = member.range;
            if let Some((length, own)) = words::lead(glyphs, subject.clone())
                && length < subject.len()
            {
                action = subject.start..subject.start + length;
                stage = own;
                subject.start += length;
            }
            if member.vouched && !subject.is_empty() || members::is_project(glyphs, &subject) {
                found.push(milestone(opening, action.clone(), subject, stage, done));
            }
        }
        return found;
    }
    match words::award(glyphs, at..end) {
        Some((length, takes)) => {
            let strict = takes == Takes::TitleOnly;
            titles(sentence, opening, at..at + length, end, strict)
        }
        None => Vec::new(),
    }
}

/// 推动岩头镇入选中国历史文化名镇: the span of the first title holds who wins it.
fn title_of_somebody(sentence: &Sentence<'_, '_>, opening: &Opening, end: usize) -> Vec<Found> {
    let glyphs = sentence.glyphs;
    let verb = (opening.end + 2..end).find_map(|at| {
        let (length, takes) = words::award(glyphs, at..end)?;
        (takes == Takes::AnyTitle && !sentence.is_quoted(at)).then_some(at..at + length)
    });
    let mut found = verb.map_or_else(Vec::new, |verb| titles(sentence, opening, verb, end, true));
    if let Some(first) = found.first_mut() {
        first.span.start = opening.end;
    }
    found
}

/// The titles behind a verb that wins them.
fn titles(
    sentence: &Sentence<'_, '_>,
    opening: &Opening,
    action: Range<usize>,
    end: usize,
    strict: bool,
) -> Vec<Found> {
    let glyphs = sentence.glyphs;
    let done = glyphs.char(action.end) == '了';
    let list = action.end + usize::from(done)..end;
    // 争创 says by itself that the title is not won yet.
    let commitment = opening
        .commitment
        .as_ref()
        .map(|(_, commitment)| *commitment)
        .or_else(|| words::is_striving(glyphs, action.clone()).then_some(Commitment::Strive))
        .unwrap_or_default();
    Members::of_titles(sentence, list)
        .filter(|title| members::is_title(glyphs, title, strict))
        .map(|subject| Found {
            span: subject.clone(),
            goal: GoalKind::Accreditation,
            action: action.clone(),
            subject,
            commitment,
            done,
        })
        .collect()
}

/// 推进A公路前期, 加快B工程建设, C大桥建成通车.
fn trailing_stage(
    sentence: &Sentence<'_, '_>,
    lexicon: &Lexicon,
    opening: &Opening,
    end: usize,
) -> Vec<Found> {
    let glyphs = sentence.glyphs;
    let rest = opening.end..end;
    // Whether the words themselves say that there is a project to vouch for.
    let (subject, stage, action, telling) = match (words::tail(glyphs, &rest), &opening.mover) {
        (Some((start, stage)), Some(mover)) if start > rest.start => {
            (rest.start..start, stage, mover.clone(), true)
        }
        // Without a mover, 建设 says only what the clause is about.
        (Some((start, stage)), None)
            if start > rest.start && (stage != Stage::UnderConstruction || end - start > 2) =>
        {
            (rest.start..start, stage, start..end, true)
        }
        // 推进A改造项目.
        (None, Some(mover))
            if words::carries_on(glyphs, mover)
                && lexicon.verb_at(glyphs, rest.clone()).is_none() =>
        {
            (rest, Stage::UnderConstruction, mover.clone(), false)
        }
        _ => return Vec::new(),
    };
    let subject = words::without_adverbs(glyphs, subject);
    Members::of_projects(sentence, subject)
        .filter(|member| member.vouched && telling || members::is_project(glyphs, &member.range))
        .map(|member| milestone(opening, action.clone(), member.range, stage, false))
        .collect()
}

/// 推进A县、B县创建.
fn title_sought(sentence: &Sentence<'_, '_>, opening: &Opening, end: usize) -> Vec<Found> {
    let glyphs = sentence.glyphs;
    let Some(start) = words::title_tail(glyphs, &(opening.end..end)) else {
        return Vec::new();
    };
    if opening.mover.is_none() || start == opening.end {
        return Vec::new();
    }
    Members::of_titles(sentence, opening.end..start)
        .filter(|title| members::is_title(glyphs, title, true))
        .map(|subject| Found {
            span: subject.clone(),
            goal: GoalKind::Accreditation,
            action: start..end,
            subject,
            commitment: stated(opening),
            done: false,
        })
        .collect()
}

/// 努力让好企业不缺地: the clause as it stands.
fn in_words(opening: &Opening, clause: &Range<usize>) -> Option<Found> {
    let (word, commitment) = opening.commitment.clone()?;
    let subject = word.end..clause.end;
    // A word alone, or a few characters after it, is a piece of a longer thought.
    (subject.len() >= 4).then_some(Found {
        span: word.start..clause.end,
        goal: GoalKind::Qualitative,
        action: word,
        subject,
        commitment,
        done: false,
    })
}

fn milestone(
    opening: &Opening,
    action: Range<usize>,
    subject: Range<usize>,
    stage: Stage,
    done: bool,
) -> Found {
    Found {
        span: subject.clone(),
        goal: GoalKind::Milestone(stage),
        action,
        subject,
        commitment: stated(opening),
        done,
    }
}

fn stated(opening: &Opening) -> Commitment {
    opening
        .commitment
        .as_ref()
        .map(|(_, commitment)| *commitment)
        .unwrap_or_default()
}
