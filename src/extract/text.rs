//! A sentence as the rules see it: folded characters that know where they came from.
//!
//! Full-width forms become half-width, the traditional characters of the lexicon's words become
//! simplified, stray spaces and soft line breaks disappear. Nothing else changes, and every
//! character keeps its place in the document, so that a rule never sees a byte offset and a
//! statement always quotes the text as written.

use std::ops::Range;

/// One character of the folded sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Glyph {
    /// The folded character.
    pub(super) c: char,
    /// The character as a statement shows it: folded, but traditional characters kept.
    pub(super) shown: char,
    /// Its byte range in the document.
    pub(super) start: usize,
    pub(super) end: usize,
}

/// A run of folded characters; the rules work on ranges of it.
#[derive(Clone, Copy)]
pub(super) struct Glyphs<'a>(pub(super) &'a [Glyph]);

impl<'a> Glyphs<'a> {
    pub(super) fn len(self) -> usize {
        self.0.len()
    }

    /// The character at `at`, or NUL past the end: no rule matches it.
    pub(super) fn char(self, at: usize) -> char {
        self.0.get(at).map_or('\0', |glyph| glyph.c)
    }

    /// The characters of a range, clipped to what there is.
    pub(super) fn get(self, range: Range<usize>) -> &'a [Glyph] {
        let end = range.end.min(self.0.len());
        self.0.get(range.start.min(end)..end).unwrap_or(&[])
    }

    /// The folded text of a range.
    pub(super) fn folded(self, range: Range<usize>) -> String {
        self.get(range).iter().map(|glyph| glyph.c).collect()
    }

    /// The text of a range as a statement shows it, without footnote marks.
    pub(super) fn shown(self, range: Range<usize>) -> String {
        let mut text: String = self.get(range).iter().map(|glyph| glyph.shown).collect();
        while let Some(open) = text.find(['[', '〔']) {
            let rest = text.get(open..).unwrap_or("");
            let inside = rest.trim_start_matches(['[', '〔']);
            let after = inside.trim_start_matches(|c: char| c.is_ascii_digit());
            if inside.len() == after.len() || !after.starts_with([']', '〕']) {
                break;
            }
            let close =
                open + rest.len() - after.len() + after.chars().next().map_or(0, char::len_utf8);
            text.replace_range(open..close, "");
        }
        text
    }

    /// The byte range of the document that a non-empty range covers.
    pub(super) fn bytes(self, range: Range<usize>) -> Range<usize> {
        match self.get(range) {
            [first, .., last] => first.start..last.end,
            [only] => only.start..only.end,
            [] => 0..0,
        }
    }

    /// Whether `word` stands at `at`.
    pub(super) fn starts_with(self, at: usize, word: &str) -> bool {
        word.chars()
            .enumerate()
            .all(|(offset, c)| self.char(at + offset) == c)
    }

    /// The first place of `word` in the range.
    pub(super) fn find(self, range: Range<usize>, word: &str) -> Option<usize> {
        let length = word.chars().count();
        let last = range.end.checked_sub(length)?;
        (range.start..=last).find(|&at| self.starts_with(at, word))
    }

    /// Whether the range ends with `word`.
    pub(super) fn ends_with(self, range: &Range<usize>, word: &str) -> bool {
        let length = word.chars().count();
        range.len() >= length && self.starts_with(range.end - length, word)
    }
}

/// Folds one character to the form the lexicon is written in.
pub(super) fn fold(c: char) -> char {
    match c {
        '，' => ',',
        '。' | '．' if c == '．' => '.',
        '\u{ff01}'..='\u{ff5e}' if c != '～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '—' | '–' | '―' | '～' | '〜' | '∼' | '~' => '~',
        '－' | '−' | '‐' | '‑' | '﹣' => '-',
        '\u{a0}' | '\u{3000}' | '\t' | '\r' | '\n' | '\u{feff}' | '\u{200b}' => ' ',
        '『' | '「' => '“',
        '』' | '」' => '”',
        '∶' => ':',
        '﹪' => '%',
        '○' => '〇',
        _ if u32::from(c) >= 0x4e00 => simplified(c),
        _ => c,
    }
}

/// Traditional and variant forms of the characters that the lexicon's words are written with.
/// It is no converter: names keep their characters because quotes come from the document.
const VARIANTS: &[(char, char)] = &[
    ('個', '个'),
    ('億', '亿'),
    ('萬', '万'),
    ('戶', '户'),
    ('畝', '亩'),
    ('張', '张'),
    ('臺', '台'),
    ('檯', '台'),
    ('輛', '辆'),
    ('條', '条'),
    ('項', '项'),
    ('處', '处'),
    ('噸', '吨'),
    ('幢', '幢'),
    ('雙', '双'),
    ('隻', '只'),
    ('間', '间'),
    ('場', '场'),
    ('種', '种'),
    ('類', '类'),
    ('組', '组'),
    ('隊', '队'),
    ('對', '对'),
    ('頭', '头'),
    ('棟', '栋'),
    ('盞', '盏'),
    ('筆', '笔'),
    ('餘', '余'),
    ('兩', '两'),
    ('點', '点'),
    ('貳', '贰'),
    ('參', '参'),
    ('陸', '陆'),
    ('達', '达'),
    ('長', '长'),
    ('開', '开'),
    ('擴', '扩'),
    ('減', '减'),
    ('壓', '压'),
    ('縮', '缩'),
    ('實', '实'),
    ('現', '现'),
    ('產', '产'),
    ('業', '业'),
    ('進', '进'),
    ('總', '总'),
    ('數', '数'),
    ('過', '过'),
    ('內', '内'),
    ('約', '约'),
    ('擬', '拟'),
    ('計', '计'),
    ('劃', '划'),
    ('預', '预'),
    ('確', '确'),
    ('爭', '争'),
    ('創', '创'),
    ('奮', '奋'),
    ('證', '证'),
    ('決', '决'),
    ('穩', '稳'),
    ('維', '维'),
    ('積', '积'),
    ('極', '极'),
    ('動', '动'),
    ('強', '强'),
    ('隨', '随'),
    ('續', '续'),
    ('斷', '断'),
    ('電', '电'),
    ('備', '备'),
    ('換', '换'),
    ('購', '购'),
    ('鋪', '铺'),
    ('設', '设'),
    ('補', '补'),
    ('貼', '贴'),
    ('發', '发'),
    ('籌', '筹'),
    ('資', '资'),
    ('貸', '贷'),
    ('債', '债'),
    ('務', '务'),
    ('財', '财'),
    ('稅', '税'),
    ('費', '费'),
    ('價', '价'),
    ('負', '负'),
    ('擔', '担'),
    ('輕', '轻'),
    ('營', '营'),
    ('運', '运'),
    ('輸', '输'),
    ('轉', '转'),
    ('復', '复'),
    ('還', '还'),
    ('簽', '签'),
    ('訂', '订'),
    ('專', '专'),
    ('佔', '占'),
    ('較', '较'),
    ('於', '于'),
    ('萬', '万'),
    ('國', '国'),
    ('縣', '县'),
    ('區', '区'),
    ('鎮', '镇'),
    ('鄉', '乡'),
    ('農', '农'),
    ('學', '学'),
    ('醫', '医'),
    ('療', '疗'),
    ('養', '养'),
    ('護', '护'),
    ('員', '员'),
    ('戲', '戏'),
    ('賽', '赛'),
    ('辦', '办'),
    ('舉', '举'),
    ('織', '织'),
    ('領', '领'),
    ('導', '导'),
    ('優', '优'),
    ('環', '环'),
    ('綠', '绿'),
    ('裝', '装'),
    ('機', '机'),
    ('車', '车'),
    ('鐵', '铁'),
    ('線', '线'),
    ('網', '网'),
    ('絡', '络'),
    ('級', '级'),
    ('標', '标'),
    ('準', '准'),
    ('測', '测'),
    ('檢', '检'),
    ('驗', '验'),
    ('體', '体'),
    ('築', '筑'),
    ('遷', '迁'),
    ('災', '灾'),
    ('險', '险'),
    ('溝', '沟'),
    ('積', '积'),
    ('殘', '残'),
    ('歲', '岁'),
    ('樓', '楼'),
    ('園', '园'),
    ('館', '馆'),
    ('庫', '库'),
    ('鑽', '钻'),
    ('艙', '舱'),
    ('藝', '艺'),
    ('術', '术'),
    ('獎', '奖'),
    ('牽', '牵'),
    ('責', '责'),
    ('單', '单'),
    ('會', '会'),
    ('聯', '联'),
    ('從', '从'),
    ('為', '为'),
    ('將', '将'),
    ('與', '与'),
    ('時', '时'),
    ('東', '东'),
    ('齊', '齐'),
    ('貫', '贯'),
    ('徹', '彻'),
    ('黨', '党'),
    ('來', '来'),
    ('歷', '历'),
    ('萊', '莱'),
    ('衛', '卫'),
    ('鎖', '锁'),
    ('聘', '聘'),
    ('僱', '雇'),
    ('錄', '录'),
    ('選', '选'),
    ('號', '号'),
    ('訓', '训'),
    ('練', '练'),
    ('課', '课'),
    ('薦', '荐'),
    ('齡', '龄'),
    ('幹', '干'),
    ('眾', '众'),
    ('難', '难'),
];

fn simplified(c: char) -> char {
    VARIANTS
        .iter()
        .find_map(|&(from, to)| (from == c).then_some(to))
        .unwrap_or(c)
}

/// Folds the bytes `range` of `document`; a space stays only between two letters or digits, where
/// dropping it would make one number or word of two.
pub(super) fn fold_range(document: &str, range: Range<usize>, into: &mut Vec<Glyph>) {
    into.clear();
    let Some(text) = document.get(range.clone()) else {
        return;
    };
    let mut pending: Option<Glyph> = None;
    for (offset, c) in text.char_indices() {
        let start = range.start + offset;
        let folded = fold(c);
        let shown = if u32::from(c) >= 0x4e00 && c < '\u{ff00}' {
            c
        } else {
            folded
        };
        let glyph = Glyph {
            c: folded,
            shown,
            start,
            end: start + c.len_utf8(),
        };
        if glyph.c == ' ' {
            pending.get_or_insert(glyph);
            continue;
        }
        if let Some(space) = pending.take()
            && glyph.c.is_ascii_alphanumeric()
            && into
                .last()
                .is_some_and(|last| last.c.is_ascii_alphanumeric())
        {
            into.push(space);
        }
        into.push(glyph);
    }
}
