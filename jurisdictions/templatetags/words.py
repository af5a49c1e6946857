"""How states, deadlines, dates, amounts and figures are worded on every screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import forms, template
from django.core.paginator import Page
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jurisdictions import due as deadlines
from jurisdictions.roles import Role

register = template.Library()

NOTHING = "—"


# States and deadlines


@register.simple_tag
def badge(thing: Any, tone: str = "") -> SafeString | str:
    """One word for a state: of an object with a status and TONES, or any text with a tone."""
    if thing is None or thing == "":
        return ""
    if hasattr(thing, "get_status_display"):
        tone = tone or getattr(thing, "TONES", {}).get(thing.status, "plain")
        thing = thing.get_status_display()
    return format_html('<span class="badge2 b-{}">{}</span>', tone or "plain", thing)


@register.filter
def due_words(due: date | datetime | None) -> str:
    return deadlines.due_words(due, timezone.now()) if due else NOTHING


@register.filter
def due_moment(due: date | datetime | None) -> str:
    return deadlines.due_moment(due, timezone.now()) if due else NOTHING


@register.filter
def persons(n: int) -> str:
    """两名, 三名: as the law writes a small number of people."""
    return f"{'〇一两三四五六七八九'[n] if n < 10 else n}名"


@register.filter
def month_day(day: date | None) -> str:
    """Where the year already stands beside it."""
    return deadlines.due_moment(day) if day else NOTHING


@register.simple_tag
def due_badge(due: date | datetime | None, done: Any = False) -> SafeString | str:
    """What is done has no urgency any more, however late it came."""
    if not due or done:
        return ""
    return _dated_badge(due, "逾期")


@register.simple_tag
def expiry_badge(last: date | None) -> SafeString | str:
    """A paper runs out where a task is overdue: 过期 3 天."""
    if not last:
        return ""
    return _dated_badge(last, "过期")


def _dated_badge(due: date | datetime, late: str) -> SafeString:
    """To the day in the title, where the words say no more than that it is long ago."""
    now = timezone.now()
    said, tone = deadlines.due_words(due, now), deadlines.due_tone(due, now)
    exact = deadlines.exact_words(due, now) if deadlines.is_late(due, now) else said
    return format_html(
        '<span class="badge2 b-{}" title="{}，{}">{}</span>',
        tone,
        exact.replace("逾期", late),
        deadlines.due_moment(due, now),
        said.replace("逾期", late),
    )


# Dates


@register.filter
def cn_date(value: date | datetime | None) -> str:
    if not value:
        return NOTHING
    day = timezone.localdate(value) if isinstance(value, datetime) else value
    return f"{day.year}年{day.month}月{day.day}日"


@register.filter
def cn_month(value: date | None) -> str:
    return f"{value.year}年{value.month}月" if value else NOTHING


@register.filter
def cn_moment(value: datetime | None) -> str:
    """The year is only said when it isn't this one."""
    if not value:
        return NOTHING
    local = timezone.localtime(value)
    year = "" if local.year == timezone.localdate().year else f"{local.year}年"
    return f"{year}{local.month}月{local.day}日 {local:%H:%M}"


@register.filter
def weekday(value: date) -> str:
    return f"星期{'一二三四五六日'[value.weekday()]}"


# Figures


@register.filter
def wan(amount: Decimal | float | None) -> str:
    """元 to 万元, to the single 元, without trailing zeros: 145000 → 14.5."""
    if amount is None or amount == "":
        return NOTHING
    value = (Decimal(str(amount)) / 10000).quantize(Decimal("0.0001"))
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".")


@register.simple_tag
def num(value: Any, url: str = "") -> SafeString | str:
    """A figure that opens its records; nothing stands behind a zero, so it isn't a link."""
    if value is None or value == "":
        return NOTHING
    if not url or value in (0, "0"):
        return str(value)
    return format_html('<a class="num" href="{}">{}</a>', url, value)


@register.filter
def dash(value: Any) -> Any:
    return NOTHING if value is None or value == "" else value


@register.filter
def yes_no(value: bool | None) -> str:
    return NOTHING if value is None else ("是" if value else "否")


# Links within a list


@register.simple_tag(takes_context=True)
def query(context: template.Context, name: str, value: Any) -> str:
    """This page's address with one parameter changed, whose name a table may have prefixed."""
    params = context["request"].GET.copy()
    params[name] = str(value)
    return f"?{params.urlencode()}"


@register.filter
def elided(page: Page) -> Iterator[int | str]:
    """1 … 4 5 6 … 20, however long the list is."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


# People


@register.filter
def can(user: Any, verb: str) -> bool:
    """False for visitors, who have no roles."""
    return bool(getattr(user, "is_authenticated", False) and user.can(verb))


@register.filter
def role_words(user: Any) -> str:
    return "、".join(Role(role).label for role in user.roles)


# Forms

CONTROLS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxSelectMultiple, ""),
    (forms.RadioSelect, ""),
    (forms.CheckboxInput, "form-check-input"),
    (forms.Select, "form-select"),
)


@register.filter
def control(field: BoundField) -> SafeString:
    """The widget in Tabler's classes; Django adds aria-invalid and aria-describedby itself."""
    widget = field.field.widget
    css = next((name for kind, name in CONTROLS if isinstance(widget, kind)), "form-control")
    names = [css, widget.attrs.get("class", ""), "is-invalid" if field.errors else ""]
    return field.as_widget(attrs={"class": " ".join(filter(None, names))})


@register.filter
def control_kind(field: BoundField) -> str:
    """Which shape a field has on the page: a box, a group of boxes, or one control under its label."""
    if isinstance(field.field.widget, (forms.CheckboxSelectMultiple, forms.RadioSelect)):
        return "group"
    return "box" if isinstance(field.field.widget, forms.CheckboxInput) else "control"
