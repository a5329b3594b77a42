//! The table of codes: one row a code, and nothing about a code anywhere else.

use serde::{Deserialize, Serialize};

use super::{Language, Severity};

/// All that is fixed about a [`Code`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct CodeEntry {
    /// The code, in kebab-case; permanent.
    pub name: &'static str,
    /// How much it matters unless a caller says otherwise.
    pub severity: Severity,
    /// The message in Chinese; `{name}` stands for a value of the finding.
    pub chinese: &'static str,
    /// The message in English.
    pub english: &'static str,
    /// What it means.
    pub meaning: &'static str,
    /// What to do about it.
    pub remedy: &'static str,
}

/// Makes the enum of codes and its table from the same rows.
macro_rules! codes {
    ($($code:ident = $name:literal, $severity:ident, $chinese:literal, $english:literal, $meaning:literal, $remedy:literal;)*) => {
        /// The permanent code of what was noticed, in kebab-case where it is written.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = concat!("`", $name, "`: ", $meaning)] $code,)*
        }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$code),*];

            /// Its row of the table.
            #[must_use]
            pub const fn entry(self) -> &'static CodeEntry {
                match self {
                    $(Self::$code => &CodeEntry {
                        name: $name,
                        severity: Severity::$severity,
                        chinese: $chinese,
                        english: $english,
                        meaning: $meaning,
                        remedy: $remedy,
                    },)*
                }
            }

            // What a program shows is asked for by itself, so that one that shows neither meanings nor remedies, such as
            // a page in the browser, does not carry them.

            pub(super) const fn name(self) -> &'static str {
                match self {
                    $(Self::$code => $name,)*
                }
            }

            /// How much it matters unless a caller says otherwise.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self {
                    $(Self::$code => Severity::$severity,)*
                }
            }

            /// Its message, the values not filled in.
            pub(super) const fn template(self, language: Language) -> &'static str {
                match (language, self) {
                    $((Language::Chinese, Self::$code) => $chinese,)*
                    $((Language::English, Self::$code) => $english,)*
                }
            }
        }
    };
}

codes! {
    // code = "name", default severity, Chinese message, English message, what it means, what to do;

    // Text
    ControlCharacter = "control-character", Note,
        "文本中有控制字符{character}",
        "the text holds the control character {character}",
        "A control character that has no place in running text; it is read as a blank.",
        "Remove it, or check how the text was made.";

    // Numbers and units
    BrokenNumeral = "broken-numeral", Warning,
        "“{text}”不是完整的数：{reason}",
        "`{text}` is not a number: {reason}",
        "Signs that look like a number but cannot be read as one.",
        "Correct the number.";
    NumberTooLarge = "number-too-large", Warning,
        "“{text}”的位数超出可精确表示的范围",
        "`{text}` has more digits than can be held exactly",
        "A number of more digits than a decimal holds; it is not rounded, so there is no statement.",
        "Check the number; write it with a scale such as 亿.";
    UnknownUnit = "unknown-unit", Warning,
        "“{text}”中的单位“{unit}”无法识别",
        "the unit `{unit}` in `{text}` is not known",
        "A number whose unit is in no table.",
        "Correct the unit, or register it as a counter.";
    NumberWithoutUnit = "number-without-unit", Note,
        "“{text}”后没有单位",
        "`{text}` has no unit",
        "A number where a statement could stand, without a unit.",
        "Add the unit if the number is meant as a target.";
    RoleNotUnderstood = "role-not-understood", Note,
        "“{text}”所指不明",
        "what `{text}` counts or measures was not understood",
        "A number with its unit beside a verb, of which no rule could tell what it is the number of.",
        "Read the place; enter the target by hand if it is one.";
    VagueNumber = "vague-number", Note,
        "“{text}”是约数，没有确定的值",
        "`{text}` names no exact number",
        "An amount whose numeral is only an order of magnitude; it is not made up into a value.",
        "Enter the target by hand if a value is meant.";
    UnevenList = "uneven-list", Note,
        "“分别”之前的“{subjects}”与其后的{values}个数不能一一对应",
        "`{subjects}` and the {values} numbers shared out among them cannot be paired",
        "After a list of things and the word for `respectively` (分别) as many numbers must follow; else each number is given all of the things.",
        "Read the place, and enter the targets by hand.";
    UnitWithoutNumber = "unit-without-number", Note,
        "“{text}”有单位而没有数",
        "`{text}` has a unit but no number",
        "A unit where a number should stand before it.",
        "Add the number.";
    FractionalCount = "fractional-count", Warning,
        "“{text}”：{unit}只能是整数",
        "`{text}`: {unit} counts whole things only",
        "A fraction of something that is counted in whole numbers.",
        "Correct the number or its unit.";

    // Targets and plans
    NotATarget = "not-a-target", Warning,
        "“{text}”不能成为指标：{reason}",
        "`{text}` cannot become a target: {reason}",
        "A statement was read, but what it says is no valid target.",
        "Read the reason; correct the text, or enter the target by hand.";
    YearsOpen = "years-open", Warning,
        "“{text}”没有写明年份，期限留空",
        "`{text}` does not say of which year it is; its period is left open",
        "Neither sentence nor heading nor document tell which years a target is for; it is not taken to be for the plan's.",
        "Tell the extractor of which year the text is, or give the target its period by hand.";
    DuplicateTarget = "duplicate-target", Warning,
        "指标“{indicator}”与“{other}”重复",
        "the target for `{indicator}` repeats `{other}`",
        "Two targets for the same indicator, measure, unit and period.",
        "Keep one, or tell them apart by name or period.";
    ContradictoryBounds = "contradictory-bounds", Warning,
        "“{value}”与“{other}”不能同时达到",
        "`{value}` and `{other}` cannot both be met",
        "Two targets for the same indicator, measure, region and period that no value meets; a report may mean two things by one name.",
        "Correct one of them, or tell them apart by name or period.";
    NegativeAmount = "negative-amount", Error,
        "“{value}”为负数",
        "`{value}` is negative",
        "Less than nothing of what is built, spent, used or otherwise cannot be below zero.",
        "Correct the sign; state a fall as a reduction or a decrease.";
    ShareAboveWhole = "share-above-whole", Warning,
        "“{indicator}”为{value}，超过100%",
        "`{indicator}` is {value}, more than 100%",
        "A share of more than the whole, or a fall by more than all there was.",
        "Check the number; if it is a ratio to something else, say so in the name.";
    OtherDimension = "other-dimension", Warning,
        "“{indicator}”的单位为{unit}，“{other}”为{expected}",
        "`{indicator}` is in {unit} here and in {expected} in `{other}`",
        "A target in a unit of another dimension than the other targets of the same indicator, action and measure.",
        "Correct the unit, or name what is counted.";
    UnitWithoutHeads = "unit-without-heads", Warning,
        "“{indicator}”按人平均，单位应为{expected}，不是{unit}",
        "`{indicator}` is an average over people, so its unit is {expected} rather than {unit}",
        "An average over people, by its name (人均, 每千人), in a unit that is per nothing, so that it would be added up as if it were a total.",
        "Give the unit as 元/人, 张/千人 and the like.";
    ProbableSlip = "probable-slip", Warning,
        "目标{target}与{value}相差千倍以上，万、亿可能有误",
        "the target {target} and {value} are a factor of a thousand or more apart: check the scale",
        "A value so far from the baseline, the path or the other values of its target that a scale such as 万 or 亿 was probably mistaken.",
        "Check the scale of both numbers.";
    BaselineBeyondTarget = "baseline-beyond-target", Warning,
        "基期值{value}已优于目标{target}",
        "the baseline {value} is better than the target {target} already",
        "A target that was met before it was set, and asks for less than there was.",
        "Check both numbers and which way is good for the indicator.";
    PathMissesTarget = "path-misses-target", Warning,
        "进度安排到{period}为{value}，达不到目标{target}",
        "the path ends in {period} with {value}, which does not reach the target {target}",
        "A path whose last point, at the end of the target's period, falls short of the target.",
        "Correct the path or the target.";
    AllocationShort = "allocation-short", Warning,
        "各地分解任务合计{sum}，与目标{target}相差{gap}",
        "what is allocated adds up to {sum}, {gap} off the target {target}",
        "Shares of a target that, summed up, do not reach it, or exceed what it allows, whichever way they were rounded.",
        "Check the shares, or whether one is missing.";
    AllocationSurplus = "allocation-surplus", Note,
        "各地分解任务合计{sum}，比目标{target}多{gap}（加码）",
        "what is allocated adds up to {sum}, {gap} more than the target {target}",
        "More is asked of the parts than of the whole, as is often done on purpose.",
        "Nothing, if it is meant.";
    UnknownRegionCode = "unknown-region-code", Error,
        "“{region}”的代码{code}不可用：{reason}",
        "the code {code} of {region} cannot be right: {reason}",
        "A code that is not of the standard or of the list in use, or is that of another province than the name.",
        "Look the code up in GB/T 2260.";
    OverlappingPeriods = "overlapping-periods", Warning,
        "期限{period}与“{other}”的期限{others}部分重叠",
        "the period {period} overlaps {others}, that of `{other}`, in part",
        "Two targets for one indicator whose periods have some days in common and each some of its own, so that work counts twice.",
        "Correct the periods.";
    GrowthOfRate = "growth-of-rate", Warning,
        "“{indicator}”本身是比率，“{value}”宜用百分点表示",
        "`{indicator}` is itself a rate, so `{value}` may be meant in percentage points",
        "A relative growth or fall of what is a share, of which the report may mean percentage points.",
        "State it in percentage points, or as the level to be reached.";
    ReferenceNotInPlan = "reference-not-in-plan", Note,
        "“{indicator}”所参照的“{reference}”不在计划中，无从评价",
        "`{reference}`, which `{indicator}` is compared with, is no target of the plan, so there is nothing to judge by",
        "A target that is set by another indicator, of which the plan has no target with a number.",
        "Add the target of the reference, or report whether the goal is met.";
    RelativeToItself = "relative-to-itself", Error,
        "“{indicator}”与自身（“{reference}”）比较",
        "`{indicator}` is compared with itself (`{reference}`)",
        "A target that is set by its own indicator.",
        "Correct the reference.";
    BreakthroughFromAboveZero = "breakthrough-from-above-zero", Error,
        "“{indicator}”基期值为{value}，不能再零突破",
        "`{indicator}` stood at {value} already, so there is no first one to come",
        "A breakthrough from none (零突破) where there were some before.",
        "Correct the baseline, or set a number as the target.";
    ReportRepeated = "report-repeated", Warning,
        "“{report}”与“{other}”是同一地区、同一年份的报告",
        "`{report}` and `{other}` are reports of one region and year",
        "Two documents of one region and year in a panel; the values of both are kept.",
        "Leave one of them out, or correct the region or the year.";
    CellDiffers = "cell-differs", Note,
        "{region}“{indicator}”有不同的数：{value}（{report}），{other}（{others}）",
        "{region}, {indicator}: {value} ({report}) and {other} ({others}) differ",
        "Values of one indicator, region, measure and years that differ: a figure that was revised, or two things under one name.",
        "Read both places; the first is the one that counts.";
    SourceMismatch = "source-mismatch", Error,
        "出处{span}处没有“{quote}”",
        "`{quote}` does not stand at {span} of the text",
        "The words that a target quotes are not at the place it gives.",
        "Check that the text is the one the plan was read from.";
    ValueNotInSource = "value-not-in-source", Error,
        "出处“{quote}”中没有{value}",
        "the quoted `{quote}` does not hold {value}",
        "The words that a target quotes hold other numbers than the one it claims.",
        "Correct the number, or the place it is said to come from.";

    // Totals
    TotalMismatch = "total-mismatch", Warning,
        "“{group}”填报总数{total}，合计为{sum}，相差{gap}{coverage}",
        "the reported total of {group} is {total}, but the sum is {sum}, a difference of {gap}{coverage}",
        "A reported total that the figures do not add up to, whichever way they were rounded.",
        "Check the total, or whether a part is missing.";
    TotalNotComputable = "total-not-computable", Warning,
        "“{group}”填报总数{total}，无从核对：{reason}",
        "the reported total {total} of {group} cannot be checked: {reason}",
        "A reported total of a group that is not there or whose figures have no sum.",
        "Read the reason; group by measure and dimension first.";

    // Observations
    ObservationUnknownTarget = "observation-unknown-target", Warning,
        "{as_of}填报的“{value}”所属指标{target}不在计划中",
        "the value `{value}` as of {as_of} is for the target {target}, which is not in the plan",
        "A report on a target that the plan does not have; it counts for nothing.",
        "Correct the id of the target.";
    ObservationOtherKind = "observation-other-kind", Error,
        "{as_of}填报的“{value}”与目标类型（{aim}）不符",
        "the value `{value}` as of {as_of} is of another kind than the target ({aim})",
        "A rank for an amount, an amount for a milestone and the like; the value is left out.",
        "Report the value in the kind of the target.";
    ObservationOtherUnit = "observation-other-unit", Error,
        "{as_of}填报的“{value}”单位为{unit}，与目标单位{expected}不可比",
        "the value `{value}` as of {as_of} is in {unit}, which cannot be compared with the target's {expected}",
        "An amount of another dimension, another currency or another counter than the target; the value is left out.",
        "Report the value in a unit of the target.";
    ObservationNegativeCount = "observation-negative-count", Error,
        "{as_of}填报的“{value}”为负数，计数不能为负",
        "the value `{value}` as of {as_of} is negative: there is no negative count",
        "Fewer than none of what is counted; the value is left out.",
        "Correct the value.";
    ObservationOtherBasis = "observation-other-basis", Error,
        "{as_of}按“{basis}”口径填报的“{value}”不适用于计量方式{measure}",
        "the value `{value}` as of {as_of} cannot be used for the measure {measure} on its basis, {basis}",
        "A state at a date for an amount that accumulates, or a value in a part of the period for what does not add up.",
        "Report an accumulating amount to date or in periods, anything else to date or at a date.";
    ObservationBeforePeriod = "observation-before-period", Warning,
        "{as_of}填报的“{value}”早于期限{period}",
        "the value `{value}` as of {as_of} was counted before the period {period}",
        "A value from before the period of the target, or counted from before it; it is left out.",
        "Correct the date; give an earlier state as the baseline of the target.";
    ObservationAfterPeriod = "observation-after-period", Note,
        "{as_of}填报的“{value}”晚于期限{period}",
        "the value `{value}` as of {as_of} is later than the period {period}",
        "A value from after the period of the target; it is left out, since the target was to be met in the period.",
        "Give the day that the value tells of, not the day of its publication.";
    ObservationAfterAsOf = "observation-after-as-of", Note,
        "{as_of}填报的“{value}”晚于评估日{day}，未采用",
        "the value `{value}` as of {as_of} is later than the day of the assessment, {day}, and was not used",
        "A value that was not yet known on the day of the assessment.",
        "Assess as of a later day, or correct the date.";
    ObservationDuplicate = "observation-duplicate", Note,
        "{as_of}的“{value}”重复填报",
        "the value `{value}` as of {as_of} was reported twice",
        "The same value for the same day and basis twice; it counts once.",
        "Remove one of the two.";
    ObservationConflict = "observation-conflict", Error,
        "{as_of}先后填报“{other}”和“{value}”，无法取舍",
        "as of {as_of} both `{other}` and `{value}` were reported",
        "Two reports for the same day and basis that differ and are not numbered as revisions; neither is used.",
        "Number the later report as a revision.";
    ObservationFalling = "observation-falling", Warning,
        "累计值由{day}的{other}降至{as_of}的{value}",
        "the cumulative value falls from {other} as of {day} to {value} as of {as_of}",
        "A value to date that is smaller than an earlier one, which an accumulated total cannot be.",
        "Correct the value, or number it as a revision of the earlier one.";
    ObservationGap = "observation-gap", Warning,
        "{from}至{to}没有当期值，{as_of}的“{value}”无法计入",
        "nothing is reported for {from} to {to}, so `{value}` as of {as_of} is not added up",
        "Values in periods that leave out days after the last value to date, or after the start of the target's period; what follows the gap is not counted.",
        "Report the period that is missing, or a value to date.";
    ObservationOverlap = "observation-overlap", Error,
        "{period}的当期值“{value}”与{others}的“{other}”时段重叠",
        "the value `{value}` in {period} overlaps `{other}` in {others}",
        "Values in periods that have days in common, such as a month and its quarter, so that they do not add up; there is no sum.",
        "Remove one of the two, or report a value to date.";
    ObservationBeyondLimit = "observation-beyond-limit", Warning,
        "{as_of}填报的“{value}”超出指标的自然界限{limit}",
        "the value `{value}` as of {as_of} lies beyond {limit}, the natural limit of the indicator",
        "A share above 100 %, or less than nothing of what cannot be below zero; the value is used as it was reported.",
        "Check the number and its unit; if it is a ratio to something else than its whole, say so in the name of the indicator.";
    ObservationProbableSlip = "observation-probable-slip", Warning,
        "{as_of}填报的“{value}”与{reference}相差千倍以上，万、亿可能有误",
        "the value `{value}` as of {as_of} and {reference} are a factor of a thousand or more apart: check the scale",
        "A value so far from its target, or from the value reported before it, that a scale such as 万 or 亿 was probably mistaken; it is used as it was reported.",
        "Check the scale of both numbers, and number a correction as a revision.";

    RecordBadField = "record-bad-field", Error,
        "“{cell}”不能用在“{column}”，此条未读入（{reason}）",
        "this record was left out, for `{cell}` in {column}: {reason}",
        "A field of a reported record that cannot be read, or contradicts the rest of it; the other records are kept.",
        "Correct the field.";
    RecordMalformed = "record-malformed", Error,
        "此条未读入：第{column}个字节处不是有效的JSON（{reason}）",
        "this record was left out, for it is no JSON at byte {column} of the line: {reason}",
        "A reported record that cannot be told apart into fields; the other records are kept.",
        "Correct the quotation marks, commas and brackets at the place.";

    FindingsLeftOut = "findings-left-out", Warning,
        "问题过多，另有{count}个没有列出",
        "there were too many findings; {count} more are left out",
        "An input with so many faults that only the first 1000 findings are kept, and the others counted.",
        "Correct the first ones, which often have one cause, and read the input again.";

    // Figures of a text against each other
    RateContradiction = "rate-contradiction", Warning,
        "所述“{rate}”与数字不符：“{part}”是“{base}”的{computed}",
        "the stated `{rate}` contradicts the figures: `{part}` is {computed} of `{base}`",
        "A share or rate that does not follow from the figures it stands beside, whichever way they were rounded.",
        "Check the rate and both figures.";
    RateTruncated = "rate-truncated", Note,
        "“{rate}”截去了尾数，四舍五入应为{rounded}：“{part}”是“{base}”的{computed}",
        "the stated `{rate}` was cut off and would be {rounded} if it were rounded: `{part}` is {computed} of `{base}`",
        "A share or rate that follows from its figures only where its further digits were cut off instead of rounded.",
        "Round it, if that is the rule of the text.";
    GrowthContradiction = "growth-contradiction", Warning,
        "所述“{stated}”与数字不符：由“{from}”到“{to}”为{computed}",
        "the stated `{stated}` contradicts the figures: from `{from}` to `{to}` it is {computed}",
        "A growth, or a change in points, that does not follow from the two levels beside it, whichever way they were rounded.",
        "Check both levels and the change.";
    DifferenceContradiction = "difference-contradiction", Warning,
        "所述“{stated}”与数字不符：“{one}”与“{other}”相差{computed}",
        "the stated `{stated}` contradicts the figures: `{one}` and `{other}` are {computed} apart",
        "What is said to be left (尚差, 还剩), to be beyond a plan (超额完成) or to be ahead of or behind a pace, that is not the difference of the two figures it rests on.",
        "Check both figures and the difference.";
    ClaimContradiction = "claim-contradiction", Warning,
        "所述“{claim}”与数字不符：“{one}”{relation}“{other}”",
        "`{claim}` contradicts the figures: `{one}` {relation} `{other}`",
        "Words that say that all was done (全部完成), more than planned (超额完成) or that each reached a mark (均超过95%), where the figures beside them say less.",
        "Check the words and both figures.";
    RankBeyondMembers = "rank-beyond-members", Warning,
        "“{rank}”超出了“{members}”的名次范围",
        "`{rank}` is no place among `{members}`",
        "A place in an order that has fewer members.",
        "Check the place and how many take part.";
    SharesDoNotAddUp = "shares-do-not-add-up", Warning,
        "“{shares}”合计{sum}，构成应为100%",
        "the shares `{shares}` add up to {sum}; those of a whole are 100%",
        "Shares of all parts of a whole, such as the structure of the three industries, that do not add up to 100 %, rounding apart.",
        "Check the shares.";
    PaceContradiction = "pace-contradiction", Warning,
        "所述序时进度“{pace}”与日期不符：{date}是全年的{computed}",
        "the stated pace `{pace}` contradicts its date: {date} are {computed} of the year",
        "A pace (序时进度) that is not the share of the year which is over at the date beside it, by months or by days.",
        "Check the pace and the date.";
    PartExceedsWhole = "part-exceeds-whole", Warning,
        "“{part}”是“{whole}”的其中数，却大于总数",
        "`{part}` is said to be a part of `{whole}`, and is more",
        "A part (其中) that is greater than its whole.",
        "Check both numbers and their units.";
    PartsExceedWhole = "parts-exceed-whole", Warning,
        "各分项合计{sum}，大于总数“{whole}”",
        "the parts add up to {sum}, more than the whole `{whole}`",
        "Parts (其中) in one list whose sum is greater than the whole, whichever way they were rounded.",
        "Check the numbers, or whether the parts overlap.";
    PartsDoNotAddUp = "parts-do-not-add-up", Warning,
        "各分项合计{sum}，与总数“{whole}”不符",
        "the parts add up to {sum}, not to the whole `{whole}`",
        "Parts that are said to be all there are, whose sum is not the whole, whichever way they were rounded.",
        "Check the numbers, or whether a part is missing.";

    // Tables
    CsvBadCell = "csv-bad-cell", Error,
        "“{cell}”不能用在“{column}”列，此行未读入（{reason}）",
        "this row was left out, for `{cell}` in the column {column}: {reason}",
        "A cell of a table that cannot be read, or contradicts the rest of its row; the other rows are kept.",
        "Correct the cell.";
    CsvBadRow = "csv-bad-row", Error,
        "此行未读入：单元格多于表头，多出“{cell}”",
        "this row was left out: it has more cells than the first line, `{cell}` among them",
        "A row of a table with more cells than there are columns; the other rows are kept.",
        "Check whether a comma in a text lacks its quotation marks.";
    CsvUnclosedQuote = "csv-unclosed-quote", Error,
        "引号没有闭合，其后的各行可能并入了同一个单元格",
        "a quotation mark is not closed, so the rows behind it may have gone into one cell",
        "A table with an odd number of quotation marks: what follows the last one is read as one cell.",
        "Close the quotation mark, or write it twice where it is meant as a character.";
    CsvUnknownColumn = "csv-unknown-column", Note,
        "未读“{column}”列",
        "the column `{column}` was not read",
        "A column of a table that means nothing to the reader.",
        "Rename it to one of the known columns, or leave it.";
    CsvPartWithoutWhole = "csv-part-without-whole", Warning,
        "所属编号“{id}”不可用，已按独立指标读入：{reason}",
        "the whole {id} cannot be used, so the part stands alone: {reason}",
        "A part (其中) whose whole is not in the table, or is a part of it in turn.",
        "Correct the id of the whole.";
}
