"""Days that follow from days, counted and kept in order by the database."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class AddMonths(models.Func):
    """The same day so many months later, or that month's last."""

    template = "(%(expressions)s))::date"
    arg_joiner = " + make_interval(months => "
    output_field = models.DateField()


def in_order(earlier: str, later: str) -> Q:
    return (
        Q(**{f"{earlier}__isnull": True})
        | Q(**{f"{later}__isnull": True})
        | Q(**{f"{later}__gte": F(earlier)})
    )
