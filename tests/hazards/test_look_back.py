"""“回头看”: every earlier problem is looked at once more, and what has come back is a hazard again (Z-13)."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from campaigns.models import Stage
from hazards.look_back.actions import look_back
from hazards.look_back.scope import problems
from hazards.look_back.todo import todos
from hazards.models import Hazard, LookBack
from jurisdictions.rules import RuleViolation
from records.models import Attachment
from tests import make

pytestmark = pytest.mark.django_db
TOWN = "141023100"


@pytest.fixture
def town_clerk(county_clerk):
    return make.user(make.agency(TOWN, kind="town_centre"), "clerk")


@pytest.fixture
def mine(county_clerk):
    return make.mine(TOWN, supervisor=county_clerk.agency)


@pytest.fixture
def stage(mine):
    """In a campaign of the county since June, the last two months of this and next month."""
    today = timezone.localdate()
    drive = make.campaign(issuer=make.agency("襄汾县"), ends_on=today + dt.timedelta(days=60))
    days = {"starts_on": today - dt.timedelta(days=5), "ends_on": today + dt.timedelta(days=60)}
    return Stage.objects.create(
        campaign=drive, number=1, name="“回头看”", citation="三（三）", look_back=True, **days
    )


@pytest.fixture
def closed(mine, county_inspector):
    gone = make.rectified(make.hazard(mine, severity="major", description="未设防坠器"))
    gone.close_out(by=county_inspector, note="已更换")
    return gone


def looked(stage, hazard, by, outcome="gone", **fields):
    facts = {"note": "现场查看，防坠器完好", "upload": [make.photo()], **fields}
    return look_back(stage, hazard, by=by, outcome=outcome, **facts)


def test_all_that_was_found_in_the_campaign_before_the_stage_closed_or_not(stage, mine, closed):
    still = make.hazard(mine, source="tip_off")
    make.hazard(mine, found_on=dt.date(2023, 5, 31), description="行动开始以前")
    make.hazard(mine, found_on=stage.starts_on, due_on=None, description="本阶段开始以后")
    make.hazard(make.mine("141024", name="邻县的矿"))
    mine.status = "suspended_unattended"
    mine.save()
    assert set(problems(stage)) == {closed, still}


def test_the_town_looks_and_says_it_is_gone(client, stage, closed, town_clerk):
    client.force_login(town_clerk)
    address = f"/hazards/look-back/{stage.pk}/{closed.pk}/"
    assert address in client.get(f"/hazards/look-back/{stage.pk}/problems/?state=waiting").content.decode()
    answer = client.post(
        address,
        {"outcome": "gone", "note": "完好", "on": timezone.localdate(), "upload": make.photo()},
    )
    assert answer.status_code == 302
    row = closed.look_backs.get()
    assert (row.outcome, row.looked_by, row.agency) == ("gone", town_clerk, town_clerk.agency)
    assert Attachment.objects.of(row).count() == 1
    page = client.get(closed.get_absolute_url()).content.decode()
    assert "已整改到位" in page
    assert "现场.png" in page


def test_what_has_come_back_is_a_hazard_again_that_names_the_old_one(client, stage, closed, town_clerk):
    due = timezone.localdate() + dt.timedelta(days=10)
    row = looked(stage, closed, town_clerk, "rebound", note="又被拆除", due_on=due)
    again = row.rebound
    assert (again.mine, again.criterion, again.severity, again.due_on) == (
        closed.mine, closed.criterion, "major", due,
    )  # fmt: skip
    assert (again.status, again.agency) == ("open", closed.mine.supervisor)
    closed.refresh_from_db()
    assert closed.status == "closed"
    client.force_login(town_clerk)
    page = client.get(again.get_absolute_url()).content.decode()
    assert "反复出现" in page
    assert closed.get_absolute_url() in page


def test_the_same_clause_found_again_is_shown_without_any_campaign(client, mine, county_viewer):
    first = make.hazard(mine, severity="major")
    other = make.hazard(mine, severity="major", criterion=make.criterion("UG-03"), due_on=None)
    second = make.hazard(mine, severity="major", found_on=dt.date(2023, 8, 1), due_on=dt.date(2023, 8, 9))
    client.force_login(county_viewer)
    assert list(client.get(second.get_absolute_url()).context["earlier"]) == [first]
    for hazard in (first, other):
        assert "反复出现" not in client.get(hazard.get_absolute_url()).content.decode()


def test_whoever_comes_second_is_told_and_nothing_is_registered_twice(
    stage, closed, town_clerk, county_inspector
):
    looked(stage, closed, town_clerk)
    with pytest.raises(RuleViolation, match="已整改到位"):
        looked(stage, closed, county_inspector, "rebound", due_on=dt.date(2099, 1, 1))
    assert LookBack.objects.count() == Hazard.objects.count() == 1


def test_an_adopters_look_counts_for_the_superior_too(stage, closed, town_clerk, county_inspector):
    Stage.objects.filter(pk=stage.pk).update(number=1)
    city = make.campaign(key="above", issuer=make.agency("临汾市"), ends_on=stage.campaign.ends_on)
    above = city.stages.create(
        number=1,
        name="“回头看”",
        citation="三",
        look_back=True,
        starts_on=stage.starts_on,
        ends_on=stage.ends_on,
    )
    stage.campaign.parent = city
    stage.campaign.save()
    looked(stage, closed, town_clerk)
    assert [hazard.outcome for hazard in problems(above)] == ["gone"]
    assert [hazard.outcome for hazard in problems(stage)] == ["gone"]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"note": " "}, "note"),
        ({"upload": []}, "upload"),
        ({"on": dt.date(2099, 1, 1)}, "on"),
        ({"on": dt.date(2023, 6, 2)}, "on"),
        ({"outcome": "rebound"}, "due_on"),
        ({"outcome": "not_done"}, "outcome"),
    ],
)
def test_what_is_missing_or_cannot_be_is_said_at_its_field(stage, closed, town_clerk, fields, field):
    with pytest.raises(RuleViolation) as refused:
        looked(stage, closed, town_clerk, **fields)
    assert refused.value.field == field
    assert not LookBack.objects.exists()


def test_what_was_never_closed_hasnt_come_back(stage, mine, town_clerk):
    still = make.hazard(mine)
    with pytest.raises(RuleViolation, match="未整改"):
        looked(stage, still, town_clerk, "rebound", due_on=dt.date(2099, 1, 1))
    looked(stage, still, town_clerk, "not_done")
    assert still.look_backs.get().rebound is None


def test_a_problem_of_before_the_campaign_isnt_asked_for(stage, mine, town_clerk):
    before = make.hazard(mine, found_on=dt.date(2023, 5, 1))
    with pytest.raises(RuleViolation, match="范围"):
        looked(stage, before, town_clerk)


# Who


def test_another_town_a_neighbour_and_the_government_dont_look(stage, closed, county_inspector):
    other = make.user(make.agency("141023102", kind="town_centre"), "clerk")
    neighbour = make.user(make.agency("曲沃县"), "inspector")
    government = make.user(make.agency("襄汾县", kind="government"), "clerk")
    for person in (other, neighbour, government):
        with pytest.raises(PermissionDenied):
            looked(stage, closed, person)
    looked(stage, closed, county_inspector)


def test_a_viewer_reads_and_doesnt_look_and_an_enterprise_sees_what_became_of_it(
    client, stage, closed, town_clerk, county_viewer
):
    client.force_login(county_viewer)
    assert client.get(f"/hazards/look-back/{stage.pk}/").status_code == 200
    assert client.get(f"/hazards/look-back/{stage.pk}/{closed.pk}/").status_code == 403
    looked(stage, closed, town_clerk)
    client.force_login(make.enterprise_person(closed.mine))
    assert client.get(f"/hazards/look-back/{stage.pk}/").status_code == 403
    assert "已整改到位" in client.get(closed.get_absolute_url()).content.decode()


def test_a_neighbour_finds_neither_stage_nor_problem(client, stage, closed, neighbour_inspector):
    client.force_login(neighbour_inspector)
    for page in ("", "problems/", f"{closed.pk}/"):
        assert client.get(f"/hazards/look-back/{stage.pk}/{page}").status_code == 404


# How far


def test_each_figure_opens_its_problems(client, stage, mine, closed, town_clerk, county_viewer):
    make.hazard(mine)
    make.hazard(make.mine(name="未分到镇的矿", supervisor=mine.supervisor), description="照明")
    looked(stage, closed, town_clerk)
    client.force_login(county_viewer)
    table = client.get(f"/hazards/look-back/{stage.pk}/").context["table"]
    lines = list(table.data)
    assert [(line.all, line.looked_at, line.waiting) for line in lines] == [(3, 1, 2), (1, 0, 1), (2, 1, 1)]
    for line in lines:
        for name, figure in (("all", line.all), ("waiting", line.waiting), ("gone", line.gone)):
            address = table.columns[name].column.url(line)
            assert len(client.get(address).context["table"].data) == figure
    answer = client.get(f"/hazards/look-back/{stage.pk}/", {"export": "xlsx"})
    assert b"".join(answer.streaming_content)[:2] == b"PK"


def test_the_stage_is_found_by_itself_and_no_stage_is_no_error(client, stage, county_viewer):
    client.force_login(county_viewer)
    assert client.get("/hazards/look-back/").url == f"/hazards/look-back/{stage.pk}/"
    Stage.objects.update(look_back=False)
    assert "没有“回头看”阶段" in client.get("/hazards/look-back/").content.decode()


def test_while_the_stage_runs_it_is_to_do_until_nothing_waits(stage, closed, town_clerk, county_viewer):
    now = timezone.now()
    (todo,) = todos(town_clerk, now)
    assert (todo.title, todo.due) == ("1 处问题待“回头看”", stage.ends_on)
    assert todos(county_viewer, now) == []
    assert todos(town_clerk, now + dt.timedelta(days=90)) == []
    looked(stage, closed, town_clerk)
    assert todos(town_clerk, now) == []
