"""What the mine's page shows of its file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from enterprises.file.alerts import Alert, alerts
from enterprises.file.confirming import of_mine, old_ones
from enterprises.file.coverage import coverage
from enterprises.file.parts import ENTERPRISE, MINE, PARENT, TEAM
from enterprises.file.reading import Section, completeness_of, drawings, last_change, sections
from enterprises.models import Contractor, Mine, MineStatus
from enterprises.thresholds import threshold
from jurisdictions.models import User

WATCHED = {MineStatus.SUSPENDED_ATTENDED, MineStatus.SUSPENDED_UNATTENDED}


@dataclass
class Layer:
    title: str
    name: str
    sections: list[Section] = field(default_factory=list)


def whole_file(mine: Mine, by: User) -> dict[str, Any]:
    today = timezone.localdate()
    found = alerts(mine, today)
    own = by.agency is None and mine.enterprise.is_desk_of(by)
    return {
        "layers": _layers(mine, found),
        "drawings": drawings(mine),
        "drawing_alerts": [alert for alert in found if alert.part == "drawings"],
        "alerts": found,
        "last_change": last_change(mine),
        "whole": completeness_of([mine])[mine.pk],
        "old_fields": old_ones(of_mine(mine, today)),
        "confirm_months": threshold("confirm_months"),
        "coverage": coverage(mine, today),
        "training_alerts": [alert for alert in found if alert.part == "workers"],
        "may_propose": own and by.can("propose_change"),
        "may_log": by.can("log_presence"),
    }


def _layers(mine: Mine, found: list[Alert]) -> list[Layer]:
    parent = mine.enterprise.parent_enterprise
    layers = {
        PARENT: Layer(PARENT, str(parent or "")),
        ENTERPRISE: Layer(ENTERPRISE, mine.enterprise.name),
        MINE: Layer(MINE, mine.name),
        TEAM: Layer(TEAM, ""),
    }
    for section in sections(mine):
        section.alerts = [alert for alert in found if alert.part == section.part.slug]
        if _shown(section, mine):
            layers[section.part.layer].sections.append(section)
    return list(layers.values())


def _shown(section: Section, mine: Mine) -> bool:
    """A watch is kept where nobody works, only a parent company sends visitors, and only who hires looks after it."""
    if section.rows or section.alerts:
        return True
    if section.part.slug in {"shift-leads", "contractor-checks"}:
        return Contractor.objects.filter(mine=mine).exists()
    if section.part.slug in {"watch", "watch-entries"}:
        return mine.status in WATCHED
    return section.part.slug != "visits" or mine.enterprise.parent_enterprise_id is not None
