//! [`zhibiao-datafusion`](zhibiao_datafusion) on more than one machine (集群): the same functions in the scheduler, the executors and
//! the clients of Apache Ballista, by one factory.
//!
//! A plan travels between machines by the names of its functions, so each side must have them: [`session_state`] is the one place where
//! they are put in. What is not code does not travel: the table functions of a folder read the disk of the client, so documents go to the
//! cluster as Parquet files ([`write_documents`]) on storage that every executor sees, and `unnest(extract(text))` reads them there.
//!
//! ```no_run
//! # #[tokio::main]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let context = zhibiao_ballista::client("10.0.0.1:50050")?;
//! zhibiao_ballista::register_documents(&context, "/shared/documents").await?;
//! let sum = "select exact_sum(cast(s['value'] as varchar), cast(s['unit'] as varchar)) from (select unnest(extract(text)) as s from documents)";
//! println!("{}", zhibiao_ballista::table(&context, sum).await?);
//! # Ok(())
//! # }
//! ```
//!
//! The program `zhibiao-cluster` is these functions on the command line.

#![forbid(unsafe_code)]
#![deny(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]
#![warn(clippy::pedantic)]

mod documents;
mod servers;

use ballista_core::extension::{SessionConfigExt, SessionStateExt};
use datafusion::arrow::util::pretty::pretty_format_batches;
use datafusion::common::Result;
use datafusion::execution::{SessionState, SessionStateBuilder};
use datafusion::prelude::{SessionConfig, SessionContext};

pub use documents::{register_documents, write_documents};
pub use servers::{Executor, serve_executor, serve_scheduler};

/// The session every side of a cluster is built from: the engine's own functions and those of [`zhibiao_datafusion`].
///
/// # Errors
///
/// Where the engine refuses the state.
pub fn session_state(config: SessionConfig) -> Result<SessionState> {
    let state = ballista_core::utils::default_session_builder(config)?;
    Ok(with_functions(state))
}

/// The same session in this process alone: what a cluster's answer is held against.
#[must_use]
pub fn local() -> SessionContext {
    let state = SessionStateBuilder::new().with_default_features().build();
    SessionContext::new_with_state(with_functions(state))
}

/// A session whose queries run on the cluster of a scheduler (`host:port`).
///
/// Nothing is sent before the first query: a scheduler that is not there is that query's error.
///
/// # Errors
///
/// Where the engine refuses the state.
pub fn client(scheduler: &str) -> Result<SessionContext> {
    let state = session_state(SessionConfig::new_with_ballista())?;
    // The upgrade puts the engine's own functions in the place of all that were there.
    let state = state.upgrade_for_ballista(format!("http://{scheduler}"))?;
    Ok(SessionContext::new_with_state(with_functions(state)))
}

/// The answer to a query as a table of text: two answers are the same where their bytes are.
///
/// # Errors
///
/// Those of the query.
pub async fn table(context: &SessionContext, sql: &str) -> Result<String> {
    let batches = context.sql(sql).await?.collect().await?;
    Ok(pretty_format_batches(&batches)?.to_string())
}

fn with_functions(state: SessionState) -> SessionState {
    let context = SessionContext::new_with_state(state);
    zhibiao_datafusion::register(&context);
    context.state()
}
