"""A province's worth of rows, made in bulk: what 117 counties find, check and fine from May to September."""

from __future__ import annotations

import datetime as dt
import itertools
from decimal import Decimal

import pgtrigger

from campaigns.models import Activity
from campaigns.work_log.kinds import kinds
from enterprises.models import Enterprise, Mine, MineKind, MineStatus
from hazards.models import Criterion, Edition, Hazard
from inspections.models import Case, Inspection, Measure, Penalty, PenaltyClause, SpotAnswer
from inspections.on_site.spot_items import SPOT_ITEMS
from jurisdictions.models import Agency, Region, User

COUNTIES = 117
MINES_A_COUNTY = 30
HAZARDS_A_MINE = 12
HAZARDS = COUNTIES * MINES_A_COUNTY * HAZARDS_A_MINE
CITY, COUNTY = "1410", "141023"
DAYS = [dt.date(2023, 5, 1) + dt.timedelta(days=n) for n in range(150)]


def set_scene() -> None:
    """The counties of Shanxi with their rows, so that a filter has something to leave out; made once for all."""
    if Hazard.objects.exists():
        return
    counties = list(Region.objects.filter(level="county", kind="division", path__startswith="14/"))
    assert len(counties) == COUNTIES
    agencies = {
        county.pk: Agency.objects.create(
            region=county, name=f"{county.full_name}应急管理局", short_name=county.name[0]
        )
        for county in counties
    }
    clerk = User.objects.create_user("bench", None, name="演示", agency=agencies[COUNTY], roles=["clerk"])
    with pgtrigger.ignore():
        mines = _mines(counties)
        _hazards(mines, agencies, clerk)
        _checks(mines[::3], agencies, clerk)
        _penalties(mines[::5], agencies, clerk)
        _work_log(mines[::2], agencies, clerk)


def _mines(counties: list[Region]) -> list[Mine]:
    enterprises = Enterprise.objects.bulk_create(
        Enterprise(name=f"{county.name}{n}号矿业", credit_code=f"{county.code}{n:012d}", region=county)
        for county in counties
        for n in range(MINES_A_COUNTY)
    )
    kinds = itertools.cycle(MineKind.values)
    return Mine.objects.bulk_create(
        Mine(
            enterprise=enterprise,
            name=enterprise.name,
            kind=next(kinds),
            status=MineStatus.PRODUCING,
            region=enterprise.region,
        )
        for enterprise in enterprises
    )


def _hazards(mines: list[Mine], agencies: dict[str, Agency], clerk: User) -> None:
    edition = Edition.objects.create(
        key="2022", title="判定标准", document_number="〔2022〕88号", effective_on=DAYS[0]
    )
    criteria = {
        kind: Criterion.objects.create(
            edition=edition, code=kind, kind=kind, number=1, label="（一）", text="…"
        )
        for kind in MineKind.values
    }
    sources, days = itertools.cycle(Hazard.Source.values), itertools.cycle(DAYS)
    verifier = User.objects.create_user(
        "bench-2", None, name="演示二", agency=clerk.agency, roles=["inspector"]
    )
    people = (clerk, verifier)
    Hazard.objects.bulk_create(
        (
            _hazard(mine, next(days), next(sources), n, criteria[mine.kind], agencies[mine.region_id], people)
            for mine in mines
            for n in range(HAZARDS_A_MINE)
        ),
        batch_size=5000,
    )


def _hazard(
    mine: Mine,
    found: dt.date,
    source: str,
    n: int,
    criterion: Criterion,
    agency: Agency,
    people: tuple[User, User],
) -> Hazard:
    closed, (clerk, verifier) = n % 3 == 0, people
    return Hazard(
        mine=mine,
        source=source,
        severity=Hazard.Severity.MAJOR if n % 4 else Hazard.Severity.GENERAL,
        criterion=criterion,
        description="井口安全出口堵塞",
        found_on=found,
        found_by=clerk,
        agency=agency,
        responsible="矿长",
        measures="清理",
        funds=Decimal(1),
        due_on=found + dt.timedelta(days=15),
        contingency="撤人",
        status=Hazard.Status.CLOSED if closed else Hazard.Status.OPEN,
        rectified_on=found + dt.timedelta(days=9) if closed else None,
        rectified_by_id=clerk.pk if closed else None,
        closed_on=found + dt.timedelta(days=10) if closed else None,
        closed_by=verifier if closed else None,
    )


def _checks(mines: list[Mine], agencies: dict[str, Agency], clerk: User) -> None:
    edition, days = Edition.objects.get(), itertools.cycle(DAYS)
    checks = Inspection.objects.bulk_create(
        Inspection(
            mine=mine,
            agency=agencies[mine.region_id],
            edition=edition,
            checked_on=next(days),
            opened_by=clerk,
            status=Inspection.Status.SIGNED,
            signed_at=dt.datetime(2023, 6, 1, tzinfo=dt.UTC),
            signer_name="矿长",
            absence_reason="出差",
        )
        for mine in mines
        for _ in range(4)
    )
    SpotAnswer.objects.bulk_create(
        SpotAnswer(inspection=check, item=item, wrong=n % 2 == 0, note="…")
        for check in checks
        for n, item in enumerate(SPOT_ITEMS)
    )


def _penalties(mines: list[Mine], agencies: dict[str, Agency], clerk: User) -> None:
    basis = PenaltyClause.objects.create(code="bench", law="安全生产法", article="第102条", violation="…")
    days = itertools.cycle(DAYS)
    cases = Case.objects.bulk_create(
        Case(
            mine=mine, agency=agencies[mine.region_id], violation="…", decided_on=next(days), decided_by=clerk
        )
        for mine in mines
    )
    Penalty.objects.bulk_create(
        Penalty(
            case=case,
            subject=subject,
            party="…",
            document_number=f"{case.pk}-{subject}",
            amount=30_000,
            basis=basis,
        )
        for case in cases
        for subject in Penalty.Subject.values[: 1 + case.pk % 2]
    )
    Measure.objects.bulk_create(
        Measure(
            mine=mine,
            agency=agencies[mine.region_id],
            kind=Measure.Kind.SUSPEND,
            reason="…",
            document_number=f"停{mine.pk}",
            decided_on=next(days),
            decided_by=clerk,
        )
        for mine in mines[::4]
    )


def county_signs(county: Region, period: dt.date, at: dt.datetime) -> None:
    """The county's form of a month, filled in, signed and submitted by the verbs that people use."""
    from campaigns.actions import start_campaign
    from campaigns.cascade.catalogue import campaign_file
    from campaigns.models import Obligation
    from reports.actions import open_report, sign_and_submit
    from reports.figures import digest, live

    city, _ = Agency.objects.get_or_create(
        region_id=CITY, defaults={"name": "临汾市应急管理局", "short_name": "临"}
    )
    leader = _person("bench-city", city)
    if not Obligation.objects.exists():
        start_campaign(campaign_file("linfen-2023"), issuer=city, by=leader)
    owed = Obligation.objects.get(requirement__key="dispatch", agency__region=county, period=period)
    assert owed.agency is not None, "counties owe the form"
    person = _person(f"bench-{county.pk}", owed.agency)
    report = open_report(owed, by=person)
    for cell in report.sheet.typed:
        report.enter(cell.key, by=person, value=Decimal(1), source="会议纪要")
    report.hand_to_leader(by=person)
    sign_and_submit(report, by=person, seen=digest(live(report, at)), at=at)


def _person(username: str, agency: Agency) -> User:
    roles = ["clerk", "leader"]
    known = User.objects.filter(username=username).first()
    return known or User.objects.create_user(username, None, name="演示", agency=agency, roles=roles)


def _work_log(mines: list[Mine], agencies: dict[str, Agency], clerk: User) -> None:
    """Every kind in turn: at a mine where it asks for one, of the agency where it doesn't."""
    log, days = itertools.cycle(kinds().values()), itertools.cycle(DAYS)
    Activity.objects.bulk_create(
        Activity(
            kind=kind.key,
            agency=agencies[mine.region_id],
            done_on=next(days),
            mine=mine if "mine" in kind.asks else None,
            enterprise=mine.enterprise if "mine" in kind.asks else None,
            level=Region.Level.COUNTY,
            count=2 if "count" in kind.asks else None,
            amount=Decimal(3000) if "amount" in kind.asks else None,
            text="…",
            recorded_by=clerk,
        )
        for mine in mines
        for kind in itertools.islice(log, 7)
    )
