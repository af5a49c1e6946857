"""Starting a campaign: from the library, from nothing, or as the adoption of a superior's."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from campaigns.cascade.catalogue import CAMPAIGN_FIELDS, library
from campaigns.cascade.drafting import ENTERPRISES
from campaigns.models import Campaign, Morning, Requirement, Stage
from campaigns.obligations.generation import generate, generate_obligations
from enterprises.models import FactChange
from jurisdictions.models import Agency, User
from jurisdictions.rules import RuleViolation

__all__ = ["generate_obligations", "issue", "start_campaign", "startable"]


def startable(user: User) -> list[dict[str, Any]]:
    """What this user may start from the library: issued by their own agency and not yet running."""
    if user.agency is None or not user.can("manage_campaigns"):
        return []
    running = set(Campaign.objects.values_list("key", flat=True))
    return [data for key, data in library().items() if key not in running and _issues(user.agency, data)]


def _issues(agency: Agency, data: dict[str, Any]) -> bool:
    return (agency.region_id, agency.kind) == (data["issuer_region"], data["issuer_kind"])


@transaction.atomic
def start_campaign(
    data: dict[str, Any], *, issuer: Agency, by: User, issued_on: dt.date | None = None
) -> Campaign:
    """Start a campaign of the library for its issuer; starting it again brings it up to date.

    A notice that bears no date is dated by the `issued_on` that the administrator gives, and begins then if it says
    “即日起” (C7). Its obligations are made in the same breath, so nobody has to wait for a nightly job.
    """
    by.require("manage_campaigns", issuer)
    if not _issues(issuer, data):
        raise RuleViolation(f"“{data['title']}”不是{issuer}印发的，不能由本机关部署")
    fields = {name: data[name] for name in CAMPAIGN_FIELDS if name in data}
    if data.get("issued_on") is None:
        fields |= _dated(data, issued_on)
    campaign, is_new = Campaign.objects.update_or_create(
        key=data["key"], defaults={**fields, "issuer": issuer, "status": Campaign.Status.ISSUED}
    )
    for number, stage in enumerate(data.get("stages", ()), start=1):
        dated = {**stage, "starts_on": stage.get("starts_on") or campaign.starts_on}
        Stage.objects.update_or_create(campaign=campaign, number=number, defaults=dated)
    for requirement in data["requirements"]:
        _require(campaign, requirement)
    _begin(campaign, is_new=is_new)
    return campaign


def _begin(campaign: Campaign, today: dt.date | None = None, *, is_new: bool = True) -> None:
    """What is owed, and the mines in scope, which are told so by their flags.

    Of a campaign that has been running, who came on since owes from today on, not from the notice's date.
    """
    generate([campaign], today=today, begun=campaign if is_new else None)
    Morning.objects.take_up_again()
    FactChange.objects.mark(campaign.mines().values_list("pk", flat=True))


def _dated(data: dict[str, Any], issued_on: dt.date | None) -> dict[str, Any]:
    if issued_on is None:
        raise RuleViolation("通知未写明印发日期，请填写印发日期", field="issued_on")
    if data.get("ends_on") and issued_on > data["ends_on"]:
        raise RuleViolation("印发日期不能晚于专项行动的结束日期", field="issued_on")
    return {"issued_on": issued_on, "starts_on": data.get("starts_on") or issued_on}


CHOSEN = ("cadence", "due_on", "due_day", "cut_off_day", "first_period", "readings", "choice_reason")


def _require(campaign: Campaign, data: dict[str, Any]) -> None:
    """A deadline that a person has chosen since stays chosen.

    Periods begin with the campaign; a standing duty is counted from the day on which it is started here, because
    nobody hands in the cases of years ago.
    """
    known = campaign.requirements.filter(key=data["key"]).first()
    fields = dict(data)
    if "first_period" not in data:
        fields["first_period"] = known.first_period if known else _first_period(campaign)
    if known and known.chosen_by_id:
        for name in CHOSEN:
            fields.pop(name, None)
    Requirement.objects.update_or_create(campaign=campaign, key=data["key"], defaults=fields)


def _first_period(campaign: Campaign) -> dt.date:
    if campaign.nature == Campaign.Nature.STANDING:
        return max(campaign.starts_on, timezone.localdate()).replace(day=1)
    return campaign.starts_on.replace(day=1)


@transaction.atomic
def issue(campaign: Campaign, *, by: User) -> Campaign:
    """A draft goes out: from now on those below see it and owe what it asks for."""
    campaign.require_draft(by)
    empty = not campaign.requirements.exists() and not campaign.stages.exists()
    if empty and campaign.parent is None:
        raise RuleViolation("还没有阶段，也没有报送要求，不能部署")
    campaign.move(Campaign.Status.ISSUED)
    _begin(campaign, timezone.localdate())
    _require_owed(campaign)
    return campaign


def _require_owed(campaign: Campaign) -> None:
    """What nobody could ever hand in isn't asked for: no stage to report on, or no agency of that level and kind."""
    for one in campaign.requirements.filter(Q(inherited_from=None) | Q(passed_down=True)):
        if one.cadence == Requirement.Cadence.STAGE and not campaign.stages.exists():
            raise RuleViolation(f"“{one}”按阶段报送，请先增加阶段")
        if not _may_come(one) and not _is_owed(one):
            raise RuleViolation(f"“{one}”没有单位需要报送，请核对报送方、机关类别和期限")


def _is_owed(asked: Requirement) -> bool:
    """A duty without an end may begin so far ahead that nothing of it is written out yet."""
    return asked.obligations.exists() or (asked.campaign.ends_on is None and asked.owings.exists())


def _may_come(asked: Requirement) -> bool:
    """A rhythm is set later, key counties are named later, and mines come and go."""
    unset = asked.cadence == Requirement.Cadence.UNSET
    return unset or asked.key_counties_only or bool(asked.subject) or asked.owner_level in ENTERPRISES
