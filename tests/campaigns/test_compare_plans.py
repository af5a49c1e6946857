"""How much of a county's plan is its city's: planted copies are found, what is new is not called a copy (N5, L-06)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.cascade.catalogue import library
from campaigns.cascade.copying import Verdict, compare
from tests import make

CITY = library()["linfen-2023"]["plan"]
COPY = CITY.splitlines()[3]  # （二）企业自查自改和部门帮扶……
SWAPPED = (
    COPY.replace("企业要成立", "我县各企业应成立")
    .replace("2023年7月底前", "2023年7月25日前")
    .replace("，", ",")
)
NEW = "县局为全县四座尾矿库逐库确定一名包保领导和一名技术检查员，每周一上午九时在塔儿山库坝顶会商，记录贴在值班室墙上。"
REWRITTEN = (
    "县局把十一家地下矿山分成三组，要求对照64项重大事故隐患判定标准逐项排查、对标整改，务必做到应查尽查、应改尽改，"
    "每组由一名副局长带队，驻矿三天，白天下井，夜间查阅监控和带班记录，离矿前与班组长座谈。"
)


def verdicts(plan: str) -> list[str]:
    return [one.verdict for one in compare(CITY, plan).paragraphs]


def test_each_planted_paragraph_is_called_what_it_is():
    found = compare(CITY, "\n".join([COPY, NEW, SWAPPED, REWRITTEN]))
    assert [one.verdict for one in found.paragraphs] == ["copied", "new", "copied", "changed"]
    assert found.paragraphs[0].percent == 100
    assert found.paragraphs[1].percent == 0
    assert found.paragraphs[2].source == found.paragraphs[3].source == COPY
    assert found.paragraphs[1].source == ""


def test_the_whole_notice_copied_is_all_copied_and_nothing_is_left_out():
    found = compare(CITY, CITY)
    assert (found.percent, found.left_out) == (100, ())
    assert found.count(Verdict.COPIED) == len(CITY.splitlines())


def test_what_was_not_taken_over_is_named():
    assert compare(CITY, NEW).left_out == tuple(CITY.splitlines())


@pytest.mark.parametrize(
    "same",
    ["  " + COPY + "　", COPY.replace("。", "．"), COPY.replace("64", "６４"), "3、" + COPY[3:], "**" + COPY],
)
def test_spaces_punctuation_width_and_numbering_make_nothing_new(same):
    assert compare(CITY, same).percent == 100


def test_a_common_title_makes_no_copy():
    """Everybody has to name the campaign and the standard."""
    assert verdicts("本县成立非煤矿山重大事故隐患专班，由县长任组长，每旬调度一次，地点轮流设在各矿。") == [
        "new"
    ]


def test_one_notice_is_no_copy_of_another():
    assert compare(CITY, library()["zezhou-2024"]["plan"]).percent < 10


def test_a_short_line_is_copied_when_it_is_the_superiors_word_for_word():
    assert verdicts("七、工作要求\n八、保障措施") == ["copied", "new"]


def test_an_empty_plan_has_nothing_to_compare():
    found = compare(CITY, " \n——\n")
    assert (found.paragraphs, found.percent) == ((), 0)


@settings(max_examples=60)
@given(st.lists(st.sampled_from([COPY, NEW, SWAPPED, REWRITTEN, "一、", "第二条 组织领导", "x"]), max_size=6))
def test_the_marks_always_add_up_to_the_text_and_to_the_share(lines):
    found = compare(CITY, "\n".join(lines))
    assert found == compare(CITY, "\n".join(lines))
    for one in found.paragraphs:
        assert one.text in lines
        assert 0 <= one.copied <= one.characters
    assert found.copied == sum(one.copied for one in found.paragraphs)


@pytest.mark.django_db
def test_the_page_shows_both_plans_and_what_else_differs(client, county_leader, city_leader):
    from campaigns.cascade.deadlines import tighten
    from campaigns.obligations.periods import Deadline

    city = make.campaign(plan=CITY)
    readings = [{"day": 25, "paragraph": "四（二）", "quote": "每月25日前报送"}]
    make.promise("report", "town", cadence="monthly", due_on=None, due_day=25, readings=readings)
    county = make.adopted(city, plan=f"{COPY}\n{NEW}", issue_it=False)
    tighten(county.requirements.get(), Deadline(day=18), by=county_leader)
    client.force_login(county_leader)
    client.post(f"/campaigns/{county.pk}/issue/")
    client.force_login(city_leader)
    shown = client.get(f"/campaigns/{county.pk}/comparison/")
    assert [label for _, label, _ in shown.context["paragraphs"]] == ["照抄", "新增"]
    page = shown.content.decode()
    assert f"<mark>{COPY}</mark>" in page
    assert "每月18日前" in page
    assert "临应急发〔2023〕99号 四（二）" in page


@pytest.mark.django_db
def test_a_notice_entered_without_its_plan_is_read_from_scope_and_stages(client, city_leader):
    city = make.campaign(scope_text="全市所有地下矿山、露天矿山和尾矿库，有人作业的停产矿山同样排查。")
    county = make.adopted(city, plan=city.scope_text)
    client.force_login(city_leader)
    shown = client.get(f"/campaigns/{county.pk}/comparison/")
    assert [label for _, label, _ in shown.context["paragraphs"]] == ["照抄"]
    assert client.get(f"/campaigns/{city.pk}/comparison/").status_code == 302
