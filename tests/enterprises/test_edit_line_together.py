"""Two people edit one line of a file: the second is told, and loses nothing of what they typed."""

import pytest

from enterprises.models import Profile, Proposal
from tests import filed, make

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(county_clerk):
    return make.mine(supervisor=county_clerk.agency)


def sent_by(form):
    values = {name: form[name].value() for name in form.fields if name != "files"}
    return {name: value for name, value in values.items() if value is not None and value is not False}


def opened(client, person, url):
    client.force_login(person)
    return sent_by(client.get(url).context["form"])


def test_the_second_is_told_and_keeps_what_they_typed(client, mine, county_clerk, county_administrator):
    person = filed.key_person(mine, "矿长")
    url = f"/ledger/file/people/{person.pk}/edit/"
    first = opened(client, county_administrator, url)
    second = opened(client, county_clerk, url)
    client.post(url, {**second, "posts": ["矿长", "总工程师"], "phone": "200"})
    client.force_login(county_administrator)
    answer = client.post(url, {**first, "title": "高级工程师"})
    assert answer.status_code == 422
    said = answer.context["form"].non_field_errors()[0]
    assert county_clerk.name in said
    assert "“200”" in said
    person.refresh_from_db()
    assert person.title == ""
    again = sent_by(answer.context["form"])
    assert (again["title"], again["phone"], again["posts"]) == ("高级工程师", "200", ["矿长", "总工程师"])
    assert client.post(url, again).status_code == 302
    person.refresh_from_db()
    assert (person.title, person.phone, person.posts) == ("高级工程师", "200", ["矿长", "总工程师"])


def test_the_profile_that_both_began_is_one(client, mine, county_clerk):
    url = f"/ledger/mines/{mine.pk}/file/profile/new/"
    seen = opened(client, county_clerk, url)
    assert client.post(url, {**seen, "scale": "小型"}).status_code == 302
    answer = client.post(url, {**seen, "exits": "2"})
    assert answer.status_code == 422
    client.post(url, sent_by(answer.context["form"]))
    profile = Profile.objects.get()
    assert (profile.scale, profile.exits) == ("小型", 2)


def test_an_enterprise_proposes_on_what_it_saw(client, mine, county_clerk):
    licence = filed.licence(mine)
    url = f"/ledger/file/licences/{licence.pk}/edit/"
    principal = make.enterprise_person(mine)
    seen = opened(client, principal, url)
    client.force_login(county_clerk)
    client.post(url, {**seen, "scope": "铁矿"})
    client.force_login(principal)
    answer = client.post(url, {**seen, "number": "C9"})
    assert answer.status_code == 422
    client.post(url, sent_by(answer.context["form"]))
    assert [label for label, _, _ in Proposal.objects.get().changes] == ["编号"]


def test_the_mines_own_line_too(client, mine, county_clerk):
    url = f"/ledger/mines/{mine.pk}/propose/"
    principal = make.enterprise_person(mine)
    mine.headcount = 20
    mine.save()
    seen = opened(client, principal, url)
    mine.phone = "300"
    mine.save()
    answer = client.post(url, {**seen, "principal": "赵强"})
    assert answer.status_code == 422
    client.post(url, sent_by(answer.context["form"]))
    assert [label for label, _, _ in Proposal.objects.get().changes] == ["主要负责人"]


def test_alone_nobody_is_asked_twice(client, mine, county_clerk):
    url = f"/ledger/file/licences/{filed.licence(mine).pk}/edit/"
    assert client.post(url, {**opened(client, county_clerk, url), "number": "C8"}).status_code == 302
    assert client.post(url, {**opened(client, county_clerk, url), "number": "C9"}).status_code == 302
