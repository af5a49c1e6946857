"""The county keeps a mine's file line by line: enter, change, confirm, remove (S1-26)."""

from __future__ import annotations

import datetime as dt

import pytest

from enterprises.models import (
    Accident,
    Certificate,
    Contractor,
    Equipment,
    Insurance,
    KeyPerson,
    Licence,
    Profile,
    Responsible,
    WatchDuty,
)
from records.history import history
from records.models import Attachment
from tests import filed, make


@pytest.fixture
def mine(db):
    return make.mine(supervisor=make.agency())


def post(client, mine, part, **data):
    return client.post(f"/ledger/mines/{mine.pk}/file/{part}/new/", data)


PARTS = [
    (Licence, "licences", {"kind": "采矿许可证", "number": "C14", "issued": "2023-01-01", "expires": "2026-01-01"}),
    (Insurance, "insurances", {"insurer": "人保", "number": "P1", "since": "2023-01-01", "until": "2023-12-31"}),
    (Equipment, "equipment", {"kind": "提升机", "tested_on": "2023-02-01"}),
    (Contractor, "contractors", {"name": "某井建", "team_leader": "赵勇", "since": "2023-01-01"}),
    (Accident, "accidents", {"happened_on": "2022-03-01", "deaths": "3", "serious_injuries": "0", "loss": "900",
                             "description": "冒顶", "source": "调查报告"}),
    (WatchDuty, "watch", {"watcher": "王平", "unit": "汾城镇", "mode": "驻矿盯守", "since": "2023-01-01"}),
    (Responsible, "responsibles", {"name": "李明", "post": "副县长", "role": "包保责任人", "level": "县级",
                                   "since": "2023-01-01"}),
    (Profile, "profile", {"scale": "小型", "risk_grade": "C", "exits": "2"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("model", "part", "data"), PARTS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_clerk_enters_a_line_and_is_named_as_who_confirmed_it(
    client, county_clerk, mine, model, part, data
):
    client.force_login(county_clerk)
    answer = post(client, mine, part, **data)
    line = model.objects.get()
    assert answer["Location"].startswith(f"/ledger/mines/{mine.pk}/#")
    assert (line.mine, line.confirmed_by) == (mine, county_clerk)
    page = client.get(f"/ledger/mines/{mine.pk}/").content.decode()
    assert str(line) in page or model is Profile
    assert f"由{county_clerk}确认" in page


def test_one_person_holds_several_posts_and_several_hold_one(client, county_clerk, mine):
    client.force_login(county_clerk)
    post(client, mine, "people", name="张建国", posts=["法定代表人", "矿长"])
    post(client, mine, "people", name="李明", posts=["矿长"])
    assert KeyPerson.objects.filter(posts__contains=["矿长"]).count() == 2
    assert "法定代表人、矿长" in client.get(f"/ledger/mines/{mine.pk}/").content.decode()


def test_a_certificate_belongs_to_a_person_of_this_mine(client, county_clerk, mine):
    other = filed.key_person(make.mine(name="别家矿业"))
    own = filed.key_person(mine)
    client.force_login(county_clerk)
    data = {"kind": "特种作业操作证", "number": "T1", "expires": "2024-01-01"}
    assert post(client, mine, "certificates", person=other.pk, **data).status_code == 422
    assert post(client, mine, "certificates", person=own.pk, **data).status_code == 302
    assert Certificate.objects.get().person == own


def test_an_end_before_its_beginning_stands_at_its_field(client, county_clerk, mine):
    client.force_login(county_clerk)
    answer = post(client, mine, "licences", kind="采矿许可证", issued="2023-05-02", expires="2023-05-01")
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"expires": ["有效期至不能早于发证日期"]}
    assert not Licence.objects.exists()


def test_an_unknown_kind_is_refused(client, county_clerk, mine):
    client.force_login(county_clerk)
    assert post(client, mine, "licences", kind="通行证").context["form"].errors.keys() == {"kind"}


def test_a_mine_has_one_safety_licence_and_the_ledgers_line_follows_it(client, county_clerk, mine):
    client.force_login(county_clerk)
    data = {"kind": "安全生产许可证", "number": "（晋）FM安许证字〔2023〕1号", "expires": "2026-01-01"}
    post(client, mine, "licences", **data)
    mine.refresh_from_db()
    assert (mine.licence_number, mine.licence_expires) == (data["number"], dt.date(2026, 1, 1))
    assert "已有一本安全生产许可证" in post(client, mine, "licences", **data).content.decode()


def test_the_next_test_follows_from_the_last_where_a_term_is_known(client, county_clerk, mine):
    client.force_login(county_clerk)
    post(client, mine, "equipment", kind="反风试验", tested_on="2023-02-28")
    assert Equipment.objects.get().test_due == dt.date(2024, 2, 28)


def test_a_change_confirms_and_the_trail_says_what_it_was(client, county_clerk, mine):
    licence = filed.licence(mine)
    client.force_login(county_clerk)
    data = {"kind": licence.kind, "number": "C2", "expires": "2025-01-01"}
    client.post(f"/ledger/file/licences/{licence.pk}/edit/", data)
    licence.refresh_from_db()
    assert (licence.number, licence.confirmed_by) == ("C2", county_clerk)
    assert "编号由“C1400002023”改为“C2”" in " ".join(map(str, history(Licence, licence.pk)))


def test_still_true_is_one_button(client, county_clerk, mine):
    licence = filed.licence(mine, confirmed_on=dt.date(2023, 1, 1))
    client.force_login(county_clerk)
    client.post(f"/ledger/file/licences/{licence.pk}/confirm/")
    licence.refresh_from_db()
    assert licence.confirmed_by == county_clerk
    assert licence.confirmed_on > dt.date(2023, 1, 1)


def test_a_line_entered_by_mistake_is_removed(client, county_clerk, mine):
    licence = filed.licence(mine)
    client.force_login(county_clerk)
    client.post(f"/ledger/file/licences/{licence.pk}/remove/")
    assert not Licence.objects.exists()
    assert [entry.act for entry in history(Licence, licence.pk)] == ["建立", "删除"]


def test_papers_hang_on_the_line(client, county_clerk, mine, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client.force_login(county_clerk)
    post(client, mine, "licences", kind="营业执照", files=make.photo(name="执照.png"))
    assert Attachment.objects.of(Licence.objects.get()).get().name == "执照.png"


@pytest.mark.parametrize("persona", ["county_viewer", "county_leader", "city_clerk"])
def test_who_is_not_at_the_desk_of_the_mine_changes_nothing(client, request, mine, persona):
    licence = filed.licence(mine)
    client.force_login(request.getfixturevalue(persona))
    assert post(client, mine, "licences", kind="营业执照").status_code == 403
    for act in ("edit", "confirm", "remove"):
        assert (
            client.post(f"/ledger/file/licences/{licence.pk}/{act}/", {"kind": "营业执照"}).status_code == 403
        )
    assert list(Licence.objects.values_list("kind", flat=True)) == ["采矿许可证"]


def test_a_part_that_does_not_exist_is_not_found(client, county_clerk, mine):
    client.force_login(county_clerk)
    assert client.get(f"/ledger/mines/{mine.pk}/file/secrets/new/").status_code == 404


def test_a_form_asks_only_for_what_such_a_mine_has(client, county_clerk, mine):
    pond = make.mine(kind="tailings", name="某尾矿库", supervisor=make.agency())
    client.force_login(county_clerk)
    asked = {
        one.kind: set(client.get(f"/ledger/mines/{one.pk}/file/profile/new/").context["form"].fields)
        for one in (mine, pond)
    }
    assert "exits" in asked["underground"] - asked["tailings"]
    assert "dam_present" in asked["tailings"] - asked["underground"]
