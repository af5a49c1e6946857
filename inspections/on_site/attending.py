"""Experts who advise, recorders that run, and what a check must have of both before it is signed."""

from __future__ import annotations

import re

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import QuerySet

from campaigns.models import Expert, Submission
from inspections.models import Inspection, Recheck, Recording, VisitingExpert
from inspections.models.checks import Answer
from inspections.on_site.declaring import declaration
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation
from records.models import Attachment, attached_to
from records.recordings import attach_recording

PARTS = re.compile(r"[、，,；;\s]+")


def listed_experts(user: User) -> QuerySet[Expert]:
    """Of the lists in sight that weren't returned, the newest first."""
    seen = Expert.objects.visible_to(user).exclude(submission__status=Submission.Status.RETURNED)
    return seen.order_by("-submission__submitted_at", "number")


@transaction.atomic
def add_expert(
    inspection: Inspection,
    *,
    by: User,
    expert: Expert | None = None,
    name: str = "",
    workplace: str = "",
    speciality: str = "",
    declared: bool = False,
) -> VisitingExpert:
    """Chosen from a handed-in list, or named; refused where any list says that they keep away from the enterprise."""
    inspection.hold_open(by)
    if expert:
        name, workplace, speciality = expert.name, expert.workplace, expert.get_speciality_display()
    facts = {"name": name.strip(), "workplace": workplace.strip(), "speciality": speciality.strip()}
    for field, words in (("name", "姓名"), ("workplace", "工作单位"), ("speciality", "专业")):
        if not facts[field]:
            raise RuleViolation(f"请从专家名单中选择，或者填写专家的{words}", field=field)
    _check_interest(inspection, facts["name"], facts["workplace"], "expert" if expert else "name")
    if not declared:
        raise RuleViolation("请由专家本人声明没有应回避的情形", field="declared")
    row, _ = inspection.experts.get_or_create(
        name=facts["name"],
        workplace=facts["workplace"],
        defaults={
            "expert": expert,
            "speciality": facts["speciality"],
            "declaration": declaration("expert"),
            "added_by": by,
        },
    )
    return row


def _check_interest(inspection: Inspection, name: str, workplace: str, field: str) -> None:
    enterprise, mine = inspection.mine.enterprise.name, inspection.mine.name
    if workplace in (enterprise, mine):
        raise RuleViolation(f"{name}是被检查企业的人员，应当回避", field=field)
    for listed in Expert.objects.filter(name=name, workplace=workplace).exclude(recusal=""):
        parts = [part for part in PARTS.split(listed.recusal) if part]
        if any(part in (enterprise, mine) or enterprise.startswith(part) for part in parts):
            raise RuleViolation(f"{name}在专家信息表中应回避{listed.recusal}，不能参加这次检查", field=field)


@transaction.atomic
def give_opinion(visiting: VisitingExpert, opinion: str, *, by: User) -> None:
    visiting.inspection.hold_open(by)
    if not opinion.strip():
        raise RuleViolation("请写明专家意见", field="opinion")
    visiting.opinion = opinion.strip()
    visiting.save(update_fields=["opinion"])


@transaction.atomic
def send_home(visiting: VisitingExpert, *, by: User) -> None:
    """Named by mistake; once the check is signed nobody is taken off it."""
    visiting.inspection.hold_open(by)
    visiting.delete()


@transaction.atomic
def add_recording(
    inspection: Inspection,
    *,
    by: User,
    device_number: str,
    step: str = Recording.Step.WHOLE,
    kept_at: str = "",
    upload: UploadedFile | None = None,
) -> Recording:
    """The footage itself, or where it is kept: a county's recorders empty into a station of their own."""
    inspection.hold_open(by)
    if not device_number.strip():
        raise RuleViolation("请填写执法记录仪编号", field="device_number")
    if upload is None and not kept_at.strip():
        raise RuleViolation("请上传音像文件，或者写明存放位置", field="upload")
    row = inspection.recordings.create(
        step=step,
        device_number=device_number.strip(),
        kept_at=kept_at.strip(),
        has_file=upload is not None,
        made_by=by,
    )
    if upload is not None:
        attach_recording(row, upload, by=by)
    return row


def require_opinions(inspection: Inspection) -> None:
    if silent := inspection.experts.filter(opinion="").first():
        raise RuleViolation(f"专家{silent.name}的意见还没有写，请补上或移除该专家", field="statement")


def is_recorded(inspection: Inspection) -> bool:
    """A recording, or at least a photo of what was found (S0-15)."""
    if inspection.recordings.exists():
        return True
    answers = inspection.answers.values_list("pk", flat=True)
    rechecks = inspection.rechecks.values_list("pk", flat=True)
    hung = attached_to(Answer, answers) | attached_to(Recheck, rechecks)
    return Attachment.objects.filter(hung).exists()
