"""查封、扣押: decided by the leader, carried out by two officers, thirty days and thirty more, ended (L-36)."""

from __future__ import annotations

import datetime as dt
import re
from io import BytesIO

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from inspections.models import SeizedItem, Seizure
from inspections.seizures.acts import end, extend
from inspections.seizures.terms import extension, grounds, releases, term
from inspections.todo import todos
from jurisdictions.rules import RuleViolation
from jurisdictions.templatetags.words import cn_date
from tests import make, taken

DAY = dt.timedelta(days=1)


@pytest.fixture
def mine(db):
    return make.mine(supervisor=make.agency())


def address(mine):
    return f"/inspections/mines/{mine.pk}/seizure/"


def typed(*lines, **changes):
    today = timezone.localdate().isoformat()
    facts = {
        "kind": "seal",
        "ground": "equipment",
        "place": "3号中段提升机房",
        "reason": "制动失效仍在使用",
        "document_number": "（襄）应急查扣〔2023〕7号",
        "decided_on": today,
        "since": today,
        "officers": [officer.pk for officer in make.officers()],
        "form-TOTAL_FORMS": len(lines),
        "form-INITIAL_FORMS": 0,
    }
    for n, line in enumerate(lines):
        facts |= {f"form-{n}-{name}": value for name, value in line.items()}
    return facts | changes


WINCH = {"name": "提升机", "spec": "JTP-1.2", "quantity": "1", "unit": "台", "note": ""}


def test_a_leader_writes_it_down_with_its_list(client, mine, county_leader):
    hazard = make.hazard(mine, description="提升机制动失效")
    client.force_login(county_leader)
    formula = {"name": "=1+1", "spec": "", "quantity": "2.5", "unit": "吨", "note": "@SUM(A1)"}
    page = client.post(address(mine), typed(WINCH, formula, {}, hazards=[hazard.pk]), follow=True)
    made = Seizure.objects.get()
    assert page.redirect_chain[-1][0] == made.get_absolute_url()
    assert (made.until, made.officers.count()) == (timezone.localdate() + 30 * DAY, 2)
    words = page.content.decode()
    assert "提升机制动失效" in words
    assert f"/inspections/seizures/items/?seizure={made.pk}" in words
    listed = client.get("/inspections/seizures/").content.decode()
    assert f'href="/inspections/seizures/items/?seizure={made.pk}"' in listed
    answer = client.get(f"/inspections/seizures/items/?seizure={made.pk}&export=xlsx")
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "=1+1")
    assert cell.data_type == "s"


def test_one_more_line_is_asked_for_without_sending(client, mine, county_leader):
    client.force_login(county_leader)
    page = client.post(address(mine), typed(WINCH, more="1"))
    assert page.status_code == 200
    assert 'name="form-1-name"' in page.content.decode()
    assert not Seizure.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": ""},
        {"kind": "seize", "ground": "place"},
        {"ground": "…"},
        {"place": ""},
        {"reason": ""},
        {"document_number": ""},
        {"officers": []},
        {"since": (timezone.localdate() + DAY).isoformat()},
        {"decided_on": (timezone.localdate() + DAY).isoformat()},
    ],
)
def test_nothing_is_left_out(client, mine, county_leader, wrong):
    client.force_login(county_leader)
    refused = client.post(address(mine), typed(WINCH, **wrong))
    assert refused.status_code == 422
    assert next(iter(wrong)) in refused.context["form"].errors
    assert not Seizure.objects.exists()


@pytest.mark.parametrize(
    "line", [{}, WINCH | {"quantity": "0"}, WINCH | {"unit": ""}, WINCH | {"quantity": "一"}]
)
def test_a_list_without_things_is_none(client, mine, county_leader, line):
    client.force_login(county_leader)
    assert client.post(address(mine), typed(line)).status_code == 422
    assert not Seizure.objects.exists()


def test_one_officer_alone_seizes_nothing(mine):
    with pytest.raises(RuleViolation, match="两名以上") as refused:
        taken.seized(mine, officers=make.officers()[:1])
    assert refused.value.field == "officers"


def test_a_number_is_used_once_and_a_hazard_is_the_mines_own(mine):
    taken.seized(mine)
    with pytest.raises(RuleViolation, match="已使用"):
        taken.seized(mine)
    other = make.hazard(make.mine(supervisor=make.agency(), name="襄汾另一铁矿"))
    with pytest.raises(RuleViolation, match="不属于该矿山"):
        taken.seized(mine, document_number="2号", hazards=[other])


def test_the_figures_of_the_law_stand_in_the_data_with_their_basis():
    assert (term().n, extension().n) == (30, 30)
    assert all("第" in one.basis for one in [term(), extension(), *grounds().values(), *releases().values()])


@given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)))
def test_the_last_day_is_so_many_calendar_days_after(day):
    assert (term().last_day(day) - day).days == term().n


class TestExtending:
    def test_once_and_by_no_more_than_the_law_allows(self, client, mine, county_leader):
        made = taken.seized(mine)
        first = made.until
        client.force_login(county_leader)
        url = f"{made.get_absolute_url()}extend/"
        said = {"reason": "检测结论未出", "document_number": "延1号", "on": timezone.localdate().isoformat()}
        refused = client.post(url, {"days": 31, **said})
        assert refused.status_code == 422
        assert "不得超过30日" in refused.context["extending"].errors["days"][0]
        page = client.post(url, {"days": 30, **said}, follow=True).content.decode()
        made.refresh_from_db()
        assert f"期限已延长至{cn_date(made.until)}" in page
        assert (made.extended_from, made.until) == (first, first + 30 * DAY)
        with pytest.raises(RuleViolation, match="只能延长一次"):
            extend(made, by=county_leader, days=1, reason="…", document_number="延2号")

    def test_its_form_and_that_of_the_end_stand_apart_on_one_page(self, client, mine, county_leader):
        client.force_login(county_leader)
        ids = re.findall(r' id="([^"]+)"', client.get(taken.seized(mine).get_absolute_url()).content.decode())
        assert {"extend_on", "end_on"} <= set(ids)
        assert len(ids) == len(set(ids))

    def test_not_after_its_last_day(self, mine, county_leader):
        made = taken.seized(mine)
        with time_machine.travel(timezone.now() + 31 * DAY, tick=False):
            with pytest.raises(RuleViolation, match=r"已于.*届满") as refused:
                extend(made, by=county_leader, days=10, reason="…", document_number="延1号")
            assert refused.value.field == "on"
            extend(made, by=county_leader, days=10, reason="…", document_number="延1号", on=made.until)


class TestEnding:
    def test_lifted_on_a_ground_of_the_law(self, client, mine, county_leader):
        made = taken.seized(mine)
        client.force_login(county_leader)
        url = f"{made.get_absolute_url()}end/"
        said = {
            "outcome": "released",
            "reason": "已更换",
            "document_number": "解1号",
            "on": timezone.localdate(),
        }
        refused = client.post(url, said)
        assert refused.status_code == 422
        assert "ground" in refused.context["ending"].errors
        page = client.post(url, {**said, "ground": "decided"}, follow=True).content.decode()
        made.refresh_from_db()
        assert made.status == "released"
        assert "已更换" in page
        assert 'id="extend"' not in page
        with pytest.raises(RuleViolation, match="不能延长"):
            extend(made, by=county_leader, days=1, reason="…", document_number="延1号")

    @pytest.mark.parametrize("outcome", ["confiscated", "destroyed"])
    def test_or_what_was_held_is_gone(self, mine, county_leader, outcome):
        made = taken.seized(mine)
        end(made, outcome, by=county_leader, reason="属淘汰设备", document_number="处1号")
        with pytest.raises(RuleViolation, match="不能改为"):
            end(made, "released", by=county_leader, reason="…", document_number="…", ground="decided")


def test_it_stands_on_the_leaders_list_and_turns_red(client, mine, county_leader, county_inspector):
    made = taken.seized(mine)

    def lines(person):
        return [todo for todo in todos(person, timezone.now()) if todo.url == made.get_absolute_url()]

    assert lines(county_inspector) == []
    assert [(todo.due, todo.colour) for todo in lines(county_leader)] == [(made.until, "plain")]
    with time_machine.travel(timezone.now() + 31 * DAY, tick=False):
        assert lines(county_leader)[0].colour == "late"
        client.force_login(county_leader)
        assert made.document_number in client.get("/inspections/seizures/?overdue=yes").content.decode()
        assert "b-late" in client.get(made.get_absolute_url()).content.decode()
    end(made, "released", by=county_leader, reason="…", document_number="解1号", ground="decided")
    assert lines(county_leader) == []


def test_only_the_countys_own_leader_decides(client, mine, county_inspector, neighbour_leader, city_leader):
    enterprise = make.enterprise_person(mine)
    made = taken.seized(mine)
    for person, code in {county_inspector: 403, neighbour_leader: 404, enterprise: 403}.items():
        client.force_login(person)
        assert client.post(address(mine), typed(WINCH)).status_code == code
        for step in ("extend", "end"):
            assert client.post(f"{made.get_absolute_url()}{step}/", {}).status_code == code
        with pytest.raises(PermissionDenied):
            taken.seized(mine, by=person, document_number="2号")
    for act, said in ((extend, {"days": 1}), (end, {"outcome": "destroyed"})):
        with pytest.raises(PermissionDenied):
            act(made, by=city_leader, reason="…", document_number="…", **said)
    client.force_login(enterprise)
    assert client.get(made.get_absolute_url()).status_code == 200


def test_the_database_holds_its_days(mine):
    made = taken.seized(mine)
    for wrong in ({"until": made.since}, {"extended_on": made.since}, {"status": "released"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Seizure.objects.filter(pk=made.pk).update(**wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        SeizedItem.objects.update(quantity=0)
