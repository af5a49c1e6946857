"""Table columns that every list shares: one wording and one alignment for states, deadlines and figures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import django_tables2 as tables
from django.utils.html import format_html

from jurisdictions.templatetags import words

RIGHT = {"td": {"class": "n"}, "th": {"class": "n"}}


def unbroken(text: str) -> str:
    """A date isn't torn apart at the end of a line."""
    return format_html('<span class="text-nowrap">{}</span>', text)


class BadgeColumn(tables.Column):
    """The row's own status in the tone of its TONES."""

    def render(self, value: Any, record: Any) -> str:
        return words.badge(record)


class DueColumn(tables.Column):
    """A due day or moment and how far it is; `done` names the row's attribute that ends the urgency."""

    def __init__(self, *args: Any, done: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.done = done

    def render(self, value: Any, record: Any) -> str:
        done = getattr(record, self.done) if self.done else False
        done = done() if callable(done) else done
        return format_html("{} {}", unbroken(words.due_moment(value)), words.due_badge(value, done))


class NumberColumn(tables.Column):
    """Right-aligned; with `url` (record → address) the figure opens its records."""

    def __init__(self, *args: Any, url: Callable[[Any], str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **{"attrs": RIGHT, **kwargs})
        self.url = url

    def render(self, value: Any, record: Any) -> str:
        return words.num(value, self.url(record) if self.url else "")


class DayColumn(tables.Column):
    def render(self, value: Any) -> str:
        return unbroken(words.cn_date(value))


class MomentColumn(tables.Column):
    def render(self, value: Any) -> str:
        return unbroken(words.cn_moment(value))
