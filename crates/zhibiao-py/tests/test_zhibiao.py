"""What a user of the package relies on, and what is refused."""

import datetime
import doctest
import signal
import subprocess
import sys
import time
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
import zhibiao

TEXT = (
    "2026年甲县政府工作报告\n一、2025年工作回顾\n2025年，地区生产总值增长5.60%。\n二、2026年工作安排\n"
    "今年主要预期目标：地区生产总值增长5%—5.5%；城镇新增就业3000人以上。新增公办学位1650个，其中小学900个。"
)
NEXT = "2027年甲县政府工作报告\n一、2026年工作回顾\n2026年，地区生产总值增长5.3%。新增公办学位1700个。"


def test_docs_run() -> None:
    assert doctest.testmod(zhibiao).failed == 0


def test_places_are_characters() -> None:
    found = zhibiao.extract(TEXT)
    for row in found.statements.to_dicts():
        assert found.text[row["start"] : row["end"]] == row["quote"]
        assert row["quote"] in found.text[row["sentence_start"] : row["sentence_end"]]
    wide = zhibiao.extract("𠮷地新增公办学位1650个，新增12咪。")
    finding = wide.findings[0]
    assert wide.text[finding["start"] : finding["end"]] == "12"


def test_values_are_exact() -> None:
    rows = zhibiao.extract(TEXT).statements
    assert str(rows[0]["value"]) == "5.6"
    assert (rows[1]["value"], rows[1]["value_high"]) == (Decimal("5"), Decimal("5.5"))
    assert not any(isinstance(value, float) for row in rows.to_dicts() for value in row.values())


def test_tables_go_to_their_libraries() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    polars = pytest.importorskip("polars")
    table = zhibiao.extract(TEXT).statements
    taken = pyarrow.table(table)
    assert taken.num_rows == len(table)
    assert taken.schema.field("value").type == pyarrow.decimal128(38, 10)
    assert taken.schema.metadata[b"zhibiao.record"] == b"statement"
    frame = polars.DataFrame(table)
    assert frame["indicator"].to_list() == table["indicator"]
    duckdb = pytest.importorskip("duckdb")
    rows = taken  # noqa: F841 — duckdb finds it by its name
    assert duckdb.sql("select sum(value) from rows where unit = '个'").fetchall() == [(Decimal(2550),)]


def test_quantities() -> None:
    quantity = zhibiao.Quantity
    assert quantity(Decimal("1.50"), "亿元").amount == Decimal("1.50")
    assert str(quantity(Decimal("1.50"), "亿元")) == "1.50亿元"
    assert quantity(Fraction(1, 4), "公里").to("米") == quantity("250米")
    assert quantity("1亿元") == quantity("10000万元")
    assert hash(quantity("1亿元")) == hash(quantity("10000万元"))
    assert quantity("1亿元") != quantity("1个")
    assert quantity("3个").fraction == Fraction(3)
    assert 3 * quantity("2万元") == quantity("6万元")
    assert quantity(Decimal("1E+3"), "个") == quantity("1000个")


@pytest.mark.parametrize("amount", [0.1, [1], None, object()])
def test_other_objects_are_refused(amount: object) -> None:
    with pytest.raises(TypeError):
        zhibiao.Quantity(amount, "亿元")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: zhibiao.Quantity("5个") + zhibiao.Quantity("3亿元"), "QuantityError.Dimension"),
        (lambda: zhibiao.Quantity(Fraction(1, 3), "亿元"), "NumberError.NotExact"),
        (lambda: zhibiao.Quantity("1" * 40 + "个"), "QuantityError.Number"),
        (lambda: zhibiao.Plan.from_json("{"), "JsonError.Json"),
        (lambda: zhibiao.assess(zhibiao.Plan.draft(TEXT, "报告", 2026), "[]", "某日"), "DateError.NoDate"),
        (lambda: zhibiao.panel([("无名.txt", "新增公办学位1650个。")]), "ReportError.NoRegion"),
    ],
)
def test_errors_have_a_code_and_both_languages(make: object, code: str) -> None:
    with pytest.raises(zhibiao.ZhibiaoError) as raised:
        make()  # type: ignore[operator]
    error = raised.value
    assert error.code == code
    assert error.message == str(error)
    assert any("\u4e00" <= c <= "\u9fff" for c in error.chinese)


def test_plans_are_assessed_and_followed_up() -> None:
    plan = zhibiao.Plan.draft(TEXT, "2026年报告", 2026)
    assert len(plan) == 4
    assert zhibiao.Plan.from_json(plan.to_json()).to_csv() == plan.to_csv()
    target = next(row for row in plan.targets.to_dicts() if row["indicator"] == "公办学位")
    report = f'{{"target":"{target["id"]}","as_of":"2026-06-30","amount":"900个"}}'
    assessed, noticed = zhibiao.assess(plan, report, datetime.date(2026, 6, 30))
    row = next(row for row in assessed.to_dicts() if row["target"] == target["id"])
    assert Fraction(row["rate_numerator"]) / Fraction(row["rate_denominator"]) == Fraction(900, 1650)
    assert row["light"] == "green"
    assert len(noticed) == 0
    pairs = zhibiao.follow_up(plan, NEXT)
    assert {pair["reported"] for pair in pairs} == {"5.3%", "1700个"}
    assert len(zhibiao.validate(plan)) == 0


def test_panel_and_audit() -> None:
    table = zhibiao.panel([("甲县-2026.txt", TEXT), ("甲县-2027.txt", NEXT)])
    values = {(row["slug"], row["side"], row["years_first"]): row for row in table.to_dicts()}
    outcome = values["gdp", "outcome", 2026]
    assert outcome["value"] == Decimal("5.3")
    assert NEXT[outcome["start"] : outcome["end"]] == "5.3%"
    notice = "全部120项任务中，已完成18项，完成率16.2%。"
    finding = zhibiao.audit(notice)[0]
    assert notice[finding["start"] : finding["end"]] == "16.2%"


def test_files(tmp_path: Path) -> None:
    for name in ("甲县-2026.txt", "乙 县'2026.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / "空.docx").write_bytes(b"")
    paths = [*sorted(tmp_path.iterdir()), tmp_path / "没有.txt"]
    files = zhibiao.extract_files(paths, progress=True)
    assert len(files.statements) == 10
    assert set(files.statements["document"]) == {str(path) for path in paths if path.name.endswith("2026.txt")}
    assert [Path(failure["path"]).name for failure in files.failures] == ["空.docx", "没有.txt"]
    with pytest.raises(zhibiao.ZhibiaoError):
        files.check()
    assert len(zhibiao.extract_files([]).statements) == 0


def test_surrogates_and_large_texts() -> None:
    with pytest.raises(UnicodeEncodeError):
        zhibiao.extract("新增\ud800个")
    assert len(zhibiao.extract("甲" * 3_000_000).statements) == 0


def test_ctrl_c_stops(tmp_path: Path) -> None:
    report = tmp_path / "甲县-2026.txt"
    report.write_text(TEXT * 20_000, encoding="utf-8")
    program = f"import zhibiao; print('on', flush=True); zhibiao.extract_files([{str(report)!r}] * 400)"
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        start = time.monotonic()
        process.wait(timeout=20)
        stopped = time.monotonic() - start
    assert process.returncode != 0
    assert stopped < 2


def test_a_text_of_100_mb_is_read_and_its_places_are_right() -> None:
    sentence = "全县上下同心同德，沿着既定的方向继续前进。\n"
    text = sentence * (100_000_000 // len(sentence.encode())) + "新增公办学位1650个。"
    statements = zhibiao.extract(text).statements
    assert len(statements) == 1
    statement = statements[0]
    assert text[statement["start"] : statement["end"]] == "1650个"
    assert statement["indicator"] == "公办学位"
