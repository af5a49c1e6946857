from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

from enterprises.layers.declared import LAYERS, LEDGER, vocabulary_of
from enterprises.layers.lines import worded
from enterprises.ledger.verdicts import shown
from enterprises.models import LedgerRow
from enterprises.workbooks.actions import brings_ledgers
from jurisdictions.models import User

register = template.Library()


@register.filter
def imports(user: User) -> bool:
    """Whether this person's agency brings ledgers, and they do it for the agency."""
    return user.can("import_ledger") and brings_ledgers(user.agency)


@register.filter
def heading(field: str, layer: str = LEDGER) -> str:
    """A field of the ledger, or of a layer of the file, as its column is headed."""
    return vocabulary_of(layer).label(field)


@register.filter
def asked(row: LedgerRow, correctable: Mapping[str, str]) -> list[tuple[str, str]]:
    """The fields in question of those that can be told anew, each once however much is said against it."""
    fields = dict.fromkeys(problem["field"] for problem in row.problems)
    return [(field, correctable[field]) for field in fields if field in correctable]


@register.filter
def kept(row: LedgerRow, field: str) -> str:
    """What a held row leaves in the ledger where nobody writes its cell anew."""
    value = row.values.get(field)
    return f"为 {shown(value)}" if value not in (None, "", []) else "留空"


@register.filter
def told(row: LedgerRow, layer: str) -> list[tuple[str, str]]:
    """The two things that a line is known by, each with a word about it."""
    values = row.values
    if layer == LEDGER:
        pairs = [("name", "credit_code"), ("kind", "status")]
        return [(values.get(one, ""), values.get(other, "")) for one, other in pairs]
    named, *rest = [(column.title, values[column.field]) for column in LAYERS[layer].own]
    whose = values["mine_name"] or values["enterprise"] or str(row.mine or "")
    return [(whose, values["credit_code"]), (named[1], "，".join(_said(*pair) for pair in rest if pair[1]))]


def _said(title: str, value: Any) -> str:
    return f"{title} {worded(value)}"
