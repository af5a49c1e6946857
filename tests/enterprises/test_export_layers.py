"""Each layer goes out for the mines of a list and comes back without a change."""

import datetime as dt
import io
import json
import re
from decimal import Decimal
from urllib.parse import urlencode

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from openpyxl import load_workbook

from enterprises.layers.declared import CHOICES, LAYERS
from enterprises.models import Certificate, Contractor, Drawing, KeyPerson, LedgerImport, Licence, Profile
from enterprises.workbooks.exports import TITLES, WHOLE
from tests import filed, make, staffed
from tests.layered import DAY, HEADINGS, book, cells, county_mine, exported, outcomes, person, read, saved

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(county_clerk):
    """With awkward lines of every layer, and a pond of the same name."""
    made = county_mine(name="盛泰铁矿")
    make.mine(kind="tailings", enterprise=made.enterprise, supervisor=make.agency())
    for name, posts in (("张建国", ["矿长", "总工程师"]), ("张建国", ["安全管理人员"]), ("=1+1", ["矿长"])):
        one = filed.key_person(
            made, *posts, name=name, since=dt.date(1998, 5, 1), phone="内线 301", title="@高工"
        )
        for number in ("K1", "+K2"):
            fields = {"kind": "其他证书", "number": number, "expires": dt.date(2025, 1, 1)}
            Certificate.objects.create(mine=made, person=one, **fields)
    filed.key_person(made, "聘用专家", "已不再用的职务", name="李明", since=None)
    filed.key_person(made, "矿长", name="离任人", until=dt.date(2022, 12, 31))
    filed.licence(made, "安全生产许可证", number="晋1", status="revoked")
    filed.licence(made, "安全生产许可证", number="")
    filed.licence(made, "其他证照", number="=HYPERLINK(1)", issued=None, expires=None)
    team = {"team_leader": "赵勇", "since": DAY, "credit_code": "不详", "people": 0}
    Contractor.objects.create(mine=made, name="晋南井建", **team)
    Contractor.objects.create(mine=made, name="晋南井建", **team)
    hired = Contractor.objects.create(mine=made, name="同名井建", **team)
    Contractor.objects.create(mine=made, name="同名井建", **{**team, "since": DAY.replace(year=2024)})
    for number, contractor in (("", hired), ("02", None), ("03", None)):
        one = staffed.worker(made, "陈强", number=number, contractor=contractor)
        for score in (None, Decimal("88.5"), Decimal(60)):
            day = DAY - dt.timedelta(days=int(score or 0))
            staffed.training(one, day, score=score, passed=score is None)
    staffed.worker(made, "=1+1", trade="@支柱工")
    staffed.worker(made, "离岗人", until=dt.date(2022, 12, 31))
    filed.drawing(made)
    filed.drawing(made, updated_on=dt.date(2022, 6, 1))
    filed.drawing(made, kind="避灾路线图", status="signed")
    known = {"longitude": Decimal("111.441234"), "risk_grade": "C", "monitoring": False, "hoisting": "=罐笼"}
    Profile.objects.create(mine=made, goaf=Decimal("12.50"), flood_routed_on=DAY, ownerless=True, **known)
    return made


def rows(content, sheet=0):
    return [line for line in cells(content, sheet)[3:] if isinstance(line[0], float)]


@pytest.mark.parametrize("layer", LAYERS)
def test_a_round_trip_changes_nothing(mine, county_clerk, layer):
    content = exported(layer, county_clerk)
    assert len(rows(content)) > 0
    uploaded = read(layer, content, county_clerk)
    told = [(row.verdict, row.outcome, row.problems) for row in uploaded.rows.all()]
    assert set(told and outcomes(uploaded)) == {"unchanged"}, told
    assert len(told) == len(rows(content))
    assert (uploaded.unknown_columns, uploaded.left_out) == ([], [])
    assert exported(layer, county_clerk) == content


def test_only_what_stands_goes_out(mine, county_clerk):
    names = [line[6] for line in rows(exported("persons", county_clerk))]
    assert names == ["张建国"] * 4 + ["=1+1"] * 2 + ["李明"]
    assert len(rows(exported("licences", county_clerk))) == 2
    assert [line[6] for line in rows(exported("drawings", county_clerk))] == ["通风系统图"]


def test_what_people_typed_never_becomes_a_formula(mine, county_clerk):
    sheet = load_workbook(io.BytesIO(exported("persons", county_clerk))).worksheets[0]
    typed = [cell for line in sheet.iter_rows() for cell in line if str(cell.value or "")[:1] in "=+@"]
    typed = [cell for cell in typed if cell.value]
    assert len(typed) > 5
    assert {(cell.data_type, cell.quotePrefix) for cell in typed} == {("s", True)}


def test_the_whole_file_is_one_workbook_and_each_layer_is_found_in_it(mine, county_clerk):
    content = exported(WHOLE, county_clerk)
    assert load_workbook(io.BytesIO(content)).sheetnames == [title for _, title in CHOICES]
    for layer in ("ledger", *LAYERS):
        uploaded = read(layer, content, county_clerk)
        assert set(outcomes(uploaded)) <= {"unchanged", ""}, (layer, uploaded.message)
        assert uploaded.rows.exists()


def test_the_list_offers_each_layer_for_what_it_shows(client, mine, county_clerk, county_viewer):
    other = county_mine(name="另一座矿")
    filed.key_person(other, name="不相干")
    client.force_login(county_clerk)
    page = client.get("/ledger/?q=盛泰").content.decode()
    for layer in TITLES:
        assert f"/ledger/export/?q=%E7%9B%9B%E6%B3%B0&amp;layer={layer}" in page
    answer = client.get("/ledger/export/?" + urlencode({"q": "盛泰", "layer": "persons"}))
    assert "%E5%85%B3%E9%94%AE%E5%B0%91%E6%95%B0-" in answer["Content-Disposition"]
    names = {line[6] for line in rows(b"".join(answer.streaming_content))}
    assert "张建国" in names
    assert "不相干" not in names
    assert client.get("/ledger/export/?layer=passwords").status_code in {302, 409, 422}


def test_a_long_layer_is_made_by_the_worker(client, mine, county_clerk, monkeypatch):
    monkeypatch.setattr("enterprises.workbooks.outgoing.WRITTEN_AT_ONCE", 0)
    client.force_login(county_clerk)
    address = "/ledger/exports/new/?layer=persons"
    assert client.get("/ledger/export/?layer=persons").url == address
    assert "导出关键少数" in client.get(address).content.decode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.db.transaction.on_commit", lambda act, **_: act())
        job = client.post(address).url
    page = client.get(job).content.decode()
    assert "襄汾县关键少数-" in page
    assert "共 7 行" in page


@pytest.mark.parametrize("layer", LAYERS)
def test_an_empty_workbook_says_what_each_column_wants_and_comes_back_filled_in(client, county_clerk, layer):
    client.force_login(county_clerk)
    content = b"".join(client.get(f"/ledger/template/?layer={layer}").streaming_content)
    template = load_workbook(io.BytesIO(content))
    assert template.sheetnames == [LAYERS[layer].title, "填写说明"]
    lists = [rule.formula1 for rule in template.worksheets[0].data_validations.dataValidation]
    assert all(len(one) <= 257 for one in lists)
    assert '"地下矿山,露天矿山,尾矿库"' in lists
    noted = {row[0] for row in template["填写说明"].iter_rows(min_row=2, values_only=True)}
    assert {column.title for column in LAYERS[layer].columns} <= noted
    owner = county_mine(name="盛泰铁矿").enterprise
    some = {"企业名称": owner.name, "姓名": "张建国", "职务": "矿长", "证照种类": "营业执照"}
    some |= {"承包单位": "晋南井建", "项目部负责人": "赵勇", "协议起": "2023-01-01"}
    some |= {"建设规模": "大型", "风险等级": "较大风险", "人员定位系统": "是", "采空区体积（万立方米）": 12.5}
    some |= {"图纸种类": "通风系统图", "图纸更新日期": "2023-06-01", "岗位（工种）": "凿岩工"}
    sheet = template.worksheets[0]
    for cell in sheet[3]:
        sheet.cell(4, cell.column, some.get(cell.value))
    filled = io.BytesIO()
    template.save(filled)
    uploaded = read(layer, filled.getvalue(), county_clerk)
    assert [(row.verdict, row.outcome, row.problems) for row in uploaded.rows.all()] == [
        ("accepted", "new", [])
    ]
    assert uploaded.unknown_columns == []


# ── By command ──


def told(capsys, *options, out):
    call_command("import_ledger", *options, "--json", out)
    return json.loads(out.read_text(encoding="utf-8")), capsys.readouterr().out.strip().splitlines()[-1]


def test_by_command_a_layer_goes_out_and_comes_in_with_the_same_closing_line(tmp_path, capsys, mine):
    path, out = tmp_path / "a.xlsx", tmp_path / "a.json"
    call_command("export_ledger", "--region", "141023", "--layer", "persons", "--out", path)
    assert re.fullmatch(r"rows 7, sha256 [0-9a-f]{64}", capsys.readouterr().out.strip())
    call_command("verify_ledger", path)
    capsys.readouterr()
    said, last = told(capsys, path, "--layer", "persons", "--region", "141023", out=out)
    assert last == "new 0, changed 0, unchanged 7, held 0, rejected 0"
    assert said["summary"] == {"new": 0, "changed": 0, "unchanged": 7, "held": 0, "rejected": 0}
    other = county_mine(name="另一座矿")
    lines = [person(other), person(other, "李明", "不详"), person(other)]
    content = book(*lines, headings=HEADINGS["persons"])
    options = (saved(path, content), "--layer", "persons", "--as", "141023-emer-clerk")
    said, last = told(capsys, *options, "--commit", out=out)
    assert last == "new 1, changed 0, unchanged 0, held 1, rejected 1"
    assert said["accepted"][0] | {"person": "张建国", "outcome": "new"} == said["accepted"][0]
    assert (said["rejected"][0]["column"], said["held"][0]["problems"][0]["field"]) == ("E", "person")
    assert KeyPerson.objects.get(mine=other).confirmed_by.username == "141023-emer-clerk"
    assert (
        told(capsys, *options, "--commit", out=out)[1] == "new 0, changed 0, unchanged 1, held 1, rejected 1"
    )


def test_the_operator_is_nobody_and_cannot_file_a_drawing(tmp_path, mine, capsys):
    path = saved(tmp_path / "a.xlsx", exported("licences", make.user(make.agency(), "clerk")))
    Licence.objects.all().delete()
    call_command("import_ledger", path, "--layer", "licences", "--region", "141023", "--commit")
    assert {one.confirmed_by for one in Licence.objects.all()} == {None}
    Drawing.objects.filter(status="filed").delete()
    line = ["盛泰铁矿", "", "地下矿山", "通风系统图", "2023-06-01"]
    content = book(line, headings=["企业名称", "矿山名称", "矿山类型", "图纸种类", "图纸更新日期"])
    with pytest.raises(CommandError, match="请以经办人的账号导入"):
        call_command(
            "import_ledger", saved(path, content), "--layer", "drawings", "--region", "141023", "--commit"
        )
    with pytest.raises(CommandError, match="--region"):
        call_command("import_ledger", path, "--layer", "drawings")
    assert LedgerImport.objects.filter(status="committed").count() == 1
