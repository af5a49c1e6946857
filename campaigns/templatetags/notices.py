"""How many notices a person hasn't read: one count over a partial index, on every page."""

from __future__ import annotations

from typing import Any

from django import template

from campaigns.models import Notice

register = template.Library()


@register.simple_tag
def unread_notices(user: Any) -> int:
    return Notice.objects.visible_to(user).unread().count()
