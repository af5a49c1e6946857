"""Which mine a line speaks of: by the enterprise's code, or its name, and by the mine's own where it has several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from enterprises.layers.layer import NAMING
from enterprises.models import Mine
from enterprises.workbooks.objections import KIND, Objection
from jurisdictions.models import Region, User

LOOKED_UP = {"credit_code": "enterprise__credit_code", "enterprise": "enterprise__name", "mine_name": "name"}


class Mines:
    """Those of a region that the lines name. None that lies elsewhere is found, so none is told of."""

    def __init__(self, region: Region, by: User | None) -> None:
        self.region = region
        self.by = by
        self.known: dict[tuple[str, str], list[Mine]] = {}

    def load(self, rows: Iterable[dict[str, Any]]) -> None:
        asked = {
            (name, values[name]) for values in rows for name in NAMING if values[name]
        } - self.known.keys()
        found: dict[tuple[str, str], list[Mine]] = defaultdict(list)
        ways = Q()
        for name, path in LOOKED_UP.items():
            ways |= Q(**{f"{path}__in": [value for field, value in asked if field == name]})
        mines = (
            Mine.objects.within(self.region)
            .filter(ways)
            .for_list()
            .select_related("region__parent", "enterprise")
        )
        for mine in mines.order_by("pk") if asked else ():
            own = mine.enterprise
            for key in [("credit_code", own.credit_code), ("enterprise", own.name), ("mine_name", mine.name)]:
                found[key].append(mine)
        self.known |= {key: found.get(key, []) for key in asked}

    def find(self, values: dict[str, Any]) -> tuple[Mine | None, Objection | None]:
        """The mine, and what speaks against it; without a mine always something does."""
        named = next((name for name in NAMING if values[name]), "")
        if not named:
            return None, Objection("credit_code", "未填企业，请填写统一社会信用代码或企业名称", refusal=True)
        among = self.known[named, values[named]]
        if not among:
            return None, Objection(named, f"{self.region}的台账中没有“{values[named]}”", refusal=True)
        if named != "credit_code" and len({mine.enterprise_id for mine in among}) > 1:
            return None, Objection(
                named, f"有几家企业的名称是“{values[named]}”，请填写统一社会信用代码", refusal=True
            )
        mine = self._one(among, values)
        if mine is None:
            has = "、".join(f"{mine.name}（{mine.get_kind_display()}）" for mine in among)
            return None, Objection("mine_name", f"分不清是哪一座矿山，该企业有：{has}", refusal=True)
        return mine, self._against(mine, values)

    def _one(self, among: list[Mine], values: dict[str, Any]) -> Mine | None:
        wanted, kind = values["mine_name"], KIND.get(values["mine_kind"])
        found = [mine for mine in among if kind in {None, mine.kind}]
        if wanted:
            found = [mine for mine in found if mine.name == wanted]
        elif len(found) > 1:
            found = [mine for mine in found if mine.name == mine.enterprise.name]
        return found[0] if len(found) == 1 else None

    def _against(self, mine: Mine, values: dict[str, Any]) -> Objection | None:
        if refused := self.refusal(mine, self.by):
            return Objection(next(name for name in NAMING if values[name]), refused, refusal=True)
        if values["enterprise"] not in {"", mine.enterprise.name}:
            return Objection("enterprise", f"该信用代码登记的企业是{mine.enterprise}，请核对")
        return None

    @staticmethod
    def refusal(mine: Mine, by: User | None) -> str:
        """Why they don't write about it; the operator (None) always may."""
        try:
            if by:
                mine.require_desk(by)
        except PermissionDenied as error:
            return str(error)
        return ""
