"""专家信息表 (S0-10): entered one by one or as a workbook, and out again in the columns of the annex."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from campaigns.models import Expert
from campaigns.obligations import handing
from campaigns.obligations.experts import HEADINGS
from tests import make

pytestmark = pytest.mark.django_db
KEY = "7f1b2c1e-0000-4000-8000-000000000002"
ROW = {
    "province": "山西省",
    "name": "赵志远",
    "gender": "male",
    "born": "1975-03",
    "workplace": "山西某矿业设计院",
    "post": "高级工程师",
    "speciality": "ventilation",
    "years": "22",
    "phone": "13900000001",
    "recusal": "襄汾宏源矿业有限公司",
    "note": "",
}
LINE = ["山西省", "赵志远", "男", "1975年3月", "山西某矿业设计院", "高级工程师", "通风", 22, 13900000001, ""]


@pytest.fixture
def owed():
    return make.owed("experts")


@pytest.fixture
def page(client, owed, county_clerk):
    client.force_login(county_clerk)
    return f"/campaigns/obligations/{owed.pk}/hand-in/"


COLUMNS = ("序号", *HEADINGS.values())


def formset(*rows, more=False):
    data = {"form-TOTAL_FORMS": str(len(rows)), "form-INITIAL_FORMS": "0", "client_key": KEY}
    for number, row in enumerate(rows):
        data |= {f"form-{number}-{name}": value for name, value in row.items()}
    return data | ({"more": "1"} if more else {})


def sheet(*lines, headings=COLUMNS):
    book = Workbook()
    book.active.append(["附件3"])
    book.active.append(["专家信息表"])
    book.active.append(list(headings))
    for number, line in enumerate(lines, start=1):
        book.active.append([number, *line])
    out = BytesIO()
    book.save(out)
    return SimpleUploadedFile("专家.xlsx", out.getvalue())


def upload(*lines, **options):
    return {**formset(), "sheet": sheet(*lines, **options)}


def test_experts_are_typed_in_one_by_one(client, page, owed):
    assert "应回避的企业" in client.get(page).content.decode()
    answer = client.post(page, formset(ROW, {**ROW, "name": "钱卫国", "speciality": "water"}, {}))
    assert answer["Location"] == f"/campaigns/obligations/{owed.pk}/"
    assert list(Expert.objects.values_list("number", "name", "speciality")) == [
        (1, "赵志远", "ventilation"),
        (2, "钱卫国", "water"),
    ]
    shown = client.get(answer["Location"]).content.decode()
    assert "赵志远" in shown
    assert "栏目为重建" in shown


def test_a_second_tap_makes_no_second_list(client, page):
    for _ in range(2):
        assert client.post(page, formset(ROW)).status_code == 302
    assert Expert.objects.count() == 1


def test_what_is_missing_is_said_at_the_field(client, page):
    answer = client.post(page, formset({**ROW, "phone": "", "born": "一九七五"}))
    assert answer.status_code == 422
    assert "请写成 1975-03" in answer.content.decode()
    assert not Expert.objects.exists()


def test_one_more_row_keeps_what_was_typed(client, page):
    answer = client.post(page, formset(ROW, more=True)).content.decode()
    assert 'value="赵志远"' in answer
    assert "第 2 名" in answer
    assert not Expert.objects.exists()


def test_a_list_without_experts_is_none(client, page):
    answer = client.post(page, formset({}))
    assert answer.status_code == 422
    assert "至少一名" in answer.content.decode()


def test_a_workbook_is_read(client, page):
    second = [
        "山西省",
        "钱卫国",
        "男",
        "1980.11",
        "某矿院",
        "教授",
        "防治水",
        15,
        "0357-100",
        "应回避：甲公司；外聘",
    ]
    assert client.post(page, upload(LINE, second)).status_code == 302
    first, second = Expert.objects.all()
    assert (first.name, first.speciality, f"{first.born:%Y-%m}", first.years) == (
        "赵志远",
        "ventilation",
        "1975-03",
        22,
    )
    assert first.phone == "13900000001"
    assert (second.recusal, second.note, second.phone) == ("甲公司", "外聘", "0357-100")


def test_what_is_wrong_in_a_workbook_is_said_at_its_row(client, page):
    wrong = [*LINE]
    wrong[2], wrong[6] = "先生", "地质"
    answer = client.post(page, upload(LINE, wrong))
    assert answer.status_code == 422
    said = answer.content.decode()
    assert "第 5 行 性别" in said
    assert "第 5 行 专业" in said
    assert not Expert.objects.exists()


def test_a_workbook_of_something_else_is_refused(client, page):
    answer = client.post(page, upload(LINE, headings=("序号", "姓名", "备注")))
    assert "表头缺少：省份" in answer.content.decode()
    text = {**formset(), "sheet": SimpleUploadedFile("专家.xlsx", b"not a workbook")}
    assert "这不是 Excel 工作簿" in client.post(page, text).content.decode()


def test_it_goes_out_in_the_columns_of_the_annex_and_comes_back(
    client, page, owed, city_leader, county_clerk
):
    client.post(page, formset(ROW))
    round_ = owed.submissions.get()
    answer = client.get(f"/campaigns/submissions/{round_.pk}/experts.xlsx")
    content = b"".join(answer.streaming_content)
    rows = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    assert rows[3] == ["序号", *HEADINGS.values()]
    assert rows[4][2:4] == ["赵志远", "男"]
    assert rows[4][-1] == "应回避：襄汾宏源矿业有限公司；"
    assert any("重建" in str(cell) for row in rows for cell in row)
    owed.refresh_from_db()
    handing.return_(owed, by=city_leader, reason="补充")
    again = {**formset(), "client_key": "7f1b2c1e-0000-4000-8000-000000000003"}
    assert client.post(page, {**again, "sheet": SimpleUploadedFile("回.xlsx", content)}).status_code == 302
    assert owed.submissions.first().experts.get().recusal == "襄汾宏源矿业有限公司"


def test_what_was_returned_is_mended_and_not_typed_again(client, page, owed, city_leader):
    client.post(page, formset(ROW))
    owed.refresh_from_db()
    handing.return_(owed, by=city_leader, reason="补充")
    assert 'value="赵志远"' in client.get(page).content.decode()


def test_the_neighbour_gets_no_phone_numbers(client, page, owed, neighbour_clerk):
    client.post(page, formset(ROW))
    client.force_login(neighbour_clerk)
    assert client.get(f"/campaigns/submissions/{owed.submissions.get().pk}/experts.xlsx").status_code == 404


def test_the_blank_sheet_has_the_columns(client, page):
    content = b"".join(client.get("/campaigns/obligations/experts.xlsx").streaming_content)
    rows = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    assert rows[3] == ["序号", *HEADINGS.values()]
