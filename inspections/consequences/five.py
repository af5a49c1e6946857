"""五个一批 (Z-14): how many were punished, summoned, held to account, exposed and listed, place by place."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import django_tables2 as tables
from django import forms
from django.db.models import CharField, Count, F, Func, Max, Value
from django.urls import reverse
from django.utils import timezone

from campaigns.models import Activity
from inspections.models import Case, DishonestyListing
from jurisdictions.columns import NumberColumn
from jurisdictions.forms import day
from jurisdictions.models import Region, User


@dataclass(frozen=True)
class Batch:
    """One of the five: its records, the day that puts one into the period, the way to its place, the list of them."""

    key: str
    label: str
    model: Any
    dated: str
    place: str
    url: str
    kind: str = ""

    def rows(self, user: User, since: dt.date, until: dt.date) -> Any:
        rows = self.model.objects.visible_to(user).filter(**{f"{self.dated}__range": (since, until)})
        return rows.filter(kind=self.kind, status=Activity.Status.RECORDED) if self.kind else rows


def _logged(key: str, label: str, kind: str) -> Batch:
    return Batch(key, label, Activity, "done_on", "agency__region", "campaigns:activities", kind)


FIVE = (
    Batch("punished", "惩处", Case, "decided_on", "mine__region", "inspections:cases"),
    _logged("summoned", "约谈", "summons_enterprise"),
    _logged("accountable", "问责", "accountability"),
    _logged("exposed", "通报曝光", "exposure"),
    Batch("listed", "纳入严重失信", DishonestyListing, "listed_on", "mine__region", "inspections:dishonest"),
)


@dataclass(frozen=True)
class Span:
    """The days that are counted; `is_older` where this year has no record yet and nobody asked for another."""

    since: dt.date
    until: dt.date
    is_older: bool = False


@dataclass
class Line:
    """`counts` and `urls` by the key of the batch; a figure's list has as many rows as the figure says."""

    name: str
    counts: dict[str, int] = field(default_factory=dict)
    urls: dict[str, str] = field(default_factory=dict)


def five(user: User, since: dt.date, until: dt.date) -> list[Line]:
    """Everything in sight first, then each place one step down; two queries a batch, however many places."""
    own = user.agency.region if user.agency else None
    places = list(Region.objects.filter(parent=own).order_by("pk")) if own else []
    total, below = Line("合计（含本级）"), {place.pk: Line(place.name) for place in places}
    for batch in FIVE:
        rows = batch.rows(user, since, until)
        asked = {"since": since, "until": until} | ({"kind": batch.kind} if batch.kind else {})
        asked |= {"status": Activity.Status.RECORDED.value} if batch.kind else {}
        _put(total, batch, rows.count(), asked)
        found = _by_place(rows, batch.place, own.path.count("/") + 1) if own else Counter[str]()
        for code, line in below.items():
            _put(line, batch, found[code], asked | {"place": code})
    return [total, *below.values()]


def _put(line: Line, batch: Batch, number: int, asked: dict[str, Any]) -> None:
    line.counts[batch.key] = number
    line.urls[batch.key] = f"{reverse(batch.url)}?{urlencode(asked)}"


def _by_place(rows: Any, place: str, depth: int) -> Counter[str]:
    """By the code that stands at this depth of the path (14/1410/141023/)."""
    step = Func(
        F(f"{place}__path"), Value("/"), Value(depth), function="split_part", output_field=CharField()
    )
    counted = rows.order_by().annotate(step=step).values_list("step").annotate(n=Count("pk", distinct=True))
    return Counter(dict(counted))


def _column(batch: Batch) -> NumberColumn:
    def url(line: Line) -> str:
        return line.urls[batch.key]

    return NumberColumn(verbose_name=batch.label, accessor=f"counts__{batch.key}", url=url, orderable=False)


class FiveTable(tables.Table):
    name = tables.Column("地区", orderable=False)
    punished, summoned, accountable, exposed, listed = map(_column, FIVE)

    class Meta:
        verbose_name = "五个一批"
        empty_text = "没有记录。"


class Period(forms.Form):
    since = forms.DateField(label="自", widget=day(), required=False)
    until = forms.DateField(label="至", widget=day(), required=False)

    def span(self, user: User) -> Span:
        """As far as nothing is asked for, the latest year in which there is a record, up to today."""
        asked = self.cleaned_data if self.is_valid() else {}
        since, until = asked.get("since"), asked.get("until")
        if since or until:
            until = until or timezone.localdate()
            return Span(since or until.replace(month=1, day=1), until)
        return latest(user)


def latest(user: User) -> Span:
    today = timezone.localdate()
    days = [batch.rows(user, dt.date.min, today).aggregate(last=Max(batch.dated))["last"] for batch in FIVE]
    last = max((one for one in days if one), default=today)
    until = today if last.year == today.year else last.replace(month=12, day=31)
    return Span(until.replace(month=1, day=1), until, is_older=last.year < today.year)
