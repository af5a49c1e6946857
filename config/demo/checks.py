"""On-site checks of the demo, from the first question to the fine that follows."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from config.demo.cast import Cast, Desk
from config.demo.faults import Fault, Faults
from config.demo.legal import fined, ordered
from config.demo.onsite import OnSite
from config.demo.pictures import drawn_name, photo
from config.demo.story import Act, Story, read
from enterprises.models import Mine, MineStatus
from hazards.models import Hazard
from inspections.models import Answer, Inspection, Measure, Penalty, PenaltyClause
from inspections.on_site.actions import Presence, add_photos, answer_spot_item, open_inspection, sign_off
from inspections.on_site.checklist import checklist
from inspections.on_site.spot_items import SPOT_ITEMS
from inspections.penalties.decisions import Fine, answers_to_major, decide_penalties, review_needed
from jurisdictions.models import User
from jurisdictions.roles import Role

ENTERPRISE, PRINCIPAL = Penalty.Subject.ENTERPRISE, Penalty.Subject.PRINCIPAL
MAJOR, GENERAL = Hazard.Severity.MAJOR, Hazard.Severity.GENERAL
THOROUGH = 0.1  # of the checks walk through every question; the others look at a part of the mine


class Checks:
    def __init__(self, story: Story, cast: Cast, faults: Faults) -> None:
        self.story, self.cast, self.faults = story, cast, faults
        self.random = story.random
        self.words = read("words")
        self.clauses = {clause.code: clause for clause in PenaltyClause.objects.all()}
        self.licence_punished: set[int] = set()
        self.onsite, self.opened = OnSite(story, cast), 0

    def check(self, desk: Desk, choose: Callable[[], Mine], finds: float) -> Act:
        """A check by two inspectors of the desk, who choose the mine on the day."""

        def act(by: User) -> None:
            mine = choose()
            found = [fault for fault in self._faults(mine, finds) if fault]
            self.opened += 1
            inspection = open_inspection(
                mine,
                by=by,
                officers=desk.inspectors,
                place=found[0].place if found else "作业现场",
                manner=self.onsite.manner(mine, self.opened),
                declared=True,
            )
            self._walk(inspection, found, by)
            if self.story.chance(0.62):
                self._spot_check(inspection, finds, by)
            self._sign(inspection, by)
            for finding in inspection.answers.filter(result=Answer.Result.FOUND):
                fault = next(f for f in found if f.text == finding.description)
                self.faults.go_on(finding.hazard, fault)
                if fault.severity == MAJOR and self.story.chance(0.2):
                    self.faults.list_soon(finding.hazard, desk.leader)
            self._consequences(inspection, desk, sum(fault.severity == MAJOR for fault in found))

        return act

    def _faults(self, mine: Mine, finds: float) -> list[Fault | None]:
        """At most one a question: a question is answered once."""
        faults = [
            self.faults.draw(mine, GENERAL if self.story.chance(0.25) else MAJOR)
            for _ in range(self.story.some(finds))
        ]
        return list({(f.criterion.pk, f.clause): f for f in faults if f}.values())

    def _walk(self, inspection: Inspection, found: list[Fault], by: User) -> None:
        wrong = {(fault.criterion.pk, fault.clause): fault for fault in found}
        questions = checklist(inspection).questions
        if not self.story.chance(THOROUGH):
            part = set(self.random.sample(range(len(questions)), 5))
            questions = [
                q for n, q in enumerate(questions) if n in part or (q.criterion.pk, q.clause) in wrong
            ]
        for question in questions:
            fault = wrong.get((question.criterion.pk, question.clause))
            if fault:
                self._find(inspection, fault, by)
            elif question.criterion.applies_note and self.story.chance(0.5):
                inspection.answer(
                    question.criterion,
                    question.clause,
                    Answer.Result.NOT_APPLICABLE,
                    by=by,
                    description=self.words["not_applicable"],
                )
            else:
                inspection.answer(question.criterion, question.clause, Answer.Result.CLEAR, by=by)

    def _find(self, inspection: Inspection, fault: Fault, by: User) -> None:
        finding = inspection.answer(
            fault.criterion,
            fault.clause,
            Answer.Result.FOUND,
            by=by,
            description=fault.text,
            due_on=self.story.in_days(fault.days, fault.days),
            severity=fault.severity,
        )
        if fault.severity == MAJOR and self.story.chance(0.12):
            add_photos(finding, [photo(inspection.mine.kind)], by=by)

    def _spot_check(self, inspection: Inspection, finds: float, by: User) -> None:
        for item in SPOT_ITEMS:
            wrong = self.story.chance(0.06 + 0.05 * finds)
            note = self.words["spot"][item] if wrong else ""
            answer_spot_item(inspection, item, wrong=wrong, by=by, note=note)

    def _sign(self, inspection: Inspection, by: User) -> None:
        mine, said = inspection.mine, self.onsite.attend(inspection, by)
        absence = self.random.choice(self.words["present_without"]) if self.story.chance(0.15) else ""
        presence = Presence(
            principal="主要负责人" not in absence,
            safety_officer=True,
            operator="岗位员工" not in absence,
            absence_reason=absence,
        )
        if self.story.chance(0.05):
            refusal = self.random.choice(self.words["refusals"])
            sign_off(inspection, by=by, presence=presence, refusal=refusal, **said)
            return
        role = Role.PRINCIPAL if presence.principal else Role.SAFETY_OFFICER
        name = self.cast.of_mine(mine, role).name
        sign_off(inspection, by=by, presence=presence, signer_name=name, drawn=drawn_name(name), **said)

    # ── What follows ──

    def _consequences(self, inspection: Inspection, desk: Desk, major: int) -> None:
        mine = inspection.mine
        if major and self.story.chance(0.35 + 0.1 * major):
            self.story.plan(self.story.in_days(7, 16), desk.leader, self._punish_major(inspection))
        elif self.story.chance(0.3):
            self.story.plan(self.story.in_days(7, 16), desk.leader, self._punish_other(inspection))
        if major >= 3 and self.story.chance(0.5):
            self.story.plan(self.story.in_days(1, 2), desk.leader, self._suspend(inspection))
        expired = mine.licence_expires and mine.licence_expires < self.story.today
        if expired and mine.status == MineStatus.PRODUCING and mine.pk not in self.licence_punished:
            self.licence_punished.add(mine.pk)
            self.story.plan(self.story.in_days(9, 14), desk.leader, self._punish_licence(inspection))

    def _punish_major(self, inspection: Inspection) -> Act:
        """第102条 against the enterprise, mostly with 第94条 against its principal: 一案双罚."""

        def act(by: User) -> None:
            found = Hazard.objects.filter(finding__inspection=inspection, severity=MAJOR)
            fines = [self._fine(by, ENTERPRISE, "AQ102", 15_000, 50_000)]
            if self.story.chance(0.7):
                fines.append(self._fine(by, PRINCIPAL, "AQ94", 20_000, 45_000))
            described = "；".join(hazard.description for hazard in found)
            self._decide(inspection, fines, f"未采取措施消除重大事故隐患：{described}"[:500], by, list(found))

        return act

    def _punish_other(self, inspection: Inspection) -> Act:
        def act(by: User) -> None:
            kind = self.random.choice(self.words["fines"])
            fine = self._fine(by, ENTERPRISE, kind["code"], *kind["entity"])
            self._decide(inspection, [fine], f"{kind['violation']}。", by)

        return act

    def _punish_licence(self, inspection: Inspection) -> Act:
        def act(by: User) -> None:
            expired = inspection.mine.licence_expires
            fine = self._fine(by, ENTERPRISE, "XK20", 50_000, 100_000)
            self._decide(
                inspection, [fine], f"安全生产许可证于{expired}有效期满，未办理延期手续继续生产。", by
            )

        return act

    def _decide(
        self,
        inspection: Inspection,
        fines: list[Fine],
        violation: str,
        by: User,
        found: list[Hazard] | None = None,
    ) -> None:
        """Nothing is drawn here: a case takes the same time and money whether it needs the reviewer or not."""
        hazards = found or []
        sole = len(fines) == 1 and answers_to_major(inspection, hazards)
        said: dict[str, Any] = {"violation": violation, "inspection": inspection, "hazards": hazards}
        if not review_needed(fines, inspection, hazards):
            decide_penalties(inspection.mine, fines, by=by, **said)
            return
        said["sole_reason"] = self.words["sole_reason"] if sole else ""
        fined(self.story, self.cast.desk_of(inspection.agency), inspection, fines, said)

    def _fine(self, by: User, subject: Penalty.Subject, code: str, least: int, most: int) -> Fine:
        assert by.agency is not None
        amount = Decimal(self.random.randrange(least, most + 1, 5_000))
        return Fine(subject, amount, self.clauses[code], self.story.document(by.agency, "罚"))

    def _suspend(self, inspection: Inspection) -> Act:
        def act(by: User) -> None:
            self.order(
                inspection.mine,
                Measure.Kind.SUSPEND,
                "存在多项重大事故隐患，不具备安全生产条件。",
                by,
                inspection,
            )

        return act

    def order(
        self, mine: Mine, kind: Measure.Kind, reason: str, by: User, inspection: Inspection | None = None
    ) -> None:
        assert by.agency is not None
        number = self.story.document(by.agency, "停" if kind == Measure.Kind.SUSPEND else "关")
        said = {"kind": kind, "reason": reason, "inspection": inspection}
        ordered(self.story, self.cast.desk_of(by.agency), mine, number, said)
