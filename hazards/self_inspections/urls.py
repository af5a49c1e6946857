from __future__ import annotations

from django.urls import path

from hazards.self_inspections import views, walking

urlpatterns = [
    path("", views.self_inspections, name="self_inspections"),
    path("months/", views.grid, name="self_inspection_grid"),
    path("start/<int:mine>/<int:year>/<int:month>/", walking.start, name="self_inspection_start"),
    path("<int:pk>/", views.self_inspection, name="self_inspection"),
    path("<int:pk>/signature/", views.signature, name="self_inspection_signature"),
    path("<int:pk>/walk/", walking.walk, name="self_inspection_walk"),
    path("<int:pk>/answer/", walking.answer, name="self_inspection_answer"),
    path("<int:pk>/take-up/<int:hazard>/", walking.take_up, name="self_inspection_take_up"),
    path("<int:pk>/answers/<int:answer_pk>/photos/", walking.photos, name="self_inspection_photos"),
    path("<int:pk>/sign/", walking.sign, name="self_inspection_sign"),
    path("<int:pk>/reopen/", walking.reopen, name="self_inspection_reopen"),
]
