from __future__ import annotations

import threading
import zlib
from base64 import b64encode
from io import BytesIO

import pytest
from django.db import connection
from PIL import Image

from hazards.models import Hazard
from inspections.models import Inspection
from inspections.on_site.actions import canonical, sign_off
from jurisdictions.rules import RuleViolation
from records.drawn import drawn_png
from records.models import Attachment, Signature
from tests import make


@pytest.fixture
def check(db):
    return make.inspection(make.mine("141023"), place="主井")


def signed(**changes):
    return {
        "principal": "on",
        "safety_officer": "on",
        "operator": "on",
        "signer_name": "王平",
        "drawn": make.drawn(),
        "statement": "本记录如实反映现场检查情况。",
        "no_recording": "记录仪故障",
    } | changes


def without(*names, **changes):
    return {name: value for name, value in signed(**changes).items() if name not in names}


def test_each_finding_becomes_a_hazard_with_its_photos(client, check):
    finding = make.finding(check, "防坠器检测过期")
    client.force_login(check.opened_by)
    client.post(f"/inspections/{check.pk}/answers/{finding.pk}/photos/", {"photos": make.photo()})
    answer = client.post(f"/inspections/{check.pk}/sign/", signed(), follow=True)
    hazard = Hazard.objects.get()
    assert (hazard.source, hazard.severity, hazard.found_on) == ("inspection", "major", check.checked_on)
    assert (hazard.clause, hazard.due_on, hazard.location) == (finding.clause, finding.due_on, "主井")
    assert Attachment.objects.of(hazard).count() == 1
    page = answer.content.decode()
    assert "已签字，形成隐患 1 条" in page
    assert f'href="/hazards/{hazard.pk}/"' in page


def test_the_signature_binds_what_was_on_the_screen(client, check):
    make.finding(check)
    client.force_login(check.opened_by)
    client.post(f"/inspections/{check.pk}/sign/", signed())
    check = Inspection.objects.get()
    signature = Signature.objects.of(check).get()
    assert signature.covers(canonical(check))
    assert signature.signer == check.opened_by
    assert client.get(f"/inspections/{check.pk}/signature/").headers["Content-Type"] == "image/png"
    check.answers.update(description="改过的描述")
    assert not signature.covers(canonical(check))


def test_a_refusal_stands_in_the_place_of_a_signature(client, check):
    make.finding(check)
    client.force_login(check.opened_by)
    refused = without("signer_name", "drawn", refusal="负责人拒绝签字，两名执法人员在场见证")
    page = client.post(f"/inspections/{check.pk}/sign/", refused, follow=True).content.decode()
    assert "企业拒绝签字：负责人拒绝签字" in page
    assert client.get(f"/inspections/{check.pk}/signature/").status_code == 404


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        (without("signer_name", "drawn"), "signer_name"),
        (without("drawn"), "drawn"),
        (without("operator"), "absence_reason"),
        (without("statement"), "statement"),
        (signed(refusal="不签"), "refusal"),
    ],
)
def test_what_is_missing_is_said_at_its_field(client, check, sent, field):
    make.finding(check)
    client.force_login(check.opened_by)
    answer = client.post(f"/inspections/{check.pk}/sign/", sent)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    check.refresh_from_db()
    assert check.status == "draft"
    assert not Hazard.objects.exists()


def png(*size):
    return make._bytes(Image.new("RGBA", size))


@pytest.mark.parametrize(
    "content",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        png(300, 100),
        png(5000, 20),
        make._bytes(Image.new("RGBA", (300, 100), "black"))[:60],
    ],
    ids=["no picture", "nothing drawn", "too large", "cut off"],
)
def test_what_is_no_drawn_name_is_refused(content):
    with pytest.raises(RuleViolation) as refused:
        drawn_png(f"data:image/png;base64,{b64encode(content).decode()}")
    assert refused.value.field == "drawn"


@pytest.mark.parametrize("text", ["data:image/svg+xml;base64,AAAA", "data:image/png;base64,!!", "hello"])
def test_what_is_no_data_url_of_a_png_is_refused(text):
    with pytest.raises(RuleViolation):
        drawn_png(text)


def test_an_empty_check_cannot_be_signed(client, check):
    client.force_login(check.opened_by)
    page = client.post(
        f"/inspections/{check.pk}/sign/",
        signed(),
        headers={"Referer": "http://testserver/inspections/"},
        follow=True,
    )
    assert "还没有任何检查项" in page.content.decode()
    check.refresh_from_db()
    assert check.status == "draft"


def test_the_second_tap_makes_no_second_hazard(client, check):
    make.finding(check)
    client.force_login(check.opened_by)
    for _ in range(2):
        client.post(f"/inspections/{check.pk}/sign/", signed())
    assert Hazard.objects.count() == 1
    assert Signature.objects.count() == 1


def test_an_officer_with_an_old_page_is_told_and_nothing_happens_twice(check):
    make.finding(check)
    old = Inspection.objects.get(pk=check.pk)
    proof = {"presence": make.ALL_PRESENT, "signer_name": "王平", "drawn": drawn_png(make.drawn())}
    proof["no_recording"] = "记录仪故障"
    sign_off(check, by=check.opened_by, **proof)
    with pytest.raises(RuleViolation, match="已被他人处理"):
        sign_off(old, by=check.officers.last(), **proof)
    assert Hazard.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_officers_who_sign_at_once_make_hazards_once():
    check = make.inspection(make.mine("141023"))
    make.finding(check)
    proof = {"presence": make.ALL_PRESENT, "signer_name": "王平", "drawn": drawn_png(make.drawn())}
    proof["no_recording"] = "记录仪故障"
    ready, outcomes = threading.Barrier(2), []

    def sign(officer):
        mine_to_sign = Inspection.objects.get(pk=check.pk)
        ready.wait()
        try:
            sign_off(mine_to_sign, by=officer, **proof)
            outcomes.append("signed")
        except RuleViolation:
            outcomes.append("told")
        finally:
            connection.close()

    threads = [threading.Thread(target=sign, args=[officer]) for officer in check.officers.all()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["signed", "told"]
    assert Hazard.objects.count() == 1
    assert Signature.objects.count() == 1


def test_a_check_begun_by_mistake_is_discarded_and_stays_readable(client, check):
    client.force_login(check.opened_by)
    client.post(f"/inspections/{check.pk}/discard/")
    check.refresh_from_db()
    assert check.status == "void"
    assert "已作废" in client.get(f"/inspections/{check.pk}/").content.decode()
    assert client.post(f"/api/inspections/{check.pk}/sign/", {}, "application/json").status_code == 409


def test_the_api_signs_through_the_same_verb(client, check):
    make.finding(check)
    client.force_login(check.opened_by)
    body = signed(principal=True, safety_officer=True, operator=True)
    answer = client.post(f"/api/inspections/{check.pk}/sign/", body, "application/json")
    assert (answer.status_code, answer.json()["status"]) == (200, "signed")
    assert answer.json()["answers"][0]["hazard"] == Hazard.objects.get().pk
    assert client.post(f"/api/inspections/{check.pk}/sign/", body, "application/json").status_code == 409


def test_nobody_else_signs(client, check, county_leader, city_inspector, neighbour_inspector):
    make.finding(check)
    people = {county_leader: 403, city_inspector: 403, neighbour_inspector: 404}
    people[make.enterprise_person(check.mine)] = 403
    for person, code in people.items():
        client.force_login(person)
        assert client.get(f"/inspections/{check.pk}/sign/").status_code == code
        assert client.post(f"/inspections/{check.pk}/sign/", signed()).status_code == code
        assert client.post(f"/inspections/{check.pk}/discard/").status_code == code
        assert client.post(f"/api/inspections/{check.pk}/sign/", {}, "application/json").status_code == code
    assert not Hazard.objects.exists()


def test_a_drawing_that_claims_to_be_enormous_is_refused_before_it_is_unpacked():
    stream = BytesIO()
    Image.new("RGBA", (8, 8)).save(stream, "PNG")
    claimed = bytearray(stream.getvalue())
    claimed[16:24] = (200_000).to_bytes(4, "big") * 2
    claimed[29:33] = zlib.crc32(bytes(claimed[12:29])).to_bytes(4, "big")
    with pytest.raises(RuleViolation) as refused:
        drawn_png(f"data:image/png;base64,{b64encode(bytes(claimed)).decode()}")
    assert refused.value.field == "drawn"
