"""A page that lists something comes as a workbook, or says here why it doesn't."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from tests import make
from tests.meta.test_export_lists import HEADED
from tests.meta.test_urls_are_guarded import AGENCY_ROLES
from tests.meta.world import build, doors, holders

ROWS = re.compile(r"""<table\b|class="lines""")
WITHOUT = {
    "one record with what belongs to it; its list goes out": {
        "campaigns:circular",
        "campaigns:disclosure",
        "campaigns:obligation",
        "enterprises:enterprise",
        "enterprises:import",
        "enterprises:mine",
        "enterprises:mine_answering",
        "enterprises:mine_fields",
        "enterprises:mine_history",
        "enterprises:part_fields",
        "enterprises:proposal",
        "enterprises:worker",
        "hazards:detail",
        "hazards:self_inspection",
        "inspections:case",
        "inspections:case_report",
        "inspections:condition",
        "inspections:detail",
        "inspections:flags",
        "inspections:proposal",
        "inspections:seizure",
        "inspections:target",
        "reports:outcome",
        "reports:ranking_county",
        "reports:sealing",
    },
    "a form or settings, with what may be chosen": {
        "campaigns:activity_new",
        "campaigns:reminders",
        "jurisdictions:grant_new",
    },
    "the official sheet goes out, to those who may hand it out": {
        "reports:board",
        "reports:detail",
        "reports:ranking",
    },
}
SILENT = set().union(*WITHOUT.values())


@pytest.fixture
def world(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return build()


@pytest.fixture
def pages(client, world):
    client.force_login(make.user(world.agency, *AGENCY_ROLES, username="ours", name="本县多面手"))
    found = {}
    for door in doors():
        if door.route.startswith("api/") or getattr(door.view, "login_required", True) is False:
            continue
        page = client.get(reverse(door.name, kwargs=holders(door, world)))
        if page.status_code == 200 and not page.streaming and page.context:
            found[door.name] = page
    return found


@pytest.mark.slow
def test_every_page_with_rows_has_a_way_to_its_workbook(pages):
    listing = {name for name, page in pages.items() if ROWS.search(page.content.decode())}
    going = {name for name, page in pages.items() if "export=xlsx" in page.content.decode()}
    assert sorted(listing - going - SILENT) == []
    assert SILENT - set(pages) == set(), "these pages are gone"
    assert going & SILENT == set(), "these have a workbook by now"


@pytest.mark.slow
def test_the_workbook_of_a_page_has_the_rows_and_says_who_took_it_out(client, pages):
    lengths = {}
    for name, page in pages.items():
        if not page.context.get("goes_out"):
            continue
        assert 'id="workbook"' in page.content.decode(), name
        answer = client.get(page.request["PATH_INFO"], {"export": "xlsx"})
        sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
        assert "本县多面手" in sheet["A2"].value, name
        headings = [cell.value for cell in sheet[HEADED]]
        assert all(headings), name
        lengths[name] = sheet.max_row - HEADED
    assert {"home", "hazards:criteria", "enterprises:missing", "reports:list"} <= set(lengths)
    empty = {name for name, length in lengths.items() if not length}
    assert empty <= {
        "enterprises:expiring",
        "campaigns:all_conflicts",
        "campaigns:conflicts",
        "reports:outcome_records",
    }, empty
