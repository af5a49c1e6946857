"""What ends in the files of the mines, told like any other deadline.

The enterprise is told as early as the sort of thing asks for (a licence 90 days before, data), then as its people
chose, on the day and after it. What is over climbs: to whoever answers for the mine, and further up.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from campaigns.models import Notice
from campaigns.reminders.recipients import Desks
from campaigns.reminders.schedule import FRESH, Kind, Step, for_owner, for_superiors, window
from enterprises.file.expiring import SORTS, listed
from enterprises.models import Mine, Supervision
from enterprises.thresholds import threshold

if TYPE_CHECKING:
    from campaigns.reminders.morning import Writer

BATCH = 500


def notices(writer: Writer) -> Iterator[list[Notice]]:
    """A batch at a time: the nation's files have tens of thousands of days in them."""
    first, _ = window(writer.today, 0, writer.rhythm)
    rows = _listed(Mine.objects.values("pk"), writer.today, since=first)
    waiting = rows.iterator(chunk_size=BATCH)
    while batch := list(islice(waiting, BATCH)):
        yield list(_of(batch, writer))


def _listed(mines: Any, today: dt.date, since: dt.date | None = None) -> QuerySet[Any]:
    """Further ahead than the thresholds: a step before the day goes out before the holiday that its morning lies in."""
    return listed(mines, today + FRESH, list(SORTS), since)


def _of(batch: list[dict[str, Any]], writer: Writer) -> Iterator[Notice]:
    mines = {row["mine_id"] for row in batch}
    owners = dict(Mine.objects.filter(pk__in=mines).values_list("pk", "enterprise_id"))
    answering = dict(
        Supervision.objects.filter(mine__in=mines, until=None).values_list("mine_id", "agency_id")
    )
    above = {agency: writer.superiors.of(agency) for agency in {*answering.values()}}
    desks = Desks({*above, *above.values()}, owners.values())
    wishes = desks.wishes()
    for row in batch:
        for person in desks.at_enterprise[owners[row["mine_id"]]]:
            before = {threshold(SORTS[row["sort"]].days).value, *wishes.get(person, writer.rhythm.before)}
            if step := for_owner(row["due"], writer.today, before, writer.calendar):
                yield _notice(person, step, row, writer.today)
        agency = answering.get(row["mine_id"])
        for step in for_superiors(row["due"], writer.today, writer.rhythm, writer.calendar) if agency else ():
            told = above[agency] if step.kind == Kind.ESCALATED_FURTHER else agency
            for person in desks.at_agency[told] if told else ():
                yield _notice(person, step, row, writer.today)


def _notice(person: int, step: Step, row: dict[str, Any], today: dt.date) -> Notice:
    return Notice(
        recipient_id=person,
        mine_id=row["mine_id"],
        sort=row["sort"],
        what=row["what"].strip(),
        kind=step.kind,
        days=step.days,
        due_on=row["due"],
        made_on=today,
    )


def unrenewed(told: Iterable[Notice], today: dt.date) -> list[Notice]:
    """Without those whose licence, test or insurance has been renewed since; all others stay."""
    told = list(told)
    mines = {notice.mine_id for notice in told} - {None}
    if not mines:
        return told
    left = {(row["mine_id"], row["sort"], row["what"].strip(), row["due"]) for row in _listed(mines, today)}
    return [
        notice
        for notice in told
        if notice.mine_id is None or (notice.mine_id, notice.sort, notice.what, notice.due_on) in left
    ]
