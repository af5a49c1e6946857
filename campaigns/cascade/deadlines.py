"""Setting a deadline: by choosing between readings, by a change while the campaign runs, by tightening a superior's.

Whatever moves a date upstairs carries the adopters below along: none of them may end up later than its superior (N4).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from django.db import transaction
from django.utils import timezone

from campaigns.models import Campaign, Morning, Requirement
from campaigns.obligations.generation import generate_obligations
from campaigns.obligations.periods import MONTHS, Deadline
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation


@transaction.atomic
def tighten(
    requirement: Requirement, deadline: Deadline, *, by: User, reading: Mapping[str, str] | None = None
) -> Requirement:
    """Set an earlier day for what was inherited; a later one is refused with both citations (N4)."""
    requirement.campaign.require_desk(by)
    above = requirement.inherited_from
    if above is None:
        raise RuleViolation("本机关提出的要求，请直接修改期限")
    require_not_looser(above, deadline, requirement.campaign, (reading or {}).get("paragraph", ""))
    require_ahead(requirement.campaign, deadline)
    _set(requirement, deadline, readings=[{**reading, **as_reading(deadline)}] if reading else [])
    return requirement


@transaction.atomic
def change_deadline(
    requirement: Requirement, deadline: Deadline, *, by: User, reason: str, paragraph: str = ""
) -> Requirement:
    """Another day for what already runs: open obligations move, what was handed in stays; the reason is kept.

    What was inherited can only be moved within the superior's day.
    """
    campaign = requirement.campaign
    campaign.require_desk(by)
    field = "due_on" if requirement.due_on else "due_day"
    if campaign.is_draft:
        raise RuleViolation("还没有部署，请直接修改报送要求")
    if requirement.cadence in {Requirement.Cadence.STAGE, Requirement.Cadence.UNSET}:
        raise RuleViolation("按阶段报送或者周期未定的要求，没有可以调整的日期")
    if not reason.strip():
        raise RuleViolation("请写明调整理由", field="reason")
    _require_same_sort(requirement, deadline)
    if deadline == requirement.deadline:
        raise RuleViolation("期限没有变化", field=field)
    require_ahead(campaign, deadline)
    if requirement.inherited_from:
        require_not_looser(requirement.inherited_from, deadline, campaign, paragraph)
    change = {
        **as_reading(deadline),
        "paragraph": paragraph.strip() or "期限调整",
        "quote": reason.strip(),
        "changed": timezone.localdate().isoformat(),
    }
    _set(
        requirement,
        deadline,
        readings=[*requirement.readings, change],
        choice_reason=reason.strip(),
        chosen_by=by,
    )
    return requirement


@transaction.atomic
def choose_reading(requirement: Requirement, number: int, *, by: User, reason: str) -> Requirement:
    """Where a notice names two days, a person may say which holds; who and why is kept, and both stay readable (C1)."""
    requirement.campaign.require_desk(by)
    if not 0 <= number < len(requirement.stated):
        raise RuleViolation("没有这一处原文，请重新选择", field="reading")
    if not reason.strip():
        raise RuleViolation("请写明取舍理由", field="reason")
    reading = requirement.stated[number]
    deadline = Deadline.of(reading)
    if requirement.inherited_from:
        require_not_looser(
            requirement.inherited_from, deadline, requirement.campaign, reading.get("paragraph", "")
        )
    require_ahead(requirement.campaign, deadline)
    _set(requirement, deadline, choice_reason=reason.strip(), chosen_by=by)
    return requirement


@transaction.atomic
def set_cadence(
    requirement: Requirement,
    cadence: str,
    *,
    by: User,
    reason: str,
    due_day: int | None = None,
    today: dt.date | None = None,
) -> Requirement:
    """Say how often what the notice asks for 定期 is owed (C17); it counts from the current month on."""
    campaign, today = requirement.campaign, today or timezone.localdate()
    campaign.require_desk(by)
    _require_unset(requirement, today)
    if cadence not in MONTHS:
        raise RuleViolation("请选择报送周期", field="cadence")
    if due_day is not None and not 1 <= due_day <= 28:
        raise RuleViolation("请填1至28日；不填为期末当日", field="due_day")
    if not reason.strip():
        raise RuleViolation("请写明确定周期的理由", field="reason")
    first = max(campaign.starts_on, today).replace(day=1)
    changed = {"cadence": cadence, "due_day": due_day, "first_period": first}
    heirs = [heir for heir, _ in _below(requirement)]
    for one in [requirement, *heirs]:
        for name, value in changed.items():
            setattr(one, name, value)
        one.save(update_fields=list(changed))
    requirement.choice_reason, requirement.chosen_by = reason.strip(), by
    requirement.save()
    _regenerate([requirement, *heirs])
    return requirement


def _require_unset(requirement: Requirement, today: dt.date) -> None:
    ends_on = requirement.campaign.ends_on
    if requirement.inherited_from:
        raise RuleViolation("周期由提出这项要求的上级机关确定")
    if requirement.cadence != Requirement.Cadence.UNSET:
        raise RuleViolation("这项要求的周期已经确定")
    if ends_on and ends_on < today:
        raise RuleViolation(f"行动已于{ends_on:%Y年%-m月%-d日}结束，不再有报送任务", field="cadence")


def dates(requirement: Requirement, deadline: Deadline) -> dict[str, object]:
    """The fields of a deadline; nothing is due before its cut-off."""
    cut_off = requirement.cut_off_day
    if cut_off and deadline.day:
        cut_off = min(cut_off, deadline.day)
    return {"due_on": deadline.on, "due_day": deadline.day, "cut_off_day": cut_off}


def as_reading(deadline: Deadline) -> dict[str, object]:
    return {"on": deadline.on.isoformat()} if deadline.on else {"day": deadline.day}


def require_not_looser(
    above: Requirement, deadline: Deadline, campaign: Campaign, paragraph: str = ""
) -> None:
    """The superior's day and ours stand side by side in the refusal, each with its document."""
    _require_same_sort(above, deadline)
    if not deadline.is_later_than(above.deadline):
        return
    named = Requirement(cadence=above.cadence, due_on=deadline.on, due_day=deadline.day)
    ours = f"{campaign.document_number} {paragraph}".strip()
    raise RuleViolation(
        f"“{above.title}”的期限只能提前，不能放宽：上级为{above.deadline_words}（{above.citation}），"
        f"本级为{named.deadline_words}（{ours}）",
        field="due_on" if above.due_on else "due_day",
    )


def require_ahead(campaign: Campaign, deadline: Deadline) -> None:
    """A notice asks for nothing that was due before it went out, and a change for nothing that is over."""
    if deadline.on and campaign.is_draft and deadline.on < campaign.issued_on:
        raise RuleViolation(f"期限不能早于印发日期{campaign.issued_on:%Y年%-m月%-d日}", field="due_on")
    if deadline.on and not campaign.is_draft and deadline.on < timezone.localdate():
        raise RuleViolation("新的期限不能早于今天", field="due_on")


def _require_same_sort(above: Requirement, deadline: Deadline) -> None:
    if above.cadence in {Requirement.Cadence.STAGE, Requirement.Cadence.UNSET}:
        if deadline != above.deadline:
            raise RuleViolation("按阶段报送的，请提前阶段的结束日期；周期未定的，由上级先定周期")
    elif (above.due_on is None) != (deadline.on is None):
        raise RuleViolation("请按上级的方式填写期限：一次性报送填日期，定期报送填几日前")
    elif deadline.day is not None and not 1 <= deadline.day <= 28:
        raise RuleViolation("请填1至28日", field="due_day")


def _set(requirement: Requirement, deadline: Deadline, **fields: object) -> None:
    before = requirement.deadline
    _write(requirement, deadline, **fields)
    _regenerate([requirement, *_carried_along(requirement, before)])


def _write(requirement: Requirement, deadline: Deadline, **fields: object) -> None:
    before = requirement.deadline
    if deadline != before and not requirement.campaign.is_draft:
        until = timezone.localdate().isoformat()
        requirement.earlier = [*requirement.earlier, {**as_reading(before), "until": until}]
    for name, value in (dates(requirement, deadline) | fields).items():
        setattr(requirement, name, value)
    requirement.save()


def _below(requirement: Requirement) -> Iterator[tuple[Requirement, Requirement]]:
    """Everybody who inherited it, at any depth, each with the one it was inherited from; the nearer ones first."""
    layer = {requirement.pk: requirement}
    while layer:
        heirs = Requirement.objects.filter(inherited_from__in=layer).select_related("campaign")
        pairs = [(heir, layer[heir.inherited_from_id or 0]) for heir in heirs]
        yield from pairs
        layer = {heir.pk: heir for heir, _ in pairs}


def _carried_along(requirement: Requirement, before: Deadline) -> list[Requirement]:
    """Who had kept the superior's day keeps it; who was stricter stays so, but never later than the new day."""
    old = {requirement.pk: before}
    changed = []
    for heir, above in _below(requirement):
        old[heir.pk] = heir.deadline
        if heir.deadline == old[above.pk] or heir.deadline.is_later_than(above.deadline):
            _write(heir, above.deadline, readings=[])
            changed.append(heir)
    return [one for one in changed if one.deadline != old[one.pk]]


def _regenerate(changed: list[Requirement]) -> None:
    roots = {one.root.pk: one.root for one in changed if not one.campaign.is_draft}
    for root in roots.values():
        generate_obligations(root)
    Morning.objects.take_up_again()
