"""How a hazard comes in: found by the enterprise, registered by an authority, or found at a signed check."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from enterprises.answering.supervision import require_may_act
from enterprises.models import Mine
from hazards.models import Clause, Criterion, Hazard
from jurisdictions.models import Agency, User
from jurisdictions.rules import RuleViolation
from records.actions import attach


@transaction.atomic
def report_self_found(mine: Mine, *, by: User, upload: Sequence[UploadedFile] = (), **facts: Any) -> Hazard:
    """An enterprise reports what its own inspection found, with all five commitments at once (L-07, L-08).

    `facts` are fields of `Hazard`: severity, criterion, clause, description, location, found_on and the five
    commitments. The agency that answers for the mine follows it up.
    """
    by.require("report_hazard", mine.enterprise)
    hazard = _new(mine, Hazard.Source.SELF, by=by, agency=mine.supervisor, **facts)
    if missing := hazard.missing_commitments():
        raise RuleViolation(f"五落实缺一不可，还缺：{'、'.join(missing)}", field="responsible")
    return _save(hazard, upload, by)


@transaction.atomic
def register_hazard(
    mine: Mine, source: str, *, by: User, upload: Sequence[UploadedFile] = (), **facts: Any
) -> Hazard:
    """An authority registers a tip-off or what a superior handed down; a due date is part of it.

    What is heard below of a mine that a superior answers for is handed to that superior, and the refusal says so.
    """
    by.require("register_hazard")
    require_may_act(mine, by)
    if source not in {Hazard.Source.TIP_OFF, Hazard.Source.ASSIGNED}:
        raise RuleViolation("部门登记的隐患来源只能是群众举报或者上级交办", field="source")
    hazard = _new(mine, source, by=by, agency=by.agency, **facts)
    if hazard.due_on is None:
        raise RuleViolation("请填写整改时限", field="due_on")
    return _save(hazard, upload, by)


def record_finding(mine: Mine, *, by: User, agency: Agency | None = None, **facts: Any) -> Hazard:
    """What a signed on-site check or a look-back found; the verb that calls has already checked the permission."""
    return _save(_new(mine, Hazard.Source.INSPECTION, by=by, agency=agency or by.agency, **facts), (), by)


def _new(mine: Mine, source: str, *, by: User, client_key: uuid.UUID | None = None, **facts: Any) -> Hazard:
    key = client_key or uuid.uuid4()
    hazard = Hazard(mine=mine, source=source, found_by=by, client_key=key, **facts)
    check_citation(mine, hazard.severity, hazard.criterion, hazard.clause)
    if hazard.criterion and not hazard.criterion.edition.held_on(hazard.found_on):
        raise RuleViolation(f"{hazard.criterion}在发现之日不在施行期内", field="criterion")
    if hazard.found_on > timezone.localdate():
        raise RuleViolation("发现日期不能晚于今天", field="found_on")
    if hazard.due_on and hazard.due_on < hazard.found_on:
        raise RuleViolation("整改时限不能早于发现日期", field="due_on")
    return hazard


def _save(hazard: Hazard, files: Sequence[UploadedFile], by: User) -> Hazard:
    """The same content again under the same `client_key` gives back the hazard that it entered."""
    if again := _already_in(hazard):
        return again
    try:
        with transaction.atomic():
            hazard.save()
    except IntegrityError:
        if again := _already_in(hazard):
            return again
        raise
    for file in files:
        attach(hazard, file, by=by)
    return hazard


SAME = (
    "mine_id",
    "source",
    "severity",
    "criterion_id",
    "clause_id",
    "description",
    "found_on",
    "found_by_id",
)


def _already_in(new: Hazard) -> Hazard | None:
    known = Hazard.objects.filter(client_key=new.client_key).first()
    if known and any(getattr(known, name) != getattr(new, name) for name in SAME):
        raise RuleViolation("这个提交标识已用于另一处隐患，请重新打开页面")
    return known


def check_citation(mine: Mine, severity: str, criterion: Criterion | None, clause: Clause | None) -> None:
    """A major hazard cites a usable criterion of the mine's own kind, down to its sub-item where it has some.

    Raises RuleViolation at the field `criterion`.
    """
    if criterion is None:
        if severity == Hazard.Severity.MAJOR:
            raise RuleViolation("重大事故隐患须引用判定标准", field="criterion")
        return
    if criterion.kind != mine.kind:
        raise RuleViolation(f"{criterion}不适用于{mine.get_kind_display()}", field="criterion")
    if not criterion.usable:
        raise RuleViolation(f"{criterion}的条文待核，须经管理员确认后才能引用", field="criterion")
    if clause is not None and clause.criterion_id != criterion.pk:
        raise RuleViolation("子项不属于所选判定标准", field="criterion")
    if clause is None and severity == Hazard.Severity.MAJOR and criterion.clauses.exists():
        raise RuleViolation(f"{criterion}有子项，请选到具体子项", field="criterion")
