"""Addresses of what is owed and handed in, and of the spot-check list."""

from __future__ import annotations

from django.urls import path

from campaigns.obligations import spot_views
from campaigns.obligations import views as obligation_views

urlpatterns = [
    path("<int:pk>/spot-checks/", spot_views.spot_checks, name="spot_checks"),
    path("<int:pk>/spot-checks/rest/", spot_views.spot_check_rest, name="spot_check_rest"),
    path("<int:pk>/spot-checks/<int:mine>/", spot_views.spot_check_new, name="spot_check_new"),
    path("spot-checks/<int:pk>/off/", spot_views.spot_check_off, name="spot_check_off"),
    path("obligations/", obligation_views.obligations, name="obligations"),
    path("obligations/<int:pk>/", obligation_views.obligation, name="obligation"),
    path("obligations/<int:pk>/hand-in/", obligation_views.hand_in, name="obligation_hand_in"),
    path("obligations/<int:pk>/accept/", obligation_views.accept, name="obligation_accept"),
    path("obligations/<int:pk>/return/", obligation_views.return_, name="obligation_return"),
    path("obligations/<int:pk>/extend/", obligation_views.extend, name="obligation_extend"),
    path("obligations/experts.xlsx", obligation_views.experts_blank, name="experts_blank"),
    path("submissions/<int:pk>/signature/", obligation_views.signature, name="submission_signature"),
    path("submissions/<int:pk>/experts.xlsx", obligation_views.experts_sheet, name="submission_experts"),
]
