"""One's own notices and how one wants them; and for the administrator the settings, the groups, what went out."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from campaigns.models import Delivery, Notice, Preference, ReminderSettings, Robot
from campaigns.reminders import robots
from campaigns.reminders.forms import PreferenceForm, RobotForm, SettingsForm
from campaigns.reminders.tables import DeliveryTable, NoticeTable
from jurisdictions.forms import at_fields
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import list_page
from jurisdictions.models import Agency
from jurisdictions.rules import RuleViolation


@needs("read_campaigns")
def notices(request: SignedInRequest) -> HttpResponse:
    own = Notice.objects.visible_to(request.user)
    unread = own.unread().count()
    shown = own.unread() if request.GET.get("unread") else own
    table = NoticeTable(shown.for_list())
    return list_page(request, "campaigns/reminders/notices.html", table, unread=unread)


@needs("read_campaigns")
def notice(request: SignedInRequest, pk: int) -> HttpResponse:
    """Read is what was opened. Following the link a second time changes nothing."""
    own = Notice.objects.visible_to(request.user)
    told = get_object_or_404(own.for_list(), pk=pk)
    own.filter(pk=pk).mark_read()
    return redirect(told.place)


@needs("read_campaigns")
@require_POST
def notices_read(request: SignedInRequest) -> HttpResponse:
    number = Notice.objects.visible_to(request.user).mark_read()
    messages.success(request, f"{number} 条提醒已标为已读" if number else "没有未读的提醒")
    return redirect("campaigns:notices")


@needs("read_campaigns")
def preference(request: SignedInRequest) -> HttpResponse:
    form = PreferenceForm(request.POST or None, instance=Preference.of(request.user))
    if request.method == "POST" and form.is_valid():
        form.instance.choose(by=request.user)
        messages.success(request, "提醒方式已保存")
        return redirect("campaigns:notices")
    return render(
        request, "campaigns/reminders/preference.html", {"form": form}, status=422 if form.errors else 200
    )


@needs("manage_reminders")
def reminders(request: SignedInRequest) -> HttpResponse:
    """Everybody's rhythm is the topmost administrator's to change; the groups are each agency's own."""
    settings = ReminderSettings.current()
    form = SettingsForm(request.POST or None, instance=settings)
    if request.method == "POST":
        request.user.require_at_the_top("manage_reminders")
        if form.is_valid():
            with at_fields(form):
                settings.change(by=request.user)
                messages.success(request, "提醒设置已保存，从下一个早晨起生效")
                return redirect("campaigns:reminders")
    context = {
        "form": form,
        "settings": ReminderSettings.current(),
        "may_change": request.user.at_the_top,
        "robots": Robot.objects.managed_by(request.user),
        "failed": Delivery.objects.managed_by(request.user).filter(status=Delivery.Status.FAILED).count(),
    }
    return render(request, "campaigns/reminders/settings.html", context, status=422 if form.errors else 200)


@needs("manage_reminders")
def deliveries(request: SignedInRequest) -> HttpResponse:
    sent = Delivery.objects.managed_by(request.user).select_related("recipient", "robot")
    if request.GET.get("failed"):
        sent = sent.filter(status=Delivery.Status.FAILED)
    table = DeliveryTable(sent)
    return list_page(request, "campaigns/reminders/deliveries.html", table)


@needs("manage_reminders")
@require_POST
def delivery_retry(request: SignedInRequest, pk: int) -> HttpResponse:
    delivery = get_object_or_404(Delivery.objects.managed_by(request.user), pk=pk)
    delivery.retry(by=request.user)
    messages.success(request, "已重新排队，几分钟内发送")
    return redirect("campaigns:deliveries")


@needs("manage_reminders")
def robot_new(request: SignedInRequest) -> HttpResponse:
    return _robot(request, Robot(agency=cast(Agency, request.user.agency)), "添加群机器人")


@needs("manage_reminders")
def robot(request: SignedInRequest, pk: int) -> HttpResponse:
    known = get_object_or_404(Robot.objects.managed_by(request.user), pk=pk)
    return _robot(request, known, "修改群机器人")


def _robot(request: SignedInRequest, kept: Robot, title: str) -> HttpResponse:
    form = RobotForm(request.POST or None, instance=kept)
    if form.is_valid():
        with at_fields(form):
            form.instance.keep(by=request.user)
            messages.success(request, "已保存，可以发送一条测试消息")
            return redirect("campaigns:reminders")
    context = {"form": form, "robot": kept, "title": title}
    return render(request, "campaigns/reminders/robot.html", context, status=422 if form.is_bound else 200)


@needs("manage_reminders")
@require_POST
def robot_test(request: SignedInRequest, pk: int) -> HttpResponse:
    """Sent while the person waits, so that they see at once whether address and secret are right."""
    known = get_object_or_404(Robot.objects.managed_by(request.user), pk=pk)
    words = f"【提醒】测试消息：{known.agency}的提醒将发到本群。{timezone.localtime():%m月%d日 %H:%M}"
    try:
        robots.send(known.kind, known.address, known.secret, words)
    except robots.Refused as refusal:
        raise RuleViolation(f"没有发出：{refusal}") from refusal
    messages.success(request, "测试消息已发出")
    return redirect("campaigns:reminders")


@needs("manage_reminders")
@require_POST
def robot_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    get_object_or_404(Robot.objects.managed_by(request.user), pk=pk).remove(by=request.user)
    messages.success(request, "群机器人已删除")
    return redirect("campaigns:reminders")
