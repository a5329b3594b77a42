//! Kind and years of the numbers of a sentence: what its own words say, on top of what the outline says of the section
//! that it stands in.

mod around;
mod called;
mod said;

use std::borrow::Cow;

use crate::extract::clause::periods;
use crate::extract::clause::sentence::Sentence;
use crate::extract::outline::{
    Column, Genre, OutlineCursor, Section, SectionKind, SectionSign, TimeDirection, Years,
};
use crate::extract::statement::{Kind, StatementYears, YearsFrom};
use crate::extract::words::lexicon::Lexicon;
use crate::extract::words::tags::Tags;
use crate::indicator::Measure;

pub(crate) use self::called::kind_around;
use crate::extract::times::said::Said;
use crate::source::sort_by_place;

/// What the outline says of the place of a sentence.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Scene {
    /// What the section is said to be.
    pub(crate) kind: Option<SectionKind>,
    /// Which way it leans where it is nothing for certain.
    lean: Option<TimeDirection>,
    section_years: Option<Years>,
    document_year: Option<i32>,
    genre: Option<Genre>,
    /// Whether a heading stands over it, or a title says what the document is.
    is_headed: bool,
    /// The column of a table's cell.
    pub(crate) column: Option<Column>,
    column_direction: Option<TimeDirection>,
    column_years: Option<Years>,
}

impl Scene {
    /// The scene at a byte of the text.
    pub(crate) fn at(cursor: &mut OutlineCursor<'_>, offset: usize) -> Self {
        let section = cursor.section(offset);
        let document = cursor.document(offset);
        let cell = cursor.cell(offset);
        let column = cell.and_then(|(table, cell)| table.column_of(cell));
        Self {
            kind: section.map(crate::extract::outline::Section::kind),
            lean: section.and_then(|section| {
                leaning(
                    section,
                    document.is_some_and(|document| document.genre().is_some()),
                )
            }),
            section_years: section.and_then(crate::extract::outline::Section::years),
            document_year: document.and_then(|document| document.year().map(|year| year.year)),
            genre: document.and_then(crate::extract::outline::OutlineDocument::genre),
            is_headed: cursor.is_headed(offset) && section.is_some_and(is_told_apart),
            column: column.map(crate::extract::outline::TableColumn::column),
            column_direction: column.and_then(crate::extract::outline::TableColumn::direction),
            column_years: column.and_then(crate::extract::outline::TableColumn::years),
        }
    }

    /// Which way the place itself says that its numbers go, and whether it is sure of it.
    fn direction(&self) -> (Option<TimeDirection>, bool) {
        if let Some(direction) = self.column_direction {
            return (Some(direction), true);
        }
        // A row named by what is to be done (新增3000张养老床位).
        if self.column == Some(Column::Indicator) {
            return (Some(TimeDirection::Ahead), false);
        }
        // What stands beside the figures of a table tells what came of them.
        if self
            .column
            .is_some_and(|column| matches!(column, Column::Other | Column::Place | Column::Figures))
        {
            return (Some(TimeDirection::Back), false);
        }
        // An account tells what was done, unless it says otherwise.
        let lean = match self.genre {
            Some(Genre::Progress) => self.lean.or(Some(TimeDirection::Back)),
            _ => self.lean,
        };
        match self.kind.and_then(SectionKind::direction) {
            // An account tells aims and results in one breath; what it says will be done, it does.
            Some(direction) => {
                let sure = match self.genre {
                    Some(Genre::Progress) => direction == TimeDirection::Ahead,
                    Some(_) => true,
                    None => self.is_headed,
                };
                (Some(direction), sure)
            }
            None => (lean, false),
        }
    }

    /// Whether it is a report that parts what was done from what will be, and not an account of both at once.
    fn is_report(&self) -> bool {
        matches!(
            self.genre,
            Some(Genre::WorkReport | Genre::PlanReport | Genre::Programme) | None
        )
    }

    /// Whether aims and results may stand side by side: a notice, a table.
    pub(crate) fn is_account(&self) -> bool {
        self.column.is_some()
            || self.genre == Some(Genre::Progress)
            || self.kind.is_none_or(|kind| kind.direction().is_none())
    }

    /// The year that 今年 means in a review that names its year (2020年工作回顾), where no report says of which year it is.
    fn present_year(&self) -> Option<i32> {
        let years = self
            .section_years
            .filter(|years| years.first() == years.last())?;
        let reviews = self.kind == Some(SectionKind::Review) && self.genre.is_none();
        let reviewed = years.last();
        (reviews && self.document_year == Some(reviewed + 1)).then_some(reviewed)
    }

    /// The year that 今年 means, and the one that a review without a year of its own speaks of.
    fn this_year(&self) -> Option<i32> {
        self.document_year
    }
}

/// Whether more than its own sentences tells what a section is.
fn is_told_apart(section: &Section) -> bool {
    let tells = |evidence: &crate::extract::outline::SectionEvidence| {
        matches!(
            evidence.sign,
            SectionSign::Stated
                | SectionSign::HeadingWord
                | SectionSign::HeadingYear
                | SectionSign::Lead
                | SectionSign::Neighbours
        )
    };
    section.evidence().iter().any(tells)
}

/// Which way a section leans. A passage without its document leans by more than one exact figure or slight word: 2.8% is aimed
/// at as well as reached.
fn leaning(section: &Section, in_document: bool) -> Option<TimeDirection> {
    let lean = section.lean()?;
    let mut speaks = section
        .evidence()
        .iter()
        .filter(|evidence| evidence.direction == lean);
    // 建成启用 alone is said of what will be as well.
    let slight = speaks.next().is_some_and(|first| {
        first.sign == SectionSign::ExactFigure && first.weight <= 6
            || first.sign == SectionSign::Word && first.weight <= 2
    }) && speaks.next().is_none();
    (in_document || lean == TimeDirection::Ahead || !slight).then_some(lean)
}

/// What a paragraph's first words leave in force for the sentences after them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Carried<'t> {
    /// The kind that the sentences of the paragraph go on with.
    kind: Option<Kind>,
    /// The kind that goes on over a semicolon.
    clause: Option<Kind>,
    /// The years that the paragraph goes on with.
    years: Option<Said>,
    /// The years that go on over a semicolon.
    clause_years: Option<Said>,
    /// The period as written that goes on over a semicolon.
    period: Cow<'t, str>,
    /// Whether a sentence before began with 去年, so that 今年 is the year to come.
    last_year: bool,
}

impl Carried<'_> {
    /// A line begins.
    pub(crate) fn new_line(&mut self) {
        *self = Self::default();
    }

    /// A sentence ends with a full stop: what held for it alone is over.
    pub(crate) fn new_sentence(&mut self) {
        self.clause = None;
        self.clause_years = None;
        self.period = Cow::Borrowed("");
    }
}

/// Kind and years of the numbers of a sentence, by place.
pub(crate) struct Times<'t> {
    /// The kind at the beginning, and from which place on another holds.
    start: Kind,
    kinds: Vec<(usize, Kind)>,
    /// Whether nothing tells the kind.
    assumed: bool,
    /// Whether only the place tells it, and that not for certain.
    pub(crate) is_weak: bool,
    /// Whether the sentence begins to tell what came of what was said before it (截至9月底, 进展：).
    pub(crate) accounts: bool,
    /// The period as written, from which place on it holds.
    periods: Vec<(usize, Cow<'t, str>)>,
    /// The years that the sentence names, each with the place from which it holds.
    said: Vec<Said>,
    scene: Scene,
    /// The years of the paragraph, or of the clause before a semicolon.
    led: Option<Said>,
    carried: Carried<'t>,
}

impl<'t> Times<'t> {
    pub(crate) fn new(
        sentence: &Sentence<'t, '_>,
        lexicon: &Lexicon,
        scene: Scene,
        carried: &Carried<'t>,
    ) -> Self {
        let (direction, sure) = scene.direction();
        let placed = direction.map(|direction| match direction {
            TimeDirection::Back => Kind::Achievement,
            TimeDirection::Ahead => Kind::Target,
        });
        let said = said::said(sentence, scene.this_year(), scene.present_year());
        let mut times = Self {
            start: Kind::Target,
            kinds: Vec::new(),
            assumed: false,
            is_weak: false,
            accounts: false,
            periods: periods::periods(sentence),
            led: carried.clause_years.or(carried.years),
            said,
            scene,
            carried: carried.clone(),
        };
        let turns = around::turns(sentence, lexicon, &scene, &times.said);
        let sure_kind = placed.filter(|_| sure);
        let evidence = || around::evidence(sentence, &turns);
        times.is_weak = sure_kind.is_none()
            && turns.is_empty()
            && evidence().is_none()
            && carried.clause.is_none();
        times.accounts = turns.iter().any(|turn| turn.accounts && turn.from <= 2);
        let own = if let Some(kind) = sure_kind {
            // What a section is for certain, only a word for certain turns.
            carried.clause.or(carried.kind).unwrap_or(kind)
        } else {
            let own = evidence().or(carried.clause).or(carried.kind).or(placed);
            times.assumed = own.is_none() && turns.is_empty();
            own.unwrap_or(Kind::Target)
        };
        times.start = own;
        let begins = |word: &str| sentence.glyphs.starts_with(0, word);
        times.carried.last_year |= ["去年", "上年"].into_iter().any(begins);
        // 去年,新增40家。今年,新增55家.
        let compared = || sentence.signals(Tags::COMPARISON | Tags::EVIDENCE).next();
        let contrasts =
            carried.last_year && begins("今年") && !begins("今年以来") && compared().is_none();
        let weighs =
            |turn: &around::Turn| turn.strong || sure_kind.is_none() || contrasts && turn.word == 0;
        for turn in turns.iter().filter(|turn| weighs(turn)) {
            times.kinds.push((turn.from, turn.kind));
            // In a section of what will be done, a word of what was holds for its own clause.
            if sure_kind == Some(Kind::Target)
                && turn.kind == Kind::Achievement
                && !turn.lasts
                && !turn.dated
            {
                times.kinds.push((
                    sentence.clause_of(turn.from.max(turn.word)).end,
                    Kind::Target,
                ));
            }
            // 五年目标4万人, 前三年新增2.1万人: an aim that a noun names ends with its clause.
            if turn.noun && !scene.is_report() && sure_kind.is_none() {
                let after = placed.unwrap_or(own);
                times.kinds.push((sentence.clause_of(turn.word).end, after));
            }
            if turn.lasts {
                times.carried.kind = Some(turn.kind);
            } else if turn.kind == Kind::Target {
                times.carried.kind = None;
            }
        }
        // 年初目标90%, 截至10月底完成: an aim before the account of what came of it.
        if sure_kind.is_none()
            && !scene.is_report()
            && let Some(first) = times.kinds.first().copied()
            && first.1 == Kind::Achievement
            && turns.first().is_some_and(|turn| turn.strong && !turn.dated)
            && first.0 > 0
            && carried.clause.is_none()
            && evidence().is_none()
        {
            times.start = Kind::Target;
        }
        sort_by_place(&mut times.kinds, |&(at, _)| at);
        times.carried.clause = Some(times.kind(usize::MAX));
        if let Some(last) = times.said.last().copied() {
            times.carried.clause_years = Some(last);
        }
        if let Some(lead) = times.said.first().filter(|said| said.leads) {
            times.carried.years = Some(*lead);
        }
        times
    }

    /// The kind of a number at a place.
    pub(crate) fn kind(&self, at: usize) -> Kind {
        let next = self.kinds.partition_point(|(from, _)| *from <= at);
        next.checked_sub(1)
            .and_then(|last| self.kinds.get(last))
            .map_or(self.start, |&(_, kind)| kind)
    }

    /// Whether the kind of the sentence's numbers is only assumed.
    pub(crate) fn is_assumed(&self) -> bool {
        self.assumed
    }

    /// The period as written, where the sentence states one that is not the report's own year.
    pub(crate) fn period(&self, at: usize) -> Cow<'t, str> {
        let next = self.periods.partition_point(|(from, _)| *from <= at);
        next.checked_sub(1)
            .and_then(|last| self.periods.get(last))
            .map_or_else(|| self.carried.period.clone(), |(_, period)| period.clone())
    }

    /// What the sentence leaves in force.
    pub(crate) fn carried(&self) -> Carried<'t> {
        let mut carried = self.carried.clone();
        carried.period = self.period(usize::MAX);
        carried
    }

    /// The years that a number at a place speaks of.
    pub(crate) fn years(
        &self,
        sentence: &Sentence<'_, '_>,
        at: usize,
        kind: Kind,
        measure: Measure,
    ) -> Option<StatementYears> {
        let yearly_average = said::is_yearly_average(sentence, at);
        let next = self.said.partition_point(|said| said.at <= at);
        let own = next.checked_sub(1).and_then(|last| self.said.get(last));
        let (years, from) = if let Some(years) = self.scene.column_years {
            (years, YearsFrom::Heading)
        } else if let Some(said) = own {
            (
                said.years(measure, yearly_average, kind)?,
                YearsFrom::Sentence,
            )
        } else if let Some(said) = &self.led {
            (said.years(measure, yearly_average, kind)?, YearsFrom::Lead)
        } else if let Some(years) = self.section_years(kind) {
            (years, YearsFrom::Heading)
        } else {
            let year = self.document_year(kind)?;
            (Years::new(year, year).ok()?, YearsFrom::Document)
        };
        let state = matches!(measure, Measure::Level) && !yearly_average;
        let years = if state && !years.is_one() {
            Years::new(years.last(), years.last()).ok()?
        } else {
            years
        };
        Some(StatementYears::new(years, from, yearly_average))
    }

    /// The years of the section, where the number goes the section's way.
    fn section_years(&self, kind: Kind) -> Option<Years> {
        let years = self.scene.section_years?;
        let against = match self.scene.kind.and_then(SectionKind::direction) {
            Some(TimeDirection::Back) => kind == Kind::Target,
            Some(TimeDirection::Ahead) => kind == Kind::Achievement && self.scene.is_report(),
            None => false,
        };
        (!against).then_some(years)
    }

    /// The year of the document that a number of a kind speaks of where nothing nearer tells.
    fn document_year(&self, kind: Kind) -> Option<i32> {
        let year = self.scene.document_year?;
        let reviews = matches!(
            self.scene.genre,
            Some(Genre::WorkReport | Genre::PlanReport)
        ) || self.scene.genre.is_none()
            && self.scene.kind == Some(SectionKind::Review);
        Some(if kind == Kind::Achievement && reviews {
            year - 1
        } else {
            year
        })
    }
}

/// Whether a word of comparison stands before a place, so that what follows is what is compared with.
pub(crate) fn compares(before: char) -> bool {
    periods::compares(before)
}
