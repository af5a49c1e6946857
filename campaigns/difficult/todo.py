"""What difficult cases ask of whom: those that lie at the person's desk and are theirs to move on."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse

from campaigns.models import DifficultCase
from campaigns.todo import Todo
from jurisdictions.models import User

SHOWN = 20
ACTIONS = {"answer": "答复", "pass_up": "报告上级", "pass_down": "转达", "confirm": "确认"}


def todos(user: User, now: dt.datetime) -> list[Todo]:
    lying = DifficultCase.objects.held_by(user).for_list().order_by("due_on", "pk")
    shown = list(lying[:SHOWN])
    above = user.agency.superior_agency if user.agency and shown else None
    lines = []
    for case in shown:
        steps = case.open_steps(user, above)
        if action := next((label for step, label in ACTIONS.items() if step in steps), ""):
            detail = f"{case.agency}上报 · {case.get_status_display()}"
            lines.append(Todo(case.due_on, f"难题：{case.title}", detail, action, case.get_absolute_url()))
    rest = lying.count() - SHOWN
    if lines and rest > 0:
        url = f"{reverse('campaigns:difficult_cases')}?held=on"
        lines.append(Todo(None, f"另有 {rest} 件难题", "在本机关办理", "查看全部", url, when="更多"))
    return lines
