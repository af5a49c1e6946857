"""Who may act on a mine, whom it concerns besides, and who decides when two agencies say that it is theirs.

One enterprise answers to one level; those below that level don't enforce there (S1-01, S0-04).
"""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from enterprises.models import Claim, ConcernedAgency, Mine, Supervision
from jurisdictions.models import Agency, User
from jurisdictions.rules import RuleViolation
from records.actions import attach


def is_designated(mine: Mine, user: User, today: dt.date | None = None) -> bool:
    """Whether a live grant lets this person act as if their agency answered for the mine (指定管辖)."""
    return user.grants_on(Mine, today).filter(object_pk=str(mine.pk), designated=True).exists()


def require_may_act(mine: Mine, by: User) -> None:
    """Planning, checking, registering a hazard, opening a case, ordering: for who answers and those above."""
    if refused := refusal(mine, by):
        raise RuleViolation(refused)


def refusal(mine: Mine, by: User) -> str:
    """Why this person may not act on the mine, and who does; empty for those who may.

    An agency below is told who does, and so is a neighbour; a neighbour whom a plain grant has let in takes part
    in a cross inspection (交叉检查). While nobody answers for the mine, whoever sees it on the map may act.
    """
    own, present = by.agency, mine.supervisor
    if own is None:
        raise PermissionDenied("只有监管部门的人员可以办理")
    if own == present or is_designated(mine, by):
        return ""
    invited = by.grants_on(Mine).filter(object_pk=str(mine.pk)).exists()
    if present is None:
        allowed = own.region.contains(mine.region) or invited
    elif present.stands_above(own):
        allowed = False
    else:
        allowed = own.stands_above(present) or own.region_id == present.region_id or invited
    return "" if allowed else _words(mine)


def _words(mine: Mine) -> str:
    if mine.supervisor is None:
        return f"{mine}不在您的辖区内，不能对其开展执法"
    return (
        f"{mine}由{mine.supervisor}负责监管，其他部门不对其开展执法活动；"
        f"发现问题请移交{mine.supervisor}，确需办理的请报其指定管辖"
    )


@transaction.atomic
def concern(mine: Mine, agency: Agency, *, document: str, by: User) -> ConcernedAgency:
    """A mine across a border: the other side's agency reads its file; its supervisor stays the only one."""
    _require_keeper_or_above(mine, by)
    if agency == mine.supervisor:
        raise RuleViolation("监管部门无须再列为相关部门", "agency")
    if mine.concerned.filter(agency=agency, until=None).exists():
        raise RuleViolation(f"{agency}已是相关部门", "agency")
    return ConcernedAgency.objects.create(mine=mine, agency=agency, document=document.strip())


def concern_no_more(row: ConcernedAgency, *, by: User, today: dt.date | None = None) -> None:
    _require_keeper_or_above(row.mine, by)
    day = today or timezone.localdate()
    if not ConcernedAgency.objects.filter(pk=row.pk, until=None).update(until=day):
        raise RuleViolation("这个部门已不是相关部门")


def _require_keeper_or_above(mine: Mine, by: User) -> None:
    by.require("edit_ledger")
    present = mine.supervisor
    above = by.agency is not None and present is not None and by.agency.stands_above(present)
    if not (mine.is_desk_of(by) or above):
        raise PermissionDenied(f"由{present or f'{mine.county}应急管理部门'}或其上级办理")


@transaction.atomic
def claim(
    mine: Mine,
    *,
    by: User,
    reason: str,
    document: str,
    upload: UploadedFile | None = None,
) -> Claim:
    """Say that one's own agency answers for a mine that another has, or that nobody has."""
    by.require("edit_ledger")
    own = by.agency
    if own is None or own.kind not in Agency.REGULATORS:
        raise PermissionDenied("只有应急管理部门、矿山安全监察机构可以主张监管")
    if not Mine.objects.visible_to(by).filter(pk=mine.pk).exists():
        raise PermissionDenied("您看不到这座矿山")
    if own == mine.supervisor:
        raise RuleViolation("这座矿山现在就由本机关监管")
    if mine.claims.filter(agency=own, status=Claim.Status.OPEN).exists():
        raise RuleViolation("本机关已提出主张，正等待裁定")
    facts = {"reason": reason.strip(), "document": document.strip()}
    made = Claim.objects.create(mine=mine, agency=own, made_by=by, **facts)
    if upload:
        attach(made, upload, by=by)
    return made


def withdraw(made: Claim, *, by: User) -> None:
    by.require("edit_ledger", made.agency)
    made.move(Claim.Status.WITHDRAWN)


def parties(mine: Mine) -> list[Agency]:
    """The supervisor of today and those who say that they should be."""
    claimants = [
        c.agency for c in mine.claims.filter(status=Claim.Status.OPEN).select_related("agency__region")
    ]
    return [*([mine.supervisor] if mine.supervisor else []), *claimants]


def may_decide(mine: Mine, user: User) -> bool:
    """The common superior: above each of the parties, and itself none of them."""
    own = user.agency
    if own is None or own.kind not in Agency.REGULATORS or not user.can("edit_ledger"):
        return False
    return all(own.stands_above(party) for party in parties(mine))


@transaction.atomic
def decide(
    mine: Mine,
    agency: Agency,
    *,
    by: User,
    document: str,
    since: dt.date | None = None,
    upload: UploadedFile | None = None,
) -> Supervision:
    """The common superior says whose the mine is; every open claim ends with that word (S1-01)."""
    by.require("edit_ledger")
    waiting = list(mine.claims.select_for_update().filter(status=Claim.Status.OPEN))
    if not waiting:
        raise RuleViolation("这座矿山没有待裁定的争议")
    if not may_decide(mine, by):
        raise PermissionDenied("管辖争议由各方的共同上级裁定")
    if agency not in parties(mine):
        raise RuleViolation("只能裁定给争议各方之一；另行指定的，请办理移交", "agency")
    if not document.strip():
        raise RuleViolation("请填写裁定文件", "document")
    today = timezone.localdate()
    for made in waiting:
        won = Claim.Status.UPHELD if made.agency_id == agency.pk else Claim.Status.REJECTED
        made.move(won, decided_by=by, decided_on=today, decision=document.strip())
    if agency != mine.supervisor:
        return mine.put_under(agency, by=by, since=since, document=document.strip(), upload=upload)
    placed = mine.supervisions.get(until=None)
    if upload:
        attach(placed, upload, by=by, note=f"维持监管关系：{document.strip()}")
    return placed
