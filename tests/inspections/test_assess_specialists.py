"""A specialist is named for a mine and has to be there as often as the agency has said, if it has (L-19, C17)."""

import datetime as dt

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from inspections.models import Frequency, Inspection, Specialist
from inspections.specialists.actions import begin_of, end_naming, name_specialist, set_frequency
from inspections.specialists.visits import Window, assessed, end_of
from jurisdictions.rules import RuleViolation
from tests import make

pytestmark = pytest.mark.django_db
JULY = Window(dt.date(2023, 7, 1))


@pytest.fixture
def mine(county_clerk):
    return make.mine(supervisor=county_clerk.agency)


@pytest.fixture
def inspector(mine):
    return make.officers(mine.region_id)[0]


@pytest.fixture
def named(mine, inspector, county_leader):
    return name_specialist(
        mine, inspector, by=county_leader, since=dt.date(2023, 6, 1), document="襄应急发〔2023〕19号"
    )


def said(by, times=2, per="month", since=dt.date(2023, 6, 1)):
    """Written past the verb, which sets nothing for a time that is over."""
    return Frequency.objects.create(
        agency=by.agency, times=times, per=per, since=since, basis="襄应急发〔2023〕19号", set_by=by
    )


def visit(mine, day):
    check = make.inspection(mine, checked_on=day)
    Inspection.objects.filter(pk=check.pk).update(
        status="signed", signed_at=timezone.now(), signer_name="王平", absence_reason="—"
    )


def standing(user, window=JULY):
    row = assessed(window, user).get()
    return row.owed, row.checks, row.patrols, row.lacking


@given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)), st.sampled_from(["month", "quarter"]))
def test_every_day_lies_in_one_period_and_the_next_follows_at_once(day, per):
    first = begin_of(per, day)
    last = end_of(per, first)
    assert first <= day <= last
    assert begin_of(per, last + dt.timedelta(days=1)) == last + dt.timedelta(days=1)


def test_where_no_figure_is_set_nothing_is_assessed(named, mine, county_viewer):
    visit(mine, dt.date(2023, 7, 4))
    assert standing(county_viewer) == (None, 1, 0, None)


def test_checks_and_patrols_that_name_the_mine_count_together(named, mine, inspector, county_leader):
    said(county_leader, times=3)
    visit(mine, dt.date(2023, 7, 4))
    visit(mine, dt.date(2023, 8, 1))
    make.activity("patrol", by=inspector, done_on=dt.date(2023, 7, 31), mine=mine)
    make.activity("patrol", by=inspector, done_on=dt.date(2023, 7, 30))
    made_by_mistake = make.activity("patrol", by=inspector, done_on=dt.date(2023, 7, 29), mine=mine)
    made_by_mistake.void(by=inspector, reason="记错")
    assert standing(county_leader) == (3, 1, 1, 1)


def test_by_quarter(named, mine, county_leader):
    said(county_leader, times=2, per="quarter", since=dt.date(2023, 6, 1))
    visit(mine, dt.date(2023, 9, 30))
    assert standing(county_leader) == (2, 1, 0, 1)
    assert standing(county_leader, Window(dt.date(2023, 6, 1)))[0] is None


def test_part_of_a_period_isnt_assessed(named, county_leader):
    said(county_leader)
    end_naming(named, by=county_leader, today=dt.date(2023, 7, 20))
    assert standing(county_leader)[0] is None
    assert standing(county_leader, Window(dt.date(2023, 6, 1)))[0] == 2
    assert not assessed(Window(dt.date(2023, 8, 1)), county_leader).exists()


def test_a_later_figure_holds_from_its_day_on(named, county_leader):
    said(county_leader, times=1)
    said(county_leader, times=4, since=dt.date(2023, 8, 1))
    assert standing(county_leader)[0] == 1
    assert standing(county_leader, Window(dt.date(2023, 8, 1)))[0] == 4


def test_each_figure_opens_its_records(client, named, mine, inspector, county_leader):
    said(county_leader)
    visit(mine, dt.date(2023, 7, 4))
    make.activity("patrol", by=inspector, done_on=dt.date(2023, 7, 31), mine=mine)
    client.force_login(county_leader)
    table = client.get("/inspections/specialists/?month=2023-07").context["table"]
    (row,) = table.data
    for name in ("checks", "patrols"):
        assert len(client.get(table.columns[name].column.url(row)).context["table"].data) == 1
    answer = client.get("/inspections/specialists/?month=2023-07&export=xlsx")
    assert b"".join(answer.streaming_content)[:2] == b"PK"


# Naming and setting


def test_the_leader_names_and_ends_on_pages(client, mine, inspector, county_leader):
    client.force_login(county_leader)
    facts = {
        "mine": mine.pk,
        "officer": inspector.pk,
        "since": "2023-06-01",
        "document": "襄应急发〔2023〕19号",
    }
    assert client.post("/inspections/specialists/new/", facts).status_code == 302
    again = client.post("/inspections/specialists/new/", facts)
    assert again.status_code == 422
    assert "已是" in again.content.decode()
    named = Specialist.objects.get()
    client.post(f"/inspections/specialists/{named.pk}/end/")
    named.refresh_from_db()
    assert named.until == timezone.localdate() - dt.timedelta(days=1)
    with pytest.raises(RuleViolation):
        end_naming(named, by=county_leader)


def test_the_leader_sets_the_figure_with_its_basis_and_not_for_a_time_that_is_over(client, county_leader):
    client.force_login(county_leader)
    today = timezone.localdate()
    facts = {"per": "month", "times": 2, "since": today, "basis": "襄应急发〔2023〕19号"}
    for wrong in ({"times": 0}, {"times": 32}, {"basis": " "}, {"since": "2023-01-01"}):
        assert client.post("/inspections/specialists/frequency/", {**facts, **wrong}).status_code == 422
    assert client.post("/inspections/specialists/frequency/", facts).status_code == 302
    assert str(Frequency.objects.get()) == "每月 2 次"
    set_frequency(by=county_leader, times=3, per="month", basis="改", since=today)
    assert Frequency.objects.get().times == 3


@pytest.mark.parametrize(
    ("fields", "field"), [({"document": " "}, "document"), ({"since": dt.date(2099, 1, 1)}, "since")]
)
def test_what_is_mistyped_is_said_at_its_field(mine, inspector, county_leader, fields, field):
    with pytest.raises(RuleViolation) as refused:
        name_specialist(mine, inspector, by=county_leader, **{"document": "文", **fields})
    assert refused.value.field == field


def test_only_ones_own_people_and_only_mines_within_reach(
    mine, county_leader, neighbour_leader, city_inspector
):
    with pytest.raises(RuleViolation):
        name_specialist(mine, city_inspector, by=county_leader, document="文")
    with pytest.raises(RuleViolation, match="襄汾县应急管理局负责监管"):
        name_specialist(mine, neighbour_leader, by=neighbour_leader, document="文")


def test_a_county_names_none_where_the_city_answers(inspector, county_leader, city_clerk):
    theirs = make.mine(name="市属矿", supervisor=city_clerk.agency)
    with pytest.raises(RuleViolation, match="临汾市应急管理局负责监管"):
        name_specialist(theirs, inspector, by=county_leader, document="文")


def test_others_dont_name_and_a_neighbour_finds_nothing(client, named, county_inspector, neighbour_leader):
    client.force_login(county_inspector)
    assert client.get("/inspections/specialists/new/").status_code == 403
    client.force_login(neighbour_leader)
    assert client.post(f"/inspections/specialists/{named.pk}/end/").status_code == 404
    assert not client.get("/inspections/specialists/?month=2023-07").context["table"].data
