from __future__ import annotations

from reports.models import Report
from tests import make


def test_the_clerk_opens_the_form_of_the_month(client, county_clerk):
    owed = make.obligation()
    client.force_login(county_clerk)
    response = client.post(f"/reports/open/{owed.pk}/", follow=True)
    assert "2023年6月 调度表 · 襄汾县" in response.content.decode()
    report = Report.objects.get()
    assert (report.agency, report.obligation, f"{report.period_from}", f"{report.period_to}") == (
        county_clerk.agency,
        owed,
        "2023-05-21",
        "2023-06-20",
    )


def test_opening_it_again_gives_the_same_one(client, county_clerk):
    owed = make.obligation()
    client.force_login(county_clerk)
    urls = {client.post(f"/reports/open/{owed.pk}/").url for _ in range(2)}
    assert urls == {f"/reports/{Report.objects.get().pk}/"}


def test_a_viewer_may_not_open_it(client, county_viewer):
    client.force_login(county_viewer)
    assert client.post(f"/reports/open/{make.obligation().pk}/").status_code == 403


def test_the_neighbours_form_is_not_there(client, neighbour_clerk):
    client.force_login(neighbour_clerk)
    assert client.post(f"/reports/open/{make.obligation().pk}/").status_code == 404


def test_the_city_sees_it_and_may_not_open_it_for_the_county(client, city_clerk):
    client.force_login(city_clerk)
    assert client.post(f"/reports/open/{make.obligation().pk}/").status_code == 403
    assert not Report.objects.exists()


def test_both_readings_of_the_deadline_are_quoted(client, county_clerk):
    make.obligation()
    client.force_login(county_clerk)
    page = client.get("/reports/").content.decode()
    assert "每月25日前 · 七（三）：“从5月份开始，每月25日前报送" in page
    assert "每月20日前 · 附件1注1：“调度表自5月份开始上报" in page
    assert "默认取较早的20日" in page


def test_the_city_adds_its_own_level(client, city_clerk):
    make.obligations()
    client.force_login(city_clerk)
    response = client.post("/reports/board/dispatch-2023/2023-06/own/", follow=True)
    assert "本级数据，并入本级汇总" in response.content.decode()
    assert Report.objects.get().agency == city_clerk.agency


def test_a_county_receives_nothing_and_has_no_own_level(client, county_clerk):
    make.obligations()
    client.force_login(county_clerk)
    client.post("/reports/board/dispatch-2023/2023-06/own/")
    assert not Report.objects.exists()
