"""The personas: who tries what in every test. All of Shanxi stands, and the counties of the whole nation."""

from __future__ import annotations

import gc
from collections.abc import Callable

import pytest
from django.db import connection
from hypothesis import settings

from config.celery import app
from jurisdictions.management.commands.load_regions import load
from jurisdictions.models import Region, User
from tests import make
from tests.template import ground, template

# How long one example takes says something about the machine and its other work, not about us.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

# What was imported stays, and looking through all of it over and over is a tenth of the suite's time.
gc.freeze()
gc.set_threshold(50_000, 20, 100)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """The demo is loaded by one worker, and first: it takes as long as all tests of an app."""
    from xdist.scheduler import LoadScopeScheduling

    class DemoTogether(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return "demo" if nodeid.startswith("tests/demo/") else nodeid

    return DemoTogether(config, log)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, django_db_blocker):
    with django_db_blocker.unblock():
        connection.settings_dict["TEST"]["TEMPLATE"] = template()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """With --reuse-db, the last run may have left an empty database behind."""
    with django_db_blocker.unblock():
        if not Region.objects.exists():
            load(ground())


@pytest.fixture(autouse=True)
def _regions_outlive_a_flush(request):
    """Tests with real transactions leave an empty database behind."""
    marker = request.node.get_closest_marker("django_db")
    if "transactional_db" in request.fixturenames or (marker and marker.kwargs.get("transaction")):
        request.getfixturevalue("transactional_db")
        load(ground())


@pytest.fixture
def officer(db) -> Callable[..., User]:
    """officer("襄汾县", "clerk"): a person of the emergency bureau there."""
    return lambda place, *roles, **fields: make.user(make.agency(place), *roles, **fields)


def persona(place: str, role: str):
    @pytest.fixture
    def person(officer) -> User:
        return officer(place, role)

    return person


@pytest.fixture
def queue(tmp_path, monkeypatch):
    """The filesystem transport in a folder of this test, and no connection left over from another."""
    own = {
        "broker_url": "filesystem://localhost//",
        "broker_transport_options": {
            "data_folder_in": str(tmp_path),
            "data_folder_out": str(tmp_path),
            "control_folder": str(tmp_path / "control"),
            "polling_interval": 0.1,
        },
        "task_always_eager": False,
    }
    usual = {name: app.conf[name] for name in own}
    monkeypatch.setattr(app, "_pool", None)
    monkeypatch.setattr(app.amqp, "_producer_pool", None)
    app.conf.update(own)
    yield tmp_path
    app.conf.update(usual)


# 襄汾县 is ours, 曲沃县 its neighbour under the same city, 临汾市 above both, 泽州县 in another city.
county_viewer = persona("襄汾县", "viewer")
county_clerk = persona("襄汾县", "clerk")
county_inspector = persona("襄汾县", "inspector")
county_legal_reviewer = persona("襄汾县", "legal_reviewer")
county_leader = persona("襄汾县", "leader")
county_administrator = persona("襄汾县", "administrator")
neighbour_clerk = persona("曲沃县", "clerk")
neighbour_inspector = persona("曲沃县", "inspector")
neighbour_leader = persona("曲沃县", "leader")
neighbour_administrator = persona("曲沃县", "administrator")
city_clerk = persona("临汾市", "clerk")
city_inspector = persona("临汾市", "inspector")
city_leader = persona("临汾市", "leader")
city_administrator = persona("临汾市", "administrator")
province_clerk = persona("山西省", "clerk")
province_leader = persona("山西省", "leader")
province_administrator = persona("山西省", "administrator")
stranger = persona("泽州县", "clerk")
