"""Days that follow from days, counted by the database."""

from __future__ import annotations

from django.db import models


class AddMonths(models.Func):
    """The same day so many months later, or that month's last."""

    template = "(%(expressions)s))::date"
    arg_joiner = " + make_interval(months => "
    output_field = models.DateField()
