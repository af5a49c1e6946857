from __future__ import annotations

from django.urls import path

from inspections.coverage import views as coverage
from inspections.views import alongside, case_reports, checks, clauses, onsite, penalties, recusals, targets

app_name = "inspections"

urlpatterns = [
    path("", checks.checks, name="list"),
    path("open/", onsite.open_check, name="open"),
    path("open/mines/", onsite.mines, name="mines"),
    path("<int:pk>/", checks.detail, name="detail"),
    path("<int:pk>/signature/", checks.signature, name="signature"),
    path("<int:pk>/walk/", onsite.walk, name="walk"),
    path("<int:pk>/answer/", onsite.answer, name="answer"),
    path("<int:pk>/answers/<int:answer_pk>/photos/", onsite.photos, name="photos"),
    path("<int:pk>/spot/", onsite.spot, name="spot"),
    path("<int:pk>/sign/", onsite.sign, name="sign"),
    path("<int:pk>/discard/", onsite.discard, name="discard"),
    path("cases/", penalties.cases, name="cases"),
    path("cases/<int:pk>/", penalties.case, name="case"),
    path("case-reports/<int:pk>/", case_reports.case_report, name="case_report"),
    path("clauses/", clauses.clauses, name="clauses"),
    path("clauses/<str:code>/confirm/", clauses.clause_confirm, name="clause_confirm"),
    path("measures/<int:pk>/", penalties.measure, name="measure"),
    path("measures/<int:pk>/lift/", penalties.measure_lift, name="measure_lift"),
    path("targets/<int:mine>/", targets.target, name="target"),
    path("targets/<int:mine>/flags/", targets.flags, name="flags"),
    path("targets/<int:mine>/renew/", targets.flags_renew, name="flags_renew"),
    path("targets/<int:mine>/circumstances/new/", targets.circumstance_new, name="circumstance_new"),
    path("circumstances/<int:pk>/end/", targets.circumstance_end, name="circumstance_end"),
    path("flags/<int:pk>/confirm/", targets.draw_only_confirm, name="draw_only_confirm"),
    path("mines/<int:mine>/penalise/", penalties.penalise, name="penalise"),
    path("mines/<int:mine>/measure/", penalties.measure_new, name="measure_new"),
    path("coverage/", coverage.coverage, name="coverage"),
    path("coverage/mines/", coverage.coverage_mines, name="coverage_mines"),
    path("open/hints/", onsite.hints, name="hints"),
    path("<int:pk>/recheck/", alongside.recheck_page, name="recheck"),
    path("<int:pk>/sheet/", alongside.sheet_page, name="sheet"),
    path("<int:pk>/sheet/workbook/", alongside.sheet_workbook, name="sheet_workbook"),
    path("<int:pk>/sheet/paper/", alongside.sheet_paper, name="sheet_paper"),
    path("<int:pk>/attending/", alongside.attending, name="attending"),
    path("<int:pk>/experts/", alongside.expert_new, name="expert_new"),
    path("<int:pk>/experts/<int:expert_pk>/opinion/", alongside.expert_opinion, name="expert_opinion"),
    path("<int:pk>/experts/<int:expert_pk>/remove/", alongside.expert_remove, name="expert_remove"),
    path("<int:pk>/recordings/", alongside.recording_new, name="recording_new"),
    path("<int:pk>/make-up/", alongside.make_up_page, name="make_up"),
    path("recusals/", recusals.recusals, name="recusals"),
    path("recusals/<int:pk>/lift/", recusals.recusal_lift, name="recusal_lift"),
    path("mines/<int:mine>/recuse/", recusals.recuse_page, name="recuse"),
]
