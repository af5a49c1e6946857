from __future__ import annotations

from typing import Any

import django_filters as filters
from rest_framework import serializers
from rest_framework.viewsets import ReadOnlyModelViewSet

from campaigns.filters import ActivityFilter
from campaigns.models import (
    Activity,
    ActivityQuerySet,
    Campaign,
    CampaignQuerySet,
    Obligation,
    ObligationQuerySet,
    Requirement,
    Stage,
)
from jurisdictions.api import NeedsVerb


class StageSerializer(serializers.ModelSerializer):
    class Meta:
        model = Stage
        fields = ["number", "name", "starts_on", "ends_on", "text", "citation"]


class RequirementSerializer(serializers.ModelSerializer):
    class Meta:
        model = Requirement
        fields = [
            "key", "title", "form", "cadence", "owner_level", "due_day", "cut_off_day", "first_period",
            "last_period", "readings", "choice_reason",
        ]  # fmt: skip


class CampaignSerializer(serializers.ModelSerializer):
    stages = StageSerializer(many=True, read_only=True)
    requirements = RequirementSerializer(many=True, read_only=True)
    issuer_name = serializers.CharField(source="issuer.name", read_only=True)

    class Meta:
        model = Campaign
        fields = [
            "id", "key", "document_number", "title", "issuer", "issuer_name", "issued_on", "starts_on",
            "ends_on", "scope_text", "kinds", "statuses", "edition", "stages", "requirements",
        ]  # fmt: skip


class ObligationSerializer(serializers.ModelSerializer):
    campaign = serializers.CharField(source="requirement.campaign.key", read_only=True)
    requirement = serializers.CharField(source="requirement.key", read_only=True)
    place = serializers.CharField(source="agency.region_id", read_only=True)
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


class CampaignViewSet(ReadOnlyModelViewSet):
    permission_classes = [NeedsVerb]
    verb = "read_campaigns"
    serializer_class = CampaignSerializer
    queryset = Campaign.objects.none()

    def get_queryset(self) -> CampaignQuerySet:
        seen = Campaign.objects.visible_to(self.request.user)
        return seen.select_related("issuer").prefetch_related("stages", "requirements")


class ObligationFilter(filters.FilterSet):
    campaign = filters.CharFilter(field_name="requirement__campaign__key")
    place = filters.CharFilter(field_name="agency__region_id")

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
