"""What lies on the desks on the last day: drawings to file, a change to accept, notices to read, things made public."""

from __future__ import annotations

import datetime as dt
from contextlib import AbstractContextManager

import pghistory
from django.http import QueryDict
from django.utils import timezone

from campaigns.disclosure.actions import amend, confirm_takedown, draft_disclosure, publish
from campaigns.models import Campaign, Disclosure
from campaigns.reminders.morning import Writer
from config.demo.cast import Cast
from config.demo.pictures import photo
from config.demo.story import DAY, ENDS, clock_at, read
from enterprises.file.proposals import BASICS, form_of, propose
from enterprises.models import Drawing, Mine
from inspections.models import Penalty
from inspections.penalties.disclosing import disclose_penalty
from jurisdictions.roles import Role
from records.actions import attach

FEW = 4
ISSUED = dt.date(2023, 5, 15)
LONG = dt.date(2030, 12, 31)  # so that whoever looks around years later finds something on show


def leave_waiting(cast: Cast) -> None:
    with _at(ENDS), pghistory.context(source="demo"):
        ours = Mine.objects.filter(
            supervisions__agency=cast.desks["xiangfen"].agency, supervisions__until=None
        )
        represented = ours.filter(enterprise__representatives__isnull=False).distinct()
        mines = list(represented.order_by("enterprise__credit_code")[:FEW])
        for mine in mines:
            _drawing(cast, mine)
        for mine in mines[:2]:
            _headcount(cast, mine)
    for day in (19, 20):  # of September, when the form of the month falls due
        Writer(_moment(dt.date(2023, 9, day), 8)).write()
    _disclose(cast)


def _at(day: dt.date) -> AbstractContextManager[None]:
    return clock_at(_moment(day, 16))


def _moment(day: dt.date, hour: int) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(hour)))


def _drawing(cast: Cast, mine: Mine) -> None:
    """Signed by the principal; the county has still to file it."""
    principal = cast.of_mine(mine, Role.PRINCIPAL)
    kind = read("file")["waiting"][mine.kind]
    drawing = Drawing(mine=mine, kind=kind, updated_on=ENDS - 3 * DAY, scale="1:1000")
    drawing.submit(by=principal)
    attach(drawing, photo(mine.kind), by=principal)
    drawing.put_name(by=principal)


def _headcount(cast: Cast, mine: Mine) -> None:
    shown = form_of(BASICS, mine)
    sent = QueryDict(mutable=True)
    for name in shown.fields:
        if (value := shown[name].value()) is not None:
            sent[name] = str(value)
    sent["headcount"] = str((mine.headcount or 20) + 6)
    changed = form_of(BASICS, mine, data=sent)
    assert changed.is_valid(), changed.errors
    propose(mine, BASICS, changed, [], by=cast.of_mine(mine, Role.PRINCIPAL))


def _disclose(cast: Cast) -> None:
    """The city's campaign: one text is over and gone, one is over and still on its website, one is on show."""
    city = cast.desks["linfen"]
    campaign = Campaign.objects.get(key="linfen-2023")
    for text in read("disclosures"):
        with _at(ISSUED + DAY), pghistory.context(user=city.leader.pk, source="demo"):
            until = LONG if text["kind"] == Disclosure.Kind.COMPLAINT else dt.date(2023, 8, 31)
            one = draft_disclosure(
                text["kind"], by=city.clerk, title=text["title"], text=text["text"], campaign=campaign,
                channels=["website"], shown_from=ISSUED + DAY, shown_until=until,
            )  # fmt: skip
            publish(one, by=city.leader)
        if text["kind"] == Disclosure.Kind.BASIS:
            with _at(ENDS), pghistory.context(user=city.clerk.pk, source="demo"):
                gone = dt.date(2023, 9, 1)
                confirm_takedown(
                    one, by=city.clerk, on=gone, uploads=[photo("underground")], note="网页已下线"
                )
    county = cast.desks["xiangfen"]
    decided = Penalty.objects.filter(case__agency=county.agency).order_by("case__decided_on", "pk")
    for penalty in decided.select_related("basis", "case__agency__region", "case__inspection__campaign")[:2]:
        with _at(penalty.case.decided_on + 2 * DAY), pghistory.context(user=county.leader.pk, source="demo"):
            one = disclose_penalty(penalty, by=county.clerk)
            amend(
                one, by=county.clerk, title=one.title, text=one.text, channels=one.channels,
                shown_from=one.shown_from, shown_until=LONG,
            )  # fmt: skip
            publish(one, by=county.leader)
