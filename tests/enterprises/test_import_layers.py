"""Licences, contractors and drawings come in as workbooks; what holds for every layer; who may."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from enterprises.models import ColumnMapping, Contractor, Drawing, KeyPerson, LedgerImport, Licence, Mine
from enterprises.workbooks.actions import commit_import
from tests import filed, make
from tests.layered import HEADINGS, book, county_mine, kept, outcomes, person, problems, read, sent

pytestmark = pytest.mark.django_db
SAFETY = "安全生产许可证"


@pytest.fixture
def mine(county_clerk):
    return county_mine(name="盛泰铁矿")


def licence(mine, kind="采矿许可证", number="C1", issued="2022-01-01", expires="2025-01-01"):
    return ["", mine.enterprise.credit_code, kind, number, "省自然资源厅", issued, expires]


def team(mine, name="晋南井建有限公司", since="2023-01-01", until="2023-12-31", people=30):
    return [mine.enterprise.credit_code, name, "赵勇", "13835712345", people, since, until]


def drawing(mine, kind="通风系统图", on="2023-06-01", number="", scale="1:1000"):
    return [mine.enterprise.name, kind, number, scale, on]


# ── Licences ──


def test_licences_are_kept_and_the_same_file_again_changes_nothing(mine, county_clerk):
    lines = [licence(mine, "采矿证"), licence(mine, "营业执照", "Y1", "", "")]
    kept("licences", *lines, by=county_clerk)
    assert set(Licence.objects.values_list("kind", "number", "confirmed_by")) == {
        ("采矿许可证", "C1", county_clerk.pk),
        ("营业执照", "Y1", county_clerk.pk),
    }
    assert outcomes(sent("licences", *lines, by=county_clerk)) == ["unchanged", "unchanged"]


def test_a_safety_licence_is_renewed_and_the_ledgers_line_follows(mine, county_clerk):
    filed.licence(mine, SAFETY, number="晋1")
    uploaded = kept("licences", licence(mine, SAFETY, "晋2", expires="2026-01-01"), by=county_clerk)
    assert outcomes(uploaded) == ["changed"]
    mine.refresh_from_db()
    assert (Licence.objects.get().number, mine.licence_number) == ("晋2", "晋2")
    assert mine.licence_expires == dt.date(2026, 1, 1)


def test_a_second_number_of_another_kind_is_a_second_licence(mine, county_clerk):
    filed.licence(mine, number="C0")
    assert outcomes(kept("licences", licence(mine), by=county_clerk)) == ["new"]
    assert Licence.objects.count() == 2


def test_what_was_revoked_isnt_brought_back(mine, county_clerk):
    filed.licence(mine, number="C1", status="revoked")
    told = problems(sent("licences", licence(mine, expires="2030-01-01"), by=county_clerk))
    assert told == [(3, "rejected", "D3", "这本采矿许可证已吊销，不能改动")]


@pytest.mark.parametrize(
    ("line", "cell", "message"),
    [
        ({"kind": "通行证"}, "C3", "“通行证”不在可填的范围内，可填：安全生产许可证、"),
        ({"expires": "2021-12-31"}, "G3", "有效期至不能早于发证日期"),
        ({"number": 911410230000000123}, "D3", "末几位已丢失"),
        ({"number": "长" * 61}, "D3", "文字超过 60 字"),
        ({"expires": "23-1-1"}, "G3", "年份只有两位"),
    ],
)
def test_a_bad_licence_is_told_at_its_cell(mine, county_clerk, line, cell, message):
    told = problems(sent("licences", licence(mine, **line), by=county_clerk))
    assert [where for _, _, where, _ in told] == [cell]
    assert message in told[0][3]


# ── Contractors ──


def test_a_contractor_of_another_year_is_another_line(mine, county_clerk):
    kept("contractors", team(mine), team(mine, since="2024-01-01", until=""), by=county_clerk)
    assert Contractor.objects.count() == 2
    uploaded = kept("contractors", team(mine, people=45), by=county_clerk)
    assert uploaded.rows.get().changes == [{"field": "people", "before": "30", "after": "45"}]
    assert Contractor.objects.get(until=dt.date(2023, 12, 31)).people == 45


def test_a_contract_that_ends_before_it_begins(mine, county_clerk):
    told = problems(sent("contractors", team(mine, until="2022-12-31"), by=county_clerk))
    assert told == [(3, "rejected", "G3", "协议止不能早于协议起")]


# ── Drawings ──


def test_a_drawing_on_paper_is_filed_by_who_brings_it_in(mine, county_clerk):
    kept("drawings", drawing(mine), by=county_clerk)
    made = Drawing.objects.get()
    assert (made.status, made.on_paper, made.filed_by) == ("filed", True, county_clerk)
    uploaded = kept("drawings", drawing(mine), drawing(mine, on="2023-09-01"), by=county_clerk)
    assert outcomes(uploaded) == ["unchanged", "new"]
    assert Drawing.objects.current().get().updated_on == dt.date(2023, 9, 1)


@pytest.mark.parametrize(
    ("line", "verdict", "message"),
    [
        ({"scale": "1:500"}, "rejected", "已备案，不能改动"),
        ({"on": "2023-01-01"}, "held", "这一版更早，请确认"),
        ({"on": "2070-01-01"}, "rejected", "不能晚于今天"),
        ({"kind": "采剥工程年末图"}, "rejected", "采剥工程年末图"),  # not of an underground mine
    ],
)
def test_a_drawing_that_is_filed_stays_as_it_was(mine, county_clerk, line, verdict, message):
    filed.drawing(mine, scale="1:1000")
    ((_, was, _, told),) = problems(sent("drawings", drawing(mine, **line), by=county_clerk))
    assert (was, message in told) == (verdict, True)


def test_what_the_enterprise_has_sent_in_isnt_overtaken(mine, county_clerk):
    filed.drawing(mine, status="drawn")
    assert "企业已报送，待签字" in problems(sent("drawings", drawing(mine), by=county_clerk))[0][3]


# ── Which mine, and whose ──


def test_a_mine_is_named_by_code_by_name_or_is_the_only_one(mine, county_clerk):
    pond = make.mine(kind="tailings", enterprise=mine.enterprise, supervisor=make.agency())
    by_name = ["盛泰铁矿", "", "尾矿库", *person(mine, "李明")[3:]]
    told = problems(sent("persons", person(mine), by_name, by=county_clerk))
    assert told[0][:3] == (3, "rejected", "C3")
    assert "分不清是哪一座矿山" in told[0][3]
    pond.name = "大沟尾矿库"
    pond.save()
    lines = [person(mine), ["盛泰铁矿", "", "大沟尾矿库", *person(mine, "李明")[3:]]]
    kept("persons", *lines, by=county_clerk)
    assert set(KeyPerson.objects.values_list("mine", "name")) == {(mine.pk, "张建国"), (pond.pk, "李明")}


def test_unknown_mines_and_those_of_others_are_told_apart(mine, county_clerk):
    theirs = make.mine("141021", name="曲沃铁矿")
    citys = make.mine(name="市管铁矿", supervisor=make.agency("临汾市"))
    wrong = person(mine)
    wrong[1] = "91141023000009999X"
    uploaded = kept("persons", person(theirs), person(citys), wrong, person(mine), by=county_clerk)
    told = {number: message for number, _, _, message in problems(uploaded)}
    assert "的台账中没有" in told[3]  # what lies elsewhere isn't even said to be there
    assert told[4] == f"只有{make.agency('临汾市')}的人员可以修改这座矿山"
    assert "的台账中没有" in told[5]
    assert KeyPerson.objects.get().mine == mine


def test_a_code_under_another_name_is_asked_about_and_a_blank_mine_too(mine, county_clerk):
    other = person(mine)
    other[0] = "盛泰矿业"
    blank = ["", "", "", *person(mine, "李明")[3:]]
    told = problems(sent("persons", other, blank, by=county_clerk))
    assert [(n, verdict, where) for n, verdict, where, _ in told] == [(3, "held", "A3"), (4, "held", "A4")]
    assert "登记的企业是盛泰铁矿" in told[0][3]
    assert "取自第 3 行" in told[1][3]


def test_only_a_clerk_of_the_region_brings_a_layer_in(
    client, mine, county_clerk, county_viewer, neighbour_clerk
):
    for person_, region in ((county_viewer, "141023"), (neighbour_clerk, "141023")):
        with pytest.raises(PermissionDenied):
            read(
                "persons",
                book(person(mine), headings=HEADINGS["persons"]),
                person_,
                region=make.region(region),
            )
    uploaded = sent("persons", person(mine), by=county_clerk)
    client.force_login(neighbour_clerk)
    assert client.get(uploaded.get_absolute_url()).status_code == 404
    client.force_login(make.user(make.agency("临汾市"), "clerk"))
    assert client.post(f"{uploaded.get_absolute_url()}commit/").status_code == 403
    assert not KeyPerson.objects.exists()


# ── The page ──


def test_the_page_takes_a_layer_and_shows_its_lines(client, mine, county_clerk):
    client.force_login(county_clerk)
    content = book(licence(mine), licence(mine, "通行证"), headings=HEADINGS["licences"])
    file = make.SimpleUploadedFile("证照.xlsx", content)
    answer = client.post("/ledger/imports/new/", {"file": file, "region": "141023", "layer": "licences"})
    page = client.get(f"{answer.url}?verdict=accepted").content.decode()
    assert "采矿许可证" in page
    assert "编号 C1，发证机关 省自然资源厅" in page
    assert (
        "C4 证照种类：“通行证”不在可填的范围内"
        in client.get(f"{answer.url}?verdict=rejected").content.decode()
    )
    client.post(f"{answer.url}commit/")
    assert Licence.objects.get().kind == "采矿许可证"
    assert "证照" in client.get("/ledger/imports/").content.decode()


def test_a_layer_that_isnt_one_is_refused(client, county_clerk):
    client.force_login(county_clerk)
    file = make.SimpleUploadedFile("a.xlsx", book(headings=["a"]))
    answer = client.post("/ledger/imports/new/", {"file": file, "region": "141023", "layer": "passwords"})
    assert answer.status_code == 422
    assert client.get("/ledger/template/?layer=passwords").status_code == 404


def test_a_heading_is_explained_once_and_for_this_layer_only(client, mine, county_clerk):
    headings = ["企业名称", "统一社会信用代码", "矿", "谁", "干什么", "任职起"]
    content = book(person(mine), headings=headings)
    uploaded = read("persons", content, county_clerk)
    assert uploaded.status == "failed"
    assert "缺少：姓名" in uploaded.message
    client.force_login(county_clerk)
    client.post(f"{uploaded.get_absolute_url()}columns/", {"column-D": "person", "column-E": "posts"})
    uploaded.refresh_from_db()
    assert (uploaded.status, outcomes(uploaded)) == ("read", ["new"])
    assert outcomes(read("persons", content, county_clerk)) == ["new"]
    assert set(ColumnMapping.objects.values_list("layer", "heading")) == {
        ("persons", "谁"),
        ("persons", "干什么"),
    }


def test_held_lines_of_a_layer_are_confirmed_together_on_the_page(client, mine, county_clerk):
    line = [*team(mine)[:3], "内线301", *team(mine)[4:]]
    uploaded = sent("contractors", line, by=county_clerk)
    client.force_login(county_clerk)
    assert "联系电话：1 行" in client.get(uploaded.get_absolute_url()).content.decode()
    client.post(f"{uploaded.get_absolute_url()}confirm/", {"doubts": "phone"})
    client.post(f"{uploaded.get_absolute_url()}commit/")
    assert Contractor.objects.get().phone == "内线301"
    assert outcomes(sent("contractors", line, by=county_clerk)) == ["unchanged"]


def test_an_import_of_a_layer_leaves_the_ledger_alone(mine, county_clerk):
    kept("persons", person(mine), by=county_clerk)
    assert Mine.objects.get().enterprise.name == "盛泰铁矿"
    assert LedgerImport.objects.get().committed_by == county_clerk


def test_a_mine_that_is_gone_meanwhile_stops_the_whole(mine, county_clerk):
    uploaded = sent("persons", person(mine), by=county_clerk)
    Mine.objects.all().delete()
    commit_import(uploaded, by=county_clerk)
    assert "这座矿山已不在台账中" in uploaded.message
