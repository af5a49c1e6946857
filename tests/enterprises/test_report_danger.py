"""The enterprise reports a danger that has changed; the agency sees it at once and says what to do (Z-10)."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from enterprises.dangers.answering import take_note
from enterprises.dangers.reporting import back_at_work, report
from enterprises.models import Danger
from jurisdictions.rules import RuleViolation
from records.models import Attachment
from tests import alarmed, make
from tests.alarmed import HOUR, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(county_clerk):
    return make.mine(headcount=20, name="盛泰铁矿", supervisor=county_clerk.agency)


def said(**fields):
    now = timezone.now()
    words = {"kind": "透水", "place": "-120中段", "words": "涌水量突然增大", "happened_at": typed(now - HOUR)}
    out = {"evacuated": "on", "people": "23", "evacuated_at": typed(now - HOUR / 2)}
    return {**words, **out, **fields}


def tell(client, mine, role="safety_officer", **fields):
    client.force_login(make.enterprise_person(mine, role))
    return client.post(f"/ledger/mines/{mine.pk}/danger/", said(**fields))


@pytest.mark.parametrize("role", ["principal", "safety_officer"])
def test_it_is_reported_from_the_mines_page_and_stands_first_in_the_agencys_list(
    client, mine, county_clerk, settings, tmp_path, role
):
    settings.MEDIA_ROOT = tmp_path
    client.force_login(make.enterprise_person(mine, role))
    assert f"/ledger/mines/{mine.pk}/danger/" in client.get(mine.get_absolute_url()).content.decode()
    answer = tell(client, mine, role, papers=make.photo())
    told = Danger.objects.get()
    assert answer.url == told.get_absolute_url()
    assert (told.people, told.is_out, Attachment.objects.of(told).count()) == (23, True, 1)
    for person in (county_clerk, make.user(county_clerk.agency, "leader")):
        client.force_login(person)
        first = client.get("/").context["todos"][0]
        assert (first.title, first.url) == ("盛泰铁矿透水险情", told.get_absolute_url())


def test_the_agency_takes_note_and_the_enterprise_reads_what_it_ordered(client, mine, county_clerk):
    told = alarmed.danger(mine)
    client.force_login(county_clerk)
    assert f"{told.get_absolute_url()}note/" in client.get(told.get_absolute_url()).content.decode()
    assert client.post(f"{told.get_absolute_url()}note/", {"ordered": " "}).status_code == 422
    client.post(f"{told.get_absolute_url()}note/", {"ordered": "停止井下一切作业，启动排水"})
    assert "盛泰铁矿透水险情" not in client.get("/").content.decode()
    client.force_login(make.enterprise_person(mine))
    page = client.get(told.get_absolute_url()).content.decode()
    assert "启动排水" in page
    assert county_clerk.name in page
    with pytest.raises(RuleViolation, match="已处置"):
        take_note(Danger.objects.get(), ordered="再来", by=county_clerk)


@pytest.mark.parametrize(
    ("field", "value", "at"),
    [
        ("kind", "跳舞", "kind"),
        ("kind", "边坡", "kind"),  # of open pits
        ("place", "", "place"),
        ("words", "", "words"),
        ("happened_at", "2099-01-01T08:00", "happened_at"),
        ("people", "", "people"),
        ("evacuated_at", "", "evacuated_at"),
        ("evacuated_at", "2099-01-01T08:00", "evacuated_at"),
    ],
)
def test_what_is_mistyped_is_told_at_its_field(client, mine, field, value, at):
    answer = tell(client, mine, **{field: value})
    assert answer.status_code == 422
    assert answer.context["form"].errors[at]
    assert not Danger.objects.exists()


def test_nobody_was_evacuated(client, mine):
    tell(client, mine, evacuated="", people="5")
    assert (Danger.objects.get().people, Danger.objects.get().is_out) == (None, False)


def test_somebody_lets_them_back_and_not_before_they_were_out(client, mine, county_clerk):
    told = alarmed.danger(mine)
    client.force_login(make.enterprise_person(mine))
    back = {"returned_at": typed(timezone.now() - 3 * HOUR), "returned_by": "矿长张建国"}
    address = f"{told.get_absolute_url()}back/"
    assert "不能早于撤出时间" in client.post(address, back).content.decode()
    assert (
        client.post(address, {**back, "returned_at": typed(timezone.now()), "returned_by": " "}).status_code
        == 422
    )
    assert client.post(address, {**back, "returned_at": typed(timezone.now())}).status_code == 302
    page = client.get(told.get_absolute_url()).content.decode()
    assert "矿长张建国批准" in page
    assert "back/" not in page
    told.refresh_from_db()
    with pytest.raises(RuleViolation, match="已登记恢复作业"):
        back_at_work(told, returned_at=timezone.now(), returned_by="李明", by=make.enterprise_person(mine))


def test_not_while_an_order_keeps_them_out(mine, county_clerk):
    told = alarmed.danger(mine)
    alarmed.evacuation(mine, make.user(county_clerk.agency, "leader"))
    person = make.enterprise_person(mine)
    with (
        CaptureQueriesContext(connection) as asked,
        pytest.raises(RuleViolation, match="紧急撤人尚未解除"),
    ):
        back_at_work(told, returned_at=timezone.now(), returned_by="李明", by=person)
    held, looked = (
        next(n for n, one in enumerate(asked) if part in one["sql"])
        for part in ("FOR UPDATE", 'FROM "enterprises_evacuation"')
    )
    assert held < looked


def test_only_ones_own_mine_and_only_the_enterprise(client, mine, county_clerk, stranger):
    other = make.mine("141021", name="曲沃铁矿")
    client.force_login(make.enterprise_person(mine))
    assert client.post(f"/ledger/mines/{other.pk}/danger/", said()).status_code == 404
    client.force_login(county_clerk)
    assert client.get(f"/ledger/mines/{mine.pk}/danger/").status_code == 403
    told = alarmed.danger(mine)
    with pytest.raises(PermissionDenied):
        report(Danger(mine=other), [], by=make.enterprise_person(mine))
    client.force_login(stranger)
    assert client.get(told.get_absolute_url()).status_code == 404


def test_who_doesnt_answer_for_the_mine_reads_only(client, mine, city_clerk):
    told = alarmed.danger(mine)
    client.force_login(city_clerk)
    page = client.get(told.get_absolute_url())
    assert page.status_code == 200
    assert "note/" not in page.content.decode()
    assert client.post(f"{told.get_absolute_url()}note/", {"ordered": "x"}).status_code == 403
    assert "透水险情" not in client.get("/").content.decode()


def test_a_mine_that_nobody_answers_for_is_the_countys_own(client, county_clerk, city_clerk):
    told = alarmed.danger(make.mine(name="新登记铁矿"))
    client.force_login(city_clerk)
    assert "新登记铁矿透水险情" not in client.get("/").content.decode()
    client.force_login(county_clerk)
    assert "新登记铁矿透水险情" in client.get("/").content.decode()
    assert client.post(f"{told.get_absolute_url()}note/", {"ordered": "撤人"}).status_code == 302


def test_the_list_finds_what_is_open(client, mine, county_clerk):
    alarmed.danger(mine)
    alarmed.danger(mine, kind="火灾", status="noted", ordered="灭火", noted_by=county_clerk)
    client.force_login(county_clerk)
    assert len(client.get("/ledger/dangers/").context["table"].data) == 2
    rows = client.get("/ledger/dangers/?standing=on").context["table"].data
    assert [row.kind for row in rows] == ["透水"]
