"""Pictures of the demo: a few drawn photos, marked as such, and names written with a finger."""

from __future__ import annotations

import io
from functools import cache
from itertools import pairwise
from random import Random

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from config.demo.story import DATA


def photo(kind: str) -> SimpleUploadedFile:
    content = (DATA / "photos" / f"{kind}.png").read_bytes()
    return SimpleUploadedFile(f"现场照片（演示图片）{kind}.png", content, "image/png")


@cache
def drawn_name(name: str) -> bytes:
    """One stroke after another, the same for the same name; it needs only to look like ink."""
    random = Random(name)
    image = Image.new("RGBA", (90 * len(name), 110))
    draw = ImageDraw.Draw(image)
    for n in range(len(name)):
        for _ in range(5):
            points = [(90 * n + random.randint(8, 82), random.randint(10, 100)) for _ in range(3)]
            for step in pairwise(points):
                draw.line(step, fill=(20, 20, 60, 255), width=4)
    content = io.BytesIO()
    image.save(content, "PNG", optimize=True)
    return content.getvalue()
