from __future__ import annotations

from rest_framework import serializers
from rest_framework.viewsets import ReadOnlyModelViewSet

from campaigns.filters import ActivityFilter
from campaigns.models import Activity, ActivityQuerySet
from jurisdictions.api import NeedsVerb


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


class ActivityViewSet(ReadOnlyModelViewSet):
    permission_classes = [NeedsVerb]
    verb = "read_campaigns"
    serializer_class = ActivitySerializer
    filterset_class = ActivityFilter
    queryset = Activity.objects.none()

    def get_queryset(self) -> ActivityQuerySet:
        return Activity.objects.visible_to(self.request.user).for_list().prefetch_related("officers")
