//! Whether a text means anything.

use crate::remark::Remark;

/// The most frequent characters of Chinese prose and of reports; a text of some length has many of them.
const COMMON: &str = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严";

/// A remark where much of a text means nothing; of one whose encoding was guessed, fewer characters tell (Big5 taken for GB18030).
pub(crate) fn remark(text: &str, is_guessed: bool) -> Option<Remark> {
    let is_broken = |c: &char| matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}');
    let broken = text.chars().filter(is_broken).count();
    let is_ideograph = |c: &char| matches!(c, '\u{3400}'..='\u{9fff}');
    let ideographs = text.chars().filter(is_ideograph).count();
    let is_common = |c: &char| COMMON.contains(*c);
    // A first part tells of the whole.
    let common = text
        .chars()
        .filter(is_ideograph)
        .take(MOST)
        .filter(is_common)
        .count();
    let looked_at = ideographs.min(MOST);
    let fewest = if is_guessed { FEWEST_GUESSED } else { FEWEST };
    let strange = looked_at >= fewest && common * 4 < looked_at;
    let characters = if strange { ideographs } else { broken };
    (strange || broken * 100 > text.chars().count()).then_some(Remark::Garbled { characters })
}

/// The fewest ideographs that tell anything by how common they are, and the most that are looked at.
const FEWEST: usize = 200;
const FEWEST_GUESSED: usize = 20;
const MOST: usize = 5_000;
