"""A list, in the one way in which every list is shown: as a page, or (?export=xlsx) the whole of it as a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import django_tables2 as tables
from django.shortcuts import render
from django_tables2 import RequestConfig

from jurisdictions.guards import SignedInRequest
from jurisdictions.spreadsheets import Value, as_download, in_words, table_headings, table_rows

ON_PAPER = 1000  # rows


def list_page(
    request: SignedInRequest, template: str, table: tables.Table, *, per_page: int = 25, **context: Any
) -> Any:
    """The guard of the page is the guard of the workbook, and the rows are those that the page would show.

    ?print=1 shows on one page what a county prints and files; whoever has more sends the workbook.

    Any: a page is an HttpResponse, a workbook is streamed, and Django's types know nothing that is both.
    """
    if request.GET.get("export") == "xlsx":
        RequestConfig(request, paginate=False).configure(table)
        found = context.get("filter")
        narrowed = in_words(found.form) if found else request.GET.get("q", "").strip()
        title = str(getattr(table.Meta, "verbose_name", "清单"))
        return as_download(request, title, table_headings(table), table_rows(table), narrowed=narrowed)
    rows = ON_PAPER if request.GET.get("print") else per_page
    RequestConfig(request, paginate={"per_page": rows}).configure(table)
    table.goes_out = True
    return render(request, template, {"table": table, **context})


@dataclass(frozen=True)
class Sheet:
    """What a page that is no table of one model says as a workbook.

    The rows may come from a generator: for the page itself nobody makes them.
    """

    title: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Value]]
    narrowed: str = ""


def sheet_page(request: SignedInRequest, template: str, context: dict[str, Any], sheet: Sheet) -> Any:
    """A page with the same door to a workbook; base.html shows it among the actions."""
    if request.GET.get("export") == "xlsx":
        return as_download(request, sheet.title, sheet.headings, sheet.rows, narrowed=sheet.narrowed)
    return render(request, template, {**context, "goes_out": True})
