"""What a layer is: which mine its rows name, the sorts of line that they speak of, and their columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from enterprises.file.forms import PartForm
from enterprises.layers import columns as read
from enterprises.layers.columns import Column
from enterprises.ledger.headings import Vocabulary
from enterprises.models import MineKind
from jurisdictions.models import User

NAMING = ("credit_code", "enterprise", "mine_name")  # one of these says it
MINE = (
    Column(
        "county",
        "县（市、区）",
        read.text(60),
        note="供查看，导入时以企业登记的为准。",
        also="县 县区 区县 所在县 所属县 所在县区 属地 行政区划",
    ),
    Column(
        "enterprise",
        "企业名称",
        read.text(120),
        width=34,
        note="与台账一致。信用代码和企业名称至少填一项。",
        also="单位名称 企业全称 单位全称 所属企业 矿山企业名称 生产经营单位名称 企业 单位 公司名称 矿山企业",
    ),
    Column(
        "credit_code",
        "统一社会信用代码",
        read.code,
        width=22,
        note="18 位，以文本填写。按它查找企业。",
        also="社会信用代码 信用代码 企业统一社会信用代码 企业信用代码 统一信用代码",
    ),
    Column(
        "mine_name",
        "矿山名称",
        read.text(120),
        width=22,
        note="企业只有一座矿山的不填。",
        also="矿山 尾矿库名称 生产系统名称 矿名 所属矿山 所在矿山",
    ),
    Column(
        "mine_kind",
        "矿山类型",
        read.mine_kind,
        width=11,
        note="同名的矿山和尾矿库，以类型区分。",
        choices=tuple(MineKind.labels),
        also="矿山类别 矿山种类 企业类型 开采方式",
    ),
)

Values = Mapping[str, Any]  # by field of the form, ready for JSON


def _nobody(lines: Sequence[Any], said: Values) -> Any:
    return None


def _no_objection(fact: Any, known: Any, others: Sequence[Any]) -> str:
    return ""


def _put_down(fact: Any, by: User | None) -> None:
    fact.put_down(by=by)


@dataclass(frozen=True, eq=False)
class Sort:
    """One sort of line in a mine's file: its form, the fields that tell one line from another, its columns.

    Without a key a mine has one such line at most. `of` is the form's field for the line of the sort before that it
    belongs to (a certificate's person). `heir` finds the line that a row goes on where none has its key; `weigh` says
    what is doubtful about a change or raises what forbids it; `write` saves what passed, in somebody's name or (None)
    the operator's.
    """

    form: type[PartForm]
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    of: str = ""
    apart: tuple[str, ...] = ()  # tells two lines of one key apart, where it is written
    along: tuple[str, ...] = ()  # what its lines point to, fetched with them
    unsaid: Values = field(
        default_factory=dict
    )  # of a new line, where the model presumes and a sheet must say
    heir: Callable[[Sequence[Any], Values], Any] = _nobody
    weigh: Callable[[Any, Any, Sequence[Any]], str] = _no_objection
    write: Callable[[Any, User | None], None] = _put_down

    @property
    def model(self) -> Any:
        return self.form._meta.model

    @cached_property
    def fields(self) -> dict[str, Column]:
        return {column.form_field: column for column in self.columns}

    def said(self, values: Values) -> dict[str, Any]:
        """What a row says of it; an empty cell says nothing."""
        told = {name: values.get(column.field) for name, column in self.fields.items()}
        return {name: value for name, value in told.items() if value not in (None, "", [])}


@dataclass(frozen=True, eq=False)
class Layer:
    slug: str
    title: str
    sorts: tuple[Sort, ...]
    required: tuple[str, ...]  # columns without which a sheet isn't one of this layer; none: any of its own

    @cached_property
    def own(self) -> tuple[Column, ...]:
        return tuple(column for sort in self.sorts for column in sort.columns)

    @property
    def columns(self) -> tuple[Column, ...]:
        return (*MINE, *self.own)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        own = [column.field for column in self.own]
        return Vocabulary(
            labels={column.field: column.title for column in self.columns},
            synonyms={column.field: [column.title, *column.also.split()] for column in self.columns},
            required=[NAMING, *([[name] for name in self.required] or [own])],
            named=frozenset({*NAMING, *self.required}),
            telling=(*NAMING, *own),
            not_about=["填报", "填表", "监管", "曾用", "紧急"],
            what=self.title,
        )
