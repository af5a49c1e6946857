"""Circulars (通报) from a board's figures: who was in time, who was late and by how much (S0-08, L-22, L-38).

The words follow from the figures and may then be edited; the figures stay with the circular as they were counted.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone

from campaigns.boards.board import Board, Line, Tally, board, roots
from campaigns.models import Campaign, Circular, Requirement
from campaigns.obligations.periods import words
from campaigns.work_log.activities import log_activity
from jurisdictions.models import Agency, Region, User
from jurisdictions.rules import RuleViolation
from jurisdictions.templatetags.words import cn_date
from records.paper import pdf

BELOW: dict[str, str] = {
    Region.Level.NATION: "各省、自治区、直辖市应急管理部门",
    Region.Level.PROVINCE: "各市应急管理部门",
    Region.Level.CITY: "各县（市、区）应急管理部门",
    Region.Level.COUNTY: "各乡镇（街道）应急管理机构、各企业",
    Region.Level.TOWN: "各企业",
}


@dataclass(frozen=True)
class Subject:
    """What the circular is about: one requirement or all of a campaign, one period or all so far."""

    campaign: Campaign
    requirement: Requirement | None = None
    period: dt.date | None = None

    @property
    def period_words(self) -> str:
        if self.period is None:
            return ""
        return words(self.period, self.requirement.cadence if self.requirement else "monthly")

    @property
    def matter(self) -> str:
        return f"“{self.requirement.title}”" if self.requirement else "各项材料"


@transaction.atomic
def draft_circular(subject: Subject, *, by: User, at: dt.datetime | None = None) -> Circular:
    """Of the agency's own subordinates, as they stand at this moment."""
    by.require("draft_circular")
    agency = by.agency
    assert agency is not None, "only people of agencies hold the verb"
    at = at or timezone.now()
    asked = [subject.requirement] if subject.requirement else list(subject.campaign.requirements.all())
    counted = board(agency.region, roots(asked), at=at, period=subject.period)
    if not counted.total.tally.owed:
        raise RuleViolation("这一期没有应报送的单位，无从通报")
    return Circular.objects.create(
        agency=agency,
        campaign=subject.campaign,
        requirement=subject.requirement,
        period=subject.period,
        title=_title(subject)[:120],
        body=_body(subject, counted, agency),
        figures=_figures(counted),
        counted_at=at,
        drafted_by=by,
    )


def keep_draft(
    campaign: Campaign, *, by: User, title: str, body: str, figures: dict[str, Any], at: dt.datetime
) -> Circular:
    """A draft whose words and figures a floor above has counted: `headings`, and of each line its values."""
    by.require("draft_circular")
    assert by.agency is not None, "only people of agencies hold the verb"
    return Circular.objects.create(
        agency=by.agency,
        campaign=campaign,
        title=title[:120],
        body=body,
        figures=figures,
        counted_at=at,
        drafted_by=by,
    )


@transaction.atomic
def issue_circular(
    circular: Circular,
    *,
    by: User,
    document_number: str,
    issued_on: dt.date,
    counterpart: str = "",
    today: dt.date | None = None,
) -> Circular:
    """From now on those below read it. With a `counterpart` it is logged as work done, with the paper as its proof."""
    by.require("issue_circular", circular.agency)
    if not document_number.strip():
        raise RuleViolation("请填写文号", field="document_number")
    if issued_on > (today or timezone.localdate()):
        raise RuleViolation("印发日期不能晚于今天", field="issued_on")
    if issued_on < timezone.localdate(circular.counted_at):
        raise RuleViolation("印发日期不能早于统计时点", field="issued_on")
    taken = Circular.objects.filter(agency=circular.agency, document_number=document_number.strip())
    if taken.filter(status=Circular.Status.ISSUED).exists():
        raise RuleViolation("这个文号已经用过", field="document_number")
    circular.move(
        Circular.Status.ISSUED,
        document_number=document_number.strip(),
        issued_on=issued_on,
        issued_by=by,
    )
    if counterpart.strip():
        circular.activity = log_activity(
            "circular",
            by=by,
            done_on=issued_on,
            text=f"{circular.title}（{circular.document_number}）",
            counterpart=counterpart.strip(),
            uploads=[SimpleUploadedFile(f"{circular.title}.pdf", printed(circular), "application/pdf")],
        )
        circular.save(update_fields=["activity"])
    return circular


def printed(circular: Circular) -> bytes:
    paragraphs = [line.strip() for line in circular.body.splitlines() if line.strip()]
    context = {"circular": circular, "addressee": "", "paragraphs": paragraphs}
    if paragraphs and paragraphs[0].endswith("："):
        context |= {"addressee": paragraphs[0], "paragraphs": paragraphs[1:]}
    return pdf("campaigns/paper/circular.html", context)


def faulted(circular: Circular) -> str:
    """Whom the circular names as late or missing: the counterpart of the work log's entry."""
    lines = circular.figures.get("lines", [])
    named = [line["name"] for line in lines if line["late"] or line["overdue"]]
    return "、".join(named)[:200]


# Figures


def _figures(counted: Board) -> dict[str, Any]:
    return {"total": _numbers(counted.total), "lines": [_numbers(line) for line in _lines(counted)]}


def _lines(counted: Board) -> list[Line]:
    """Those below; where nobody is, as in a town, its own owners."""
    return counted.places or counted.owners


def _numbers(line: Line) -> dict[str, Any]:
    tally = asdict(line.tally)
    del tally["first"]
    return {"name": line.name, **tally, "share": line.tally.share}


# Words


def _title(subject: Subject) -> str:
    matter = f"“{subject.requirement.title}”" if subject.requirement else ""
    return f"关于{subject.campaign.short_title}{subject.period_words}{matter}报送情况的通报"


def _body(subject: Subject, counted: Board, agency: Agency) -> str:
    tally, lines = counted.total.tally, _lines(counted)
    parts = [
        f"{BELOW[agency.region.level]}：",
        _opening(subject, counted),
        f"一、总体情况。{_overall(tally)}",
    ]
    sections = [
        ("全部按时报送的单位", [line.name for line in lines if _all_in_time(line.tally)]),
        ("迟报的单位", [_late(line) for line in lines if line.tally.late]),
        ("逾期未报的单位", [_overdue(line) for line in lines if line.tally.overdue]),
        ("报送后被退回、尚未补报的单位", [_returned(line) for line in lines if line.tally.returned]),
    ]
    numbers = iter("二三四五六")
    parts += [f"{next(numbers)}、{heading}。{'、'.join(named)}。" for heading, named in sections if named]
    parts.append(f"{next(numbers)}、工作要求。{_demands(tally)}")
    return "\n".join(parts)


def _opening(subject: Subject, counted: Board) -> str:
    campaign, moment = subject.campaign, timezone.localtime(counted.at)
    deadline = (
        f"“{subject.requirement.title}”{subject.requirement.deadline_words}报送"
        if subject.requirement
        else ("各单位应按期报送各项材料")
    )
    when = f"{cn_date(moment.date())}{moment:%H:%M}"
    return (
        f"按照《{campaign.title}》（{campaign.document_number}）要求，{deadline}。"
        f"现将{subject.period_words}{subject.matter}报送情况（截至{when}）通报如下。"
    )


def _overall(tally: Tally) -> str:
    said = [f"应报{tally.owed}件，已报{tally.handed_in}件，其中按时{tally.in_time}件、迟报{tally.late}件"]
    said.append(f"逾期未报{tally.overdue}件" if tally.overdue else "没有逾期未报")
    if tally.returned:
        said.append(f"退回待补报{tally.returned}件")
    if tally.to_come:
        said.append(f"未到期{tally.to_come}件")
    share = "" if tally.share is None else f"按时报送率{tally.share:g}%。"
    return f"{'；'.join(said)}。{share}"


def _all_in_time(tally: Tally) -> bool:
    return tally.in_time > 0 and not (tally.late or tally.overdue or tally.returned)


def _late(line: Line) -> str:
    return f"{line.name}（{_pieces('迟报', line.tally.late, line.tally.days_late, line.tally.owed)}）"


def _overdue(line: Line) -> str:
    return f"{line.name}（{_pieces('逾期', line.tally.overdue, line.tally.days_overdue, line.tally.owed)}）"


def _returned(line: Line) -> str:
    return line.name if line.tally.owed == 1 else f"{line.name}（{line.tally.returned}件）"


def _pieces(word: str, number: int, days: int, owed: int) -> str:
    return f"{word}{days}天" if owed == 1 else f"{word}{number}件，最长{days}天"


def _demands(tally: Tally) -> str:
    demands = []
    if tally.overdue:
        demands.append("逾期未报的单位要在收到本通报后立即补报，并书面说明原因")
    if tally.late:
        demands.append("迟报的单位要查明原因、落实责任，防止再次发生")
    if tally.returned:
        demands.append("被退回的单位要按审核意见抓紧补正")
    demands.append("各单位要明确专人，严格按规定期限报送，确保数据真实、准确、完整")
    return f"{'；'.join(demands)}。"
