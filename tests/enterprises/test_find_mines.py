"""A mine is found by any part of a name, its initials, a code, a person; what one looks for often is kept."""

import pytest

from enterprises.initials import initials
from enterprises.models import Enterprise, Mine, SavedFilter
from tests import filed, make

pytestmark = pytest.mark.django_db


@pytest.fixture
def ledger(county_clerk):
    first = make.mine(name="襄汾宏源矿业有限公司", principal="王建平")
    owner = make.enterprise(name="山西长治铁矿集团", legal_representative="赵大年")
    second = make.mine(name="二号井", enterprise=owner)
    filed.key_person(second, "总工程师", name="欧阳明")
    return {"宏源": first, "二号井": second}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("宏源", {"宏源"}),
        ("汾宏", {"宏源"}),
        ("xfhy", {"宏源"}),
        ("HYKY", {"宏源"}),
        ("长治铁", {"二号井"}),
        ("czt", {"二号井"}),
        ("王建", {"宏源"}),
        ("赵大年", {"二号井"}),
        ("欧阳明", {"二号井"}),
        ("91141023", {"宏源", "二号井"}),
        ("没有这个", set()),
        ("zzzz", set()),
    ],
)
def test_by_whatever_one_remembers(client, county_clerk, ledger, asked, found):
    client.force_login(county_clerk)
    page = client.get("/ledger/", {"q": asked})
    assert set(page.context["table"].data) == {ledger[name] for name in found}


@pytest.mark.parametrize(
    ("asked", "number"), [("市", 2), ("襄汾", 1), ("新城", 1), ("141021", 1), ("山西", 2), ("没有", 0)]
)
def test_by_the_name_of_any_region_above(client, province_clerk, asked, number):
    make.mine("141023100", name="新城的矿")
    make.mine("141021", name="曲沃的矿")
    client.force_login(province_clerk)
    assert len(client.get("/ledger/", {"region": asked}).context["table"].data) == number


def test_by_the_campaign_that_it_is_in(client, county_clerk, ledger):
    mine = ledger["宏源"]
    mine.flags.create(
        kind="campaign",
        subject="x",
        reason="属于“百日攻坚”的整治范围（临应急发〔2023〕99号）",
        since="2023-06-01",
    )
    client.force_login(county_clerk)
    for asked, found in (("百日攻坚", [mine]), ("〔2023〕99号", [mine]), ("别的", [])):
        assert list(client.get("/ledger/", {"campaign": asked}).context["table"].data) == found


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("襄汾宏源矿业", "xfhyky"),
        ("重庆长治晟鑫铁矿", "cqczsxtk"),
        ("洪洞县朝阳矿", "htxcyk"),
        ("2号井(A)", "2hja"),
        ("", ""),
        ("—", ""),
    ],
)
def test_initials_follow_the_sound(name, letters):
    assert initials(name) == letters


def test_every_way_of_saving_keeps_them(ledger):
    mine = ledger["宏源"]
    mine.name = "临汾新矿"
    mine.save()
    Mine.objects.bulk_create(
        [Mine(enterprise=mine.enterprise, name="东风井", kind="open_pit", region_id="141023")]
    )
    spelt = Mine.objects.values_list("name", "initials").filter(enterprise=mine.enterprise)
    assert dict(spelt) == {"临汾新矿": "lfxk", "东风井": "dfj"}
    Enterprise.objects.filter(pk=mine.enterprise_id).update(name="改了", initials="")
    owner = Enterprise.objects.get(pk=mine.enterprise_id)
    Enterprise.objects.bulk_update([owner], ["name", "initials"])
    assert Enterprise.objects.filter(initials="gl").exists()


def test_the_trail_says_nothing_of_letters(client, county_clerk, ledger):
    Mine.objects.filter(pk=ledger["宏源"].pk).update(initials="x")
    assert Mine.pgh_event_model.objects.filter(pgh_obj=ledger["宏源"].pk).count() == 1


def test_a_search_is_kept_under_a_name_of_ones_own(client, county_clerk, city_clerk, ledger):
    client.force_login(county_clerk)
    query = "q=%E5%AE%8F%E6%BA%90&kind=underground&page=3&status="
    answer = client.post("/ledger/filters/save/", {"name": "宏源系", "query": query})
    assert answer.url == "/ledger/?q=%E5%AE%8F%E6%BA%90&kind=underground"
    assert "宏源系" in client.get("/ledger/").content.decode()
    client.force_login(city_clerk)
    assert "宏源系" not in client.get("/ledger/").content.decode()
    assert client.post(f"/ledger/filters/{SavedFilter.objects.get().pk}/remove/").status_code == 404


def test_the_same_name_again_is_the_same_search(client, county_clerk):
    client.force_login(county_clerk)
    for kind in ("underground", "tailings"):
        client.post("/ledger/filters/save/", {"name": "我的", "query": f"kind={kind}"})
    assert SavedFilter.objects.get().query == "kind=tailings"
    client.post(f"/ledger/filters/{SavedFilter.objects.get().pk}/remove/")
    assert not SavedFilter.objects.exists()


@pytest.mark.parametrize(
    "facts", [{"name": "", "query": "kind=tailings"}, {"name": "空", "query": "page=2&x=1"}]
)
def test_nothing_is_kept_without_a_name_or_a_condition(client, county_clerk, facts):
    client.force_login(county_clerk)
    client.post("/ledger/filters/save/", facts)
    assert not SavedFilter.objects.exists()
