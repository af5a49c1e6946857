"""Where the definition of a form contradicts itself; every answer is for the developer who has to mend it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.sheets import Cell, Form, Item, Section

# What a kind of value is computed as: rows counted, people or money summed, whether there is any.
KINDS = {"count": "count", "people": "people", "money_wan": "amount", "yes_no": "any"}
FIGURES = {"flow", "cohort", "stock", "typed"}


def contradictions(form: Form) -> Iterator[str]:
    cells = [cell for section in form.sections for cell in section.cells]
    uses = Counter(f"key {cell.key}" for cell in cells) + Counter(f"address {cell.address}" for cell in cells)
    yield from (f"{what} is used twice" for what, times in uses.items() if times > 1)
    for section in form.sections:
        if [item.number for item in section.items] != list(range(1, len(section.items) + 1)):
            yield f"{section.key} is not numbered 1 to {len(section.items)}"
        for item in section.items:
            yield from _of_item(form, section, item)
    for column in form.board:
        yield from (
            f"the board names {key}, which is no cell" for key in column.cells if key not in form.cells
        )
    for check in form.checks:
        yield from (f"a check names {key}, which is no cell" for key in check.keys if key not in form.cells)
        if check.severity not in ("error", "warning"):
            yield f"a check has the severity {check.severity}"
    yield from _beside_the_table(form)


def _beside_the_table(form: Form) -> Iterator[str]:
    for pair in form.pairs:
        yield from (f"a pair names {key}, which is no cell" for key in pair.these if key not in form.cells)
    named = form.details.cells if form.details else ()
    yield from (f"the details name {key}, which is no cell" for key in named if key not in form.cells)


def _of_item(form: Form, section: Section, item: Item) -> Iterator[str]:
    yield from form.layout.faults(item)
    for cell in item.cells:
        if f"{cell.key}.".split(".")[:2] != [section.key, str(item.number)]:
            yield f"{cell.key} does not begin with {section.key}.{item.number}"
        yield from _of_cell(cell)


def _of_cell(cell: Cell) -> Iterator[str]:
    if cell.kind not in KINDS:
        yield f"{cell.key} is of the unknown kind {cell.kind}"
    if cell.figure not in FIGURES:
        yield f"{cell.key} is of the unknown figure {cell.figure}"
    if (cell.metric == "typed") != cell.typed:
        yield f"{cell.key} is half typed, half computed"
    if cell.typed and not cell.hint:
        yield f"{cell.key} is typed without a hint"
    if not cell.typed and cell.measure != KINDS.get(cell.kind):
        yield f"{cell.key} is {cell.kind}, which isn't measured by {cell.measure}"
    if cell.uncertain != bool(cell.doubt):
        yield f"{cell.key} is uncertain without saying what is in doubt, or the other way round"
    if not cell.typed and not cell.definition:
        yield f"{cell.key} is computed without a definition"
