"""Wrong passwords slow down whoever types them, and nobody else."""

from __future__ import annotations

import datetime as dt
import ipaddress
import logging
import math

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from jurisdictions.models import LoginFailure

WINDOW = dt.timedelta(minutes=15)
PER_NAME = 5  # wrong passwords for one name from one address
NOWHERE = "::"  # a connection through a local socket has no address
PER_ADDRESS = 100  # a whole office behind one address on deadline day stays below, a guessing machine doesn't

log = logging.getLogger("security")


def client_address(request: HttpRequest) -> str:
    """Behind a proxy every connection comes from the proxy: then it must say in a header who asked.

    Of several addresses the last is the one that our own proxy has seen; the others are the client's word.
    """
    said = request.META.get(settings.CLIENT_ADDRESS_HEADER, "").rpartition(",")[2].strip()
    try:
        return str(ipaddress.ip_address(said))
    except ValueError:
        return request.META["REMOTE_ADDR"] or NOWHERE


def network(address: str) -> str:
    """Whose address it is: of IPv6 one line holds a whole /64, and takes another address as often as it likes."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(known, ipaddress.IPv6Address):
        return str(known.ipv4_mapped or ipaddress.ip_network((known, 64), strict=False))
    return str(known)


def minutes_to_wait(username: str, address: str, at: dt.datetime | None = None) -> int:
    at = at or timezone.now()
    recent = LoginFailure.objects.filter(address=address, at__gt=at - WINDOW).order_by("-at")
    for failures, limit in ((recent.filter(username=username), PER_NAME), (recent, PER_ADDRESS)):
        for nth_last in failures.values_list("at", flat=True)[limit - 1 : limit]:
            return math.ceil((nth_last + WINDOW - at).total_seconds() / 60)
    return 0


def remember_failure(username: str, address: str) -> None:
    """Rows past the window have served; they go with the next failure from the same address."""
    LoginFailure.objects.filter(address=address, at__lte=timezone.now() - WINDOW).delete()
    LoginFailure.objects.create(username=username[:150], address=address)
    log.warning("login failed username=%r address=%s", username, address)


def forget_failures(username: str, address: str) -> None:
    LoginFailure.objects.filter(username=username, address=address).delete()
    log.info("login username=%r address=%s", username, address)
