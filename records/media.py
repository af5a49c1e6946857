"""What a file is by its content, whatever it calls itself, and none that can run. Film is let in by `recordings`."""

from __future__ import annotations

import io
import warnings
import zipfile

from PIL import Image

from jurisdictions.rules import RuleViolation

MAX_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 60_000_000  # a phone's 50 megapixels, and no decompression bomb
MAX_UNPACKED = 200 * 1024 * 1024
MAX_MEMBERS = 5000

OFFICE = {
    "xl/workbook.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
IMAGES = {b"\xff\xd8\xff": ("JPEG", "image/jpeg"), b"\x89PNG\r\n\x1a\n": ("PNG", "image/png")}
ENDINGS = {
    "image/jpeg": (".jpg", ".jpeg"),
    "image/png": (".png",),
    "application/pdf": (".pdf",),
    OFFICE["xl/workbook.xml"]: (".xlsx",),
    OFFICE["word/document.xml"]: (".docx",),
    "video/mp4": (".mp4", ".mov", ".3gp"),
    "audio/mp4": (".m4a",),
    "audio/mpeg": (".mp3",),
    "audio/wav": (".wav",),
    "audio/amr": (".amr",),
}
REFUSED = "只能上传 JPEG、PNG、PDF、xlsx、docx 文件"


def media_type(content: bytes) -> str:
    if not content:
        raise RuleViolation("文件是空的，请重新选择", "upload")
    if len(content) > MAX_BYTES:
        raise RuleViolation("文件超过 20 MB，请压缩后再上传", "upload")
    for magic, (form, kind) in IMAGES.items():
        if content.startswith(magic):
            return _image(content, form, kind)
    if content.startswith(b"%PDF-"):
        return "application/pdf"
    if content.startswith(b"PK\x03\x04"):
        return _office(content)
    raise RuleViolation(REFUSED, "upload")


def honest_name(name: str, kind: str) -> str:
    """A photo that calls itself invoice.exe goes out again as invoice.exe.jpg."""
    name = name.replace("/", "_").replace("\\", "_").strip() or "附件"
    endings = ENDINGS[kind]
    return name[-200:] if name.lower().endswith(endings) else name[-190:] + endings[0]


def _image(content: bytes, form: str, kind: str) -> str:
    """Only the header is read: the pixels stay packed until their number is known to be harmless."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            width, height = Image.open(io.BytesIO(content), formats=[form]).size
    except Image.DecompressionBombError:
        width = height = MAX_PIXELS
    except (OSError, SyntaxError, ValueError):
        raise RuleViolation("图片已损坏，请重新拍摄或另存后上传", "upload") from None
    if width * height > MAX_PIXELS:
        raise RuleViolation("图片像素过大，请缩小后再上传", "upload")
    return kind


def _office(content: bytes) -> str:
    try:
        members = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        raise RuleViolation("文件已损坏，请重新保存后上传", "upload") from None
    if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED:
        raise RuleViolation("文件解压后过大，请拆分后再上传", "upload")
    names = {member.filename for member in members}
    if any(name.endswith("vbaProject.bin") for name in names):
        raise RuleViolation("不接收带宏的文件，请另存为不带宏的 xlsx 或 docx", "upload")
    if "[Content_Types].xml" in names:
        for name, kind in OFFICE.items():
            if name in names:
                return kind
    raise RuleViolation(REFUSED, "upload")
