"""Before anything is written, the page says what is new, what would change and what the file leaves out."""

import pytest

from enterprises.models import LedgerImport, Mine
from tests import make
from tests.enterprises.test_import_ledger import imported, upload
from tests.enterprises.workbooks import ledger, line

pytestmark = pytest.mark.django_db


def read(client, person, *lines):
    upload(client, person, ledger(*lines))
    return LedgerImport.objects.first()


def test_what_is_new_changed_and_unchanged_is_counted_before_writing(client, county_clerk):
    imported(client, county_clerk, line(1), line(2))
    uploaded = read(client, county_clerk, line(1), line(2, people=29), line(3))
    assert [row.outcome for row in uploaded.rows.all()] == ["unchanged", "changed", "new"]
    page = client.get(uploaded.get_absolute_url()).content.decode()
    assert "与台账比对" in page
    assert (
        f"{uploaded.get_absolute_url()}missing/" not in page
    )  # nothing is missing, so the figure is no link
    assert Mine.objects.count() == 2


def test_a_changed_row_shows_each_field_from_what_to_what(client, county_clerk):
    imported(client, county_clerk, line(1, bureau="新设监管局"))
    changed = line(1, people=29, status="停产整改", bureau="襄汾县应急管理局")
    uploaded = read(client, county_clerk, changed)
    told = {change["field"]: (change["before"], change["after"]) for change in uploaded.rows.get().changes}
    assert told == {
        "headcount": ("30", "29"),
        "status": ("正常生产", "整改"),
        "supervised_by": ("新设监管局", county_clerk.agency.name),
    }
    page = client.get(f"{uploaded.get_absolute_url()}?outcome=changed").content.decode()
    assert "单班入井人数：<del>30</del> → <b>29</b>" in page


def test_mines_that_the_file_leaves_out_are_listed_and_stay(client, county_clerk):
    imported(client, county_clerk, line(1), line(2), line(3, kind="尾矿库"), line(4))
    make.mine("141021", name="曲沃铁矿", headcount=3)
    Mine.objects.filter(name="襄汾县第4矿业有限公司").update(status="closed")
    imported(client, county_clerk, line(5))
    uploaded = read(client, county_clerk, line(1), line(2, kind="煤矿"), line(5, kind="矿山"))
    assert uploaded.rows.get(number=5).verdict == "held"
    page = client.get(f"{uploaded.get_absolute_url()}missing/").content.decode()
    assert "襄汾县第3矿业有限公司" in page
    assert "襄汾县第1矿业有限公司" not in page
    assert "襄汾县第2矿业有限公司" not in page  # rejected, but named
    assert "襄汾县第4矿业有限公司" not in page  # closed
    assert "襄汾县第5矿业有限公司" not in page  # held, because it doesn't say which kind
    assert "曲沃铁矿" not in page
    client.post(f"{uploaded.get_absolute_url()}commit/")
    assert Mine.objects.filter(region="141023").count() == 5


def test_a_new_mine_of_an_enterprise_hides_none_of_its_others(client, county_clerk):
    imported(client, county_clerk, line(1), line(2))
    other = line(1, kind="露天矿山")
    uploaded = read(client, county_clerk, other, line(2))
    for told in ("before", "after"):
        page = client.get(f"{uploaded.get_absolute_url()}missing/")
        assert [mine.kind for mine in page.context["table"].data] == ["underground"], told
        client.post(f"{uploaded.get_absolute_url()}commit/")
    assert Mine.objects.count() == 3


def test_a_neighbour_doesnt_see_what_is_missing(client, county_clerk, neighbour_clerk):
    uploaded = read(client, county_clerk, line(1))
    client.force_login(neighbour_clerk)
    assert client.get(f"{uploaded.get_absolute_url()}missing/").status_code == 404


def test_after_writing_a_row_that_wasnt_written_has_no_outcome(client, county_clerk):
    uploaded = imported(client, county_clerk, line(1), line(2, people=""))
    assert [row.outcome for row in uploaded.rows.all()] == ["new", ""]
