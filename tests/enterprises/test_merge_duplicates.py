"""Two entries of one mine become one, with everything that hangs on them; the old address leads to the new."""

import datetime as dt

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied

from enterprises.models import Enterprise, Flag, LedgerAct, Licence, Mine
from enterprises.upkeep import merging
from enterprises.upkeep.merging import Paper, merge
from inspections.models import CaseProposal, PlannedMine
from inspections.on_site.actions import canonical
from jurisdictions.models import Grant
from jurisdictions.rules import RuleViolation
from records.actions import attach
from records.models import Attachment, Signature
from tests import filed, make, planned, taken

pytestmark = pytest.mark.django_db
PAPER = Paper("襄应急函〔2023〕30号")


@pytest.fixture
def pair(county_clerk):
    desk = county_clerk.agency
    kept = make.mine(name="宏源铁矿", supervisor=desk, headcount=12)
    gone = make.mine(name="宏源铁矿（重复）", supervisor=desk, phone="0357-100", principal="王平")
    return kept, gone


def test_everything_moves_and_the_duplicate_is_gone(client, pair, county_clerk, county_administrator):
    kept, gone = pair
    make.hazard(gone)
    check = make.signed_inspection(gone)
    parts = filed.file(gone)
    attach(gone, make.photo(), by=county_clerk)
    neighbour = make.user(make.agency("曲沃县"), "viewer")
    Grant.give(gone, to=neighbour, until=dt.date(2099, 1, 1), basis="文", by=county_administrator)
    act = merge(kept, gone, by=county_clerk, paper=PAPER)
    assert list(Mine.objects.all()) == [kept]
    check.refresh_from_db()
    assert check.mine == kept
    assert kept.hazards.count() == 2
    assert {part.__class__.objects.get(pk=part.pk).mine_id for part in parts.values()} == {kept.pk}
    assert Attachment.objects.of(kept).count() == 1
    assert Mine.objects.visible_to(neighbour).get() == kept
    assert act.moved["inspections.inspection"] == [check.pk]


def test_one_of_the_county_and_one_of_the_city_are_merged_from_above(
    client, pair, county_clerk, city_clerk, neighbour_clerk, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    kept, gone = pair
    with pytest.raises(PermissionDenied):
        merge(kept, gone, by=city_clerk, paper=PAPER)
    kept.supervisions.update(agency=city_clerk.agency)
    kept = Mine.objects.get(pk=kept.pk)
    for person in (county_clerk, neighbour_clerk):
        with pytest.raises(PermissionDenied):
            merge(kept, gone, by=person, paper=PAPER)
    client.force_login(city_clerk)
    assert "合并重复登记" in client.get(kept.get_absolute_url()).content.decode()
    facts = {"gone": gone.pk, "document": "临应急函〔2023〕30号", "on": "2023-06-01", "upload": make.photo()}
    assert client.get(f"/ledger/mines/{kept.pk}/merge/").status_code == 200
    client.post(f"/ledger/mines/{kept.pk}/merge/", facts)
    assert list(Mine.objects.all()) == [kept]


def test_no_row_of_the_house_still_points_to_the_one_that_is_gone(pair, county_clerk):
    kept, gone = pair
    make.signed_inspection(gone)
    filed.file(gone)
    old = gone.pk
    merge(kept, gone, by=county_clerk, paper=PAPER)
    for relation in merging._relations(Mine):
        rows = relation.related_model._base_manager.filter(**{relation.field.attname: old})
        assert not rows.exists(), relation.related_model
    about = {"content_type": ContentType.objects.get_for_model(Mine), "object_id": str(old)}
    assert not Attachment.objects.filter(**about).exists()
    assert not Signature.objects.filter(**about).exists()


def test_what_was_signed_still_matches_its_signature(pair, county_clerk):
    kept, gone = pair
    check = make.signed_inspection(gone)
    merge(kept, gone, by=county_clerk, paper=PAPER)
    check.refresh_from_db()
    assert Signature.objects.of(check).get().covers(canonical(check))
    third = make.mine(name="宏源铁矿三", supervisor=county_clerk.agency)
    merge(third, Mine.objects.get(pk=kept.pk), by=county_clerk, paper=PAPER)
    check.refresh_from_db()
    assert check.mine == third
    assert Signature.objects.of(check).get().covers(canonical(check))


def test_what_the_one_that_stays_leaves_empty_comes_from_the_other(pair, county_clerk):
    kept, gone = pair
    merge(kept, gone, by=county_clerk, paper=PAPER)
    kept.refresh_from_db()
    assert (kept.name, kept.headcount, kept.phone, kept.principal) == ("宏源铁矿", 12, "0357-100", "王平")


def test_of_two_flags_the_one_of_the_duplicate_ends_and_stays_readable(pair, county_clerk):
    kept, gone = pair
    for mine in pair:
        Flag.objects.create(mine=mine, kind="key_mine", reason="…", since=dt.date(2023, 1, 1))
    merge(kept, gone, by=county_clerk, paper=PAPER)
    assert kept.flags.count() == 2
    assert kept.flags.standing().count() == 1


def test_its_old_address_leads_to_the_one_that_stays(client, pair, county_clerk, stranger):
    kept, gone = pair
    old = gone.get_absolute_url()
    client.force_login(county_clerk)
    facts = {"gone": gone.pk, "document": "文", "on": "2023-06-01", "upload": make.photo()}
    answer = client.post(f"/ledger/mines/{kept.pk}/merge/", facts)
    assert answer.url == kept.get_absolute_url()
    assert client.get(old).url == kept.get_absolute_url()
    assert Attachment.objects.of(LedgerAct.objects.get()).count() == 1
    client.force_login(stranger)
    assert client.get(old).status_code == 404


def test_what_speaks_against_it_is_said_and_nothing_has_moved(client, pair, county_clerk):
    kept, gone = pair
    for mine in pair:
        filed.licence(mine, "安全生产许可证", number=f"A{mine.pk}")
    make.hazard(gone)
    client.force_login(county_clerk)
    facts = {"gone": gone.pk, "document": "文", "on": "2023-06-01", "upload": make.photo()}
    answer = client.post(f"/ledger/mines/{kept.pk}/merge/", facts)
    assert answer.status_code == 422
    assert "双方各有一份证照" in answer.content.decode()
    assert gone.hazards.count() == 1
    assert not LedgerAct.objects.exists()


def test_a_line_that_says_the_same_twice_is_no_obstacle(pair, county_clerk):
    for mine in pair:
        filed.licence(mine, "安全生产许可证", number="A1")
    merge(*pair, by=county_clerk, paper=PAPER)
    assert Mine.objects.get().licence_facts.count() == 1


def test_both_stand_in_the_approved_plan_and_one_line_stays_with_its_months(pair, county_clerk):
    kept, gone = pair
    plan = planned.approved()
    planned.line(plan, gone, 4)
    PlannedMine.objects.filter(mine=kept).update(months=[], why_short="重复登记")
    merge(kept, gone, by=county_clerk, paper=PAPER)
    line = plan.mines.get()
    assert (line.mine, line.months) == (kept, [4])


def test_a_pit_does_not_become_a_pond(county_clerk):
    pit = make.mine(kind="open_pit", supervisor=county_clerk.agency)
    pond = make.mine(kind="tailings", name="库", supervisor=county_clerk.agency)
    with pytest.raises(RuleViolation, match=r"露天矿山.*尾矿库"):
        merge(pit, pond, by=county_clerk, paper=PAPER)
    with pytest.raises(RuleViolation, match="另一座"):
        merge(pit, pit, by=county_clerk, paper=PAPER)


def test_only_the_agency_of_both_merges_and_only_with_a_paper(pair, county_clerk, city_clerk, county_leader):
    other = make.mine(name="市管矿", supervisor=city_clerk.agency)
    with pytest.raises(PermissionDenied):
        merge(pair[0], other, by=county_clerk, paper=PAPER)
    for person in (city_clerk, county_leader):
        with pytest.raises(PermissionDenied):
            merge(*pair, by=person, paper=PAPER)
    with pytest.raises(RuleViolation, match="依据文件"):
        merge(*pair, by=county_clerk, paper=Paper(" "))


# Enterprises


def test_two_enterprises_become_one_with_their_mines_and_people(client, pair, county_clerk):
    kept, gone = (mine.enterprise for mine in pair)
    person = make.enterprise_person(pair[1])
    old = gone.get_absolute_url()
    merge(kept, gone, by=county_clerk, paper=PAPER)
    assert list(Enterprise.objects.all()) == [kept]
    assert kept.mines.count() == 2
    assert set(Mine.objects.visible_to(person)) == set(pair)
    client.force_login(county_clerk)
    assert client.get(old).url == kept.get_absolute_url()
    assert gone.credit_code in LedgerAct.objects.get().text


def test_mines_of_one_name_have_to_be_merged_first(county_clerk):
    mines = [make.mine(name="宏源铁矿", supervisor=county_clerk.agency) for _ in range(2)]
    with pytest.raises(RuleViolation, match="请先合并这两座矿山"):
        merge(mines[0].enterprise, mines[1].enterprise, by=county_clerk, paper=PAPER)
    merge(*mines, by=county_clerk, paper=PAPER)
    empty = Enterprise.objects.get(pk=mines[1].enterprise_id)
    merge(mines[0].enterprise, empty, by=county_clerk, paper=PAPER)
    assert Enterprise.objects.count() == 1


def test_of_one_licence_in_both_entries_what_was_decided_hangs_on_the_one_that_stays(pair, county_clerk):
    kept, gone = pair
    own, double = (taken.own_licence(mine) for mine in pair)
    asked, measure = taken.asked(taken.filed.licence(gone, issuer=taken.ELSEWHERE)), taken.taken(double)
    Licence.objects.filter(pk=own.pk).update(status="withheld")
    merge(kept, gone, by=county_clerk, paper=PAPER)
    measure.refresh_from_db()
    asked.refresh_from_db()
    assert (measure.licence, measure.mine, asked.licence.mine) == (own, kept, kept)
    assert CaseProposal.objects.get().licence == own
    assert not Licence.objects.filter(pk=double.pk).exists()


def test_two_withholdings_of_one_licence_are_settled_before_the_merger(pair, county_clerk):
    for number, mine in enumerate(pair):
        taken.taken(taken.own_licence(mine), number=f"（襄）应急暂〔2023〕{number}号")
    with pytest.raises(RuleViolation, match="请先办结"):
        merge(*pair, by=county_clerk, paper=PAPER)
    assert Mine.objects.count() == 2
