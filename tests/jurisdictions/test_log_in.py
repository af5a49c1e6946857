from __future__ import annotations

import datetime as dt
import logging

import pytest
from django.test import Client

from jurisdictions.models import LoginFailure
from tests.make import PASSWORD


def log_in(client, user, password=PASSWORD, address="10.0.0.1"):
    return client.post(
        "/accounts/login/", {"username": user.username, "password": password}, REMOTE_ADDR=address
    )


def wrong(client, user, times, address="10.0.0.1"):
    for _ in range(times):
        response = log_in(client, user, "wrong", address)
    return response.content.decode()


def is_in(client):
    return "_auth_user_id" in client.session


def test_the_right_password_opens(client, county_clerk):
    response = log_in(client, county_clerk)
    assert (response.status_code, response.url) == (302, "/")


def test_the_wrong_one_does_not_and_says_nothing_of_whether_the_name_exists(client, county_clerk):
    known = wrong(client, county_clerk, 1)
    county_clerk.username = "nobody"
    unknown = wrong(client, county_clerk, 1)
    assert "用户名或密码不正确" in known
    assert "用户名或密码不正确" in unknown
    assert not is_in(client)


def test_it_leads_on_but_never_to_another_host(client, county_clerk):
    data = {"username": county_clerk.username, "password": PASSWORD}
    assert client.post("/accounts/login/?next=/roles/", data).url == "/roles/"
    client.logout()
    assert client.post("/accounts/login/?next=https://evil.example/", data).url == "/"


def test_five_wrong_ones_slow_down_even_the_right_one(client, county_clerk, time_machine):
    time_machine.move_to(dt.datetime(2023, 7, 1, tzinfo=dt.UTC), tick=False)
    wrong(client, county_clerk, 5)
    assert "请 15 分钟后再试" in log_in(client, county_clerk).content.decode()
    assert not is_in(client)
    time_machine.shift(dt.timedelta(minutes=14))
    assert "请 1 分钟后再试" in log_in(client, county_clerk).content.decode()
    time_machine.shift(dt.timedelta(minutes=1))
    assert log_in(client, county_clerk).status_code == 302


def test_waiting_is_not_made_longer_by_trying(client, county_clerk):
    wrong(client, county_clerk, 9)
    assert LoginFailure.objects.count() == 5


def test_nobody_locks_out_somebody_else(client, county_clerk):
    wrong(client, county_clerk, 20, address="10.6.6.6")
    assert log_in(client, county_clerk, address="10.0.0.1").status_code == 302


def test_the_right_one_forgets_the_wrong_ones(client, county_clerk):
    wrong(client, county_clerk, 4)
    log_in(client, county_clerk)
    client.logout()
    wrong(client, county_clerk, 4)
    assert log_in(client, county_clerk).status_code == 302


def test_one_address_guessing_many_names_is_slowed_down(client, county_clerk):
    LoginFailure.objects.bulk_create(LoginFailure(username=f"u{n}", address="10.6.6.6") for n in range(100))
    assert "再试" in log_in(client, county_clerk, address="10.6.6.6").content.decode()


def test_behind_a_proxy_the_address_is_what_the_proxy_says(client, county_clerk, settings):
    settings.CLIENT_ADDRESS_HEADER = "HTTP_X_REAL_IP"
    client.post("/accounts/login/", {"username": "x", "password": "y"}, headers={"x-real-ip": "10.9.9.9"})
    assert LoginFailure.objects.get().address == "10.9.9.9"


@pytest.mark.parametrize(
    ("said", "counted"),
    [
        ("10.1.1.1, 10.9.9.9", "10.9.9.9"),  # the first was the client's own invention
        ("2001:db8::1", "2001:db8::1"),
        ("unknown", "127.0.0.1"),
        ("", "127.0.0.1"),
    ],
)
def test_of_what_a_proxy_says_only_an_address_counts_and_the_last_one(client, db, settings, said, counted):
    settings.CLIENT_ADDRESS_HEADER = "HTTP_X_FORWARDED_FOR"
    answer = client.post(
        "/accounts/login/", {"username": "x", "password": "y"}, headers={"x-forwarded-for": said}
    )
    assert answer.status_code == 200
    assert LoginFailure.objects.get().address == counted


def test_it_is_logged(client, county_clerk, caplog):
    caplog.set_level(logging.INFO, "security")
    wrong(client, county_clerk, 1)
    log_in(client, county_clerk)
    assert "login failed" in caplog.text
    assert "login username=" in caplog.text
    assert "wrong" not in caplog.text
    assert PASSWORD not in caplog.text


def test_a_disabled_person_is_out_with_the_next_request(client, county_clerk, county_administrator):
    log_in(client, county_clerk)
    assert client.get("/roles/").status_code == 200
    county_clerk.set_enabled(False, by=county_administrator)
    assert client.get("/roles/").url.startswith("/accounts/login/")
    assert "用户名或密码不正确" in log_in(client, county_clerk).content.decode()


def test_logging_out_is_a_post(client, county_clerk):
    log_in(client, county_clerk)
    assert client.get("/accounts/logout/").status_code == 405
    assert is_in(client)
    assert client.post("/accounts/logout/").status_code == 302
    assert not is_in(client)


def test_logging_in_gives_a_new_session(client, county_clerk, county_leader):
    log_in(client, county_leader)
    before = client.session.session_key
    client.post("/accounts/logout/")
    log_in(client, county_clerk)
    assert client.session.session_key != before


class TestChangingThePassword:
    def change(self, client, new, old=PASSWORD):
        return client.post(
            "/accounts/password/", {"old_password": old, "new_password1": new, "new_password2": new}
        )

    def test_it_changes_and_ends_the_other_sessions(self, client, county_clerk):
        elsewhere = Client()
        for browser in (client, elsewhere):
            log_in(browser, county_clerk)
        assert self.change(client, "Xiangfen-sunrise-88").status_code == 302
        assert client.get("/roles/").status_code == 200
        assert elsewhere.get("/roles/").status_code == 302
        county_clerk.refresh_from_db()
        assert county_clerk.check_password("Xiangfen-sunrise-88")

    @pytest.mark.parametrize("weak", ["short1", "password123", "20230701888"])
    def test_a_weak_one_is_refused_at_its_field(self, client, county_clerk, weak):
        log_in(client, county_clerk)
        assert "new_password2" in self.change(client, weak).context["form"].errors

    def test_it_wants_the_old_one(self, client, county_clerk):
        log_in(client, county_clerk)
        assert "old_password" in self.change(client, "Xiangfen-sunrise-88", old="no").context["form"].errors


def test_passwords_are_kept_as_argon2():
    from django.contrib.auth.hashers import get_hasher

    from config import settings as real

    assert real.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")
    assert get_hasher("default") is not None
