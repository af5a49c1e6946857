"""What waits for a word: letters on both sides, and the measures that a grave condition calls for."""

from __future__ import annotations

from campaigns.todo import Todo
from inspections.models import GraveCondition, Letter
from jurisdictions.models import User

SHOWN = 20


def letter_todos(user: User) -> list[Todo]:
    return [*_to_sign(user), *_to_answer(user), *_unanswered(user)]


def _to_sign(user: User) -> list[Todo]:
    if not user.can("sign_letter") or user.agency is None:
        return []
    drafts = Letter.objects.filter(agency=user.agency, status=Letter.Status.DRAFT).for_list()
    return [
        Todo(
            due=None,
            when="待签发",
            tone="plain",
            title=f"{row.get_kind_display()}：{row.addressee}",
            detail=row.title,
            action="去签发",
            url=row.get_absolute_url(),
        )
        for row in drafts[:SHOWN]
    ]


def _to_answer(user: User) -> list[Todo]:
    if not user.can("answer_letter"):
        return []
    received = Letter.objects.unanswered().to_desk_of(user).for_list().order_by("answer_by")
    return [
        Todo(
            due=row.answer_by,
            title=f"答复{row.get_kind_display()}：{row.agency}",
            detail=f"{row.number} {row.title}",
            action="去答复",
            url=row.get_absolute_url(),
        )
        for row in received[:SHOWN]
    ]


def _unanswered(user: User) -> list[Todo]:
    """To those who write letters here, once an answer is late."""
    if not user.can("draft_letter") or user.agency is None:
        return []
    late = Letter.objects.filter(agency=user.agency).overdue().for_list().order_by("answer_by")
    return [
        Todo(
            due=row.answer_by,
            title=f"{row.addressee}没有答复{row.get_kind_display()}",
            detail=f"{row.number} {row.title}",
            action="查看",
            url=row.get_absolute_url(),
        )
        for row in late[:SHOWN]
    ]


def condition_todos(user: User) -> list[Todo]:
    if not user.can("record_condition") or user.agency is None:
        return []
    rows = GraveCondition.objects.filter(agency=user.agency).unanswered().for_list()
    return [
        Todo(
            due=None,
            when="待答复",
            tone="due",
            title=f"从重情形：{row.mine}",
            detail=f"{row.get_condition_display()}，还有 {row.open_steps} 项措施没有答复",
            action="去答复",
            url=row.get_absolute_url(),
        )
        for row in rows[:SHOWN]
    ]
