"""One mail a person and day, sent outside quiet hours, tried again when it fails, seen by the administrator."""

import datetime as dt
import socket

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from campaigns.models import Delivery, Morning, Notice, Obligation, Preference
from campaigns.models.delivery import PAUSES
from campaigns.reminders import morning, outbox
from jurisdictions.rules import RuleViolation
from tests import make

pytestmark = pytest.mark.django_db


def at(number: int, hour: int = 7, minute: int = 0) -> dt.datetime:
    return timezone.make_aware(dt.datetime(2023, 6, number, hour, minute))


def wants_mail(person, **fields) -> Preference:
    address = {"email": f"{person.username}@example.cn", "by_email": True}
    return Preference.objects.create(user=person, **{**address, **fields})


@pytest.fixture
def owed(county_clerk, county_leader) -> Obligation:
    wants_mail(county_clerk)
    return make.june_table()


@pytest.fixture
def nobody_listens(settings):
    """A mail server's port at which nobody is."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", taken.getsockname()[1]
        yield


def test_all_of_a_day_is_one_mail(owed, county_clerk):
    make.obligations()  # brings the rest of the notice: the statistics, the reports
    morning.run(at(19))
    assert Notice.objects.filter(recipient=county_clerk).count() > 1
    assert outbox.send_waiting(at(19, 7, 1)) == 1
    (sent,) = mail.outbox
    assert sent.to == ["141023-emer-clerk@example.cn"]
    assert (
        sent.subject
        == f"专项执法行动提醒：{Notice.objects.filter(recipient=county_clerk).count()}项待办（6月19日）"
    )


def test_plain_and_html_say_the_same_and_link_to_it(owed, county_clerk, settings):
    settings.SITE_URL = "https://enforcement.example.cn/"
    morning.run(at(19))
    outbox.send_waiting(at(19))
    (sent,) = mail.outbox
    told = Notice.objects.get(recipient=county_clerk)
    html = sent.alternatives[0].content
    for half in (sent.body, html):
        assert "还有1天到期" in half
        assert "调度表（附件1）（2023年6月）" in half
        assert f"https://enforcement.example.cn/campaigns/notices/{told.pk}/" in half


def test_what_an_issuer_wrote_is_escaped_in_html_only(owed):
    owed.requirement.title = "<b>表</b> & 附件"
    owed.requirement.save()
    morning.run(at(19))
    outbox.send_waiting(at(19))
    (sent,) = mail.outbox
    assert "<b>表</b> & 附件" in sent.body
    assert "&lt;b&gt;表&lt;/b&gt; &amp; 附件" in sent.alternatives[0].content


def test_who_didn_t_ask_gets_none(owed, county_leader):
    morning.run(at(19))
    assert not Delivery.objects.filter(recipient=county_leader).exists()


def test_sent_once_however_often_the_worker_looks(owed):
    morning.run(at(19))
    for minute in range(5):
        outbox.send_waiting(at(19, 8, minute))
    assert len(mail.outbox) == 1
    assert Delivery.objects.get().status == "sent"


def test_what_comes_up_after_the_mail_is_told_of_in_another_of_that_day(owed, county_clerk):
    morning.run(at(19))
    outbox.send_waiting(at(19, 7, 1))
    later = make.owed("experts")
    Morning.objects.update(finished_at=None, taken_up=1)
    assert morning.run(at(19, 10))
    assert outbox.send_waiting(at(19, 10, 1)) == 1
    first, second = mail.outbox
    told = Notice.objects.get(recipient=county_clerk, obligation=later)
    assert told.get_absolute_url() in second.body
    assert "1项待办" in second.subject
    assert first.extra_headers["Message-ID"] != second.extra_headers["Message-ID"]
    Morning.objects.update(finished_at=None, taken_up=2)
    assert morning.run(at(19, 11))
    assert outbox.send_waiting(at(19, 11, 1)) == 0
    assert Delivery.objects.get().status == "sent"


def test_in_quiet_hours_it_waits_for_their_end(owed, county_clerk):
    Preference.objects.update(quiet_from=dt.time(20), quiet_until=dt.time(9, 30))
    morning.run(at(19))
    outbox.send_waiting(at(19, 7, 1))
    assert mail.outbox == []
    assert Delivery.objects.get().next_at == at(19, 9, 30)
    outbox.send_waiting(at(19, 9, 29))
    assert mail.outbox == []
    outbox.send_waiting(at(19, 9, 30))
    assert len(mail.outbox) == 1


def test_what_was_handed_in_meanwhile_is_no_news(owed):
    morning.run(at(19))
    owed.move(Obligation.Status.SUBMITTED, submitted_at=at(19, 8))
    outbox.send_waiting(at(19, 9))
    assert mail.outbox == []
    assert Delivery.objects.get().status == "dropped"


def test_a_failure_is_tried_again_after_longer_and_longer_pauses_and_then_left(owed, nobody_listens):
    morning.run(at(19))
    now = at(19, 7, 1)
    for pause in PAUSES:
        outbox.send_waiting(now)
        failed = Delivery.objects.get()
        assert (failed.status, failed.next_at) == ("waiting", now + pause)
        outbox.send_waiting(now + pause / 2)
        assert Delivery.objects.get().attempts == failed.attempts
        now += pause
    outbox.send_waiting(now)
    failed.refresh_from_db()
    assert (failed.status, failed.attempts) == ("failed", 6)
    assert "refused" in failed.error


def test_a_worker_that_died_while_sending_is_followed_by_another(owed):
    morning.run(at(19))
    stuck = Delivery.objects.get()
    stuck.move(Delivery.Status.SENDING, claimed_at=at(19, 7), attempts=1)
    outbox.send_waiting(at(19, 7, 10))
    assert mail.outbox == []
    outbox.send_waiting(at(19, 7, 15))
    outbox.send_waiting(at(19, 7, 17))
    assert len(mail.outbox) == 1
    assert mail.outbox[0].extra_headers["Message-ID"].startswith(f"<reminder-{stuck.pk}-20230619-0@")


def test_the_administrator_sees_what_failed_and_sends_it_again(
    client, owed, county_administrator, nobody_listens, settings
):
    morning.run(at(19))
    Delivery.objects.update(attempts=5)
    outbox.send_waiting(at(19))
    failed = Delivery.objects.get()
    client.force_login(county_administrator)
    page = client.get("/campaigns/reminders/deliveries/?failed=on").content.decode()
    assert "发送失败" in page
    assert "refused" in page
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    answer = client.post(f"/campaigns/reminders/deliveries/{failed.pk}/retry/")
    assert answer.status_code == 302
    outbox.send_waiting(timezone.now().replace(hour=4) + dt.timedelta(days=1))  # noon here, no quiet hours
    failed.refresh_from_db()
    assert failed.status == "sent"


def test_only_who_failed_is_tried_again(owed, county_administrator):
    morning.run(at(19))
    outbox.send_waiting(at(19))
    with pytest.raises(RuleViolation, match="不能改为"):
        Delivery.objects.get().retry(by=county_administrator)


def test_a_neighbour_sees_none_of_ours_and_sends_none(client, owed, neighbour_administrator, county_clerk):
    morning.run(at(19))
    one = Delivery.objects.get()
    Delivery.objects.update(status="failed")
    one.refresh_from_db()
    client.force_login(neighbour_administrator)
    assert county_clerk.name not in client.get("/campaigns/reminders/deliveries/").content.decode()
    assert client.post(f"/campaigns/reminders/deliveries/{one.pk}/retry/").status_code == 404
    with pytest.raises(PermissionDenied):
        one.retry(by=neighbour_administrator)
    with pytest.raises(PermissionDenied):
        one.retry(by=county_clerk)
