"""What the figures of the forms count: one declaration for the number and for the list behind it.

A metric names its rows (`base` and `where`), the date that puts a row into a period (`dated`), the way to the
place that it counts for (`place`: what concerns a mine counts where the mine lies, whoever acted, L-45; `or_else`
is the way for rows without a mine) and how it becomes a number: rows counted, one per `each`, or an `amount` or
`people` summed. Three kinds of figure:

flow    rows dated within the period.
cohort  of a flow, those that have `reached` a state by the as-of moment (已完成整改的); goes on changing
        until it is sealed, also for last month's rows.
stock   what was stated last by the as-of moment: of each `latest_of` the one row, however long ago; or the rows
        that have `not_reached` a state by then. Summed over agencies, never over months.

Each can be asked for the span of a report or for the whole campaign up to its end (累计).

self_*, inspected_*, tipped_*, assigned_*   major hazards by source (调度表 总体情况 1–8)
listed, listed_closed     major hazards by the day they were listed for supervision; a second dimension that is
                          never added to the sources (总体情况 9–10, C4)
rectified, verified       major hazards by the day their enterprise reported them rectified, and those of them that
                          somebody has verified: on no form, for the ranking of counties
spot_*                    enterprises whose self-inspection was spot-checked at a signed check, and those of
                          them where an item was found wrong (抽查检查 1–8)
penalties                 decisions, one per party; and their fines in 万元 (精准严格执法 3)
dual_penalties            cases that fined both the enterprise and its principal (4)
suspended, closed_down    enterprises under such an order (6)
problems_found, problems_closed   what departments' checks found wrong, of any severity (统计表 督查监管部门情况)
checked                   enterprises with a signed check (统计表 排查企业)
general_*, major_*        hazards found since the campaign began: closed, by that day, or still open (统计表 1–5); what
                          was closed so far and what is open add up to what was found
told_to_rectify           enterprises that a check left with a day to put something right by
violations, *s_fined      cases that fined the enterprise; fines by who was fined (统计表 行政执法情况)
talked … dishonest        whom the log, the fines and the list of the dishonest name (追责问责情况统计表)
guided_regions … patrols  what agencies have logged (精准严格执法 1–2, 5, 7–10, 组织领导 1–6); without a mine it
                          counts for the place of the agency that did it, so a city's stays with the city, and
                          what is void counts nowhere
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, F, OuterRef, Q

from campaigns.models import Activity
from enterprises.models import Enterprise
from hazards.models import Hazard
from inspections.models import Case, DishonestyListing, Inspection, Measure, Penalty, SpotAnswer
from inspections.on_site.spot_items import SPOT_ITEMS
from reports.counting import Metric


def _hazards(name: str, source: str, *, reached: str = "") -> Metric:
    where = Q(severity=Hazard.Severity.MAJOR, source=source)
    return Metric(name, Hazard, where, dated="found_on", place="mine__region", reached=reached)


def _spot(name: str, where: Q) -> Metric:
    return Metric(
        name,
        SpotAnswer,
        where & Q(inspection__status=Inspection.Status.SIGNED),
        dated="inspection__checked_on",
        place="inspection__mine__region",
        each="inspection__mine__enterprise",
        each_model=Enterprise,
    )


def _measure(name: str, kind: str) -> Metric:
    return Metric(
        name,
        Measure,
        Q(kind=kind),
        dated="decided_on",
        place="mine__region",
        each="mine__enterprise",
        each_model=Enterprise,
    )


def _logged(name: str, *kinds: str, where: Q | None = None, **how: Any) -> Metric:
    """What the work log holds of these kinds."""
    counts = Q(kind__in=kinds, status=Activity.Status.RECORDED) & (where or Q())
    way = {"dated": "done_on", "place": "mine__region", "or_else": "agency__region", "logged_as": kinds}
    return Metric(name, Activity, counts, **way | how)


def _of_levels(name: str, kind: str, levels: Iterable[str], **how: Any) -> list[Metric]:
    return [_logged(f"{name}_{level}", kind, where=Q(level=level), **how) for level in levels]


def _of_campaign(name: str, where: Q, dated: str, **how: Any) -> Metric:
    """Hazards that were found since the campaign began."""
    return Metric(name, Hazard, where & Q(found_on__gte=F("since")), dated=dated, place="mine__region", **how)


def _said_of(name: str, kind: str, *outcomes: str, **how: Any) -> Metric:
    """Of one kind of work, what was done to these; who is named nowhere is the enterprise."""
    return _logged(name, kind, where=Q(outcome__in=outcomes), **how)


def _fined(subject: str) -> Q:
    return Q(Exists(Penalty.objects.filter(case=OuterRef("pk"), subject=subject)))


SOURCES = {
    "self": Hazard.Source.SELF,
    "inspected": Hazard.Source.INSPECTION,
    "tipped": Hazard.Source.TIP_OFF,
    "assigned": Hazard.Source.ASSIGNED,
}
LISTED = Q(severity=Hazard.Severity.MAJOR)
LEVELS = ("province", "city", "county")
FOUND_BY_CHECKS = Q(source=Hazard.Source.INSPECTION)
EACH: dict[str, Any] = {"each": "enterprise", "each_model": Enterprise}
EACH_MINES: dict[str, Any] = {"each": "mine__enterprise", "each_model": Enterprise}

METRICS: dict[str, Metric] = {
    metric.name: metric
    for metric in [
        *(_hazards(f"{name}_found", source) for name, source in SOURCES.items()),
        *(_hazards(f"{name}_closed", source, reached="closed_on") for name, source in SOURCES.items()),
        Metric("listed", Hazard, LISTED, dated="listing__listed_on", place="mine__region"),
        Metric(
            "listed_closed",
            Hazard,
            LISTED,
            dated="listing__listed_on",
            place="mine__region",
            reached="closed_on",
        ),
        Metric("rectified", Hazard, LISTED, dated="rectified_on", place="mine__region"),
        Metric("verified", Hazard, LISTED, dated="rectified_on", place="mine__region", reached="closed_on"),
        _spot("spot_checked", Q()),
        *(_spot(f"spot_{item}", Q(item=item, wrong=True)) for item in SPOT_ITEMS),
        Metric(
            "penalties",
            Penalty,
            Q(),
            dated="case__decided_on",
            place="case__mine__region",
            amount="amount",
            fines=True,
        ),
        Metric(
            "dual_penalties",
            Case,
            _fined(Penalty.Subject.ENTERPRISE) & _fined(Penalty.Subject.PRINCIPAL),
            dated="decided_on",
            place="mine__region",
            fines=True,
        ),
        Metric("problems_found", Hazard, FOUND_BY_CHECKS, dated="found_on", place="mine__region"),
        _of_campaign("problems_closed", FOUND_BY_CHECKS, "closed_on"),
        Metric(
            "checked",
            Inspection,
            Q(status=Inspection.Status.SIGNED),
            dated="checked_on",
            place="mine__region",
            **EACH_MINES,
        ),
        *(_of_campaign(f"{name}_closed", Q(severity=name), "closed_on") for name in Hazard.Severity.values),
        *(
            _of_campaign(f"{name}_open", Q(severity=name), "found_on", not_reached="closed_on")
            for name in Hazard.Severity.values
        ),
        Metric(
            "told_to_rectify",
            Hazard,
            FOUND_BY_CHECKS & Q(due_on__isnull=False),
            dated="found_on",
            place="mine__region",
            **EACH_MINES,
        ),
        Metric(
            "violations",
            Case,
            _fined(Penalty.Subject.ENTERPRISE),
            dated="decided_on",
            place="mine__region",
            fines=True,
        ),
        *(
            Metric(
                f"{name}s_fined",
                Penalty,
                Q(subject=name),
                dated="case__decided_on",
                place="case__mine__region",
                amount="amount",
                fines=True,
            )
            for name in Penalty.Subject.values
        ),
        _logged("teams", "team"),
        _logged("exposures", "exposure"),
        _said_of("talked", "talk", "", "enterprise"),
        _said_of("talked_superiors", "talk", "superior", **EACH),
        _said_of("summoned", "summons_enterprise", "", "enterprise", **EACH),
        _said_of("summoned_principals", "summons_enterprise", "principal"),
        _said_of("summoned_superiors", "summons_enterprise", "superior", **EACH),
        _said_of("summoned_superior_principals", "summons_enterprise", "superior_principal"),
        *(
            _said_of(f"by_{outcome}", "accountability", outcome, people="count")
            for outcome in ("discipline", "transfer", "dismissal")
        ),
        _said_of("exposed", "exposure", "", "enterprise", **EACH),
        _said_of("exposed_principals", "exposure", "principal"),
        _said_of("sanctioned_principals", "joint_sanction", "principal"),
        _said_of("sanctioned", "joint_sanction", "", "enterprise", **EACH),
        Metric(
            "dishonest",
            DishonestyListing,
            Q(subject=DishonestyListing.Subject.ENTERPRISE),
            dated="listed_on",
            place="mine__region",
            **EACH_MINES,
        ),
        _measure("suspended", Measure.Kind.SUSPEND),
        _measure("closed_down", Measure.Kind.CLOSE_DOWN),
        _logged("guided_regions", "guidance_region"),
        _logged("guided_enterprises", "guidance_enterprise"),
        _logged("referred", "criminal_referral", people="count"),
        _logged(
            "warned",
            "exposure",
            "summons_enterprise",
            "joint_sanction",
            each="enterprise",
            each_model=Enterprise,
        ),
        _logged("typical_cases", "typical_case"),
        _logged("endangering_cases", "typical_case", where=Q(endangering=True)),
        _logged("held_accountable", "accountability", people="count"),
        _logged("summoned_regions", "summons_region", "circular"),
        *_of_levels("visits", "leader_visit", LEVELS),
        *_of_levels("lectures", "lecture", LEVELS),
        _logged("rewards", "reward", amount="amount"),
        _logged("anonymous_rewards", "reward", where=Q(anonymous=True), amount="amount"),
        _logged("media_columns", "media_column"),
        *_of_levels("inspectors", "technical_inspectors", LEVELS[1:], people="count", latest_of="agency"),
        _logged("patrols", "patrol"),
    ]
}
