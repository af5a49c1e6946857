"""What every line of a mine's file has in common: whose it is, who keeps it, when it was last confirmed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, ClassVar, Self

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from enterprises.models.ledger import Mine
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation
from jurisdictions.scope import ScopedQuerySet
from jurisdictions.templatetags.words import cn_date
from records.versions import Versioned


class OfMineQuerySet(ScopedQuerySet):
    place = "mine__region"
    people = "mine__enterprise__representatives__user"
    granted = "mine"


class FactQuerySet(OfMineQuerySet):
    def current(self) -> Self:
        """Those that still stand: what was given up or replaced warns nobody."""
        return self

    def with_due(self) -> Self:
        """Those that end or fall due some day, with that day as `due`."""
        if not self.model.DUE:
            return self.none()
        return self.current().annotate(due=F(self.model.DUE)).exclude(due=None)


class Fact(Versioned, models.Model):
    """One line of the file (S1-26). Its changes are in the trail; that it still holds is confirmed here."""

    SHOWN: ClassVar[tuple[str, ...]] = ()  # the fields that a line of the page tells, in order
    DUE: ClassVar[str] = ""  # the field with its last day, where it has one
    ORDERED: ClassVar[tuple[tuple[str, str], ...]] = ()  # pairs of days, the second never before the first

    mine = models.ForeignKey(Mine, models.CASCADE, related_name="%(class)s_facts", verbose_name="矿山")
    confirmed_on = models.DateField("最近确认日期", default=timezone.localdate, editable=False)
    confirmed_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name="确认人", editable=False
    )

    class Meta:
        abstract = True
        ordering = ["mine_id", "pk"]

    def get_absolute_url(self) -> str:
        return f"{reverse('enterprises:mine', args=[self.mine_id])}#{self._meta.model_name}"

    def clean(self) -> None:
        """Also a constraint of the table; here it stands at the field that is wrong."""
        for earlier, later in self.ORDERED:
            first, last = getattr(self, earlier), getattr(self, later)
            if first and last and last < first:
                raise ValidationError({later: f"{self.label(later)}不能早于{self.label(earlier)}"})

    @property
    def due(self) -> dt.date | None:
        return getattr(self, self.DUE) if self.DUE else None

    @due.setter
    def due(self, day: dt.date | None) -> None:
        """A query brings it along."""

    def particulars(self) -> list[tuple[str, str]]:
        """What is known, label by label; what is empty is told by the list of what is missing."""
        return self.told(self.SHOWN)

    def told(self, names: Iterable[str]) -> list[tuple[str, str]]:
        pairs = [(name, getattr(self, name)) for name in names]
        return [
            (self.label(name), self.say(name, value)) for name, value in pairs if value not in (None, "", [])
        ]

    def label(self, name: str) -> str:
        column: Any = self._meta.get_field(name)
        return str(column.verbose_name)

    def say(self, name: str, value: Any) -> str:
        display = getattr(self, f"get_{name}_display", None)
        return display() if display else worded(value)

    @transaction.atomic
    def keep(self, *, by: User, today: dt.date | None = None, seen: int | None = None) -> None:
        """Save what was entered or changed; not when others have changed it since the version that was `seen`."""
        self.mine.require_desk(by)
        self.require_seen(seen)
        self.put_down(by=by, today=today)

    def put_down(self, *, by: User | None, today: dt.date | None = None) -> None:
        """Save it as confirmed by them, or by the operator (None). Who may is asked by those who call this."""
        self.confirmed_by, self.confirmed_on = by, today or timezone.localdate()
        self.save()

    def confirm(self, *, by: User, today: dt.date | None = None) -> None:
        """仍然属实: nothing has changed, and somebody says so."""
        self.mine.require_desk(by)
        self.confirmed_by, self.confirmed_on = by, today or timezone.localdate()
        self.save(update_fields=["confirmed_by", "confirmed_on"])

    def remove(self, *, by: User) -> None:
        """For what was entered by mistake; the trail keeps what it said."""
        self.mine.require_desk(by)
        try:
            self.delete()
        except models.ProtectedError:
            raise RuleViolation(f"{self}已被其他记录引用，不能删除") from None


class Entry(models.Model):
    """A day's line in one of the file's logs. Written by whoever was there, never changed afterwards."""

    mine = models.ForeignKey(Mine, models.CASCADE, related_name="%(class)s_entries", verbose_name="矿山")
    day = models.DateField("日期", default=timezone.localdate)
    note = models.CharField("情况", max_length=300, blank=True)
    logged_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="登记人", editable=False
    )
    logged_at = models.DateTimeField("登记时间", default=timezone.now, editable=False)

    objects = OfMineQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-day", "-pk"]

    def get_absolute_url(self) -> str:
        return f"{reverse('enterprises:mine', args=[self.mine_id])}#{self._meta.model_name}"

    def log(self, *, by: User) -> None:
        by.require("log_presence")
        if not Mine.objects.visible_to(by).filter(pk=self.mine_id).exists():
            raise PermissionDenied("这座矿山不在您的范围内")
        if self.day > timezone.localdate():
            raise RuleViolation("日期不能晚于今天", "day")
        self.logged_by = by
        self.save()


def worded(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, dt.date):
        return cn_date(value)
    if isinstance(value, list):
        return "、".join(map(str, value))
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return str(value)
