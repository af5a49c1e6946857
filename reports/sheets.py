"""A form is data: reports/forms/<code>.yaml becomes what the pages, the workbook and the reports share.

The official sheet and the screen show the same table because both draw the same blocks (`Form.blocks`),
and those follow from nothing but the addresses of the cells. No ORM here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Date
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from reports.contradictions import contradictions
from reports.layouts import Block, SideBySide, UnderHeadings, layout_of

FORMS = Path(__file__).parent / "forms"
# The fourth decimal of 万元 is one yuan: nobody is fined less.
FINEST_EXPONENT = -4
TOO_LARGE = 10**10  # no figure of a county has eleven digits, a telephone number has


class FormDefinitionError(ValueError):
    """The yaml contradicts itself; a developer has to mend it, so the message is for developers."""


def plain(value: Decimal) -> str:
    """As a person writes it: the database says 6.000000, the sheet says 6."""
    return f"{value.normalize():f}"


def _exponent(value: Decimal) -> int:
    return int(value.normalize().as_tuple().exponent)


@dataclass(frozen=True)
class Cell:
    """One value on the form: an item, or one part of an item such as 省级."""

    key: str
    address: str
    unit: str
    kind: str
    figure: str
    metric: str
    section: str
    number: int
    label: str
    part: str = ""
    measure: str = "count"
    cumulative: bool = False
    definition: str = ""
    hint: str = ""
    uncertain: bool = False
    doubt: str = ""

    @property
    def reaches_back(self) -> bool:
        """Counts from the beginning of the campaign: what has piled up, and what is still there."""
        return self.cumulative or self.figure == "stock"

    @property
    def basis(self) -> str:
        """Over which days it counts, in the word of the forms (C8)."""
        return "时点数" if self.figure == "stock" else "累计" if self.cumulative else "本期"

    @property
    def name(self) -> str:
        """Its defined name on the official sheet."""
        return self.key.replace(".", "_")

    @property
    def typed(self) -> bool:
        """Nothing computes it: a person fills it in and must name the source."""
        return self.figure == "typed"

    @property
    def title(self) -> str:
        part = f"（{self.part}）" if self.part else ""
        return f"{self.section}第{self.number}项{part}"

    @property
    def column(self) -> int:
        return column_index_from_string(coordinate_from_string(self.address)[0])

    @property
    def row(self) -> int:
        return int(coordinate_from_string(self.address)[1])

    def complaint(self, value: Decimal) -> str:
        """What is wrong with this value by itself, or nothing."""
        if not value.is_finite():
            return "不是有效数字"
        if not 0 <= value < TOO_LARGE:
            return "不能小于0" if value < 0 else "数字过大"
        if self.kind == "yes_no" and value not in (0, 1):
            return "只能填是或否"
        if self.kind == "money_wan" and _exponent(value) < FINEST_EXPONENT:
            return "以万元为单位，最多4位小数"
        if self.kind in ("count", "people") and value != value.to_integral_value():
            return "应填整数"
        return ""


@dataclass(frozen=True)
class Item:
    number: int
    label: str
    cells: tuple[Cell, ...]

    @property
    def row(self) -> int:
        return self.cells[0].row


@dataclass(frozen=True)
class Section:
    key: str
    title: str
    items: tuple[Item, ...]

    @property
    def cells(self) -> list[Cell]:
        return [cell for item in self.items for cell in item.cells]


@dataclass(frozen=True)
class Failure:
    """A broken check. An error stops the report from being sent, a warning does not."""

    keys: tuple[str, ...]
    message: str
    severity: str = "error"


@dataclass(frozen=True)
class Check:
    """The sum of `these` may not exceed the sum of `within`; an empty cell is not judged."""

    these: tuple[str, ...]
    within: tuple[str, ...]
    because: str
    severity: str = "error"

    @property
    def keys(self) -> tuple[str, ...]:
        return self.these + self.within


@dataclass(frozen=True)
class Pair:
    """Cells of this form that have to say what cells of another say; `so_far` adds up the other's months until now.

    Where they don't, who signs is told (N16); it stops nobody, because two forms may close on different days.
    """

    these: tuple[str, ...]
    form: str
    those: tuple[str, ...]
    because: str
    so_far: bool = False


@dataclass(frozen=True)
class Detail:
    """One column of the list below a table: its heading, what of a record it holds, where it stands on the sheet."""

    label: str
    holds: str
    columns: str

    @property
    def bounds(self) -> tuple[int, int]:
        left, right = self.columns.split(":")
        return column_index_from_string(left), column_index_from_string(right)


@dataclass(frozen=True)
class Details:
    """The list that a form prints below its table: the records behind `cells`, one line each."""

    title: str
    cells: tuple[str, ...]
    columns: tuple[Detail, ...]

    def texts(self, line: Mapping[str, Any]) -> list[str]:
        """One line in the order of the columns."""
        return [line[column.holds] for column in self.columns]


@dataclass(frozen=True)
class Line:
    """A line above the table: as printed on the empty sheet, and the pattern it is filled with."""

    blank: str
    filled: str


@dataclass(frozen=True)
class Due:
    """The requirement of the campaign that says when the form is due."""

    campaign: str
    requirement: str


@dataclass(frozen=True)
class Column:
    """One column of the page that compares the places of a roll-up: the sum of some cells."""

    label: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Form:
    code: str
    name: str
    reported_by: str
    title_lines: tuple[str, ...]
    annex: str
    source: str
    issued: Date
    basis: str
    place: Line
    date: Line
    due: Due
    notes: tuple[str, ...]
    note_mark: str
    layout: SideBySide | UnderHeadings
    widths: Mapping[str, float]
    landscape: bool
    sections: tuple[Section, ...]
    checks: tuple[Check, ...]
    board: tuple[Column, ...] = ()
    pairs: tuple[Pair, ...] = ()
    details: Details | None = None
    footer: tuple[str, ...] = ()
    uncertain: bool = False
    doubt: str = ""

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return "".join(self.title_lines)

    def head(self, place: str, on: Date) -> tuple[str, str]:
        """The line above the table: who reports, and the day."""
        day = {"year": on.year, "month": on.month, "day": on.day}
        return self.place.filled.format(place=place), self.date.filled.format(**day)

    @property
    def workbook(self) -> Path:
        """The official sheet, empty."""
        return FORMS / f"{self.code}.xlsx"

    @cached_property
    def cells(self) -> dict[str, Cell]:
        return {cell.key: cell for section in self.sections for cell in section.cells}

    @property
    def adds_up(self) -> bool:
        """Whether it says what has piled up since the campaign began."""
        return any(cell.cumulative for cell in self.cells.values())

    @property
    def computed(self) -> list[Cell]:
        return [cell for cell in self.cells.values() if not cell.typed]

    @property
    def typed(self) -> list[Cell]:
        return [cell for cell in self.cells.values() if cell.typed]

    def missing(self, values: Mapping[str, Decimal | None]) -> list[Cell]:
        """Cells still empty. Empty is not zero: zero has to be said."""
        return [cell for key, cell in self.cells.items() if values.get(key) is None]

    def check(self, values: Mapping[str, Decimal | None]) -> list[Failure]:
        failures = [
            Failure((key,), f"{cell.title}{complaint}")
            for key, cell in self.cells.items()
            if (value := values.get(key)) is not None and (complaint := cell.complaint(value))
        ]
        spoilt = {key for failure in failures for key in failure.keys}
        sound = {key: value for key, value in values.items() if value is not None and key not in spoilt}
        return failures + [
            self._failure(check, sound)
            for check in self.checks
            if all(key in sound for key in check.keys)
            and sum(sound[key] for key in check.these) > sum(sound[key] for key in check.within)
        ]

    def _failure(self, check: Check, values: Mapping[str, Decimal]) -> Failure:
        sides = (check.these, check.within)
        these, within = ("＋".join(self.cells[key].title for key in keys) for keys in sides)
        much, most = (plain(sum((values[key] for key in keys), Decimal())) for keys in sides)
        message = f"{these}（{much}）大于{within}（{most}）：{check.because}"
        return Failure(check.keys, message, check.severity)

    def grid(self) -> list[list[Block]]:
        """The official table row by row, as HTML wants it: a block stands in the row where it begins."""
        blocks = sorted(self.blocks(), key=lambda block: (block.top, block.left))
        first, last = blocks[0].top, max(block.bottom for block in blocks)
        return [[block for block in blocks if block.top == row] for row in range(first, last + 1)]

    def blocks(self) -> Iterator[Block]:
        return self.layout.blocks(self.sections)


@cache
def load(code: str) -> Form:
    """The form of this code; LookupError when there is none."""
    path = FORMS / f"{code}.yaml"
    if not re.fullmatch(r"[a-z0-9-]+", code) or not path.exists():
        raise LookupError(f"no form {code!r}")
    form = parse(yaml.safe_load(path.read_text(encoding="utf-8")))
    if form.code != code:
        raise FormDefinitionError(f"{path.name} calls itself {form.code}")
    return form


def library() -> list[Form]:
    return [load(path.stem) for path in sorted(FORMS.glob("*.yaml"))]


def parse(data: dict[str, Any]) -> Form:
    try:
        layout = data["layout"]
        form = Form(
            code=data["code"],
            name=data["name"],
            reported_by=data["reported_by"],
            title_lines=tuple(data["title"]),
            annex=data["annex"],
            source=data["source"],
            issued=data["issued"],
            basis=data["basis"],
            place=Line(**data["place"]),
            date=Line(**data["date"]),
            due=Due(**data["due"]),
            notes=tuple(data["notes"]),
            note_mark=data.get("note_mark", "注："),
            layout=layout_of(layout),
            widths=layout["widths"],
            landscape=layout.get("landscape", False),
            sections=tuple(_section(section) for section in data["sections"]),
            checks=tuple(_check(check) for check in data["checks"]),
            board=tuple(Column(column["label"], tuple(column["cells"])) for column in data["board"]),
            pairs=tuple(_pair(pair) for pair in data.get("pairs", ())),
            details=_details(data["details"]) if "details" in data else None,
            footer=tuple(data.get("footer", ())),
            uncertain=data.get("uncertain", False),
            doubt=data.get("doubt", ""),
        )
    except (KeyError, TypeError) as error:
        raise FormDefinitionError(f"missing or unknown field: {error}") from error
    complaints = list(contradictions(form))
    if complaints:
        raise FormDefinitionError("; ".join(complaints))
    return form


def _section(data: dict[str, Any]) -> Section:
    items = tuple(_item(data["title"], item) for item in data["items"])
    return Section(data["key"], data["title"], items)


def _item(section: str, data: dict[str, Any]) -> Item:
    number, label = data["number"], data["label"]
    cells = tuple(Cell(section=section, number=number, label=label, **cell) for cell in data["cells"])
    return Item(number, label, cells)


def _check(data: dict[str, Any]) -> Check:
    return Check(**{**data, "these": tuple(data["these"]), "within": tuple(data["within"])})


def _pair(data: dict[str, Any]) -> Pair:
    return Pair(**{**data, "these": tuple(data["these"]), "those": tuple(data["those"])})


def _details(data: dict[str, Any]) -> Details:
    columns = tuple(Detail(**column) for column in data["columns"])
    return Details(data["title"], tuple(data["cells"]), columns)
