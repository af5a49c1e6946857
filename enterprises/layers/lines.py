"""The lines of the file that a workbook speaks of, in memory: matched, weighed, changed, saved."""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from enterprises.layers.layer import Layer, Sort, Values
from enterprises.models import LedgerRow, Mine
from enterprises.workbooks.objections import Objection
from enterprises.workbooks.reading import json_ready
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation

Outcome = LedgerRow.Outcome


@dataclass(eq=False, slots=True)
class Line:
    """One line of a mine's file. `before` is what the file says, nothing of what is new.

    `owner` is the line that it belongs to, `told` what each row of the workbook has said of it.
    """

    sort: Sort
    fact: Any
    before: dict[str, Any] = field(default_factory=dict)
    owner: Line | None = None
    stands: bool = True
    told: list[tuple[int, Values]] = field(default_factory=list)
    spoken_of: bool = False
    touched: bool = False

    def now(self) -> dict[str, Any]:
        """As a row of a workbook says it, and as a form is sent it."""
        values = json_ready({name: getattr(self.fact, name) for name in self.sort.fields})
        return {name: "" if value is None else value for name, value in values.items()}


@dataclass(slots=True)
class Step:
    """What a row would make of one line: `raw` is what it says, `said` with what other rows add to it."""

    line: Line
    raw: Values
    said: Values
    fact: Any  # as it would be; the line's own where nothing changes
    changes: Values
    objections: list[Objection] = field(default_factory=list)


@dataclass(slots=True)
class Weighed:
    """What a row would do, and what speaks against it. Nothing is done before `apply`."""

    number: int
    steps: list[Step] = field(default_factory=list)
    objections: list[Objection] = field(default_factory=list)

    @property
    def refusals(self) -> list[Objection]:
        return [objection for objection in self.objections if objection.refusal]

    @property
    def outcome(self) -> Outcome:
        """The last line is what the row is about: a certificate rather than its person, where it names one."""
        if not self.steps[-1].line.before:
            return Outcome.NEW
        return Outcome.CHANGED if self.differences() else Outcome.UNCHANGED

    def differences(self) -> list[dict[str, str]]:
        """Field by field against the file; nothing where the row brings nothing but what is new."""
        if not self.steps[0].line.before:
            return []
        return [
            {"field": step.line.sort.fields[name].field, "before": worded(before), "after": worded(value)}
            for step in self.steps
            for name, value in step.said.items()
            if value != (before := step.line.before.get(name, ""))
        ]

    def settled(self) -> set[str]:
        """The columns that say what the file says already: nobody need be asked about them."""
        return {
            step.line.sort.fields[name].field
            for step in self.steps
            for name, value in step.said.items()
            if value == step.line.before.get(name)
        }

    def apply(self) -> list[Line]:
        for step in self.steps:
            step.line.fact = step.fact
            step.line.touched |= bool(step.changes)
            step.line.told.append((self.number, step.raw))
        return [step.line for step in self.steps]


class FileLines:
    """All lines of a layer at the mines that were loaded, and those that rows would add."""

    def __init__(self, layer: Layer, *, lock: bool = False) -> None:
        self.layer = layer
        self.lock = lock
        self.mines: dict[int, Mine] = {}
        self.lines: dict[tuple[Sort, int], list[Line]] = defaultdict(list)
        self.together: dict[Any, list[str]] = {}

    def load(self, mines: Iterable[Mine]) -> None:
        new = {mine.pk: mine for mine in mines if mine.pk not in self.mines}
        self.mines |= new
        owners: dict[int, Line] = {}
        for sort in self.layer.sorts if new else ():
            facts = sort.model.objects.filter(mine__in=list(new)).order_by("pk").prefetch_related(*sort.along)
            standing = set(facts.current().order_by().values_list("pk", flat=True))
            below: dict[int, Line] = {}
            for fact in facts.select_for_update() if self.lock else facts:
                fact.mine = new[fact.mine_id]
                line = below[fact.pk] = Line(sort, fact, stands=fact.pk in standing)
                line.before = line.now()
                line.owner = owners.get(getattr(fact, f"{sort.of}_id")) if sort.of else None
                self.lines[sort, fact.mine_id].append(line)
            owners = below

    def gather(self, rows: Iterable[tuple[Mine, Values]]) -> None:
        """One person over several rows holds the posts of all of them."""
        for mine, values in rows:
            for sort in self.layer.sorts:
                said = sort.said(values)
                for name, value in said.items():
                    if isinstance(value, list):
                        known = self.together.setdefault(_who(sort, mine, said, name), [])
                        known += [one for one in value if one not in known]

    def weigh(self, number: int, mine: Mine, values: Values) -> Weighed:
        """What the row would do. The lines that it names count as spoken of, whatever becomes of it."""
        weighed, owner = Weighed(number), None
        for sort in self.layer.sorts:
            said = sort.said(values)
            if sort.of and not said:
                continue
            line, refused = self._find(sort, mine, owner, said)
            if refused:
                weighed.objections.append(refused)
                return weighed
            if line is None:
                line = Line(sort, sort.model(mine=mine, **sort.unsaid), owner=owner)
            line.spoken_of = True
            weighed.steps.append(self._step(line, mine, said))
            owner = line
        for step in weighed.steps:
            weighed.objections += step.objections
        weighed.objections += _twice(weighed.steps[-1])
        return weighed

    def keep(self, weighed: Weighed) -> None:
        for line in weighed.apply():
            siblings = self.lines[line.sort, line.fact.mine_id]
            if line not in siblings:
                siblings.append(line)

    def missing(self) -> Iterator[Model]:
        """What stands in the file of these mines, and no row speaks of."""
        for lines in self.lines.values():
            yield from (line.fact for line in lines if line.before and line.stands and not line.spoken_of)

    def standing(self, sort: Sort, mine: Mine) -> list[Line]:
        return [line for line in self.lines[sort, mine.pk] if line.stands]

    def save(self, by: User | None) -> None:
        """Owners before what belongs to them; only what a row has changed. Call it in a transaction."""
        for sort in self.layer.sorts:
            for mine in self.mines:
                for line in self.lines[sort, mine]:
                    if not line.touched:
                        continue
                    if line.owner:
                        setattr(line.fact, sort.of, line.owner.fact)
                    sort.write(line.fact, by)

    # ── Which line a row speaks of ──

    def _find(
        self, sort: Sort, mine: Mine, owner: Line | None, said: Values
    ) -> tuple[Line | None, Objection | None]:
        """None of both: the row brings a new one."""
        if not sort.key:
            return next(iter(self.lines[sort, mine.pk]), None), None
        key = {name: said[name] for name in sort.key if name in said}
        first = sort.fields[sort.key[0]]
        if not key:
            return None, Objection(first.field, f"未填{first.title}", refusal=True)
        known = [line for line in self.lines[sort, mine.pk] if line.owner is owner]
        found = [line for line in known if key.items() <= line.now().items()]
        if len(found) > 1:
            found = _narrowed(sort, _unnumbered(sort, found, said), said)
        if len(found) > 1:
            message = f"{mine}的{sort.model._meta.verbose_name}中有 {len(found)} 条都可能是这一条，请在矿山的页面上修改"
            return None, Objection(first.field, message, refusal=True)
        if not found and (heir := sort.heir([line.fact for line in known], said)):
            found = [line for line in known if line.fact is heir]
        return (found[0] if found else None), None

    # ── What it would make of it ──

    def _step(self, line: Line, mine: Mine, raw: Values) -> Step:
        now, said = line.now(), raw
        if not raw.items() <= now.items():
            said = {name: self._all_told(line, mine, raw, name) for name in raw}
        step = Step(line, raw, said, line.fact, {n: v for n, v in said.items() if v != now[n]})
        if step.changes:
            step.objections += _contradictions(line, step.changes, now)
            self._try(step, mine, now)
        return step

    def _try(self, step: Step, mine: Mine, now: Values) -> None:
        """As if it had been typed into the form of the page."""
        line, sort = step.line, step.line.sort
        form = sort.form({**now, **step.changes}, mine=mine, instance=copy.copy(line.fact))
        form.fields.pop(sort.of, None)
        for name in step.changes.keys() - form.fields.keys():
            words = f"{mine.get_kind_display()}没有这一项"
            step.objections.append(Objection(_column(sort, name), words, refusal=True))
        if not form.is_valid():
            step.objections += _refusals(sort, form)
            return
        step.fact = form.instance
        others = [other.fact for other in self.lines[sort, mine.pk] if other is not line]
        try:
            doubt = sort.weigh(step.fact, line.fact if line.before else None, others)
        except RuleViolation as violation:
            step.objections.append(Objection(_column(sort, violation.field), violation.message, refusal=True))
            return
        if doubt:
            step.objections.append(Objection(_column(sort, ""), doubt))

    def _all_told(self, line: Line, mine: Mine, raw: Values, name: str) -> Any:
        """Of several words, those of all rows; in the order of the file, where they are the same."""
        value, now = raw[name], getattr(line.fact, name)
        if not isinstance(value, list):
            return value
        whole = self.together.get(_who(line.sort, mine, raw, name), value)
        return now if set(whole) == set(now or ()) else whole


def worded(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return "、".join(value) if isinstance(value, list) else str(value)


def _narrowed(sort: Sort, found: list[Line], said: Values) -> list[Line]:
    """One that says just the same, and isn't taken; else by what stands today; else by what tells them apart."""
    found = sorted(found, key=lambda line: not line.stands)
    same = [line for line in found if said.items() <= line.now().items()]
    if same:
        return next(([line] for line in same if not line.spoken_of), same[:1])
    standing = [line for line in found if line.stands]
    found = standing or found
    apart = {name: said[name] for name in sort.apart if name in said}
    return [line for line in found if apart.items() <= line.now().items()] if len(found) > 1 else found


def _unnumbered(sort: Sort, found: list[Line], said: Values) -> list[Line]:
    """Of those with the key, the ones that have nothing where the row has nothing, if there are such."""
    empty = [name for name in sort.key if name not in said]
    return [line for line in found if not any(map(line.now().get, empty))] or found


def _who(sort: Sort, mine: Mine, said: Values, name: str) -> Any:
    return sort, mine.pk, name, *(said.get(one) for one in (*sort.key, *sort.apart))


def _twice(step: Step) -> Iterator[Objection]:
    for number, earlier in step.line.told:
        if step.raw.items() <= earlier.items():
            yield Objection(_column(step.line.sort, ""), f"与第 {number} 行重复，请确认")
            return


def _contradictions(line: Line, changes: Values, now: Values) -> Iterator[Objection]:
    for name, value in changes.items():
        number = next((number for number, said in line.told if name in said), None)
        if number and not isinstance(value, list):
            message = f"与第 {number} 行的“{worded(now[name])}”不同，请确认以这一行为准"
            yield Objection(line.sort.fields[name].field, message)


def _refusals(sort: Sort, form: Any) -> Iterator[Objection]:
    for name, errors in form.errors.as_data().items():
        column = _column(sort, name)
        label = form.fields[name].label if name in form.fields else ""
        for error in errors:
            message = f"未填{label}" if error.code == "required" else " ".join(error.messages)
            yield Objection(column, message, refusal=True)


def _column(sort: Sort, name: str | None) -> str:
    """The column of a field of the form; what concerns the whole line is told at what names it, or at its first."""
    if name in sort.fields:
        return sort.fields[name].field
    return (sort.fields[sort.key[0]] if sort.key else sort.columns[0]).field
