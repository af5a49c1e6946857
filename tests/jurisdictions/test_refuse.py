"""One RuleViolation, three doors: a page says it and leads back, htmx gets 422, the API 409."""

from __future__ import annotations

import pytest
from django.contrib.messages import get_messages
from django.core.exceptions import PermissionDenied
from rest_framework.test import APIRequestFactory, force_authenticate
from rest_framework.views import APIView

from jurisdictions.api import NeedsVerb, exception_handler
from jurisdictions.guards import needs
from jurisdictions.rules import RuleViolation
from tests import make


@pytest.fixture
def refuse(client, county_administrator):
    """Nobody disables themselves: a page that always refuses."""
    client.force_login(county_administrator)
    url = f"/people/{county_administrator.pk}/enabled/"
    return lambda **headers: client.post(url, {"enabled": "no"}, headers=headers)


def test_a_page_says_so_and_leads_back(refuse):
    response = refuse(referer="http://testserver/people/?page=2")
    assert (response.status_code, response.url) == (302, "/people/?page=2")
    assert ["不能停用自己的账号" in str(m) for m in get_messages(response.wsgi_request)] == [True]


def test_a_closed_door_says_in_the_codes_own_words_why(client, county_clerk, city_clerk):
    mine = make.mine(supervisor=city_clerk.agency)
    client.force_login(county_clerk)
    page = client.get(f"/ledger/mines/{mine.pk}/edit/")
    assert (
        page.status_code,
        "只有山西省临汾市应急管理局的人员可以修改这座矿山" in page.content.decode(),
    ) == (403, True)
    assert "您的角色" not in page.content.decode()
    assert "您的角色不能办理此事" in client.get("/people/new/").content.decode()


@pytest.mark.parametrize(
    "referer", ["", "https://evil.example/people/", "//evil.example/", "javascript:alert(1)"]
)
def test_it_never_leads_to_another_host(refuse, referer):
    assert refuse(referer=referer).url == "/"


def test_htmx_gets_a_fragment(refuse):
    response = refuse(**{"hx-request": "true"})
    assert response.status_code == 422
    assert "不能停用自己的账号" in response.content.decode()
    assert "<html" not in response.content.decode()


def test_the_message_is_escaped():
    from django.template.loader import render_to_string

    page = render_to_string("parts/violation.html", {"violation": RuleViolation("<script>", "x")})
    assert "<script>" not in page


@pytest.mark.parametrize(
    ("problem", "status"), [(RuleViolation("太晚了", "due"), 409), (PermissionDenied(), 403)]
)
def test_the_api_answers_in_json(county_clerk, problem, status, settings):
    class Door(APIView):
        permission_classes = [NeedsVerb]
        verb = "read_ledger"

        def get_exception_handler(self):
            return exception_handler

        def post(self, request):
            raise problem

    request = APIRequestFactory().post("/")
    force_authenticate(request, county_clerk)
    response = Door.as_view()(request)
    assert response.status_code == status
    if status == 409:
        assert response.data == {"detail": "太晚了", "field": "due"}
    Door.verb = "decide_penalty"
    assert Door.as_view()(request).status_code == 403


def test_a_guard_opens_to_the_verb_only(rf, county_clerk, county_leader):
    view = needs("decide_penalty")(lambda request: "in")
    assert view.verb == "decide_penalty"
    request = rf.get("/")
    request.user = county_leader
    assert view(request) == "in"
    request.user = county_clerk
    with pytest.raises(PermissionDenied):
        view(request)


def test_a_guard_with_an_unknown_verb_does_not_even_import():
    with pytest.raises(KeyError):
        needs("decide_penalti")


def test_a_path_that_looks_like_a_host_stays_on_this_one(refuse):
    assert refuse(referer="http://testserver//evil.example/people/").url == "/evil.example/people/"
