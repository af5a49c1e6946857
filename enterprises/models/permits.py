"""What a mine is allowed and insured by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pghistory.models
from django.db import IntegrityError, connection, models, transaction
from django.db.models import Case, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from enterprises.models.days import in_order
from enterprises.models.enterprise import by_statement
from enterprises.models.fact import Fact, FactQuerySet
from enterprises.models.ledger import Mine
from jurisdictions.models import Region, User
from jurisdictions.rules import RuleViolation
from jurisdictions.workflow import Stateful

SAFETY_LICENCE = "安全生产许可证"


class LicenceQuerySet(FactQuerySet):
    def current(self) -> LicenceQuerySet:
        return self.filter(status__in=Licence.STANDING)

    def follow_ledger(self, region: Region, mine: Mine | None = None) -> None:
        """The safety licence of each mine is what the ledger's line says, in one statement however many mines.

        A line that still shows a licence that was revoked doesn't bring it back.
        """
        said: dict[str, Any] = {
            "path": f"{region.path}%",
            "mine": mine and mine.pk,
            "today": timezone.localdate(),
        }
        with connection.cursor() as cursor:
            cursor.execute(FOLLOW, said)


FOLLOW = """
INSERT INTO enterprises_licence (mine_id, kind, number, issued, expires, issuer, scope, status,
                                 status_document, confirmed_on)
SELECT mine.id, '安全生产许可证', mine.licence_number, mine.licence_issued, mine.licence_expires, '', '', 'valid',
       '', %(today)s
FROM enterprises_mine AS mine
JOIN jurisdictions_region AS region ON region.code = mine.region_id
LEFT JOIN enterprises_licence AS held
       ON held.mine_id = mine.id AND held.kind = '安全生产许可证' AND held.status IN ('valid', 'withheld')
WHERE region.path LIKE %(path)s AND (%(mine)s::bigint IS NULL OR mine.id = %(mine)s)
  AND (mine.licence_number <> '' OR mine.licence_issued IS NOT NULL OR mine.licence_expires IS NOT NULL)
  AND (mine.licence_number, mine.licence_issued, mine.licence_expires)
      IS DISTINCT FROM (held.number, held.issued, held.expires)
  AND NOT EXISTS (SELECT FROM enterprises_licence AS gone
                  WHERE gone.mine_id = mine.id AND gone.kind = '安全生产许可证'
                    AND gone.number = mine.licence_number AND gone.status NOT IN ('valid', 'withheld'))
ON CONFLICT (mine_id) WHERE kind = '安全生产许可证' AND status IN ('valid', 'withheld')
DO UPDATE SET number = excluded.number, issued = excluded.issued, expires = excluded.expires,
              confirmed_on = excluded.confirmed_on, confirmed_by_id = NULL
"""


@pghistory.track(*by_statement())
class Licence(Stateful, Fact):
    """A licence or approval. That it has expired is read off its last day and never stored (K-04).

    The safety licence stands in the ledger's line too, where lists and workbooks read it: each follows the
    other, `keep` downwards and `follow_ledger` after an import.
    """

    class Status(models.TextChoices):
        VALID = "valid", "有效"
        WITHHELD = "withheld", "暂扣"
        REVOKED = "revoked", "吊销"
        RESCINDED = "rescinded", "撤销"
        CANCELLED = "cancelled", "注销"

    STANDING = [Status.VALID, Status.WITHHELD]
    NEXT = {
        Status.VALID: {Status.WITHHELD, Status.REVOKED, Status.RESCINDED, Status.CANCELLED},
        Status.WITHHELD: {Status.VALID, Status.REVOKED, Status.RESCINDED, Status.CANCELLED},
    }
    TONES: Mapping[str, str] = {
        Status.VALID: "done",
        Status.WITHHELD: "late",
        Status.REVOKED: "late",
        Status.RESCINDED: "late",
        Status.CANCELLED: "plain",
    }
    SHOWN = ("number", "scope", "issuer", "issued", "expires", "status_document", "status_on")
    DUE = "expires"
    ORDERED = (("issued", "expires"),)
    ONCE_WITHIN = ("kind", "number", "issued", "expires", "status")  # when two entries of one mine are merged

    kind = models.CharField("证照种类", max_length=40)
    number = models.CharField("编号", max_length=60, blank=True)
    scope = models.CharField("许可范围", max_length=200, blank=True)
    issuer = models.CharField("发证机关", max_length=100, blank=True)
    issued = models.DateField("发证日期", null=True, blank=True)
    expires = models.DateField("有效期至", null=True, blank=True)
    status = models.CharField("状态", max_length=20, choices=Status, default=Status.VALID, editable=False)
    status_document = models.CharField("处置文书", max_length=200, blank=True, editable=False)
    status_on = models.DateField("处置日期", null=True, blank=True, editable=False)

    objects = LicenceQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "证照"
        ordering = ["mine_id", "kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["mine"],
                condition=Q(kind=SAFETY_LICENCE, status__in=["valid", "withheld"]),
                name="one_safety_licence_stands",
                violation_error_message="已有一本安全生产许可证，请在原有的一条上修改",
            ),
            models.CheckConstraint(condition=in_order("issued", "expires"), name="licence_ends_after_start"),
        ]
        indexes = [models.Index(fields=["expires"], name="licence_expires")]

    def __str__(self) -> str:
        return self.kind

    @property
    def due(self) -> dt.date | None:
        return self.expires if self.status in self.STANDING else None

    @due.setter
    def due(self, day: dt.date | None) -> None:
        """A query brings it along."""

    @transaction.atomic
    def put_down(self, *, by: User | None, today: dt.date | None = None) -> None:
        super().put_down(by=by, today=today)
        if self.kind == SAFETY_LICENCE and self.status in self.STANDING:
            Mine.objects.filter(pk=self.mine_id).update(
                licence_number=self.number, licence_issued=self.issued, licence_expires=self.expires
            )

    def turn(self, to: str, *, document: str, on: dt.date, by: User) -> None:
        """Register what the licensing authority decided, by which paper and when (K-04)."""
        self.mine.require_desk(by)
        self.follow(to, document=document, on=on)

    def follow(self, to: str, *, document: str, on: dt.date) -> None:
        """Whether it may be decided, whoever calls this has asked: the desk above, or a decision of an upper floor."""
        if not document.strip():
            raise RuleViolation("请填写处置文书的名称或文号", "document")
        if on > timezone.localdate():
            raise RuleViolation("处置日期不能晚于今天", "on")
        self.move(to, status_document=document.strip(), status_on=on)

    def absorb(self, other: Licence) -> None:
        """What was decided, proposed or asked about the other one, which goes, was about this one."""
        try:
            with transaction.atomic():
                for relation in self._meta.related_objects:
                    if not issubclass(relation.related_model, pghistory.models.Event):
                        about = {relation.field.name: other}
                        relation.related_model._base_manager.filter(**about).update(
                            **{relation.field.name: self}
                        )
        except IntegrityError:
            raise RuleViolation(f"双方的{self}各有没有办结的暂扣或提请，请先办结其中一件") from None

    @property
    def expired(self) -> bool:
        """The clock's word beside the authority's: a licence that was never withheld may be over all the same."""
        return self.due is not None and self.due < timezone.localdate()

    @property
    def followers(self) -> list[tuple[Any, str]]:
        """The states that may follow, as a form offers them."""
        return [(status.value, status.label) for status in self.Status if self.may_move(status)]


@pghistory.track()
class Insurance(Fact):
    """安全生产责任保险 (Z-09)."""

    SHOWN = ("insurer", "number", "amount", "since", "until")
    DUE = "until"
    ORDERED = (("since", "until"),)

    insurer = models.CharField("保险公司", max_length=100)
    number = models.CharField("保单号", max_length=60)
    amount = models.DecimalField("保险金额（万元）", max_digits=12, decimal_places=2, null=True, blank=True)
    since = models.DateField("保险期限起")
    until = models.DateField("保险期限止")

    objects = FactQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "安全生产责任保险"
        ordering = ["mine_id", "-until", "pk"]
        constraints = [
            models.CheckConstraint(condition=in_order("since", "until"), name="insurance_ends_after_start")
        ]
        indexes = [models.Index(fields=["until"], name="insurance_until")]

    def __str__(self) -> str:
        return self.insurer


LOST = [status.value for status in Licence.Status if status != Licence.Status.VALID]


def licence_status() -> Coalesce:
    """Of the safety licence whose number stands in a mine's line: what may be gone while the line still shows it."""
    same = Licence.objects.filter(mine=OuterRef("pk"), kind=SAFETY_LICENCE, number=OuterRef("licence_number"))
    standing_first = Case(When(status__in=Licence.STANDING, then=0), default=1)
    return Coalesce(Subquery(same.order_by(standing_first, "-pk").values("status")[:1]), Value(""))
