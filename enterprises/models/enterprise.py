"""The legal entities, and the people who represent them."""

from __future__ import annotations

import pghistory
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Upper
from django.urls import reverse

from enterprises.credit_code import check_digit_holds
from enterprises.initials import InitialsField
from jurisdictions.models import Region, User
from jurisdictions.scope import ScopedQuerySet
from records.versions import Versioned


# A ledger comes in by the ten thousand, and each event touches the row of its context: written row by row, the
# trail of a long import costs the square of its length.
def by_statement() -> tuple[pghistory.RowEvent, ...]:
    return (
        pghistory.InsertEvent(level=pghistory.Statement),
        pghistory.UpdateEvent(level=pghistory.Statement),
        pghistory.DeleteEvent(),
    )


class EnterpriseQuerySet(ScopedQuerySet):
    place = "region"
    people = "representatives__user"
    granted = ""


@pghistory.track(*by_statement(), exclude=["initials"])
class Enterprise(Versioned, models.Model):
    """A legal entity, known by its 统一社会信用代码.

    Digits 3–8 of the code name the registrar of the day and never move with the map, so the place is a
    field of its own. A code with a wrong check digit exists in real life: a person confirms it.
    """

    name = models.CharField("企业名称", max_length=120)
    initials = InitialsField("名称拼音首字母")
    credit_code = models.CharField("统一社会信用代码", max_length=18, unique=True)
    credit_code_confirmed = models.BooleanField("信用代码已人工确认", default=False)
    region = models.ForeignKey(Region, models.PROTECT, verbose_name="所在县（市、区）")
    legal_representative = models.CharField("法定代表人", max_length=60, blank=True)
    registered_address = models.CharField("注册地", max_length=200, blank=True)
    economic_type = models.CharField("经济类型", max_length=60, blank=True)
    phone = models.CharField("企业联系电话", max_length=30, blank=True)
    parent_enterprise = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name="上级公司", related_name="subsidiaries"
    )

    objects = EnterpriseQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "企业"
        ordering = ["region_id", "name", "pk"]
        indexes = [
            GinIndex(OpClass(Upper("name"), name="gin_trgm_ops"), name="enterprise_name_trgm"),
            GinIndex(OpClass("initials", name="gin_trgm_ops"), name="enterprise_initials_trgm"),
            models.Index(fields=["region", "name"], name="enterprise_place_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("enterprises:enterprise", args=[self.pk])

    def is_desk_of(self, user: User) -> bool:
        """Whether this user represents the enterprise."""
        return self.representatives.filter(user=user).exists()

    @property
    def credit_code_doubtful(self) -> bool:
        return not check_digit_holds(self.credit_code) and not self.credit_code_confirmed


class RepresentativeQuerySet(ScopedQuerySet):
    place = "enterprise__region"
    people = "user"


@pghistory.track()
class Representative(models.Model):
    """A person of the enterprise with an account; their role stands on the account."""

    user = models.OneToOneField(User, models.CASCADE, related_name="representative", verbose_name="账号")
    enterprise = models.ForeignKey(
        Enterprise, models.CASCADE, related_name="representatives", verbose_name="企业"
    )

    objects = RepresentativeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "企业账号"

    def __str__(self) -> str:
        return f"{self.enterprise} {self.user}"
