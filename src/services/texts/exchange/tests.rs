//! Tables out and in: nothing is lost on the way, and what comes back wrong is refused.

use proptest::prelude::*;

use super::*;
use crate::crm::i18n::placeholders::Mismatch;
use crate::formats::json::Kind;
use crate::formats::path::RelPath;
use crate::formats::tables;
use crate::formats::tables::{Format, TableError};
use crate::model::document::FileBody;
use crate::model::widget::FileChange;

fn widget(files: &[(&str, &str)]) -> Widget {
    let body = |(path, text): &(&str, &str)| (RelPath::new(path).unwrap(), FileBody::text(*text));
    Widget::new(files.iter().map(body).collect(), None)
}

const MANIFEST: &str = r#"{"widget": {"name": "widget.name", "locale": ["ru", "en"]}, "settings": {"a": {"name": "widget.name"}}}"#;
const RU: &str = "{\r\n\t\"widget\": {\"name\": \"Виджет\", \"list\": [1], \"a.b\": \"точка\"},\r\n\t\"hello\": \"Привет, {{name}}!\\r\\nКак дела?\"\r\n}";
const EN: &str = "{\"widget\": {\"name\": \"\\u0057idget\", \"only\": \"Only here\"}, \"hello\": {\"x\": \"Section\"}}";

fn sample() -> Widget {
    widget(&[("manifest.json", MANIFEST), ("i18n/ru.json", RU), ("i18n/en.json", EN), ("i18n/es.json", "{\"widget\":")])
}

fn table(rows: &[&[&str]]) -> Table {
    let mut rows = rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>());
    Table { header: rows.next().unwrap(), rows: rows.collect() }
}

/// What an import changes, as `locale key: text`.
fn changes(review: &Review) -> Vec<String> {
    review.changes.iter().map(|change| format!("{} {}: {}", change.locale, change.key, change.new)).collect()
}

fn reasons(review: &Review) -> Vec<(Option<usize>, &str, Reason)> {
    review.refused.iter().map(|refusal| (refusal.row, refusal.locale.as_str(), refusal.reason.clone())).collect()
}

/// The widget after all changes of a review.
fn applied(widget: &Widget, review: &Review) -> Widget {
    let mut after = widget.clone();
    after.apply(&review.changes(widget, |_| true).unwrap()).unwrap();
    after
}

#[test]
fn a_table_has_the_base_first_and_says_where_a_key_is_used() {
    let Export { table: found, left_out } = export(&sample(), &[]).unwrap();
    let expected = table(&[
        &["key", "ru", "en", "used in"],
        &["widget.name", "Виджет", "Widget", "/widget/name /settings/a/name"],
        &["widget.a\\.b", "точка", "", ""],
        &["hello", "Привет, {{name}}!\r\nКак дела?", "", ""],
        &["widget.only", "", "Only here", ""],
        &["hello.x", "", "Section", ""],
    ]);
    assert_eq!(found, expected);
    assert_eq!(left_out, ["es"]);
    let only = export(&sample(), &["en".to_owned()]).unwrap().table;
    assert_eq!((only.header.len(), only.rows.len(), only.cell(0, 1)), (3, 3, "Widget"));
    assert_eq!(export(&sample(), &["es".to_owned()]), Err(ExportError::NoLocale("es".to_owned())));
    assert_eq!(export(&Widget::default(), &[]), Err(ExportError::NoTexts));
}

#[test]
fn an_untouched_table_changes_nothing() {
    let widget = sample();
    let exported = export(&widget, &[]).unwrap().table;
    for format in [Format::Csv, Format::Xlsx] {
        let back = tables::read(&tables::write(&exported, format).unwrap()).unwrap();
        let review = import(&widget, &back);
        assert_eq!((review.changes.len(), review.refused.len(), review.passed_over.len()), (0, 0, 0), "{review:?}");
        assert!(review.unchanged > 0 && review.changes(&widget, |_| true).unwrap().is_empty());
    }
}

#[test]
fn accepted_changes_touch_their_own_bytes() {
    let widget = sample();
    let rows = table(&[
        &["key", "ru", "en"],
        &["widget.name", "Мой виджет", "My widget"],
        &["widget.a\\.b", "", "dot"],
        &["hello", "Пока, {{name}}!\nКак дела?"],
    ]);
    let review = import(&widget, &rows);
    let expected =
        ["ru widget.name: Мой виджет", "en widget.name: My widget", "en widget.a\\.b: dot", "ru hello: Пока, {{name}}!\r\nКак дела?"];
    assert_eq!(changes(&review), expected);
    let stays = PassedOver::Empty { key: "widget.a\\.b".to_owned(), locale: "ru".to_owned(), old: "точка".to_owned() };
    assert_eq!((review.passed_over.as_slice(), review.refused.as_slice()), ([stays].as_slice(), [].as_slice()));
    let after = applied(&widget, &review);
    assert_eq!(after.text("i18n/ru.json").unwrap().as_str(), RU.replace("Виджет", "Мой виджет").replace("Привет", "Пока"));
    let en = "{\"widget\": {\"name\": \"My widget\", \"a.b\": \"dot\", \"only\": \"Only here\"}, \"hello\": {\"x\": \"Section\"}}";
    assert_eq!(after.text("i18n/en.json").unwrap().as_str(), en);

    let some = review.changes(&widget, |at| at == 1).unwrap();
    let [FileChange::Edit { path, edits }] = some.as_slice() else { panic!("{some:?}") };
    assert_eq!((path.as_str(), edits.len()), ("i18n/en.json", 1));
}

#[test]
fn what_breaks_the_structure_is_refused_with_its_reason() {
    let widget = sample();
    let rows = table(&[
        &["Key", "ru", "en", "kk", "es", "RU", "Notes"],
        &["widget.name", "Виджет", "", "Виджет", "Widget", "Другой", "short!"],
        &["widget", "Текст", ""],
        &["widget.list", "", "List"],
        &["widget.nmae", "Виджет", ""],
        &["hello", "Привет, {{name}}!\nКак дела?", "Hi, {{name}}"],
        &["hello.x", "Раздел", "A section"],
        &["widget.only", "Раз", "Only here"],
        &["widget.only", "Два", ""],
        &["", "Ничей", ""],
        &["", "", "", "", "", "", ""],
        &["widget.none", "", ""],
    ]);
    let review = import(&widget, &rows);
    let section = |code: &str| Reason::Section(code.to_owned());
    let expected = [
        (None, "kk", Reason::NoLocale),
        (None, "es", Reason::Unreadable),
        (None, "RU", Reason::SecondColumn),
        (Some(3), "", section("ru")),
        (Some(4), "", Reason::NotText(Kind::Array)),
        (Some(5), "", Reason::UnknownKey),
        (Some(6), "en", section("en")),
        (Some(7), "ru", Reason::Blocked),
        (Some(8), "ru", Reason::Duplicate(vec![8, 9])),
        (Some(10), "", Reason::NoKey),
    ];
    assert_eq!(reasons(&review), expected);
    assert_eq!(changes(&review), ["en hello.x: A section"]);
    let empty = PassedOver::Empty { key: "widget.name".to_owned(), locale: "en".to_owned(), old: "Widget".to_owned() };
    assert_eq!(review.passed_over, [PassedOver::Column("Notes".to_owned()), empty]);
}

#[test]
fn placeholders_are_guarded() {
    let widget = sample();
    let lost = |name: &str| Reason::Text(Rejection::Marks(Mismatch { lost: vec![name.to_owned()], added: Vec::new() }));
    for (text, expected) in [("Привет!", Some(lost("{{name}}"))), ("{{name}}, привет", None)] {
        let review = import(&widget, &table(&[&["key", "ru"], &["hello", text]]));
        assert_eq!(review.refused.first().map(|refusal| refusal.reason.clone()), expected, "{text}");
        assert_eq!(review.changes.len(), usize::from(expected.is_none()));
    }
}

#[test]
fn files_of_spreadsheet_programs_are_read() {
    let expected = table(&[&["key", "ru", "en"], &["a.b", "Да; «нет»", "two\nlines"], &["c", "=1+1", "it's \"so\""]]);
    let semicolons = "key;ru;en\r\na.b;\"Да; «нет»\";\"two\nlines\"\r\nc;'=1+1;\"it's \"\"so\"\"\"\r\n";
    let commas = "key,ru,en\na.b,Да; «нет»,\"two\nlines\"\nc,=1+1,\"it's \"\"so\"\"\"\n";
    let tabs = "key\tru\ten\r\na.b\tДа; «нет»\t\"two\nlines\"\r\nc\t=1+1\t\"it's \"\"so\"\"\"\r\n";
    let utf16 = |mark: [u8; 2], unit: fn(u16) -> [u8; 2]| [mark.to_vec(), tabs.encode_utf16().flat_map(unit).collect()].concat();
    let files: [(&str, Vec<u8>); 8] = [
        ("Excel, UTF-8", format!("\u{feff}{semicolons}").into_bytes()),
        ("UTF-8 without a mark", semicolons.as_bytes().to_vec()),
        ("commas", commas.as_bytes().to_vec()),
        ("with a hint", format!("sep=;\r\n{semicolons}").into_bytes()),
        ("Excel, CP1251", encoding_rs::WINDOWS_1251.encode(semicolons).0.into_owned()),
        ("commas, CP1251", encoding_rs::WINDOWS_1251.encode(commas).0.into_owned()),
        ("Excel, Unicode text", utf16([0xff, 0xfe], u16::to_le_bytes)),
        ("UTF-16, big end first", utf16([0xfe, 0xff], u16::to_be_bytes)),
    ];
    for (name, bytes) in files {
        assert_eq!(tables::read(&bytes).as_ref(), Ok(&expected), "{name}");
    }
    let western = encoding_rs::WINDOWS_1252.encode("key;es\r\na;¿Qué?\r\n").0.into_owned();
    assert_eq!(tables::read(&western).unwrap().cell(0, 1), "¿Qué?");
    let turkish = encoding_rs::WINDOWS_1254.encode("key;tr\r\na;Işığı\r\n").0.into_owned();
    assert_eq!(tables::read(&turkish).unwrap().cell(0, 1), "Işığı");
}

#[test]
fn csv_opens_right_and_runs_nothing() {
    let texts = ["=cmd|'/c calc'!A1", "+7 999", "-", "@x", "007", "1.10", "1/2", "'=1", "'x", "don't", "-5 %", "a=b"];
    let rows: Vec<[&str; 2]> = texts.iter().map(|text| ["k", *text]).collect();
    let mut all: Vec<&[&str]> = vec![&["key", "ru"]];
    all.extend(rows.iter().map(|row| row.as_slice()));
    let written = tables::write(&table(&all), Format::Csv).unwrap();
    let text = String::from_utf8(written.clone()).unwrap();
    assert!(text.starts_with("\u{feff}key;ru\r\nk;'=cmd|'/c calc'!A1\r\nk;'+7 999\r\nk;'-\r\nk;'@x\r\nk;'007\r\n"), "{text}");
    assert!(text.contains("k;''=1\r\nk;'x\r\nk;don't\r\n") && text.ends_with("k;'-5 %\r\nk;a=b\r\n"), "{text}");
    assert_eq!(tables::read(&written).unwrap(), table(&all));
}

#[test]
fn what_is_no_table_is_told() {
    let xlsx = tables::write(&table(&[&["key"]]), Format::Xlsx).unwrap();
    let errors = [
        (b"".to_vec(), TableError::Empty),
        (b"\xef\xbb\xbf".to_vec(), TableError::Empty),
        (b"a;b\r\n".to_vec(), TableError::NoKeyColumn),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), TableError::OldWorkbook),
        (b"\x89PNG\r\n\x1a\n\0\0\0\xff".to_vec(), TableError::NotATable),
        (vec![b'a'; tables::MAX_BYTES + 1], TableError::TooLarge),
        (format!("key{}", ";".repeat(tables::MAX_COLUMNS)).into_bytes(), TableError::TooManyCells),
        (format!("key{}", "\na".repeat(tables::MAX_ROWS + 1)).into_bytes(), TableError::TooManyCells),
    ];
    for (bytes, error) in errors {
        assert_eq!(tables::read(&bytes), Err(error));
    }
    for end in 4..xlsx.len() {
        assert!(matches!(tables::read(&xlsx[..end]), Err(TableError::Workbook(_))), "{end}");
    }
    let long = "я".repeat(tables::MAX_CELL + 1);
    let error = TableError::LongText { key: "a".to_owned(), column: "ru".to_owned() };
    assert_eq!(tables::write(&table(&[&["key", "ru"], &["a", &long]]), Format::Xlsx), Err(error));
    assert_eq!(tables::read(&tables::write(&table(&[&["key", "ru"], &["a", &long]]), Format::Csv).unwrap()).unwrap().cell(0, 1), long);
}

/// A workbook whose sheet is `sheet`.
fn workbook(sheet: &[u8]) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let plain = tables::write(&table(&[&["key"]]), Format::Xlsx).unwrap();
    let mut old = zip::ZipArchive::new(Cursor::new(plain)).unwrap();
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..old.len() {
        let mut part = old.by_index(at).unwrap();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        new.start_file(part.name().unwrap().into_owned(), zip::write::SimpleFileOptions::default()).unwrap();
        new.write_all(if part.name().unwrap().ends_with("sheet1.xml") { sheet } else { &content }).unwrap();
    }
    new.finish().unwrap().into_inner()
}

#[test]
fn a_workbook_is_read_as_it_was_seen_and_does_no_harm() {
    let sheet = |cells: &str| {
        let start = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>";
        workbook(format!("{start}{cells}</sheetData></worksheet>").as_bytes())
    };
    let cells = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><r><t>k</t></r><r><t>ey</t></r></is></c><c r=\"C1\" t=\"inlineStr\"><is><t>ru</t></is></c></row>\
                 <row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>a</t></is></c><c r=\"B3\"><v>5</v></c><c r=\"C3\" t=\"e\"><v>#NAME?</v></c></row>";
    let read = tables::read(&sheet(cells)).unwrap();
    assert_eq!(read, table(&[&["key", "", "ru"], &[], &["a", "5", "#NAME?"]]));

    let far = "<row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>far</t></is></c></row>";
    assert_eq!(tables::read(&sheet(far)), Err(TableError::TooManyCells));
    let bomb = sheet(&" ".repeat(usize::try_from(tables::MAX_UNPACKED).unwrap()));
    assert!(bomb.len() < tables::MAX_BYTES);
    assert_eq!(tables::read(&bomb), Err(TableError::TooLarge));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_table_comes_back(rows in prop::collection::vec(prop::collection::vec("([=+@'\"; ,\t\r\n0-9a-dа-г_x]|\\PC|\\p{Cc}){0,12}", 3), 0..8)) {
        let header = ["key", "ru", "en"].map(str::to_owned).to_vec();
        let filled = |table: &Table| (0..rows.len()).flat_map(|row| (0..3).map(move |column| (row, column))).map(|(row, column)| table.cell(row, column).to_owned()).collect::<Vec<_>>();
        let before = Table { header, rows: rows.clone() };
        for format in [Format::Csv, Format::Xlsx] {
            let after = tables::read(&tables::write(&before, format).unwrap()).unwrap();
            prop_assert_eq!(filled(&after), filled(&before), "{:?}", format);
        }
    }

    #[test]
    fn damaged_files_are_no_crash(at in 0usize..4000, byte: u8, format in 0usize..2) {
        let exported = export(&sample(), &[]).unwrap().table;
        let mut bytes = tables::write(&exported, [Format::Csv, Format::Xlsx][format]).unwrap();
        let at = at % bytes.len();
        bytes[at] = byte;
        if let Ok(table) = tables::read(&bytes) {
            import(&sample(), &table);
        }
    }
}
