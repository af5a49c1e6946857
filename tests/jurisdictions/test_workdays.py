from __future__ import annotations

import datetime as dt

import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from jurisdictions.models import Holiday
from jurisdictions.workdays import Calendar, add_workdays, is_workday, unannounced_years, workdays_between

DAY = dt.timedelta(days=1)
days = st.dates(dt.date(2023, 1, 1), dt.date(2026, 12, 31))
calendars = st.builds(
    lambda off, worked: Calendar(frozenset(off), frozenset(worked - off)),
    st.sets(days, max_size=40),
    st.sets(days, max_size=40),
)
terms = st.integers(0, 120)


@given(days, terms, calendars)
def test_a_term_holds_exactly_its_number_of_working_days(start, n, calendar):
    end = add_workdays(start, n, calendar)
    assert sum(is_workday(start + DAY * i, calendar) for i in range(1, (end - start).days + 1)) == n
    assert n == 0 or is_workday(end, calendar)
    assert workdays_between(start, end, calendar) == n


@given(days, terms, terms, calendars)
def test_two_terms_one_after_the_other_are_their_sum(start, n, m, calendar):
    assert add_workdays(add_workdays(start, n, calendar), m, calendar) == add_workdays(start, n + m, calendar)


@given(days, days, calendars)
def test_counting_back_is_counting_forth_with_a_minus(a, b, calendar):
    assert workdays_between(a, b, calendar) == -workdays_between(b, a, calendar)


def test_a_negative_term_is_a_mistake():
    with pytest.raises(ValueError, match="negative"):
        add_workdays(dt.date(2023, 7, 1), -1, Calendar())


@pytest.fixture
def calendar(db):
    call_command("load_holidays", verbosity=0)
    return Holiday.objects.calendar()


@pytest.mark.parametrize(
    ("start", "n", "end"),
    [
        (
            "2023-09-28",
            1,
            "2023-10-07",
        ),  # the autumn festival and the national day off, the Saturday after worked
        ("2023-09-28", 3, "2023-10-09"),
        ("2023-06-21", 1, "2023-06-25"),  # 端午: Thursday to Saturday off, Sunday worked
        ("2023-07-14", 5, "2023-07-21"),
        ("2023-07-14", 0, "2023-07-14"),
    ],
)
def test_terms_of_2023(calendar, start, n, end):
    assert add_workdays(dt.date.fromisoformat(start), n, calendar) == dt.date.fromisoformat(end)


def test_a_term_into_a_year_nobody_announced_says_so(calendar):
    assert calendar.years == {2023, 2024, 2025, 2026}
    assert unannounced_years(dt.date(2026, 12, 20), dt.date(2027, 1, 10), calendar) == (2027,)
    assert unannounced_years(dt.date(2023, 12, 20), dt.date(2024, 1, 10), calendar) == ()


def test_loading_again_changes_nothing_that_people_corrected(calendar):
    Holiday.objects.filter(date="2023-06-25").delete()
    before = list(Holiday.objects.values())
    call_command("load_holidays", verbosity=0)
    assert list(Holiday.objects.values()) == before


class TestThePage:
    @pytest.fixture(autouse=True)
    def _now(self, time_machine, calendar):
        time_machine.move_to(dt.datetime(2026, 11, 2, 4, tzinfo=dt.UTC), tick=False)

    def test_it_names_the_year_that_is_not_announced(self, client, county_viewer):
        client.force_login(county_viewer)
        page = client.get("/holidays/").content.decode()
        assert "2027年的放假安排尚未公布" in page
        assert "2026年的放假安排尚未公布" not in page
        assert "/holidays/new/" not in page

    def test_an_administrator_adds_a_day_and_removes_it(self, client, county_administrator):
        client.force_login(county_administrator)
        assert client.post("/holidays/new/", {"date": "2027-01-01", "name": "元旦"}).status_code == 302
        day = Holiday.objects.get(date="2027-01-01")
        assert "2027年的放假安排尚未公布" not in client.get("/holidays/").content.decode()
        assert client.post(f"/holidays/{day.pk}/remove/").status_code == 302
        assert not Holiday.objects.filter(date="2027-01-01").exists()

    def test_a_day_stands_once(self, client, county_administrator):
        client.force_login(county_administrator)
        response = client.post("/holidays/new/", {"date": "2023-10-01", "name": "国庆节"})
        assert "这一天已在表中" in response.content.decode()

    def test_a_worked_day_must_be_a_weekend_day(self, client, county_administrator):
        client.force_login(county_administrator)
        client.post("/holidays/new/", {"date": "2027-01-04", "name": "元旦", "is_workday": "on"})
        assert not Holiday.objects.filter(date="2027-01-04").exists()

    def test_others_change_nothing(self, client, county_leader):
        client.force_login(county_leader)
        day = Holiday.objects.first()
        assert client.post("/holidays/new/", {"date": "2027-01-01", "name": "元旦"}).status_code == 403
        assert client.post(f"/holidays/{day.pk}/remove/").status_code == 403
        assert Holiday.objects.filter(pk=day.pk).exists()
