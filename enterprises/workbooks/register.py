"""Rows of a workbook held against the ledger, and what they change in it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from decimal import Decimal
from itertools import chain, groupby, islice
from typing import Any

from enterprises.credit_code import check_digit_holds
from enterprises.models import Enterprise, LedgerRow, Mine, Supervision
from enterprises.models.resuming import closes, resumes
from enterprises.workbooks.around import Around
from enterprises.workbooks.copying import copy_in
from enterprises.workbooks.differences import differences, state
from enterprises.workbooks.objections import KIND, STATUS, Values, refusals
from jurisdictions.models import Agency, Region, User
from jurisdictions.rules import RuleViolation

AT_ONCE = 2_000  # rows in one statement
UPDATED_AT_ONCE = 250  # each row is a CASE in every column of the statement
COPIED = (
    "minerals",
    "headcount",
    "hydrogeology",
    "pond_class",
    "overhead_pond",
    "principal",
    "phone",
    "licence_number",
    "standardization",
    "remarks",
)
OF_ENTERPRISE = {  # the column of each field
    "legal_representative": "legal_representative",
    "registered_address": "registered_address",
    "economic_type": "economic_type",
    "phone": "enterprise_phone",
}
ENTERPRISE_FIELDS = [*OF_ENTERPRISE, "region", "parent_enterprise", "credit_code_confirmed"]
MINE_FIELDS = [
    *COPIED,
    "status",
    "region",
    "capacity",
    "licence_issued",
    "licence_expires",
    "supervised_by",
]


class Agencies:
    """The registered agencies by the name that a ledger writes, of today or of before."""

    def __init__(self) -> None:
        agencies = {agency.pk: agency for agency in Agency.objects.select_related("region")}
        former = Agency.objects.filter(former_names__isnull=False).values_list("former_names__name", "pk")
        self.named = {name: agencies[pk] for name, pk in former}
        self.named |= {agency.name: agency for agency in agencies.values()}
        self.at: dict[str, list[Agency]] = defaultdict(list)
        for agency in agencies.values():
            self.at[agency.region.path].append(agency)

    def find(self, written: str, place: Region) -> Agency | None:
        """By its whole name, or by its name's ending among those that govern the place: 尧都区应急管理局."""
        if not written or written in self.named:
            return self.named.get(written)
        governing = [agency for path in place.lineage for agency in self.at[path]]
        ending = [agency for agency in governing if agency.name.endswith(written)]
        return ending[0] if len(ending) == 1 else None


class Register:
    """The part of the ledger that a workbook speaks of, in memory: looked at, changed, then saved as one.

    An empty cell keeps what the ledger holds, because counties leave out what they don't know: what is gone
    for good is emptied on the page of the mine (a 头顶库, too, only there ceases to be one). A code names
    the enterprise; its mine is the one of the row's kind and name, and where the workbook has no names of
    mines, the only one of that kind, or the one called like the enterprise.

    What the ledger changes only on the strength of a paper no workbook changes: a name, a closing, another supervisor,
    a return to work. The row says where that is done, and the rest of it is taken. A mine without a supervisor is
    placed under the one that its row names; what another agency answers for, only that agency changes (S0-04).

    Whoever is going to save asks to `lock` the mines: what is written over them, their status before all, is what
    stood there (K-09), and not what stood there when the lot was read.
    """

    def __init__(
        self,
        region: Region,
        counties: dict[str, Region],
        importer: Agency | None,
        *,
        lock: bool = False,
    ) -> None:
        self.lock = lock
        self.region = region
        self.counties = counties
        self.importer = importer
        self.agencies = Agencies()
        self.enterprises: dict[str, Enterprise] = {}
        self.mines: dict[str, list[Mine]] = {}
        self.namesakes: dict[tuple[str, str], set[str]] = {}
        self.around = Around()
        self.before: dict[int, Any] = {}
        self.stood: dict[int, str] = {}
        self.placed: dict[int, tuple[Mine, Agency]] = {}
        self.touched: list[tuple[int, Enterprise, Mine]] = []

    def load(self, rows: Collection[Values]) -> None:
        """Whatever is known of these rows, forgetting those of before and what they changed."""
        self.enterprises, self.mines = {}, defaultdict(list)
        self.namesakes = defaultdict(set)
        self.placed, self.touched = {}, []
        self.around.load(rows, self.enterprises)
        for some in in_lots(rows, AT_ONCE):
            codes = {values["credit_code"] for values in some}
            for enterprise in Enterprise.objects.filter(credit_code__in=codes).select_related(
                "region", "parent_enterprise"
            ):
                self.enterprises[enterprise.credit_code] = enterprise
            self._load_mines({e.pk: e for e in map(self.enterprises.get, codes) if e})
            alike = Enterprise.objects.filter(
                region__in={values["county"] for values in some} & self.counties.keys(),
                name__in={values["name"] for values in some},
            )
            for county, name, code in alike.values_list("region", "name", "credit_code"):
                self.namesakes[county, name].add(code)
        self.stood = {id(mine): mine.status for mine in chain(*self.mines.values())}
        known: list[Enterprise | Mine] = [*self.enterprises.values(), *chain(*self.mines.values())]
        self.before = {id(row): state(row) for row in known}

    def _load_mines(self, owners: dict[int, Enterprise]) -> None:
        """By keys and without a join: amid a long import the planner still takes both tables for empty."""
        mines = Mine.objects.filter(enterprise__in=owners).with_supervisor()
        if self.lock:
            mines = mines.select_for_update(of=("self",), no_key=True)
        for mine in mines.select_related("region") if owners else ():
            mine.enterprise = owners[mine.enterprise_id]
            self.mines[mine.enterprise.credit_code].append(mine)

    def unknown_agency(self, values: Values) -> str:
        """The supervisor as written, when it isn't registered."""
        written, county = values["supervised_by"], self.counties.get(values["county"])
        return written if county and written and not self.agencies.find(written, county) else ""

    # ── What a row changes ──

    def put(self, number: int, values: Values, *, confirmed: bool = False) -> tuple[Enterprise, Mine]:
        if refusal := next(refusals(self, values), None):
            raise RuleViolation(f"第 {number} 行：{refusal.message}")
        enterprise = self._owner(values)
        enterprise.credit_code_confirmed |= confirmed and not check_digit_holds(values["credit_code"])
        mine = self.mine_of(values) or self._new_mine(enterprise, values)
        self.fill_owner(enterprise, values)
        self.fill(mine, values)
        self._place(mine, values)
        self.touched.append((number, enterprise, mine))
        return enterprise, mine

    def _owner(self, values: Values) -> Enterprise:
        code = values["credit_code"]
        if code not in self.enterprises:
            county = self.counties[values["county"]]
            self.enterprises[code] = Enterprise(credit_code=code, name=values["name"], region=county)
        return self.enterprises[code]

    def fill_owner(self, enterprise: Enterprise, values: Values) -> None:
        county = self.counties[values["county"]]
        if not county.contains(enterprise.region):
            enterprise.region = county
        for field, column in OF_ENTERPRISE.items():
            setattr(enterprise, field, values[column] or getattr(enterprise, field))
        enterprise.parent_enterprise = self.around.parent(values, enterprise) or enterprise.parent_enterprise

    def fill(self, mine: Mine, values: Values) -> None:
        county = self.counties[values["county"]]
        if town := self.around.town(values):
            mine.region = town
        elif not county.contains(mine.region):
            mine.region = county
        mine.status = self._status(mine, values)
        for field in COPIED:
            setattr(mine, field, values[field] or getattr(mine, field))
        if values["headcount"] is not None:
            mine.headcount = values["headcount"]
        if values["capacity"] is not None:
            mine.capacity = Decimal(str(values["capacity"]))
        for field in ("licence_issued", "licence_expires"):
            if values[field]:
                setattr(mine, field, dt.date.fromisoformat(values[field]))
        mine.supervised_by = self.unknown_agency(values) or mine.supervised_by

    def _status(self, mine: Mine, values: Values) -> str:
        """No workbook sets a mine to work again or closes one; everything else of its row is taken."""
        said = STATUS[values["status"]] if values["status"] else mine.status
        stood = self.stood.get(id(mine), "")
        return stood if stood and (resumes(stood, said) or closes(stood, said)) else said

    def mine_of(self, values: Values) -> Mine | None:
        alike = [mine for mine in self.mines[values["credit_code"]] if mine.kind == KIND.get(values["kind"])]
        wanted = values["mine_name"] or values["name"]
        named = [mine for mine in alike if mine.name == wanted]
        unnamed = [mine for mine in alike if not values["mine_name"] or mine.name == mine.enterprise.name]
        return next(iter(named or (unnamed if len(alike) == 1 else [])), None)

    def _new_mine(self, enterprise: Enterprise, values: Values) -> Mine:
        mine = Mine(
            enterprise=enterprise,
            name=values["mine_name"] or enterprise.name,
            kind=KIND[values["kind"]],
            region=self.counties[values["county"]],
        )
        self.mines[enterprise.credit_code].append(mine)
        return mine

    def _place(self, mine: Mine, values: Values) -> None:
        named = self.agencies.find(values["supervised_by"], self.counties[values["county"]])
        if named and mine.supervisor is None:
            self.placed[id(mine)] = mine, named
            mine.supervised_by = ""

    # ── What comes of it ──

    def outcome(self, enterprise: Enterprise, mine: Mine) -> LedgerRow.Outcome:
        if self._is_new(mine):
            return LedgerRow.Outcome.NEW
        changed = self._changed(enterprise) or self._changed(mine) or id(mine) in self.placed
        return LedgerRow.Outcome.CHANGED if changed else LedgerRow.Outcome.UNCHANGED

    def changes(self, enterprise: Enterprise, mine: Mine) -> list[dict[str, str]]:
        """Field by field, what stands in the ledger and what would; nothing for what is new."""
        changes = differences(enterprise, self.before.get(id(enterprise)))
        if not self._is_new(mine):
            placed = self.placed.get(id(mine))
            changes += differences(mine, self.before[id(mine)], placed=placed[1] if placed else None)
        return changes

    def known_mine(self, values: Values) -> Mine | None:
        """The mine of the ledger that a row speaks of."""
        mine = self.mine_of(values)
        return None if mine is None or self._is_new(mine) else mine

    def outcomes(self) -> dict[int, LedgerRow.Outcome]:
        """By row number. To be asked before saving, when what is new is still new."""
        return {number: self.outcome(enterprise, mine) for number, enterprise, mine in self.touched}

    def save(self, *, since: dt.date, document: str, by: User | None) -> None:
        """Only what differs is written, so that the same workbook again leaves no trace. Call it in a transaction."""
        enterprises = list({id(e): e for _, e, _ in self.touched}.values())
        mines = list({id(m): m for _, _, m in self.touched}.values())
        copy_in([e for e in enterprises if self._is_new(e)])
        Enterprise.objects.bulk_update(filter(self._changed, enterprises), ENTERPRISE_FIELDS, UPDATED_AT_ONCE)
        Mine.objects.bulk_update(filter(self._changed, mines), MINE_FIELDS, UPDATED_AT_ONCE)
        added = [m for m in mines if self._is_new(m)]
        for mine in added:
            mine.enterprise_id = mine.enterprise.pk  # it may have got its key just now
        copy_in(added)
        Supervision.objects.replace(dict(self.placed.values()), since=since, document=document, by=by)

    def _is_new(self, row: Enterprise | Mine) -> bool:
        return id(row) not in self.before

    def _changed(self, row: Enterprise | Mine) -> bool:
        return id(row) in self.before and self.before[id(row)] != state(row)


def in_lots(rows: Iterable[Any], size: int) -> Iterator[list[Any]]:
    rest = iter(rows)
    while lot := list(islice(rest, size)):
        yield lot


def whole_lots(rows: Iterable[Any], size: int, key: Callable[[Any], Any]) -> Iterator[list[Any]]:
    """Lots of about this size that never part neighbours with one key."""
    lot: list[Any] = []
    for _, same in groupby(rows, key=key):
        lot += same
        if len(lot) >= size:
            yield lot
            lot = []
    if lot:
        yield lot
