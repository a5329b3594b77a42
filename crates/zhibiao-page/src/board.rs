//! A board (看板): lights by theme, bars of completion against pace, and why.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use zhibiao::completion::{Assessment, Light};
use zhibiao::finding::Language;

use crate::escape;
use crate::labels::both;
use crate::shell;

/// The page of a board; the assessments are shown in the order given.
#[must_use]
pub fn board(title: &str, subtitle: &str, assessments: &[Assessment<'_>]) -> String {
    let mut rows = String::new();
    for (number, one) in assessments.iter().enumerate() {
        row(&mut rows, one, number);
    }
    let columns = [
        ("灯", "Light", "text"),
        ("目标", "Target", "text"),
        ("实际", "Actual", "text"),
        ("完成与进度", "Completion and pace", "number"),
        ("状态", "Status", "text"),
        ("主题", "Theme", "text"),
        ("说明", "Why", "text"),
    ];
    let mut head = String::new();
    for (place, (chinese, english, sort)) in columns.iter().enumerate() {
        let _ = write!(
            head,
            "<th scope=col aria-sort=none><button data-column=\"{place}\" data-sort=\"{sort}\">{}</button></th>",
            both((chinese, english))
        );
    }
    let head = format!(
        "<table id=statements class=board><caption class=hidden>{}</caption><thead><tr>{head}</tr></thead><tbody>",
        both(("看板", "Board"))
    );
    shell::page(shell::Parts {
        title,
        summary: &summary(subtitle, assessments),
        left: None,
        table: shell::Table { head, rows },
        data: "[]".to_owned(),
    })
}

fn summary(subtitle: &str, assessments: &[Assessment<'_>]) -> String {
    let mut out = format!(
        "<p class=subtitle>{}</p><ul class=counts>",
        escape::text(subtitle)
    );
    for light in LIGHTS {
        let count = assessments
            .iter()
            .filter(|one| one.light() == Some(light))
            .count();
        if count > 0 {
            let _ = write!(
                out,
                "<li class=\"{}\"><b>{count}</b> {}</li>",
                class(light),
                words(light)
            );
        }
    }
    out.push_str("</ul>");
    themes(&mut out, assessments);
    out
}

const LIGHTS: [Light; 4] = [Light::Red, Light::Orange, Light::Yellow, Light::Green];

/// How many of each light the outermost themes have, the worst first.
fn themes(out: &mut String, assessments: &[Assessment<'_>]) {
    let mut counts: BTreeMap<&str, [usize; 4]> = BTreeMap::new();
    for one in assessments {
        let (Some(theme), Some(light)) = (one.target().theme().first(), one.light()) else {
            continue;
        };
        let place = LIGHTS.iter().position(|known| *known == light);
        let own = counts.entry(theme).or_default();
        if let Some(count) = place.and_then(|place| own.get_mut(place)) {
            *count += 1;
        }
    }
    if counts.len() < 2 {
        return;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    out.push_str("<ul class=themes>");
    for (theme, of_theme) in counts {
        out.push_str("<li>");
        for (light, count) in LIGHTS
            .into_iter()
            .zip(of_theme)
            .filter(|(_, count)| *count > 0)
        {
            let _ = write!(
                out,
                "<b class=\"{}\">{count} {}</b>",
                class(light),
                words(light)
            );
        }
        let _ = write!(out, "{}</li>", escape::text(theme));
    }
    out.push_str("</ul>");
}

fn class(light: Light) -> &'static str {
    match light {
        Light::Green => "green",
        Light::Yellow => "yellow",
        Light::Orange => "orange",
        Light::Red => "red",
    }
}

fn words(light: Light) -> String {
    both((
        light.label(Language::Chinese),
        light.label(Language::English),
    ))
}

fn row(out: &mut String, one: &Assessment<'_>, number: usize) {
    let format = one.policy().percent_format();
    let light = one.light();
    let rate = one.rate().map(|rate| format.rate(rate).to_string());
    let expected = one
        .expected()
        .map(|expected| format.percent(expected).to_string());
    let status = |language| match (one.status(), one.outcome()) {
        (Some(status), _) => status.label(language),
        (None, Err(reason)) => reason.label(language),
        (None, Ok(_)) => "",
    };
    let _ = write!(
        out,
        "<tr id=\"r{number}\" class=\"{class}\" tabindex=\"0\"><td class=light>{light}</td><td>{target}</td><td>{actual}</td><td class=number>{bar}</td>\
         <td><span class=zh>{status_zh}</span><span class=en lang=en>{status_en}</span></td><td class=theme>{theme}</td>\
         <td class=why><span class=zh>{why_zh}</span><span class=en lang=en>{why_en}</span></td></tr>",
        class = light.map_or("none", class),
        light = light.map_or_else(String::new, words),
        target = escape::text(&one.target().to_string()),
        actual = escape::text(
            &one.evidence()
                .map(|evidence| evidence.actual().to_string())
                .unwrap_or_default()
        ),
        bar = bar(rate.as_deref(), expected.as_deref()),
        status_zh = status(Language::Chinese),
        status_en = status(Language::English),
        theme = escape::text(&one.target().theme().join(" › ")),
        why_zh = escape::text(&one.explanation(Language::Chinese).to_string()),
        why_en = escape::text(&one.explanation(Language::English).to_string()),
    );
}

/// A bar of the rate, with a tick where it ought to be.
fn bar(rate: Option<&str>, expected: Option<&str>) -> String {
    let Some(rate) = rate else {
        return String::new();
    };
    let tick = expected
        .and_then(percent_of)
        .map_or_else(String::new, |at| {
            format!("<rect class=tick x=\"{at}\" y=\"0\" width=\"1.5\" height=\"10\"/>")
        });
    let label = match expected {
        Some(expected) => format!("{rate} / {expected}"),
        None => rate.to_owned(),
    };
    let width = percent_of(rate).unwrap_or(0);
    format!(
        "{rate}<svg viewBox=\"0 0 101 10\" role=img aria-label=\"{label}\" preserveAspectRatio=none><rect class=rail width=\"101\" height=\"10\"/>\
         <rect class=done width=\"{width}\" height=\"10\"/>{tick}</svg>"
    )
}

/// The whole percents of `65.22%`, at most 100; a bar shows no more.
fn percent_of(shown: &str) -> Option<u32> {
    let whole = shown.trim_end_matches('%').split('.').next()?;
    whole.parse::<u32>().ok().map(|percent| percent.min(100))
}
