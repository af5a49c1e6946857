from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.exceptions import ParseError, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ReadOnlyModelViewSet

from enterprises.models import Mine
from hazards.actions import register_hazard, report_self_found
from hazards.filters import CriterionFilter, HazardFilter
from hazards.forms import (
    CloseOutForm,
    CommitForm,
    DelistForm,
    FindingForm,
    ListForm,
    RectifyForm,
    RegisterForm,
    ReportForm,
    SendBackForm,
)
from hazards.models import Clause, Criterion, CriterionQuerySet, Hazard
from hazards.models.hazard import HazardQuerySet
from jurisdictions.api import NeedsVerb

BODY = extend_schema(request=OpenApiTypes.OBJECT)


class ClauseSerializer(serializers.ModelSerializer):
    class Meta:
        model = Clause
        fields = ["number", "text"]


class CriterionSerializer(serializers.ModelSerializer):
    """`text` is law; `note` and `applies_note` are second-hand summaries."""

    edition = serializers.SlugRelatedField("key", read_only=True)  # type: ignore[var-annotated]
    clauses = ClauseSerializer(many=True, read_only=True)
    usable = serializers.BooleanField(read_only=True)

    class Meta:
        model = Criterion
        fields = [
            "code", "edition", "kind", "number", "label", "topic", "text", "clauses", "note", "applies_note",
            "uncertain", "uncertain_reason", "usable",
        ]  # fmt: skip


class HazardSerializer(serializers.ModelSerializer):
    criterion = serializers.SlugRelatedField("code", read_only=True)  # type: ignore[var-annotated]
    clause = serializers.SlugRelatedField("number", read_only=True)  # type: ignore[var-annotated]
    mine_name = serializers.CharField(source="mine.name", read_only=True)
    place = serializers.CharField(source="mine.region_id", read_only=True)
    is_overdue = serializers.BooleanField(read_only=True)
    is_listed = serializers.BooleanField(read_only=True)

    class Meta:
        model = Hazard
        fields = [
            "id", "mine", "mine_name", "place", "source", "severity", "criterion", "clause", "description",
            "location", "found_on", "status", "agency", "responsible", "measures", "funds", "due_on",
            "contingency", "rectified_on", "rectification", "closed_on", "verification", "is_overdue",
            "is_listed",
        ]  # fmt: skip


class CriterionViewSet(ReadOnlyModelViewSet):
    permission_classes = [NeedsVerb]
    verb = "read_hazards"
    serializer_class = CriterionSerializer
    filterset_class = CriterionFilter
    lookup_field = "code"

    def get_queryset(self) -> CriterionQuerySet:
        return Criterion.objects.in_order()


class HazardViewSet(ReadOnlyModelViewSet):
    """Reading is scoped; each verb checks what it is given with the form of its page."""

    permission_classes = [NeedsVerb]
    verb = "read_hazards"
    serializer_class = HazardSerializer
    filterset_class = HazardFilter
    queryset = Hazard.objects.none()

    def get_queryset(self) -> HazardQuerySet:
        return Hazard.objects.visible_to(self.request.user).for_list()

    @BODY
    @action(detail=False, methods=["post"], verb="report_hazard")
    def report(self, request: Request) -> Response:
        return self._enter(request, ReportForm, report_self_found)

    @BODY
    @action(detail=False, methods=["post"], verb="register_hazard")
    def register(self, request: Request) -> Response:
        return self._enter(request, RegisterForm, register_hazard)

    @BODY
    @action(detail=True, methods=["post"], verb="rectify_hazard")
    def commit(self, request: Request, pk: str) -> Response:
        return self._step(request, CommitForm, Hazard.commit)

    @BODY
    @action(detail=True, methods=["post"], verb="rectify_hazard")
    def rectify(self, request: Request, pk: str) -> Response:
        return self._step(request, RectifyForm, Hazard.rectify)

    @BODY
    @action(detail=True, methods=["post"], url_path="close-out", verb="verify_hazard")
    def close_out(self, request: Request, pk: str) -> Response:
        return self._step(request, CloseOutForm, Hazard.close_out)

    @BODY
    @action(detail=True, methods=["post"], url_path="send-back", verb="verify_hazard")
    def send_back(self, request: Request, pk: str) -> Response:
        return self._step(request, SendBackForm, Hazard.send_back)

    @BODY
    @action(detail=True, methods=["post"], url_path="list", verb="list_hazard")
    def list_for_supervision(self, request: Request, pk: str) -> Response:
        return self._step(request, ListForm, Hazard.list_for_supervision)

    @BODY
    @action(detail=True, methods=["post"], verb="list_hazard")
    def delist(self, request: Request, pk: str) -> Response:
        return self._step(request, DelistForm, Hazard.delist)

    def _enter(self, request: Request, kind: type[FindingForm], act: Callable[..., Hazard]) -> Response:
        wanted = str(_body(request).get("mine", ""))
        mines = Mine.objects.visible_to(request.user)
        mine = get_object_or_404(mines, pk=int(wanted) if wanted.isdecimal() else 0)
        given = _clean(kind(request.data, request.FILES, mine=mine))
        hazard = act(mine, by=request.user, **given)
        return Response(self.get_serializer(hazard).data, status=status.HTTP_201_CREATED)

    def _step(self, request: Request, kind: type[Any], act: Callable[..., Any]) -> Response:
        hazard = self.get_object()
        given = _clean(kind(_body(request), request.FILES, hazard=hazard))
        act(hazard, by=request.user, **given)
        return Response(self.get_serializer(hazard).data)


def _body(request: Request) -> Mapping[str, Any]:
    """An object, whether it came as JSON or as a form."""
    if isinstance(request.data, list):
        raise ParseError("请求正文须为对象")
    return request.data


def _clean(form: forms.Form) -> dict[str, Any]:
    if not form.is_valid():
        raise ValidationError({field: [str(e) for e in errors] for field, errors in form.errors.items()})
    return form.cleaned_data
