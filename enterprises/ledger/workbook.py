"""Opening a workbook that nobody vouches for: told by its content, counted first, parsed last."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from python_calamine import (
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from enterprises.ledger.archive import MAX_ROWS, SAVE_AGAIN, TOO_LONG, UnreadableWorkbook, count_archive

MAX_FILE = 50 * 2**20
MAX_SHEETS = 100
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "工作簿设有打开密码，请先在 Excel 或 WPS 中取消密码，保存后再导入"


def open_workbook(path: str | Path) -> CalamineWorkbook:
    """An .xlsx or an old .xls, whatever its name says."""
    try:
        with Path(path).open("rb") as file:
            book = _parsed(file)
    except OSError as error:
        raise UnreadableWorkbook("打不开这个文件，请核对文件是否存在、能否读取") from error
    if len(book.sheet_names) > MAX_SHEETS:
        raise UnreadableWorkbook(f"工作簿有 {len(book.sheet_names)} 张工作表，请只保留台账所在的工作表")
    return book


def _parsed(file: IO[bytes]) -> CalamineWorkbook:
    if file.seek(0, 2) > MAX_FILE:
        raise UnreadableWorkbook(
            f"文件超过 {MAX_FILE // 2**20} MB，请删去图片等无关内容，或按县分成几个文件导入"
        )
    file.seek(0)
    magic = file.read(8)
    if magic == OLE_MAGIC:
        _refuse_encrypted(file)
    elif magic.startswith(b"PK"):
        count_archive(file)
    else:
        raise UnreadableWorkbook(f"这不是 Excel 工作簿（.xlsx 或 .xls），{SAVE_AGAIN}")
    file.seek(0)
    with parser_errors():
        return CalamineWorkbook.from_filelike(file)


def visible_sheets(book: CalamineWorkbook) -> Iterator[CalamineSheet]:
    """One at a time: each is parsed when it is asked for. Hidden ones aren't what the county sends."""
    for index, about in enumerate(book.sheets_metadata):
        if about.visible != SheetVisibleEnum.Visible or about.typ != SheetTypeEnum.WorkSheet:
            continue
        with parser_errors():
            sheet = book.get_sheet_by_index(index)
        if sheet.end and sheet.end[0] >= MAX_ROWS:
            raise UnreadableWorkbook(TOO_LONG)
        yield sheet


@contextmanager
def parser_errors() -> Iterator[None]:
    """Whatever goes wrong inside the parser is one clear message; some broken files make it panic."""
    try:
        yield
    except PasswordError as error:
        raise UnreadableWorkbook(ENCRYPTED) from error
    except BaseException as error:  # a Rust panic isn't an Exception
        panic = type(error).__name__ == "PanicException"
        if isinstance(error, MemoryError) or not (panic or isinstance(error, Exception)):
            raise
        raise UnreadableWorkbook(f"文件已损坏或不是 Excel 工作簿，{SAVE_AGAIN}") from error


def _refuse_encrypted(file: IO[bytes]) -> None:
    """An encrypted .xlsx is an OLE file with a stream of this name."""
    file.seek(0)
    if "EncryptedPackage".encode("utf-16-le") in file.read():
        raise UnreadableWorkbook(ENCRYPTED)
