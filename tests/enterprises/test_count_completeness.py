"""What a file should hold, and what of that it lacks (S0-13, S1-26)."""

from __future__ import annotations

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from enterprises.file.alerts import alerts
from enterprises.file.completeness import completeness, fields, fields_of
from enterprises.file.reading import completeness_of
from enterprises.models import Equipment, Insurance, MineKind, MineStatus, Profile
from tests import filed, make

KEYS = [field.key for field in fields()]


@given(
    kind=st.sampled_from(MineKind.values),
    status=st.sampled_from(MineStatus.values),
    held=st.sets(st.sampled_from(KEYS)),
)
def test_share_and_missing_add_up(kind, status, held):
    found = completeness(kind, status, held)
    assert found.filled + len(found.missing) == found.asked
    assert 0 <= found.percent <= 100
    assert (found.percent == 100) == (not found.missing)
    assert not {field.key for field in found.missing} & held


@pytest.mark.parametrize("kind", MineKind.values)
def test_every_field_is_asked_of_its_kinds_only_and_has_a_basis(kind):
    asked = completeness(kind, "producing", set()).missing
    assert asked
    assert all(not field.mines or kind in field.mines for field in asked)
    assert all(field.basis for field in asked)


def test_every_named_field_of_the_profile_exists():
    columns = {field.name for field in Profile._meta.concrete_fields}
    for kind in MineKind.values:
        assert set(fields_of("profile", kind)) <= columns


def test_a_watch_is_asked_for_where_nobody_works():
    keys = {
        status: {field.key for field in completeness("underground", status, set()).missing}
        for status in MineStatus.values
    }
    assert [status for status in keys if "watch" in keys[status]] == ["suspended_unattended"]
    assert not keys["closed"]


def test_an_ownerless_pond_asks_for_who_answers():
    key = "responsible.无主体库监管责任人"
    for held, asked in [(set(), False), ({"profile.ownerless"}, True)]:
        missing = {field.key for field in completeness("tailings", "producing", held).missing}
        assert (key in missing) == asked


@pytest.mark.django_db
def test_what_is_entered_is_no_longer_missing():
    mine = make.mine(supervisor=make.agency(), headcount=12, minerals="铁")
    before = {field.key for field in completeness_of([mine])[mine.pk].missing}
    assert {"licence.采矿许可证", "post.法定代表人", "profile.scale", "drawing"} <= before
    assert not {"mine.headcount", "mine.minerals", "supervisor", "enterprise.credit_code"} & before
    filed.file(mine)
    after = {field.key for field in completeness_of([mine])[mine.pk].missing}
    assert before - after >= {
        "licence.采矿许可证",
        "post.法定代表人",
        "profile.scale",
        "drawing",
        "certificate",
    }


@pytest.mark.django_db
def test_an_insurance_that_is_over_is_missing_and_so_are_certificates():
    mine = make.mine()
    Insurance.objects.create(mine=mine, insurer="人保", number="1", since="2020-01-01", until="2020-12-31")
    missing = {field.key for field in completeness_of([mine])[mine.pk].missing}
    assert {"insurance", "certificate"} <= missing


@pytest.mark.django_db
def test_a_device_whose_test_nobody_knows_is_told():
    mine = make.mine()
    for kind in ("提升机", "其他设备"):
        Equipment.objects.create(mine=mine, kind=kind, number="1号")
    told = [alert.words for alert in alerts(mine, timezone.localdate()) if alert.part == "equipment"]
    assert told == ["提升机 1号没有登记检测检验日期"]


@pytest.mark.django_db
def test_no_is_an_answer_and_unknown_is_none():
    mine = make.mine()
    profile = Profile.objects.create(mine=mine, spontaneous_combustion=False)
    missing = {field.key for field in completeness_of([mine])[mine.pk].missing}
    assert "profile.spontaneous_combustion" not in missing
    assert "profile.ground_pressure" in missing
    assert profile.particulars() == [("有自燃倾向", "否")]


@pytest.mark.django_db
def test_the_countys_list_costs_the_same_however_many_mines(
    client, county_clerk, django_assert_max_num_queries
):
    for number in range(12):
        filed.file(make.mine(name=f"矿{number}"))
    client.force_login(county_clerk)
    with django_assert_max_num_queries(25):
        page = client.get("/ledger/missing/").content.decode()
    assert page.count("%</td>") == 12
