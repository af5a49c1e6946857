import io

import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from tests import make

pytestmark = pytest.mark.django_db


def run(out, *options, region="141023"):
    told = io.StringIO()
    call_command("export_ledger", "--region", region, "--out", str(out), *options, stdout=told)
    return told.getvalue().strip()


@pytest.fixture
def out(tmp_path):
    make.mine(name="襄汾铁矿", headcount=3)
    make.mine("141021", name="曲沃铁矿", headcount=3)
    return tmp_path / "台账.xlsx"


def names(path):
    column = [cell.value for cell in load_workbook(path)["台账"]["C"][3:]]
    return column[: column.index(next(text for text in column if text.endswith("座")))]


def test_the_operator_gets_the_region_and_is_told_the_count_and_the_hash(out):
    told = run(out)
    assert names(out) == ["襄汾铁矿"]
    assert told.startswith("rows 1, sha256 ")
    assert load_workbook(out)["台账"]["A6"].value.endswith(told[-64:])
    assert run(out, region="1410").startswith("rows 2,")


def test_what_it_wrote_is_imported_again_without_a_change(out, capsys):
    run(out, region="1410")
    call_command("import_ledger", str(out), "--region", "1410", "--commit")
    last = capsys.readouterr().out.strip().splitlines()[-1]
    assert last == "new 0, changed 0, unchanged 2, held 0, rejected 0"


def test_a_person_gets_what_lies_in_their_own_region(out, county_viewer):
    assert run(out, "--as", county_viewer.username).startswith("rows 1,")
    for region in ("141021", "1410"):
        with pytest.raises(CommandError, match="辖区"):
            run(out, "--as", county_viewer.username, region=region)


def test_nobody_else_gets_a_file(out, db):
    for person in (
        make.enterprise_person(make.mine(name="别家", headcount=3)),
        make.user(make.agency(), "clerk", is_active=False),
    ):
        with pytest.raises(CommandError):
            run(out, "--as", person.username)
    assert not out.exists()


def test_an_unknown_region_and_a_place_that_cannot_be_written_are_said(out, tmp_path):
    with pytest.raises(CommandError, match="999999"):
        run(out, region="999999")
    with pytest.raises(CommandError, match="No such file"):
        run(tmp_path / "nowhere" / "台账.xlsx")
