"""Text that lies in the database encrypted: whoever has a dump of it, or a backup, has nothing to use.

The key comes from SECRET_KEY, so that there is no second one to lose. When that is changed, the old one in
SECRET_KEY_FALLBACKS still opens what was sealed with it; what no key opens reads as empty and has to be given again.
"""

from __future__ import annotations

import base64
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import models


def seal(text: str) -> str:
    return _lock().encrypt(text.encode()).decode() if text else ""


def unseal(sealed: str) -> str:
    try:
        return _lock().decrypt(sealed.encode()).decode() if sealed else ""
    except InvalidToken:
        return ""


def _lock() -> MultiFernet:
    return MultiFernet(
        [_key(str(secret)) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    )


def _key(secret: str) -> Fernet:
    derived = HKDF(SHA256(), length=32, salt=None, info=b"sealed text").derive(secret.encode())
    return Fernet(base64.urlsafe_b64encode(derived))


class SealedField(models.TextField):
    """Plain in Python, sealed in the column; equal texts are sealed differently, so nothing is looked up by it."""

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        return value and unseal(value)

    def get_prep_value(self, value: Any) -> Any:
        prepared = super().get_prep_value(value)
        return prepared and seal(prepared)
