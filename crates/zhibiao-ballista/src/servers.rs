//! The two kinds of processes of a cluster.

use std::net::{SocketAddr, TcpListener as PortProbe};
use std::path::PathBuf;
use std::sync::Arc;

use ballista_core::error::{BallistaError, Result};
use ballista_core::extension::SessionConfigExt;
use ballista_core::registry::BallistaFunctionRegistry;
use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
use ballista_scheduler::cluster::BallistaCluster;
use ballista_scheduler::config::SchedulerConfig;
use ballista_scheduler::scheduler_process::{create_scheduler, start_grpc_service_with_listener};
use datafusion::prelude::SessionConfig;
use datafusion_proto::protobuf::{LogicalPlanNode, PhysicalPlanNode};
use tokio::net::TcpListener;

use crate::session_state;

/// How often an executor says that it is there, and after how long a silent one is given up: a query that waits for a dead executor
/// waits this long.
const HEARTBEAT_SECONDS: u64 = 2;
const SILENT_SECONDS: u64 = 10;

/// Serves as the scheduler of a cluster at `host:port`, until the process is stopped. Port 0 takes a free one; `ready` is told the
/// address before the first executor is waited for.
///
/// # Errors
///
/// An address that cannot be bound.
pub async fn serve_scheduler(address: &str, ready: impl FnOnce(SocketAddr)) -> Result<()> {
    let listener = TcpListener::bind(address)
        .await
        .map_err(|error| BallistaError::Configuration(format!("{address}: {error}")))?;
    let bound = listener.local_addr()?;
    let mut config = SchedulerConfig::default()
        .with_hostname(bound.ip().to_string())
        .with_port(bound.port())
        .with_override_session_builder(Arc::new(session_state))
        .with_override_config_producer(Arc::new(SessionConfig::new_with_ballista))
        .with_no_executors_grace_period_seconds(SILENT_SECONDS);
    config.executor_timeout_seconds = SILENT_SECONDS;
    config.expire_dead_executor_interval_seconds = HEARTBEAT_SECONDS;
    config.validate()?;
    let cluster = BallistaCluster::new_from_config(&config).await?;
    let scheduler =
        create_scheduler::<LogicalPlanNode, PhysicalPlanNode>(cluster, Arc::new(config)).await?;
    ready(bound);
    start_grpc_service_with_listener(listener, scheduler).await
}

/// An executor of a cluster.
#[derive(Clone, Debug)]
pub struct Executor {
    /// The scheduler it works for, `host:port`.
    pub scheduler: String,
    /// The address it is reached at by the scheduler and by other executors.
    pub host: String,
    /// The port results are fetched from, and that of its tasks; 0 takes a free one.
    pub ports: (u16, u16),
    /// How many tasks it does at once; 0 takes as many as there are cores.
    pub tasks: usize,
    /// Where intermediate results are kept.
    pub work_dir: PathBuf,
}

/// Serves as an executor, until the process is stopped.
///
/// # Errors
///
/// A scheduler that is not reached within ten seconds; an address that cannot be bound.
pub async fn serve_executor(executor: Executor) -> Result<()> {
    let (scheduler_host, scheduler_port) =
        executor.scheduler.rsplit_once(':').ok_or_else(|| {
            BallistaError::Configuration(format!(
                "{}: a scheduler is named by host:port",
                executor.scheduler
            ))
        })?;
    let scheduler_port = scheduler_port.parse().map_err(|_| {
        BallistaError::Configuration(format!("{scheduler_port}: a port is a number up to 65535"))
    })?;
    let (port, grpc_port) = executor.ports;
    let functions = session_state(SessionConfig::new_with_ballista())?;
    let config = ExecutorProcessConfig {
        bind_host: executor.host.clone(),
        external_host: Some(executor.host.clone()),
        port: free(&executor.host, port)?,
        grpc_port: free(&executor.host, grpc_port)?,
        scheduler_host: scheduler_host.to_owned(),
        scheduler_port,
        scheduler_connect_timeout_seconds: 10,
        vcores: executor.tasks,
        work_dir: Some(executor.work_dir.display().to_string()),
        executor_heartbeat_interval_seconds: HEARTBEAT_SECONDS,
        override_function_registry: Some(Arc::new(BallistaFunctionRegistry::from(&functions))),
        override_config_producer: Some(Arc::new(SessionConfig::new_with_ballista)),
        ..ExecutorProcessConfig::default()
    };
    start_executor_process(Arc::new(config)).await
}

fn free(host: &str, port: u16) -> Result<u16> {
    if port != 0 {
        return Ok(port);
    }
    let probe = PortProbe::bind((host, 0))
        .map_err(|error| BallistaError::Configuration(format!("{host}: {error}")))?;
    Ok(probe.local_addr()?.port())
}
