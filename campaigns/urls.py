from __future__ import annotations

from django.urls import path

from campaigns import activity_views, views

app_name = "campaigns"

urlpatterns = [
    path("", views.campaign_list, name="list"),
    path("start/", views.start, name="start"),
    path("<int:pk>/", views.campaign_detail, name="detail"),
    path("<int:pk>/mines/", views.mines, name="mines"),
    path("activities/", activity_views.activities, name="activities"),
    path("activities/new/", activity_views.activity_new, name="activity_new"),
    path("activities/mines/", activity_views.activity_mines, name="activity_mines"),
    path("activities/<int:pk>/", activity_views.activity, name="activity"),
    path("activities/<int:pk>/evidence/", activity_views.activity_evidence, name="activity_evidence"),
    path("activities/<int:pk>/void/", activity_views.activity_void, name="activity_void"),
]
