//! Numbers inside noun phrases: thresholds (5亿元以上项目) and sizes (110千伏变电站) belong to the noun
//! and are no statements of their own.

use std::ops::Range;

use super::lexicon::{Lexicon, UnitClass};
use super::roles::Role;
use super::sentence::{Sentence, ends_with_any, is_trailer};
use super::statement::BoundKind;

/// Heads of things that are built or run and whose size is named before them.
const FACILITY_HEADS: &[&str] = &[
    "项目",
    "企业",
    "园区",
    "产业",
    "产业集群",
    "集群",
    "产业园",
    "产业链",
    "电站",
    "变电站",
    "厂",
    "站",
    "线路",
    "工程",
    "输变电工程",
    "码头",
    "泊位",
    "船",
    "船舶",
    "水库",
    "炉",
    "锅炉",
    "机组",
    "生产线",
    "基地",
    "平台",
    "市场",
    "中心",
    "楼",
    "大楼",
    "综合体",
    "广场",
    "公园",
    "园",
    "学校",
    "医院",
    "车间",
    "大户",
    "主体",
    "村",
    "乡镇",
    "镇",
    "强镇",
    "县",
    "区域",
    "风机",
    "电网",
    "配电网",
    "变压器",
    "扩产",
    "商圈",
    "街区",
    "隧道",
    "桥",
    "大桥",
    "航道",
    "矿山",
    "用户",
    "客户",
    "赛道",
];

/// Heads of amounts of money.
const MONEY_HEADS: &[&str] = &[
    "资金",
    "投资",
    "基金",
    "引导基金",
    "母基金",
    "贷款",
    "债券",
    "专项债",
    "专项债券",
    "国债",
    "特别国债",
    "补助",
    "补贴",
    "收入",
    "支出",
    "产值",
    "销售额",
    "税收",
    "税费",
    "消费券",
    "赤字",
    "负担",
    "成本",
    "奖补",
    "转移支付",
    "外资",
    "授信",
    "额度",
    "订单",
    "合同",
    "债务",
    "费用",
    "经费",
    "保费",
    "贴息",
    "融资",
    "信贷",
    "红包",
    "任务",
    "目标",
    "财力",
    "预算",
    "增量",
    "资产",
];

/// Heads of what is produced or installed, so that the amount before them is counted.
const CAPACITY_HEADS: &[&str] = &[
    "装机",
    "装机容量",
    "容量",
    "产能",
    "粮食",
    "储能",
    "光伏",
    "煤炭",
    "煤炭产能",
    "钢铁产能",
    "粗钢",
    "落后产能",
    "产量",
    "垃圾",
    "污水",
    "标准煤",
    "二氧化碳",
    "规模",
    "能力",
    "并网",
    "用电",
    "电量",
    "绿电",
    "猪肉",
    "蔬菜",
    "水产品",
    "任务",
    "过剩产能",
    "储备粮",
    "算力",
    "仓容",
    "货物",
    "电力",
    "新能源",
];

/// Whether the number at `at`, a statement as far as its own surroundings tell, belongs to a noun.
pub(super) fn absorbed(sentence: &Sentence<'_>, lexicon: &Lexicon, at: usize) -> Option<Role> {
    let expression = sentence.expressions.get(at)?;
    let unit = expression.unit.as_ref()?;
    let glyphs = sentence.glyphs;
    let end = expression.whole.end;
    let noun = sentence.noun_after(end);
    let sized = if expression.bound == BoundKind::Plain {
        Role::Size
    } else {
        Role::Threshold
    };
    let clause = sentence.clause_of(expression.whole.start);
    let for_whom = matches!(glyphs.char(clause.start), '对' | '给' | '向')
        || glyphs.starts_with(clause.start, "支持");
    let enumerated = matches!(glyphs.char(end), '、')
        && sentence
            .expressions
            .get(at + 1)
            .is_some_and(|next| next.whole.start < clause.end);
    if for_whom
        && expression.bound_after
        && (!noun.is_empty() || enumerated)
        && unit.class != UnitClass::Counter
    {
        return Some(Role::Threshold);
    }
    if noun.is_empty() {
        // 其中10亿元以上4个: a threshold whose noun is left out.
        let next = sentence.expressions.get(at + 1);
        let adjacent = next.is_some_and(|next| next.whole.start == end && next.unit.is_some());
        return (adjacent && expression.bound_after).then_some(Role::Threshold);
    }
    if starts_anew(sentence, lexicon, &noun) {
        return None;
    }
    let folded = glyphs.folded(noun.clone());
    if is_trailer(&folded) {
        return None;
    }
    if let Some(attributed) = folded.strip_prefix('的') {
        // 在70%左右的地市开展: a share of a set, which a rule of its own reads.
        let share =
            unit.class == UnitClass::Percent && sentence.before(expression.whole.start) == '在';
        let money = unit.class == UnitClass::Money && ends_with_any(attributed, MONEY_HEADS);
        return (!share && !money).then_some(sized);
    }
    if unit.label.ends_with(['级', '型']) || folded.starts_with(['级', '型']) {
        return Some(Role::Size);
    }
    let next = sentence
        .expressions
        .get(at + 1)
        .filter(|next| next.whole.start == noun.end);
    if next.is_some() && !ends_list(sentence, &noun) && !sentence.has_verb(lexicon, noun.clone()) {
        return Some(sized);
    }
    let peers = [
        "县",
        "省",
        "市",
        "城市",
        "国家",
        "地市",
        "地级市",
        "县市",
        "县区",
    ]
    .iter()
    .any(|word| glyphs.starts_with(noun.start, word));
    let governed = lexicon
        .verb_before(glyphs, clause.start, expression.whole.start)
        .is_some();
    if peers
        && !governed
        && !matches!(
            sentence.before(expression.whole.start),
            '在' | '等' | '为' | '、' | '和'
        )
    {
        return Some(Role::PeerSet);
    }
    let verb_before = lexicon
        .verb_before(glyphs, clause.start, expression.whole.start)
        .is_some()
        || matches!(
            sentence.before(expression.whole.start),
            '等' | '、' | '和' | '及' | '与'
        ) && at > 0;
    let counted = match unit.class {
        UnitClass::Counter if expression.bound == BoundKind::Plain => true,
        UnitClass::Counter => verb_before || expression.front < expression.digits.start,
        UnitClass::Money => {
            ends_with_any(&folded, MONEY_HEADS)
                || verb_before
                    && expression.bound == BoundKind::Plain
                    && !ends_with_any(&folded, FACILITY_HEADS)
        }
        UnitClass::Extent => {
            let facility =
                ends_with_any(&folded, FACILITY_HEADS) && !unit.label.ends_with(['里', '亩']);
            verb_before && !facility
        }
        UnitClass::Capacity => verb_before && ends_with_any(&folded, CAPACITY_HEADS),
        UnitClass::Percent => expression.bound == BoundKind::Plain || verb_before,
        _ => true,
    };
    (!counted).then_some(sized)
}

/// Whether what follows a value starts something new: a connector, a verb, a closing bracket.
fn starts_anew(sentence: &Sentence<'_>, lexicon: &Lexicon, noun: &Range<usize>) -> bool {
    let glyphs = sentence.glyphs;
    matches!(
        glyphs.char(noun.start),
        '和' | '及' | '与' | '并' | '、' | '或' | '(' | ')' | '”' | '"' | '且' | '以' | '[' | '〔'
    ) || lexicon
        .verb_at(glyphs, noun.clone())
        .is_some_and(|(end, _)| {
            end == noun.end
                || sentence
                    .expressions
                    .iter()
                    .any(|e| e.whole.start == noun.end)
        })
}

/// Whether a noun is the end of a list member: 8个口袋公园和23公里….
fn ends_list(sentence: &Sentence<'_>, noun: &Range<usize>) -> bool {
    ["和", "及", "与", "以及", "并", "到"]
        .iter()
        .any(|word| sentence.glyphs.ends_with(noun, word))
}
