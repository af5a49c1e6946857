from __future__ import annotations

import pytest

from inspections.models import PenaltyClause
from inspections.penalties.reference import load_penalty_clauses
from jurisdictions.rules import RuleViolation
from tests import make

URL = "/inspections/clauses/AQ-T/confirm/"


@pytest.fixture
def doubtful(db) -> PenaltyClause:
    return make.penalty_clause(uncertain=True, uncertain_reason="凭记忆，须核对")


def test_all_clauses_are_read_with_their_limits(client, county_viewer):
    load_penalty_clauses()
    client.force_login(county_viewer)
    page = client.get("/inspections/clauses/", {"q": "第94条"}).content.decode()
    assert "2 至 5 万元" in page
    assert "已对照原文" not in page


def test_the_administrator_at_the_top_confirms_a_clause(client, province_administrator, doubtful):
    client.force_login(province_administrator)
    assert URL in client.get("/inspections/clauses/", {"doubtful": "yes"}).content.decode()
    assert client.post(URL)["Location"] == "/inspections/clauses/#AQ-T"
    doubtful.refresh_from_db()
    assert doubtful.usable
    assert doubtful.confirmed_by == province_administrator
    assert URL not in client.get("/inspections/clauses/").content.decode()


def test_a_county_does_not_confirm_for_everybody(
    client, province_administrator, county_administrator, doubtful
):
    client.force_login(county_administrator)
    assert client.post(URL).status_code == 403
    doubtful.refresh_from_db()
    assert not doubtful.usable


def test_the_first_confirmation_stands(province_administrator, doubtful):
    doubtful.confirm(by=province_administrator)
    with pytest.raises(RuleViolation, match="无须确认"):
        doubtful.confirm(by=province_administrator)
