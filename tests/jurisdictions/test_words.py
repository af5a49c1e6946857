"""Deadlines, amounts and figures are worded the same on every screen."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
import time_machine

from jurisdictions import due
from jurisdictions.templatetags import words

SHANGHAI = ZoneInfo("Asia/Shanghai")


def at(*parts):
    return datetime(*parts, tzinfo=SHANGHAI)


NOW = at(2023, 6, 18, 21, 42)
END_OF_20TH = at(2023, 6, 21)


@pytest.mark.parametrize(
    ("moment", "said", "tone"),
    [
        (date(2023, 6, 16), "逾期 2 天", "late"),
        (date(2023, 6, 18), "今天到期", "due"),
        (at(2023, 6, 18, 12), "已逾期", "late"),
        (at(2023, 6, 19), "今天到期", "due"),
        (END_OF_20TH, "还有 2 天", "due"),
        (date(2023, 6, 21), "还有 3 天", "due"),
        (date(2023, 6, 22), "还有 4 天", "plain"),
    ],
)
def test_a_deadline_says_how_far_it_is(moment, said, tone):
    assert (due.due_words(moment, NOW), due.due_tone(moment, NOW)) == (said, tone)


def test_midnight_is_24_00_of_the_day_before():
    assert due.due_moment(END_OF_20TH) == "6月20日 24:00"
    assert due.due_moment(at(2023, 6, 20, 17, 40)) == "6月20日 17:40"
    assert due.due_moment(date(2023, 6, 20)) == "6月20日"


def test_a_report_is_late_from_the_first_second_of_the_21st():
    assert not due.is_late(END_OF_20TH, END_OF_20TH - timedelta(seconds=1))
    assert due.is_late(END_OF_20TH, END_OF_20TH)
    assert due.due_words(END_OF_20TH, END_OF_20TH) == "逾期 1 天"


@time_machine.travel(NOW)
def test_what_is_done_has_no_urgency():
    assert "b-late" in words.due_badge(date(2023, 6, 16))
    assert words.due_badge(date(2023, 6, 16), True) == ""
    assert words.due_badge(None) == ""


@time_machine.travel(NOW)
def test_moments_leave_out_only_this_year():
    assert words.cn_moment(at(2023, 6, 20, 17, 40)) == "6月20日 17:40"
    assert words.cn_moment(at(2022, 6, 20, 17, 40)) == "2022年6月20日 17:40"
    assert words.cn_date(date(2023, 6, 20)) == "2023年6月20日"


@pytest.mark.parametrize(
    ("yuan", "shown"),
    [(145000, "14.5"), (0, "0"), (Decimal("100000.00"), "10"), (1234, "0.1234"), (None, "—")],
)
def test_yuan_are_shown_in_wan(yuan, shown):
    assert words.wan(yuan) == shown


def test_a_figure_opens_its_records_unless_it_is_zero_or_missing():
    assert words.num(9, "/hazards/?a=1&b=2") == '<a class="num" href="/hazards/?a=1&amp;b=2">9</a>'
    assert words.num(0, "/hazards/") == "0"
    assert words.num(None, "/hazards/") == "—"
    assert words.num(9) == "9"


def test_a_badge_takes_its_word_and_tone_from_the_record():
    record = SimpleNamespace(status="done", TONES={"done": "done"}, get_status_display=lambda: "已销号")
    assert words.badge(record) == '<span class="badge2 b-done">已销号</span>'
    assert words.badge("<重点>") == '<span class="badge2 b-plain">&lt;重点&gt;</span>'


def test_a_few_people_are_counted_as_the_law_writes_it():
    assert [words.persons(n) for n in (1, 2, 3, 12)] == ["一名", "两名", "三名", "12名"]
