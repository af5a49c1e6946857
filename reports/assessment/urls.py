from __future__ import annotations

from django.urls import path

from reports.assessment import views

urlpatterns = [
    path("", views.assessments, name="assessments"),
    path("new/", views.assessment_new, name="assessment_new"),
    path("<int:pk>/", views.assessment, name="assessment"),
    path("<int:pk>/issue/", views.issue, name="assessment_issue"),
    path("<int:pk>/workbook/", views.workbook, name="assessment_workbook"),
    path("<int:pk>/targets/new/", views.target, name="assessment_target_new"),
    path("<int:pk>/targets/<int:target>/", views.target, name="assessment_target"),
    path("<int:pk>/targets/<int:target>/remove/", views.target_remove, name="assessment_target_remove"),
    path("outcomes/<int:pk>/", views.outcome, name="outcome"),
    path("outcomes/<int:pk>/records/<int:target>/", views.outcome_records, name="outcome_records"),
    path("outcomes/<int:pk>/note/", views.finding_note, name="outcome_note"),
    path("outcomes/<int:pk>/findings/<int:finding>/", views.finding_withdraw, name="outcome_withdraw"),
    path("outcomes/<int:pk>/propose/", views.propose, name="outcome_propose"),
    path("outcomes/<int:pk>/agree/", views.agree, name="outcome_agree"),
    path("outcomes/<int:pk>/object/", views.object_to, name="outcome_object"),
    path("outcomes/<int:pk>/conclude/", views.conclude, name="outcome_conclude"),
]
