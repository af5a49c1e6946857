import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from enterprises.ledger.verdicts import Judge
from enterprises.models import Enterprise, LedgerImport, Mine, Supervision
from tests import make

SAMPLE = Path("tests/samples/ledger-1410.xlsx")
MANIFEST = json.loads(Path("tests/samples/ledger-1410.json").read_text(encoding="utf-8"))
pytestmark = pytest.mark.django_db


def run(tmp_path, capsys, *options):
    out = tmp_path / "out.json"
    call_command("import_ledger", SAMPLE, *options, "--json", out)
    return json.loads(out.read_text(encoding="utf-8")), capsys.readouterr().out.strip().splitlines()[-1]


def agrees_with_the_manifest(told):
    found = {row["row"]: row for row in told["accepted"]}
    assert sorted(found) == [row["row"] for row in MANIFEST["good"]]
    for row in MANIFEST["good"]:
        assert {name: found[row["row"]][name] for name in row} == row
    assert [row["row"] for row in told["rejected"]] == [row["row"] for row in MANIFEST["bad"]]
    assert told["held"] == []
    return True


def test_a_dry_run_agrees_with_the_manifest_row_by_row_and_writes_nothing(tmp_path, capsys):
    told, last = run(tmp_path, capsys)
    assert agrees_with_the_manifest(told)
    assert last == "new 83, changed 0, unchanged 0, held 0, rejected 4"
    assert not Enterprise.objects.exists()
    assert not LedgerImport.objects.exists()


def test_what_is_rejected_says_where_and_why(tmp_path, capsys):
    told, _ = run(tmp_path, capsys)
    assert {(row["row"], row["field"], row["column"]) for row in told["rejected"]} == {
        (10, "credit_code", "D"),
        (70, "kind", "E"),
        (86, "credit_code", "D"),
        (91, "kind", "E"),
    }
    assert all(row["reason"] for row in told["rejected"])
    assert {"row": 9, "why": "小计"} in told["ignored_rows"]
    assert "尧都区应急管理局" in told["unknown_agencies"]


def test_a_commit_agrees_too_and_the_ledger_holds_what_it_said(tmp_path, capsys):
    told, last = run(tmp_path, capsys, "--commit")
    assert agrees_with_the_manifest(told)
    assert last == "new 83, changed 0, unchanged 0, held 0, rejected 4"
    for row in MANIFEST["good"]:
        mine = Mine.objects.get(enterprise__credit_code=row["credit_code"])
        kept = {
            "county": mine.region_id,
            "name": mine.enterprise.name,
            "kind": mine.get_kind_display(),
            "status": mine.get_status_display(),
            "capacity": float(mine.capacity),
            "headcount": mine.headcount,
            "key_mine": mine.is_key,
            "hydrogeology": mine.hydrogeology or None,
            "principal": mine.principal,
            "phone": mine.phone,
            "licence_expires": str(mine.licence_expires),
            "supervised_by": mine.supervised_by,
        }
        assert kept == {name: row[name] for name in kept}


def test_the_same_file_again_changes_nothing_and_leaves_no_trace(tmp_path, capsys):
    make.agency("襄汾县", name="襄汾县应急管理局")
    run(tmp_path, capsys, "--commit")
    events = [kind for m in (Enterprise, Mine, Supervision) for kind in set(m.pgh_event_models.values())]
    before = [kind.objects.count() for kind in events]
    told, last = run(tmp_path, capsys, "--commit")
    assert agrees_with_the_manifest(told)
    assert last == "new 0, changed 0, unchanged 83, held 0, rejected 4"
    assert [kind.objects.count() for kind in events] == before


def test_a_registered_agency_answers_for_the_mines_that_name_it(tmp_path, capsys):
    bureau = make.agency("襄汾县")  # registered as 山西省临汾市襄汾县应急管理局
    told, _ = run(tmp_path, capsys, "--commit")
    named = [row for row in MANIFEST["good"] if row["supervised_by"] == "襄汾县应急管理局"]
    rows = Supervision.objects.filter(agency=bureau, until=None)
    assert rows.count() == len(named) > 0
    assert {row.document for row in rows} == {"ledger-1410.xlsx"}
    assert "襄汾县应急管理局" not in told["unknown_agencies"]


def test_in_somebodys_name_their_role_and_region_are_asked(
    tmp_path, capsys, county_clerk, city_clerk, city_leader
):
    for person in (county_clerk, city_leader):
        with pytest.raises(CommandError):
            run(tmp_path, capsys, "--commit", "--as", person.username)
    with pytest.raises(CommandError):
        run(tmp_path, capsys, "--commit", "--as", "nobody")
    assert not Enterprise.objects.exists()
    run(tmp_path, capsys, "--commit", "--as", city_clerk.username)
    assert LedgerImport.objects.get().uploaded_by == city_clerk


def test_into_one_county_the_others_rows_are_rejected(tmp_path, capsys, county_clerk):
    told, last = run(tmp_path, capsys, "--region", "141023", "--as", county_clerk.username)
    assert {row["county"] for row in told["accepted"]} == {"141023"}
    ours = sum(row["county"] == "141023" for row in MANIFEST["good"])
    assert last == f"new {ours}, changed 0, unchanged 0, held 0, rejected {MANIFEST['rows'] - ours}"


def test_what_is_no_workbook_gets_a_plain_sentence(tmp_path):
    file = tmp_path / "台账.xlsx"
    file.write_text("企业名称,统一社会信用代码")
    with pytest.raises(CommandError, match="不是 Excel 工作簿"):
        call_command("import_ledger", file)
    with pytest.raises(CommandError, match="区划"):
        call_command("import_ledger", SAMPLE, "--region", "149999")


def test_what_is_committed_is_read_once_and_no_row_is_held(tmp_path, monkeypatch):
    judged, judge = [], Judge.judge

    def counted(self, number, *rest):
        judged.append(number)
        return judge(self, number, *rest)

    monkeypatch.setattr(Judge, "judge", counted)
    call_command("import_ledger", SAMPLE, "--commit")
    assert len(judged) == len(set(judged)) == MANIFEST["rows"]
