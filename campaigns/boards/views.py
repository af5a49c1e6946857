"""The board: a region's subordinates by the periods of one requirement, or of all that a campaign asks for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Case, Exists, OuterRef, Q, When
from django.db.models.functions import Length
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from campaigns.boards.board import Board, Line, Tally, board, roots
from campaigns.cascade.liaisons import named_below
from campaigns.models import Campaign, Obligation, Requirement
from campaigns.models.requirement import WITH_ROOT
from campaigns.obligations import periods
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.models import Region, User
from jurisdictions.spreadsheets import Value, as_download

# Each column of figures with what narrows the list behind it.
COLUMNS: list[tuple[str, str, dict[str, str]]] = [
    ("应报", "owed", {"due": "owed"}),
    ("按时", "in_time", {"due": "in_time"}),
    ("迟报", "late", {"due": "late"}),
    ("逾期未报", "overdue", {"due": "overdue"}),
    ("未到期", "to_come", {"due": "to_come"}),
    ("退回", "returned", {"status": "returned"}),
]
TONES = {"late": "due", "overdue": "late", "returned": "due"}
BAR, GAP, TALL = 9, 4, 22
LINES = 50


@dataclass(frozen=True)
class Question:
    """What a board is asked for; nothing of it is remembered, the address says it all."""

    region: Region
    campaign: Campaign | None
    requirements: list[Requirement]
    requirement: Requirement | None
    period: dt.date | None

    @classmethod
    def of(cls, request: SignedInRequest) -> Question:
        """Out of sight is 404; a requirement of another campaign is what the last page had chosen, and dropped."""
        own = request.user.agency.region_id if request.user.agency else ""
        seen = Region.objects.visible_to(request.user)
        region = get_object_or_404(seen, pk=request.GET.get("region") or own)
        campaign = cls._campaign(request, region)
        asked = _requirements(campaign) if campaign else []
        chosen = next((one for one in asked if str(one.pk) == request.GET.get("requirement")), None)
        return cls(region, campaign, asked, chosen, _day(request.GET.get("period", "")))

    @staticmethod
    def _campaign(request: SignedInRequest, region: Region) -> Campaign | None:
        if (pk := request.GET.get("campaign", "")).isdecimal():
            seen = Campaign.objects.visible_to(request.user).issued().select_related("issuer__region")
            return get_object_or_404(seen, pk=pk)
        applying = campaigns_at(request, region)
        owed = Obligation.objects.within(region).filter(requirement__campaign=OuterRef("pk"))
        return applying.filter(Exists(owed)).first() or applying.first()

    def count(self, at: dt.datetime) -> Board:
        asked = [self.requirement] if self.requirement else self.requirements
        return board(self.region, roots(asked), at=at, period=self.period)

    def url(self, region: Region | None = None, **changes: Any) -> str:
        asked: dict[str, Any] = {
            "region": (region or self.region).pk,
            "campaign": self.campaign and self.campaign.pk,
            "requirement": self.requirement and self.requirement.pk,
            "period": self.period,
            **changes,
        }
        return f"{reverse('campaigns:board')}?{urlencode({k: v for k, v in asked.items() if v})}"

    def list_url(
        self, region: Region, narrowed: Mapping[str, str] | None = None, period: dt.date | None = None
    ) -> str:
        """The obligations behind a figure; an adopter's are those of the requirement first asked for."""
        owing = roots([self.requirement] if self.requirement else self.requirements)
        asked = {"region": region.pk, "requirement": ",".join(map(str, owing)), **(narrowed or {})}
        if day := period or self.period:
            asked["period"] = day.isoformat()
        return f"{reverse('campaigns:obligations')}?{urlencode(asked)}"

    def words(self, period: dt.date) -> str:
        """Of one requirement by its cadence; of several by the month that a period begins in."""
        if self.requirement and self.requirement.cadence != Requirement.Cadence.STAGE:
            return periods.words(period, self.requirement.cadence)
        return f"{period.year}年{period.month}月"


def _requirements(campaign: Campaign) -> list[Requirement]:
    return list(campaign.requirements.select_related(*WITH_ROOT))


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def campaigns_at(request: SignedInRequest, region: Region) -> Any:
    """Those that apply there, issued by the region's own agencies and those above, and those issued further down.

    Of what came down, the one that was passed on nearest is enough: adoptions further down count the same rows. What
    the region's own agencies and those above ask for comes first. All notices of one chain start on one day, and the
    nearest issuer's stands first.
    """
    down = Q(issuer__region__path__startswith=region.path, parent=None)
    seen = Campaign.objects.visible_to(request.user).issued().select_related("issuer__region")
    above = When(issuer__region__path__in=region.lineage, then=Length("issuer__region__path"))
    applying = seen.filter(down | Q(issuer__region__path__in=region.lineage))
    ours = Case(When(issuer__region__path__in=region.lineage, then=0), default=1)
    return applying.order_by(ours, "-starts_on", Case(above, default=0).desc(), "key")


@dataclass(frozen=True)
class Row:
    """A line as the page shows it."""

    name: str
    url: str
    figures: list[tuple[int, str, str]]
    share: str
    bars: list[Bar]
    liaison: str = ""


@dataclass(frozen=True)
class Bar:
    """One period of a trend: what was in time, late, overdue, to come, on top of each other."""

    x: int
    words: str
    parts: list[tuple[str, int, int]]


@needs("read_campaigns")
@require_safe
def board_page(request: SignedInRequest) -> HttpResponse | FileResponse:
    asked, now = Question.of(request), timezone.now()
    found = asked.count(now)
    if request.GET.get("export") == "xlsx":
        return _workbook(request, asked, found)
    page = Paginator(found.owners, LINES).get_page(request.GET.get("page"))
    context = {
        "asked": asked,
        "board": found,
        "above": _above(request, asked),
        "campaigns": campaigns_at(request, asked.region),
        "periods": [(period, asked.words(period)) for period in found.periods],
        "columns": [label for label, *_ in COLUMNS],
        "total": _row(asked, found, found.total),
        "rows": list(_rows(asked, found, request.user)),
        "by_period": [_period(asked, found, period) for period in found.shown],
        "shown": [asked.words(period) for period in found.shown],
        "page": page,
        "owners": [(line, _cells(asked, found, line)) for line in page],
        "trend_width": len(found.shown) * (BAR + GAP),
        "may_draft": _may_draft(request, asked) and found.total.tally.owed > 0,
        "now": now,
    }
    return render(request, "campaigns/board.html", context)


def _may_draft(request: SignedInRequest, asked: Question) -> bool:
    agency = request.user.agency
    return bool(agency and agency.region_id == asked.region.pk and request.user.can("draft_circular"))


def _above(request: SignedInRequest, asked: Question) -> list[tuple[Region, str]]:
    seen = Region.objects.visible_to(request.user).filter(path__in=asked.region.lineage[:-1]).order_by("path")
    return [(region, asked.url(region)) for region in seen]


def _rows(asked: Question, found: Board, user: User) -> Iterator[Row]:
    regions = [line.region for line in found.places if line.region]
    named = named_below(asked.campaign, regions, user) if asked.campaign else {}
    for line in found.places:
        assert line.region is not None, "every place is a region"
        row = _row(asked, found, line, asked.url(line.region))
        liaison = named.get(line.region.pk)
        yield replace(row, liaison=f"{liaison.person} {liaison.phone_for(user)}") if liaison else row
    if found.owners and found.places:
        yield _row(asked, found, found.own, "#own", linked=False)


def _row(asked: Question, found: Board, line: Line, url: str = "", *, linked: bool = True) -> Row:
    """`linked` is off for what lies right here, which the list can't tell from what lies below."""
    region = line.region or found.region
    figures = [
        (value, asked.list_url(region, narrowed) if linked else "", TONES.get(name, "") if value else "")
        for _, name, narrowed in COLUMNS
        for value in [getattr(line.tally, name)]
    ]
    return Row(line.name, url, figures, percent(line.tally), list(_bars(asked, found, line)))


def percent(tally: Tally) -> str:
    return "—" if tally.share is None else f"{tally.share:g}%"


def _bars(asked: Question, found: Board, line: Line) -> Iterator[Bar]:
    for number, (period, tally) in enumerate(zip(found.shown, line.cells(found.shown), strict=True)):
        if tally is None:
            continue
        parts, below = [], 0
        for css, value in [
            ("ok", tally.in_time),
            ("lt", tally.late),
            ("no", tally.overdue),
            ("fu", tally.to_come),
        ]:
            low, below = TALL * below // tally.owed, below + value
            high = TALL * below // tally.owed
            parts.append((css, TALL - high, high - low))
        words = f"{asked.words(period)}：应报{tally.owed}，按时{tally.in_time}，迟报{tally.late}，逾期{tally.overdue}"
        yield Bar(number * (BAR + GAP), words, parts)


def _period(asked: Question, found: Board, period: dt.date) -> Row:
    """A period as a line of its own, opening the same board narrowed to it."""
    tally = found.total.by_period[period]
    figures = [
        (getattr(tally, name), asked.list_url(found.region, narrowed, period), TONES.get(name, ""))
        for _, name, narrowed in COLUMNS
    ]
    return Row(asked.words(period), asked.url(period=period), figures, percent(tally), [])


def _cells(asked: Question, found: Board, line: Line) -> list[tuple[str, str, str] | None]:
    """Word, tone and address of each period; a single obligation opens itself."""
    cells: list[tuple[str, str, str] | None] = []
    for period, tally in zip(found.shown, line.cells(found.shown), strict=True):
        if tally is None:
            cells.append(None)
            continue
        address = reverse("campaigns:obligation", args=[tally.first])
        if tally.owed > 1:
            address = asked.list_url(found.region, {"due": "owed", "q": line.name}, period)
        cells.append((*tally.standing, address))
    return cells


def _workbook(request: SignedInRequest, asked: Question, found: Board) -> FileResponse:
    labels = [label for label, *_ in COLUMNS]
    shares = [f"{asked.words(period)}按时率（%）" for period in found.shown]
    headings = ["单位", *labels, "按时率（%）", *shares]
    lines = [found.total, *found.places, *found.owners]
    rows = (_values(line, found) for line in lines)
    campaign = asked.campaign.short_title if asked.campaign else ""
    named = [found.region.name, asked.requirement.title if asked.requirement else "全部报送要求"]
    if asked.period:
        named.append(asked.words(asked.period))
    return as_download(request, f"{campaign}报送情况", headings, rows, narrowed=" · ".join(named))


def _values(line: Line, found: Board) -> list[Value]:
    figures = [getattr(line.tally, name) for _, name, _ in COLUMNS]
    by_period = [tally.share if tally else None for tally in line.cells(found.shown)]
    return [line.name, *figures, line.tally.share, *by_period]
