//! Goals without a number (无量化目标): a stage that a project is to reach, a title to be won, or a goal in words only.
//!
//! They stand beside the statements and never overlap them. Ranks and breakthroughs are statements already.

mod clause;
mod members;
mod restore;
mod wire;
mod words;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use crate::extract::clause::sentence::{Parts, Sentence};
use crate::extract::layout;
use crate::extract::outline::{Outline, OutlineCursor};
use crate::extract::reader::extraction::Extraction;
use crate::extract::reader::extractor::Extractor;
use crate::extract::reader::restore::Restore;
use crate::extract::statement::{Kind, Statement};
use crate::extract::text::lexer::{End, Lexer};
use crate::extract::text::responsible;
use crate::extract::text::walk::Walk;
use crate::extract::times::{Carried, Scene, Times};
use crate::extract::words::cut::Cut;
use crate::source::Span;
use crate::target::{Aim, AimKind, Commitment, Stage};

/// Which sort of goal it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum GoalKind {
    /// A stage that a project is to reach: 开工325省道改建工程.
    Milestone(Stage),
    /// A title or status to be won: 争创省级专精特新产业基地.
    Accreditation,
    /// What is put in words only: 努力让好企业不缺地.
    Qualitative,
}

impl GoalKind {
    /// The kind of aim that it is.
    #[must_use]
    pub const fn aim_kind(self) -> AimKind {
        match self {
            Self::Milestone(_) => AimKind::Milestone,
            Self::Accreditation => AimKind::Accreditation,
            Self::Qualitative => AimKind::Qualitative,
        }
    }
}

impl From<GoalKind> for Aim {
    fn from(kind: GoalKind) -> Self {
        match kind {
            GoalKind::Milestone(stage) => Self::Milestone(stage),
            GoalKind::Accreditation => Self::Accreditation,
            GoalKind::Qualitative => Self::Qualitative,
        }
    }
}

/// One goal without a number, with the place it came from. A list (开工A工程、B工程) gives a goal for each member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal<'t> {
    /// The byte span, in the document, of what the goal is about: the project, the title or the clause.
    pub span: Span,
    /// The text of that span.
    pub quote: &'t str,
    /// Whether it is set or was reached.
    pub kind: Kind,
    /// Which sort of goal it is.
    pub goal: GoalKind,
    /// The verb, as written: 开工, 建成投用, 争创, 努力.
    pub action: Cow<'t, str>,
    /// What is to reach the stage, to be won or to become so, without blanks and line breaks.
    pub subject: Cow<'t, str>,
    /// How firmly it is meant.
    pub commitment: Commitment,
    /// The stated period where it is not the report's own year; else empty.
    pub period: Cow<'t, str>,
    /// The headings and the lead sentence it stands under, outermost first.
    pub theme: Arc<[&'t str]>,
    /// The units responsible for it, the lead first.
    pub units: Vec<&'t str>,
}

impl Extractor {
    /// Reads the goals of a text that have no number, in the order of the text.
    ///
    /// ```
    /// use zhibiao::extract::{Extractor, GoalKind};
    /// use zhibiao::target::Stage;
    ///
    /// let goals = Extractor::default().goals("争创省级产业基地,加快开工城西隧道、乌溪大桥等一批项目。");
    /// let subjects: Vec<&str> = goals.iter().map(|goal| goal.subject.as_ref()).collect();
    /// assert_eq!(subjects, ["省级产业基地", "城西隧道", "乌溪大桥"]);
    /// assert_eq!(goals[0].goal, GoalKind::Accreditation);
    /// assert_eq!(goals[2].goal, GoalKind::Milestone(Stage::Started));
    /// ```
    #[must_use]
    pub fn goals<'t>(&self, text: &'t str) -> Vec<Goal<'t>> {
        self.extract_with_goals(text).1
    }

    /// The statements of a text, as [`extract`](Self::extract) reads them, and its goals without a number, in one go.
    ///
    /// ```
    /// use zhibiao::extract::Extractor;
    ///
    /// let (extraction, goals) = Extractor::default().extract_with_goals("新建泵站9座,争创省级产业基地。");
    /// assert_eq!(extraction.statements[0].quote, "9座");
    /// assert_eq!(goals[0].subject, "省级产业基地");
    /// ```
    #[must_use]
    pub fn extract_with_goals<'t>(&self, text: &'t str) -> (Extraction<'t>, Vec<Goal<'t>>) {
        let (extraction, goals, _) = self.extract_all(text);
        (extraction, goals)
    }

    /// The statements of a text, its goals, and the outline that they were read by.
    pub(crate) fn extract_all<'t>(
        &self,
        text: &'t str,
    ) -> (Extraction<'t>, Vec<Goal<'t>>, Outline) {
        let mended = layout::mend(text);
        if mended.is_as_given() {
            let outline = self.outline(text);
            let extraction = self.read(text, &outline, mended.marks());
            let goals = self.read_goals(text, &outline, &extraction.statements);
            return (extraction, goals, outline);
        }
        let outline = self.outline(mended.text());
        let extraction = self.read(mended.text(), &outline, mended.marks());
        let goals = self.read_goals(mended.text(), &outline, &extraction.statements);
        let restore = Restore::new(&mended);
        let goals = goals.into_iter().map(|goal| restore.goal(goal)).collect();
        let outline = outline.moved(text.len(), |span| restore.span(span));
        (restore.extraction(extraction), goals, outline)
    }

    /// Reads the goals of a text whose layout is as it should be.
    fn read_goals<'t>(
        &self,
        text: &'t str,
        outline: &Outline,
        statements: &[Statement<'t>],
    ) -> Vec<Goal<'t>> {
        let mut reader = Reader {
            extractor: self,
            text,
            goals: Vec::new(),
            statements,
            walk: Walk::default(),
            line_start: 0,
            outline: outline.cursor(),
            borders: outline.borders(),
            scene: Scene::default(),
            carried: Carried::default(),
        };
        reader.read();
        reader.goals
    }
}

struct Reader<'e, 't> {
    extractor: &'e Extractor,
    text: &'t str,
    goals: Vec<Goal<'t>>,
    /// The statements that are still ahead.
    statements: &'e [Statement<'t>],
    walk: Walk<'t>,
    /// The first goal of the line.
    line_start: usize,
    outline: OutlineCursor<'e>,
    borders: Vec<usize>,
    scene: Scene,
    carried: Carried<'t>,
}

impl<'t> Reader<'_, 't> {
    fn read(&mut self) {
        let borders = std::mem::take(&mut self.borders);
        let mut lexer = Lexer::new(self.text, self.extractor.lexicon().plain(), &borders);
        let mut parts = Parts::default();
        let mut cut = Cut::default();
        while let Some(sentence) = lexer.next() {
            if sentence.starts_line {
                self.line_start = self.goals.len();
                self.carried.new_line();
            }
            self.scene = Scene::at(&mut self.outline, sentence.body.start);
            self.walk.enter(self.text, &sentence);
            if sentence.contents.colon {
                let body = self.text.get(sentence.body.clone()).unwrap_or("");
                if responsible::may_name(body) {
                    self.responsible(sentence.body.start);
                }
            }
            if !self.walk.is_footnote {
                let glyphs = lexer.folded.glyphs(sentence.body.clone());
                let watched = lexer.folded.watched();
                let lexicon = self.extractor.lexicon();
                let laid_out = Sentence::new(self.text, glyphs, watched, lexicon, parts, &mut cut);
                self.sentence(&laid_out);
                parts = laid_out.parts;
            }
            if !matches!(sentence.end, End::Semicolon | End::Cut) {
                self.carried.new_sentence();
            }
        }
    }

    fn responsible(&mut self, from: usize) {
        let units = responsible::units(self.text.get(from..).unwrap_or(""));
        if units.is_empty() {
            return;
        }
        for goal in self.goals.iter_mut().skip(self.line_start) {
            goal.units.clone_from(&units);
        }
        self.line_start = self.goals.len();
    }

    fn sentence(&mut self, sentence: &Sentence<'t, '_>) {
        let times = Times::new(
            sentence,
            self.extractor.lexicon(),
            self.scene,
            &self.carried,
        );
        let mut start = 0;
        let stops = sentence.parts.stops.iter().copied();
        for stop in stops.chain([sentence.glyphs.len()]) {
            let clause = start..stop.max(start);
            start = stop + 1;
            if clause.is_empty() || self.holds_statement(sentence.bytes(clause.clone())) {
                continue;
            }
            for found in clause::read(sentence, self.extractor.lexicon(), clause) {
                if !(self.walk.is_title && found.goal == GoalKind::Qualitative) {
                    self.push(sentence, &times, found);
                }
            }
        }
        self.carried = times.carried();
    }

    /// Whether a statement stands in these bytes; statements before them are left behind.
    fn holds_statement(&mut self, bytes: Range<usize>) -> bool {
        while let [first, rest @ ..] = self.statements
            && first.span.end() <= bytes.start
        {
            self.statements = rest;
        }
        self.statements
            .first()
            .is_some_and(|statement| statement.span.start() < bytes.end)
    }

    fn push(&mut self, sentence: &Sentence<'t, '_>, times: &Times<'t>, found: clause::Found) {
        let bytes = sentence.bytes(found.span.clone());
        let Ok(span) = Span::new(bytes.start, bytes.end) else {
            return;
        };
        let kind = if found.done {
            Kind::Achievement
        } else {
            times.kind(found.span.start)
        };
        self.goals.push(Goal {
            span,
            quote: self.text.get(bytes).unwrap_or(""),
            kind,
            goal: found.goal,
            action: sentence.shown(found.action),
            subject: sentence.shown(found.subject),
            commitment: found.commitment,
            period: times.period(found.span.start),
            theme: self.walk.headings.path(),
            units: Vec::new(),
        });
    }
}
