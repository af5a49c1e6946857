from __future__ import annotations

import pytest

from tests import make
from tests.reports.month import checked, found, ordered


def test_the_page_is_the_official_table(client, draft, county_viewer):
    client.force_login(county_viewer)
    page = client.get(f"/reports/{draft.pk}/").content.decode()
    for words in (
        "企业自查发现的重大事故隐患（个）",
        "（省级）",
        "党委政府组织领导情况",
        "附件1注1",
        "2023年5月21日至",
    ):
        assert words in page
    assert page.count("data-cell=") == 43
    assert ">待填<" not in page
    assert "手工填写" not in page


def test_a_form_with_typed_cells_asks_for_them(client, half_typed, county_viewer):
    client.force_login(county_viewer)
    page = client.get(f"/reports/{half_typed.pk}/").content.decode()
    assert page.count(">待填<") == 3
    assert "手工填写，须注明来源" in page


@pytest.mark.parametrize(
    "url", ["", "cells/overall.1/", "differences/", "sealings/1/", "sealings/1/cells/overall.1/", "workbook/"]
)
def test_every_door_hides_it_from_the_neighbour(client, submitted, neighbour_clerk, htmx, url):
    client.force_login(neighbour_clerk)
    assert client.get(f"/reports/{submitted.pk}/{url}", headers=htmx).status_code == 404
    assert client.get(f"/api/reports/{submitted.pk}/").status_code == 404
    assert client.get("/api/reports/").json()["count"] == 0


def test_an_enterprise_has_no_reports(client, submitted):
    client.force_login(make.enterprise_person(make.mine()))
    assert client.get(f"/reports/{submitted.pk}/").status_code == 403
    assert client.get("/reports/").status_code == 403
    assert client.get("/api/reports/").status_code == 403


def test_a_figure_opens_its_definition_and_records(client, draft, county_viewer, htmx):
    hazard = found(make.mine(name="盛泰矿业"), "06-02")
    client.force_login(county_viewer)
    page = client.get(f"/reports/{draft.pk}/cells/overall.3/", headers=htmx).content.decode()
    for words in ("口径：本期内由部门执法检查发现", "6月2日", "盛泰矿业", "地下（三十一）", "共 1 条"):
        assert words in page
    assert f'href="/hazards/{hazard.pk}/"' in page


def test_an_enterprise_is_shown_with_the_checks_it_is_counted_for(client, draft, county_viewer, htmx):
    mine = make.mine()
    check = checked(mine, "06-05", "not_led")
    order = ordered(mine, "06-06")
    client.force_login(county_viewer)
    page = client.get(
        f"/reports/{draft.pk}/cells/spot.3+enforcement.6.suspended/", headers=htmx
    ).content.decode()
    assert check.get_absolute_url() in page
    assert order.document_number in page


def test_without_htmx_the_figure_opens_on_the_page(client, draft, county_viewer):
    found(make.mine(name="盛泰矿业"), "06-02")
    client.force_login(county_viewer)
    page = client.get(f"/reports/{draft.pk}/cells/overall.3/", follow=True).content.decode()
    assert "盛泰矿业" in page
    assert "<title>" in page


def test_a_cell_that_is_not_on_the_form_is_not_there(client, draft, county_viewer, htmx):
    client.force_login(county_viewer)
    assert client.get(f"/reports/{draft.pk}/cells/overall.11/", headers=htmx).status_code == 404


def test_the_api_reads_every_cell(client, submitted, city_clerk):
    client.force_login(city_clerk)
    said = client.get(f"/api/reports/{submitted.pk}/cells/").json()
    assert (said["region"], said["status"], len(said["cells"])) == ("141023", "submitted", 43)
    assert client.put(f"/api/reports/{submitted.pk}/", {}).status_code == 405
