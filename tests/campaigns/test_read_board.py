"""A board counts what a person would count by hand, level by level, and every figure opens what it counts."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter, defaultdict
from io import BytesIO

import pytest
import time_machine
from django.utils import timezone
from openpyxl import load_workbook

from campaigns.boards.board import board
from campaigns.models import Campaign, Obligation
from jurisdictions.models import Region
from tests import make

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2023, 9, 18, 12, tzinfo=dt.timezone(dt.timedelta(hours=8)))
URL = "/campaigns/board/"
JUNE = dt.date(2023, 6, 1)


@pytest.fixture
def campaign(db) -> Campaign:
    """Counties owe forms; mines in a town, in the county itself and in a neighbouring county owe what is theirs."""
    for region, name in [("141023", "县直矿山"), ("141023101", "镇上矿山"), ("141021", "邻县矿山")]:
        make.mine(region=region, name=name, supervisor=make.agency(region[:6]))
    make.obligations()
    return Campaign.objects.get(key="linfen-2023")


def scramble(seed: int) -> None:
    """Each obligation handed in or not, early or late, returned, accepted, waived: as the draw will have it."""
    draw = random.Random(seed)
    for one in Obligation.objects.order_by("pk"):
        status = draw.choice(Obligation.Status.values)
        handed_in = dt.datetime.combine(one.due_on, dt.time(draw.randrange(24), 59), NOW.tzinfo)
        one.submitted_at = handed_in + dt.timedelta(days=draw.randrange(-6, 7))
        if status in {"due", "waived"}:
            one.submitted_at = None
        Obligation.objects.filter(pk=one.pk).update(status=status, submitted_at=one.submitted_at)


def plainly(region: Region, requirements: set[int]) -> dict[str, Counter[str]]:
    """Row by row in Python, keyed by the place below, or "" for what lies right here."""
    lines: dict[str, Counter[str]] = defaultdict(Counter)
    for one in Obligation.objects.filter(requirement__in=requirements).select_related("region"):
        path = one.region.path
        if one.status == "waived" or not path.startswith(region.path):
            continue
        counted = lines[path[len(region.path) :].split("/")[0]]
        counted["owed"] += 1
        state = one.due_state(NOW)
        counted["to_come" if state in {"soon", "ahead"} else state] += 1
        counted["returned"] += one.status == "returned"
        late = f"days_{state}"
        counted[late] = max(counted[late], one.days_late(NOW))
    return lines


FIGURES = ["owed", "in_time", "late", "overdue", "to_come", "returned", "days_late", "days_overdue"]


def figures(tally) -> dict[str, int]:
    return {name: getattr(tally, name) for name in FIGURES}


@pytest.mark.parametrize("code", ["00", "14", "1410", "141023", "141023101"])
@pytest.mark.parametrize("seed", [7, 11])
def test_it_counts_what_a_person_would_count(campaign, code, seed):
    scramble(seed)
    region = Region.objects.get(pk=code)
    asked = set(campaign.requirements.values_list("pk", flat=True))
    found = board(region, asked, at=NOW)
    expected = plainly(region, asked)
    counted = {line.region.pk: figures(line.tally) for line in found.places}
    if found.owners:
        counted[""] = figures(found.own.tally)
    assert counted == {place: {name: one[name] for name in FIGURES} for place, one in expected.items()}
    assert found.total.tally.owed == sum(one["owed"] for one in expected.values())


def test_a_period_narrows_the_figures_and_not_the_trend(campaign):
    scramble(3)
    form = campaign.requirements.get(key="dispatch").pk
    city = make.region("临汾市")
    whole, june = board(city, [form], at=NOW), board(city, [form], at=NOW, period=JUNE)
    assert [line.tally for line in june.places] == [line.by_period[JUNE] for line in whole.places]
    assert june.periods == whole.periods
    assert sum(tally.owed for tally in whole.total.by_period.values()) == whole.total.tally.owed


def test_the_share_leaves_out_what_is_not_due_yet(campaign, city_clerk):
    owed = Obligation.objects.filter(requirement__key="dispatch", agency__region="141023")
    for month, day in [(5, 20), (6, 20), (7, 22)]:
        at = dt.datetime(2023, month, day, 12, tzinfo=NOW.tzinfo)
        owed.filter(period__month=month).update(status="submitted", submitted_at=at)
    found = board(make.region("141023"), [owed[0].requirement_id], at=NOW)
    tally = found.own.tally
    assert (tally.in_time, tally.late, tally.overdue, tally.to_come) == (2, 1, 1, 4)
    assert tally.share == 50.0
    assert (tally.days_late, tally.days_overdue) == (2, 29)


def test_counties_without_a_city_stand_beside_the_cities(campaign):
    """济源 hangs on 河南 and 东城 on 北京; each is a line of the board right above it."""
    form = campaign.requirements.get(key="dispatch")
    for code in ("419001", "410102", "110101", "441900003"):
        region = Region.objects.get(pk=code)
        agency = make.agency(code, kind="emergency_management")
        Obligation.objects.create(
            requirement=form, agency=agency, region=region, receiver=form.campaign.issuer,
            period=JUNE, period_from=JUNE, period_to=JUNE, due_on=dt.date(2023, 6, 20),
        )  # fmt: skip
    places = {
        code: [line.region.pk for line in board(Region.objects.get(pk=code), [form.pk], at=NOW).places]
        for code in ("41", "11", "4419")
    }
    assert places == {"41": ["4101", "419001"], "11": ["110101"], "4419": ["441900003"]}


@pytest.mark.parametrize("requirement", ["", "dispatch"])
def test_every_figure_opens_as_many_obligations(client, campaign, city_clerk, requirement):
    scramble(5)
    client.force_login(city_clerk)
    asked = {"campaign": campaign.pk}
    if requirement:
        asked["requirement"] = campaign.requirements.get(key=requirement).pk
    with time_machine.travel(NOW, tick=False):
        page = client.get(URL, asked).context
        rows = [page["total"], *page["rows"][:2], *page["by_period"][:2]]
        opened = {
            (row.name, label, value): client.get(url).context["table"].page.paginator.count
            for row in rows
            for label, (value, url, _) in zip(page["columns"], row.figures, strict=True)
            if url
        }
    assert len(opened) == 5 * 6
    assert all(value == count for (_, _, value), count in opened.items()), opened


def test_it_leads_from_the_province_to_the_obligation_itself(client, campaign, province_clerk):
    client.force_login(province_clerk)
    url, steps = URL, []
    for name in ("临汾市", "襄汾县", "赵康镇"):
        page = client.get(url)
        steps.append(page.context["asked"].region.name)
        url = next(row.url for row in page.context["rows"] if row.name == name)
    page = client.get(url)
    assert [*steps, page.context["asked"].region.name] == ["山西省", "临汾市", "襄汾县", "赵康镇"]
    (_, cells), *_ = page.context["owners"]
    assert {line.name for line, _ in page.context["owners"]} == {"镇上矿山"}
    word, _, address = next(cell for cell in cells if cell)
    assert "逾期" in word or word == "未到期"
    assert client.get(address).status_code == 200


def test_a_county_sees_its_towns_and_its_own_and_no_neighbour(client, campaign, county_viewer):
    client.force_login(county_viewer)
    page = client.get(URL)
    assert [row.name for row in page.context["rows"]] == ["赵康镇", "本级"]
    assert {line.name for line, _ in page.context["owners"]} == {"山西省临汾市襄汾县应急管理局", "县直矿山"}
    assert "邻县矿山" not in page.content.decode()
    for region in ("141021", "1410", "14", "999999"):
        assert client.get(URL, {"region": region}).status_code == 404


def test_an_owners_cell_opens_as_many_as_it_says(client, campaign, county_viewer):
    client.force_login(county_viewer)
    owners = {line.name: cells for line, cells in client.get(URL).context["owners"]}
    word, _, url = owners["山西省临汾市襄汾县应急管理局"][0]
    assert client.get(url).context["table"].page.paginator.count == int(word.split("/")[1])


def test_an_enterprise_has_no_board(client, campaign):
    client.force_login(make.enterprise_person(make.mine(name="又一矿")))
    assert client.get(URL).status_code == 404


def test_another_citys_campaign_is_not_there(client, campaign, stranger):
    client.force_login(stranger)
    assert client.get(URL, {"campaign": campaign.pk}).status_code == 404
    assert client.get(URL).status_code == 200


def test_its_queries_do_not_grow_with_what_it_counts(
    client, campaign, city_clerk, django_assert_max_num_queries
):
    client.force_login(city_clerk)
    form = campaign.requirements.get(key="dispatch").pk
    narrow = {"campaign": campaign.pk, "requirement": form, "region": "141023101"}
    client.get(URL, narrow)
    with django_assert_max_num_queries(18):
        client.get(URL, narrow)
    with django_assert_max_num_queries(18):
        page = client.get(URL, {"campaign": campaign.pk})
    assert len(page.context["rows"]) == 17


def test_it_comes_as_a_workbook(client, campaign, city_clerk):
    scramble(2)
    client.force_login(city_clerk)
    form = campaign.requirements.get(key="dispatch")
    with time_machine.travel(NOW, tick=False):
        answer = client.get(URL, {"campaign": campaign.pk, "requirement": form.pk, "export": "xlsx"})
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    heads = [cell.value for cell in sheet[3]]
    assert heads[:8] == ["单位", "应报", "按时", "迟报", "逾期未报", "未到期", "退回", "按时率（%）"]
    lines = {row[0]: row[1:8] for row in sheet.iter_rows(min_row=4, values_only=True)}
    found = board(make.region("临汾市"), [form.pk], at=timezone.make_aware(dt.datetime(2023, 9, 18, 12)))
    assert len(lines) == 18
    for line in [found.total, *found.places]:
        figures = [getattr(line.tally, name) for name in FIGURES[:6]]
        assert list(lines[line.name]) == [*figures, line.tally.share]


def test_it_opens_on_what_the_agency_itself_asks_for(client, campaign, city_clerk):
    """A county's later notice stands behind the city's own."""
    county = make.campaign(key="later", issuer=make.agency(), starts_on=dt.date(2023, 9, 1))
    make.agency("141023101", "town_centre")
    make.promise("plan", "town", campaign=county)
    client.force_login(city_clerk)
    assert client.get(URL).context["asked"].campaign == campaign
    client.force_login(make.user(county.issuer, "clerk"))
    assert client.get(URL).context["asked"].campaign == county
