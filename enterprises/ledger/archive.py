"""Counting what an .xlsx unpacks to, before a parser sees it.

A few kilobytes can become gigabytes: by compression, by one cell in a far corner (parsers fill the rectangle
between), or by a million cells that share one very long text. So every part is unpacked once in small
pieces and counted, trusting none of the sizes that the archive declares.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, NamedTuple

MAX_UNPACKED = 384 * 2**20
MAX_RATIO = 200  # Excel's own sheets stay below 60
RATIO_MATTERS_ABOVE = 16 * 2**20
MAX_PARTS = 2_000
MAX_ROWS = 150_000
MAX_CELLS = 4_000_000
MAX_RECTANGLE = 10_000_000
MAX_COLUMNS = 256
MAX_TEXT = 512 * 2**20
PIECE = 2**18
LONGEST_TAG = 2**22


class Forms(NamedTuple):
    """How to find rows, cells, their columns and their long row numbers in a sheet's XML."""

    row: re.Pattern[bytes]
    cell: re.Pattern[bytes]
    column: re.Pattern[bytes]
    far_row: re.Pattern[bytes]


# As every Office program writes it; anything else that XML allows takes the slower patterns.
USUAL = Forms(
    re.compile(rb"<row "),
    re.compile(rb"<c "),
    re.compile(rb'<c r="([A-Z]+)'),
    re.compile(rb'<c r="[A-Z]+(\d{5,})"'),
)
UNUSUAL = Forms(
    re.compile(rb"<(?:\w+:)?row[\s/>]"),
    re.compile(rb"<(?:\w+:)?c[\s/>]"),
    re.compile(rb"""\br\s*=\s*["']([A-Z]+)\d"""),
    re.compile(rb"""\br\s*=\s*["'][A-Z]+(\d{5,})["']"""),
)
IS_UNUSUAL = re.compile(rb'<(?:\w+:(?:c|row)|c(?! r="[A-Z]+\d+")|row(?! ))[\s/>]')
SHARED_TEXT = re.compile(rb"</(?:\w+:)?si>")
POINTER = re.compile(rb"<(?:\w+:)?v>(\d{1,9})</")

SAVE_AGAIN = "请用 Excel 或 WPS 打开后另存为 .xlsx 再导入"
TOO_LONG = f"工作表超过 {MAX_ROWS:,} 行，请删除表格下方多余的空行，或按县分成几个文件导入"


class UnreadableWorkbook(Exception):
    """The file can't be read at all; the message, in Chinese, says what to do about it."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
        # Where only the headings are in the way: which they are, and what they were taken for.
        self.columns: list[dict[str, str]] = []


def count_archive(file: IO[bytes]) -> None:
    """Return silently if the archive is safe to parse."""
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
        if not any(part.filename == "xl/workbook.xml" for part in parts):
            raise UnreadableWorkbook(f"这不是 .xlsx 工作簿，{SAVE_AGAIN}")
        if len(parts) > MAX_PARTS:
            raise UnreadableWorkbook(f"文件结构异常（内含 {len(parts)} 个部件），{SAVE_AGAIN}")
        whole = _Whole()
        for part in parts:
            _count_part(file, part, whole)
        if whole.cells * max(whole.texts, default=0) > MAX_TEXT:
            _count_texts(file, parts, whole.texts)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableWorkbook(f"文件已损坏，{SAVE_AGAIN}") from error


@dataclass(slots=True)
class _Whole:
    """What the parts seen so far add up to."""

    unpacked: int = 0
    cells: int = 0
    texts: array[int] = field(default_factory=lambda: array("L"))  # lengths, in the order cells point at


@dataclass(slots=True)
class _Part:
    """What the pieces of one part seen so far add up to."""

    size: int = 0
    rows: int = 0
    last_row: int = 9_999  # an upper bound: only long row numbers are worth reading
    cells: int = 0
    placed: int = 0
    columns: int = 0
    sheet: bool = False
    open_text: int = 0


def _count_part(file: IO[bytes], info: zipfile.ZipInfo, whole: _Whole) -> None:
    part = _Part()
    for piece in _whole_tags(_unpacked(file, info)):
        part.size += len(piece)
        whole.unpacked += len(piece)
        packed_too_well = part.size > max(RATIO_MATTERS_ABOVE, MAX_RATIO * info.compress_size)
        if whole.unpacked > MAX_UNPACKED or packed_too_well:
            raise UnreadableWorkbook(f"文件解压后过大，可能已损坏或含恶意内容，{SAVE_AGAIN}")
        if b"<!DOCTYPE" in piece and info.filename.lower().endswith((".xml", ".rels")):
            raise UnreadableWorkbook(f"文件结构异常，{SAVE_AGAIN}")
        _count_cells(piece, part)
        _count_shared_texts(piece, part, whole)
        _refuse_too_many(part, whole.cells + part.cells)
    whole.cells += part.cells


def _count_cells(piece: bytes, part: _Part) -> None:
    part.sheet = part.sheet or b"sheetData" in piece
    forms = UNUSUAL if IS_UNUSUAL.search(piece) else USUAL
    columns = forms.column.findall(piece)
    part.rows += len(forms.row.findall(piece))
    part.cells += len(forms.cell.findall(piece)) if forms is UNUSUAL else len(columns)
    part.placed += len(columns)
    part.columns = max(part.columns, *map(_column_number, set(columns)), 0)
    part.last_row = max(part.last_row, *map(int, set(forms.far_row.findall(piece))), 0)


def _refuse_too_many(part: _Part, cells: int) -> None:
    if part.rows > MAX_ROWS or part.last_row > MAX_ROWS:
        raise UnreadableWorkbook(TOO_LONG)
    if part.columns > MAX_COLUMNS:
        raise UnreadableWorkbook(f"工作表在第 {MAX_COLUMNS} 列以外还有内容，请删除右侧多余的列后再导入")
    if cells > MAX_CELLS or part.columns * part.last_row > MAX_RECTANGLE:
        raise UnreadableWorkbook("工作表的行列过多，请删除多余的行和列，或按县分成几个文件导入")
    if part.sheet and part.cells > part.placed:
        raise UnreadableWorkbook(f"工作表中有单元格没有位置，{SAVE_AGAIN}")


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters[:4]:
        number = number * 26 + letter - 64
    return number


def _count_shared_texts(piece: bytes, part: _Part, whole: _Whole) -> None:
    start = 0
    for end in SHARED_TEXT.finditer(piece) if b"si>" in piece else ():
        whole.texts.append(part.open_text + end.start() - start)
        part.open_text, start = 0, end.end()
    part.open_text += len(piece) - start
    if len(whole.texts) > MAX_CELLS:
        raise UnreadableWorkbook("工作簿中的文字过多，请按县分成几个文件导入")


def _count_texts(file: IO[bytes], parts: list[zipfile.ZipInfo], texts: array[int]) -> None:
    """Add up the texts that cells point at. A plain number counts as a pointer too, to be safe."""
    total = 0
    for info in parts:
        for piece in _whole_tags(_unpacked(file, info)):
            pointers = map(int, POINTER.findall(piece))
            total += sum(texts[pointer] for pointer in pointers if pointer < len(texts))
            if total > MAX_TEXT:
                raise UnreadableWorkbook("单元格中的文字过长，请把长篇说明移出台账后再导入")


def _whole_tags(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The same bytes, cut only before a start tag, so that neither a tag nor a value is torn."""
    rest = b""
    for added in pieces:
        piece = rest + added
        cut = piece.rfind(b"<")
        while cut > 0 and piece[cut + 1 : cut + 2] == b"/":
            cut = piece.rfind(b"<", 0, cut)
        if cut <= 0 and len(piece) > LONGEST_TAG:
            raise UnreadableWorkbook(f"文件结构异常，{SAVE_AGAIN}")
        if cut > 0:
            yield piece[:cut]
        rest = piece[max(cut, 0) :]
    yield rest


def _unpacked(file: IO[bytes], info: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part's bytes as they really unpack; zipfile would stop at the size that the archive claims."""
    file.seek(info.header_offset)
    header = file.read(30)
    readable = info.compress_type in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} and not info.flag_bits & 1
    if header[:4] != b"PK\x03\x04" or not readable:
        raise zipfile.BadZipFile(info.filename)
    file.seek(int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little"), 1)
    left = info.compress_size
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    while left > 0 and (packed := file.read(min(PIECE, left))):
        left -= len(packed)
        if info.compress_type == zipfile.ZIP_STORED:
            yield packed
            continue
        while packed and not inflate.eof:
            yield inflate.decompress(packed, PIECE)
            packed = inflate.unconsumed_tail
    while piece := inflate.decompress(inflate.unconsumed_tail, PIECE):
        yield piece
