"""Who is told: the people of a desk whose role it is to hand in, and those of the desks above."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from campaigns.models import Campaign, Liaison, Obligation, Preference, Requirement
from enterprises.models import Representative
from jurisdictions.models import Agency, User
from jurisdictions.roles import VERBS


def _roles(verb: str) -> list[str]:
    return sorted(VERBS[verb].roles)


class Superiors:
    """Whom an overdue duty climbs to, asked once an agency."""

    def __init__(self) -> None:
        self._known: dict[int, int | None] = {}

    def of(self, agency: int) -> int | None:
        if agency not in self._known:
            above = Agency.objects.select_related("region", "superior").get(pk=agency).superior_agency
            self._known[agency] = above.pk if above else None
        return self._known[agency]

    def first(self, owed: Obligation) -> int:
        """The one that answers for the owner; the receiver where nobody stands above, and for an enterprise.

        A county's case goes straight to the ministry (S1-12), but it is the city that urges the county.
        """
        above = self.of(owed.agency_id) if owed.agency_id else None
        return above or owed.receiver_id

    def further(self, owed: Obligation) -> int | None:
        return self.of(self.first(owed))


class Liaisons:
    """Whom the agencies of a batch have named for the campaigns that it speaks of (L-39)."""

    def __init__(self, batch: Iterable[Obligation]) -> None:
        batch = list(batch)
        asked = Requirement.objects.filter(pk__in={owed.requirement_id for owed in batch})
        self._campaigns = dict(asked.values_list("pk", "campaign_id"))
        self._parents = dict(Campaign.objects.exclude(parent=None).values_list("pk", "parent_id"))
        named = Liaison.objects.at_their_desk().filter(agency__in={owed.agency_id for owed in batch} - {None})
        self._named = {
            (campaign, agency): person
            for campaign, agency, person in named.values_list("campaign_id", "agency_id", "person_id")
        }

    def of(self, owed: Obligation) -> list[int]:
        """They hang on the first notice of the chain."""
        campaign = self._campaigns[owed.requirement_id]
        while campaign in self._parents:
            campaign = self._parents[campaign]
        person = self._named.get((campaign, owed.agency_id))
        return [person] if person else []

    @property
    def people(self) -> set[int]:
        return set(self._named.values())


class Desks:
    """The people of the desks that a batch speaks of, in two queries."""

    def __init__(self, agencies: Iterable[int | None], enterprises: Iterable[int | None] = ()) -> None:
        self.at_agency: dict[int, list[int]] = defaultdict(list)
        self.at_enterprise: dict[int, list[int]] = defaultdict(list)
        roles = _roles("submit_obligation")
        people = User.objects.filter(agency__in=set(agencies) - {None}, is_active=True, roles__overlap=roles)
        for agency, person in people.order_by("pk").values_list("agency_id", "pk"):
            self.at_agency[agency].append(person)
        own = Representative.objects.filter(
            enterprise__in=set(enterprises) - {None}, user__is_active=True, user__roles__overlap=roles
        )
        for enterprise, person in own.order_by("pk").values_list("enterprise_id", "user_id"):
            self.at_enterprise[enterprise].append(person)

    def owners(self, owed: Obligation) -> list[int]:
        if owed.enterprise_id:
            return self.at_enterprise[owed.enterprise_id]
        return self.at_agency[owed.agency_id] if owed.agency_id else []

    def wishes(self, others: Iterable[int] = ()) -> dict[int, tuple[int, ...]]:
        """Who chose days of their own, here and among the others."""
        everybody = [others, *self.at_agency.values(), *self.at_enterprise.values()]
        people = {person for people in everybody for person in people}
        chosen = Preference.objects.filter(user__in=people).values_list("user_id", "days_before")
        return {person: tuple(days) for person, days in chosen}
