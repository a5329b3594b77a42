//! The set phrases of the genre that are not verbs: bounds, commitment, time, what opens a clause,
//! what makes a number part of a name. To add a word, write it into its row.

use crate::extract::statement::StatementBound;
use crate::extract::words::tags::Tags;
use crate::target::Commitment;

/// The characters that Chinese numerals are written with.
pub(crate) const NUMERALS: &str = "零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟";

/// What goes before the items of a list that a count stands for: 未达到序时进度的有3项，为….
pub(crate) const NAMES_ITEMS: [&str; 5] = ["分别为", "分别是", "包括", "为", "是"];

/// Words of a bracket that says how the numbers after it are to be read: 同比(下同)增长4.5%.
pub(crate) const ASIDES: [&str; 5] = ["下同", "同比", "可比价", "同口径", "名义"];

/// What stands between a change and the other one that it turned into: 由下降2.3%转为增长8.5%.
pub(crate) const TURNED_INTO: [&str; 4] = ["转为", "转成", "变为", "转变为"];

/// A share of what was planned for a year is said of what was done: 占全年投资计划的56%, each verb with each span and plan.
pub(crate) const SHARE_VERBS: [&str; 5] = ["占", "为", "达", "达到", "不足"];
pub(crate) const PLAN_SPANS: [&str; 4] = ["年", "年度", "全年", "总"];
pub(crate) const PLANS: [&str; 6] = [
    "投资计划",
    "计划投资",
    "投资任务",
    "投资目标",
    "目标任务",
    "计划任务",
];

/// What is measured by its mean of a year, so that 年均 before it is no growth of each year: 年均浓度.
pub(crate) const ANNUAL_MEANS: [&str; 6] = ["浓度", "气温", "降水", "降雨", "水温", "流量"];

/// Bound words that touch the number from the left.
pub(crate) const BOUND_BEFORE: &[(StatementBound, &str)] = &[
    (
        StatementBound::AtLeast,
        "不少于 不低于 不小于 不下于 不得少于 不得低于 不能少于 不能低于 不短于 至少 最少 ≥ ≧ >= 大于等于 大于或等于",
    ),
    (
        StatementBound::AtMost,
        "不超过 不超 不高于 不大于 不多于 不突破 不得超过 不得高于 不得突破 不得多于 不能超过 不能高于 不长于 至多 最多 ≤ ≦ <= 小于等于 小于或等于",
    ),
    (
        StatementBound::MoreThan,
        "超过 超过了 超出 超出了 超 超了 突破 突破了 跨过 迈过 逾 高于 多于 大于 优于 好于 >",
    ),
    (
        StatementBound::LessThan,
        "低于 不足 少于 不满 不到 未满 小于 <",
    ),
    (StatementBound::About, "约 大约 约为 大概 近 将近 接近"),
];

/// Bound words that touch the number or its unit from the right.
pub(crate) const BOUND_AFTER: &[(StatementBound, &str)] = &[
    (StatementBound::AtLeast, "以上 及以上 (含)以上"),
    (StatementBound::AtMost, "以内 之内 以下 及以下"),
    (StatementBound::About, "左右 上下"),
];

/// How firmly a target is meant.
pub(crate) const COMMITMENT: &[(Commitment, &str)] = &[
    (Commitment::Ensure, "确保 必保 保证 坚决"),
    (Commitment::Strive, "力争 力争到 争取 努力 奋力 争创 冲刺"),
];

/// The other words, by what they do.
pub(crate) const WORDS: &[(Tags, &str)] = &[
    // Words that say that what follows was done, or how far it has come.
    (
        Tags::DONE,
        "当月 初步核算 初步统计 初步测算 初步预计 据统计 据介绍 据了解 据悉 据初步统计 据不完全统计 据测算 经核算 先后 成功 提前完成 提前达到 同期 年末 实有 实绩 兑现 未达 未达到 未能达到 \
        没有达到 尚未达到 达到序时进度 达到目标进度 达到进度要求 达到计划进度 正在 只 仅 仅仅 最终",
    ),
    // The same, certain enough to tell against what the section is.
    (
        Tags::DONE.and(Tags::TURNS),
        "已 已经 均已 现已 目前已 合计已 已累计 累计已 至今 实际 实际完成 实际新增 实际增加 实际已 超额完成 实现了 完成了 达到了 去年 上年 前年 去年底 去冬 去冬今春 去秋 去冬以来",
    ),
    // The same, for the sentences after them too.
    (
        Tags::DONE.and(Tags::TURNS).and(Tags::LASTS),
        "过去一年 过去的一年 过去五年 过去的五年 过去三年 一年来 两年来 三年来 四年来 五年来 十年来 这一年 这五年 近年来 几年来 今年以来 年初以来 \
        预计",
    ),
    // The same, where an account of what came of things begins.
    (
        Tags::DONE.and(Tags::TURNS).and(Tags::ACCOUNTS),
        "截至 截止 截至目前 目前 止目前 结果: 办理结果:",
    ),
    // The same, as the label of what stands behind it up to the next label.
    (
        Tags::DONE.and(Tags::TURNS).and(Tags::ACCOUNTS).and(Tags::LASTS),
        "进展: 进展情况: 完成情况: 落实情况: 目前进展: 工作进展: 实施情况: 推进情况:",
    ),
    (
        Tags::AHEAD.and(Tags::TURNS).and(Tags::LASTS),
        "任务目标: 目标任务: 工作目标: 年度目标: 年度任务: 主要任务: 计划安排: 任务要求:",
    ),
    // Words that say that what follows is to be done.
    (
        Tags::AHEAD,
        "计划 原计划 原定 年度计划 全年计划 年内计划 拟 将 应 应于 需 要 要求 须 必须 务必 力争 争取 争创 冲刺 确保 必保 力促 努力 年初计划 年初定的是 年初定的 年初定 年初承诺 年初确定 年初安排 年初下达 \
        预计将 承诺 定为 规划 建议 安排重点项目 安排重点建设项目 安排省重点项目 安排市重点项目 安排县重点项目 安排省市重点项目 安排实施项目 安排建设项目",
    ),
    // The same, certain enough to tell against what the section is.
    (
        Tags::AHEAD.and(Tags::TURNS),
        "明年 今后 下一步 下步 下阶段 下一阶段 新的一年 新一年 应建成 应完成 应开工 应竣工 应新建 应新增 应改造 应达到 应投产",
    ),
    (Tags::AHEAD, "今年"),
    // Nouns of aims: an aim where a number follows them (目标3200户), or where they follow one (80%的目标).
    (
        Tags::AIM_NOUN,
        "目标 目标任务 年度目标 全年目标 预期目标 任务 年度任务 全年任务 目标值 控制数 任务数 要求 承诺数 计划数 预算数 总任务 年度要求",
    ),
    // What a share of it has been spent or done of.
    (Tags::BUDGET, "预算 年初预算 调整预算 概算 计划 年计划 年度计划 全年计划 计划投资"),
    // Verbs that take nouns, whatever those begin with (发放稳岗返还资金, 新建养护道班房).
    (
        Tags::TAKES_NOUN,
        "发放 兑付 兑现 拨付 支付 新建 改建 扩建 重建 建设 建成 落实 收缴 提供 安排 投入 争取 签订 出台 获 获得 取得 申报 购置 采购 配备 下达 发行 使用",
    ),
    // Verbs of a state that stand before the noun they describe (引进到位内资, 引育入库企业).
    (Tags::STATE, "到位 入库 在建 入驻 入园 在册 上市 备案 挂牌"),
    // What is told of an aim before its number (距46个的目标, 好于5.5%的预期目标).
    (Tags::TOWARDS, "与 离 距 距离 较 比 好于 优于 高于 低于 符合 超过 聚焦 围绕 锚定 瞄准 紧盯 对标 对照 盯紧 达到了 离上级 离全年 省定 市定"),
    // A share of what was planned: said of what was done.
    (
        Tags::SHARE_OF_PLAN,
        "占年度计划 占年计划 占全年计划 占计划 占目标 占年度目标 占全年目标 占预算 占年度任务 占全年任务 占任务 占调整预算 占总任务 \
        占年初预算 占全年预算 占年度预算 为年计划 为年度计划 为计划的 为全年计划 为年度任务 为目标的 为全年目标 为预算 为年度目标 完成年计划 不足年度计划 不到年度计划 达年度计划 达到年度计划 超年度计划 不足年计划 不到年计划 达年计划 达到年计划 \
        完成年度计划 计划完成率 任务完成率 目标完成率 完成年度任务 完成全年任务 完成年度目标 完成全年目标 完成预算 完成目标任务 完成率 完成进度 完成比例 序时进度 时序进度 \
        时间进度 达序时 超序时 比上年末 较上年末 比年初 较年初",
    ),
    // Until when something not yet done is due.
    (Tags::DUE, "限 须 必须 务必 要在 底前 日前 年内 全部改完 今年全部"),
    // Words that name years by their distance from the document's own.
    (
        Tags::YEARS,
        "去年 上年 上一年 去年底 去年末 上年末 去年同期 上年同期 去冬 去秋 去冬今春 去冬以来 前年 过去一年 过去的一年 一年来 两年来 过去三年 三年来 四年来 过去五年 \
        过去的五年 五年来 这五年 近五年 十年来 今年 今年以来 本年度 年初以来 明年 明年底 后年 今后五年 未来五年 今后三年 未来三年 新的一年",
    ),
    // What a noun without a number does before the clause that has its number (产量再创新高,达到…).
    (
        Tags::TURN,
        "再创 创 创历史新高 创下 首次 实现 稳步 持续 再上 迈上 跃上 稳中有进 稳中有升 保持 继续 快速 明显 大幅 显著 平稳 同比持平 \
        持平 全面 全部 逐年 不断 进一步 有所 加快 提质 跨越 取得 超额 圆满 基本 稳定 较快 再 又 屡创 连创 态势 走在 势头",
    ),
    // Nouns of what is sold or built over a period, though they end like a state's (房屋销售面积).
    (
        Tags::FLOW_NOUN,
        "销售面积 成交面积 竣工面积 新开工面积 完成面积 出让面积",
    ),
    // Nouns of what takes place, which adds up whatever bounds it (活动超3万场).
    (Tags::EVENT_NOUN, "活动 演出 培训 赛事 展览 讲座 会议 招聘会 检查 巡查"),
    // Nouns of what is better the less there is of it.
    (Tags::CONCENTRATION, "浓度 能耗 强度 排放量"),
    // Among whom something is placed (居全国第二, 居大陆首位).
    (
        Tags::AMONG,
        "全国 全省 全市 全县 全区 全州 全盟 全球 世界 亚洲 大陆 东部 中部 西部 东北 省内 国内 市内 县内 同类 同行业 行业 同期 山区 百强 \
        沿海 长三角 珠三角 成渝",
    ),
    // Words of bound that stand before a verb or a reference and not right before the number (不低于…的15%, 至少降低30%).
    (Tags::BOUND_WITHIN, "不低于 不少于 不高于 不超过 至少 最少 至多 最多 约 约为 大约 不足"),
    // What is kept to, or not (达到序时进度44项).
    (Tags::SCHEDULE, "序时进度 时序进度 时间进度 进度要求 目标要求 目标进度 计划进度 年度目标"),
    // Words of bound that say what an amount did.
    (Tags::CROSSED, "突破 突破了 跨过 迈过 超过了"),
    // What makes a new action of a verb (新认定, 新开工).
    (Tags::PREFIX, "新"),
    // Verbs that take away: with a rate they say how much less there is (机构精简28.6%).
    (Tags::DIMINISHING, "精简 精减 裁减 压减 核减 淘汰 调减 削减 消化 化解"),
    // Verbs with their object in them, which need no other (减税2万亿元).
    (Tags::SELF_CONTAINED, "减税 降费 退税 减税降费 改厕 改灶 改炕 改水 改电 造林 节水 节能 招商 增收 减亏 降本 再就业 脱贫 进城落户 售水 售电 售气 发货 约谈 问责 追责 追责问责 诫勉 诫勉谈话 处分 立案处罚 行政拘留 刑事拘留 刑拘"),
    // Words that turn a verb into its opposite; they are part of the action (未开工, 没有完成).
    (Tags::NEGATION, "未 没有 没 未能 没能 未曾 无法 不再 不 不得 不予 严禁"),
    // Words that name a period other than the report's own year.
    (
        Tags::PERIOD,
        "去年 去年底 去年末 上年 上年末 过去的一年 明年 明年底 上半年 下半年 前三季度 一季度 二季度 三季度 四季度
        第一季度 第二季度 第三季度 第四季度 一季度末 三季度末",
    ),
    // Words that name the report's own year.
    (
        Tags::OWN_YEAR,
        "今年 年内 全年 本年 年底 新的一年 新一年 今年以来",
    ),
    // Five-year plans; they name a period before 期间, 时期, 末 or a comma.
    (Tags::FIVE_YEAR_PLAN, "十二五 十三五 十四五 十五五 十六五 十七五"),
    // A part of a year is compared with the year before only once it is over.
    (Tags::COMPARISON, "同比 环比 比上年 较上年 比去年 较去年 比上年同期 较上年同期 比上年增长 比上年下降 较上年增长 较上年下降 比去年增长 比去年下降 比上年提高 较上年提高 比上年提升 较上年提升 比上年上升 较上年上升 比上年减少 较上年减少 较上年前移 比上年前移 比上年增加 较上年增加"),
    // What is said only of what was done.
    (
        Tags::EVIDENCE,
        "首次突破 首次超过 历史新高 年来新高 历史最好水平 历史最高水平 连冠 连增 连丰 完成进度为 为计划的 为年计划的 为年度计划的 为全年计划的",
    ),
    // Words that speak of what is to come.
    (Tags::FUTURE, "目标 将 计划 拟"),
    // A first one where there was none.
    (
        Tags::BREAKTHROUGH,
        "零突破 零的突破 “零”突破 “零的突破” “零突破”",
    ),
    // A place at the front that has no number.
    (Tags::FRONT_RANK, "前列 首位 榜首 前茅"),
    // What may stand before the verb of a clause and says nothing about it; left out if a verb follows.
    (
        Tags::OPENER,
        "力促 年度 免费 需要 包括 市区 我们 实际 本年度 我镇 我乡 本镇 本县 本市 本区 本省 基本 今年 全年 年内 当年 本年 去年 上年 明年 年底 年底前 年末 预计 目前 截至目前 近年来 今年以来
        年初以来 新的一年 新一年 过去一年 一年来 五年来 三年来 两年来 四年来 过去五年 过去三年
        过去的一年 其中 每年 上半年 下半年 一季度 二季度 三季度 四季度 第一季度 第二季度 第三季度
        第四季度 前三季度 前两年 前三年 前四年 按序时 剩余 余下 期间 时期 同时 同步 随后 此外 另外 全程 分别 未来 今后 下一步 届时 期末
        底 末 底前 前 年均 全县 全市 全省 全区 全国 全镇 全乡 全域 全州 全旗 全盟 全自治区 我县
        我市 我省 我区 我国 我州 我旗 县域 市域 各地 各级 每个乡镇 城区 中央财政 县财政 市财政
        省财政 各级财政 财政 确保 必保 保证 坚决 力争 力争到 争取 努力 奋力 计划 拟 要 将 需
        须 必须 应 可 能 务必 继续 持续 不断 进一步 加快 加力 加大 加强 大力 全力 着力 奋勇 积极
        主动 稳步 稳妥 有序 扎实 深入 全面 统筹 切实 重点 突出 优先 超前 提前 高质量 高标准 高水平
        高效 高起点 科学 合理 精准 严格 深化 狠抓 紧抓 抓紧 抓实 集中 集中力量 千方百计 稳慎 规范
        逐步 分批 分类 梯次 滚动 常态化 多渠道 多措并举 创新 探索 强力 奋楫 攻坚 聚力 聚焦 围绕
        着眼 累计 共 共计 总共 合计 一共 总计 再 又 还 均 各 都 也 已 已经 均已 成功 先后 顺利 圆满
        超额 率先 首次 首批 陆续 并 和 及 以及 与 或 且 而 则 即 按 按照 通过 以 由 从 较上年
        比上年 较去年 比去年 同比 环比 比 较 比前年 较前年 预期 为 对 把 给 让 使 在 有 地 了
        有效 扎实做好 认真 稳住 做到 引导 鼓励 组织 健全完善 首期 尽快 打包后 调整后 合并后 折算后 去年同期 上年同期 同期 按可比价格计算 按可比价计算 名义 首批 除 只 仅 仅仅 原 原计划 应于 应 至今 最终 但 仍 尚 尚且 初步 规划 建议 \
        其余 另 另有 还有 仍有 尚有 现 现已 目前已 已累计 累计已 实 合计已 却 只有 当月 本月 本季度 当季 当场 连年 连续 每年 \
        两年平均 三年平均 日均 月均 平均 平均每年 年内 年初 年前 原定 预定 拟定 省下达 市下达 县下达 省定 市定 接续",
    ),
    // Openers that are left out whatever follows: time, place, commitment.
    (
        Tags::FIRM,
        "打包后 拆分后 打包项目拆分后 扣除重复后 调整后 合并后 去年同期 上年同期 同期 前两年 前三年 前四年 按序时 剩余 余下 按可比价格计算 按可比价计算 按可比口径 扣除价格因素后 扣除价格因素实际 扣除价格因素 名义 力促 包括 我们 先后 本年度 我镇 我乡 本镇 本县 本市 本区 本省 今年 全年 年内 当年 本年 去年 上年 明年 年底 年底前 年末 预计 目前 截至目前 近年来 今年以来
        年初以来 新的一年 新一年 过去一年 一年来 五年来 三年来 两年来 四年来 过去五年 过去三年
        过去的一年 其中 每年 上半年 下半年 一季度 二季度 三季度 四季度 第一季度 第二季度 第三季度
        第四季度 前三季度 全县 全市 全省 全区 全国 全镇 全乡 全州 全旗 全盟 全自治区 我县 我市 我省
        我区 我国 我州 我旗 每个乡镇 确保 必保 保证 坚决 力争 力争到 努力 奋力 同时 同步 此外 另外
        截至 到 期间 时期 已 拟 现在 仅 只 仍有 尚有 另有 还有",
    ),
    // What may stand between noun and verb and says nothing of either (较上年, 年均).
    (
        Tags::ADVERB,
        "须 必须 务必 需 年底前 年内 年末 月底前 季末前 历史性 及时 完全 彻底 如数 足额 按规定 按要求 按照计划 按合同 按节点 两年平均 三年平均 两年年均 年度 正 正在 正在紧张 正在加快 正在抓紧 正在全力 正在有序 正在积极 正在加紧 现 现已 目前已 业已 均已 也已 提前 如期 按期 按时 按序时 按计划 按进度 成功 常年 连年 长期 多年 历年 实际 目前 本年度 前三季度 平均 基本 年均 均 拟按 按 分别 要分别 要 将 再 预期 预计 较上年 比上年 较去年 比去年 同比 环比 累计 计划 力争
        努力 全部 总体 基本 分别较上年 同口径 比上年同期 较上年同期 按可比价计算 每年 已
        可 确保 共 合计 继续 持续 稳步 进一步 平均每年 也 都 又 各 超额 目标 预期目标 全年 今年 年内
        逐年 力争实现 实现 由 从 为 较前年 较2020年 总共 总计 只 仅 仅仅 原计划 应 至今 最终 仍 尚 还 初步 规划 建议 \
        实有 已累计 累计已 连续 合计已 逆势 同比均 环比均 名义 扣除价格因素后 扣除价格因素实际 扣除价格因素 按可比价格计算 \
        按可比价计算 按可比口径 剔除不可比因素 首次 首度 再度 率先 日均 月均 当月 当场 全面 成功 顺利 集中 \
        由负转正、 由降转升、 由降转增、 由跌转涨、 止跌回升、 止跌回稳、 扭亏为盈、 由负转正 由降转升 由降转增 由跌转涨 止跌回升",
    ),
    // Verbs that only set another verb in motion; with a second verb at the number they say nothing.
    (
        Tags::CAUSATIVE,
        "推动 推进 实现 促进 带动 引导 保持 支持 确保 完成 统筹 抓好",
    ),
    // Light verbs: what follows them is a noun, even if it is a verb itself (完成技改投资).
    (
        Tags::LIGHT,
        "完成 实现 开展 实施 推进 推动 组织 启动 安排 落实 支持 抓好 做好 争取 获得 取得 提供 办理
        促进 带动 组织实施 组织开展 获 获批 形成 出台 投入",
    ),
    // Verbs that join with one another to one action (改造提升, 签约落地).
    (
        Tags::COMPOUNDING,
        "新建 改建 扩建 迁建 改扩建 重建 改造 提升 升级 建设 建成 投用 投产 投运 开放 通车 开通 竣工
        验收 完工 开工 落地 签约 引进 引育 培育 培养 招引 筹集 收购 配建 维修 修缮 修复 治理 整治
        清理 创建 打造 认定 选树 排查 整改 拆除 腾退 盘活 消化 处置 征收 推广 应用 举办 承办 组织
        开展 购置 更新 安装 加装 更换 销号 达效 达产 挂牌 种植 养护 硬化 亮化 绿化 铺设 疏浚 加固
        谋划 储备 实施 引入 入驻 壮大 扶持 发展 建立 健全 完善 优化 整合 组建 交付 续建 储 启用 设立 运作 审批 核准
        推进 推动 抓好",
    ),
    // Verbs that govern only from the front; at the end of a noun they are part of it (基层党组织).
    (
        Tags::LEADING_ONLY,
        "组织 服务 支持 生产 保护 联系 上线 布局 补助 补贴 奖励 送 供 打 签 维护 检查 监测 检测 运行
        运营 融资 试点 演出 审批 审计 出口 进口 登记 交易 统筹 引导 保障 上云 帮扶 救助
        援助 创业 转移 担保 贴息 减税 退税 节水 造林 股改 引才 安置",
    ),
    // Words that begin like a verb but are nouns, so that the verb in them is not one.
    (
        Tags::NON_VERB,
        "共享充电桩 共享单车 共享停车位 共享泊位 接续产业 供热 送戏下乡 送书下乡 送电影下乡 送文化下乡 送医下乡 营造林 技术改造投资 改造投资 开发投资 森林抚育 创业培训 职业培训 安置房 供排水 供热管网 供水管网 供气管网 供电线路 供暖面积 技改投入 研发投入 财政投入 资金投入 经费投入 通水泥 占地区 销售总收入 销售总额 完成进度 完成比例 进出口 进出口总额 出口总额 出口额 进口总额 进口额 技改 技改投资 外资利用 续建项目 全县性 全市性 全省性 全区性 全国性 达标 达产达标 建成区 建制村 建制镇 建档立卡 增加值
        增值税 增值 增量 增收 增资 增速 增幅 增减 增效 保护区 保护地 保障性 改造率 覆盖率 覆盖面
        完成率 开工率 竣工率 入园率 入学率 培育库 引进率 处置率 治理率 整治率 修复率 治理面积
        发放率 建设用地 建设项目 建设工程 建设资金 建设投资 建设规模 建设面积 建设者 建设兵团
        实施方案 实施率 开放型 开放度 开发区 开发园区 开发边界 发放标准 服务业 服务站 服务点
        服务中心 服务平台 服务事项 服务设施 服务贸易 服务器 服务区 服务网点 服务机构 服务半径
        服务能力 服务收入 生产总值 生产力 生产率 生产线 生产基地 生产能力 销售额 销售收入 销售面积
        接待量 接待能力 孵化器 孵化面积 孵化园 孵化基地 培训机构 培训基地 体检中心 监测点 监测站
        监测断面 监测预警 检测机构 检测中心 流转面积 流转率 存栏量 出栏量 播种面积 种植面积 绿化率
        绿化覆盖率 硬化率 上市公司 上市企业 上云企业 上云率 签约率 签约额 融资额 融资率 融资平台
        融资规模 授权量 注册资本 注册量 注册率 到位率 到位资金率 投入强度 投入占 投入产出 推广站
        利用率 利用量 利用水平 服务人口 消化率 补贴标准 补助标准 补助资金 补贴资金 奖补资金
        救助标准 转化率 转化中心 转化基地 转移支付 就业 配置率 配送中心 入住率 入库税收 帮扶资金
        救助站 列车 居民 居家 居住 排放 排水 排污 排查率 高新 高校 高中 高速 高等 高铁 高层
        高技 高端 高标准 高质量 高效 高价值 高品质 高水平 高素质 高原 高山 高压 高温 快递 快速 快充
        快线 增绿 降雨 降水 降尘 降碳 降本 建筑 建材 建议 占比 占地 占用 占补 送餐 送检 稳定性
        稳定脱贫 控制区 控制线 控制性 改良率 减排 提升工程 提升行动 提升项目 改造工程 改造项目
        改造任务 整治工程 整治项目 治理工程 治理项目 实施意见 实施办法 检查站 维修资金 维护费
        运行率 运行成本 运行效率 转型 完善度 完成度 完成额 完成量 取得感 获得感 组织率 组织化
        组织部 布局规划 落实率 落地率 投产率 恢复率 优化率 联系点 联系人 调解率 调解员
        调解组织 办结率 办理时间 办理率 受理量 受益人口 整改率 销号率 培育期 认定率 出让金
        出让率 供应量 供应链 供给侧 征收率 收储量 投放量 引导 配套",
    ),
    // After one of these a verb is part of a noun (修复面积, 利用率).
    (
        Tags::NOMINAL_TAIL,
        "率 量 性 型 者 费 额 度 面积 时间 能力 成本 规模 总数 人数 次数 密度 范围 人次 面",
    ),
    // Before another verb one of these makes a noun of the verb before it (更新改造工程完成投资).
    (
        Tags::PROJECT_TAIL,
        "工程 项目 任务 考核指标 指标 行动 计划 试点 标准 中心 基地 机构 平台 机制 体系 制度 方案 政策 区域 站点 网点 部门 周期",
    ),
    // Nouns whose value is a state at the end of a period, whatever the unit.
    (
        Tags::LEVEL_NOUN,
        "床位 率 比重 占比 比例 之比 比 总数 数量 次数 天数 时间 时限 时长 标准 水平 拥有量 保有量 用水量
        寿命 密度 浓度 强度 指数 余额 位次 床位数 医师数 护士数 托位数 学位数 年限 保有面积
        绿地面积 存量 库存 人口总数 户数 总人口 常住人口 城镇人口 乡村人口 农村人口 户籍人口 城镇常住人口 价格 温度 面积 用时 用地规模 人口规模 企业数 机构数 平台数 评分 得分
        满意度 获得感 覆盖面 单价 均价 贡献率 系数 收入比 总装机 总规模 总里程 里程 总面积 总量
        占有量 人均寿命 预期寿命 综合能耗 存栏",
    ),
    // Nouns that name a relative rise, so that a bare percentage beside them is growth.
    (
        Tags::GROWTH_NOUN,
        "涨幅 增速 增幅 增长率 增长 增长速度 上涨幅度 升幅 增长目标",
    ),
    // Nouns that name a relative fall.
    (
        Tags::REDUCTION_NOUN,
        "降幅 下降率 下降幅度 降低率",
    ),
    // Nouns that say what of a thing is measured and need the thing named before them (总数, 占比).
    (
        Tags::RELATIONAL,
        "年度投资计划 投资计划 主营业务收入 总产值 降幅 升幅 改善幅度 年度投资 投资规模 总投资额 计划总投资 概算总投资 普及率 使用率 年均增速 年度投资完成率 总产 单产 亩产 总数 总量 规模 增量 总额 数量 占比 比重 完成率 总体进度 进度 投资完成率 完成进度 总规模 总里程 总面积
        面积 增速 增幅 涨幅 覆盖率 计划投资 总投资 完成比例 产值 合格率 达标率 优良率 就业率 巩固率
        开工率 竣工率 入住率 办结率 满意率 满意度 里程 总产量 产量 销售额 营业收入 入库率 到位率
        整改率 销号率 交付率 支付率 投用率 投产率 完工率 建成率",
    ),
    // Heads that the members of a list share (城镇、农村居民人均可支配收入).
    (
        Tags::SHARED_HEAD,
        "起数 件数 出栏 存栏 肉产量 营业收入 企业营业收入 利润总额 利润 居民人均可支配收入 常住居民人均可支配收入 人均可支配收入 居民收入 可支配收入 收入 排放总量
        排放量 排放强度 减排量 浓度 平均浓度 年均浓度 消费总量 消费量 用水量 使用量 吞吐量 能耗
        用时 平均用时 比例 时间 办理时间 投资 投资额 投资增速 增加值 增加值增速 总产值 产值 产量
        总产量 播种面积 面积 总量 增速 增幅 涨幅 覆盖率 参保率 巩固率 治理率 处理率 达标率 利用率
        普及率 入园率 毛入学率 入学率 合格率 满意率 满意度 率 比重 占比 标准 补助标准 保障标准
        低保标准 价格 数量 总数 企业 项目 人数 人口 出口 进出口总额 总额 余额 存款余额 贷款余额
        税收 支出 零售额 游客 接待量 人次 学校 床位 用地 能力 里程 水平 次数 规模 存款 贷款",
    ),
    // Nouns of plans and slogans: a small count of them is not a target.
    (
        Tags::ABSTRACT,
        "方面 举措 措施 原则 环节 关系 意识 自信 维护 确立 坚持 转变 导向 实事 民生实事 大局 规定
        不动摇 闸门 轮子 大关 理念 路径 抓手 着力点 关键 层面 阶段 维度 领域 任务 重点任务 工作 重点工作 目标 定位
        底线 红线 战略 行动 攻坚战 战役 板块 走廊 革命 自觉 务必 必须 没有 毫不 清单 机制 体系 问题
        亮点 特点 方向 循环 规律 主体责任 台阶 道理 突破 提升 确保 优先 文章 主线 主题 支柱 方阵
        梯队 硬仗 短板 重点 联动 协同 不能少 不 健康 文明",
    ),
    // Set phrases whose count is never a target, however it is written.
    (Tags::SET_PHRASE, "硬仗 大事 大事和民生实事 实事项目和大事 方面 举措 实事 民生实事 规定 原则 攻坚战 坚持"),
    // Words after the value that say nothing about what is measured (守住31.2万亩底线).
    (
        Tags::TRAILER,
        "等 底线 红线 目标 任务 大关 关口 台阶 规模 水平 的目标 的任务 的水平 的规模 目标任务 的底线
        门槛 的门槛 新台阶 区间 的预期目标 的底线要求 以上水平 的增长 的增速",
    ),
    // Words at the start of a clause that make it describe instead of setting a target.
    (
        Tags::DESCRIPTIVE_START,
        "分解任务 分解为 总面积 总人口 县域面积 市域面积 国土面积 区域面积 幅员面积 行政区域面积 高校毕业生 应届高校毕业生 下辖 辖 管辖 海拔 距离 相距 地处 位于 融入 对标 毗邻 毗连 周边 相邻 素有 面对 签订
        为期 始建于 成立于 历时 历经 全长 占地 建筑面积 可容纳 注册资本 年满 拥有人口 是指",
    ),
    // Words right before a number that make it describe.
    (
        Tags::DESCRIPTIVE_END,
        "还差 尚差 仍差 只差 相差 缺口 扣 一式 辖 下辖 海拔 相距 现有 共有 高达 多达 融入 对标 毗邻 毗连 周边 相邻 相当于 为期 历时 历经
        全长 占地 可容纳 容纳 年满 年产 年处理 日产 日处理 日供 年供 库容 涉及 距",
    ),
    // Road, school, plant and other name heads that follow the number of a name (104国道).
    (
        Tags::NAME_HEAD,
        "国道 省道 县道 乡道 号线 号 路 线 版 期 届 年制 级 型 类 学年 村村 中 小 院 所大学 行动
        计划 工程 体系 机制 模式 战略 政策 产业 平台 厂区 后 零 世纪 周年 点 分 时 度电 省 市 县 区
        国 城 大 字 街 园",
    ),
    // Heads of things that are built or run and whose size is named before them (720兆瓦储能电站).
    (
        Tags::FACILITY,
        "项目 企业 园区 产业 产业集群 集群 产业园 产业链 电站 变电站 厂 站 线路 工程 输变电工程 码头
        泊位 船 船舶 水库 炉 锅炉 机组 生产线 基地 平台 市场 中心 楼 大楼 综合体 广场 公园 园 学校
        医院 车间 大户 主体 村 乡镇 镇 强镇 县 区域 风机 电网 配电网 变压器 扩产 商圈 街区 隧道 桥
        大桥 航道 矿山 用户 客户 赛道",
    ),
    // Heads of amounts of money (1000亿元专项奖补资金).
    (
        Tags::MONEY_HEAD,
        "资金 投资 基金 引导基金 母基金 贷款 债券 专项债 专项债券 国债 特别国债 补助 补贴 收入 支出
        产值 销售额 税收 税费 消费券 赤字 负担 成本 奖补 转移支付 外资 授信 额度 订单 合同 债务
        费用 经费 保费 贴息 融资 信贷 红包 任务 目标 财力 预算 增量 资产",
    ),
    // Heads of what is produced or installed, so that the amount before them is counted.
    (
        Tags::CAPACITY_HEAD,
        "装机 机组 装机容量 容量 产能 粮食 储能 光伏 煤炭 煤炭产能 钢铁产能 粗钢 落后产能 产量 垃圾 污水
        标准煤 二氧化碳 规模 能力 并网 用电 电量 绿电 猪肉 蔬菜 水产品 任务 过剩产能 储备粮 算力
        仓容 货物 电力 新能源",
    ),
    // Places that a place is compared with (山区26县, 长三角41个城市).
    (
        Tags::PEER,
        "县 省 市 城市 国家 地市 地级市 县市 县区 兄弟县市",
    ),
    // Words between verb and number that say per what (提高至每人每月1480元).
    (
        Tags::PER,
        "每人每月 每人每年 每月 每年 每人 每亩 每户 每天 每平方米 人均 累计 分别 每吨 每人每天
        每生每年",
    ),
];
