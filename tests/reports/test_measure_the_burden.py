"""The burden meter (N19): what is computed, what is typed, what else was entered; a second campaign adds nothing."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from campaigns.actions import start_campaign
from campaigns.models import Obligation
from inspections.models import Answer, Inspection
from jurisdictions.models import Agency
from reports.actions import open_report
from reports.burden import KINDS, burden, next_month
from tests import make
from tests.reports.month import JUNE, checked, criterion, fined, found, logged, ordered
from tests.reports.typed import TYPED

PAGE = "/reports/burden/"
JULY = dt.date(2023, 7, 1)


def june(code="141023"):
    agency = make.agency(code)
    return burden([agency], JUNE, JULY)[agency.pk, JUNE]


def words(answer):
    return answer.content.decode()


@pytest.fixture
def busy(db):
    """襄汾县's bureau in June 2023: a check with one item, a hazard, a case with two fines, an order, a visit."""
    mine = make.mine(name="襄汾宏源铁矿")
    checked(mine, "06-06", "not_led")
    found(mine, "06-07", description="护栏缺失", location="")
    fined(mine, "06-08", 30_000, 20_000)
    ordered(mine, "06-08")
    logged("patrol", "06-09", counterpart="汾城镇人民政府")
    return mine.region


def test_computed_typed_and_adjusted_figures_are_told_apart(half_typed, county_clerk):
    half_typed.enter("enforcement.1", by=county_clerk, value=Decimal(2), source="发文登记簿")
    half_typed.enter("overall.1", by=county_clerk, value=Decimal(5), reason="补登两条")
    load = june()
    assert (load.typed, load.adjusted) == (1, 1)
    assert load.computed == len(half_typed.sheet.cells) - len(TYPED) - 1
    assert load.of("typed").characters == len("发文登记簿")
    half_typed.enter("overall.1", by=county_clerk, value=None)
    assert june().adjusted == 0, "taken back"


def test_the_form_of_2023_asks_for_no_typed_figure(draft):
    assert (june().computed, june().typed) == (len(draft.sheet.cells), 0)


def test_a_second_campaign_adds_no_typed_figure(half_typed, county_clerk, city_leader):
    """Both ask for the same form by their own requirement: what was typed and logged for the one serves the other."""
    make.signed_inspection(make.mine())
    for key in TYPED:
        half_typed.enter(key, by=county_clerk, value=Decimal(1), source="登记簿")
    before = june()
    data = dict(make.campaign_file("linfen-2023")) | {
        "key": "flood-2023",
        "document_number": "临应急发〔2023〕演示120号",
        "title": "汛期专项整治",
        "short_title": "汛期整治",
    }
    data["requirements"] = [
        one | {"form": half_typed.form} for one in data["requirements"] if one["key"] == "statistics"
    ]
    second = start_campaign(data, issuer=city_leader.agency, by=city_leader)
    asked = Obligation.objects.get(
        requirement__campaign=second, agency=county_clerk.agency, period=half_typed.period
    )
    assert open_report(asked, by=county_clerk) == half_typed
    after = june()
    assert (after.typed, after.adjusted) == (before.typed, before.adjusted) == (len(TYPED), 0)
    assert (after.cells, after.shares) == (before.cells, before.shares)


def test_the_entries_of_a_month_and_the_characters_in_them(busy):
    load = june()
    counted = {key: share.entries for key, share in load.shares.items()}
    assert counted == {
        "checks": 1,
        "spot": 1,
        "hazards": 1,
        "cases": 1,
        "penalties": 2,
        "measures": 1,
        "activities": 1,
    }
    assert load.of("hazards").characters == len("护栏缺失")
    assert load.of("activities").characters == len("汾城镇人民政府" + "已按要求开展。")
    assert load.whole.entries == 8


def test_other_months_and_other_agencies_are_not_counted(busy):
    logged("patrol", "05-31")
    logged("patrol", "07-01")
    logged("patrol", "06-09", place="141021")
    assert june().of("activities").entries == 1
    agency = make.agency("141023")
    months = burden([agency], dt.date(2023, 5, 1), dt.date(2023, 8, 1))
    assert [months[agency.pk, dt.date(2023, month, 1)].of("activities").entries for month in (5, 6, 7)] == [
        1,
        1,
        1,
    ]


def test_what_the_system_made_of_an_entry_is_not_counted_again(db):
    check = make.signed_inspection(make.mine())
    month = check.checked_on.replace(day=1)
    found_there = check.answers.filter(hazard__isnull=False)
    load = burden([check.agency], month, next_month(month))[check.agency_id, month]
    assert found_there.exists(), "the finding became a hazard"
    assert load.of("answers").entries == check.answers.count()
    assert load.of("hazards").entries == 0


def test_behind_each_number_stands_its_list(client, busy, half_typed, county_clerk):
    half_typed.enter("enforcement.1", by=county_clerk, value=Decimal(2), source="发文登记簿")
    half_typed.enter("overall.1", by=county_clerk, value=Decimal(5), reason="补登两条")
    found(make.mine(name="襄汾晋磊铁矿"), "06-03", closed="06-12", verification="已到位")
    make.handed_in()
    said = {"criterion": criterion(), "result": "not_applicable", "description": "没有这一系统"}
    Answer.objects.create(inspection=Inspection.objects.get(), **said)
    load = june()
    seen = {"typed", "adjusted", "checks", "answers", "spot", "hazards", "closures", "submissions"}
    assert seen <= {key for key, share in load.shares.items() if share.entries}
    client.force_login(county_clerk)
    opened = set()
    for key in [*(key for key, share in load.shares.items() if share.entries), "letters"]:
        page = client.get(f"{PAGE}{county_clerk.agency_id}/2023-06/{key}/")
        rows = [row.record for row in page.context["table"].rows]
        share = load.of(key)
        assert (len(rows), sum(row.characters for row in rows)) == (share.entries, share.characters), key
        there = {KINDS[key].address(row) for row in rows}
        assert all(f'href="{url}"' in words(page) for url in there), key
        opened |= there
    assert {client.get(url).status_code for url in opened} == {200}


def test_the_city_reads_all_its_counties_and_takes_them_out(client, busy, draft, city_clerk):
    client.force_login(city_clerk)
    page = client.get(PAGE, {"month": "2023-06"})
    county = make.agency("141023")
    assert f"{PAGE}{county.pk}/?month=2023-06" in words(page)
    assert (
        len(page.context["lines"])
        == Agency.objects.filter(region__path__startswith=make.region("1410").path).count()
    )
    book = client.get(PAGE, {"month": "2023-06", "export": "xlsx"})
    rows = list(load_workbook(BytesIO(b"".join(book.streaming_content))).active.iter_rows(values_only=True))
    own = next(row for row in rows if row[0] == str(county))
    load = june()
    assert own[1:] == (load.computed, 0, 0, 8, load.whole.characters)
    assert rows[-1][0] == "合计"


def test_the_month_of_a_county_says_what_it_is_made_of_and_how_it_is_counted(
    client, busy, draft, county_viewer
):
    client.force_login(county_viewer)
    page = words(client.get(f"{PAGE}{county_viewer.agency_id}/", {"month": "2023-06"}))
    assert f"{PAGE}{county_viewer.agency_id}/2023-06/activities/" in page
    assert draft.get_absolute_url() in page
    assert "工作记录：按开展日期；字数计对象、情况说明" in page


def test_only_the_agency_itself_and_those_above_it_read_it(
    client, busy, officer, county_viewer, neighbour_clerk, city_clerk
):
    own = county_viewer.agency_id
    beside = make.user(
        make.agency("141023", kind="fire", name="襄汾县消防救援大队"), "viewer", username="fire"
    )
    for person, status in ((county_viewer, 200), (city_clerk, 200), (neighbour_clerk, 404), (beside, 404)):
        client.force_login(person)
        assert client.get(f"{PAGE}{own}/").status_code == status, person
        assert client.get(f"{PAGE}{own}/2023-06/checks/").status_code == status, person
    client.force_login(county_viewer)
    assert [line.agency.pk for line in client.get(PAGE).context["lines"]] == [own]
    assert client.get(f"{PAGE}{city_clerk.agency_id}/").status_code == 404, (
        "nor does the county read the city's"
    )
    assert client.get(PAGE, {"region": "1410"}).status_code == 404
    client.force_login(make.enterprise_person(make.mine(name="别家矿业")))
    assert client.get(PAGE).status_code == 403


@pytest.mark.parametrize("month", ["junk", "2023-13", "0001-01", "9999-12"])
def test_a_month_that_is_none_is_a_page_that_is_not_there(client, county_viewer, month):
    client.force_login(county_viewer)
    own = f"{PAGE}{county_viewer.agency_id}/"
    for url in (PAGE, own):
        assert client.get(url, {"month": month}).status_code == 404
    assert client.get(f"{own}{month}/checks/").status_code == 404
    assert client.get(f"{own}2023-06/keystrokes/").status_code == 404


def test_months_are_counted_over_the_turn_of_the_year():
    assert next_month(dt.date(2023, 12, 1)) == dt.date(2024, 1, 1)
    assert next_month(dt.date(2023, 2, 1), -11) == dt.date(2022, 3, 1)
