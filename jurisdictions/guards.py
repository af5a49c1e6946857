"""The lock on each door. Every view names the verb it needs, or is public by `login_not_required`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from jurisdictions.roles import VERBS

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails

    from jurisdictions.models import User


class SignedInRequest(HttpRequest):
    """What a guarded view is handed: somebody is there, or the middleware had sent them to sign in."""

    user: User  # type: ignore[assignment]
    htmx: HtmxDetails


View = Callable[..., HttpResponseBase]


def needs(verb: str) -> Callable[[View], View]:
    """Let in only those whose roles hold the verb. A test reads `view.verb` off every URL."""
    if verb not in VERBS:
        raise KeyError(verb)

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.can(verb):  # type: ignore[union-attr]
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.verb = verb  # type: ignore[attr-defined]
        return guarded

    return decorate
