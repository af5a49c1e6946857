"""An enterprise sets up its leading group, headed by its principal (82号 六（二）, L-33)."""

import pytest

from campaigns.models import Obligation, Submission
from campaigns.obligations.handing import hand_in
from campaigns.obligations.leading_groups import hand_in_group
from jurisdictions.rules import RuleViolation
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def group() -> Obligation:
    make.mine(principal="王建国")
    return make.promise("leading_group", "enterprise").obligations.get()


@pytest.fixture
def officer(group):
    return make.enterprise_person(group.enterprise.mines.get(), "safety_officer")


def test_the_page_asks_for_the_head_and_refuses_another(client, group, officer):
    client.force_login(officer)
    url = f"/campaigns/obligations/{group.pk}/hand-in/"
    key = client.get(url).context["form"]["client_key"].value()
    answer = client.post(url, {"head": "李卫东", "text": "成员五人", "client_key": key})
    assert answer.status_code == 422
    assert answer.context["form"].errors["head"] == ["组长须为本企业主要负责人（王建国）"]
    client.post(url, {"head": "王建国", "text": "成员五人", "client_key": key})
    assert Submission.objects.get().text == "组长：王建国\n成员五人"


def test_the_account_of_the_principal_names_one_too(group, officer):
    principal = make.enterprise_person(group.enterprise.mines.get())
    hand_in_group(group, principal.name, by=officer, at=make.noon(15))
    group.refresh_from_db()
    assert group.is_handed_in


def test_without_a_head_there_is_no_group(group, officer):
    for refused in (
        lambda: hand_in_group(group, " ", by=officer, text="成员五人", at=make.noon(15)),
        lambda: hand_in(group, by=officer, text="成员五人", at=make.noon(15)),
    ):
        with pytest.raises(RuleViolation) as refusal:
            refused()
        assert refusal.value.field == "head"


def test_where_nobody_knows_the_principal_the_enterprise_says(group, officer):
    group.enterprise.mines.update(principal="")
    hand_in_group(group, "赵六", by=officer, at=make.noon(15))
    assert Submission.objects.get().text == "组长：赵六"
