"""One path through the whole house, through the pages, as the people who walk it.

A county's ledger comes in, an inspector logs a check, a hazard and two penalties follow, the county's form computes
itself, is signed and handed in, the city rolls up its counties, and the figure leads back to the record.
"""

from __future__ import annotations

import datetime as dt
import re
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
import time_machine
from openpyxl import load_workbook

from enterprises.models import LedgerImport, Mine
from hazards.models import Hazard
from inspections.models import CaseProposal, Inspection
from reports.models import Report
from reports.sheets import load
from tests import make
from tests.enterprises.workbooks import ledger, line

FORM = load("dispatch-2023")
BOARD = "/reports/board/dispatch-2023/2023-06/"


def on(day: str, hour: int = 10):
    moment = dt.datetime.fromisoformat(f"2023-{day}T{hour:02}:00")
    return time_machine.travel(moment.replace(tzinfo=ZoneInfo("Asia/Shanghai")), tick=False)


@pytest.fixture
def acting(client):
    """acting(person) goes to the pages as this person and wants every answer to be a good one."""

    class Desk:
        def __init__(self, person):
            client.force_login(person)

        def reads(self, url, **query) -> str:
            panel = {"HX-Request": "true"} if "/cells/" in url else {}
            answer = client.get(url, query, headers=panel)
            assert answer.status_code == 200, (url, answer.status_code)
            return answer.content.decode()

        def does(self, url, **sent) -> str:
            answer = client.post(url, sent, follow=True)
            assert answer.status_code == 200, (url, answer.status_code)
            return answer.content.decode()

        def takes(self, url) -> bytes:
            return b"".join(client.get(url).streaming_content)

    return Desk


def test_from_a_messy_ledger_to_the_citys_sheet_and_back_to_the_record(
    acting, city_leader, city_clerk, county_clerk, county_legal_reviewer, county_leader
):
    make.statutory_criteria()
    clause = make.penalty_clause()
    for county in make.region("临汾市").children.filter(level="county"):
        make.agency(county.code)

    with on("05-16"):
        assert "已部署" in acting(city_leader).does("/campaigns/start/", key="linfen-2023")

    with on("05-18"):
        desk = acting(county_clerk)
        workbook = ledger(line(1, "襄汾盛泰矿业", people="４５人", bureau="襄汾县应急管理局"))
        desk.does("/ledger/imports/new/", file=workbook, region="141023")
        uploaded = LedgerImport.objects.get()
        assert "45" in desk.reads(uploaded.get_absolute_url(), verdict="accepted")
        desk.does(f"{uploaded.get_absolute_url()}commit/")
        mine = Mine.objects.get()
        assert "重点" in desk.reads(mine.get_absolute_url())

    with on("06-02"):
        officers = make.officers()
        desk = acting(officers[0])
        desk.does(
            "/inspections/open/",
            mine=mine.pk,
            checked_on="2023-06-02",
            place="主井",
            kind="planned",
            notified_whom="安全科王平",
            declared="on",
            officers=[officer.pk for officer in officers],
            client_key="6f0f2d6e-5f3a-4f4e-9d55-2f3c0c6f1a01",
        )
        check = Inspection.objects.get()
        exit_clause = check.criteria().first().clauses.first()
        desk.does(
            f"/inspections/{check.pk}/answer/",
            criterion=exit_clause.criterion_id,
            clause=exit_clause.pk,
            result="found",
            severity="major",
            description="矿井只有一个直达地面的安全出口",
            due_on="2023-06-16",
        )
        desk.does(f"/inspections/{check.pk}/spot/", item="not_led", wrong="yes", note="5月未带队")
        present = {"principal": "on", "safety_officer": "on", "operator": "on"}
        said = {"signer_name": "王建国", "drawn": make.drawn(), "statement": "属实"}
        said["no_recording"] = "记录仪故障"
        desk.does(f"/inspections/{check.pk}/sign/", **present, **said)
        hazard = Hazard.objects.get()

    with on("06-08"):
        fines = {}
        for subject in ("enterprise", "principal"):
            fines |= {f"{subject}_basis": clause.pk, f"{subject}_amount": "30000"}
        acting(officers[0]).does(
            f"/inspections/mines/{mine.pk}/penalise/?check={check.pk}",
            violation="安全出口不足",
            subjects=["enterprise", "principal"],
            principal_party="王建国",
            hazards=[hazard.pk],
            **fines,
        )
        proposal = CaseProposal.objects.get().get_absolute_url()
        acting(county_legal_reviewer).does(f"{proposal}review/", verdict="agree")
        page = acting(county_leader).does(
            f"{proposal}decide/",
            decided_on="2023-06-08",
            enterprise_number="（襄）应急罚〔2023〕2号",
            principal_number="（襄）应急罚〔2023〕4号",
        )
        assert "一案双罚" in page

    with on("06-12"):
        desk = acting(make.enterprise_person(mine))
        desk.does(f"/hazards/{hazard.pk}/commit/", **make.COMMITMENTS)
        desk.does(f"/hazards/{hazard.pk}/rectify/", report="第二出口已贯通", on="2023-06-12")
    with on("06-14"):
        acting(officers[0]).does(f"/hazards/{hazard.pk}/close-out/", note="现场核实已贯通", on="2023-06-14")
        hazard.refresh_from_db()
        assert hazard.status == "closed"

    with on("06-19"):
        obligation = make.obligation("141023")
        desk = acting(county_clerk)
        desk.does(f"/reports/open/{obligation.pk}/")
        report = Report.objects.get()
        for cell in FORM.typed:
            desk.does(f"/reports/{report.pk}/cells/{cell.key}/enter/", value="0", source="无")
        desk.does(f"/reports/{report.pk}/hand-to-leader/")
        desk = acting(county_leader)
        seen = re.search(r'name="seen" value="(\w+)"', desk.reads(f"/reports/{report.pk}/"))[1]
        desk.does(f"/reports/{report.pk}/sign/", seen=seen)

    with on("06-20"):
        desk = acting(city_clerk)
        assert "已报 1" in desk.reads(BOARD)
        panel = desk.reads(f"{BOARD}cells/overall.3/")
        assert "襄汾县" in panel
        records = desk.reads(f"/reports/{report.pk}/cells/overall.3/")
        assert hazard.get_absolute_url() in records
        assert "矿井只有一个直达地面的安全出口" in desk.reads(hazard.get_absolute_url())
        desk.does(f"/reports/{report.pk}/accept/")
        sheet = load_workbook(BytesIO(desk.takes(f"{BOARD}workbook/"))).active
    expected = {
        "overall.3": 1,
        "overall.4": 1,
        "spot.1": 1,
        "spot.3": 1,
        "enforcement.3.times": 2,
        "enforcement.3.amount": 6,
        "enforcement.4": 1,
        "overall.1": 0,
        "enforcement.6.suspended": 0,
    }
    for key, value in expected.items():
        assert sheet[FORM.cells[key].address].value == value, key
    report.refresh_from_db()
    assert report.status == "accepted"
    assert report.obligation.status == "accepted"
