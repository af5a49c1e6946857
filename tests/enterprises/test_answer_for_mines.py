"""One mine answers to one agency (S1-01, K-02, N6): whatever is handed to whom, and whoever tries to act."""

import datetime as dt
from contextlib import suppress
from itertools import pairwise

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from enterprises.answering.supervision import require_may_act
from enterprises.models import Mine
from jurisdictions.models import Agency
from jurisdictions.rules import RuleViolation
from tests import make

pytestmark = pytest.mark.django_db
BEGIN = dt.date(2023, 1, 1)
PLACES = ["山西省", "临汾市", "襄汾县", "曲沃县"]
LEVEL = {"山西省": 0, "临汾市": 1, "襄汾县": 2, "曲沃县": 2}

moves = st.lists(
    st.tuples(st.sampled_from(PLACES), st.sampled_from(PLACES), st.integers(0, 40)), min_size=1, max_size=12
)


@pytest.mark.slow
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=moves)
@example(moves=[("山西省", "襄汾县", 0), ("山西省", "临汾市", 1), ("山西省", "襄汾县", 1)])
def test_over_random_transfers_one_answers_at_a_time_and_nobody_below_acts(moves):
    clerks = {place: make.user(make.agency(place), "clerk") for place in PLACES}
    mine = make.mine(name=f"矿{Mine.objects.count()}")
    for who, to, days in moves:
        since = BEGIN + dt.timedelta(days=days)
        with suppress(RuleViolation, PermissionDenied):
            Mine.objects.get(pk=mine.pk).put_under(
                clerks[to].agency, by=clerks[who], since=since, document="文"
            )
        _history_is_whole(mine)
        _nobody_below_acts(mine, clerks)


def _history_is_whole(mine):
    """No day with two, none without after the first, and only the last one open."""
    rows = list(mine.supervisions.order_by("since"))
    for before, after in pairwise(rows):
        assert before.until == after.since - dt.timedelta(days=1)
        assert before.agency_id != after.agency_id
    assert [row.until for row in rows[-1:]] in ([], [None])


def _nobody_below_acts(mine, clerks):
    mine = Mine.objects.get(pk=mine.pk)
    present = mine.supervisor
    for place, clerk in clerks.items():
        if _may(place, at := next((name for name in PLACES if clerks[name].agency == present), None)):
            require_may_act(mine, clerk)
        else:
            with pytest.raises(RuleViolation, match=at and present.name):
                require_may_act(mine, clerk)


def _may(place, at):
    """Written out a second time: where it is, above that, or over the ground while nobody has it."""
    if at is None:
        return place != "曲沃县"
    return place == at or LEVEL[place] < LEVEL[at]


def test_a_named_superior_stands_above_too(city_clerk, county_clerk):
    team = Agency.objects.create(
        region=county_clerk.agency.region, kind="mine_safety", name="襄汾监察站", short_name="襄监"
    )
    assert not team.stands_above(county_clerk.agency)
    Agency.objects.filter(pk=county_clerk.agency_id).update(superior=team)
    county_clerk.agency.refresh_from_db()
    mine = make.mine(supervisor=team)
    with pytest.raises(RuleViolation, match="襄汾监察站"):
        require_may_act(mine, county_clerk)


def test_two_that_name_each_other_superior_dont_turn_in_circles(county_clerk, neighbour_clerk):
    first, second = county_clerk.agency, neighbour_clerk.agency
    first.superior, second.superior = second, first
    first.save()
    second.save()
    third = make.agency("泽州县")
    assert first.stands_above(second)
    assert not third.stands_above(first)
