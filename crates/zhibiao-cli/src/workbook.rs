//! Sheets as a workbook of Excel: frozen headers with filters, numbers as numbers where a sheet holds them exactly, lights as colours with words.

use rust_xlsxwriter::{
    Color, Format, FormatAlign, FormatUnderline, Note, Url, Workbook, Worksheet, XlsxError,
};
use zhibiao::completion::Light;
use zhibiao::number::Decimal;

use crate::arguments::Tongue;
use crate::failure::Failure;
use crate::sheet::{Cell, Sheet, in_tongue};

/// The digits that Excel keeps of a number; one with more is written as text.
const KEPT: usize = 15;

/// Why a number stands as text.
const AS_TEXT: (&str, &str) = (
    "位数超过电子表格能准确保存的范围，按文本存放",
    "more digits than a sheet keeps exactly: stored as text",
);

/// The links that Excel takes in one sheet; the rows below have their text alone.
const MOST_LINKS: usize = 65_530;

/// As Excel numbers the sizes of paper.
const A4: u8 = 9;

/// The formats of a workbook.
struct Formats {
    header: Format,
    text: Format,
    number: Format,
    link: Format,
}

/// The bytes of a workbook.
pub fn workbook(sheets: Vec<Sheet>, tongue: Tongue) -> Result<Vec<u8>, Failure> {
    let mut workbook = Workbook::new();
    let header = Format::new()
        .set_bold()
        .set_background_color(Color::RGB(0x00D9_E2F3))
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter);
    let text = Format::new()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_num_format("@");
    let link = text
        .clone()
        .set_font_color(Color::RGB(0x0005_63C1))
        .set_underline(FormatUnderline::Single);
    let formats = Formats {
        header,
        text,
        number: Format::new().set_align(FormatAlign::Top),
        link,
    };
    for sheet in sheets {
        // Rows go to a temporary file one by one: of 300 reports they would take most of the memory.
        let page = workbook
            .add_worksheet_with_low_memory()
            .map_err(Failure::of)?;
        write_sheet(page, sheet, tongue, &formats).map_err(Failure::of)?;
    }
    workbook.save_to_buffer().map_err(Failure::of)
}

fn write_sheet(
    page: &mut Worksheet,
    sheet: Sheet,
    tongue: Tongue,
    formats: &Formats,
) -> Result<(), XlsxError> {
    page.set_name(in_tongue(sheet.name, tongue))?;
    page.set_freeze_panes(1, 0)?;
    // Printed, all columns stand on one page, and each page has the headers.
    page.set_landscape()
        .set_paper_size(A4)
        .set_print_fit_to_pages(1, 0)
        .set_repeat_rows(0, 0)?;
    for (column, &(zh, en, width)) in (0_u16..).zip(&sheet.columns) {
        page.write_string_with_format(0, column, in_tongue((zh, en), tongue), &formats.header)?;
        page.set_column_width(column, f64::from(width))?;
    }
    let last_row = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
    let last_column = u16::try_from(sheet.columns.len())
        .unwrap_or(1)
        .saturating_sub(1);
    page.autofilter(0, 0, last_row, last_column)?;
    let mut links = 0;
    for (row, cells) in (1_u32..).zip(sheet.rows) {
        for (column, cell) in (0_u16..).zip(&cells) {
            if let Cell::Link(link) = cell
                && links < MOST_LINKS
            {
                links += 1;
                let url = Url::new(link.to.as_str()).set_text(clipped(&link.text));
                page.write_url_with_format(row, column, url, &formats.link)?;
                continue;
            }
            write_cell(page, row, column, cell, tongue, formats)?;
        }
    }
    Ok(())
}

fn write_cell(
    page: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    tongue: Tongue,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let text = &formats.text;
    let shown = cell.shown(tongue);
    match cell {
        Cell::Empty => {}
        // Always a string, so that `=1+1` stays text.
        Cell::Text(_) | Cell::Link(_) => {
            page.write_string_with_format(row, column, clipped(&shown), text)?;
        }
        Cell::Number(number) => match exact(*number) {
            Some(value) => {
                page.write_number_with_format(row, column, value, &formats.number)?;
            }
            None => {
                page.write_string_with_format(row, column, &shown, text)?;
                let note = Note::new(in_tongue(AS_TEXT, tongue)).add_author_prefix(false);
                page.insert_note(row, column, &note)?;
            }
        },
        Cell::Light(light) => {
            let colour = match light {
                Light::Green => 0x00C6_EFCE,
                Light::Yellow => 0x00FF_EB9C,
                Light::Orange => 0x00F8_CBAD,
                _ => 0x00FF_C7CE,
            };
            let format = Format::new()
                .set_align(FormatAlign::Top)
                .set_background_color(Color::RGB(colour));
            page.write_string_with_format(row, column, &shown, &format)?;
        }
    }
    Ok(())
}

/// The number as a workbook stores it, where its digits all come back.
fn exact(number: Decimal) -> Option<f64> {
    let digits = number
        .normalize()
        .mantissa()
        .unsigned_abs()
        .to_string()
        .len();
    if digits > KEPT {
        return None;
    }
    let value: f64 = number.normalize().to_string().parse().ok()?;
    let back: Decimal = value.to_string().parse().ok()?;
    (back == number).then_some(value)
}

/// A cell holds 32,767 characters.
fn clipped(text: &str) -> String {
    const MOST: usize = 32_767;
    if text.encode_utf16().count() <= MOST {
        return text.to_owned();
    }
    text.chars().take(MOST / 2).chain(['…']).collect()
}
