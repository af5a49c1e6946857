"""Until it is signed: opening, answering one item at a time, taking up what was reported, beginning anew."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from campaigns.obligations.periods import month_of
from enterprises.models import Mine, MineStatus
from hazards.actions import check_citation
from hazards.checklist import Checklist, Question, check_finding, check_question, questions
from hazards.models import Clause, Criterion, Hazard, SelfAnswer, SelfInspection
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation
from records.actions import hang_again, hang_photos

Result = SelfAnswer.Result
Place = tuple[int, int | None]  # criterion and sub-item
FINDING = ("severity", "location", "due_on", "responsible", "measures", "funds", "contingency")
NOTHING: dict[str, Any] = {
    "severity": "",
    "location": "",
    "due_on": None,
    "responsible": "",
    "measures": "",
    "funds": None,
    "contingency": "",
    "hazard": None,
}


@transaction.atomic
def open_self_inspection(mine: Mine, *, by: User, month: dt.date | None = None) -> SelfInspection:
    """Begin the month's check, or give back the one that is there: there is one a mine and month.

    A month that is over may still be made up for, and stays late.
    """
    by.require("self_inspect", mine.enterprise)
    month = month_of(month or timezone.localdate())
    known = SelfInspection.objects.filter(mine=mine, month=month)
    if last := known.order_by("-version").first():
        return last
    if month > timezone.localdate():
        raise RuleViolation(f"{month:%Y年%-m月}还没有开始，不能提前自查")
    if mine.status == MineStatus.CLOSED:
        raise RuleViolation("这座矿山已经关闭，不用自查")
    try:
        with transaction.atomic():
            return SelfInspection.objects.create(
                mine=mine, month=month, opened_by=by, opened_at=timezone.now()
            )
    except IntegrityError:  # the other of two who began at once
        return known.get(version=1)


@transaction.atomic
def answer(
    inspection: SelfInspection,
    criterion: Criterion,
    clause: Clause | None,
    result: str,
    *,
    by: User,
    description: str = "",
    photos: Iterable[UploadedFile] = (),
    **finding: Any,
) -> SelfAnswer:
    """Answer one item; answering again replaces what was said. There is no way to answer several at once.

    A finding (有) needs a description, a place and a due date now, and the rest of its commitments before signing;
    不涉及 needs a reason, given as the description.
    """
    inspection.hold_open(by)
    check_question(inspection.criteria(), criterion, clause)
    text, found = description.strip(), result == Result.FOUND
    said: dict[str, Any] = NOTHING | (
        {name: finding[name] for name in FINDING if name in finding} if found else {}
    )
    if found:
        said["severity"] = said["severity"] or Hazard.Severity.MAJOR
        check_citation(inspection.mine, said["severity"], criterion, clause)
        check_finding(text, said["due_on"], found_on=timezone.localdate(), day="今天")
        if not said["location"].strip():
            raise RuleViolation("请写明隐患地点", field="location")
    if result == Result.NOT_APPLICABLE and not text:
        raise RuleViolation("不涉及的，请写明理由", field="description")
    said |= {"result": Result(result), "description": "" if result == Result.CLEAR else text}
    row = _say(inspection, criterion, clause, by=by, said=said)
    if found:
        hang_photos(row, photos, by=by)
    return row


@transaction.atomic
def take_up(inspection: SelfInspection, hazard: Hazard, *, by: User) -> SelfAnswer:
    """What the mine has reported already is the answer 有, and makes no second hazard at signing."""
    inspection.hold_open(by)
    if hazard not in reported(inspection):
        raise RuleViolation("这处隐患不是本矿自查上报的，或者已在以前月份销号")
    assert hazard.criterion is not None
    check_question(inspection.criteria(), hazard.criterion, hazard.clause)
    said = {name: getattr(hazard, name) for name in FINDING}
    said |= {"description": hazard.description, "location": hazard.location or "见隐患记录", "hazard": hazard}
    said["result"] = Result.FOUND
    return _say(inspection, hazard.criterion, hazard.clause, by=by, said=said)


def _say(
    inspection: SelfInspection,
    criterion: Criterion,
    clause: Clause | None,
    *,
    by: User,
    said: dict[str, Any],
) -> SelfAnswer:
    said |= {"answered_by": by, "answered_on": timezone.localdate()}
    return inspection.answers.update_or_create(criterion=criterion, clause=clause, defaults=said)[0]


@transaction.atomic
def add_photos(finding: SelfAnswer, photos: Iterable[UploadedFile], *, by: User) -> None:
    finding.inspection.hold_open(by)
    if finding.result != Result.FOUND:
        raise RuleViolation("只有发现的问题可以附照片", field="photos")
    hang_photos(finding, photos, by=by)


@transaction.atomic
def reopen(inspection: SelfInspection, *, by: User) -> SelfInspection:
    """What the regulator returned is mended in a new version, which begins with all that was said; the old stays."""
    by.require("self_inspect", inspection.mine.enterprise)
    newest = SelfInspection.objects.filter(mine=inspection.mine_id, month=inspection.month).first()
    if newest != inspection:
        raise RuleViolation("已经有更新的一版，请在那一版上修改")
    if not inspection.is_returned:
        raise RuleViolation("只有被监管部门退回的自查才能重新修改")
    try:
        with transaction.atomic():
            anew = SelfInspection.objects.create(
                mine=inspection.mine,
                month=inspection.month,
                version=inspection.version + 1,
                opened_by=by,
                opened_at=timezone.now(),
            )
    except IntegrityError:
        raise RuleViolation("已经有人开始修改，请刷新页面") from None
    for said in inspection.answers.all():
        old = SelfAnswer(pk=said.pk)
        said.pk, said.inspection = None, anew
        said.save(force_insert=True)
        if said.result == Result.FOUND:
            hang_again(old, said)
    return anew


# What is asked


def checklist(inspection: SelfInspection) -> Checklist:
    """All questions; until it is signed with what the mine may take up beside them."""
    given = inspection.answers.select_related("criterion", "clause", "hazard") if inspection.pk else []
    found = questions(inspection.criteria(), given)
    if inspection.is_signed:
        return Checklist([one for one in found.questions if one.answer])
    reasons, known = last_reasons(inspection), _by_place(reported(inspection))
    for one in found.questions:
        _offer(one, reasons, known)
    return found


def _offer(one: Question, reasons: dict[Place, str], known: dict[Place, list[Hazard]]) -> None:
    place = one.criterion.pk, one.clause.pk if one.clause else None
    if not one.answer:
        one.suggested = reasons.get(place, "")
    if one.result != Result.FOUND:
        one.reported = known.get(place, [])


def last_reasons(inspection: SelfInspection) -> dict[Place, str]:
    """Why items didn't apply in the last signed month: a suggestion for somebody to confirm, item by item."""
    last = (
        SelfInspection.objects.signed()
        .filter(mine=inspection.mine_id, month__lt=inspection.month)
        .order_by("-month", "-version")
        .first()
    )
    if last is None:
        return {}
    rows = last.answers.filter(result=Result.NOT_APPLICABLE)
    return {(row.criterion_id, row.clause_id): row.description for row in rows}


def reported(inspection: SelfInspection) -> list[Hazard]:
    """What this mine has reported of itself and is not over: open, or found in this month."""
    own = Hazard.objects.filter(
        mine=inspection.mine_id,
        source=Hazard.Source.SELF,
        criterion__isnull=False,
        found_on__lte=inspection.month_ends,
    )
    rows = own.exclude(status=Hazard.Status.CLOSED, found_on__lt=inspection.month)
    return list(rows.select_related("criterion", "clause").order_by("found_on", "pk"))


def _by_place(hazards: Iterable[Hazard]) -> dict[Place, list[Hazard]]:
    found: dict[Place, list[Hazard]] = defaultdict(list)
    for one in hazards:
        assert one.criterion_id is not None
        found[one.criterion_id, one.clause_id].append(one)
    return found
