"""A notice travels down (转发): the lower agency inherits stages, scope and requirements, adds its own, and may only
tighten a date (N4)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from django.db import transaction
from django.utils import timezone

from campaigns.generation import generate
from campaigns.models import Campaign, Requirement, Stage
from campaigns.periods import Deadline
from jurisdictions.models import Agency, Region, User
from jurisdictions.rules import RuleViolation

LEVELS: list[str] = [
    Region.Level.NATION,
    Region.Level.PROVINCE,
    Region.Level.CITY,
    Region.Level.COUNTY,
    Region.Level.TOWN,
]
BELOW: dict[str, str] = dict(pairwise(LEVELS))


@dataclass(frozen=True)
class Notice:
    """What the adopter's own notice says of itself."""

    document_number: str
    title: str
    issued_on: dt.date
    plan: str = ""


def may_adopt(campaign: Campaign, user: User) -> bool:
    """Of the issuer's own line, further down, and not yet adopted; towns carry out and don't pass on."""
    agency = user.agency
    return (
        agency is not None
        and user.can("manage_campaigns")
        and not campaign.is_draft
        and _is_below(agency, campaign.issuer)
        and not campaign.adoptions.filter(issuer=agency).exists()
    )


def _is_below(agency: Agency, issuer: Agency) -> bool:
    lower = agency.region.path.startswith(issuer.region.path) and agency.region_id != issuer.region_id
    return lower and agency.kind == issuer.kind


@transaction.atomic
def adopt(campaign: Campaign, notice: Notice, *, by: User) -> Campaign:
    """A draft of the adopter's own campaign, with everything it inherits; it is issued when its dates are set.

    What is asked of the adopter itself isn't inherited but can be passed down with `pass_down`.
    """
    by.require("manage_campaigns")
    agency = by.agency
    if agency is None or not _is_below(agency, campaign.issuer):
        raise RuleViolation(f"只有{campaign.issuer}的下级同类机关可以转发")
    if campaign.is_draft:
        raise RuleViolation("上级还没有部署，不能转发")
    if campaign.adoptions.filter(issuer=agency).exists():
        raise RuleViolation("本机关已转发这项行动，不必重复转发")
    if notice.issued_on < campaign.issued_on:
        raise RuleViolation(f"转发日期不能早于上级印发日期 {campaign.issued_on}", field="issued_on")
    adopted = Campaign.objects.create(
        key=f"{campaign.key}-{agency.pk}",
        parent=campaign,
        issuer=agency,
        document_number=notice.document_number,
        title=notice.title,
        short_title=campaign.short_title,
        issued_on=notice.issued_on,
        plan=notice.plan,
        **{name: getattr(campaign, name) for name in INHERITED},
    )
    for stage in campaign.stages.all():
        _inherit_stage(stage, adopted)
    for requirement in campaign.requirements.all():
        if _owes_below(requirement, agency):
            _inherit(requirement, adopted)
    return adopted


INHERITED = ("nature", "starts_on", "ends_on", "scope_text", "kinds", "statuses", "edition")


def _owes_below(requirement: Requirement, agency: Agency) -> bool:
    """Whether some of its owners are the adopter's to command."""
    owner = requirement.owner_level
    if owner in {Requirement.Owner.ENTERPRISE, Requirement.Owner.MINE}:
        return True
    return owner in LEVELS and LEVELS.index(owner) > LEVELS.index(agency.region.level)


def _inherit_stage(stage: Stage, adopted: Campaign) -> None:
    citation = f"{stage.campaign.document_number} {stage.citation}"
    names = ("number", "name", "starts_on", "ends_on", "text")
    Stage.objects.create(
        campaign=adopted, citation=citation[:100], **{name: getattr(stage, name) for name in names}
    )


COPIED = (
    "key", "title", "kind", "form", "text", "cadence", "owner_level", "owner_kind", "subject", "receiver_rule",
    "receiver", "copies", "signed", "due_on", "due_day", "cut_off_day", "first_period", "last_period",
)  # fmt: skip


def _inherit(requirement: Requirement, adopted: Campaign, **changes: object) -> Requirement:
    fields = {name: getattr(requirement, name) for name in COPIED} | changes
    return Requirement.objects.create(campaign=adopted, inherited_from=requirement, readings=[], **fields)


def passable(campaign: Campaign, adopted: Campaign) -> list[Requirement]:
    """What is asked of the adopter's own level: it can ask its lower level for the same, not later."""
    level = adopted.issuer.region.level
    taken = adopted.requirements.values("inherited_from")
    return (
        list(campaign.requirements.filter(owner_level=level).exclude(pk__in=taken)) if level in BELOW else []
    )


@transaction.atomic
def pass_down(requirement: Requirement, adopted: Campaign, deadline: Deadline, *, by: User) -> Requirement:
    """Ask those directly below for what the superior asks of us; what they send comes to us, not to the superior."""
    adopted.require_draft(by)
    if requirement not in passable(adopted.parent or adopted, adopted):
        raise RuleViolation("这项要求不是向本级提出的，或者已经向下布置")
    _require_not_looser(requirement, deadline, adopted)
    return _inherit(
        requirement,
        adopted,
        passed_down=True,
        owner_level=BELOW[adopted.issuer.region.level],
        receiver_rule=Requirement.Receiver.ISSUER,
        receiver=None,
        copies=[],
        **_dates(requirement, deadline),
    )


@transaction.atomic
def tighten(
    requirement: Requirement, deadline: Deadline, *, by: User, reading: Mapping[str, str] | None = None
) -> Requirement:
    """Set an earlier day for what was inherited; a later one is refused with both citations (N4)."""
    requirement.campaign.require_desk(by)
    above = requirement.inherited_from
    if above is None:
        raise RuleViolation("本机关提出的要求，请直接修改期限")
    _require_not_looser(above, deadline, requirement.campaign, reading)
    for name, value in _dates(requirement, deadline).items():
        setattr(requirement, name, value)
    if reading:
        requirement.readings = [{**reading, **_as_reading(deadline)}]
    requirement.save()
    if not requirement.campaign.is_draft:
        generate([requirement.campaign])
    return requirement


def _as_reading(deadline: Deadline) -> dict[str, object]:
    return {"on": deadline.on.isoformat()} if deadline.on else {"day": deadline.day}


def _dates(requirement: Requirement, deadline: Deadline) -> dict[str, object]:
    cut_off = requirement.cut_off_day
    if cut_off and deadline.day:
        cut_off = min(cut_off, deadline.day)
    return {"due_on": deadline.on, "due_day": deadline.day, "cut_off_day": cut_off}


def _require_not_looser(
    above: Requirement, deadline: Deadline, campaign: Campaign, reading: Mapping[str, str] | None = None
) -> None:
    _require_same_sort(above, deadline)
    if not deadline.is_later_than(above.deadline):
        return
    named = Requirement(cadence=above.cadence, due_on=deadline.on, due_day=deadline.day)
    ours = f"{campaign.document_number} {(reading or {}).get('paragraph', '')}".strip()
    raise RuleViolation(
        f"“{above.title}”的期限只能提前，不能放宽：上级为{above.deadline_words}（{above.citation}），"
        f"本级为{named.deadline_words}（{ours}）",
        field="due_on" if above.due_on else "due_day",
    )


def _require_same_sort(above: Requirement, deadline: Deadline) -> None:
    if (above.due_on is None) != (deadline.on is None):
        raise RuleViolation("请按上级的方式填写期限：一次性报送填日期，定期报送填几日前")


@transaction.atomic
def tighten_stage(stage: Stage, ends_on: dt.date, *, by: User) -> Stage:
    """A stage, too, may only end earlier than the superior's."""
    campaign = stage.campaign
    campaign.require_draft(by)
    above = Stage.objects.filter(campaign=campaign.parent_id, number=stage.number).first()
    if above and ends_on > above.ends_on:
        raise RuleViolation(
            f"“{stage.name}”只能提前结束：上级截至{above.ends_on}（{above.campaign.document_number} "
            f"{above.citation}），本级为{ends_on}（{campaign.document_number}）",
            field="ends_on",
        )
    if ends_on < stage.starts_on:
        raise RuleViolation("阶段的结束日期不能早于开始日期", field="ends_on")
    stage.ends_on = ends_on
    stage.save(update_fields=["ends_on"])
    return stage


@transaction.atomic
def choose_reading(requirement: Requirement, number: int, *, by: User, reason: str) -> Requirement:
    """Where a notice names two days, a person may say which holds; who and why is kept, and both stay readable (C1)."""
    requirement.campaign.require_desk(by)
    if not 0 <= number < len(requirement.readings):
        raise RuleViolation("没有这一处原文，请重新选择", field="reading")
    if not reason.strip():
        raise RuleViolation("请写明取舍理由", field="reason")
    reading = requirement.readings[number]
    on = dt.date.fromisoformat(reading["on"]) if reading.get("on") else None
    deadline = Deadline(on=on, day=reading.get("day"))
    if requirement.inherited_from:
        _require_not_looser(requirement.inherited_from, deadline, requirement.campaign, reading)
    for name, value in _dates(requirement, deadline).items():
        setattr(requirement, name, value)
    requirement.choice_reason, requirement.chosen_by = reason.strip(), by
    requirement.save()
    if not requirement.campaign.is_draft:
        generate([requirement.campaign], today=timezone.localdate())
    return requirement
