from __future__ import annotations

from django.urls import path

from records import views

app_name = "records"

urlpatterns = [
    path("attachments/<int:pk>/", views.attachment, name="attachment"),
    path("history/<slug:app_label>/<slug:model>/<str:pk>/", views.history, name="history"),
]
