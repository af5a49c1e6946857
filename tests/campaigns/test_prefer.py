"""How a person wants to be reminded, what they read, and what the administrator sets for all."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from campaigns.models import Notice, Preference, ReminderSettings
from campaigns.models.preference import quiet_end
from campaigns.reminders import morning
from campaigns.reminders.forms import PreferenceForm
from jurisdictions.rules import RuleViolation
from tests import make

pytestmark = pytest.mark.django_db
WISH = {
    "email": "li@example.cn",
    "by_email": "on",
    "days_before": "5，2",
    "quiet_from": "20:00",
    "quiet_until": "08:30",
}
RULES = {
    "days_before": "10,5",
    "escalate_after": 2,
    "escalate_further_after": 5,
    "quiet_from": "22:00",
    "quiet_until": "06:30",
    "days_at_county": 3,
    "days_at_city": 4,
    "days_at_province": 5,
    "days_at_nation": 6,
    "days_back": 1,
}


def at(number: int, hour: int = 7, minute: int = 0) -> dt.datetime:
    return timezone.make_aware(dt.datetime(2023, 6, number, hour, minute))


class TestOwnWishes:
    def test_kept_and_shown_again(self, client, county_clerk):
        client.force_login(county_clerk)
        assert client.post("/campaigns/notices/preference/", WISH).status_code == 302
        kept = Preference.objects.get()
        assert (kept.user, kept.email, kept.by_email) == (county_clerk, "li@example.cn", True)
        assert kept.days_before == [5, 2]
        page = client.get("/campaigns/notices/preference/").content.decode()
        assert 'value="5,2"' in page
        assert 'value="20:00"' in page

    @pytest.mark.parametrize(
        ("changed", "words"),
        [
            ({"email": ""}, "请填写邮箱"),
            ({"email": "nobody"}, "合法的邮件地址"),
            ({"days_before": "0"}, "大于或等于"),
            ({"days_before": "31"}, "小于或等于"),
            ({"days_before": "1,2,3,4,5,6"}, "不应该超过 5 项"),
            ({"days_before": "三"}, "整数"),
            ({"quiet_from": ""}, "必填"),
        ],
    )
    def test_what_is_wrong_is_told_at_its_field(self, client, county_clerk, changed, words):
        client.force_login(county_clerk)
        answer = client.post("/campaigns/notices/preference/", WISH | changed)
        assert answer.status_code == 422
        page = answer.content.decode()
        assert "is-invalid" in page
        assert words in page
        assert not Preference.objects.exists()

    def test_own_days_hold_for_oneself_only(self, county_clerk, county_leader):
        make.june_table()
        Preference.objects.create(user=county_clerk, days_before=[5])
        for number in (13, 15, 16, 19, 20):
            morning.run(at(number))
        days = Notice.objects.order_by("pk").values_list("days", flat=True)
        assert list(days.filter(recipient=county_clerk)) == [5, 0]
        assert list(days.filter(recipient=county_leader)) == [7, 3, 1, 0]

    def test_nobody_chooses_for_another(self, county_clerk, county_leader):
        with pytest.raises(RuleViolation):
            Preference(user=county_clerk).choose(by=county_leader)


@pytest.mark.parametrize(
    ("start", "end", "hour", "expected"),
    [
        (21, 7, 22, (20, 7)),
        (21, 7, 3, (19, 7)),
        (21, 7, 7, None),
        (21, 7, 12, None),
        (12, 14, 13, (19, 14)),
        (12, 14, 14, None),
        (7, 7, 7, None),
    ],
)
def test_quiet_hours_end_today_or_tomorrow(start, end, hour, expected):
    found = quiet_end(dt.time(start), dt.time(end), at(19, hour))
    assert found == (at(*expected) if expected else None)


class TestReading:
    @pytest.fixture
    def told(self, county_clerk, county_leader) -> Notice:
        make.june_table()
        morning.run(at(19))
        return Notice.objects.get(recipient=county_clerk)

    def test_the_counter_stands_on_every_page_and_falls_when_it_is_read(self, client, told, county_clerk):
        client.force_login(county_clerk)
        assert "提醒，1 条未读" in client.get("/").content.decode()
        answer = client.get(f"/campaigns/notices/{told.pk}/")
        assert answer["Location"] == told.obligation.get_absolute_url()
        assert "条未读" not in client.get("/").content.decode()

    def test_the_counter_is_one_query(self, told, county_clerk, django_assert_num_queries):
        from campaigns.templatetags.notices import unread_notices

        with django_assert_num_queries(1):
            assert unread_notices(county_clerk) == 1

    def test_all_at_once(self, client, told, county_clerk, county_leader):
        client.force_login(county_clerk)
        page = client.get("/campaigns/notices/").content.decode()
        assert "专项排查整治行动进展情况调度表（附件1）（2023年6月）" in page
        client.post("/campaigns/notices/read/")
        assert not Notice.objects.filter(recipient=county_clerk, read_at=None).exists()
        assert Notice.objects.filter(recipient=county_leader, read_at=None).exists()

    def test_another_s_notice_isn_t_there(self, client, told, county_leader, city_leader):
        for person in (county_leader, city_leader):
            client.force_login(person)
            assert client.get(f"/campaigns/notices/{told.pk}/").status_code == 404
        told.refresh_from_db()
        assert told.read_at is None


class TestSettings:
    def test_the_topmost_administrator_sets_them_for_all(self, client, province_administrator):
        client.force_login(province_administrator)
        assert client.post("/campaigns/reminders/", RULES).status_code == 302
        kept = ReminderSettings.current()
        assert (kept.days_before, kept.escalate_after, kept.days_at_nation) == ([10, 5], 2, 6)
        client.post("/campaigns/reminders/", RULES | {"escalate_after": 4})
        assert ReminderSettings.objects.get().escalate_after == 4

    def test_a_county_s_administrator_reads_them_only(
        self, client, province_administrator, county_administrator
    ):
        client.force_login(county_administrator)
        page = client.get("/campaigns/reminders/").content.decode()
        assert "由最上级机构的管理员修改" in page
        assert client.post("/campaigns/reminders/", RULES).status_code == 403
        with pytest.raises(PermissionDenied):
            ReminderSettings(pk=1).change(by=county_administrator)
        assert not ReminderSettings.objects.exists()

    def test_the_second_climb_comes_after_the_first(self, client, province_administrator):
        client.force_login(province_administrator)
        answer = client.post("/campaigns/reminders/", RULES | {"escalate_further_after": 2})
        assert answer.status_code == 422
        assert "提醒再上一级须晚于提醒上级" in answer.content.decode()

    def test_a_clerk_has_no_business_there(self, client, county_clerk):
        client.force_login(county_clerk)
        assert client.get("/campaigns/reminders/").status_code == 403


def test_a_wrong_number_is_counted_as_it_was_typed():
    field = PreferenceForm().fields["days_before"]
    assert field.clean("1，7、3，7") == [7, 3, 1]
    with pytest.raises(ValidationError, match="第 3 个天数不对"):
        field.clean("7，3、99")
