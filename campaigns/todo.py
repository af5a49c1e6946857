"""What a person has to do and the figures beside it, in the shape the home page shows.

Every floor above answers `todos(user, now)` with these, and `tiles(user, now)` where it has figures.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone

from campaigns.models import Obligation, ObligationQuerySet, Preference, Requirement
from campaigns.obligations.handing import may_hand_in, signer_role
from campaigns.obligations.periods import words
from jurisdictions import due as deadlines
from jurisdictions.models import User


@dataclass(frozen=True)
class Todo:
    """One line with its one action. Without a due moment it comes last, and `when` says why.

    `owed` are the obligations that it asks for, `fulfils` those that its action hands in along with something else.
    """

    due: date | datetime | None
    title: str
    detail: str
    action: str
    url: str
    tone: str = ""
    when: str = ""
    owed: frozenset[int] = frozenset()
    fulfils: frozenset[int] = frozenset()
    urgent: bool = False  # people are in danger: before everything that is merely late

    @property
    def words(self) -> str:
        if self.when or self.due is None:
            return self.when or "不限期"
        return deadlines.due_words(self.due, timezone.now())

    @property
    def exactly(self) -> str:
        """To the day, for whom it concerns how long ago that was."""
        now = timezone.now()
        late = not self.when and self.due is not None and deadlines.is_late(self.due, now)
        return deadlines.exact_words(self.due, now) if late and self.due else ""

    @property
    def colour(self) -> str:
        if self.tone or self.due is None:
            return self.tone or "plain"
        return deadlines.due_tone(self.due, timezone.now())

    @property
    def until(self) -> str:
        if self.due is None:
            return ""
        moment = deadlines.due_moment(self.due, timezone.now())
        return moment if isinstance(self.due, datetime) else f"{moment}到期"


@dataclass(frozen=True)
class Tile:
    """A figure and the list behind it."""

    label: str
    value: Any
    url: str
    tone: str = ""


def in_order(todos: Iterable[Todo]) -> list[Todo]:
    """What is urgent first, then by due day and moment; what has no due moment comes last.

    What other lines fulfil needs no line of its own.
    """
    lines = list(todos)
    fulfilled = frozenset[int]().union(*(line.fulfils for line in lines))
    return sorted((line for line in lines if not line.owed or line.owed - fulfilled), key=_order)


def _order(todo: Todo) -> tuple[bool, bool, date, datetime]:
    if todo.due is None:
        return not todo.urgent, True, date.max, datetime.max.replace(tzinfo=UTC)
    moment = todo.due if isinstance(todo.due, datetime) else datetime.max.replace(tzinfo=UTC)
    return not todo.urgent, False, deadlines.last_day(todo.due), moment


def todos(user: User, now: datetime) -> list[Todo]:
    """Of everything but forms, which `reports` knows: what to hand in, what to review, whom to press.

    One line a requirement and period, however many owners it has: the list behind it names them.
    """
    found: list[Todo] = []
    owed = Obligation.objects.exclude(requirement__kind=Requirement.Kind.FORM)
    if user.can("submit_obligation"):
        found += _to_hand_in(owed.owed_by(user), user, now)
    if user.agency_id and user.can("review_obligation"):
        received = owed.filter(receiver=user.agency_id)
        waiting = received.filter(status=Obligation.Status.SUBMITTED)
        missing = received.overdue(now)
        found += [_review(row) for row in _grouped(waiting)] + [_press(row) for row in _grouped(missing)]
    return found


def _to_hand_in(owed: ObligationQuerySet, user: User, now: datetime) -> list[Todo]:
    """Overdue, returned, or so near that the person is reminded of it."""
    near = max([deadlines.SOON, *Preference.of(user).days_before])
    last = timezone.localdate(now) + timedelta(days=near)
    waiting = owed.open().filter(due_on__lte=last) | owed.filter(status=Obligation.Status.RETURNED)
    lines = []
    for row in _grouped(waiting):
        if row["number"] > 1:
            title = f"{_title(row)} {row['number']} 份待报送"
            asked, url = frozenset(row["all"]), _list(row, "side=mine")
            lines.append(Todo(_end(row["due"]), title, row["campaign"], "查看", url, owed=asked))
        else:
            (one,) = row["all"]
            rows = waiting.select_related("requirement", "receiver", "subject", "agency", "enterprise")
            lines.append(_hand_in(rows.get(pk=one), user))
    return lines


def _hand_in(one: Obligation, user: User) -> Todo:
    returned = one.status == Obligation.Status.RETURNED
    place = f"（{one.subject.name}）" if one.subject else ""
    when = "" if one.requirement.cadence == Requirement.Cadence.ONCE else f"{one.period_words} "
    title = f"{when}{one.requirement}{place}{'被退回' if returned else '待报送'}"
    last = one.submissions.first() if returned else None
    detail = last.reason if last else f"报{one.receiver}"
    action = "修改后重报" if returned else "报送"
    if not may_hand_in(one, user):
        detail, action = f"{detail} · 须由{signer_role(one).label}签字", "查看"
    return Todo(one.due_at, title, detail, action, one.get_absolute_url(), owed=frozenset({one.pk}))


def _review(row: dict[str, Any]) -> Todo:
    url = _list(row, "side=received&status=submitted")
    title = f"{_title(row)} {row['number']} 份待审核"
    return Todo(None, title, row["campaign"], "去审核", url, when="待审核", tone="due")


def _press(row: dict[str, Any]) -> Todo:
    title = f"{_title(row)} {row['number']} 家逾期未报"
    detail = f"{row['campaign']} · 及时催报"
    return Todo(_end(row["due"]), title, detail, "查看", _list(row, "side=received&due=overdue"))


def _grouped(owed: ObligationQuerySet) -> list[dict[str, Any]]:
    named = {"title": "requirement__title", "cadence": "requirement__cadence"}
    rows = (
        owed.order_by()
        .values("requirement", "period", "requirement__title", "requirement__cadence")
        .annotate(number=Count("pk", distinct=True), due=Min("due_on"), all=ArrayAgg("pk", distinct=True))
        .values(
            "requirement",
            "period",
            "number",
            "due",
            "all",
            "requirement__campaign__short_title",
            *named.values(),
        )
        .order_by("due", "requirement", "period")
    )
    renamed = [{name: row[column] for name, column in named.items()} | row for row in rows]
    return [row | {"campaign": row["requirement__campaign__short_title"]} for row in renamed]


def _title(row: dict[str, Any]) -> str:
    if row["cadence"] in {Requirement.Cadence.ONCE, Requirement.Cadence.STAGE}:
        return str(row["title"])
    return f"{words(row['period'], row['cadence'])} {row['title']}"


def _list(row: dict[str, Any], query: str) -> str:
    """The list that has as many rows as the line says."""
    month = f"{row['period']:%Y-%m}"
    return f"{reverse('campaigns:obligations')}?{query}&requirement={row['requirement']}&period={month}"


def _end(day: date) -> datetime:
    """24:00 of the due day."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), datetime.min.time()))
