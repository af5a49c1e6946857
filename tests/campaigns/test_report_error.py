"""A citizen says what is wrong in something published; the agency corrects it or says why not (N20)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client

from campaigns.disclosure import errors
from campaigns.disclosure.actions import amend, draft_disclosure, publish, revoke
from campaigns.disclosure.errors import answer_error, draft_correction, report_error
from campaigns.disclosure.todo import todos
from campaigns.models import Disclosure, ErrorReport
from jurisdictions.rules import RuleViolation
from records.actions import attach
from records.models import Attachment
from tests import make

pytestmark = pytest.mark.django_db
WRONG = "公示的检查日期写成了6月31日，应为6月30日"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(make.noon(1), tick=False) as moved:
        yield moved


@pytest.fixture
def shown(city_clerk, city_leader) -> Disclosure:
    return out(city_clerk, city_leader, make.campaign())


def out(clerk, leader, campaign) -> Disclosure:
    one = draft_disclosure("content", by=clerk, title="行动内容", text="6月31日起检查。", campaign=campaign)
    publish(one, by=leader)
    return one


@pytest.fixture
def report(shown) -> ErrorReport:
    return report_error(shown, text=WRONG, contact="某先生 0357-0000000", address="192.0.2.1")


def send(client, shown, **fields):
    return client.post(f"/public/{shown.pk}/report/", {"text": WRONG, **fields}, follow=True)


def corrected(shown, clerk, leader) -> Disclosure:
    newer = draft_correction(shown, by=clerk)
    facts = {name: getattr(newer, name) for name in ("title", "channels", "shown_from", "shown_until")}
    amend(newer, by=clerk, text="6月30日起检查。", **facts)
    publish(newer, by=leader)
    return newer


def test_anybody_reports_an_error_and_gets_a_receipt(client, shown):
    assert f"/public/{shown.pk}/report/" in client.get(f"/public/{shown.pk}/").content.decode()
    assert client.get(f"/public/{shown.pk}/report/").status_code == 200
    page = send(client, shown, contact="某先生")
    kept = ErrorReport.objects.get()
    assert kept.receipt in page.content.decode()
    assert (kept.text, kept.contact) == (WRONG, "某先生")
    assert "127.0.0.1" not in kept.sender
    assert page["X-Robots-Tag"] == "noindex, noarchive"


def test_nothing_of_it_is_shown_in_public(client, shown):
    send(client, shown, text="六月没有三十一日", contact="某先生")
    receipt = ErrorReport.objects.get().receipt
    for url in ("/public/", f"/public/{shown.pk}/", f"/public/answers/?receipt={receipt}"):
        page = client.get(url).content.decode()
        assert "六月没有三十一日" not in page
        assert "某先生" not in page


def test_a_form_from_elsewhere_is_refused(shown):
    assert send(Client(enforce_csrf_checks=True), shown).status_code == 403


def test_what_fills_in_the_hidden_field_is_thanked_and_forgotten(client, shown):
    page = send(client, shown, website="https://example.com")
    assert "回执号" in page.content.decode()
    assert not ErrorReport.objects.exists()


@pytest.mark.parametrize("text", ["", "   ", "长" * 1001, "\x00"])
def test_empty_and_endless_words_are_refused(client, shown, text):
    assert send(client, shown, text=text).status_code == 422
    assert not ErrorReport.objects.exists()


def test_markup_stays_words(client, shown, city_leader):
    send(client, shown, text="<script>alert(1)</script>=HYPERLINK(1)")
    client.force_login(city_leader)
    page = client.get(ErrorReport.objects.get().get_absolute_url()).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_one_address_reports_a_few_a_day(client, shown, clock):
    for n in range(errors.PER_SENDER):
        assert send(client, shown, text=f"第{n}处有误").status_code == 200
    assert send(client, shown).status_code == 422
    elsewhere = client.post(f"/public/{shown.pk}/report/", {"text": WRONG}, REMOTE_ADDR="192.0.2.9")
    assert elsewhere.status_code == 302
    clock.shift(timedelta(days=1, minutes=1))
    assert send(client, shown).status_code == 200


def test_a_line_with_many_addresses_counts_once(shown):
    for n in range(errors.PER_SENDER):
        report_error(shown, text=f"第{n}处有误", contact="", address=f"2001:db8:0:1::{n}")
    with pytest.raises(RuleViolation, match="请明天再试"):
        report_error(shown, text=WRONG, contact="", address="2001:db8:0:1:ffff::1")
    report_error(shown, text=WRONG, contact="", address="2001:db8:0:2::1")
    mapped = report_error(shown, text="又一处", contact="", address="::ffff:192.0.2.1")
    assert mapped.sender == report_error(shown, text="再一处", contact="", address="192.0.2.1").sender


def test_what_one_line_reports_comes_one_after_another(shown, report):
    """Also of different disclosures: the lock is held until the report can be counted."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()")
        assert cursor.fetchone() == (1,)


def test_many_addresses_do_not_flood_a_desk_nor_shut_it_for_long(shown, monkeypatch, clock):
    monkeypatch.setattr(errors, "PER_DISCLOSURE", 3)
    for n in range(3):
        report_error(shown, text=WRONG, contact="", address=f"192.0.2.{n}")
    with pytest.raises(RuleViolation, match="已经很多"):
        report_error(shown, text=WRONG, contact="", address="192.0.2.200")
    clock.shift(timedelta(days=1, minutes=1))
    report_error(shown, text=WRONG, contact="", address="192.0.2.200")


def test_loaded_or_sent_again_it_is_the_same_report(client, shown):
    first, again = send(client, shown), send(client, shown)
    assert (
        first.redirect_chain == again.redirect_chain
    )  # to the page of the receipt, which can be loaded again
    assert ErrorReport.objects.get().receipt in first.redirect_chain[0][0]


def test_what_is_not_on_show_takes_no_report(client, city_clerk, shown, city_leader):
    draft = draft_disclosure("basis", by=city_clerk, title="依据", text="…", campaign=make.campaign())
    assert client.get(f"/public/{draft.pk}/report/").status_code == 404
    revoke(shown, by=city_leader, reversed_on=date(2023, 6, 1), reason="决定撤销")
    assert send(client, shown).status_code == 404


def test_the_agency_has_it_on_its_list_until_it_is_answered(report, city_leader, county_leader):
    titles = {one.title: one.due for one in todos(city_leader, make.noon(1))}
    assert titles["1 条公示纠错待答复"] == report.answer_by
    assert "1 条公示纠错待答复" not in {one.title for one in todos(county_leader, make.noon(1))}
    answer_error(report, by=city_leader, corrected=False, answer="原文无误，以印发通知为准。")
    assert "1 条公示纠错待答复" not in {one.title for one in todos(city_leader, make.noon(1))}


def test_a_correction_is_a_new_version_and_the_old_is_kept(client, report, shown, city_clerk, city_leader):
    with pytest.raises(RuleViolation) as refused:
        answer_error(report, by=city_leader, corrected=True, answer="已更正。")
    assert refused.value.field == "corrected"
    newer = corrected(shown, city_clerk, city_leader)
    shown.refresh_from_db()
    assert (shown.status, shown.text) == ("replaced", "6月31日起检查。")
    assert "6月30日起检查" in client.get(f"/public/{shown.pk}/", follow=True).content.decode()
    assert list(Disclosure.objects.on_show()) == [newer]
    report.disclosure.refresh_from_db()
    answer_error(report, by=city_leader, corrected=True, answer="日期有误，已更正。")
    page = client.get("/public/answers/", {"receipt": report.receipt.lower()}).content.decode()
    assert "日期有误，已更正" in page


def test_the_correction_keeps_the_files_but_for_what_is_taken_off(
    client, shown, city_clerk, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    for name in ("附表.png", "方案.png"):
        attach(shown, make.photo(name=name), by=city_clerk)
    newer = draft_correction(shown, by=city_clerk)
    assert [file.name for file in Attachment.objects.of(newer)] == ["附表.png", "方案.png"]
    client.force_login(city_clerk)
    page = client.get(f"{newer.get_absolute_url()}edit/")
    facts = {name: getattr(newer, name) for name in ("title", "text", "shown_from", "shown_until")}
    (wrong, _) = page.context["form"].fields["without"].queryset
    client.post(f"{newer.get_absolute_url()}edit/", {**facts, "without": wrong.pk})
    assert [file.name for file in Attachment.objects.of(newer)] == ["方案.png"]
    assert Attachment.objects.of(shown).count() == 2


def test_a_correction_after_the_first_term_is_not_late(shown, city_clerk, city_leader, clock):
    clock.move_to(make.noon(1).replace(month=9))
    newer = corrected(shown, city_clerk, city_leader)
    assert newer.publish_by > date(2023, 9, 1)
    assert not newer.is_late


def test_no_day_lies_between_the_old_version_and_the_new(shown, city_clerk, city_leader):
    newer = draft_correction(shown, by=city_clerk)
    Disclosure.objects.filter(pk=newer.pk).update(shown_from=date(2023, 6, 5))
    with pytest.raises(RuleViolation, match="不能晚于今天"):
        publish(newer, by=city_leader)
    assert list(Disclosure.objects.on_show()) == [shown]


def test_a_correction_does_not_make_a_late_take_down_good(shown, city_clerk, city_leader, clock):
    past = date(2023, 6, 3)
    Disclosure.objects.filter(pk=shown.pk).update(channels=["website"], shown_until=past, down_by=past)
    clock.shift(timedelta(days=9))
    shown.refresh_from_db()
    newer = draft_correction(shown, by=city_clerk)
    Disclosure.objects.filter(pk=newer.pk).update(shown_until=date(2023, 12, 31))
    publish(newer, by=city_leader)
    shown.refresh_from_db()
    assert shown.down_by == past


def test_until_the_correction_is_out_the_old_version_stays(client, shown, city_clerk):
    draft_correction(shown, by=city_clerk)
    assert "6月31日" in client.get(f"/public/{shown.pk}/").content.decode()
    with pytest.raises(RuleViolation, match="已经在拟更正稿"):
        draft_correction(shown, by=city_clerk)


def test_what_stands_elsewhere_has_to_be_replaced_there(shown, city_clerk, city_leader):
    Disclosure.objects.filter(pk=shown.pk).update(channels=["website"])
    shown.refresh_from_db()
    corrected(shown, city_clerk, city_leader)
    shown.refresh_from_db()
    assert shown.standing() == ("更正应撤下", "late")
    assert list(Disclosure.objects.to_take_down()) == [shown]


def test_a_wrong_receipt_says_nothing(client, report):
    page = client.get("/public/answers/", {"receipt": "AAAAAAAAAAAA"}).content.decode()
    assert "没有这个回执号" in page


def test_the_answer_names_nobody(report, city_leader):
    with pytest.raises(RuleViolation, match="电话"):
        answer_error(report, by=city_leader, corrected=False, answer="请打 13800000000")
    with pytest.raises(RuleViolation, match="理由"):
        answer_error(report, by=city_leader, corrected=False, answer=" ")


def test_only_the_agency_that_published_answers(client, report, city_clerk, county_leader, province_leader):
    for other in (city_clerk, county_leader, province_leader):
        with pytest.raises(PermissionDenied):
            answer_error(report, by=other, corrected=False, answer="…")
    with pytest.raises(PermissionDenied):
        draft_correction(report.disclosure, by=province_leader)
    client.force_login(province_leader)
    page = client.get(report.get_absolute_url())
    assert "某先生" not in page.content.decode()
    assert client.post(report.get_absolute_url(), {"corrected": "no", "answer": "…"}).status_code == 403
    client.force_login(county_leader)
    assert client.get(report.get_absolute_url()).status_code == 404


def test_from_the_list_to_the_answer(client, report, city_leader):
    client.force_login(city_leader)
    assert WRONG in client.get("/campaigns/disclosures/errors/").content.decode()
    page = client.get(report.get_absolute_url())
    assert "某先生" in page.content.decode()
    assert client.post(report.get_absolute_url(), {"corrected": "no"}).status_code == 422
    client.post(report.get_absolute_url(), {"corrected": "no", "answer": "原文无误。"})
    report.refresh_from_db()
    assert (report.status, report.answer) == ("kept", "原文无误。")


def test_the_line_on_the_desk_opens_the_reports_of_this_desk_alone(
    client, report, city_leader, county_clerk, county_leader
):
    theirs = make.campaign(key="county", issuer=county_clerk.agency, document_number="襄应急发〔2023〕1号")
    report_error(out(county_clerk, county_leader, theirs), text=WRONG, contact="", address="192.0.2.7")
    (todo,) = [one for one in todos(city_leader, make.noon(1)) if "纠错" in one.title]
    client.force_login(city_leader)
    assert len(client.get("/campaigns/disclosures/errors/").context["table"].data) == 2
    assert list(client.get(todo.url).context["table"].data) == [report]


def test_what_was_typed_stays_when_a_colleague_was_faster(client, report, city_leader):
    answer_error(report, by=city_leader, corrected=False, answer="原文无误。")
    client.force_login(city_leader)
    page = client.post(report.get_absolute_url(), {"corrected": "no", "answer": "六月只有三十天。"})
    assert page.status_code == 422
    words = page.content.decode()
    assert "六月只有三十天。" in words
    assert "原文无误。" in words
