"""L-07, L-08: the principal signs; findings become hazards, the report goes on paper and to whom it is owed."""

from __future__ import annotations

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from campaigns.obligations.handing import is_as_signed as submission_is_as_signed
from campaigns.obligations.handing import return_
from hazards.models import Hazard
from hazards.self_inspections.filling import reopen
from hazards.self_inspections.signing import is_as_signed, sign_self_inspection
from jurisdictions.rules import RuleViolation
from records.drawn import drawn_png
from records.models import Attachment, Signature
from tests import make, self_checks


@pytest.fixture
def mine(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return make.mine("141023", supervisor=make.agency())


@pytest.fixture(autouse=True)
def _june():
    with time_machine.travel(make.noon(10), tick=False):
        yield


def owed(owner="mine", **fields):
    return make.promise("self_inspection", owner, receiver_rule="supervisor", signed=True, **fields)


def test_a_finding_becomes_a_hazard_of_the_day_it_was_found(mine):
    june = self_checks.opened(mine)
    finding = self_checks.found(june, photos=[make.photo()])
    with time_machine.travel(make.noon(20)):
        self_checks.signed(june)
    hazard = Hazard.objects.get()
    assert (hazard.source, hazard.severity, str(hazard.found_on)) == ("self", "major", "2023-06-10")
    assert hazard.agency == make.agency()
    assert not hazard.missing_commitments()
    assert Attachment.objects.of(hazard).count() == 1
    finding.refresh_from_db()
    assert finding.hazard == hazard


def test_it_waits_for_every_answer_and_all_five_commitments(mine):
    june = self_checks.opened(mine)
    self_checks.found(june, responsible="", funds=None)
    drawn, principal = drawn_png(make.drawn()), make.enterprise_person(mine)
    with pytest.raises(RuleViolation, match="项没有作答"):
        sign_self_inspection(june, by=principal, drawn=drawn)
    with pytest.raises(RuleViolation, match="五落实还缺：整改责任人、整改资金"):
        self_checks.signed(june)
    assert not Hazard.objects.exists()


def test_only_the_principal_signs_and_by_hand(client, mine):
    june = self_checks.answered(self_checks.opened(mine))
    with pytest.raises(PermissionDenied):
        sign_self_inspection(june, by=make.enterprise_person(mine, "safety_officer"), drawn=b"x")
    client.force_login(make.enterprise_person(mine))
    address = f"/hazards/self-inspections/{june.pk}/sign/"
    page = client.post(address, {"drawn": ""})
    assert page.status_code == 422
    assert "请在框内手写签名" in page.content.decode()
    assert client.post(address, {"drawn": make.drawn()}).status_code == 302
    june.refresh_from_db()
    assert june.is_signed
    assert is_as_signed(june, Signature.objects.of(june).get())
    paper = Attachment.objects.of(june).get()
    assert paper.file.content.open("rb").read(4) == b"%PDF"
    assert "重大事故隐患排查治理报告" in paper.name
    assert "内容与签字一致" in client.get(f"/hazards/self-inspections/{june.pk}/").content.decode()


def test_the_months_report_is_handed_in_with_it(mine):
    asked = owed(cadence="monthly", due_on=None)
    june = self_checks.opened(mine)
    (report,) = self_checks.signed(june)
    report.refresh_from_db()
    assert report == asked.obligations.get(mine=mine, period="2023-06-01")
    submission = report.submissions.get()
    assert report.is_handed_in
    assert june.submission == submission
    assert Attachment.objects.of(submission).get().file == Attachment.objects.of(june).get().file
    assert submission_is_as_signed(submission, Signature.objects.of(submission).get())


def test_an_enterprise_hands_in_once_with_its_last_mine(mine):
    second = make.mine("141023", enterprise=mine.enterprise, name="二号井", supervisor=make.agency())
    asked = owed("enterprise")
    assert self_checks.signed(self_checks.opened(mine)) == []
    (report,) = self_checks.signed(self_checks.opened(second))
    assert report == asked.obligations.get(enterprise=mine.enterprise)
    submission = report.submissions.get()
    assert Attachment.objects.of(submission).count() == 2
    assert submission.self_inspections.count() == 2


def test_a_returned_one_is_mended_in_a_new_version(mine):
    owed(cadence="monthly", due_on=None)
    june = self_checks.opened(mine)
    self_checks.found(june, photos=[make.photo()])
    officer = make.enterprise_person(mine, "safety_officer")
    (report,) = self_checks.signed(june)
    with pytest.raises(RuleViolation, match="只有被监管部门退回"):
        reopen(june, by=officer)
    return_(report, reason="第三条请重新核对", by=make.user(make.agency(), "clerk"))
    june = type(june).objects.get(pk=june.pk)
    anew = reopen(june, by=officer)
    assert anew.version == 2
    assert anew.answers.count() == june.answers.count()
    assert Attachment.objects.of(anew.answers.get(result="found")).count() == 1
    self_checks.signed(anew)
    report.refresh_from_db()
    assert report.submissions.count() == 2
    assert Hazard.objects.count() == 1
    assert is_as_signed(june, Signature.objects.of(june).get())
