"""The list of a training: who had to come is called, who came signs in, who was missing makes it up (S0-05)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from django.db import transaction

from campaigns.models import Activity, Attendee
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation

LONGEST = {"name": 50, "workplace": 100}


@transaction.atomic
def call(activity: Activity, *, by: User, people: Iterable[User] = (), names: Sequence[str] = ()) -> int:
    """Put people of the house and free names (姓名 单位) on the list; who is on it already stays as they are."""
    _require(activity, by)
    seen = set(User.objects.visible_to(by).values_list("pk", flat=True))
    lines = []
    for person in people:
        if person.pk not in seen or person.agency is None:
            raise RuleViolation(f"{person.name}不是本级和下级机关的人员", field="people")
        lines.append(
            Attendee(
                activity=activity,
                person=person,
                agency=person.agency,
                name=person.name,
                workplace=person.agency.name,
            )
        )
    lines += [Attendee(activity=activity, **_named(line)) for line in names]
    if not lines:
        raise RuleViolation("请选择人员，或者填写姓名")
    before = activity.attendees.count()
    Attendee.objects.bulk_create(lines, ignore_conflicts=True)
    activity.count_trained()
    return activity.attendees.count() - before


def _named(line: str) -> dict[str, str]:
    name, _, workplace = (
        line.strip().replace("，", " ").replace("、", " ").replace("\u3000", " ").partition(" ")
    )
    given = {"name": name, "workplace": workplace.strip()}
    if any(len(given[part]) > most for part, most in LONGEST.items()):
        raise RuleViolation(f"“{line[:20]}…”太长，请写成：姓名 单位", field="names")
    return given


@transaction.atomic
def sign_in(activity: Activity, present: Collection[int], *, by: User) -> None:
    """The whole list at once, as the sheet at the door has it; who had made it up and came after all came."""
    _require(activity, by)
    called = activity.attendees.select_for_update()
    if set(present) - set(called.values_list("pk", flat=True)):
        raise RuleViolation("名单已有变化，请刷新页面后再保存")
    for attendee in called:
        if attendee.present != (attendee.pk in present):
            attendee.present = attendee.pk in present
            attendee.made_up_on = None
            attendee.save(update_fields=["present", "made_up_on"])
    activity.count_trained()


@transaction.atomic
def strike(attendee: Attendee, *, by: User) -> None:
    """Somebody who didn't have to come; the trail keeps the line."""
    activity = attendee.activity
    _require(activity, by)
    attendee.delete()
    if activity.attendees.exists():
        activity.count_trained()


def _require(activity: Activity, by: User) -> None:
    by.require("log_activity", activity.agency)
    activity.require_standing()
    if not activity.asked.roll:
        raise RuleViolation(f"{activity.kind_label}没有应训名单")
