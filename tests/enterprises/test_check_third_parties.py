"""An agency looks into a body that works for mines, and what it found stands with the body (K-10)."""

import datetime as dt

import pytest
from django.utils import timezone

from enterprises.models import BodyCheck
from records.models import Attachment
from tests import make
from tests.enterprises.test_find_third_parties import CODE, serving

pytestmark = pytest.mark.django_db
SAID = {"day": "2023-06-01", "officers": "王平、李明", "finding": "两份安全评价报告雷同", "at_fault": "on"}
BODY, CHECK = f"/ledger/third-parties/body/?body={CODE}", f"/ledger/third-parties/check/?body={CODE}"


@pytest.fixture
def served(county_clerk):
    return serving(make.mine(name="甲矿", supervisor=county_clerk.agency))


def test_a_check_is_logged_and_read_with_the_body(client, served, county_clerk, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client.force_login(county_clerk)
    assert "/ledger/third-parties/check/" in client.get(BODY).content.decode()
    assert client.post(CHECK, {**SAID, "papers": make.photo()}).url == BODY
    check = BodyCheck.objects.get()
    assert (check.credit_code, check.name, check.agency) == (CODE, "某设计院", county_clerk.agency)
    assert check.at_fault
    assert Attachment.objects.of(check).count() == 1
    page = client.get(BODY).content.decode()
    assert "两份安全评价报告雷同" in page
    assert "发现违法违规" in page
    (row,) = client.get("/ledger/third-parties/").context["table"].data
    assert row["checked"] == dt.date(2023, 6, 1)


def test_a_body_without_a_code_is_known_by_its_name(client, county_clerk):
    serving(make.mine(supervisor=county_clerk.agency), name="某监理", credit_code="")
    client.force_login(county_clerk)
    client.post("/ledger/third-parties/check/?body=某监理", {**SAID, "at_fault": ""})
    assert (BodyCheck.objects.get().name, BodyCheck.objects.get().credit_code) == ("某监理", "")
    assert "未发现违法违规" in client.get("/ledger/third-parties/body/?body=某监理").content.decode()


def test_a_check_stays_with_the_body_that_gets_its_code_later(client, county_clerk):
    known = serving(make.mine(supervisor=county_clerk.agency), name="某监理", credit_code="")
    client.force_login(county_clerk)
    client.post("/ledger/third-parties/check/?body=某监理", SAID)
    known.credit_code = CODE
    known.save()
    (row,) = client.get("/ledger/third-parties/").context["table"].data
    assert (row["body"], row["checked"]) == (CODE, dt.date(2023, 6, 1))
    for address in (BODY, BodyCheck.objects.get().get_absolute_url()):
        assert "两份安全评价报告雷同" in client.get(address).content.decode()


def test_a_file_without_the_code_names_the_same_body(client, served, county_clerk):
    serving(make.mine(name="乙矿"), credit_code="")
    client.force_login(county_clerk)
    client.post(CHECK, SAID)
    (row,) = client.get("/ledger/third-parties/").context["table"].data
    assert (row["body"], row["served"], row["checked"]) == (CODE, 2, dt.date(2023, 6, 1))


@pytest.mark.parametrize(
    ("field", "value"),
    [("day", timezone.localdate() + dt.timedelta(days=400)), ("day", ""), ("officers", ""), ("finding", "")],
)
def test_what_is_mistyped_is_told_at_its_field(client, served, county_clerk, field, value):
    client.force_login(county_clerk)
    answer = client.post(CHECK, {**SAID, field: value})
    assert (answer.status_code, bool(answer.context["form"].errors[field])) == (422, True)
    assert not BodyCheck.objects.exists()


def test_who_may_and_about_whom(client, served, county_clerk, stranger):
    enterprise = make.enterprise_person(served.mine)
    for person, code in ((make.user(county_clerk.agency, "viewer"), 403), (enterprise, 403)):
        client.force_login(person)
        assert client.post(CHECK, SAID).status_code == code
    client.force_login(make.user(make.agency("曲沃县"), "clerk"))
    assert client.post(CHECK, SAID).status_code == 404
    client.force_login(make.user(make.agency("襄汾县", "town_centre"), "clerk"))
    assert "third-parties/check/" not in client.get(BODY).content.decode()
    assert client.get(CHECK).status_code == 403
    client.force_login(county_clerk)
    assert client.get("/ledger/third-parties/check/").url == "/ledger/third-parties/"
    client.post(CHECK, SAID)
    client.force_login(enterprise)
    assert "两份安全评价报告雷同" not in client.get(BODY).content.decode()


def test_a_neighbours_check_stays_with_the_neighbour(client, served, county_clerk):
    client.force_login(county_clerk)
    client.post(CHECK, SAID)
    serving(make.mine("141021", name="乙矿"))
    client.force_login(make.user(make.agency("曲沃县"), "clerk"))
    assert "两份安全评价报告雷同" not in client.get(BODY).content.decode()
    (row,) = client.get("/ledger/third-parties/").context["table"].data
    assert row["checked"] is None
    client.force_login(make.user(make.agency("临汾市"), "clerk"))
    assert "两份安全评价报告雷同" in client.get(BODY).content.decode()
