"""查出未改 of a campaign (L-36): which hazards, what was done about each, whose principal was held to account."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
import time_machine
from openpyxl import load_workbook

from inspections.models import Case, Letter, Measure, Penalty
from inspections.unmended.scope import board, unmended
from tests import make

pytestmark = pytest.mark.django_db
BOARD, LIST = "/inspections/unmended/", "/inspections/unmended/hazards/"


@pytest.fixture(autouse=True)
def in_august():
    with time_machine.travel("2023-08-01 09:00 +08:00", tick=False):
        yield


@pytest.fixture
def mine(county_leader):
    return make.mine(supervisor=county_leader.agency)


@pytest.fixture
def drive(mine):
    return make.campaign()


@pytest.fixture
def hazard(drive, mine):
    return make.hazard(mine, description="主排水泵停用")


def at(hazard, by):
    return unmended(make.campaign(), by).get(pk=hazard.pk)


def urged(mine, by, **fields):
    facts = {"title": "…", "body": "…", "answer_by": date(2023, 7, 1), "drafted_by": by}
    facts |= {"drafted_at": make.noon(20), "sent_on": date(2023, 6, 20), "number": "襄应急督〔2023〕1号"}
    return Letter.objects.create(
        kind="urging",
        status="sent",
        agency=by.agency,
        mine=mine,
        year=2023,
        serial=1,
        signed_by=by,
        **facts | fields,
    )


def case(hazard, by, *, principal=False):
    made = Case.objects.create(
        mine=hazard.mine, agency=by.agency, violation="逾期未改", decided_on=date(2023, 7, 3), decided_by=by
    )
    made.hazards.add(hazard)
    subjects = ["enterprise", "principal"] if principal else ["enterprise"]
    for subject in subjects:
        Penalty.objects.create(
            case=made,
            subject=subject,
            party="…",
            document_number=f"罚{made.pk}{subject}",
            amount=Decimal(10_000),
            basis=make.penalty_clause(),
        )
    return made


def stopped(mine, by, day=date(2023, 7, 5)):
    return Measure.objects.create(
        mine=mine,
        agency=by.agency,
        kind="suspend",
        reason="…",
        document_number="现决1号",
        decided_on=day,
        decided_by=by,
    )


def test_only_what_is_late_and_not_reported_counts(hazard, drive, mine, county_leader):
    make.hazard(mine, description="还没到期", due_on=date(2023, 8, 1))
    make.hazard(mine, description="行动之前", found_on=date(2023, 5, 20), due_on=date(2023, 6, 1))
    make.rectified(make.hazard(mine, description="已报告整改", due_on=None))
    make.hazard(make.mine("141024", name="洪洞铁矿"), description="邻县的")
    assert [one.description for one in unmended(drive, county_leader)] == ["主排水泵停用"]


def test_each_step_is_told_and_opens_its_record(hazard, mine, county_leader, client):
    client.force_login(county_leader)
    assert "尚未" in client.get(BOARD).content.decode()
    found = at(hazard, county_leader)
    assert (found.urged, found.on_list, found.fined, found.halted, found.held) == (False,) * 5
    records = [urged(mine, county_leader), case(hazard, county_leader), stopped(mine, county_leader)]
    found = at(hazard, county_leader)
    assert (found.urged, found.fined, found.halted) == (True, True, True)
    page = client.get(LIST).content.decode()
    for record in records:
        assert f'href="{record.get_absolute_url()}"' in page


def test_what_is_older_than_the_hazard_was_not_done_about_it(hazard, mine, county_leader):
    urged(mine, county_leader, sent_on=date(2023, 5, 30))
    stopped(mine, county_leader, date(2023, 5, 30))
    found = at(hazard, county_leader)
    assert (found.urged, found.halted) == (False, False)


@pytest.mark.parametrize("how", ["fined", "summoned"])
def test_the_first_responsible_is_fined_or_summoned(hazard, mine, county_leader, how):
    case(hazard, county_leader)
    assert not at(hazard, county_leader).held
    if how == "fined":
        case(hazard, county_leader, principal=True)
    else:
        inspector = make.user(county_leader.agency, "inspector")
        make.activity(
            "summons_enterprise", by=inspector, mine=mine, counterpart="张建国，矿长", uploads=[make.photo()]
        )
    assert at(hazard, county_leader).held


def test_a_talk_with_the_parent_company_is_none_with_the_first_responsible(hazard, mine, county_leader):
    said = {"by": make.user(county_leader.agency, "inspector"), "mine": mine, "counterpart": "集团副总经理"}
    make.activity("talk", outcome="superior", uploads=[make.photo()], **said)
    assert not at(hazard, county_leader).held
    make.activity("talk", outcome="enterprise", uploads=[make.photo()], **said)
    assert at(hazard, county_leader).held


def test_a_talk_before_the_campaign_is_none_of_it(hazard, mine, county_leader):
    inspector = make.user(county_leader.agency, "inspector")
    make.activity(
        "summons_enterprise",
        by=inspector,
        mine=mine,
        counterpart="…",
        done_on=date(2023, 5, 2),
        uploads=[make.photo()],
    )
    assert not at(hazard, county_leader).held


def test_every_figure_opens_its_hazards(hazard, mine, client, city_leader):
    make.hazard(make.mine("141024", name="洪洞铁矿"), description="邻县的", severity="major")
    case(hazard, city_leader)
    client.force_login(city_leader)
    page = client.get(BOARD)
    total, *places = page.context["table"].data
    assert [row.name for row in places] == ["襄汾县", "洪洞县"]
    assert (total.tally.hazards, total.tally.major, total.tally.punished, total.tally.idle) == (2, 1, 1, 1)
    assert total.tally.untouched == 2
    for row in (total, *places):
        for state in ("hazards", "major", "punished", "idle", "spared"):
            listed = client.get(row.listed(state)).context["table"]
            assert len(listed.data) == getattr(row.tally, state)
        assert len(client.get(row.uncovered).context["table"].data) == row.tally.untouched


def test_the_list_is_a_workbook(hazard, client, county_leader):
    client.force_login(county_leader)
    answer = client.get(LIST, {"export": "xlsx"})
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    assert "主排水泵停用" in {cell.value for row in sheet.iter_rows() for cell in row}


def test_a_list_costs_the_same_however_long(
    hazard, mine, client, county_leader, django_assert_max_num_queries
):
    for n in range(8):
        make.hazard(mine, description=f"第{n}处")
    client.force_login(county_leader)
    with django_assert_max_num_queries(30):
        client.get(LIST)


def test_who_must_act_is_told_until_something_was_done(hazard, mine, client, county_leader, make_neighbour):
    client.force_login(county_leader)
    assert "1 处查出未改的隐患还没有采取措施" in client.get("/").content.decode()
    client.force_login(make_neighbour)
    assert "查出未改的隐患" not in client.get("/").content.decode()
    urged(mine, county_leader)
    client.force_login(county_leader)
    assert "查出未改的隐患" not in client.get("/").content.decode()


@pytest.fixture
def make_neighbour(db):
    return make.user(make.agency("洪洞县"), "leader")


def test_out_of_sight_is_404_and_enterprises_read_no_board(hazard, mine, client, make_neighbour):
    client.force_login(make_neighbour)
    assert client.get(BOARD, {"region": "141023"}).status_code == 404
    assert len(client.get(LIST).context["table"].data) == 0
    client.force_login(make.enterprise_person(mine))
    assert client.get(BOARD).status_code == client.get(LIST).status_code == 403


def test_without_a_campaign_the_page_says_so(client, county_leader):
    client.force_login(county_leader)
    assert "还没有可以查看的专项行动" in client.get(BOARD).content.decode()
    assert client.get(LIST).status_code == 404


def test_the_board_adds_up(hazard, drive, county_leader):
    assert [
        (line.name, line.tally.hazards) for line in board(drive, county_leader, county_leader.agency.region)
    ] == [("襄汾县（未分到下级地区）", 1)]
