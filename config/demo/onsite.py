"""What the demo's checks have beside their findings: manner and notice, recorders, experts, a second look."""

from __future__ import annotations

import datetime as dt
from typing import Any

from config.demo.cast import Cast, Desk
from config.demo.pictures import drawn_name
from config.demo.story import Act, Story, read
from enterprises.models import Mine
from hazards.models import Hazard
from inspections.models import Inspection, Recheck
from inspections.on_site.actions import Presence, open_inspection, sign_off
from inspections.on_site.attending import add_expert, add_recording, give_opinion
from inspections.on_site.manner import Manner
from inspections.on_site.reinspection import asked, due_reinspections, recheck
from jurisdictions.models import User
from jurisdictions.roles import Role

Kind = Inspection.Kind
LAST_AFTERNOON = dt.date(2023, 9, 28)
PRESENT = Presence(principal=True, safety_officer=True, operator=True)


class OnSite:
    """Drawn from the primary key rather than from the story's dice: the figures of the forms stay as they are."""

    def __init__(self, story: Story, cast: Cast) -> None:
        self.story, self.cast = story, cast
        self.words: dict[str, Any] = read("onsite")

    def manner(self, mine: Mine, number: int) -> Manner:
        told = f"安全管理人员{self.cast.of_mine(mine, Role.SAFETY_OFFICER).name}"
        kind = {3: Kind.UNANNOUNCED, 5: Kind.RANDOM, 7: Kind.TIP_OFF, 9: Kind.ASSIGNED}.get(
            number % 12, Kind.PLANNED
        )
        return Manner(kind, self.words["reasons"].get(kind, ""), notified_whom=told)

    def attend(self, inspection: Inspection, by: User) -> dict[str, Any]:
        """Recorders and, at one check in six, an expert; what the signing says of both."""
        number = inspection.pk
        if number % 6 == 0:
            expert = self.words["experts"][number // 6 % len(self.words["experts"])]
            visiting = add_expert(
                inspection,
                by=by,
                declared=True,
                **{k: expert[k] for k in ("name", "workplace", "speciality")},
            )
            give_opinion(visiting, expert["opinion"], by=by)
        said = {"explained": self.words["explained"][number % len(self.words["explained"])]}
        if number % 10 == 0:
            return said | {"no_recording": self.words["no_recording"]}
        device = f"演示{inspection.agency.region_id}-{number % 3 + 1:02}"
        kept_at = f"本局采集工作站，{inspection.checked_on:%Y%m%d}目录"
        add_recording(inspection, by=by, device_number=device, kept_at=kept_at)
        return said

    def plan_second_looks(self) -> None:
        """On the last afternoon that is worked, when nothing else is planned any more that could cross it."""
        for desk in self.cast.desks.values():
            if desk.people.get(Role.INSPECTOR):
                self.story.at(LAST_AFTERNOON, dt.time(16), desk.inspectors[0], self._look_again(desk))

    def _look_again(self, desk: Desk) -> Act:
        """At the check with most to see; what the enterprise hasn't reported isn't done."""

        def act(by: User) -> None:
            waiting = due_reinspections(desk.agency, self.story.today)
            if not waiting:
                return
            before, _ = max(waiting, key=_reported)
            name = self.cast.of_mine(before.mine, Role.SAFETY_OFFICER).name
            manner = Manner(Kind.REINSPECTION, notified_whom=f"安全管理人员{name}", follows=before)
            again = open_inspection(
                before.mine, by=by, officers=desk.inspectors, place=before.place, manner=manner, declared=True
            )
            for hazard in asked(again):
                done = hazard.status == Hazard.Status.RECTIFIED
                result = Recheck.Result.DONE if done else Recheck.Result.UNDONE
                recheck(again, hazard, result, by=by, description=self.words["seen"][result])
            said = self.attend(again, by)
            sign_off(again, by=by, presence=PRESENT, signer_name=name, drawn=drawn_name(name), **said)

        return act


def _reported(waiting: tuple[Inspection, list[Hazard]]) -> tuple[int, int, int]:
    """First where most is reported as rectified."""
    check, hazards = waiting
    return sum(hazard.status == Hazard.Status.RECTIFIED for hazard in hazards), len(hazards), check.pk
