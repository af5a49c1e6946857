"""反复出现: the same clause broken again at the same mine (S1-10, K-06). Told as information, judged by people."""

from __future__ import annotations

from hazards.models import Hazard
from hazards.models.hazard import HazardQuerySet


def earlier_ones(hazard: Hazard) -> HazardQuerySet:
    """Those that cite what this one cites, down to the sub-item, and were found before it; the latest first."""
    if hazard.criterion_id is None:
        return Hazard.objects.none()
    same = Hazard.objects.filter(mine=hazard.mine_id, criterion=hazard.criterion_id, clause=hazard.clause_id)
    return same.filter(found_on__lt=hazard.found_on).order_by("-found_on", "-pk")
