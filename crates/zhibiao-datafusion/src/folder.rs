//! A folder of reports as a table.

use std::fmt::Debug;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use async_trait::async_trait;
use datafusion::arrow::array::{Array, ArrayRef, AsArray, Int32Array, RecordBatch, StringArray};
use datafusion::arrow::compute::cast;
use datafusion::arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use datafusion::catalog::{Session, TableFunctionArgs, TableFunctionImpl, TableProvider};
use datafusion::common::tree_node::{Transformed, TreeNode};
use datafusion::common::{Column, DFSchema, ScalarValue};
use datafusion::datasource::MemTable;
use datafusion::error::{DataFusionError, Result};
use datafusion::logical_expr::{Expr, TableProviderFilterPushDown, TableType};
use datafusion::physical_plan::ExecutionPlan;
use zhibiao::extract::Extractor;
use zhibiao::interchange::arrow as records;
use zhibiao::panel::Report;

use crate::cells::refused;
use crate::scalar::statement_schema;

pub(crate) fn all() -> Vec<(&'static str, Arc<dyn TableFunctionImpl>)> {
    let function = |rows| Arc::new(FolderFunction { rows }) as Arc<dyn TableFunctionImpl>;
    vec![
        ("reports", function(Rows::Documents)),
        ("statements", function(Rows::Statements)),
    ]
}

/// Whether a folder's table has this file as a row: a file whose name says a format that is read.
#[must_use]
pub fn is_report(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    zhibiao_files::Format::by_name(&name).is_some() && path.is_file()
}

/// What the rows of a table are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rows {
    Documents,
    Statements,
}

#[derive(Debug)]
struct FolderFunction {
    rows: Rows,
}

impl TableFunctionImpl for FolderFunction {
    fn call_with_args(&self, args: TableFunctionArgs) -> Result<Arc<dyn TableProvider>> {
        let [Expr::Literal(ScalarValue::Utf8(Some(folder)), _)] = args.exprs() else {
            return Err(DataFusionError::Plan(
                "a folder is named by one string: reports('reports/2026')".to_owned(),
            ));
        };
        Ok(Arc::new(Folder {
            path: PathBuf::from(folder),
            rows: self.rows,
        }))
    }
}

/// A folder whose files are read when a query asks for them.
#[derive(Debug)]
struct Folder {
    path: PathBuf,
    rows: Rows,
}

fn document() -> Field {
    Field::new("document", DataType::Utf8, false)
}

impl Folder {
    /// The names of its files, in order.
    fn names(&self) -> Result<Vec<String>> {
        let folder = || self.path.display().to_string();
        let entries = std::fs::read_dir(&self.path).map_err(|error| refused(folder(), error))?;
        let mut names = Vec::new();
        for entry in entries {
            let entry = entry.map_err(|error| refused(folder(), error))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if is_report(&entry.path()) {
                names.push(name);
            }
        }
        names.sort();
        Ok(names)
    }

    fn batch(&self, names: &[String]) -> Result<Vec<RecordBatch>> {
        match self.rows {
            Rows::Documents => Ok(vec![self.documents(names)?]),
            Rows::Statements => names.iter().map(|name| self.statements(name)).collect(),
        }
    }

    fn text(&self, name: &str) -> Result<String> {
        let path: &Path = &self.path.join(name);
        let document = zhibiao_files::read_file(path);
        Ok(document
            .map_err(|error| refused(path.display(), error))?
            .into_text())
    }

    fn documents(&self, names: &[String]) -> Result<RecordBatch> {
        let texts: Vec<String> = names
            .iter()
            .map(|name| self.text(name))
            .collect::<Result<_>>()?;
        let reports: Vec<Option<Report>> = names
            .iter()
            .zip(&texts)
            .map(|(name, text)| Report::of_text(name, text).ok())
            .collect();
        let regions: StringArray = reports
            .iter()
            .map(|report| report.as_ref().map(Report::region))
            .collect();
        let years: Int32Array = reports
            .iter()
            .map(|report| report.as_ref().map(Report::year))
            .collect();
        let columns: Vec<ArrayRef> = vec![
            Arc::new(StringArray::from(names.to_vec())),
            Arc::new(regions),
            Arc::new(years),
            Arc::new(StringArray::from(texts)),
        ];
        Ok(RecordBatch::try_new(self.schema(), columns)?)
    }

    fn statements(&self, name: &str) -> Result<RecordBatch> {
        let text = self.text(name)?;
        let extractor = match Report::of_text(name, &text) {
            Ok(report) => Extractor::default().plan_year(report.year()),
            Err(_) => Extractor::default(),
        };
        let statements = extractor.extract(&text).statements;
        let batch = records::batch(&statements).map_err(|error| refused(name, error))?;
        let mut columns: Vec<ArrayRef> =
            vec![Arc::new(StringArray::from(vec![name; batch.num_rows()]))];
        for (column, field) in batch.columns().iter().zip(statement_schema().fields()) {
            columns.push(cast(column, field.data_type())?);
        }
        Ok(RecordBatch::try_new(self.schema(), columns)?)
    }
}

/// Whether a filter asks of nothing but the name of the document.
fn is_of_name(filter: &Expr) -> bool {
    let columns = filter.column_refs();
    !columns.is_empty() && columns.iter().all(|column| column.name == "document")
}

#[async_trait]
impl TableProvider for Folder {
    fn schema(&self) -> SchemaRef {
        let mut fields = vec![document()];
        match self.rows {
            Rows::Documents => fields.extend([
                Field::new("region", DataType::Utf8, true),
                Field::new("year", DataType::Int32, true),
                Field::new("text", DataType::Utf8, false),
            ]),
            Rows::Statements => {
                fields.extend(
                    statement_schema()
                        .fields()
                        .iter()
                        .map(|field| field.as_ref().clone()),
                );
            }
        }
        Arc::new(Schema::new(fields))
    }

    fn table_type(&self) -> TableType {
        TableType::Base
    }

    fn supports_filters_pushdown(
        &self,
        filters: &[&Expr],
    ) -> Result<Vec<TableProviderFilterPushDown>> {
        let support = |filter: &&Expr| {
            if is_of_name(filter) {
                TableProviderFilterPushDown::Exact
            } else {
                TableProviderFilterPushDown::Unsupported
            }
        };
        Ok(filters.iter().map(support).collect())
    }

    async fn scan(
        &self,
        state: &dyn Session,
        projection: Option<&Vec<usize>>,
        filters: &[Expr],
        limit: Option<usize>,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        let mut names = self.names()?;
        let schema = Arc::new(Schema::new(vec![document()]));
        let of_names = DFSchema::try_from(schema.as_ref().clone())?;
        for filter in filters.iter().filter(|filter| is_of_name(filter)) {
            let bare = |expr: Expr| match expr {
                Expr::Column(column) => Expr::Column(Column::from_name(column.name)),
                other => other,
            };
            let filter = filter
                .clone()
                .transform(|expr| Ok(Transformed::yes(bare(expr))))?
                .data;
            let physical = state.create_physical_expr(filter, &of_names)?;
            let column: ArrayRef = Arc::new(StringArray::from(names.clone()));
            let batch = RecordBatch::try_new(schema.clone(), vec![column])?;
            let keep = physical.evaluate(&batch)?.into_array(names.len())?;
            let keep = keep.as_boolean();
            let mut at = 0;
            names.retain(|_| {
                let kept = keep.is_valid(at) && keep.value(at);
                at += 1;
                kept
            });
        }
        let table = MemTable::try_new(self.schema(), vec![self.batch(&names)?])?;
        table.scan(state, projection, &[], limit).await
    }
}
