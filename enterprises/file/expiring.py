"""What in the files ends or falls due soon: licences, certificates, drawings, tests, insurance."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import CharField, Exists, F, OuterRef, QuerySet, Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils import timezone

from enterprises.models import (
    Certificate,
    Contractor,
    Drawing,
    Drill,
    EmergencyPlan,
    Equipment,
    Insurance,
    Licence,
    Mine,
    MineStatus,
    Proposal,
    Resumption,
    SafetyRule,
    Supervision,
    ThirdParty,
    WatchDuty,
    Worker,
)
from enterprises.thresholds import threshold
from jurisdictions.models import Agency, User

SHOWN = 20  # lines of an enterprise on the first page; the list has all


@dataclass(frozen=True, slots=True)
class Sort:
    """`what` names the thing within its mine; `days` is the threshold's key: how long before it is told."""

    label: str
    model: Any
    what: Any
    days: str
    verb: str


SORTS = {
    "licence": Sort("证照", Licence, F("kind"), "warn_licence", "到期"),
    "certificate": Sort(
        "资格证书",
        Certificate,
        Concat(F("person__name"), Value(" "), F("kind")),
        "warn_certificate",
        "到期",
    ),
    "drawing": Sort("图纸更新", Drawing, F("kind"), "warn_drawing", "更新到期"),
    "equipment": Sort(
        "检测检验", Equipment, Concat(F("kind"), Value(" "), F("number")), "warn_equipment", "到期"
    ),
    "insurance": Sort("安责险", Insurance, F("insurer"), "warn_insurance", "到期"),
    "contractor": Sort("承包单位许可证", Contractor, F("name"), "warn_contractor", "到期"),
    "third-party": Sort("第三方单位资质", ThirdParty, F("name"), "warn_contractor", "到期"),
    "plan": Sort("应急预案评估", EmergencyPlan, F("title"), "warn_plan", "应再次评估"),
    "rule": Sort("制度规程评审", SafetyRule, F("kind"), "warn_rule", "应再次评审"),
    "drill": Sort("应急演练", Drill, Value("应急演练"), "warn_drill", "到期"),
    "training": Sort("再培训", Worker, F("name"), "warn_training", "应再培训"),
}


def due_soon(key: str, mines: Any, today: dt.date, since: dt.date | None = None) -> QuerySet[Any]:
    """Of one sort, what is over (`since` that day) or soon will be, in these mines; a closed mine is left in peace.

    An insurance or a test that a later one of its kind has followed is over and owes nothing.
    """
    sort = SORTS[key]
    until = today + dt.timedelta(days=threshold(sort.days).value)
    rows = sort.model.objects.with_due().filter(due__lte=until, mine__in=mines)
    rows = rows.exclude(mine__status=MineStatus.CLOSED)
    if since:
        rows = rows.filter(due__gte=since)
    if key == "insurance":
        rows = rows.filter(
            ~Exists(Insurance.objects.filter(mine=OuterRef("mine"), until__gt=OuterRef("until")))
        )
    if key == "equipment":
        newer = Equipment.objects.filter(
            mine=OuterRef("mine"),
            kind=OuterRef("kind"),
            number=OuterRef("number"),
            test_due__gt=OuterRef("test_due"),
        )
        rows = rows.filter(~Exists(newer))
    return rows


def listed(mines: Any, today: dt.date, keys: list[str], since: dt.date | None = None) -> QuerySet[Any]:
    """Of several sorts in one list by day, as dicts: sort, mine, what, due."""
    parts = [
        due_soon(key, mines, today, since)
        .order_by()
        .annotate(
            sort=Value(key, output_field=CharField()),
            what=SORTS[key].what,
            mine_name=F("mine__name"),
        )
        .values("sort", "mine_id", "mine_name", "what", "due")
        for key in keys
    ]
    first, *rest = parts
    return (first.union(*rest, all=True) if rest else first).order_by("due", "mine_name", "what")


@dataclass(frozen=True, slots=True)
class Warning:
    """A line for the first page, in the words of the floor above."""

    due: dt.date | None
    title: str
    detail: str
    action: str
    url: str
    when: str = ""
    tone: str = ""
    urgent: bool = False


def warnings(user: User, now: dt.datetime) -> list[Warning]:
    today = timezone.localdate(now)
    if user.agency is None:
        return _of_enterprise(user, today) if user.can("propose_change") else []
    return _of_agency(user, user.agency, today) if user.can("edit_ledger") else []


def _of_enterprise(user: User, today: dt.date) -> list[Warning]:
    own = Mine.objects.visible_to(user)
    rows = listed(own.values("pk"), today, list(SORTS))[:SHOWN]
    lines = [
        Warning(
            row["due"],
            f"{row['what'].strip()}{SORTS[row['sort']].verb}",
            f"{row['mine_name']} · {SORTS[row['sort']].label}",
            "更新",
            reverse("enterprises:mine", args=[row["mine_id"]]) + f"#{anchor(row['sort'])}",
        )
        for row in rows
    ]
    if user.can("sign_drawing"):
        for drawing in Drawing.objects.filter(mine__in=own, status=Drawing.Status.DRAWN).select_related(
            "mine"
        ):
            detail = f"{drawing.mine} · 签字后报监管部门备案"
            lines.append(
                Warning(None, f"{drawing}待签字", detail, "签字", drawing.get_absolute_url(), "待签字", "due")
            )
    returned = Proposal.objects.filter(
        mine__in=own, status=Proposal.Status.RETURNED, decided_at__date__gte=today - dt.timedelta(days=14)
    ).select_related("mine")
    if user.can("apply_resumption"):
        for asked in Resumption.objects.to_ask_again().filter(mine__in=own).select_related("mine"):
            url = asked.get_absolute_url()
            lines.append(Warning(None, f"{asked}未通过", asked.result, "再次申请", url, "未通过", "late"))
    return lines + [
        Warning(None, f"{one}被退回", one.reason, "查看", one.get_absolute_url(), "已退回", "late")
        for one in returned
    ]


def _of_agency(user: User, agency: Agency, today: dt.date) -> list[Warning]:
    """One line a sort: the enterprise renews, the agency sees to it."""
    ours = Supervision.objects.filter(agency=agency, until=None).values("mine")
    days: dict[str, list[dt.date]] = {}
    for row in listed(ours, today, list(SORTS)):
        days.setdefault(row["sort"], []).append(row["due"])
    lines = [
        Warning(
            found[0],
            f"{len(found)} 项{SORTS[key].label}已到期或即将到期",
            f"由本机关监管的矿山，提前 {threshold(SORTS[key].days).value} 天提醒",
            "查看",
            expiring_url(sort=key, ours="on"),
        )
        for key, found in days.items()
    ]
    return lines + _to_decide(agency, ours)


def _to_decide(agency: Agency, ours: Any) -> list[Warning]:
    lines = []
    if number := Proposal.objects.waiting_for(agency).count():
        url = f"{reverse('enterprises:proposals')}?waiting=on"
        lines.append(
            Warning(None, f"{number} 件台账变更申报待确认", "企业申报", "确认", url, "待确认", "due")
        )
    if number := Drawing.objects.filter(mine__in=ours, status=Drawing.Status.SIGNED).count():
        url = reverse("enterprises:drawings_waiting")
        lines.append(
            Warning(None, f"{number} 份图纸待备案", "主要负责人已签字", "备案", url, "待备案", "due")
        )
    if number := Resumption.objects.waiting_for(agency).count():
        url = f"{reverse('enterprises:resumptions')}?status={Resumption.Status.APPLIED}&ours=on"
        lines.append(
            Warning(None, f"{number} 件复工复产申请待验收", "须现场验收", "验收", url, "待验收", "due")
        )
    watched = WatchDuty.objects.current().values("mine")
    bare = Mine.objects.filter(pk__in=ours, status=MineStatus.SUSPENDED_UNATTENDED).exclude(pk__in=watched)
    if number := bare.count():
        url = f"{reverse('enterprises:mine_list')}?status={MineStatus.SUSPENDED_UNATTENDED}"
        detail = "长期停产停建、无人作业（临应急发〔2023〕82号 二）"
        lines.append(Warning(None, f"{number} 座矿山没有盯守人", detail, "查看", url, "待落实", "late"))
    return lines


def expiring_url(**narrowed: str) -> str:
    return f"{reverse('enterprises:expiring')}?{urlencode(narrowed)}"


def anchor(key: str) -> str:
    """Where on the page of the mine such a thing stands."""
    return str(SORTS[key].model._meta.model_name)
