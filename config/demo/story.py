"""The order in which the demo happens: a queue of moments, and a clock that stands at each of them."""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import pghistory
import yaml
from django.utils import timezone

from jurisdictions.models import Agency, Holiday, User
from jurisdictions.workdays import is_workday

SEED = 2023
BEGINS = dt.date(2023, 5, 4)
ENDS = dt.date(2023, 9, 30)
MONTHS = range(5, 10)
PERIODS = range(5, 11)  # what happens after 20 September belongs to October's form
DAY = dt.timedelta(days=1)
DATA = Path(__file__).parent / "data"

Act = Callable[[User], None]


@cache
def read(name: str) -> Any:
    return yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))


@contextmanager
def clock_at(moment: dt.datetime) -> Iterator[None]:
    """Inside, it is that moment: for `today` in a verb as for a column that dates itself."""
    real = timezone.now
    timezone.now = lambda: moment
    try:
        yield
    finally:
        timezone.now = real


class Story:
    """Acts happen in the order of their moments, whoever planned them; an act may plan further ones.

    So a form is signed on what was known by then, and what is entered afterwards is missing from it.
    """

    def __init__(self) -> None:
        self.random = Random(SEED)
        self._queue: list[tuple[dt.datetime, int, User, Act]] = []
        self._order = count()
        self._numbers: dict[tuple[int, str], int] = {}
        calendar = Holiday.objects.calendar()
        days = [BEGINS + n * DAY for n in range((ENDS - BEGINS).days + 1)]
        self.workdays = [day for day in days if is_workday(day, calendar)]

    def plan(self, day: dt.date, by: User, act: Act, *, hour: int | None = None) -> None:
        """Work is done before three in the afternoon: forms are signed after that, so that a day is whole."""
        hour = self.random.randint(9, 14) if hour is None else hour
        self.at(day, dt.time(hour, self.random.randint(0, 59)), by, act)

    def at(self, day: dt.date, time: dt.time, by: User, act: Act) -> None:
        moment = timezone.make_aware(dt.datetime.combine(day, time))
        heapq.heappush(self._queue, (moment, next(self._order), by, act))

    def tell(self, until: dt.date = ENDS) -> None:
        """What was planned for a later day than `until` doesn't happen."""
        end = timezone.make_aware(dt.datetime.combine(until, dt.time.max))
        while self._queue:
            moment, _, by, act = heapq.heappop(self._queue)
            if moment > end:
                continue
            with clock_at(moment), pghistory.context(user=by.pk, source="demo"):
                act(by)

    @property
    def today(self) -> dt.date:
        return timezone.localdate()

    def workday(self, day: dt.date) -> dt.date:
        """This day, or the next that is worked."""
        return next((later for later in self.workdays if later >= day), ENDS + DAY)

    def last_workday(self, day: dt.date) -> dt.date:
        return next(earlier for earlier in reversed(self.workdays) if earlier <= day)

    def in_days(self, least: int, most: int) -> dt.date:
        return self.workday(self.today + self.random.randint(least, most) * DAY)

    def day_in_period(self, month: int) -> dt.date:
        """A working day of the month's reporting period, leaving free the days on which forms are filled in."""
        begins = BEGINS if month == PERIODS[0] else dt.date(2023, month - 1, 21)
        ends = min(dt.date(2023, month, 17), ENDS - 3 * DAY)
        return self.random.choice([day for day in self.workdays if begins <= day <= ends])

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def some(self, average: float) -> int:
        """A whole number around an average: 2.2 is mostly 2, at times 1 or 3."""
        return max(0, round(self.random.gauss(average, 0.8)))

    def document(self, agency: Agency, kind: str) -> str:
        """（襄）应急罚〔2023〕12号: numbered without gaps by agency and kind, going on from earlier in the year."""
        key = agency.pk, kind
        self._numbers[key] = self._numbers.get(key, self.random.randint(2, 11)) + 1
        return f"（{agency.short_name}）应急{kind}〔2023〕{self._numbers[key]}号"
