"""What no page without a login may say: phone numbers, identity numbers, and the names of people a mine is known by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from django.db.models import CharField, F, Value

from enterprises.models import Enterprise, KeyPerson, Mine
from jurisdictions.models import Region
from jurisdictions.rules import RuleViolation

MOBILE = re.compile(r"(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)")
LANDLINE = re.compile(r"(?<!\d)0\d{2,3}[ -]?\d{7,8}(?!\d)")
# Region, date of birth, number, check digit; a credit code has no date there.
IDENTITY = re.compile(
    r"(?<!\d)[1-6]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)"
)
SHORTEST = 2  # a name of one character is in too many words


def refuse_personal(text: str, region: Region, *, field: str, landlines: bool = False) -> None:
    """Raises RuleViolation at `field`. `landlines` lets an office's own line stand, where people are to complain."""
    plain = unicodedata.normalize("NFKC", text)
    if MOBILE.search(plain) or (LANDLINE.search(plain) and not landlines):
        raise RuleViolation("公开的内容不能有电话号码，请删去", field)
    if IDENTITY.search(plain):
        raise RuleViolation("公开的内容不能有身份证号码，请删去", field)
    if names := names_in(text, region):
        shown = "、".join(f"“{name}”请改为“{masked(name)}”" for name in names[:3])
        raise RuleViolation(f"公开的内容不能有自然人的姓名：{shown}", field)


def names_in(text: str, region: Region) -> list[str]:
    """Those that the ledger of this region knows, longest first. Nobody else's name can be told from a word."""
    mines = Mine.objects.within(region).order_by()
    sources = [
        mines.values_list("principal", flat=True),
        Enterprise.objects.within(region).order_by().values_list("legal_representative", flat=True),
        KeyPerson.objects.filter(mine__in=mines.values("pk")).order_by().values_list("name", flat=True),
    ]
    found: set[str] = set()
    for source in sources:
        name = next(iter(source.query.values_select))
        said = source.annotate(said=Value(text, output_field=CharField()))
        found |= set(said.filter(said__contains=F(name)))
    return sorted((name for name in found if len(name) >= SHORTEST), key=lambda name: (-len(name), name))


def masked(name: str) -> str:
    """张建国 → 张某某."""
    return name[:1] + "某" * (len(name) - 1)


def mask(text: str, names: Iterable[str]) -> str:
    for name in names:
        text = text.replace(name, masked(name))
    return text
