"""Parts of the mine's page and of the ledger's list that stand on their own."""

from __future__ import annotations

from typing import Any

from django import template
from django.http import QueryDict

from enterprises.filters import MineFilter
from enterprises.models import FactChange, Mine

register = template.Library()


@register.inclusion_tag("enterprises/parts/flags.html")
def mine_flags(mine: Mine) -> dict[str, Any]:
    """What follows from the mine's facts, each with its reason; `behind` when a fact, or the day, has just changed."""
    return {
        "flags": mine.flags.standing().as_listed(),
        "mine": mine,
        "behind": FactChange.objects.filter(mine=mine.pk).exists() or mine.flags.lapsed().exists(),
    }


@register.inclusion_tag("enterprises/parts/desk.html", takes_context=True)
def mine_desk(context: dict[str, Any], mine: Mine) -> dict[str, Any]:
    """What its agency may do to its entry, on paper."""
    user = context["request"].user
    return {
        "mine": mine,
        "request": context["request"],
        "may_edit": user.can("edit_ledger") and mine.is_desk_of(user),
        "may_merge": user.can("edit_ledger") and mine.may_be_placed_by(user),
        "acts": mine.acts.all()[:5],
    }


@register.inclusion_tag("enterprises/parts/saved_filters.html", takes_context=True)
def saved_filters(context: dict[str, Any]) -> dict[str, Any]:
    """A person's own searches, and the one on the screen to be kept."""
    request = context["request"]
    asked = QueryDict(mutable=True)
    for name, value in request.GET.items():
        if name in MineFilter.base_filters and value:
            asked[name] = value
    return {"saved": request.user.saved_filters.all(), "query": asked.urlencode(), "request": request}
