"""关键少数: who leads a mine, with what certificates, and how often they are there."""

from __future__ import annotations

import datetime as dt
from typing import Self

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from enterprises.models.days import in_order
from enterprises.models.fact import Entry, Fact, FactQuerySet
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation


class TermQuerySet(FactQuerySet):
    def current(self) -> Self:
        return self.filter(Q(until=None) | Q(until__gte=timezone.localdate()))


@pghistory.track()
class KeyPerson(Fact):
    """A person with their posts: one holds several, and several may hold one (Z-02, L-10)."""

    SHOWN = ("posts", "education", "major", "title", "phone", "since", "until")
    ORDERED = (("since", "until"),)

    name = models.CharField("姓名", max_length=60)
    posts = ArrayField(models.CharField(max_length=40), verbose_name="职务")
    education = models.CharField("学历", max_length=20, blank=True)
    major = models.CharField("专业", max_length=60, blank=True)
    title = models.CharField("职称", max_length=40, blank=True)
    phone = models.CharField("联系电话", max_length=30, blank=True)
    since = models.DateField("任职起", null=True, blank=True)
    until = models.DateField("任职止", null=True, blank=True)

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "关键少数"
        ordering = ["mine_id", "pk"]
        constraints = [
            models.CheckConstraint(condition=in_order("since", "until"), name="term_ends_after_start"),
            models.CheckConstraint(condition=~Q(posts=[]), name="key_person_has_a_post"),
        ]

    def __str__(self) -> str:
        return self.name


class CertificateQuerySet(FactQuerySet):
    def current(self) -> CertificateQuerySet:
        left = Q(person__until__lt=timezone.localdate())
        return self.exclude(left)


@pghistory.track()
class Certificate(Fact):
    """A person's certificate (Z-06). Who has left the mine needs no reminder."""

    SHOWN = ("kind", "number", "issued", "expires")
    DUE = "expires"
    ORDERED = (("issued", "expires"),)

    person = models.ForeignKey(KeyPerson, models.CASCADE, related_name="certificates", verbose_name="姓名")
    kind = models.CharField("证书种类", max_length=40)
    number = models.CharField("证号", max_length=60)
    issued = models.DateField("发证日期", null=True, blank=True)
    expires = models.DateField("有效期至")

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "资格证书"
        ordering = ["mine_id", "person_id", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=in_order("issued", "expires"), name="certificate_ends_after_start"
            )
        ]
        indexes = [models.Index(fields=["expires"], name="certificate_expires")]

    def __str__(self) -> str:
        return f"{self.person}的{self.kind}"


@pghistory.track()
class SiteDay(Entry):
    """That one of the principals was on the production site that day (Z-03)."""

    person = models.ForeignKey(KeyPerson, models.CASCADE, related_name="site_days", verbose_name="姓名")

    class Meta:
        verbose_name = verbose_name_plural = "到矿履职"
        ordering = ["-day", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "day"],
                name="one_site_day_a_person",
                violation_error_message="这个人这一天已登记",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.day}"

    def log(self, *, by: User) -> None:
        if self.person.mine_id != self.mine_id:
            raise RuleViolation("此人不在这座矿山的关键少数中", "person")
        super().log(by=by)


def month_of(day: dt.date) -> tuple[dt.date, dt.date]:
    """Its first day and the first of the next."""
    first = day.replace(day=1)
    return first, (first + dt.timedelta(days=31)).replace(day=1)
