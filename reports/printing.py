"""A form on one sheet of A4, for those who sign on paper: the same table as on the screen and in the workbook."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from records.paper import pdf
from reports.exports import Statement
from reports.models import Proof
from reports.sheets import Block, Details

# Who signs a form that doesn't say it.
SIGNS = ("填报单位（盖章）：", "分管负责人（签字）：", "填表人：")


def printed(statement: Statement) -> bytes:
    rows = [[(block, _text(block, statement)) for block in row] for row in statement.form.grid()]
    sealing = statement.report.sealing_in_force if statement.report else None
    form = statement.form
    context = {
        "statement": statement,
        "form": form,
        "widths": _shares(list(form.widths.values())),
        "rows": rows,
        "head": form.head(statement.region.name, timezone.localdate(statement.as_of)),
        "details": _listed(form.details, statement) if form.details else None,
        "proofs": Proof.objects.filter(report=statement.report).prefetch_related("attachments"),
        "signs": form.footer or SIGNS,
        "sealing": sealing,
    }
    return pdf("reports/paper/sheet.html", context)


def _shares(widths: list[float]) -> list[float]:
    """In percent of the whole, as paper wants them."""
    return [round(100 * width / sum(widths), 2) for width in widths]


def _listed(listed: Details, statement: Statement) -> dict[str, Any]:
    """A column is as wide as it is on the official sheet."""
    wide = list(statement.form.widths.values())
    widths = [sum(wide[left - 1 : right]) for left, right in (one.bounds for one in listed.columns)]
    return {
        "widths": _shares([wide[0], *widths]),
        "lines": [listed.texts(line) for line in statement.details],
    }


def _text(block: Block, statement: Statement) -> str:
    if block.cell is None:
        return block.text
    figure = statement.figures.get(block.cell.key)
    return figure.text if figure else ""
