"""The sample ledger of 临汾市 agrees with its manifest row by row, also under other headings in another order."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enterprises.ledger.headings import headings
from enterprises.ledger.reading import open_ledger, read_rows
from enterprises.thresholds import is_key_mine

SAMPLES = Path(__file__).parents[1] / "samples"
MANIFEST = json.loads((SAMPLES / "ledger-1410.json").read_text(encoding="utf-8"))
LINFEN = {
    **{"尧都区": "141002", "曲沃县": "141021", "翼城县": "141022", "襄汾县": "141023", "洪洞县": "141024"},
    **{"古县": "141025", "安泽县": "141026", "浮山县": "141027", "吉县": "141028", "乡宁县": "141029"},
    **{"大宁县": "141030", "隰县": "141031", "永和县": "141032", "蒲县": "141033", "汾西县": "141034"},
    **{"侯马市": "141081", "霍州市": "141082"},
}


def read(path, within="1410"):
    rows = read_rows(
        open_ledger(path), counties=LINFEN, within=within, known_codes=(), today=dt.date(2023, 5, 18)
    )
    return {row.number: row for row in rows}


@pytest.fixture(scope="module")
def sample():
    return read(SAMPLES / "ledger-1410.xlsx")


@pytest.fixture(scope="module")
def source():
    return openpyxl.load_workbook(SAMPLES / "ledger-1410.xlsx").active


def as_in_the_manifest(row):
    values = {**row.values, "row": row.number}
    values["key_mine"] = is_key_mine(values["kind"], values["headcount"])
    values["licence_expires"] = values["licence_expires"] and values["licence_expires"].isoformat()
    return {key: None if value == "" else value for key, value in values.items()}


@pytest.mark.parametrize("good", MANIFEST["good"], ids=lambda good: str(good["row"]))
def test_a_good_row_of_the_sample_is_accepted_with_exactly_its_fields(sample, good):
    row = sample[good["row"]]
    assert (row.verdict, row.problems) == ("accepted", [])
    assert {key: as_in_the_manifest(row)[key] for key in good} == good


@pytest.mark.parametrize("bad", MANIFEST["bad"], ids=lambda bad: f"{bad['row']} {bad['fault']}")
def test_a_bad_row_of_the_sample_is_rejected_for_its_fault(sample, bad):
    row = sample[bad["row"]]
    assert row.verdict == "rejected"
    assert [(p.column, bad["fault"][-4:] in p.message) for p in row.problems] == [
        ({"统一社会信用代码重复": "D", "矿山类型不在范围内": "E"}[bad["fault"]], True)
    ]


def test_every_other_line_of_the_sample_is_ignored_and_says_why(sample):
    ignored = {number: row.why for number, row in sample.items() if row.verdict == "ignored"}
    assert ignored == {
        **{1: "标题", 2: "标题", 3: "表头", 9: "小计", 30: "小计", 38: "小计", 67: "小计", 72: "小计"},
        **{96: "合计", 97: "空行", 98: "落款或说明"},
    }
    assert len(sample) == 98
    assert len(sample) - len(ignored) == MANIFEST["rows"]


def test_the_other_columns_of_the_sample_are_read_too(sample):
    values = sample[7].values
    assert (values["pond_class"], values["overhead_pond"], values["minerals"]) == ("四等", True, "铁矿")
    assert (values["legal_representative"], values["standardization"]) == ("魏静", "一级")
    assert values["licence_number"] == "(晋)FM安许证字〔2022〕8348号"


def test_repairs_are_listed_with_what_stood_there(sample):
    repairs = {repair.field: (repair.before, repair.after) for repair in sample[13].repairs}
    assert repairs == {
        "credit_code": (" 91141021mr3c2jnw66 ", "91141021MR3C2JNW66"),
        "licence_expires": ("2024/06/03", "2024-06-03"),
        "county": ("", "曲沃县"),
    }
    assert sample[6].repairs[0].before == " １０ "


def test_a_sample_read_into_one_county_rejects_the_others():
    rows = read(SAMPLES / "ledger-1410.xlsx", within="141023")
    accepted = {row.values["county"] for row in rows.values() if row.verdict == "accepted"}
    assert accepted == {"141023"}
    assert "不在本次导入的区划内" in rows[4].problems[-1].message


@st.composite
def arrangements(draw):
    """Another order of the sample's columns, each under any of its synonyms."""
    columns = open_ledger(SAMPLES / "ledger-1410.xlsx").header.columns
    order = draw(st.permutations(sorted(columns)))
    return [(columns[name], draw(st.sampled_from(headings()["fields"][name]["synonyms"]))) for name in order]


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(arrangements())
def test_the_sample_reads_the_same_under_other_headings_in_another_order(
    tmp_path, sample, source, arrangement
):
    book = openpyxl.Workbook()
    for row in source.iter_rows(values_only=True, max_row=95):
        book.active.append([row[at] for at, _ in arrangement])
    for column, (_, heading) in enumerate(arrangement, start=1):
        book.active.cell(1, column, None)
        book.active.cell(2, column, None)
        book.active.cell(3, column, f"{heading}\n（样式）")
    book.save(tmp_path / "other.xlsx")
    rows = read(tmp_path / "other.xlsx")
    for bad in MANIFEST["bad"]:
        assert rows[bad["row"]].verdict == "rejected"
    for good in MANIFEST["good"]:
        assert rows[good["row"]].verdict == "accepted"
        assert rows[good["row"]].values == sample[good["row"]].values
