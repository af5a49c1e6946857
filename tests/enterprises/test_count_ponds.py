"""尾矿库“只减不增”: counted off the trail of the ledger, place by place (矿安〔2023〕63号 二（六）)."""

from __future__ import annotations

import datetime as dt
from itertools import count as numbers

import pytest
from django.utils import timezone

from enterprises.phasing.ponds import Span, count
from enterprises.upkeep.merging import Paper, close
from tests import make, phased

TODAY = timezone.localdate()
LAST_YEAR = dt.date(TODAY.year - 1, 6, 1)
LONG_AGO = dt.date(TODAY.year - 3, 6, 1)
NUMBER = numbers(1)


def pond(region="141023", on=LONG_AGO, **fields):
    made = make.mine(region, kind="tailings", name=f"{next(NUMBER)}号尾矿库", **fields)
    return phased.entered(made, on)


def told(line):
    return (line.before, line.added, line.gone, line.after)


def counted(person, year=TODAY.year, place="襄汾县"):
    return count(Span(year, TODAY), person, make.region(place))


@pytest.mark.django_db
def test_entered_and_closed_ponds_add_up(city_clerk):
    phased.entered(make.mine(name="地下矿"), LONG_AGO)
    pond(), pond(), pond("141021")
    phased.shut(pond(), LAST_YEAR)
    pond(on=TODAY)
    phased.shut(pond(), TODAY)
    total, quwo, xiangfen = counted(city_clerk, place="临汾市")
    assert (quwo.name, told(quwo), quwo.growth) == ("曲沃县", (1, 0, 0, 1), 0)
    assert told(xiangfen) == (3, 1, 1, 3)
    assert told(total) == (4, 1, 1, 4)
    assert told(counted(city_clerk, TODAY.year - 1)[0]) == (4, 0, 1, 3)


@pytest.mark.django_db
def test_a_year_that_is_over_and_now(city_clerk):
    pond()
    phased.shut(pond(), LAST_YEAR)
    pond(on=TODAY)
    total = counted(city_clerk, TODAY.year - 1)[0]
    assert told(total) == (2, 0, 1, 1)
    assert total.now == 2


@pytest.mark.django_db
def test_the_day_of_the_paper_counts_and_not_the_day_it_was_typed_in(county_clerk):
    gone = pond(supervisor=county_clerk.agency)
    eve = dt.date(TODAY.year - 1, 12, 31)
    close(gone, by=county_clerk, paper=Paper("襄审批〔2023〕8号", eve))
    assert told(counted(county_clerk)[0]) == (0, 0, 0, 0)
    gone.acts.update(on=eve + dt.timedelta(days=1))
    assert told(counted(county_clerk)[0]) == (1, 0, 1, 0)


@pytest.mark.django_db
def test_closed_by_mistake_and_put_right_was_there_all_along(county_clerk):
    back = phased.shut(pond(), LAST_YEAR)
    back.status = "producing"
    back.save()
    assert told(counted(county_clerk)[0]) == (1, 0, 0, 1)


@pytest.mark.django_db
def test_where_the_ledger_is_younger_nothing_has_grown(client, county_clerk):
    pond(on=TODAY)
    (total, line) = counted(county_clerk)
    assert told(line) == told(total) == (None, None, None, 1)
    client.force_login(county_clerk)
    page = client.get("/ledger/ponds/").content.decode()
    assert "净增" not in page


@pytest.mark.django_db
def test_growth_is_marked_and_each_figure_opens_its_ponds(client, city_clerk):
    old, new = pond(), pond(on=TODAY)
    left = phased.shut(pond(), TODAY)
    also_new = pond(on=TODAY)
    client.force_login(city_clerk)
    page = client.get("/ledger/ponds/", {"region": "1410"}).content.decode()
    assert "净增 1" in page
    assert "region=141023" in page
    named = {"before": {old, left}, "added": {new, also_new}, "gone": {left}, "after": {old, new, also_new}}
    for moment, ponds in named.items():
        asked = {"region": "141023", "year": TODAY.year, "of": moment}
        assert f"year={TODAY.year}&amp;of={moment}" in page
        assert set(client.get("/ledger/ponds/list/", asked).context["table"].data) == ponds


@pytest.mark.django_db
def test_who_sees_it(client, county_clerk, neighbour_clerk):
    mine = pond()
    client.force_login(make.enterprise_person(mine))
    assert client.get("/ledger/ponds/").status_code == 403
    client.force_login(neighbour_clerk)
    assert client.get("/ledger/ponds/", {"region": "141023"}).status_code == 404
    client.force_login(county_clerk)
    for year in ("昨年", "1", "9999"):
        assert client.get("/ledger/ponds/", {"year": year}).context["span"].year == TODAY.year
