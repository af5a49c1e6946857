"""The parts of the file over the API: to read, in the sight of whoever asks."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers, viewsets

from enterprises.file.parts import LOGS, PARTS
from enterprises.models import Drawing, Proposal
from jurisdictions.api import NeedsVerb

MORE = {"accidents": ["grade"], "outputs": ["above_capacity"], "drawings": ["due_again"]}  # what is derived


class FileViewSet(viewsets.ReadOnlyModelViewSet):
    verb = "read_ledger"
    permission_classes = [NeedsVerb]
    model: Any

    def get_queryset(self) -> Any:
        rows = self.model.objects.visible_to(self.request.user).select_related("mine")
        mine = self.request.query_params.get("mine", "")
        return rows.filter(mine=mine) if mine.isdigit() else rows


def _viewset(name: str, model: Any) -> type[FileViewSet]:
    """Every part reads alike: all its columns, and what follows from them."""
    columns = [field.name for field in model._meta.concrete_fields]
    derived = {one: serializers.ReadOnlyField() for one in MORE.get(name, [])}
    meta = type("Meta", (), {"model": model, "fields": [*columns, *derived], "read_only_fields": columns})
    serializer = type(
        f"{model.__name__}Serializer", (serializers.ModelSerializer,), {**derived, "Meta": meta}
    )
    facts = {"model": model, "queryset": model.objects.none(), "serializer_class": serializer}
    return type(f"{model.__name__}ViewSet", (FileViewSet,), facts)


MODELS = {part.slug: part.model for part in [*PARTS.values(), *LOGS.values()]}
VIEWSETS = {
    name: _viewset(name, model)
    for name, model in {**MODELS, "drawings": Drawing, "proposals": Proposal}.items()
}
