"""Writing a campaign before it is issued: its own words, stages and requirements. What is inherited stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max

from campaigns.cascade.adoption import LEVELS
from campaigns.cascade.catalogue import official_forms
from campaigns.cascade.deadlines import as_reading, require_ahead
from campaigns.models import Campaign, Requirement, Stage
from campaigns.work_log.kinds import at_mines
from jurisdictions.models import Agency, User
from jurisdictions.rules import RuleViolation
from records.actions import attach

OWN_WORDS = {
    "document_number",
    "title",
    "short_title",
    "issued_on",
    "plan",
}  # of an adoption; the rest is inherited
ENTERPRISES = {Requirement.Owner.ENTERPRISE, Requirement.Owner.MINE}
IN_COUNTIES = ENTERPRISES | {Requirement.Owner.COUNTY, Requirement.Owner.TOWN}
ENCLOSED = {Requirement.Kind.EXPERTS, Requirement.Kind.CASE}
UNDATED = {Requirement.Cadence.STAGE, Requirement.Cadence.UNSET}


@transaction.atomic
def draft_campaign(*, by: User, **fields: Any) -> Campaign:
    """A campaign from nothing, of the person's own agency, seen by nobody else until it is issued."""
    by.require("manage_campaigns")
    agency = by.agency
    assert agency is not None, "roles_fit_the_desk"
    _check_dates(fields)
    fields["short_title"] = fields.get("short_title") or fields["title"][:60]
    return Campaign.objects.create(key=f"own-{agency.pk}-{uuid4().hex[:8]}", issuer=agency, **fields)


@transaction.atomic
def edit_campaign(campaign: Campaign, *, by: User, **fields: Any) -> Campaign:
    campaign.require_draft(by)
    if campaign.parent and fields.keys() - OWN_WORDS:
        raise RuleViolation("转发的行动，范围和起止时间以上级文件为准")
    if campaign.parent and fields.get("issued_on", campaign.issued_on) < campaign.parent.issued_on:
        raise RuleViolation(
            f"转发日期不能早于上级印发日期{campaign.parent.issued_on:%Y年%-m月%-d日}", field="issued_on"
        )
    if not campaign.parent:
        _check_dates(fields)
    for name, value in fields.items():
        setattr(campaign, name, value)
    campaign.short_title = campaign.short_title or campaign.title[:60]
    campaign.save()
    return campaign


def _check_dates(fields: dict[str, Any]) -> None:
    starts_on, ends_on = fields["starts_on"], fields.get("ends_on")
    if fields.get("nature", Campaign.Nature.DRIVE) == Campaign.Nature.DRIVE and ends_on is None:
        raise RuleViolation("专项行动须有结束日期；没有期限的请选“常态职责”", field="ends_on")
    if ends_on and ends_on < starts_on:
        raise RuleViolation("结束日期不能早于开始日期", field="ends_on")


@transaction.atomic
def discard(campaign: Campaign, *, by: User) -> None:
    """A draft that goes nowhere; what was issued stays for good."""
    campaign.require_draft(by)
    campaign.delete()


def attach_notice(campaign: Campaign, uploads: Sequence[UploadedFile], *, by: User) -> None:
    """The notice itself and its annexes; also when it already runs."""
    campaign.require_desk(by)
    for upload in uploads:
        attach(campaign, upload, by=by)


@transaction.atomic
def save_stage(campaign: Campaign, number: int | None = None, *, by: User, **fields: Any) -> Stage:
    """A stage of the campaign's own; those of the superior are only tightened."""
    campaign.require_draft(by)
    if number and inherited_stage(campaign, number):
        raise RuleViolation("上级规定的阶段只能提前结束")
    starts_on, ends_on = fields["starts_on"], fields["ends_on"]
    if ends_on < starts_on:
        raise RuleViolation("阶段的结束日期不能早于开始日期", field="ends_on")
    if starts_on < campaign.starts_on:
        raise RuleViolation(f"阶段不能早于行动开始的 {campaign.starts_on}", field="starts_on")
    if campaign.ends_on and ends_on > campaign.ends_on:
        raise RuleViolation(f"阶段不能晚于行动结束的 {campaign.ends_on}", field="ends_on")
    if unknown := set(fields.get("covers", ())) - at_mines().keys():
        raise RuleViolation(f"不是逐矿开展的工作：{'、'.join(sorted(unknown))}", field="covers")
    if campaign.stages.exclude(number=number or 0).filter(starts_on=starts_on).exists():
        raise RuleViolation("另一个阶段也在这一天开始；按阶段报送的以开始日期区分", field="starts_on")
    last = campaign.stages.aggregate(last=Max("number"))["last"] or 0
    stage, _ = Stage.objects.update_or_create(campaign=campaign, number=number or last + 1, defaults=fields)
    return stage


@transaction.atomic
def remove_stage(stage: Stage, *, by: User) -> None:
    stage.campaign.require_draft(by)
    if inherited_stage(stage.campaign, stage.number):
        raise RuleViolation("上级规定的阶段不能删除，只能提前结束")
    stage.delete()


def inherited_stage(campaign: Campaign, number: int) -> Stage | None:
    if campaign.parent_id is None:
        return None
    return Stage.objects.filter(campaign=campaign.parent_id, number=number).select_related("campaign").first()


@transaction.atomic
def save_requirement(
    campaign: Campaign,
    requirement: Requirement | None = None,
    *,
    by: User,
    owners: Sequence[Agency] = (),
    paragraph: str = "",
    quote: str = "",
    **fields: Any,
) -> Requirement:
    """A requirement of the campaign's own, its deadline with paragraph and quote; the superior's are only tightened."""
    campaign.require_draft(by)
    if requirement and requirement.inherited_from_id:
        raise RuleViolation("上级提出的要求只能提前期限，不能修改")
    asked = requirement or Requirement(campaign=campaign, key=_free_key(campaign))
    for name, value in fields.items():
        setattr(asked, name, value)
    asked.first_period = fields.get("first_period") or campaign.starts_on.replace(day=1)
    _check_form(asked)
    _check_owners(asked, owners)
    _check_receiver(asked)
    if asked.signed and asked.kind in ENCLOSED:
        raise RuleViolation(f"{asked.get_kind_display()}逐条填报，不用手写签字", field="signed")
    _check_deadline(asked)
    asked.readings = [{**as_reading(asked.deadline), "paragraph": paragraph, "quote": quote}]
    asked.save()
    asked.owners.set(owners if asked.owner_level == Requirement.Owner.NAMED else [])
    return asked


@transaction.atomic
def remove_requirement(requirement: Requirement, *, by: User) -> None:
    requirement.campaign.require_draft(by)
    if requirement.inherited_from_id and not requirement.passed_down:
        raise RuleViolation("上级提出的要求不能删除，只能提前期限")
    requirement.delete()


def _free_key(campaign: Campaign) -> str:
    taken = set(campaign.requirements.values_list("key", flat=True))
    return next(
        key for n in range(1, len(taken) + 2) if (key := f"own-{campaign.issuer_id}-{n}") not in taken
    )


def _check_form(asked: Requirement) -> None:
    """An official sheet is filled in by one level at one rhythm; asked of others, nobody could hand it in."""
    if (asked.kind == Requirement.Kind.FORM) != bool(asked.form):
        raise RuleViolation("种类为“报表”的，请选择系统内的报表；不是报表的，请改选种类", field="form")
    if not asked.form:
        return
    sheet = official_forms()[asked.form]
    level, cadence = Requirement.Owner(sheet["owner_level"]), Requirement.Cadence(sheet["cadence"])
    if asked.owner_level != level:
        raise RuleViolation(f"这张报表由{level.label}填报", field="owner_level")
    if asked.cadence != cadence:
        raise RuleViolation(f"这张报表的周期为{cadence.label}", field="cadence")


def _check_owners(asked: Requirement, owners: Sequence[Agency]) -> None:
    issuer, level = asked.campaign.issuer, asked.owner_level
    if level == Requirement.Owner.NAMED:
        if not owners:
            raise RuleViolation("请填写由哪些机关报送", field="owners")
        for agency in owners:
            if not agency.region.path.startswith(issuer.region.path) or agency == issuer:
                raise RuleViolation(f"{agency}不在本机关辖区内，不能要求其报送", field="owners")
    elif level in LEVELS and LEVELS.index(level) <= LEVELS.index(issuer.region.level):
        raise RuleViolation("只能向下级提出报送要求", field="owner_level")
    if asked.key_counties_only and level not in IN_COUNTIES:
        raise RuleViolation("只有县级、乡级机关和企业、矿山可以只限重点县", field="key_counties_only")


def _check_receiver(asked: Requirement) -> None:
    if asked.receiver_rule == Requirement.Receiver.NAMED and asked.receiver is None:
        raise RuleViolation("请填写接收机关的名称", field="receiver")
    if asked.receiver_rule == Requirement.Receiver.SUPERVISOR and asked.owner_level not in ENTERPRISES:
        raise RuleViolation("只有企业和矿山报送给监管部门", field="receiver_rule")
    if asked.receiver_rule != Requirement.Receiver.NAMED:
        asked.receiver = None


def _check_deadline(asked: Requirement) -> None:
    """What the cadence doesn't use is dropped, so that a change of mind leaves nothing behind."""
    if asked.cadence == Requirement.Cadence.ONCE:
        asked.due_day = asked.cut_off_day = None
        if asked.due_on is None:
            raise RuleViolation("一次性报送请填写截止日期", field="due_on")
        if asked.due_on < asked.campaign.starts_on:
            raise RuleViolation("截止日期不能早于行动开始", field="due_on")
        require_ahead(asked.campaign, asked.deadline)
        return
    asked.due_on = None
    if asked.cadence in UNDATED:
        asked.due_day = asked.cut_off_day = None
    if asked.cut_off_day and asked.cut_off_day > (asked.due_day or 31):
        raise RuleViolation("统计截止日不能晚于报送期限", field="cut_off_day")
    if asked.last_period and asked.last_period < asked.first_period:
        raise RuleViolation("末期不能早于首期", field="last_period")
    if asked.cadence not in UNDATED and not any(asked.periods(asked.first_period)):
        raise RuleViolation("行动结束以前没有一期，不会有人报送", field="first_period")
