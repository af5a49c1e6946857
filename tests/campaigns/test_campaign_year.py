"""Each of the five notices through its whole year: the right obligations, reminders and escalations, none twice, also
when a morning's job is broken off and begun again."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import pytest
import time_machine

from campaigns.actions import start_campaign
from campaigns.cascade.catalogue import campaign_file
from campaigns.models import Campaign, Morning, Notice, Obligation
from campaigns.obligations.generation import generate
from campaigns.reminders import morning
from campaigns.reminders.schedule import Rhythm, for_owner, for_superiors
from jurisdictions.management.commands.load_holidays import Command as LoadHolidays
from jurisdictions.models import Holiday
from jurisdictions.workdays import DAY, Calendar, is_workday
from tests import make

pytestmark = pytest.mark.django_db
CHINA = ZoneInfo("Asia/Shanghai")


def days(text: str) -> list[dt.date]:
    """ "2023-06: 20, 25; 2023-12: 10" as dates."""
    months = (month.split(":") for month in text.split(";"))
    return [dt.date.fromisoformat(f"{m.strip()}-{int(day):02}") for m, ds in months for day in ds.split(",")]


@dataclass
class Year:
    """What a notice asks in its year, read off the notice by hand; who owes it, and who is told when it is late."""

    key: str
    issuer: tuple[str, str]
    begins: dt.date
    ends: dt.date
    owed: dict[str, list[dt.date]]
    told: dict[str, tuple[str, str | None, str | None]]  # requirement: owner, superior, one further
    walked: list[dt.date]  # due days whose every morning is played in the database
    places: tuple[str, ...]
    issued_on: dt.date | None = None
    mine: str = ""


MONTHLY = "; ".join(f"2023-{month:02}: {{0}}" for month in range(5, 13))
YEARS = [
    Year(
        "linfen-2023",
        ("1410", "emergency_management"),
        begins=dt.date(2023, 5, 15),
        ends=dt.date(2024, 1, 20),
        owed={
            "dispatch": days(MONTHLY.format(20)),
            "statistics": days(MONTHLY.format(25)),
            "county-plan": days("2023-05: 20"),
            "enterprise-plan": days("2023-05: 20"),
            "deputy-lists": days("2023-07: 31"),
            "leading-group": days("2023-07: 31"),
            "self-inspection": days(
                "2023-05: 31; 2023-06: 30; 2023-07: 31; 2023-08: 31; 2023-09: 30; 2023-10: 31; 2023-11: 30; 2023-12: 31"
            ),
            "interim-report": days("2023-08: 10"),
            "summary": days("2023-12: 10"),
        },
        told={
            "dispatch": ("141023", "1410", "14"),
            "statistics": ("141023", "1410", "14"),
            "county-plan": ("141023", "1410", "14"),
            "enterprise-plan": ("mine", "141023", "1410"),
            "deputy-lists": ("mine", "141023", "1410"),
            "leading-group": ("mine", "141023", "1410"),
            "self-inspection": ("mine", "141023", "1410"),
            "interim-report": ("141023", "1410", "14"),
            "summary": ("141023", "1410", "14"),
        },
        walked=days("2023-06: 20; 2023-09: 30"),  # before 端午; in the middle of 国庆
        places=("14", "1410", "141023"),
        mine="141023",
    ),
    Year(
        "enforcement-2021",
        ("00", "emergency_management"),
        begins=dt.date(2021, 4, 1),
        ends=dt.date(2022, 4, 20),
        owed={
            "case-province": days("2021-06: 30; 2021-12: 31"),
            "case-city": days("2021-06: 30; 2021-09: 30; 2021-12: 31; 2022-03: 31"),
            "case-county": days(
                "2021-04: 30; 2021-06: 30; 2021-08: 31; 2021-10: 31; 2021-12: 31; 2022-02: 28"
            ),
        },
        told={
            "case-province": ("14", "00", None),
            "case-city": ("1410", "14", "00"),
            "case-county": ("141023", "1410", "14"),
        },
        walked=days("2021-06: 30; 2021-09: 30"),
        places=("00", "14", "1410", "141023"),
    ),
    Year(
        "supervision-2023",
        ("00", "mine_safety"),
        begins=dt.date(2023, 7, 18),
        ends=dt.date(2024, 7, 20),
        owed={
            "other-cities": days("2023-12: 31"),
            "other-counties": days("2023-12: 31"),
            "half-year-report": days("2023-12: 31; 2024-06: 30"),
        },
        told={
            "other-cities": ("14", "00", None),
            "other-counties": ("14", "00", None),
            "half-year-report": ("14", "00", None),
        },
        walked=days("2023-12: 31; 2024-06: 30"),  # both on a Sunday
        places=("00", "14"),
        mine="141023",
    ),
    Year(
        "underground-2019",
        ("00", "emergency_management"),
        begins=dt.date(2019, 2, 25),
        ends=dt.date(2019, 6, 20),
        issued_on=dt.date(2019, 2, 22),
        owed={
            "plan": days("2019-03: 7"),
            "experts": days("2019-03: 7"),
            "summary": days("2019-05: 15"),
        },
        told=dict.fromkeys(("plan", "experts", "summary"), ("14", "00", None)),
        walked=days("2019-03: 7; 2019-05: 15"),
        places=("00", "14"),
    ),
    Year(
        "zezhou-2024",
        ("140525", "emergency_management"),
        begins=dt.date(2024, 4, 8),
        ends=dt.date(2024, 9, 20),
        issued_on=dt.date(2024, 4, 8),
        owed={
            "self-inspection": days("2024-04: 25"),
            "accountability": days("2024-04: 23; 2024-05: 23; 2024-06: 23; 2024-07: 23; 2024-08: 23"),
            "case": days("2024-08: 30"),
            "summary": days("2024-08: 23"),
        },
        told={
            "self-inspection": ("mine", "140525", "1405"),
            "accountability": ("town", "140525", "1405"),
            "case": ("town", "140525", "1405"),
            "summary": ("town", "140525", "1405"),
        },
        walked=days("2024-04: 25; 2024-08: 30"),
        places=("1405", "140525"),
        mine="140525",
    ),
]
RHYTHM = Rhythm()


@pytest.fixture
def calendar(db) -> Calendar:
    """The State Council's real holidays: a due day in the middle of 国庆 counts."""
    LoadHolidays().handle(verbosity=0)
    return Holiday.objects.all().calendar()


@pytest.fixture
def people(db, year) -> dict[str, str]:
    """One clerk on every level of the notice's kind of agency, and the mine's principal; by place."""
    kind = year.issuer[1]
    found = {code: make.user(make.agency(code, kind), "clerk").username for code in year.places}
    if year.key == "zezhou-2024":
        town = make.agency("140525100", "town_centre")
        found["town"] = make.user(town, "clerk").username
    if year.mine:
        mine = make.mine(year.mine)
        found["mine"] = make.enterprise_person(mine).username
    return found


@pytest.fixture
def campaign(people, year) -> Campaign:
    issuer = make.agency(*year.issuer)
    with at(year.begins):
        leader = make.user(issuer, "administrator")
        return start_campaign(campaign_file(year.key), issuer=issuer, by=leader, issued_on=year.issued_on)


def at(day: dt.date, hour: int = 7):
    return time_machine.travel(dt.datetime.combine(day, dt.time(hour), CHINA), tick=False)


def expected(due: dt.date, calendar: Calendar) -> dict[dt.date, list[tuple[str, int]]]:
    """On which day which step, spelt out once more: back to a working day before, on to one after."""

    def shifted(day: dt.date, by: int) -> dt.date:
        while not is_workday(day, calendar):
            day += by * DAY
        return day

    own = {shifted(due - n * DAY, -1): ("before", n) for n in (7, 3, 1)}
    own |= {due: ("on", 0), shifted(due + DAY, 1): ("after", 1)}
    found: dict[dt.date, list[tuple[str, int]]] = {day: [step] for day, step in own.items()}
    for kind, n in (("escalated", 3), ("escalated_further", 7)):
        found.setdefault(shifted(due + n * DAY, 1), []).append((kind, n))
    return found


def notices() -> set[tuple[str, dt.date, dt.date, str, str, int]]:
    rows = Notice.objects.values_list(
        "obligation__requirement__key", "due_on", "made_on", "recipient__username", "kind", "days"
    )
    found = list(rows)
    assert len(found) == len(set(found)), "somebody was told twice"
    return set(found)


@pytest.mark.parametrize("year", YEARS, ids=lambda year: year.key)
class TestYear:
    def test_it_asks_for_what_the_notice_says(self, year, campaign):
        """Generation writes three months ahead, so that every 45 days are enough to see the whole year."""
        day = year.begins
        while day <= year.ends:
            generate(today=day)
            day += dt.timedelta(days=45)
        rows = Obligation.objects.filter(requirement__campaign=campaign, due_on__lte=year.ends)
        found: dict[str, list[dt.date]] = {}
        for key, due in rows.order_by("due_on").values_list("requirement__key", "due_on"):
            if due not in found.setdefault(key, []):
                found[key].append(due)
        assert found == year.owed

    def test_on_no_day_of_the_year_is_anybody_told_twice(self, year, calendar, campaign):
        """Every due day of the notice, every morning of the year, without the database."""
        for due in sorted({due for dues in year.owed.values() for due in dues}):
            sent: dict[dt.date, list[tuple[str, int]]] = {}
            for n in range(-60, 60):
                today = due + n * DAY
                step = for_owner(due, today, RHYTHM.before, calendar)
                steps = [*([step] if step else []), *for_superiors(due, today, RHYTHM, calendar)]
                for one in steps:
                    if one.morning == today:
                        sent.setdefault(today, []).append((str(one.kind), one.days))
            assert sent == expected(due, calendar), due

    @pytest.mark.slow
    def test_the_mornings_around_its_due_days(self, year, calendar, campaign, people):
        """Every morning on which something is to be said, and the one after it: each broken off and begun again."""
        wanted = set()
        for due in year.walked:
            for day, steps in expected(due, calendar).items():
                wanted |= {
                    (key, due, day, people[who], kind, n)
                    for kind, n in steps
                    for key, dues in year.owed.items()
                    if due in dues and (who := _told(year.told[key], kind))
                }
        mornings = {day for due in year.walked for day in expected(due, calendar)}
        for day in sorted(mornings | {day + DAY for day in mornings}):
            with at(day):
                morning.run()
                _break_off(day)
        assert {row for row in notices() if row[1] in year.walked} == wanted


def _told(chain: tuple[str, str | None, str | None], kind: str) -> str | None:
    return chain[{"escalated": 1, "escalated_further": 2}.get(kind, 0)]


def _break_off(day: dt.date) -> None:
    """As a killed worker leaves it: a part of the notices is there, and the day isn't done. The next run fills in."""
    before = notices()
    some = list(Notice.objects.filter(made_on=day).order_by("pk").values_list("pk", flat=True))[::2]
    Notice.objects.filter(pk__in=some).delete()
    Morning.objects.filter(day=day).update(finished_at=None)
    morning.run()
    assert notices() == before
