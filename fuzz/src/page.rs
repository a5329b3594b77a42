//! Bytes → pages as converters of PDF files and web pages give them.

/// Pieces of sentences and of damage.
const PIECES: [&str; 64] = [
    "新增",
    "学位",
    "900个",
    "，",
    "。",
    "；",
    "：",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "  ",
    "\u{3000}\u{3000}",
    "完成投资",
    "12",
    "34万元",
    "增",
    "长",
    "5",
    ".",
    "%",
    "以上",
    "（",
    "）",
    "《",
    "》",
    "“",
    "”",
    "\n— 3 —\n",
    "\n- 12 -\n",
    "\n第2页\n",
    "———",
    "1.",
    "2.",
    "（一）",
    "①",
    "●",
    "·",
    ">",
    "<",
    "<p>",
    "</p>",
    "<b>",
    "<br/>",
    "&nbsp;",
    "&amp;",
    "&lt;",
    "amp;",
    "gt;",
    "\u{200b}",
    "\u{feff}",
    "\u{a0}",
    "\u{c}",
    "新 建 学 校 3 所 ",
    "a",
    "|",
    "\t",
    " - ",
    "其中",
    "\n县教育局\n",
    "的",
    "全县粮食生产再获丰收，",
    "改造老旧小区十二个并完成投资",
    "3",
];

/// So many pieces make a page; more only make it slow.
const MOST: usize = 4096;

/// A piece for each byte.
pub fn page(bytes: &[u8]) -> String {
    bytes
        .iter()
        .take(MOST)
        .filter_map(|byte| PIECES.get(usize::from(*byte) % PIECES.len()))
        .copied()
        .collect()
}
