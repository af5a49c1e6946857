from __future__ import annotations

import pytest
from django.db import connection, models
from django.test.utils import isolate_apps

from jurisdictions.rules import RuleViolation
from jurisdictions.workflow import Stateful


@pytest.fixture
def gate(db):
    with isolate_apps("jurisdictions"):

        class Gate(Stateful):
            class Status(models.TextChoices):
                OPEN = "open", "开启"
                SHUT = "shut", "关闭"
                GONE = "gone", "拆除"

            NEXT = {Status.OPEN: {Status.SHUT}, Status.SHUT: {Status.OPEN, Status.GONE}}
            status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
            keeper = models.CharField(max_length=10, default="")

            class Meta:
                app_label = "jurisdictions"

        with connection.schema_editor() as editor:
            editor.create_model(Gate)
        yield Gate.objects.create()


def test_a_drawn_arrow_is_gone_with_its_fields_in_one_statement(gate, django_assert_num_queries):
    with django_assert_num_queries(1):
        gate.move("shut", keeper="王守山")
    assert (gate.status, gate.keeper) == ("shut", "王守山")
    gate.refresh_from_db()
    assert (gate.status, gate.keeper) == ("shut", "王守山")


@pytest.mark.parametrize(
    ("before", "to"), [("open", "gone"), ("open", "open"), ("gone", "open"), ("shut", "lost")]
)
def test_an_undrawn_arrow_is_refused(gate, before, to):
    type(gate).objects.update(status=before)
    gate.refresh_from_db()
    with pytest.raises(RuleViolation, match="不能改为"):
        gate.move(to)
    gate.refresh_from_db()
    assert gate.status == before


def test_the_second_of_two_is_told_and_overwrites_nothing(gate):
    late = type(gate).objects.get()
    gate.move("shut", keeper="王守山")
    with pytest.raises(RuleViolation, match="他人"):
        late.move("shut", keeper="李看门")
    assert (late.status, late.keeper) == ("open", "")
    assert type(gate).objects.get().keeper == "王守山"
