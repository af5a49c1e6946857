"""The list of self-inspections and the grid of mines and months: what narrows them, and their columns."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import urlencode

import django_filters as filters
import django_tables2 as tables
from django import forms
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from campaigns.obligations.periods import month_of
from enterprises.models import Mine, MineKind, MineQuerySet, MineStatus
from hazards.filters import regions_in_sight
from hazards.models import SelfInspection
from hazards.models.self_inspection import SelfInspectionQuerySet
from hazards.self_inspections.months import TONES, WORDS, State, count_states, with_months
from jurisdictions.columns import DayColumn, NumberColumn
from jurisdictions.models import Region
from jurisdictions.templatetags.words import badge


class MonthField(forms.DateField):
    """2023-06, from a field that asks for a month."""

    widget = forms.DateInput(attrs={"type": "month"}, format="%Y-%m")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=["%Y-%m"], **kwargs)


class MonthFilter(filters.Filter):
    field_class = MonthField


class SelfInspectionFilter(filters.FilterSet):
    q = filters.CharFilter(label="矿山或企业", method="search")
    place = filters.ModelChoiceFilter(
        label="所在地", queryset=regions_in_sight, method="within", empty_label="全部"
    )
    month = MonthFilter(label="月份", field_name="month")
    status = filters.ChoiceFilter(label="状态", choices=SelfInspection.Status.choices, empty_label="全部")
    found = filters.BooleanFilter(label="发现隐患", method="has_found", widget=forms.CheckboxInput)
    mine = filters.NumberFilter(widget=forms.HiddenInput)

    class Meta:
        model = SelfInspection
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.request and self.request.user.agency is None:
            del self.filters["place"]

    def search(self, rows: SelfInspectionQuerySet, name: str, value: str) -> SelfInspectionQuerySet:
        return rows.filter(Q(mine__name__icontains=value) | Q(mine__enterprise__name__icontains=value))

    def within(self, rows: SelfInspectionQuerySet, name: str, value: Region) -> SelfInspectionQuerySet:
        return rows.within(value)

    def has_found(self, rows: SelfInspectionQuerySet, name: str, value: bool) -> SelfInspectionQuerySet:
        return rows.with_findings() if value else rows


class SelfInspectionTable(tables.Table):
    mine = tables.Column("矿山", linkify=lambda record: record.get_absolute_url(), order_by="mine__name")
    month = tables.Column("月份", accessor="month_words", order_by="month")
    status = tables.Column("状态")
    clear = NumberColumn("没有")
    found = NumberColumn("有")
    not_applicable = NumberColumn("不涉及")
    signed_at = DayColumn("签字日期")
    signed_by = tables.Column("签字人", accessor="signed_by__name", order_by="signed_by__name")
    place = tables.Column("所在地", accessor="mine__region__name", order_by="mine__region__path")

    class Meta:
        model = SelfInspection
        verbose_name = "月度自查"
        fields = [
            "mine",
            "month",
            "status",
            "clear",
            "found",
            "not_applicable",
            "signed_at",
            "signed_by",
            "place",
        ]
        order_by = ["-month", "mine"]
        empty_text = "没有符合条件的自查。"

    def render_status(self, record: SelfInspection) -> str:
        return format_html("{} {}", badge(record), badge(*record.standing()))


class GridFilter(filters.FilterSet):
    """The chosen month says which year the grid shows, and which month a state is asked of."""

    month = MonthFilter(label="月份", method="nothing")
    state = filters.ChoiceFilter(
        label="当月情况", choices=list(WORDS.items()), method="stands", empty_label="全部"
    )
    place = filters.ModelChoiceFilter(
        label="所在地", queryset=regions_in_sight, method="within", empty_label="全部"
    )
    kind = filters.ChoiceFilter(label="类型", choices=MineKind.choices, empty_label="全部")
    q = filters.CharFilter(label="矿山或企业", method="search")

    class Meta:
        model = Mine
        fields: list[str] = []

    @property
    def chosen(self) -> dt.date:
        """This month, where nobody has chosen another."""
        chosen = self.form.cleaned_data.get("month") if self.form.is_valid() else None
        return chosen or month_of(timezone.localdate())

    def filter_queryset(self, queryset: MineQuerySet) -> MineQuerySet:
        """All twelve months of the year come along, under m1 to m12."""
        months = {f"m{n}": self.chosen.replace(month=n) for n in range(1, 13)}
        return super().filter_queryset(with_months(queryset, months, timezone.localdate()))

    def nothing(self, mines: MineQuerySet, name: str, value: dt.date) -> MineQuerySet:
        return mines

    def stands(self, mines: MineQuerySet, name: str, value: str) -> MineQuerySet:
        return mines.filter(**{f"m{self.chosen.month}": value})

    def within(self, mines: MineQuerySet, name: str, value: Region) -> MineQuerySet:
        return mines.within(value)

    def search(self, mines: MineQuerySet, name: str, value: str) -> MineQuerySet:
        return mines.filter(Q(name__icontains=value) | Q(enterprise__name__icontains=value))


class MonthColumn(tables.Column):
    """One state, which opens what is behind it: the checks of that month, or the reports that are owed for it."""

    def __init__(self, month: dt.date) -> None:
        label = f"{month.month}月"
        super().__init__(label, orderable=False, attrs={"td": {"class": "month", "data-month": label}})
        self.month = month

    def render(self, value: str, record: Mine) -> str:
        state = State(value)
        if state == State.NONE:
            return state.label
        return format_html(
            '<a href="{}">{}</a>', self._behind(state, record), badge(state.label, TONES[state])
        )

    def value(self, value: str) -> str:
        return State(value).label

    def _behind(self, state: State, mine: Mine) -> str:
        month = f"{self.month:%Y-%m}"
        if state in {State.DONE, State.LATE, State.UNDER_WAY}:
            return f"{reverse('hazards:self_inspections')}?{urlencode({'mine': mine.pk, 'month': month})}"
        asked = {"kind": "self_inspection", "period": month, "q": mine.name}
        return f"{reverse('campaigns:obligations')}?{urlencode(asked)}"


class GridTable(tables.Table):
    name = tables.Column("矿山", linkify=True)
    place = tables.Column("所在地", accessor="region__name", order_by="region__path")
    kind = tables.Column("类型", order_by="kind")

    class Meta:
        model = Mine
        verbose_name = "自查月度情况"
        attrs = {"id": "months"}
        fields = ["name", "place", "kind"]
        empty_text = "没有符合条件的矿山。"


def grid_table(found: GridFilter) -> GridTable:
    year = [found.chosen.replace(month=n) for n in range(1, 13)]
    months = [(f"m{month.month}", MonthColumn(month)) for month in year]
    return GridTable(found.qs, extra_columns=months)


def grid_figures(found: GridFilter, seen: MineQuerySet) -> list[tuple[str, int, str, str]]:
    """Label, number, address and tone of each state in the chosen month, over all mines in sight."""
    month = found.chosen
    numbers = count_states(with_months(seen, {"state": month}, timezone.localdate()), "state")
    url, asked = reverse("hazards:self_inspection_grid"), f"{month:%Y-%m}"
    return [
        (
            WORDS[state],
            numbers.get(state, 0),
            f"{url}?{urlencode({'month': asked, 'state': state.value})}",
            TONES[state] if state in {State.MISSING, State.LATE} else "",
        )
        for state in TONES
    ]


def mines_that_check(seen: MineQuerySet) -> MineQuerySet:
    """A closed mine has nothing to check any more."""
    return (
        seen.exclude(status=MineStatus.CLOSED).select_related("region").order_by("region__path", "name", "pk")
    )
