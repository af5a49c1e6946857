"""What each specialist owes and has made in the month or quarter around a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Case, Count, DateField, F, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Greatest

from campaigns.models import Activity
from inspections.models import Frequency, Inspection, Specialist
from inspections.models.specialists import SpecialistQuerySet
from inspections.specialists.actions import begin_of
from jurisdictions.models import User

Per = Frequency.Per


def end_of(per: str, first: dt.date) -> dt.date:
    months = 1 if per == Per.MONTH else 3
    month = first.month + months
    return dt.date(first.year + (month > 12), (month - 1) % 12 + 1, 1) - dt.timedelta(days=1)


@dataclass(frozen=True)
class Window:
    """A month, and the quarter that it lies in."""

    month: dt.date

    def bounds(self, per: str) -> tuple[dt.date, dt.date]:
        first = begin_of(per, self.month)
        return first, end_of(per, first)


def assessed(window: Window, user: User) -> SpecialistQuerySet:
    """Every naming in the month, with `first` and `last` of the period that its agency's figure speaks of.

    `owed` is empty where the agency had set no figure by the first day (C17), and where the naming doesn't cover the
    whole period. A visit is a signed check with this officer, or a patrol of the work log that names the mine.
    """
    month_first, month_last = window.bounds(Per.MONTH)
    quarter_first, quarter_last = window.bounds(Per.QUARTER)
    said = Frequency.objects.filter(agency=OuterRef("agency"), since__lte=month_first).order_by("-since")
    quarterly = Q(per=Per.QUARTER)
    rows = (
        Specialist.objects.visible_to(user)
        .annotate(times=Subquery(said.values("times")[:1]), per=Subquery(said.values("per")[:1]))
        .annotate(
            said_since=Subquery(said.values("since")[:1]),
            first=Case(
                When(quarterly, then=Value(quarter_first)),
                default=Value(month_first),
                output_field=DateField(),
            ),
            last=Case(
                When(quarterly, then=Value(quarter_last)), default=Value(month_last), output_field=DateField()
            ),
        )
    )
    whole = Q(said_since__lte=F("first"), since__lte=F("first")) & (Q(until=None) | Q(until__gte=F("last")))
    return (
        rows.during(month_first, month_last)
        .annotate(
            owed=Case(When(whole, then=F("times")), default=None, output_field=IntegerField()),
            checks=_number(
                Inspection.objects.signed().filter(
                    officers=OuterRef("officer"),
                    checked_on__gte=OuterRef("first"),
                    checked_on__lte=OuterRef("last"),
                )
            ),
            patrols=_number(
                Activity.objects.filter(
                    Q(officers=OuterRef("officer")) | Q(recorded_by=OuterRef("officer")),
                    kind="patrol",
                    status=Activity.Status.RECORDED,
                    done_on__gte=OuterRef("first"),
                    done_on__lte=OuterRef("last"),
                )
            ),
        )
        .annotate(
            lacking=Case(
                When(owed__gt=0, then=Greatest(F("owed") - F("checks") - F("patrols"), 0)),
                output_field=IntegerField(),
            )
        )
        .select_related("mine__enterprise", "officer", "agency")
    )


def _number(rows: object) -> Coalesce:
    """At the row's own mine; a check that two of its facts match is one check."""
    found = rows.filter(mine=OuterRef("mine")).order_by().values("mine")  # type: ignore[attr-defined]
    return Coalesce(Subquery(found.annotate(n=Count("pk", distinct=True)).values("n")), 0)
