"""The circular on punishment and closed loop (S0-08): its words follow from the figures and may then be edited."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone

from campaigns.boards.circulars import BELOW, keep_draft
from campaigns.models import Campaign, Circular
from inspections.analysis.counting import Analysis, Line, Tally, analyse
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation
from jurisdictions.spreadsheets import Value
from jurisdictions.templatetags.words import cn_date, wan

HEADINGS = [
    "地区",
    "检查（次）",
    "发现问题（次）",
    "立案处罚（次）",
    "处罚率（%）",
    "案件（件）",
    "罚款（元）",
]
HEADINGS += ["隐患（条）", "已销号（条）", "闭环率（%）", "验收退回过（条）"]


def values(name: str, tally: Tally) -> list[Value]:
    checks = [tally.checks, tally.found, tally.punished, tally.punished_share]
    hazards = [tally.hazards, tally.closed, tally.closed_share, tally.sent_back]
    return [name, *checks, tally.cases, tally.fines, *hazards]


def rows(found: Analysis) -> Iterator[list[Value]]:
    yield values("合计", found.total)
    for line in found.places:
        yield values(line.name, line.tally)


@transaction.atomic
def draft_analysis(campaign: Campaign, *, by: User, at: dt.datetime | None = None) -> Circular:
    """Of the agency's own region, as it stands at this moment."""
    by.require("draft_circular")
    assert by.agency is not None, "only people of agencies hold the verb"
    at = at or timezone.now()
    found = analyse(campaign, by.agency.region)
    if not (found.total.checks or found.total.hazards):
        raise RuleViolation("这项行动期间没有检查和隐患记录，无从通报")
    table = [[str(value) if value is not None else None for value in row] for row in rows(found)]
    return keep_draft(
        campaign,
        by=by,
        title=f"关于{campaign.short_title}行政处罚和执法闭环情况的通报",
        body=_body(found, at),
        figures={"annex": "行政处罚和执法闭环统计表", "headings": HEADINGS, "rows": table},
        at=at,
    )


def _body(found: Analysis, at: dt.datetime) -> str:
    campaign, moment = found.campaign, timezone.localtime(at)
    until = f"{cn_date(moment.date())}{moment:%H:%M}"
    parts = [
        f"{BELOW[found.region.level]}：",
        f"现将《{campaign.title}》（{campaign.document_number}）行政处罚和执法闭环情况（截至{until}）通报如下。",
        f"一、行政处罚情况。{_punished(found.total)}",
        f"二、执法闭环情况。{_closed(found.total)}",
        "三、各地情况。" + "；".join(_place(line) for line in found.places) + "。",
        f"四、工作要求。{_demands(found.total)}",
    ]
    return "\n".join(parts)


def _punished(tally: Tally) -> str:
    cases = f"共作出行政处罚{tally.cases}案，罚款{wan(tally.fines)}万元"
    rate = (
        ""
        if tally.punished_share is None
        else f"，其中立案处罚{tally.punished}次，处罚率{tally.punished_share:g}%"
    )
    return f"检查{tally.checks}次，发现问题的{tally.found}次{rate}。{cases}。"


def _closed(tally: Tally) -> str:
    rate = "" if tally.closed_share is None else f"，闭环率{tally.closed_share:g}%"
    back = f"；验收时退回重新整改{tally.sent_back}条" if tally.sent_back else ""
    return f"发现隐患{tally.hazards}条，已验收销号{tally.closed}条{rate}{back}。"


def _place(line: Line) -> str:
    tally = line.tally
    rates = [("处罚率", tally.punished_share), ("闭环率", tally.closed_share)]
    said = [f"检查{tally.checks}次", f"隐患{tally.hazards}条"]
    said += [f"{word}{value:g}%" for word, value in rates if value is not None]
    return line.name + "".join(["，".join(said)])


def _demands(tally: Tally) -> str:
    demands = []
    if tally.punished < tally.found:
        demands.append("检查发现问题而未立案处罚的，要逐件核实，依法应当处罚的及时处罚")
    if tally.closed < tally.hazards:
        demands.append("尚未销号的隐患要落实整改责任，到期复查，验收一条、销号一条")
    demands.append("各地要坚持处罚与教育相结合，严格规范公正文明执法")
    return f"{'；'.join(demands)}。"
