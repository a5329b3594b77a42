//! A sentence as the rules see it: folded characters that know where they came from.
//!
//! Full-width forms become half-width, the traditional characters of the lexicon's words become
//! simplified, stray spaces and soft line breaks disappear. Nothing else changes, and every
//! character keeps its place in the document, so that a rule never sees a byte offset and a
//! statement always quotes the text as written.

use std::borrow::Cow;
use std::ops::Range;

use crate::extract::text::block::{self, Bits};
use crate::extract::text::steps;

/// One character of the folded sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Glyph {
    /// The folded character.
    pub(crate) c: char,
    /// How many bytes before it the sentence has.
    pub(crate) offset: u32,
}

impl Glyph {
    pub(crate) fn new(c: char) -> Self {
        Self {
            c: fold(c),
            offset: 0,
        }
    }

    /// A folded character; the lexer cuts sentences long before an offset could not be held.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a sentence has a few thousand bytes"
    )]
    pub(crate) const fn at(c: char, offset: usize) -> Self {
        Self {
            c,
            offset: offset as u32,
        }
    }
}

/// A run of folded characters; the rules work on ranges of it.
#[derive(Clone, Copy)]
pub(crate) struct Glyphs<'g> {
    run: &'g [Glyph],
    /// The bytes of the sentence in the document.
    start: usize,
    end: usize,
    /// Whether every range is shown as it is written.
    as_written: bool,
    /// What is known of the borders of words at each place, once the sentence is cut; see `cut`.
    cut: &'g [u8],
}

/// A word begins at the place.
pub(crate) const BEGINS: u8 = 1;
/// The character at the place belongs to no word of the lexicon.
pub(crate) const UNKNOWN: u8 = 2;
/// A verb of one character may stand at the place.
pub(crate) const SHORT_VERB: u8 = 4;

impl<'g> Glyphs<'g> {
    /// The characters of the document's bytes in `body`, not cut yet; `as_written` where folding changed none of them.
    pub(crate) const fn new(run: &'g [Glyph], body: Range<usize>, as_written: bool) -> Self {
        Self {
            run,
            start: body.start,
            end: body.end,
            as_written,
            cut: &[],
        }
    }

    /// The same characters, cut into words.
    pub(crate) fn with_cut(self, cut: &'g [u8]) -> Self {
        Self { cut, ..self }
    }

    /// What is known of the borders of words at a place.
    pub(crate) fn border(self, at: usize) -> u8 {
        self.cut.get(at).copied().unwrap_or(BEGINS)
    }

    /// Whether a word of the cut may stand from `at` to `end`: both are borders, and none is between them.
    pub(crate) fn is_word(self, at: usize, end: usize) -> bool {
        if self.cut.is_empty() {
            return true;
        }
        self.begins(at) && self.begins(end) && !(at + 1..end).any(|at| self.begins(at))
    }

    /// Whether a word may begin, or end, at a place.
    pub(crate) fn begins(self, at: usize) -> bool {
        self.border(at) & BEGINS != 0
    }

    /// Whether a verb of one character may stand at a place.
    pub(crate) fn may_be_short_verb(self, at: usize) -> bool {
        self.cut.is_empty() || self.border(at) & SHORT_VERB != 0
    }

    /// Glyphs that stand in no document.
    pub(crate) fn detached(glyphs: &'g [Glyph]) -> Self {
        Self {
            run: glyphs,
            start: 0,
            end: 0,
            as_written: true,
            cut: &[],
        }
    }

    pub(crate) fn len(self) -> usize {
        self.run.len()
    }

    /// The character at `at`, or NUL past the end: no rule matches it.
    pub(crate) fn char(self, at: usize) -> char {
        steps::count(1);
        self.run.get(at).map_or('\0', |glyph| glyph.c)
    }

    /// How many bytes of the document the character at `at` and what was left out after it take.
    pub(crate) fn width(self, at: usize) -> u32 {
        match self.get(at..at + 2) {
            [one, next] => next.offset - one.offset,
            _ => 0,
        }
    }

    /// The characters of a range, clipped to what there is.
    pub(crate) fn get(self, range: Range<usize>) -> &'g [Glyph] {
        let end = range.end.min(self.run.len());
        steps::count(end.saturating_sub(range.start));
        self.run.get(range.start.min(end)..end).unwrap_or(&[])
    }

    /// The folded text of a range.
    pub(crate) fn folded(self, range: Range<usize>) -> String {
        self.get(range).iter().map(|glyph| glyph.c).collect()
    }

    /// The byte range of the document that a non-empty range covers.
    pub(crate) fn bytes(self, document: &str, range: Range<usize>) -> Range<usize> {
        let [first, rest @ ..] = self.get(range) else {
            return 0..0;
        };
        let start = self.start + first.offset as usize;
        let last = self.start + rest.last().unwrap_or(first).offset as usize;
        let length = document
            .get(last..self.end)
            .and_then(|rest| rest.chars().next())
            .map_or(0, char::len_utf8);
        start..last + length
    }

    /// The text of a range as a statement shows it: as written, without stray blanks and footnote
    /// marks, full-width letters and digits folded.
    pub(crate) fn shown(self, document: &str, range: Range<usize>) -> Cow<'_, str> {
        let text = document
            .get(self.bytes(document, range.clone()))
            .unwrap_or("");
        // Blanks, brackets, and the lead bytes of full-width and other special forms.
        let may_change = |byte: u8| byte <= b' ' || matches!(byte, b'[' | 0xc2 | 0xe3 | 0xef);
        if self.as_written || !text.bytes().any(may_change) || !text.contains(changes) {
            return Cow::Borrowed(text);
        }
        let mut shown = String::with_capacity(text.len());
        let glyphs = self.get(range);
        let mut at = 0;
        while let Some(glyph) = glyphs.get(at) {
            if let Some(mark) = footnote_mark(glyphs.get(at..).unwrap_or(&[])) {
                at += mark;
                continue;
            }
            let start = self.start + glyph.offset as usize;
            let original = document
                .get(start..self.end)
                .and_then(|text| text.chars().next());
            let as_written =
                |c: &char| !c.is_whitespace() && !('\u{ff01}'..='\u{ff5e}').contains(c);
            shown.push(original.filter(as_written).unwrap_or(glyph.c));
            at += 1;
        }
        Cow::Owned(shown)
    }

    /// Whether `word` stands at `at`. Mostly its first character does not.
    #[inline]
    pub(crate) fn starts_with(self, at: usize, word: &str) -> bool {
        let mut chars = word.chars();
        let first = chars.next();
        first.is_none_or(|first| self.char(at) == first) && self.goes_on(at + 1, chars.as_str())
    }

    fn goes_on(self, at: usize, word: &str) -> bool {
        let mut chars = word.chars().zip(at..);
        chars.all(|(c, at)| self.char(at) == c)
    }

    /// The first place of `word` in the range.
    pub(crate) fn find(self, range: Range<usize>, word: &str) -> Option<usize> {
        let first = word.chars().next()?;
        let glyphs = self.get(range.clone());
        let is_at = |at: usize| {
            let mut here = glyphs.get(at..).unwrap_or(&[]).iter();
            word.chars()
                .all(|c| here.next().is_some_and(|glyph| glyph.c == c))
        };
        let mut starts = glyphs.iter().enumerate();
        let found = starts.find(|&(at, glyph)| glyph.c == first && is_at(at));
        found.map(|(at, _)| range.start + at)
    }

    /// Whether the range ends with `word`.
    pub(crate) fn ends_with(self, range: &Range<usize>, word: &str) -> bool {
        let mut glyphs = self.get(range.clone()).iter().rev();
        let mut chars = word.chars().rev();
        chars.all(|c| glyphs.next().is_some_and(|glyph| glyph.c == c))
    }
}

/// Whether a character is shown in another form or not at all.
fn changes(c: char) -> bool {
    c <= ' '
        || matches!(c, '[' | '〔' | '\u{80}'..='\u{a0}' | '\u{3000}' | '\u{ff01}'..='\u{ff5e}' | '\u{feff}')
}

/// The length of a footnote mark ([3], 〔3〕) that the glyphs begin with.
fn footnote_mark(glyphs: &[Glyph]) -> Option<usize> {
    let (first, rest) = glyphs.split_first()?;
    if !matches!(first.c, '[' | '〔') {
        return None;
    }
    let digits = rest
        .iter()
        .take_while(|glyph| glyph.c.is_ascii_digit())
        .count();
    let closes = rest
        .get(digits)
        .is_some_and(|glyph| matches!(glyph.c, ']' | '〕'));
    (digits > 0 && closes).then_some(digits + 2)
}

/// Folds one character to the form the lexicon is written in; a control character is a blank.
#[inline]
pub(crate) fn fold(c: char) -> char {
    match c {
        '\u{4e00}'..='\u{9fff}' => block::place(c)
            .and_then(|place| FOLDED.get(place))
            .and_then(|bits| char::from_u32(u32::from(c) ^ u32::from(*bits)))
            .unwrap_or(c),
        '\0'..='\u{1f}'
        | '\u{7f}'..='\u{a0}'
        | '\u{ad}'
        | '\u{2000}'..='\u{200f}'
        | '\u{2028}'..='\u{202f}'
        | '\u{2060}'..='\u{206f}'
        | '\u{3000}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' => ' ',
        '，' => ',',
        '—' | '–' | '―' | '～' | '〜' | '∼' | '~' => '~',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '−' | '‐' | '‑' | '﹣' => '-',
        '『' | '「' => '“',
        '』' | '」' => '”',
        '∶' => ':',
        '﹪' => '%',
        '○' => '〇',
        _ => c,
    }
}

/// Traditional and variant forms of the characters that the lexicon's words are written with, and
/// below them, in the same order, the forms that the lexicon uses. It is no converter: names keep
/// their characters because quotes come from the document.
const VARIANTS: &str = "個億萬戶畝張臺檯輛條項處噸雙隻間場種類組隊對頭棟盞筆餘兩點貳參陸達長開擴減壓縮實\
    現產業進總數過內約擬計劃預確爭創奮證決穩維積極動強隨續斷電備換購鋪設補貼發籌資貸\
    債務財稅費價負擔輕營運輸轉復還簽訂專佔較於國縣區鎮鄉農學醫療養護員戲賽辦舉織領導\
    優環綠裝機車鐵線網絡級標準測檢驗體築遷災險溝殘歲樓園館庫鑽艙藝術獎牽責單會聯從為\
    將與時東齊貫徹黨來歷萊衛鎖僱錄選號訓練課薦齡幹眾難舊貓樹廠廣倉儲傳傷關閉壩橋樑漁\
    魚雞豬蘋穀糧麥採銷貨幣銀額飲飯譯議記認評試該談調請論診詢識變讓貧貿賃賬質贏趕躍軌\
    軟載辭遠適邊釋釐鉤針鋼錢鍵鏈鑄門閱闊陽際雜離霧靜響頂須頓頒願顧風飛騰驟驅鬥麗黃齒\
    龍徵歸滅潔濟濱灣煙熱燈牆獲獻盡監盤礎禮稱窮競範簡紀純紙結給統經綜緊編緩縱績繼罰聖\
    聞聲職肅膽臨興艦節蓋蘇虛蟲衝裏裡製複規視覽觀觸別";
const SIMPLIFIED: &str = "个亿万户亩张台台辆条项处吨双只间场种类组队对头栋盏笔余两点贰参陆达长开扩减压缩实\
    现产业进总数过内约拟计划预确争创奋证决稳维积极动强随续断电备换购铺设补贴发筹资贷\
    债务财税费价负担轻营运输转复还签订专占较于国县区镇乡农学医疗养护员戏赛办举织领导\
    优环绿装机车铁线网络级标准测检验体筑迁灾险沟残岁楼园馆库钻舱艺术奖牵责单会联从为\
    将与时东齐贯彻党来历莱卫锁雇录选号训练课荐龄干众难旧猫树厂广仓储传伤关闭坝桥梁渔\
    鱼鸡猪苹谷粮麦采销货币银额饮饭译议记认评试该谈调请论诊询识变让贫贸赁账质赢赶跃轨\
    软载辞远适边释厘钩针钢钱键链铸门阅阔阳际杂离雾静响顶须顿颁愿顾风飞腾骤驱斗丽黄齿\
    龙征归灭洁济滨湾烟热灯墙获献尽监盘础礼称穷竞范简纪纯纸结给统经综紧编缓纵绩继罚圣\
    闻声职肃胆临兴舰节盖苏虚虫冲里里制复规视览观触别";

/// For each character of the CJK block in which bits the form that the lexicon uses differs from it.
static FOLDED: [u16; block::SIZE] = block::differences(VARIANTS, SIMPLIFIED);

/// The ideographs that are folded to themselves.
pub(crate) static UNCHANGED: Bits = block::all_but(VARIANTS);
