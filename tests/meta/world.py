"""One of everything in 襄汾县, and the address of every page with what stands in its place holders."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from campaigns.difficult.actions import raise_case
from campaigns.models import (
    Activity,
    Circular,
    Delivery,
    DifficultCase,
    Member,
    Notice,
    RegionMark,
    Robot,
    SpotCheck,
    Submission,
)
from campaigns.obligations.experts import hand_in_experts
from enterprises.models import ColumnMapping, LedgerExport, LedgerImport, LedgerRow, Mine
from hazards.models import Hazard
from inspections.models import Answer, Case, Inspection, Measure, Penalty
from inspections.penalties.case_reports import hand_in_cases
from jurisdictions.models import Agency, Holiday, User
from records.actions import attach
from records.models import Attachment
from reports.models import ExportJob, Report
from tests import filed, make
from tests.meta.rows import addresses, build_rows

SECRETS = ["襄汾密档矿业", "襄汾密档隐患", "襄汾密档文号", "襄汾密档来源"]


@dataclass
class World:
    mine: Mine
    hazard: Hazard
    inspection: Inspection
    answer: Answer
    case: Case
    measure: Measure
    report: Report
    ledger_import: LedgerImport
    ledger_export: LedgerExport
    export_job: ExportJob
    activity: Activity
    attachment: Attachment
    holiday: Holiday
    circular: Circular
    difficult_case: DifficultCase
    notice: Notice
    robot: Robot
    delivery: Delivery
    submission: Submission
    case_submission: Submission
    spot_check: SpotCheck
    mark: RegionMark
    member: Member
    agency: Agency
    person: User
    file: dict[str, Any]
    answering: dict[str, Any]
    rows: dict[str, Any]


def build() -> World:
    county = make.agency("襄汾县")
    person = make.user(county, "clerk")
    mine = make.mine(supervisor=county, name=SECRETS[0])
    make.enterprise_person(mine)
    check = make.inspection(mine)
    answer = make.finding(check, description=SECRETS[1])
    attachment = attach(answer, make.photo(), by=check.opened_by)
    check = _sign(check)
    answer.refresh_from_db()
    report = make.filled(make.report(), source=SECRETS[3])
    case = _case(mine, county)
    return World(
        mine=mine,
        hazard=Hazard.objects.get(finding=answer),
        inspection=check,
        answer=answer,
        case=case,
        measure=Measure.objects.create(
            mine=mine,
            agency=county,
            kind="suspend",
            reason="…",
            document_number=SECRETS[2],
            decided_on=dt.date(2023, 6, 2),
            decided_by=person,
        ),
        report=_signed(report),
        ledger_import=_ledger_import(county, person),
        ledger_export=_ledger_export(county, person),
        export_job=ExportJob.objects.create(
            agency=county, form="dispatch-2023", period=dt.date(2023, 6, 1), asked_by=person
        ),
        activity=make.activity(text=SECRETS[1], counterpart=SECRETS[3]),
        attachment=attachment,
        holiday=Holiday.objects.create(date=dt.date(2031, 1, 1), name="元旦", is_workday=False),
        circular=_circular(report),
        difficult_case=raise_case(by=person, title=SECRETS[1], text=SECRETS[3], mine=mine),
        **_told(report, person),
        submission=_experts(person),
        case_submission=hand_in_cases(make.owed("case"), [case], by=person, text=SECRETS[1]),
        spot_check=SpotCheck.objects.create(
            campaign=make.campaign(),
            mine=mine,
            checked_on=dt.date(2023, 6, 15),
            group=SECRETS[3],
            named_by=person,
        ),
        mark=RegionMark.objects.create(
            region=county.region, named_by=make.agency("临汾市"), since=dt.date(2023, 5, 15), basis=SECRETS[2]
        ),
        member=report.obligation.requirement.campaign.groups.create(name="督查组").members.create(
            name="李卫东", part="组长"
        ),
        agency=county,
        person=person,
        file=filed.file(mine),
        answering=make.answering(mine),
        rows=build_rows(mine, person),
    )


def _circular(report: Report) -> Circular:
    return Circular.objects.create(
        agency=report.agency,
        campaign=report.obligation.requirement.campaign,
        title=SECRETS[2],
        body=SECRETS[1],
        figures={"total": {}, "lines": []},
        counted_at=timezone.now(),
        drafted_by=make.user(report.agency, "leader"),
        status=Circular.Status.ISSUED,
        document_number=SECRETS[2],
        issued_on=dt.date(2023, 6, 21),
        issued_by=make.user(report.agency, "leader"),
    )


def _told(report: Report, person: User) -> dict[str, Any]:
    day = report.obligation.due_on
    notice = {"obligation": report.obligation, "kind": "on", "days": 0, "due_on": day, "made_on": day}
    address = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1"
    return {
        "notice": Notice.objects.create(recipient=person, **notice),
        "robot": Robot.objects.create(agency=report.agency, kind="wecom", name=SECRETS[2], address=address),
        "delivery": Delivery.objects.create(recipient=person, day=day, status="failed", error=SECRETS[3]),
    }


def _experts(clerk: User) -> Submission:
    expert = {
        "province": "山西省",
        "name": SECRETS[0],
        "gender": "male",
        "born": dt.date(1975, 3, 1),
        "workplace": SECRETS[3],
        "post": "高级工程师",
        "speciality": "water",
        "years": 20,
        "phone": SECRETS[2],
    }
    return hand_in_experts(make.owed("experts"), [expert], by=clerk, text=SECRETS[1])


def _sign(check: Inspection) -> Inspection:
    from inspections.on_site.actions import sign_off
    from records.drawn import drawn_png

    return sign_off(
        check,
        by=check.opened_by,
        presence=make.ALL_PRESENT,
        signer_name="王平",
        drawn=drawn_png(make.drawn()),
    )


def _signed(report: Report) -> Report:
    from reports.actions import sign_and_submit
    from reports.figures import digest, live

    report.hand_to_leader(by=make.user(report.agency, "clerk"))
    at = timezone.now()
    sign_and_submit(report, by=make.user(report.agency, "leader"), seen=digest(live(report, at)), at=at)
    return report


def _case(mine: Mine, county: Agency) -> Case:
    case = Case.objects.create(
        mine=mine,
        agency=county,
        violation=SECRETS[1],
        decided_on=dt.date(2023, 6, 2),
        decided_by=make.user(county, "leader"),
    )
    Penalty.objects.create(
        case=case,
        subject="enterprise",
        party=mine.name,
        document_number=SECRETS[2] + "罚",
        amount=30_000,
        basis=make.penalty_clause(),
    )
    return case


def _ledger_import(county: Agency, person: User) -> LedgerImport:
    made = LedgerImport.objects.create(
        region=county.region,
        file=make.photo(),
        filename=SECRETS[3],
        uploaded_by=person,
        status=LedgerImport.Status.READ,
    )
    values = {"name": SECRETS[0], "kind": "underground", "status": "producing"}
    LedgerRow.objects.create(
        ledger_import=made, number=4, verdict="held", values=values, problems=[], doubts="name"
    )
    return made


def _ledger_export(county: Agency, person: User) -> LedgerExport:
    mapped = {"heading": "驻矿领导", "field": "principal", "set_by": person}
    ColumnMapping.objects.create(agency=county, **mapped)
    return LedgerExport.objects.create(agency=county, asked_by=person, query="kind=underground")


@dataclass(frozen=True)
class Door:
    """One URL pattern: its full name, its view, and the names of its place holders."""

    name: str
    view: Callable[..., Any]
    holders: frozenset[str]
    route: str


def doors() -> list[Door]:
    return sorted(_walk(get_resolver(), [], "", frozenset()), key=lambda door: (door.name, door.route))


def _walk(resolver: URLResolver, spaces: list[str], route: str, holders: frozenset[str]) -> Iterator[Door]:
    for entry in resolver.url_patterns:
        here = route + str(entry.pattern)
        held = holders | frozenset(entry.pattern.converters) | frozenset(entry.pattern.regex.groupindex)
        if isinstance(entry, URLPattern):
            yield Door(":".join([*spaces, entry.name or here]), entry.callback, held, here)
        else:
            deeper = [*spaces, entry.namespace] if entry.namespace else spaces
            yield from _walk(entry, deeper, here, held)


def holders(door: Door, world: World) -> dict[str, Any]:
    """What to put into the place holders of a door so that it opens on 襄汾县's things."""
    values = {name: _value(name, door.name, world) for name in door.holders}
    return {name: value for name, value in values.items() if value is not None}


FILE = [
    "licences",
    "insurances",
    "third-parties",
    "profile",
    "people",
    "certificates",
    "equipment",
    "accidents",
]
FILE += [
    "watch",
    "responsibles",
    "contractors",
    "outputs",
    "visits",
    "site-days",
    "watch-entries",
    "drawings",
]


def _filed(name: str) -> Callable[[World], Any]:
    return lambda world: world.file[name].pk


BY_NAME: dict[str, Callable[[World], Any]] = {
    **{f"file-{name}-": _filed(name) for name in [*FILE, "proposals"]},
    "enterprises:part_new": lambda w: w.mine.pk,
    "enterprises:part_": lambda w: w.file["licences"].pk,
    "enterprises:licence_": lambda w: w.file["licences"].pk,
    "enterprises:drawing_list": lambda w: w.mine.pk,
    "enterprises:drawing_new": lambda w: w.mine.pk,
    "enterprises:drawing_": lambda w: w.file["drawings"].pk,
    "enterprises:proposal": lambda w: w.file["proposals"].pk,
    "enterprises:log_": lambda w: w.mine.pk,
    "enterprises:basics": lambda w: w.mine.pk,
    "enterprises:concern_end": lambda w: w.answering["concern"].pk,
    "enterprises:claim_withdraw": lambda w: w.answering["claim"].pk,
    "enterprises:claim": lambda w: w.mine.pk,
    "enterprises:filter_remove": lambda w: w.answering["filter"].pk,
    "inspections:circumstance_end": lambda w: w.answering["circumstance"].pk,
    "inspections:draw_only_confirm": lambda w: w.answering["flag"].pk,
    "jurisdictions:grant_end": lambda w: w.answering["grant"].pk,
    "jurisdictions:grant_new": lambda w: w.mine.pk,
    "enterprises:mine": lambda w: w.mine.pk,
    "enterprises:enterprise": lambda w: w.mine.enterprise_id,
    "enterprises:import": lambda w: w.ledger_import.pk,
    "inspections:case_report": lambda w: w.case_submission.obligation_id,
    "enterprises:export_": lambda w: w.ledger_export.pk,
    "inspections:case": lambda w: w.case.pk,
    "inspections:measure": lambda w: w.measure.pk,
    "reports:export": lambda w: w.export_job.pk,
    "reports:open": lambda w: w.report.obligation_id,
    "jurisdictions:person": lambda w: w.person.pk,
    "jurisdictions:agency": lambda w: w.agency.pk,
    "jurisdictions:holiday": lambda w: w.holiday.pk,
    "records:attachment": lambda w: w.attachment.pk,
    "records:history": lambda w: w.mine.pk,
    "mine-": lambda w: w.mine.pk,
    "enterprise-": lambda w: w.mine.enterprise_id,
    "hazard-": lambda w: w.hazard.pk,
    "inspection-": lambda w: w.inspection.pk,
    "case-": lambda w: w.case.pk,
    "measure-": lambda w: w.measure.pk,
    "report-": lambda w: w.report.pk,
    "obligation-": lambda w: w.report.obligation_id,
    "activity-": lambda w: w.activity.pk,
    "requirement-": lambda w: w.report.obligation.requirement_id,
    "campaign-": lambda w: w.report.obligation.requirement.campaign_id,
    "criterion-": lambda w: w.hazard.criterion_id,
    "campaigns:obligation": lambda w: w.submission.obligation_id,
    "campaigns:submission": lambda w: w.submission.pk,
    "campaigns:spot_check_off": lambda w: w.spot_check.pk,
    "campaigns:difficult": lambda w: w.difficult_case.pk,
    "campaigns:notice": lambda w: w.notice.pk,
    "campaigns:robot": lambda w: w.robot.pk,
    "campaigns:delivery": lambda w: w.delivery.pk,
    "difficultcase-": lambda w: w.difficult_case.pk,
    "campaigns:circular": lambda w: w.circular.pk,
    "campaigns:activity": lambda w: w.activity.pk,
    "campaigns:": lambda w: w.report.obligation.requirement.campaign_id,
    "hazards:": lambda w: w.hazard.pk,
    "inspections:": lambda w: w.inspection.pk,
    "reports:": lambda w: w.report.pk,
}
BY_HOLDER: dict[str, Callable[[World], Any]] = {
    "part": lambda w: "licences",
    "log_of": lambda w: "visits",
    "mine": lambda w: w.mine.pk,
    "person": lambda w: w.mine.enterprise.representatives.get().user_id,
    "answer_pk": lambda w: w.answer.pk,
    "requirement": lambda w: w.report.obligation.requirement_id,
    "group": lambda w: w.member.group_id,
    "member": lambda w: w.member.pk,
    "mark": lambda w: w.mark.pk,
    "step": lambda w: "answer",
    "app_label": lambda w: "enterprises",
    "model": lambda w: "mine",
    "code": lambda w: "141023",
    "form": lambda w: "dispatch-2023",
    "period": lambda w: dt.date(2023, 6, 1),
    "key": lambda w: "overall.3",
    "keys": lambda w: "overall.3",
    "number": lambda w: 1,
    "format": lambda w: None,
}


def _value(holder: str, name: str, world: World) -> Any:
    """A part's own row before the others; the longest beginning that fits the name of the door."""
    if name == "inspections:clause_confirm":
        return "AQ-T"
    added = {start: _row(key) for start, key in addresses().items()}
    if holder != "pk":
        return ({**BY_HOLDER, **added})[holder](world)
    known = {**BY_NAME, **added}
    return known[max((start for start in known if name.startswith(start)), key=len)](world)


def _row(key: str) -> Callable[[World], Any]:
    return lambda world: getattr(world.rows[key], "pk", world.rows[key])
