"""What the ledger said on a past day: the file of one mine, and the list of all."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.dateparse import parse_date

from enterprises.file.past import ledger_on, past
from enterprises.models import LedgerAct, Mine
from enterprises.tables import PastMineTable
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page

MERGED = LedgerAct.Kind.MERGE_MINES


@needs("read_history")
def mine_history(request: SignedInRequest, pk: int) -> HttpResponse:
    """Of a mine that was merged away, its own past up to that day, for those who see the one under which it goes on."""
    merger = LedgerAct.objects.visible_to(request.user).filter(kind=MERGED, gone=pk).first()
    mine = get_object_or_404(
        Mine.objects.visible_to(request.user).for_list(), pk=merger.mine_id if merger else pk
    )
    last = timezone.localdate(merger.done_at) - dt.timedelta(days=1) if merger else timezone.localdate()
    day = _day(request.GET.get("on", ""), last)
    known = max(day, _day(request.GET.get("known", ""), last)) if request.GET.get("known") else day
    context = {
        "mine": mine,
        "number": pk,
        "merged": bool(merger),
        "day": day,
        "known": known,
        "last": last,
        "past": past(pk, day, known),
        "mergers": mine.acts.filter(kind=MERGED).exclude(gone=pk),
    }
    return render(request, "enterprises/mine_history.html", context)


@needs("read_history")
def past_ledger(request: SignedInRequest) -> Any:
    today = timezone.localdate()
    day = _day(request.GET.get("on", ""), today)
    rows = (
        ledger_on(day, request.user).select_related("region").order_by("region__path", "name", "pgh_obj_id")
    )
    table = PastMineTable(rows, day=day)
    return list_page(request, "enterprises/past_ledger.html", table, day=day, today=today)


def _day(written: str, last: dt.date) -> dt.date:
    """A day that isn't one, or lies beyond the last that can be asked about, is that last one."""
    try:
        return min(parse_date(written) or last, last)
    except ValueError:
        return last
