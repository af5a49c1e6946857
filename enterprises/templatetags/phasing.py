"""On the mine's page: whether it has to go, and whether it may work again."""

from __future__ import annotations

from typing import Any

from django import template

from enterprises.models import Mine, PhaseOut, Resumption
from enterprises.models.resuming import STANDING_STILL
from enterprises.phasing.naming import VERB, may_name
from records.models import Attachment

register = template.Library()


@register.inclusion_tag("enterprises/parts/standing_still.html", takes_context=True)
def standing_still(context: dict[str, Any], mine: Mine) -> dict[str, Any]:
    """On a form: which way leads back to work. What was typed into the form doesn't count yet."""
    now = Mine.objects.get(pk=mine.pk)
    may_apply = context["request"].user.can("apply_resumption")
    return {"mine": now, "shown": now.status in STANDING_STILL, "may_apply": may_apply}


@register.inclusion_tag("enterprises/parts/phasing.html", takes_context=True)
def mine_phasing(context: dict[str, Any], mine: Mine) -> dict[str, Any]:
    user = context["request"].user
    listed = list(mine.phase_outs.select_related("agency__region", "mine"))
    standing = any(one.status == PhaseOut.Status.NAMED for one in listed)
    asked = list(mine.resumptions.all()[:5])
    waiting = any(one.status == Resumption.Status.APPLIED for one in asked)
    return {
        "mine": mine,
        "phase_outs": [
            (one, *one.standing(), Attachment.objects.of(one), user.can(VERB) and one.may_be_lifted_by(user))
            for one in listed
        ],
        "resumptions": asked,
        "may_name": user.can(VERB) and not standing and mine.status != "closed" and may_name(mine, user),
        "may_apply": user.can("apply_resumption") and mine.status in STANDING_STILL and not waiting,
    }
