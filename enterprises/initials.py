"""Names by the first letters of their pinyin: 襄汾宏源矿业 is found by `xfhyky`."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml
from django.db import models
from pypinyin import Style, lazy_pinyin, load_phrases_dict

SOUNDS = Path(__file__).parent / "data" / "sounds.yaml"


@cache
def _teach() -> None:
    told = yaml.safe_load(SOUNDS.read_text(encoding="utf-8"))
    load_phrases_dict({name: [[sound] for sound in sounds.split()] for name, sounds in told.items()})


@lru_cache(maxsize=50_000)
def initials(name: str) -> str:
    """Letters and digits stay what they are; everything else that has no sound is left out."""
    _teach()
    sounds = lazy_pinyin(name, style=Style.FIRST_LETTER, errors=lambda rest: rest)
    return "".join(filter(str.isalnum, "".join(sounds))).lower()


class Spelt:
    """Whatever is written into it, it reads as the initials of the name: so bulk writes keep it, too."""

    def __init__(self, field: InitialsField) -> None:
        self.field = field

    def __get__(self, row: Any, owner: Any = None) -> Any:
        if row is None:
            return self
        return initials(row.__dict__.get(self.field.of) or "")[: self.field.max_length]

    def __set__(self, row: Any, value: str) -> None:
        """Only so that Django knows the column as loaded, and saves it."""
        row.__dict__[self.field.attname] = value


class InitialsField(models.CharField):
    """A column that follows from the column `of`."""

    def __init__(self, *args: Any, of: str = "name", **kwargs: Any) -> None:
        self.of = of
        kwargs |= {"max_length": 120, "editable": False, "default": "", "db_collation": "C"}
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """To the database it is a column of text like any other."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, name, Spelt(self))
