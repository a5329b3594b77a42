//! Further verbs (动词) of the genre, many to a row: those whose use needs no example of its own. Each is tested in the
//! sentence of its sense: `…项目12个`, `规模…12%`, `规模…12亿元`, `增速…全省第3位`.
//!
//! To add a verb, write it into its row; one that joins, governs or ends otherwise than these goes to `verbs` with an example.

use crate::extract::words::sense::{
    Sense, Sense::Amount, Sense::Fall, Sense::Place, Sense::Reach, Sense::Rise,
};

/// The verbs of a sense, parted by blanks; a row a field of work.
pub(crate) const MORE_VERBS: &[(Sense, &str)] = &[
    // Building, land, water, greening.
    (
        Amount,
        "兴建 筹划 承建 援建 复建 新改建 新改扩建 扩容 扩能 扩面 增容 提级 迁移 搬离 移交 拆旧 复绿 补绿 补齐 补建 补办 补发 补选 \
         围栏 封育 禁牧 休牧 轮作 间伐 采伐 封山育林 植树 治沙 固沙 截污 清障 清拆 整备 提取 动建 改扩 翻建 修葺 修编 粉刷 \
         更新维护 维护更新 维修维护 维修加固 除险 治理修复 修复治理 整治提质 整治疏通 建成投运 建成交付 建成启用 建成并网 \
         建成竣工 竣工交付 竣工投用 交房 交付使用 启动实施 落地实施 落地建设 落地投产 开工投产 开工复工 投产运营 投入运营 投入运行 \
         投入生产 试运营 并网 入网 组网 联网 合龙 铺轨 通航 首航 增开 加开 始发 发运 通达 通行 打捞 疏散 转运 转移安置 避险搬迁 \
         集中安置 收回盘活 清理盘活 收储盘活 流转承包 确权登记 确权颁证",
    ),
    // Industry, money, science.
    (
        Amount,
        "孕育 招商引资 引智 满产 达产达效 转产 扩产 增资扩产 参股 控股 入股 并购 兼并 挂牌上市 首发上市 授信 放贷 纾困 \
         兑换 助力 研发 研制 攻关 首创 发明 授予 获授 通过认定 通过审定 审定 选定 评审 评出 评聘 聘用 柔性引进 选派 派遣 选调 招考 \
         招生 扩招 录取 培养输送 开课 授课 培育认定 新认定 认证 引进落地 签约引进 引进建设 谋划实施 策划包装 策划实施 储备实施 入库培育 \
         培育入库 成功创建 创建成 获颁 获选 获认定 喜获 登榜 进榜 揭牌 授牌 更名 输入 引水 供应保障 生产供应 投资建设 合作共建 \
         搭建完成 上云 上云用数 触网 转化应用 转化实施 推广使用 集成 复制推广 复制 借鉴 归集共享 汇聚 集聚落户",
    ),
    // People, health, schools, relief.
    (
        Amount,
        "扶助 帮困 诊治 确诊 治愈 随访 普查 参保 续保 代缴 资助参保 免收 免缴 减收 退还 清还 补偿 赔偿 赔付 追偿 追赃 避免 \
         止损 控辍 慰问 走访慰问 领取 接受 救援 搜救 抚养 收养 托养 安葬 抚恤 优抚 探访 陪护 护理 配餐 送教 支教 轮岗 交流轮岗 \
         售水 售电 售气 发货 新开垦 开垦 设置 垫付 垫付到位 涉及 摸排出 适配 康复救助 康复训练 诫勉 诫勉谈话 批评教育 组织处理 追责问责 刑拘 刑事拘留 行政拘留 拘留 接报 \
         稳岗 在岗 选址 入户辅导 流通 留任 转岗 招工 录用 聘请 吸收 吸纳安置 安置就业 \
         签约落户 落实到位 兑现到位 发放到位 拨付到位",
    ),
    // Government, order, inspection, culture, countryside.
    (
        Amount,
        "办复 答复 回复 回应 接访 调查 核实 核验 抽查 督查 督导 巡察 巡视 查结 执结 侦结 侦办 起获 缴获 查获 查封 扣押 没收 罚没 追逃 \
         抓捕 逮捕 判决 宣判 仲裁 宣讲 铺开 总结 提炼 编修 编撰 编纂 汇编 修订完善 制定出台 出台实施 印发实施 制定实施 废止修改 \
         归并 划转 转隶 精简压减 取消下放 下放承接 推送办理 巡演 巡展 展览 展销 参观 主办 协办 召开 参赛 夺冠 夺金 播栽 移栽 栽插 \
         套种 复种 改种 机收 机播 机插 深松 深耕 统防统治 育种 制种 育苗 屠宰 起捕 放养 增殖 交售 收储 投保 承租 出租 出售 购买 采集 \
         归还 征订 赠送 捐建 认购 认种 认养 结成 建交 签署 达成协议 落成启用 摸底 排除 销毁 封存 处理化解 攻坚化解 排查化解 \
         排查治理 整治整改 打掉 铲除 破除 清剿",
    ),
    (
        Reach,
        "站稳 迈进 冲破 攀上 跃升到 拓展到 延伸到 延长至 延长到 扩充到 扩充至 锁定 累计达 合计达 总计达 总数达 已达 将达 增长至 增长到 \
         稳步达到 稳定到 增到 升达 收于 报收",
    ),
    (
        Rise,
        "增多 攀升 飙升 猛增 激增 陡增 上扬 走高 回暖 反弹 加速 升高 拉高 抬升 调高 调升 增厚 增强 扩增 增效 多增 多收 高过 快增 累增 年增 净流入 \
         延长",
    ),
    (
        Fall,
        "递减 锐减 骤减 下跌 跌落 缩水 萎缩 走低 调低 压低 节降 减排 降耗 少收 少支 净流出 减持 减支 压实 落后于 慢",
    ),
    (
        Place,
        "排位 高居 领跑 位于 居于 列于 排在 连续位居 雄踞 保持在前列 晋升到 上升至 稳列 稳定位居 长期位居 持续位居 排名升至 排名上升至",
    ),
];

#[cfg(test)]
mod tests {
    use super::{Amount, Fall, MORE_VERBS, Place, Reach, Rise};
    use crate::extract::Extractor;

    #[test]
    fn every_verb_governs_the_number_of_the_sentence_of_its_sense() {
        let extractor = Extractor::default();
        let mut unread = Vec::new();
        for (sense, verbs) in MORE_VERBS {
            for verb in verbs.split_whitespace() {
                let sentence = match sense {
                    Amount => format!("{verb}项目12个。"),
                    Rise | Fall => format!("规模{verb}12%。"),
                    Reach => format!("规模{verb}12亿元。"),
                    Place => format!("增速{verb}全省第3位。"),
                };
                let extraction = extractor.extract(&sentence);
                let governs = extraction
                    .statements
                    .iter()
                    .any(|statement| statement.action.ends_with(verb));
                if !governs {
                    unread.push(sentence);
                }
            }
        }
        assert!(unread.is_empty(), "{unread:#?}");
    }
}
