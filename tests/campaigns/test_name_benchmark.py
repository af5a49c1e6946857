"""A model enterprise is named with document and dates, shown on its file, and who came to learn is counted (L-28)."""

import datetime as dt

import pytest
import time_machine

from campaigns.models import Benchmark
from campaigns.work_log.benchmarks import end_benchmark, name_benchmark
from jurisdictions.rules import RuleViolation
from tests import make

pytestmark = pytest.mark.django_db
SINCE = dt.date(2023, 6, 1)
BASIS = "襄应急发〔2023〕40号"


@pytest.fixture(autouse=True)
def late_june():
    with time_machine.travel(make.noon(28)):
        yield


@pytest.fixture
def benchmark(county_leader) -> Benchmark:
    return name_benchmark(make.mine(), by=county_leader, since=SINCE, basis=BASIS)


def test_it_is_named_from_its_file_and_stands_there(client, county_leader, county_viewer):
    mine = make.mine()
    client.force_login(county_leader)
    assert "确定为标杆企业" in client.get(mine.get_absolute_url()).content.decode()
    url = f"/campaigns/benchmarks/new/{mine.pk}/"
    assert client.get(url).status_code == 200
    assert client.post(url, {"since": "2023-06-01", "basis": " "}).status_code == 422
    client.post(url, {"since": "2023-06-01", "basis": BASIS})
    client.force_login(county_viewer)
    assert BASIS in client.get(mine.get_absolute_url()).content.decode()


def test_those_who_came_to_learn_are_counted_and_opened(client, benchmark, county_inspector):
    facts = {"by": county_inspector, "mine": benchmark.mine, "counterpart": "汾城镇各矿山"}
    make.activity("benchmark_study", **facts)
    make.activity("benchmark_study", **facts).void(by=county_inspector, reason="记错")
    client.force_login(county_inspector)
    [row] = client.get("/campaigns/benchmarks/").context["table"].rows
    assert row.record.studies == 1
    link = f"/campaigns/activities/?mine={benchmark.mine_id}&kind=benchmark_study&status=recorded"
    assert len(client.get(link).context["table"].rows) == 1


def test_it_ends_and_leaves_the_file(client, benchmark, county_leader):
    client.force_login(county_leader)
    client.post(f"/campaigns/benchmarks/{benchmark.pk}/end/", {"until": "2023-06-27"})
    assert BASIS not in client.get(benchmark.mine.get_absolute_url()).content.decode()
    assert "已结束" in client.get("/campaigns/benchmarks/").content.decode()


def test_not_twice_at_a_time_and_not_backwards(benchmark, county_leader):
    with pytest.raises(RuleViolation, match="已由本机关确定"):
        name_benchmark(benchmark.mine, by=county_leader, since=dt.date(2023, 7, 1), basis=BASIS)
    with pytest.raises(RuleViolation) as refused:
        end_benchmark(benchmark, by=county_leader, until=dt.date(2023, 5, 1))
    assert refused.value.field == "until"


def test_only_its_own_desk_ends_it_and_neighbours_see_nothing(
    client, benchmark, county_clerk, city_leader, neighbour_leader
):
    for person, status in ((county_clerk, 403), (city_leader, 403), (neighbour_leader, 404)):
        client.force_login(person)
        url = f"/campaigns/benchmarks/{benchmark.pk}/end/"
        assert client.post(url, {"until": "2023-06-27"}).status_code == status
    assert client.post(f"/campaigns/benchmarks/new/{benchmark.mine_id}/").status_code == 404


def test_the_enterprise_reads_that_it_is_one(client, benchmark):
    client.force_login(make.enterprise_person(benchmark.mine))
    assert BASIS in client.get("/campaigns/benchmarks/").content.decode()
