"""A mine that stands still goes back to work by an accepted resumption alone, whichever door somebody tries (K-09)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from enterprises.file.proposals import accept
from enterprises.models import Flag, LedgerImport, Mine, Proposal, Resumption
from enterprises.upkeep.merging import Paper, merge
from jurisdictions.rules import RuleViolation
from records.history import history
from tests import make, phased
from tests.enterprises.test_edit_mine import edit
from tests.enterprises.test_import_ledger import imported, upload
from tests.enterprises.workbooks import ledger, line

pytestmark = pytest.mark.django_db
IDLE = ["rectifying", "suspended_attended", "suspended_unattended", "closed"]


@pytest.fixture
def mine(county_clerk):
    return make.mine(headcount=20, status="suspended_attended", supervisor=county_clerk.agency)


def status(mine):
    return Mine.objects.values_list("status", flat=True).get(pk=mine.pk)


@pytest.mark.parametrize("before", IDLE)
@pytest.mark.parametrize("after", ["producing", "building"])
def test_the_clerk_is_told_at_the_field_what_to_do(client, mine, county_clerk, before, after):
    Mine.objects.update(status=before)
    mine.refresh_from_db()
    answer = edit(client, county_clerk, mine, status=after, principal="李卫东")
    assert answer.status_code == 422
    (told,) = answer.context["form"].errors["status"]
    assert "写明更正理由" in told
    assert ("复工复产验收" in told) is (before != "closed")
    assert status(mine) == before
    assert ("?q=" in answer.content.decode()) is (before != "closed")  # the way there


def test_what_was_entered_wrongly_is_put_right_with_a_reason_that_stays(client, mine, county_clerk):
    assert edit(client, county_clerk, mine, status="producing", reason="  ").status_code == 422
    words = "导入时错列为停产，当日现场在生产"
    assert edit(client, county_clerk, mine, status="producing", reason=words).status_code == 302
    assert status(mine) == "producing"
    assert f"理由：{words}" in history(Mine, mine.pk)[-1].changes
    page = client.get(f"/records/history/enterprises/mine/{mine.pk}/").content.decode()
    assert words in page


def test_no_reason_helps_while_an_order_stands(client, mine, county_clerk):
    said = {"kind": "suspended", "reason": "2023年6月2日责令停产整顿", "since": "2023-06-02"}
    Flag.objects.create(mine=mine, **said)
    answer = edit(client, county_clerk, mine, status="producing", reason="错登")
    assert "停产整顿尚未解除" in answer.context["form"].errors["status"][0]
    assert status(mine) == "suspended_attended"


def test_everything_else_is_edited_as_ever(client, mine, county_clerk):
    assert edit(client, county_clerk, mine, status="rectifying", principal="李卫东").status_code == 302
    Mine.objects.update(status="producing")
    mine.refresh_from_db()
    page = client.get(f"/ledger/mines/{mine.pk}/edit/").content.decode()
    assert "更正理由" not in page
    assert edit(client, county_clerk, mine, status="building").status_code == 302


def propose(client, mine, **changes):
    fields = {"name": mine.name, "kind": mine.kind, "status": mine.status, "region": mine.region_id}
    return client.post(f"/ledger/mines/{mine.pk}/propose/", {**fields, "headcount": 20, **changes})


def test_the_enterprise_cannot_propose_it_and_is_shown_the_way(client, mine):
    client.force_login(make.enterprise_person(mine))
    answer = propose(client, mine, status="producing")
    assert "复工复产验收" in answer.context["form"].errors["status"][0]
    assert f"/ledger/mines/{mine.pk}/resume/" in answer.content.decode()
    assert not Proposal.objects.exists()
    assert propose(client, mine, status="rectifying").status_code == 302


def test_a_proposal_of_before_the_suspension_isnt_adopted_after_it(client, mine, county_clerk):
    Mine.objects.update(status="producing")
    mine.refresh_from_db()
    client.force_login(make.enterprise_person(mine))
    propose(client, mine, status="building")
    Mine.objects.update(status="rectifying")
    with pytest.raises(RuleViolation, match="复工复产验收"):
        accept(Proposal.objects.get(), by=county_clerk)
    assert status(mine) == "rectifying"
    assert Proposal.objects.get().status == "proposed"


def test_a_workbook_leaves_the_state_and_takes_the_rest(client, county_clerk):
    imported(client, county_clerk, line(1, status="停产整改"))
    mine = Mine.objects.get()
    upload(client, county_clerk, ledger(line(1, people=29)))
    uploaded = LedgerImport.objects.first()
    row = uploaded.rows.get()
    assert (row.verdict, row.problems[0]["field"]) == ("held", "status")
    assert "生产状态不变" in row.problems[0]["message"]
    assert [change["field"] for change in row.changes] == ["headcount"]
    client.post(f"{uploaded.get_absolute_url()}confirm/", {"doubts": "status"})
    client.post(f"{uploaded.get_absolute_url()}commit/")
    mine.refresh_from_db()
    assert (mine.status, mine.headcount) == ("rectifying", 29)


def test_a_workbook_read_before_the_suspension_doesnt_undo_it(client, county_clerk):
    imported(client, county_clerk, line(1))
    mine = Mine.objects.get()
    upload(client, county_clerk, ledger(line(1, people=29)))
    Mine.objects.update(status="suspended_unattended")
    client.post(f"{LedgerImport.objects.first().get_absolute_url()}commit/")
    mine.refresh_from_db()
    assert (mine.status, mine.headcount) == ("suspended_unattended", 29)


def test_the_mines_are_held_from_reading_to_writing(client, county_clerk):
    """Who suspends a mine meanwhile waits, and isn't overwritten."""
    imported(client, county_clerk, line(1), line(2))
    upload(client, county_clerk, ledger(line(1, people=29), line(2, people=30)))
    with CaptureQueriesContext(connection) as asked:
        client.post(f"{LedgerImport.objects.first().get_absolute_url()}commit/")
    touched = [one["sql"] for one in asked if f'"{Mine._meta.db_table}"' in one["sql"]]
    held = [sql for sql in touched if "FOR NO KEY UPDATE" in sql]
    written = [sql for sql in touched if f'UPDATE "{Mine._meta.db_table}"' in sql]
    assert len(held) == 1
    assert touched.index(held[0]) < touched.index(written[0])


def test_an_accepted_resumption_is_the_reason_that_the_trail_gives(client, mine, county_clerk):
    asked = phased.resumption(mine)
    client.force_login(county_clerk)
    said = {"attended": "王平", "result": "具备条件", "document": "襄应急验〔2023〕3号"}
    said["checked_on"] = timezone.localdate(asked.applied_at).isoformat()
    client.post(f"/ledger/resumptions/{asked.pk}/accept/", said)
    assert (Resumption.objects.get().status, status(mine)) == ("accepted", "producing")
    assert "理由：复工复产验收通过（襄应急验〔2023〕3号）" in history(Mine, mine.pk)[-1].changes


def test_a_merger_doesnt_swallow_the_suspension(mine, county_clerk):
    twin = make.mine(headcount=20, enterprise=mine.enterprise, name="同一座", supervisor=county_clerk.agency)
    with pytest.raises(RuleViolation, match="复工复产验收"):
        merge(twin, mine, by=county_clerk, paper=Paper("核查记录"))
    merge(mine, twin, by=county_clerk, paper=Paper("核查记录"))
    assert status(mine) == "suspended_attended"


def test_no_view_of_the_api_writes_a_mine(client, mine, county_clerk):
    client.force_login(county_clerk)
    for method in (client.put, client.patch, client.post):
        answer = method(f"/api/mines/{mine.pk}/", {"status": "producing"}, content_type="application/json")
        assert answer.status_code == 405
    assert status(mine) == "suspended_attended"
