from __future__ import annotations

from django.urls import include, path

from hazards import views
from hazards.look_back import views as look_back
from hazards.self_inspections.contradicted import contradicted_list

app_name = "hazards"

urlpatterns = [
    path("", views.hazard_list, name="list"),
    path("criteria/", views.criteria, name="criteria"),
    path("criteria/<slug:code>/confirm/", views.confirm_criterion, name="confirm_criterion"),
    path("report/", views.report, name="report"),
    path("report/<int:mine>/", views.report_at, name="report_at"),
    path("register/", views.register, name="register"),
    path("register/<int:mine>/", views.register_at, name="register_at"),
    path("<int:pk>/", views.hazard_detail, name="detail"),
    path("<int:pk>/commit/", views.commit, name="commit"),
    path("<int:pk>/rectify/", views.rectify, name="rectify"),
    path("<int:pk>/close-out/", views.close_out, name="close_out"),
    path("<int:pk>/send-back/", views.send_back, name="send_back"),
    path("<int:pk>/delist/", views.delist, name="delist"),
    path("<int:pk>/tell-workers/", views.tell_workers, name="tell_workers"),
    path("<int:pk>/halt/", views.halt, name="halt"),
    path("contradicted/", contradicted_list, name="contradicted"),
    path("self-inspections/", include("hazards.self_inspections.urls")),
    path("<int:pk>/list/", views.list_for_supervision, name="list_for_supervision"),
    path("look-back/", look_back.stages, name="look_backs"),
    path("look-back/<int:stage>/", look_back.board, name="look_back"),
    path("look-back/<int:stage>/problems/", look_back.problems, name="look_back_problems"),
    path("look-back/<int:stage>/<int:hazard>/", look_back.look, name="look_back_at"),
]
