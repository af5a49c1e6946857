"""How the values of a form stand on its official sheet: two items side by side, or in rows under headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from openpyxl.utils.cell import column_index_from_string, range_boundaries

if TYPE_CHECKING:
    from reports.sheets import Cell, Item, Section


@dataclass(frozen=True)
class Block:
    """A rectangle of the official table, rows and columns counted as on the sheet.

    `kind` is section, number, label, heading, value or mark; only a value has a cell, and some have a mark beside them.
    """

    kind: str
    text: str
    top: int
    left: int
    bottom: int
    right: int
    cell: Cell | None = None
    marked: bool = False

    @property
    def rowspan(self) -> int:
        return self.bottom - self.top + 1

    @property
    def colspan(self) -> int:
        return self.right - self.left + 1


@dataclass(frozen=True)
class Side:
    """The four columns of one of the items that stand side by side."""

    number: int
    label: int
    value: int
    mark: int


@dataclass(frozen=True)
class SideBySide:
    """A section's items in pairs, each with its number and label before its value (附件1)."""

    section_column: int
    sides: tuple[Side, ...]

    @property
    def middle(self) -> int:
        """The last column of the left half."""
        return self.sides[0].mark

    def faults(self, item: Item) -> Iterator[str]:
        """Where the values of an item can't stand as they are said to."""
        if len({cell.column for cell in item.cells}) > 1:
            yield f"the parts of {item.cells[0].key} stand in several columns"
        if [cell.row for cell in item.cells] != sorted(cell.row for cell in item.cells):
            yield f"the parts of {item.cells[0].key} are out of order"
        for cell in item.cells:
            if cell.column not in [side.value for side in self.sides]:
                yield f"{cell.key} at {cell.address} is not in a column for values"

    def blocks(self, sections: Sequence[Section]) -> Iterator[Block]:
        for section in sections:
            top = section.items[0].row
            bottom = max(cell.row for cell in section.cells)
            yield Block("section", section.title, top, self.section_column, bottom, self.section_column)
            tops = sorted({item.row for item in section.items})
            ends = dict(zip(tops, [*(row - 1 for row in tops[1:]), bottom], strict=True))
            for item in section.items:
                yield from self._item_blocks(item, ends[item.row])

    def _item_blocks(self, item: Item, bottom: int) -> Iterator[Block]:
        top, side = item.row, self._side(item.cells[0])
        yield Block("number", str(item.number), top, side.number, bottom, side.number)
        yield Block("label", item.label, top, side.label, bottom, side.label)
        ends = [*(cell.row - 1 for cell in item.cells[1:]), bottom]
        for cell, end in zip(item.cells, ends, strict=True):
            if cell.part:
                yield Block("value", "", cell.row, side.value, end, side.value, cell, marked=True)
                yield Block("mark", f"（{cell.part}）", cell.row, side.mark, end, side.mark)
            else:
                yield Block("value", "", cell.row, side.value, end, side.mark, cell)

    def _side(self, cell: Cell) -> Side:
        return next(side for side in self.sides if side.value == cell.column)


@dataclass(frozen=True)
class UnderHeadings:
    """Values in rows under headings, which are printed as they stand (附件2)."""

    headings: Mapping[str, str]
    middle: int

    def faults(self, item: Item) -> Iterator[str]:
        for cell in item.cells:
            if any(_inside(cell, _bounds(area)) for area in self.headings):
                yield f"{cell.key} at {cell.address} stands on a heading"

    def blocks(self, sections: Sequence[Section]) -> Iterator[Block]:
        for area, text in self.headings.items():
            left, top, right, bottom = _bounds(area)
            yield Block("heading", text, top, left, bottom, right)
        for cell in (cell for section in sections for cell in section.cells):
            yield Block("value", "", cell.row, cell.column, cell.row, cell.column, cell)


def _bounds(area: str) -> tuple[int, int, int, int]:
    return cast(tuple[int, int, int, int], range_boundaries(area))


def _inside(cell: Cell, area: tuple[int, int, int, int]) -> bool:
    left, top, right, bottom = area
    return left <= cell.column <= right and top <= cell.row <= bottom


def layout_of(data: Mapping[str, Any]) -> SideBySide | UnderHeadings:
    if "headings" in data:
        return UnderHeadings(data["headings"], column_index_from_string(data["middle"]))
    sides = tuple(_side(columns) for columns in data["sides"])
    return SideBySide(column_index_from_string(data["section"]), sides)


def _side(columns: dict[str, str]) -> Side:
    return Side(**{name: column_index_from_string(letter) for name, letter in columns.items()})
