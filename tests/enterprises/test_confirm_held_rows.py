import pytest

from enterprises.models import Enterprise, LedgerImport, Mine
from tests import make
from tests.enterprises.workbooks import HEADINGS, code, ledger, line

pytestmark = pytest.mark.django_db


def wrong(n):
    right = code(n)
    return right[:-1] + ("0" if right[-1] != "0" else "1")


@pytest.fixture
def held(client, county_clerk):
    """Rows 3 and 4 with wrong check digits, row 5 without a head-count, row 6 in order."""
    lines = [line(1, of=wrong(1)), line(2, of=wrong(2)), line(3, people=None), line(4)]
    client.force_login(county_clerk)
    client.post("/ledger/imports/new/", {"file": ledger(*lines), "region": "141023"})
    return LedgerImport.objects.get()


def confirm(client, held, **answer):
    return client.post(f"/ledger/imports/{held.pk}/confirm/", answer)


def commit(client, held):
    client.post(f"/ledger/imports/{held.pk}/commit/")
    return Mine.objects.count()


def test_held_rows_stay_out_until_somebody_vouches(client, held):
    assert commit(client, held) == 1


def test_one_row_is_confirmed_and_it_says_by_whom(client, held, county_clerk):
    confirm(client, held, number=3)
    row = held.rows.get(number=3)
    assert row.confirmed_by == county_clerk
    assert row.confirmed_at
    assert commit(client, held) == 2
    assert Enterprise.objects.get(credit_code=wrong(1)).credit_code_confirmed


def test_all_rows_with_the_same_question_are_confirmed_together_and_no_others(client, held):
    page = client.get(f"/ledger/imports/{held.pk}/?verdict=held").content.decode()
    assert "统一社会信用代码：2 行" in page
    confirm(client, held, doubts="credit_code")
    assert list(held.rows.exclude(confirmed_by=None).values_list("number", flat=True)) == [3, 4]
    assert commit(client, held) == 3


def test_a_confirmed_code_isnt_asked_about_again(client, held, county_clerk):
    confirm(client, held, doubts="credit_code")
    commit(client, held)
    client.post("/ledger/imports/new/", {"file": ledger(line(1, of=wrong(1))), "region": "141023"})
    assert LedgerImport.objects.first().rows.get().verdict == "accepted"


def test_an_open_state_must_be_chosen_with_the_confirmation(client, county_clerk):
    client.force_login(county_clerk)
    client.post("/ledger/imports/new/", {"file": ledger(line(1, status="停产")), "region": "141023"})
    held = LedgerImport.objects.get()
    page = f"http://testserver{held.get_absolute_url()}"
    client.post(f"/ledger/imports/{held.pk}/confirm/", {"number": 3}, headers={"referer": page})
    assert "请先选定生产状态" in client.get(held.get_absolute_url()).content.decode()
    assert held.rows.get().confirmed_by is None
    confirm(client, held, number=3, status="长期停产停建（有人作业）")
    commit(client, held)
    assert Mine.objects.get().status == "suspended_attended"


def test_a_rejected_row_cant_be_confirmed(client, county_clerk):
    client.force_login(county_clerk)
    client.post("/ledger/imports/new/", {"file": ledger(line(1, kind="煤矿"), line(2)), "region": "141023"})
    held = LedgerImport.objects.get()
    confirm(client, held, number=3)
    assert held.rows.get(number=3).confirmed_by is None


def test_the_city_and_other_roles_dont_confirm(client, held, city_clerk, neighbour_clerk, county_leader):
    for person, status in ((city_clerk, 403), (neighbour_clerk, 404), (county_leader, 403)):
        client.force_login(person)
        assert confirm(client, held, number=3).status_code == status
    assert not held.rows.exclude(confirmed_by=None).exists()


def test_what_was_held_at_the_first_writing_is_confirmed_and_written_later(client, held):
    assert commit(client, held) == 1
    confirm(client, held, doubts="credit_code")
    page = client.get(f"{held.get_absolute_url()}?verdict=held").content.decode()
    assert "写入 2 行" in page
    assert commit(client, held) == 3
    assert list(held.rows.values_list("outcome", flat=True)) == ["new", "new", "", "new"]
    client.post(
        f"/ledger/imports/{held.pk}/commit/", headers={"referer": "http://testserver/ledger/imports/"}
    )
    held.refresh_from_db()
    assert (held.status, Mine.objects.count()) == ("committed", 3)


def test_a_later_writing_that_fails_leaves_what_was_written(client, held, monkeypatch):
    commit(client, held)
    confirm(client, held, doubts="credit_code")
    make.enterprise("140581", "高平矿业有限公司", credit_code=wrong(2))
    assert commit(client, held) == 1
    held.refresh_from_db()
    assert (held.status, "第 4 行" in held.message) == ("committed", True)
    assert list(held.rows.values_list("outcome", flat=True)) == ["", "", "", "new"]


@pytest.mark.parametrize("cell", ["三十人", "25.5"])
def test_who_knows_the_right_value_writes_it_with_the_confirmation(client, county_clerk, cell):
    client.force_login(county_clerk)
    client.post("/ledger/imports/new/", {"file": ledger(line(1, people=cell)), "region": "141023"})
    held = LedgerImport.objects.get()
    page = client.get(held.get_absolute_url()).content.decode()
    assert "单班入井人数：不填则留空" in page
    for wrong_again in ("三十人", "-5", "25.5"):
        confirm(client, held, number=3, **{"right-headcount": wrong_again})
        assert held.rows.get().confirmed_by is None
    confirm(client, held, number=3, **{"right-headcount": "30 人", "right-name": "别的"})
    page = client.get(f"{held.get_absolute_url()}?verdict=held").content.decode()
    assert f"单班入井人数：（空） → 30，由{county_clerk}改正" in page
    commit(client, held)
    assert (Mine.objects.get().headcount, Mine.objects.get().name) == (30, "襄汾县第1矿业有限公司")


def test_a_right_value_is_held_against_the_ledger_at_once(client, county_clerk):
    headings = [*HEADINGS, "许可证发证日期", "许可证有效期至"]
    client.force_login(county_clerk)
    file = ledger([*line(1), "2024-01-01", "26.6.3"], headings=headings)
    client.post("/ledger/imports/new/", {"file": file, "region": "141023"})
    held = LedgerImport.objects.get()
    confirm(client, held, number=3, **{"right-licence_expires": "2023-06-03"})
    assert held.rows.get().confirmed_by is None
    confirm(client, held, number=3, **{"right-licence_expires": "2026-06-03"})
    commit(client, held)
    assert str(Mine.objects.get().licence_expires) == "2026-06-03"


def test_a_capacity_is_written_anew_in_the_unit_of_its_column(client, county_clerk):
    file = ledger([*line(1), "三十万吨"], headings=[*HEADINGS, "生产能力（吨/年）"])
    client.force_login(county_clerk)
    client.post("/ledger/imports/new/", {"file": file, "region": "141023"})
    held = LedgerImport.objects.get()
    assert "生产能力（吨/年）：不填则留空" in client.get(held.get_absolute_url()).content.decode()
    confirm(client, held, number=3, **{"right-capacity": "300000"})
    commit(client, held)
    assert Mine.objects.get().capacity == 30


def test_a_cell_with_two_questions_is_written_anew_once(client, held):
    row = held.rows.get(number=5)
    row.problems = [*row.problems, row.problems[0] | {"message": "另一个问题"}]
    row.save()
    page = client.get(f"{held.get_absolute_url()}?verdict=held").content.decode()
    assert page.count('name="right-headcount"') == 1
