"""Every model that says who sees it shows our rows to us, to those above us, and to no neighbour."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser

from jurisdictions.scope import ScopedQuerySet
from tests import make
from tests.meta.world import build

SCOPED = [m for m in apps.get_models() if isinstance(m._default_manager.all(), ScopedQuerySet)]
# The map and a city's campaign are common to all its counties.
COMMON = {"Region", "Campaign"}


@pytest.fixture
def world(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return build()


def test_what_lies_in_a_county_is_seen_from_there_and_from_above_only(world):
    ours = make.user(world.agency, "viewer")
    above = [make.user(make.agency(place), "viewer") for place in ("临汾市", "山西省")]
    strangers = [make.user(make.agency(place), "viewer") for place in ("曲沃县", "泽州县")]
    for model in (m for m in SCOPED if m.__name__ not in COMMON):
        rows = model._default_manager
        mine = set(rows.visible_to(ours).values_list("pk", flat=True))
        assert mine, f"the world has no {model.__name__} to hide"
        for person in above:
            assert mine <= set(rows.visible_to(person).values_list("pk", flat=True)), model
        for person in strangers:
            assert not mine & set(rows.visible_to(person).values_list("pk", flat=True)), model


def test_who_sits_nowhere_sees_nothing(world):
    gone = make.user(world.agency, "clerk", username="gone", is_active=False)
    adrift = make.user(None, "principal", username="adrift")
    for model in SCOPED:
        for person in (AnonymousUser(), gone, adrift):
            assert not model._default_manager.visible_to(person).exists(), (model, person)
