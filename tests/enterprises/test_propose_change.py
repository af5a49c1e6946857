"""The enterprise proposes, the agency that answers for the mine decides."""

from __future__ import annotations

import datetime as dt

import pytest

from enterprises.models import Certificate, Licence, Proposal
from records.models import Attachment
from tests import filed, make


@pytest.fixture
def mine(db):
    return make.mine(supervisor=make.agency(), headcount=20, phone="0357-1")


@pytest.fixture
def principal(mine):
    return make.enterprise_person(mine)


def test_a_new_licence_waits_for_the_county(client, mine, principal, county_clerk, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client.force_login(principal)
    data = {"kind": "采矿许可证", "number": "C9", "expires": "2026-01-01", "files": make.photo(name="证.png")}
    answer = client.post(f"/ledger/mines/{mine.pk}/file/licences/new/", data)
    proposal = Proposal.objects.get()
    assert answer["Location"] == f"/ledger/proposals/{proposal.pk}/"
    assert ["编号", "", "C9"] in proposal.changes
    assert not Licence.objects.exists()
    client.force_login(county_clerk)
    assert "1 件台账变更申报待确认" in client.get("/").content.decode()
    client.post(f"/ledger/proposals/{proposal.pk}/accept/")
    licence = Licence.objects.get()
    assert (licence.number, licence.confirmed_by) == ("C9", county_clerk)
    assert Attachment.objects.of(licence).get().uploaded_by == principal


def test_only_the_proposed_fields_are_written(client, mine, principal, county_clerk):
    """What the county changed in the meantime isn't undone by what the enterprise saw before."""
    licence = filed.licence(mine)
    client.force_login(principal)
    sent = {"kind": licence.kind, "number": "C9", "issued": "2022-01-01", "expires": "2025-01-01"}
    client.post(f"/ledger/file/licences/{licence.pk}/edit/", sent)
    Licence.objects.update(expires=dt.date(2030, 1, 1))
    client.force_login(county_clerk)
    client.post(f"/ledger/proposals/{Proposal.objects.get().pk}/accept/")
    licence.refresh_from_db()
    assert (licence.number, licence.expires) == ("C9", dt.date(2030, 1, 1))


def test_the_county_reads_whose_certificate_is_to_change(client, mine, principal, county_clerk):
    held = Certificate.objects.create(
        mine=mine,
        person=filed.key_person(mine),
        kind="主要负责人安全生产知识和管理能力考核合格证",
        number="晋非煤矿安字1号",
        expires=dt.date(2026, 1, 1),
    )
    client.force_login(principal)
    url = f"/ledger/file/certificates/{held.pk}/edit/"
    form = client.get(url).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields if name != "files"}
    client.post(url, {**sent, "expires": "2031-01-01"})
    client.force_login(county_clerk)
    page = client.get(Proposal.objects.get().get_absolute_url()).content.decode()
    assert str(held) in page
    assert held.number in page


def test_the_mines_own_line_too(client, mine, principal, county_clerk):
    client.force_login(principal)
    form = client.get(f"/ledger/mines/{mine.pk}/propose/").context["form"]
    sent = {name: form[name].value() or "" for name in form.fields}
    del sent["overhead_pond"]
    client.post(f"/ledger/mines/{mine.pk}/propose/", {**sent, "phone": "0357-2", "headcount": 31})
    proposal = Proposal.objects.get()
    assert proposal.changes == [["单班入井人数", "20", "31"], ["联系电话", "0357-1", "0357-2"]]
    client.force_login(county_clerk)
    client.post(f"/ledger/proposals/{proposal.pk}/accept/")
    mine.refresh_from_db()
    assert (mine.phone, mine.headcount) == ("0357-2", 31)


def test_returned_with_a_reason_it_changes_nothing(client, mine, principal, county_clerk):
    licence = filed.licence(mine)
    client.force_login(principal)
    client.post(f"/ledger/file/licences/{licence.pk}/edit/", {"kind": licence.kind, "number": "C9"})
    proposal = Proposal.objects.get()
    client.force_login(county_clerk)
    assert client.post(f"/ledger/proposals/{proposal.pk}/return/", {"reason": " "}).status_code == 422
    client.post(f"/ledger/proposals/{proposal.pk}/return/", {"reason": "请上传扫描件"})
    licence.refresh_from_db()
    assert licence.number == "C1400002023"
    client.force_login(principal)
    assert "请上传扫描件" in client.get("/").content.decode()
    assert "请上传扫描件" in client.get(f"/ledger/proposals/{proposal.pk}/").content.decode()


def test_it_is_decided_once(client, mine, principal, county_clerk):
    client.force_login(principal)
    client.post(f"/ledger/mines/{mine.pk}/file/licences/new/", {"kind": "采矿许可证", "number": "C9"})
    client.force_login(county_clerk)
    url = f"/ledger/proposals/{Proposal.objects.get().pk}/"
    client.post(f"{url}accept/")
    client.post(f"{url}accept/")
    assert Licence.objects.count() == 1


def test_a_proposal_that_has_been_overtaken_is_refused_whole(client, mine, principal, county_clerk):
    licence = filed.licence(mine)
    client.force_login(principal)
    client.post(f"/ledger/file/licences/{licence.pk}/edit/", {"kind": licence.kind, "number": "C9"})
    licence.delete()
    client.force_login(county_clerk)
    proposal = Proposal.objects.get()
    client.post(f"/ledger/proposals/{proposal.pk}/accept/")
    proposal.refresh_from_db()
    assert proposal.status == "proposed"


def test_nothing_changed_is_nothing_to_propose(client, mine, principal):
    licence = filed.licence(mine)
    client.force_login(principal)
    form = client.get(f"/ledger/file/licences/{licence.pk}/edit/").context["form"]
    sent = {name: form[name].value() or "" for name in form.fields if name != "files"}
    answer = client.post(f"/ledger/file/licences/{licence.pk}/edit/", sent)
    assert "没有改动" in answer.content.decode()
    assert not Proposal.objects.exists()


def test_what_a_government_says_of_itself_no_enterprise_proposes(client, mine, principal):
    client.force_login(principal)
    data = {"name": "李明", "post": "副县长", "role": "包保责任人", "level": "县级", "since": "2023-01-01"}
    assert client.post(f"/ledger/mines/{mine.pk}/file/responsibles/new/", data).status_code == 422
    assert not Proposal.objects.exists()


def test_the_city_and_the_enterprise_itself_do_not_decide(client, mine, principal, city_clerk):
    client.force_login(principal)
    client.post(f"/ledger/mines/{mine.pk}/file/licences/new/", {"kind": "采矿许可证"})
    url = f"/ledger/proposals/{Proposal.objects.get().pk}/"
    for person in (principal, city_clerk):
        client.force_login(person)
        assert client.get(url).status_code == 200
        assert client.post(f"{url}accept/").status_code == 403
        assert client.post(f"{url}return/", {"reason": "不"}).status_code == 403


def test_another_enterprise_sees_nothing_of_it(client, mine, principal):
    other = make.enterprise_person(make.mine(name="别家矿业"))
    client.force_login(other)
    assert client.get(f"/ledger/mines/{mine.pk}/file/licences/new/").status_code == 404
