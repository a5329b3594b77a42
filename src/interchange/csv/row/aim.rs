//! What a row aims at.

use super::{Bad, Column, Row, bad};
use crate::finding::{Language, Reason};
use crate::target::{
    Aim, AimKind, Bound, BoundKind, Delegated, Rank, Relation, Relative, Sign, Stage,
};

impl Row<'_> {
    pub(super) fn aim(&self) -> Result<Aim, Bad> {
        let says_number = !self.cell(Column::Value).is_empty();
        let kind = match self.choice(Column::Aim, AimKind::label)? {
            Some(kind) => kind,
            None if says_number => AimKind::Amount,
            None => {
                return Err(bad(Column::Value)((
                    "数量目标须有数；其他目标请填“类型”",
                    "an amount needs a number; for another aim, fill in 类型",
                )));
            }
        };
        self.check_columns_of(kind)?;
        Ok(match kind {
            AimKind::Amount => self.bound()?.into(),
            AimKind::Rank => self.rank()?.into(),
            AimKind::Breakthrough => Aim::Breakthrough,
            AimKind::Milestone => match self.choice(Column::Stage, Stage::label)? {
                Some(stage) => Aim::Milestone(stage),
                None => {
                    return Err(bad(Column::Stage)((
                        "节点目标须填节点",
                        "a milestone needs a stage",
                    )));
                }
            },
            AimKind::Accreditation => Aim::Accreditation,
            AimKind::Relative => {
                let relation = self.choice(Column::Relation, Relation::label)?;
                let reference = self.optional(Column::Reference);
                let Some((relation, reference)) = relation.zip(reference) else {
                    return Err(bad(Column::Relation)((
                        "相对目标须填关系和参照",
                        "a relative aim needs a relation and a reference",
                    )));
                };
                Aim::Relative(Relative {
                    relation,
                    reference,
                })
            }
            AimKind::Sign => {
                let sign = self.choice(Column::Relation, Sign::label)?;
                Aim::Sign(sign.ok_or_else(|| {
                    bad(Column::Relation)((
                        "方向目标须填正增长、只增不减之类的关系",
                        "an aim of type 方向 needs a sign such as 正增长",
                    ))
                })?)
            }
            AimKind::Delegated => Aim::Delegated(Delegated {
                by: self.optional(Column::Reference),
            }),
            AimKind::Worded => Aim::Worded(self.optional(Column::Words).ok_or_else(|| {
                bad(Column::Words)((
                    "文字目标须填文字表述",
                    "an aim of type 文字 needs its words",
                ))
            })?),
            AimKind::Qualitative => Aim::Qualitative,
            AimKind::NoTarget => Aim::NoTarget,
        })
    }

    /// A cell that an aim of this kind has no use for would be lost.
    fn check_columns_of(&self, kind: AimKind) -> Result<(), Bad> {
        const OF_AIMS: [Column; 9] = [
            Column::Value,
            Column::High,
            Column::Unit,
            Column::Bound,
            Column::Peers,
            Column::Stage,
            Column::Relation,
            Column::Reference,
            Column::Words,
        ];
        let of_kind: &[Column] = match kind {
            AimKind::Amount => &[Column::Value, Column::High, Column::Unit, Column::Bound],
            AimKind::Rank => &[Column::Value, Column::Peers],
            AimKind::Milestone => &[Column::Stage],
            AimKind::Relative => &[Column::Relation, Column::Reference],
            AimKind::Sign => &[Column::Relation],
            AimKind::Delegated => &[Column::Reference],
            AimKind::Worded => &[Column::Words],
            _ => &[],
        };
        let is_lost = |column: &Column| !of_kind.contains(column) && !self.cell(*column).is_empty();
        match OF_AIMS.into_iter().find(is_lost) {
            Some(column) => {
                let kind = kind.label(Language::Chinese);
                Err(bad(column)(Reason::new(
                    format!("类型为{kind}的目标没有“{}”", column.name()),
                    format!("an aim of type {kind} has no {}", column.name()),
                )))
            }
            None => Ok(()),
        }
    }

    fn rank(&self) -> Result<Rank, Bad> {
        let within = match self.cell(Column::Value) {
            "" => None,
            text => Some(text.parse().map_err(|_| {
                bad(Column::Value)((
                    "名次应为从1起的整数",
                    "a place among peers is a whole number from 1 on",
                ))
            })?),
        };
        let peers = self.optional(Column::Peers);
        Ok(Rank { within, peers })
    }

    fn optional(&self, column: Column) -> Option<String> {
        Some(self.cell(column).to_owned()).filter(|text| !text.is_empty())
    }

    fn bound(&self) -> Result<Bound, Bad> {
        let Some(value) = self.quantity(Column::Value)? else {
            return Err(bad(Column::Value)((
                "数量目标须有数",
                "an amount needs a number",
            )));
        };
        let high = self.quantity(Column::High)?;
        let usual = if high.is_some() {
            BoundKind::Between
        } else {
            BoundKind::Plain
        };
        let kind = self
            .choice(Column::Bound, BoundKind::label)?
            .unwrap_or(usual);
        Bound::new(kind, value, high).map_err(bad(Column::Bound))
    }
}
