"""What tests are made of: plain keyword functions, nothing random. Upper floors add their own below."""

from __future__ import annotations

from base64 import b64encode
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from campaigns.actions import issue, start_campaign
from campaigns.cascade.adoption import OwnWords, adopt
from campaigns.cascade.catalogue import campaign_file as library_file
from campaigns.models import Activity, Campaign, Obligation, Requirement, Submission
from campaigns.obligations.generation import generate_obligations
from campaigns.obligations.handing import hand_in
from campaigns.work_log.activities import log_activity
from enterprises.credit_code import check_digit
from enterprises.models import (
    Circumstance,
    Claim,
    ConcernedAgency,
    Enterprise,
    Flag,
    LedgerAct,
    Mine,
    Representative,
    SavedFilter,
    Supervision,
)
from hazards.models import Clause, Criterion, Edition, Hazard
from hazards.reference import load_criteria
from inspections.models import Answer, Inspection, PenaltyClause
from inspections.on_site.actions import Presence, open_inspection, sign_off
from inspections.on_site.manner import Manner
from jurisdictions.models import Agency, Grant, Region, User
from records.drawn import drawn_png
from reports.actions import open_report, sign_and_submit
from reports.figures import digest, live
from reports.models import CellEntry, Report

PASSWORD = "asdf-1970-Linfen"


def region(name: str) -> Region:
    """By code, or by its name in Shanxi."""
    if name[0].isdigit():
        return Region.objects.get(code=name)
    return Region.objects.get(name=name, path__startswith="14/", level__in=["province", "city", "county"])


def agency(place: str = "141023", kind: str = "emergency_management", **fields) -> Agency:
    """The agency of a place, the same one when asked again."""
    where = region(place)
    if known := Agency.objects.select_related("region").filter(region=where, kind=kind).first():
        return known
    suffix = {"emergency_management": "应急管理局", "town_centre": "应急管理中心"}.get(kind, kind)
    defaults = {"name": f"{where.full_name}{suffix}", "short_name": where.name[0], **fields}
    return Agency.objects.create(region=where, kind=kind, **defaults)


def user(agency: Agency | None, *roles: str, **fields) -> User:
    """The person with these roles at this desk, the same one when asked again."""
    place = agency.region.code if agency else "enterprise"
    username = fields.pop("username", "-".join([place, agency.kind[:4] if agency else "own", *roles]))
    known = User.objects.filter(username=username).first()
    name = f"{agency.region.name if agency else ''}{'、'.join(roles)}"
    return known or User.objects.create_user(
        username, PASSWORD, **{"name": name, "agency": agency, "roles": list(roles), **fields}
    )


# enterprises
def enterprise(region: str = "141023", name: str = "襄汾宏源矿业有限公司", **fields) -> Enterprise:
    """A legal entity with a code of its own that passes the check."""
    body = f"91{region:0<6}"[:8] + f"{Enterprise.objects.count():09d}"
    defaults = {"credit_code": body + check_digit(body), "region_id": region, "name": name}
    return Enterprise.objects.create(**{**defaults, **fields})


def mine(
    region: str = "141023",
    kind: str = "underground",
    headcount: int | None = None,
    supervisor: Agency | None = None,
    **fields,
) -> Mine:
    """A producing mine, of an enterprise of its own unless one is given."""
    owner = fields.pop("enterprise", None) or enterprise(
        region[:6], fields.get("name", "襄汾宏源矿业有限公司")
    )
    defaults = {"name": owner.name, "status": "producing", "enterprise": owner, "region_id": region}
    made = Mine.objects.create(**{**defaults, "kind": kind, "headcount": headcount, **fields})
    if supervisor:
        Supervision.objects.create(mine=made, agency=supervisor, since=date(2023, 1, 1))
    return made


def enterprise_person(mine: Mine, role: str = "principal") -> User:
    """Somebody of the mine's enterprise, the same one when asked again."""
    person = user(None, role, username=f"{mine.enterprise.credit_code}-{role}")
    Representative.objects.get_or_create(user=person, enterprise=mine.enterprise)
    return person


# hazards
def criterion(code: str = "UG-02", *, clauses: int = 0, **fields) -> Criterion:
    """A criterion of the edition of 2022, the same one when asked again."""
    if known := Criterion.objects.filter(code=code).first():
        return known
    edition, _ = Edition.objects.get_or_create(
        key="2022",
        defaults={
            "title": "判定标准",
            "document_number": "矿安〔2022〕88号",
            "effective_on": date(2022, 9, 1),
        },
    )
    kind = {"UG": "underground", "OP": "open_pit", "TP": "tailings"}[code[:2]]
    number = int(code[3:])
    defaults = {"kind": kind, "number": number, "label": f"（{number}）", "text": f"{code}的条文。"}
    made = Criterion.objects.create(code=code, edition=edition, **{**defaults, **fields})
    for clause in range(1, clauses + 1):
        made.clauses.create(number=clause, text=f"{code}的第{clause}项；")
    return made


def hazard(at: Mine | None = None, **fields) -> Hazard:
    """A general hazard that the county's inspectors found on 1 June 2023; `severity="major"` cites UG-02."""
    where = at or Mine.objects.first() or mine()
    defaults = {
        "source": "inspection",
        "severity": "general",
        "description": "主运输巷照明损坏",
        "found_on": date(2023, 6, 1),
        "due_on": date(2023, 6, 15),
        "agency": agency(where.region_id[:6]),
        "found_by": user(agency(where.region_id[:6]), "inspector"),
    }
    if fields.get("severity") == "major" and "criterion" not in fields:
        defaults["criterion"] = criterion()
    return Hazard.objects.create(mine=where, **{**defaults, **fields})


COMMITMENTS = {
    "responsible": "张建国",
    "measures": "更换损坏的灯具和线路",
    "funds": Decimal("1.5"),
    "contingency": "照明中断时人员沿避灾路线撤离",
}


def rectified(hazard: Hazard, on: date = date(2023, 6, 10)) -> Hazard:
    """With all five commitments, and reported as done by the principal."""
    principal = enterprise_person(hazard.mine)
    hazard.commit(by=principal, **{"due_on": date(2023, 6, 15), **COMMITMENTS})
    hazard.rectify(by=principal, report="灯具已全部更换", on=on)
    return hazard


# campaigns
def activity(kind: str = "patrol", by: User | None = None, **facts) -> Activity:
    """What the county's inspector logged on 5 June 2023; a patrol unless another kind with its facts is named."""
    stated = {"counterpart": "汾城镇人民政府"} if kind == "patrol" else {}
    facts = {"done_on": date(2023, 6, 5), "text": "已按要求开展。", **stated, **facts}
    return log_activity(kind, by=by or user(agency(), "inspector"), **facts)


def campaign(**fields) -> Campaign:
    """A drive of 临汾市 in June to December 2023, the same one when asked again."""
    defaults = {
        "issuer": agency("临汾市"),
        "document_number": "临应急发〔2023〕99号",
        "title": "非煤矿山百日攻坚行动",
        "short_title": "百日攻坚",
        "issued_on": date(2023, 5, 30),
        "starts_on": date(2023, 6, 1),
        "ends_on": date(2023, 12, 31),
        "scope_text": "全市非煤矿山。",
        "kinds": ["underground", "open_pit", "tailings"],
        "statuses": ["producing"],
        "status": "issued",
        **fields,
    }
    return Campaign.objects.get_or_create(key=fields.pop("key", "hundred-days"), defaults=defaults)[0]


def promise(kind: str = "plan", owner_level: str = "county", **fields) -> Requirement:
    """Once by 20 June 2023, from every county that has a bureau, with its obligations made."""
    defaults = {
        "campaign": fields.get("campaign") or campaign(),
        "key": f"{kind}-{owner_level}",
        "title": {"plan": "实施方案", "experts": "专家信息表", "case": "典型执法案例"}.get(kind, "工作情况"),
        "cadence": "once",
        "due_on": date(2023, 6, 20),
        "first_period": date(2023, 6, 1),
        "readings": [{"on": "2023-06-20", "paragraph": "四（一）", "quote": "于6月20日前报送市局"}],
        **fields,
    }
    asked = Requirement.objects.create(kind=kind, owner_level=owner_level, **defaults)
    generate_obligations(asked, today=date(2023, 6, 1))
    return asked


def owed(kind: str = "plan", **fields) -> Obligation:
    """What 襄汾县 owes 临汾市 by 20 June 2023."""
    county = agency()
    return promise(kind, **fields).obligations.get(agency=county)


def handed_in(obligation: Obligation | None = None, **fields) -> Submission:
    """By the county's clerk on 15 June 2023."""
    waiting = obligation or owed()
    parcel = {"text": "方案已印发。", "at": noon(15), **fields}
    return hand_in(waiting, by=parcel.pop("by", None) or user(waiting.agency, "clerk"), **parcel)


def noon(day: int, month: int = 6) -> datetime:
    """Of 2023, in China."""
    return datetime(2023, month, day, 12, tzinfo=ZoneInfo("Asia/Shanghai"))


def adopted(parent: Campaign, place: str = "襄汾县", *, issue_it: bool = True, **fields) -> Campaign:
    """Passed on by the leader of that place; issued unless it is to stay a draft."""
    leader = user(agency(place), "leader")
    number = f"{leader.agency.short_name}应急发〔2023〕1号"
    notice = {"document_number": number, "title": parent.title, "issued_on": parent.issued_on, **fields}
    passed_on = adopt(parent, OwnWords(**notice), by=leader)
    return issue(passed_on, by=leader) if issue_it else passed_on


# reports
campaign_file = cache(library_file)


@time_machine.travel("2023-05-15 08:00+08:00")
def obligations(city: str = "临汾市") -> None:
    """The campaign of 2023 with a bureau in every county, and an obligation for each county and month."""
    issuer = agency(city)
    counties = Region.objects.filter(parent=issuer.region, level="county")
    without = counties.exclude(pk__in=Agency.objects.filter(kind=issuer.kind).values("region"))
    Agency.objects.bulk_create(
        Agency(region=county, name=f"{county.full_name}应急管理局", short_name=county.name[0])
        for county in without
    )
    start_campaign(campaign_file("linfen-2023"), issuer=issuer, by=user(issuer, "leader"))


def obligation(county: str = "141023", month: date = date(2023, 6, 1)) -> Obligation:
    """The county's 调度表 of that month."""
    forms = Obligation.objects.filter(requirement__key="dispatch")
    if not forms.filter(agency__region=region(county), period=month).exists():
        obligations()
    return forms.get(agency__region=region(county), period=month)


def june_table(county: str = "141023") -> Obligation:
    """One county's 调度表 of June 2023, due on Tuesday the 20th, and nothing else that anybody owes."""
    issuer, owner = agency("临汾市"), agency(county)
    data = dict(campaign_file("linfen-2023"))
    only = next(one for one in data["requirements"] if one["key"] == "dispatch")
    data["requirements"] = [{**only, "first_period": date(2023, 6, 1), "last_period": date(2023, 6, 1)}]
    start_campaign(data, issuer=issuer, by=user(issuer, "leader"))
    return Obligation.objects.get(agency=owner)


def report(county: str = "141023", month: date = date(2023, 6, 1)) -> Report:
    """The county's 调度表 in draft, opened by its clerk."""
    owed = obligation(county, month)
    return open_report(owed, by=user(owed.agency, "clerk"))


def filled(report: Report, source: str = "无") -> Report:
    """Every typed cell that was empty says 0 with its source; written past the verb, which is tried elsewhere."""
    typed = {"value": Decimal(0), "source": source, "entered_by": user(report.agency, "clerk")}
    empty = {cell.key for cell in report.sheet.typed} - set(report.entries.values_list("key", flat=True))
    CellEntry.objects.bulk_create(CellEntry(report=report, key=key, **typed) for key in sorted(empty))
    return report


def signed(report: Report, at: datetime | None = None) -> Report:
    """Filled in, handed to the leader, signed and sealed."""
    filled(report).hand_to_leader(by=user(report.agency, "clerk"))
    seen = digest(live(report, at))
    sign_and_submit(report, by=user(report.agency, "leader"), seen=seen, at=at)
    return report


# inspections
def officers(place: str = "141023") -> list[User]:
    """Two officers of one bureau whose certificates are valid for years; the first is its inspector persona."""
    fields = {"certificate_number": "晋J2023001", "certificate_expires": date(2099, 12, 31)}
    first = user(agency(place), "inspector")
    User.objects.filter(pk=first.pk).update(**fields)
    first.refresh_from_db()
    second = user(
        first.agency,
        "inspector",
        username=f"{region(place).code}-second",
        name="李建国",
        **(fields | {"certificate_number": "晋J2023002"}),
    )
    return [first, second]


def statutory_criteria() -> None:
    """All editions as the site has them: read from their files once, and then from memory."""
    if Criterion.objects.exists():
        return
    if not reference:
        load_criteria()
        reference.extend(list(model.objects.order_by("pk")) for model in (Edition, Criterion, Clause))
        return
    for rows in reference:
        rows[0]._meta.model.objects.bulk_create(rows)


reference: list[list[Any]] = []
OPENED: dict[str, Any] = {"declared": True, "manner": Manner(notified_whom="安全科王平")}


def inspection(mine: Mine | None = None, **fields) -> Inspection:
    """A check in draft, by the two officers of the mine's county."""
    where = mine or Mine.objects.first() or globals()["mine"]()
    statutory_criteria()
    team = officers(where.region_id)
    return open_inspection(where, by=team[0], officers=team, **OPENED | fields)


def finding(inspection: Inspection, description: str = "防坠器检测报告已过期", **fields) -> Answer:
    """有, at the first sub-item that applies."""
    clause = Clause.objects.filter(criterion__in=inspection.criteria().order_by()).earliest("pk")
    facts = {"description": description, "due_on": inspection.checked_on + timedelta(days=15), **fields}
    return inspection.answer(clause.criterion, clause, "found", by=inspection.opened_by, **facts)


def drawn() -> str:
    """What the signature pad posts: a stroke on a transparent ground."""
    image = Image.new("RGBA", (320, 160))
    ImageDraw.Draw(image).line([(20, 120), (160, 30), (300, 110)], fill="black", width=4)
    return f"data:image/png;base64,{b64encode(_bytes(image)).decode()}"


def photo(colour: str = "grey", name: str = "现场.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, _bytes(Image.new("RGB", (8, 8), colour)), "image/png")


def _bytes(image: Image.Image) -> bytes:
    stream = BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


ALL_PRESENT = Presence(principal=True, safety_officer=True, operator=True)


def signed_inspection(mine: Mine | None = None, **fields) -> Inspection:
    """A check with one major finding, signed by the mine's safety officer."""
    check = inspection(mine, **fields)
    finding(check)
    said = {"signer_name": "王平", "no_recording": "记录仪故障"}
    return sign_off(check, by=check.opened_by, presence=ALL_PRESENT, drawn=drawn_png(drawn()), **said)


def penalty_clause(code: str = "AQ-T", **fields) -> PenaltyClause:
    limits = {"entity_min": 10_000, "entity_max": 50_000, "person_min": 20_000, "person_max": 50_000}
    facts = {"law": "安全生产法", "article": "第一百零二条", "violation": "未采取措施消除事故隐患"}
    return PenaltyClause.objects.get_or_create(code=code, defaults=limits | facts | fields)[0]


# answering
def answering(mine: Mine) -> dict[str, Any]:
    """One row of everything about who answers for a mine and what follows from its facts, by names in addresses."""
    clerk, day = user(agency(), "clerk"), date(2023, 6, 1)
    facts = {"mine": mine, "document": "临应急函〔2023〕9号"}
    return {
        "concern": ConcernedAgency.objects.create(agency=agency("洪洞县"), **facts),
        "claim": Claim.objects.create(agency=agency("临汾市"), reason="…", made_by=clerk, **facts),
        "circumstance": Circumstance.objects.create(
            kind="red_line", note="…", since=day, recorded_by=clerk, **facts
        ),
        "flag": Flag.objects.create(mine=mine, kind="draw_only", reason="标准化一级", since=day),
        "act": LedgerAct.objects.create(
            kind="rename", enterprise=mine.enterprise, on=day, text="…", done_by=clerk, **facts
        ),
        "filter": SavedFilter.objects.create(user=clerk, name="地下", query="kind=underground"),
        "grant": Grant.give(
            mine,
            to=user(agency("洪洞县"), "viewer"),
            until=date(2099, 1, 1),
            basis="文",
            by=user(agency(), "administrator"),
        ),
    }
