"""关键少数 and their certificates come in as a workbook: read as counties write it, looked at, written."""

import datetime as dt

import pytest

from enterprises.models import Certificate, KeyPerson
from enterprises.workbooks.actions import commit_import
from enterprises.workbooks.deciding import choose_rows, confirm_rows
from tests import filed, make
from tests.layered import book, county_mine, kept, outcomes, person, problems, read, sent

CERTIFICATE = ("主要负责人考核合格证", "K1", "2022-01-05", "2025-01-04")
pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(county_clerk):
    return county_mine(name="盛泰铁矿")


def test_persons_with_posts_and_certificates_are_new_until_written(mine, county_clerk):
    uploaded = sent("persons", person(mine, "张建国", "矿长", "2022-01-01", *CERTIFICATE), by=county_clerk)
    assert (uploaded.status, outcomes(uploaded)) == ("read", ["new"])
    assert not KeyPerson.objects.exists()
    commit_import(uploaded, by=county_clerk)
    one, certificate = KeyPerson.objects.get(), Certificate.objects.get()
    assert (one.mine, one.name, one.posts, one.since) == (mine, "张建国", ["矿长"], dt.date(2022, 1, 1))
    assert (certificate.person, certificate.number, certificate.expires) == (one, "K1", dt.date(2025, 1, 4))
    assert one.confirmed_by == certificate.confirmed_by == county_clerk


def test_as_a_county_writes_it(mine, county_clerk):
    """Other headings, a merged enterprise, posts joined anyhow, one person over two rows, days in six ways."""
    headings = ["序号", "单位名称", "持证人", "岗位", "证书名称", "证书编号", "发证时间", "到期日", "电话"]
    days = ["2022.1.5", "2022年1月5日", 44566, "20220105", dt.date(2022, 1, 5), "２０２２/１/５"]
    name = mine.enterprise.name
    lines = [
        [1, name, "张建国", "法人/矿长", "主要负责人证", "K1", days[0], "2025年1月4日", "138 3571 2345"],
        [2, name, "张建国", "总工\n实际控制人", "注安师", "K2", days[1], "2025-01-04", ""],
        [3, name, "李明", "安全员", "安全员证", "K3", days[2], "20250104", 13835712346],
        [4, name, "王平", "技术员", "特种作业证", "K4", days[3], "2025.01.04", "—"],
        [5, name, "赵勇", "生产矿长", "其他", "K5", days[4], "至2025年1月4日", ""],
        [6, name, "周强", "机电矿长兼专职技术人员", "其他证书", "K6", days[5], "2025-1-4", ""],
        ["合计", "", "6人", "", "", "", "", "", ""],
    ]
    uploaded = read("persons", book(*lines, headings=headings), county_clerk)
    assert problems(uploaded) == []
    commit_import(uploaded, by=county_clerk)
    assert {one.name: one.posts for one in KeyPerson.objects.all()} == {
        "张建国": ["法定代表人", "矿长", "总工程师", "实际控制人"],
        "李明": ["安全管理人员"],
        "王平": ["专职技术人员"],
        "赵勇": ["生产副矿长"],
        "周强": ["机电副矿长", "专职技术人员"],
    }
    assert KeyPerson.objects.get(name="张建国").phone == "13835712345"
    dated = set(Certificate.objects.values_list("issued", "expires"))
    assert dated == {(dt.date(2022, 1, 5), dt.date(2025, 1, 4))}
    assert Certificate.objects.filter(person__name="张建国").count() == 2
    again = read("persons", book(*lines, headings=headings), county_clerk)
    assert set(outcomes(again)) == {"unchanged"}


def test_what_would_change_is_shown_field_by_field_and_a_blank_changes_nothing(mine, county_clerk):
    one = filed.key_person(mine, "矿长", phone="13835712345")
    certificate = Certificate.objects.create(
        mine=mine, person=one, kind=CERTIFICATE[0], number="K1", expires=dt.date(2024, 1, 4)
    )
    row = person(mine, "张建国", "矿长、总工程师", "", "", "K1", "", "2027-01-04")
    uploaded = sent("persons", row, by=county_clerk)
    assert uploaded.rows.get().changes == [
        {"field": "posts", "before": "矿长", "after": "矿长、总工程师"},
        {"field": "cert_expires", "before": "2024-01-04", "after": "2027-01-04"},
    ]
    assert outcomes(uploaded) == ["changed"]
    commit_import(uploaded, by=county_clerk)
    one.refresh_from_db()
    certificate.refresh_from_db()
    assert (one.posts, one.phone, one.since) == (["矿长", "总工程师"], "13835712345", dt.date(2022, 1, 1))
    assert (certificate.kind, certificate.expires) == (CERTIFICATE[0], dt.date(2027, 1, 4))


@pytest.mark.parametrize(
    ("row", "cell", "message"),
    [
        (["张建国", "主要负责人", ""], "E3", "“主要负责人”不在可填的范围内"),
        (["张建国", "", "", *CERTIFICATE], "E3", "未填职务"),
        (["", "", "", *CERTIFICATE], "D3", "未填姓名"),
        (["张建国", "矿长", "", "驾驶证", "K1", "", "2025-01-04"], "G3", "“驾驶证”不在可填的范围内"),
        (["张建国", "矿长", "", CERTIFICATE[0], "K1", "2025-01-05", "2025-01-04"], "J3", "不能早于"),
        (["张建国", "矿长", "", CERTIFICATE[0], "", "", "2025-01-04"], "H3", "未填证号"),
        (["张建国", "矿长", "", CERTIFICATE[0], 410123197001011234, "", "2025-01-04"], "H3", "末几位已丢失"),
        (["张建国", "矿长", "", CERTIFICATE[0], "K1", "", "明天"], "J3", "不是可识别的日期"),
    ],
)
def test_bad_input_is_told_at_its_cell_and_the_other_rows_go_on(mine, county_clerk, row, cell, message):
    named = person(mine)[:3]
    uploaded = kept("persons", [*named, *row], person(mine, "李明"), by=county_clerk)
    told = problems(uploaded)
    assert [(where, verdict) for _, verdict, where, _ in told] == [(cell, "rejected")]
    assert message in told[0][3]
    assert uploaded.status == "committed"
    assert list(KeyPerson.objects.values_list("name", flat=True)) == ["李明"]


def test_the_same_line_twice_is_asked_about(mine, county_clerk):
    uploaded = sent(
        "persons", person(mine), person(mine), person(mine, "张建国", "总工程师"), by=county_clerk
    )
    assert [(n, verdict) for n, verdict, *_ in problems(uploaded)] == [(4, "held")]
    assert "与第 3 行重复" in problems(uploaded)[0][3]
    confirm_rows(uploaded, number=4, by=county_clerk)
    commit_import(uploaded, by=county_clerk)
    assert KeyPerson.objects.get().posts == ["矿长", "总工程师"]


def test_two_rows_that_say_different_things_of_one_person_are_held(mine, county_clerk):
    uploaded = kept("persons", person(mine), person(mine, since="2023-05-01"), by=county_clerk)
    assert "与第 3 行的“2022-01-01”不同" in problems(uploaded)[0][3]
    assert KeyPerson.objects.get().since == dt.date(2022, 1, 1)


def test_a_row_that_is_rejected_takes_nothing_from_another_of_the_same_person(mine, county_clerk):
    uploaded = kept("persons", person(mine), person(mine, "张建国", "门卫"), by=county_clerk)
    assert [(n, verdict) for n, verdict, *_ in problems(uploaded)] == [(4, "rejected")]
    assert KeyPerson.objects.get().posts == ["矿长"]


def test_what_the_file_has_and_the_workbook_leaves_out_is_listed_and_stays(client, mine, county_clerk):
    filed.key_person(mine, "矿长")
    filed.key_person(mine, "总工程师", name="李明")
    filed.key_person(mine, "安全副矿长", name="离任人", until=dt.date(2022, 12, 31))
    filed.key_person(county_mine(name="另一座矿"), name="不相干")
    uploaded = kept("persons", person(mine), by=county_clerk)
    client.force_login(county_clerk)
    page = client.get(f"{uploaded.get_absolute_url()}missing/").content.decode()
    assert "李明" in page
    for name in ("离任人", "不相干", "张建国"):
        assert name not in page
    assert KeyPerson.objects.count() == 4
    assert (
        f'href="{uploaded.get_absolute_url()}missing/"'
        in client.get(uploaded.get_absolute_url()).content.decode()
    )


def test_an_unticked_row_stays_out(mine, county_clerk):
    uploaded = sent("persons", person(mine), person(mine, "李明"), by=county_clerk)
    choose_rows(uploaded, [3, 4], [4], by=county_clerk)
    commit_import(uploaded, by=county_clerk)
    assert KeyPerson.objects.get().name == "李明"
    assert outcomes(uploaded) == ["", "new"]


def test_what_others_changed_meanwhile_stops_the_whole(mine, county_clerk):
    uploaded = sent("persons", person(mine, "李明"), person(mine), by=county_clerk)
    mine.put_under(make.agency("临汾市"), by=county_clerk, document="文")
    commit_import(uploaded, by=county_clerk)
    assert uploaded.status == "read"
    assert "没有写入任何内容。第 3 行：只有" in uploaded.message
    assert not KeyPerson.objects.exists()
