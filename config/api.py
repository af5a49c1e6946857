"""The API: each app's viewsets under one router. Reading is scoped, writing goes through the pages' verbs."""

from __future__ import annotations

from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView
from rest_framework.routers import DefaultRouter

from campaigns.api import ActivityViewSet
from campaigns.cascade.api import CampaignViewSet, RequirementViewSet
from campaigns.difficult.api import DifficultCaseViewSet
from campaigns.obligations.api import ObligationViewSet
from enterprises.api import EnterpriseViewSet, MineViewSet
from enterprises.file.api import VIEWSETS
from hazards.api import CriterionViewSet, HazardViewSet
from inspections.api import CaseViewSet, InspectionViewSet, MeasureViewSet
from reports.api import ReportViewSet

router = DefaultRouter()
router.register("enterprises", EnterpriseViewSet)
router.register("mines", MineViewSet)
for name, viewset in VIEWSETS.items():
    router.register(f"file/{name}", viewset, basename=f"file-{name}")
router.register("campaigns", CampaignViewSet)
router.register("requirements", RequirementViewSet)
router.register("obligations", ObligationViewSet)
router.register("activities", ActivityViewSet)
router.register("difficult-cases", DifficultCaseViewSet)
router.register("hazards", HazardViewSet)
router.register("criteria", CriterionViewSet, basename="criterion")
router.register("inspections", InspectionViewSet)
router.register("cases", CaseViewSet)
router.register("measures", MeasureViewSet)
router.register("reports", ReportViewSet)

urlpatterns = [
    path("", include(router.urls)),
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
]
