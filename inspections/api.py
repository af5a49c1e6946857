"""Checks, cases and measures to read; opening, answering and signing through the verbs that the pages use."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from campaigns.models import Campaign
from enterprises.models import Mine
from hazards.models import Clause, Criterion, Hazard
from inspections.models import (
    Answer,
    Case,
    Inspection,
    Measure,
    Penalty,
    Recheck,
    SheetAnswer,
    SpotAnswer,
    VisitingExpert,
)
from inspections.on_site.actions import STATEMENT, Presence, answer_spot_item, open_inspection, sign_off
from inspections.on_site.manner import Manner
from inspections.on_site.reinspection import recheck
from inspections.on_site.sheets import answer_sheet
from inspections.on_site.spot_items import SPOT_ITEMS
from inspections.on_site.under_campaigns import open_campaigns
from jurisdictions.api import NeedsVerb
from jurisdictions.models import User
from records.drawn import drawn_png


class SignedInRequest(Request):
    """The permission has seen to it that somebody is there."""

    user: User


class AnswerSerializer(serializers.ModelSerializer[Answer]):
    criterion: Any = serializers.SlugRelatedField(slug_field="code", read_only=True)
    clause = serializers.IntegerField(source="clause.number", default=None, read_only=True)

    class Meta:
        model = Answer
        fields = ["criterion", "clause", "result", "description", "severity", "due_on", "hazard"]


class SpotSerializer(serializers.ModelSerializer[SpotAnswer]):
    class Meta:
        model = SpotAnswer
        fields = ["item", "wrong", "note"]


class SheetSerializer(serializers.ModelSerializer[SheetAnswer]):
    class Meta:
        model = SheetAnswer
        fields = ["item", "result", "description", "outcome", "due_on", "hazard"]


class RecheckSerializer(serializers.ModelSerializer[Recheck]):
    class Meta:
        model = Recheck
        fields = ["hazard", "result", "description", "overdue"]


class ExpertSerializer(serializers.ModelSerializer[VisitingExpert]):
    class Meta:
        model = VisitingExpert
        fields = ["name", "workplace", "speciality", "opinion"]


class InspectionSerializer(serializers.ModelSerializer[Inspection]):
    answers = AnswerSerializer(many=True, read_only=True)
    spot_answers = SpotSerializer(many=True, read_only=True)
    sheet_answers = SheetSerializer(many=True, read_only=True)
    rechecks = RecheckSerializer(many=True, read_only=True)
    experts = ExpertSerializer(many=True, read_only=True)

    class Meta:
        model = Inspection
        fields = [
            "id",
            "client_key",
            "status",
            "mine",
            "agency",
            "campaign",
            "kind",
            "kind_reason",
            "notified_on",
            "notified_whom",
            "follows",
            "edition",
            "checked_on",
            "place",
            "officers",
            "principal_present",
            "safety_officer_present",
            "operator_present",
            "absence_reason",
            "explained",
            "no_recording",
            "signer_name",
            "refusal",
            "signed_at",
            "answers",
            "spot_answers",
            "sheet_answers",
            "rechecks",
            "experts",
        ]
        read_only_fields = fields


class OpenSerializer(serializers.Serializer[Any]):
    mine = serializers.PrimaryKeyRelatedField(queryset=Mine.objects.none())
    campaign = serializers.PrimaryKeyRelatedField(
        queryset=Campaign.objects.none(), required=False, allow_null=True
    )
    checked_on = serializers.DateField(required=False)
    officers = serializers.PrimaryKeyRelatedField(queryset=User.objects.none(), many=True)
    place = serializers.CharField(max_length=200, required=False, allow_blank=True)
    kind = serializers.ChoiceField(choices=Inspection.Kind.choices, default=Inspection.Kind.PLANNED)
    kind_reason = serializers.CharField(max_length=200, required=False, allow_blank=True, default="")
    notified_on = serializers.DateField(required=False, allow_null=True, default=None)
    notified_whom = serializers.CharField(max_length=100, required=False, allow_blank=True, default="")
    follows = serializers.PrimaryKeyRelatedField(
        queryset=Inspection.objects.none(), required=False, allow_null=True, default=None
    )
    declared = serializers.BooleanField(
        required=False, default=False, help_text="执法人员已逐人作回避和廉政声明"
    )
    client_key = serializers.UUIDField()

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """The fields that say how the check came about, as the verb takes them."""
        told = {name: attrs.pop(name) for name in ("kind", "notified_on", "notified_whom", "follows")}
        return attrs | {"manner": Manner(reason=attrs.pop("kind_reason"), **told)}

    def get_fields(self) -> dict[str, Any]:
        """What lies out of sight doesn't exist here either."""
        fields = super().get_fields()
        user = self.context["request"].user
        fields["mine"].queryset = Mine.objects.visible_to(user)  # type: ignore[attr-defined]
        campaigns = open_campaigns(user, timezone.localdate())
        fields["campaign"].queryset = campaigns  # type: ignore[attr-defined]
        fields["follows"].queryset = Inspection.objects.visible_to(user)  # type: ignore[attr-defined]
        colleagues = User.objects.filter(agency=user.agency_id) if user.pk else User.objects.none()
        fields["officers"].child_relation.queryset = colleagues  # type: ignore[attr-defined]
        return fields


class AnswerIn(serializers.Serializer[Any]):
    criterion = serializers.SlugRelatedField(slug_field="code", queryset=Criterion.objects.all())
    clause = serializers.IntegerField(required=False, allow_null=True, help_text="子项序号")
    result = serializers.ChoiceField(choices=Answer.Result.choices)
    description = serializers.CharField(required=False, allow_blank=True, max_length=500)
    severity = serializers.ChoiceField(choices=Hazard.Severity.choices, required=False)
    due_on = serializers.DateField(required=False, allow_null=True)


class SpotIn(serializers.Serializer[Any]):
    item = serializers.ChoiceField(choices=[(key, item.label) for key, item in SPOT_ITEMS.items()])
    wrong = serializers.BooleanField()
    note = serializers.CharField(required=False, allow_blank=True, max_length=300)


class SignIn(serializers.Serializer[Any]):
    principal = serializers.BooleanField()
    safety_officer = serializers.BooleanField()
    operator = serializers.BooleanField()
    absence_reason = serializers.CharField(required=False, allow_blank=True, max_length=200)
    signer_name = serializers.CharField(required=False, allow_blank=True, max_length=60)
    drawn = serializers.CharField(required=False, allow_blank=True, help_text="data:image/png;base64,…")
    refusal = serializers.CharField(required=False, allow_blank=True, max_length=200)
    statement = serializers.CharField(required=False, max_length=500, default=STATEMENT)
    explained = serializers.CharField(required=False, allow_blank=True, max_length=500)
    no_recording = serializers.CharField(required=False, allow_blank=True, max_length=200)


class SheetIn(serializers.Serializer[Any]):
    item = serializers.SlugField()
    result = serializers.ChoiceField(choices=Answer.Result.choices)
    description = serializers.CharField(required=False, allow_blank=True, max_length=500)
    outcome = serializers.CharField(required=False, allow_blank=True, max_length=300)
    due_on = serializers.DateField(required=False, allow_null=True)


class RecheckIn(serializers.Serializer[Any]):
    hazard = serializers.PrimaryKeyRelatedField(queryset=Hazard.objects.none())
    result = serializers.ChoiceField(choices=Recheck.Result.choices)
    description = serializers.CharField(required=False, allow_blank=True, max_length=500, default="")

    def get_fields(self) -> dict[str, Any]:
        fields = super().get_fields()
        seen = Hazard.objects.visible_to(self.context["request"].user)
        fields["hazard"].queryset = seen  # type: ignore[attr-defined]
        return fields


class InspectionViewSet(viewsets.ReadOnlyModelViewSet[Inspection]):
    verb = "read_inspections"
    permission_classes = [NeedsVerb]
    serializer_class = InspectionSerializer
    queryset = Inspection.objects.none()
    filterset_fields = ["mine", "status", "checked_on"]

    def get_queryset(self) -> Any:
        seen = Inspection.objects.visible_to(self.request.user)
        answers = ("answers__criterion", "answers__clause", "spot_answers", "sheet_answers", "rechecks")
        return seen.prefetch_related("officers", "experts", *answers)

    @extend_schema(request=OpenSerializer, responses={201: InspectionSerializer, 200: InspectionSerializer})
    def create(self, request: SignedInRequest) -> Response:
        """Begin a check. The same content under the same key answers as before; other content is a 409."""
        request.user.require("log_inspection")
        data = _valid(OpenSerializer, self, request)
        known = Inspection.objects.filter(client_key=data["client_key"]).exists()
        return self._answer(
            open_inspection(by=request.user, **data),
            status.HTTP_200_OK if known else status.HTTP_201_CREATED,
        )

    @extend_schema(request=AnswerIn, responses=InspectionSerializer)
    @action(detail=True, methods=["post"])
    def answer(self, request: SignedInRequest, pk: str) -> Response:
        inspection = self.get_object()
        inspection.require_open(request.user)
        data = _valid(AnswerIn, self, request)
        if number := data.pop("clause", None):
            data["clause"] = get_object_or_404(Clause, criterion=data["criterion"], number=number)
        inspection.answer(**{"clause": None} | data, by=request.user)
        return self._answer(inspection)

    @extend_schema(request=SpotIn, responses=InspectionSerializer)
    @action(detail=True, methods=["post"])
    def spot(self, request: SignedInRequest, pk: str) -> Response:
        inspection = self.get_object()
        inspection.require_open(request.user)
        answer_spot_item(inspection, by=request.user, **_valid(SpotIn, self, request))
        return self._answer(inspection)

    @extend_schema(request=SheetIn, responses=InspectionSerializer)
    @action(detail=True, methods=["post"])
    def sheet(self, request: SignedInRequest, pk: str) -> Response:
        """One item of the campaign's own checklist."""
        inspection = self.get_object()
        inspection.require_open(request.user)
        answer_sheet(inspection, by=request.user, **_valid(SheetIn, self, request))
        return self._answer(inspection)

    @extend_schema(request=RecheckIn, responses=InspectionSerializer)
    @action(detail=True, methods=["post"])
    def recheck(self, request: SignedInRequest, pk: str) -> Response:
        """What one finding of the earlier check has come to."""
        inspection = self.get_object()
        inspection.require_open(request.user)
        recheck(inspection, by=request.user, **_valid(RecheckIn, self, request))
        return self._answer(inspection)

    @extend_schema(request=SignIn, responses=InspectionSerializer)
    @action(detail=True, methods=["post"])
    def sign(self, request: SignedInRequest, pk: str) -> Response:
        inspection = self.get_object()
        inspection.require_open(request.user)
        data = _valid(SignIn, self, request)
        people = ("principal", "safety_officer", "operator", "absence_reason")
        presence = Presence(**{name: data.pop(name) for name in people if name in data})
        drawn = drawn_png(data.pop("drawn", ""))
        sign_off(inspection, by=request.user, presence=presence, drawn=drawn, **data)
        return self._answer(inspection)

    def _answer(self, inspection: Inspection, code: int = status.HTTP_200_OK) -> Response:
        return Response(self.get_serializer(self.get_queryset().get(pk=inspection.pk)).data, code)


def _valid(kind: type[serializers.Serializer[Any]], view: Any, request: SignedInRequest) -> dict[str, Any]:
    given = kind(data=request.data, context=view.get_serializer_context())
    given.is_valid(raise_exception=True)
    return given.validated_data


class PenaltySerializer(serializers.ModelSerializer[Penalty]):
    basis: Any = serializers.StringRelatedField()

    class Meta:
        model = Penalty
        fields = ["subject", "party", "document_number", "amount", "basis"]


class CaseSerializer(serializers.ModelSerializer[Case]):
    penalties = PenaltySerializer(many=True, read_only=True)

    class Meta:
        model = Case
        fields = [
            "id",
            "mine",
            "agency",
            "inspection",
            "hazards",
            "violation",
            "decided_on",
            "is_dual",
            "penalties",
        ]


class CaseViewSet(viewsets.ReadOnlyModelViewSet[Case]):
    verb = "read_inspections"
    permission_classes = [NeedsVerb]
    serializer_class = CaseSerializer
    queryset = Case.objects.none()
    filterset_fields = ["mine", "decided_on"]

    def get_queryset(self) -> Any:
        seen = Case.objects.visible_to(self.request.user)
        return seen.prefetch_related("penalties__basis", "hazards")


class MeasureSerializer(serializers.ModelSerializer[Measure]):
    class Meta:
        model = Measure
        fields = [
            "id",
            "mine",
            "agency",
            "inspection",
            "kind",
            "reason",
            "document_number",
            "decided_on",
            "licence",
            "withheld_from",
            "withheld_until",
            "lifted_on",
            "lift_reason",
        ]


class MeasureViewSet(viewsets.ReadOnlyModelViewSet[Measure]):
    verb = "read_inspections"
    permission_classes = [NeedsVerb]
    serializer_class = MeasureSerializer
    queryset = Measure.objects.none()
    filterset_fields = ["mine", "kind", "decided_on"]

    def get_queryset(self) -> Any:
        return Measure.objects.visible_to(self.request.user)
