//! The program `zhibiao`: from a folder of government work reports to a table, a workbook and a board.
//!
//! It ends with 0 where all was done, with 1 where something was found or a file was left out, with 2 where nothing could be done.

mod arguments;
mod commands;
mod failure;
mod input;
mod output;
mod sheet;
mod workbook;

use std::io::Write;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use arguments::{Arguments, Command};
use failure::Failure;

/// Whether all was done: 0, or with something to look at: 1.
pub type Done = Result<bool, Failure>;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let tongue = arguments.lang;
    let done = match arguments.command {
        Command::Extract(asked) => commands::extract::run(&asked, tongue),
        Command::Plan(asked) => commands::plan::run(&asked, tongue),
        Command::Panel(asked) => commands::panel::run(&asked, tongue),
        Command::FollowUp(asked) => commands::follow_up::run(&asked, tongue),
        Command::Check(asked) => commands::check::run(&asked, tongue),
        Command::Board(asked) => commands::board::run(&asked, tongue),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "zhibiao", &mut script);
            print(&script)
        }
        Command::Man => {
            let mut page = Vec::new();
            match clap_mangen::Man::new(Arguments::command()).render(&mut page) {
                Ok(()) => print(&page),
                Err(error) => Err(Failure::of(error)),
            }
        }
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(failure) => {
            tell(&failure, tongue);
            ExitCode::from(2)
        }
    }
}

fn print(bytes: &[u8]) -> Done {
    // A reader that has seen enough is no failure.
    let _ = std::io::stdout().write_all(bytes);
    Ok(true)
}

/// Says on stderr what failed.
pub fn tell(failure: &Failure, tongue: arguments::Tongue) {
    let _ = writeln!(std::io::stderr(), "zhibiao: {}", failure.message(tongue));
}
