"""What becomes of a row: accepted with its repairs, held for a person, or rejected with field and reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from enterprises.ledger import dates, identifiers, quantities, terms
from enterprises.ledger.cells import Reading, is_empty, plain, read_text
from enterprises.ledger.counties import Counties
from enterprises.ledger.headings import Header, label

Verdict = Literal["accepted", "held", "rejected", "ignored"]
UNATTENDED = {"长期停产停建（无人作业）", "关闭"}
EMPTY: dict[str, Any] = {
    "county": "",
    "town": "",
    "name": "",
    "mine_name": "",
    "credit_code": "",
    "kind": "",
    "minerals": "",
    "status": "",
    "capacity": None,
    "headcount": None,
    "hydrogeology": "",
    "pond_class": "",
    "overhead_pond": False,
    "legal_representative": "",
    "principal": "",
    "phone": "",
    "licence_number": "",
    "licence_issued": None,
    "licence_expires": None,
    "standardization": "",
    "registered_address": "",
    "economic_type": "",
    "enterprise_phone": "",
    "parent": "",
    "parent_code": "",
    "supervised_by": "",
    "remarks": "",
}
NEVER_EMPTY = {"name", "credit_code", "kind", "status"}  # something is said of these, column or not
LONGEST = {
    "name": 120,
    "mine_name": 120,
    "town": 60,
    "minerals": 60,
    "legal_representative": 60,
    "principal": 60,
    "licence_number": 60,
    "registered_address": 200,
    "economic_type": 60,
    "parent": 120,
    "supervised_by": 120,
    "remarks": 500,
}


class Repair(NamedTuple):
    field: str
    before: str
    after: str
    why: str


class Problem(NamedTuple):
    field: str
    column: str  # the column's letter, empty when the sheet has no such column
    message: str


@dataclass(slots=True)
class Row:
    """One row of the sheet. `why` says why an ignored row is no mine; the other verdicts leave it empty.

    `refused` names the fields that can't stand, of those in `problems`. The last three are for whoever holds the
    row against a ledger: what it is there, and what it would change.
    """

    number: int
    verdict: Verdict
    values: dict[str, Any] = field(default_factory=dict)
    repairs: list[Repair] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    why: str = ""
    outcome: str = ""
    changes: list[dict[str, str]] = field(default_factory=list)
    mine: int | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """A county or kind that the row doesn't write itself, and where it was taken from."""

    text: str
    why: str
    doubt: str = ""


def column_letter(at: int) -> str:
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_readers(today: dt.date, factor: Decimal = Decimal(1)) -> dict[str, Callable[[object], Reading]]:
    """How a cell of each field is read; `factor` is how many 万吨/年 one of the heading's unit is."""
    readers: dict[str, Callable[[object], Reading]] = {
        "credit_code": identifiers.read_credit_code,
        "kind": lambda cell: terms.read_kind(plain(cell)),
        "status": lambda cell: terms.read_status(plain(cell)),
        "capacity": lambda cell: quantities.read_capacity(cell, factor),
        "headcount": quantities.read_headcount,
        "hydrogeology": lambda cell: terms.read_hydrogeology(plain(cell)),
        "pond_class": lambda cell: terms.read_pond_class(plain(cell)),
        "overhead_pond": lambda cell: terms.read_yes(plain(cell)),
        "phone": identifiers.read_phone,
        "enterprise_phone": identifiers.read_phone,
        "parent_code": identifiers.read_others_code,
        "licence_issued": lambda cell: dates.read_date(cell, today=today),
        "licence_expires": lambda cell: dates.read_date(cell, today=today),
        "standardization": lambda cell: terms.read_standardization(plain(cell)),
    }
    for name, longest in LONGEST.items():
        readers[name] = lambda cell, longest=longest: read_text(cell, longest)  # type: ignore[misc]
    return readers


class Judge:
    """Reads the rows of one workbook in order, remembering codes and names to find those given twice."""

    def __init__(
        self,
        header: Header,
        counties: Counties,
        *,
        first_column: int,
        within: str | None,
        known_codes: Collection[str] | Callable[[str], bool],
        today: dt.date,
    ) -> None:
        self.columns = header.columns
        self.counties = counties
        self.within = within or ""
        self.known: Callable[[str], bool] = known_codes if callable(known_codes) else known_codes.__contains__
        self.letters = {name: column_letter(first_column + at) for name, at in header.columns.items()}
        factor = Decimal(1)
        if "capacity" in header.columns:
            factor = quantities.capacity_factor(header.texts[header.columns["capacity"]])
        self.readers = cell_readers(today, factor)
        self.asked = [name for name in self.readers if name in header.columns or name in NEVER_EMPTY]
        self.by_code: dict[str, tuple[int, str]] = {}
        self.by_name: dict[tuple[str, str], tuple[int, str]] = {}
        self.mines: dict[tuple[str, str, str], int] = {}

    def judge(self, number: int, cells: Sequence[object], given: dict[str, Given]) -> Row:
        sheet_row = Draft(number, self.letters)
        for name in self.asked:
            at = self.columns.get(name)
            cell = cells[at] if at is not None and at < len(cells) else ""
            self._read(sheet_row, name, cell, given.get(name))
        self._place(sheet_row, given.get("county"))
        self._weigh(sheet_row, cells)
        self._compare(sheet_row)
        return sheet_row.row()

    def _read(self, draft: Draft, name: str, cell: object, given: Given | None) -> None:
        empty = is_empty(cell)
        if not empty:
            draft.take(name, cell, self.readers[name](cell))
        elif given:
            draft.take(name, "", self.readers[name](given.text), also=given.why)
        elif name in NEVER_EMPTY and name != "name":
            draft.take(name, "", self.readers[name](""))
        if name == "name" and not draft.values[name]:
            draft.refuse(name, f"未填{label(name)}" if empty else f"{label(name)}过长，请核对")

    def _place(self, draft: Draft, given: Given | None) -> None:
        if given is None:
            return draft.refuse("county", "未填县（市、区）")
        code = self.counties.find(given.text)
        if code is None:
            return draft.refuse("county", f"“{given.text[:40]}”不在本次导入的区划内，或写法无法识别")
        draft.values["county"] = code
        if not code.startswith(self.within):
            return draft.refuse("county", f"{given.text[:40]}不在本次导入的区划内")
        if given.doubt:
            draft.doubt("county", given.doubt)
        name = self.counties.names[code]
        if given.why or given.text != name:
            before = "" if given.why else given.text
            draft.repairs.append(Repair("county", before, name, given.why or "统一县（市、区）的写法"))
        return None

    def _weigh(self, draft: Draft, cells: Sequence[object]) -> None:
        """What only shows when the cells of the row are read together."""
        values = draft.values
        for name in ("pond_class", "kind"):
            at = self.columns.get(name)
            if at is not None and at < len(cells) and terms.is_overhead(plain(cells[at])):
                values["overhead_pond"] = True
        unknown = values["headcount"] is None and "headcount" not in draft.troubled
        if values["kind"] == "地下矿山" and unknown and values["status"] not in UNATTENDED:
            draft.doubt("headcount", "地下矿山未填单班入井人数，无法判定是否重点地下矿山")
        issued, expires = values["licence_issued"], values["licence_expires"]
        if issued and expires and expires < issued:
            draft.refuse("licence_expires", f"有效期至 {expires} 早于发证日期 {issued}，请核对")

    def _compare(self, draft: Draft) -> None:
        """With the rows above: one code is one enterprise, one name in a county is one code."""
        values, number = draft.values, draft.number
        code, name, county = values["credit_code"], values["name"], values["county"]
        if code and self.known(code):
            draft.settle("credit_code")
        if code and name:
            first, other = self.by_code.setdefault(code, (number, name))
            if other != name:
                draft.refuse("credit_code", f"统一社会信用代码重复：与第 {first} 行“{other}”相同")
            mine = (code, values["kind"], values["mine_name"])
            if other == name and (first := self.mines.setdefault(mine, number)) != number:
                draft.doubt("name", f"与第 {first} 行是同一企业的同类矿山，请确认是否重复登记")
        if code and name and county:
            first, other = self.by_name.setdefault((county, name), (number, code))
            if other != code:
                draft.doubt("name", f"本县第 {first} 行已有同名企业，统一社会信用代码不同，请核对")


class Draft:
    """A row while it is being read."""

    def __init__(self, number: int, letters: dict[str, str], empty: Mapping[str, Any] = EMPTY) -> None:
        self.number = number
        self.letters = letters
        self.values = dict(empty)
        self.repairs: list[Repair] = []
        self.doubts: list[Problem] = []
        self.refusals: list[Problem] = []

    @property
    def troubled(self) -> set[str]:
        return {problem.field for problem in (*self.doubts, *self.refusals)}

    def take(self, name: str, cell: object, reading: Reading, also: str = "") -> None:
        if reading.value is not None:
            self.values[name] = reading.value
        if reading.refusal:
            self.refuse(name, reading.refusal)
        elif reading.doubt:
            self.doubt(name, reading.doubt)
        why = also or reading.why
        if why and reading.value is not None:
            self.repairs.append(Repair(name, shown(cell), shown(reading.value), why))

    def doubt(self, name: str, message: str) -> None:
        self.doubts.append(Problem(name, self.letters.get(name, ""), message))

    def refuse(self, name: str, message: str) -> None:
        self.refusals.append(Problem(name, self.letters.get(name, ""), message))

    def settle(self, name: str) -> None:
        """A person has answered this doubt before."""
        self.doubts = [problem for problem in self.doubts if problem.field != name]

    def row(self) -> Row:
        verdict: Verdict = "rejected" if self.refusals else "held" if self.doubts else "accepted"
        refused = {problem.field for problem in self.refusals}
        problems = [*self.refusals, *self.doubts]
        return Row(self.number, verdict, self.values, self.repairs, problems, refused)


def shown(value: object) -> str:
    """As the sheet shows it, spaces and full width included, because those are what was repaired.

    Only a NUL is shown by its picture: PostgreSQL keeps no text that has one.
    """
    text = value if isinstance(value, str) else "、".join(value) if isinstance(value, list) else plain(value)
    return text[:200].replace("\0", "␀")
