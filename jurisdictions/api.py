"""What every API of the house shares: how it asks for a verb, and how it says no."""

from __future__ import annotations

from typing import Any

from rest_framework import status
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView, set_rollback
from rest_framework.views import exception_handler as default_handler

from jurisdictions.rules import RuleViolation


class NeedsVerb(BasePermission):
    """Every view names the verb that reading it needs, and an action its own, so that 403 comes before 400."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        return request.user.is_authenticated and request.user.can(view.verb)  # type: ignore[union-attr, attr-defined]


def exception_handler(exception: Exception, context: dict[str, Any]) -> Response | None:
    if isinstance(exception, RuleViolation):
        set_rollback()
        body = {"detail": exception.message, "field": exception.field}
        return Response(body, status=status.HTTP_409_CONFLICT)
    return default_handler(exception, context)
