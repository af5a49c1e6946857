"""What was read of a layer is written into the file, all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from enterprises.layers.declared import LAYERS
from enterprises.layers.lines import FileLines
from enterprises.layers.mines import Mines
from enterprises.models import LedgerImport, LedgerRow, Mine
from enterprises.workbooks.register import AT_ONCE, whole_lots
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation

Tell = Callable[[dict[int, LedgerRow.Outcome], list[LedgerRow]], None]


def write_layer(uploaded: LedgerImport, rows: Iterable[LedgerRow], by: User | None, tell: Tell) -> None:
    """Lot by lot; `tell` hears what became of each row. The rows come in the order of their mines.

    The file may have changed since it was read: what it forbids by now stops the whole.
    """
    for lot in whole_lots(rows, AT_ONCE, lambda row: row.mine_id):
        lines = FileLines(LAYERS[uploaded.layer], lock=True)
        known = _mines(lot, by)
        lines.load(known.values())
        lines.gather((known[row.mine_id], row.values) for row in lot)
        outcomes = {}
        for row in lot:
            weighed = lines.weigh(row.number, known[row.mine_id], row.values)
            if weighed.refusals:
                raise RuleViolation(f"{row}：{weighed.refusals[0].message}")
            outcomes[row.number] = weighed.outcome
            lines.keep(weighed)
        tell(outcomes, lot)
        lines.save(by)


def _mines(lot: list[LedgerRow], by: User | None) -> dict[int, Mine]:
    rows = {row.mine_id: row for row in reversed(lot)}  # the first that speaks of it
    mines = Mine.objects.filter(pk__in=[pk for pk in rows if pk]).for_list().select_related("region__parent")
    known = {mine.pk: mine for mine in mines}
    for key, row in rows.items():
        if key not in known:
            raise RuleViolation(f"{row}：这座矿山已不在台账中，请重新上传")
        if refused := Mines.refusal(known[key], by):
            raise RuleViolation(f"{row}：{refused}")
    return known
