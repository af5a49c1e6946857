from __future__ import annotations

from django.urls import path

from inspections.views import analysis, case_reports, checks, clauses, onsite, penalties, targets

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
    path("analysis/", analysis.analysis, name="analysis"),
    path("analysis/<int:pk>/draft/", analysis.analysis_draft, name="analysis_draft"),
    path("clauses/", clauses.clauses, name="clauses"),
    path("clauses/<str:code>/confirm/", clauses.clause_confirm, name="clause_confirm"),
    path("measures/<int:pk>/", penalties.measure, name="measure"),
    path("measures/<int:pk>/lift/", penalties.measure_lift, name="measure_lift"),
    path("targets/<int:mine>/", targets.target, name="target"),
    path("targets/<int:mine>/renew/", targets.flags_renew, name="flags_renew"),
    path("targets/<int:mine>/circumstances/new/", targets.circumstance_new, name="circumstance_new"),
    path("circumstances/<int:pk>/end/", targets.circumstance_end, name="circumstance_end"),
    path("flags/<int:pk>/confirm/", targets.draw_only_confirm, name="draw_only_confirm"),
    path("mines/<int:mine>/penalise/", penalties.penalise, name="penalise"),
    path("mines/<int:mine>/measure/", penalties.measure_new, name="measure_new"),
    path("penalties/<int:pk>/disclose/", penalties.penalty_disclose, name="penalty_disclose"),
]
