"""The hazards of a campaign that are past their day and not mended, each with what followed; and the count by place."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, fields
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q
from django.utils import timezone

from campaigns.models import Activity, Campaign
from hazards.models import Hazard
from hazards.models.hazard import HazardQuerySet
from inspections.coverage.board import Line as Covered
from inspections.coverage.board import board as covered
from inspections.coverage.mines import Span
from inspections.models import Answer, Case, Letter, LicenceRequest, Measure, Penalty, Seizure
from jurisdictions.models import Region, User
from jurisdictions.scope import child_code

TALKED = ["summons_enterprise", "talk"]
PARENT = ["superior", "superior_principal"]  # the company above the mine's
PRESSED = Q(urged=True) | Q(on_list=True)
STATES: dict[str, tuple[str, Q]] = {
    "hazards": ("全部", Q()),
    "major": ("重大隐患", Q(severity=Hazard.Severity.MAJOR)),
    "pressed": ("已督办", PRESSED),
    "punished": ("已处罚", Q(fined=True)),
    "stopped": ("已责令停产", Q(halted=True)),
    "licensed": ("已暂扣、吊销证件或提请", Q(taken=True)),
    "sealed": ("已查封、扣押", Q(seized=True)),
    "idle": ("尚未采取措施", ~PRESSED & Q(fined=False, halted=False, taken=False, seized=False)),
    "spared": ("主要负责人未追责、未约谈", Q(held=False)),
}


def unmended(campaign: Campaign, user: User) -> HazardQuerySet:
    """Found by anybody at its kinds of mine in its days, or at its own checks; the day is over and nothing is reported.

    What the enterprise has reported as mended waits for a verifier and isn't counted here. A letter or an order against
    the mine counts when it is no older than the hazard; a fine, a licence taken and a seizure, when they name the
    hazard.
    """
    here = Hazard.objects.visible_to(user).within(campaign.issuer.region)
    at_its_checks = Answer.objects.filter(inspection__campaign=campaign, hazard=OuterRef("pk"))
    found = campaign.concerned(here, "found_on") | here.filter(Exists(at_its_checks))
    late: HazardQuerySet = found.filter(status=Hazard.Status.OPEN, due_on__lt=timezone.localdate())
    at_mine = {"mine": OuterRef("mine")}
    return late.annotate(
        urged=Exists(_letters().filter(**at_mine, sent_on__gte=OuterRef("found_on"))),
        on_list=Exists(Hazard.objects.listed().filter(pk=OuterRef("pk"))),
        fined=Exists(Case.objects.filter(hazards=OuterRef("pk"))),
        halted=Exists(_orders().filter(**at_mine, decided_on__gte=OuterRef("found_on"))),
        taken=Exists(_taken().filter(hazards=OuterRef("pk")))
        | Exists(LicenceRequest.objects.standing().filter(hazards=OuterRef("pk"))),
        seized=Exists(Seizure.objects.filter(hazards=OuterRef("pk"))),
        held=Exists(_fines(campaign).filter(**at_mine)) | Exists(_talks(campaign).filter(**at_mine)),
    )


def _letters() -> Any:
    return Letter.objects.filter(kind=Letter.Kind.URGING).exclude(
        status__in=[Letter.Status.DRAFT, Letter.Status.VOID]
    )


def _orders() -> Any:
    return Measure.objects.of_mines()


def _taken() -> Any:
    return Measure.objects.of_licences()


def _asked(user: User) -> Any:
    return LicenceRequest.objects.standing().visible_to(user).select_related("licence")


def _fines(campaign: Campaign) -> Any:
    """Cases of the campaign's days in which a principal was fined."""
    principal = Penalty.objects.filter(case=OuterRef("pk"), subject=Penalty.Subject.PRINCIPAL)
    return campaign.concerned(Case.objects.filter(Exists(principal)), "decided_on")


def _talks(campaign: Campaign) -> Any:
    """聚焦第一责任人履职: whom the log says to have been summoned or talked to; of a parent company it is another."""
    recorded = Activity.objects.filter(kind__in=TALKED, status=Activity.Status.RECORDED)
    recorded = recorded.exclude(outcome__in=PARENT)
    return campaign.concerned(recorded, "done_on")


def with_steps(hazards: HazardQuerySet, campaign: Campaign, user: User) -> HazardQuerySet:
    """With the records that `steps` and `held_to_account` name: a fixed number of queries for a page."""
    return hazards.select_related("mine__enterprise", "mine__region", "agency", "listing").prefetch_related(
        Prefetch("cases", Case.objects.all(), to_attr="its_cases"),
        Prefetch("orders", _taken().select_related("licence"), to_attr="licences_taken"),
        Prefetch("licence_requests", _asked(user), to_attr="licences_asked_for"),
        Prefetch("seizures", Seizure.objects.all(), to_attr="its_seizures"),
        Prefetch("mine__letters", _letters().visible_to(user), to_attr="urging"),
        Prefetch("mine__measures", _orders(), to_attr="orders"),
        Prefetch("mine__cases", _fines(campaign), to_attr="principal_fined"),
        Prefetch("mine__activities", _talks(campaign).visible_to(user), to_attr="talks"),
    )


Step = tuple[str, str]  # words and address


def steps(hazard: Any) -> list[Step]:
    found: list[Step] = []
    if hazard.is_listed:
        found.append((f"挂牌督办（{hazard.listing.supervisor}）", hazard.get_absolute_url()))
    found += [
        (f"督办函 {one.number}", one.get_absolute_url())
        for one in hazard.mine.urging
        if one.sent_on >= hazard.found_on
    ]
    found += [(f"处罚 {one.decided_on:%-m月%-d日}", one.get_absolute_url()) for one in hazard.its_cases]
    found += [
        (f"{one.get_kind_display()} {one.document_number}", one.get_absolute_url())
        for one in hazard.mine.orders
        if one.decided_on >= hazard.found_on
    ]
    found += [
        (f"{one.get_kind_display()}（{one.licence}）{one.document_number}", one.get_absolute_url())
        for one in hazard.licences_taken
    ]
    found += [
        (f"{one.get_wanted_display()}{one.licence}（{one.get_status_display()}）", one.get_absolute_url())
        for one in hazard.licences_asked_for
    ]
    found += [
        (f"{one.get_kind_display()} {one.document_number}", one.get_absolute_url())
        for one in hazard.its_seizures
    ]
    return found


def held_to_account(hazard: Any) -> list[Step]:
    fined = [
        (f"处罚 {one.decided_on:%-m月%-d日}", one.get_absolute_url()) for one in hazard.mine.principal_fined
    ]
    talks = [
        (f"{one.kind_label} {one.done_on:%-m月%-d日}", one.get_absolute_url()) for one in hazard.mine.talks
    ]
    return fined + talks


@dataclass(slots=True)
class Tally:
    hazards: int = 0
    major: int = 0
    pressed: int = 0
    punished: int = 0
    stopped: int = 0
    licensed: int = 0
    sealed: int = 0
    idle: int = 0
    spared: int = 0
    untouched: int = 0  # mines in scope that no check has seen (应查未查)

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


@dataclass(frozen=True)
class Line:
    """A place below the region; `key` empty for what lies in none of them."""

    name: str
    key: str
    tally: Tally


def board(campaign: Campaign, user: User, region: Region) -> list[Line]:
    """Place by place: one query over the hazards, and one over the mines for those that no check has seen."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    rows = unmended(campaign, user).within(region).annotate(place=child_code(region, "mine__region__path"))
    counts = {name: Count("pk", filter=condition) for name, (_, condition) in STATES.items() if condition}
    for row in rows.order_by().values("place").annotate(hazards=Count("pk"), **counts):
        tallies[row.pop("place")] += Tally(**row)
    for line in _covered(campaign, user, region):
        tallies[line.key].untouched = line.tally.untouched
    named = Region.objects.in_bulk([code for code in tallies if code])
    return [
        Line(named[code].name if code else f"{region.name}（未分到下级地区）", code, tallies[code])
        for code in sorted(tallies)
    ]


def _covered(campaign: Campaign, user: User, region: Region) -> list[Covered]:
    return covered(Span.of_campaign(campaign), user, region).places
