"""A name drawn with a finger: the PNG that the signature pad posts as a data URL."""

from __future__ import annotations

import base64
import binascii
import io

from PIL import Image

from jurisdictions.rules import RuleViolation

PREFIX = "data:image/png;base64,"
MAX_BYTES = 500 * 1024
MAX_SIDE = 4000
MIN_INK = 8  # pixels each way; a slip of the finger is no name


def drawn_png(data_url: str) -> bytes:
    """The PNG's bytes. Raises RuleViolation at `drawn` for anything that isn't a drawing of sane size."""
    if not data_url:
        return b""
    if not data_url.startswith(PREFIX) or len(data_url) > MAX_BYTES * 4 / 3:
        raise RuleViolation("手写签名无效，请重新签名", field="drawn")
    try:
        content = base64.b64decode(data_url.removeprefix(PREFIX), validate=True)
        check_drawing(content)
    except (binascii.Error, Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        raise RuleViolation("手写签名无效，请重新签名", field="drawn") from None
    return content


def check_drawing(content: bytes) -> None:
    """The header tells the size before a pixel is unpacked; then somebody must have drawn something."""
    image = Image.open(io.BytesIO(content), formats=["PNG"])
    if max(image.size) > MAX_SIDE:
        raise RuleViolation("手写签名图像过大，请重新签名", field="drawn")
    ink = image.convert("RGBA").getchannel("A").getbbox()
    if ink is None or max(ink[2] - ink[0], ink[3] - ink[1]) < MIN_INK:
        raise RuleViolation("请在框内手写签名", field="drawn")
