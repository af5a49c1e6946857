from __future__ import annotations

from django.urls import path

from campaigns.difficult import views

urlpatterns = [
    path("difficult/", views.cases, name="difficult_cases"),
    path("difficult/new/", views.case_new, name="difficult_case_new"),
    path("difficult/<int:pk>/", views.case, name="difficult_case"),
    path("difficult/<int:pk>/<slug:step>/", views.case_step, name="difficult_case_step"),
]
