"""A circular is drafted from a board's figures, worded, signed out by the leader, and read by those it concerns
(S0-08, L-22, L-38)."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from campaigns.boards.circulars import Subject, draft_circular, faulted, issue_circular
from campaigns.models import Activity, Campaign, Circular, Obligation
from jurisdictions.rules import RuleViolation
from records.models import Attachment
from tests import make

pytestmark = pytest.mark.django_db

JUNE = dt.date(2023, 6, 1)


def moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"2023-{text}+08:00")


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def campaign(city_leader) -> Campaign:
    make.obligations()
    return Campaign.objects.get(key="linfen-2023")


@pytest.fixture
def june(campaign) -> Subject:
    """Of seventeen counties thirteen were in time, one two days late, one is returned, two are missing."""
    form = campaign.requirements.get(key="dispatch")
    owed = Obligation.objects.filter(requirement=form, period=JUNE)
    owed.update(status="submitted", submitted_at=moment("06-19 09:00"))
    county = {
        region: owed.filter(agency__region=make.region(region))
        for region in ("襄汾县", "曲沃县", "浮山县", "蒲县")
    }
    county["襄汾县"].update(submitted_at=moment("06-22 08:00"))
    county["曲沃县"].update(status="returned")
    for missing in ("浮山县", "蒲县"):
        county[missing].update(status="due", submitted_at=None)
    return Subject(campaign, form, JUNE)


@pytest.fixture
def draft(june, city_clerk) -> Circular:
    return draft_circular(june, by=city_clerk, at=moment("06-23 10:00"))


def test_it_says_who_was_in_time_and_who_was_late_by_how_much(draft):
    paragraphs = draft.body.splitlines()
    assert paragraphs[0] == "各县（市、区）应急管理部门："
    assert "临应急发〔2023〕82号" in paragraphs[1]
    assert "截至2023年6月23日10:00" in paragraphs[1]
    assert paragraphs[2] == (
        "一、总体情况。应报17件，已报14件，其中按时13件、迟报1件；逾期未报3件；退回待补报1件。按时报送率76.5%。"
    )
    in_time, late, overdue, returned = paragraphs[3:7]
    assert in_time.startswith("二、全部按时报送的单位。")
    assert in_time.count("、") == 13
    assert late == "三、迟报的单位。襄汾县（迟报2天）。"
    assert overdue == "四、逾期未报的单位。曲沃县（逾期3天）、浮山县（逾期3天）、蒲县（逾期3天）。"
    assert returned == "五、报送后被退回、尚未补报的单位。曲沃县。"
    assert paragraphs[-1].startswith("六、工作要求。逾期未报的单位要在收到本通报后立即补报")
    assert "2023年6月" in draft.title


def test_the_figures_stay_as_they_were_counted(draft, june):
    Obligation.objects.filter(status="due", period=JUNE).update(
        status="submitted", submitted_at=moment("06-24 08:00")
    )
    draft.refresh_from_db()
    assert draft.figures["total"]["overdue"] == 3
    assert len(draft.figures["lines"]) == 17
    assert set(faulted(draft).split("、")) == {"襄汾县", "曲沃县", "浮山县", "蒲县"}


def test_all_in_time_names_nobody(june, city_clerk):
    Obligation.objects.filter(period=JUNE).update(status="submitted", submitted_at=moment("06-19 09:00"))
    said = draft_circular(june, by=city_clerk, at=moment("06-23 10:00")).body
    assert "没有逾期未报" in said
    assert "迟报的单位" not in said
    assert "按时报送率100%" in said


def test_a_province_hears_of_pieces_and_the_longest_delay(june, province_clerk):
    said = draft_circular(
        Subject(june.campaign, june.requirement), by=province_clerk, at=moment("07-25 10:00")
    ).body
    assert said.startswith("各市应急管理部门：")
    assert "临汾市（迟报1件，最长2天）" in said
    assert "最长66天" in said


def test_the_clerk_drafts_it_from_the_board_and_rewords_it(client, june, city_clerk):
    client.force_login(city_clerk)
    asked = f"campaign={june.campaign.pk}&requirement={june.requirement.pk}&period=2023-06-01"
    with time_machine.travel(moment("06-23 10:00"), tick=False):
        board = client.get(f"/campaigns/board/?{asked}")
        assert "拟写通报" in board.content.decode()
        answer = client.post(f"/campaigns/circulars/new/?{asked}")
    drafted = Circular.objects.get()
    assert answer["Location"] == f"/campaigns/circulars/{drafted.pk}/"
    assert (drafted.period, drafted.requirement) == (JUNE, june.requirement)
    client.post(f"/campaigns/circulars/{drafted.pk}/edit/", {"title": "通报", "body": "各县：\n改过的正文"})
    page = client.get(answer["Location"]).content.decode()
    assert "改过的正文" in page
    assert "浮山县" in page  # among the figures


def test_nothing_owed_is_nothing_to_say(client, campaign, city_clerk):
    with pytest.raises(RuleViolation, match="无从通报"):
        draft_circular(Subject(campaign, None, dt.date(1999, 1, 1)), by=city_clerk)


def test_the_leader_issues_it_and_the_work_log_has_it_with_its_paper(client, draft, city_leader):
    client.force_login(city_leader)
    url = f"/campaigns/circulars/{draft.pk}/"
    assert client.get(url).context["form"].initial["counterpart"] == faulted(draft)
    sent = {
        "document_number": "临应急函〔2023〕31号",
        "issued_on": "2023-06-24",
        "counterpart": "浮山县、蒲县",
    }
    assert client.post(f"{url}issue/", sent).status_code == 302
    draft.refresh_from_db()
    assert (draft.status, draft.document_number, draft.issued_by) == (
        "issued",
        "临应急函〔2023〕31号",
        city_leader,
    )
    logged = Activity.objects.get()
    assert (logged.kind, logged.counterpart, logged.done_on) == (
        "circular",
        "浮山县、蒲县",
        dt.date(2023, 6, 24),
    )
    (paper,) = Attachment.objects.of(logged)
    assert paper.file.media_type == "application/pdf"
    assert draft.activity == logged


def test_without_a_counterpart_nothing_is_logged(draft, city_leader):
    issue_circular(
        draft, by=city_leader, document_number="临应急函〔2023〕31号", issued_on=dt.date(2023, 6, 24)
    )
    assert not Activity.objects.exists()


@pytest.mark.parametrize(
    ("number", "day", "field"),
    [(" ", "06-24", "document_number"), ("1号", "06-22", "issued_on"), ("1号", "06-26", "issued_on")],
)
def test_a_number_and_a_day_that_can_be(draft, city_leader, number, day, field):
    with pytest.raises(RuleViolation) as refused:
        issue_circular(
            draft, by=city_leader, document_number=number,
            issued_on=dt.date.fromisoformat(f"2023-{day}"), today=dt.date(2023, 6, 25),
        )  # fmt: skip
    assert refused.value.field == field


def test_two_circulars_never_bear_one_number(june, city_clerk, city_leader):
    first, second = (draft_circular(june, by=city_clerk, at=moment("06-23 10:00")) for _ in range(2))
    issue_circular(first, by=city_leader, document_number="1号", issued_on=dt.date(2023, 6, 24))
    with pytest.raises(RuleViolation, match="文号已经用过"):
        issue_circular(second, by=city_leader, document_number="1号", issued_on=dt.date(2023, 6, 24))


def test_an_issued_one_is_not_reworded_nor_issued_again(draft, city_leader, city_clerk):
    stale = Circular.objects.get(pk=draft.pk)
    issue_circular(draft, by=city_leader, document_number="1号", issued_on=dt.date(2023, 6, 24))
    with pytest.raises(RuleViolation, match="不能再改"):
        stale.amend(by=city_clerk, title="别的", body="别的")
    with pytest.raises(RuleViolation, match="已被他人处理"):
        issue_circular(stale, by=city_leader, document_number="2号", issued_on=dt.date(2023, 6, 24))


def test_only_the_agencys_own_people_touch_it(draft, city_clerk, province_leader, neighbour_leader):
    with pytest.raises(PermissionDenied):
        issue_circular(draft, by=city_clerk, document_number="1号", issued_on=dt.date(2023, 6, 24))
    for other in (province_leader, neighbour_leader):
        with pytest.raises(PermissionDenied):
            draft.amend(by=other, title="别的", body="别的")
        with pytest.raises(PermissionDenied):
            issue_circular(draft, by=other, document_number="1号", issued_on=dt.date(2023, 6, 24))


def test_a_draft_is_read_at_its_own_desk_an_issued_one_up_and_down(client, draft, city_leader, officer):
    """The counties that it names read it; another city doesn't."""
    readers = [officer("临汾市", "viewer"), officer("山西省", "viewer"), officer("襄汾县", "viewer")]
    strangers = [officer("泽州县", "viewer"), make.enterprise_person(make.mine())]

    def answers(people):
        for person in people:
            client.force_login(person)
            yield client.get(f"/campaigns/circulars/{draft.pk}/").status_code

    assert [*answers(readers), *answers(strangers)] == [200, 404, 404, 404, 404]
    issue_circular(draft, by=city_leader, document_number="1号", issued_on=dt.date(2023, 6, 24))
    assert [*answers(readers), *answers(strangers)] == [200, 200, 200, 404, 404]


def test_the_paper_is_a_pdf_of_the_text(client, draft, city_clerk):
    client.force_login(city_clerk)
    answer = client.get(f"/campaigns/circulars/{draft.pk}/pdf/")
    content = b"".join(answer.streaming_content)
    assert content.startswith(b"%PDF-")
    assert len(content) > 20_000  # the faces are in it


def test_a_county_addresses_its_towns_and_its_enterprises(june, county_clerk):
    make.mine(region="141023100", supervisor=county_clerk.agency)
    asked = make.promise("self_inspection", "mine", campaign=june.campaign)
    said = draft_circular(Subject(june.campaign, asked), by=county_clerk, at=moment("06-23 10:00")).body
    assert said.startswith("各乡镇（街道）应急管理机构、各企业：")
