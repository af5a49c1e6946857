from __future__ import annotations

from rest_framework import serializers
from rest_framework.viewsets import ReadOnlyModelViewSet

from campaigns.difficult.tables import DifficultCaseFilter
from campaigns.models import CaseStep, DifficultCase, DifficultCaseQuerySet
from jurisdictions.api import NeedsVerb


class CaseStepSerializer(serializers.ModelSerializer):
    agency_name = serializers.CharField(source="agency.name", read_only=True)
    days_late = serializers.IntegerField(read_only=True)

    class Meta:
        model = CaseStep
        fields = ["act", "agency", "agency_name", "at", "text", "to", "due_on", "days_late"]


class DifficultCaseSerializer(serializers.ModelSerializer):
    place = serializers.CharField(source="agency.region_id", read_only=True)
    steps = CaseStepSerializer(many=True, read_only=True)

    class Meta:
        model = DifficultCase
        fields = [
            "id", "status", "kind", "title", "text", "agency", "place", "mine", "raised_at", "holder", "due_on",
            "steps",
        ]  # fmt: skip


class DifficultCaseViewSet(ReadOnlyModelViewSet):
    permission_classes = [NeedsVerb]
    verb = "read_campaigns"
    serializer_class = DifficultCaseSerializer
    filterset_class = DifficultCaseFilter
    queryset = DifficultCase.objects.none()

    def get_queryset(self) -> DifficultCaseQuerySet:
        return (
            DifficultCase.objects.visible_to(self.request.user).for_list().prefetch_related("steps__agency")
        )
