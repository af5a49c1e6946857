"""一人一档: the people of a mine with their last training, and one person's file."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from enterprises.file.parts import PARTS
from enterprises.filters import WorkerFilter
from enterprises.models import Mine, Training, Worker
from enterprises.tables import WorkerTable
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page
from records.models import Attachment


@needs("read_ledger")
def worker_list(request: SignedInRequest, pk: int) -> HttpResponse:
    mine = get_object_or_404(Mine.objects.visible_to(request.user).for_list(), pk=pk)
    people = Worker.objects.filter(mine=mine).current().with_training().select_related("contractor")
    found = WorkerFilter(request.GET, people, request=request)
    table = WorkerTable(found.qs)
    return list_page(
        request, "enterprises/worker_list.html", table, filter=found, mine=mine, **_may(request, mine)
    )


@needs("read_ledger")
def worker(request: SignedInRequest, pk: int) -> HttpResponse:
    seen = Worker.objects.visible_to(request.user).with_training()
    shown = get_object_or_404(seen.select_related("mine__enterprise", "mine__region", "contractor"), pk=pk)
    trainings = list(Training.objects.filter(worker=shown).select_related("mine", "confirmed_by"))
    for row in trainings:
        row.papers = list(Attachment.objects.of(row))
    context = {
        "worker": shown,
        "mine": shown.mine,
        "trainings": trainings,
        "part": PARTS["trainings"],
        "today": timezone.localdate(),
        **_may(request, shown.mine),
    }
    return render(request, "enterprises/worker_detail.html", context)


def _may(request: SignedInRequest, mine: Mine) -> dict[str, bool]:
    by = request.user
    return {
        "may_edit": by.can("edit_ledger") and mine.is_desk_of(by),
        "may_propose": by.can("propose_change") and mine.enterprise.is_desk_of(by),
    }
