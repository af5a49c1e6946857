from __future__ import annotations

from django.urls import path

from campaigns.reminders import views

urlpatterns = [
    path("notices/", views.notices, name="notices"),
    path("notices/<int:pk>/", views.notice, name="notice"),
    path("notices/read/", views.notices_read, name="notices_read"),
    path("notices/preference/", views.preference, name="preference"),
    path("reminders/", views.reminders, name="reminders"),
    path("reminders/deliveries/", views.deliveries, name="deliveries"),
    path("reminders/deliveries/<int:pk>/retry/", views.delivery_retry, name="delivery_retry"),
    path("reminders/robots/new/", views.robot_new, name="robot_new"),
    path("reminders/robots/<int:pk>/", views.robot, name="robot"),
    path("reminders/robots/<int:pk>/test/", views.robot_test, name="robot_test"),
    path("reminders/robots/<int:pk>/remove/", views.robot_remove, name="robot_remove"),
]
