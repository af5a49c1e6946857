"""While a look-back stage runs: how many problems within one's own place still wait."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from campaigns.models import Stage
from campaigns.todo import Todo
from hazards.look_back.actions import LOOKING
from hazards.look_back.scope import first_said, problems_of, running
from jurisdictions.models import User


def todos(user: User, now: dt.datetime) -> list[Todo]:
    """One line a campaign, whatever adoptions of it there are: the nearest to the place, which is never looser."""
    if user.agency is None or user.agency.kind not in LOOKING or not user.can("look_back"):
        return []
    nearest: dict[int, tuple[int, Stage]] = {}
    for stage in running(user, timezone.localdate(now)):
        root, length = first_said(stage).pk, len(stage.campaign.issuer.region.path)
        if root not in nearest or length > nearest[root][0]:
            nearest[root] = (length, stage)
    lines = []
    for _, stage in nearest.values():
        waiting = problems_of(stage, user).within(user.agency.region).filter(outcome=None).count()
        if waiting:
            query = urlencode({"state": "waiting"})
            lines.append(
                Todo(
                    stage.ends_on,
                    f"{waiting} 处问题待“回头看”",
                    f"{stage.campaign.short_title} · 对前期发现的全部问题逐条复核（{stage.source}）",
                    "去复核",
                    f"{reverse('hazards:look_back_problems', args=[stage.pk])}?{query}",
                )
            )
    return lines
