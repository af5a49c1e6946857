"""What the paperwork costs (反形式主义): figures computed against figures typed, and what an agency entered in a month.

One entry serves every campaign, so a further campaign must not add a figure that somebody types. This measures it, for
the agency itself and for those above it, and never ranks: nobody is better for having written more or less.

Counted are rows of business by the day that each says itself, and the characters of the free text in them as it stands
today. What the system wrote from other rows (a hazard out of a finding, a case out of a proposal, the entry that a
circular leaves in the work log) was not typed again, so it isn't counted again.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import reduce
from operator import add, or_
from typing import Any

from django.db.models import Count, F, IntegerField, Model, Q, QuerySet, Sum, Value
from django.db.models.functions import Length, TruncMonth

from campaigns.models import Activity, DifficultCase, Submission
from hazards.models import Hazard, Listing, LookBack
from inspections.models import (
    Answer,
    Case,
    CaseProposal,
    Exemption,
    Inspection,
    LegalOpinion,
    Letter,
    LicenceRequest,
    Measure,
    Penalty,
    Recheck,
    SeizedItem,
    Seizure,
    SheetAnswer,
    SpotAnswer,
)
from jurisdictions.models import Agency
from reports.models import CellEntry, Report
from reports.sheets import Cell, library


def next_month(month: dt.date, by: int = 1) -> dt.date:
    """The first day of the month that many later, or earlier."""
    years, index = divmod(month.month - 1 + by, 12)
    return dt.date(month.year + years, index + 1, 1)


@dataclass(frozen=True)
class Kind:
    """One kind of entry: whose it is, on which day, and the fields that a person writes freely.

    `opens` leads from a row to the record whose page shows it; empty where the row has a page of its own.
    """

    key: str
    label: str
    model: type[Model]
    agency: str
    on: str
    texts: tuple[str, ...] = ()
    opens: str = ""
    reads: tuple[str, ...] = ()
    where: Callable[[], Q] = Q

    def rows(self, agencies: Iterable[Agency], first: dt.date, last: dt.date) -> QuerySet[Model]:
        """Those of the days from `first` to before `last`, each with its `month`, `day` and `characters`."""
        mine = {f"{self.agency}__in": agencies, f"{self.on}__gte": first, f"{self.on}__lt": last}
        nothing: list[Any] = [Value(0, output_field=IntegerField())]
        lengths = [Length(name) for name in self.texts] or nothing
        return self.model._default_manager.filter(self.where(), **mine).annotate(
            day=F(self.on), month=TruncMonth(F(self.on)), characters=reduce(add, lengths)
        )

    def listed(self, agency: Agency, month: dt.date) -> QuerySet[Model]:
        """The rows behind a figure, with all that their lines say."""
        ways = [*filter(None, [self.opens]), *self.reads]
        found = self.rows([agency], month, next_month(month))
        return (found.select_related(*ways) if ways else found).order_by("day", "pk")

    def address(self, row: Model) -> str:
        owner: Any = getattr(row, self.opens) if self.opens else row
        return str(owner.get_absolute_url())

    @property
    def fields(self) -> str:
        """What is counted, in the words of the forms that ask for it."""
        return "、".join(_called(self.model, name) for name in self.texts)

    @property
    def dated(self) -> str:
        model, *steps = self.model, *self.on.removesuffix("__date").split("__")
        for step in steps[:-1]:
            model = model._meta.get_field(step).related_model  # type: ignore[assignment]
        return _called(model, steps[-1])


def _called(model: type[Model], name: str) -> str:
    return str(model._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def _typed() -> Q:
    return _of_cells(lambda cell: cell.typed)


def _adjusted() -> Q:
    return _of_cells(lambda cell: not cell.typed)


def _of_cells(wanted: Callable[[Cell], bool]) -> Q:
    cells = ((form.code, [key for key, cell in form.cells.items() if wanted(cell)]) for form in library())
    return reduce(or_, (Q(report__form=code, key__in=keys) for code, keys in cells))


def _registered() -> Q:
    """Not what grew out of a finding, or out of a look-back."""
    return Q(finding=None, sheet_finding=None, rebound_of=None)


CELLS: dict[str, Any] = {
    "model": CellEntry,
    "agency": "report__agency",
    "on": "report__period",
    "texts": ("source", "reason"),
    "opens": "report",
    "reads": ("report__agency__region",),
}
AT_CHECK: dict[str, Any] = {
    "agency": "inspection__agency",
    "on": "inspection__checked_on",
    "opens": "inspection",
}
KINDS = {
    kind.key: kind
    for kind in [
        Kind("typed", "手工填写的报表数字", where=_typed, **CELLS),
        Kind("adjusted", "手工调整的报表数字", where=_adjusted, **CELLS),
        Kind(
            "checks",
            "现场检查",
            Inspection,
            "agency",
            "checked_on",
            (
                "kind_reason",
                "notified_whom",
                "place",
                "absence_reason",
                "explained",
                "no_recording",
                "signer_name",
                "refusal",
            ),
            reads=("mine",),
        ),
        Kind(
            "answers",
            "检查结论（判定标准）",
            Answer,
            texts=("description",),
            reads=("criterion", "clause__criterion"),
            **AT_CHECK,
        ),
        Kind("sheet", "检查结论（专项执法表）", SheetAnswer, texts=("description", "outcome"), **AT_CHECK),
        Kind("spot", "自查自改抽查", SpotAnswer, texts=("note",), **AT_CHECK),
        Kind("rechecks", "复查结论", Recheck, texts=("description",), reads=("hazard__mine",), **AT_CHECK),
        Kind(
            "hazards",
            "登记隐患",
            Hazard,
            "found_by__agency",
            "found_on",
            ("description", "location"),
            reads=("mine",),
            where=_registered,
        ),
        Kind(
            "closures",
            "验收销号",
            Hazard,
            "closed_by__agency",
            "closed_on",
            ("verification",),
            reads=("mine",),
        ),
        Kind(
            "listings",
            "挂牌督办",
            Listing,
            "agency",
            "listed_on",
            ("supervisor", "document"),
            "hazard",
            ("agency", "hazard__mine"),
        ),
        Kind(
            "look_backs", "“回头看”复核", LookBack, "agency", "looked_on", ("note",), reads=("hazard__mine",)
        ),
        Kind(
            "proposals",
            "处罚建议",
            CaseProposal,
            "agency",
            "proposed_at__date",
            ("violation", "sole_reason"),
            reads=("mine",),
        ),
        Kind(
            "opinions",
            "法制审核意见",
            LegalOpinion,
            "proposal__agency",
            "given_at__date",
            ("text", "answer"),
            "proposal",
            ("reviewer",),
        ),
        Kind(
            "cases",
            "处罚案件",
            Case,
            "agency",
            "decided_on",
            ("violation", "sole_reason"),
            reads=("mine",),
            where=lambda: Q(proposal=None),
        ),
        Kind(
            "penalties",
            "处罚决定",
            Penalty,
            "case__agency",
            "case__decided_on",
            ("document_number",),
            "case",
        ),
        Kind(
            "measures",
            "处置措施",
            Measure,
            "agency",
            "decided_on",
            ("reason", "document_number"),
            reads=("mine",),
        ),
        Kind(
            "licence_requests",
            "提请暂扣、吊销证件",
            LicenceRequest,
            "agency",
            "sent_on",
            ("reason", "document_number"),
            reads=("mine",),
        ),
        Kind(
            "seizures",
            "查封扣押",
            Seizure,
            "agency",
            "decided_on",
            ("place", "reason", "document_number"),
            reads=("mine",),
        ),
        Kind(
            "seized_items",
            "查封扣押物品",
            SeizedItem,
            "seizure__agency",
            "seizure__decided_on",
            ("name", "spec", "unit", "note"),
            "seizure",
        ),
        Kind(
            "exemptions",
            "不予处罚决定",
            Exemption,
            "agency",
            "decided_on",
            ("reason", "evidence", "document_number"),
            reads=("mine",),
        ),
        Kind("letters", "函件", Letter, "agency", "drafted_at__date"),
        Kind("letter_answers", "函件答复", Letter, "to_agency", "answered_at__date", ("answer",)),
        Kind(
            "activities",
            "工作记录",
            Activity,
            "agency",
            "done_on",
            ("counterpart", "text"),
            where=lambda: Q(circular=None),
        ),
        Kind("difficult", "难题上报", DifficultCase, "agency", "raised_at__date", ("title", "text")),
        Kind(
            "submissions",
            "报送材料",
            Submission,
            "obligation__agency",
            "submitted_at__date",
            ("text",),
            "obligation",
            ("obligation__agency", "obligation__requirement"),
        ),
    ]
}


@dataclass(frozen=True)
class Share:
    entries: int = 0
    characters: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.entries + other.entries, self.characters + other.characters)


@dataclass
class Load:
    """What one agency, or several together, had to enter in a month."""

    cells: int = 0
    shares: dict[str, Share] = field(default_factory=dict)

    @property
    def typed(self) -> int:
        return self.of("typed").entries

    @property
    def adjusted(self) -> int:
        return self.of("adjusted").entries

    @property
    def computed(self) -> int:
        """Cells that say what the records say."""
        return self.cells - self.adjusted

    @property
    def whole(self) -> Share:
        return sum(self.shares.values(), Share())

    def of(self, kind: str) -> Share:
        return self.shares.get(kind, Share())

    def __add__(self, other: Load) -> Load:
        kinds = {*self.shares, *other.shares}
        return Load(self.cells + other.cells, {key: self.of(key) + other.of(key) for key in kinds})


def burden(
    agencies: Iterable[Agency], first: dt.date, last: dt.date
) -> defaultdict[tuple[int, dt.date], Load]:
    """By agency and month, for the months from `first` to before `last`; one query a kind, however many there are."""
    loads: defaultdict[tuple[int, dt.date], Load] = defaultdict(Load)
    for report in Report.objects.filter(agency__in=agencies, period__gte=first, period__lt=last):
        loads[report.agency_id, report.period.replace(day=1)].cells += len(report.sheet.computed)
    for kind in KINDS.values():
        counted = kind.rows(agencies, first, last).values_list(kind.agency, "month")
        for agency, month, entries, characters in counted.annotate(
            entries=Count("pk"), written=Sum("characters")
        ).order_by():
            loads[agency, month].shares[kind.key] = Share(entries, characters)
    return loads
