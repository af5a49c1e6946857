"""Punishment and closed loop, place by place: every figure is as long as the list that it opens (S0-08, Z-14)."""

from __future__ import annotations

import datetime as dt
from io import BytesIO

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from inspections.analysis.counting import Tally, analyse, share
from inspections.analysis.words import HEADINGS, draft_analysis
from jurisdictions.rules import RuleViolation
from tests import cased, make

JUNE = dt.date(2023, 6, 12)


@pytest.fixture
def drive(db, settings, tmp_path):
    """In 襄汾县 two checks with findings, one of them punished, and a clean one; in 曲沃县 a hazard that is gone."""
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel(make.noon(20), tick=False):
        mine = make.mine()
        punished = make.signed_inspection(mine, checked_on=JUNE)
        make.signed_inspection(mine, checked_on=JUNE + dt.timedelta(days=1))
        clean = make.inspection(mine, checked_on=JUNE)
        type(clean).objects.filter(pk=clean.pk).update(
            status="signed", signed_at=make.noon(12), signer_name="王平", absence_reason="外出"
        )
        cased.decided(punished)
        other = make.mine(region="141021", name="曲沃矿业")
        gone, inspector = make.hazard(other, found_on=JUNE), make.user(make.agency("曲沃县"), "inspector")
        principal = make.enterprise_person(other)
        make.rectified(gone, on=JUNE).send_back(by=inspector, reason="灯具未换全")
        gone.rectify(by=principal, report="已换全")
        gone.close_out(by=inspector, note="已整改")
        before = make.hazard(other, found_on=dt.date(2023, 5, 1))
        assert before.found_on < make.campaign().starts_on
        yield make.campaign()


def test_each_place_has_its_own_and_the_whole_is_their_sum(drive):
    found = analyse(drive, make.region("临汾市"))
    assert {line.name: line.tally for line in found.places} == {
        "襄汾县": Tally(checks=3, found=2, punished=1, cases=1, fines=40_000, hazards=2),
        "曲沃县": Tally(hazards=1, closed=1, sent_back=1),
    }
    assert found.total == Tally(3, 2, 1, 1, 40_000, 3, 1, 1)
    assert (found.total.punished_share, found.total.closed_share) == (50.0, 33.3)


def test_every_figure_opens_as_many_records(client, drive, officer):
    client.force_login(officer("山西省", "viewer"))
    page = client.get("/inspections/analysis/", {"campaign": drive.pk, "region": "1410"})
    opened = 0
    for name, _, figures in page.context["lines"]:
        for label, (value, url) in zip(page.context["columns"], figures, strict=True):
            if not url or not isinstance(value, int):
                continue
            table = client.get(url).context["table"]
            assert table.page.paginator.count == value, (name, label)
            opened += 1
    assert opened == 3 * 7


def test_what_is_punished_twice_is_one_check_and_two_cases(drive):
    mine = make.mine(name="两案矿业")
    check = make.signed_inspection(mine, checked_on=JUNE)
    for start in (3, 5):
        cased.decided(check, start=start)
    total = analyse(drive, make.region("襄汾县")).total
    assert (total.punished, total.cases, total.fines) == (2, 3, 120_000)


def test_a_county_reads_itself_and_no_neighbour(client, drive, county_viewer):
    client.force_login(county_viewer)
    page = client.get("/inspections/analysis/", {"campaign": drive.pk})
    assert [name for name, _, _ in page.context["lines"]] == ["合计"]
    assert client.get("/inspections/analysis/", {"region": "141021"}).status_code == 404
    assert client.get("/inspections/analysis/", {"campaign": "999999"}).status_code == 404


def test_an_enterprise_has_no_place_to_compare(client, drive):
    client.force_login(make.enterprise_person(make.mine(name="企业")))
    assert client.get("/inspections/analysis/").status_code == 404


def test_the_workbook_has_the_figures_as_figures(client, drive, city_leader):
    client.force_login(city_leader)
    answer = client.get("/inspections/analysis/", {"campaign": drive.pk, "export": "xlsx"})
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    assert [cell.value for cell in sheet[3]] == HEADINGS
    assert [cell.value for cell in sheet[4]] == ["合计", 3, 2, 1, 50, 1, 40_000, 3, 1, 33.3, 1]
    assert [sheet.cell(row, 1).value for row in (5, 6)] == ["曲沃县", "襄汾县"]  # by code, not by fines


def test_a_circular_is_drafted_from_the_figures_and_keeps_them(client, drive, city_leader):
    client.force_login(city_leader)
    answer = client.post(f"/inspections/analysis/{drive.pk}/draft/")
    page = client.get(answer["Location"])
    circular = page.context["circular"]
    assert "检查3次，发现问题的2次，其中立案处罚1次，处罚率50%" in circular.body
    assert "闭环率33.3%；验收时退回重新整改1条" in circular.body
    assert circular.figures["rows"][0][:5] == ["合计", "3", "2", "1", "50.0"]
    assert "<td>曲沃县</td>" in page.content.decode()
    assert client.get(f"{answer['Location']}pdf/").status_code == 200


def test_who_may_not_draft_and_what_has_no_records(drive, county_viewer, officer):
    with pytest.raises(PermissionDenied):
        draft_analysis(drive, by=county_viewer)
    with pytest.raises(RuleViolation, match="没有检查和隐患记录"):
        draft_analysis(drive, by=officer("浮山县", "leader"))


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_a_share_is_between_nothing_and_all(part, rest):
    found = share(part, part + rest)
    assert found is None if not part + rest else 0 <= found <= 100
