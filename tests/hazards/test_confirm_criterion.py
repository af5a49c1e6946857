import pytest

from hazards.models import Criterion
from jurisdictions.rules import RuleViolation
from tests import make

URL = "/hazards/criteria/UG-02/confirm/"


@pytest.fixture
def doubtful(db) -> Criterion:
    return make.criterion("UG-02", uncertain=True, uncertain_reason="另有转载用字不同")


def test_the_administrator_at_the_top_confirms_the_wording(client, province_administrator, doubtful):
    client.force_login(province_administrator)
    response = client.post(URL)
    assert response["Location"] == "/hazards/criteria/#UG-02"
    doubtful.refresh_from_db()
    assert doubtful.usable
    assert doubtful.confirmed_by == province_administrator


@pytest.mark.parametrize("role", ["administrator", "inspector"])
def test_what_all_share_is_not_for_one_county_to_confirm(
    client, officer, province_administrator, role, doubtful
):
    client.force_login(officer("襄汾县", role))
    assert URL not in client.get("/hazards/criteria/").content.decode()
    assert client.post(URL).status_code == 403
    doubtful.refresh_from_db()
    assert not doubtful.usable


def test_the_first_confirmation_stands(officer, province_administrator, doubtful):
    seen_before = Criterion.objects.get(pk=doubtful.pk)
    doubtful.confirm(by=province_administrator)
    with pytest.raises(RuleViolation, match="无须确认"):
        seen_before.confirm(by=officer("山西省", "administrator", username="second"))
    doubtful.refresh_from_db()
    assert doubtful.confirmed_by == province_administrator
