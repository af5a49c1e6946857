"""What belongs to a check beside the criteria, gathered for its pages."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from hazards.models import Hazard
from inspections.models import Inspection, Recheck, Recording, VisitingExpert
from inspections.on_site import reinspection, sheets
from records.models import Attachment, attached_to


@dataclass(frozen=True)
class Asked:
    """One hazard of the earlier check, and what was seen of it this time."""

    hazard: Hazard
    said: Recheck | None
    photos: list[Attachment]

    @property
    def result(self) -> str:
        return self.said.result if self.said else ""


@dataclass(frozen=True)
class Footage:
    recording: Recording
    files: list[Attachment]


@dataclass(frozen=True)
class Beside:
    rechecks: list[Asked]
    sheet: sheets.Sheet | None
    lines: list[sheets.Line]
    experts: QuerySet[VisitingExpert]
    footage: list[Footage]

    @property
    def rechecked(self) -> int:
        return sum(one.said is not None for one in self.rechecks)

    @property
    def sheet_said(self) -> int:
        return sum(line.answer is not None for line in self.lines)

    @property
    def violations(self) -> list[sheets.Line]:
        return [line for line in self.lines if line.result == "found"]

    @property
    def undone(self) -> int:
        return sum(one.result in {"partly", "undone"} for one in self.rechecks)


def beside(inspection: Inspection) -> Beside:
    sheet = sheets.sheet_of(inspection.campaign)
    recordings = inspection.recordings.select_related("made_by")
    return Beside(
        rechecks=asked(inspection),
        sheet=sheet,
        lines=sheets.lines(inspection, sheet) if sheet else [],
        experts=inspection.experts.all(),
        footage=[Footage(row, list(Attachment.objects.of(row))) for row in recordings],
    )


def asked(inspection: Inspection) -> list[Asked]:
    if inspection.follows_id is None:
        return []
    said = {row.hazard_id: row for row in inspection.rechecks.all()}
    hung: dict[str, list[Attachment]] = {}
    photos = Attachment.objects.filter(attached_to(Recheck, [row.pk for row in said.values()]))
    for photo in photos.select_related("file"):
        hung.setdefault(photo.object_id, []).append(photo)
    return [
        Asked(hazard, row, hung.get(str(row.pk), []) if row else [])
        for hazard in reinspection.asked(inspection)
        for row in [said.get(hazard.pk)]
    ]
