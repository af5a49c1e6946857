"""A group's robot in 企业微信 or 钉钉: set up by the agency's administrator, told once a day, only where it may be."""

import base64
import datetime as dt
import hashlib
import hmac
import time
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from campaigns.models import Delivery, Obligation, Robot
from campaigns.reminders import morning, outbox, robots
from jurisdictions.rules import RuleViolation
from tests import make
from tests.campaigns.listening import robot as listening

pytestmark = pytest.mark.django_db
NEW = "/campaigns/reminders/robots/new/"


def at(number: int, hour: int = 7) -> dt.datetime:
    return timezone.make_aware(dt.datetime(2023, 6, number, hour))


@pytest.fixture
def server(tmp_path, settings, monkeypatch):
    """Its host stands on the list and its certificate is trusted, as those of the public clouds are."""
    with listening(tmp_path) as robot:
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "robot.pem"))
        settings.ROBOT_HOSTS = [f"localhost:{robot.server_port}"]
        yield robot


@pytest.fixture
def group(server, county_administrator) -> Robot:
    made = Robot(
        agency=county_administrator.agency,
        kind="wecom",
        name="襄汾非煤矿山",
        address=f"https://localhost:{server.server_port}/cgi-bin/webhook/send?key=693a91f6-7xxx",
    )
    made.keep(by=county_administrator)
    return made


class TestMessage:
    def test_the_group_reads_once_what_clerk_and_leader_are_told(
        self, group, server, county_clerk, county_leader
    ):
        make.june_table()
        morning.run(at(19))
        outbox.send_waiting(at(19))
        outbox.send_waiting(at(19, 8))
        ((path, body),) = server.heard
        assert path == "/cgi-bin/webhook/send?key=693a91f6-7xxx"
        assert body["msgtype"] == "text"
        lines = body["text"]["content"].splitlines()
        assert lines[0] == "【提醒】专项执法行动提醒：1项待办（6月19日）"
        assert lines[1] == "· 还有1天到期：专项排查整治行动进展情况调度表（附件1）（2023年6月）"
        assert Delivery.objects.get().status == "sent"

    def test_a_switched_off_group_hears_nothing(self, group, server, county_clerk):
        make.june_table()
        morning.run(at(19))
        Robot.objects.update(is_active=False)
        outbox.send_waiting(at(19))
        assert server.heard == []
        assert Delivery.objects.get().status == "dropped"

    def test_what_the_robot_refuses_is_tried_again(self, group, server, county_clerk):
        server.answer = (200, {}, b'{"errcode": 45009, "errmsg": "api freq out of limit"}')
        make.june_table()
        morning.run(at(19))
        outbox.send_waiting(at(19))
        failed = Delivery.objects.get()
        assert (failed.status, failed.attempts) == ("waiting", 1)
        assert "45009" in failed.error

    def test_a_long_day_fits_into_what_the_robot_takes(self, group, server, county_clerk):
        table = make.june_table()
        table.requirement.title = "进展情况" * 30
        table.requirement.save()
        for month in range(7, 30):
            Obligation.objects.create(
                requirement=table.requirement, agency=table.agency, region=table.region, receiver=table.receiver,
                period=dt.date(2030, 1, month), period_from=table.period_from, period_to=table.period_to,
                due_on=dt.date(2023, 6, 20),
            )  # fmt: skip
        Obligation.objects.exclude(pk=table.pk).update(due_on=dt.date(2023, 6, 20))
        morning.run(at(20))
        outbox.send_waiting(at(20))
        ((_, body),) = server.heard
        assert len(body["text"]["content"].encode()) <= 2048


class TestLine:
    """What goes over the wire."""

    def test_dingtalk_is_signed_with_the_time_and_the_secret(self, server):
        address = f"https://localhost:{server.server_port}/robot/send?access_token=abc"
        robots.send("dingtalk", address, "SEC0123", "【提醒】")
        query = parse_qs(urlsplit(server.heard[0][0]).query)
        moment = query["timestamp"][0]
        assert abs(int(moment) / 1000 - time.time()) < 60
        expected = hmac.new(b"SEC0123", f"{moment}\nSEC0123".encode(), hashlib.sha256).digest()
        assert base64.b64decode(query["sign"][0]) == expected
        assert query["access_token"] == ["abc"]

    def test_a_redirect_is_not_followed(self, server, tmp_path):
        server.answer = (302, {"Location": f"https://localhost:{server.server_port}/inside"}, b"")
        with pytest.raises(robots.Refused, match="HTTP 302"):
            robots.send("wecom", f"https://localhost:{server.server_port}/send?key=1", "", "【提醒】")
        assert [path for path, _ in server.heard] == ["/send?key=1"]

    def test_a_server_that_never_answers_is_given_up(self, server, monkeypatch):
        monkeypatch.setattr(robots, "TIMEOUT", 0.3)
        server.pause = 30
        with pytest.raises(robots.Refused, match="无法连接"):
            robots.send("wecom", f"https://localhost:{server.server_port}/send", "", "【提醒】")

    def test_a_certificate_that_nobody_vouches_for_is_refused(self, server, monkeypatch):
        monkeypatch.delenv("SSL_CERT_FILE")
        with pytest.raises(robots.Refused, match="SSL"):
            robots.send("wecom", f"https://localhost:{server.server_port}/send", "", "【提醒】")
        assert server.heard == []

    def test_an_answer_that_isn_t_one_is_a_refusal(self, server):
        server.answer = (200, {}, b"<html>")
        with pytest.raises(robots.Refused):
            robots.send("wecom", f"https://localhost:{server.server_port}/send", "", "【提醒】")

    @pytest.mark.parametrize(
        "address",
        [
            "http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1",
            "https://example.cn/cgi-bin/webhook/send",
            "https://qyapi.weixin.qq.com:8443/send",
            "https://qyapi.weixin.qq.com.example.cn/send",
            "https://qyapi.weixin.qq.com@127.0.0.1/send",
            "https://127.0.0.1/send",
            "https://oapi.dingtalk.com/robot/send",  # the other kind's
            "https://[::1/send",
            "file:///etc/passwd",
        ],
    )
    def test_addresses_off_the_list_are_neither_kept_nor_called(self, address, county_administrator):
        with pytest.raises(RuleViolation):
            Robot(agency=county_administrator.agency, kind="wecom", name="群", address=address).keep(
                by=county_administrator
            )
        with pytest.raises(robots.Refused):
            robots.send("wecom", address, "", "【提醒】")

    @pytest.mark.parametrize(
        ("kind", "address"),
        [
            ("wecom", "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1"),
            ("dingtalk", "https://oapi.dingtalk.com/robot/send?access_token=1"),
        ],
    )
    def test_the_public_clouds_are_on_the_list(self, kind, address):
        assert robots.check_address(kind, address).scheme == "https"


class TestPages:
    DATA = {
        "kind": "dingtalk",
        "name": "襄汾工作群",
        "address": "https://oapi.dingtalk.com/robot/send?access_token=verysecrettoken",
        "secret": "SECverysecret",
        "is_active": "on",
    }

    def test_the_administrator_adds_a_group_and_its_secrets_are_never_shown_again(
        self, client, county_administrator
    ):
        client.force_login(county_administrator)
        assert client.post(NEW, self.DATA).status_code == 302
        kept = Robot.objects.get()
        assert (kept.agency, kept.secret) == (county_administrator.agency, "SECverysecret")
        pages = [
            "/campaigns/reminders/",
            f"/campaigns/reminders/robots/{kept.pk}/",
            f"/records/history/campaigns/robot/{kept.pk}/",
        ]
        for page in pages:
            shown = client.get(page).content.decode()
            assert "verysecret" not in shown, page

    def test_an_empty_field_keeps_what_is_set_and_a_new_address_drops_the_old_secret(
        self, client, county_administrator
    ):
        client.force_login(county_administrator)
        client.post(NEW, self.DATA)
        page = f"/campaigns/reminders/robots/{Robot.objects.get().pk}/"
        client.post(page, {"kind": "dingtalk", "name": "新名称", "is_active": "on"})
        kept = Robot.objects.get()
        assert (kept.name, kept.address, kept.secret) == ("新名称", self.DATA["address"], "SECverysecret")
        client.post(page, {**self.DATA, "address": self.DATA["address"] + "2", "secret": ""})
        assert Robot.objects.get().secret == ""

    def test_a_wrong_address_is_told_at_its_field(self, client, county_administrator):
        client.force_login(county_administrator)
        answer = client.post(NEW, {**self.DATA, "address": "http://oapi.dingtalk.com/robot/send"})
        assert answer.status_code == 422
        assert "须以 https:// 开头" in answer.content.decode()
        assert not Robot.objects.exists()

    def test_a_test_message_says_at_once_whether_it_works(self, client, group, server, county_administrator):
        client.force_login(county_administrator)
        page = f"/campaigns/reminders/robots/{group.pk}/test/"
        answer = client.post(page, follow=True)
        assert "测试消息已发出" in answer.content.decode()
        assert server.heard[0][1]["text"]["content"].startswith("【提醒】测试消息")
        server.answer = (200, {}, b'{"errcode": 93000, "errmsg": "invalid webhook url"}')
        answer = client.post(page, follow=True)
        assert "93000" in answer.content.decode()

    def test_the_administrator_removes_it(self, client, group, county_administrator):
        client.force_login(county_administrator)
        client.post(f"/campaigns/reminders/robots/{group.pk}/remove/")
        assert not Robot.objects.exists()

    def test_nobody_else_gets_at_it(self, client, group, county_leader, city_administrator):
        for person, status in ((county_leader, 403), (city_administrator, 404)):
            client.force_login(person)
            for door in ("", "test/", "remove/"):
                answer = client.post(f"/campaigns/reminders/robots/{group.pk}/{door}")
                assert answer.status_code == status
        with pytest.raises(PermissionDenied):
            group.remove(by=city_administrator)
        with pytest.raises(PermissionDenied):
            group.keep(by=county_leader)
