"""The three letters: the list, one with its paper, and each step it takes."""

from __future__ import annotations

import io
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from enterprises.models import Mine
from inspections.consequences.letters import (
    addressable,
    answer_letter,
    draft_letter,
    first_words,
    printed,
    reword,
    send_letter,
    void_letter,
    words,
)
from inspections.filters import LetterFilter
from inspections.forms import choose_from
from inspections.models import Inspection, Letter
from inspections.tables import LetterTable
from jurisdictions.forms import at_fields, day
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page
from jurisdictions.models import Agency
from records.forms import FilesField
from records.models import Attachment


class WordsForm(forms.Form):
    title = forms.CharField(label="标题", max_length=120)
    body = forms.CharField(
        label="正文",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text="每行一段；主送单位、结尾和落款由系统加上。",
    )
    answer_by = forms.DateField(label="答复期限", widget=day())


class LetterForm(WordsForm):
    """To an agency that is chosen; where the letter goes to a mine, the address of the page says so."""

    to_agency = forms.ModelChoiceField(
        Agency.objects.none(),
        label="收函单位",
        empty_label="请选择",
        error_messages={"required": "请选择收函单位"},
    )
    field_order = ["to_agency"]


class LetterAnswerForm(forms.Form):
    text = forms.CharField(label="答复", max_length=4000, widget=forms.Textarea(attrs={"rows": 5}))
    uploads = FilesField(label="附件", required=False, help_text="可选多个；PDF、docx、照片")


class VoidForm(forms.Form):
    reason = forms.CharField(label="作废原因", max_length=200)


@needs("read_inspections")
@require_safe
def letters(request: SignedInRequest) -> HttpResponse:
    seen = Letter.objects.visible_to(request.user).for_list()
    found = LetterFilter(request.GET, seen, request=request)
    kinds = Letter.Kind.choices if request.user.can("draft_letter") else []
    table = LetterTable(found.qs)
    return list_page(request, "inspections/letter_list.html", table, filter=found, kinds=kinds)


@needs("read_inspections")
@require_safe
def letter(request: SignedInRequest, pk: int) -> HttpResponse:
    return _page(request, _seen(request, pk))


@needs("read_inspections")
@require_safe
def letter_pdf(request: SignedInRequest, pk: int) -> FileResponse:
    shown = _seen(request, pk)
    return FileResponse(io.BytesIO(printed(shown)), as_attachment=True, filename=f"{shown.title}.pdf")


@needs("draft_letter")
def letter_new(request: SignedInRequest, kind: str) -> HttpResponse:
    """To a mine's enterprise (?mine=…, with ?check=… what the check found), or to an agency that is chosen."""
    mine, check = _about(request)
    if kind not in Letter.Kind:
        raise Http404
    assert request.user.agency is not None, "only people of agencies hold the verb"
    name = mine.enterprise.name if mine else request.user.agency.region.name
    start = first_words(Letter.Kind(kind), name=name, inspection=check)
    form: WordsForm = (WordsForm if mine else LetterForm)(request.POST or None, initial=start)
    if not mine:
        choose_from(form, "to_agency", addressable(request.user))
    if form.is_valid():
        with at_fields(form):
            drafted = draft_letter(kind, by=request.user, mine=mine, inspection=check, **form.cleaned_data)
            messages.success(request, f"{drafted.get_kind_display()}已拟好，请分管负责人签发")
            return redirect(drafted)
    context = {"form": form, "mine": mine, "label": Letter.Kind(kind).label, "words": words()}
    return render(request, "inspections/letter_form.html", context, status=422 if form.errors else 200)


@needs("draft_letter")
def letter_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    shown = _seen(request, pk)
    request.user.require("draft_letter", shown.agency)
    start = {name: getattr(shown, name) for name in ("title", "body", "answer_by")}
    form = WordsForm(request.POST or None, initial=start)
    if form.is_valid():
        with at_fields(form):
            reword(shown, by=request.user, **form.cleaned_data)
            messages.success(request, "函件已保存")
            return redirect(shown)
    context = {
        "form": form,
        "mine": shown.mine,
        "label": shown.get_kind_display(),
        "words": words(),
        "letter": shown,
    }
    return render(request, "inspections/letter_form.html", context, status=422 if form.errors else 200)


@needs("sign_letter")
@require_POST
def letter_send(request: SignedInRequest, pk: int) -> HttpResponse:
    shown = _seen(request, pk)
    send_letter(shown, by=request.user)
    messages.success(request, f"已签发：{shown.number}")
    return redirect(shown)


@needs("answer_letter")
@require_POST
def letter_answer(request: SignedInRequest, pk: int) -> HttpResponse:
    shown, form = _seen(request, pk), LetterAnswerForm(request.POST, request.FILES)
    if not shown.is_received_by(request.user):
        raise PermissionDenied("只有收函单位可以答复")
    if form.is_valid():
        with at_fields(form):
            answer_letter(shown, by=request.user, **form.cleaned_data)
            messages.success(request, "答复已提交")
            return redirect(shown)
    return _page(request, shown, answer=form)


@needs("sign_letter")
@require_POST
def letter_void(request: SignedInRequest, pk: int) -> HttpResponse:
    shown, form = _seen(request, pk), VoidForm(request.POST)
    request.user.require("sign_letter", shown.agency)
    if form.is_valid():
        with at_fields(form):
            void_letter(shown, by=request.user, **form.cleaned_data)
            messages.success(request, "函件已作废，文号不再使用")
            return redirect(shown)
    return _page(request, shown, void=form)


def _about(request: SignedInRequest) -> tuple[Mine | None, Inspection | None]:
    mine, check = request.GET.get("mine", ""), request.GET.get("check", "")
    if not mine.isdecimal():
        return None, None
    seen = Mine.objects.visible_to(request.user).select_related("enterprise", "region")
    where = get_object_or_404(seen, pk=mine)
    if not check.isdecimal():
        return where, None
    return where, get_object_or_404(where.inspections.signed(), pk=check)


def _seen(request: SignedInRequest, pk: int) -> Letter:
    seen = Letter.objects.visible_to(request.user).for_list()
    return get_object_or_404(
        seen.select_related("signed_by", "drafted_by", "answered_by", "inspection"), pk=pk
    )


def _page(request: SignedInRequest, shown: Letter, **tried: forms.Form) -> HttpResponse:
    user = request.user
    own = shown.agency.is_desk_of(user)
    offered: dict[str, forms.Form] = {}
    if shown.is_open and shown.is_received_by(user) and user.can("answer_letter"):
        offered["answer"] = LetterAnswerForm()
    if own and user.can("sign_letter") and shown.may_move(Letter.Status.VOID):
        offered["void"] = VoidForm()
    draft = shown.status == Letter.Status.DRAFT
    context: dict[str, Any] = {
        "letter": shown,
        "paragraphs": [line for line in shown.body.splitlines() if line.strip()],
        "files": Attachment.objects.of(shown),
        "forms": offered | tried,
        "may_edit": own and draft and user.can("draft_letter"),
        "may_send": own and draft and user.can("sign_letter"),
    }
    status = 422 if any(form.errors for form in tried.values()) else 200
    return render(request, "inspections/letter_detail.html", context, status=status)
