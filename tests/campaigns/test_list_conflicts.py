"""The five notices contradict each other and themselves in exactly these places, each with its citations."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from campaigns.actions import start_campaign
from campaigns.cascade.conflicts import asked_by, asked_in_library
from campaigns.models import Campaign
from tests import make

pytestmark = pytest.mark.django_db
DATED = {"underground-2019": "2019-02-27", "zezhou-2024": "2024-04-10"}
# Rule, and of each citation the document, the paragraph and the day; C1 to C7 of the requirements.
KNOWN = [
    (
        "C1",
        [
            ("临应急发〔2023〕82号", "七（三）", "每月25日前"),
            ("临应急发〔2023〕82号", "附件1注1", "每月20日前"),
        ],
    ),
    (
        "C2",
        [
            ("临应急发〔2023〕82号", "七（三）", "每月25日前"),
            ("临应急发〔2023〕82号", "附件1注1", "每月20日前"),
            ("临应急发〔2023〕82号", "七（三）", "每月25日前"),
            ("泽应急发〔2024〕83号", "四（四）", "每月23日前"),
        ],
    ),
    (
        "C6",
        [
            ("临应急发〔2023〕82号", "七（三）", "2023年12月10日前"),
            ("临应急发〔2023〕82号", "六（四）", "至2023年12月31日"),
        ],
    ),
    (
        "C6",
        [
            ("泽应急发〔2024〕83号", "四（四）", "2024年8月23日前"),
            ("泽应急发〔2024〕83号", "三（三）", "至2024年8月30日"),
        ],
    ),
    (
        "C7",
        [
            ("泽应急发〔2024〕83号", "四（四）", "每月23日前"),
            ("泽应急发〔2024〕83号", "三（一）", "2024年4月25日前"),
        ],
    ),
]
UNSET = {("应急厅〔2019〕30号", "progress-city"), ("应急厅〔2019〕30号", "progress-county")}


def start_all() -> None:
    for key in ("underground-2019", "enforcement-2021", "linfen-2023", "supervision-2023", "zezhou-2024"):
        data = make.campaign_file(key)
        issuer = make.agency(data["issuer_region"], data["issuer_kind"])
        start_campaign(data, issuer=issuer, by=make.user(issuer, "leader"), issued_on=_day(DATED.get(key)))


def _day(text):
    from datetime import date

    return date.fromisoformat(text) if text else None


def listed(tmp_path, *options) -> dict:
    out = tmp_path / "conflicts.json"
    call_command("campaign_conflicts", *options, json=out, stdout=StringIO())
    return json.loads(out.read_text())


def known(found: dict) -> list:
    return [
        (one["rule"], [(c["document"], c["paragraph"], c["deadline"]) for c in one["citations"]])
        for one in found["conflicts"]
    ]


def test_starting_all_five_raises_exactly_these(tmp_path):
    start_all()
    found = listed(tmp_path, "--issued")
    assert known(found) == KNOWN
    assert {(one["document"], one["requirement"]) for one in found["unset"]} == UNSET
    assert all(c["quote"] for one in found["conflicts"] for c in one["citations"])


def test_the_files_alone_say_the_same_before_anything_is_started(tmp_path):
    assert not Campaign.objects.exists()
    found = listed(tmp_path)
    assert sorted(known(found)) == sorted(KNOWN)
    assert {(one["document"], one["requirement"]) for one in found["unset"]} == UNSET
    assert listed(tmp_path, "--issued") == {"conflicts": [], "unset": []}


def test_what_runs_and_what_is_ready_are_held_against_each_other(tmp_path, city_leader):
    start_campaign(make.campaign_file("linfen-2023"), issuer=city_leader.agency, by=city_leader)
    assert sorted(known(listed(tmp_path))) == sorted(KNOWN)
    assert [rule for rule, _ in known(listed(tmp_path, "--issued"))] == ["C1", "C6"]


def test_people_read_them_in_words():
    said = StringIO()
    call_command("campaign_conflicts", stdout=said)
    assert "矛盾 5 处，周期未定 2 项" in said.getvalue()
    assert (
        "七（三）：“从5月份开始，每月25日前报送市非煤矿山专项行动领导小组办公室”每月25日前" in said.getvalue()
    )


def test_who_sends_the_form_is_information_and_no_contradiction_of_days(client):
    """C8: the text lets the towns report, the note on the form the county."""
    start_all()
    zezhou = Campaign.objects.get(key="zezhou-2024")
    client.force_login(make.user(zezhou.issuer, "viewer"))
    page = client.get(f"/campaigns/{zezhou.pk}/").content.decode()
    assert "本表由县（市、区）应急管理局填报，表中数据为当月累计汇总数据" in page
    assert "报送方和口径不一致" in page


def test_the_page_shows_those_in_sight(client, city_leader, county_viewer, stranger):
    start_all()
    for person, rules in [(county_viewer, ["C1", "C6"]), (stranger, ["C6", "C7"])]:
        client.force_login(person)
        shown = client.get("/campaigns/conflicts/")
        assert [conflict.rule for conflict, _ in shown.context["conflicts"]] == rules
        assert len(shown.context["unset"]) == 2


def test_a_campaigns_own_page_shows_its_own_and_what_it_has_with_others(client):
    start_all()
    nation = make.user(make.agency("00"), "viewer")
    client.force_login(nation)
    linfen = Campaign.objects.get(key="linfen-2023")
    shown = client.get(f"/campaigns/{linfen.pk}/conflicts/")
    assert [conflict.rule for conflict, _ in shown.context["conflicts"]] == ["C1", "C2", "C6"]


def test_an_adopters_stricter_day_contradicts_nothing(tmp_path, city_leader):
    from campaigns.cascade.deadlines import tighten
    from campaigns.obligations.periods import Deadline

    make.agency("141023100", "town_centre")
    readings = [{"day": 25, "paragraph": "四", "quote": "每月25日前"}]
    make.promise("report", "town", cadence="monthly", due_on=None, due_day=25, readings=readings)
    county = make.adopted(Campaign.objects.get())
    tighten(county.requirements.get(), Deadline(day=18), by=make.user(county.issuer, "leader"))
    assert listed(tmp_path, "--issued")["conflicts"] == []


def test_the_words_that_carry_the_last_day_are_quoted():
    found = {asked.key: asked.end for asked in asked_in_library()}
    assert found["linfen-2023"].quote == "（四）总结巩固提高（2023年12月）"
    assert found["zezhou-2024"].quote == "（三）“回头看”和总结阶段（7月26日至8月30日）"


@pytest.mark.parametrize(
    ("scope", "stage_ends", "paragraph", "quote"),
    [
        ("至2023年12月31日结束。", "2023-11-20", "", "至2023年12月31日结束"),
        ("全市。", "2023-12-31", "二（三）", ""),
        ("全市。", "2023-11-20", "", ""),
        ("总结（2023年12月）。", "2023-12-31", "二（三）", "总结（2023年12月）"),
        ("总结在2023年12月5日前部署。", "2023-12-31", "二（三）", ""),
        ("2022年12月31日前立案的除外。", "2023-11-20", "", ""),
    ],
)
def test_the_end_is_cited_where_it_stands(scope, stage_ends, paragraph, quote):
    """A stage that is over before says nothing about the end; what isn't said isn't quoted."""
    campaign = make.campaign(scope_text=scope)
    campaign.stages.create(
        number=1,
        name="总结",
        starts_on="2023-11-01",
        ends_on=stage_ends,
        citation="二（三）",
        text="总结经验。",
    )
    make.promise("summary", campaign=campaign)
    (asked,) = asked_by([Campaign.objects.get()])
    assert (asked.end.paragraph, asked.end.quote) == (paragraph, quote)


def test_calendars_differ_only_where_somebody_is_to_follow_both(tmp_path):
    """A notice of a year later, or of the next city, has nothing to do with ours."""
    start_all()
    day = {"cadence": "monthly", "due_on": None, "first_period": _day("2026-06-01")}
    names, days = ("issued_on", "starts_on", "ends_on"), ("2026-06-01", "2026-06-01", "2026-12-31")
    years = dict(zip(names, map(_day, days), strict=True))
    ours = make.campaign(key="ours", document_number="临〔2026〕1号", **years)
    make.promise("report", campaign=ours, due_day=5, **day)
    assert known(listed(tmp_path, "--issued")) == KNOWN
    nearby = make.campaign(key="near", issuer=make.agency("晋城市"), document_number="晋〔2026〕2号", **years)
    make.promise("report", campaign=nearby, due_day=6, **day)
    assert known(listed(tmp_path, "--issued")) == KNOWN
    above = make.campaign(key="above", issuer=make.agency("山西省"), document_number="省〔2026〕3号", **years)
    make.promise("report", campaign=above, due_day=6, **day)
    calendars = [one["campaigns"] for one in listed(tmp_path, "--issued")["conflicts"] if one["rule"] == "C2"]
    assert calendars == [["linfen-2023", "zezhou-2024"], ["above", "near", "ours"]]
