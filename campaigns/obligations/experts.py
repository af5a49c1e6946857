"""专家信息表 (应急厅〔2019〕30号 三（二）1 and annex 3, S0-10): entered row by row or read from a workbook.

The annex itself was not at hand: its columns are reconstructed, and the workbook says so.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django import forms
from django.db import transaction
from django.forms import formset_factory
from django.utils import timezone
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from campaigns.models import Expert, Obligation, Submission
from campaigns.obligations.handing import hand_in
from enterprises.ledger.archive import UnreadableWorkbook, count_archive
from enterprises.ledger.workbook import parser_errors
from jurisdictions.guards import SignedInRequest
from jurisdictions.models import User
from jurisdictions.spreadsheets import plain

SPECIALITIES = f"专业（{'/'.join(Expert.Speciality.labels)}）"
HEADINGS = {
    "province": "省份",
    "name": "姓名",
    "gender": "性别",
    "born": "出生年月",
    "workplace": "工作单位",
    "post": "职务/职称",
    "speciality": SPECIALITIES,
    "years": "从事专业年限",
    "phone": "联系电话",
    "note": "备注",
}
WIDTHS = (6, 12, 10, 6, 12, 28, 16, 18, 10, 16, 30)
RECUSAL = re.compile(r"应回避[：:]([^；]*)；?(.*)", re.S)
MONTH = re.compile(r"(\d{4})\D+(\d{1,2})")
LOOKED_FOR_HEADINGS = 10  # rows from the top
MOST = 500
MAX_FILE = 5 * 2**20


class MonthField(forms.DateField):
    """1975-03, 1975年3月, 1975.3: the month is what the annex asks for."""

    def to_python(self, value: Any) -> dt.date | None:
        if found := MONTH.match(str(value or "").strip()):
            value = f"{found[1]}-{int(found[2]):02}-01"
        return super().to_python(value)


class ExpertForm(forms.ModelForm):
    born = MonthField(
        label="出生年月",
        widget=forms.DateInput(attrs={"type": "month"}, format="%Y-%m"),
        error_messages={"invalid": "请写成 1975-03"},
    )

    class Meta:
        model = Expert
        fields = [
            "province", "name", "gender", "born", "workplace", "post", "speciality", "years", "phone", "recusal",
            "note",
        ]  # fmt: skip

    def clean_born(self) -> dt.date:
        born: dt.date = self.cleaned_data["born"]
        if not dt.date(1900, 1, 1) <= born <= timezone.localdate():
            raise forms.ValidationError("出生年月不对，请核对")
        return born


class SheetField(forms.FileField):
    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if file and file.size > MAX_FILE:
            raise forms.ValidationError(f"文件超过 {MAX_FILE // 2**20} MB，请只保留专家信息表")
        return file


class SheetForm(forms.Form):
    sheet = SheetField(
        label="专家信息表（.xlsx）", required=False, help_text="上传后以表中各行为准，不用再逐名填写。"
    )


ExpertFormSet: Any = formset_factory(
    ExpertForm, extra=2, max_num=MOST, can_delete=True, can_delete_extra=False
)


class ExpertsForm:
    """The part of the page that asks for experts: a workbook, or else one set of fields an expert."""

    def __init__(self, request: SignedInRequest, obligation: Obligation) -> None:
        bound = request.method == "POST"
        self.sheet = SheetForm(request.POST or None, request.FILES or None)
        self.rows: list[dict[str, Any]] = []
        self.errors: list[str] = []
        self.more = "more" in request.POST
        data = request.POST.copy() if bound else None
        if data is not None and self.more:
            data["form-TOTAL_FORMS"] = str(int(data.get("form-TOTAL_FORMS") or 0) + 1)
        self.forms = ExpertFormSet(data, initial=None if bound else _last_round(obligation))

    def is_valid(self) -> bool:
        if self.more or not self.sheet.is_valid():
            return False
        if file := self.sheet.cleaned_data["sheet"]:
            self.rows, self.errors = read_sheet(file.read())
            return not self.errors
        if not self.forms.is_valid():
            return False
        kept = [form.cleaned_data for form in self.forms if form.cleaned_data.get("name")]
        self.rows = [_without_mark(row) for row in kept if not row.get("DELETE")]
        return True


def _without_mark(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "DELETE"}


def _last_round(obligation: Obligation) -> list[dict[str, Any]]:
    """What was returned is mended, not typed again."""
    last = obligation.submissions.first()
    return list(last.experts.values(*ExpertForm.Meta.fields)) if last else []


@transaction.atomic
def hand_in_experts(
    obligation: Obligation, rows: Sequence[dict[str, Any]], *, by: User, **parcel: Any
) -> Submission:
    """The rows are part of what is handed in: a second tap gives the same submission and no second list."""
    submission = hand_in(obligation, by=by, enclosed=rows, **parcel)
    if not submission.experts.exists():
        Expert.objects.bulk_create(
            Expert(submission=submission, number=number, **row) for number, row in enumerate(rows, start=1)
        )
    return submission


# The workbook


def read_sheet(content: bytes) -> tuple[list[dict[str, Any]], list[str]]:
    """The rows, and what is wrong with which row in the words of the sheet; one fault refuses the whole."""
    try:
        lines = _lines(content)
    except UnreadableWorkbook as error:
        return [], [str(error)]
    at, columns = _headings(lines)
    missing = [
        label for field, label in HEADINGS.items() if field not in columns.values() and field != "note"
    ]
    if missing:
        return [], [f"表头缺少：{'、'.join(missing)}"]
    rows, errors = [], []
    for number, line in enumerate(lines[at + 1 :], start=at + 2):
        given = {field: _text(line[column]) for column, field in columns.items() if column < len(line)}
        if not given.get("name") and not given.get("workplace"):
            continue
        form = ExpertForm(_as_typed(given))
        if form.is_valid():
            rows.append(form.cleaned_data)
        errors += [f"第 {number} 行 {form[name].label}：{why[0]}" for name, why in form.errors.items()]
    if not rows and not errors:
        errors = ["表中没有专家，请从表头下一行开始填写"]
    return rows, errors


def _lines(content: bytes) -> list[list[Any]]:
    file = io.BytesIO(content)
    if not content.startswith(b"PK"):
        raise UnreadableWorkbook("这不是 Excel 工作簿（.xlsx），请另存为 .xlsx 后再上传")
    count_archive(file)
    file.seek(0)
    with parser_errors():
        return (
            CalamineWorkbook.from_filelike(file).get_sheet_by_index(0).to_python(skip_empty_area=False)[:MOST]
        )


def _headings(lines: list[list[Any]]) -> tuple[int, dict[int, str]]:
    for at, line in enumerate(lines[:LOOKED_FOR_HEADINGS]):
        found = {column: field for column, cell in enumerate(line) if (field := _field(str(cell)))}
        if "name" in found.values():
            return at, found
    return 0, {}


def _field(heading: str) -> str:
    said = re.sub(r"\s", "", heading)
    for field, label in HEADINGS.items():
        if said and (said == label or said == label.partition("（")[0]):
            return field
    return ""


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()


def _as_typed(given: dict[str, str]) -> dict[str, str]:
    """As the form wants it: keys of the choices for their labels, and the enterprises to keep away from."""
    for field, choices in (("gender", Expert.Gender), ("speciality", Expert.Speciality)):
        keys = {label: key for key, label in choices.choices}
        given[field] = keys.get(given.get(field, ""), given.get(field, ""))
    if found := RECUSAL.match(given.get("note", "")):
        given["recusal"], given["note"] = found[1].strip(), found[2].strip()
    return given


def write_sheet(experts: Iterable[Expert], sent_by: str = "") -> bytes:
    """附件3 as reconstructed; without experts it is the sheet to fill in."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("专家信息表")
    title = book.add_format({"font_name": "宋体", "font_size": 16, "bold": True, "align": "center"})
    small = book.add_format({"font_name": "宋体", "font_size": 10})
    cell = book.add_format(
        {
            "font_name": "宋体",
            "font_size": 10,
            "border": 1,
            "text_wrap": True,
            "valign": "vcenter",
            "num_format": "@",
        }
    )
    head = book.add_format(
        {
            "font_name": "宋体",
            "font_size": 10,
            "bold": True,
            "border": 1,
            "text_wrap": True,
            "align": "center",
        }
    )
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, "附件3", small)
    sheet.merge_range(1, 0, 1, len(HEADINGS), "专家信息表", title)
    sheet.write_string(2, 0, f"报送单位（盖章）：{plain(sent_by)}", small)
    for column, label in enumerate(["序号", *HEADINGS.values()]):
        sheet.write_string(3, column, label, head)
    row = 3
    for row, expert in enumerate(experts, start=4):
        for column, text in enumerate(_cells(expert, row - 3)):
            sheet.write_string(row, column, plain(text), cell)
    note = (
        "说明：未见通知附件原件，本表栏目为重建。与被检查企业有利害关系的，在备注中写“应回避：企业名称；”。"
    )
    sheet.write_string(row + (40 if row == 3 else 2), 0, note, small)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    book.close()
    return out.getvalue()


def _cells(expert: Expert, number: int) -> Iterator[str]:
    recusal = f"应回避：{expert.recusal}；" if expert.recusal else ""
    yield from (str(number), expert.province, expert.name, expert.get_gender_display())
    yield from (f"{expert.born:%Y-%m}", expert.workplace, expert.post, expert.get_speciality_display())
    yield from (str(expert.years), expert.phone, f"{recusal}{expert.note}")
