from __future__ import annotations

import pghistory
from django.db import models
from django.urls import reverse

from jurisdictions.models import User


@pghistory.track()
class SavedFilter(models.Model):
    """A person's own name for what they look up again and again in the ledger."""

    user = models.ForeignKey(User, models.CASCADE, related_name="saved_filters", verbose_name="人员")
    name = models.CharField("名称", max_length=40)
    query = models.CharField("条件", max_length=500)

    class Meta:
        verbose_name = verbose_name_plural = "常用查询"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "name"],
                name="one_saved_filter_a_name",
                violation_error_message="已有同名的常用查询",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"{reverse('enterprises:mine_list')}?{self.query}"
