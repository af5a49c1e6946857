"""One workbook of a layer read row by row and held against the file; nothing is written."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from enterprises.layers.declared import LAYERS, other_sheets
from enterprises.layers.layer import NAMING
from enterprises.layers.lines import FileLines, Weighed
from enterprises.layers.mines import Mines
from enterprises.layers.rows import read_lines
from enterprises.ledger.reading import Problem, Row, open_sheet
from enterprises.models import ColumnMapping, Mine
from enterprises.workbooks.objections import Objection
from enterprises.workbooks.reading import LOT, json_ready
from enterprises.workbooks.register import whole_lots
from jurisdictions.models import Region, User


class LayerIntake:
    """What `Intake` is for the ledger: the rows of a layer that somebody (None: the operator) brings into a region."""

    unknown_agencies: Counter[str] = Counter()  # only a ledger names them

    def __init__(
        self, path: str | Path, layer: str, region: Region, by: User | None, *, today: dt.date
    ) -> None:
        self.layer = LAYERS[layer]
        self.region = region
        self.today = today
        known = ColumnMapping.objects.of(by.agency if by else None, layer)
        called = self.layer.title
        self.sheet = open_sheet(
            path, self.layer.vocabulary, known, called=called, passing_over=other_sheets(layer)
        )
        self.mines = Mines(region, by)
        self.lines = FileLines(self.layer)
        self.ignored: list[dict[str, Any]] = []

    def lots(self) -> Iterator[list[Row]]:
        """All rows that say something; on the way, those that don't are noted with why."""
        rows = read_lines(self.layer, self.sheet, today=self.today)
        for lot in whole_lots(rows, LOT, lambda row: [row.values.get(name) for name in NAMING]):
            self.ignored += [{"row": row.number, "why": row.why} for row in lot if row.verdict == "ignored"]
            kept = [row for row in lot if row.verdict != "ignored"]
            self.mines.load(row.values for row in kept)
            for row in kept:
                row.values = json_ready(row.values)
            found = [(row, *self.mines.find(row.values)) for row in kept]
            self.lines.load(mine for _, mine, _ in found if mine)
            self.lines.gather((mine, row.values) for row, mine, _ in found if mine and not row.refused)
            for row, mine, objection in found:
                self._weigh(row, mine, [objection] if objection else [])
            yield kept

    def left_out(self) -> list[list[Any]]:
        """What stands in the file of the mines that were named, and no row speaks of."""
        return [[fact._meta.model_name, fact.pk] for fact in self.lines.missing()]

    @property
    def unknown_columns(self) -> list[dict[str, str]]:
        return self.sheet.told_unknown

    def _weigh(self, row: Row, mine: Mine | None, objections: list[Objection]) -> None:
        weighed = None
        if mine:
            row.mine = mine.pk
            weighed = self.lines.weigh(row.number, mine, row.values)
            settled = weighed.settled()
            row.problems = [problem for problem in row.problems if problem.field not in settled]
            objections += weighed.objections
        self._judge(row, objections)
        if weighed and row.verdict != "rejected":
            self._foresee(row, weighed)

    def _judge(self, row: Row, objections: list[Objection]) -> None:
        """Anew, because what the file says already is no question any more. A cell is told one thing."""
        refused = row.refused & {problem.field for problem in row.problems}
        refused |= {objection.field for objection in objections if objection.refusal}
        for objection in sorted(objections, key=lambda objection: not objection.refusal):
            if objection.field not in {problem.field for problem in row.problems}:
                letter = self.sheet.columns.get(objection.field, "")
                row.problems.append(Problem(objection.field, letter, objection.message))
        row.problems.sort(key=lambda problem: problem.field not in refused)
        row.verdict = "rejected" if refused else "held" if row.problems else "accepted"

    def _foresee(self, row: Row, weighed: Weighed) -> None:
        row.outcome, row.changes = weighed.outcome, weighed.differences()
        self.lines.keep(weighed)
