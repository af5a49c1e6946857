from __future__ import annotations

from decimal import Decimal

import pytest

from jurisdictions.rules import RuleViolation
from reports.figures import live
from reports.models import CellEntry, Report
from tests import make
from tests.reports.month import found


@pytest.fixture
def draft(half_typed):
    return half_typed


@pytest.fixture
def enter(client, draft, county_clerk, htmx):
    client.force_login(county_clerk)
    return lambda key, **fields: client.post(f"/reports/{draft.pk}/cells/{key}/enter/", fields, headers=htmx)


def test_a_typed_value_needs_its_source_at_the_field(enter):
    response = enter("enforcement.1", value="2")
    assert response.status_code == 422
    page = response.content.decode()
    assert "请写明来源" in page
    assert 'aria-invalid="true"' in page
    assert not CellEntry.objects.exists()


def test_a_typed_value_with_its_source_is_in_the_table_at_once(enter):
    page = enter("enforcement.1", value="2", source="帮扶通知〔2023〕3号").content.decode()
    assert "已保存：部门精准严格执法情况第1项" in page
    assert 'id="sheet" hx-swap-oob="true"' in page
    assert "手工 · 帮扶通知〔2023〕3号" in page


def test_saving_goes_on_with_the_next_empty_cell(enter):
    page = enter("enforcement.1", value="0", source="无", next="yes").content.decode()
    assert 'data-cells="enforcement.2"' in page


def test_a_wrong_number_is_refused_at_the_field(enter):
    assert "应填整数" in enter("enforcement.5", value="1.5", source="移送书").content.decode()
    assert "不能小于0" in enter("enforcement.5", value="-1", source="移送书").content.decode()
    assert enter("enforcement.5", value="三", source="移送书").status_code == 422
    assert enter("enforcement.5", value="", source="移送书").status_code == 422
    assert not CellEntry.objects.exists()


def test_yes_or_no_is_chosen(enter, draft):
    assert live(draft)["party.4"].text == "否"
    enter("party.4", value="1", reason="临汾新闻 6月3日已播出，待补登记")
    assert live(draft)["party.4"].text == "是"


def test_a_computed_cell_takes_an_adjustment_only_with_a_reason(enter, draft):
    found(make.mine(), "06-05")
    assert enter("overall.3", value="0").status_code == 422
    page = enter("overall.3", value="0", reason="重复登记").content.decode()
    assert "记录为 1，差 1" in page
    figure = live(draft)["overall.3"]
    assert (figure.kind, figure.value, figure.computed) == ("adjusted", 0, 1)


def test_an_empty_value_takes_the_adjustment_back(enter, draft):
    enter("overall.3", value="7", reason="待补登记")
    enter("overall.3", value="")
    assert live(draft)["overall.3"].kind == "computed"


def test_broken_checks_are_listed_and_their_cells_marked(enter):
    page = enter("overall.2", value="5", reason="上月遗留").content.decode()
    assert "总体情况第2项（5）大于总体情况第1项（0）" in page
    assert page.count(' f"') == 2


def test_nobody_else_may_write(client, draft, county_viewer, city_clerk, neighbour_clerk, county_leader):
    for person, answer in (
        (county_viewer, 403),
        (county_leader, 403),
        (city_clerk, 403),
        (neighbour_clerk, 404),
    ):
        client.force_login(person)
        for fields in ({"value": "1", "source": "无"}, {"value": "x"}):
            response = client.post(f"/reports/{draft.pk}/cells/enforcement.1/enter/", fields)
            assert response.status_code == answer
    assert not CellEntry.objects.exists()


def test_a_report_that_waits_for_the_leader_is_closed_to_the_clerk(enter, ready):
    response = enter("enforcement.1", value="2", source="帮扶通知")
    assert response.status_code == 422
    assert "待签字，不能再改" in response.content.decode()
    with pytest.raises(RuleViolation):
        ready.enter("enforcement.1", by=make.user(ready.agency, "clerk"), value=Decimal(2), source="通知")


def test_a_cell_that_is_not_on_the_form_is_not_there(enter):
    assert enter("overall.11", value="1").status_code == 404


def test_a_clerk_with_an_old_page_writes_nothing_into_what_is_with_the_leader(ready):
    seen_before = Report.objects.get(pk=ready.pk)
    seen_before.status = Report.Status.DRAFT
    clerk = make.user(ready.agency, "clerk")
    with pytest.raises(RuleViolation, match="待签字"):
        seen_before.enter("party.6", by=clerk, value=Decimal(5), reason="会议纪要")
    assert not ready.entries.filter(key="party.6").exists()
