"""The list of obligations: what narrows it, its columns, and the figures above it that open it narrowed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from functools import reduce
from operator import or_
from typing import Any

import django_filters as filters
import django_tables2 as tables
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from campaigns.models import Campaign, Obligation, ObligationQuerySet, Requirement
from campaigns.obligations.standing import DueState
from campaigns.todo import Tile
from jurisdictions.columns import DayColumn
from jurisdictions.models import Region, User
from jurisdictions.templatetags import words

# Beside the due states what a board counts together: all but the waived, and what isn't due yet.
COUNTED = [("owed", "应报（不含免报）"), ("to_come", "未到期（含即将到期）")]
SIDES = [("mine", "我单位报送的"), ("received", "报我单位的"), ("copied", "抄报我单位的")]


def campaigns(request: Any) -> QuerySet[Any]:
    """Those in sight that ask somebody for something."""
    if request is None:
        return Campaign.objects.none()
    owed = Obligation.objects.filter(requirement__campaign=OuterRef("pk"))
    return Campaign.objects.visible_to(request.user).filter(Exists(owed))


class NumberIn(filters.BaseInFilter, filters.NumberFilter):
    """One or several, with commas between."""


class ObligationFilter(filters.FilterSet):
    side = filters.ChoiceFilter(label="范围", choices=SIDES, method="on_side", empty_label="全部")
    campaign = filters.ModelChoiceFilter(
        label="专项行动", field_name="requirement__campaign", queryset=campaigns, empty_label="全部"
    )
    kind = filters.ChoiceFilter(
        label="种类", field_name="requirement__kind", choices=Requirement.Kind.choices, empty_label="全部"
    )
    period = filters.CharFilter(
        label="报送期", method="named_by", widget=forms.DateInput(attrs={"type": "month"})
    )
    status = filters.ChoiceFilter(label="状态", choices=Obligation.Status.choices, empty_label="全部")
    due = filters.ChoiceFilter(
        label="期限状态", choices=[*DueState.choices, *COUNTED], method="stands", empty_label="全部"
    )
    region = filters.CharFilter(label="地区", method="lying_in", help_text="名称或区划代码")
    q = filters.CharFilter(label="报送方或内容", method="search")
    requirement = NumberIn(field_name="requirement_id", lookup_expr="in", widget=forms.HiddenInput)
    under = filters.NumberFilter(method="under_campaign", widget=forms.HiddenInput)

    class Meta:
        model = Obligation
        fields: list[str] = []

    def on_side(self, owed: ObligationQuerySet, name: str, value: str) -> ObligationQuerySet:
        user = self.request.user
        if value == "mine":
            return owed.owed_by(user)
        if value == "copied":
            return owed.copied_to(user)
        return owed.filter(receiver=user.agency_id) if user.agency_id else owed.none()

    def under_campaign(self, owed: ObligationQuerySet, name: str, value: Any) -> ObligationQuerySet:
        """What one campaign asks for: of an adopted one also what it inherits, as far as its issuer's region goes."""
        campaign = Campaign.objects.visible_to(self.request.user).filter(pk=value).first()
        if campaign is None:
            return owed.none()
        asking, above = [campaign.pk], campaign.parent
        while above:
            asking.append(above.pk)
            above = above.parent
        found = owed.filter(requirement__campaign__in=asking)
        return found.within(campaign.issuer.region) if campaign.parent else found

    def named_by(self, owed: ObligationQuerySet, name: str, value: str) -> ObligationQuerySet:
        """A month as people name it; quarters and halves are found by their first one. A board names the very day."""
        with suppress(ValueError):
            return owed.filter(period=dt.date.fromisoformat(value))
        try:
            month = dt.datetime.strptime(value, "%Y-%m").date()
        except ValueError:
            return owed.none()
        return owed.filter(period__year=month.year, period__month=month.month)

    def stands(self, owed: ObligationQuerySet, name: str, value: str) -> ObligationQuerySet:
        if value == "owed":
            return owed.owed()
        states = [DueState.AHEAD, DueState.SOON] if value == "to_come" else [value]
        return owed.with_due_state().filter(due_state_now__in=states)

    def lying_in(self, owed: ObligationQuerySet, name: str, value: str) -> ObligationQuerySet:
        """Resolved to literal paths first, which an index serves."""
        seen = Region.objects.filter(Q(pk=value) | Q(name__contains=value))
        paths = seen.values_list("path", flat=True)[:50]
        return owed.filter(reduce(or_, (Q(region__path__startswith=path) for path in paths), Q(pk=None)))

    def search(self, owed: ObligationQuerySet, name: str, value: str) -> ObligationQuerySet:
        owner = Q(agency__name__icontains=value) | Q(enterprise__name__icontains=value)
        return owed.filter(owner | Q(mine__name__icontains=value) | Q(requirement__title__icontains=value))


class ObligationTable(tables.Table):
    requirement = tables.Column("报送内容", linkify=lambda record: record.get_absolute_url())
    owner = tables.Column("报送方", order_by=("region__path", "enterprise__name", "mine__name"))
    period = tables.Column("报送期", accessor="period_words", order_by="period")
    due_on = DayColumn("期限")
    receiver = tables.Column("接收单位")
    status = tables.Column("状态", order_by=("status", "due_on"))
    campaign = tables.Column("专项行动", accessor="requirement__campaign__short_title")

    class Meta:
        model = Obligation
        verbose_name = "报送任务"
        fields = ["requirement", "status", "owner", "due_on", "period", "receiver", "campaign"]
        empty_text = "没有符合条件的报送任务。"

    def render_requirement(self, value: Any, record: Obligation) -> str:
        return f"{value}（{record.subject.name}）" if record.subject else str(value)

    def render_status(self, record: Obligation) -> str:
        return words.badge(*record.standing())

    def value_status(self, record: Obligation) -> str:
        return record.standing()[0]


def for_list(owed: ObligationQuerySet) -> ObligationQuerySet:
    return owed.select_related("requirement__campaign", "agency", "enterprise", "mine", "receiver", "subject")


def tiles(user: User) -> list[Tile]:
    """What waits for this desk, each figure with the list that it counts."""
    return [
        Tile(label, _count(user, query), f"{_url()}?{query}", tone) for label, query, tone in _asked(user)
    ]


def _asked(user: User) -> Iterator[tuple[str, str, str]]:
    yield "我单位待报送", "side=mine&status=due", ""
    yield "我单位逾期未报", "side=mine&due=overdue", "late"
    yield "退回待重报", "side=mine&status=returned", "due"
    if user.agency_id:
        yield "待我单位审核", "side=received&status=submitted", "due"
        yield "报我单位逾期", "side=received&due=overdue", "late"


def _url() -> str:
    return reverse("campaigns:obligations")


def _count(user: User, query: str) -> int:
    """By the conditions that an index serves; the list says the same through `with_due_state`."""
    asked = dict(pair.split("=") for pair in query.split("&"))
    owed = Obligation.objects.all()
    owed = owed.owed_by(user) if asked["side"] == "mine" else owed.filter(receiver=user.agency_id)
    if "status" in asked:
        return owed.filter(status=asked["status"]).count()
    return owed.overdue().count()
