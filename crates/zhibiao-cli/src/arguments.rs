//! What the program is asked.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};

/// 政府工作报告的指标：提取、计划、汇总、跟踪、核查、看板 (targets of Chinese government work reports)
#[derive(Debug, Parser)]
#[command(
    name = "zhibiao",
    version,
    arg_required_else_help = true,
    max_term_width = 110
)]
pub struct Arguments {
    /// 输出语言 (the language of tables and messages)
    #[arg(long, global = true, value_enum, default_value_t = Tongue::Zh)]
    pub lang: Tongue,
    #[command(subcommand)]
    pub command: Command,
}

/// A language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Tongue {
    /// 中文
    Zh,
    /// English
    En,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// 提取文件或文件夹中的指标表述 (the statements of files or folders)
    Extract(Extract),
    /// 把一份报告做成计划 (a report as a plan)
    Plan(MakePlan),
    /// 把一个文件夹的报告汇总成表：地区、年份、目标与完成 (a folder of reports as one table)
    Panel(MakePanel),
    /// 上年计划对今年报告：哪些目标有了结果 (the targets of a plan and what the next report says of them)
    FollowUp(Follow),
    /// 核查一份报告或计划：算不拢的数、重复、矛盾 (what is wrong with the figures of a report or a plan)
    Check(Check),
    /// 计划与填报数据做成看板：完成率、进度、灯 (a plan and its observations as a board)
    Board(Board),
    /// 生成命令补全脚本 (shell completions)
    Completions {
        /// bash, zsh, fish, elvish, powershell
        shell: clap_complete::Shell,
    },
    /// 生成手册页 (the manual page)
    Man,
}

/// Where a table goes.
#[derive(Debug, Args)]
pub struct Target {
    /// 输出文件，按后缀决定格式；不给则输出到屏幕 (the file to write, its kind by its ending)
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// 覆盖已有文件 (overwrite a file that exists)
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Args)]
pub struct Extract {
    /// .docx .html .txt .md .csv .xlsx 文件，或文件夹 (files and folders)
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub target: Target,
    /// 同时写出网页，.xlsx 的每一行链接到网页上的原句 (also write the page; each row of the .xlsx leads to its sentence there)
    #[arg(long, value_name = "FILE.html", requires = "output")]
    pub page: Option<PathBuf>,
    /// 网页上保存的更正 .jsonl，一并应用 (corrections saved from a page, to be applied)
    #[arg(long, value_name = "FILE")]
    pub corrections: Option<PathBuf>,
    /// 报告年份，文中没有时使用 (the year of the documents, where they do not say it)
    #[arg(long)]
    pub year: Option<i32>,
}

#[derive(Debug, Args)]
pub struct MakePlan {
    /// 报告 (the report)
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[command(flatten)]
    pub target: Target,
    /// 计划年份，标题中没有时使用 (the year of the plan, where the title does not say it)
    #[arg(long)]
    pub year: Option<i32>,
}

#[derive(Debug, Args)]
pub struct MakePanel {
    /// 文件夹 (the folder)
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
    #[command(flatten)]
    pub target: Target,
}

#[derive(Debug, Args)]
pub struct Follow {
    /// 计划 (.json) 或上年报告 (a plan, or the report of the year before)
    #[arg(value_name = "PLAN|OLD")]
    pub old: PathBuf,
    /// 今年报告 (the report that follows)
    #[arg(value_name = "NEW")]
    pub new: PathBuf,
    #[command(flatten)]
    pub target: Target,
}

#[derive(Debug, Args)]
pub struct Check {
    /// 报告，或计划 (.json) (a report, or a plan)
    #[arg(value_name = "FILE|PLAN")]
    pub file: PathBuf,
    /// 填报数据 .csv，一并核查 (observations on the plan, checked with it)
    #[arg(long, value_name = "CSV")]
    pub reports: Option<PathBuf>,
    /// 核查日期，默认今天 (the day of the check; today unless given)
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<NaiveDate>,
    /// 报告年份，标题中没有时使用 (the year of the report, where its title does not say it)
    #[arg(long)]
    pub year: Option<i32>,
}

#[derive(Debug, Args)]
pub struct Board {
    /// 计划 (.json)，或报告 (a plan, or a report)
    #[arg(value_name = "PLAN")]
    pub plan: PathBuf,
    /// 填报数据 .csv (the observations)
    #[arg(value_name = "REPORTS")]
    pub reports: PathBuf,
    #[command(flatten)]
    pub target: Target,
    /// 看板日期，默认今天 (the day of the board; today unless given)
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<NaiveDate>,
    /// 评价办法 (the policy)
    #[arg(long, value_enum, default_value_t = PolicyName::Default)]
    pub policy: PolicyName,
    /// 报告年份，标题中没有时使用 (the year of the plan, where it is made of a report without one)
    #[arg(long)]
    pub year: Option<i32>,
}

/// The published policies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PolicyName {
    Default,
    Yinchuan,
    Xuancheng,
    OpenSdg,
    Un,
}
