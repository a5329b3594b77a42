//! The columns of every record: where in its JSON what they hold stands, of which shape it is, and what it means. A field of
//! the JSON that is in no row goes into the column `other`.

/// A column, or the few that an amount, a range or a span takes.
pub(super) struct Column {
    pub(super) name: &'static str,
    /// The fields to go through in the object.
    pub(super) path: &'static [&'static str],
    pub(super) shape: Shape,
    /// Whether every record has it.
    pub(super) required: bool,
    pub(super) doc: &'static str,
}

/// What stands in a field of the JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A string that comes again.
    Word,
    /// A string.
    Text,
    /// `true` or `false`.
    Flag,
    /// A whole number from 0.
    Count,
    /// A whole number.
    Signed,
    /// `2026-06-30`.
    Day,
    /// A list of strings.
    Words,
    /// `"5.50"`.
    Number,
    /// `"5.50"`, or `["5", "5.5"]`.
    NumberOrRange,
    /// `"1.5亿元"`.
    Amount,
    /// `{"numerator": "1200", "denominator": "1650"}`.
    Fraction,
    /// `[3, 10]`.
    Span,
    /// `"2026"`, `"2021-2025"`, `""`.
    Years,
}

macro_rules! columns {
    ($($name:literal: $shape:ident at $($path:literal).+, $required:literal, $doc:literal;)*) => {
        &[$(Column {
            name: $name,
            path: &[$($path),+],
            shape: Shape::$shape,
            required: $required,
            doc: $doc,
        }),*]
    };
}

pub(super) const STATEMENT: &[Column] = columns! {
    "start": Count at "start", true, "the first byte of the value in the text";
    "end": Count at "end", true, "the byte after its last";
    "quote": Text at "quote", true, "the value as written";
    "sentence": Span at "sentence", true, "the bytes of its sentence";
    "kind": Word at "kind", true, "target or achievement";
    "action": Word at "action", true, "the verb that governs it, as written; empty where there is none";
    "indicator": Word at "indicator", true, "what is measured";
    "value": NumberOrRange at "value", false, "the number, in its unit";
    "baseline": Number at "baseline", false, "the number that it starts from (由A提高到B)";
    "unit": Word at "unit", false, "the unit as written, with its power of ten";
    "bound": Word at "bound", true, "plain, at_least, more_than, at_most, less_than, about, between, rank, breakthrough";
    "measure": Word at "measure", true, "total, level, growth, reduction, increase, decrease";
    "commitment": Word at "commitment", true, "ensure, strive, plan";
    "period": Word at "period", true, "the period as written, where it is not the report's own year";
    "years": Years at "years", false, "the calendar years that it speaks of";
    "years_from": Word at "years_from", false, "what told the years: sentence, lead, heading, document";
    "yearly_average": Flag at "yearly_average", true, "whether it is the number of each of the years";
    "kind_assumed": Flag at "kind_assumed", true, "whether nothing tells its kind";
    "part_of": Span at "part_of", false, "the bytes of the statement that it is a part of";
    "responsible": Words at "responsible", true, "the units that are named as responsible";
    "deadline": Word at "deadline", false, "the deadline in the table's row";
    "theme": Words at "theme", true, "the headings above it";
    "rule": Word at "rule", true, "the rule of extraction that read it";
};

pub(super) const GOAL: &[Column] = columns! {
    "start": Count at "start", true, "the first byte of the goal in the text";
    "end": Count at "end", true, "the byte after its last";
    "quote": Text at "quote", true, "the goal as written";
    "kind": Word at "kind", true, "target or achievement";
    "goal": Word at "goal", true, "milestone, accreditation or qualitative";
    "stage": Word at "stage", false, "the stage of a milestone";
    "action": Word at "action", true, "the verb, as written";
    "subject": Word at "subject", true, "what is to be done or awarded";
    "commitment": Word at "commitment", true, "ensure, strive, plan";
    "period": Word at "period", true, "the period as written";
    "theme": Words at "theme", true, "the headings above it";
};

pub(super) const TARGET: &[Column] = columns! {
    "id": Text at "id", true, "the id of the target";
    "indicator": Word at "indicator"."name", true, "what is measured";
    "direction": Word at "indicator"."direction", false, "which way is better";
    "action": Word at "action", false, "the verb, as written";
    "measure": Word at "measure", true, "total, level, growth, reduction, increase, decrease";
    "aim": Word at "aim"."kind", true, "amount, rank, milestone, relative …";
    "bound": Word at "aim"."bound", false, "how the amount is bounded";
    "within": Count at "aim"."within", false, "the last place that is good enough, of a rank";
    "peers": Word at "aim"."peers", false, "among whom";
    "stage": Word at "aim"."stage", false, "the stage of a milestone";
    "relation": Word at "aim"."relation", false, "how a relative goal stands to its reference";
    "reference": Word at "aim"."reference", false, "what a relative goal is held against";
    "value": Amount at "aim"."value", false, "the amount aimed at";
    "low": Amount at "aim"."low", false, "the lower end of a range aimed at";
    "high": Amount at "aim"."high", false, "the higher end of a range aimed at";
    "period": Word at "period", false, "the period, as 2026, 2026-Q3, 2021/2025; empty for the plan's";
    "region": Word at "region"."name", false, "the region";
    "region_code": Word at "region"."code", false, "its GB/T 2260 code";
    "commitment": Word at "commitment", false, "ensure, strive, plan";
    "nature": Word at "nature", false, "binding or anticipatory";
    "baseline": Amount at "baseline"."value", false, "what it starts from";
    "baseline_period": Word at "baseline"."period", false, "and when that was";
    "floor": Amount at "floor", false, "the least that will do (底线)";
    "stretch": Amount at "stretch", false, "what is striven for (奋斗目标)";
    "strives_for_more": Flag at "strives_for_more", false, "whether more is striven for without a number";
    "weight": Number at "weight", false, "its weight in a score";
    "part_of": Text at "part_of", false, "the id of the target that it is a part of";
    "theme": Words at "theme", false, "the headings above it";
    "quote": Text at "source"."quote", false, "the words of the document";
    "start": Count at "source"."span"."start", false, "their first byte in its text";
    "end": Count at "source"."span"."end", false, "the byte after their last";
    "rule": Word at "source"."rule", false, "the rule of extraction that read them";
    "note": Text at "note", false, "a remark";
};

pub(super) const OBSERVATION: &[Column] = columns! {
    "target": Text at "target", true, "the id of the target";
    "as_of": Day at "as_of", true, "the day until which it is reported";
    "basis": Word at "basis", false, "to_date, in_period or at_date";
    "period": Word at "period", false, "the period that it is of";
    "amount": Amount at "amount", false, "the amount reported";
    "rank": Count at "rank", false, "the rank reported";
    "stage": Word at "stage", false, "the stage reported";
    "done": Flag at "done", false, "whether it was done";
    "text": Text at "text", false, "what was reported in words";
    "reason": Text at "reason", false, "why there is no value";
    "status": Word at "status", false, "the status of the datum, as SDMX has it";
    "revision": Count at "revision", false, "how often it was revised";
    "source": Text at "source", false, "where it was reported";
    "evidence": Words at "evidence", false, "what shows it";
};

pub(super) const ASSESSMENT: &[Column] = columns! {
    "target": Text at "target", true, "the id of the target";
    "period": Word at "period", false, "the period that was assessed";
    "days_left": Signed at "days_left", false, "the days to its end";
    "as_of": Day at "as_of", true, "the day of the assessment";
    "policy": Word at "policy", true, "the name of the policy";
    "actual": Amount at "evidence"."actual"."amount", false, "what was reported, added up";
    "reported": Day at "evidence"."as_of", false, "the day of the latest report";
    "reports": Count at "evidence"."count", false, "how many were added up";
    "rule": Word at "judgement"."rule", false, "the rule of completion";
    "achieved": Flag at "judgement"."achieved", false, "whether it is achieved";
    "status": Word at "judgement"."status", false, "the standing: achieved, on_pace, behind …";
    "light": Word at "judgement"."light", false, "the light: green, yellow, red";
    "rate": Fraction at "judgement"."rate", false, "the rate of completion, exactly";
    "capped_rate": Fraction at "capped_rate", false, "the rate as the policy counts it";
    "expected": Fraction at "judgement"."expected", false, "the rate that the pace expects by now";
    "anchored": Word at "judgement"."anchored", false, "how the baseline was counted in";
    "is_anchored": Flag at "judgement"."is_anchored", false, "whether the rate is counted from the baseline";
    "is_paced": Flag at "judgement"."is_paced", false, "whether it is held against a pace";
    "gap": Fraction at "gap", false, "the rate above the expected one, or below it";
    "missing": Amount at "need"."missing", false, "what is still missing";
    "need_periods": Count at "need"."periods", false, "in how many periods it must come";
    "need_clock": Word at "need"."clock", false, "and which those are";
    "projected": Fraction at "projection"."amount", false, "what it comes to at this pace";
    "projected_share": Fraction at "projection"."share", false, "the same as a share of the target";
    "projected_unit": Word at "projection"."unit", false, "its unit";
    "attainment": Word at "attainment", false, "floor, target or stretch";
    "not_assessable": Word at "not_assessable", false, "why it cannot be assessed";
    "explanation_zh": Text at "explanation"."zh", true, "the verdict in Chinese";
    "explanation_en": Text at "explanation"."en", true, "the verdict in English";
};

pub(super) const PANEL_ROW: &[Column] = columns! {
    "region": Word at "report"."region", true, "the region of the document";
    "year": Signed at "report"."year", true, "the year of the document";
    "document": Text at "report"."name", true, "the name of the document";
    "years": Years at "years", false, "the calendar years of the value";
    "yearly_average": Flag at "yearly_average", false, "whether it is the value of each of the years";
    "slug": Word at "indicator"."slug", false, "the indicator, where the catalogue knows it";
    "name": Word at "indicator"."name", false, "the indicator by its name, where it does not";
    "family": Word at "family", true, "amount, level, rate or change";
    "side": Word at "side", true, "target or outcome";
    "measure": Word at "measure", true, "total, level, growth, reduction, increase, decrease";
    "value": Number at "value"."number", false, "the number, in its unit";
    "range": NumberOrRange at "value"."range", false, "the lower end of a range";
    "goal": Words at "value"."goal", false, "the kind of a goal without a number, and its words";
    "unit": Word at "unit", false, "the unit";
    "bound": Word at "bound", true, "how it is bounded";
    "strives_for_more": Flag at "strives_for_more", false, "whether more is striven for without a number";
    "headline": Flag at "headline", false, "whether it stands in the headline paragraph";
    "written": Word at "name", true, "the indicator as written";
    "quote": Text at "quote", true, "the value as written";
    "start": Count at "span"."start", true, "its first byte in the text";
    "end": Count at "span"."end", true, "the byte after its last";
};

pub(super) const FINDING: &[Column] = columns! {
    "code": Word at "code", true, "the code of the finding";
    "severity": Word at "severity", true, "note, warning or error";
    "place": Word at "place", false, "whole, where it is about the whole";
    "start": Count at "place"."span"."start", false, "the first byte of its place in the text";
    "end": Count at "place"."span"."end", false, "the byte after its last";
    "line": Count at "place"."cell"."line", false, "the line of its place in a table";
    "column": Word at "place"."cell"."column", false, "the column of its place in a table";
    "target": Text at "place"."target"."id", false, "the target that it is about";
    "field": Word at "place"."target"."field", false, "the field of the target";
    "message_zh": Text at "message"."zh", true, "the message in Chinese";
    "message_en": Text at "message"."en", true, "the message in English";
};
