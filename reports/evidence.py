"""What a figure rests on, worded for people: each record with its day, its mine, its clause and its state."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from django.db.models import F, Model

from campaigns.models import Activity
from enterprises.models import Enterprise
from hazards.models import Hazard
from inspections.models import Case, DishonestyListing, Inspection, Measure, Penalty, SpotAnswer
from jurisdictions.models import User
from jurisdictions.templatetags.words import wan
from reports.counting import Metric, rows
from reports.figures import Figure, Trace, content_digest, gaps, recorded, sealed, trace, trace_of, values_of
from reports.metrics import METRICS
from reports.models import Sealing
from reports.places import Place, Span
from reports.sheets import Cell, plain

KINDS: dict[str, type[Model]] = {
    model._meta.model_name or "": model for model in (Hazard, Penalty, Case, Enterprise, Activity)
}
RELATED = {
    Hazard: ["mine", "criterion", "clause__criterion", "listing"],
    Penalty: ["case__mine"],
    Case: ["mine"],
    Enterprise: ["region"],
    Activity: ["mine", "agency"],
}


@dataclass(frozen=True)
class Occasion:
    """When an enterprise came to be counted: a signed check, an order, a logged act."""

    day: dt.date
    text: str
    url: str


@dataclass
class Evidence:
    """One record behind a figure. `row` is None when it is gone, `url` empty when it is out of sight."""

    trace: Trace
    row: Model | None = None
    url: str = ""
    occasions: list[Occasion] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        return self.row is None or content_digest(self.row) != self.trace.digest

    @property
    def day(self) -> dt.date | None:
        if isinstance(self.row, Hazard):
            return self.row.found_on
        if isinstance(self.row, Penalty):
            return self.row.case.decided_on
        if isinstance(self.row, Activity):
            return self.row.done_on
        return self.row.decided_on if isinstance(self.row, Case) else None

    @property
    def title(self) -> str:
        if isinstance(self.row, Penalty):
            return self.row.party
        if isinstance(self.row, Activity):
            return str(self.row.mine or self.row.agency)
        return str(self.row.mine) if isinstance(self.row, Hazard | Case) else self.trace.label

    @property
    def text(self) -> str:
        if isinstance(self.row, Hazard):
            return self.row.description
        if isinstance(self.row, Penalty):
            return f"{self.row.get_subject_display()}罚款 {wan(self.row.amount)} 万元"
        if isinstance(self.row, Activity):
            return " ".join(filter(None, [self.row.kind_label, self.row.counterpart, self.row.size]))
        return self.row.violation if isinstance(self.row, Case) else ""

    @property
    def detail(self) -> str:
        if isinstance(self.row, Hazard):
            listed = "挂牌督办" if self.row.is_listed else ""
            return " · ".join(filter(None, [str(self.row.clause or self.row.criterion or ""), listed]))
        if isinstance(self.row, Penalty):
            return self.row.document_number
        if isinstance(self.row, Activity):
            return f"{self.row.agency} 登记" if self.row.mine else ""
        return str(self.row.region) if isinstance(self.row, Enterprise) else ""

    @property
    def state(self) -> str:
        if isinstance(self.row, Activity) and self.row.status == Activity.Status.VOID:
            return self.row.get_status_display()
        if not isinstance(self.row, Hazard):
            return ""
        return "逾期" if self.row.is_overdue() else self.row.get_status_display()

    @property
    def tone(self) -> str:
        if not isinstance(self.row, Hazard):
            return ""
        return "late" if self.row.is_overdue() else self.row.TONES[self.row.status]

    @property
    def words(self) -> str:
        """One line for a letter: 6月7日 晋磊铁矿 通信联络系统故障未修复."""
        day = f"{self.day.month}月{self.day.day}日" if self.day else ""
        return " ".join(filter(None, [day, self.title, self.text]))


def evidence(traces: Iterable[Trace], user: User) -> list[Evidence]:
    """The records as they are today, in two queries for each kind of record."""
    traces = list(traces)
    wanted: dict[str, set[int]] = defaultdict(set)
    for one in traces:
        wanted[one.kind].add(one.id)
    found: dict[tuple[str, int], Model] = {}
    seen: set[tuple[str, int]] = set()
    for kind, pks in wanted.items():
        model = KINDS[kind]
        current = model._default_manager.filter(pk__in=pks).select_related(*RELATED[model])
        found |= {(kind, row.pk): row for row in current}
        visible = model._default_manager.visible_to(user)  # type: ignore[attr-defined]
        seen |= {(kind, pk) for pk in visible.filter(pk__in=pks).values_list("pk", flat=True)}
    return [_evidence(one, found.get((one.kind, one.id)), (one.kind, one.id) in seen) for one in traces]


def _evidence(one: Trace, row: Model | None, visible: bool) -> Evidence:
    return Evidence(one, row, row.get_absolute_url() if row and visible else "")  # type: ignore[attr-defined]


def evidence_of(cell: Cell, traces: list[Trace], user: User, place: Place, span: Span) -> list[Evidence]:
    """The evidence for one cell; where it counts enterprises, with the checks and orders they are counted for."""
    found = evidence(traces, user)
    if not cell.typed and METRICS[cell.metric].each_model is Enterprise:
        occasions = _occasions(cell, place, span, user)
        for one in found:
            one.occasions = occasions[one.trace.id]
    return found


def _occasions(cell: Cell, place: Place, span: Span, user: User) -> dict[int, list[Occasion]]:
    metric, span = METRICS[cell.metric], span.over(cell.reaches_back)
    hidden = _hidden(metric, place, span, user)
    mine = "inspection__mine" if metric.base is SpotAnswer else "mine"
    counted = rows(metric, place, span).select_related(mine).annotate(counted=F(metric.each))
    by_enterprise: dict[int, dict[Occasion, None]] = defaultdict(dict)
    for row in counted.order_by(metric.dated, "pk"):
        occasion = _occasion(row)
        by_enterprise[row.counted].setdefault(replace(occasion, url="") if row.pk in hidden else occasion)
    return defaultdict(list, {pk: list(occasions) for pk, occasions in by_enterprise.items()})


def _hidden(metric: Metric, place: Place, span: Span, user: User) -> set[int]:
    """Of the work log a county reads its own: what the city did at its mines it counts without opening it."""
    if metric.base is not Activity:
        return set()
    seen = Activity.objects.visible_to(user).values("pk")
    return set(rows(metric, place, span).exclude(pk__in=seen).values_list("pk", flat=True))


Event = SpotAnswer | Inspection | Measure | Activity | Hazard | DishonestyListing


def _occasion(row: Event) -> Occasion:
    if isinstance(row, Measure):
        return Occasion(row.decided_on, f"{row.mine} {row.document_number}", row.get_absolute_url())
    if isinstance(row, Inspection):
        return Occasion(row.checked_on, f"{row.mine} 执法检查", row.get_absolute_url())
    if isinstance(row, Hazard):
        return Occasion(row.found_on, str(row), row.get_absolute_url())
    if isinstance(row, DishonestyListing):
        return Occasion(row.listed_on, f"{row.mine} {row.document_number}", row.get_absolute_url())
    if isinstance(row, Activity):
        return Occasion(row.done_on, f"{row.mine} {row.kind_label}", row.get_absolute_url())
    text = row.note if row.wrong else ""
    return Occasion(row.inspection.checked_on, text or "抽查检查", row.inspection.get_absolute_url())


@dataclass(frozen=True)
class Difference:
    """A cell that was signed with another number than the records of that moment say today.

    `missing` are the records that were not sealed with it; where there are none, the number itself was changed
    by hand, and `reason` says why.
    """

    figure: Figure
    recorded: Decimal
    missing: list[Evidence]
    gone: int

    @property
    def gap(self) -> Decimal:
        return (self.figure.value or Decimal(0)) - self.recorded

    @property
    def words(self) -> str:
        return f"{'少报' if self.gap < 0 else '多报'} {plain(abs(self.gap))} {self.figure.cell.unit}"

    @property
    def why(self) -> str:
        if self.figure.kind == "adjusted":
            return f"手工调{'减' if self.gap < 0 else '增'}，理由：{self.figure.reason}"
        return f"封存时的记录有 {self.gone} 条现已不在此列" if self.gone else ""

    @property
    def sentence(self) -> str:
        cell = self.figure.cell
        lines = "；".join(one.words for one in self.missing)
        return "".join(
            [
                f"{cell.title} {cell.label}：报送 {self.figure.text}，业务记录 {plain(self.recorded)}",
                f"，未计入：{lines}" if lines else "",
                f"（{self.why}）" if self.why else "",
                "。",
            ]
        )


def differences(sealing: Sealing, user: User) -> list[Difference]:
    """Each cell of a sealed report that the records of its moment contradict, with the records left out."""
    report = sealing.report
    form, place, span = report.sheet, report.place(sealing.as_of), report.span
    figures = sealed(sealing.cells.all(), form)
    records_say = recorded(form, place, span)
    differing = gaps(values_of(figures), records_say)
    return [_difference(figures[key], records_say[key], sealing, user) for key in differing]


def _difference(figure: Figure, records_say: Decimal, sealing: Sealing, user: User) -> Difference:
    report, cell = sealing.report, figure.cell
    place, span = report.place(sealing.as_of), report.span
    signed = {one.id for one in trace_of(report, cell.key, sealing)}
    now = trace(cell, place, span)
    missing = [one for one in now if one.id not in signed]
    gone = len(signed - {one.id for one in now})
    return Difference(figure, records_say, evidence_of(cell, missing, user, place, span), gone)
