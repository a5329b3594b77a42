//! Where documents begin and end in a text that may hold several, and what each line is.

use std::ops::Range;

use super::index::Index;
use super::heading::{Heading, heading};
use super::line::{Line, plain};
use super::numbering::rank;
use super::table::{Table, is_page_number, table};
use super::title::{Genre, Title, title};
use super::words::{EXPLANATION, FURNITURE};

static PAGE: Index<{ FURNITURE.len() }> = Index::new(&FURNITURE);

/// What a line is.
#[derive(Clone, Debug)]
pub(super) enum Sort {
    Title,
    Furniture,
    Explanation,
    /// The first line of a table; the others are [`Sort::InTable`].
    Table(Box<Table>),
    InTable,
    Heading(Heading),
    /// A paragraph, or a part of one; with the rank of the number it begins with.
    Text(Option<u8>),
}

/// A document in a text: its lines and its title.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) lines: Range<usize>,
    pub(super) title: Option<Range<usize>>,
    pub(super) genre: Option<Genre>,
}

/// Whether a short line without blanks belongs to the page.
pub(super) fn is_furniture(plain: &str) -> bool {
    if plain.is_empty() {
        return true;
    }
    if is_page_number(plain) || plain.bytes().all(|byte| byte.is_ascii_punctuation()) {
        return true;
    }
    let many = plain.chars().count();
    if many > 60 {
        return false;
    }
    // 云督字〔2025〕19号.
    if many < 24 && plain.contains('〔') && plain.trim_end_matches(')').ends_with('号') {
        return true;
    }
    // ——2012年1月14日在甲市第五届人民代表大会第二次会议上; 市长 某某.
    if many < 60 && plain.contains("人民代表大会") && (plain.starts_with('-') || plain.starts_with(|c: char| c.is_ascii_digit() || c == '(')) && plain.trim_end_matches([')', '-']).ends_with(['上', '议']) {
        return true;
    }
    if many < 16 && ["省长", "市长", "县长", "区长", "州长", "旗长", "镇长", "自治区主席", "总理"].iter().any(|post| plain.contains(post)) && !plain.contains(['、', ',', '。']) {
        return true;
    }
    // 附件2, 附表.
    if many < 6 && (plain.starts_with("附件") || plain.starts_with("附表")) {
        return true;
    }
    let begins = |word: &&str| plain.starts_with(*word) && (many < 16 || word.ends_with(':') || word.ends_with('/') || !word.is_ascii() && many < 30 && plain.contains([':', '年']));
    PAGE.rows(plain).filter_map(|row| FURNITURE.get(row)).any(|word| begins(&word))
}

fn is_explanation(plain: &str) -> bool {
    EXPLANATION.iter().any(|word| plain.starts_with(word))
}

/// Whether a body ends a sentence.
fn ends_sentence(body: &str) -> bool {
    body.trim_end_matches(['”', '"', '）', ')', '』'])
        .ends_with(['。', '！', '？', '；', '：', ':', '!', ';', '.', '…'])
}

/// What is known of the document at hand while it is read.
#[derive(Default)]
struct Current {
    start: usize,
    title: Option<Title>,
    /// Whether it is a report, which no blank line ends.
    report: bool,
    /// Lines after a blank one, and others.
    loose: usize,
    tight: usize,
    /// Whether it has a heading on a line of its own.
    headed: bool,
    /// Paragraphs so far.
    paragraphs: usize,
    /// The last number of each rank.
    numbers: [u32; 32],
    /// Whether terms are explained up to the end.
    explains: bool,
}

/// Cuts a text into documents, and tells what each line is.
pub(super) fn parts(text: &str, lines: &[Line]) -> (Vec<Part>, Vec<Sort>) {
    let mut parts = Vec::new();
    let mut sorts: Vec<Sort> = Vec::with_capacity(lines.len());
    let mut current = Current::default();
    let mut buffer = String::new();
    let mut no_table_before = 0;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let body = text.get(line.body.clone()).unwrap_or("");
        if at == 0 || line.after_blank {
            let begun = begins(text, lines, at, &current, sorts.last());
            if let Some(title) = begun {
                if let Some(title) = title {
                    finish(&mut parts, &mut current, at);
                    current.report = matches!(title.genre, Genre::WorkReport | Genre::PlanReport);
                    current.start = at;
                    for index in at..title.next {
                        let in_title = lines.get(index).is_some_and(|line| title.range.start <= line.body.start && line.body.end <= title.range.end);
                        sorts.push(if in_title { Sort::Title } else { Sort::Furniture });
                    }
                    at = title.next;
                    current.title = Some(title);
                    continue;
                }
                finish(&mut parts, &mut current, at);
                current.start = at;
            }
        }
        if at > current.start {
            *(if line.after_blank { &mut current.loose } else { &mut current.tight }) += 1;
        }
        let short = body.len() <= 240;
        if short {
            plain(body, &mut buffer);
            let alone = line.after_blank && lines.get(at + 1).is_none_or(|next| next.after_blank);
            let is_page = alone && buffer.len() < 4 && buffer.bytes().all(|byte| byte.is_ascii_digit());
            if is_page || is_furniture(&buffer) {
                sorts.push(Sort::Furniture);
                at += 1;
                continue;
            }
            // The address on a line of its own; within a paragraph it may stand in an excerpt.
            if buffer.starts_with("各位代表") && buffer.chars().count() < 8 {
                current.report = true;
            }
            // A second title inside a report: another report.
            if current.paragraphs > 2
                && buffer.ends_with("政府工作报告")
                && buffer.chars().count() < 30
                && current.title.as_ref().is_none_or(|title| text.get(title.range.clone()) != Some(body))
                && super::numbering::numbering(body).is_none()
                && let Some(title) = title(text, lines, at, 1, is_furniture)
            {
                finish(&mut parts, &mut current, at);
                current.report = true;
                current.start = at;
                current.title = Some(title);
                sorts.push(Sort::Title);
                at += 1;
                continue;
            }
            if current.title.as_ref().and_then(|title| text.get(title.range.clone())) == Some(body) {
                sorts.push(Sort::Title);
                at += 1;
                continue;
            }
            if is_explanation(&buffer) {
                current.explains |= buffer.starts_with("名词") || buffer.starts_with("术语") || buffer.starts_with("注释");
                sorts.push(Sort::Explanation);
                at += 1;
                continue;
            }
        }
        if current.explains {
            sorts.push(Sort::Explanation);
            at += 1;
            continue;
        }
        let opens = at == current.start
            || line.after_blank
            || body.starts_with('—')
            || at.checked_sub(1).and_then(|before| lines.get(before)).and_then(|line| text.get(line.body.clone())).is_none_or(ends_sentence)
            || matches!(sorts.last(), Some(Sort::Heading(_) | Sort::Title | Sort::Furniture));
        let (number, found) = heading(text, line, opens, &mut buffer);
        let chinese = number.is_some_and(|number| number.rank <= rank::CHINESE_IN_BRACKETS);
        if !chinese && line.mark == 0 && at >= no_table_before {
            match table(text, lines, at) {
                Ok((table, next)) => {
                    sorts.push(Sort::Table(Box::new(table)));
                    for index in at + 1..next {
                        let is_page = lines.get(index).and_then(|line| text.get(line.body.clone())).is_some_and(is_page_number);
                        sorts.push(if is_page { Sort::Furniture } else { Sort::InTable });
                    }
                    current.paragraphs += 1;
                    at = next;
                    continue;
                }
                Err(next) => no_table_before = next,
            }
        }
        if let Some(number) = number
            && let Some(last) = current.numbers.get_mut(usize::from(number.rank))
        {
            *last = number.number;
        }
        current.paragraphs += usize::from(!short);
        sorts.push(match found {
            Some(heading) => {
                current.headed |= heading.alone && heading.rank <= rank::CHINESE_IN_BRACKETS;
                if heading.rank == rank::BARE
                    && let Some(numbers) = current.numbers.get_mut(usize::from(rank::BARE)..)
                {
                    numbers.fill(0);
                }
                Sort::Heading(heading)
            }
            None => Sort::Text(number.map(|number| number.rank)),
        });
        at += 1;
    }
    finish(&mut parts, &mut current, lines.len());
    (parts, sorts)
}

fn finish(parts: &mut Vec<Part>, current: &mut Current, end: usize) {
    let done = std::mem::take(current);
    current.start = end;
    if done.start < end {
        parts.push(Part {
            lines: done.start..end,
            genre: done.title.as_ref().map(|title| title.genre).or(done.report.then_some(Genre::WorkReport)),
            title: done.title.map(|title| title.range),
        });
    }
}

/// Whether a document begins at a line after a blank one: with its title, or (`Some(None)`) without.
fn begins(text: &str, lines: &[Line], at: usize, current: &Current, last: Option<&Sort>) -> Option<Option<Title>> {
    let line = lines.get(at)?;
    let far = if at == 0 { 24 } else { 4 };
    let found = title(text, lines, at, far, is_furniture);
    if at == 0 {
        return found.map(Some);
    }
    let began_before = at > current.start;
    if let Some(title) = found {
        let words = text.get(title.range.clone());
        let again = current.title.as_ref().is_some_and(|own| text.get(own.range.clone()) == words);
        if !again && (!current.report || title.strong && current.paragraphs > 2) {
            return Some(Some(title));
        }
        return None;
    }
    if current.report || !began_before {
        return None;
    }
    let body = text.get(line.body.clone())?;
    let previous = at.checked_sub(1).and_then(|before| lines.get(before)).and_then(|line| text.get(line.body.clone())).unwrap_or("");
    // What follows a heading, a title or a line of the page goes on.
    if matches!(last, Some(Sort::Heading(heading)) if heading.alone) || matches!(last, Some(Sort::Title)) || previous.ends_with(['：', ':', '，', '、']) {
        return None;
    }
    let mut buffer = String::new();
    if body.len() <= 240 {
        plain(body, &mut buffer);
        if is_furniture(&buffer) || is_explanation(&buffer) {
            return None;
        }
    }
    if let Some(number) = super::numbering::numbering(body) {
        let last = current.numbers.get(usize::from(number.rank)).copied().unwrap_or(0);
        if number.number == last + 1 && number.number > 1 {
            return None;
        }
    }
    let loose = current.loose > 0 && current.loose >= current.tight;
    if loose && (current.title.is_some() || current.headed) {
        return None;
    }
    // The first blank line after a title and a line or two tells nothing yet.
    if current.tight <= 1 && current.loose == 0 && (current.title.is_some() || current.headed) && current.paragraphs == 0 {
        return None;
    }
    Some(None)
}
