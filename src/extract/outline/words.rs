//! The words that tell a review from a plan, a row each: what it speaks for and how much.
//!
//! The weights of the words of sentences are the logarithm of how much more often a word stands in reviews than in plans
//! (or the other way) in published reports, from 1 to 8 in halves. Words that mean nothing stand here with 0 so that no shorter word is
//! found in them: the longest is taken.

use super::index::Index;
use super::section::TimeDirection;
use super::section::TimeDirection::{Ahead, Back};

/// A word of sentences. `initial` ones count only at the beginning of a clause.
pub(super) struct Word {
    pub(super) text: &'static str,
    pub(super) direction: TimeDirection,
    pub(super) weight: u8,
    pub(super) initial: bool,
}

const fn back(text: &'static str, weight: u8) -> Word {
    Word {
        text,
        direction: Back,
        weight,
        initial: false,
    }
}

const fn ahead(text: &'static str, weight: u8) -> Word {
    Word {
        text,
        direction: Ahead,
        weight,
        initial: false,
    }
}

/// Counts only at the beginning of a clause: 要, 让, 把.
const fn opening(text: &'static str, weight: u8) -> Word {
    Word {
        text,
        direction: Ahead,
        weight,
        initial: true,
    }
}

const fn done_opening(text: &'static str, weight: u8) -> Word {
    Word {
        text,
        direction: Back,
        weight,
        initial: true,
    }
}

/// Says nothing; guards against the shorter word in it.
const fn none(text: &'static str) -> Word {
    back(text, 0)
}

/// Words of sentences.
#[rustfmt::skip]
pub(super) const WORDS: &[Word] = &[
    // Comparisons with what was.
    back("同比", 6), back("环比", 6), back("同期", 4), back("比上年", 6), back("较上年", 6), back("比去年", 4), back("较去年", 4),
    back("较年初", 6), back("比年初", 6), none("增至"), none("升至"), back("回落", 4), back("收窄", 4), back("由负转正", 6),
    back("高于全", 2), back("快于全", 4), back("增长", 0), back("好于", 4), back("持平", 4),
    // Places taken.
    back("位居", 6), back("居全", 6), back("位列", 6), back("列全", 6), back("稳居", 6), back("跃居", 6), back("跃升", 4), back("跻身", 4),
    back("排名", 4), back("排全", 6), back("居首", 4), back("名列", 6), back("新高", 3), back("历史性", 4), back("首次", 3),
    back("率先", 2), back("连续", 6), back("唯一", 2),
    // Prizes, permissions, results.
    back("荣获", 8), back("荣膺", 8), back("获评", 8), back("获批", 8), back("获得", 4), back("获国", 6), back("入选", 8), back("授予", 4),
    back("评为", 6), back("列入国", 2), back("认定", 2), back("通报表扬", 6), back("表彰", 3), back("成功", 8), none("成功率"),
    back("圆满", 6), back("顺利", 6), back("如期", 4), back("累计", 3), back("全面完成", 2), back("超额", 6), back("超预期", 4),
    back("初步统计", 8), back("初步核算", 8), back("初步预计", 8), back("预计全年", 8), back("预计", 4), back("预计将", 0),
    back("取得", 4), back("迈上", 4), back("迈出", 4), back("得到", 3), back("显著", 6), back("明显", 3), back("稳步提", 2), back("大幅提", 2),
    back("有序推进", 4), back("扎实推进", 2), back("稳步推进", 2), back("深入开展", 0), back("有力", 0), back("有效", 0),
    back("建成投", 6), back("建成通", 6), back("投用", 4), back("通车", 4), none("通车条件"), none("投产"), none("建成"), none("落地"),
    back("落成", 4), back("启用", 2), back("封顶", 4), back("出台", 2), back("印发", 2), back("举办了", 6), back("实现了", 6),
    // 新增, 建成, 达到, 突破 are said of both: they stand more often in reviews only because those have more numbers.
    none("达到"), none("突破"), none("新增"), none("惠及"), none("实际利用"), none("实际使用"), none("实际到位"), back("实际", 3), back("达成", 2),
    // Time gone by.
    back("一年来", 8), back("三年来", 8), back("四年来", 8), back("五年来", 8), back("十年来", 8), back("年来", 6), back("过去一年", 8),
    back("过去的一年", 8), back("过去五年", 8), back("过去的五年", 8), back("去年", 3), back("截至", 6), back("截止", 3), back("以来", 4),
    back("目前已", 6), back("回顾", 6), back("成绩的取得", 8), back("收官", 2),
    back("已", 6), none("已有之"), back("早已", 3), back("了", 5), none("为了"), none("除了"), none("了解"), none("了结"), none("终了"),
    back("成绩", 3), back("良好态势", 4), back("良好势头", 4),
    done_opening("共", 4), done_opening("现有", 2),
    // What is wrong is known afterwards.
    back("清醒", 6), back("仍存在", 4), back("还存在", 6), back("依然", 3), back("仍然", 3), back("尚未", 4), back("未完成", 4), back("滞后", 3),
    back("不够", 3), back("短板", 0), back("比较突出", 4), back("困难和问题", 4), back("问题和不足", 4),
    // To come.
    ahead("将", 4), none("将军"), ahead("即将", 4), ahead("必将", 4), none("将其"), ahead("力争", 8), ahead("争取", 2), ahead("争创", 4),
    ahead("确保", 6), none("确保了"), ahead("保证", 2), ahead("必须", 6), ahead("务必", 6), ahead("不得", 6), ahead("切实", 6), ahead("坚决", 6),
    ahead("力促", 6), ahead("拟", 4), none("模拟"), none("虚拟"), ahead("计划", 0), ahead("左右", 1), ahead("以内", 2), ahead("不低于", 4),
    ahead("不少于", 4), ahead("不高于", 4), ahead("至少", 4), ahead("至多", 4), ahead("不超过", 2), ahead("控制在", 2), ahead("以上", 0), ahead("努力", 1), ahead("奋力", 1), ahead("全力", 0),
    ahead("今年", 6), ahead("今年以来", 0), none("今年上半年"), ahead("明年", 6), ahead("今后", 6), ahead("未来", 4), ahead("下一步", 8), ahead("下一阶段", 6),
    ahead("新的一年", 8), ahead("新一年", 6), ahead("年内", 4), ahead("年底前", 6), ahead("月底前", 6), ahead("我们将", 6), ahead("我们要", 8), ahead("政府要", 8),
    ahead("要坚持", 6), ahead("让我们", 8), ahead("预期目标", 4), ahead("总体要求", 4), ahead("主要目标", 2), ahead("开局之年", 4),
    ahead("到二〇", 2), ahead("奋斗目标", 4), ahead("远景目标", 4),
    opening("要", 6), opening("让", 8), opening("把", 6), opening("使", 6), opening("应", 4), opening("须", 6), opening("再", 4), opening("不", 2), opening("拟", 4),
    // Requests and plain commands.
    ahead("抓好", 6), ahead("做好", 6), ahead("办好", 6), ahead("用好", 6), ahead("管好", 6), ahead("守好", 6), ahead("抓紧", 6), ahead("抓住", 4), ahead("把握", 6),
    ahead("继续", 4), ahead("进一步", 1), ahead("鼓励", 4), ahead("支持", 3), ahead("引导", 4), ahead("健全", 4), ahead("完善", 2), ahead("培育", 4), ahead("打造", 4),
    ahead("推动", 2), ahead("促进", 1), ahead("加强", 2), ahead("加大", 1), ahead("加快", 1), ahead("深化", 2), ahead("统筹", 2), ahead("优化", 1), ahead("提升", 1),
    ahead("探索", 2), ahead("谋划", 1), ahead("落实", 1), ahead("大力", 1), ahead("坚持", 1), ahead("严格", 2), ahead("突出", 2), ahead("发挥", 4), ahead("激发", 4),
    ahead("增强", 1), ahead("扩大", 1), ahead("维护", 2), ahead("更大", 6), ahead("更好", 6), ahead("更多", 6), ahead("更高", 1), ahead("防范", 0), ahead("积极", 1),
    ahead("创造", 2), ahead("构建", 1), ahead("聚焦", 1), ahead("围绕", 1), ahead("着力", 0), ahead("全面推", 0), ahead("持续", 0), ahead("严禁", 6), ahead("决不", 6), ahead("绝不", 6),
];

/// What the words of a heading speak for. Each counts once.
#[rustfmt::skip]
pub(super) const HEADING: &[Row] = &[
    ("回顾", Back, 30), ("工作总结", Back, 24), ("总结", Back, 8), ("完成情况", Back, 22), ("执行情况", Back, 22), ("落实情况", Back, 20),
    ("进展情况", Back, 20), ("实施情况", Back, 16), ("推进情况", Back, 18), ("办理情况", Back, 16), ("整改情况", Back, 14), ("办理结果", Back, 18),
    ("开展情况", Back, 18), ("建设情况", Back, 12), ("运行情况", Back, 18), ("总体情况", Back, 14), ("基本情况", Back, 14), ("有关情况", Back, 10), ("工作情况", Back, 14),
    ("工作情况", Back, 14), ("情况", Back, 6), ("主要成绩", Back, 22), ("成绩", Back, 12), ("成就", Back, 16), ("成效", Back, 10), ("答卷", Back, 6), ("历程", Back, 8),
    ("进展", Back, 10), ("实绩", Back, 12), ("实绩企业", Back, 0), ("亮点", Back, 8), ("做法", Back, 8), ("极不平凡", Back, 12), ("不平凡", Back, 8), ("走过", Back, 6),
    ("提前实现", Back, 30), ("提前完成", Back, 30), ("顺利实现", Back, 24), ("胜利完成", Back, 24), ("圆满完成", Back, 24), ("顺利完成", Back, 24),
    ("存在问题", Back, 16), ("存在的问题", Back, 16), ("主要问题", Back, 14), ("突出问题", Back, 10), ("问题", Back, 6), ("困难", Back, 4), ("不足", Back, 6), ("差距", Back, 10),
    ("滞后", Back, 10), ("原因分析", Back, 10), ("发现的", Back, 8), ("通报表扬", Back, 8),
    ("五年来", Back, 22), ("一年来", Back, 22), ("三年来", Back, 22), ("年来", Back, 12), ("过去", Back, 22), ("去年", Back, 16), ("上年", Back, 8),
    ("本月情况", Back, 14), ("本月", Back, 8), ("当月", Back, 8), ("累计", Back, 8), ("圆满", Back, 8), ("收官", Back, 6), ("成果", Back, 4), ("任期", Back, 6), ("本届政府", Back, 14),
    ("结果", Back, 12), ("实际", Back, 8), ("现状", Back, 10), ("已完成", Back, 14), ("未完成", Back, 10),
    // What stands in the title of a part of a review: done and seen.
    ("显著", Back, 6), ("明显", Back, 5), ("稳步提升", Back, 5), ("持续提升", Back, 5), ("持续向好", Back, 5), ("不断增强", Back, 5), ("不断提升", Back, 5), ("新成效", Back, 5),
    ("新进展", Back, 6), ("新突破", Back, 4), ("新提升", Back, 4), ("新台阶", Back, 4), ("步伐加快", Back, 5), ("稳中有", Back, 4), ("进一步增强", Back, 4), ("取得", Back, 6), ("迈上", Back, 4), ("迈出", Back, 4),
    ("工作安排", Ahead, 28), ("安排", Ahead, 16), ("打算", Ahead, 26), ("下步", Ahead, 24), ("下一步", Ahead, 24), ("下阶段", Ahead, 24), ("下一阶段", Ahead, 24), ("重点工作", Ahead, 18),
    ("重点任务", Ahead, 16), ("主要任务", Ahead, 22), ("工作任务", Ahead, 18), ("任务", Ahead, 6), ("预期目标", Ahead, 22), ("总体要求", Ahead, 20), ("奋斗目标", Ahead, 22), ("发展目标", Ahead, 18), ("目标任务", Ahead, 18),
    ("主要目标", Ahead, 18), ("目标", Ahead, 8), ("总体思路", Ahead, 20), ("工作思路", Ahead, 22), ("思路", Ahead, 10), ("指导思想", Ahead, 16), ("的建议", Ahead, 18), ("建议", Ahead, 14), ("工作建议", Ahead, 22), ("工作要求", Ahead, 22),
    ("有关要求", Ahead, 18), ("几点要求", Ahead, 20), ("要求", Ahead, 10), ("部署", Ahead, 16), ("重大举措", Ahead, 14), ("举措", Ahead, 8), ("措施", Ahead, 8), ("政策取向", Ahead, 16), ("保障措施", Ahead, 14),
    ("今年", Ahead, 18), ("今后", Ahead, 24), ("未来", Ahead, 16), ("明年", Ahead, 24), ("新一年", Ahead, 22), ("新的一年", Ahead, 24), ("新一届", Ahead, 18), ("下半年", Ahead, 16), ("下月", Ahead, 26), ("下季度", Ahead, 24), ("下周", Ahead, 24),
    ("计划", Ahead, 6), ("规划", Ahead, 4), ("展望", Ahead, 16), ("愿景", Ahead, 12), ("蓝图", Ahead, 8), ("开好局", Ahead, 16), ("起好步", Ahead, 12), ("开新局", Ahead, 12), ("新征程", Ahead, 6), ("新篇章", Ahead, 5),
    ("奋力", Ahead, 8), ("努力", Ahead, 6), ("全力", Ahead, 4), ("力争", Ahead, 8), ("确保", Ahead, 4), ("做好", Ahead, 10), ("抓好", Ahead, 10), ("政府自身建设", Ahead, 8), ("人民满意", Ahead, 6),
    ("一要", Ahead, 10), ("必须", Ahead, 10), ("承诺", Ahead, 8), ("方向", Ahead, 4),
];

/// How a paragraph begins, and what it speaks for. The whole paragraph follows it.
#[rustfmt::skip]
pub(super) const LEADS: &[Row] = &[
    ("过去一年", Back, 24), ("过去的一年", Back, 24), ("刚刚过去的", Back, 24), ("过去五年", Back, 24), ("过去的五年", Back, 24), ("过去三年", Back, 24), ("过去几年", Back, 20),
    ("一年来", Back, 24), ("五年来", Back, 24), ("三年来", Back, 24), ("四年来", Back, 24), ("十年来", Back, 24), ("几年来", Back, 20), ("近年来", Back, 16), ("这一年", Back, 20), ("这五年", Back, 20), ("回顾", Back, 24), ("回首", Back, 20),
    ("去年", Back, 16), ("今年以来", Back, 22), ("年初以来", Back, 20), ("上半年", Back, 6), ("截至", Back, 16), ("截止", Back, 12), ("初步统计", Back, 20), ("初步核算", Back, 20), ("初步预计", Back, 20), ("据初步", Back, 20), ("预计全年", Back, 20), ("预计", Back, 8),
    ("这些成绩", Back, 16), ("成绩的取得", Back, 16), ("各位代表,成绩", Back, 12), ("在肯定成绩", Back, 14), ("在充分肯定成绩", Back, 14), ("在看到成绩", Back, 14), ("我们也清醒", Back, 14), ("同时,我们也清醒", Back, 14), ("同时,我们清醒", Back, 14),
    ("与此同时,我们也", Back, 10), ("存在的问题", Back, 14), ("存在问题", Back, 14), ("存在的主要问题", Back, 14), ("主要问题是", Back, 10), ("本届政府", Back, 10), ("进展:", Back, 16), ("结果:", Back, 16), ("完成情况:", Back, 18), ("实际", Back, 6), ("实际利用", Back, 0), ("实际使用", Back, 0), ("实际到位", Back, 0), ("已", Back, 6), ("虽", Back, 8), ("尽管", Back, 8), ("但仍存在", Back, 14), ("但还存在", Back, 14), ("但也存在", Back, 14), ("仍存在", Back, 14), ("还存在", Back, 14), ("还有", Back, 2), ("第三方", Back, 6),
    ("今年", Ahead, 16), ("今后", Ahead, 22), ("未来五年", Ahead, 22), ("未来", Ahead, 14), ("新的一年", Ahead, 24), ("新一年", Ahead, 20), ("明年", Ahead, 22), ("做好", Ahead, 16), ("下一步", Ahead, 24), ("下步", Ahead, 24), ("建议", Ahead, 18), ("建议提案", Back, 0), ("对策建议", Ahead, 18), ("工作建议", Ahead, 18), ("下阶段", Ahead, 24), ("下一阶段", Ahead, 24), ("下半年", Ahead, 20), ("四季度", Ahead, 10),
    ("我们要", Ahead, 14), ("我们将", Ahead, 14), ("要", Ahead, 8), ("必须", Ahead, 8), ("实现上述目标", Ahead, 18), ("为实现", Ahead, 12), ("主要预期目标", Ahead, 20), ("总体要求", Ahead, 20), ("目标:", Ahead, 16), ("年度目标:", Ahead, 18), ("要求:", Ahead, 14), ("让我们", Ahead, 14), ("力争", Ahead, 8), ("确保", Ahead, 6), ("到20", Ahead, 6),
];

/// What a lead sentence says further on: 今年经济社会发展的主要预期目标是.
#[rustfmt::skip]
pub(super) const LEAD_PARTS: &[Row] = &[
    ("预期目标", Ahead, 12), ("总体要求", Ahead, 12), ("奋斗目标", Ahead, 12), ("指导思想", Ahead, 10), ("主要目标是", Ahead, 12), ("目标任务是", Ahead, 12), ("总体思路", Ahead, 12), ("重点做好", Ahead, 14), ("重点抓好", Ahead, 14), ("着重抓好", Ahead, 14), ("工作要点", Ahead, 8), ("开局之年", Ahead, 6), ("启动之年", Ahead, 4),
    // How a notice says what it hands down, and how an account says that it is one.
    ("有关事项通知如下", Ahead, 16), ("有关工作通知如下", Ahead, 16), ("任务分解如下", Ahead, 16), ("任务通知如下", Ahead, 16), ("分工如下", Ahead, 14), ("安排如下", Ahead, 14), ("票决确定", Ahead, 12), ("为确保", Ahead, 6),
    ("进展情况通报如下", Back, 16), ("完成情况通报如下", Back, 16), ("情况通报如下", Back, 14), ("情况汇报如下", Back, 14), ("情况报告如下", Back, 14), ("总结如下", Back, 12),
    ("主要做了", Back, 16), ("主要工作", Back, 6), ("做了以下", Back, 16), ("目标任务顺利完成", Back, 14), ("任务如期完成", Back, 14), ("任务全面完成", Back, 14), ("极不平凡", Back, 12), ("不平凡", Back, 8), ("圆满完成", Back, 10), ("清醒地看到", Back, 10), ("清醒认识到", Back, 10), ("清醒地认识到", Back, 10), ("收官之年", Back, 6),
];

/// Lines that belong to the page: what they begin with.
#[rustfmt::skip]
pub(super) const FURNITURE: [&str; 69] = [
    "来源:", "来源", "信息来源", "稿件来源", "文章来源", "发布时间", "发布日期", "时间:", "日期:", "作者:", "责任编辑", "编辑:", "责编", "审核:", "签发:", "校对:", "主办:", "主办单位", "承办单位", "技术支持", "抄送", "主送", "报送:", "印发", "联系电话", "联系人:", "字号", "字体", "【字号", "大中小",
    "打印", "下载", "全屏", "收藏", "分享", "关闭", "返回", "加大", "还原", "减小", "】", "首页", "扫一扫", "相关报道", "相关链接", "相关阅读", "上一篇", "下一篇", "浏览次数", "点击", "访问量", "版权", "备案", "ICP", "http://", "https://", "www.", "索引号", "发文字号", "主题词", "有效性", "网站地图", "当前位置", "您的位置", "公开方式", "公开属性",
    "PublicDomain", "Publicdomain", "public domain",
];

/// Those of them that are buttons, and verbs of the text too.
pub(super) const BUTTONS: [&str; 11] = [
    "打印", "下载", "全屏", "收藏", "分享", "关闭", "返回", "加大", "还原", "减小", "点击",
];

/// Lines that explain words.
pub(super) const EXPLANATION: &[&str] = &[
    "注:",
    "注1",
    "备注:",
    "说明:",
    "名词解释",
    "名词注释",
    "术语解释",
    "名词说明",
    "注释",
    "[1]",
    "附注",
    "填表说明",
    "指标解释",
];

/// A row of words of headings and leads: the word, what it speaks for, how much.
pub(super) type Row = (&'static str, TimeDirection, u8);

/// The longest word of a table that the text begins with.
pub(super) fn longest<'r, const N: usize>(
    rows: &'r [Row],
    index: &Index<N>,
    text: &str,
) -> Option<&'r Row> {
    index
        .rows(text)
        .filter_map(|row| rows.get(row))
        .filter(|(word, _, _)| text.starts_with(word))
        .max_by_key(|(word, _, _)| word.len())
}

/// What a row speaks for: positive for done.
pub(super) fn speaks((_, direction, weight): &Row) -> i32 {
    match direction {
        Back => i32::from(*weight),
        Ahead => -i32::from(*weight),
    }
}

/// What is done by now for a plan to come, so that its name says nothing of when: 谋划“十五五”重点项目356个.
pub(crate) const PREPARES: [&str; 10] = [
    "谋划", "储备", "编制", "论证", "申报", "上报", "梳理", "策划", "研究", "启动",
];
