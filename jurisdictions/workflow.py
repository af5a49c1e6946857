"""States move along the arrows that a model's NEXT table draws, and along no others."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from jurisdictions.rules import RuleViolation


class Stateful(models.Model):
    """A row with a `status` that moves only from what its reader saw.

    NEXT is a picture: status → the statuses that may follow. A status that is no key is final.
    """

    NEXT: ClassVar[dict[Any, set[Any]]] = {}
    status: Any

    class Meta:
        abstract = True

    def may_move(self, to: str) -> bool:
        return to in self.NEXT.get(self.status, set())

    def move(self, to: str, **fields: Any) -> None:
        """Compare and set: of two who saw the same status, the second is told so and nothing is lost."""
        if not self.may_move(to):
            status: Any = self._meta.get_field("status")  # type: ignore[misc]
            label = dict(status.flatchoices).get(to, to)
            raise RuleViolation(f"当前为“{self.get_status_display()}”，不能改为“{label}”")  # type: ignore[attr-defined]
        rows: Any = type(self)._base_manager  # the type checker doesn't see the field each child brings
        if not rows.filter(pk=self.pk, status=self.status).update(status=to, **fields):
            raise RuleViolation("这条记录刚刚已被他人处理，请刷新页面后再操作")
        self.status = to
        for name, value in fields.items():
            setattr(self, name, value)
