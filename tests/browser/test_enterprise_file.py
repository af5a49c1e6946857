"""An enterprise keeps its own file on a phone, and the county's clerk decides about what it sends in."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import expect

from enterprises.models import Licence
from records.models import Attachment
from tests import filed, make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_principal_renews_a_licence_on_a_phone_and_the_county_takes_it_over(
    open_page, sign_in, accessible, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path / "media"
    mine = make.mine(name="盛泰铁矿", supervisor=make.agency())
    licence = filed.licence(mine, expires=dt.date(2025, 1, 1))
    principal, clerk = make.enterprise_person(mine), make.user(make.agency(), "clerk")

    phone = open_page(390)
    sign_in(phone, principal)
    phone.goto(mine.get_absolute_url())
    accessible(phone)
    phone.locator("details:has(#licence) > summary").click()
    phone.locator(f'main a[href$="/file/licences/{licence.pk}/edit/"]').click()
    accessible(phone)
    scan = tmp_path / "采矿许可证.png"
    scan.write_bytes(make.photo().read())
    phone.fill('[name="expires"]', "2099-01-01")
    phone.set_input_files('input[name="files"]', scan)
    phone.get_by_role("button", name="申报", exact=True).click()
    phone.wait_for_url("**/ledger/proposals/*/")
    expect(phone.locator("main")).to_contain_text("2025年1月1日2099年1月1日")
    expect(phone.get_by_role("button", name="确认采用")).to_have_count(0)
    accessible(phone)
    phone.goto("/ledger/proposals/")
    accessible(phone)
    licence.refresh_from_db()
    assert licence.expires == dt.date(2025, 1, 1)

    desk = open_page(1280)
    sign_in(desk, clerk)
    desk.locator(".todo", has_text="台账变更申报待确认").get_by_role("link").click()
    accessible(desk)
    desk.locator("main tbody a").first.click()
    expect(desk.locator("main")).to_contain_text("采矿许可证.png")
    accessible(desk)
    desk.get_by_role("button", name="确认采用").click()
    expect(desk.locator("body")).to_contain_text("已采用，写入台账")
    accessible(desk)
    licence = Licence.objects.get()
    assert (licence.expires, licence.confirmed_by) == (dt.date(2099, 1, 1), clerk)
    assert Attachment.objects.of(licence).get().uploaded_by == principal
