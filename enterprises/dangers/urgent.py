"""What of it waits for somebody, as lines of the first page that stand before all others."""

from __future__ import annotations

from collections.abc import Iterator

from enterprises.dangers.answering import NOTE, ORDER
from enterprises.dangers.reporting import VERB
from enterprises.file.expiring import SHOWN, Warning
from enterprises.models import AccidentReport, Danger, Evacuation
from jurisdictions.models import Agency, User
from jurisdictions.templatetags.words import cn_moment


def urgent(user: User) -> list[Warning]:
    return list(_of_enterprise(user) if user.agency is None else _of_agency(user, user.agency))


def _of_enterprise(user: User) -> Iterator[Warning]:
    if not user.can(VERB):
        return
    ordered = Evacuation.objects.visible_to(user).filter(status=Evacuation.Status.ORDERED)
    for order in ordered.select_related("mine", "agency__region"):
        yield _line(f"{order.mine}立即撤人", order.said, "报告撤出", order)


def _of_agency(user: User, agency: Agency) -> Iterator[Warning]:
    if user.can(NOTE):
        for model in (AccidentReport, Danger):
            waiting = model.objects.waiting_for(agency).select_related("mine")  # type: ignore[attr-defined]
            for told in waiting[:SHOWN]:
                detail = f"{cn_moment(told.reported_at)}报告 · {told.place}：{told.words[:60]}"
                yield _line(str(told), detail, "处置", told)
    if user.can(ORDER):
        own = Evacuation.objects.visible_to(user).standing().filter(agency=agency)
        for order in own.select_related("mine", "agency__region")[:SHOWN]:
            yield _line(f"{order}尚未解除", order.said, "查看", order)


def _line(title: str, detail: str, action: str, of: Danger | AccidentReport | Evacuation) -> Warning:
    return Warning(None, title, detail, action, of.get_absolute_url(), "紧急", "late", urgent=True)
