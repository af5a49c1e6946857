"""What one person's mail and one group's message say of a day; put together at the moment of sending.

What was handed in meanwhile is left out, so a mail that waited for the end of quiet hours isn't out of date.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import timezone

from campaigns.models import Delivery, Notice, Preference
from campaigns.models.notice import NoticeQuerySet
from campaigns.reminders.files import unrenewed

LINES = 50  # in a mail
GROUP_LINES = 15  # in a group's message, which is cut at 2 KB anyway


@dataclass(frozen=True)
class Digest:
    notices: list[Notice]
    total: int

    @property
    def rest(self) -> int:
        return self.total - len(self.notices)

    @property
    def late(self) -> list[Notice]:
        return [notice for notice in self.notices if notice.tone == "late"]

    @property
    def ahead(self) -> list[Notice]:
        return [notice for notice in self.notices if notice.tone != "late"]

    @property
    def subject(self) -> str:
        day = self.notices[0].made_on
        return f"专项执法行动提醒：{self.total}项待办（{day.month}月{day.day}日）"


def digest(delivery: Delivery) -> Digest | None:
    """None when nothing is left to say."""
    told = delivery.notices.pending().for_list().order_by("due_on", "pk")
    found, shown = (_once_each(told), GROUP_LINES) if delivery.robot else (list(told), LINES)
    found = unrenewed(found, timezone.localdate())
    return Digest(found[:shown], len(found)) if found else None


def _once_each(told: NoticeQuerySet) -> list[Notice]:
    """Clerk and leader are told of the same thing; their group reads of it once."""
    seen: dict[tuple[object, ...], Notice] = {}
    for notice in told:
        matter = (notice.obligation_id, notice.case_id, notice.mine_id, notice.sort, notice.what)
        seen.setdefault((*matter, notice.kind), notice)
    return list(seen.values())


def mail(delivery: Delivery, said: Digest) -> EmailMultiAlternatives:
    """What is sent twice after a crash bears the same Message-ID, so that a mail server shows it once."""
    assert delivery.recipient is not None
    number = f"{delivery.pk}-{delivery.day:%Y%m%d}-{delivery.said_up_to}"
    context = {"digest": said, "person": delivery.recipient, "site": settings.SITE_URL.rstrip("/")}
    message = EmailMultiAlternatives(
        subject=said.subject,
        body=render_to_string("campaigns/mail/digest.txt", context),
        to=[Preference.of(delivery.recipient).email],
        headers={"Message-ID": f"<reminder-{number}@{settings.SITE_NAME}>"},
    )
    message.attach_alternative(render_to_string("campaigns/mail/digest.html", context), "text/html")
    return message


def group_text(said: Digest) -> str:
    lines = [f"【提醒】{said.subject}"]
    lines += [f"· {notice.words}：{notice.about}" for notice in said.notices]
    if said.rest:
        lines.append(f"另有{said.rest}项，请登录系统查看。")
    return "\n".join([*lines, settings.SITE_URL])
