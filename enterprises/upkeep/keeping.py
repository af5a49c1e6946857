"""What the agency that answers for an enterprise does for it: its people's accounts, its own name and code."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from enterprises.credit_code import check_digit_holds
from enterprises.models import Enterprise, Representative
from jurisdictions.models import Agency, User
from jurisdictions.roles import ENTERPRISE, Role
from jurisdictions.rules import RuleViolation


def keeps(enterprise: Enterprise, by: User) -> bool:
    """Whoever may write about one of its mines; of one without mines, the regulators of its county (K-02)."""
    mines = list(enterprise.mines.for_list().select_related("region__parent"))
    if mines:
        return any(mine.is_desk_of(by) for mine in mines)
    own = by.agency
    return own is not None and own.kind in Agency.REGULATORS and own.region_id == enterprise.region_id


def require_keeper(enterprise: Enterprise, verb: str, *, by: User) -> None:
    by.require(verb)
    if not keeps(enterprise, by):
        raise PermissionDenied(f"{enterprise}由监管其矿山的部门管理，不归您的机构")


@transaction.atomic
def invite(enterprise: Enterprise, *, username: str, name: str, role: str, by: User) -> Representative:
    """An account for somebody of the enterprise. It opens with the password that is issued next, not before."""
    require_keeper(enterprise, "manage_enterprise_people", by=by)
    if role not in ENTERPRISE:
        raise RuleViolation("企业人员只能是主要负责人或安全管理人员", "role")
    if User.objects.filter(username=User.normalize_username(username)).exists():
        raise RuleViolation("这个用户名已有人使用", "username")
    person = User.objects.create_user(username, name=name, roles=[Role(role)])
    return Representative.objects.create(user=person, enterprise=enterprise)


def issue_password(person: Representative, *, by: User) -> str:
    """Shown once; the password before stops working, and whoever signed in with it is signed out."""
    require_keeper(person.enterprise, "manage_enterprise_people", by=by)
    return person.user.renew_password()


def set_enabled(person: Representative, enabled: bool, *, by: User) -> None:
    """The last of them may be disabled too: an enterprise is free to have nobody here."""
    require_keeper(person.enterprise, "manage_enterprise_people", by=by)
    person.user.is_active = enabled
    person.user.save(update_fields=["is_active"])


@transaction.atomic
def correct(enterprise: Enterprise, *, confirmed: bool, by: User, seen: int | None = None) -> None:
    """Save what was changed on it. A code that fails its check needs `confirmed`: the licence was looked at.

    A new name goes to the mines that bore the old one, as it does when a workbook brings it. Nothing is saved when
    others have changed it since the version that was `seen`.
    """
    require_keeper(enterprise, "edit_ledger", by=by)
    enterprise.require_seen(seen)
    before = Enterprise.objects.select_for_update().get(pk=enterprise.pk)
    holds = check_digit_holds(enterprise.credit_code)
    known = before.credit_code_confirmed and before.credit_code == enterprise.credit_code
    if not (holds or known or confirmed):
        raise RuleViolation("统一社会信用代码校验位不符，请核对营业执照后勾选确认", "confirmed")
    enterprise.credit_code_confirmed = not holds
    enterprise.save()
    if before.name != enterprise.name:
        rename_mines(enterprise, before.name)


def rename_mines(enterprise: Enterprise, before: str) -> None:
    mines: Any = enterprise.mines
    namesakes = list(mines.filter(name=before))
    taken = {mine.kind for mine in mines.filter(name=enterprise.name)}
    if any(mine.kind in taken for mine in namesakes):
        raise RuleViolation("该企业已有以新名称命名的同类矿山，请先改矿山名称", "name")
    for mine in namesakes:
        mine.name = enterprise.name
        mine.save(update_fields=["name", "initials"])
