from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command

from jurisdictions.models import Agency, User
from tests import make


def form(agency, **fields):
    return {"username": "wangshoushan", "name": "王守山", "agency": agency.pk, "roles": ["clerk"]} | fields


@pytest.fixture
def admin(client, county_administrator):
    client.force_login(county_administrator)
    return county_administrator


def test_an_administrator_adds_a_person_who_can_log_in_with_the_password_shown_once(client, admin):
    response = client.post("/people/new/", form(admin.agency))
    password = response.context["password"]
    person = User.objects.get(username="wangshoushan")
    assert (person.roles, person.agency) == (["clerk"], admin.agency)
    assert password in response.content.decode()
    assert person.check_password(password)
    assert password not in client.get(f"/people/{person.pk}/").content.decode()


@pytest.mark.parametrize("place", ["临汾市", "曲沃县"])
def test_not_at_a_desk_above_or_beside(client, admin, place):
    response = client.post("/people/new/", form(make.agency(place)))
    assert "agency" in response.context["form"].errors
    assert not User.objects.filter(username="wangshoushan").exists()


def test_but_at_one_below(client, city_administrator):
    client.force_login(city_administrator)
    client.post("/people/new/", form(make.agency("曲沃县")))
    assert User.objects.get(username="wangshoushan").agency.region_id == "141021"


def test_another_office_of_the_same_county_is_beside_and_not_below(admin):
    fire = make.agency("141023", kind="fire")
    assert not Agency.objects.below(admin.agency).filter(pk=fire.pk).exists()


def test_no_enterprise_role_at_an_agency(client, admin):
    response = client.post("/people/new/", form(admin.agency, roles=["principal"]))
    assert "roles" in response.context["form"].errors


def test_an_inspector_has_a_certificate(client, admin):
    response = client.post("/people/new/", form(admin.agency, roles=["inspector"]))
    assert "certificate_number" in response.context["form"].errors


def test_the_list_shows_own_people_and_those_below(
    client, city_administrator, county_clerk, stranger, province_clerk
):
    client.force_login(city_administrator)
    page = client.get("/people/")
    assert set(page.context["table"].data.data) == {city_administrator, county_clerk}
    assert county_clerk.username in page.content.decode()
    assert list(client.get("/people/?role=clerk").context["table"].data.data) == [county_clerk]
    assert list(client.get("/people/?q=不在").context["table"].data.data) == []


@pytest.mark.parametrize("page", ["", "edit/", "enabled/", "password/"])
def test_a_neighbours_people_are_out_of_sight(client, admin, neighbour_clerk, page):
    url = f"/people/{neighbour_clerk.pk}/{page}"
    assert (client.get(url) if page in ("", "edit/") else client.post(url)).status_code == 404


@pytest.mark.parametrize("role", ["viewer", "clerk", "inspector", "legal_reviewer", "leader"])
def test_other_roles_do_not_get_in(client, officer, county_clerk, role):
    client.force_login(officer("襄汾县", role))
    assert client.get("/people/").status_code == 403
    assert client.post(f"/people/{county_clerk.pk}/password/").status_code == 403


def test_nobody_raises_their_own_roles(client, admin):
    client.post(f"/people/{admin.pk}/edit/", form(admin.agency, roles=["leader", "administrator"]))
    admin.refresh_from_db()
    assert admin.roles == ["administrator"]


def test_nor_by_the_verb(county_administrator):
    from jurisdictions.actions import save_person
    from jurisdictions.rules import RuleViolation

    county_administrator.roles = ["administrator", "leader"]
    with pytest.raises(RuleViolation):
        save_person(county_administrator, by=county_administrator)


def test_disabling_and_enabling(client, admin, county_clerk):
    client.post(f"/people/{county_clerk.pk}/enabled/", {"enabled": "no"})
    county_clerk.refresh_from_db()
    assert not county_clerk.is_active
    client.post(f"/people/{county_clerk.pk}/enabled/", {"enabled": "yes"})
    county_clerk.refresh_from_db()
    assert county_clerk.is_active


def test_a_new_password_ends_the_old_one(client, admin, county_clerk):
    password = client.post(f"/people/{county_clerk.pk}/password/").context["password"]
    county_clerk.refresh_from_db()
    assert county_clerk.check_password(password)
    assert not county_clerk.check_password(make.PASSWORD)


def test_the_verbs_guard_themselves(county_leader, county_clerk, neighbour_administrator):
    for person in (county_leader, neighbour_administrator):
        with pytest.raises(PermissionDenied):
            county_clerk.issue_password(by=person)
        with pytest.raises(PermissionDenied):
            county_clerk.set_enabled(False, by=person)


class TestAgencies:
    def test_one_is_opened_below_and_corrected(self, client, city_administrator):
        client.force_login(city_administrator)
        fields = {
            "region": "141022",
            "kind": "emergency_management",
            "name": "翼城县应急管理局",
            "short_name": "翼",
        }
        assert client.post("/agencies/new/", fields).status_code == 302
        agency = Agency.objects.get(name="翼城县应急管理局")
        assert agency.superior_agency == city_administrator.agency
        client.post(f"/agencies/{agency.pk}/edit/", fields | {"short_name": "冀"})
        agency.refresh_from_db()
        assert agency.short_name == "冀"
        assert "翼城县应急管理局" in client.get("/agencies/").content.decode()
        assert "冀" in client.get(f"/agencies/{agency.pk}/").content.decode()

    def test_not_outside_the_region(self, client, admin):
        fields = {"region": "141022", "kind": "fire", "name": "翼城县消防救援大队", "short_name": "翼消"}
        assert "region" in client.post("/agencies/new/", fields).context["form"].errors

    def test_renamed_from_a_day(self, client, admin):
        agency = admin.agency
        fields = {"name": "襄汾县应急局", "since": "2023-06-01"}
        assert client.post(f"/agencies/{agency.pk}/rename/", fields).status_code == 302
        assert "襄汾县应急局" in client.get(f"/agencies/{agency.pk}/").content.decode()

    def test_a_neighbours_is_out_of_sight(self, client, admin):
        assert client.get(f"/agencies/{make.agency('曲沃县').pk}/").status_code == 404


class TestRegions:
    def test_the_tree_starts_where_the_person_stands(self, client, city_clerk):
        client.force_login(city_clerk)
        page = client.get("/regions/")
        assert page.context["region"].pk == "1410"
        assert len(page.context["table"].data) == 17
        assert client.get("/regions/1410/").status_code == 200
        assert client.get("/regions/1405/").status_code == 404
        assert [r.pk for r in client.get("/regions/?q=襄汾").context["table"].data] == ["141023"]

    def test_an_administrator_adds_a_development_zone(self, client, city_administrator):
        client.force_login(city_administrator)
        client.post("/regions/1410/zone/", {"name": "临汾经济开发区"})
        page = client.get("/regions/1410/").content.decode()
        assert "1410K1" in page
        assert "临汾经济开发区" in page
        client.post("/regions/1410/zone/", {"name": "临汾经济开发区"})
        assert client.get("/regions/1410/").content.decode().count("1410K") == 2  # its code and its link

    def test_renaming_and_merging_in_the_browser(self, client, city_administrator):
        client.force_login(city_administrator)
        client.post("/regions/141023/rename/", {"name": "襄汾区", "since": "2023-06-01"})
        assert "襄汾县" in client.get("/regions/141023/").content.decode()
        client.post("/regions/141021/merge/", {"successor": "141023", "on": "2023-06-01"})
        assert "并入襄汾区" in client.get("/regions/141021/").content.decode()

    def test_a_clerk_changes_nothing(self, client, city_clerk):
        client.force_login(city_clerk)
        assert "zone/" not in client.get("/regions/1410/").content.decode()
        assert client.post("/regions/1410/zone/", {"name": "x"}).status_code == 403


class TestTheFirstAdministrator:
    ARGUMENTS = ("14", "山西省应急管理厅", "晋", "first", "周启元")

    def test_can_log_in_with_what_the_command_shows(self, client, db, capsys):
        call_command("first_administrator", *self.ARGUMENTS)
        password = capsys.readouterr().out.split("密码 ")[1].split("，")[0]
        assert client.login(username="first", password=password)
        assert client.get("/people/").status_code == 200

    def test_is_the_only_one_made_so(self, county_administrator):
        with pytest.raises(CommandError, match="已有管理员"):
            call_command("first_administrator", *self.ARGUMENTS)

    def test_wants_a_region(self, db):
        with pytest.raises(CommandError, match="load_regions"):
            call_command("first_administrator", "99", *self.ARGUMENTS[1:])
