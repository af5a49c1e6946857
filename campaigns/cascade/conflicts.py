"""Where notices contradict each other or themselves about a deadline: shown with citations, not resolved silently.

Each contradiction says which rule of the requirements it is an instance of, what was taken by default and why. It is
found in what runs here and in the files of the library alike, so that one can look before starting anything.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from campaigns.cascade.catalogue import CAMPAIGN_FIELDS, library
from campaigns.models import Campaign, Requirement, Stage
from campaigns.obligations.periods import day_of
from jurisdictions.models import Region


@dataclass(frozen=True)
class Citation:
    """One side of a contradiction: what which paragraph says, and the day that follows from it."""

    document: str
    paragraph: str
    quote: str
    deadline: str


@dataclass(frozen=True)
class Conflict:
    """`keys` are those of the campaigns that it concerns."""

    rule: str
    words: str
    citations: tuple[Citation, ...]
    taken: str
    keys: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "rule": self.rule,
            "words": self.words,
            "citations": [vars(one) for one in self.citations],
            "taken": self.taken,
            "campaigns": list(self.keys),
        }


@dataclass(frozen=True)
class Asked:
    """A requirement, from the database or from a file that isn't started yet, with what is asked around it."""

    campaign: Campaign
    path: str  # of the place where the notice applies
    end: Citation  # where the notice says when it ends
    requirement: Requirement

    @property
    def key(self) -> str:
        return self.campaign.key

    @property
    def document(self) -> str:
        return self.campaign.document_number

    def meets(self, other: Asked) -> bool:
        """Whether somebody is to follow both: on the same days in the same place."""
        here = self.path.startswith(other.path) or other.path.startswith(self.path)
        return here and self._begins <= other._ends and other._begins <= self._ends

    @property
    def _begins(self) -> dt.date:
        return self.campaign.starts_on or dt.date.min  # 即日起 of a file that isn't started yet

    @property
    def _ends(self) -> dt.date:
        return self.campaign.ends_on or dt.date.max

    @property
    def is_monthly(self) -> bool:
        return self.requirement.cadence == Requirement.Cadence.MONTHLY and bool(self.requirement.due_day)

    @property
    def citations(self) -> tuple[Citation, ...]:
        return tuple(
            Citation(self.document, one.get("paragraph", ""), one.get("quote", ""), _deadline(one))
            for one in self.requirement.stated
        )


def asked_by(campaigns: Iterable[Campaign]) -> list[Asked]:
    """What these campaigns ask for themselves: an adopter's stricter day contradicts nothing."""
    rows = (
        Requirement.objects.filter(campaign__in=[one.pk for one in campaigns], inherited_from=None)
        .select_related("campaign__issuer__region", "chosen_by")
        .prefetch_related("campaign__stages")
        .order_by("campaign__issued_on", "pk")
    )
    return [_of_row(row) for row in rows]


def _of_row(row: Requirement) -> Asked:
    campaign = row.campaign
    return Asked(campaign, campaign.issuer.region.path, _end(campaign, campaign.stages.all()), row)


def asked_in_library(without: Iterable[str] = ()) -> list[Asked]:
    """What the notices of the library ask for, but for those that already run."""
    files = [data for key, data in library().items() if key not in set(without)]
    places = Region.objects.in_bulk([data["issuer_region"] for data in files])
    return [asked for data in files for asked in _of_file(data, places[data["issuer_region"]].path)]


def _of_file(data: dict[str, Any], path: str) -> list[Asked]:
    campaign = Campaign(key=data["key"], **{name: data[name] for name in CAMPAIGN_FIELDS if name in data})
    end = _end(campaign, [Stage(**stage) for stage in data.get("stages", ())])
    return [Asked(campaign, path, end, Requirement(**row)) for row in data["requirements"]]


def _end(campaign: Campaign, stages: Iterable[Stage]) -> Citation:
    """The words that carry the last day: of the stage that ends with it, or else of the notice's scope."""
    day = campaign.ends_on
    if day is None:
        return Citation(campaign.document_number, "", "", "")
    last = next((one for one in stages if one.ends_on == day), None)
    said = re.findall(r"[^。；\n]+", f"{campaign.scope_text}\n{campaign.plan}")
    name, where = (last.name, last.citation) if last else ("", "")
    quote = next((one for one in said if name in one and _names(one, day, in_short=bool(last))), "")
    return Citation(campaign.document_number, where, quote.strip(), f"至{_day(day)}")


def _names(sentence: str, day: dt.date, *, in_short: bool) -> bool:
    """Whether the sentence says this day, or `in_short` its month alone; what says another year says another day."""
    years = re.findall(r"\d{4}(?=年)", sentence)
    date = rf"(?<!\d){day.month}月" + (rf"(?:{day.day}日|(?!\d))" if in_short else f"{day.day}日")
    return (not years or str(day.year) in years) and bool(re.search(date, sentence))


def conflicts(asked: Iterable[Asked]) -> list[Conflict]:
    asked = list(asked)
    found = [*two_days_in_one_document(asked), *different_calendars(asked)]
    return [*found, *summaries_before_the_end(asked), *reports_before_their_source(asked)]


def unset(asked: Iterable[Asked]) -> list[Asked]:
    """What is asked for 定期 without saying how often: no contradiction, but nothing can be owed yet (C17)."""
    return [one for one in asked if one.requirement.cadence == Requirement.Cadence.UNSET]


def two_days_in_one_document(asked: Iterable[Asked]) -> Iterator[Conflict]:
    """C1: the text says the 25th, the note to the form says the 20th."""
    for one in asked:
        if one.requirement.is_contradictory:
            days = "、".join(citation.deadline for citation in one.citations)
            words = f"{one.document}对“{one.requirement}”写了不同的期限：{days}"
            yield Conflict("C1", words, one.citations, _taken(one.requirement), (one.key,))


def different_calendars(asked: Iterable[Asked]) -> Iterator[Conflict]:
    """C2: several notices ask for monthly reports by different days; what an adopter adds is no notice of its own.

    Those of the library are held against each other as documents, all others where somebody is to follow both.
    """
    groups: list[list[Asked]] = []
    for one in (one for one in asked if one.is_monthly and one.campaign.parent_id is None):
        near = [group for group in groups if any(_belong_together(one, other) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([*(other for group in near for other in group), one])
    for group in groups:
        yield from _different_days(group)


def _belong_together(one: Asked, other: Asked) -> bool:
    return {one.key, other.key} <= library().keys() or one.meets(other)


def _different_days(monthly: list[Asked]) -> Iterator[Conflict]:
    days = {one.requirement.due_day for one in monthly}
    if len({one.key for one in monthly}) < 2 or len(days) < 2:
        return
    citations = tuple(citation for one in monthly for citation in one.citations)
    words = "各文件的月报期限不一：" + "；".join(
        f"{one.document}“{one.requirement}”{one.requirement.deadline_words}" for one in monthly
    )
    keys = tuple(sorted({one.key for one in monthly}))
    yield Conflict("C2", words, citations, "每项专项行动按各自的报送日历执行，互不合并", keys)


def summaries_before_the_end(asked: Iterable[Asked]) -> Iterator[Conflict]:
    """C6: the summary is due while the campaign is still running."""
    for one in asked:
        due_on, ends_on = one.requirement.due_on, one.campaign.ends_on
        if one.requirement.kind == Requirement.Kind.SUMMARY and due_on and ends_on and due_on < ends_on:
            words = f"“{one.requirement}”须在{_day(due_on)}前报送，而行动至{_day(ends_on)}才结束"
            taken = f"按{_day(due_on)}前报送；之后的数据变化另行补报"
            yield Conflict("C6", words, (*one.citations, one.end), taken, (one.key,))


def reports_before_their_source(asked: Iterable[Asked]) -> Iterator[Conflict]:
    """C7: the first monthly report is due before the self-inspections of that month, which it is to report on."""
    asked = list(asked)
    for report in (one for one in asked if one.is_monthly):
        first = day_of(report.requirement.first_period.replace(day=1), report.requirement.due_day)
        for source in (one for one in asked if one.key == report.key):
            late = source.requirement.due_on
            if source.requirement.kind != Requirement.Kind.SELF_INSPECTION or late is None:
                continue
            if first < late and (first.year, first.month) == (late.year, late.month):
                words = (
                    f"首期“{report.requirement}”{_day(first)}前报送，早于“{source.requirement}”的{_day(late)}"
                )
                taken = "两项各按各的期限报送；首期月报后收到的自查情况计入下一期"
                yield Conflict("C7", words, report.citations + source.citations, taken, (report.key,))


def _deadline(reading: dict[str, Any]) -> str:
    if reading.get("on"):
        return f"{_day(dt.date.fromisoformat(reading['on']))}前"
    return f"每月{reading['day']}日前" if reading.get("day") else ""


def _taken(one: Requirement) -> str:
    who = f"（{one.chosen_by.name}取舍）" if one.chosen_by else "（默认从严）"
    why = f"：{one.choice_reason}" if one.choice_reason else ""
    return f"按{one.deadline_words}{who}{why}"


def _day(day: dt.date) -> str:
    return f"{day:%Y年%-m月%-d日}"
