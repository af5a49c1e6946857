"""Work is logged by the agency that did it, each kind with the facts it asks for and its proof."""

import datetime as dt
import uuid
from decimal import Decimal

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from campaigns.models import Activity
from campaigns.work_log.activities import log_activity
from campaigns.work_log.kinds import kinds
from jurisdictions.rules import RuleViolation
from records.models import Attachment
from tests import make

pytestmark = pytest.mark.django_db
NEW = "/campaigns/activities/new/"
DAY = dt.date(2023, 6, 5)
EXPERTS = ["赵明，采矿高级工程师", "钱伟，机电高级工程师"]


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def team(county_inspector):
    return make.officers()


@pytest.fixture
def mine():
    return make.mine()


def facts_of(kind, mine, team):
    """Something valid for each fact that a kind asks for."""
    known = {
        "mine": mine,
        "counterpart": "汾城镇人民政府",
        "level": next(iter(kind.levels), ""),
        "outcome": next(iter(kind.outcomes), ""),
        "count": 2,
        "amount": Decimal("3000.50"),
        "officers": team,
        "experts": EXPERTS,
    }
    return {name: known[name] for name in kind.asks}


def log(key, by, uploads=None, **facts):
    files = [make.photo()] if uploads is None else uploads
    return log_activity(key, by=by, **{"done_on": DAY, "text": "已开展。", "uploads": files} | facts)


@pytest.mark.parametrize("key", kinds())
def test_each_kind_is_logged_with_what_it_asks_for_and_refused_without(key, county_inspector, mine, team):
    kind, given = kinds()[key], facts_of(kinds()[key], mine, team)
    logged = log(key, team[0], **given)
    logged.refresh_from_db()
    assert (logged.agency, logged.recorded_by, logged.status) == (team[0].agency, team[0], "recorded")
    for name in given:
        without = {other: value for other, value in given.items() if other != name}
        with pytest.raises(RuleViolation) as refused:
            log(key, team[0], **without)
        assert refused.value.field == name
    for name in {"counterpart", "count", "amount", "endangering"} - kind.facts.keys():
        with pytest.raises(RuleViolation, match="不填这一项") as refused:
            log(key, team[0], **given, **{name: 1})
        assert refused.value.field == name
    assert Activity.objects.count() == 1


@pytest.mark.parametrize("key", kinds())
def test_the_page_asks_for_the_same_and_says_what_is_missing_at_the_field(client, key, team, mine):
    kind = kinds()[key]
    client.force_login(team[0])
    assert client.get(f"{NEW}?kind={key}").status_code == 200
    empty = client.post(f"{NEW}?kind={key}", {"done_on": "2023-06-05"})
    assert empty.status_code == 422
    assert set(empty.context["form"].errors) == {*kind.asks, "text"} | (
        {"uploads"} if kind.needs_evidence else set()
    )
    given = facts_of(kind, mine, team)
    posted = {"done_on": "2023-06-05", "text": "已开展。", "uploads": [make.photo()]} | given
    posted |= {"mine": mine.pk} if "mine" in given else {}
    posted |= {"officers": [officer.pk for officer in team]} if "officers" in given else {}
    posted |= {"experts": "\n".join(EXPERTS)} if "experts" in given else {}
    answer = client.post(f"{NEW}?kind={key}", posted)
    logged = Activity.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/campaigns/activities/{logged.pk}/")
    assert client.get(answer["Location"]).status_code == 200
    assert Attachment.objects.of(logged).count() == 1


def test_a_guidance_team_is_two_certified_officers_and_two_experts(team, mine):
    def guide(officers, experts):
        return log("guidance_enterprise", team[0], mine=mine, officers=officers, experts=experts)

    for officers, experts, field in [
        (team[:1], EXPERTS, "officers"),
        ([team[0], team[0]], EXPERTS, "officers"),
        (team, EXPERTS[:1], "experts"),
        (team, [EXPERTS[0], f" {EXPERTS[0]} "], "experts"),
    ]:
        with pytest.raises(RuleViolation, match="两名以上") as refused:
            guide(officers, experts)
        assert refused.value.field == field
    assert set(guide(team, EXPERTS).officers.all()) == set(team)


def test_an_officer_needs_a_certificate_on_the_day_and_a_desk_in_line(team, mine):
    def guide(officers, **facts):
        return log("guidance_enterprise", team[0], mine=mine, officers=officers, experts=EXPERTS, **facts)

    with pytest.raises(RuleViolation, match="不是本机关和上下级机关的人员"):
        guide([team[0], *make.officers("141021")])
    team[1].certificate_expires = DAY
    team[1].save()
    guide(team)
    with pytest.raises(RuleViolation, match="没有有效的执法证件") as refused:
        guide(team, done_on=DAY + dt.timedelta(days=1))
    assert refused.value.field == "officers"


def test_level_outcome_and_numbers_are_among_what_the_kind_allows(county_clerk, mine):
    visit = {"mine": mine, "counterpart": "王平，副县长"}
    for key, field, facts in [
        ("leader_visit", "level", visit | {"level": "town"}),
        ("technical_inspectors", "level", {"level": "province", "count": 3}),
        ("accountability", "outcome", {"counterpart": "李四", "outcome": "fine", "count": 1}),
        ("criminal_referral", "count", {"counterpart": "县公安局", "count": 0}),
        ("reward", "amount", {"amount": Decimal(-1)}),
    ]:
        with pytest.raises(RuleViolation) as refused:
            log(key, county_clerk, **facts)
        assert refused.value.field == field
    assert log("technical_inspectors", county_clerk, level="county", count=0).count == 0
    assert log("leader_visit", county_clerk, **visit, level="city").level == "city"


def test_without_a_level_of_its_own_it_has_the_agencys(county_clerk, city_clerk):
    assert make.activity(by=county_clerk).level == "county"
    assert make.activity(by=city_clerk).level == "city"


def test_what_concerns_a_mine_concerns_its_enterprise(county_clerk, mine):
    logged = log("exposure", county_clerk, mine=mine, counterpart="县政府网站")
    assert (logged.mine, logged.enterprise) == (mine, mine.enterprise)
    assert make.activity(by=county_clerk).enterprise is None


def test_proof_is_demanded_where_the_kind_demands_it(county_clerk, mine):
    with pytest.raises(RuleViolation, match="印证资料") as refused:
        log("exposure", county_clerk, mine=mine, counterpart="县政府网站", uploads=[])
    assert refused.value.field == "uploads"
    assert log("patrol", county_clerk, counterpart="汾城镇", uploads=[]).pk
    assert Activity.objects.count() == 1


def test_tomorrow_has_not_happened_yet(county_clerk):
    with time_machine.travel("2023-06-05 23:59+08:00"):
        assert make.activity(by=county_clerk).pk
        with pytest.raises(RuleViolation) as refused:
            make.activity(by=county_clerk, done_on=dt.date(2023, 6, 6))
    assert refused.value.field == "done_on"


def test_an_unknown_kind_is_refused_and_the_page_offers_the_kinds(client, county_clerk):
    with pytest.raises(RuleViolation) as refused:
        log("picnic", county_clerk)
    assert refused.value.field == "kind"
    client.force_login(county_clerk)
    page = client.get(f"{NEW}?kind=picnic").content.decode()
    assert all(f"?kind={kind.key}" in page and kind.label in page for kind in kinds().values())


def test_a_neighbours_mine_is_neither_offered_nor_taken(client, county_clerk):
    theirs = make.mine(region="141021", name="曲沃铁矿")
    with pytest.raises(PermissionDenied):
        log("exposure", county_clerk, mine=theirs, counterpart="县政府网站")
    client.force_login(county_clerk)
    assert "曲沃铁矿" not in client.get("/campaigns/activities/mines/?q=曲沃").content.decode()
    assert "曲沃铁矿" not in client.get(f"{NEW}?kind=exposure&mine={theirs.pk}").content.decode()
    posted = {"done_on": "2023-06-05", "text": "曝光", "counterpart": "网站", "mine": theirs.pk}
    refused = client.post(f"{NEW}?kind=exposure", posted | {"uploads": [make.photo()]})
    assert "mine" in refused.context["form"].errors
    assert not Activity.objects.exists()


def test_our_mines_are_found_by_name_and_stay_picked_when_something_is_refused(client, county_clerk, mine):
    client.force_login(county_clerk)
    assert f'value="{mine.pk}"' in client.get("/campaigns/activities/mines/?q=宏源").content.decode()
    refused = client.post(f"{NEW}?kind=exposure", {"mine": mine.pk, "done_on": "2023-06-05"})
    assert f'value="{mine.pk}" checked' in refused.content.decode()


@pytest.mark.parametrize("role", ["viewer", "legal_reviewer", "administrator"])
def test_other_roles_do_not_log(client, officer, role):
    person = officer("襄汾县", role)
    client.force_login(person)
    assert client.get(NEW).status_code == 403
    assert client.post(f"{NEW}?kind=patrol", {}).status_code == 403
    with pytest.raises(PermissionDenied):
        make.activity(by=person)


def test_enterprise_people_do_not_log(client, mine):
    client.force_login(make.enterprise_person(mine))
    assert client.get(NEW).status_code == 403


def test_a_second_tap_logs_nothing_twice(county_inspector):
    key = uuid.uuid4()
    first = make.activity(by=county_inspector, client_key=key)
    assert make.activity(by=county_inspector, client_key=key) == first
    assert Activity.objects.count() == 1


def test_other_content_under_the_same_key_is_refused(county_inspector):
    key = uuid.uuid4()
    make.activity(by=county_inspector, client_key=key)
    with pytest.raises(RuleViolation, match="提交标识"):
        make.activity(by=county_inspector, client_key=key, done_on=dt.date(2023, 6, 6))


def test_a_county_and_its_city_make_up_one_team(client, team, mine):
    """应急厅〔2019〕30号: ministry and province guide together; neighbours and the far above aren't offered."""
    city, neighbour = make.officers("1410"), make.officers("141021")
    client.force_login(team[0])
    form = client.get(f"{NEW}?kind=guidance_enterprise").context["form"]
    assert set(form.fields["officers"].queryset) == {*team, *city}
    assert not set(neighbour) & set(form.fields["officers"].queryset)
    together = [team[0], city[0]]
    logged = log("guidance_enterprise", team[0], mine=mine, officers=together, experts=EXPERTS)
    assert set(logged.officers.all()) == set(together)
