from __future__ import annotations

import pytest
from django.apps import apps
from django.db import InternalError, connection, transaction

from jurisdictions.models import Agency, Holiday, User
from records.history import history
from tests import make


def events():
    return sorted(
        model._meta.db_table
        for model in apps.get_models()
        if hasattr(model, "pgh_tracked_model") and model._meta.managed
    )


@pytest.fixture
def edited(client, county_administrator, county_clerk):
    client.force_login(county_administrator)
    data = {
        "name": "赵一平", "agency": county_clerk.agency_id, "roles": ["clerk", "inspector"],
        "certificate_number": "14100001", "certificate_expires": "2027-03-01",
    }  # fmt: skip
    assert client.post(f"/people/{county_clerk.pk}/edit/", data).status_code == 302
    return county_clerk


def test_a_change_is_told_in_words_with_person_and_moment(edited, county_administrator):
    created, changed = history(User, edited.pk)
    assert (created.act, created.who, created.changes) == ("建立", "系统", [])
    assert (changed.act, changed.who) == ("修改", county_administrator.name)
    assert changed.changes == [
        "姓名由“襄汾县clerk”改为“赵一平”",
        "角色由“填报人”改为“填报人、执法人员”",
        "执法证号由（空）改为“14100001”",
        "执法证有效期至由（空）改为“2027-03-01”",
    ]
    assert changed.url == f"/people/{edited.pk}/edit/"
    assert str(changed).endswith(f"{county_administrator.name}修改：{'；'.join(changed.changes)}")


def test_references_read_as_names_and_truth_as_yes_or_no(db):
    day = Holiday.objects.create(date="2023-07-01", name="试")
    day.is_workday = True
    day.save()
    assert history(Holiday, day.pk)[1].changes == ["调休上班由“否”改为“是”"]
    county, city = make.agency("141023"), make.agency("1410")
    county.superior = city
    county.save()
    assert history(Agency, county.pk)[1].changes == [f"指定上级由（空）改为“{city.name}”"]


def test_a_removal_is_told_too(db):
    day = Holiday.objects.create(date="2023-07-01", name="试")
    pk = day.pk
    day.delete()
    assert [entry.act for entry in history(Holiday, pk)] == ["建立", "删除"]


def test_what_is_changed_past_the_application_is_kept_too(county_clerk):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE jurisdictions_user SET name = '暗改' WHERE id = %s", [county_clerk.pk])
    assert "改为“暗改”" in history(User, county_clerk.pk)[-1].changes[0]


def test_no_password_is_in_the_trail(county_clerk):
    county_clerk.set_password("another-long-one")
    county_clerk.save()
    assert len(history(User, county_clerk.pk)) == 1
    assert "password" not in {f.name for f in User.pgh_event_model._meta.fields}


class TestThePage:
    def test_shows_it_to_those_who_see_the_object(self, client, edited, city_clerk):
        client.force_login(city_clerk)
        page = client.get(f"/records/history/jurisdictions/user/{edited.pk}/").content.decode()
        assert "姓名由“襄汾县clerk”改为“赵一平”" in page

    def test_is_not_there_for_a_neighbour(self, client, edited, neighbour_administrator):
        client.force_login(neighbour_administrator)
        assert client.get(f"/records/history/jurisdictions/user/{edited.pk}/").status_code == 404

    def test_is_refused_to_enterprises(self, client, edited):
        client.force_login(make.user(None, "principal"))
        assert client.get(f"/records/history/jurisdictions/user/{edited.pk}/").status_code == 403

    @pytest.mark.parametrize("path", [
        "jurisdictions/user/999999999", "jurisdictions/user/abc", "jurisdictions/nothing/1", "nowhere/user/1",
        "sessions/session/1", "jurisdictions/holiday/1", "pghistory/context/1", "jurisdictions/loginfailure/1",
    ])  # fmt: skip
    def test_is_not_there_for_what_is_not_kept_or_not_scoped(self, client, county_clerk, path):
        client.force_login(county_clerk)
        assert client.get(f"/records/history/{path}/").status_code == 404

    def test_costs_the_same_however_long_the_history(
        self, client, county_viewer, django_assert_max_num_queries
    ):
        client.force_login(county_viewer)
        superiors = [make.agency("1410"), make.agency("14")]
        for n in range(30):
            county_viewer.agency.superior = superiors[n % 2]
            county_viewer.agency.save()
        with django_assert_max_num_queries(10):
            client.get(f"/records/history/jurisdictions/agency/{county_viewer.agency_id}/")


class TestTheTrailIsAppendOnly:
    @pytest.mark.parametrize("statement", ["UPDATE {} SET pgh_label = 'x'", "DELETE FROM {}"])
    @pytest.mark.parametrize("table", ["jurisdictions_userevent", "jurisdictions_agencyevent"])
    def test_neither_changed_nor_deleted(self, county_clerk, table, statement):
        with (
            connection.cursor() as cursor,
            pytest.raises(InternalError, match="pgtrigger"),
            transaction.atomic(),
        ):
            cursor.execute(statement.format(table))

    def test_every_table_of_it(self, db):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE 'pgtrigger_append_only%'"
            )
            locked = {row[0] for row in cursor.fetchall()}
        assert set(events()) <= locked
        assert len(events()) > 8

    @pytest.mark.parametrize("statement", [
        "UPDATE pghistory_context SET metadata = '{}'", "DELETE FROM pghistory_context",
    ])  # fmt: skip
    def test_nor_who_it_was(self, edited, statement):
        """Only while a request runs may it amend its own context, and here that request is over."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('pghistory.context_id', '', true)")
        with (
            connection.cursor() as cursor,
            pytest.raises(InternalError, match="append-only"),
            transaction.atomic(),
        ):
            cursor.execute(statement)
