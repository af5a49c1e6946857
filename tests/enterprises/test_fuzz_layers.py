"""Random cells in each layer's workbook: never an exception, and what is written is what was accepted."""

import datetime as dt
import random

import pytest

from enterprises.layers.declared import LAYERS
from enterprises.workbooks.actions import commit_import
from tests.enterprises.fuzz import ANYHOW
from tests.layered import book, county_mine, outcomes, read

pytestmark = pytest.mark.django_db
GOOD = {
    "persons": {
        "person": "张建国", "posts": "矿长", "cert_kind": "其他证书", "cert_number": "K1",
        "cert_expires": "2025-01-01",
    },
    "licences": {"licence": "采矿许可证", "number": "C1", "issued": dt.date(2022, 1, 1), "expires": "2025.1.1"},
    "contractors": {"team": "晋南井建", "team_leader": "赵勇", "people": 30, "since": "2023年1月1日"},
    "drawings": {"drawing": "通风系统图", "number": "T1", "updated_on": "20230601"},
    "workers": {
        "worker": "陈强", "trade": "凿岩工", "training": "再培训", "trained_on": "2023.3.1", "hours": "20学时",
        "result": "合格",
    },
    "profile": {"scale": "中型", "risk_grade": "B级", "exits": "2个", "flood_routed_on": ""},
}  # fmt: skip
WRITABLE = [
    cell
    for cell in ANYHOW
    if not (isinstance(cell, str) and any(ord(one) < 32 and one not in "\n\r\t" for one in cell))
]
WRITABLE = [cell for cell in WRITABLE if not (isinstance(cell, str) and cell.startswith("="))]


@pytest.mark.parametrize("layer", LAYERS)
def test_random_cells_are_told_or_taken_and_the_second_time_change_nothing(county_clerk, layer):
    dice, mine = random.Random(20230601), county_mine(name="盛泰铁矿")
    columns = LAYERS[layer].columns
    lines = []
    for n in range(60):
        cells = {"enterprise": "盛泰铁矿", **GOOD[layer]}
        if layer == "profile":  # a mine has only one
            mine = county_mine(name=f"盛泰铁矿{n}")
        key = {"persons": "person", "contractors": "team", "workers": "worker", "profile": "enterprise"}
        cells[key.get(layer, "number")] += str(n)
        for column in dice.sample(columns, dice.choice([0, 0, 1, 2, 5])):
            cells[column.field] = dice.choice(WRITABLE)
        lines.append([cells.get(column.field, "") for column in columns])
    content = book(*lines, headings=[column.title for column in columns])
    uploaded = read(layer, content, county_clerk)
    assert uploaded.status == "read", uploaded.message
    for row in uploaded.rows.exclude(verdict="accepted"):
        assert all(problem["message"] and problem["column"] for problem in row.problems), row.problems
    accepted = uploaded.rows.filter(verdict="accepted").count()
    assert 15 < accepted < 60
    commit_import(uploaded, by=county_clerk)
    assert uploaded.status == "committed", uploaded.message
    assert LAYERS[layer].sorts[0].model.objects.filter(mine=mine).count() <= accepted
    again = read(layer, content, county_clerk)
    assert set(again.rows.filter(verdict="accepted").values_list("outcome", flat=True)) == {"unchanged"}
    assert len(outcomes(again)) == uploaded.rows.count()
