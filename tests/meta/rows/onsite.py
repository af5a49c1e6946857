"""What belongs to a check beside its answers."""

from __future__ import annotations

import datetime as dt
from typing import Any

from enterprises.models import Mine
from inspections.models import Declaration, MadeUp, Recheck, Recording, Recusal, SheetAnswer, VisitingExpert
from jurisdictions.models import User


def rows(mine: Mine, person: User) -> dict[str, Any]:
    check = mine.inspections.earliest("pk")
    SheetAnswer.objects.create(inspection=check, item="dry-brakes", result="clear")
    Recheck.objects.create(
        inspection=check, hazard=mine.hazards.earliest("pk"), result="done", description="…"
    )
    MadeUp.objects.create(inspection=check, done_on=dt.date(2023, 6, 5), words="…", done_by=person)
    named = {"name": "郝敬山", "workplace": "演示设计院", "speciality": "通风", "declaration": "…"}
    return {
        "declaration": Declaration.objects.filter(inspection=check).earliest("pk"),
        "visiting_expert": VisitingExpert.objects.create(inspection=check, added_by=person, **named),
        "recording": Recording.objects.create(
            inspection=check, device_number="1", kept_at="采集站", made_by=person
        ),
        "recusal": Recusal.objects.create(officer=check.opened_by, mine=mine, reason="亲属任职"),
    }


ADDRESSES = {"expert_pk": "visiting_expert", "inspections:recusal_lift": "recusal"}
