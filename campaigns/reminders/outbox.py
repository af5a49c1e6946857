"""Sends what waits. Each delivery is claimed first, so that two workers never send one; a worker that died with one in
hand is found out after a while and the delivery tried again."""

from __future__ import annotations

import datetime as dt
import logging
from smtplib import SMTPException

from django.db.models import Max
from django.utils import timezone

from campaigns.models import Delivery, Preference
from campaigns.reminders import robots
from campaigns.reminders.digests import Digest, digest, group_text, mail
from jurisdictions.rules import RuleViolation

log = logging.getLogger(__name__)

AT_ONCE = 200  # a run; the next one follows in a minute


def send_waiting(now: dt.datetime | None = None) -> int:
    """How many went out."""
    now = now or timezone.now()
    for delivery in Delivery.objects.lost(now):
        delivery.fail("发送中断", now)
    waiting = Delivery.objects.due(now).order_by("next_at", "pk").select_related("recipient", "robot")
    return sum(_send(delivery, now) for delivery in waiting[:AT_ONCE])


def _send(delivery: Delivery, now: dt.datetime) -> bool:
    if end := delivery.quiet_end(now):
        delivery.move(Delivery.Status.WAITING, next_at=end)
        return False
    try:
        delivery.move(Delivery.Status.SENDING, claimed_at=now, attempts=delivery.attempts + 1)
    except RuleViolation:
        return False  # another worker has it
    # Asked for first: what is written while the mail is put together is rather said twice than never.
    last = delivery.notices.aggregate(last=Max("pk"))["last"] or delivery.said_up_to
    said = digest(delivery) if _is_wanted(delivery) else None
    if said is None:
        out = Delivery.Status.SENT if delivery.sent_at else Delivery.Status.DROPPED
        delivery.move(out, error="", said_up_to=last)
        return False
    try:
        _hand_over(delivery, said)
    except robots.Refused as refusal:
        return _failed(delivery, str(refusal), now)
    except (OSError, SMTPException) as error:
        return _failed(delivery, f"邮件服务器：{error or type(error).__name__}", now)
    delivery.move(Delivery.Status.SENT, sent_at=now, error="", said_up_to=last)
    return True


def _failed(delivery: Delivery, error: str, now: dt.datetime) -> bool:
    log.warning("delivery %s: %s", delivery.pk, error)
    delivery.fail(error, now)
    return False


def _is_wanted(delivery: Delivery) -> bool:
    if delivery.robot:
        return delivery.robot.is_active
    person = delivery.recipient
    return person is not None and person.is_active and Preference.of(person).by_email


def _hand_over(delivery: Delivery, said: Digest) -> None:
    if robot := delivery.robot:
        robots.send(robot.kind, robot.address, robot.secret, group_text(said))
    else:
        mail(delivery, said).send()
