"""目标考核 (L-23): what a target may say, where its year is counted, and which records its page lists."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.utils import timezone

from campaigns.models import Circular, Obligation
from reports.assessment import actions, formalism
from reports.assessment.measures import measures
from reports.assessment.results import places_of, promised
from tests import make
from tests.reports.test_assess_the_year import FOUND, PAGE, circular, drafted
from tests.tables import table


@pytest.fixture
def leader(db):
    for county in ("襄汾县", "洪洞县"):
        make.agency(county)
    return make.user(make.agency("临汾市"), "leader")


def test_the_places_of_a_province_are_found_in_one_question(db, django_assert_max_num_queries):
    city, other, county = (make.region(place) for place in ("临汾市", "晋城市", "襄汾县"))
    with django_assert_max_num_queries(1):
        found = places_of([city, other, county], timezone.now())
    inside = [place.region for place in found[city.pk]]
    assert inside[0] == city
    assert county in inside
    assert not {*inside} & {place.region for place in found[other.pk]}
    assert [place.region for place in found[county.pk]] == [county]


def test_a_target_has_no_more_digits_than_its_column(leader, client):
    assessment = drafted(leader)
    client.force_login(leader)
    asked = {"measure": FOUND, "points": "40", "none": "0", "full": "9999999"}
    assert client.post(f"{PAGE}{assessment.pk}/targets/new/", asked).status_code == 422
    assert client.post(f"{PAGE}{assessment.pk}/targets/new/", asked | {"full": "999999"}).status_code == 302


def test_a_number_of_the_day_is_not_called_the_years_sum():
    assert "不累加" in measures()["count-party.5.city"].says
    assert "全年合计" in measures()[FOUND].says


@time_machine.travel(datetime(2023, 7, 10, tzinfo=UTC), tick=False)
def test_a_report_that_is_not_due_yet_is_not_listed_among_those_that_count(leader):
    june = table("dispatch")
    assessment = drafted(leader)
    actions.issue_targets(assessment, by=leader)
    outcome = assessment.outcomes.get(agency=june.agency)
    owed = Obligation.objects.filter(agency=june.agency, requirement__form=june.form)
    listed = {one.period for one in promised(outcome)}
    assert date(2023, 6, 1) in listed
    assert listed < {one.period for one in owed}


def test_a_list_that_is_cut_says_so(leader, monkeypatch):
    assessment = drafted(leader)
    actions.issue_targets(assessment, by=leader)
    outcome = assessment.outcomes.first()
    Circular.objects.filter(pk=circular(leader).pk).update(document_number="临应急发〔2023〕119号")
    assert [label for label, rows in formalism.choices(outcome) if rows] == ["通报"]
    monkeypatch.setattr(formalism, "SHOWN", 1)
    circular(leader)
    ((label, rows),) = [group for group in formalism.choices(outcome) if group[1]]
    assert (label, len(rows)) == ("通报（只列最近 1 条）", 1)
