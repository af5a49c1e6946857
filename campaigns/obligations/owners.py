"""Who owes a requirement, to whom: agencies of a level, named ones, or the mines and enterprises in scope."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from campaigns.models import RegionMark, Requirement
from campaigns.obligations.subjects import subjects
from enterprises.models import MineQuerySet, Supervision
from jurisdictions.models import Agency
from jurisdictions.models.region import lineage

CHUNK = 2_000


@dataclass(frozen=True)
class Owner:
    """Primary keys only: there are as many of these as counties, times what they visit."""

    region: str
    path: str
    receiver: int
    agency: int | None = None
    enterprise: int | None = None
    mine: int | None = None
    subject: str | None = None


def owners(requirement: Requirement, today: dt.date) -> Iterator[Owner]:
    """Everybody who owes it today, with the one it is owed to."""
    if requirement.owner_level in {Requirement.Owner.ENTERPRISE, Requirement.Owner.MINE}:
        yield from _mines(requirement, today)
        return
    receivers = Receivers(requirement)
    for pk, region, path, superior in (
        agencies(requirement, today)
        .values_list("pk", "region_id", "region__path", "superior_id")
        .iterator(chunk_size=CHUNK)
    ):
        receiver = receivers.of(superior, lineage(path)[:-1])
        for subject in subjects(requirement, path, today):
            yield Owner(region, path, receiver, agency=pk, subject=subject)


def agencies(requirement: Requirement, today: dt.date) -> QuerySet[Agency]:
    """A county's fire brigade doesn't owe the emergency bureau's form: the owing kind is the issuer's own.

    Named agencies owe as named, wherever they are, and a level within the issuer's region, while the place stands.
    """
    if requirement.owner_level == Requirement.Owner.NAMED:
        return requirement.owners.filter(region__ended=None).order_by("region__path", "pk")
    issuer = requirement.campaign.issuer
    kind = requirement.owner_kind or issuer.kind
    if requirement.owner_level == Requirement.Owner.TOWN and not requirement.owner_kind:
        kind = Agency.Kind.TOWN_CENTRE
    found = Agency.objects.filter(
        region__path__startswith=issuer.region.path,
        region__level=requirement.owner_level,
        region__ended=None,
        kind=kind,
    )
    return found.filter(_watched(requirement, today)).order_by("region__path", "pk")


def _watched(requirement: Requirement, today: dt.date) -> Q:
    """Where only key counties owe it (82号 五（二）2 一县一策): those that the issuer or one above has named."""
    if not requirement.key_counties_only:
        return Q()
    lineage = requirement.campaign.issuer.region.lineage
    named = RegionMark.objects.on(today).filter(named_by__region__path__in=lineage)
    within = [Q(region__path__startswith=path) for path in named.values_list("region__path", flat=True)]
    return reduce(or_, within, Q(pk__in=[]))


class Receivers:
    """The one a report goes to, found without a query a report."""

    def __init__(self, requirement: Requirement) -> None:
        self.rule = requirement.receiver_rule
        self.issuer = requirement.campaign.issuer
        self.named = requirement.receiver_id
        self.line: dict[str, int] = {}
        if self.rule in {Requirement.Receiver.SUPERIOR, Requirement.Receiver.SUPERVISOR}:
            line = Agency.objects.filter(kind=self.issuer.kind).exclude(region__level="town")
            self.line = dict(line.order_by("-pk").values_list("region__path", "pk"))

    def of(self, answering: int | None, places: list[str]) -> int:
        """`answering` is who is named for this owner; else the nearest of the issuer's line in these places."""
        if self.rule == Requirement.Receiver.NAMED and self.named:
            return self.named
        if self.rule == Requirement.Receiver.ISSUER:
            return self.issuer.pk
        nearest = (self.line[place] for place in reversed(places) if place in self.line)
        return answering or next(nearest, self.issuer.pk)


def mines(requirement: Requirement, today: dt.date) -> MineQuerySet:
    return requirement.campaign.mines().filter(_watched(requirement, today))


def _mines(requirement: Requirement, today: dt.date) -> Iterator[Owner]:
    """Each mine in scope, or each enterprise that has one; they report to who answers for the mine.

    A mine that nobody answers for reports to the county where it lies. An enterprise owes where it mines, which
    needn't be where it is registered: there are the county and the town that have to see its report.
    """
    each_mine = requirement.owner_level == Requirement.Owner.MINE
    supervisors = dict(Supervision.objects.filter(until=None).values_list("mine", "agency"))
    receivers = Receivers(requirement)
    seen: set[int] = set()
    rows = (
        mines(requirement, today)
        .order_by("enterprise_id", "pk")
        .values_list("pk", "enterprise_id", "region_id", "region__path")
    )
    for mine, enterprise, region, path in rows.iterator(chunk_size=CHUNK):
        if not each_mine and enterprise in seen:
            continue
        seen.add(enterprise)
        receiver = receivers.of(supervisors.get(mine), lineage(path))
        yield Owner(region, path, receiver, enterprise=enterprise, mine=mine if each_mine else None)


def copies(requirement: Requirement, owner: Agency | None, region_path: str) -> list[Agency]:
    """Who else gets to see it: a copy is read, never owed (S1-12 抄报上一级, Z-11 镇和县)."""
    found: list[Agency] = []
    for rule in requirement.copies:
        if rule == Requirement.Copy.SUPERIOR and owner and (above := owner.superior_agency):
            found.append(above)
        if rule == Requirement.Copy.TOWN:
            town = Q(region__path__in=lineage(region_path), kind=Agency.Kind.TOWN_CENTRE)
            found.extend(Agency.objects.filter(town))
        if rule == Requirement.Copy.GOVERNMENT and owner:
            found.extend(Agency.objects.filter(region=owner.region, kind=Agency.Kind.GOVERNMENT))
    return found
