"""On the mine's page: that everybody has to be out, and what was reported."""

from __future__ import annotations

from typing import Any

from django import template

from enterprises.dangers.answering import may_lift, may_order
from enterprises.dangers.reporting import may_report
from enterprises.models import Evacuation, Mine

register = template.Library()
SHOWN = 5


@register.inclusion_tag("enterprises/dangers/notice.html")
def evacuation_notice(mine: Mine) -> dict[str, Any]:
    standing = Evacuation.objects.standing().filter(mine=mine).select_related("agency__region")
    return {"order": standing.first()}


@register.inclusion_tag("enterprises/dangers/card.html", takes_context=True)
def mine_dangers(context: dict[str, Any], mine: Mine) -> dict[str, Any]:
    user = context["request"].user
    told = [*mine.dangers.all()[:SHOWN], *mine.accidentreports.all()[:SHOWN]]
    orders = mine.evacuations.select_related("agency__region", "ordered_by", "lifted_by")[:SHOWN]
    for one in (*told, *orders):
        one.mine = mine
    return {
        "mine": mine,
        "told": sorted(told, key=lambda one: one.reported_at, reverse=True)[:SHOWN],
        "orders": [(order, may_lift(order, user)) for order in orders],
        "may_report": may_report(mine, user),
        "may_order": may_order(mine, user),
    }
