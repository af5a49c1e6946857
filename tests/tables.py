"""The two forms beside the 调度表 for tests: 附件2 of 襄汾县, and the accountability of its towns."""

from __future__ import annotations

import datetime as dt

from campaigns.actions import start_campaign
from campaigns.models import Obligation
from reports.actions import content_of, open_report, sign_and_submit
from reports.details import lines_of
from reports.figures import live
from reports.models import Report
from tests import make
from tests.reports.month import JUNE

TOWNS = ("141023100", "141023102")


COUNTIES = ("141023", "141021")


def asked(*keys: str) -> None:
    """82号 with these requirements alone, owed by two counties alone."""
    issuer = make.agency("临汾市")
    if Obligation.objects.filter(requirement__key=keys[0]).exists():
        return
    for county in COUNTIES:
        make.agency(county)
    data = dict(make.campaign_file("linfen-2023"))
    data["requirements"] = [one for one in data["requirements"] if one["key"] in keys]
    start_campaign(data, issuer=issuer, by=make.user(issuer, "leader"))


def table(key: str = "statistics", month: dt.date = JUNE, county: str = "141023") -> Report:
    """One county's form of a month in draft, opened by its clerk."""
    asked("statistics", "dispatch")
    owed = Obligation.objects.get(requirement__key=key, agency=make.agency(county), period=month)
    return open_report(owed, by=make.user(owed.agency, "clerk"))


def town_tables(month: dt.date = dt.date(2024, 5, 1)) -> list[Report]:
    """泽应急发〔2024〕83号 as if 襄汾县 had issued it: the tables of two towns, in draft."""
    issuer = make.agency("141023")
    towns = [make.agency(town, kind="town_centre") for town in TOWNS]
    data = dict(make.campaign_file("zezhou-2024")) | {"issuer_region": issuer.region_id}
    data["requirements"] = [one for one in data["requirements"] if one["key"] == "accountability"]
    leader = make.user(issuer, "leader")
    start_campaign(data, issuer=issuer, by=leader, issued_on=dt.date(2024, 4, 8))
    owed = Obligation.objects.filter(period=month, agency__in=towns).order_by("agency__region_id")
    return [open_report(one, by=make.user(one.agency, "clerk")) for one in owed]


def signed(report: Report, at: dt.datetime | None = None) -> Report:
    """Handed to the leader, signed and sealed."""
    report.hand_to_leader(by=make.user(report.agency, "clerk"))
    seen = content_of(report, live(report, at), lines_of(report, at))
    sign_and_submit(report, by=make.user(report.agency, "leader"), seen=seen, at=at)
    return report
