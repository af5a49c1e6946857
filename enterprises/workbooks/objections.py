"""What speaks against a row of a ledger that only the ledger knows."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from enterprises.ledger.headings import label
from enterprises.models import Enterprise, MineKind, MineStatus
from enterprises.models.resuming import closes, how_to_resume, resumes
from enterprises.workbooks.differences import differences, state
from jurisdictions.models import Region

if TYPE_CHECKING:
    from enterprises.workbooks.register import Register

Values = dict[str, Any]  # one row's fields, ready for JSON
KIND = {kind.label: kind.value for kind in MineKind}
STATUS = {status.label: status.value for status in MineStatus}
ELSEWHERE = "该信用代码已登记在其他地区，请与上级核对"
REST_GOES_ON = "确认后其余内容照常导入"


@dataclass(frozen=True, slots=True)
class Objection:
    """Something that only the ledger knows against a row; a refusal can't be confirmed away."""

    field: str
    message: str
    refusal: bool = False


def objections(register: Register, values: Values) -> Iterator[Objection]:
    code, name, county = values["credit_code"], values["name"], register.counties.get(values["county"])
    if not (code and name and county):
        return
    if refusal := next(refusals(register, values), None):
        yield refusal
        return
    known = register.enterprises.get(code)
    if known and not county.contains(known.region):
        yield Objection("county", f"该企业原登记在{known.region}，请确认是否改为{county}")
    if register.namesakes.get((county.pk, name), set()) - {code}:
        yield Objection("name", "本县已登记有同名企业，统一社会信用代码不同，请核对")
    yield from _about_names(register, values)
    yield from _about_around(register, values, county)
    yield from _about_supervisor(register, values, county)
    yield from _about_status(register, values)


def refusals(register: Register, values: Values) -> Iterator[Objection]:
    """What can't be confirmed away. Asked again when it is written, because the ledger may have changed."""
    known = register.enterprises.get(values["credit_code"])
    if known is None:
        yield from _about_dates(register, values)
    elif not register.region.contains(known.region):
        yield Objection("credit_code", ELSEWHERE, refusal=True)
    elif _ambiguous(register, values):
        yield Objection("name", "该企业有多座同类矿山，请在表中增加“矿山名称”一列", refusal=True)
    else:
        yield from _about_others(register, known, values)
        yield from _about_dates(register, values)


def _ambiguous(register: Register, values: Values) -> bool:
    alike = [mine for mine in register.mines[values["credit_code"]] if mine.kind == KIND.get(values["kind"])]
    names = {mine.name for mine in alike}
    return len(alike) > 1 and not values["mine_name"] and values["name"] not in names


def _about_others(register: Register, owner: Enterprise, values: Values) -> Iterator[Objection]:
    """Of what others answer for a row may say what the ledger says, and nothing else."""
    mine = register.mine_of(values)
    desks = [one.supervisor for one in register.mines[owner.credit_code] if one.pk]
    others = register.importer and [desk for desk in desks if desk not in {None, register.importer}]
    if mine and others and mine.supervisor in others:
        yield from _unless_same(mine, register.fill, values, f"{mine}由{mine.supervisor}监管")
    if others and len(others) == len(desks):
        yield from _unless_same(owner, register.fill_owner, values, f"{owner}的矿山由{others[0]}监管")


def _unless_same(
    row: Any, fill: Callable[[Any, Values], None], values: Values, words: str
) -> Iterator[Objection]:
    before, draft = state(row), copy.copy(row)
    fill(draft, values)
    if state(draft) != before:
        changed = [change["field"] for change in differences(draft, before)] or ["supervised_by"]
        told = "、".join(map(label, changed))
        yield Objection(changed[0], f"{words}，只有其人员可以修改（{told}与台账不同）", refusal=True)


def _about_dates(register: Register, values: Values) -> Iterator[Objection]:
    """Together with what the ledger says where the row says only one of them."""
    mine = register.mine_of(values)
    issued, expires = (
        values[name] or (mine and (day := getattr(mine, name)) and day.isoformat())
        for name in ("licence_issued", "licence_expires")
    )
    if issued and expires and expires < issued:
        field = "licence_expires" if values["licence_expires"] else "licence_issued"
        yield Objection(field, f"与台账合看，有效期至 {expires} 早于发证日期 {issued}，请核对", refusal=True)


def _about_names(register: Register, values: Values) -> Iterator[Objection]:
    known, mine = register.enterprises.get(values["credit_code"]), register.mine_of(values)
    if known and known.name != values["name"]:
        yield Objection("name", f"台账中为“{known}”，更名凭文件在企业页办理；{REST_GOES_ON}，名称不变")
    if mine and values["mine_name"] not in {"", mine.name}:
        yield Objection("mine_name", f"台账中为“{mine}”，更名凭文件在矿山页办理；{REST_GOES_ON}，名称不变")


def _about_around(register: Register, values: Values, county: Region) -> Iterator[Objection]:
    if values["town"] and not register.around.town(values):
        yield Objection("town", f"{county}没有“{values['town']}”；{REST_GOES_ON}，所在地写到县")
    field = "parent_code" if values["parent_code"] else "parent"
    child = register.enterprises.get(values["credit_code"], Enterprise())
    if values[field] and not register.around.parent(values, child):
        words = "找不到这一家上级公司（或有几家同名，或是本企业的下属），请在企业页登记"
        yield Objection(field, f"{words}；{REST_GOES_ON}，上级公司不变")


def _about_supervisor(register: Register, values: Values, county: Region) -> Iterator[Objection]:
    named = register.agencies.find(values["supervised_by"], county)
    mine = register.mine_of(values)
    current = mine.supervisor if mine else None
    if named is None or named == current:
        return
    if current:
        message = f"现由{current}监管，变更监管部门凭文件在矿山页办理；{REST_GOES_ON}，监管部门不变"
        yield Objection("supervised_by", message)
    elif not named.region.contains(county):
        yield Objection("supervised_by", f"{named}不是{county}或其上级的部门，请确认")


def _about_status(register: Register, values: Values) -> Iterator[Objection]:
    mine = register.mine_of(values)
    if not mine or not values["status"]:
        return
    said = STATUS[values["status"]]
    if resumes(mine.status, said):
        yield Objection("status", f"{how_to_resume(mine.status)}；{REST_GOES_ON}，生产状态不变")
    elif closes(mine.status, said):
        yield Objection("status", f"关闭凭文件在矿山页“登记关闭”；{REST_GOES_ON}，生产状态不变")
