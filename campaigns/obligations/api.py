"""Obligations by API: read, handed in, accepted, returned, extended with the verbs of the pages.

Cases are chosen from one's own penalties on their page, and a form goes through its report; both doors say so (409).
"""

from __future__ import annotations

from typing import Any

import django_filters as filters
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ReadOnlyModelViewSet

from campaigns.models import Expert, Obligation, ObligationQuerySet, Requirement, Submission
from campaigns.obligations import handing
from campaigns.obligations.doors import hand_in_by_kind
from campaigns.obligations.experts import ExpertForm
from jurisdictions.api import NeedsVerb
from records.drawn import drawn_png


class ObligationSerializer(serializers.ModelSerializer):
    campaign = serializers.CharField(source="requirement.campaign.key", read_only=True)
    requirement = serializers.CharField(source="requirement.key", read_only=True)
    place = serializers.CharField(source="region_id", read_only=True)
    days_late = serializers.IntegerField(read_only=True)

    class Meta:
        model = Obligation
        fields = [
            "id", "campaign", "requirement", "agency", "enterprise", "mine", "place", "receiver", "period",
            "period_from", "period_to", "due_on", "status", "submitted_at", "days_late",
        ]  # fmt: skip


class SubmissionSerializer(serializers.ModelSerializer):
    """One round; `sha256` is of everything that was handed in."""

    class Meta:
        model = Submission
        fields = ["id", "obligation", "client_key", "sha256", "status", "text", "submitted_at"]


class ExpertIn(serializers.ModelSerializer):
    """Checked by the form of the page; `born` may be a month, as 1975-03."""

    class Meta:
        model = Expert
        fields = ExpertForm.Meta.fields

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        form = ExpertForm(data if isinstance(data, dict) else {})
        if not form.is_valid():
            raise serializers.ValidationError(
                {name: [str(one) for one in why] for name, why in form.errors.items()}
            )
        return form.cleaned_data


class HandInIn(serializers.Serializer[Any]):
    client_key = serializers.UUIDField(
        help_text="由报送方生成；同一标识重发相同内容，返回同一报送件，内容不同为 409"
    )
    text = serializers.CharField(required=False, allow_blank=True, max_length=4000, help_text="说明")
    uploads = serializers.ListField(
        child=serializers.FileField(), required=False, help_text="文件，用 multipart 上传"
    )
    drawn = serializers.CharField(
        required=False, allow_blank=True, help_text="须签字的：data:image/png;base64,…"
    )
    head = serializers.CharField(required=False, max_length=50, help_text="领导小组：组长姓名")
    experts = ExpertIn(many=True, required=False, help_text="专家信息表：各名专家")


class ReturnIn(serializers.Serializer[Any]):
    reason = serializers.CharField(max_length=500, help_text="退回原因")


class ExtendIn(serializers.Serializer[Any]):
    to = serializers.DateField(help_text="延长至")
    reason = serializers.CharField(max_length=500, help_text="延期理由")


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
        return seen.select_related("agency", "enterprise", "receiver", "requirement__campaign")

    @extend_schema(request=HandInIn, responses={201: SubmissionSerializer})
    @action(detail=True, methods=["post"], url_path="hand-in", verb="submit_obligation")
    def hand_in(self, request: Request, pk: str) -> Response:
        """报送。同一 client_key 重发相同内容返回原报送件，内容不同为 409。"""
        owed: Obligation = self.get_object()
        request.user.require("submit_obligation", owed)  # type: ignore[union-attr]
        given = _valid(HandInIn, request)
        parcel = {
            "client_key": given["client_key"],
            "text": given.get("text", ""),
            "uploads": given.get("uploads", []),
            "drawn": drawn_png(given.get("drawn", "")),
            **_enclosed(owed, given),
        }
        made = hand_in_by_kind(owed, by=request.user, **parcel)  # type: ignore[arg-type]
        return Response(SubmissionSerializer(made).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=None, responses=ObligationSerializer)
    @action(detail=True, methods=["post"], verb="review_obligation")
    def accept(self, request: Request, pk: str) -> Response:
        """审核通过等待审核的报送件。"""
        owed: Obligation = self.get_object()
        handing.accept(owed, by=request.user)  # type: ignore[arg-type]
        return Response(self.get_serializer(owed).data)

    @extend_schema(request=ReturnIn, responses=ObligationSerializer)
    @action(detail=True, methods=["post"], url_path="return", verb="review_obligation")
    def return_(self, request: Request, pk: str) -> Response:
        """退回等待审核的报送件，写明原因。"""
        owed: Obligation = self.get_object()
        request.user.require("review_obligation", owed.receiver)  # type: ignore[union-attr]
        handing.return_(owed, by=request.user, **_valid(ReturnIn, request))  # type: ignore[arg-type]
        return Response(self.get_serializer(owed).data)

    @extend_schema(request=ExtendIn, responses=ObligationSerializer)
    @action(detail=True, methods=["post"], verb="extend_obligation")
    def extend(self, request: Request, pk: str) -> Response:
        """延长期限，写明理由。"""
        owed: Obligation = self.get_object()
        request.user.require("extend_obligation", owed.receiver)  # type: ignore[union-attr]
        handing.extend(owed, by=request.user, **_valid(ExtendIn, request))  # type: ignore[arg-type]
        return Response(self.get_serializer(owed).data)


def _enclosed(owed: Obligation, given: dict[str, Any]) -> dict[str, Any]:
    if owed.requirement.kind == Requirement.Kind.EXPERTS:
        return {"rows": given.get("experts", [])}
    if owed.requirement.kind == Requirement.Kind.LEADING_GROUP:
        return {"head": given.get("head", "")}
    return {}


def _valid(kind: type[serializers.Serializer[Any]], request: Request) -> dict[str, Any]:
    asked = kind(data=request.data)
    asked.is_valid(raise_exception=True)
    return asked.validated_data
