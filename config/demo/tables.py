"""The two other forms: 附件2 of 临汾's counties month by month, and what the towns of 泽州 count of their talks."""

from __future__ import annotations

import datetime as dt

import pghistory
from django.core.files.uploadedfile import SimpleUploadedFile

from campaigns.models import Obligation
from config.demo.cast import Desk
from config.demo.story import Act
from jurisdictions.models import User
from reports.actions import accept, content_of, enclose, open_report, return_, sign_and_submit
from reports.details import lines_of
from reports.figures import live
from reports.models import Report, ReportQuerySet


def hand_in_table(desk: Desk, key: str, month: dt.date, proof: SimpleUploadedFile, note: str) -> Act:
    """Filled in and proved by the clerk, signed by the leader of the same desk."""

    def act(by: User) -> None:
        owed = Obligation.objects.open().filter(requirement__key=key, agency=desk.agency, period=month)
        for one in owed:
            report = open_report(one, by=by)
            enclose(report, [proof], by=by, note=note)
            report.hand_to_leader(by=by)
            with pghistory.context(user=desk.leader.pk):
                sign_and_submit(
                    report, by=desk.leader, seen=content_of(report, live(report), lines_of(report))
                )

    return act


def accept_tables(key: str, *, keep: int = 0) -> Act:
    """What waits is looked at; the newest may wait for the next time."""

    def act(by: User) -> None:
        waiting = list(_waiting(key).order_by("obligation__submitted_at"))
        for report in waiting[: len(waiting) - keep]:
            accept(report, by=by)

    return act


def return_table(key: str, reason: str) -> Act:
    def act(by: User) -> None:
        if newest := _waiting(key).order_by("-obligation__submitted_at").first():
            return_(newest, by=by, reason=reason)

    return act


def _waiting(key: str) -> ReportQuerySet:
    waiting = Report.objects.filter(obligation__requirement__key=key, status=Report.Status.SUBMITTED)
    return waiting.select_related("agency__region", "obligation__receiver")
