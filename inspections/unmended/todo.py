"""While a campaign runs: what one's own agency has to press and nobody has pressed yet."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlencode

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone

from campaigns.todo import Todo
from inspections.on_site.under_campaigns import open_campaigns
from inspections.unmended.scope import STATES, unmended
from jurisdictions.models import User


def todos(user: User, now: dt.datetime) -> list[Todo]:
    """One line a notice, whatever adoptions of it there are: all count the same hazards."""
    acts = user.can("log_inspection") or user.can("decide_penalty")
    if user.agency is None or not acts:
        return []
    lines = []
    for campaign in open_campaigns(user, timezone.localdate(now)).filter(parent=None):
        idle = unmended(campaign, user).followed_by(user.agency).filter(STATES["idle"][1])
        found = idle.aggregate(number=Count("pk"), oldest=Min("due_on"))
        if found["number"]:
            asked = {
                "campaign": campaign.pk,
                "region": user.agency.region_id,
                "state": "idle",
                "followed": "on",
            }
            lines.append(
                Todo(
                    found["oldest"],
                    f"{found['number']} 处查出未改的隐患还没有采取措施",
                    f"{campaign.short_title} · 督办、处罚、责令停产停业整顿、暂扣吊销证件或者查封扣押",
                    "去处置",
                    f"{reverse('inspections:unmended_hazards')}?{urlencode(asked)}",
                )
            )
    return lines
