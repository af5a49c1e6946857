"""What citizens said of the city's published texts: one stands as it was, one was corrected, one still waits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

import pghistory
from django.utils import timezone

from campaigns.disclosure.actions import amend, publish
from campaigns.disclosure.errors import answer_error, draft_correction, report_error
from campaigns.models import Disclosure
from config.demo.cast import Cast, Desk
from config.demo.story import clock_at


def point_out(cast: Cast) -> None:
    city = cast.desks["linfen"]
    shown = Disclosure.objects.get(agency=city.agency, kind=Disclosure.Kind.COMPLAINT)
    with _at(dt.date(2023, 7, 3), city):
        asked = report_error(
            shown, text="监督方式只写了电话，没有写来信地址。", contact="", address="192.0.2.1"
        )
    with _at(dt.date(2023, 7, 5), city):
        newer = draft_correction(shown, by=city.clerk)
        amend(
            newer, by=city.clerk, title=shown.title, text=f"{shown.text}\n来信地址：临汾市应急管理局（演示）。",
            channels=shown.channels, shown_from=newer.shown_from, shown_until=shown.shown_until,
        )  # fmt: skip
        publish(newer, by=city.leader)
        asked = type(asked).objects.select_related("disclosure__agency__region").get(pk=asked.pk)
        answer_error(asked, by=city.leader, corrected=True, answer="已补充来信地址，谢谢指出。")
    with _at(dt.date(2023, 9, 26), city):
        report_error(newer, text="节假日是否有人接听，没有写明。", contact="演示群众", address="192.0.2.2")


@contextmanager
def _at(day: dt.date, desk: Desk) -> Iterator[None]:
    moment = timezone.make_aware(dt.datetime.combine(day, dt.time(10)))
    with clock_at(moment), pghistory.context(user=desk.leader.pk, source="demo"):
        yield
