from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import django_filters as filters
import django_tables2 as tables
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from inspections.models import Inspection, InspectionPlan, PlannedMine
from inspections.plans.progress import STATES, WAITING, Count, Slot
from inspections.tables import InspectionTable, with_enterprise
from jurisdictions.columns import RIGHT, NumberColumn
from jurisdictions.templatetags import words

MONTHS = [(str(month), f"{month}月") for month in range(1, 13)]
OF_CHECKS = {
    **{str(state): label for state, (label, _) in STATES.items()},
    "waiting": "本月应查和逾期未查",
}
OF_LINES = {
    "planned": "有计划月份",
    "short": "少于应检次数",
    "pool": "只在抽查对象库",
}


class PlannedMineFilter(filters.FilterSet):
    """Months and states are matched against the checks made, which no query knows; see `fits`."""

    q = filters.CharFilter(label="矿山或企业", method="search")
    category = filters.ChoiceFilter(
        label="列入类别", choices=PlannedMine.Category.choices, empty_label="全部"
    )
    month = filters.ChoiceFilter(label="计划月份", choices=MONTHS, method="asked_of_rows", empty_label="全部")
    state = filters.ChoiceFilter(
        label="执行情况",
        choices=[*OF_CHECKS.items(), *OF_LINES.items()],
        method="asked_of_rows",
        empty_label="全部",
    )

    class Meta:
        model = PlannedMine
        fields: list[str] = []

    def __init__(self, *args: Any, carried_out: bool, **kwargs: Any) -> None:
        """Only what is carried out has checks to ask for."""
        super().__init__(*args, **kwargs)
        if not carried_out:
            self.filters["state"].extra["choices"] = list(OF_LINES.items())

    def search(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return rows.filter(Q(mine__name__icontains=value) | Q(mine__enterprise__name__icontains=value))

    def asked_of_rows(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return rows

    def fits(self, line: PlannedMine, slots: list[Slot]) -> bool:
        said = self.form.cleaned_data if self.form.is_valid() else {}
        month, state = said.get("month"), said.get("state")
        planned = {*line.months, *(slot.month for slot in slots)}
        if month and int(month) not in planned:
            return False
        if state in OF_LINES:
            pooled = line.left_to_the_draw and not planned
            return bool({"planned": planned, "short": line.short, "pool": pooled}[state])
        states = WAITING if state == "waiting" else (state,)
        asked = (slot for slot in slots if not month or slot.month == int(month))
        return not state or any(slot.state in states for slot in asked)


@dataclass
class Row:
    """A mine of the plan as the official list has it, with what became of each planned check."""

    number: int
    line: PlannedMine
    slots: list[Slot] = field(default_factory=list)
    overlaps: list[str] = field(default_factory=list)


class PlanTable(tables.Table):
    """The columns of the paper; what is only for the screen comes last."""

    number = tables.Column("序号", attrs=RIGHT)
    enterprise = tables.Column("企业", accessor="line__mine")
    address = tables.Column("地址（县、乡镇）", accessor="line__mine__region__name")
    kind = tables.Column("类别", accessor="line__mine__get_kind_display")
    headcount = tables.Column("单班下井人数", accessor="line__mine__headcount", attrs=RIGHT)
    reason = tables.Column("重点检查原因", accessor="line__reason")
    manner = tables.Column("检查方式", accessor="line__category")
    months = tables.Column("计划月份", accessor="line__month_words")
    times = NumberColumn(verbose_name="频次", accessor="line__times")
    remark = tables.Column("备注", accessor="line__remark", empty_values=())
    state = tables.Column("执行情况", accessor="slots", empty_values=())
    edit = tables.Column("办理", accessor="line__pk", exclude_from_export=True)

    class Meta:
        verbose_name = "年度执法计划"
        orderable = False
        empty_text = "没有符合条件的矿山。"
        row_attrs = {"id": lambda record: f"mine-{record.line.mine_id}"}

    def render_enterprise(self, value: Any) -> str:
        return format_html('<a href="{}">{}</a>', value.get_absolute_url(), with_enterprise(value))

    def render_reason(self, value: str, record: Row) -> str:
        url = reverse("inspections:target", args=[record.line.mine_id])
        return format_html('<a href="{}">{}</a>', url, value)

    def render_manner(self, record: Row) -> str:
        drawn = record.line.category == PlannedMine.Category.DRAW
        return str((Inspection.Kind.RANDOM if drawn else Inspection.Kind.PLANNED).label)

    def render_remark(self, record: Row) -> str:
        line = record.line
        said = [line.remark, *record.overlaps]
        if line.short:
            said.append(f"应检 {line.owed} 次，{'未列入' if not line.months else '少列'}：{line.why_short}")
        return format_html_join("；", "{}", ((text,) for text in said if text)) or words.NOTHING

    def render_state(self, record: Row) -> str:
        if not record.slots:
            return words.NOTHING
        return format_html_join(" ", "{}", ((_slot(slot),) for slot in record.slots))

    def render_edit(self, record: Row) -> str:
        url = reverse("inspections:plan_line", args=[record.line.plan_id, record.line.pk])
        return format_html('<a class="btn" href="{}">修改</a>', url)


def _slot(slot: Slot) -> str:
    badge = words.badge(f"{slot.month}月{slot.words}", slot.tone)
    if slot.check is None:
        return badge
    return format_html('<a href="{}">{}</a>', reverse("inspections:detail", args=[slot.check.pk]), badge)


# The checks behind a plan


class PlanCheckFilter(filters.FilterSet):
    side = filters.ChoiceFilter(
        label="计划",
        choices=[("inside", "计划内"), ("outside", "计划外")],
        method="stands",
        empty_label="全部",
    )
    month = filters.ChoiceFilter(
        label="检查月份", choices=MONTHS, field_name="checked_on", lookup_expr="month", empty_label="全部"
    )
    kind = filters.ChoiceFilter(label="检查方式", choices=Inspection.Kind.choices, empty_label="全部")

    class Meta:
        model = Inspection
        fields: list[str] = []

    def __init__(self, *args: Any, inside: set[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.inside = inside

    def stands(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        inside = Q(pk__in=self.inside)
        return rows.filter(inside if value == "inside" else ~inside)


class PlanCheckTable(InspectionTable):
    side = tables.Column("计划", accessor="pk", orderable=False)

    class Meta(InspectionTable.Meta):
        verbose_name = "年度执法计划执行情况"
        fields = ["checked_on", "mine", "region", "kind", "kind_reason", "side", "findings", "followed"]
        exclude = ["agency", "status"]
        sequence = fields

    def __init__(self, *args: Any, inside: set[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.inside = inside

    def render_side(self, value: int) -> str:
        return words.badge(self.value_side(value), "done" if value in self.inside else "due")

    def value_side(self, value: int) -> str:
        return "计划内" if value in self.inside else "计划外"


# The board


@dataclass(frozen=True)
class BoardRow:
    """An agency or a place with its figures; `listed` leads to what is behind each."""

    name: str
    below: str
    plan: InspectionPlan | None
    making: InspectionPlan | None
    mines: int
    count: Count
    listed: Callable[[str], str]
    agencies: int = 0
    approved: int = 0
    without: int = 0
    total: bool = False


def _of_row(name: str, label: str, accessor: str) -> NumberColumn:
    return NumberColumn(verbose_name=label, accessor=accessor, url=lambda row: row.listed(name))


class BoardTable(tables.Table):
    name = tables.Column("单位")
    agencies = _of_row("agencies", "应编制机关", "agencies")
    approved = _of_row("with", "已批准", "approved")
    without = _of_row("without", "没有已批准的", "without")
    state = tables.Column("计划", accessor="plan", empty_values=())
    mines = _of_row("mines", "计划检查矿山（座）", "mines")
    planned = _of_row("planned", "计划（次）", "count__planned")
    done = _of_row("inside", "已检查（次）", "count__done")
    overdue = _of_row("overdue", "逾期未查（次）", "count__overdue")
    share = tables.Column("完成率", accessor="count__share", attrs=RIGHT, empty_values=())
    outside = _of_row("outside", "计划外检查（次）", "count__outside")

    class Meta:
        verbose_name = "年度执法计划汇总"
        orderable = False
        empty_text = "这里没有应编制计划的机关。"
        row_attrs = {"class": lambda record: "total" if record.total else ""}

    def render_name(self, value: str, record: BoardRow) -> str:
        return format_html('<a href="{}">{}</a>', record.below, value) if record.below else value

    def render_state(self, record: BoardRow) -> str:
        if record.total:
            return words.NOTHING
        shown = [plan for plan in (record.plan, record.making) if plan]
        if not shown:
            return words.badge("未编制", "late")
        return format_html_join(
            " ", '<a href="{}">{}</a>', ((plan.get_absolute_url(), words.badge(plan)) for plan in shown)
        )

    def render_share(self, value: float | None) -> str:
        return words.NOTHING if value is None else f"{value:g}%"

    def value_share(self, value: float | None) -> float | None:
        return value
