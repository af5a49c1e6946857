"""What is held, and which licences are withheld: each on its leader's list until somebody ends it."""

from __future__ import annotations

from campaigns.todo import Todo
from inspections.models import Measure, Seizure
from jurisdictions.models import User

SHOWN = 20


def todos(user: User) -> list[Todo]:
    if user.agency is None or not user.can("order_measure"):
        return []
    held = Seizure.objects.held().filter(agency=user.agency).for_list().order_by("until")
    withheld = Measure.objects.withheld().filter(agency=user.agency).for_list().order_by("withheld_until")
    return [
        *(
            Todo(
                due=row.until,
                title=f"{row.get_kind_display()}到期：{row.mine}",
                detail=f"{row.document_number}，{row.things} 项，须解除、延长或者作出处理",
                action="去处理",
                url=row.get_absolute_url(),
            )
            for row in held[:SHOWN]
        ),
        *(
            Todo(
                due=row.withheld_until,
                title=f"暂扣期满发还：{row.mine}",
                detail=f"{row.document_number}，{row.licence}",
                action="去发还",
                url=row.get_absolute_url(),
            )
            for row in withheld[:SHOWN]
        ),
    ]
