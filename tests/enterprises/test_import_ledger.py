"""The clerk uploads a workbook, looks at what was read, and has it written."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from enterprises.models import Enterprise, LedgerImport, Mine, Supervision
from tests import make
from tests.enterprises import workbooks
from tests.enterprises.workbooks import code, ledger, line

NEW = "/ledger/imports/new/"
pytestmark = pytest.mark.django_db


def upload(client, person, file, region="141023"):
    client.force_login(person)
    return client.post(NEW, {"file": file, "region": region})


def imported(client, person, *lines, **options):
    """Uploaded and written as far as it goes without a question."""
    upload(client, person, ledger(*lines, **options))
    uploaded = LedgerImport.objects.first()
    client.post(f"{uploaded.get_absolute_url()}commit/")
    uploaded.refresh_from_db()
    return uploaded


def test_nothing_is_in_the_ledger_until_somebody_has_looked(client, county_clerk):
    answer = upload(client, county_clerk, ledger(line(1), line(2)))
    uploaded = LedgerImport.objects.get()
    assert answer.url == f"/ledger/imports/{uploaded.pk}/"
    assert uploaded.status == "read"
    assert not Enterprise.objects.exists()
    assert "写入 2 行" in client.get(answer.url).content.decode()


def test_the_preview_shows_each_row_with_its_repairs_and_problems_at_the_cell(client, county_clerk):
    upload(
        client,
        county_clerk,
        ledger(line(1, people="45人"), line(2, kind="煤矿"), headings=[*workbooks.HEADINGS[:-1], "驻矿人员"]),
    )
    url = LedgerImport.objects.get().get_absolute_url()
    page = client.get(f"{url}?verdict=rejected").content.decode()
    assert "E4 矿山类型：矿山类型“煤矿”不在范围内" in page
    assert "I 列“驻矿人员”" in page
    page = client.get(f"{url}?verdict=accepted").content.decode()
    assert "单班入井人数：45人 → 45，取其中的人数" in page


def test_committing_writes_enterprises_mines_and_who_supervises(client, county_clerk):
    uploaded = imported(
        client, county_clerk, line(1, bureau="襄汾县应急管理局"), line(2, kind="尾矿库", bureau="新设监管局")
    )
    assert uploaded.status == "committed"
    assert uploaded.committed_by == county_clerk
    first, second = Mine.objects.order_by("enterprise__credit_code")
    assert (first.kind, first.headcount, first.is_key, first.principal) == ("underground", 30, True, "王建国")
    assert first.supervisor == county_clerk.agency
    assert first.supervisions.get().document == "襄汾县台账.xlsx"
    assert (second.supervisor, second.supervised_by) == (None, "新设监管局")
    page = client.get(uploaded.get_absolute_url()).content.decode()
    assert "新设监管局 1 行" in page


def test_an_agency_registered_later_takes_the_place_of_its_name(client, county_clerk):
    imported(client, county_clerk, line(1, bureau="襄汾县矿山安全监管局"))
    agency = make.agency("襄汾县", "mine_safety", name="襄汾县矿山安全监管局")
    uploaded = imported(client, county_clerk, line(1, bureau="襄汾县矿山安全监管局"))
    assert Mine.objects.get().supervisor == agency
    assert Mine.objects.get().supervised_by == ""
    assert uploaded.rows.get().outcome == "changed"


def test_a_former_name_of_an_agency_is_known_too(client, county_clerk):
    county_clerk.agency.former_names.create(name="襄汾县安全生产监督管理局", until="2019-01-01")
    imported(client, county_clerk, line(1, bureau="襄汾县安全生产监督管理局"))
    assert Mine.objects.get().supervisor == county_clerk.agency


def test_the_same_workbook_again_changes_nothing_and_leaves_no_events(client, county_clerk):
    lines = [line(1, bureau="襄汾县应急管理局"), line(2, kind="尾矿库", bureau="新设监管局")]
    imported(client, county_clerk, *lines)
    events = [kind for m in (Enterprise, Mine, Supervision) for kind in set(m.pgh_event_models.values())]
    before = [kind.objects.count() for kind in events]
    again = imported(client, county_clerk, *lines)
    assert [row.outcome for row in again.rows.all()] == ["unchanged", "unchanged"]
    assert [kind.objects.count() for kind in events] == before


def test_a_changed_cell_changes_the_row_and_an_empty_one_keeps_what_was_there(client, county_clerk):
    imported(client, county_clerk, line(1), line(2))
    again = imported(client, county_clerk, line(1, people=29, principal=""), line(2), line(3))
    assert [row.outcome for row in again.rows.all()] == ["changed", "unchanged", "new"]
    mine = Mine.objects.get(enterprise__credit_code=code(1))
    assert (mine.headcount, mine.is_key, mine.principal) == (29, False, "王建国")


def test_an_enterprise_with_two_mines_of_a_kind_must_say_which(client, county_clerk):
    headings = [*workbooks.HEADINGS, "矿山名称"]
    imported(client, county_clerk, [*line(1), "东矿"], [*line(1), "西矿"], headings=headings)
    assert Mine.objects.count() == 2
    upload(client, county_clerk, ledger(line(1)))
    row = LedgerImport.objects.first().rows.get()
    assert (row.verdict, row.problems[0]["field"]) == ("rejected", "name")


def test_a_code_of_another_region_is_refused_without_saying_whose_it_is(client, county_clerk, city_clerk):
    make.enterprise("140581", "高平秘密矿业有限公司", credit_code=code(1))
    upload(client, county_clerk, ledger(line(1), line(2)))
    uploaded = LedgerImport.objects.get()
    page = client.get(f"{uploaded.get_absolute_url()}?verdict=rejected").content.decode()
    assert "该信用代码已登记在其他地区，请与上级核对" in page
    assert "高平" not in page
    client.post(f"{uploaded.get_absolute_url()}commit/")
    assert Enterprise.objects.get(credit_code=code(1)).region_id == "140581"


def test_a_code_that_appears_elsewhere_before_the_commit_stops_all_of_it(client, county_clerk):
    upload(client, county_clerk, ledger(line(1), line(2)))
    make.enterprise("140581", "高平矿业有限公司", credit_code=code(2))
    uploaded = LedgerImport.objects.get()
    client.post(f"{uploaded.get_absolute_url()}commit/")
    uploaded.refresh_from_db()
    assert uploaded.status == "read"
    assert "第 4 行" in uploaded.message
    assert Enterprise.objects.count() == 1
    assert not Mine.objects.exists()


def test_a_mine_that_another_agency_answers_for_stays_with_it(client, county_clerk, city_clerk):
    owner = make.enterprise("141023", "襄汾县第1矿业有限公司", credit_code=code(1))
    make.mine(enterprise=owner, headcount=30, principal="王建国", supervisor=city_clerk.agency)
    upload(client, county_clerk, ledger(line(1, bureau="襄汾县应急管理局")))
    uploaded = LedgerImport.objects.get()
    row = uploaded.rows.get()
    assert (row.verdict, row.doubts) == ("held", "supervised_by")
    client.post(f"{uploaded.get_absolute_url()}confirm/", {"number": row.number})
    client.post(f"{uploaded.get_absolute_url()}commit/")
    assert Mine.objects.get().supervisor == city_clerk.agency


def test_rows_of_other_counties_are_rejected(client, county_clerk):
    upload(client, county_clerk, ledger(line(1), line(2, county="曲沃县")))
    assert list(LedgerImport.objects.get().rows.values_list("verdict", flat=True)) == ["accepted", "rejected"]


def test_two_counties_of_one_name_are_told_apart_by_their_city(client, province_clerk):
    lines = [line(1, county="阳泉市城区"), line(2, county="城区"), line(3, county="晋城市城区")]
    upload(client, province_clerk, ledger(*lines), region="14")
    counties = {row.number: row.values["county"] for row in LedgerImport.objects.get().rows.all()}
    assert counties == {3: "140302", 4: "", 5: "140502"}


def test_another_countys_workbook_with_other_headings_imports(client, neighbour_clerk):
    headings = [
        "主要负责人",
        "开采方式",
        "单位名称",
        "社会信用代码",
        "区县",
        "现状",
        "单班下井人数\n（人）",
        "日常监管部门",
    ]
    cells = [
        "李卫东",
        "露天开采",
        "曲沃石料有限公司",
        code(7, "141021"),
        "曲沃",
        "在产",
        "—",
        "曲沃县应急管理局",
    ]
    client.force_login(neighbour_clerk)
    client.post(NEW, {"file": ledger(cells, headings=headings), "region": "141021"})
    uploaded = LedgerImport.objects.get()
    client.post(f"{uploaded.get_absolute_url()}commit/")
    mine = Mine.objects.get()
    assert (mine.name, mine.kind, mine.status, mine.principal) == (
        "曲沃石料有限公司",
        "open_pit",
        "producing",
        "李卫东",
    )
    assert mine.supervisor == neighbour_clerk.agency


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (lambda: SimpleUploadedFile("台账.xlsx", b"name,code\n"), "这不是 Excel 工作簿"),
        (workbooks.encrypted, "打开密码"),
        (workbooks.bomb, "解压后过大"),
        (workbooks.endless, "超过 150,000 行"),
        (lambda: ledger(["只有", "说明"], headings=["说明", "内容"]), "没有找到台账"),
    ],
    ids=["not a workbook", "encrypted", "zip bomb", "200,000 rows", "no ledger in it"],
)
def test_what_cant_be_read_says_so_kindly_and_writes_nothing(
    client, county_clerk, file, words, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        upload(client, county_clerk, file())
    uploaded = LedgerImport.objects.get()
    assert uploaded.status == "failed"
    assert words in client.get(uploaded.get_absolute_url()).content.decode()
    assert not uploaded.rows.exists()
    assert not Enterprise.objects.exists()


def test_the_form_asks_for_a_file(client, county_clerk):
    client.force_login(county_clerk)
    answer = client.post(NEW, {"region": "141023"})
    assert answer.status_code == 422
    assert not LedgerImport.objects.exists()


def test_nobody_imports_into_a_region_that_isnt_theirs(client, county_clerk):
    assert upload(client, county_clerk, ledger(line(1)), region="141021").status_code == 422
    assert upload(client, county_clerk, ledger(line(1)), region="1410").status_code == 422
    assert not LedgerImport.objects.exists()


@pytest.mark.parametrize("role", ["viewer", "inspector", "legal_reviewer", "leader"])
def test_other_roles_may_neither_upload_nor_look(client, officer, county_clerk, role):
    upload(client, county_clerk, ledger(line(1)))
    uploaded = LedgerImport.objects.get()
    assert upload(client, officer("襄汾县", role), ledger(line(1))).status_code == 403
    for door in ("", "file/", "progress/"):
        assert client.get(f"{uploaded.get_absolute_url()}{door}").status_code == 403
    for door in ("confirm/", "commit/"):
        assert client.post(f"{uploaded.get_absolute_url()}{door}").status_code == 403
    assert LedgerImport.objects.count() == 1


def test_a_neighbour_doesnt_see_it_and_the_city_only_looks_on(
    client, county_clerk, neighbour_clerk, city_clerk
):
    upload(client, county_clerk, ledger(line(1)))
    uploaded = LedgerImport.objects.get()
    client.force_login(neighbour_clerk)
    for door in ("", "file/", "progress/"):
        assert client.get(f"{uploaded.get_absolute_url()}{door}").status_code == 404
    assert client.post(f"{uploaded.get_absolute_url()}commit/").status_code == 404
    client.force_login(city_clerk)
    assert client.get(uploaded.get_absolute_url()).status_code == 200
    assert client.post(f"{uploaded.get_absolute_url()}commit/").status_code == 403
    assert not Mine.objects.exists()


def test_what_is_written_isnt_written_again(client, county_clerk):
    uploaded = imported(client, county_clerk, line(1))
    client.post(
        f"{uploaded.get_absolute_url()}commit/",
        headers={"referer": f"http://testserver{uploaded.get_absolute_url()}"},
    )
    assert "没有可以导入的行" in client.get(uploaded.get_absolute_url()).content.decode()


def test_the_workbook_comes_back_as_it_was(client, county_clerk):
    file = ledger(line(1))
    content = file.read()
    file.seek(0)
    upload(client, county_clerk, file)
    answer = client.get(f"{LedgerImport.objects.get().get_absolute_url()}file/")
    assert b"".join(answer.streaming_content) == content
    assert answer["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("kind", ["town_centre", "emergency_management"])
def test_a_town_is_offered_no_import(client, county_clerk, kind):
    """It may answer for mines, but a ledger is the county's."""
    clerk = make.user(make.agency("141023100", kind), "clerk")
    for person, offered in ((clerk, False), (county_clerk, True)):
        client.force_login(person)
        assert (NEW in client.get("/ledger/").content.decode()) is offered
        assert (NEW in client.get("/ledger/imports/").content.decode()) is offered
        assert client.get(NEW).status_code == (200 if offered else 403)
    client.force_login(clerk)
    assert "县级以上应急管理部门" in client.get(NEW).context["exception"]


def test_a_fire_brigade_imports_no_ledger(client):
    clerk = make.user(make.agency("襄汾县", kind="fire"), "clerk")
    assert upload(client, clerk, ledger(line(1))).status_code == 403
    assert not LedgerImport.objects.exists()
