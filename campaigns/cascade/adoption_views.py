"""Passing a notice on (转发) and what comes of it: tightened dates, who has done so, what is new and what is copied."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from campaigns.cascade.adoption import OwnWords, adopt, may_adopt, pass_down, passable, tighten_stage
from campaigns.cascade.copying import Verdict, compare
from campaigns.cascade.deadlines import tighten
from campaigns.cascade.draft_views import asked, form_page, own
from campaigns.cascade.drafting import inherited_stage
from campaigns.cascade.forms import OwnWordsForm, PassDownForm, StageEndForm, TightenForm
from campaigns.cascade.tree import Branch, tree
from campaigns.models import Stage
from campaigns.views import seen
from jurisdictions.forms import at_fields
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import Sheet, sheet_page
from jurisdictions.models import Region
from jurisdictions.rules import RuleViolation
from jurisdictions.spreadsheets import Value

TONES = {Verdict.NEW: "done", Verdict.CHANGED: "due", Verdict.COPIED: "plain"}
LABELS = {Verdict.NEW: "新增", Verdict.CHANGED: "改写", Verdict.COPIED: "照抄"}


@needs("manage_campaigns")
def adopt_campaign(request: SignedInRequest, pk: int) -> HttpResponse:
    """The adopter's own notice; stages and requirements come along and are tightened in the draft."""
    campaign = seen(request, pk)
    form = OwnWordsForm(request.POST or None, initial={"title": campaign.title})
    if form.is_valid():
        with at_fields(form):
            adopted = adopt(campaign, OwnWords(**form.cleaned_data), by=request.user)
            messages.success(request, "已建立转发草稿，请核对各项期限后部署")
            return redirect("campaigns:draft", adopted.pk)
    elif not request.POST and not may_adopt(campaign, request.user):
        raise RuleViolation("本机关不能转发这项行动，或者已经转发")
    return form_page(request, form, f"转发{campaign.document_number}", "建立草稿", campaign, above=campaign)


@needs("manage_campaigns")
def tighten_requirement(request: SignedInRequest, pk: int, requirement: int) -> HttpResponse:
    campaign = own(request, pk)
    campaign.require_draft(request.user)
    one = asked(campaign, requirement)
    if one.inherited_from is None:
        return redirect("campaigns:requirement", pk, one.pk)
    form = TightenForm(request.POST or None, requirement=one)
    if form.is_valid():
        with at_fields(form):
            tighten(one, form.deadline, by=request.user, reading=form.reading)
            messages.success(request, f"“{one}”：{one.deadline_words}")
            return redirect("campaigns:draft", pk)
    return form_page(request, form, f"提前期限：{one}", "保存", campaign, superior=one.inherited_from)


@needs("manage_campaigns")
def stage_tighten(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    campaign = own(request, pk)
    campaign.require_draft(request.user)
    stage = get_object_or_404(
        Stage.objects.select_related("campaign__issuer"), campaign=campaign, number=number
    )
    form = StageEndForm(request.POST or None, initial={"ends_on": stage.ends_on})
    if form.is_valid():
        with at_fields(form):
            tighten_stage(stage, form.cleaned_data["ends_on"], by=request.user)
            return redirect("campaigns:draft", pk)
    superior = inherited_stage(campaign, number)
    return form_page(request, form, f"提前结束：{stage}", "保存", campaign, superior_stage=superior)


@needs("manage_campaigns")
def pass_requirement_down(request: SignedInRequest, pk: int, requirement: int) -> HttpResponse:
    """What the superior asks of us, asked of those below us."""
    campaign = own(request, pk)
    campaign.require_draft(request.user)
    above = get_object_or_404(passable(campaign).select_related("campaign"), pk=requirement)
    form = PassDownForm(request.POST or None, requirement=above)
    if form.is_valid():
        with at_fields(form):
            own_title = form.cleaned_data["title"]
            passed = pass_down(
                above, campaign, form.deadline, by=request.user, reading=form.reading, title=own_title
            )
            messages.success(request, f"已向下级布置“{passed}”")
            return redirect("campaigns:draft", pk)
    return form_page(request, form, f"向下级布置：{above}", "布置", campaign, superior=above)


@needs("read_campaigns")
def adoptions(request: SignedInRequest, pk: int) -> HttpResponse:
    """Who has passed it on and who has not, with what differs; a nation is opened province by province."""
    campaign = seen(request, pk)
    if request.user.agency is None:
        raise PermissionDenied("转发情况由机关查看")
    within = None
    if code := request.GET.get("region"):
        within = get_object_or_404(Region.objects.within(campaign.issuer.region), pk=code)
    whole = tree(campaign, request.user.agency.region, within)
    context = {"campaign": campaign, "tree": whole, "within": within}
    narrowed = campaign.document_number + (f" · {within.full_name}" if within else "")
    sheet = Sheet("转发情况", ADOPTION_HEADINGS, _adoption_rows(whole.branches), narrowed)
    page: HttpResponse = sheet_page(request, "campaigns/campaign_adoptions.html", context, sheet)
    return page


ADOPTION_HEADINGS = [
    "机关",
    "转发文号",
    "印发日期",
    "用时（天）",
    "提前期限",
    "自加要求",
    "向下布置",
    "阶段变动",
]
ADOPTION_HEADINGS += ["下级已转发", "下级机关"]


def _adoption_rows(branches: list[Branch]) -> Iterator[list[Value]]:
    for one in branches:
        own = one.campaign
        figures = [one.tightened, one.own, one.passed_down, one.stages] if own else [None] * 4
        notice = [own.document_number, own.issued_on, one.days] if own else ["未转发", None, None]
        yield [one.agency.name, *notice, *figures, one.adopted, one.total]
        yield from _adoption_rows(one.below)


@needs("read_campaigns")
def comparison(request: SignedInRequest, pk: int) -> HttpResponse:
    """What an adopter changed: dates, requirements, stages, and its plan paragraph by paragraph (N5)."""
    campaign = seen(request, pk)
    if campaign.parent is None:
        raise RuleViolation("这项行动不是转发的，没有可以比对的上级文件")
    requirements = list(campaign.requirements.select_related("campaign", "inherited_from__campaign"))
    stages = [(stage, inherited_stage(campaign, stage.number)) for stage in campaign.stages.all()]
    found = compare(campaign.parent.plan_text, campaign.plan)
    context = {
        "campaign": campaign,
        "tightened": [one for one in requirements if one.is_tightened],
        "passed_down": [one for one in requirements if one.passed_down],
        "added": [one for one in requirements if one.inherited_from_id is None],
        "stages": [(one, above) for one, above in stages if above is None or above.ends_on != one.ends_on],
        "comparison": found,
        "paragraphs": [(one, LABELS[one.verdict], TONES[one.verdict]) for one in found.paragraphs],
        "counts": [(LABELS[verdict], found.count(verdict), TONES[verdict]) for verdict in Verdict],
    }
    return render(request, "campaigns/campaign_comparison.html", context)
