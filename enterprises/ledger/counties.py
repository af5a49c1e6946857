"""Which county a cell means: 尧都区, 尧都, 临汾市尧都区, 141002, 襄汾县新城镇."""

from __future__ import annotations

import re
from collections.abc import Mapping

from enterprises.ledger.cells import half, plain

ENDING = re.compile(r"(?:自治县|林区|特区|县|市|区|旗)$")
ABOVE = re.compile(r"((?:.{2,8}?(?:省|自治区))?(?:.{2,10}?(?:市|自治州|州|盟|地区))?)(.+)")
BELOW = re.compile(r"[镇乡]|街道|办事处|苏木|开发区|园区|村|社区")
ORDINAL = re.compile(r"^(?:第?[一二三四五六七八九十\d]{1,3}[、.,)]|\([一二三四五六七八九十\d]{1,3}\))")
LONGEST = 60  # characters; an address is no county
COUNTED = re.compile(r"\([^()]*\)$")


class Counties:
    """The counties of one import, by full name, short name or code.

    Names of higher regions may stand among them (临汾市 → 1410): then only those are taken as a prefix, so
    that 晋城市城区 is never read as another city's 城区.
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        self.codes = {plain(name): code for name, code in names.items() if len(code) == 6}
        self.above = {plain(name) for name, code in names.items() if len(code) < 6}
        self.names: dict[str, str] = {}
        for name, code in self.codes.items():
            self.names[code] = max(self.names.get(code, ""), name, key=_fullness)
        short: dict[str, set[str]] = {}
        for name, code in self.codes.items():
            short.setdefault(ENDING.sub("", name), set()).add(code)
        for name, codes in short.items():
            if len(name) > 1 and len(codes) == 1:
                self.codes.setdefault(name, *codes)

    def find(self, written: object) -> str | None:
        """The county's code, or None."""
        text = half(plain(written))
        if len(text) > LONGEST:
            return None
        if text.isdecimal():
            return text if text in self.names else None
        return self._named(text) or self._named(COUNTED.sub("", text))

    def _named(self, text: str) -> str | None:
        if text in self.codes:
            return self.codes[text]
        above = ABOVE.fullmatch(text)
        prefix, rest = above.groups() if above else ("", text)
        if prefix and self._is_above(prefix) and rest in self.codes:
            return self.codes[rest]
        for end in range(len(text) - 1, 1, -1):
            if text[:end] in self.codes and ENDING.search(text[:end]) and BELOW.search(text[end:]):
                return self.codes[text[:end]]
        return None

    def _is_above(self, prefix: str) -> bool:
        if not self.above:
            return True
        for name in self.above:
            prefix = prefix.replace(name, "")
        return not prefix

    def heading(self, text: str) -> str | None:
        """The county of a caption such as 一、尧都区（5家）."""
        return self.find(ORDINAL.sub("", half(text)))

    def mentioned(self, text: str) -> str | None:
        """The one county whose full name stands in a title, None if there is none or more than one."""
        text = half(text)
        codes = {code for name, code in self.codes.items() if ENDING.search(name) and name in text}
        return codes.pop() if len(codes) == 1 else None


def _fullness(name: str) -> tuple[bool, int]:
    """尧都区 before 尧都 and before 临汾市尧都区: the shortest that still ends like a county."""
    return bool(ENDING.search(name)), -len(name)
