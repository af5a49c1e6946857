"""What a list of mines holds on its way out: workbooks that the importer reads back and finds nothing to change in.

Rows come from a cursor on the server, so that a nation takes no more memory than a county.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from enterprises.layers import declared as layers
from enterprises.layers.declared import LEDGER
from enterprises.layers.outgoing import layer_lines
from enterprises.ledger.headings import label
from enterprises.models import Mine, MineKind, MineQuerySet, MineStatus
from enterprises.models.kinds import Hydrogeology, PondClass, Standardization
from enterprises.models.permits import Licence
from enterprises.workbooks.sheets import Columned, Sheet, Value, Written, new_book
from jurisdictions.models import Region

FETCHED_AT_ONCE = 1_000  # rows of the cursor, and of the supervisors looked up with them
GONE = [status for status in Licence.Status if status not in Licence.STANDING]
YES_NO = ["是", "否"]


@dataclass(frozen=True)
class Column:
    """One field of the ledger: its width, what a drop-down offers, and what to say to who fills it in."""

    field: str
    width: int
    note: str
    value: Callable[[Mine], Value]
    choices: tuple[str, ...] = ()
    heading: str = ""
    several: bool = False

    @property
    def title(self) -> str:
        return self.heading or label(self.field)


def _plainly(field: str) -> Callable[[Mine], Value]:
    return lambda mine: getattr(mine, field)


def _own_name(mine: Mine) -> str:
    """Left empty where it is the enterprise's: whoever corrects the one in the sheet then corrects both."""
    return "" if mine.name == mine.enterprise.name else mine.name


def _of_licence(field: str) -> Callable[[Mine], Value]:
    """Left empty where the licence is gone, so that no workbook says that there is one."""
    return lambda mine: None if mine.licence_status in GONE else getattr(mine, field)


def _overhead(mine: Mine) -> str:
    return "是" if mine.overhead_pond else "否" if mine.kind == MineKind.TAILINGS else ""


def _town(mine: Mine) -> str:
    return mine.region.name if mine.region.level == Region.Level.TOWN else ""


def _of_enterprise(field: str) -> Callable[[Mine], Value]:
    return lambda mine: getattr(mine.enterprise, field)


def _parent(field: str) -> Callable[[Mine], Value]:
    return lambda mine: getattr(mine.enterprise.parent_enterprise, field, "")


COLUMNS = [
    Column("county", 14, "必填。写县（市、区）的全称。", lambda mine: mine.county.name),
    Column("name", 34, "必填。与营业执照一致。", lambda mine: mine.enterprise.name),
    Column("mine_name", 22, "与企业同名的不填；一家企业有几座同类矿山的，逐座填写。", _own_name),
    Column(
        "credit_code", 22, "必填。18 位，以文本填写，末几位才不会丢失。", lambda mine: mine.enterprise.credit_code
    ),
    Column("kind", 11, "必填。从下拉列表选。", Mine.get_kind_display, tuple(MineKind.labels)),
    Column("minerals", 12, "如 铁矿、石膏矿。", _plainly("minerals")),
    Column("status", 26, "必填。从下拉列表选。", Mine.get_status_display, tuple(MineStatus.labels)),
    Column("capacity", 14, "以万吨/年计，最多两位小数。", _plainly("capacity"), heading="设计生产能力\n（万吨/年）"),
    Column("headcount", 10, "地下矿山必填。一个班次的最大入井人数，30 人及以上为重点地下矿山。", _plainly("headcount")),
    Column("hydrogeology", 10, "地下矿山填写，从下拉列表选。", _plainly("hydrogeology"), tuple(Hydrogeology.labels)),
    Column("pond_class", 10, "尾矿库填写，从下拉列表选。", _plainly("pond_class"), tuple(PondClass.labels)),
    Column("overhead_pond", 10, "尾矿库填写，从下拉列表选。", _overhead, tuple(YES_NO)),
    Column("legal_representative", 11, "姓名。", _of_enterprise("legal_representative")),
    Column("principal", 11, "姓名。", _plainly("principal")),
    Column("phone", 15, "主要负责人的手机或座机，以文本填写。", _plainly("phone")),
    Column("licence_number", 28, "安全生产许可证的编号。", _of_licence("licence_number")),
    Column("licence_issued", 12, "写全年月日，如 2021-12-28。", _of_licence("licence_issued")),
    Column("licence_expires", 12, "写全年月日，如 2024-12-27。", _of_licence("licence_expires")),
    Column("standardization", 10, "从下拉列表选。", _plainly("standardization"), tuple(Standardization.labels)),
    Column("town", 14, "所在乡镇、街道的全称。", _town),
    Column("registered_address", 26, "与营业执照一致。", _of_enterprise("registered_address")),
    Column("economic_type", 12, "如 国有、民营。", _of_enterprise("economic_type")),
    Column("enterprise_phone", 15, "企业的座机或手机，以文本填写。", _of_enterprise("phone")),
    Column("parent", 26, "须已在本系统登记。", _parent("name")),
    Column("parent_code", 22, "18 位，以文本填写。", _parent("credit_code")),
    Column("supervised_by", 26, "监管部门的全称，只写一个。", lambda mine: str(mine.supervisor or mine.supervised_by)),
    Column("remarks", 24, "不超过 500 字。", _plainly("remarks")),
]  # fmt: skip


WHOLE = "all"  # one workbook with a sheet for each layer
TITLES = {**layers.TITLES, WHOLE: "一企一档"}


def export_ledger(
    mines: MineQuerySet,
    out: BinaryIO,
    layer: str = LEDGER,
    *,
    of: Region,
    by: Any,
    told: Callable[[int], None] | None = None,
) -> Written:
    """These mines, which `by` must be shown already, or a layer of their file, or all of it.

    Each sheet ends with a sum and a check line that the importer passes over; of several, what is answered is the
    number of all rows and a hash over the sheets' hashes.
    """
    by.require("export_ledger")
    written = []
    with new_book(out, f"{of.name}{TITLES[layer]}") as book:
        for slug in [slug for slug, _ in layers.CHOICES] if layer == WHOLE else [layer]:
            title = f"{of.name}{_titled(slug)}"
            sheet = Sheet(book, TITLES[slug], _columns(slug), title=title, by=f"导出范围：{of.full_name}")
            sheet.lines(_lines(mines) if slug == LEDGER else layer_lines(slug, _in_order(mines)), told)
            written.append(sheet.close())
    if len(written) == 1:
        return written[0]
    hashes = "".join(sheet.sha256 for sheet in written)
    return Written(sum(sheet.rows for sheet in written), hashlib.sha256(hashes.encode()).hexdigest())


def write_template(out: BinaryIO, layer: str = LEDGER) -> None:
    """The headings alone, with drop-downs, and on a second sheet what each column wants."""
    by = "填报单位（盖章）：          填报日期："
    with new_book(out, _titled(layer)) as book:
        Sheet(book, TITLES[layer], _columns(layer), title=_titled(layer), by=by).be_filled_in()


def _titled(layer: str) -> str:
    return "非煤矿山企业基础台账" if layer == LEDGER else f"非煤矿山{TITLES[layer]}"


def _columns(layer: str) -> Sequence[Columned]:
    return COLUMNS if layer == LEDGER else layers.LAYERS[layer].columns


def _in_order(mines: MineQuerySet) -> Iterator[Mine]:
    found = (
        mines.for_list()
        .select_related("region__parent", "enterprise__parent_enterprise")
        .order_by("region__path", "name", "pk")
    )
    yield from found.iterator(FETCHED_AT_ONCE)


def _lines(mines: MineQuerySet) -> Iterator[list[Value]]:
    alike = _counties_of_one_name()
    for mine in _in_order(mines):
        county, *rest = (column.value(mine) for column in COLUMNS)
        yield [alike.get(mine.county.pk, county), *rest]


def _counties_of_one_name() -> dict[str, str]:
    """A province has several 城区: these go by their city's name and their own."""
    counties = Region.objects.standing().filter(level=Region.Level.COUNTY)
    named = list(counties.values_list("pk", "name", "parent__name"))
    times = Counter(name for _, name, _ in named)
    return {pk: f"{above}{name}" for pk, name, above in named if times[name] > 1}
