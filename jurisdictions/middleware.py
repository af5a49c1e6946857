from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote, urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from jurisdictions.rules import RuleViolation


class NulMiddleware:
    """400 for an address with a NUL in it: no person types one, and PostgreSQL keeps no text that has one.

    Here once, because every filter, search box and place holder would have to refuse it else.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info or "\0" in unquote(request.META.get("QUERY_STRING", "")):
            return HttpResponseBadRequest("地址中有不能使用的字符，请返回后重新打开页面。")
        return self.get_response(request)


class RuleViolationMiddleware:
    """Tell the person at the page what rule stood in the way, and lead back to where they came from."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, RuleViolation):
            return None
        if request.headers.get("HX-Request") == "true":
            response = render(request, "parts/violation.html", {"violation": exception}, status=422)
            # Above the page: what the person was filling in stays where it is.
            response["HX-Retarget"], response["HX-Reswap"] = "#messages", "innerHTML show:top"
            return response
        messages.error(request, exception.message)
        return HttpResponseRedirect(way_back(request))


def way_back(request: HttpRequest) -> str:
    """The page of this host that the request came from. A GET that refused itself must not lead to itself."""
    referer = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(referer, {request.get_host()}, require_https=request.is_secure()):
        return "/"
    parts = urlsplit(referer)
    # One slash in front: //elsewhere would be another host.
    path = f"/{parts.path.lstrip('/')}{'?' + parts.query if parts.query else ''}"
    return "/" if request.method == "GET" and path == request.get_full_path() else path
