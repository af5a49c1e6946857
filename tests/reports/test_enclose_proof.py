"""Files that prove a figure: hung on a cell or on the whole, gone along when it is handed in, fixed from then on."""

from __future__ import annotations

import pytest
from django.db import InternalError, transaction

from jurisdictions.rules import RuleViolation
from records.models import Attachment
from reports.actions import content_of, enclose, return_, sign_and_submit
from reports.details import lines_of
from reports.figures import live
from reports.models import Proof, Report
from tests import make
from tests.reports.month import moment
from tests.tables import signed, table


@pytest.fixture
def report(db):
    return table("dispatch")


def add(client, report, cell="", **sent):
    given = {"note": "6月12日检查记录", "uploads": [make.photo()]} | sent
    return client.post(f"/reports/{report.pk}/proofs/add/{f'?cell={cell}' if cell else ''}", given)


def test_the_clerk_hangs_a_file_on_a_cell_and_it_stands_beside_the_number(client, report, county_clerk, htmx):
    client.force_login(county_clerk)
    answer = add(client, report, "overall.3")
    assert answer["Location"] == f"/reports/{report.pk}/?cell=overall.3#panel"
    proof = Proof.objects.get()
    assert (proof.key, proof.note, proof.added_by) == ("overall.3", "6月12日检查记录", county_clerk)
    page = client.get(f"/reports/{report.pk}/").content.decode()
    assert "附 1 件" in page
    assert "总体情况第3项" in page.split('id="proofs"')[1]
    panel = client.get(f"/reports/{report.pk}/cells/overall.3/", headers=htmx).content.decode()
    assert "6月12日检查记录" in panel
    assert "撤回" in panel
    assert (
        "6月12日" not in client.get(f"/reports/{report.pk}/cells/overall.1/", headers=htmx).content.decode()
    )


def test_one_can_be_for_the_whole_report(client, report, county_clerk):
    client.force_login(county_clerk)
    assert add(client, report)["Location"] == f"/reports/{report.pk}/#proofs"
    assert Proof.objects.get().title == "整表"


@pytest.mark.parametrize(
    ("sent", "complaint"),
    [({"note": ""}, "请写明这份资料印证什么"), ({"uploads": []}, "请选择文件")],
)
def test_what_is_missing_is_said_at_its_field(client, report, county_clerk, sent, complaint):
    client.force_login(county_clerk)
    answer = add(client, report, "overall.3", **sent)
    assert (answer.status_code, complaint in answer.content.decode()) == (422, True)
    assert not Proof.objects.exists()


def test_a_file_of_a_kind_that_is_not_kept_is_refused(client, report, county_clerk):
    client.force_login(county_clerk)
    evil = make.photo()
    evil.file.seek(0)
    evil.file.truncate()
    evil.file.write(b"MZ\x90\x00 program")
    evil.file.seek(0)
    evil.size = 14
    assert add(client, report, uploads=[evil]).status_code == 422
    assert not Proof.objects.exists()


def test_there_is_no_such_cell(client, report, county_clerk):
    client.force_login(county_clerk)
    assert add(client, report, "overall.99").status_code == 404


def test_only_the_clerk_of_the_same_desk(client, report, county_leader, city_clerk, neighbour_leader):
    neighbour = make.user(neighbour_leader.agency, "clerk")
    for person, status in ((county_leader, 403), (city_clerk, 403), (neighbour, 404)):
        client.force_login(person)
        assert add(client, report).status_code == status


def test_it_can_be_taken_back_until_it_is_handed_in(client, report, county_clerk, city_clerk):
    proof = enclose(report, [make.photo()], by=county_clerk, note="扫描件")
    url = f"/reports/{report.pk}/proofs/{proof.pk}/take-back/"
    client.force_login(city_clerk)
    assert client.post(url).status_code == 403
    client.force_login(county_clerk)
    assert client.post(url).status_code == 302
    assert not Proof.objects.exists()
    assert not Attachment.objects.exists()


def test_what_was_handed_in_stays_and_every_level_above_sees_it(
    client, report, county_clerk, city_clerk, province_clerk
):
    proof = enclose(report, [make.photo()], by=county_clerk, note="扫描件", key="overall.3")
    signed(report, at=moment("06-19 10:00"))
    report = Report.objects.get(pk=report.pk)
    with pytest.raises(RuleViolation, match="不能再改"):
        enclose(report, [make.photo("red")], by=county_clerk, note="又一份")
    with pytest.raises(RuleViolation, match="不能再改"):
        Proof.objects.get().take_back(by=county_clerk)
    for person in (city_clerk, province_clerk):
        client.force_login(person)
        page = client.get(f"/reports/{report.pk}/").content.decode()
        assert "附 1 件" in page
        assert "撤回" not in page
        assert client.get(proof.attachments.get().get_absolute_url()).status_code == 200
    client.force_login(make.user(make.agency("141021"), "clerk"))
    assert client.get(proof.attachments.get().get_absolute_url()).status_code == 404


def test_the_database_itself_keeps_what_was_handed_in(report, county_clerk):
    enclose(report, [make.photo()], by=county_clerk, note="扫描件")
    signed(report, at=moment("06-19 10:00"))
    with pytest.raises(InternalError), transaction.atomic():
        Proof.objects.update(note="改过")
    with pytest.raises(InternalError), transaction.atomic():
        Proof.objects.all().delete()


def test_a_returned_report_takes_further_ones_and_each_signing_shows_its_own(
    client, report, county_clerk, city_clerk
):
    enclose(report, [make.photo()], by=county_clerk, note="第一份")
    signed(report, at=moment("06-19 10:00"))
    report = Report.objects.get(pk=report.pk)
    return_(report, by=city_clerk, reason="缺印证资料")
    second = enclose(report, [make.photo("red")], by=county_clerk, note="第二份")
    with pytest.raises(RuleViolation, match="已随报表报送"):
        Proof.objects.get(note="第一份").take_back(by=county_clerk)
    signed(report, at=moment("06-20 10:00"))
    client.force_login(city_clerk)
    pages = [client.get(f"/reports/{report.pk}/sealings/{n}/").content.decode() for n in (1, 2)]
    assert [("第一份" in page, "第二份" in page) for page in pages] == [(True, False), (True, True)]
    second.refresh_from_db()
    assert second.sealing.number == 2


def test_what_is_signed_is_what_was_enclosed(report, county_clerk, county_leader):
    seen = content_of(report, live(report), lines_of(report))
    enclose(report, [make.photo()], by=county_clerk, note="后来附的")
    report.hand_to_leader(by=county_clerk)
    with pytest.raises(RuleViolation, match="有变化"):
        sign_and_submit(report, by=county_leader, seen=seen)
