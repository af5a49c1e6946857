from __future__ import annotations

import hashlib

from cryptography.hazmat.primitives import hashes


def digests(content: bytes) -> tuple[str, str]:
    """SHA-256 and SM3, as hex."""
    sm3 = hashes.Hash(hashes.SM3())
    sm3.update(content)
    return hashlib.sha256(content).hexdigest(), sm3.finalize().hex()
