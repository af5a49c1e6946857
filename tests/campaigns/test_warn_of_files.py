"""What ends in a mine's file is told like any deadline: first the enterprise, then who answers for it (Z-06, Z-09)."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from campaigns.models import Delivery, Morning, Notice
from campaigns.reminders import digests, morning
from enterprises.models import Licence
from jurisdictions.workdays import DAY
from tests import filed, make

pytestmark = pytest.mark.django_db
ENDS = dt.date(2023, 6, 20)  # a Tuesday


def run(day: dt.date) -> None:
    morning.run(timezone.make_aware(dt.datetime.combine(day, dt.time(7))))


def told() -> set[tuple[str, str, int]]:
    return {(n.recipient.name, n.kind, n.days) for n in Notice.objects.select_related("recipient")}


@pytest.fixture
def mine(county_clerk):
    return make.mine(supervisor=county_clerk.agency)


@pytest.fixture
def principal(mine):
    return make.enterprise_person(mine, "principal")


@pytest.fixture
def licence(mine, principal):
    return filed.licence(mine, expires=ENDS)


def test_the_enterprise_is_told_three_months_before_and_on_each_step_of_the_way(licence, principal):
    expected = set()
    steps = {90: ("before", 90), 7: ("before", 7), 0: ("on", 0), -1: ("after", 1)}
    for left in (91, 90, 60, 7, 0, -1, -2):
        run(ENDS - left * DAY)
        if left in steps:
            expected.add((principal.name, *steps[left]))
        assert told() == expected, left


def test_a_step_that_falls_on_a_free_day_goes_out_before_it(mine, principal):
    """The 90th day before is a Sunday: they are told on the Friday, 92 days before."""
    filed.licence(mine, expires=dt.date(2023, 6, 17))
    run(dt.date(2023, 3, 17))
    assert told() == {(principal.name, "before", 90)}


def test_what_is_over_climbs_to_who_answers_for_the_mine_and_further(licence, county_clerk, city_clerk):
    run(ENDS + 3 * DAY)
    escalated = Notice.objects.filter(kind="escalated")
    assert [notice.recipient for notice in escalated] == [county_clerk]
    run(ENDS + 7 * DAY)
    assert {notice.recipient for notice in Notice.objects.filter(kind="escalated_further")} == {city_clerk}


def test_however_often_it_runs_nobody_is_told_twice(licence):
    run(ENDS)
    before = Notice.objects.count()
    Morning.objects.all().delete()
    run(ENDS)
    assert Notice.objects.count() == before == 1


def test_two_papers_that_end_on_one_day_are_two_matters(licence, mine):
    filed.licence(mine, kind="安全生产许可证", expires=ENDS)
    run(ENDS)
    assert set(Notice.objects.values_list("what", flat=True)) == {"采矿许可证", "安全生产许可证"}


def test_a_closed_mine_is_left_in_peace(licence, mine):
    type(mine).objects.update(status="closed")
    run(ENDS)
    assert told() == set()


def test_a_neighbour_is_told_nothing(licence, neighbour_clerk, stranger):
    for left in (90, 7, 0, -1, -3, -7):
        run(ENDS - left * DAY)
    assert not Notice.objects.filter(recipient__in=[neighbour_clerk, stranger]).exists()


def test_the_mail_of_the_day_leaves_out_what_was_renewed_meanwhile(licence, principal, time_machine):
    time_machine.move_to(timezone.make_aware(dt.datetime.combine(ENDS, dt.time(7))), tick=False)
    run(ENDS)
    delivery = Delivery(recipient=principal, day=ENDS)
    assert "采矿许可证到期" in digests.mail(delivery, digests.digest(delivery)).body
    Licence.objects.filter(pk=licence.pk).update(expires=ENDS.replace(year=2026))
    assert digests.digest(delivery) is None


def test_the_notice_leads_to_the_place_in_the_file(client, licence, principal, mine):
    run(ENDS)
    client.force_login(principal)
    page = client.get("/campaigns/notices/").content.decode()
    assert f"{mine} 采矿许可证到期" in page
    assert "一企一档 · 证照" in page
    opened = client.get(Notice.objects.get().get_absolute_url())
    assert opened.url == f"{mine.get_absolute_url()}#licence"
    assert 'id="licence"' in client.get(mine.get_absolute_url()).content.decode()


def test_a_notice_is_of_one_thing(licence, principal, mine):
    with pytest.raises(IntegrityError, match="a_notice_is_of_one_thing"), transaction.atomic():
        Notice.objects.create(recipient=principal, mine=mine, kind="on", days=0, due_on=ENDS, made_on=ENDS)
