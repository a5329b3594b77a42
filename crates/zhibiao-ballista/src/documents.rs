//! Documents as Parquet files: what a cluster reads in the place of a folder.

use std::path::Path;

use datafusion::common::Result;
use datafusion::dataframe::DataFrameWriteOptions;
use datafusion::error::DataFusionError;
use datafusion::logical_expr::{col, lit};
use datafusion::prelude::{ParquetReadOptions, SessionContext};

/// Writes the reports of a folder as Parquet files of `document`, `region`, `year` and `text`, at most `files` of them. A file is what an
/// executor takes at once, so there should be several for each core.
///
/// The documents are read a file's worth at a time, whatever the folder holds.
///
/// # Errors
///
/// A folder or a document that cannot be read, named; a target that exists or cannot be written; none of the files is known as a report.
pub async fn write_documents(
    context: &SessionContext,
    folder: &Path,
    to: &Path,
    files: usize,
) -> Result<()> {
    let names = names(folder)?;
    let folder_name = folder.display().to_string().replace('\'', "''");
    std::fs::create_dir(to).map_err(|error| refused(to, &error))?;
    for (at, chunk) in names.chunks(names.len().div_ceil(files.max(1))).enumerate() {
        let (Some(first), Some(last)) = (chunk.first(), chunk.last()) else {
            continue;
        };
        let reports = context
            .sql(&format!("select * from reports('{folder_name}')"))
            .await?;
        let of_chunk = col("document").between(lit(first.as_str()), lit(last.as_str()));
        let target = to.join(format!("{at:05}.parquet"));
        reports
            .filter(of_chunk)?
            .write_parquet(
                &target.display().to_string(),
                DataFrameWriteOptions::new().with_single_file_output(true),
                None,
            )
            .await?;
    }
    Ok(())
}

/// The names of the files of a folder that can be read as reports, in order.
fn names(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|error| refused(folder, &error))? {
        let entry = entry.map_err(|error| refused(folder, &error))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if zhibiao_datafusion::is_report(&entry.path()) {
            names.push(name);
        }
    }
    if names.is_empty() {
        return Err(DataFusionError::Execution(format!(
            "{}: no file that can be read as a report",
            folder.display()
        )));
    }
    names.sort();
    Ok(names)
}

fn refused(path: &Path, error: &std::io::Error) -> DataFusionError {
    DataFusionError::Execution(format!("{}: {error}", path.display()))
}

/// Names the Parquet files of [`write_documents`] as the table `documents`.
///
/// # Errors
///
/// A folder without such files.
pub async fn register_documents(context: &SessionContext, folder: &str) -> Result<()> {
    context
        .register_parquet("documents", folder, ParquetReadOptions::default())
        .await
}
