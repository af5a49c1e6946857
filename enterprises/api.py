from __future__ import annotations

from typing import Any

from rest_framework import serializers, viewsets

from enterprises.filters import MineFilter
from enterprises.models import Enterprise, Mine
from jurisdictions.api import NeedsVerb


class EnterpriseSerializer(serializers.ModelSerializer):
    class Meta:
        model = Enterprise
        fields = ["id", "name", "credit_code", "credit_code_confirmed", "region", "legal_representative"]


class MineSerializer(serializers.ModelSerializer):
    key_mine = serializers.BooleanField(source="is_key", read_only=True)
    supervisor = serializers.CharField(read_only=True, allow_null=True)
    licence_status = serializers.CharField(read_only=True)

    class Meta:
        model = Mine
        fields = [
            "id",
            "enterprise",
            "name",
            "kind",
            "status",
            "region",
            "minerals",
            "capacity",
            "headcount",
            "key_mine",
            "hydrogeology",
            "pond_class",
            "overhead_pond",
            "principal",
            "phone",
            "licence_number",
            "licence_issued",
            "licence_expires",
            "licence_status",
            "standardization",
            "supervisor",
            "supervised_by",
            "remarks",
        ]


class EnterpriseViewSet(viewsets.ReadOnlyModelViewSet):
    verb = "read_ledger"
    permission_classes = [NeedsVerb]
    serializer_class = EnterpriseSerializer
    queryset = Enterprise.objects.none()

    def get_queryset(self) -> Any:
        return Enterprise.objects.visible_to(self.request.user)


class MineViewSet(viewsets.ReadOnlyModelViewSet):
    verb = "read_ledger"
    permission_classes = [NeedsVerb]
    serializer_class = MineSerializer
    filterset_class = MineFilter
    queryset = Mine.objects.none()

    def get_queryset(self) -> Any:
        return Mine.objects.visible_to(self.request.user).for_list()
