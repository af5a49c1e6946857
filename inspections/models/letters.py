"""建议函, 警示函, 整改督办函 (S0-17): what an agency writes to an enterprise, a government or an agency below."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pghistory
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from enterprises.models import Mine
from inspections.models.checks import Inspection
from jurisdictions.models import Agency, User
from jurisdictions.scope import ScopedQuerySet
from jurisdictions.workflow import Stateful


class LetterQuerySet(ScopedQuerySet):
    """What has no number yet is its agency's own; what was sent is read by both sides and by those above them."""

    def visible_to(self, user: User | AnonymousUser) -> LetterQuerySet:
        if not isinstance(user, User) or not user.is_active:
            return self.none()
        sent = self.exclude(number="")
        if user.agency is None:
            return sent.filter(
                Q(pk__in=Letter.objects.filter(mine__enterprise__representatives__user=user).values("pk"))
            )
        places = ("mine__region", "to_agency__region", "agency__region")
        below = Q()
        for place in places:
            below |= Q(**{f"{place}__path__startswith": user.agency.region.path})
        return self.filter(Q(agency=user.agency) | below & ~Q(number=""))

    def unanswered(self) -> LetterQuerySet:
        return self.filter(status=Letter.Status.SENT)

    def overdue(self, today: dt.date | None = None) -> LetterQuerySet:
        return self.unanswered().filter(answer_by__lt=today or timezone.localdate())

    def to_desk_of(self, user: User) -> LetterQuerySet:
        if user.agency_id:
            return self.filter(to_agency=user.agency_id)
        return self.filter(mine__enterprise__representatives__user=user)

    def for_list(self) -> LetterQuerySet:
        return self.select_related("agency__region", "mine__enterprise", "mine__region", "to_agency")


@pghistory.track()
class Letter(Stateful):
    """Drafted from a template, signed and numbered by the leader in one step, answered by a day.

    Numbers run without a gap by agency, kind and year. A void letter keeps its number: it is never given again.
    """

    class Kind(models.TextChoices):
        ADVICE = "advice", "建议函"
        WARNING = "warning", "警示函"
        URGING = "urging", "整改督办函"

    class Status(models.TextChoices):
        DRAFT = "draft", "拟稿"
        SENT = "sent", "待答复"
        ANSWERED = "answered", "已答复"
        VOID = "void", "已作废"

    NEXT = {Status.DRAFT: {Status.SENT, Status.VOID}, Status.SENT: {Status.ANSWERED, Status.VOID}}
    TONES: Mapping[str, str] = {
        Status.DRAFT: "plain",
        Status.SENT: "due",
        Status.ANSWERED: "done",
        Status.VOID: "plain",
    }

    status = models.CharField("状态", max_length=20, choices=Status, default=Status.DRAFT, editable=False)
    kind = models.CharField("函件", max_length=20, choices=Kind)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="letters", verbose_name="发函机关")
    mine = models.ForeignKey(
        Mine, models.PROTECT, null=True, blank=True, related_name="letters", verbose_name="矿山"
    )
    to_agency = models.ForeignKey(
        Agency,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="letters_received",
        verbose_name="收函机构",
    )
    inspection = models.ForeignKey(
        Inspection, models.PROTECT, null=True, blank=True, related_name="letters", verbose_name="现场检查"
    )
    title = models.CharField("标题", max_length=120)
    body = models.TextField("正文", max_length=4000)
    answer_by = models.DateField("答复期限")
    drafted_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="拟稿人")
    drafted_at = models.DateTimeField("拟稿时间")
    year = models.PositiveSmallIntegerField("年度", null=True, editable=False)
    serial = models.PositiveIntegerField("序号", null=True, editable=False)
    number = models.CharField("文号", max_length=60, blank=True, editable=False)
    signed_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name="签发人", editable=False
    )
    sent_on = models.DateField("发函日期", null=True, editable=False)
    answer = models.TextField("答复", max_length=4000, blank=True)
    answered_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name="答复人", editable=False
    )
    answered_at = models.DateTimeField("答复时间", null=True, editable=False)
    void_reason = models.CharField("作废原因", max_length=200, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "函件"
        ordering = ["-drafted_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(mine__isnull=False, to_agency=None) | Q(mine=None, to_agency__isnull=False),
                name="a_letter_has_one_addressee",
            ),
            models.UniqueConstraint(fields=["agency", "kind", "year", "serial"], name="one_letter_a_serial"),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "void"])
                | Q(serial__isnull=False, sent_on__isnull=False, signed_by__isnull=False) & ~Q(number=""),
                name="a_sent_letter_is_numbered_and_signed",
            ),
            models.CheckConstraint(
                condition=~Q(status="answered") | ~Q(answer=""), name="an_answered_letter_has_its_answer"
            ),
        ]

    def __str__(self) -> str:
        return self.number or self.title

    def get_absolute_url(self) -> str:
        return reverse("inspections:letter", args=[self.pk])

    @property
    def addressee(self) -> str:
        return self.mine.enterprise.name if self.mine else str(self.to_agency)

    @property
    def is_open(self) -> bool:
        return self.status == self.Status.SENT

    @property
    def settled(self) -> bool:
        return not self.is_open

    def is_received_by(self, user: User) -> bool:
        if self.mine is not None:
            return self.mine.enterprise.representatives.filter(user=user.pk).exists()
        return self.to_agency is not None and self.to_agency.is_desk_of(user)
