"""The mine said 没有 of a criterion, and then an inspection found it (L-29, N9): for people to judge."""

from __future__ import annotations

from typing import Any

import django_filters as filters
import django_tables2 as tables
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.http import HttpResponse
from django.utils.html import format_html

from hazards.filters import regions_in_sight
from hazards.models import Hazard, SelfAnswer, SelfInspection
from hazards.models.hazard import HazardQuerySet
from jurisdictions.columns import DayColumn, unbroken
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page
from jurisdictions.models import Region
from jurisdictions.templatetags.words import cn_date


def _last_said(mine: Any, criterion: Any, clause: Any, day: Any) -> QuerySet[SelfAnswer]:
    """The mine's signed words on this item by that day, the last first; what has no sub-items is said as a whole."""
    said = SelfAnswer.objects.filter(
        Q(clause=clause) | Q(clause=None),
        inspection__mine=mine,
        inspection__status=SelfInspection.Status.SIGNED,
        criterion=criterion,
        answered_on__lte=day,
    )
    return said.order_by("-answered_on", "-inspection__version", "-pk")


def denial(hazard: Hazard) -> SelfAnswer | None:
    """What the mine had last said, where that was 没有 and an inspection found it nevertheless."""
    if hazard.source != Hazard.Source.INSPECTION or hazard.criterion_id is None:
        return None
    said = _last_said(hazard.mine_id, hazard.criterion_id, hazard.clause_id, hazard.found_on)
    last = said.select_related("inspection__mine").first()
    return last if last and last.result == SelfAnswer.Result.CLEAR else None


def contradicted(hazards: HazardQuerySet) -> HazardQuerySet:
    """Those that have a denial, with its answer's key as `denied_in` and its day as `denied_on`."""
    said = _last_said(OuterRef("mine"), OuterRef("criterion"), OuterRef("clause"), OuterRef("found_on"))
    found = hazards.filter(source=Hazard.Source.INSPECTION, criterion__isnull=False)
    found = found.alias(last=Subquery(said.values("pk")[:1]))
    clear = SelfAnswer.objects.filter(pk=OuterRef("last"), result=SelfAnswer.Result.CLEAR)
    return found.filter(Exists(clear)).annotate(
        denied_in=Subquery(said.values("inspection")[:1]), denied_on=Subquery(said.values("answered_on")[:1])
    )


class ContradictedFilter(filters.FilterSet):
    q = filters.CharFilter(label="矿山或描述", method="search")
    place = filters.ModelChoiceFilter(
        label="所在地", queryset=regions_in_sight, method="within", empty_label="全部"
    )

    class Meta:
        model = Hazard
        fields: list[str] = []

    def search(self, hazards: HazardQuerySet, name: str, value: str) -> HazardQuerySet:
        return hazards.filter(Q(mine__name__icontains=value) | Q(description__icontains=value))

    def within(self, hazards: HazardQuerySet, name: str, value: Region) -> HazardQuerySet:
        return hazards.within(value)


class ContradictedTable(tables.Table):
    description = tables.Column("执法检查发现", linkify=True)
    found_on = DayColumn("发现日期")
    denied_on = tables.Column("企业自查该条“没有”")
    cited = tables.Column("判定标准", order_by="criterion__code")
    severity = tables.Column("等级")
    mine = tables.Column("矿山", accessor="mine__name", order_by="mine__name")
    place = tables.Column("所在地", accessor="mine__region__name", order_by="mine__region__path")

    class Meta:
        model = Hazard
        verbose_name = "自查比对"
        fields = ["description", "found_on", "denied_on", "cited", "severity", "mine", "place"]
        empty_text = "没有自查说没有、执法检查却发现的隐患。"

    def render_denied_on(self, value: Any, record: Any) -> str:
        url = SelfInspection(pk=record.denied_in).get_absolute_url()
        return format_html('<a href="{}">{}</a>', url, unbroken(cn_date(value)))


@needs("read_hazards")
def contradicted_list(request: SignedInRequest) -> HttpResponse:
    seen = contradicted(Hazard.objects.visible_to(request.user).for_list())
    found = ContradictedFilter(request.GET, seen.order_by("-found_on", "-pk"), request=request)
    page = "hazards/self_inspections/contradicted.html"
    return list_page(request, page, ContradictedTable(found.qs), filter=found)
