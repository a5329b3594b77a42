//! Writing the table.

use std::fmt::Display;

use strum::VariantArray;

use super::cell::{ENTRIES, HEADINGS, PARTS, YES, join, protect};
use super::column::Column;
use crate::finding::Language;
use crate::number::Plain;
use crate::plan::Plan;
use crate::quantity::Quantity;
use crate::region::Region;
use crate::source::Source;
use crate::target::{Aim, Allocation, PathPoint, Target};

pub(super) fn table(plan: &Plan) -> String {
    let mut table = String::new();
    push_row(
        &mut table,
        Column::VARIANTS
            .iter()
            .map(|column| column.name().to_owned()),
    );
    for target in plan.targets() {
        push_row(
            &mut table,
            Column::VARIANTS.iter().map(|column| cell(*column, target)),
        );
    }
    table
}

fn push_row(table: &mut String, cells: impl Iterator<Item = String>) {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            table.push(',');
        }
        if cell.contains(['"', ',', '\r', '\n']) || cell.trim() != cell {
            table.push('"');
            table.push_str(&cell.replace('"', "\"\""));
            table.push('"');
        } else {
            table.push_str(&cell);
        }
    }
    table.push_str("\r\n");
}

fn cell(column: Column, target: &Target) -> String {
    match column {
        // Plain numbers are left as they are.
        Column::Value | Column::High | Column::Weight | Column::Start | Column::End => {
            number(column, target)
        }
        _ => protect(text(column, target)),
    }
}

fn number(column: Column, target: &Target) -> String {
    let magnitude = |quantity: &Quantity| quantity.magnitude().to_string();
    let span = target.source().map(Source::span);
    let number = match column {
        Column::Value => match target.aim() {
            Aim::Amount(bound) => Some(magnitude(bound.value())),
            Aim::Rank(rank) => rank.within.map(|within| within.to_string()),
            _ => None,
        },
        Column::High => target.bound().and_then(|bound| bound.high()).map(magnitude),
        Column::Weight => target.weight().map(|weight| Plain(weight).to_string()),
        Column::Start => span.map(|span| span.start().to_string()),
        Column::End => span.map(|span| span.end().to_string()),
        _ => None,
    };
    number.unwrap_or_default()
}

fn text(column: Column, target: &Target) -> String {
    const CHINESE: Language = Language::Chinese;
    let indicator = target.indicator();
    let responsible = target.responsible();
    match column {
        Column::Id => target.id().to_string(),
        Column::PartOf => optional(target.part_of()),
        Column::Theme => join(target.theme(), HEADINGS),
        Column::Indicator => indicator.name().to_owned(),
        Column::Action => target.action().to_owned(),
        Column::Measure => target.measure().label(CHINESE).to_owned(),
        Column::Aim => target.aim().kind().label(CHINESE).to_owned(),
        Column::Bound => optional(target.bound().map(|bound| bound.kind().label(CHINESE))),
        Column::Unit => target
            .bound()
            .map(|bound| format!("{:#}", bound.value().unit()))
            .unwrap_or_default(),
        Column::Peers => match target.aim() {
            Aim::Rank(rank) => optional(rank.peers.as_ref()),
            _ => String::new(),
        },
        Column::Stage => match target.aim() {
            Aim::Milestone(stage) => stage.label(CHINESE).to_owned(),
            _ => String::new(),
        },
        Column::Relation => match target.aim() {
            Aim::Relative(relative) => relative.relation.label(CHINESE).to_owned(),
            Aim::Sign(sign) => sign.label(CHINESE).to_owned(),
            _ => String::new(),
        },
        Column::Reference => match target.aim() {
            Aim::Relative(relative) => relative.reference.clone(),
            Aim::Delegated(delegated) => optional(delegated.by.as_ref()),
            _ => String::new(),
        },
        Column::Words => match target.aim() {
            Aim::Worded(words) => words.clone(),
            _ => String::new(),
        },
        Column::Commitment => target.commitment().label(CHINESE).to_owned(),
        Column::Period => target.time().to_string(),
        Column::Direction => indicator.direction().label(CHINESE).to_owned(),
        Column::Nature => optional(target.nature().map(|nature| nature.label(CHINESE))),
        Column::Region => optional(target.region()),
        Column::RegionCode => optional(target.region().and_then(Region::code)),
        Column::Baseline => optional(target.baseline().map(|baseline| quantity(&baseline.value))),
        Column::BaselinePeriod => optional(target.baseline().and_then(|baseline| baseline.period)),
        Column::Floor => optional(target.floor().map(quantity)),
        Column::Stretch => optional(target.stretch().map(quantity)),
        Column::StrivesForMore => optional(target.strives_for_more().then_some(YES)),
        Column::Path => {
            let entry =
                |point: &PathPoint| join([point.period.to_string(), quantity(&point.value)], PARTS);
            join(target.path().iter().map(entry), ENTRIES)
        }
        Column::Allocation => {
            let entry = |allocation: &Allocation| {
                let name = allocation.region.name().to_owned();
                let code = allocation.region.code().map(|code| code.to_string());
                join(
                    [Some(name), code, Some(quantity(&allocation.value))]
                        .into_iter()
                        .flatten(),
                    PARTS,
                )
            };
            join(target.allocation().iter().map(entry), ENTRIES)
        }
        Column::Lead => join(&responsible.lead, ENTRIES),
        Column::CoResponsible => join(&responsible.co_responsible, ENTRIES),
        Column::Leader => optional(responsible.leader.as_ref()),
        Column::Labels => join(
            indicator
                .labels()
                .iter()
                .map(|(tag, label)| join([tag, label], PARTS)),
            ENTRIES,
        ),
        Column::Quote => optional(target.source().map(Source::quote)),
        Column::Rule => optional(target.source().and_then(Source::rule)),
        Column::Note => optional(target.note()),
        Column::Value | Column::High | Column::Weight | Column::Start | Column::End => {
            String::new()
        }
    }
}

/// As it travels: a caller's own counter in braces, so that it is read back without being registered, and all its places.
fn quantity(quantity: &Quantity) -> String {
    String::from(*quantity)
}

fn optional(value: Option<impl Display>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}
