from __future__ import annotations

from typing import Any

import django_filters as filters
from rest_framework import serializers
from rest_framework.viewsets import ReadOnlyModelViewSet

from campaigns.filters import ActivityFilter
from campaigns.models import (
    Activity,
    ActivityQuerySet,
    Obligation,
    ObligationQuerySet,
)
from jurisdictions.api import NeedsVerb


class ObligationSerializer(serializers.ModelSerializer):
    campaign = serializers.CharField(source="requirement.campaign.key", read_only=True)
    requirement = serializers.CharField(source="requirement.key", read_only=True)
    place = serializers.CharField(source="region_id", read_only=True)
    days_late = serializers.IntegerField(read_only=True)

    class Meta:
        model = Obligation
        fields = [
            "id", "campaign", "requirement", "agency", "place", "receiver", "period", "period_from",
            "period_to", "due_on", "status", "submitted_at", "days_late",
        ]  # fmt: skip


class ActivitySerializer(serializers.ModelSerializer):
    kind_label = serializers.CharField(read_only=True)
    place = serializers.CharField(source="agency.region_id", read_only=True)
    proofs = serializers.IntegerField(read_only=True, help_text="印证资料的个数")

    class Meta:
        model = Activity
        fields = [
            "id", "kind", "kind_label", "status", "agency", "place", "level", "done_on", "counterpart", "mine",
            "enterprise", "count", "amount", "outcome", "anonymous", "endangering", "officers", "experts", "text",
            "proofs", "void_reason",
        ]  # fmt: skip


class ObligationFilter(filters.FilterSet):
    campaign = filters.CharFilter(field_name="requirement__campaign__key")
    place = filters.CharFilter(field_name="region_id")

    class Meta:
        model = Obligation
        fields: list[Any] = ["period", "status"]


class ObligationViewSet(ReadOnlyModelViewSet):
    permission_classes = [NeedsVerb]
    verb = "read_campaigns"
    serializer_class = ObligationSerializer
    filterset_class = ObligationFilter
    queryset = Obligation.objects.none()

    def get_queryset(self) -> ObligationQuerySet:
        seen = Obligation.objects.visible_to(self.request.user)
        return seen.select_related("agency", "requirement__campaign")


class ActivityViewSet(ReadOnlyModelViewSet):
    permission_classes = [NeedsVerb]
    verb = "read_campaigns"
    serializer_class = ActivitySerializer
    filterset_class = ActivityFilter
    queryset = Activity.objects.none()

    def get_queryset(self) -> ActivityQuerySet:
        return Activity.objects.visible_to(self.request.user).for_list().prefetch_related("officers")
