//! The headline sentence: goals without a number, clause by clause.

use std::fmt::Write as _;

use proptest::prelude::*;
use zhibiao::headline::{HeadlineGoal, goals, strives_for_more};
use zhibiao::target::Aim;

fn shown(goal: &HeadlineGoal<'_>) -> String {
    let or_none = |text: &str| match text {
        "" => "—".to_owned(),
        text => text.to_owned(),
    };
    let detail = match &goal.aim {
        Aim::Relative(relative) => format!(" {} {}", relative.relation, relative.reference),
        Aim::Sign(sign) => format!(" {sign}"),
        Aim::Delegated(delegated) => format!(" {}", or_none(delegated.by.as_deref().unwrap_or(""))),
        Aim::Worded(words) => format!(" {words}"),
        _ => String::new(),
    };
    format!(
        "{} {} {} {}{detail}",
        or_none(goal.indicator),
        or_none(goal.action),
        goal.measure,
        goal.aim.kind()
    )
}

fn cases() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = include_str!("data/headline.tsv").lines();
    lines
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
}

#[test]
fn clauses_are_read_as_the_table_says() {
    let mut wrong = String::new();
    for (clause, expected) in cases() {
        let read: Vec<String> = goals(clause).iter().map(shown).collect();
        let read = read.join(" | ");
        if read != expected.trim_end() {
            writeln!(wrong, "{clause}\n  expected {expected}\n  read     {read}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(cases().count() > 50);
}

#[test]
fn a_stretch_without_a_number() {
    for clause in [
        "在实际工作中争取更好结果",
        "在实际工作中努力争取更好结果",
        "实际工作中力争取得更好成绩，",
        "并努力实现更好的结果",
        "力争更好",
        "实际工作中力争高于全国平均水平",
        "在实际工作中努力高于经济增速",
    ] {
        assert!(strives_for_more(clause), "{clause}");
        assert!(goals(clause).is_empty(), "{clause}");
    }
    for clause in [
        "做得更好",
        "更好结果",
        "居民收入增长与经济增长同步",
        "力争高于全国平均水平",
        "实际工作中狠抓落实",
        "",
    ] {
        assert!(!strives_for_more(clause), "{clause}");
    }
}

proptest! {
    /// Any text is read without a panic, and what is read stands in it.
    #[test]
    fn any_text_is_read(clause in "\\PC{0,60}") {
        for goal in goals(&clause) {
            prop_assert!(clause.contains(goal.indicator) && clause.contains(goal.action));
        }
        let _ = strives_for_more(&clause);
    }

    /// So is any mixture of the words of the genre.
    #[test]
    fn any_words_of_the_genre_are_read(words in prop::collection::vec(prop::sample::select(vec![
        "居民收入", "增长", "与", "经济", "同步", "基本", "高于", "全国平均", "完成", "国家", "下达", "的", "目标", "不设", "实现",
        "正增长", "保持", "合理水平", "、", "以上", "和", "力争", "继续下降", "确定", "5%",
    ]), 0..9)) {
        let clause = words.concat();
        for goal in goals(&clause) {
            prop_assert!(clause.contains(goal.indicator) && clause.contains(goal.action));
            // What is read makes a target, where it names its indicator.
            prop_assert_eq!(goal.to_target().is_err(), goal.indicator.is_empty());
            if let Ok(target) = goal.to_target() {
                prop_assert!(target.build().is_ok(), "{clause}");
            }
        }
    }
}
