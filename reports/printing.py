"""A form on one sheet of A4, for those who sign on paper: the same table as on the screen and in the workbook."""

from __future__ import annotations

from django.utils import timezone

from records.paper import pdf
from reports.exports import Statement
from reports.sheets import Block


def printed(statement: Statement) -> bytes:
    rows = [[(block, _text(block, statement)) for block in row] for row in statement.form.grid()]
    sealing = statement.report.sealing_in_force if statement.report else None
    context = {
        "statement": statement,
        "form": statement.form,
        "rows": rows,
        "day": timezone.localdate(statement.as_of),
        "sealing": sealing,
    }
    return pdf("reports/paper/sheet.html", context)


def _text(block: Block, statement: Statement) -> str:
    if block.cell is None:
        return block.text
    figure = statement.figures.get(block.cell.key)
    return figure.text if figure else ""
