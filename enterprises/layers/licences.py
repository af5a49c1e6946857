"""What a mine is allowed."""

from __future__ import annotations

from collections.abc import Sequence

from enterprises.file.forms import LicenceForm
from enterprises.layers import columns as read
from enterprises.layers.columns import DAY, Column
from enterprises.layers.layer import Layer, Sort, Values
from enterprises.models import Licence
from enterprises.models.permits import SAFETY_LICENCE
from jurisdictions.rules import RuleViolation


def _renewed(licences: Sequence[Licence], said: Values) -> Licence | None:
    """One safety licence stands at a time, so a new number renews it; a line without a number gets its number."""
    alike = [one for one in licences if one.kind == said.get("kind") and one.status in Licence.STANDING]
    found = [one for one in alike if one.kind == SAFETY_LICENCE or not one.number]
    return found[0] if len(found) == 1 else None


def _still_stands(licence: Licence, known: Licence | None, others: Sequence[Licence]) -> str:
    if licence.status not in Licence.STANDING:
        raise RuleViolation(f"这本{licence.kind}已{licence.get_status_display()}，不能改动", "number")
    return ""


_LICENCE = Sort(
    form=LicenceForm,
    key=("kind", "number"),
    heir=_renewed,
    weigh=_still_stands,
    columns=(
        Column(
            "licence",
            "证照种类",
            read.word("licence"),
            of="kind",
            width=20,
            note="必填。从下拉列表选。",
            choices=read.offered("licence"),
            also="证照名称 证照类型 证照类别 许可证种类 许可证名称 "
            "证件名称 证件种类 证件类型 证书名称 证照 种类",
        ),
        Column(
            "number",
            "编号",
            read.text(60),
            width=28,
            note="以文本填写。编号不同的作为另一本；安全生产许可证只有一本，编号不同的视为换证。",
            also="证号 证照编号 证照号 许可证编号 许可证号 证书编号 证书号 证件号 文号 批复文号",
        ),
        Column("scope", "许可范围", read.text(200), width=24, also="范围 许可内容 开采范围 许可事项"),
        Column(
            "issuer",
            "发证机关",
            read.text(100),
            width=24,
            also="发证单位 颁发机关 发证部门 审批机关 批复单位 颁证机关",
        ),
        Column(
            "issued",
            "发证日期",
            read.day,
            width=12,
            note=DAY,
            also="发证时间 颁发日期 有效期起 有效期自 批复日期 批复时间 领证日期",
        ),
        Column(
            "expires",
            "有效期至",
            read.day,
            width=12,
            note=DAY,
            also="到期日 到期日期 到期时间 有效期 有效期止 "
            "有效期限 截止日期 有效期截止 许可证有效期至 证照有效期",
        ),
    ),
)

LICENCES = Layer("licences", "证照", (_LICENCE,), required=("licence",))
