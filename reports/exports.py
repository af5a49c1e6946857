"""What a region's form says for one period, however it comes about, on the way out: workbook, JSON, trace."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO

from django.db.models import F, Func, IntegerField, Sum
from django.utils import timezone

from campaigns.models import Obligation, Requirement
from jurisdictions.models import Region
from reports import workbook
from reports.details import Line, details, lines_of
from reports.figures import COMPUTED, EMPTY, ROLL_UP, Figure, Trace, current, recorded, trace, trace_of
from reports.models import Report, SealedCell, Sealing
from reports.places import Place, Span
from reports.rollup import RollUp, roll_up
from reports.sheets import Form

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Statement:
    """A form filled in for one place and period. `parts` are the reports that a roll-up adds up."""

    form: Form
    region: Region
    period: dt.date
    span: Span
    as_of: dt.datetime
    status: str
    figures: Mapping[str, Figure]
    report: Report | None = None
    parts: Iterable[Report] = ()

    def trace(self, key: str) -> list[Trace]:
        """The records behind a cell; a roll-up's are those sealed with its parts, one part after the other."""
        if self.status == ROLL_UP:
            return [one for part in self.parts for one in trace_of(part, key)]
        if self.report:
            return trace_of(self.report, key)
        return trace(self.form.cells[key], self.place, self.span)

    def record_counts(self) -> dict[str, int]:
        """How many records stand behind each cell; where they are sealed, in one query for all of them."""
        reports = self.parts if self.status == ROLL_UP else (self.report,)
        if self.status != ROLL_UP and not (self.report and self.report.is_sealed):
            return {key: len(self.trace(key)) for key in self.figures}
        cells = SealedCell.objects.filter(sealing__report__in=reports, sealing__current=True)
        length = Func(F("records"), function="jsonb_array_length", output_field=IntegerField())
        return dict(cells.values_list("key").annotate(number=Sum(length)).order_by())

    @property
    def place(self) -> Place:
        return Place(self.region, self.as_of, self.form.reported_by)

    @property
    def title(self) -> str:
        return f"{self.period:%Y年%-m月}{self.region.name}{self.form.name}"

    @property
    def details(self) -> list[Line]:
        """The list below the table: as it was signed, or as the records say it."""
        if self.form.details is None:
            return []
        if self.status == ROLL_UP:
            sealed = Sealing.objects.filter(report__in=self.parts, current=True)
            return [line for one in sealed.order_by("report__agency__region_id") for line in one.details]
        if self.report:
            return lines_of(self.report, self.as_of)
        return details(self.form, self.place, self.span)

    def write(self, out: Path | BinaryIO) -> None:
        """The official sheet."""
        values: dict[str, workbook.Value] = {
            key: figure.text if figure.cell.kind == "yes_no" else figure.value
            for key, figure in self.figures.items()
        }
        day = timezone.localdate(self.as_of)
        workbook.fill(self.form, values, place=self.region.name, on=day, out=out, details=self.details)

    def as_json(self) -> dict[str, Any]:
        counts = self.record_counts()
        return {
            "form": self.form.code,
            "title": self.form.title,
            "region": self.region.pk,
            "place": self.region.name,
            "period": f"{self.period:%Y-%m}",
            "period_from": self.span.begins.isoformat(),
            "period_to": self.span.ends.isoformat(),
            "as_of": timezone.localtime(self.as_of).isoformat(timespec="seconds"),
            "basis": self.form.basis,
            "status": self.status,
            "cells": [
                _cell(figure) | {"record_count": counts.get(key, 0)} for key, figure in self.figures.items()
            ],
        }


def _cell(figure: Figure) -> dict[str, Any]:
    cell = figure.cell
    return {
        "key": cell.key,
        "section": cell.section,
        "number": cell.number,
        "part": cell.part,
        "label": cell.label,
        "unit": cell.unit,
        "figure": cell.figure,
        "basis": cell.basis,
        "uncertain": cell.uncertain,
        "value": _number(figure.value),
        "computed": _number(figure.computed),
        "source": EMPTY if figure.value is None else figure.kind,
        "source_text": figure.source,
        "reason": figure.reason,
    }


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def statement(region: Region, form: Form, period: dt.date) -> Statement:
    """The report of who reports, or what its records say where nobody has opened one; above, the roll-up.

    Raises LookupError where the form isn't due in that month.
    """
    now = timezone.now()
    place = Place(region, now, form.reported_by)
    if not place.takes_all:
        return of_roll_up(roll_up(region, form, period))
    report = Report.objects.filter(agency__region=region, form=form.code, period=period).first()
    if report:
        return of_report(report)
    span = span_of(region, form, period)
    values = recorded(form, place, span)
    figures = {
        key: Figure(cell, EMPTY if cell.typed else COMPUTED, values.get(key), values.get(key))
        for key, cell in form.cells.items()
    }
    return Statement(form, region, period, span, now, "not_opened", figures)


def of_report(report: Report) -> Statement:
    sealing = report.sealing_in_force
    return Statement(
        report.sheet,
        report.agency.region,
        report.period,
        report.span,
        sealing.as_of if sealing else timezone.now(),
        report.status,
        current(report),
        report=report,
    )


def of_roll_up(whole: RollUp) -> Statement:
    return Statement(
        whole.form,
        whole.region,
        whole.period,
        span_of(whole.region, whole.form, whole.period),
        timezone.now(),
        ROLL_UP,
        whole.totals,
        parts=whole.reports,
    )


def span_of(region: Region, form: Form, period: dt.date) -> Span:
    """The days that count in a month: of an obligation within the region, or as the requirement sets them."""
    due = Obligation.objects.filter(requirement__form=form.code, period=period)
    if obligation := due.within(region).select_related("requirement__campaign").first():
        since = obligation.requirement.campaign.starts_on
        return Span(obligation.period_from, obligation.period_to, since)
    for requirement in Requirement.objects.filter(form=form.code).select_related("campaign"):
        for one in requirement.periods():
            if one.month == period:
                return Span(one.begins, one.ends, requirement.campaign.starts_on)
    raise LookupError(f"{period:%Y年%-m月}没有“{form.title}”的报送要求")
