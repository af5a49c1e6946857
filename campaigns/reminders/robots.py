"""Group robots of 企业微信 and 钉钉: where they may be, how a message is signed, and how it gets there.

Only https, only hosts on the list, no redirects: an address that an administrator typed must never make this server
knock at doors inside its own network.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import ssl
import time
from functools import cache
from http.client import HTTPException, HTTPSConnection
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, quote_plus, urlsplit

import yaml
from django.conf import settings

from jurisdictions.rules import RuleViolation

HOSTS = Path(__file__).parents[1] / "data" / "robot_hosts.yaml"
TIMEOUT = 10
LONGEST_ANSWER = 64 * 1024
LONGEST_TEXT = 2_000  # bytes: 企业微信 takes 2048


class Refused(Exception):
    """The robot's side said no, or could not be reached."""


@cache
def _hosts() -> dict[str, list[str]]:
    return yaml.safe_load(HOSTS.read_text(encoding="utf-8"))


def hosts(kind: str) -> set[str]:
    """The public clouds, and what the site's operator adds for a private one (政务微信, 专有钉钉)."""
    return {*_hosts()[kind], *settings.ROBOT_HOSTS}


def check_address(kind: str, address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        named = parts.hostname if parts.port is None else f"{parts.hostname}:{parts.port}"
    except ValueError:
        raise RuleViolation("Webhook 地址格式不对", "address") from None
    if parts.scheme != "https" or parts.username or parts.password:
        raise RuleViolation("Webhook 地址须以 https:// 开头", "address")
    if named not in hosts(kind):
        raise RuleViolation(f"Webhook 地址的主机不在允许范围内：{'、'.join(sorted(hosts(kind)))}", "address")
    return parts


def send(kind: str, address: str, secret: str, text: str) -> None:
    """Raises Refused unless the other side says that it took the message."""
    try:
        parts = check_address(kind, address)
    except RuleViolation as violation:
        raise Refused(violation.message) from violation
    query = parts.query
    if kind == "dingtalk" and secret:
        query = f"{query}&{signature(secret, round(time.time() * 1000))}"
    status, body = _post(parts, f"{parts.path or '/'}?{query}", _shortened(text))
    if status != 200:
        raise Refused(f"对方返回 HTTP {status}")
    code = body.get("errcode")
    if code != 0:
        raise Refused(f"对方返回错误 {code}：{str(body.get('errmsg', ''))[:200]}")


def signature(secret: str, milliseconds: int) -> str:
    """钉钉 加签: HMAC-SHA256 of the time and the secret, keyed with the secret."""
    signed = hmac.new(secret.encode(), f"{milliseconds}\n{secret}".encode(), hashlib.sha256).digest()
    return f"timestamp={milliseconds}&sign={quote_plus(base64.b64encode(signed))}"


def _shortened(text: str) -> str:
    raw = text.encode()
    return text if len(raw) <= LONGEST_TEXT else raw[: LONGEST_TEXT - 3].decode(errors="ignore") + "…"


def _post(parts: SplitResult, path: str, text: str) -> tuple[int, dict[str, Any]]:
    """One request, and whatever the answer says about another address is not followed."""
    body = json.dumps({"msgtype": "text", "text": {"content": text}}, ensure_ascii=False).encode()
    assert parts.hostname is not None
    connection = HTTPSConnection(
        parts.hostname, parts.port, timeout=TIMEOUT, context=ssl.create_default_context()
    )
    try:
        connection.request("POST", path, body, {"Content-Type": "application/json; charset=utf-8"})
        answer = connection.getresponse()
        content = answer.read(LONGEST_ANSWER)
    except (OSError, HTTPException) as error:
        raise Refused(f"无法连接：{type(error).__name__}") from error
    finally:
        connection.close()
    try:
        said = json.loads(content)
    except ValueError:
        said = {}
    return answer.status, said if isinstance(said, dict) else {}
