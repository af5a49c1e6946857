"""What follows from the facts of a mine, at every boundary (S0-03, S1-05, S1-06, C19)."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enterprises.derived import CONDITIONS, Dated, Drive, Facts, Kind, Mishap, Recorded, derive

TODAY = dt.date(2023, 6, 15)
DAY = dt.timedelta(days=1)
MINE = {"kind": "underground", "status": "producing"}


def found(today=TODAY, **facts):
    return {derived.kind: derived for derived in derive(Facts(**{**MINE, **facts}), today)}


@pytest.mark.parametrize(("headcount", "key"), [(29, False), (30, True), (31, True), (None, False)])
def test_thirty_people_underground_make_a_key_mine_and_29_dont(headcount, key):
    assert (Kind.KEY_MINE in found(headcount=headcount)) == key


def test_a_pit_with_many_people_is_no_key_mine():
    assert Kind.KEY_MINE not in found(kind="open_pit", headcount=500)


@pytest.mark.parametrize(
    ("happened", "today", "counts"),
    [
        (dt.date(2020, 6, 15), dt.date(2023, 6, 14), True),
        (dt.date(2020, 6, 15), dt.date(2023, 6, 15), True),
        (dt.date(2020, 6, 15), dt.date(2023, 6, 16), False),
        (dt.date(2020, 2, 29), dt.date(2023, 2, 28), True),
        (dt.date(2020, 2, 29), dt.date(2023, 3, 1), False),
    ],
)
def test_a_fatal_accident_counts_for_three_years_to_the_day(happened, today, counts):
    flags = found(today, accidents=(Mishap(happened, 1),))
    assert (Kind.ACCIDENT in flags) == (Kind.KEY_TARGET in flags) == counts


def test_it_says_until_when_and_why():
    flag = found(accidents=(Mishap(dt.date(2021, 3, 2), 2),))[Kind.ACCIDENT]
    assert flag.until == dt.date(2024, 3, 2)
    assert flag.reason == "2021年3月2日发生亡人事故死亡 2 人"


def test_an_accident_without_a_death_makes_no_target_yet_keeps_it_from_the_draw():
    flags = found(accidents=(Mishap(dt.date(2022, 1, 1), 0),))
    assert Kind.KEY_TARGET not in flags
    assert Kind.DRAW_ONLY not in flags


@pytest.mark.parametrize(("days", "counts"), [(0, True), (365, True), (366, False)])
def test_a_penalty_counts_on_day_365_and_not_on_day_366(days, counts):
    decided = TODAY - days * DAY
    flags = found(penalties=(Dated(decided, "（襄）应急罚〔2022〕3号"),))
    assert (Kind.PENALTY in flags) == counts
    if counts:
        assert flags[Kind.PENALTY].until == decided + 365 * DAY
        assert "（襄）应急罚〔2022〕3号" in flags[Kind.PENALTY].reason


@pytest.mark.parametrize(("due", "late"), [(TODAY - DAY, True), (TODAY, False), (TODAY + DAY, False)])
def test_a_hazard_due_today_is_not_overdue(due, late):
    assert (Kind.OVERDUE in found(overdue=(Dated(due, "防坠器未检测"),))) == late


@pytest.mark.parametrize("kind", ["dishonest", "suspended", "building", "closing", "red_line"])
@pytest.mark.parametrize(("until", "holds"), [(TODAY, True), (TODAY - DAY, False), (None, True)])
def test_what_a_person_recorded_holds_to_its_last_day(kind, until, holds):
    assert (kind in found(recorded=(Recorded(kind, "经认定", until),))) == holds


def test_building_follows_from_the_status():
    assert found(status="building")[Kind.BUILDING].reason == "生产状态为建设"


@pytest.mark.parametrize(("order", "kind"), [("suspensions", Kind.SUSPENDED), ("closings", Kind.CLOSING)])
def test_an_order_in_force_is_a_condition(order, kind):
    flag = found(**{order: (Dated(TODAY, "责令停产整顿（晋临停1号）"),)})[kind]
    assert flag.until is None
    assert "晋临停1号" in flag.reason


def test_the_target_lasts_as_long_as_its_longest_condition_and_names_them_all():
    accident, penalty = Mishap(dt.date(2022, 1, 1), 1), Dated(TODAY, "罚1号")
    target = found(accidents=(accident,), penalties=(penalty,))[Kind.KEY_TARGET]
    assert target.until == dt.date(2025, 1, 1)
    assert "近三年发生亡人事故、一年内因重大隐患受处罚" in target.reason
    assert found(accidents=(accident,), status="building")[Kind.KEY_TARGET].until is None


@pytest.mark.parametrize(("today", "free"), [(dt.date(2023, 6, 15), False), (dt.date(2023, 6, 16), True)])
def test_three_years_to_the_day_are_not_yet_more_than_three_years(today, free):
    assert (Kind.DRAW_ONLY in found(today, accidents=(Mishap(dt.date(2020, 6, 15), 0),))) == free


@pytest.mark.parametrize(
    ("since", "free"),
    [(None, False), (dt.date(2020, 6, 15), False), (dt.date(2020, 6, 14), True)],
)
def test_that_no_accident_is_on_file_says_nothing_of_a_mine_that_is_new_here(since, free):
    assert (Kind.DRAW_ONLY in found(watched_since=since)) == free


def test_the_first_grade_may_be_left_to_the_draw_whatever_the_accidents_without_death():
    flags = found(standardization="一级", accidents=(Mishap(dt.date(2023, 1, 1), 0),))
    assert "标准化一级" in flags[Kind.DRAW_ONLY].reason
    assert "人工确认" in flags[Kind.DRAW_ONLY].reason


def test_the_eight_conditions_win_over_the_draw():
    assert Kind.DRAW_ONLY not in found(standardization="一级", status="building")


def test_a_campaign_says_why_the_mine_is_in_its_scope():
    drive = Drive("linfen-2023", "排查整治", "临应急发〔2023〕82号", dt.date(2023, 12, 31))
    flag = found(campaigns=(drive,), kind_words="地下矿山", status_words="正常生产")[Kind.CAMPAIGN]
    assert (flag.subject, flag.until) == ("linfen-2023", dt.date(2023, 12, 31))
    assert flag.reason == "地下矿山、正常生产，属于“排查整治”的整治范围（临应急发〔2023〕82号）"


def test_of_a_closed_mine_nothing_follows():
    assert not found(status="closed", headcount=90, accidents=(Mishap(TODAY, 3),), standardization="一级")


dates = st.dates(dt.date(2018, 1, 1), dt.date(2028, 12, 31))
facts = st.builds(
    Facts,
    kind=st.sampled_from(["underground", "open_pit", "tailings"]),
    status=st.sampled_from(["producing", "building", "rectifying", "closed"]),
    headcount=st.none() | st.integers(0, 60),
    standardization=st.sampled_from(["", "一级", "二级"]),
    accidents=st.lists(st.builds(Mishap, dates, st.integers(0, 3)), max_size=4).map(tuple),
    penalties=st.lists(st.builds(Dated, dates, st.just("罚")), max_size=4).map(tuple),
    overdue=st.lists(st.builds(Dated, dates, st.just("患")), max_size=3).map(tuple),
    recorded=st.lists(
        st.builds(Recorded, st.sampled_from(["dishonest", "red_line"]), st.just("认定"), st.none() | dates),
        max_size=3,
    ).map(tuple),
)


@given(facts, dates)
def test_a_target_has_a_condition_and_is_never_left_to_the_draw(facts, today):
    flags = {derived.kind: derived for derived in derive(facts, today)}
    conditions = set(CONDITIONS) & set(flags)
    assert (Kind.KEY_TARGET in flags) == bool(conditions)
    assert not (conditions and Kind.DRAW_ONLY in flags)
    assert all(flag.reason for flag in flags.values())


@given(facts, dates)
def test_what_holds_until_a_day_holds_on_it_and_not_the_day_after(facts, today):
    for flag in derive(facts, today):
        if flag.until is None or flag.kind in {Kind.KEY_TARGET, Kind.CAMPAIGN}:
            continue
        assert flag.until >= today
        assert flag.kind in {later.kind for later in derive(facts, flag.until)}
        after = [later for later in derive(facts, flag.until + DAY) if later.kind == flag.kind]
        assert not after or after[0].until is None or after[0].until > flag.until
