"""Which mines have had what a stage asks for at each of them, and which not yet (83号 三（二）, Z-12).

Nothing is ticked off: the work log is counted, within the days of the stage, as far as the reader sees both mines and
records, so that a figure and the list it opens agree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import django_filters as filters
import django_tables2 as tables
from django.db.models import Count, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode

from campaigns.models import Activity, Campaign, Stage
from campaigns.views import seen
from campaigns.work_log.kinds import ActivityKind, kinds
from enterprises.models import Mine, MineQuerySet
from jurisdictions.columns import RIGHT
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page
from jurisdictions.models import User
from jurisdictions.templatetags import words


def covered(campaign: Campaign, stage: Stage, user: User) -> MineQuerySet:
    """The mines in scope, each with how many records of each kind there are: `did_talk`, ..."""
    rows = campaign.mines().visible_to(user)
    done = Activity.objects.visible_to(user).filter(
        status=Activity.Status.RECORDED, done_on__range=(stage.starts_on, stage.ends_on), mine=OuterRef("pk")
    )
    counts = {
        f"did_{kind}": Coalesce(
            Subquery(done.filter(kind=kind).order_by().values("mine").annotate(n=Count("pk")).values("n")),
            0,
            output_field=IntegerField(),
        )
        for kind in stage.covers
    }
    return rows.annotate(**counts).select_related("enterprise", "region").order_by("region__path", "name")


@dataclass(frozen=True)
class Share:
    """Of one kind of work: how many mines have had it, out of how many, and the address of those that have not."""

    kind: ActivityKind
    done: int
    total: int

    @property
    def missing(self) -> int:
        return self.total - self.done


def shares(rows: MineQuerySet, stage: Stage) -> list[Share]:
    counts = rows.order_by().aggregate(
        total=Count("pk"), **{kind: Count("pk", filter=Q(**{f"did_{kind}__gt": 0})) for kind in stage.covers}
    )
    return [Share(kinds()[kind], counts[kind], counts["total"]) for kind in stage.covers]


class DoneColumn(tables.Column):
    """A figure that opens its records, or a word where there is none."""

    def __init__(self, kind: ActivityKind, stage: Stage) -> None:
        super().__init__(kind.label, accessor=f"did_{kind.key}", attrs=RIGHT)
        self.asked: dict[str, str] = {
            "kind": kind.key,
            "since": stage.starts_on.isoformat(),
            "until": stage.ends_on.isoformat(),
            "status": str(Activity.Status.RECORDED),
        }

    def render(self, value: int, record: Mine) -> str:
        if not value:
            return words.badge("未开展", "late")
        url = f"{reverse('campaigns:activities')}?{urlencode({'mine': str(record.pk), **self.asked})}"
        return words.num(value, url)


class CoverageTable(tables.Table):
    name = tables.Column("矿山", linkify=True)
    enterprise = tables.Column("企业")
    region = tables.Column("所在地", accessor="region__name")

    class Meta:
        model = Mine
        verbose_name = "矿山覆盖情况"
        fields = ["name", "enterprise", "region"]
        empty_text = "辖区内没有这项行动范围内的矿山。"


class CoverageFilter(filters.FilterSet):
    q = filters.CharFilter(label="矿山或企业名称", method="search")
    missing = filters.ChoiceFilter(label="还没有开展", method="lack", empty_label="不限")

    class Meta:
        model = Mine
        fields: list[str] = []

    def __init__(self, *args: Any, stage: Stage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["missing"].extra["choices"] = [(key, kinds()[key].label) for key in stage.covers]

    def search(self, mines: MineQuerySet, name: str, value: str) -> MineQuerySet:
        return mines.filter(Q(name__icontains=value) | Q(enterprise__name__icontains=value))

    def lack(self, mines: MineQuerySet, name: str, value: str) -> MineQuerySet:
        return mines.filter(**{f"did_{value}": 0})


@needs("read_ledger")
def mines_covered(request: SignedInRequest, pk: int) -> HttpResponse:
    """A log is no part of an enterprise's file: its people don't read who has been to see them."""
    campaign = seen(request, pk)
    stages = [stage for stage in campaign.stages.all() if stage.covers]
    if not stages or request.user.agency is None:
        raise Http404
    stage = next((one for one in stages if str(one.number) == request.GET.get("stage")), stages[0])
    rows = covered(campaign, stage, request.user)
    found = CoverageFilter(request.GET, rows, request=request, stage=stage)
    columns = [(kind, DoneColumn(kinds()[kind], stage)) for kind in stage.covers]
    return list_page(
        request,
        "campaigns/coverage.html",
        CoverageTable(found.qs, extra_columns=columns),
        filter=found,
        campaign=campaign,
        stage=stage,
        stages=stages,
        shares=shares(rows, stage),
    )
