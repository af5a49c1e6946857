from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import Any

import pghistory
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from jurisdictions.models import User
from records.digests import digests


def random_name(stored: Any, filename: str) -> str:
    """Nothing of what the uploader called it reaches the disk, and nobody can guess it."""
    name = secrets.token_hex(16)
    return f"files/{name[:2]}/{name}"


@pghistory.track()
class StoredFile(models.Model):
    """A content, kept once however often it is handed in."""

    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    media_type = models.CharField("类型", max_length=100)
    size = models.PositiveIntegerField("字节数")
    content = models.FileField("内容", upload_to=random_name, max_length=200)
    stored_at = models.DateTimeField("入库时间", default=timezone.now)

    class Meta:
        verbose_name = verbose_name_plural = "文件"

    def __str__(self) -> str:
        return self.sha256[:12]


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def of(self, target: models.Model) -> AttachmentQuerySet:
        content_type = ContentType.objects.get_for_model(target)
        return self.filter(content_type=content_type, object_id=str(target.pk)).select_related("file")


class OnTarget(models.Model):
    """Hangs on any row of the house, and is seen by whoever sees that row."""

    content_type = models.ForeignKey(ContentType, models.PROTECT, verbose_name="对象类别")
    object_id = models.CharField("对象编号", max_length=40)
    target = GenericForeignKey()

    class Meta:
        abstract = True

    def is_visible_to(self, user: Any) -> bool:
        model = self.content_type.model_class()
        return model is not None and sees(user, model, self.object_id)


def attached_to(model: type[models.Model], pks: Iterable[Any]) -> Q:
    """Hanging on one of these rows; the key of a row of any model is kept as text."""
    return Q(content_type=ContentType.objects.get_for_model(model), object_id__in=[str(pk) for pk in pks])


def sees(user: Any, model: type[models.Model], pk: Any) -> bool:
    """A model that has no `visible_to` shows itself to nobody."""
    rows = model._default_manager
    return hasattr(rows, "visible_to") and rows.visible_to(user).filter(pk=pk).exists()


@pghistory.track()
class Attachment(OnTarget):
    """That somebody handed in a file for something: evidence, a scan, a photo from underground."""

    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="attachments", verbose_name="文件")
    name = models.CharField("文件名", max_length=200)
    note = models.CharField("说明", max_length=200, blank=True)
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="上传人")
    uploaded_at = models.DateTimeField("上传时间", default=timezone.now)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "附件"
        ordering = ["uploaded_at", "pk"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="attachments_of_target")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("records:attachment", args=[self.pk])

    @property
    def is_image(self) -> bool:
        return self.file.media_type.startswith("image/")


class SignatureQuerySet(models.QuerySet["Signature"]):
    def of(self, target: models.Model) -> SignatureQuerySet:
        content_type = ContentType.objects.get_for_model(target)
        return self.filter(content_type=content_type, object_id=str(target.pk))


@pghistory.track()
class Signature(OnTarget):
    """A person put their name to a statement about exactly this content at this moment.

    The digests are of the canonical bytes that were on the screen; SM3 (GB/T 32905) because an official file
    may have to show one, SHA-256 because every tool can check it.
    """

    signer = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="签字人")
    signer_name = models.CharField("签字人姓名", max_length=50)
    statement = models.CharField("声明", max_length=500)
    sha256 = models.CharField("SHA-256", max_length=64)
    sm3 = models.CharField("SM3", max_length=64)
    signed_at = models.DateTimeField("签字时间", default=timezone.now)
    image = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="手写签名"
    )

    objects = SignatureQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "签字"
        ordering = ["signed_at", "pk"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="signatures_of_target")]
        constraints = [models.CheckConstraint(condition=~Q(statement=""), name="signatures_state_something")]

    def __str__(self) -> str:
        return f"{self.signer_name} {timezone.localtime(self.signed_at):%Y-%m-%d %H:%M}"

    def covers(self, content: bytes) -> bool:
        return digests(content) == (self.sha256, self.sm3)
