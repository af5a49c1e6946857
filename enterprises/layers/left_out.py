"""What stands in the file of the mines that a workbook names, and the workbook leaves out: shown, never deleted."""

from __future__ import annotations

from typing import Any

from enterprises.layers.declared import LAYERS
from enterprises.models import LedgerImport
from jurisdictions.models import User


def left_out(uploaded: LedgerImport, user: User) -> list[Any]:
    """As it was when the workbook was read, of what this person sees and is still there."""
    found: list[Any] = []
    for sort in LAYERS[uploaded.layer].sorts:
        keys = [pk for name, pk in uploaded.left_out if name == sort.model._meta.model_name]
        found += (
            sort.model.objects.visible_to(user)
            .filter(pk__in=keys)
            .select_related("mine")
            .order_by("mine", "pk")
        )
    return found
