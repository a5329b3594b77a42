//! Bytes → clauses as reports write them, and as nobody should.

/// The parts of a clause in their order; an empty word leaves the part out. A byte picks a word of each.
const PARTS: [&[&str]; 10] = [
    &[
        "",
        "",
        "",
        "确保",
        "力争",
        "去年,",
        "截至11月底,",
        "到2027年底,",
        "全年",
        "预计",
        "其中",
        "责任单位:",
        "一、",
        "(二)",
        "累计",
    ],
    &[
        "",
        "",
        "全县",
        "地区生产总值",
        "城镇登记失业率",
        "公办学位",
        "高新技术企业",
        "A、B",
        "“510行动计划”",
        "104国道",
        "化学需氧量、氨氮排放量",
        "每千人口床位",
    ],
    &[
        "",
        "",
        "新增",
        "开工",
        "建成投用",
        "达到",
        "增长",
        "下降",
        "控制在",
        "由68%提高到",
        "占目标任务数",
        "为",
        "完成",
        "分别增长",
        "提高",
        "位列全省",
        "新建",
    ],
    &[
        "",
        "",
        "",
        "公办学位",
        "工业项目",
        "亿元以上项目",
        "学校",
        "农村公路",
    ],
    &[
        "",
        "",
        "",
        "超",
        "不少于",
        "不超过",
        "约",
        "近",
        "前",
        "第",
        "负",
        "-",
        "(",
    ],
    &[
        "0",
        "5",
        "12",
        "1650",
        "2,500",
        "２５００",
        "1.2",
        "5.10",
        "三百二十",
        "两千",
        "一",
        "十",
        "百分之五",
        "5%—5.5",
        "2至3",
        "三到五",
        "1.2.3",
        "二十百",
        "100000000000000000000000000000000",
        "",
        "零突破",
        "2024",
        "500公里的66",
    ],
    &["", "", "", "万", "亿", "余", "多", " ", "\n", "[1]"],
    &[
        "",
        "个",
        "家",
        "亿元",
        "万美元",
        "公里",
        "%",
        "％",
        "个百分点",
        "名",
        "位",
        "元/人",
        "万平方米",
        "所学校",
        "年",
        "倍",
        "微克/立方米",
        "咪",
        "率",
    ],
    &["", "", "", "以上", "以内", "左右", "、", "多", ")", "”"],
    &[
        ",", ",", "、", "。", "；", "|", "\n", "\n\n", "", "和", "，", "!", "\u{3000}",
    ],
];

/// The longest text; longer ones teach nothing new.
const LONGEST: usize = 16_384;

/// The text that these bytes choose. A byte 0xFF is followed by bytes to be taken as they are.
pub fn clauses(bytes: &[u8]) -> String {
    let mut text = String::new();
    let mut part = 0;
    let mut bytes = bytes.iter();
    while let Some(&byte) = bytes.next() {
        if text.len() > LONGEST {
            break;
        }
        if byte == 0xFF {
            let raw: Vec<u8> = bytes.by_ref().take(4).copied().collect();
            text.push_str(&String::from_utf8_lossy(&raw));
            continue;
        }
        let words = PARTS[part];
        text.push_str(words[usize::from(byte) % words.len()]);
        part = (part + 1) % PARTS.len();
    }
    text
}
