from __future__ import annotations

from typing import Any, cast

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from jurisdictions.api import NeedsVerb
from jurisdictions.models import User
from reports import actions
from reports.exports import of_report
from reports.models import Report


class ReportSerializer(serializers.ModelSerializer):
    region = serializers.CharField(source="agency.region_id")
    place = serializers.CharField(source="agency.region.name")
    status_label = serializers.CharField(source="get_status_display")

    class Meta:
        model = Report
        fields = [
            "id",
            "form",
            "period",
            "period_from",
            "period_to",
            "region",
            "place",
            "agency",
            "status",
            "status_label",
            "return_reason",
            "reviewed_at",
        ]


def _person(request: Request) -> User:
    """The permission has let nobody else in."""
    return cast(User, request.user)


def _said(request: Request, name: str) -> str:
    """Left to the verb to refuse, which asks first whether this person may at all."""
    return str(request.data.get(name, "")) if isinstance(request.data, dict) else ""


class SignSerializer(serializers.Serializer):
    seen = serializers.CharField(help_text="签字人所见内容的摘要")


class ReturnSerializer(serializers.Serializer):
    reason = serializers.CharField(help_text="退回原因")


class ReportViewSet(viewsets.ReadOnlyModelViewSet):
    """Reading is scoped; what changes a report goes through the verbs that the pages use."""

    queryset = Report.objects.none()
    serializer_class = ReportSerializer
    permission_classes = [NeedsVerb]
    filterset_fields = ["form", "period", "status", "agency"]
    verb = "read_reports"

    def get_queryset(self) -> Any:
        return Report.objects.visible_to(self.request.user).select_related(
            "agency__region", "obligation__receiver"
        )

    def _answer(self, report: Report) -> Response:
        return Response(self.get_serializer(report).data)

    @action(detail=True)
    def cells(self, request: Request, pk: str | None = None) -> Response:
        """Every cell with its value, its source and how many records stand behind it."""
        return Response(of_report(self.get_object()).as_json())

    @action(detail=True, methods=["post"])
    def hand_to_leader(self, request: Request, pk: str | None = None) -> Response:
        report = self.get_object()
        report.hand_to_leader(by=_person(request))
        return self._answer(report)

    @extend_schema(request=SignSerializer)
    @action(detail=True, methods=["post"])
    def sign(self, request: Request, pk: str | None = None) -> Response:
        report = self.get_object()
        actions.sign_and_submit(report, by=_person(request), seen=_said(request, "seen"))
        return self._answer(report)

    @action(detail=True, methods=["post"])
    def accept(self, request: Request, pk: str | None = None) -> Response:
        report = self.get_object()
        actions.accept(report, by=_person(request))
        return self._answer(report)

    @extend_schema(request=ReturnSerializer)
    @action(detail=True, methods=["post"], url_path="return", url_name="return")
    def return_(self, request: Request, pk: str | None = None) -> Response:
        report = self.get_object()
        actions.return_(report, by=_person(request), reason=_said(request, "reason"))
        return self._answer(report)
