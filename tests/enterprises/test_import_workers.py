"""Who works at a mine and what they were trained in comes in as a workbook (L-15), the contractors' people too."""

import datetime as dt
from decimal import Decimal

import pytest

from enterprises.models import Contractor, Training, Worker
from enterprises.workbooks.actions import commit_import
from tests import make, staffed
from tests.layered import book, county_mine, exported, kept, outcomes, problems, read, sent

pytestmark = pytest.mark.django_db
TEAM = "晋南井建有限公司"


@pytest.fixture
def mine(county_clerk):
    return county_mine(name="盛泰铁矿")


@pytest.fixture
def team(mine):
    fields = {"team_leader": "赵勇", "since": dt.date(2023, 1, 1)}
    return Contractor.objects.create(mine=mine, name=TEAM, **fields)


def line(mine, name="陈强", number="", trade="凿岩工", employer="", *training):
    return [mine.enterprise.credit_code, name, number, trade, employer, *training]


PASSED = ("再培训", "2023-03-01", 20, "合格", 88.5)


def test_people_and_their_trainings_are_new_until_written(mine, team, county_clerk):
    lines = [line(mine, "陈强", "", "凿岩工", "", *PASSED), line(mine, "李勇", "7", "支柱工", TEAM)]
    uploaded = sent("workers", *lines, by=county_clerk)
    assert (problems(uploaded), outcomes(uploaded)) == ([], ["new", "new"])
    assert not Worker.objects.exists()
    kept("workers", *lines, by=county_clerk)
    assert set(Worker.objects.values_list("name", "number", "trade", "contractor", "confirmed_by")) == {
        ("陈强", "", "凿岩工", None, county_clerk.pk),
        ("李勇", "7", "支柱工", team.pk, county_clerk.pk),
    }
    training = Training.objects.get()
    assert (training.worker.name, training.hours, training.passed, training.score) == (
        "陈强",
        20,
        True,
        Decimal("88.5"),
    )
    assert outcomes(sent("workers", *lines, by=county_clerk)) == ["unchanged", "unchanged"]


def test_as_a_county_writes_it(mine, county_clerk):
    headings = ["单位名称", "学员", "工种", "用工单位", "培训内容", "培训时间", "课时", "考核情况", "成绩"]
    name = mine.enterprise.name
    lines = [
        [name, "陈强", "凿岩工", "本单位", "年度再培训", "2023.3.1", "20学时", "考核合格", "92.5分"],
        [name, "陈强", "", "", "三级安全教育", "2021年5月6日", "72小时", "通过", ""],
        [name, "李勇", "支柱工", "", "专题培训", 44986, 8.0, "不及格", "45"],
    ]
    uploaded = read("workers", book(*lines, headings=headings), county_clerk)
    assert (problems(uploaded), outcomes(uploaded)) == ([], ["new", "new", "new"])
    commit_import(uploaded, by=county_clerk)
    assert set(
        Training.objects.values_list("worker__name", "kind", "trained_on", "hours", "passed", "score")
    ) == {
        ("陈强", "再培训", dt.date(2023, 3, 1), 20, True, Decimal("92.5")),
        ("陈强", "岗前培训", dt.date(2021, 5, 6), 72, True, None),
        ("李勇", "专门教育", dt.date(2023, 3, 1), 8, False, Decimal(45)),
    }


def test_a_person_goes_over_to_a_contractor_and_is_shown_so_first(mine, team, county_clerk):
    staffed.worker(mine)
    uploaded = kept("workers", line(mine, employer=TEAM), by=county_clerk)
    assert uploaded.rows.get().changes == [{"field": "employer", "before": "本矿", "after": TEAM}]
    assert Worker.objects.get().contractor == team


def test_who_came_under_an_older_agreement_stays_under_it(mine, team, county_clerk):
    Contractor.objects.create(mine=mine, name=TEAM, team_leader="赵勇", since=dt.date(2024, 1, 1))
    staffed.worker(mine, contractor=team)
    kept("workers", line(mine, trade="爆破工", employer=TEAM), by=county_clerk)
    assert Worker.objects.values_list("trade", "contractor").get() == ("爆破工", team.pk)


def test_a_training_is_corrected_field_by_field(mine, county_clerk):
    staffed.training(staffed.worker(mine), dt.date(2023, 3, 1), kind="再培训", hours=20)
    row = line(mine, "陈强", "", "", "", "再培训", "2023-03-01", 24, "不合格", "")
    uploaded = kept("workers", row, by=county_clerk)
    assert uploaded.rows.get().changes == [
        {"field": "hours", "before": "20", "after": "24"},
        {"field": "result", "before": "合格", "after": "不合格"},
    ]
    assert Training.objects.values_list("hours", "passed").get() == (24, False)


def test_of_two_of_a_name_the_number_tells_which(mine, county_clerk):
    staffed.worker(mine, number="02")
    plain = staffed.worker(mine)
    second = ("专门教育", "2023-04-01", 8, "合格", "")
    lines = [line(mine, "陈强", "", "凿岩工", "", *one) for one in (PASSED, second)]
    kept("workers", *lines, by=county_clerk)
    assert set(Training.objects.values_list("worker", flat=True)) == {plain.pk}


@pytest.mark.parametrize(
    ("cells", "verdict", "cell", "message"),
    [
        (("凿岩工", "没登记的井建"), "rejected", "E3", "档案中没有承包单位“没登记的井建”"),
        (("", ""), "rejected", "D3", "未填岗位（工种）"),
        (("凿岩工", "", "跳舞", "2023-03-01", 20, "合格"), "rejected", "F3", "可填：岗前培训"),
        (("凿岩工", "", "再培训", "", 20, "合格"), "rejected", "G3", "未填培训日期"),
        (("凿岩工", "", "再培训", "2070-01-01", 20, "合格"), "rejected", "G3", ""),
        (("凿岩工", "", "再培训", "2023-03-01", "很久", "合格"), "rejected", "H3", "“很久”不是学时"),
        (("凿岩工", "", "再培训", "2023-03-01", 2000, "合格"), "rejected", "H3", "1000"),
        (("凿岩工", "", "再培训", "2023-03-01", 20, ""), "rejected", "I3", "未填考核结果"),
        (("凿岩工", "", "再培训", "2023-03-01", 20, "补考"), "rejected", "I3", "“补考”分不清是否合格"),
        (("凿岩工", "", "再培训", "2023-03-01", 20, "合格", 101), "rejected", "J3", "100"),
        (("凿岩工", "", "再培训", "2023-03-01", 20, "合格", "优秀"), "held", "J3", "“优秀”不是分数"),
    ],
)
def test_what_is_wrong_is_told_at_its_cell(mine, county_clerk, cells, verdict, cell, message):
    ((_, was, where, told),) = problems(sent("workers", line(mine, "陈强", "", *cells), by=county_clerk))
    assert (was, where) == (verdict, cell)
    assert message in told


def test_only_who_works_there_today_goes_out(mine, county_clerk):
    staffed.worker(mine, "离岗人", until=dt.date(2022, 12, 31))
    assert read("workers", exported("workers", county_clerk), county_clerk).rows.count() == 0
    staffed.worker(mine)
    assert outcomes(read("workers", exported("workers", county_clerk), county_clerk)) == ["unchanged"]


def test_another_agencys_people_arent_written(county_clerk):
    citys = make.mine(name="市管铁矿", supervisor=make.agency("临汾市"))
    ((_, verdict, _, told),) = problems(sent("workers", line(citys), by=county_clerk))
    assert (verdict, told) == ("rejected", f"只有{make.agency('临汾市')}的人员可以修改这座矿山")
