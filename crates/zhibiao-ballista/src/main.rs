//! A cluster on the command line: see the README.

use std::path::Path;
use std::process::ExitCode;

use zhibiao_ballista::{
    Executor, client, local, register_documents, serve_executor, serve_scheduler, table,
    write_documents,
};

const USAGE: &str = "\
zhibiao-cluster scheduler HOST:PORT                     serve as the scheduler (port 0 takes a free one, which is printed)
zhibiao-cluster executor SCHEDULER HOST WORK_DIR        serve as an executor of the scheduler at HOST:PORT, reached at HOST
zhibiao-cluster documents FOLDER TO [FILES]             write the reports of a folder as Parquet files (16)
zhibiao-cluster ask QUERY.sql DOCUMENTS [SCHEDULER]     ask a query of the table `documents`, here or on the cluster";

type Outcome = Result<(), Box<dyn std::error::Error>>;

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("zhibiao-cluster: {error}");
            ExitCode::from(2)
        }
    }
}

async fn run(arguments: &[&str]) -> Outcome {
    match *arguments {
        ["scheduler", address] => {
            let ready = |address| println!("{address}");
            serve_scheduler(address, ready).await?;
        }
        ["executor", scheduler, host, work_dir] => {
            let executor = Executor {
                scheduler: scheduler.to_owned(),
                host: host.to_owned(),
                ports: (0, 0),
                tasks: 0,
                work_dir: work_dir.into(),
            };
            serve_executor(executor).await?;
        }
        ["documents", folder, to] => write(folder, to, 16).await?,
        ["documents", folder, to, files] => write(folder, to, files.parse()?).await?,
        ["ask", query, documents] => ask(query, documents, None).await?,
        ["ask", query, documents, scheduler] => ask(query, documents, Some(scheduler)).await?,
        _ => return Err(format!("not a command\n{USAGE}").into()),
    }
    Ok(())
}

async fn write(folder: &str, to: &str, files: usize) -> Outcome {
    Ok(write_documents(&local(), Path::new(folder), Path::new(to), files).await?)
}

async fn ask(query: &str, documents: &str, scheduler: Option<&str>) -> Outcome {
    let sql = std::fs::read_to_string(query).map_err(|error| format!("{query}: {error}"))?;
    let context = match scheduler {
        Some(scheduler) => client(scheduler)?,
        None => local(),
    };
    register_documents(&context, documents).await?;
    println!("{}", table(&context, &sql).await?);
    Ok(())
}
