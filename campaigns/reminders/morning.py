"""The job of every morning: obligations brought up to date, one notice a person and step, one digest a person.

Nothing depends on the message that started it. The clock asks for it every ten minutes, a day that is finished says
so in its row, and a run that died is followed by another, which finds what the first has written.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from campaigns.models import Delivery, DifficultCase, Morning, Notice, Obligation, Preference, Robot
from campaigns.models.preference import ReminderSettings
from campaigns.obligations.generation import generate
from campaigns.obligations.standing import DueState
from campaigns.reminders import files
from campaigns.reminders.recipients import Desks, Liaisons, Superiors
from campaigns.reminders.schedule import Step, for_owner, for_superiors, window
from jurisdictions.models import Holiday
from jurisdictions.workdays import Calendar

BATCH = 500
LOCK = 3_0006  # one of the database's numbered locks: it dies with the connection of its holder


def run(now: dt.datetime | None = None) -> bool:
    """Whether the day is finished; no, when another worker is just at it."""
    now = now or timezone.now()
    today = timezone.localdate(now)
    if Morning.objects.filter(day=today).exclude(finished_at=None).exists():
        return True
    with _alone() as alone:
        if not alone:
            return False
        day, _ = Morning.objects.get_or_create(day=today)
        generate(today=today)
        Writer(now).write()
        _post(today, now)
        finished = Morning.objects.filter(day=today, finished_at=None, taken_up=day.taken_up)
        return bool(finished.update(finished_at=now))


@contextmanager
def _alone() -> Iterator[bool]:
    """A second run at the same time would do no harm, only work."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        (alone,) = cursor.fetchone()
        try:
            yield alone
        finally:
            if alone:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


class Writer:
    """Writes the notices of one day, a batch a transaction."""

    def __init__(self, now: dt.datetime) -> None:
        self.now, self.today = now, timezone.localdate(now)
        self.rhythm = ReminderSettings.current().rhythm
        self.calendar = _calendar(self.today)
        self.superiors = Superiors()
        self._owner_step = cache(self._owner_step_of)

    def write(self) -> None:
        for batch in self._batches():
            self._keep([*self._of_obligations(batch)])
        cases = DifficultCase.objects.unfinished().filter(due_on__range=self._window()).order_by("pk")
        self._keep([*self._of_cases(cases)])
        for notices in files.notices(self):
            self._keep(notices)

    def _window(self) -> tuple[dt.date, dt.date]:
        longest = 30  # a person may ask for more days than the site does
        return window(self.today, longest, self.rhythm)

    def _batches(self) -> Iterator[list[Obligation]]:
        last = 0
        owed = Obligation.objects.open().filter(due_on__range=self._window()).order_by("pk")
        owed = owed.only(
            "pk", "status", "due_on", "submitted_at", "agency", "enterprise", "receiver", "requirement"
        )
        while batch := list(owed.filter(pk__gt=last)[:BATCH]):
            yield batch
            last = batch[-1].pk

    def _of_obligations(self, batch: list[Obligation]) -> Iterator[Notice]:
        climbing = {owed.pk: self._climbing(owed) for owed in batch}
        above = {agency for steps in climbing.values() for _, agency in steps}
        desks = Desks({*above, *(owed.agency_id for owed in batch)}, {owed.enterprise_id for owed in batch})
        liaisons = Liaisons(batch)
        wishes = desks.wishes(liaisons.people)
        for owed in batch:
            for person in {*desks.owners(owed), *liaisons.of(owed)}:
                if step := self._owner_step(owed.due_on, wishes.get(person, self.rhythm.before)):
                    yield self._notice(person, step, owed.due_on, obligation=owed)
            for step, agency in climbing[owed.pk]:
                for person in desks.at_agency[agency]:
                    yield self._notice(person, step, owed.due_on, obligation=owed)

    def _climbing(self, owed: Obligation) -> list[tuple[Step, int]]:
        if owed.due_state(self.now) != DueState.OVERDUE:
            return []
        found = []
        for step in for_superiors(owed.due_on, self.today, self.rhythm, self.calendar):
            further = step.kind == step.kind.ESCALATED_FURTHER
            agency = self.superiors.further(owed) if further else self.superiors.first(owed)
            if agency:
                found.append((step, agency))
        return found

    def _of_cases(self, cases: QuerySet[DifficultCase]) -> Iterator[Notice]:
        """A case is one desk's at a time; what one level lets lie is seen by all above it anyway."""
        desks = Desks(cases.values_list("holder_id", flat=True))
        wishes = desks.wishes()
        for case in cases:
            for person in desks.at_agency[case.holder_id]:
                if step := self._owner_step(case.due_on, wishes.get(person, self.rhythm.before)):
                    yield self._notice(person, step, case.due_on, case=case)

    def _owner_step_of(self, due_on: dt.date, before: tuple[int, ...]) -> Step | None:
        return for_owner(due_on, self.today, before, self.calendar)

    def _notice(
        self,
        person: int,
        step: Step,
        due_on: dt.date,
        obligation: Obligation | None = None,
        case: DifficultCase | None = None,
    ) -> Notice:
        return Notice(
            recipient_id=person,
            obligation=obligation,
            case=case,
            kind=step.kind,
            days=step.days,
            due_on=due_on,
            made_on=self.today,
        )

    @transaction.atomic
    def _keep(self, notices: list[Notice]) -> None:
        Notice.objects.bulk_create(notices, ignore_conflicts=True)


def _calendar(today: dt.date) -> Calendar:
    near = (today - dt.timedelta(days=90), today + dt.timedelta(days=90))
    return Holiday.objects.filter(date__range=near).calendar()


@transaction.atomic
def _post(today: dt.date, now: dt.datetime) -> None:
    """One mail a person and one message a group for the whole day, once its notices are all there; what comes up
    after they have gone out, they tell of in another."""
    told = Notice.objects.filter(made_on=today)
    wanting = Preference.objects.filter(
        by_email=True, user__is_active=True, user__in=told.values("recipient")
    ).values_list("user_id", flat=True)
    robots = Robot.objects.filter(is_active=True, agency__in=told.values("recipient__agency"))
    deliveries = [Delivery(recipient_id=person, day=today, next_at=now) for person in wanting]
    deliveries += [Delivery(robot=robot, day=today, next_at=now) for robot in robots]
    Delivery.objects.bulk_create(deliveries, ignore_conflicts=True)
    outdated = Delivery.objects.outdated(today).filter(Q(recipient__in=wanting) | Q(robot__in=robots))
    for delivery in outdated:
        delivery.send_again(now)
