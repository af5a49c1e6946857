"""Two people edit one enterprise: the second is told what the first changed, and loses nothing of what they typed."""

import pytest

from enterprises.models import Enterprise
from enterprises.upkeep.keeping import correct
from jurisdictions.rules import RuleViolation
from tests import make
from tests.enterprises.test_edit_together import resent

pytestmark = pytest.mark.django_db


@pytest.fixture
def enterprise(county_clerk):
    owner = make.mine(headcount=45, supervisor=county_clerk.agency, name="襄汾铁矿").enterprise
    owner.legal_representative = "李明"
    owner.save()
    return owner


def opened(client, person, enterprise):
    client.force_login(person)
    form = client.get(f"/ledger/enterprises/{enterprise.pk}/edit/").context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value not in (None, False)}


def save(client, enterprise, data):
    return client.post(f"/ledger/enterprises/{enterprise.pk}/edit/", data)


def said(enterprise):
    enterprise.refresh_from_db()
    return enterprise.name, enterprise.legal_representative


def test_the_second_is_told_and_keeps_what_they_typed(client, enterprise, county_clerk, county_administrator):
    first = opened(client, county_administrator, enterprise)
    save(client, enterprise, {**opened(client, county_clerk, enterprise), "legal_representative": "赵强"})
    client.force_login(county_administrator)
    answer = save(client, enterprise, {**first, "name": "襄汾新铁矿"})
    assert answer.status_code == 422
    told = answer.context["form"].non_field_errors()[0]
    assert county_clerk.name in told
    assert "“李明”改为“赵强”" in told
    assert said(enterprise) == ("襄汾铁矿", "赵强")
    again = resent(answer)
    assert (again["name"], again["legal_representative"]) == ("襄汾新铁矿", "赵强")
    assert save(client, enterprise, again).status_code == 302
    assert said(enterprise) == ("襄汾新铁矿", "赵强")


def test_where_both_wrote_into_one_field_ones_own_word_stays_to_be_checked(client, enterprise, county_clerk):
    seen = opened(client, county_clerk, enterprise)
    save(client, enterprise, {**seen, "legal_representative": "赵强"})
    answer = save(client, enterprise, {**seen, "legal_representative": "孙伟"})
    assert answer.status_code == 422
    assert resent(answer)["legal_representative"] == "孙伟"


def test_a_workbook_in_between_counts_too(client, enterprise, county_clerk):
    seen = opened(client, county_clerk, enterprise)
    Enterprise.objects.filter(pk=enterprise.pk).update(legal_representative="赵强")
    answer = save(client, enterprise, {**seen, "name": "襄汾新铁矿"})
    assert answer.status_code == 422
    assert resent(answer)["legal_representative"] == "赵强"


def test_alone_nobody_is_asked_twice(client, enterprise, county_clerk):
    for name in ("赵强", "孙伟"):
        data = {**opened(client, county_clerk, enterprise), "legal_representative": name}
        assert save(client, enterprise, data).status_code == 302
    assert said(enterprise)[1] == "孙伟"


def test_the_verb_asks_for_itself(enterprise, county_clerk):
    with pytest.raises(RuleViolation, match="他人已修改"):
        correct(enterprise, confirmed=False, by=county_clerk, seen=enterprise.version - 1)
