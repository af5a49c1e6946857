"""A campaign's own checklist is asked at each check under it, and leaves as its annex looks (S0-02)."""

from __future__ import annotations

import datetime as dt
from io import BytesIO

import pytest
from openpyxl import load_workbook

from hazards.models import Hazard
from inspections.models import Inspection
from inspections.on_site.actions import canonical
from inspections.on_site.sheet_export import COLUMNS, Filled
from inspections.on_site.sheets import answer_sheet, sheet_of, sheets
from jurisdictions.rules import RuleViolation
from records.models import Signature
from tests import make, onsite

pytestmark = pytest.mark.django_db
FOUND = {
    "item": "dry-brakes",
    "result": "found",
    "description": "=6人车使用干式制动器",
    "outcome": "责令限期改正，立案查处",
    "due_on": "2099-01-31",
}


@pytest.fixture
def check():
    return make.inspection(make.mine("141023", headcount=40), campaign=onsite.drive_of_2019())


def answer(client, check, **fields):
    client.force_login(check.opened_by)
    return client.post(f"/inspections/{check.pk}/sheet/", FOUND | fields)


def test_the_annex_has_four_items_and_says_what_is_doubtful(client, check):
    client.force_login(check.opened_by)
    page = client.get(f"/inspections/{check.pk}/sheet/").content.decode()
    assert page.count('<article class="q"') == 4
    assert "竖井提升系统使用的防坠器未定期试验或检测检验" in page
    assert "待核" in page
    assert [len(item.uncertain) for item in sheets()[0].items] == [0, 0, 2, 3]


def test_an_adoption_asks_the_same_and_another_campaign_nothing(client, check):
    passed_on = make.campaign(key="ours", parent=check.campaign)
    assert sheet_of(passed_on) == sheets()[0]
    other = make.inspection(
        make.mine("141023", name="另一铁矿"), campaign=make.campaign(ends_on=dt.date(2099, 1, 1))
    )
    client.force_login(other.opened_by)
    assert client.get(f"/inspections/{other.pk}/sheet/").status_code == 404
    assert "专项执法表" not in client.get(f"/inspections/{other.pk}/walk/").content.decode()
    with pytest.raises(RuleViolation, match="没有这项执法内容"):
        answer_sheet(other, "dry-brakes", "clear", by=other.opened_by)


def test_a_violation_becomes_a_hazard_and_waits_for_a_decision(client, check):
    assert answer(client, check).status_code == 200
    answer(client, check, item="vehicles-without-mark", result="clear")
    onsite.sign(check)
    hazard = Hazard.objects.get()
    assert (hazard.source, hazard.severity, hazard.description) == (
        "inspection",
        "general",
        FOUND["description"],
    )
    assert list(Inspection.objects.awaiting_a_decision()) == [check]
    assert list(check.hazards) == [hazard]
    assert Signature.objects.of(check).get().covers(canonical(Inspection.objects.get()))
    assert f'href="/hazards/{hazard.pk}/"' in client.get(check.get_absolute_url()).content.decode()


def test_in_2019_no_edition_of_the_criteria_held_and_the_sheet_is_all_that_is_asked(client, check):
    team = list(check.officers.all())
    early = make.inspection(check.mine, campaign=check.campaign, checked_on=dt.date(2019, 3, 20))
    assert early.edition is None
    answer_sheet(early, "dry-brakes", "clear", by=team[0])
    onsite.sign(early)
    client.force_login(team[0])
    assert "0 条 0 项" in client.get(early.get_absolute_url()).content.decode()
    with pytest.raises(RuleViolation, match="没有施行中的判定标准"):
        make.inspection(check.mine, checked_on=dt.date(2019, 3, 20))


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"description": ""}, "请写明检查看到的违法行为"),
        ({"outcome": " "}, "请写明执法结果"),
        ({"due_on": ""}, "请填写整改时限"),
        ({"due_on": "2001-01-01"}, "整改时限不能早于检查日期"),
        ({"result": "not_applicable", "description": ""}, "不涉及的，请写明理由"),
    ],
)
def test_what_is_missing_is_said_at_its_field(client, check, changed, words):
    refused = answer(client, check, **changed)
    assert refused.status_code == 422
    assert words in refused.content.decode()
    assert not check.sheet_answers.exists()


def test_the_workbook_has_the_layout_of_the_annex_and_runs_nothing(client, check):
    answer(client, check)
    file = client.get(f"/inspections/{check.pk}/sheet/workbook/")
    page = load_workbook(BytesIO(b"".join(file.streaming_content))).active
    assert page["A2"].value == "金属非金属地下矿山安全生产专项执法表"
    assert "执法单位（盖章）：" in page["A3"].value
    assert [cell.value for cell in page[5]] == list(COLUMNS)
    assert [page.cell(row, 1).value for row in range(6, 10)] == ["1", "2", "3", "4"]
    assert page["F7"].value.startswith("发现；")
    assert page["F7"].data_type == "s"
    assert page["F6"].value == "未检查"
    assert page["E9"].value.endswith("（待核）")


def test_the_same_on_paper(client, check):
    answer(client, check)
    paper = client.get(f"/inspections/{check.pk}/sheet/paper/")
    assert paper.headers["Content-Type"] == "application/pdf"
    assert b"".join(paper.streaming_content).startswith(b"%PDF-")
    assert len(Filled(check, sheets()[0]).rows) == 4


def test_the_api_answers_an_item(client, check):
    client.force_login(check.opened_by)
    answered = client.post(f"/api/inspections/{check.pk}/sheet/", FOUND, "application/json")
    assert answered.json()["sheet_answers"] == [FOUND | {"hazard": None}]
    assert (
        client.post(
            f"/api/inspections/{check.pk}/sheet/", FOUND | {"item": "x"}, "application/json"
        ).status_code
        == 409
    )


def test_others_dont_answer_and_neighbours_dont_read(client, check, county_clerk, neighbour_inspector):
    for person, write, read in ((county_clerk, 403, 200), (neighbour_inspector, 404, 404)):
        client.force_login(person)
        assert client.post(f"/inspections/{check.pk}/sheet/", FOUND).status_code == write
        assert client.get(f"/inspections/{check.pk}/sheet/workbook/").status_code == read
        assert client.get(f"/inspections/{check.pk}/sheet/paper/").status_code == read
