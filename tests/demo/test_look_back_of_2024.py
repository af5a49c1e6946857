"""The look-back of 2024 and the specialists, told apart from the long year before."""

import datetime as dt

import pytest

from campaigns.models import Stage
from config.demo.cascade import Cascade
from config.demo.cast import Cast
from config.demo.duty import look_back_at_zezhou, name_specialists_at_xiangfen
from config.demo.story import Story
from hazards.look_back.scope import progress
from inspections.specialists.visits import Window, assessed
from tests import make

pytestmark = pytest.mark.django_db


def test_five_of_six_problems_are_looked_at_and_one_has_come_back():
    make.statutory_criteria()
    story = Story()
    cast = Cast(story.random)
    cast.engage_last()
    Cascade(story, cast).tell_of_2024()
    look_back_at_zezhou(cast)
    clerk = cast.desks["zezhou"].clerk
    total, *towns = progress(Stage.objects.get(look_back=True), clerk, clerk.agency.region)
    assert (total.all, total.gone, total.rebound, total.not_done, total.waiting) == (6, 3, 1, 1, 1)
    assert sorted(line.name for line in towns) == ["南村镇", "巴公镇"]


def test_each_inspector_of_xiangfen_has_mines_to_look_after():
    cast = Cast(Story().random)
    desk = cast.desks["xiangfen"]
    for number in range(3):
        make.mine(name=f"矿{number}", supervisor=desk.agency)
    name_specialists_at_xiangfen(cast)
    rows = assessed(Window(dt.date(2023, 8, 1)), desk.leader)
    assert {row.officer for row in rows} == set(desk.inspectors)
    assert {row.owed for row in rows} == {1}
