"""Starting a campaign from its data file, and the obligations that follow from its requirements."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.db import transaction

from campaigns.models import Campaign, Obligation, Requirement, Stage
from campaigns.periods import Period, monthly_periods
from jurisdictions.models import Agency, User
from jurisdictions.rules import RuleViolation

CAMPAIGN_FIELDS = (
    "document_number",
    "title",
    "short_title",
    "issued_on",
    "starts_on",
    "ends_on",
    "scope_text",
    "kinds",
    "statuses",
    "edition",
)

LIBRARY = Path(settings.BASE_DIR) / "campaigns" / "library"


def library() -> dict[str, dict[str, Any]]:
    """Every campaign that is ready to be started, by its key."""
    files = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(LIBRARY.glob("*.yaml"))]
    return {data["key"]: data for data in files}


def campaign_file(key: str) -> dict[str, Any]:
    """The data of one campaign of the library; raises KeyError for an unknown key."""
    return library()[key]


def startable(user: User) -> list[dict[str, Any]]:
    """What this user may start from the library: issued by their own agency and not yet running."""
    if user.agency is None or not user.can("manage_campaigns"):
        return []
    running = set(Campaign.objects.values_list("key", flat=True))
    return [data for key, data in library().items() if key not in running and _issues(user.agency, data)]


def _issues(agency: Agency, data: dict[str, Any]) -> bool:
    return (agency.region_id, agency.kind) == (data["issuer_region"], data["issuer_kind"])


@transaction.atomic
def start_campaign(data: dict[str, Any], *, issuer: Agency, by: User) -> Campaign:
    """Start a campaign of the library for its issuer; starting it again brings it up to date.

    Its obligations are made in the same breath, so nobody has to wait for a nightly job.
    """
    by.require("manage_campaigns", issuer)
    if not _issues(issuer, data):
        raise RuleViolation(f"“{data['title']}”不是{issuer}印发的，不能由本机关部署")
    fields = {name: data[name] for name in CAMPAIGN_FIELDS}
    campaign, _ = Campaign.objects.update_or_create(key=data["key"], defaults={**fields, "issuer": issuer})
    for number, stage in enumerate(data["stages"], start=1):
        Stage.objects.update_or_create(campaign=campaign, number=number, defaults=stage)
    for requirement in data["requirements"]:
        row, _ = Requirement.objects.update_or_create(
            campaign=campaign, key=requirement["key"], defaults=requirement
        )
        generate_obligations(row)
    return campaign


@transaction.atomic
def generate_obligations(requirement: Requirement) -> int:
    """Make the missing obligations of a requirement and say how many; run again, it makes none.

    Owners are the issuer's own kind of agency at the owing level within the issuer's region: a county's fire
    brigade doesn't owe the emergency bureau's form.
    """
    issuer = requirement.campaign.issuer
    owners = (
        Agency.objects.filter(region__path__startswith=issuer.region.path, kind=issuer.kind)
        .filter(region__level=requirement.owner_level, region__ended=None)
        .order_by("region_id")
    )
    periods = monthly_periods(
        requirement.first_period,
        requirement.last_period,
        due_day=requirement.due_day,
        cut_off_day=requirement.cut_off_day,
        starts_on=requirement.campaign.starts_on,
    )
    before = requirement.obligations.count()
    Obligation.objects.bulk_create(
        [_obligation(requirement, owner, issuer, period) for owner in owners for period in periods],
        ignore_conflicts=True,
        batch_size=1000,
    )
    return requirement.obligations.count() - before


def _obligation(requirement: Requirement, owner: Agency, receiver: Agency, period: Period) -> Obligation:
    return Obligation(
        requirement=requirement,
        agency=owner,
        receiver=receiver,
        period=period.month,
        period_from=period.begins,
        period_to=period.ends,
        due_on=period.due_on,
    )
