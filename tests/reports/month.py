"""Rows of business as the tables hold them, for tests that count: written past the verbs, with any date."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import count

from django.utils import timezone

from campaigns.models import Activity
from campaigns.work_log.kinds import kinds
from hazards.models import Criterion, Edition, Hazard, Listing
from inspections.models import Case, Inspection, Measure, Penalty, PenaltyClause, SpotAnswer
from tests import make

JUNE = dt.date(2023, 6, 1)
numbers = count(1)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(f"2023-{text}")


def moment(text: str) -> dt.datetime:
    """moment("06-19 09:12"), local time of 2023."""
    return timezone.make_aware(dt.datetime.fromisoformat(f"2023-{text}"))


def edition() -> Edition:
    fields = {"title": "判定标准", "document_number": "矿安〔2022〕88号", "effective_on": dt.date(2022, 9, 1)}
    return Edition.objects.get_or_create(key="2022", defaults=fields)[0]


def criterion() -> Criterion:
    text = {"code": "UG-31", "label": "（三十一）", "text": "通信联络系统"}
    key = {"edition": edition(), "kind": "underground", "number": 31}
    return Criterion.objects.get_or_create(**key, defaults=text)[0]


def found(mine, on, source="inspection", severity="major", closed=None, **fields) -> Hazard:
    inspector, principal = make.user(make.agency("141023"), "inspector"), make.enterprise_person(mine)
    done = {
        "status": "closed",
        "responsible": "张三",
        "measures": "更换",
        "funds": 1,
        "contingency": "撤人",
        "due_on": day(on),
        "rectified_on": day(on),
        "rectified_by": principal,
        "closed_on": day(closed) if closed else None,
        "closed_by": inspector,
    }
    facts = {"description": "通信联络系统故障未修复", "found_by": inspector, "criterion": criterion()}
    facts |= {"mine": mine, "found_on": day(on), "source": source, "severity": severity}
    return Hazard.objects.create(**facts | (done if closed else {}) | fields)


def listed(hazard, on) -> Listing:
    return Listing.objects.create(
        hazard=hazard, agency=make.agency("临汾市"), supervisor="李四", listed_on=day(on)
    )


def checked(mine, on, *wrong, right=(), status="signed") -> Inspection:
    agency = make.agency("141023")
    inspector = make.user(agency, "inspector")
    signed = {"signer_name": "王五", "absence_reason": "在井下", "signed_at": timezone.now()}
    check = Inspection.objects.create(
        mine=mine,
        agency=agency,
        edition=edition(),
        checked_on=day(on),
        opened_by=inspector,
        status=status,
        **(signed if status == "signed" else {}),
    )
    for item in [*wrong, *right]:
        SpotAnswer.objects.create(inspection=check, item=item, wrong=item in wrong, note="未见记录")
    return check


def fined(mine, on, enterprise=None, principal=None) -> Case:
    """Fines in yuan; both is 一案双罚."""
    agency = make.agency("141023")
    leader = make.user(agency, "leader")
    case = Case.objects.create(
        mine=mine, agency=agency, violation="未整改重大事故隐患", decided_on=day(on), decided_by=leader
    )
    clause, _ = PenaltyClause.objects.get_or_create(
        code="test", defaults={"law": "安全生产法", "article": "第九十九条", "violation": "未整改"}
    )
    for subject, amount in (("enterprise", enterprise), ("principal", principal)):
        if amount:
            Penalty.objects.create(
                case=case,
                subject=subject,
                party=f"{mine.name}{'' if subject == 'enterprise' else '负责人'}",
                document_number=f"（襄）应急罚〔2023〕{next(numbers)}号",
                amount=Decimal(amount),
                basis=clause,
            )
    return case


def ordered(mine, on, kind="suspend") -> Measure:
    agency = make.agency("141023")
    leader = make.user(agency, "leader")
    return Measure.objects.create(
        mine=mine,
        agency=agency,
        kind=kind,
        reason="存在重大事故隐患",
        document_number=f"（襄）应急现决〔2023〕{next(numbers)}号",
        decided_on=day(on),
        decided_by=leader,
    )


def logged(kind, on, place="141023", mine=None, **facts) -> Activity:
    """An entry of the work log, by whoever keeps one at that place; people, money and level as the kind has them."""
    agency = make.agency(place)
    asked = kinds()[kind]
    usual = {"count": 2, "amount": Decimal(5_000), "level": "county"}
    given = {name: value for name, value in usual.items() if name in asked.facts} | {"level": "county"}
    return Activity.objects.create(
        kind=kind,
        agency=agency,
        done_on=day(on),
        mine=mine,
        enterprise=mine.enterprise if mine else None,
        text="已按要求开展。",
        recorded_by=make.user(agency, "inspector"),
        **given | facts,
    )
