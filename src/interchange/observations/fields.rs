//! The fields of a record, and what they make.

use std::fmt::Display;
use std::str::FromStr;

use chrono::NaiveDate;
use strum::{EnumString, IntoStaticStr, VariantArray, VariantNames};

use crate::finding::{Code, Finding, Language, Place, Reason, one_of};
use crate::observation::{Basis, DataStatus, Observation, ObservationError, ReportedValue};
use crate::period::Period;
use crate::quantity::Quantity;
use crate::target::{Stage, TargetId};

/// The names of the columns of a table, in the order in which they are written.
pub const OBSERVATION_COLUMNS: &[&str] = <Field as VariantNames>::VARIANTS;

/// A field; the name stands in the header of a table.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    EnumString,
    IntoStaticStr,
    VariantArray,
    VariantNames,
)]
pub(super) enum Field {
    #[strum(serialize = "编号")]
    Target,
    #[strum(serialize = "截止日期")]
    AsOf,
    #[strum(serialize = "口径")]
    Basis,
    #[strum(serialize = "时段")]
    Period,
    #[strum(serialize = "数值")]
    Amount,
    #[strum(serialize = "单位")]
    Unit,
    #[strum(serialize = "名次")]
    Rank,
    #[strum(serialize = "节点")]
    Stage,
    #[strum(serialize = "是否完成")]
    Done,
    #[strum(serialize = "文字")]
    Text,
    #[strum(serialize = "缺报原因")]
    Reason,
    #[strum(serialize = "数据状态")]
    Status,
    #[strum(serialize = "修订")]
    Revision,
    #[strum(serialize = "来源")]
    Source,
    #[strum(serialize = "佐证")]
    Evidence,
}

impl Field {
    /// As it stands in the header of a table.
    #[cfg(feature = "csv")]
    pub(super) fn column(self) -> &'static str {
        self.into()
    }

    /// As it stands in JSON; the unit is part of the amount there.
    pub(super) const fn json(self) -> &'static str {
        match self {
            Self::Target => "target",
            Self::AsOf => "as_of",
            Self::Basis => "basis",
            Self::Period => "period",
            Self::Amount | Self::Unit => "amount",
            Self::Rank => "rank",
            Self::Stage => "stage",
            Self::Done => "done",
            Self::Text => "text",
            Self::Reason => "reason",
            Self::Status => "status",
            Self::Revision => "revision",
            Self::Source => "source",
            Self::Evidence => "evidence",
        }
    }

    /// By its name in JSON.
    pub(super) fn of_json(name: &str) -> Option<Self> {
        let named = |field: &&Self| **field != Self::Unit && field.json() == name;
        <Self as VariantArray>::VARIANTS.iter().find(named).copied()
    }
}

/// What is wrong with a record.
pub(super) struct Bad {
    pub(super) field: Field,
    pub(super) reason: Reason,
}

fn bad<E: Into<Reason>>(field: Field) -> impl FnOnce(E) -> Bad {
    move |error| Bad {
        field,
        reason: error.into(),
    }
}

/// A record: the text of each field, empty where it has none.
pub(super) trait Record {
    fn text(&self, field: Field) -> &str;
    fn evidence(&self) -> Vec<String>;

    /// An id that was read before; where this record has the same, the two share their text.
    fn known_target(&self) -> Option<&TargetId> {
        None
    }
}

/// The observation of a record.
pub(super) fn observation(record: &dyn Record) -> Result<Observation, Bad> {
    let period: Option<Period> = parse(record, Field::Period)?;
    let as_of = match record.text(Field::AsOf) {
        "" => period.map(|period| period.end()),
        text => Some(day(text)?),
    };
    let as_of =
        as_of.ok_or_else(|| bad(Field::AsOf)(("须有截止日期", "an observation is as of a day")))?;
    let known = record.known_target();
    let known = known.filter(|known| known.as_str() == record.text(Field::Target));
    let target = match known {
        Some(known) => Some(known.clone()),
        None => parse(record, Field::Target)?,
    };
    let target: TargetId = target
        .ok_or_else(|| bad(Field::Target)(("须有指标编号", "an observation names its target")))?;
    let reason = record.text(Field::Reason);
    let observation = match value(record)? {
        Some(_) if !reason.is_empty() => {
            return Err(bad(Field::Reason)((
                "已有数值，不是缺报",
                "a value is given, so it is not missing",
            )));
        }
        Some(value) => match (basis(record)?, period) {
            (Basis::InPeriod(period), _) if period.end() != as_of => {
                let end = period.end();
                return Err(bad(Field::AsOf)(Reason::new(
                    format!("时段止于{end}，不是{as_of}"),
                    format!("the period ends on {end}, not on {as_of}"),
                )));
            }
            (Basis::InPeriod(period), _) => Observation::in_period(target, period, value),
            (_, Some(_)) => {
                return Err(bad(Field::Period)(ONLY_IN_PERIOD));
            }
            (Basis::ToDate, None) => Observation::to_date(target, as_of, value),
            (Basis::AtDate, None) => Observation::at_date(target, as_of, value),
        },
        None if reason.is_empty() => {
            return Err(bad(Field::Amount)((
                "没有数值，也没有缺报原因",
                "neither a value nor a reason why it is missing",
            )));
        }
        None if period.is_some() => {
            return Err(bad(Field::Period)(ONLY_IN_PERIOD));
        }
        None => Observation::missing(target, as_of, reason),
    };
    let mut observation = observation.map_err(of_observation)?;
    if let Some(status) = choice(record, Field::Status, &STATUSES, DataStatus::label)? {
        observation = observation.with_status(status).map_err(of_observation)?;
    }
    observation = observation
        .with_revision(parse(record, Field::Revision)?.unwrap_or(0))
        .with_source(record.text(Field::Source));
    Ok(record
        .evidence()
        .iter()
        .fold(observation, Observation::with_evidence))
}

const ONLY_IN_PERIOD: (&str, &str) = ("只有当期值有时段", "only a value in a period has one");

const STATUSES: [DataStatus; 4] = [
    DataStatus::Final,
    DataStatus::Provisional,
    DataStatus::Estimated,
    DataStatus::Missing,
];

const STAGES: [Stage; 5] = [
    Stage::Preparation,
    Stage::Started,
    Stage::UnderConstruction,
    Stage::Completed,
    Stage::InUse,
];

fn of_observation(error: ObservationError) -> Bad {
    let field = Field::of_json(error.field()).unwrap_or(Field::Amount);
    bad(field)(error)
}

fn parse<T: FromStr<Err: Into<Reason>>>(
    record: &dyn Record,
    field: Field,
) -> Result<Option<T>, Bad> {
    match record.text(field) {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(bad(field)),
    }
}

/// A day, or the last day of what is longer.
fn day(text: &str) -> Result<NaiveDate, Bad> {
    if let Some(day) = iso_day(text) {
        return Ok(day);
    }
    let period: Period = text.parse().map_err(bad(Field::AsOf))?;
    Ok(period.end())
}

/// `2024-11-30`, as nearly all days are written; anything else is read as a period.
fn iso_day(text: &str) -> Option<NaiveDate> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
        return None;
    };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_u32, |number, digit| {
            let digit = digit.checked_sub(b'0').filter(|digit| *digit < 10)?;
            Some(number * 10 + u32::from(digit))
        })
    };
    let year = number(&[*y1, *y2, *y3, *y4]).filter(|year| *year >= 1000)?;
    let (month, day) = (number(&[*m1, *m2])?, number(&[*d1, *d2])?);
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// One of several, by its Chinese name or its code.
fn choice<T: Copy + Display>(
    record: &dyn Record,
    field: Field,
    choices: &[T],
    label: fn(T, Language) -> &'static str,
) -> Result<Option<T>, Bad> {
    let text = record.text(field);
    if text.is_empty() {
        return Ok(None);
    }
    let is_meant =
        |choice: &&T| label(**choice, Language::Chinese) == text || choice.to_string() == text;
    if let Some(choice) = choices.iter().find(is_meant) {
        return Ok(Some(*choice));
    }
    let labels: Vec<_> = choices
        .iter()
        .map(|choice| label(*choice, Language::Chinese))
        .collect();
    Err(bad(field)(one_of(&labels)))
}

fn basis(record: &dyn Record) -> Result<Basis, Bad> {
    match record.text(Field::Basis) {
        "" | "累计" | "to_date" => Ok(Basis::ToDate),
        "时点" | "at_date" => Ok(Basis::AtDate),
        "当期" | "in_period" => match parse(record, Field::Period)? {
            Some(period) => Ok(Basis::InPeriod(period)),
            None => Err(bad(Field::Period)((
                "当期值须有时段",
                "a value in a period names it",
            ))),
        },
        _ => Err(bad(Field::Basis)(one_of(&["累计", "当期", "时点"]))),
    }
}

/// The one value of a record, if it has any.
fn value(record: &dyn Record) -> Result<Option<ReportedValue>, Bad> {
    let mut found: Option<ReportedValue> = None;
    let amount = match (record.text(Field::Amount), record.text(Field::Unit)) {
        ("", "") => None,
        ("", _) => {
            return Err(bad(Field::Amount)((
                "只有单位，没有数",
                "a unit stands without a number",
            )));
        }
        (number, unit) => {
            let amount = match Quantity::of_plain_cells(number, unit) {
                Some(amount) => amount,
                None => format!("{number}{unit}")
                    .parse()
                    .map_err(bad(Field::Amount))?,
            };
            Some(ReportedValue::Amount(amount))
        }
    };
    let rank = parse(record, Field::Rank)?.map(ReportedValue::Rank);
    let stage = choice(record, Field::Stage, &STAGES, Stage::label)?.map(ReportedValue::Stage);
    let done = match record.text(Field::Done) {
        "" => None,
        "已完成" | "是" | "true" => Some(ReportedValue::Done(true)),
        "未完成" | "否" | "false" => Some(ReportedValue::Done(false)),
        _ => return Err(bad(Field::Done)(one_of(&["已完成", "未完成"]))),
    };
    let text = Some(record.text(Field::Text)).filter(|text| !text.is_empty());
    let text = text.map(|text| ReportedValue::Text(text.to_owned()));
    for (field, value) in [
        (Field::Amount, amount),
        (Field::Rank, rank),
        (Field::Stage, stage),
        (Field::Done, done),
        (Field::Text, text),
    ] {
        if value.is_some() && found.is_some() {
            return Err(bad(field)((
                "已有另一项数值",
                "there is another value already",
            )));
        }
        found = value.or(found);
    }
    Ok(found)
}

/// The finding about a record that was left out.
pub(super) fn finding(line: u64, name: &str, cell: &str, reason: Reason) -> Finding {
    let place = Place::Cell {
        line,
        column: Some(name.to_owned()),
    };
    Finding::new(Code::RecordBadField, place)
        .with_value("cell", cell)
        .with_value("column", name)
        .with_reason(reason)
}
