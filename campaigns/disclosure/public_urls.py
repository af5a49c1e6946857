from __future__ import annotations

from django.urls import path

from campaigns.disclosure import public

app_name = "public"

urlpatterns = [
    path("", public.published, name="list"),
    path("<int:pk>/", public.one, name="one"),
    path("<int:pk>/files/<int:file>/", public.file, name="file"),
]
