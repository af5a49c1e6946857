"""Random edits of a valid workbook: never an exception, never half a file, and each bad cell is told at its cell.

`make fuzz`, or FUZZ_EDITS=1000000 before pytest, tries a million; otherwise some thousand are.
"""

import datetime as dt
import os
import random
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError

from enterprises.ledger.reading import UnreadableWorkbook, open_ledger, read_rows
from enterprises.models import Enterprise, Mine
from enterprises.workbooks import actions, register
from enterprises.workbooks.actions import commit_import, upload_ledger
from tests.enterprises import fuzz

EDITS = int(os.environ.get("FUZZ_EDITS", "4000"))
TODAY = dt.date(2023, 6, 1)


def read(path):
    names = {"襄汾县": "141023", "临汾市": "1410", "山西省": "14", "曲沃县": "141021"}
    return list(read_rows(open_ledger(path), counties=names, within="141023", today=TODAY))


def test_each_bad_cell_is_told_at_its_cell_and_nothing_ever_raises(tmp_path):
    dice, path, edits, told, start = random.Random(20230601), tmp_path / "a.xlsx", 0, 0, time.monotonic()
    while edits < EDITS:
        spoilt = fuzz.spoil(dice)
        path.write_bytes(spoilt.content)
        rows = {row.number: row for row in read(path)}
        edits += spoilt.edits
        told += len(spoilt.told)
        if edits // 50_000 > (edits - spoilt.edits) // 50_000:
            print(f"{edits:,} edits", flush=True)
        for number, name in spoilt.told:
            row = rows[number]
            if row.verdict == "ignored":
                continue  # Without code, and with a sum's word or nothing in its other cells, it's no mine.
            complaints = {(problem.field, problem.column) for problem in row.problems}
            assert (name, fuzz.LETTERS[name]) in complaints, (number, name, row, edits)
            assert row.verdict in {"held", "rejected"}
            assert all(problem.message for problem in row.problems)
    print(f"{edits:,} edits, {told:,} that must be told, {time.monotonic() - start:.0f} s")


def test_a_row_with_a_code_is_never_passed_over(tmp_path):
    dice, path = random.Random(7), tmp_path / "a.xlsx"
    for _ in range(3):
        path.write_bytes(fuzz.spoil(dice).content)
        sheet = open_ledger(path)
        codes = {number for number, cells in sheet.lines() if len(str(cells[3])) == 18}
        ignored = {row.number for row in read(path) if row.verdict == "ignored"}
        assert not codes & ignored


def test_spoilt_headings_are_read_or_refused_in_words(tmp_path):
    dice, path, refused = random.Random(11), tmp_path / "a.xlsx", []
    for _ in range(max(60, EDITS // 200)):
        path.write_bytes(fuzz.with_spoilt_head(dice))
        try:
            assert read(path)
        except UnreadableWorkbook as error:
            refused.append(error.message)
    assert refused
    assert all(refused)


@pytest.mark.django_db
def test_what_is_written_is_what_was_accepted_and_no_more(county_clerk):
    dice = random.Random(3)
    file = SimpleUploadedFile("a.xlsx", fuzz.spoil(dice, rows=80).content)
    uploaded = upload_ledger(file, county_clerk.agency.region, by=county_clerk, wait=True)
    assert uploaded.status == "read", uploaded.message
    accepted = uploaded.rows.filter(verdict="accepted")
    assert 5 < accepted.count() < 60
    commit_import(uploaded, by=county_clerk, wait=True)
    assert uploaded.status == "committed", uploaded.message
    codes = {row.values["credit_code"] for row in accepted}
    assert set(Enterprise.objects.values_list("credit_code", flat=True)) == codes
    assert Mine.objects.count() == accepted.count()


@pytest.mark.django_db
@pytest.mark.parametrize("lot", [1, 2, 3])
def test_a_write_that_breaks_in_any_lot_writes_nothing(county_clerk, monkeypatch, lot):
    monkeypatch.setattr(actions, "AT_ONCE", 4)
    saved, save = [], register.Register.save

    def breaks(self, **options):
        saved.append(1)
        save(self, **options)
        if len(saved) == lot:
            raise IntegrityError

    file = SimpleUploadedFile("a.xlsx", fuzz.spoil(random.Random(3), rows=80).content)
    uploaded = upload_ledger(file, county_clerk.agency.region, by=county_clerk, wait=True)
    with monkeypatch.context() as patch:
        patch.setattr(register.Register, "save", breaks)
        commit_import(uploaded, by=county_clerk, wait=True)
    assert len(saved) == lot
    assert uploaded.status == "read"
    assert "没有写入任何内容" in uploaded.message
    assert not Enterprise.objects.exists()
    assert not Mine.objects.exists()
    commit_import(uploaded, by=county_clerk, wait=True)
    assert uploaded.status == "committed"
