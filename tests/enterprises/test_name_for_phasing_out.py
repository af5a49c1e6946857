"""The list of mines to be phased out (矿安〔2023〕63号 二（六）)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from enterprises.models import PhaseOut
from enterprises.phasing.naming import lift, name_for_phasing_out
from jurisdictions.rules import RuleViolation
from records.models import Attachment
from tests import make, phased

SENT = {"year": 2025, "document": "襄政发〔2023〕5号"}


@pytest.fixture
def mine(db):
    return make.mine(name="宏源铁矿", supervisor=make.agency())


def test_the_leader_names_a_mine_with_the_paper(client, mine, county_leader, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client.force_login(county_leader)
    assert "列入淘汰名单" in client.get(mine.get_absolute_url()).content.decode()
    client.post(f"/ledger/mines/{mine.pk}/phase-out/", {**SENT, "upload": make.photo()})
    named = PhaseOut.objects.get()
    assert (named.year, named.agency, named.named_by) == (2025, county_leader.agency, county_leader)
    assert Attachment.objects.of(named).count() == 1
    page = client.get(mine.get_absolute_url()).content.decode()
    assert "2025年底前淘汰" in page
    assert f"/ledger/mines/{mine.pk}/phase-out/" not in page


@pytest.mark.parametrize(("field", "value"), [("year", ""), ("year", "20"), ("document", " ")])
def test_what_is_missing_stands_at_the_field(client, mine, county_leader, field, value):
    client.force_login(county_leader)
    answer = client.post(f"/ledger/mines/{mine.pk}/phase-out/", {**SENT, field: value})
    assert answer.status_code == 422
    assert answer.context["form"].errors[field]
    assert not PhaseOut.objects.exists()


def test_a_mine_is_named_once_and_a_closed_one_never(mine, county_leader):
    name_for_phasing_out(mine, **SENT, by=county_leader)
    with pytest.raises(RuleViolation, match="已由"):
        name_for_phasing_out(mine, **SENT, by=county_leader)
    with pytest.raises(RuleViolation, match="已经关闭"):
        name_for_phasing_out(make.mine(name="关了的", status="closed"), **SENT, by=county_leader)


def test_lifted_with_a_reason_it_may_be_named_again(client, mine, county_leader):
    named = phased.phase_out(mine, county_leader)
    client.force_login(county_leader)
    url = f"/ledger/phase-outs/{named.pk}/lift/"
    assert client.post(url, {"reason": " "}).status_code == 422
    client.post(url, {"reason": "已整合重组"})
    named.refresh_from_db()
    assert (named.status, named.reason, named.lifted_by) == ("lifted", "已整合重组", county_leader)
    assert "已整合重组" in client.get(mine.get_absolute_url()).content.decode()
    with pytest.raises(RuleViolation):
        lift(named, reason="再来", by=county_leader)
    name_for_phasing_out(mine, **SENT, by=county_leader)


def test_the_city_lifts_what_the_county_named_and_not_the_other_way(mine, county_leader, city_leader):
    with pytest.raises(PermissionDenied):
        lift(phased.phase_out(mine, city_leader), reason="…", by=county_leader)
    lift(PhaseOut.objects.get(), reason="…", by=city_leader)
    lift(phased.phase_out(mine, county_leader), reason="…", by=city_leader)


def test_neither_a_clerk_nor_a_neighbour_nor_the_enterprise(
    client, mine, county_clerk, neighbour_leader, county_leader
):
    named = phased.phase_out(mine, county_leader)
    for person, answer in (
        (county_clerk, 403),
        (make.enterprise_person(mine), 403),
        (neighbour_leader, 404),
    ):
        client.force_login(person)
        assert client.get(f"/ledger/mines/{mine.pk}/phase-out/").status_code == answer
        assert client.post(f"/ledger/phase-outs/{named.pk}/lift/", {"reason": "…"}).status_code == answer
    with pytest.raises(PermissionDenied):
        name_for_phasing_out(mine, **SENT, by=neighbour_leader)


def test_the_list_by_year_and_by_what_was_done(client, county_leader):
    for name, year, status in (
        ("甲矿", 2024, "closed"),
        ("乙矿", 2024, "producing"),
        ("丙矿", 2026, "producing"),
    ):
        phased.phase_out(make.mine(name=name, status=status), county_leader, year=year)
    phased.phase_out(make.mine(name="丁矿"), county_leader, status="lifted", reason="重组")
    client.force_login(county_leader)

    def named(**narrowed):
        return {str(row.mine) for row in client.get("/ledger/phase-outs/", narrowed).context["table"].data}

    assert named() == {"甲矿", "乙矿", "丙矿", "丁矿"}
    assert named(year=2024) == {"甲矿", "乙矿"}
    assert named(state="done") == {"甲矿"}
    assert named(state="waiting") == {"乙矿", "丙矿"}
    assert named(state="lifted") == {"丁矿"}


def test_the_last_day_of_the_year_is_still_in_time(mine, county_leader):
    named = phased.phase_out(mine, county_leader, year=2025)
    assert named.standing(dt.date(2025, 12, 31)) == ("待淘汰", "due")
    assert named.standing(dt.date(2026, 1, 1)) == ("逾期未关闭", "late")
    mine.status = "closed"
    assert named.standing(dt.date(2026, 1, 1)) == ("已关闭", "done")
