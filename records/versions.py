"""Which version of a row somebody had before them, read off its trail; of two who change it, the second is told."""

from __future__ import annotations

from typing import Any, Self

from django.db.models import Max

from jurisdictions.rules import RuleViolation


class Versioned:
    """For a model whose trail is kept."""

    pk: Any

    @property
    def version(self) -> int:
        """The last line of its trail; a workbook and a rename write one, too. What isn't there yet has none."""
        trail: Any = type(self).pgh_event_model  # type: ignore[attr-defined]
        return trail.objects.filter(pgh_obj_id=self.pk).aggregate(last=Max("pgh_id"))["last"] or 0

    def require_seen(self, seen: int | None) -> None:
        """Within a transaction: nobody has changed it since the version that was `seen`, and nobody does meanwhile."""
        if seen is None:
            return
        rows: Any = type(self)._base_manager  # type: ignore[attr-defined]
        rows.select_for_update().filter(pk=self.pk).first()
        if seen != self.version:
            raise RuleViolation("在您填写期间，他人已修改这份资料", field="version")

    def as_it_stands(self) -> Self:
        rows: Any = type(self)._base_manager  # type: ignore[attr-defined]
        return rows.get(pk=self.pk)
