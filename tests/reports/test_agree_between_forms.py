"""What two forms say alike, and what adds up from month to month: told where it doesn't, with the way to both."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from reports.figures import current
from reports.models import Report
from reports.pairs import disagreements
from reports.sheets import library, load
from tests import make
from tests.reports.month import fined, found, moment, ordered
from tests.tables import signed, table

MAY = dt.date(2023, 5, 1)


def told(report):
    return [one.sentence for one in disagreements(report, current(report))]


def both(month=dt.date(2023, 6, 1)):
    return table("dispatch", month), table("statistics", month)


def test_where_both_say_the_same_nothing_is_told(db):
    mine = make.mine()
    fined(mine, "06-10", 30_000)
    ordered(mine, "06-11")
    found(mine, "06-12")
    assert [told(one) for one in both()] == [[], []]


def test_fines_between_the_two_closing_days_are_told_on_both_forms(client, db, county_clerk, county_leader):
    """附件1 closes on the 20th, 附件2 on the 25th."""
    fined(make.mine(), "06-23", 30_000)
    first, second = both()
    sentence = "统计表行政执法情况第2项（本月）（5月26日至6月25日）为 3"
    other = "调度表部门精准严格执法情况第3项（万元）（5月21日至6月20日）为 0"
    assert told(second) == [f"{sentence}，{other}：两表的罚款金额应当一致"]
    assert told(first) == [f"{other}，{sentence}：两表的罚款金额应当一致"]
    second.hand_to_leader(by=county_clerk)
    client.force_login(county_leader)
    page = client.get(second.get_absolute_url()).content.decode()
    assert "有 1 处与其他报表不一致" in page.split('id="signing"')[1]
    assert f'href="{second.get_absolute_url()}?cell=enforcement.2.month#panel"' in page
    assert f'href="{first.get_absolute_url()}?cell=enforcement.3.amount#panel"' in page
    seen = page.split('name="seen" value="')[1].split('"')[0]
    client.post(f"{second.get_absolute_url()}sign/", {"seen": seen})
    assert Report.objects.get(pk=second.pk).status == "submitted"


def test_suspensions_and_closures_are_compared_too(db):
    mine = make.mine()
    ordered(mine, "05-22")
    ordered(mine, "06-24", "close_down")
    assert [text.rpartition("：")[2] for text in told(both()[1])] == [
        "两表的停产整顿企业应当一致",
        "两表的关闭取缔企业应当一致",
    ]


def test_majors_put_right_and_open_are_all_that_the_first_form_ever_counted(db, county_clerk):
    mine = make.mine()
    found(mine, "05-10", closed="06-01")
    found(mine, "06-05", "self")
    table("dispatch", MAY)
    first, second = both()
    assert told(second) == []
    first.enter("overall.1", by=county_clerk, value=Decimal(0), reason="当场整改")
    (sentence,) = told(second)
    assert "（5月1日至6月25日）为 2，调度表总体情况第1项＋总体情况第3项" in sentence
    assert "（5月1日至6月20日）为 1" in sentence


def test_what_piled_up_is_what_piled_up_before_and_the_month(db):
    mine = make.mine()
    fined(mine, "05-10", 10_000)
    signed(table("statistics", MAY), at=moment("05-25 10:00"))
    second = table("statistics")
    fined(mine, "06-10", 20_000)
    assert told(second) == []
    fined(mine, "05-12", 50_000)  # entered late
    assert [one.partition("，")[2].partition("：")[0] for one in told(second) if "上期" in one] == [
        "上期累计（1）加本月（2）为 3",
        "上期累计（1）加本月（1）为 2",
    ]


def test_a_month_that_was_left_out_is_no_disagreement(db):
    mine = make.mine()
    signed(table("statistics", MAY), at=moment("05-25 10:00"))
    fined(mine, "06-10", 20_000)
    july = table("statistics", dt.date(2023, 7, 1))
    assert told(july) == []
    signed(table("statistics"), at=moment("06-25 10:00"))
    assert told(july) == []
    fined(mine, "06-11", 20_000)
    assert told(july)


def test_pairs_name_cells_that_there_are(db):
    pairs = [(form, pair) for form in library() for pair in form.pairs]
    assert pairs
    for _, pair in pairs:
        assert set(pair.those) <= set(load(pair.form).cells)


@pytest.mark.parametrize("form", library(), ids=str)
def test_every_metric_of_a_form_is_there_and_measures_what_the_cell_wants(form):
    from reports.metrics import METRICS

    for cell in form.computed:
        metric = METRICS[cell.metric]
        assert cell.measure in ("count", "any") or metric.share(cell.measure), cell.key
