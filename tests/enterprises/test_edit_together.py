"""Two people edit one mine: the second is told what the first changed, and loses nothing of what they typed."""

import pytest

from enterprises.models import Mine
from jurisdictions.rules import RuleViolation
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(county_clerk):
    return make.mine(headcount=45, principal="李明", phone="100", supervisor=county_clerk.agency)


def opened(client, person, mine):
    """What the browser would send back if nothing were typed."""
    client.force_login(person)
    form = client.get(f"/ledger/mines/{mine.pk}/edit/").context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value not in (None, False)}


def save(client, mine, data):
    return client.post(f"/ledger/mines/{mine.pk}/edit/", data)


def resent(answer):
    form = answer.context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value not in (None, False)}


def test_the_second_is_told_and_keeps_what_they_typed(client, mine, county_clerk, county_administrator):
    first = opened(client, county_administrator, mine)
    second = opened(client, county_clerk, mine)
    save(client, mine, {**second, "principal": "赵强"})
    client.force_login(county_administrator)
    answer = save(client, mine, {**first, "phone": "200"})
    assert answer.status_code == 422
    told = answer.context["form"].non_field_errors()[0]
    assert county_clerk.name in told
    assert "“李明”改为“赵强”" in told
    mine.refresh_from_db()
    assert (mine.principal, mine.phone) == ("赵强", "100")
    again = resent(answer)
    assert (again["principal"], again["phone"]) == ("赵强", "200")
    assert save(client, mine, again).status_code == 302
    mine.refresh_from_db()
    assert (mine.principal, mine.phone) == ("赵强", "200")


def test_where_both_wrote_into_one_field_ones_own_word_stays_to_be_checked(client, mine, county_clerk):
    mine_seen = opened(client, county_clerk, mine)
    save(client, mine, {**mine_seen, "principal": "赵强"})
    answer = save(client, mine, {**mine_seen, "principal": "孙伟"})
    assert answer.status_code == 422
    assert resent(answer)["principal"] == "孙伟"


def test_a_rename_or_a_workbook_in_between_counts_too(client, mine, county_clerk):
    seen = opened(client, county_clerk, mine)
    Mine.objects.filter(pk=mine.pk).update(
        licence_number="晋FM1", overhead_pond=True, licence_expires="2025-03-01"
    )
    answer = save(client, mine, {**seen, "phone": "200"})
    assert answer.status_code == 422
    again = resent(answer)
    assert (again["licence_number"], str(again["licence_expires"]), again["phone"]) == (
        "晋FM1",
        "2025-03-01",
        "200",
    )
    save(client, mine, again)
    mine.refresh_from_db()
    assert (mine.licence_number, mine.overhead_pond, mine.phone) == ("晋FM1", True, "200")


def test_alone_nobody_is_asked_twice(client, mine, county_clerk):
    seen = opened(client, county_clerk, mine)
    assert save(client, mine, {**seen, "phone": "200"}).status_code == 302
    assert save(client, mine, {**opened(client, county_clerk, mine), "phone": "300"}).status_code == 302


def test_a_version_that_never_was_is_refused_kindly(client, mine, county_clerk):
    seen = opened(client, county_clerk, mine)
    answer = save(client, mine, {**seen, "version": "999999", "phone": "200"})
    assert answer.status_code == 422
    assert resent(answer)["phone"] == "200"


def test_the_verb_asks_for_itself(mine, county_clerk):
    with pytest.raises(RuleViolation, match="他人已修改"):
        mine.amend(by=county_clerk, seen=mine.version - 1)
