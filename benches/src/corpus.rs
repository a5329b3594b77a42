//! Documents to measure on: reports, notices, tables of tasks and half-year accounts of made-up places, with changed numbers. The texts
//! are of our own making and the report of `seeds`; a document is told by its number alone, so that two runs write the same bytes.

use crate::text::REPORT;

/// The kinds, and how many documents of sixteen are of each: of what is collected most is reports, and all but a little of its size.
const KINDS: [(&str, &str, usize); 4] = [
    ("政府工作报告", include_str!("../templates/report.txt"), 13),
    ("通报", include_str!("../templates/notice.txt"), 1),
    ("进展", include_str!("../templates/tasks.txt"), 1),
    ("上半年", include_str!("../templates/half-year.txt"), 1),
];

const ROUND: usize = 16;

/// How often a report tells of its work again, with other numbers: 60 KB, as whole reports of a province or a city have.
const CHAPTERS: usize = 8;

/// Syllables of names of places.
const FIRST: [&str; 16] = [
    "安", "宁", "清", "平", "新", "长", "永", "东", "南", "西", "青", "白", "金", "临", "云", "石",
];
const SECOND: [&str; 16] = [
    "阳", "川", "江", "山", "源", "河", "城", "丰", "泉", "水", "岭", "塘", "湖", "溪", "原", "林",
];

const FIRST_YEAR: usize = 2006;
const YEARS: usize = 20;

/// The document of a number: the name of its file, and its text.
#[must_use]
pub fn document(number: usize) -> (String, String) {
    let mut within = number % ROUND;
    let mut kind = KINDS[0];
    for row in KINDS {
        kind = row;
        if within < row.2 {
            break;
        }
        within -= row.2;
    }
    let (name, template, _) = kind;
    let place_number = number / YEARS;
    let first = FIRST[place_number % FIRST.len()];
    let second = SECOND[place_number / FIRST.len() % SECOND.len()];
    let place = match place_number / FIRST.len() / SECOND.len() {
        0 => format!("{first}{second}县"),
        more => format!("{first}{}{second}县", FIRST[more % FIRST.len()]),
    };
    let year = FIRST_YEAR + number % YEARS;

    let mut dice = Dice(number as u64);
    let mut text = changed(template, &mut dice);
    if template.starts_with("{year}年{place}人民政府工作报告") {
        for _ in 0..CHAPTERS {
            text.push_str(&changed(REPORT, &mut dice));
            text.push('\n');
        }
    }
    let text = text
        .replace("{place}", &place)
        .replace("{year}", &year.to_string())
        .replace("{last}", &(year - 1).to_string());
    (format!("{place}-{year}-{name}-{number}.txt"), text)
}

/// A text whose numbers have other digits; years, months and the numbers of lines stay.
fn changed(template: &str, dice: &mut Dice) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(start) = rest.find(|char: char| char.is_ascii_digit()) {
        let (before, from) = rest.split_at(start);
        let end = from
            .find(|char: char| !char.is_ascii_digit())
            .unwrap_or(from.len());
        let (digits, after) = from.split_at(end);
        out.push_str(before);
        let is_date = ["年", "月", "日", "\t"]
            .iter()
            .any(|mark| after.starts_with(mark));
        if is_date {
            out.push_str(digits);
        } else {
            for at in 0..digits.len() {
                // No number begins with a zero that did not.
                let least = u64::from(at == 0 && !digits.starts_with('0'));
                let digit = least + dice.roll() % (10 - least);
                out.push_str(&digit.to_string());
            }
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Numbers that follow from a seed (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}
