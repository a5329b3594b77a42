//! Matching what was read with what is labelled.

use std::collections::BTreeMap;

use serde_json::Value;
use zhibiao::extract::Extractor;
use zhibiao::number::Decimal;

/// A text with its labels.
pub struct Labelled {
    labels: &'static str,
    /// The text; `None` where each line of the labels has its own.
    text: Option<&'static str>,
}

impl Labelled {
    /// Labels with spans in one document.
    pub const fn document(labels: &'static str, text: &'static str) -> Self {
        Self {
            labels,
            text: Some(text),
        }
    }

    /// Passages with their labels; the passages are read as one text, a blank line between two.
    pub const fn passages(labels: &'static str) -> Self {
        Self { labels, text: None }
    }

    fn read(&self) -> (String, Vec<Value>) {
        let lines = self.labels.lines().filter(|line| !line.trim().is_empty());
        let lines = lines.map(|line| serde_json::from_str::<Value>(line).unwrap());
        if let Some(text) = self.text {
            return (text.to_owned(), lines.collect());
        }
        let mut text = String::new();
        let mut labels = Vec::new();
        for passage in lines {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            for label in passage["statements"].as_array().unwrap() {
                let mut label = label.clone();
                for field in ["start", "end"] {
                    label[field] = (place(&label, field) + text.len()).into();
                }
                labels.push(label);
            }
            text.push_str(passage["text"].as_str().unwrap());
        }
        (text, labels)
    }
}

/// What at least must be right, in thousandths.
pub struct Floors {
    pub found: usize,
    pub strict: usize,
    pub kind: usize,
    pub bound: usize,
    pub measure: usize,
    pub commitment: usize,
    pub action: usize,
}

const FIELDS: [&str; 9] = [
    "kind",
    "value",
    "unit",
    "bound",
    "measure",
    "commitment",
    "action",
    "period",
    "indicator",
];

/// How what was read compares with the labels.
pub struct Score {
    labelled: usize,
    read: usize,
    /// The pairs of a label and what was read there.
    pairs: Vec<(Value, Value)>,
}

impl Score {
    pub fn of(data: &Labelled) -> Self {
        let (text, labels) = data.read();
        let read: Vec<Value> = Extractor::default()
            .extract(&text)
            .statements
            .iter()
            .map(|statement| serde_json::to_value(statement).unwrap())
            .collect();
        let mut overlaps = Vec::new();
        for (i, label) in labels.iter().enumerate() {
            for (j, read) in read.iter().enumerate() {
                let start = place(label, "start").max(place(read, "start"));
                let end = place(label, "end").min(place(read, "end"));
                if start < end {
                    overlaps.push((std::cmp::Reverse(end - start), i, j));
                }
            }
        }
        overlaps.sort_unstable();
        let mut by_label = BTreeMap::new();
        let mut taken = vec![false; read.len()];
        for (_, i, j) in overlaps {
            if !taken[j] && !by_label.contains_key(&i) {
                taken[j] = true;
                by_label.insert(i, j);
            }
        }
        Self {
            labelled: labels.len(),
            read: read.len(),
            pairs: by_label
                .into_iter()
                .map(|(i, j)| (labels[i].clone(), read[j].clone()))
                .collect(),
        }
    }

    /// How many are labelled, read and matched.
    pub fn found(&self) -> (usize, usize, usize) {
        (self.labelled, self.read, self.pairs.len())
    }

    /// The fields that differ by as much as a character.
    pub fn inexact(&self) -> Vec<String> {
        let fields = FIELDS.iter().chain(&["start", "end", "quote"]);
        let pairs = self.pairs.iter();
        pairs
            .flat_map(|(label, read)| {
                fields
                    .clone()
                    .filter(|field| !is_exact(&label[**field], &read[**field]))
                    .map(|field| format!("{field}: {} for {}", read[*field], label[*field]))
            })
            .collect()
    }

    pub fn assert_at_least(&self, floors: &Floors) {
        let strict = self.pairs.iter().filter(|(label, read)| {
            ["kind", "value", "unit", "bound", "indicator"]
                .iter()
                .all(|field| agrees(field, label, read))
        });
        // F1 is twice the matches by the labels and the readings together.
        let both = self.labelled + self.read;
        self.assert_floor("found", 2 * self.pairs.len(), both, floors.found);
        self.assert_floor("strict", 2 * strict.count(), both, floors.strict);
        for (field, floor) in [
            ("kind", floors.kind),
            ("bound", floors.bound),
            ("measure", floors.measure),
            ("commitment", floors.commitment),
            ("action", floors.action),
        ] {
            let right = self.pairs.iter();
            let right = right.filter(|(label, read)| agrees(field, label, read));
            self.assert_floor(field, right.count(), self.pairs.len(), floor);
        }
    }

    fn assert_floor(&self, what: &str, right: usize, of: usize, floor: usize) {
        println!("{what}: {right} of {of}");
        assert!(
            right * 1000 >= floor * of,
            "{what}: {right} of {of} is below {floor} thousandths; {:#?}",
            self.inexact()
        );
    }
}

fn place(record: &Value, field: &str) -> usize {
    record[field].as_u64().unwrap().try_into().unwrap()
}

/// Whether a field is one of the answers of its label, to the letter.
fn is_exact(label: &Value, read: &Value) -> bool {
    let is_answer = |(label, read): (&str, &str)| label.split('|').any(|answer| answer == read);
    label == read || label.as_str().zip(read.as_str()).is_some_and(is_answer)
}

/// Whether a field is as labelled; `a|b` in a label says that both are right.
fn agrees(field: &str, label: &Value, read: &Value) -> bool {
    let (label, read) = (&label[field], &read[field]);
    let answers = label.as_str().map(|text| text.split('|').map(Value::from));
    answers.map_or_else(
        || agree(field, label, read),
        |mut answers| answers.any(|answer| agree(field, &answer, read)),
    )
}

fn agree(field: &str, label: &Value, read: &Value) -> bool {
    match field {
        "value" => numbers(label) == numbers(read),
        "unit" => unit(label) == unit(read),
        "indicator" => {
            let (common, both) = common_characters(label, read);
            // F1 of at least 0.8.
            both == 0 || 2 * common * 10 >= 8 * both
        }
        _ => label.as_str().unwrap_or("") == read.as_str().unwrap_or(""),
    }
}

fn numbers(value: &Value) -> Vec<Decimal> {
    let one = |value: &Value| value.as_str().unwrap().parse::<Decimal>().unwrap();
    match value {
        Value::Null => Vec::new(),
        Value::Array(values) => values.iter().map(one).collect(),
        value => vec![one(value)],
    }
}

/// One name of a unit for all, simplified.
fn unit(unit: &Value) -> String {
    const VARIANTS: [(char, char); 8] = [
        ('個', '个'),
        ('億', '亿'),
        ('萬', '万'),
        ('戶', '户'),
        ('畝', '亩'),
        ('張', '张'),
        ('輛', '辆'),
        ('項', '项'),
    ];
    const ALIASES: [(&str, &str); 6] = [
        ("个百分点", "百分点"),
        ("％", "%"),
        ("千米", "公里"),
        ("平方千米", "平方公里"),
        ("名次", "名"),
        ("千克", "公斤"),
    ];
    let simple = |c: char| {
        VARIANTS
            .iter()
            .find(|row| row.0 == c)
            .map_or(c, |row| row.1)
    };
    let unit: String = unit.as_str().unwrap_or("").chars().map(simple).collect();
    let alias = ALIASES.iter().find(|row| row.0 == unit);
    alias.map_or(unit, |row| row.1.to_owned())
}

/// How many characters two names have in common, and how many both have together.
fn common_characters(a: &Value, b: &Value) -> (usize, usize) {
    let count = |name: &Value| {
        let mut counts: BTreeMap<char, usize> = BTreeMap::new();
        let name = name.as_str().unwrap_or("");
        for c in name.chars().filter(|c| !"“”\"' ()（）·、的".contains(*c)) {
            *counts.entry(c).or_default() += 1;
        }
        counts
    };
    let (a, b) = (count(a), count(b));
    let common = a
        .iter()
        .map(|(c, n)| *n.min(b.get(c).unwrap_or(&0)))
        .sum::<usize>();
    (
        common,
        a.values().sum::<usize>() + b.values().sum::<usize>(),
    )
}
