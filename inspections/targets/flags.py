"""The facts of all floors about a mine, put before the rules of enterprises/derived.py; what follows is kept as flags.

The database marks each mine whose facts change (enterprises/models/changes.py); the clock renews those every few
seconds, and so does whoever looks at the flags of one. Since a day passes for all mines, all are renewed every night.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from django.db import connection, transaction
from django.db.models import F, Min
from django.utils import timezone

from campaigns.models import Campaign
from enterprises.answering.supervision import require_may_act
from enterprises.derived import Dated, Drive, Facts, Mishap, Recorded, derive
from enterprises.models import Accident, Circumstance, FactChange, Flag, Mine, PhaseOut
from hazards.models import Hazard
from inspections.models import DishonestyListing, Measure, Penalty
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation

AT_ONCE = 1_000  # mines
LOCK = 20_23_2308  # any number that nothing else locks

Of = dict[int, list[Dated]]


def renew(mines: Iterable[int], *, today: dt.date | None = None) -> int:
    """Bring the flags of these mines up to date; says how many lines changed. Run twice, it does nothing.

    One lot at a time in the whole house: of two who draw flags for the same mine, the later has read the later facts.
    """
    today = today or timezone.localdate()
    rest, changed = iter(mines), 0
    while pks := list(islice(rest, AT_ONCE)):
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
            found = {pk: derive(facts, today) for pk, facts in facts_of(pks, today)}
            changed += Flag.objects.keep(found, today=today)
    return changed


def renew_changed() -> int:
    """The flags of all mines that are marked, a lot a transaction: what fails keeps its marks."""
    changed, more = 0, True
    while more:
        with transaction.atomic():
            more = bool(pks := FactChange.objects.take(AT_ONCE))
            changed += renew(pks)
    return changed


@transaction.atomic
def bring_up_to_date(mine: Mine) -> None:
    """For the page that shows the flags of one mine: what is marked, or over, isn't left to the clock."""
    if FactChange.objects.filter(mine=mine.pk).delete()[0] or mine.flags.lapsed().exists():
        renew([mine.pk])


def renew_all(today: dt.date | None = None) -> int:
    return renew(Mine.objects.order_by("pk").values_list("pk", flat=True).iterator(AT_ONCE), today=today)


def renew_by_hand(mine: Mine, *, by: User) -> int:
    """Whoever may put down a circumstance sees at once what follows from it."""
    by.require("record_circumstance")
    return renew([mine.pk])


@transaction.atomic
def record_circumstance(
    mine: Mine,
    kind: str,
    *,
    by: User,
    note: str,
    document: str,
    since: dt.date | None = None,
    until: dt.date | None = None,
) -> Circumstance:
    """One of the eight conditions that a person has to say, because no record does (S1-05)."""
    by.require("record_circumstance")
    require_may_act(mine, by)
    since = since or timezone.localdate()
    if since > timezone.localdate():
        raise RuleViolation("起始日期不能晚于今天", "since")
    if until and until < since:
        raise RuleViolation("截止日期不能早于起始日期", "until")
    row = Circumstance.objects.create(
        mine=mine,
        kind=Circumstance.Kind(kind),
        note=note.strip(),
        document=document.strip(),
        since=since,
        until=until,
        recorded_by=by,
    )
    renew([mine.pk])
    return row


@transaction.atomic
def end_circumstance(row: Circumstance, *, by: User, today: dt.date | None = None) -> None:
    """From today on it holds no longer; one that began today ends with the day."""
    by.require("record_circumstance")
    require_may_act(row.mine, by)
    today = today or timezone.localdate()
    if row.until is not None and row.until < today:
        raise RuleViolation("这个情形已经结束")
    row.until = max(row.since, today - dt.timedelta(days=1))
    row.save(update_fields=["until"])
    renew([row.mine_id], today=today)


def facts_of(pks: Collection[int], today: dt.date) -> Iterator[tuple[int, Facts]]:
    """In a fixed number of queries, however many mines."""
    accidents = _accidents(pks)
    penalties, overdue = _penalties(pks), _overdue(pks, today)
    suspensions = _orders(pks, Measure.Kind.SUSPEND, today)
    closings, named = _orders(pks, Measure.Kind.CLOSE_DOWN, today), _named(pks)
    recorded, drives = _recorded(pks, today), _drives(pks, today)
    for mine in Mine.objects.filter(pk__in=pks).annotate(watched_since=Min("supervisions__since")):
        yield (
            mine.pk,
            Facts(
                kind=mine.kind,
                status=mine.status,
                headcount=mine.headcount,
                standardization=mine.standardization,
                watched_since=mine.watched_since,
                kind_words=mine.get_kind_display(),
                status_words=mine.get_status_display(),
                accidents=tuple(accidents[mine.pk]),
                penalties=tuple(penalties[mine.pk]),
                overdue=tuple(overdue[mine.pk]),
                suspensions=tuple(suspensions[mine.pk]),
                closings=(*closings[mine.pk], *named[mine.pk]),
                recorded=tuple(recorded[mine.pk]),
                campaigns=tuple(drives[mine.pk]),
            ),
        )


def _accidents(pks: Collection[int]) -> dict[int, list[Mishap]]:
    found: dict[int, list[Mishap]] = defaultdict(list)
    rows = Accident.objects.filter(mine__in=pks).order_by("happened_on")
    for mine, day, deaths in rows.values_list("mine", "happened_on", "deaths"):
        found[mine].append(Mishap(day, deaths))
    return found


def _penalties(pks: Collection[int]) -> Of:
    """Those whose case names a major hazard (因重大事故隐患被行政处罚)."""
    found: Of = defaultdict(list)
    rows = Penalty.objects.filter(case__mine__in=pks, case__hazards__severity=Hazard.Severity.MAJOR)
    for mine, day, number in (
        rows.values_list("case__mine", "case__decided_on", "document_number")
        .distinct()
        .order_by("case__decided_on", "document_number")
    ):
        found[mine].append(Dated(day, number))
    return found


def _overdue(pks: Collection[int], today: dt.date) -> Of:
    found: Of = defaultdict(list)
    rows = Hazard.objects.filter(mine__in=pks).major().overdue(today).order_by("due_on", "pk")
    for mine, day, text in rows.values_list("mine", "due_on", "description"):
        found[mine].append(Dated(day, text[:60]))
    return found


def _orders(pks: Collection[int], kind: str, today: dt.date) -> Of:
    """In force: a suspension ends with the day on which it is lifted; what was closed down stays so."""
    found: Of = defaultdict(list)
    rows = Measure.objects.filter(mine__in=pks, kind=kind, lifted_on=None, decided_on__lte=today)
    for order in rows.order_by("decided_on", "pk"):
        text = f"{order.get_kind_display()}（{order.document_number}）"
        found[order.mine_id].append(Dated(order.decided_on, text))
    return found


def _named(pks: Collection[int]) -> Of:
    """On the list of those to be phased out (淘汰落后) a mine is on its way to being closed."""
    found: Of = defaultdict(list)
    for row in PhaseOut.objects.waiting().filter(mine__in=pks):
        text = f"列入淘汰落后名单，{row.year}年底前关闭退出（{row.document}）"
        found[row.mine_id].append(Dated(timezone.localdate(row.named_at), text))
    return found


def _recorded(pks: Collection[int], today: dt.date) -> dict[int, list[Recorded]]:
    found: dict[int, list[Recorded]] = defaultdict(list)
    for row in Circumstance.objects.filter(mine__in=pks).holding(today).order_by("since", "pk"):
        text = f"{row.get_kind_display()}：{row.note}（{row.document}）"
        found[row.mine_id].append(Recorded(row.kind, text, row.until))
    for mine, listed in _listed(pks, today):
        found[mine].append(listed)
    return found


def _listed(pks: Collection[int], today: dt.date) -> Iterator[tuple[int, Recorded]]:
    """Who stands on the list of the dishonest does so with all mines of the enterprise."""
    rows = DishonestyListing.objects.holding(today).order_by("listed_on", "pk")
    for row in (
        rows.filter(mine__enterprise__mines__in=pks)
        .annotate(of=F("mine__enterprise__mines"))
        .select_related("mine__enterprise")
    ):
        text = f"{row.name}列入失信名单（{row.document_number}）"
        yield row.of, Recorded(Circumstance.Kind.DISHONEST, text, row.until)


def _drives(pks: Collection[int], today: dt.date) -> dict[int, list[Drive]]:
    """The campaigns that run today, each with the mines in its scope (L-01)."""
    found: dict[int, list[Drive]] = defaultdict(list)
    running = Campaign.objects.issued().filter(starts_on__lte=today, ends_on__gte=today)
    for campaign in running.select_related("issuer__region").order_by("key"):
        drive = Drive(campaign.key, campaign.short_title, campaign.document_number, campaign.ends_on)
        for mine in campaign.mines().filter(pk__in=pks).values_list("pk", flat=True):
            found[mine].append(drive)
    return found
