"""Setting targets, grading, objecting, settling (L-23, L-38)."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from jurisdictions.models import Agency, User
from jurisdictions.rules import RuleViolation
from reports.assessment import grades
from reports.assessment.measures import measure as measure_named
from reports.assessment.results import figures, standing_of
from reports.models import Assessment, Outcome, Target
from reports.models.assessment import HUNDRED

Status = Outcome.Status


@transaction.atomic
def draft_assessment(*, by: User, year: int, document: str) -> Assessment:
    by.require("draft_assessment")
    agency = by.agency
    assert agency is not None, "only people of agencies hold the verb"
    if not Agency.objects.reporting_to(agency).exists():
        raise RuleViolation("本机关没有下级，不下达年度目标")
    if not document.strip():
        raise RuleViolation("请填写依据文件", "document")
    assessment, new = Assessment.objects.get_or_create(
        agency=agency, year=year, defaults={"document": document.strip(), "drafted_by": by}
    )
    if not new:
        raise RuleViolation(f"{year}年度的目标已经拟定", "year")
    return assessment


@transaction.atomic
def set_target(
    assessment: Assessment, *, by: User, measure: str, points: Decimal, none: Decimal, full: Decimal
) -> Target:
    """A measure that has a target already gets these bounds instead. Raises RuleViolation at the field."""
    _require_draft(assessment, by)
    measure_named(measure)
    if not 0 < points <= HUNDRED:
        raise RuleViolation("分值应大于 0，不超过 100", "points")
    if full <= none:
        raise RuleViolation("得满分的数值应大于得 0 分的数值", "full")
    facts = {"points": points, "none": none, "full": full}
    target, _ = Target.objects.update_or_create(assessment=assessment, measure=measure, defaults=facts)
    return target


@transaction.atomic
def remove_target(target: Target, *, by: User) -> None:
    _require_draft(target.assessment, by)
    target.delete()


def _require_draft(assessment: Assessment, by: User) -> None:
    by.require("draft_assessment", assessment.agency)
    _hold(assessment)
    if not assessment.is_draft:
        raise RuleViolation("目标已经下达，不能再改")


def _hold(row: Assessment | Outcome) -> None:
    """Read as it stands at this moment, and nobody else changes it or what hangs on it until this is written."""
    row.refresh_from_db(from_queryset=type(row).objects.select_for_update(no_key=True))


@transaction.atomic
def issue_targets(assessment: Assessment, *, by: User, today: dt.date | None = None) -> None:
    """From now on those below read their targets, and what they have come to so far."""
    by.require("decide_assessment", assessment.agency)
    _hold(assessment)
    points = sum((target.points for target in assessment.targets.all()), Decimal(0))
    if points != HUNDRED:
        raise RuleViolation(f"各项分值合计 {points.normalize():f} 分，应为 100 分")
    assessment.move(Assessment.Status.ISSUED, issued_by=by, issued_on=today or timezone.localdate())
    below = Agency.objects.reporting_to(assessment.agency)
    Outcome.objects.bulk_create(Outcome(assessment=assessment, agency=agency) for agency in below)


@transaction.atomic
def propose_grade(
    outcome: Outcome, *, by: User, grade: str, reason: str = "", at: dt.datetime | None = None
) -> None:
    """Freezes figures and score with the grade, and gives the agency its days to object."""
    by.require("decide_assessment", outcome.assessment.agency)
    _hold(outcome)
    at = at or timezone.now()
    today = timezone.localdate(at)
    if today <= outcome.assessment.span.ends:
        raise RuleViolation(f"{outcome.assessment.year}年还没有结束，年终后再评定")
    standing = standing_of(outcome, at)
    _check_grade(outcome, grade, standing.score, reason)
    outcome.move(
        Status.PROPOSED,
        as_of=at,
        figures=figures(standing, outcome.assessment.targets.all()),
        score=standing.score,
        grade=grade,
        reason=reason.strip(),
        proposed_by=by,
        answer_by=grades.objection().last_day(today),
    )


def _check_grade(outcome: Outcome, grade: str, score: Decimal | None, reason: str) -> None:
    """Another grade than the score suggests needs a reason; so does 优秀 in spite of formalism."""
    if not grades.label(grade):
        raise RuleViolation("请选择等次", "grade")
    formalism = outcome.findings.standing().exists()
    if reason.strip() or grade == grades.suggested(score, formalism=formalism):
        return
    if formalism and grade == grades.barred():
        raise RuleViolation(
            f"登记有搞形式、走过场的情形，原则上不得评为“{grades.label(grade)}”"
            f"（{grades.formalism_basis()}）；确需评定的，请写明理由",
            "reason",
        )
    raise RuleViolation("与得分对应的等次不一致，请写明理由", "reason")


@transaction.atomic
def agree(outcome: Outcome, *, by: User, today: dt.date | None = None) -> None:
    by.require("answer_assessment", outcome.agency)
    today = today or timezone.localdate()
    waiting = Outcome.objects.filter(pk=outcome.pk, status=Status.PROPOSED, agreed_on=None)
    if not waiting.update(agreed_on=today):
        raise RuleViolation("没有待确认的考核结果，或者已经确认")
    outcome.agreed_on = today


@transaction.atomic
def object_to(outcome: Outcome, *, by: User, objection: str, today: dt.date | None = None) -> None:
    """Once, within the days given; who has agreed has had their say."""
    by.require("answer_assessment", outcome.agency)
    _hold(outcome)
    today = today or timezone.localdate()
    if not objection.strip():
        raise RuleViolation("请写明异议和理由", "objection")
    if outcome.answer_by and outcome.answer_by < today:
        raise RuleViolation(f"异议期已于{outcome.answer_by:%Y年%-m月%-d日}届满")
    if outcome.agreed_on:
        raise RuleViolation("已经确认无异议")
    outcome.move(Status.OBJECTED, objection=objection.strip(), objected_by=by, objected_on=today)


@transaction.atomic
def conclude(
    outcome: Outcome,
    *,
    by: User,
    grade: str = "",
    reason: str = "",
    reply: str = "",
    today: dt.date | None = None,
) -> None:
    """The grade stays as it was proposed, unless an objection is answered with another one."""
    by.require("decide_assessment", outcome.assessment.agency)
    _hold(outcome)
    today = today or timezone.localdate()
    if not outcome.may_conclude(today):
        raise RuleViolation("被考核单位确认无异议，或者异议期届满后，才能确定")
    facts: dict[str, str] = {}
    if outcome.objected_on:
        if not reply.strip():
            raise RuleViolation("请答复被考核单位的异议", "reply")
        _check_grade(outcome, grade, outcome.score, reason)
        facts = {"grade": grade, "reason": reason.strip(), "reply": reply.strip()}
    outcome.move(Status.FINAL, concluded_by=by, concluded_on=today, **facts)
