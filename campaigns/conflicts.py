"""Where notices contradict each other or themselves about a deadline: shown with citations, not resolved silently.

Each contradiction says which rule of the requirements it is an instance of, what was taken by default and why.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from campaigns.models import Campaign, Requirement


@dataclass(frozen=True)
class Citation:
    """One side of a contradiction: what which paragraph says, and the day that follows from it."""

    document: str
    paragraph: str
    quote: str
    deadline: str


@dataclass(frozen=True)
class Conflict:
    rule: str
    words: str
    citations: tuple[Citation, ...]
    taken: str
    campaigns: tuple[int, ...] = field(default=())

    def as_json(self) -> dict[str, Any]:
        return {
            "rule": self.rule,
            "words": self.words,
            "citations": [vars(one) for one in self.citations],
            "taken": self.taken,
        }


def conflicts(campaigns: Iterable[Campaign]) -> list[Conflict]:
    """All contradictions of these campaigns; an adopter's stricter day contradicts nothing."""
    asked = list(
        Requirement.objects.filter(campaign__in=[one.pk for one in campaigns], inherited_from=None)
        .select_related("campaign__issuer", "chosen_by")
        .order_by("campaign__issued_on", "pk")
    )
    found = [*two_days_in_one_document(asked), *different_calendars(asked)]
    return [*found, *summaries_before_the_end(asked), *reports_before_their_source(asked)]


def unset(campaigns: Iterable[Campaign]) -> list[Requirement]:
    """What is asked for 定期 without saying how often: no contradiction, but nothing can be owed yet (C17)."""
    asked = Requirement.objects.filter(
        campaign__in=[one.pk for one in campaigns], inherited_from=None, cadence=Requirement.Cadence.UNSET
    )
    return list(asked.select_related("campaign"))


def two_days_in_one_document(asked: Iterable[Requirement]) -> Iterator[Conflict]:
    """C1: the text says the 25th, the note to the form says the 20th."""
    for one in asked:
        if one.is_contradictory:
            citations = tuple(_citation(one, reading) for reading in one.readings)
            days = "、".join(citation.deadline for citation in citations)
            words = f"{one.campaign.document_number}对“{one.title}”写了不同的期限：{days}"
            yield Conflict("C1", words, citations, _taken(one), (one.campaign_id,))


def different_calendars(asked: Iterable[Requirement]) -> Iterator[Conflict]:
    """C2: several notices ask for monthly reports by different days of the month."""
    monthly = [one for one in asked if one.cadence == Requirement.Cadence.MONTHLY and one.due_day]
    days = {(one.campaign_id, reading.get("day")) for one in monthly for reading in one.readings}
    if len({campaign for campaign, _ in days}) < 2 or len({day for _, day in days}) < 2:
        return
    citations = tuple(_citation(one, reading) for one in monthly for reading in one.readings)
    words = "各文件的月报期限不一：" + "；".join(
        f"{one.campaign.document_number}“{one.title}”{one.deadline_words}" for one in monthly
    )
    taken = "每项专项行动按各自的报送日历执行，互不合并"
    yield Conflict("C2", words, citations, taken, tuple(sorted({one.campaign_id for one in monthly})))


def summaries_before_the_end(asked: Iterable[Requirement]) -> Iterator[Conflict]:
    """C6: the summary is due while the campaign is still running."""
    for one in asked:
        ends_on = one.campaign.ends_on
        if one.kind == Requirement.Kind.SUMMARY and one.due_on and ends_on and one.due_on < ends_on:
            last = one.campaign.stages.last()
            stage = Citation(
                one.campaign.document_number,
                last.citation if last else "",
                last.text if last else one.campaign.scope_text,
                f"至{_day(ends_on)}",
            )
            words = f"“{one.title}”须在{_day(one.due_on)}前报送，而行动至{_day(ends_on)}才结束"
            citations = (*(_citation(one, reading) for reading in one.readings), stage)
            taken = f"按{_day(one.due_on)}前报送；之后的数据变化另行补报"
            yield Conflict("C6", words, citations, taken, (one.campaign_id,))


def reports_before_their_source(asked: Iterable[Requirement]) -> Iterator[Conflict]:
    """C7: the first monthly report is due before the self-inspections of that month, which it is to report on."""
    asked = list(asked)
    for report in asked:
        if report.cadence != Requirement.Cadence.MONTHLY or not report.due_day:
            continue
        for source in asked:
            if source.campaign_id == report.campaign_id and _comes_too_late(source, report):
                assert source.due_on is not None
                first = next(report.periods())
                words = (
                    f"首期“{report.title}”{_day(first.due_on)}前报送，"
                    f"早于“{source.title}”的{_day(source.due_on)}"
                )
                citations = tuple(
                    _citation(one, reading) for one in (report, source) for reading in one.readings
                )
                taken = "两项各按各的期限报送；首期月报后收到的自查情况计入下一期"
                yield Conflict("C7", words, citations, taken, (report.campaign_id,))


def _comes_too_late(source: Requirement, report: Requirement) -> bool:
    if source.kind != Requirement.Kind.SELF_INSPECTION or source.due_on is None:
        return False
    first = next(report.periods())
    return first.month == source.due_on.replace(day=1) and first.due_on < source.due_on


def _citation(requirement: Requirement, reading: dict[str, Any]) -> Citation:
    return Citation(
        requirement.campaign.document_number,
        reading.get("paragraph", ""),
        reading.get("quote", ""),
        _deadline(reading),
    )


def _deadline(reading: dict[str, Any]) -> str:
    if reading.get("on"):
        return f"{_day(dt.date.fromisoformat(reading['on']))}前"
    return f"每月{reading['day']}日前" if reading.get("day") else ""


def _taken(one: Requirement) -> str:
    who = f"（{one.chosen_by.name}取舍）" if one.chosen_by else "（默认从严）"
    return (
        f"按{one.deadline_words}{who}：{one.choice_reason}"
        if one.choice_reason
        else f"按{one.deadline_words}{who}"
    )


def _day(day: dt.date) -> str:
    return f"{day:%Y年%-m月%-d日}"
