"""A notice travels down (转发): the lower agency inherits stages, scope and requirements, adds its own, and may only
tighten a date (N4)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Length

from campaigns.cascade.deadlines import as_reading, dates, require_ahead, require_not_looser
from campaigns.models import Campaign, Requirement, Stage
from campaigns.obligations.periods import Deadline
from jurisdictions.models import Agency, Region, User
from jurisdictions.rules import RuleViolation

LEVELS: list[str] = [
    Region.Level.NATION,
    Region.Level.PROVINCE,
    Region.Level.CITY,
    Region.Level.COUNTY,
    Region.Level.TOWN,
]


@dataclass(frozen=True)
class OwnWords:
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
        and adopted_between(campaign, agency) is None
    )


def adopted_between(campaign: Campaign, agency: Agency) -> Campaign | None:
    """A nearer superior's adoption is the one to pass on: its days may be stricter."""
    nearer = campaign.adoptions.issued().filter(issuer__region__path__in=agency.region.lineage[:-1])
    return nearer.order_by(Length("issuer__region__path").desc()).first()


def nearest_notice(campaign: Campaign, agency: Agency) -> Campaign | None:
    """The adoption on the way down that this agency goes by: its own, or else its nearest superior's."""
    nearer = (
        campaign.adoptions.issued()
        .filter(issuer__region__path__in=agency.region.lineage)
        .select_related("issuer__region")
        .order_by(Length("issuer__region__path").desc())
        .first()
    )
    return nearer and (nearest_notice(nearer, agency) or nearer)


def _is_below(agency: Agency, issuer: Agency) -> bool:
    lower = agency.region.path.startswith(issuer.region.path) and agency.region_id != issuer.region_id
    return lower and agency.kind == issuer.kind


@transaction.atomic
def adopt(campaign: Campaign, notice: OwnWords, *, by: User) -> Campaign:
    """A draft of the adopter's own campaign, with everything it inherits; it is issued when its dates are set.

    What is asked of the adopter itself isn't inherited but can be passed down with `pass_down`.
    """
    by.require("manage_campaigns")
    agency = by.agency
    assert agency is not None, "roles_fit_the_desk"
    _require_adoptable(campaign, agency)
    if notice.issued_on < campaign.issued_on:
        raise RuleViolation(
            f"转发日期不能早于上级印发日期{campaign.issued_on:%Y年%-m月%-d日}", field="issued_on"
        )
    adopted = Campaign.objects.create(
        key=f"{campaign.key}-{agency.pk}",
        parent=campaign,
        issuer=agency,
        document_number=notice.document_number,
        title=notice.title,
        short_title=campaign.short_title if notice.title == campaign.title else notice.title[:60],
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


def _require_adoptable(campaign: Campaign, agency: Agency) -> None:
    if not _is_below(agency, campaign.issuer):
        raise RuleViolation(f"只有{campaign.issuer}的下级同类机关可以转发")
    if campaign.is_draft:
        raise RuleViolation("上级还没有部署，不能转发")
    if campaign.adoptions.filter(issuer=agency).exists():
        raise RuleViolation("本机关已转发这项行动，不必重复转发")
    if nearer := adopted_between(campaign, agency):
        raise RuleViolation(f"{nearer.issuer}已转发，请转发其{nearer.document_number}")


INHERITED = ("nature", "starts_on", "ends_on", "scope_text", "kinds", "statuses", "edition")


def _owes_below(requirement: Requirement, agency: Agency) -> bool:
    """Whether some of its owners are the adopter's to command."""
    owner = requirement.owner_level
    if owner == Requirement.Owner.NAMED:
        return _commands_all(agency, requirement.owners.within(agency.region).select_related("region"))
    if owner in {Requirement.Owner.ENTERPRISE, Requirement.Owner.MINE}:
        return True
    return owner in LEVELS and LEVELS.index(owner) > LEVELS.index(agency.region.level)


def _commands_all(agency: Agency, named: QuerySet[Agency]) -> bool:
    """A stricter day would hold for all who are named in its region, for itself and for other lines' agencies too."""
    return bool(named) and all(_is_below(one, agency) for one in named)


def _inherit_stage(stage: Stage, adopted: Campaign) -> None:
    names = ("number", "name", "starts_on", "ends_on", "text", "covers", "look_back")
    Stage.objects.create(
        campaign=adopted, citation=stage.source[:100], **{name: getattr(stage, name) for name in names}
    )


COPIED = (
    "key", "title", "kind", "form", "text", "cadence", "owner_level", "owner_kind", "key_counties_only", "subject",
    "receiver_rule", "receiver", "copies", "signed", "due_on", "due_day", "cut_off_day", "first_period", "last_period",
    "earlier",
)  # fmt: skip


def _inherit(requirement: Requirement, adopted: Campaign, **changes: object) -> Requirement:
    fields = {name: getattr(requirement, name) for name in COPIED} | changes
    heir = Requirement.objects.create(campaign=adopted, inherited_from=requirement, **fields)
    if heir.owner_level == Requirement.Owner.NAMED:
        heir.owners.set(requirement.owners.within(adopted.issuer.region))
    return heir


def passable(adopted: Campaign) -> QuerySet[Requirement]:
    """What is asked of the adopter's own level, or of it by name: it can ask its lower level for the same, not later.

    An official sheet is filled in by its one level and adds up by itself.
    """
    if adopted.parent is None or next_level(adopted.issuer.region) is None:
        return Requirement.objects.none()
    of_us = Q(owner_level=adopted.issuer.region.level) | Q(owners=adopted.issuer)
    asked = adopted.parent.requirements.filter(of_us).exclude(
        Q(cadence=Requirement.Cadence.UNSET) | Q(kind=Requirement.Kind.FORM)
    )
    return asked.exclude(pk__in=adopted.requirements.exclude(inherited_from=None).values("inherited_from"))


def next_level(region: Region) -> str | None:
    """Below Beijing come its districts, below Dongguan its towns: the next level is one that is there."""
    below = set(Region.objects.below(region).standing().order_by().values_list("level", flat=True).distinct())
    return next((level for level in LEVELS if level in below), None)


@transaction.atomic
def pass_down(
    requirement: Requirement,
    adopted: Campaign,
    deadline: Deadline,
    *,
    by: User,
    reading: Mapping[str, str] | None = None,
    title: str = "",
) -> Requirement:
    """Ask those directly below for what the superior asks of us; what they send comes to us, not to the superior.

    With a `title` of its own, because a county's monthly report isn't what a town is to call its own.
    """
    adopted.require_draft(by)
    if not passable(adopted).filter(pk=requirement.pk).exists():
        raise RuleViolation("这项要求不是向本级提出的，或者已经向下布置")
    require_not_looser(requirement, deadline, adopted, (reading or {}).get("paragraph", ""))
    require_ahead(adopted, deadline)
    return _inherit(
        requirement,
        adopted,
        passed_down=True,
        title=title.strip() or requirement.title,
        earlier=[],
        owner_level=next_level(adopted.issuer.region),
        owner_kind="",
        receiver_rule=Requirement.Receiver.ISSUER,
        receiver=None,
        copies=[],
        readings=[{**reading, **as_reading(deadline)}] if reading else [],
        **dates(requirement, deadline),
    )


@transaction.atomic
def tighten_stage(stage: Stage, ends_on: dt.date, *, by: User) -> Stage:
    """A stage, too, may only end earlier than the superior's."""
    campaign = stage.campaign
    campaign.require_draft(by)
    above = Stage.objects.filter(campaign=campaign.parent_id, number=stage.number).first()
    if above and ends_on > above.ends_on:
        raise RuleViolation(
            f"“{stage.name}”只能提前结束：上级截至{above.ends_on:%Y年%-m月%-d日}（{above.source}），"
            f"本级为{ends_on:%Y年%-m月%-d日}（{campaign.document_number}）",
            field="ends_on",
        )
    if ends_on < stage.starts_on:
        raise RuleViolation("阶段的结束日期不能早于开始日期", field="ends_on")
    stage.ends_on = ends_on
    stage.save(update_fields=["ends_on"])
    return stage
