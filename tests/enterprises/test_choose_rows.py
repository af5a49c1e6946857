"""Of what was read, a person writes the rows that they want."""

import pytest

from enterprises.models import LedgerImport, Mine
from tests.enterprises.test_import_ledger import upload
from tests.enterprises.workbooks import ledger, line

pytestmark = pytest.mark.django_db


@pytest.fixture
def uploaded(client, county_clerk):
    upload(client, county_clerk, ledger(*(line(n) for n in range(1, 5)), line(5, people="")))
    return LedgerImport.objects.get()


def choose(client, uploaded, **posted):
    return client.post(f"{uploaded.get_absolute_url()}choose/", {"verdict": "accepted", **posted})


def written(client, uploaded):
    client.post(f"{uploaded.get_absolute_url()}commit/")
    return sorted(Mine.objects.values_list("name", flat=True))


def test_unticked_rows_stay_out_and_the_others_go_in(client, uploaded):
    choose(client, uploaded, shown=[3, 4, 5, 6], chosen=[3, 5])
    page = client.get(uploaded.get_absolute_url() + "?verdict=accepted").content.decode()
    assert "写入 2 行" in page
    assert "已去掉 2 行" in page
    assert written(client, uploaded) == ["襄汾县第1矿业有限公司", "襄汾县第3矿业有限公司"]
    assert list(uploaded.rows.values_list("outcome", flat=True)) == ["new", "", "new", "", ""]


def test_rows_of_other_pages_keep_their_ticks(client, uploaded):
    choose(client, uploaded, shown=[3, 4])
    assert list(uploaded.rows.filter(chosen=False).values_list("number", flat=True)) == [3, 4]


def test_none_and_then_one(client, uploaded):
    choose(client, uploaded, all="no")
    assert uploaded.rows.filter(chosen=True).get().verdict == "held"
    choose(client, uploaded, shown=[3, 4, 5, 6], chosen=[6])
    assert written(client, uploaded) == ["襄汾县第4矿业有限公司"]


def test_all_again(client, uploaded):
    choose(client, uploaded, all="no")
    choose(client, uploaded, all="yes")
    assert not uploaded.rows.filter(chosen=False).exists()


def test_with_no_row_left_nothing_is_written(client, uploaded):
    choose(client, uploaded, all="no")
    assert not written(client, uploaded)
    uploaded.refresh_from_db()
    assert uploaded.status == "read"


def test_only_the_desk_chooses_and_only_before_writing(client, uploaded, city_clerk, county_clerk):
    client.force_login(city_clerk)
    assert choose(client, uploaded, all="no").status_code == 403
    client.force_login(county_clerk)
    client.post(f"{uploaded.get_absolute_url()}commit/")
    choose(client, uploaded, all="no")
    assert not uploaded.rows.filter(chosen=False).exists()
