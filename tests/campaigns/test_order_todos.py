"""The to-do list runs by due day and moment; what is urgent comes first, what has no deadline last."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import time_machine

from campaigns.todo import Todo, in_order

SHANGHAI = ZoneInfo("Asia/Shanghai")


def todo(due, title="", **more):
    return Todo(due, title, "", "打开", "/", **more)


def test_moments_and_days_are_put_in_one_order():
    lines = [
        todo(None, "不限期"),
        todo(date(2023, 6, 20), "20日"),
        todo(datetime(2023, 6, 20, 17, tzinfo=SHANGHAI), "20日17时"),
        todo(datetime(2023, 6, 20, tzinfo=SHANGHAI), "19日24时"),
        todo(date(2023, 6, 16), "16日"),
        todo(None, "紧急", urgent=True),
    ]
    told = [line.title for line in in_order(lines)]
    assert told == ["紧急", "16日", "19日24时", "20日17时", "20日", "不限期"]


@time_machine.travel(datetime(2023, 6, 18, 9, tzinfo=SHANGHAI))
def test_a_line_says_its_urgency_and_its_moment():
    late, soon = todo(date(2023, 6, 16)), todo(datetime(2023, 6, 21, tzinfo=SHANGHAI))
    assert (late.words, late.colour, late.until) == ("逾期 2 天", "late", "6月16日到期")
    assert (soon.words, soon.colour, soon.until) == ("还有 2 天", "due", "6月20日 24:00")
    assert (todo(None).words, todo(None, when="本周").words) == ("不限期", "本周")


def test_what_another_line_fulfils_has_no_line_of_its_own():
    both, one = todo(None, "两份", owed=frozenset({1, 2})), todo(None, "一份", owed=frozenset({3}))
    nearer = todo(None, "自查", fulfils=frozenset({1, 3}))
    assert [line.title for line in in_order([both, one, nearer])] == ["两份", "自查"]
