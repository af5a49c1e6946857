from __future__ import annotations

from django.core.exceptions import PermissionDenied

from jurisdictions.models import Agency, User
from jurisdictions.rules import RuleViolation


def save_person(person: User, *, by: User) -> User:
    """A new person or a changed one, at a desk that `by` manages both before and after."""
    by.require("manage_people")
    if person.agency is None:
        raise PermissionDenied("企业人员在企业台账中管理")
    by.require_manages(person.agency)
    if person.pk:
        by.require_manages_person(person)
        if person == by and set(person.roles) != set(User.objects.get(pk=by.pk).roles):
            raise RuleViolation("不能修改自己的角色，请由其他管理员办理", "roles")
    else:
        person.set_unusable_password()
    person.save()
    return person


def open_agency(agency: Agency, *, by: User) -> Agency:
    """A superior agency opens those below it, in regions of its own."""
    by.require("manage_people")
    by.require_within(agency.region)
    agency.save()
    return agency


def save_agency(agency: Agency, *, by: User) -> Agency:
    by.require("manage_people")
    by.require_manages(agency)
    _require_sound_line(agency)
    before = Agency.objects.get(pk=agency.pk)
    moved = (before.kind, before.superior_id) != (agency.kind, agency.superior_id)
    if agency == by.agency and moved and not by.at_the_top:
        raise RuleViolation("本机构的类别和指定上级由上级机构修改", "superior")
    agency.save()
    return agency


def _require_sound_line(agency: Agency) -> None:
    """A superior that stands below would make the two answer to each other."""
    if agency.superior and Agency.objects.below(agency).filter(pk=agency.superior_id).exists():
        raise RuleViolation("指定上级不能是本机构的下级", "superior")
