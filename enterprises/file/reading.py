"""Reading a mine's file: its layers, what they hold, what is missing, what is wrong with it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils import timezone

from enterprises.file.completeness import Completeness, completeness
from enterprises.file.parts import LOGS, PARTS, Part
from enterprises.models import (
    Certificate,
    Contractor,
    Drawing,
    Drill,
    EmergencyPlan,
    Equipment,
    Insurance,
    KeyPerson,
    Licence,
    Mine,
    Profile,
    Responsible,
    SafetyFund,
    Supervision,
    WatchDuty,
    Worker,
)
from jurisdictions.models import User
from records.models import Attachment

LOGGED = 5  # of each log, the newest lines that the file shows


@dataclass
class Section:
    part: Part
    rows: list[Any]
    log: bool = False
    alerts: list[Any] = field(default_factory=list)


def sections(mine: Mine) -> list[Section]:
    """Every part with its lines, each line with its files in `papers`."""
    found = [Section(part, list(_rows(part, mine))) for part in PARTS.values() if not part.many]
    found += [Section(part, list(_rows(part, mine)[:LOGGED]), log=True) for part in LOGS.values()]
    _bring_papers([row for section in found for row in section.rows])
    return found


def _rows(part: Part, mine: Mine) -> Any:
    rows = part.model.objects.filter(mine=mine)
    related = ["confirmed_by"] if part.slug in PARTS else ["logged_by"]
    known = {column.name for column in part.model._meta.fields}
    related += [name for name in ("person", "duty", "contractor") if name in known]
    return rows.select_related("mine", *related)


def last_change(mine: Mine) -> tuple[dt.datetime, str] | None:
    """When the mine's own line was last written, and by whom, as its trail says."""
    trail: Any = Mine.pgh_event_model  # type: ignore[attr-defined]
    event = trail.objects.filter(pgh_obj_id=mine.pk).select_related("pgh_context").order_by("pgh_id").last()
    if event is None:
        return None
    by = (event.pgh_context.metadata if event.pgh_context else {}).get("user")
    return event.pgh_created_at, str(User.objects.filter(pk=by).first() or "系统")


def drawings(mine: Mine) -> list[Drawing]:
    """What stands today and what is under way; older versions are in the list of all drawings."""
    open_ones = Q(status__in=[Drawing.Status.DRAWN, Drawing.Status.SIGNED, Drawing.Status.RETURNED])
    all_of_mine = Drawing.objects.filter(mine=mine)
    current = set(all_of_mine.current().values_list("pk", flat=True))
    rows = list(
        all_of_mine.filter(open_ones | Q(pk__in=current)).select_related("mine", "submitted_by", "filed_by")
    )
    _bring_papers(rows)
    return rows


def _bring_papers(rows: Sequence[Any]) -> None:
    """All files of all lines in one query."""
    kinds = ContentType.objects.get_for_models(*{type(row) for row in rows}) if rows else {}
    wanted = {(kinds[type(row)].pk, str(row.pk)) for row in rows}
    found = defaultdict(list)
    among = Attachment.objects.filter(
        content_type__in=[kind.pk for kind in kinds.values()], object_id__in=[key for _, key in wanted]
    )
    for attachment in among:
        found[attachment.content_type_id, attachment.object_id].append(attachment)
    for row in rows:
        row.papers = found[kinds[type(row)].pk, str(row.pk)]


def completeness_of(mines: Iterable[Mine]) -> dict[int, Completeness]:
    """By mine, in a fixed number of queries however many they are."""
    mines = list(mines)
    held = _held(mines)
    return {mine.pk: completeness(mine.kind, mine.status, held[mine.pk]) for mine in mines}


def _held(mines: list[Mine]) -> dict[int, set[str]]:
    pks = [mine.pk for mine in mines]
    held: dict[int, set[str]] = {mine.pk: _own(mine) for mine in mines}
    for profile in Profile.objects.filter(mine__in=pks):
        held[profile.mine_id] |= _filled("profile", profile)
    for mine, kind in Licence.objects.current().filter(mine__in=pks).values_list("mine", "kind"):
        held[mine].add(f"licence.{kind}")
    for mine, posts in KeyPerson.objects.current().filter(mine__in=pks).values_list("mine", "posts"):
        held[mine] |= {f"post.{post}" for post in posts}
    for mine, role in Responsible.objects.current().filter(mine__in=pks).values_list("mine", "role"):
        held[mine] |= {"responsible", f"responsible.{role}"}
    for key, rows in {
        "supervisor": Supervision.objects.filter(until=None),
        "drawing": Drawing.objects.filter(status=Drawing.Status.FILED),
        "insurance": Insurance.objects.filter(until__gte=timezone.localdate()),
        "certificate": Certificate.objects.current(),
        "equipment": Equipment.objects.all(),
        "watch": WatchDuty.objects.current(),
        "plan": EmergencyPlan.objects.all(),
        "drill": Drill.objects.all(),
        "fund": SafetyFund.objects.all(),
        "worker": Worker.objects.current(),
        "contractor": Contractor.objects.current(),
        "unities": Contractor.objects.current().exclude(unities=[]),
    }.items():
        for mine in rows.filter(mine__in=pks).values_list("mine", flat=True).distinct().order_by():
            held[mine].add(key)
    return held


def _own(mine: Mine) -> set[str]:
    said = {f"mine.hydrogeology={mine.hydrogeology}"}
    return _filled("mine", mine) | _filled("enterprise", mine.enterprise) | said


def _filled(head: str, row: Any) -> set[str]:
    """A tick that stands is held; one that doesn't says nothing, but a 否 that was chosen does."""
    return {
        f"{head}.{column.name}"
        for column in row._meta.concrete_fields
        if (value := getattr(row, column.attname)) not in (None, "") and (value is not False or column.null)
    }


def contractors_now(mine: Mine) -> int:
    return Contractor.objects.filter(mine=mine).current().values("name").distinct().count()
