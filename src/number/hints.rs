//! What would be right instead of a number that cannot be read: each hint of a [`NumberError`](super::NumberError) in Chinese.

/// After the words of an error in Chinese; nothing where there is no hint.
pub(super) fn chinese(hint: &str) -> String {
    let row = HINTS.iter().find(|(english, _)| *english == hint);
    row.map_or_else(String::new, |(_, chinese)| format!("；{chinese}"))
}

const HINTS: &[(&str, &str)] = &[
    (
        "write 三亿五千万 or 三亿零五千",
        "应写作三亿五千万或三亿零五千",
    ),
    (
        "expected digits, one decimal point, or 十百千万亿",
        "数由数字、一个小数点和十百千万亿组成",
    ),
    ("a number begins with a digit", "数应以数字开头"),
    (
        "a number has one decimal point and no separator behind it",
        "数只有一个小数点，其后不分节",
    ),
    ("digits said one by one use 二", "逐位读出的数用“二”"),
    (
        "digits said one by one take no 十百千万亿",
        "逐位读出的数不带十百千万亿",
    ),
    (
        "零 stands for skipped places, as in 一百零五",
        "“零”表示空位，如一百零五",
    ),
    (
        "零 stands for skipped places, as in 一千零五十",
        "“零”表示空位，如一千零五十",
    ),
    (
        "a place such as 十 or 百 must stand between two digits",
        "两个数字之间应有十、百等数位",
    ),
    (
        "places fall from 千 over 百 to 十, as in 一千二百三十",
        "数位应由高到低，如一千二百三十",
    ),
    ("no place follows 零", "“零”后不接数位"),
    (
        "a digit must stand before it, as in 三百",
        "其前应有数字，如三百",
    ),
    (
        "a digit must stand before it, as in 三百万",
        "其前应有数字，如三百万",
    ),
    (
        "a digit must stand before it, as in 三万",
        "其前应有数字，如三万",
    ),
    (
        "a digit must stand before it, as in 三亿",
        "其前应有数字，如三亿",
    ),
    (
        "write 三百五十万 or 三百零五万, 一万三千亿 or 一万零三亿",
        "应写作三百五十万或三百零五万、一万三千亿或一万零三亿",
    ),
    (
        "a digit other than 零 must stand before it",
        "其前应有“零”以外的数字",
    ),
    (
        "after 万 only 亿, or smaller places, may follow",
        "“万”后只能接“亿”或更低的数位",
    ),
    (
        "only 万, 亿 or 万亿 may follow",
        "其后只能接“万”、“亿”或“万亿”",
    ),
    (
        "scales are 十 百 千 万 十万 百万 千万 亿 十亿 百亿 千亿 万亿",
        "数量级有十、百、千、万、十万、百万、千万、亿、十亿、百亿、千亿、万亿",
    ),
    ("亿 can stand only once", "“亿”只能出现一次"),
    ("no scale follows 零", "“零”后不接万、亿"),
    ("a digit must follow 零", "“零”后应有数字"),
    ("a digit must follow", "其后应有数字"),
    ("a digit must follow the decimal point", "小数点后应有数字"),
    (
        "a digit must follow 点, as in 六点五",
        "“点”后应有数字，如六点五",
    ),
    (
        "write 3.5万, or 1万2000 with all its digits",
        "应写作3.5万，或写全各位，如1万2000",
    ),
    (
        "only whole members of falling scale add up, as in 3亿5000万",
        "由高到低的整数才能连写，如3亿5000万",
    ),
    (
        "write 三十五 for 35; 三五 is also said for three to five",
        "35写作三十五，三五也指三至五",
    ),
    (
        "the scale stands behind the decimals, as in 一点二万",
        "数量级应在小数之后，如一点二万",
    ),
];
