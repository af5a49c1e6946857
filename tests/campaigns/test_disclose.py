"""What an agency publishes is read by everybody while its term runs, and by nobody after (S0-14, S1-16, N20)."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from campaigns.disclosure.actions import (
    amend,
    as_shown,
    confirm_takedown,
    discard,
    draft_disclosure,
    publish,
    revoke,
)
from campaigns.disclosure.todo import todos
from campaigns.models import Disclosure
from jurisdictions.rules import RuleViolation
from tests import filed, make

pytestmark = pytest.mark.django_db

TEXT = "本次专项执法行动检查非煤矿山，重点为通风、提升和排水系统。"


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def june():
    with time_machine.travel(make.noon(1), tick=False) as clock:
        yield clock


def drafted(by, **fields) -> Disclosure:
    facts = {"title": "百日攻坚行动内容", "text": TEXT, "campaign": make.campaign(), **fields}
    return draft_disclosure(facts.pop("kind", "content"), by=by, **facts)


def published(by, leader, **fields) -> Disclosure:
    one = drafted(by, **fields)
    publish(one, by=leader)
    return one


# Drafting


def test_the_day_by_which_it_must_be_out_follows_from_the_notice(june, city_clerk):
    one = drafted(city_clerk)
    assert one.formed_on == dt.date(2023, 5, 30)
    # Twenty working days from 31 May, with 端午节 on 22 and 23 June worked off on the 25th, where it is known.
    assert one.publish_by == dt.date(2023, 6, 27)
    assert (one.shown_from, one.shown_until) == (dt.date(2023, 6, 1), dt.date(2024, 5, 31))


def test_only_the_issuer_publishes_its_campaign(june, county_clerk, city_clerk):
    with pytest.raises(RuleViolation, match="只能公开本机关印发的"):
        drafted(county_clerk)
    with pytest.raises(RuleViolation, match="只能公开本机关印发的"):
        drafted(city_clerk, campaign=None)


def test_a_viewer_drafts_nothing_and_a_clerk_publishes_nothing(june, officer, city_clerk):
    with pytest.raises(PermissionDenied):
        drafted(officer("临汾市", "viewer"))
    one = drafted(city_clerk)
    with pytest.raises(PermissionDenied):
        publish(one, by=city_clerk)


def test_another_agencys_leader_publishes_and_revokes_nothing(june, city_clerk, city_leader, province_leader):
    one = drafted(city_clerk)
    with pytest.raises(PermissionDenied):
        publish(one, by=province_leader)
    publish(one, by=city_leader)
    with pytest.raises(PermissionDenied):
        revoke(one, by=province_leader, reversed_on=dt.date(2023, 6, 1), reason="复议撤销")


def test_what_is_out_is_never_reworded(june, city_clerk, city_leader):
    one = drafted(city_clerk)
    days = {"shown_from": one.shown_from, "shown_until": one.shown_until}
    amend(one, by=city_clerk, title="新标题", text=TEXT, channels=[], **days)
    publish(one, by=city_leader)
    with pytest.raises(RuleViolation, match="不能再改"):
        amend(one, by=city_clerk, title="又一个", text=TEXT, channels=[], **days)
    one.refresh_from_db()
    assert one.title == "新标题"


def test_a_draft_may_be_given_up(june, city_clerk, city_leader):
    one = drafted(city_clerk)
    discard(one, by=city_clerk)
    with pytest.raises(RuleViolation):
        publish(one, by=city_leader)


# Personal data


@pytest.mark.parametrize(
    "text",
    [
        "联系人电话13800138000",
        "电话：138 0013 8000",
        "１３８００１３８０００",
        "办公室0357-1234567",
        "身份证140102198001011234",
    ],
)
def test_phone_and_identity_numbers_are_refused(june, city_clerk, city_leader, text):
    one = drafted(city_clerk, text=text)
    with pytest.raises(RuleViolation, match="不能有") as refused:
        publish(one, by=city_leader)
    assert refused.value.field == "text"
    assert not Disclosure.objects.on_show().exists()


def test_an_office_line_stands_where_people_are_to_complain(june, city_clerk, city_leader):
    published(city_clerk, city_leader, kind="complaint", text="举报电话12350、0357-1234567。")
    mobile = drafted(city_clerk, kind="complaint", text="举报电话13800138000。")
    with pytest.raises(RuleViolation, match="电话号码"):
        publish(mobile, by=city_leader)


def test_a_credit_code_is_no_identity_number(june, city_clerk, city_leader):
    published(city_clerk, city_leader, text="统一社会信用代码911410230101011234")


def test_names_that_the_ledger_knows_are_refused_with_what_to_write_instead(june, city_clerk, city_leader):
    mine = make.mine(principal="王志强")
    filed.key_person(mine, name="欧阳明")
    make.mine(region="140525", name="外地矿业", principal="重点为")  # known elsewhere: no word of ours
    one = drafted(city_clerk, text=f"{TEXT}矿长王志强、总工欧阳明。")
    with pytest.raises(RuleViolation, match="“欧阳明”请改为“欧某某”、“王志强”请改为“王某某”"):
        publish(one, by=city_leader)


def test_files_go_out_when_a_reader_has_looked_into_them(client, june, city_clerk, city_leader):
    one = drafted(city_clerk, uploads=[make.photo(name="方案.png")])
    with pytest.raises(RuleViolation, match="附件"):
        publish(one, by=city_leader)
    publish(one, by=city_leader, files_checked=True)
    page = client.get(f"/public/{one.pk}/")
    (file,) = page.context["attachments"]
    answer = client.get(f"/public/{one.pk}/files/{file.pk}/")
    assert answer.status_code == 200
    june.move_to(make.noon(1).replace(year=2024))
    assert client.get(f"/public/{one.pk}/files/{file.pk}/").status_code == 404


# The clock


def test_everybody_reads_it_from_its_first_day_to_its_last(client, june, city_clerk, city_leader):
    days = {"shown_from": dt.date(2023, 6, 5), "shown_until": dt.date(2023, 6, 10)}
    one = published(city_clerk, city_leader, **days)
    address = f"/public/{one.pk}/"
    seen = {}
    for moment in ("06-04T23:59", "06-05T00:00", "06-10T23:59", "06-11T00:00"):
        june.move_to(dt.datetime.fromisoformat(f"2023-{moment}+08:00"))
        listed = one.title in client.get("/public/").content.decode()
        seen[moment] = (listed, client.get(address).status_code, one.standing()[0])
    assert seen == {
        "06-04T23:59": (False, 404, "未到公示期"),
        "06-05T00:00": (True, 200, "公示中"),
        "06-10T23:59": (True, 200, "公示中"),
        "06-11T00:00": (False, 404, "已到期"),
    }


def test_no_cache_and_no_search_engine_keeps_it(client, june, city_clerk, city_leader):
    one = published(city_clerk, city_leader)
    for address in ("/public/", f"/public/{one.pk}/"):
        answer = client.get(address)
        assert "no-store" in answer["Cache-Control"]
        assert "noindex" in answer["X-Robots-Tag"]
        assert client.post(address).status_code == 405


def test_a_draft_is_nobodys_to_read(client, june, city_clerk):
    one = drafted(city_clerk)
    assert one.title not in client.get("/public/").content.decode()
    assert client.get(f"/public/{one.pk}/").status_code == 404


# Taking down


def over(clock, clerk, leader, **fields) -> Disclosure:
    one = published(clerk, leader, shown_until=dt.date(2023, 6, 10), **fields)
    clock.move_to(make.noon(12))
    return one


def test_what_is_over_elsewhere_is_asked_for_until_somebody_proves_that_it_is_gone(
    june, city_clerk, city_leader
):
    one = over(june, city_clerk, city_leader, channels=["website", "media"])
    assert one.standing() == ("到期应撤下", "late")
    (todo,) = [line for line in todos(city_clerk, make.noon(12)) if line.action == "确认撤下"]
    assert (todo.due, todo.detail) == (dt.date(2023, 6, 10), "本系统公示页、政府网站、政务新媒体")
    with pytest.raises(RuleViolation, match="证明"):
        confirm_takedown(one, by=city_clerk, on=dt.date(2023, 6, 12), uploads=[])
    taken = confirm_takedown(one, by=city_clerk, on=dt.date(2023, 6, 12), uploads=[make.photo()])
    assert taken.is_late
    assert Disclosure.objects.get(pk=one.pk).standing()[0] == "已撤下"
    assert not [line for line in todos(city_clerk, make.noon(12)) if line.action == "确认撤下"]
    with pytest.raises(RuleViolation, match="已经确认撤下"):
        confirm_takedown(one, by=city_clerk, on=dt.date(2023, 6, 12), uploads=[make.photo()])


def test_what_was_only_here_is_gone_by_itself(june, city_clerk, city_leader):
    one = over(june, city_clerk, city_leader)
    assert one.standing()[0] == "已到期"
    assert not Disclosure.objects.to_take_down().exists()
    with pytest.raises(RuleViolation):
        confirm_takedown(one, by=city_clerk, on=dt.date(2023, 6, 12), uploads=[make.photo()])


def test_what_is_still_on_show_is_not_confirmed_as_gone(june, city_clerk, city_leader):
    one = published(city_clerk, city_leader, channels=["website"])
    with pytest.raises(RuleViolation, match="还在公开期内"):
        confirm_takedown(one, by=city_clerk, on=dt.date(2023, 6, 1), uploads=[make.photo()])


def test_a_reversed_decision_is_gone_at_once_and_its_reason_is_told(client, june, city_clerk, city_leader):
    one = published(city_clerk, city_leader, channels=["website"])
    june.move_to(make.noon(8))
    revoke(one, by=city_leader, reversed_on=dt.date(2023, 6, 7), reason="复议机关决定撤销")
    assert client.get(f"/public/{one.pk}/").status_code == 404
    page = client.get("/public/").content.decode()
    assert one.title not in page
    assert "复议机关决定撤销" in page
    assert one.down_by == dt.date(2023, 6, 12)  # three working days after Wednesday the 7th
    assert one.standing() == ("撤回应撤下", "late")
    june.move_to(make.noon(1).replace(year=2024))
    assert "复议机关决定撤销" not in client.get("/public/").content.decode()


def test_a_withdrawal_gives_a_reason_without_names(june, city_clerk, city_leader):
    one = published(city_clerk, city_leader)
    make.mine(principal="王志强")
    for reason, said in [(" ", "理由"), ("王志强不服", "姓名")]:
        with pytest.raises(RuleViolation, match=said) as refused:
            revoke(one, by=city_leader, reversed_on=dt.date(2023, 6, 1), reason=reason)
        assert refused.value.field == "reason"


# To-dos


def test_what_a_drive_has_to_publish_is_on_the_list_until_it_is(june, city_clerk, city_leader):
    campaign = make.campaign()
    (todo,) = todos(city_clerk, make.noon(1))
    assert todo.title == "待主动公开：行动内容、执法依据、监督方式"
    assert todo.due == dt.date(2023, 6, 27)
    published(city_clerk, city_leader)
    (todo,) = todos(city_clerk, make.noon(1))
    assert todo.title == "待主动公开：执法依据、监督方式"
    titles = [line.title for line in todos(city_clerk, make.noon(1).replace(year=2024))]
    assert "待主动公开：行动结果" in titles
    assert campaign.ends_on < dt.date(2024, 6, 1)


def test_a_draft_waits_for_the_leader(june, city_clerk, city_leader):
    drafted(city_clerk)
    actions = {who: [line.action for line in todos(who, make.noon(1))] for who in (city_clerk, city_leader)}
    assert "审核" in actions[city_leader]
    assert "审核" not in actions[city_clerk]


# Pages


def test_from_the_form_to_the_public_page(client, june, city_clerk, city_leader):
    client.force_login(city_clerk)
    page = client.get("/campaigns/disclosures/new/", {"campaign": make.campaign().pk})
    assert "待核" in page.content.decode()
    sent = {
        "campaign": make.campaign().pk,
        "kind": "content",
        "title": "行动内容",
        "text": TEXT,
        "shown_from": "2023-06-01",
        "shown_until": "2023-05-01",
    }
    refused = client.post("/campaigns/disclosures/new/", sent)
    assert refused.status_code == 422
    assert "不能早于" in refused.content.decode()
    made = client.post(
        "/campaigns/disclosures/new/", sent | {"shown_until": "2023-12-31", "channels": ["website"]}
    )
    one = Disclosure.objects.get()
    assert made["Location"] == one.get_absolute_url()
    assert client.post(f"{one.get_absolute_url()}publish/").status_code == 403
    client.force_login(city_leader)
    assert client.post(f"{one.get_absolute_url()}publish/").status_code == 422
    seen = {"seen": as_shown(one)}
    assert client.post(f"{one.get_absolute_url()}publish/", seen).status_code == 302
    client.logout()
    assert TEXT in client.get(f"/public/{one.pk}/").content.decode()
    assert client.get(one.get_absolute_url()).status_code == 302


def test_what_was_reworded_meanwhile_is_looked_at_again(client, june, city_clerk, city_leader):
    one = drafted(city_clerk)
    client.force_login(city_leader)

    def seen(page):
        (form,) = [form for title, _, form in page.context["steps"] if title == "审核公开"]
        return {"seen": form["seen"].value()}

    old = seen(client.get(one.get_absolute_url()))
    words = {name: getattr(one, name) for name in ("title", "channels", "shown_from", "shown_until")}
    amend(Disclosure.objects.get(pk=one.pk), by=city_clerk, text="谁也没有看过的话。", **words)
    refused = client.post(f"{one.get_absolute_url()}publish/", old)
    assert refused.status_code == 422
    assert "又有修改" in refused.content.decode()
    assert "谁也没有看过的话。" in refused.content.decode()
    amend(Disclosure.objects.get(pk=one.pk), by=city_clerk, uploads=[make.photo()], text="又改。", **words)
    again = client.post(f"{one.get_absolute_url()}publish/", seen(refused) | {"files_checked": "on"})
    assert again.status_code == 422
    assert not Disclosure.objects.on_show().exists()
    last = client.post(f"{one.get_absolute_url()}publish/", seen(again) | {"files_checked": "on"})
    assert last.status_code == 302


def test_the_verb_publishes_what_stands_there_and_not_an_old_copy(june, city_clerk, city_leader):
    one = drafted(city_clerk)
    Disclosure.objects.filter(pk=one.pk).update(drafted_by=city_leader)
    with pytest.raises(RuleViolation, match="须由两人办理"):
        publish(one, by=city_leader)


def test_what_the_verb_refuses_stands_at_the_step(client, june, city_clerk, city_leader):
    one = published(city_clerk, city_leader)
    client.force_login(city_leader)
    answer = client.post(f"{one.get_absolute_url()}revoke/", {"reversed_on": "2023-07-01", "reason": "撤销"})
    assert answer.status_code == 422
    assert "不能晚于今天" in answer.content.decode()


def test_a_neighbour_does_not_find_it_in_the_register(client, june, stranger, city_clerk, city_leader):
    one = published(city_clerk, city_leader)
    client.force_login(stranger)
    assert client.get(one.get_absolute_url()).status_code == 404
    assert client.post(f"{one.get_absolute_url()}takedown/").status_code == 404


# Two people


def test_nobody_publishes_what_they_worded_themselves(client, june, city_leader, officer):
    one = drafted(city_leader)
    with pytest.raises(RuleViolation, match="须由两人办理"):
        publish(one, by=city_leader)
    client.force_login(city_leader)
    page = client.get(one.get_absolute_url()).content.decode()
    assert "须由两人办理" in page
    assert f"{one.get_absolute_url()}publish/" not in page
    second = officer("临汾市", "leader", username="second-leader")
    publish(one, by=second)
    assert one.status == Disclosure.Status.PUBLISHED


def test_who_changes_a_word_is_the_author(june, city_clerk, city_leader):
    one = drafted(city_clerk)
    words = {name: getattr(one, name) for name in ("title", "channels", "shown_from", "shown_until")}
    amend(one, by=city_leader, text=f"{TEXT}改。", **words)
    with pytest.raises(RuleViolation, match="须由两人办理"):
        publish(one, by=city_leader)
    amend(one, by=city_clerk, text=f"{TEXT}再改。", **words)
    publish(one, by=city_leader)
