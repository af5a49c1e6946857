"""Front-end packages: of the tens of megabytes in node_modules, the few files that a page asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage


class PackageFinder(BaseFinder):
    """settings.FRONT_END_FILES names each file by its package, its folder there, and its name."""

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        for prefix, folder, names in settings.FRONT_END_FILES:
            storage = FileSystemStorage(location=settings.NODE_MODULES / folder)
            storage.prefix = prefix  # type: ignore[attr-defined]  # collectstatic reads it, as of its own finders
            for name in names:
                yield name, storage

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        found = [
            str(Path(settings.NODE_MODULES, folder, name))
            for prefix, folder, names in settings.FRONT_END_FILES
            for name in names
            if path == f"{prefix}/{name}"
        ]
        if find_all:
            return found
        return found[0] if found else None
