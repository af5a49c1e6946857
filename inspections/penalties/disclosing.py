"""谁执法谁公示 (应急〔2021〕23号（九）): the public excerpt of a penalty decision, drafted from the decision itself."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Min
from django.urls import reverse

from campaigns.disclosure.actions import draft_disclosure
from campaigns.disclosure.personal import mask, names_in
from campaigns.disclosure.terms import within
from campaigns.models import Disclosure
from campaigns.todo import Todo
from inspections.models import Penalty, PenaltyDisclosure
from jurisdictions.models import User
from jurisdictions.rules import RuleViolation
from jurisdictions.templatetags.words import cn_date

KIND, Status = Disclosure.Kind.PENALTY, Disclosure.Status


@transaction.atomic
def disclose_penalty(penalty: Penalty, *, by: User) -> Disclosure:
    """A draft with the names of people masked, for the leader to look at before it goes out."""
    case = penalty.case
    by.require("draft_disclosure", case.agency)
    Penalty.objects.select_for_update().get(pk=penalty.pk)
    if (out := told(penalty)) and out.status != Status.REVOKED:
        raise RuleViolation("这份处罚决定已经拟公示或正在公示")
    drafted = draft_disclosure(
        KIND,
        by=by,
        title=f"行政处罚决定信息（{penalty.document_number}）",
        text=excerpt(penalty),
        formed_on=case.decided_on,
        campaign=case.inspection.campaign if case.inspection else None,
    )
    PenaltyDisclosure.objects.create(disclosure=drafted, penalty=penalty)
    return drafted


def told(penalty: Penalty) -> Disclosure | None:
    """The latest disclosure of the decision that wasn't given up, as it was last corrected."""
    links = [link.disclosure for link in penalty.disclosures.all()]
    out = next((one for one in reversed(links) if one.status != Status.VOID), None)
    return out.latest if out else None


def excerpt(penalty: Penalty) -> str:
    case = penalty.case
    told = [
        ("行政相对人", penalty.party),
        ("决定书文号", penalty.document_number),
        ("违法事实", case.violation),
        ("处罚依据", str(penalty.basis)),
        ("处罚内容", f"罚款{penalty.amount:,.2f}元"),
        ("决定日期", cn_date(case.decided_on)),
        ("处罚机关", str(case.agency)),
    ]
    text = "\n".join(f"{label}：{words}" for label, words in told)
    return mask(text, _people(penalty, text))


def _people(penalty: Penalty, text: str) -> list[str]:
    """Whom the ledger knows, and the person who was fined, whether or not it does."""
    fined = [penalty.party] if penalty.subject == Penalty.Subject.PRINCIPAL else []
    return [*fined, *names_in(text, penalty.case.agency.region)]


def todos(user: User, now: dt.datetime) -> list[Todo]:
    """One line for all decisions of the agency that nobody has published, by the day of the oldest."""
    if not user.agency_id or not user.can("draft_disclosure"):
        return []
    waiting = Penalty.objects.filter(case__agency=user.agency_id).undisclosed()
    number, oldest = waiting.count(), waiting.aggregate(day=Min("case__decided_on"))["day"]
    if not number:
        return []
    term = within(KIND)
    title = f"{number} 份处罚决定待公示"
    url = f"{reverse('inspections:cases')}?disclosed=no&agency={user.agency_id}"
    return [Todo(term.last_day(oldest), title, f"作出决定后{term}", "去公示", url)]
