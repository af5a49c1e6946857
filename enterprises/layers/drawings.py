"""Drawings that a mine has handed in on paper; each row is a version, filed as it comes."""

from __future__ import annotations

from collections.abc import Sequence

from enterprises.file.forms import DrawingForm
from enterprises.layers import columns as read
from enterprises.layers.columns import DAY, Column
from enterprises.layers.layer import Layer, Sort
from enterprises.models import Drawing
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation


def _newer(drawing: Drawing, known: Drawing | None, others: Sequence[Drawing]) -> str:
    """Filed as it is, a drawing stays so; what has changed since is drawn anew with a day of its own."""
    if known:
        raise RuleViolation(f"这张图纸{_why_closed(known)}；图纸有更新的，另写更新日期", "updated_on")
    drawing.require_drawn()
    alike = [one for one in others if (one.kind, one.number) == (drawing.kind, drawing.number)]
    days = [one.updated_on for one in alike if one.status == Drawing.Status.FILED]
    if days and max(days) > drawing.updated_on:
        return f"已备案的一版更新日期是 {max(days)}，这一版更早，请确认"
    return ""


def _why_closed(known: Drawing) -> str:
    if known.status in {Drawing.Status.DRAWN, Drawing.Status.SIGNED}:
        return f"企业已报送，{known.get_status_display()}"
    return f"{known.get_status_display()}，不能改动"


def _file_on_paper(drawing: Drawing, by: User | None) -> None:
    if by is None:
        raise RuleViolation("图纸须写明由谁登记，请以经办人的账号导入")
    drawing.submit(by=by)


_DRAWING = Sort(
    form=DrawingForm,
    key=("kind", "number", "updated_on"),
    weigh=_newer,
    write=_file_on_paper,
    columns=(
        Column(
            "drawing",
            "图纸种类",
            read.word("drawing"),
            of="kind",
            width=22,
            note="必填。从下拉列表选。",
            choices=read.offered("drawing"),
            also="图纸名称 图名 图件名称 图纸类型 图纸类别 图纸",
        ),
        Column(
            "number",
            "图号",
            read.text(60),
            width=16,
            note="同种图纸有几张的，以图号区分。",
            also="图纸编号 图纸号 编号",
        ),
        Column("scale", "比例", read.text(20), width=10, note="如 1:1000。", also="比例尺"),
        Column(
            "updated_on",
            "图纸更新日期",
            read.day,
            width=12,
            note="必填。" + DAY + "日期不同的作为新的一版。",
            also="更新日期 更新时间 绘制日期 制图日期 测绘日期 出图日期 填绘日期 日期",
        ),
    ),
)

DRAWINGS = Layer("drawings", "图纸", (_DRAWING,), required=("drawing", "updated_on"))
