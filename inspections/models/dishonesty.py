"""The list of the dishonest (失信名单, S0-20, S1-14): who stands on it, why, until when, and how they left it."""

from __future__ import annotations

import datetime as dt

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from enterprises.models import Mine
from enterprises.terms import add_months
from inspections.models.grounds import Ground
from jurisdictions.models import Agency, User
from jurisdictions.scope import ScopedQuerySet


class DishonestyListingQuerySet(ScopedQuerySet):
    place = "mine__region"
    people = "mine__enterprise__representatives__user"
    granted = "mine"

    def holding(self, day: dt.date) -> DishonestyListingQuerySet:
        """Up to and including the last day of the term, unless removed before."""
        still = Q(removed_on=None) | Q(removed_on__gt=day)
        return self.filter(still, listed_on__lte=day, until__gte=day)

    def for_list(self) -> DishonestyListingQuerySet:
        return self.select_related("mine__region", "mine__enterprise", "agency", "ground", "decided_by")


@pghistory.track()
class DishonestyListing(models.Model):
    """One enterprise, or one of its people, on the list for a term that the rule of the day sets.

    `mine` says where it happened; the enterprise as a whole stands on the list. That the term has run out is
    computed; an early removal is a decision of its own.
    """

    class Subject(models.TextChoices):
        ENTERPRISE = "enterprise", "企业"
        PERSON = "person", "有关人员"

    mine = models.ForeignKey(Mine, models.PROTECT, related_name="dishonesty_listings", verbose_name="矿山")
    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="dishonesty_listings", verbose_name="列入机关"
    )
    subject = models.CharField("列入对象", max_length=20, choices=Subject)
    person = models.CharField("人员姓名、职务", max_length=60, blank=True)
    ground = models.ForeignKey(Ground, models.PROTECT, related_name="+", verbose_name="列入情形")
    facts = models.CharField("事实", max_length=500)
    document_number = models.CharField("列入决定文号", max_length=60, unique=True)
    noticed_on = models.DateField("告知日期")
    listed_on = models.DateField("列入日期")
    until = models.DateField("管理期限至", editable=False)
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="决定人")
    pushed_on = models.DateField("推送信用平台日期", null=True, blank=True)
    removed_on = models.DateField("提前移出日期", null=True, blank=True)
    removal_document = models.CharField("移出决定文号", max_length=60, blank=True)
    removal_reason = models.CharField("移出理由", max_length=500, blank=True)
    removed_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="移出决定人"
    )

    objects = DishonestyListingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "失信名单"
        ordering = ["-listed_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(subject="enterprise", person="") | Q(subject="person") & ~Q(person=""),
                name="a_listed_person_has_a_name",
            ),
            models.CheckConstraint(
                condition=Q(noticed_on__lt=F("listed_on"), until__gt=F("listed_on")),
                name="notice_then_listing_then_term",
            ),
            models.CheckConstraint(
                condition=Q(removed_on=None)
                | Q(removed_on__gt=F("listed_on"), removed_by__isnull=False) & ~Q(removal_document=""),
                name="a_removal_is_documented",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.document_number}"

    def get_absolute_url(self) -> str:
        return reverse("inspections:listing", args=[self.pk])

    @property
    def name(self) -> str:
        return self.person or self.mine.enterprise.name

    @property
    def removable_from(self) -> dt.date | None:
        early = self.ground.early_months
        return add_months(self.listed_on, early) if early else None

    def holds(self, day: dt.date | None = None) -> bool:
        day = day or timezone.localdate()
        return self.listed_on <= day <= self.until and (self.removed_on is None or day < self.removed_on)

    @property
    def state(self) -> str:
        if self.removed_on is not None:
            return "已提前移出"
        return "列入中" if self.holds() else "期满移出"

    @property
    def tone(self) -> str:
        return "late" if self.state == "列入中" else "done"
