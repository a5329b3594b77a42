//! The sheets of a workbook of statements: their columns, and the rows of one file.

use serde_json::{Map, Value as JsonValue};
use zhibiao::extract::{Goal, GoalKind};
use zhibiao::finding::{Finding, Place};
use zhibiao::plan::Plan;
use zhibiao::quantity::Quantity;
use zhibiao::source::{Source, Span};
use zhibiao::target::{Bound, Target};
use zhibiao_files::Document;

use crate::arguments::Tongue;
use crate::sheet::{Cell, Sheet, in_tongue, language};

/// A row, and where it stands in the text.
pub(super) struct Row {
    pub(super) cells: Vec<Cell>,
    pub(super) at: Option<usize>,
}

/// Where a span stands in a document, for people.
pub(super) fn place(document: &Document, span: Span, tongue: Tongue) -> String {
    let place = document.place(span.start());
    place.map_or_else(String::new, |place| match tongue {
        Tongue::Zh => place.chinese(),
        Tongue::En => place.to_string(),
    })
}

pub(super) fn statements() -> Sheet {
    Sheet {
        name: ("指标表述", "Statements"),
        columns: vec![
            ("文件", "document", 22),
            ("位置", "place", 14),
            ("类别", "kind", 10),
            ("动作", "action", 10),
            ("指标", "indicator", 30),
            ("数值", "value", 12),
            ("上限", "high", 10),
            ("单位", "unit", 10),
            ("界限", "bound", 10),
            ("口径", "measure", 10),
            ("力度", "commitment", 10),
            ("期间", "period", 14),
            ("年份", "years", 12),
            ("责任单位", "responsible", 20),
            ("完成时限", "deadline", 14),
            ("主题", "theme", 30),
            ("原文", "quote", 16),
            ("原句", "sentence", 60),
        ],
        rows: Vec::new(),
    }
}

pub(super) fn targets() -> Sheet {
    Sheet {
        name: ("目标", "Targets"),
        columns: vec![
            ("文件", "document", 22),
            ("位置", "place", 14),
            ("编号", "id", 16),
            ("动作", "action", 10),
            ("指标", "indicator", 30),
            ("目标类型", "aim", 10),
            ("目标值", "value", 12),
            ("上限", "high", 10),
            ("单位", "unit", 10),
            ("界限", "bound", 10),
            ("目标表述", "as said", 18),
            ("口径", "measure", 10),
            ("底线值", "floor", 10),
            ("奋斗值", "stretch", 10),
            ("完成期限", "period", 14),
            ("力度", "commitment", 10),
            ("责任单位", "responsible", 20),
            ("主题", "theme", 30),
            ("备注", "note", 14),
            ("原文", "quote", 30),
        ],
        rows: Vec::new(),
    }
}

pub(super) fn goals() -> Sheet {
    Sheet {
        name: ("无量化目标", "Goals"),
        columns: vec![
            ("文件", "document", 22),
            ("位置", "place", 14),
            ("类别", "kind", 10),
            ("目标类型", "goal", 14),
            ("动作", "action", 12),
            ("对象", "subject", 40),
            ("力度", "commitment", 10),
            ("责任单位", "responsible", 20),
            ("主题", "theme", 40),
            ("原文", "quote", 40),
        ],
        rows: Vec::new(),
    }
}

/// What sort of goal it is.
fn aim(goal: GoalKind) -> (&'static str, &'static str) {
    match goal {
        GoalKind::Milestone(_) => ("里程碑", "milestone"),
        GoalKind::Accreditation => ("创建", "accreditation"),
        _ => ("定性", "qualitative"),
    }
}

pub(super) fn findings() -> Sheet {
    Sheet {
        name: ("提示", "Findings"),
        columns: vec![
            ("文件", "document", 22),
            ("位置", "place", 14),
            ("级别", "severity", 8),
            ("代码", "code", 24),
            ("内容", "message", 80),
        ],
        rows: Vec::new(),
    }
}

/// Whose rows they are.
pub(super) struct Origin<'a> {
    pub(super) name: &'a str,
    pub(super) document: &'a Document,
    pub(super) tongue: Tongue,
}

impl Origin<'_> {
    fn said(&self, label: (&'static str, &'static str)) -> Cell {
        Cell::text(in_tongue(label, self.tongue))
    }

    fn place(&self, span: Span) -> Cell {
        Cell::text(place(self.document, span, self.tongue))
    }

    /// A statement, from its JSON, which corrections have changed.
    pub(super) fn statement(&self, value: &Map<String, JsonValue>, text: &str) -> Row {
        let word = |field: &str| {
            value
                .get(field)
                .and_then(JsonValue::as_str)
                .unwrap_or_default()
        };
        let list = |field: &str, between: &str| {
            let items = value.get(field).and_then(JsonValue::as_array);
            let items = items.map(|items| {
                items
                    .iter()
                    .filter_map(JsonValue::as_str)
                    .collect::<Vec<_>>()
            });
            items.unwrap_or_default().join(between)
        };
        let said = |label| self.said(label);
        let number = |item: Option<&JsonValue>| match item.and_then(JsonValue::as_str) {
            Some(number) => number
                .parse()
                .map_or_else(|_| Cell::text(number), Cell::Number),
            None => Cell::Empty,
        };
        let (low, high) = match value.get("value") {
            Some(JsonValue::Array(ends)) => (number(ends.first()), number(ends.get(1))),
            one => (number(one), Cell::Empty),
        };
        let parsed = |field: &str| word(field).to_owned();
        let end = |at: usize| {
            let place = value.get("sentence")?.get(at)?.as_u64()?;
            usize::try_from(place).ok()
        };
        let sentence = end(0)
            .zip(end(1))
            .and_then(|(start, end)| text.get(start..end));
        let cells = vec![
            Cell::text(word("document")),
            Cell::text(word("place")),
            parsed("kind")
                .parse()
                .map_or(Cell::Empty, |kind| said(zhibiao_page::kind(kind))),
            Cell::text(word("action")),
            Cell::text(word("indicator")),
            low,
            high,
            Cell::text(word("unit")),
            said(zhibiao_page::bound(word("bound"))),
            parsed("measure")
                .parse()
                .map_or(Cell::Empty, |measure| said(zhibiao_page::measure(measure))),
            parsed("commitment")
                .parse()
                .map_or(Cell::Empty, |one| said(zhibiao_page::commitment(one))),
            Cell::text(word("period")),
            Cell::text(word("years")),
            Cell::text(list("responsible", "、")),
            Cell::text(word("deadline")),
            Cell::text(list("theme", " > ")),
            Cell::text(word("quote")),
            Cell::text(sentence.unwrap_or_default()),
        ];
        let start = value.get("start").and_then(JsonValue::as_u64);
        Row {
            cells,
            at: start.and_then(|start| usize::try_from(start).ok()),
        }
    }

    /// A target of the plan that the report makes.
    pub(super) fn target(&self, plan: &Plan, target: &Target) -> Row {
        let language = language(self.tongue);
        let span = target.source().map(Source::span);
        let bound = target.bound();
        let number = |quantity: Option<&Quantity>| {
            quantity.map_or(Cell::Empty, |quantity| Cell::Number(quantity.magnitude()))
        };
        // In the unit of its column; in another it says so.
        let beside = |quantity: Option<&Quantity>| match quantity {
            Some(other) if bound.is_some_and(|bound| bound.value().unit() == other.unit()) => {
                number(quantity)
            }
            _ => Cell::text(quantity.map(ToString::to_string).unwrap_or_default()),
        };
        let responsible = target.responsible();
        let units = responsible.lead.iter().chain(&responsible.co_responsible);
        let cells = vec![
            Cell::text(self.name),
            span.map_or(Cell::Empty, |span| self.place(span)),
            Cell::text(target.id().as_str()),
            Cell::text(target.action()),
            Cell::text(target.indicator().name()),
            Cell::text(target.aim().kind().label(language)),
            number(bound.map(Bound::value)),
            number(bound.and_then(Bound::high)),
            Cell::text(bound.map_or_else(String::new, |bound| bound.value().unit().to_string())),
            Cell::text(bound.map_or("", |bound| bound.kind().label(language))),
            Cell::text(target.aim().to_string()),
            self.said(zhibiao_page::measure(target.measure())),
            beside(target.floor()),
            beside(target.stretch()),
            match plan.period_of(target) {
                Some(period) if self.tongue == Tongue::En => Cell::text(period.code()),
                Some(period) => Cell::text(period.to_string()),
                None => self.said(("未明", "open")),
            },
            self.said(zhibiao_page::commitment(target.commitment())),
            Cell::text(units.map(String::as_str).collect::<Vec<_>>().join("、")),
            Cell::text(target.theme().join(" > ")),
            Cell::text(target.note().unwrap_or_default()),
            Cell::text(target.source().map(Source::quote).unwrap_or_default()),
        ];
        Row {
            cells,
            at: span.map(|span| span.start()),
        }
    }

    pub(super) fn goal(&self, goal: &Goal<'_>) -> Row {
        let cells = vec![
            Cell::text(self.name),
            self.place(goal.span),
            self.said(zhibiao_page::kind(goal.kind)),
            self.said(aim(goal.goal)),
            Cell::text(&*goal.action),
            Cell::text(&*goal.subject),
            self.said(zhibiao_page::commitment(goal.commitment)),
            Cell::text(goal.units.join("、")),
            Cell::text(goal.theme.join(" > ")),
            Cell::text(goal.quote),
        ];
        Row {
            cells,
            at: Some(goal.span.start()),
        }
    }

    pub(super) fn finding(&self, finding: &Finding) -> Row {
        let span = match finding.place() {
            Place::Span(span) => Some(*span),
            _ => None,
        };
        let language = language(self.tongue);
        let cells = vec![
            Cell::text(self.name),
            span.map_or(Cell::Empty, |span| self.place(span)),
            Cell::text(finding.severity().label(language)),
            Cell::text(finding.code().entry().name),
            Cell::text(finding.message(language)),
        ];
        Row {
            cells,
            at: span.map(|span| span.start()),
        }
    }

    /// What the file as a whole has to say.
    pub(super) fn remark(&self, message: &str) -> Row {
        Row {
            cells: [self.name, "", "", "file", message]
                .map(Cell::text)
                .to_vec(),
            at: None,
        }
    }
}
