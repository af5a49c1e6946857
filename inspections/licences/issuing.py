"""Who issued a licence: only that body withholds or revokes it."""

from __future__ import annotations

from enterprises.models import Licence
from inspections.licences.terms import basis
from jurisdictions.models import Agency
from jurisdictions.rules import RuleViolation


def issued_by(licence: Licence, agency: Agency) -> bool:
    """A file writes 襄汾县应急管理局 where the agency is called 山西省临汾市襄汾县应急管理局, or once was."""
    said = licence.issuer.strip()
    if agency.region.name not in said:
        return False
    return any(
        str(name).endswith(said)
        for name in (agency.name, *agency.former_names.values_list("name", flat=True))
    )


def require_issued_by(licence: Licence, agency: Agency) -> None:
    _require_known(licence)
    if not issued_by(licence, agency):
        raise RuleViolation(
            f"这本{licence}由{licence.issuer}颁发，本机关不能决定，请提请{licence.issuer}处理（{basis('issuer')}）",
            field="licence",
        )


def require_issued_elsewhere(licence: Licence, agency: Agency) -> None:
    _require_known(licence)
    if issued_by(licence, agency):
        raise RuleViolation(f"这本{licence}由本机关颁发，请直接提出暂扣、吊销的建议", field="licence")


def _require_known(licence: Licence) -> None:
    if not licence.issuer.strip():
        raise RuleViolation(f"台账没有写明这本{licence}的发证机关，请先在证照中补上", field="licence")
