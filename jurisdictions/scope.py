"""Who sees which rows. `visible_to` is the only way in, from pages, drop-downs, exports and the API alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db.models import CharField, F, Func, Model, Q, QuerySet, Value

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from jurisdictions.models import Region, User


class ScopedQuerySet(QuerySet[Any]):
    """Rows that lie somewhere.

    Agency people see what lies within their region, enterprise people what is their own, and both what a
    live grant opens. The region is resolved to a literal path first: a prefix of text that the index serves,
    where a join on a computed prefix would cost ten times as much.
    """

    place: ClassVar[str] = "region"  # lookup from a row to its Region; "" when the row is the Region
    people: ClassVar[str | None] = None  # lookup from a row to the users of the enterprise it belongs to
    granted: ClassVar[str | None] = None  # lookup to what a grant may open; "" for the row itself

    def visible_to(self, user: User | AnonymousUser) -> Self:
        if not user.is_active:
            return self.none()
        if user.region_path == "":
            return self.all()
        seen = [q for q in (self._in_region(user), self._own(user), self._granted(user)) if q]
        return self.filter(_any(seen)) if seen else self.none()

    def within(self, region: Region) -> Self:
        return self.filter(self._below(region.path)) if region.path else self.all()

    def _below(self, path: str) -> Q:
        lookup = f"{self.place}__path__startswith" if self.place else "path__startswith"
        return Q(**{lookup: path})

    def _in_region(self, user: User) -> Q | None:
        return self._below(user.region_path) if user.region_path else None

    def _own(self, user: User) -> Q | None:
        """A subquery, so that two representatives of one enterprise don't double its rows."""
        if user.agency_id or not self.people:
            return None
        return Q(pk__in=self.model._base_manager.filter(**{self.people: user.pk}).values("pk"))

    def _granted(self, user: User) -> Q | None:
        if self.granted is None:
            return None
        opener: Any = _follow(self.model, self.granted)._default_manager
        opened = opener.all().opened_to(user)
        return Q(**{f"{self.granted or 'pk'}__in": opened}) if opened else None

    def opened_to(self, user: User) -> list[Any]:
        """Of the rows outside the map, those that a live grant opens; a floor above may know of more."""
        return user.granted_pks(self.model)


def _any(conditions: list[Q]) -> Q:
    first, *rest = conditions
    for condition in rest:
        first |= condition
    return first


def _follow(model: type[Model], lookup: str) -> type[Model]:
    for name in filter(None, lookup.split("__")):
        model = model._meta.get_field(name).related_model  # type: ignore[assignment]
    return model


def child_code(region: Region, lookup: str) -> Func:
    """The code of the region right below this one that a row lies in, from the path that `lookup` leads to.

    Empty for what lies in the region itself and in none below it.
    """
    step = Value(len(region.lineage))
    return Func(F(lookup), Value("/"), step, function="split_part", output_field=CharField())
