from __future__ import annotations

from django import template

from enterprises.ledger import headings

register = template.Library()


@register.filter
def heading(field: str) -> str:
    """A field of the ledger as its column is headed."""
    return headings.label(field)
