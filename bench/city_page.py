"""The page of a city on the day after the forms were due: seventeen counties have signed."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.test import Client, override_settings
from django.urls import path
from django.utils import timezone

from bench.harness import Run
from bench.scene import CITY, HAZARDS, county_signs, set_scene

WHAT = f"the city's page: 17 counties, their gaps to {HAZARDS:,} hazards, the official table, punctuality"
DIVIDED_BY = "a bare Django page with the same 17 lines and total from one query"
ROUNDS = 21

PERIOD = dt.date(2023, 6, 1)
OURS, BARE = "/reports/board/dispatch-2023/2023-06/", "/"

PAGE = Engine().from_string("""<!doctype html><title>{{ title }}</title><table>
<tr><td>全市</td>{% for one in total %}<td>{{ one }}</td>{% endfor %}</tr>
{% for name, status, moment, values in lines %}<tr><td>{{ name }}</td><td>{{ status }}</td><td>{{ moment }}</td>
{% for value in values %}<td>{{ value }}</td>{% endfor %}</tr>
{% endfor %}</table>""")
LINE = re.compile(r"<tr.*?</tr>", re.S)
BOX = re.compile(r"<td.*?</td>", re.S)
TAG = re.compile(r"<[^>]*>")


def _sql() -> str:
    from reports.sheets import load

    columns = [", ".join(f"'{key}'" for key in column.cells) for column in load("dispatch-2023").board]
    sums = ", ".join(f"trim_scale(sum(c.value) FILTER (WHERE c.key IN ({keys})))" for keys in columns)
    return f"""
    SELECT r.name, o.status, o.submitted_at, {sums}
    FROM campaigns_obligation o JOIN campaigns_requirement q ON q.id = o.requirement_id AND q.key = 'dispatch'
    JOIN jurisdictions_agency a ON a.id = o.agency_id
    JOIN jurisdictions_region r ON r.code = a.region_id LEFT JOIN reports_report p ON p.obligation_id = o.id
    LEFT JOIN reports_sealing s ON s.report_id = p.id AND s.current
    LEFT JOIN reports_sealedcell c ON c.sealing_id = s.id
    WHERE r.path LIKE '14/1410/%%' AND o.period = %s AND a.region_id <> '1410'
    GROUP BY r.code, o.id ORDER BY r.code"""


def bare_page(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute(_sql(), [PERIOD])
        lines = [(*row[:3], [format(value, "f") for value in row[3:]]) for row in cursor.fetchall()]
    total = [
        format(sum(map(Decimal, column)), "f") for column in zip(*(row[3] for row in lines), strict=True)
    ]
    return HttpResponse(PAGE.render(Context({"title": "汇总", "lines": lines, "total": total})))


urlpatterns = [path("", bare_page)]


def bare_site(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """The only middleware of the bare site: it has addresses of its own."""

    def answer(request: HttpRequest) -> HttpResponse:
        request.urlconf = __name__  # type: ignore[attr-defined]
        return get_response(request)

    return answer


def _lines(page: HttpResponse, figures: int) -> dict[str, list[str]]:
    """Each place on a page with its figures, the columns between them left out."""
    rows = [[_text(box) for box in BOX.findall(line)] for line in LINE.findall(page.content.decode())]
    first = 3 if page.wsgi_request.path == OURS else -figures  # type: ignore[attr-defined]
    known = [row for row in rows if row and re.fullmatch(r"全市|\w+[县区市]", row[0])]
    return {row[0]: row[first:][:figures] for row in known}


def _text(box: str) -> str:
    return html.unescape(TAG.sub("", box)).strip()


@contextmanager
def runs() -> Iterator[tuple[Run, Run]]:
    from jurisdictions.models import Region, User
    from reports.sheets import load

    set_scene()
    at = timezone.make_aware(dt.datetime(2023, 6, 19, 9))
    for county in Region.objects.filter(parent=CITY, level="county"):
        county_signs(county, PERIOD, at)
    reader, bare_reader = Client(SERVER_NAME="localhost"), Client(SERVER_NAME="localhost")
    reader.force_login(User.objects.get(username="bench-city"))
    with override_settings(MIDDLEWARE=[f"{__name__}.bare_site"]):
        bare_reader.get(BARE)  # The handler keeps the middleware of its first request.

    def ours() -> Any:
        return reader.get(OURS)

    def bare() -> Any:
        return bare_reader.get(BARE)

    figures = len(load("dispatch-2023").board)
    read, expected = _lines(ours(), figures), _lines(bare(), figures)
    assert read == expected, (read, expected)
    assert len(expected) == 18
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    yield ours, bare
