"""Campaigns and what they ask for; passing on, issuing and moving dates take the verbs and forms of the pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.exceptions import ParseError, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ReadOnlyModelViewSet

from campaigns.actions import issue
from campaigns.cascade.adoption import OwnWords, adopt
from campaigns.cascade.conflicts import asked_by, conflicts
from campaigns.cascade.deadlines import change_deadline, choose_reading, tighten
from campaigns.cascade.forms import ChangeDeadlineForm, OwnWordsForm, ReadingForm, TightenForm
from campaigns.models import Campaign, CampaignQuerySet, Requirement, Stage
from jurisdictions.api import NeedsVerb

BODY = extend_schema(request=OpenApiTypes.OBJECT)


class StageSerializer(serializers.ModelSerializer):
    class Meta:
        model = Stage
        fields = ["number", "name", "starts_on", "ends_on", "text", "citation", "look_back"]


class RequirementSerializer(serializers.ModelSerializer):
    """`citation` is of the deadline in force; `readings` are all that the notice says of it."""

    campaign = serializers.SlugRelatedField("key", read_only=True)  # type: ignore[var-annotated]
    citation = serializers.CharField(read_only=True)
    deadline = serializers.CharField(source="deadline_words", read_only=True)

    class Meta:
        model = Requirement
        fields = [
            "id", "campaign", "key", "title", "kind", "form", "cadence", "owner_level", "receiver_rule", "receiver",
            "copies", "signed", "due_on", "due_day", "cut_off_day", "first_period", "last_period", "deadline",
            "citation", "readings", "choice_reason", "inherited_from", "passed_down",
        ]  # fmt: skip


class CampaignSerializer(serializers.ModelSerializer):
    stages = StageSerializer(many=True, read_only=True)
    requirements = RequirementSerializer(many=True, read_only=True)
    issuer_name = serializers.CharField(source="issuer.name", read_only=True)

    class Meta:
        model = Campaign
        fields = [
            "id", "key", "status", "nature", "parent", "document_number", "title", "issuer", "issuer_name",
            "issued_on", "starts_on", "ends_on", "scope_text", "kinds", "statuses", "edition", "stages",
            "requirements",
        ]  # fmt: skip


class CampaignViewSet(ReadOnlyModelViewSet):
    permission_classes = [NeedsVerb]
    verb = "read_campaigns"
    serializer_class = CampaignSerializer
    queryset = Campaign.objects.none()

    def get_queryset(self) -> CampaignQuerySet:
        seen = Campaign.objects.visible_to(self.request.user)
        return seen.select_related("issuer__region", "parent").prefetch_related(
            "stages", "requirements__inherited_from__campaign"
        )

    @extend_schema(responses=OpenApiTypes.OBJECT)
    @action(detail=False)
    def conflicts(self, request: Request) -> Response:
        """Contradictions about deadlines among the issued campaigns in sight, with citations."""
        found = conflicts(asked_by(self.get_queryset().issued()))
        return Response([one.as_json() for one in found])

    @BODY
    @action(detail=True, methods=["post"], verb="manage_campaigns")
    def adopt(self, request: Request, pk: str) -> Response:
        campaign = self.get_object()
        own = OwnWords(**_clean(OwnWordsForm(_body(request))))
        adopted = adopt(campaign, own, by=request.user)  # type: ignore[arg-type]
        return Response(self.get_serializer(adopted).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"], verb="manage_campaigns")
    def issue(self, request: Request, pk: str) -> Response:
        return Response(self.get_serializer(issue(self.get_object(), by=request.user)).data)  # type: ignore[arg-type]


class RequirementViewSet(ReadOnlyModelViewSet):
    permission_classes = [NeedsVerb]
    verb = "read_campaigns"
    serializer_class = RequirementSerializer
    queryset = Requirement.objects.none()

    def get_queryset(self) -> QuerySet[Requirement]:
        seen = Campaign.objects.visible_to(self.request.user)
        return Requirement.objects.filter(campaign__in=seen).select_related(
            "campaign__issuer", "inherited_from__campaign"
        )

    @BODY
    @action(detail=True, methods=["post"], verb="manage_campaigns")
    def tighten(self, request: Request, pk: str) -> Response:
        one = self._own()
        form = TightenForm(_body(request), requirement=one)
        _clean(form)
        tighten(one, form.deadline, by=request.user, reading=form.reading)  # type: ignore[arg-type]
        return Response(self.get_serializer(one).data)

    @BODY
    @action(detail=True, methods=["post"], url_path="change-deadline", verb="manage_campaigns")
    def change_deadline(self, request: Request, pk: str) -> Response:
        one = self._own()
        form = ChangeDeadlineForm(_body(request), requirement=one)
        given = _clean(form)
        words = {name: given[name] for name in ("reason", "paragraph")}
        change_deadline(one, form.deadline, by=request.user, **words)  # type: ignore[arg-type]
        return Response(self.get_serializer(one).data)

    @BODY
    @action(detail=True, methods=["post"], url_path="choose-reading", verb="manage_campaigns")
    def choose_reading(self, request: Request, pk: str) -> Response:
        one = self._own()
        given = _clean(ReadingForm(_body(request), requirement=one))
        choose_reading(one, given["reading"], by=request.user, reason=given["reason"])  # type: ignore[arg-type]
        return Response(self.get_serializer(one).data)

    def _own(self) -> Requirement:
        """At one's own desk, asked before what was sent is looked at."""
        one: Requirement = self.get_object()
        one.campaign.require_desk(self.request.user)  # type: ignore[arg-type]
        return one


def _body(request: Request) -> Mapping[str, Any]:
    if isinstance(request.data, list):
        raise ParseError("请求正文须为对象")
    return request.data


def _clean(form: forms.BaseForm) -> dict[str, Any]:
    if not form.is_valid():
        raise ValidationError({field: [str(e) for e in errors] for field, errors in form.errors.items()})
    return form.cleaned_data
