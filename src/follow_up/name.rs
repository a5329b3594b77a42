//! Names of indicators, made comparable: what is left of a name without words that say nothing about what is measured.
//!
//! Two names are of one indicator only where their cores are equal, for a word more is mostly another indicator
//! (公办学位 and 民办学位, 居民收入 and 农村居民收入). How alike the full wordings are only ranks the candidates.

use std::collections::BTreeMap;

use crate::number::{Decimal, Ratio};

/// What is done with a thing that is counted: different deeds are different indicators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Deed {
    Add,
    Build,
    Rebuild,
    Renovate,
    Remove,
    Introduce,
    Foster,
    Train,
    Govern,
    Move,
    Start,
    Finish,
    Sign,
}

impl Deed {
    /// Whether it tells how far a work has come rather than what the work is.
    const fn is_stage(self) -> bool {
        matches!(self, Self::Start | Self::Finish | Self::Sign)
    }
}

/// Verbs by what is done; a longer one is found before one that it begins with.
const DEEDS: &[(&str, Deed)] = &[
    ("净增加", Deed::Add),
    ("新增加", Deed::Add),
    ("新增", Deed::Add),
    ("净增", Deed::Add),
    ("增加", Deed::Add),
    ("增设", Deed::Add),
    ("新建成", Deed::Finish),
    ("新建", Deed::Build),
    ("建设", Deed::Build),
    ("修建", Deed::Build),
    ("改扩建", Deed::Rebuild),
    ("改建", Deed::Rebuild),
    ("扩建", Deed::Rebuild),
    ("改造提升", Deed::Renovate),
    ("改造升级", Deed::Renovate),
    ("提升改造", Deed::Renovate),
    ("提质改造", Deed::Renovate),
    ("升级改造", Deed::Renovate),
    ("改造", Deed::Renovate),
    ("淘汰", Deed::Remove),
    ("关停", Deed::Remove),
    ("化解", Deed::Remove),
    ("拆除", Deed::Remove),
    ("压减", Deed::Remove),
    ("引进", Deed::Introduce),
    ("招引", Deed::Introduce),
    ("引育", Deed::Introduce),
    ("培育", Deed::Foster),
    ("培训", Deed::Train),
    ("治理", Deed::Govern),
    ("整治", Deed::Govern),
    ("搬迁", Deed::Move),
    ("开工建设", Deed::Start),
    ("新开工", Deed::Start),
    ("开工", Deed::Start),
    ("动工", Deed::Start),
    ("建成投用", Deed::Finish),
    ("建成投产", Deed::Finish),
    ("建成", Deed::Finish),
    ("竣工", Deed::Finish),
    ("完工", Deed::Finish),
    ("签约", Deed::Sign),
];

/// Verbs that only say that there is an amount; the measure tells what they mean for it.
const PLAIN_VERBS: &[&str] = &[
    "完成",
    "实现",
    "达到",
    "突破",
    "保持在",
    "保持",
    "稳定在",
    "控制在",
    "提高到",
    "增加到",
    "增长到",
    "提高至",
    "增至",
    "降至",
    "降到",
    "下降到",
    "增长",
    "下降",
    "提高",
    "提升",
    "降低",
    "安排",
    "推进",
    "达",
];

/// Words before a name that do not change it.
const PREFIXES: &[&str] = &[
    "全省", "全市", "全县", "全区", "全州", "全国", "全镇", "全乡", "我国", "我省", "我市", "我县",
    "我区", "本市", "本县", "全年", "全部", "累计", "预计", "实际", "已经", "已", "共计", "共",
    "年度", "力争", "确保",
];

/// Words after a name that do not change it.
const SUFFIXES: &[&str] = &[
    "总面积",
    "面积",
    "总人数",
    "人数",
    "总数量",
    "数量",
    "总数",
    "个数",
    "总量",
    "总额",
    "数",
    "总里程",
    "里程",
    "工程项目",
    "项目",
    "工程",
    "任务",
];

/// Long and short forms of one name, and of one verb.
const SHORT_FORMS: &[(&str, &str)] = &[
    ("规模以上", "规上"),
    ("限额以上", "限上"),
    ("国内生产总值", "生产总值"),
    ("地区生产总值", "生产总值"),
    ("GDP", "生产总值"),
    ("CPI", "居民消费价格"),
    ("居民消费价格指数", "居民消费价格"),
    ("新改扩建", "新建改扩建"),
    ("新改建", "新建改建"),
    ("研究与试验发展", "研发"),
    ("R&D", "研发"),
];

/// A name with its verb, made comparable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    /// The name without verbs and light words.
    pub(super) core: String,
    /// What is done, each once, in order.
    deeds: Vec<Deed>,
    /// How often each character stands in the full wording, and how many there are.
    characters: BTreeMap<char, u64>,
    length: u64,
}

impl Name {
    /// The name of an indicator and the verb that governs it, in a plan for a place called `region`.
    pub(super) fn new(indicator: &str, action: &str, region: Option<&str>) -> Self {
        let indicator = without_prefixes(&folded(indicator), region);
        let action = folded(action);
        let full = if indicator.contains(&action) {
            indicator
        } else {
            indicator + &action
        };
        let mut characters = BTreeMap::new();
        let mut length = 0;
        for c in full.chars().filter(|c| *c != '、') {
            *characters.entry(c).or_insert(0) += 1;
            length += 1;
        }
        let (core, deeds) = core(&full);
        Self {
            core,
            deeds,
            characters,
            length,
        }
    }

    /// Whether there is enough of a name to go by.
    pub(super) fn is_telling(&self) -> bool {
        self.core.chars().nth(1).is_some()
    }

    /// Whether what was reported may be what was planned, by what was done.
    ///
    /// The work must be the same (or built, of what was to be built); of a work that both name, its stage may be left
    /// unsaid by one.
    pub(super) fn agrees(&self, reported: &Self) -> bool {
        let part = |name: &Self, stages: bool| -> Vec<Deed> {
            let deeds = name.deeds.iter().copied();
            deeds.filter(|deed| deed.is_stage() == stages).collect()
        };
        let (work, done) = (part(self, false), part(reported, false));
        let (stage, reached) = (part(self, true), part(reported, true));
        if work == done {
            let unsaid = !work.is_empty() && (stage.is_empty() || reached.is_empty());
            return stage == reached || unsaid;
        }
        work == [Deed::Build] && done.is_empty() && stage.is_empty() && reached == [Deed::Finish]
    }

    /// Whether both name what was done, or how far it has come, and differently: 引进 and 培育, 开工 and 建成. What one leaves unsaid does
    /// not speak against it, where the indicator itself tells the work.
    pub(super) fn contradicts(&self, reported: &Self) -> bool {
        [false, true].into_iter().any(|stages| {
            let part = |name: &Self| -> Vec<Deed> {
                let deeds = name.deeds.iter().copied();
                deeds.filter(|deed| deed.is_stage() == stages).collect()
            };
            let (planned, done) = (part(self), part(reported));
            !planned.is_empty() && !done.is_empty() && planned != done
        })
    }

    /// How alike the full wordings are: twice the characters that both have, of all characters.
    pub(super) fn likeness(&self, other: &Self) -> Ratio {
        let common: u64 = self
            .characters
            .iter()
            .filter_map(|(c, count)| other.characters.get(c).map(|more| more.min(count)))
            .sum();
        Ratio::new(
            Decimal::from(2 * common),
            Decimal::from(self.length + other.length),
        )
        .unwrap_or(Ratio::ONE)
    }
}

/// Half-width, without blanks and marks; members of a list parted by 、 alone.
fn folded(name: &str) -> String {
    let mut folded: String = name
        .chars()
        .map(|c| match c {
            '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            other => other,
        })
        .map(|c| match c {
            ',' | '和' | '及' | '与' => '、',
            other => other,
        })
        .filter(|c| c.is_alphanumeric() || matches!(c, '、' | '%' | '&' | '.' | '+'))
        .filter(|c| *c != '的')
        .collect();
    for (long, short) in SHORT_FORMS {
        if folded.contains(long) {
            folded = folded.replace(long, short);
        }
    }
    folded
}

fn without_prefixes(name: &str, region: Option<&str>) -> String {
    let mut rest = name;
    loop {
        let next = PREFIXES
            .iter()
            .copied()
            .chain(region.filter(|region| !region.is_empty()))
            .find_map(|prefix| rest.strip_prefix(prefix))
            .filter(|next| !next.is_empty());
        match next {
            Some(next) => rest = next,
            None => return rest.to_owned(),
        }
    }
}

/// The deed that the words begin with, and what stands behind it.
fn deed_before(words: &str) -> Option<(Deed, &str)> {
    DEEDS
        .iter()
        .find_map(|&(verb, deed)| Some((deed, words.strip_prefix(verb)?)))
}

/// The name without its verbs, and what these do.
fn core(full: &str) -> (String, Vec<Deed>) {
    let mut deeds = Vec::new();
    let mut members = Vec::new();
    for member in full.split('、') {
        let mut kept = String::new();
        let mut rest = member;
        while let Some(c) = rest.chars().next() {
            // 新培育, 新认定: done anew, which a yearly figure is anyway.
            if let Some((deed, after)) =
                deed_before(rest).or_else(|| deed_before(rest.strip_prefix('新')?))
            {
                deeds.push(deed);
                rest = after;
            } else if let Some(after) = PLAIN_VERBS.iter().find_map(|verb| rest.strip_prefix(verb))
            {
                rest = after;
            } else {
                kept.push(c);
                rest = rest.get(c.len_utf8()..).unwrap_or("");
            }
        }
        let mut name = kept.as_str();
        while let Some(shorter) = SUFFIXES
            .iter()
            .find_map(|suffix| name.strip_suffix(suffix))
            .filter(|shorter| !shorter.is_empty())
        {
            name = shorter;
        }
        if !name.is_empty() {
            members.push(name.to_owned());
        }
    }
    members.sort();
    deeds.sort();
    deeds.dedup();
    (members.join("、"), deeds)
}
