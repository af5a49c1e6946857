from __future__ import annotations

from django.urls import path

from campaigns.disclosure import public

app_name = "public"

urlpatterns = [
    path("", public.published, name="list"),
    path("<int:pk>/", public.one, name="one"),
    path("answers/", public.answer, name="answer"),
    path("<int:pk>/report/", public.report, name="report"),
    path("<int:pk>/files/<int:file>/", public.file, name="file"),
]
