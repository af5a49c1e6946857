from __future__ import annotations

from django.urls import path

from campaigns.disclosure import error_views, views

urlpatterns = [
    path("disclosures/", views.disclosures, name="disclosures"),
    path("disclosures/new/", views.disclosure_new, name="disclosure_new"),
    path("disclosures/<int:pk>/", views.disclosure, name="disclosure"),
    path("disclosures/<int:pk>/edit/", views.disclosure_edit, name="disclosure_edit"),
    path("disclosures/<int:pk>/discard/", views.disclosure_discard, name="disclosure_discard"),
    path("disclosures/<int:pk>/publish/", views.disclosure_publish, name="disclosure_publish"),
    path("disclosures/<int:pk>/revoke/", views.disclosure_revoke, name="disclosure_revoke"),
    path("disclosures/<int:pk>/takedown/", views.disclosure_takedown, name="disclosure_takedown"),
    path("disclosures/<int:pk>/correct/", views.disclosure_correct, name="disclosure_correct"),
    path("disclosures/errors/", error_views.error_reports, name="error_reports"),
    path("disclosures/errors/<int:pk>/", error_views.error_report, name="error_report"),
]
