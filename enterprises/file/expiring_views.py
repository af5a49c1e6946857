"""Lists over many files: what ends soon, and what each file still lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils import timezone

from enterprises.file.completeness import Completeness
from enterprises.file.expiring import SORTS, listed
from enterprises.file.reading import completeness_of
from enterprises.models import Mine, MineStatus, Supervision
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import Sheet, sheet_page
from jurisdictions.spreadsheets import Value

LOT = 500


@needs("read_ledger")
def expiring(request: SignedInRequest) -> HttpResponse:
    sort = request.GET.get("sort", "")
    keys = [sort] if sort in SORTS else list(SORTS)
    mines = Mine.objects.visible_to(request.user)
    if ours := request.GET.get("ours") == "on" and request.user.agency is not None:
        mines = mines.filter(
            pk__in=Supervision.objects.filter(agency=request.user.agency, until=None).values("mine")
        )
    found = listed(mines.values("pk"), timezone.localdate(), keys)
    rows = Paginator(found, 25).get_page(request.GET.get("page"))
    for row in rows:
        row["label"] = SORTS[row["sort"]].label
    sorts = [(key, known.label, key == sort) for key, known in SORTS.items()]
    context = {"rows": rows, "sorts": sorts, "sort": sort, "ours": ours}
    values = ([row["due"], row["what"], SORTS[row["sort"]].label, row["mine_name"]] for row in found)
    narrowed = SORTS[sort].label if sort in SORTS else ""
    sheet = Sheet("到期提醒", ["日期", "事项", "种类", "矿山"], values, narrowed)
    whole: HttpResponse = sheet_page(request, "enterprises/expiring.html", context, sheet)
    return whole


@needs("read_ledger")
def missing(request: SignedInRequest) -> HttpResponse:
    """台账缺项 (S0-13), mine by mine."""
    seen = Mine.objects.visible_to(request.user).exclude(status=MineStatus.CLOSED)
    seen = seen.select_related("enterprise", "region").order_by("region__path", "name", "pk")
    page = Paginator(seen, 25).get_page(request.GET.get("page"))
    headings = ["矿山", "所在地", "完整度（%）", "缺项", "应有", "缺什么"]
    sheet = Sheet("台账缺项", headings, _missing_rows(seen))
    context = {"page": page, "rows": list(_with_completeness(page))}
    whole: HttpResponse = sheet_page(request, "enterprises/missing.html", context, sheet)
    return whole


def _with_completeness(mines: Iterable[Mine]) -> Iterator[tuple[Mine, Completeness]]:
    found = completeness_of(mines)
    yield from ((mine, found[mine.pk]) for mine in mines)


def _missing_rows(seen: Any) -> Iterator[list[Value]]:
    for lot in Paginator(seen, LOT):
        for mine, whole in _with_completeness(lot):
            named = "、".join(field.label for field in whole.missing)
            yield [str(mine), str(mine.region), whole.percent, len(whole.missing), whole.asked, named]
