"""The list, its filters and the page of one hazard."""

import datetime as dt

import pytest
import time_machine
from django.db import IntegrityError, transaction

from hazards.models import Hazard
from tests import make

pytestmark = pytest.mark.django_db


def shown(client, query: str = "") -> set[int]:
    return {row.record.pk for row in client.get(f"/hazards/{query}").context["table"].rows}


@pytest.fixture
def ours():
    return make.hazard()


@pytest.fixture
def theirs():
    return make.hazard(make.mine(region="141021", name="曲沃邻矿"), source="tip_off")


def test_each_sees_what_lies_below(
    client, ours, theirs, county_viewer, neighbour_clerk, city_clerk, stranger
):
    for person, seen in [
        (county_viewer, {ours.pk}),
        (neighbour_clerk, {theirs.pk}),
        (city_clerk, {ours.pk, theirs.pk}),
        (stranger, set()),
    ]:
        client.force_login(person)
        assert shown(client) == seen
        assert {row["id"] for row in client.get("/api/hazards/").json()["results"]} == seen


def test_an_enterprise_sees_its_own_only(client, ours):
    other = make.hazard(make.mine(name="邻矿"))
    client.force_login(make.enterprise_person(ours.mine))
    assert shown(client) == {ours.pk}
    assert client.get(f"/hazards/{other.pk}/").status_code == 404
    assert client.get(f"/api/hazards/{other.pk}/").status_code == 404


def test_a_neighbour_does_not_find_it(client, ours, neighbour_inspector):
    client.force_login(neighbour_inspector)
    assert client.get(f"/hazards/{ours.pk}/").status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "?place=141023",
        "?source=inspection",
        "?severity=major",
        "?status=open&source=inspection",
        "?criterion=UG-02",
        "?found_to=2023-06-30",
        "?q=照明",
        "?listed=on",
        "?followed=on",
    ],
)
def test_every_filter_narrows(client, city_leader, query):
    ours = make.hazard(severity="major", agency=city_leader.agency)
    other = make.mine(region="141021", name="曲沃邻矿")
    make.hazard(other, source="tip_off", description="浮石", found_on="2023-07-01", due_on="2023-07-09")
    ours.list_for_supervision(by=city_leader, supervisor="王建军")
    client.force_login(city_leader)
    assert len(shown(client)) == 2
    assert shown(client, query) == {ours.pk}


def test_a_box_that_is_not_ticked_narrows_nothing(client, ours, county_viewer):
    client.force_login(county_viewer)
    assert shown(client, "?overdue=&listed=&place=&q=") == {ours.pk}


@pytest.mark.parametrize(
    ("today", "overdue"), [("2023-06-14", False), ("2023-06-15", False), ("2023-06-16", True)]
)
def test_due_today_is_not_overdue(client, ours, county_viewer, today, overdue):
    client.force_login(county_viewer)
    with time_machine.travel(f"{today} 23:59+08:00"):
        assert ours.is_overdue() is overdue
        client.force_login(county_viewer)
        assert shown(client, "?overdue=on") == ({ours.pk} if overdue else set())


def test_what_is_closed_or_has_no_deadline_is_never_overdue(ours, county_inspector):
    make.hazard(due_on=None)
    make.rectified(ours).close_out(by=county_inspector, note="已整改")
    assert not ours.is_overdue(dt.date(2099, 1, 1))
    assert not Hazard.objects.overdue(dt.date(2099, 1, 1)).exists()


def test_what_waits_for_verification_past_its_day_is_overdue_still(ours):
    make.rectified(ours)
    assert ours.is_overdue(dt.date(2023, 6, 16))
    assert Hazard.objects.overdue(dt.date(2023, 6, 16)).get() == ours


def test_every_figure_above_the_list_opens_its_rows(client, county_leader):
    major = make.hazard(severity="major")
    make.rectified(make.hazard())
    make.hazard(due_on="2099-01-01")
    major.list_for_supervision(by=county_leader, supervisor="王建军")
    client.force_login(county_leader)
    tiles = client.get("/hazards/").context["tiles"]
    assert [tile.value for tile in tiles] == [2, 1, 2, 1, 0]
    for tile in tiles:
        assert len(shown(client, tile.url.removeprefix("/hazards/"))) == tile.value


def test_the_page_tells_law_from_reading(client, county_viewer):
    cited = make.criterion("UG-02", note="官方解读: 目录以公告为准。")
    hazard = make.hazard(severity="major", criterion=cited)
    client.force_login(county_viewer)
    page = client.get(f"/hazards/{hazard.pk}/").content.decode()
    law, _, reading = page.partition("解读摘要，非法条原文")
    assert "UG-02的条文" in law
    assert "矿安〔2022〕88号" in law
    assert "目录以公告为准" in reading


STEPS = {
    "commit": "/commit/",
    "rectify": "/rectify/",
    "close_out": "/close-out/",
    "send_back": "/send-back/",
    "list": "/list/",
    "halt": "/halt/",
}


@pytest.mark.parametrize("who", ["principal", "inspector", "leader", "viewer", "city inspector"])
@pytest.mark.parametrize("state", ["open", "committed", "rectified", "closed"])
def test_the_page_offers_what_may_be_done_now_and_nothing_else(client, officer, who, state):
    hazard = make.hazard(severity="major", **(make.COMMITMENTS if state != "open" else {}))
    if state in {"rectified", "closed"}:
        make.rectified(hazard)
    if state == "closed":
        hazard.close_out(by=officer("襄汾县", "inspector"), note="已整改")
    person = {
        "principal": lambda: make.enterprise_person(hazard.mine),
        "inspector": lambda: officer("襄汾县", "inspector"),
        "leader": lambda: officer("襄汾县", "leader"),
        "viewer": lambda: officer("襄汾县", "viewer"),
        "city inspector": lambda: officer("临汾市", "inspector"),
    }[who]()
    expected = {
        ("principal", "open"): {"commit", "halt"},
        ("principal", "committed"): {"commit", "rectify", "halt"},
        ("principal", "rectified"): {"halt"},
        ("inspector", "rectified"): {"close_out", "send_back"},
        ("leader", "open"): {"list"},
        ("leader", "committed"): {"list"},
        ("leader", "rectified"): {"list"},
    }.get((who, state), set())
    assert hazard.steps(person) == expected
    client.force_login(person)
    page = client.get(f"/hazards/{hazard.pk}/").content.decode()
    offered = {step for step, door in STEPS.items() if f'href="/hazards/{hazard.pk}{door}"' in page}
    assert offered == expected
    for step, door in STEPS.items():
        opened = client.get(f"/hazards/{hazard.pk}{door}").status_code
        assert (opened == 200) is (step in expected)


@pytest.mark.parametrize(
    ("broken", "constraint"),
    [
        ({"severity": "major"}, "major_cites_a_criterion"),
        ({"due_on": "2023-05-31"}, "nothing_before_it_was_found"),
        ({"funds": -1}, "funds_not_negative"),
    ],
)
def test_the_database_refuses_what_cannot_be(ours, broken, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Hazard.objects.filter(pk=ours.pk).update(**broken)


def test_queries_do_not_grow_with_the_rows(client, county_viewer, django_assert_max_num_queries):
    for number in range(3):
        make.hazard(severity="major", description=f"隐患{number}")
    client.force_login(county_viewer)
    client.get("/hazards/")
    with django_assert_max_num_queries(15) as few:
        client.get("/hazards/")
    for number in range(20):
        make.hazard(severity="major", description=f"更多隐患{number}")
    with django_assert_max_num_queries(len(few)):
        client.get("/hazards/")
