"""What no workbook changes: what a paper must say, what another agency answers for, days that can't be."""

import pytest
from django.db import IntegrityError

from enterprises.models import Enterprise, LedgerImport, Mine, Supervision
from jurisdictions.models import Region
from tests import make
from tests.enterprises import workbooks
from tests.enterprises.test_import_ledger import imported, upload
from tests.enterprises.workbooks import code, ledger, line

pytestmark = pytest.mark.django_db


def confirmed(client, person, *lines, **options):
    """Uploaded, every question answered with yes, and written; the only row as it was held."""
    upload(client, person, ledger(*lines, **options))
    uploaded = LedgerImport.objects.first()
    row = uploaded.rows.get()
    client.post(f"{uploaded.get_absolute_url()}confirm/", {"number": row.number})
    client.post(f"{uploaded.get_absolute_url()}commit/")
    return row


def test_a_name_changes_with_a_paper_and_by_no_workbook(client, county_clerk):
    """Not by the row of another mine of the enterprise either, which says what it would change of it."""
    imported(client, county_clerk, line(1, name="襄汾旧名矿业有限公司"))
    for kind in ("地下矿山", "露天矿山"):
        row = confirmed(
            client, county_clerk, [*line(1, name="襄汾新名矿业有限公司", kind=kind, people=20), "刘明"],
            headings=[*workbooks.HEADINGS, "法定代表人"],
        )  # fmt: skip
        assert (row.verdict, row.doubts) == ("held", "name")
        assert "更名凭文件" in row.problems[0]["message"]
        assert ("法定代表人" in str(row.changes)) is False
        assert [change["field"] for change in row.changes][:1] == ["legal_representative"][
            : kind == "地下矿山"
        ]
    mines = Mine.objects.order_by("pk").values_list("name", "enterprise__name", "headcount")
    assert list(mines) == [("襄汾旧名矿业有限公司",) * 2 + (20,)] * 2


def test_no_workbook_names_a_mine_anew(client, county_clerk):
    imported(client, county_clerk, line(1))
    row = confirmed(
        client, county_clerk, [*line(1, people=20), "东矿"], headings=[*workbooks.HEADINGS, "矿山名称"]
    )
    assert (row.verdict, row.doubts) == ("held", "mine_name")
    assert (Mine.objects.get().name, Mine.objects.get().headcount) == ("襄汾县第1矿业有限公司", 20)


def test_no_workbook_closes_a_mine_of_the_ledger(client, county_clerk):
    imported(client, county_clerk, line(1))
    row = confirmed(client, county_clerk, line(1, status="关闭", people=20))
    assert (row.verdict, row.doubts) == ("held", "status")
    assert "登记关闭" in row.problems[0]["message"]
    assert (Mine.objects.get().status, Mine.objects.get().headcount) == ("producing", 20)
    imported(client, county_clerk, line(2, status="关闭"))
    assert Mine.objects.get(enterprise__credit_code=code(2)).status == "closed"


def test_an_expiry_before_the_issue_that_the_ledger_holds_is_refused(client, county_clerk):
    headings = [*workbooks.HEADINGS, "许可证发证日期", "许可证有效期至"]
    imported(client, county_clerk, [*line(1), "2024-01-01", "2026-12-31"], headings=headings)
    for issued, expires, field in (
        ("", "2020-01-01", "licence_expires"),
        ("2027-01-01", "", "licence_issued"),
    ):
        upload(client, county_clerk, ledger([*line(1), issued, expires], headings=headings))
        row = LedgerImport.objects.first().rows.get()
        assert (row.verdict, row.problems[0]["field"]) == ("rejected", field)
    with pytest.raises(IntegrityError, match="mine_licence_ends_after_start"):
        Mine.objects.update(licence_expires="2020-01-01")


AROUND = [*workbooks.HEADINGS, "所在乡镇", "上级公司", "上级公司信用代码"]


def test_a_town_and_a_company_above_are_found_by_what_counties_write(client, county_clerk):
    above = make.enterprise("1410", "临汾矿业集团", credit_code=code(90))
    town = Region.objects.get(pk="141023100")
    for written, parent, key in ((town.name, "临汾矿业集团", ""), (town.name[:-1], "", code(90))):
        Mine.objects.all().delete()
        Enterprise.objects.filter(credit_code=code(1)).delete()
        uploaded = imported(client, county_clerk, [*line(1), written, parent, key], headings=AROUND)
        assert [row.outcome for row in uploaded.rows.all()] == ["new"]
        mine = Mine.objects.get()
        assert (mine.region, mine.enterprise.parent_enterprise) == (town, above)


@pytest.mark.parametrize(
    ("cells", "field"),
    [(["桃花源乡", "", ""], "town"), (["", "无名集团", ""], "parent"), (["", "", code(2)], "parent_code")],
    ids=["no such town", "no such company", "a company that stands below it"],
)
def test_what_isnt_found_around_it_is_asked_and_the_rest_goes_on(client, county_clerk, cells, field):
    imported(client, county_clerk, line(1))
    owner = Enterprise.objects.get()
    make.enterprise(name="下属", credit_code=code(2), parent_enterprise=owner)
    row = confirmed(client, county_clerk, [*line(1, people=20), *cells], headings=AROUND)
    assert (row.verdict, row.doubts) == ("held", field)
    mine = Mine.objects.get()
    assert (mine.headcount, mine.region_id, mine.enterprise.parent_enterprise) == (20, "141023", None)


def test_no_workbook_hands_a_mine_on(client, county_clerk, city_clerk):
    imported(client, county_clerk, line(1, bureau="襄汾县应急管理局"))
    row = confirmed(client, county_clerk, line(1, bureau="临汾市应急管理局", people=20))
    assert (row.verdict, row.doubts) == ("held", "supervised_by")
    assert "凭文件" in row.problems[0]["message"]
    assert (Mine.objects.get().supervisor, Mine.objects.get().headcount) == (county_clerk.agency, 20)


@pytest.mark.parametrize("read_before", [True, False], ids=["taken over since it was read", "all along"])
def test_what_another_agency_answers_for_no_workbook_changes(client, county_clerk, city_clerk, read_before):
    """Down from the county to a mine of the city, and a city's over its counties' mines."""
    for importer, other, region in ((county_clerk, city_clerk, "141023"), (city_clerk, county_clerk, "1410")):
        Mine.objects.all().delete()
        imported(client, county_clerk, line(1))
        mine = Mine.objects.get()
        if not read_before:
            Supervision.objects.create(mine=mine, agency=other.agency, since="2023-01-01")
        upload(client, importer, ledger(line(1, people=35, principal="李卫东")), region=region)
        uploaded = LedgerImport.objects.first()
        if read_before:
            Supervision.objects.create(mine=mine, agency=other.agency, since="2023-01-01")
        else:
            row = uploaded.rows.get()
            assert row.verdict == "rejected"
            assert f"由{other.agency}监管，只有其人员可以修改" in row.problems[0]["message"]
            assert "单班入井人数、主要负责人" in row.problems[0]["message"]
        client.post(f"{uploaded.get_absolute_url()}commit/")
        mine.refresh_from_db()
        assert (mine.headcount, mine.principal) == (30, "王建国")


def test_nor_what_it_says_of_the_enterprise(client, county_clerk, city_clerk):
    headings = [*workbooks.HEADINGS, "法定代表人"]
    imported(client, county_clerk, [*line(1), "刘明"], headings=headings)
    Supervision.objects.create(mine=Mine.objects.get(), agency=city_clerk.agency, since="2023-01-01")
    upload(client, county_clerk, ledger([*line(1, kind="露天矿山"), "赵强"], headings=headings))
    row = LedgerImport.objects.first().rows.get()
    assert (row.verdict, row.problems[0]["field"]) == ("rejected", "legal_representative")


def test_a_row_that_only_repeats_what_another_agency_keeps_passes(client, county_clerk, city_clerk):
    imported(client, county_clerk, line(1))
    Supervision.objects.create(mine=Mine.objects.get(), agency=city_clerk.agency, since="2023-01-01")
    again = imported(client, county_clerk, line(1), line(2))
    assert [row.outcome for row in again.rows.all()] == ["unchanged", "new"]
