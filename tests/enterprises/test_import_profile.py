"""What else is known of a mine, brought in by workbook: one row a mine, and of each kind what it has."""

import pytest

from enterprises.models import Profile
from tests.layered import book, county_mine, kept, outcomes, problems, read, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(county_clerk):
    return county_mine(name="盛泰铁矿")


def row(mine, scale="", risk="", positioning="", exits="", goaf="", form="", routed=""):
    return [mine.enterprise.credit_code, scale, risk, positioning, exits, goaf, form, routed]


def test_a_row_is_read_as_a_person_would_and_the_next_one_adds_to_it(mine, county_clerk):
    assert outcomes(
        kept("profile", row(mine, "中型", "较大风险", "有", "2个", "12.5万m3"), by=county_clerk)
    ) == ["new"]
    profile = Profile.objects.get()
    assert (profile.scale, profile.risk_grade, profile.positioning) == ("中型", "C", True)
    assert (profile.exits, str(profile.goaf)) == (2, "12.50")
    assert profile.confirmed_by == county_clerk
    again = sent("profile", row(mine, risk="D级", positioning="否"), by=county_clerk)
    told = [(change["field"], change["before"], change["after"]) for change in again.rows.get().changes]
    assert told == [("risk_grade", "C", "D"), ("positioning", "是", "否")]
    assert outcomes(kept("profile", row(mine, "中型"), by=county_clerk)) == ["unchanged"]
    assert Profile.objects.get().exits == 2


@pytest.mark.parametrize(
    ("cells", "cell", "words"),
    [
        ({"risk": "很高"}, "C3", "可填：A、B、C、D"),
        ({"exits": "-1"}, "E3", "大于或等于"),
        ({"form": "山谷型"}, "G3", "地下矿山没有这一项"),
        ({"routed": "2023-06-01"}, "H3", "地下矿山没有这一项"),
    ],
)
def test_what_cant_be_is_said_at_its_cell(mine, county_clerk, cells, cell, words):
    found = problems(sent("profile", row(mine, "大型", **cells), by=county_clerk))
    assert [(verdict, place) for _, verdict, place, _ in found] == [("rejected", cell)]
    assert words in found[0][3]


def test_two_rows_of_one_mine_that_contradict_each_other_are_asked_about(mine, county_clerk):
    found = problems(sent("profile", row(mine, "大型"), row(mine, "小型"), by=county_clerk))
    assert [(number, verdict) for number, verdict, *_ in found] == [(4, "held")]


def test_a_sheet_with_none_of_its_columns_isnt_one(mine, county_clerk):
    uploaded = read("profile", book([mine.name, "雷春"], headings=["企业名称", "法定代表人"]), county_clerk)
    assert (uploaded.status, "等任一栏" in uploaded.message) == ("failed", True)
