"""A layer of the file as rows of a sheet: what stands today, a row for each line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Any

from enterprises.layers.declared import LAYERS
from enterprises.layers.layer import Layer, Sort
from enterprises.layers.lines import FileLines, Line, worded
from enterprises.models import Mine
from enterprises.workbooks.register import in_lots
from enterprises.workbooks.sheets import Value

LOT = 500  # mines


def layer_lines(slug: str, mines: Iterable[Mine]) -> Iterator[list[Value]]:
    layer = LAYERS[slug]
    for lot in in_lots(mines, LOT):
        held = FileLines(layer)
        held.load(lot)
        for mine in lot:
            for line in held.standing(layer.sorts[0], mine):
                yield from _rows(layer, held, mine, line)


def _rows(layer: Layer, held: FileLines, mine: Mine, line: Line) -> Iterator[list[Value]]:
    """One row, or one for each line that belongs to it; each says whose it is in full."""
    own = mine.enterprise
    name = "" if mine.name == own.name else mine.name
    head: list[Value] = [mine.county.name, own.name, own.credit_code, name, mine.get_kind_display()]
    head += _cells(line.sort, line.fact)
    below = [
        [_cells(sort, one.fact) for one in held.standing(sort, mine) if one.owner is line]
        for sort in layer.sorts[1:]
    ]
    for together in list(zip_longest(*below)) or [(None,) * len(below)]:
        rest = [
            cells or [None] * len(sort.columns) for sort, cells in zip(layer.sorts[1:], together, strict=True)
        ]
        yield [*head, *(cell for cells in rest for cell in cells)]


def _cells(sort: Sort, fact: Any) -> list[Value]:
    values = [getattr(fact, name) for name in sort.fields]
    return [worded(value) if isinstance(value, list | bool) else value for value in values]
