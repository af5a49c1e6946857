"""A mine that stood still asks to work again, and is looked at on the spot first (矿安〔2023〕63号 二（十）)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from enterprises.models import Flag, Resumption
from enterprises.phasing.resuming import accept, apply
from jurisdictions.rules import RuleViolation
from records.history import history
from records.models import Attachment
from tests import make, phased

ASKED = {"goal": "producing", "report": "隐患已全部整改"}


@pytest.fixture
def mine(db):
    return make.mine(supervisor=make.agency(), headcount=20, status="suspended_attended")


@pytest.fixture
def principal(mine):
    return make.enterprise_person(mine)


@pytest.fixture
def asked(mine):
    return phased.resumption(mine)


def look(**fields):
    said = {"attended": "王平、李明", "result": "具备安全生产条件", "document": "襄应急验〔2023〕3号"}
    return {"checked_on": timezone.localdate().isoformat(), **said, **fields}


def test_the_principal_applies_and_the_county_lets_it_work_again(
    client, mine, principal, county_clerk, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    client.force_login(principal)
    assert f"/ledger/mines/{mine.pk}/resume/" in client.get(mine.get_absolute_url()).content.decode()
    client.post(f"/ledger/mines/{mine.pk}/resume/", {**ASKED, "papers": make.photo()})
    asked = Resumption.objects.get()
    assert Attachment.objects.of(asked).count() == 1
    client.force_login(county_clerk)
    assert "1 件复工复产申请待验收" in client.get("/").content.decode()
    assert "验收通过" in client.get(asked.get_absolute_url()).content.decode()
    client.post(f"/ledger/resumptions/{asked.pk}/accept/", look())
    asked.refresh_from_db(), mine.refresh_from_db()
    assert (asked.status, asked.decided_by, mine.status) == ("accepted", county_clerk, "producing")
    assert "生产状态" in "".join(history(type(mine), mine.pk)[-1].changes)
    assert "复工复产申请待验收" not in client.get("/").content.decode()
    assert "验收通过" in client.get(mine.get_absolute_url()).content.decode()


def test_to_build_again(asked, county_clerk, client):
    Resumption.objects.update(goal="building")
    client.force_login(county_clerk)
    client.post(f"/ledger/resumptions/{asked.pk}/accept/", look())
    asked.mine.refresh_from_db()
    assert asked.mine.status == "building"


def test_refused_with_a_reason_it_may_ask_again(client, mine, principal, county_clerk, asked):
    client.force_login(county_clerk)
    client.post(f"/ledger/resumptions/{asked.pk}/return/", look(result="通风系统未恢复"))
    mine.refresh_from_db()
    assert mine.status == "suspended_attended"
    client.force_login(principal)
    assert "通风系统未恢复" in client.get("/").content.decode()
    assert "再次申请" in client.get(asked.get_absolute_url()).content.decode()
    client.post(f"/ledger/mines/{mine.pk}/resume/", ASKED)
    assert Resumption.objects.filter(status="applied").count() == 1
    assert "通风系统未恢复" not in client.get("/").content.decode()
    assert "再次申请" not in client.get(asked.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("checked_on", ""),
        ("checked_on", "2999-01-01"),
        ("checked_on", "2001-01-01"),
        ("attended", ""),
        ("result", " "),
        ("document", ""),
    ],
)
def test_nobody_decides_without_having_looked(client, asked, county_clerk, field, value):
    client.force_login(county_clerk)
    for verb in ("accept", "return"):
        answer = client.post(f"/ledger/resumptions/{asked.pk}/{verb}/", look(**{field: value}))
        assert answer.status_code == 422
        assert answer.context["form"].errors[field]
    asked.refresh_from_db()
    assert asked.status == "applied"


def test_not_before_an_order_of_suspension_is_lifted(client, mine, asked, county_clerk):
    order = Flag.objects.create(
        mine=mine, kind="suspended", reason="2023年6月2日责令停产整顿", since=dt.date(2023, 6, 2)
    )
    client.force_login(county_clerk)
    assert "停产整顿尚未解除" in client.get(asked.get_absolute_url()).content.decode()
    answer = client.post(f"/ledger/resumptions/{asked.pk}/accept/", look())
    assert (answer.status_code, "2023年6月2日责令停产整顿" in answer.content.decode()) == (422, True)
    mine.refresh_from_db()
    assert mine.status == "suspended_attended"
    Flag.objects.filter(pk=order.pk).update(ended_on=timezone.localdate())
    client.post(f"/ledger/resumptions/{asked.pk}/accept/", look())
    mine.refresh_from_db()
    assert mine.status == "producing"


def test_only_what_stands_still_and_once_at_a_time(mine, principal, asked):
    with pytest.raises(RuleViolation, match="正在等待验收"):
        apply(mine, **ASKED, papers=[], by=principal)
    working = make.mine(name="生产中", enterprise=mine.enterprise, kind="open_pit")
    with pytest.raises(RuleViolation, match="不需要"):
        apply(working, **ASKED, papers=[], by=principal)
    with pytest.raises(RuleViolation) as violation:
        apply(
            make.mine(name="整改中", enterprise=mine.enterprise, status="rectifying"),
            goal="producing",
            report=" ",
            papers=[],
            by=principal,
        )
    assert violation.value.field == "report"


def test_a_mine_that_works_already_has_nothing_to_be_accepted(client, asked, county_clerk):
    type(asked.mine).objects.update(status="producing")
    client.force_login(county_clerk)
    answer = client.post(f"/ledger/resumptions/{asked.pk}/accept/", look())
    assert "不需要复工复产验收" in answer.content.decode()


def test_it_is_decided_once(client, asked, county_clerk):
    client.force_login(county_clerk)
    client.post(f"/ledger/resumptions/{asked.pk}/return/", look(result="不合格"))
    assert client.post(f"/ledger/resumptions/{asked.pk}/accept/", look()).status_code == 422
    asked.refresh_from_db()
    assert asked.status == "returned"


def test_who_may_not(client, mine, asked, principal, county_inspector, city_clerk, neighbour_clerk):
    officer = make.enterprise_person(mine, "safety_officer")
    url = f"/ledger/resumptions/{asked.pk}/"
    for person, seen, decides, applies in (
        (principal, 200, 403, 200),
        (officer, 200, 403, 403),
        (county_inspector, 200, 403, 403),
        (city_clerk, 200, 403, 403),
        (neighbour_clerk, 404, 404, 403),
        (make.enterprise_person(make.mine(name="别家矿业")), 404, 403, 404),
    ):
        client.force_login(person)
        assert client.get(url).status_code == seen
        assert client.post(f"{url}accept/", look()).status_code == decides
        assert client.post(f"{url}return/", look()).status_code == decides
        assert client.get(f"/ledger/mines/{mine.pk}/resume/").status_code == applies
    with pytest.raises(PermissionDenied):
        apply(mine, **ASKED, papers=[], by=make.enterprise_person(make.mine(name="另一家矿业")))
    with pytest.raises(PermissionDenied):
        accept(asked, None, by=city_clerk)


def test_the_list_and_what_waits_for_us(client, mine, asked, county_clerk):
    phased.resumption(make.mine(name="别人监管的", status="rectifying"))
    client.force_login(county_clerk)
    assert len(client.get("/ledger/resumptions/").context["table"].data) == 2
    ours = client.get("/ledger/resumptions/", {"status": "applied", "ours": "on"})
    assert [row.mine for row in ours.context["table"].data] == [mine]
