"""The first page after signing in: what this person has to do, in order of due moment; figures second."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime, timedelta

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from campaigns import todo as campaigns
from campaigns.difficult import todo as difficult
from campaigns.disclosure import todo as disclosure
from campaigns.todo import Tile, Todo, in_order
from campaigns.work_log import todo as work_log
from enterprises.dangers.urgent import urgent
from enterprises.file.expiring import warnings
from enterprises.models import Mine
from hazards import todo as hazards
from hazards.self_inspections import todo as self_inspections
from inspections import todo as inspections
from inspections.penalties import disclosing as penalties
from jurisdictions.due import last_day
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import Sheet, sheet_page
from jurisdictions.models import Holiday, User
from jurisdictions.workdays import add_workdays
from reports import todo as reports
from reports.assessment import todo as assessment


def ledger(user: User, now: datetime) -> list[Tile]:
    """The mines in sight. Told here, because a tile stands above the floor of the ledger."""
    if user.agency is None:
        return []
    seen, url = Mine.objects.visible_to(user), reverse("enterprises:mine_list")
    return [
        Tile("矿山和尾矿库", seen.count(), url),
        Tile("重点地下矿山", seen.key().count(), f"{url}?key=true"),
        Tile("尚无监管部门", seen.unsupervised().count(), f"{url}?unsupervised=true", "due"),
    ]


def files(user: User, now: datetime) -> list[Todo]:
    """What ends soon in the files of the mines, and what waits there for a word; told here for the same reason."""
    return [Todo(**asdict(line)) for line in (*urgent(user), *warnings(user, now))]


TODOS: tuple[Callable[[User, datetime], list[Todo]], ...] = (
    campaigns.todos,
    hazards.todos,
    self_inspections.todos,
    inspections.todos,
    reports.todos,
    difficult.todos,
    work_log.todos,
    disclosure.todos,
    penalties.todos,
    assessment.todos,
    files,
)
AT_ONCE = 50  # lines of the to-do list
TILES: tuple[Callable[[User, datetime], list[Tile]], ...] = (hazards.tiles, ledger)


@needs("read_ledger")
def home(request: SignedInRequest) -> HttpResponse:
    user, now = request.user, timezone.now()
    today = timezone.localdate(now)
    nearby = Holiday.objects.filter(date__range=(today, today + timedelta(days=31)))
    waiting = in_order(todo for todos in TODOS for todo in todos(user, now))
    context = {
        "todos": Paginator(waiting, AT_ONCE).get_page(request.GET.get("page")),
        "tiles": [tile for tiles in TILES for tile in tiles(user, now)],
        "today": today,
        "next_workday": add_workdays(today, 1, nearby.calendar()),
    }
    rows = (
        [one.due and last_day(one.due), one.exactly or one.words, one.title, one.detail, one.action]
        for one in waiting
    )
    sheet = Sheet("待办", ["到期日", "还有几天", "事项", "说明", "办理"], rows)
    page: HttpResponse = sheet_page(request, "home.html", context, sheet)
    return page
