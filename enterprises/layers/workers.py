"""一人一档: everybody who works at a mine, the contractors' people too, and what they were trained in."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from enterprises.file.monthly_forms import TrainingForm, WorkerForm
from enterprises.layers import columns as read
from enterprises.layers.columns import DAY, Column
from enterprises.layers.layer import Layer, Sort
from enterprises.ledger.cells import Reading, plain, read_text
from enterprises.models import Contractor
from enterprises.models.training import FAILED, OWN, PASSED

RESULTS = {
    PASSED: "考核合格 及格 通过 已通过 是 √",
    FAILED: "考核不合格 不及格 未通过 未合格 否 ×",
}
EMPLOYERS = {OWN: "本单位 本企业 本公司 矿方 自有 自有人员 本矿职工 本矿人员"}


def _one_of(known: dict[str, str], cell: object) -> str:
    """The word that a cell means, however it is written; nothing where it is none of them."""
    written = plain(cell)
    return next((word for word, ways in known.items() if written in {word, *ways.split()}), "")


def _result(cell: object, today: dt.date) -> Reading:
    if found := _one_of(RESULTS, cell):
        return Reading(found, "" if found == plain(cell) else "统一写法")
    return Reading(doubt=f"“{plain(cell)[:40]}”分不清是否合格，请填{PASSED}或{FAILED}")


def _employer(cell: object, today: dt.date) -> Reading:
    if found := _one_of(EMPLOYERS, cell):
        return Reading(found, "" if found == plain(cell) else "统一写法")
    return read_text(cell, 120)


class _WorkerLine(WorkerForm):
    """A sheet names the employer, where the page chooses an agreement."""

    employer = forms.CharField(label="所属单位")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["contractor"]

    def clean_employer(self) -> str:
        """Whoever is there already stays under the agreement that they came with."""
        name, worker = str(self.cleaned_data["employer"]), self.instance
        if name == worker.employer:
            return name
        teams = Contractor.objects.filter(mine=self.mine, name=name).order_by("-since", "-pk")
        worker.contractor = teams.first()
        if worker.contractor is None and name != OWN:
            raise forms.ValidationError(f"档案中没有承包单位“{name}”，请先登记外包项目部；本矿人员填{OWN}")
        return name


class _TrainingLine(TrainingForm):
    result = forms.ChoiceField(label="考核结果", choices=[(word, word) for word in RESULTS])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["passed"]

    def clean_result(self) -> str:
        self.instance.passed = self.cleaned_data["result"] == PASSED
        return str(self.cleaned_data["result"])


_PEOPLE = Sort(
    form=_WorkerLine,
    key=("name", "number"),
    along=("contractor",),
    columns=(
        Column(
            "worker",
            "姓名",
            read.text(60),
            of="name",
            width=11,
            note="必填。一人一行；有几次培训的，每次一行。",
            also="人员姓名 职工姓名 员工姓名 从业人员 从业人员姓名 培训人员 参训人员 学员姓名 学员 名字",
        ),
        Column(
            "worker_number",
            "工号",
            read.text(30),
            of="number",
            width=10,
            note="以文本填写。同名的人用工号区分。",
            also="职工编号 员工编号 人员编号 职工号",
        ),
        Column(
            "trade",
            "岗位（工种）",
            read.text(60),
            width=16,
            note="首次登记必填。如 凿岩工。",
            also="岗位 工种 岗位工种 岗位/工种 从事岗位 工作岗位",
        ),
        Column(
            "employer",
            "所属单位",
            _employer,
            width=30,
            note=f"承包单位的人员填承包单位名称，须已登记在外包项目部中；不填的为{OWN}人员。",
            also="用工单位 所属承包单位 承包单位 外包单位 所属队伍 所在单位",
        ),
        Column(
            "since",
            "上岗日期",
            read.day,
            width=12,
            note=DAY,
            also="入职日期 入职时间 上岗时间 进矿时间 到岗时间",
        ),
        Column(
            "until",
            "离岗日期",
            read.day,
            width=12,
            note="已离岗的填写。" + DAY,
            also="离职日期 离职时间 离岗时间 离矿时间",
        ),
    ),
)

_TRAININGS = Sort(
    form=_TrainingLine,
    key=("kind", "trained_on"),
    of="worker",
    unsaid={"passed": None},
    columns=(
        Column(
            "training",
            "培训类别",
            read.word("training"),
            of="kind",
            width=12,
            note="没有培训记录的，培训各栏都不填。",
            choices=read.offered("training"),
            also="培训种类 培训类型 培训性质 培训内容 培训项目",
        ),
        Column(
            "trained_on",
            "培训日期",
            read.day,
            width=12,
            note="有培训的必填；分几天的，填结束的一天。" + DAY,
            also="培训时间 培训结束日期 结业日期 考核日期 考试日期",
        ),
        Column(
            "hours",
            "学时",
            read.measure("学时", "个?学时|课时|个?小时|时|h"),
            width=8,
            note="有培训的必填，整数。",
            also="培训学时 培训课时 课时 培训时长",
        ),
        Column(
            "trainer", "培训单位", read.text(120), width=26, also="培训机构 施教单位 组织培训单位 培训部门"
        ),
        Column(
            "result",
            "考核结果",
            _result,
            width=10,
            note="有培训的必填。",
            choices=tuple(RESULTS),
            also="考核合格 是否合格 考核情况 考试结果 是否考核合格 结果",
        ),
        Column(
            "score",
            "考核成绩（分）",
            read.measure("分数", "分"),
            width=10,
            note="0 至 100，最多一位小数。",
            also="考核成绩 考试成绩 成绩 分数 得分",
        ),
        Column(
            "proof",
            "证明编号",
            read.text(60),
            of="number",
            width=18,
            note="以文本填写。",
            also="培训证明编号 合格证编号 证书编号 证明号 培训合格证号",
        ),
    ),
)

WORKERS = Layer("workers", "培训档案", (_PEOPLE, _TRAININGS), required=("worker",))
