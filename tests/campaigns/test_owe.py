"""manage.py obligations: what an agency owed on a day, as it stood when the day ended."""

import datetime as dt
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from campaigns.cascade.adoption import OwnWords, adopt
from campaigns.models import Requirement
from campaigns.obligations import handing
from campaigns.obligations.generation import generate_obligations
from reports import actions as reports
from reports.models import Report
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def owed():
    return make.owed()


def listed(tmp_path, on, agency="141023", **options):
    out = tmp_path / "owed.json"
    call_command("obligations", agency=agency, on=dt.date.fromisoformat(on), json=out, **options)
    return json.loads(out.read_text())


def printed(**options):
    out = StringIO()
    call_command("obligations", stdout=out, **options)
    return out.getvalue()


def test_it_names_what_when_why_and_how_it_stands(tmp_path, owed):
    (row,) = listed(tmp_path, "2023-06-18")
    assert row["requirement"] == "实施方案"
    assert row["campaign"] == "非煤矿山百日攻坚行动"
    assert (row["due"], row["state"], row["due_state"]) == ("2023-06-20", "due", "soon")
    assert row["citations"] == ["临应急发〔2023〕99号 四（一）"]
    assert row["receiver"] == str(owed.receiver)


@pytest.mark.parametrize(
    ("on", "state", "due_state"),
    [
        ("2023-06-10", "due", "ahead"),
        ("2023-06-21", "due", "overdue"),
        ("2023-06-22", "submitted", "late"),
        ("2023-06-24", "returned", "overdue"),
        ("2023-06-26", "submitted", "late"),
        ("2023-06-28", "accepted", "late"),
    ],
)
def test_it_stands_as_it_stood_when_the_day_ended(tmp_path, owed, city_leader, on, state, due_state):
    make.handed_in(owed, at=make.noon(22))
    handing.return_(owed, by=city_leader, reason="缺少分工", at=make.noon(24))
    make.handed_in(owed, text="已补充", at=make.noon(26))
    handing.accept(owed, by=city_leader, at=make.noon(28))
    (row,) = listed(tmp_path, on)
    assert (row["state"], row["due_state"]) == (state, due_state)


def test_a_notice_that_was_not_out_yet_asks_for_nothing(tmp_path, owed):
    assert listed(tmp_path, "2023-05-29") == []
    assert len(listed(tmp_path, "2023-05-30")) == 1


def test_a_stricter_adopter_is_the_one_that_is_cited(tmp_path):
    """N4: the county's bureaus owe by the city's earlier day, and the date says whose it is."""
    make.agency()
    province = make.campaign(issuer=make.agency("山西省"), document_number="晋应急发〔2023〕7号")
    asked = make.promise(campaign=province)
    notice = OwnWords("临应急发〔2023〕88号", "转发通知", dt.date(2023, 6, 2))
    adopted = adopt(province, notice, by=make.user(make.agency("临汾市"), "administrator"))
    inherited = adopted.requirements.get(inherited_from=asked)
    Requirement.objects.filter(pk=inherited.pk).update(due_on=dt.date(2023, 6, 16))
    type(adopted).objects.filter(pk=adopted.pk).update(status="issued")
    generate_obligations(asked, today=dt.date(2023, 6, 3))
    (row,) = listed(tmp_path, "2023-06-10")
    assert row["due"] == "2023-06-16"
    assert row["citations"] == ["临应急发〔2023〕88号 转发时提前至2023年6月16日前"]


def test_by_name_and_by_the_code_of_a_town(tmp_path, owed):
    assert len(listed(tmp_path, "2023-06-18", agency=str(owed.agency))) == 1
    make.agency("141023100", kind="town_centre")
    make.promise("report", "town")
    assert [row["requirement"] for row in listed(tmp_path, "2023-06-18", agency="141023100")] == ["工作情况"]


def test_as_a_table_for_people(owed):
    table = printed(agency="141023", on=dt.date(2023, 6, 21))
    assert "2023-06-20\t逾期\t待报送" in table
    assert "临应急发〔2023〕99号 四（一）" in table


def test_an_unknown_agency_is_named():
    with pytest.raises(CommandError, match="990099"):
        call_command("obligations", "--agency", "990099", "--on", "2023-06-21")


def test_a_day_that_is_none_is_named():
    with pytest.raises(CommandError, match="2023-06-31"):
        call_command("obligations", "--agency", "141023", "--on", "2023-06-31")


@pytest.mark.parametrize(
    ("on", "state", "due_state"),
    [
        ("2023-06-18", "due", "soon"),
        ("2023-06-19", "submitted", "in_time"),
        ("2023-06-22", "returned", "overdue"),
        ("2023-06-24", "submitted", "in_time"),
        ("2023-06-26", "accepted", "in_time"),
    ],
)
def test_a_form_stands_as_its_report_stood(tmp_path, city_clerk, on, state, due_state):
    report = make.signed(make.report(), at=make.noon(19))
    reports.return_(report, by=city_clerk, reason="少报1个", at=make.noon(22))
    again = Report.objects.get()
    make.signed(again, at=make.noon(24))
    reports.accept(again, by=city_clerk, at=make.noon(26))
    row = next(row for row in listed(tmp_path, on) if row["due"] == "2023-06-20")
    assert (row["state"], row["due_state"]) == (state, due_state)


def test_before_it_was_extended_the_day_was_another(tmp_path, owed, city_leader):
    handing.extend(owed, to=dt.date(2023, 6, 30), reason="汛期", by=city_leader, at=make.noon(19))
    assert [listed(tmp_path, on)[0]["due"] for on in ("2023-06-18", "2023-06-19")] == [
        "2023-06-20",
        "2023-06-30",
    ]


@pytest.mark.parametrize(
    ("command", "options"),
    [("obligations", {"agency": "141023", "on": dt.date(2023, 6, 18)}), ("campaign_conflicts", {})],
)
def test_a_file_that_cannot_be_written_is_said_so(owed, tmp_path, command, options):
    with pytest.raises(CommandError, match="No such file"):
        call_command(command, json=tmp_path / "nowhere" / "x.json", **options)
