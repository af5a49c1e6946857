"""Who was called and who was named: the city's training with its list, each county's liaison, a model mine."""

from __future__ import annotations

import datetime as dt

from campaigns.cascade.liaisons import name_liaison
from campaigns.models import Attendee, Campaign
from campaigns.work_log import roll
from campaigns.work_log.activities import log_activity
from campaigns.work_log.benchmarks import name_benchmark
from config.demo.cast import Cast
from config.demo.story import Act, Story, read
from enterprises.models import Mine
from jurisdictions.models import User

TRAINED_ON = dt.date(2023, 6, 1)
MODEL = "襄汾县达达矿业有限责任公司"
EXPERTS = ["贺明远 演示矿业设计院", "曹立新 演示安全技术中心"]
MISSING = {"anze", "puxian"}


def plan(story: Story, cast: Cast) -> None:
    city = cast.desks["linfen"]
    counties = {row["user"]: cast.desks[row["user"]] for row in read("counties").values()}

    def train(by: User) -> None:
        people = {desk.inspectors[0]: user for user, desk in counties.items()}
        held = log_activity(
            "training",
            by=by,
            done_on=TRAINED_ON,
            counterpart="各县（市、区）执法人员和专家",
            count=len(people) + len(EXPERTS),
            text="视频培训64项重大事故隐患判定标准和执法文书，课件已下发。",
        )
        roll.call(held, by=by, people=people, names=EXPERTS)
        came = [one for one in held.attendees.all() if people.get(one.person) not in MISSING]
        roll.sign_in(held, {one.pk for one in came}, by=by)

    def make_up(by: User) -> None:
        missed = Attendee.objects.get(person=counties["puxian"].inspectors[0])
        missed.make_up(by=by, on=story.today)

    story.at(dt.date(2023, 6, 12), dt.time(17), city.inspectors[0], make_up)
    story.at(TRAINED_ON, dt.time(17), city.inspectors[0], train)
    for number, desk in enumerate([city, *counties.values()]):
        story.at(dt.date(2023, 5, 19), dt.time(16), desk.leader, _name(desk.clerk, number))
    story.at(dt.date(2023, 6, 8), dt.time(16), counties["xiangfen"].leader, _model)
    day = dt.date(2024, 5, 8)
    story.at(day, dt.time(16), cast.desks["zezhou.nancun"].clerk, _visit)


def _name(clerk: User, number: int) -> Act:
    def act(by: User) -> None:
        campaign = Campaign.objects.get(key="linfen-2023")
        name_liaison(campaign, clerk, f"0357-000{number:04}", by=by)

    return act


def _visit(by: User) -> None:
    mine = Mine.objects.visible_to(by).get()
    facts = {"by": by, "done_on": dt.date(2024, 5, 8), "mine": mine}
    log_activity(
        "talk", counterpart=f"{mine.principal}，主要负责人", text="逐条对照履职检查内容谈话。", **facts
    )
    log_activity("self_check", text="抽查自查自改台账，整改措施与现场一致。", **facts)


def _model(by: User) -> None:
    basis = "襄应急发〔2023〕演示12号"
    name_benchmark(Mine.objects.get(name=MODEL), by=by, since=dt.date(2023, 6, 8), basis=basis)
