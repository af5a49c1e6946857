"""A robot's address and secret are of no use to whoever has a copy of the database."""

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from campaigns.models import Robot
from jurisdictions.sealed import seal, unseal
from tests import make

pytestmark = pytest.mark.django_db
ADDRESS = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx"


@pytest.fixture
def robot() -> Robot:
    made = Robot(agency=make.agency(), kind="wecom", name="工作群", address=ADDRESS, secret="SEC1")
    made.keep(by=make.user(make.agency(), "administrator"))
    return made


def column(robot: Robot) -> tuple[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT address, secret FROM campaigns_robot WHERE id = %s", [robot.pk])
        return cursor.fetchone()


def test_the_column_holds_neither_and_python_reads_both(robot):
    assert not any(word in text for text in column(robot) for word in ("qyapi", "SEC1"))
    known = Robot.objects.get()
    assert (known.address, known.secret) == (ADDRESS, "SEC1")
    assert known.masked == "qyapi.weixin.qq.com/…7xxx"


def test_no_secret_stays_no_secret(robot):
    robot.secret = ""
    robot.save()
    assert column(robot)[1] == ""


def test_another_key_reads_nothing_and_the_page_asks_again(client, robot, settings):
    before, settings.SECRET_KEY = settings.SECRET_KEY, "x" * 60
    assert Robot.objects.get().address == ""
    client.force_login(make.user(make.agency(), "administrator"))
    assert "无法读取" in client.get(robot.get_absolute_url()).content.decode()
    settings.SECRET_KEY_FALLBACKS = [before]
    assert Robot.objects.get().address == ADDRESS


@given(st.text(st.characters(codec="utf-8")))
def test_what_is_sealed_opens_to_the_same(text):
    assert unseal(seal(text)) == text
    assert not text or seal(text) != seal(text)
