//! Where results go: to the screen, or to a file that is written beside its place and put there when it is whole.

use std::io::{ErrorKind, Write};
use std::path::Path;

use tempfile::NamedTempFile;
use zhibiao_files::refusal_in_chinese;

use crate::arguments::Target;
use crate::failure::Failure;

/// The kinds of files that are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    JsonLines,
    Json,
    Csv,
    Tsv,
    Xlsx,
    Html,
}

impl Kind {
    const ALL: [(&'static str, Self); 6] = [
        ("jsonl", Self::JsonLines),
        ("json", Self::Json),
        ("csv", Self::Csv),
        ("tsv", Self::Tsv),
        ("xlsx", Self::Xlsx),
        ("html", Self::Html),
    ];

    /// The kind that the ending of a file asks for, of those that the command writes.
    pub fn of(target: &Target, written: &[Self]) -> Result<Option<Self>, Failure> {
        let Some(path) = &target.output else {
            return Ok(None);
        };
        let ending = path
            .extension()
            .unwrap_or_default()
            .to_string_lossy()
            .to_lowercase();
        let known = || Self::ALL.iter().filter(|(_, kind)| written.contains(kind));
        if let Some((_, kind)) = known().find(|(name, _)| *name == ending) {
            return Ok(Some(*kind));
        }
        let names: Vec<_> = known().map(|(name, _)| format!(".{name}")).collect();
        let shown = path.display();
        Err(Failure::new(
            format!("{shown}: this command writes {}", names.join(", ")),
            format!("{shown}：本命令可写出{}", names.join("、")),
        ))
    }
}

/// Refuses early what would be refused when all is read.
pub fn check(target: &Target) -> Result<(), Failure> {
    match &target.output {
        Some(path) if path.exists() && !target.force => Err(exists(path)),
        _ => Ok(()),
    }
}

/// Writes to the file of the target, or to the screen.
pub fn write(target: &Target, bytes: &[u8]) -> Result<(), Failure> {
    let Some(path) = &target.output else {
        let mut screen = std::io::stdout().lock();
        return match screen.write_all(bytes).and_then(|()| screen.flush()) {
            // The reader has seen enough: `| head`.
            Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::new(
                format!("cannot write: {error}"),
                format!("无法写出：{}", refusal_in_chinese(&error)),
            )),
            _ => Ok(()),
        };
    };
    check(target)?;
    let cannot = |error: &std::io::Error| {
        let shown = path.display();
        if error.kind() == ErrorKind::NotFound {
            return Failure::new(
                format!("cannot write {shown}: there is no such folder"),
                format!("无法写出{shown}：文件夹不存在"),
            );
        }
        let chinese = refusal_in_chinese(error);
        // Without the name of the file that was written beside: nobody has asked for that one.
        let error = match error.raw_os_error() {
            Some(_) => error.to_string(),
            None => error.kind().to_string(),
        };
        Failure::new(
            format!("cannot write {shown}: {error}"),
            format!("无法写出{shown}：{chinese}"),
        )
    };
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let mut beside = beside(folder).map_err(|error| cannot(&error))?;
    let written = beside
        .write_all(bytes)
        .and_then(|()| beside.as_file().sync_all());
    written.map_err(|error| cannot(&error))?;
    if target.force {
        beside.persist(path).map_err(|error| cannot(&error.error))?;
        return Ok(());
    }
    match beside.persist_noclobber(path) {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == ErrorKind::AlreadyExists => Err(exists(path)),
        Err(error) => Err(cannot(&error.error)),
    }
}

/// A new file in a folder, which who may read it is told by the usual mask.
fn beside(folder: &Path) -> std::io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".zhibiao-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

fn exists(path: &Path) -> Failure {
    let shown = path.display();
    Failure::new(
        format!("{shown} exists; give --force to overwrite it"),
        format!("{shown}已存在；如需覆盖请加 --force"),
    )
}
