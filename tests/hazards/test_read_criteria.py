import pytest

from hazards.models import Criterion
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loaded(db):
    make.statutory_criteria()


def codes(client, query: str = "") -> set[str]:
    return {criterion.code for criterion in client.get(f"/hazards/criteria/{query}").context["criteria"]}


def test_all_editions_stand_there_and_the_doubtful_is_marked(client, county_viewer):
    client.force_login(county_viewer)
    page = client.get("/hazards/criteria/").content.decode()
    assert len(codes(client)) == 72
    assert "文字待核" in page
    assert "文件未单列施行日期" in page
    assert "已对照原文，确认" not in page


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("?edition=2022", 64),
        ("?edition=2024-supplement", 8),
        ("?edition=2022&kind=open_pit", 13),
        ("?uncertain=on", 1),
        ("?q=通风", 1),
        ("?q=防坠器", 1),
    ],
)
def test_it_is_searched_by_word_edition_and_kind(client, county_viewer, query, count):
    client.force_login(county_viewer)
    assert len(codes(client, query)) == count


def test_an_administrator_is_offered_to_confirm(client, county_administrator):
    client.force_login(county_administrator)
    assert "/hazards/criteria/TP-S01/confirm/" in client.get("/hazards/criteria/").content.decode()


def test_the_figure_counts_what_this_person_sees(client, county_viewer, neighbour_clerk):
    make.hazard(severity="major", criterion=Criterion.objects.get(code="UG-02"))
    for person, cited in [(county_viewer, 1), (neighbour_clerk, 0)]:
        client.force_login(person)
        found = client.get("/hazards/criteria/?q=禁止使用的设备").context["criteria"]
        assert {c.code: c.cited for c in found}["UG-02"] == cited


def test_queries_do_not_grow_with_the_rows(client, county_viewer, django_assert_num_queries):
    client.force_login(county_viewer)
    client.get("/hazards/criteria/")
    with django_assert_num_queries(9):
        client.get("/hazards/criteria/")


def test_the_api_reads_them(client, county_viewer):
    client.force_login(county_viewer)
    first = client.get("/api/criteria/UG-01/").json()
    assert (first["edition"], len(first["clauses"])) == ("2022", 5)
    assert client.post("/api/criteria/", {}).status_code == 405
