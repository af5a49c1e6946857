from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import Any, Protocol

import pghistory
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import Permission, PermissionsMixin
from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from guardian.models import UserObjectPermissionAbstract

from jurisdictions.models.agency import Agency
from jurisdictions.models.region import Region
from jurisdictions.roles import ENTERPRISE, VERBS, Role
from jurisdictions.rules import RuleViolation
from jurisdictions.scope import ScopedQuerySet


class Desk(Protocol):
    """Whatever people write for: their agency, or (a floor up) their enterprise."""

    def is_desk_of(self, user: Any) -> bool: ...


class UserQuerySet(ScopedQuerySet):
    place = "agency__region"

    def managed_by(self, administrator: User) -> UserQuerySet:
        """The people of one's own agency and of those further down; never a neighbour in the same county."""
        own = administrator.agency
        if own is None or not administrator.can("manage_people"):
            return self.none()
        return self.filter(Q(agency=own) | Q(agency__in=Agency.objects.below(own)))


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    def create_user(self, username: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(username=self.model.normalize_username(username), **fields)
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, username: str, password: str | None = None, **fields: Any) -> User:
        return self.create_user(username, password, is_superuser=True, **fields)


@pghistory.track(exclude=["password", "last_login"])
class User(AbstractBaseUser, PermissionsMixin):
    """A person at a desk of one agency, or of an enterprise (then `agency` is empty; the ledger says which).

    A superuser passes no verb by that alone: rights come from roles, and sight from the agency.
    """

    username = models.CharField(
        "用户名", max_length=60, unique=True, error_messages={"unique": "这个用户名已有人使用"}
    )
    name = models.CharField("姓名", max_length=50)
    agency = models.ForeignKey(
        Agency, models.PROTECT, verbose_name="机构", null=True, blank=True, related_name="people"
    )
    roles = ArrayField(
        models.CharField(max_length=20, choices=Role), verbose_name="角色", default=list, blank=True
    )
    certificate_number = models.CharField("执法证号", max_length=40, blank=True)
    certificate_expires = models.DateField("执法证有效期至", null=True, blank=True)
    is_active = models.BooleanField("启用", default=True)
    joined_at = models.DateTimeField("建立时间", default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = verbose_name_plural = "人员"
        ordering = ["agency", "username"]
        constraints = [
            models.CheckConstraint(
                condition=Q(agency=None, roles__contained_by=sorted(ENTERPRISE))
                | Q(agency__isnull=False) & ~Q(roles__overlap=sorted(ENTERPRISE)),
                name="roles_fit_the_desk",
                violation_error_message="机构人员与企业人员的角色不能混用",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("jurisdictions:person", args=[self.pk])

    def get_full_name(self) -> str:
        return self.name

    @property
    def role_names(self) -> str:
        return "、".join(Role(role).label for role in self.roles)

    @cached_property
    def region_path(self) -> str | None:
        """The literal prefix of all that this person's agency sees; None for a person of no agency."""
        return self.agency.region.path if self.agency else None

    def can(self, verb: str) -> bool:
        allowed = VERBS[verb].roles
        return self.is_active and not allowed.isdisjoint(self.roles)

    def require(self, verb: str, owner: Desk | None = None) -> None:
        if not self.can(verb):
            raise PermissionDenied(f"您的角色不能{VERBS[verb].label}")
        if owner is not None and not owner.is_desk_of(self):
            raise PermissionDenied(f"只有{owner}的人员可以{VERBS[verb].label}")

    def can_as_regulator(self, verb: str) -> bool:
        """Whether a page offers what `require_regulator` lets through."""
        return self.can(verb) and self.agency is not None and self.agency.kind in Agency.REGULATORS

    def require_regulator(self, verb: str) -> None:
        """Checks, fines and orders are for agencies that answer for mines.

        A town's centre patrols, talks and reports upwards until it is entrusted (行政处罚法 Art. 20, 24; C15).
        """
        self.require(verb)
        if not self.can_as_regulator(verb):
            raise PermissionDenied(
                f"本机构没有矿山安全执法权，不能{VERBS[verb].label}；发现问题请登记隐患并上报"
            )

    @cached_property
    def at_the_top(self) -> bool:
        """Whether nobody in this installation, of whatever kind, stands above the person's agency."""
        own = self.agency
        if own is None or own.superior_id:
            return False
        return not Agency.objects.filter(region__path__in=own.region.lineage[:-1]).exists()

    def require_at_the_top(self, verb: str) -> None:
        """For what all share, such as the calendar and the wording of the law: one county doesn't move it."""
        self.require(verb)
        if not self.at_the_top:
            raise PermissionDenied(f"各级共用的数据，由最上级机构的管理员{VERBS[verb].label}")

    def require_within(self, region: Region) -> None:
        if self.region_path is None or not region.path.startswith(self.region_path):
            raise PermissionDenied(f"{region}不在您的辖区内")

    def require_manages(self, agency: Agency) -> None:
        own = self.agency
        if own is None or not (agency == own or Agency.objects.below(own).filter(pk=agency.pk).exists()):
            raise PermissionDenied(f"{agency}不归您的机构管理")

    def certificate_valid(self, on: dt.date) -> bool:
        return bool(self.certificate_number and self.certificate_expires and self.certificate_expires >= on)

    def granted_pks(self, model: type[models.Model], today: dt.date | None = None) -> list[str]:
        """What live grants open of this model, as a list: the planner sees literals, no join with a cast."""
        return list(self.grants_on(model, today).values_list("object_pk", flat=True).distinct())

    def grants_on(self, model: type[models.Model], today: dt.date | None = None) -> GrantQuerySet:
        kind = ContentType.objects.get_for_model(model)
        return Grant.objects.live(today).filter(user=self, content_type=kind)

    def issue_password(self, *, by: User) -> str:
        by.require("manage_people")
        by.require_manages_person(self)
        return self.renew_password()

    def renew_password(self) -> str:
        """A password for one hand-over, shown once and stored only as a hash. Who may is asked by the caller."""
        password = get_random_string(14, "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789")
        self.set_password(password)
        self.save(update_fields=["password"])
        return password

    def require_manages_person(self, person: User) -> None:
        if not User.objects.managed_by(self).filter(pk=person.pk).exists():
            raise PermissionDenied(f"{person}不归您的机构管理")

    def set_enabled(self, enabled: bool, *, by: User) -> None:
        """A disabled person's sessions die with their next request: the backend stops knowing them."""
        by.require("manage_people")
        by.require_manages_person(self)
        if self == by:
            raise RuleViolation("不能停用自己的账号，请由其他管理员办理")
        self.is_active = enabled
        self.save(update_fields=["is_active"])


class GrantQuerySet(models.QuerySet["Grant"]):
    def live(self, today: dt.date | None = None) -> GrantQuerySet:
        return self.filter(until__gte=today or timezone.localdate())

    def of(self, target: models.Model) -> GrantQuerySet:
        content_type = ContentType.objects.get_for_model(target)
        return self.filter(content_type=content_type, object_pk=str(target.pk))

    def managed_by(self, administrator: User) -> GrantQuerySet:
        """Given at one's own agency or further down."""
        own = administrator.agency
        if own is None or not administrator.can("manage_people"):
            return self.none()
        return self.filter(Q(given_by__agency=own) | Q(given_by__agency__in=Agency.objects.below(own)))


@pghistory.track()
class Grant(UserObjectPermissionAbstract):
    """Sight of one object outside the hierarchy, until a day and on the basis of a document.

    For designated jurisdiction (指定管辖), cross inspection and experts on one visit. Nobody has to remember
    to take it back: it ends by itself after `until`. One that is `designated` lets its holder act, too, as if
    their agency answered for the object (S1-01).
    """

    until = models.DateField("有效期至")
    basis = models.CharField("依据文件", max_length=200)
    designated = models.BooleanField("指定管辖", default=False)
    given_by = models.ForeignKey(
        User, models.PROTECT, verbose_name="授权人", null=True, blank=True, related_name="+"
    )

    objects = GrantQuerySet.as_manager()  # type: ignore[misc, assignment]

    class Meta(UserObjectPermissionAbstract.Meta):
        abstract = False
        verbose_name = verbose_name_plural = "临时授权"
        constraints = [models.CheckConstraint(condition=~Q(basis=""), name="grants_have_a_basis")]

    def __str__(self) -> str:
        return f"{self.user} {self.content_object}"

    @property
    def is_live(self) -> bool:
        return self.until >= timezone.localdate()

    @classmethod
    def give(
        cls,
        target: models.Model,
        *,
        to: User,
        until: dt.date,
        basis: str,
        by: User,
        designated: bool = False,
    ) -> Grant:
        """Open what lies in the giver's own region; giving again moves the end.

        What a grant has opened to the giver isn't theirs to hand on. To designate somebody is for those whom
        the target itself names, such as the agency that answers for a mine.
        """
        by.require("manage_people")
        rows: Any = type(target)._default_manager
        if by.agency is None or not rows.within(by.agency.region).filter(pk=target.pk).exists():
            raise PermissionDenied("只能授权查看本辖区内的对象")
        standing = cls.objects.live().of(target).filter(user=to, designated=True)
        if designated or standing.exists():
            may_designate: Any = target
            may_designate.require_designator(by)
        if until < timezone.localdate():
            raise RuleViolation("授权的截止日期已过", "until")
        content_type = ContentType.objects.get_for_model(target)
        permission = Permission.objects.get(content_type=content_type, codename=f"view_{content_type.model}")
        grant, _ = cls.objects.update_or_create(
            user=to,
            permission=permission,
            content_type=content_type,
            object_pk=str(target.pk),
            defaults={"until": until, "basis": basis, "designated": designated, "given_by": by},
        )
        return grant

    def end(self, *, by: User, today: dt.date | None = None) -> None:
        """From now on it opens nothing; the row stays, because it says who could look until when."""
        by.require("manage_people")
        today = today or timezone.localdate()
        if not Grant.objects.managed_by(by).filter(pk=self.pk).exists():
            raise PermissionDenied("这项授权不归您的机构管理")
        if self.until < today:
            raise RuleViolation("这项授权已经到期")
        self.until = today - dt.timedelta(days=1)
        self.save(update_fields=["until"])


class LoginFailure(models.Model):
    """One wrong password. Counted per name *and* address: nobody can lock somebody else out."""

    username = models.CharField(max_length=150)
    address = models.GenericIPAddressField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = verbose_name_plural = "登录失败"
        indexes = [models.Index(fields=["address", "at"], name="login_failures_from_where")]

    def __str__(self) -> str:
        return f"{self.username} {self.address} {self.at}"
