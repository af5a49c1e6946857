"""Coverage added up, by the places right below a region or by the agencies that answer."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from inspections.coverage.counting import Tally
from inspections.coverage.mines import Span, within_span
from jurisdictions.models import Agency, Region, User
from jurisdictions.scope import child_code


@dataclass
class Line:
    """A place, an agency, or what belongs to none below; `key` names it in an address."""

    name: str
    key: str = ""
    tally: Tally = field(default_factory=Tally)


@dataclass(frozen=True)
class Board:
    total: Line
    places: list[Line]
    agencies: list[Line]


def board(span: Span, user: User, region: Region) -> Board:
    """One query over the mines, however many places and agencies there are."""
    places: dict[str, Line] = defaultdict(lambda: Line(""))
    agencies: dict[int | None, Line] = defaultdict(lambda: Line(""))
    total = Line("合计")
    mines = within_span(span, user, region).annotate(place=child_code(region, "region__path")).order_by()
    for place, answers, owed, made in mines.values_list("place", "answers", "owed", "made").iterator():
        for line in (total, places[place], agencies[answers]):
            line.tally.add(owed, made)
    return Board(total, _named_places(places, region), _named_agencies(agencies))


def _named_places(lines: dict[str, Line], region: Region) -> list[Line]:
    named = Region.objects.in_bulk([code for code in lines if code])
    for code, line in lines.items():
        line.key, line.name = code, named[code].name if code else f"{region.name}（未分到下级地区）"
    return [lines[code] for code in sorted(lines)]


def _named_agencies(lines: dict[int | None, Line]) -> list[Line]:
    named = Agency.objects.select_related("region").in_bulk([pk for pk in lines if pk])
    for pk, line in lines.items():
        line.key, line.name = (str(pk), named[pk].name) if pk else ("none", "尚未登记监管部门")
    order = {pk: (agency.region.path, agency.name) for pk, agency in named.items()}
    return [lines[pk] for pk in sorted(lines, key=lambda pk: order.get(pk or 0, ("~", "")))]
