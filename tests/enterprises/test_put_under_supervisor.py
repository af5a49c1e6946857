import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.utils import timezone

from enterprises.models import Mine, Supervision
from jurisdictions.rules import RuleViolation
from tests import make

pytestmark = pytest.mark.django_db
SINCE = dt.date(2023, 6, 1)


def put(client, person, mine, agency, since="2023-06-01", document="临应急函〔2023〕12号"):
    client.force_login(person)
    answer = {"agency": agency.pk, "since": since, "document": document, "upload": make.photo()}
    return client.post(f"/ledger/mines/{mine.pk}/supervisor/", answer)


def test_the_county_says_who_answers_for_a_mine_that_had_nobody(client, county_clerk):
    mine = make.mine(supervised_by="襄汾县安监局")
    assert put(client, county_clerk, mine, county_clerk.agency).url == mine.get_absolute_url()
    mine = Mine.objects.get()
    assert (mine.supervisor, mine.supervised_by) == (county_clerk.agency, "")
    page = client.get(mine.get_absolute_url()).content.decode()
    assert "2023年6月1日 起" in page
    assert "临应急函〔2023〕12号" in page


def test_the_one_before_stops_the_day_before(client, county_clerk, city_clerk):
    mine = make.mine(supervisor=county_clerk.agency)
    put(client, county_clerk, mine, city_clerk.agency)
    periods = mine.supervisions.order_by("since").values_list("agency", "since", "until")
    assert list(periods) == [
        (county_clerk.agency_id, dt.date(2023, 1, 1), dt.date(2023, 5, 31)),
        (city_clerk.agency_id, SINCE, None),
    ]


def test_who_answers_for_a_mine_beyond_its_border_sees_it_as_long_as_it_does(
    client, county_clerk, neighbour_clerk
):
    mine = make.mine(supervisor=county_clerk.agency)
    client.force_login(neighbour_clerk)
    assert client.get(mine.get_absolute_url()).status_code == 404
    mine.put_under(
        neighbour_clerk.agency, by=make.user(make.agency("临汾市"), "clerk"), since=SINCE, document="文"
    )
    assert client.get(mine.get_absolute_url()).status_code == 200
    mine.put_under(county_clerk.agency, by=neighbour_clerk, document="文")
    assert client.get(mine.get_absolute_url()).status_code == 404


def test_only_who_answers_for_it_hands_it_on(
    client, county_clerk, city_clerk, neighbour_clerk, county_leader
):
    mine = make.mine(supervisor=county_clerk.agency)
    for person, status in ((city_clerk, 403), (neighbour_clerk, 404), (county_leader, 403)):
        assert put(client, person, mine, city_clerk.agency).status_code == status
    for person in (city_clerk, neighbour_clerk, county_leader):
        with pytest.raises(PermissionDenied):
            mine.put_under(city_clerk.agency, by=person, since=SINCE, document="文")
    assert mine.supervisor == county_clerk.agency


@pytest.mark.parametrize(
    ("since", "words"),
    [("2022-12-31", "不能早于"), (str(timezone.localdate() + dt.timedelta(days=1)), "不能晚于今天")],
)
def test_a_day_that_cant_be_is_said_at_the_field(client, county_clerk, city_clerk, since, words):
    mine = make.mine(supervisor=county_clerk.agency)
    answer = put(client, county_clerk, mine, city_clerk.agency, since=since)
    assert answer.status_code == 422
    assert words in answer.context["form"].errors["since"][0]


def test_without_a_document_nothing_is_handed_on(client, county_clerk, city_clerk):
    mine = make.mine(supervisor=county_clerk.agency)
    assert put(client, county_clerk, mine, city_clerk.agency, document="").status_code == 422
    assert put(client, county_clerk, mine, county_clerk.agency).status_code == 422


def test_the_verb_itself_asks_for_a_document_and_a_day_that_can_be(county_clerk, city_clerk):
    mine = make.mine()
    with pytest.raises(RuleViolation, match="依据文件"):
        mine.put_under(county_clerk.agency, by=county_clerk, document=" ")
    with pytest.raises(RuleViolation, match="不合情理"):
        mine.put_under(county_clerk.agency, by=county_clerk, since=dt.date(1900, 1, 1), document="文")
    assert Mine.objects.get().supervisor is None


def test_named_twice_on_one_day_the_later_word_holds(county_clerk, city_clerk):
    mine = make.mine()
    mine.put_under(county_clerk.agency, by=county_clerk, since=SINCE, document="文")
    mine.put_under(city_clerk.agency, by=county_clerk, since=SINCE, document="文")
    assert [row.agency for row in mine.supervisions.all()] == [city_clerk.agency]


def test_the_county_cant_be_named_that_neither_sees_nor_governs_the_mine(client, county_clerk, stranger):
    mine = make.mine()
    assert put(client, county_clerk, mine, stranger.agency).status_code == 422


def test_the_database_itself_keeps_one_supervisor_a_day(county_clerk, city_clerk):
    mine = make.mine()
    fields = {"mine": mine, "agency": county_clerk.agency}
    Supervision.objects.create(**fields, since=dt.date(2022, 1, 1), until=dt.date(2022, 12, 31))
    with pytest.raises(IntegrityError, match="supervisions_never_overlap"):
        Supervision.objects.create(**fields, since=dt.date(2022, 12, 31), until=dt.date(2023, 5, 1))


def test_two_current_ones_are_refused_too(county_clerk):
    mine = make.mine(supervisor=county_clerk.agency)
    with pytest.raises(IntegrityError):
        Supervision.objects.create(mine=mine, agency=county_clerk.agency, since=dt.date(2024, 1, 1))


def test_a_refused_hand_over_leaves_everything_as_it_was(county_clerk, city_clerk):
    mine = make.mine(supervisor=county_clerk.agency)
    with pytest.raises(RuleViolation):
        mine.put_under(city_clerk.agency, by=county_clerk, since=dt.date(2022, 1, 1), document="文")
    assert mine.supervisor == county_clerk.agency
