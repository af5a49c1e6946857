"""What the file of a mine shows of this floor: that it is a model for others, by which document."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils import timezone

from campaigns.models import Benchmark
from enterprises.models import Mine

register = template.Library()


@register.inclusion_tag("campaigns/benchmark_line.html", takes_context=True)
def benchmark_line(context: dict[str, Any], mine: Mine) -> dict[str, Any]:
    held = Benchmark.objects.on(timezone.localdate()).filter(mine=mine).select_related("named_by")
    return {"mine": mine, "benchmarks": held, "user": context["request"].user}
