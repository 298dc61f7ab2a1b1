//! The table to fill in.

use jiff::civil::Date;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet,
    XlsxError,
};

use super::columns::Column;
use super::lists;

/// The table as CSV: with semicolons and a byte order mark, as Finnish spreadsheets expect it.
pub fn template_csv() -> Vec<u8> {
    let quoted = |text: &str| {
        if text.contains([';', '"', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
    };
    let line = |cell: fn(Column) -> &'static str| -> String {
        Column::all().map(|column| quoted(cell(column))).collect::<Vec<_>>().join(";")
    };
    format!("\u{feff}{}\r\n{}\r\n", line(Column::heading), line(Column::hint)).into_bytes()
}

/// The table as XLSX: with lists to choose from, and a sheet with the words that are taken.
///
/// # Errors
/// Never in practice: the headings and lists fit a sheet, which a test holds.
pub fn template_xlsx(today: Date) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // Without a day of its own the file would carry the hour of the clock.
    let part = |number: i8| u8::try_from(number).unwrap_or(1);
    let made = ExcelDateTime::from_ymd(today.year().unsigned_abs(), part(today.month()), part(today.day()))?;
    workbook.set_properties(&DocProperties::new().set_title("Toiminta").set_creation_datetime(&made));
    table(workbook.add_worksheet().set_name("Toiminta")?)?;
    words(workbook.add_worksheet().set_name("Ohjeet")?)?;
    workbook.save_to_buffer()
}

/// The rows in which lists are offered.
const ROWS: u32 = 2_000;

fn table(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let heading = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let hint = Format::new().set_italic().set_font_color(0x0055_5555).set_text_wrap().set_align(FormatAlign::Top);
    let text = Format::new().set_num_format("@");
    for (place, column) in (0_u16..).zip(Column::all()) {
        sheet.write_string_with_format(0, place, column.heading(), &heading)?;
        sheet.write_string_with_format(1, place, column.hint(), &hint)?;
        sheet.set_column_width(place, if matches!(column, Column::Title | Column::Description) { 36 } else { 18 })?;
        // As text: so that 00100, 10.00 and 7.1. stay as they are written.
        sheet.set_column_format(place, &text)?;
        if let Some(list) = offered(column) {
            let choice = DataValidation::new()
                .allow_list_strings(&list)?
                .set_error_style(DataValidationErrorStyle::Warning)
                .set_input_message(column.hint().chars().take(250).collect::<String>())?;
            sheet.add_data_validation(2, place, ROWS, place, &choice)?;
        }
    }
    sheet.set_freeze_panes(2, 0)?;
    Ok(())
}

/// The list of a column in which one word stands.
fn offered(column: Column) -> Option<Vec<&'static str>> {
    match column {
        Column::Facet(_) | Column::Kaikukortti => Some(vec!["kyllä", "ei"]),
        Column::Kind | Column::Recurrence | Column::Setting | Column::Price | Column::Registration => {
            lists::all().into_iter().find(|(heading, _)| *heading == column.heading()).map(|(_, list)| list)
        }
        _ => None,
    }
}

fn words(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let heading = Format::new().set_bold();
    for (place, (name, list)) in (0_u16..).zip(lists::all()) {
        sheet.write_string_with_format(0, place, name, &heading)?;
        sheet.set_column_width(place, 28)?;
        for (row, word) in (1_u32..).zip(list) {
            sheet.write_string(row, place, word)?;
        }
    }
    Ok(())
}
