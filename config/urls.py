"""Every door of the house. Each app owns its prefix; what no verb guards says that it is public."""

from __future__ import annotations

from django.urls import include, path

from . import health, views

urlpatterns = [
    path("", views.home, name="home"),
    path("", include("jurisdictions.urls")),  # accounts/, regions/, agencies/, people/, roles/, holidays/
    path("records/", include("records.urls")),
    path("ledger/", include("enterprises.urls")),
    path("campaigns/", include("campaigns.urls")),
    path("hazards/", include("hazards.urls")),
    path("inspections/", include("inspections.urls")),
    path("reports/", include("reports.urls")),
    path("public/", include("campaigns.disclosure.public_urls")),  # without a login
    path("api/", include("config.api")),
    path("healthz", health.healthz, name="healthz"),
]
