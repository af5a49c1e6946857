"""Which mines should have been checked and weren't: by place, by agency, in a year or a campaign (S1-03, L-36)."""

import datetime as dt
from itertools import product

import pytest
from django.utils import timezone

from enterprises.models import Flag
from inspections.coverage import counting
from inspections.coverage.mines import Span, within_span
from inspections.coverage.todo import todos
from inspections.models import Inspection
from tests import make

pytestmark = pytest.mark.django_db
MINES = "/inspections/coverage/mines/"
YEAR = 2023


@pytest.fixture
def mines(county_clerk):
    """Two of the county's: one checked in June, the other never; one of the city's beside them, and a neighbour's."""
    county, city = county_clerk.agency, make.agency("临汾市")
    found = [make.mine(name=name, supervisor=county) for name in ("查过的矿", "没查的矿")]
    found.append(make.mine(name="市管的矿", supervisor=city))
    found.append(make.mine(name="洪洞的矿", region="141024", supervisor=make.agency("洪洞县")))
    for mine in found:
        mine.supervisions.update(since=dt.date(2023, 1, 1))
    checked(found[0])
    return found


def checked(mine, day=dt.date(2023, 6, 5), **fields):
    """Written past the verb: how a check is signed is tried elsewhere."""
    check = make.inspection(mine, checked_on=day, **fields)
    Inspection.objects.filter(pk=check.pk).update(
        status="signed", signed_at=timezone.now(), signer_name="王平", absence_reason="—"
    )
    return check


def flag(mine, kind="key_target", **fields):
    facts = {"reason": "…", "since": dt.date(2023, 3, 1), **fields}
    return Flag.objects.create(mine=mine, kind=kind, **facts)


def names(client, **asked):
    page = client.get(MINES, {"year": YEAR, **asked})
    return [mine.name for mine in page.context["table"].data]


def at(user, mine, year=YEAR):
    found = within_span(Span.of_year(year), user, user.agency.region).get(pk=mine.pk)
    return found.owed, found.made, found.lacking


def test_each_figure_opens_its_mines(client, mines, county_viewer):
    client.force_login(county_viewer)
    page = client.get("/inspections/coverage/", {"year": YEAR})
    tally = page.context["total"]
    assert (tally.mines, tally.done, tally.missing, tally.untouched, tally.share) == (3, 1, 2, 2, 33.3)
    assert names(client, state="done") == ["查过的矿"]
    assert sorted(names(client, state="lacking")) == ["市管的矿", "没查的矿"]
    for row in page.context["table"].data:
        for state, figure in (("owed", row.tally.mines), ("lacking", row.tally.missing)):
            listed = client.get(row.listed(state)).context["table"]
            assert len(listed.data) == figure


def test_a_mine_opens_its_checks(client, mines, county_viewer):
    client.force_login(county_viewer)
    address = f"/inspections/?mine={mines[0].pk}&since=2023-01-01&until=2023-12-31&status=signed"
    page = client.get(MINES, {"year": YEAR}).content.decode()
    assert address.replace("&", "&amp;") in page
    assert len(client.get(address).context["table"].data) == 1


def test_the_city_goes_down_by_county_and_by_who_answers(client, mines, city_leader):
    client.force_login(city_leader)
    by_place = client.get("/inspections/coverage/", {"year": YEAR}).context["table"].data
    assert {row.name: row.tally.mines for row in by_place} == {"合计": 4, "襄汾县": 3, "洪洞县": 1}
    by_agency = client.get("/inspections/coverage/", {"year": YEAR, "by": "agency"}).context["table"].data
    assert sorted(row.tally.mines for row in by_agency) == [1, 1, 2, 4]
    city = make.agency("临汾市")
    assert names(client, agency=city.pk) == ["市管的矿"]


def test_nobody_answers_for_it_and_it_is_owed_a_check_all_the_same(client, mines, county_viewer):
    make.mine(name="无人监管的矿")
    client.force_login(county_viewer)
    assert names(client, agency="none") == ["无人监管的矿"]


def test_a_superiors_check_counts_and_an_unsigned_one_doesnt(mines, county_viewer, city_inspector):
    assert at(county_viewer, mines[1]) == (1, 0, 1)
    check = make.inspection(mines[1], checked_on=dt.date(2023, 7, 1))
    assert at(county_viewer, mines[1]) == (1, 0, 1)
    Inspection.objects.filter(pk=check.pk).update(
        status="signed", signed_at=timezone.now(), signer_name="王平", absence_reason="—"
    )
    Inspection.objects.filter(pk=check.pk).update(agency=city_inspector.agency)
    assert at(county_viewer, mines[1]) == (1, 1, 0)


def test_a_condition_that_held_in_the_year_asks_for_one_more(mines, county_viewer):
    flag(mines[0], ended_on=dt.date(2023, 9, 1))
    assert at(county_viewer, mines[0]) == (2, 1, 1)
    assert at(county_viewer, mines[0], 2024) == (1, 0, 1)
    assert at(county_viewer, mines[0], 2022) == (1, 0, 1)


def test_only_a_confirmed_suggestion_leaves_it_to_the_draw(mines, county_viewer, county_leader):
    suggested = flag(mines[1], "draw_only")
    assert at(county_viewer, mines[1]) == (1, 0, 1)
    suggested.confirm(by=county_leader, today=dt.date(2023, 4, 1))
    assert at(county_viewer, mines[1]) == (0, 0, 0)


def test_the_database_says_what_the_arithmetic_says(mines, county_viewer):
    for number, (closed, target, draw_only) in enumerate(product([True, False], repeat=3)):
        mine = make.mine(name=f"矿{number}", status="closed" if closed else "producing")
        if target:
            flag(mine)
        if draw_only:
            flag(mine, "draw_only", confirmed_on=dt.date(2023, 4, 1), confirmed_by=county_viewer)
        said = counting.owed(closed=closed, target=target, draw_only=draw_only)
        assert at(county_viewer, mine) == (said, 0, counting.missing(said, 0))


def test_who_answered_on_the_last_day_of_the_year_is_asked(client, mines, county_viewer):
    mine = mines[1]
    mine.supervisions.update(until=dt.date(2024, 2, 1))
    mine.supervisions.create(agency=make.agency("临汾市"), since=dt.date(2024, 2, 2))
    client.force_login(county_viewer)
    county = county_viewer.agency
    assert "没查的矿" in names(client, agency=county.pk)
    assert "没查的矿" not in names(client, agency=county.pk, year=2024)


# A campaign


def test_a_campaign_has_its_own_mines_and_days(client, mines, county_viewer):
    make.mine(name="停产的矿", status="suspended_unattended")
    drive = make.campaign(ends_on=dt.date(2023, 8, 31))
    checked(mines[1], dt.date(2023, 9, 1))
    client.force_login(county_viewer)
    assert sorted(names(client, campaign=drive.pk)) == ["市管的矿", "查过的矿", "没查的矿"]
    assert sorted(names(client, campaign=drive.pk, state="untouched")) == ["市管的矿", "没查的矿"]


def test_a_draft_and_a_neighbours_campaign_arent_found(client, mines, county_viewer):
    draft = make.campaign(status="draft")
    other = make.campaign(key="hongtong", issuer=make.agency("洪洞县"))
    client.force_login(county_viewer)
    for drive in (draft, other):
        assert client.get("/inspections/coverage/", {"campaign": drive.pk}).status_code == 404


# Who


def test_a_neighbours_region_isnt_found(client, mines, county_viewer):
    client.force_login(county_viewer)
    for page in ("/inspections/coverage/", MINES):
        assert client.get(page, {"region": "141024"}).status_code == 404


def test_an_enterprise_doesnt_read_it(client, mines):
    client.force_login(make.enterprise_person(mines[0]))
    assert client.get("/inspections/coverage/").status_code == 403
    assert client.get(MINES).status_code == 403


def test_a_year_that_is_none_is_the_latest_with_a_check(client, mines, county_viewer):
    client.force_login(county_viewer)
    for year in ("", "x", "1999", "30000"):
        page = client.get("/inspections/coverage/", {"year": year})
        assert page.context["asked"].span.first.year == YEAR


@pytest.mark.parametrize("page", ["/inspections/coverage/", MINES])
def test_it_goes_out_as_a_workbook(client, mines, county_viewer, page):
    client.force_login(county_viewer)
    answer = client.get(page, {"year": YEAR, "export": "xlsx"})
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content)[:2] == b"PK"


# To do


def test_in_the_last_quarter_the_leader_is_told_of_the_own_agencys_mines(mines, county_leader, county_clerk):
    october, june = (dt.datetime(YEAR, month, 9, tzinfo=dt.UTC) for month in (10, 6))
    (todo,) = todos(county_leader, october)
    assert (todo.title, todo.due) == ("1 座矿山今年还没有查够", dt.date(YEAR, 12, 31))
    assert f"agency={county_leader.agency.pk}" in todo.url
    assert todos(county_leader, june) == []
    assert todos(county_clerk, october) == []


def test_without_a_year_the_latest_with_a_check_is_shown(client, mines, county_viewer):
    client.force_login(county_viewer)
    page = client.get("/inspections/coverage/")
    assert page.context["asked"].span.first.year == YEAR
    assert page.context["total"].done == 1
    assert "先显示最近有记录的2023年" in page.content.decode()
    this_year = timezone.localdate().year
    page = client.get("/inspections/coverage/", {"year": this_year})
    assert page.context["asked"].span.first.year == this_year
    assert "先显示" not in page.content.decode()


def test_who_has_no_check_at_all_begins_with_this_year(client, mines, stranger):
    client.force_login(stranger)
    page = client.get("/inspections/coverage/")
    assert page.context["asked"].span.first.year == timezone.localdate().year
    assert "先显示" not in page.content.decode()
