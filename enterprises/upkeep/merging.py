"""The ledger itself put right on the strength of a paper: a new name, a closing, two entries that are one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

import pghistory.models
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, models, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from enterprises.ledger.cells import is_empty, plain
from enterprises.models import Claim, Enterprise, Flag, LedgerAct, Mine, MineStatus, Supervision
from enterprises.models.answering import settle
from enterprises.models.resuming import how_to_resume, resumes
from enterprises.upkeep.keeping import rename_mines, require_keeper
from jurisdictions.models import Grant, User
from jurisdictions.rules import RuleViolation
from records.actions import attach
from records.models import Attachment, Signature

Kind = LedgerAct.Kind


@dataclass(frozen=True)
class Paper:
    """What the change rests on: the document, the day from which it holds, and the scan."""

    document: str
    on: dt.date | None = None
    upload: UploadedFile | None = None


Thing = Mine | Enterprise
EMPTY: tuple[Any, ...] = (None, "", [])
MERGER: dict[type[Thing], str] = {Mine: Kind.MERGE_MINES, Enterprise: Kind.MERGE_ENTERPRISES}


@transaction.atomic
def rename(
    thing: Thing,
    name: str,
    *,
    by: User,
    paper: Paper,
) -> LedgerAct:
    """A new name from a day on; papers of before keep the old one, and the trail tells since when."""
    _require_desk(thing, by)
    name, before = plain(name), thing.name  # as a workbook would bring it
    if is_empty(name) or name == before:
        raise RuleViolation("请填写与原名不同的新名称", "name")
    if isinstance(thing, Mine) and thing.enterprise.mines.filter(kind=thing.kind, name=name).exists():
        raise RuleViolation("该企业已有同名的同类矿山", "name")
    thing.name = name
    thing.save(update_fields=["name", "initials"])
    if isinstance(thing, Enterprise):
        rename_mines(thing, before)
    return _act(Kind.RENAME, thing, f"“{before}”更名为“{name}”", by, paper)


@transaction.atomic
def close(
    mine: Mine,
    *,
    by: User,
    paper: Paper,
) -> LedgerAct:
    """Gone for good (关闭). What hangs on it stays; nothing follows from its facts any more."""
    _require_desk(mine, by)
    if mine.status == MineStatus.CLOSED:
        raise RuleViolation("这座矿山已经关闭")
    before = mine.get_status_display()
    mine.status = MineStatus.CLOSED
    mine.save(update_fields=["status"])
    today = timezone.localdate()
    Flag.objects.filter(mine=mine, ended_on=None).update(ended_on=today)
    return _act(Kind.CLOSE, mine, f"{mine}由“{before}”转为关闭", by, paper)


@transaction.atomic
def merge(
    kept: Thing,
    gone: Thing,
    *,
    by: User,
    paper: Paper,
) -> LedgerAct:
    """Two entries of one and the same: everything that hangs on `gone` goes to `kept`, and `gone` is deleted.

    What `kept` leaves empty it takes from `gone`. Raises RuleViolation with every reason that stands against it,
    and then nothing has changed.
    """
    _require_merger(kept, gone, by)
    kept, gone = _locked(kept, gone)
    if reasons := list(_against(kept, gone)):
        raise RuleViolation(f"不能合并：{'；'.join(reasons)}")
    _make_way(kept, gone)
    moved, clashes = _move(kept, gone)
    if clashes:
        raise RuleViolation(f"不能合并：{'；'.join(clashes)}")
    if isinstance(kept, Mine):
        settle([kept.pk], by=by, document=paper.document)
    number, told = gone.pk, f"“{gone}”（编号 {gone.pk}）并入“{kept}”"
    if isinstance(gone, Enterprise):
        told += f"，原信用代码 {gone.credit_code}"
    act = _act(MERGER[type(kept)], kept, told, by, paper, gone=number, moved=moved)
    _adopt_papers(gone, act)
    _fill(kept, gone)
    try:
        type(gone)._base_manager.get(pk=number).delete()
    except ProtectedError as error:
        raise RuleViolation("不能合并：还有记录不能转移") from error
    return act


def merged_into(kind: str, pk: int, *, by: User) -> int | None:
    """The number under which a merged one goes on, for those who see it."""
    act = LedgerAct.objects.visible_to(by).filter(kind=kind, gone=pk).first()
    if act is None:
        return None
    return act.mine_id if kind == Kind.MERGE_MINES else act.enterprise_id


def known_as(mines: Collection[int]) -> dict[int, int]:
    """Under which numbers mines go on that were merged away; what was frozen before still names the old ones."""
    merged = LedgerAct.objects.filter(kind=Kind.MERGE_MINES, gone__in=mines, mine__isnull=False)
    return {gone: mine for gone, mine in merged.values_list("gone", "mine") if gone and mine}


def written_under(row: models.Model, mine: int) -> int:
    """The number of the mine that a row was written for, before any merger: what was signed says that one."""
    label = row._meta.label_lower
    moved = LedgerAct.objects.filter(kind=Kind.MERGE_MINES, moved__contains={label: [row.pk]})
    first = moved.order_by("done_at", "pk").first()
    return first.gone if first and first.gone else mine


# ── How a merger goes ──


def _require_desk(thing: Thing, by: User) -> None:
    if isinstance(thing, Mine):
        thing.require_desk(by)
        return
    require_keeper(thing, "edit_ledger", by=by)
    if any(not mine.is_desk_of(by) for mine in _mines(thing)):
        raise PermissionDenied(f"{thing}的矿山不都由您的机构监管")


def _require_merger(kept: Thing, gone: Thing, by: User) -> None:
    """Who answers for both. Where two agencies do, neither may alone: whoever stands above the other, or both."""
    mines = [*_mines(kept), *_mines(gone)]
    if len({mine.supervisor for mine in mines}) > 1 and all(mine.may_be_placed_by(by) for mine in mines):
        by.require("edit_ledger")
        return
    _require_desk(kept, by)
    _require_desk(gone, by)


def _mines(thing: Thing) -> list[Mine]:
    if isinstance(thing, Mine):
        return [thing]
    return list(thing.mines.for_list().select_related("region__parent"))


def _locked(kept: Any, gone: Any) -> tuple[Any, Any]:
    """In the order of their numbers, so that two mergers don't wait for each other."""
    if type(kept) is not type(gone) or kept.pk == gone.pk:
        raise RuleViolation("请选择另一座矿山或另一家企业")
    rows = type(kept)._default_manager.select_for_update().order_by("pk").in_bulk([kept.pk, gone.pk])
    if len(rows) < 2:
        raise RuleViolation("其中一个刚刚已被合并，请刷新页面")
    return rows[kept.pk], rows[gone.pk]


def _against(kept: Any, gone: Any) -> Iterator[str]:
    if isinstance(kept, Mine):
        if kept.kind != gone.kind:
            yield f"一个是{kept.get_kind_display()}，一个是{gone.get_kind_display()}"
        if resumes(gone.status, kept.status):
            yield f"{gone}{how_to_resume(gone.status)}，请先把保留的一座改为实际的生产状态"
        if gone.claims.filter(status=Claim.Status.OPEN).exists():
            yield f"{gone}有待裁定的管辖争议"
        return
    names = set(kept.mines.values_list("kind", "name"))
    for mine in gone.mines.all():
        if (mine.kind, mine.name) in names:
            yield f"两家企业都有{mine.get_kind_display()}“{mine}”，请先合并这两座矿山"
    if kept.parent_enterprise_id == gone.pk or gone.parent_enterprise_id == kept.pk:
        yield "一家是另一家的上级公司"


def _make_way(kept: Any, gone: Any) -> None:
    """What may stand only once: the one that is kept has the word, unless it says nothing."""
    if not isinstance(kept, Mine):
        return
    today = timezone.localdate()
    Flag.objects.filter(mine=gone, ended_on=None).update(ended_on=today)
    both = kept.concerned.filter(until=None).values("agency")
    gone.concerned.filter(until=None, agency__in=both).update(until=today)


def _relations(model: type[models.Model]) -> Iterator[Any]:
    """Every foreign key that points here, hidden ones and those of many-to-many tables included; no trail."""
    relations: list[Any] = model._meta.get_fields(include_hidden=True)
    for relation in relations:
        if not relation.auto_created or relation.concrete or relation.many_to_many:
            continue
        if not issubclass(relation.related_model, pghistory.models.Event):
            yield relation


def _move(kept: Any, gone: Any) -> tuple[dict[str, list[int]], list[str]]:
    moved: dict[str, list[int]] = {}
    clashes: list[str] = []
    for relation in _relations(type(kept)):
        model, name = relation.related_model, relation.field.name
        rows = list(model._base_manager.filter(**{name: gone}))
        if not rows or (model is Supervision and kept.supervisions.exists()):
            continue
        if _only_one(relation) and (known := model._base_manager.filter(**{name: kept}).first()):
            _fill(known, rows[0], but={name})
            continue
        went, stuck = _hand_over(model, name, rows, kept)
        if went:
            moved.setdefault(model._meta.label_lower, []).extend(went)
        if stuck:
            clashes.append(f"双方各有一份{model._meta.verbose_name}，请先核对，删去或改正其中一份")
    for model, field in ((Attachment, "object_id"), (Signature, "object_id")):
        if pks := _repoint(model, field, gone, kept):
            moved[model._meta.label_lower] = pks
    _hand_on_grants(kept, gone)
    return moved, clashes


def _hand_over(model: Any, name: str, rows: list[Any], kept: Any) -> tuple[list[int], bool]:
    """All at once; where something stands in the way, one by one, and what says nothing new stays behind."""
    try:
        with transaction.atomic():
            model._base_manager.filter(pk__in=[row.pk for row in rows]).update(**_now_of(model, name, kept))
        return [row.pk for row in rows], False
    except IntegrityError:
        if len(rows) == 1:
            return _alone(model, name, rows[0], kept)
    parts = [_hand_over(model, name, [row], kept) for row in rows]
    return [pk for went, _ in parts for pk in went], any(stuck for _, stuck in parts)


def _now_of(model: Any, name: str, kept: Any) -> dict[str, Any]:
    """What names a mine and its enterprise goes on naming both."""
    if isinstance(kept, Mine) and any(f.name == "enterprise" for f in model._meta.concrete_fields):
        return {name: kept, "enterprise": kept.enterprise_id}
    return {name: kept}


def _alone(model: Any, name: str, row: Any, kept: Any) -> tuple[list[int], bool]:
    own = _the_other(model, name, row, kept)
    if own is None:
        return [], not _said_already(model, name, row, kept)
    if getattr(row, "outweighs", lambda other: False)(own):
        _make_one(row, own, name)
        model._base_manager.filter(pk=row.pk).update(**_now_of(model, name, kept))
        return [row.pk], False
    _make_one(own, row, name)
    return [], False


def _the_other(model: Any, name: str, row: Any, kept: Any) -> Any:
    """A model may say within what a mine stands ONCE: the kept mine's row stays there, unless this one outweighs it."""
    within = getattr(model, "ONCE_WITHIN", ())
    same = {field: getattr(row, field) for field in within if field != name}
    return model._base_manager.filter(**{name: kept}, **same).first() if within else None


def _make_one(stays: Any, goes: Any, name: str) -> None:
    _fill(stays, goes, but={name, "enterprise"})
    if absorb := getattr(stays, "absorb", None):
        absorb(goes)
    goes.delete()


def _said_already(model: Any, name: str, row: Any, kept: Any) -> bool:
    """Another row of the one that is kept says all that this one says."""
    about = {name, "confirmed_on", "confirmed_by"}
    telling = [f for f in model._meta.concrete_fields if not f.primary_key and f.name not in about]
    said = [(f.attname, value) for f in telling if (value := getattr(row, f.attname)) not in (None, "")]
    others = model._base_manager.filter(**{name: kept})
    return any(all(getattr(other, key) == value for key, value in said) for other in others)


def _only_one(relation: Any) -> bool:
    if relation.one_to_one:
        return True
    alone = [relation.field.name]
    constraints = relation.related_model._meta.constraints
    return any(
        isinstance(c, models.UniqueConstraint) and list(c.fields) == alone and c.condition is None
        for c in constraints
    )


def _repoint(model: Any, field: str, gone: Any, kept: Any) -> list[int]:
    kind = ContentType.objects.get_for_model(gone)
    rows = model._base_manager.filter(content_type=kind, **{field: str(gone.pk)})
    pks = list(rows.values_list("pk", flat=True))
    rows.update(**{field: str(kept.pk)})
    return pks


def _hand_on_grants(kept: Any, gone: Any) -> None:
    """Whom a grant has let in to the one that is gone sees the one that is kept, once."""
    known = Grant.objects.of(kept).values("user")
    Grant.objects.of(gone).filter(user__in=known).delete()
    Grant.objects.of(gone).update(object_pk=str(kept.pk))


def _adopt_papers(gone: Any, act: LedgerAct) -> None:
    """The papers of supervisions that end with the row that had them."""
    if not isinstance(gone, Mine):
        return
    kind, left = (
        ContentType.objects.get_for_model(Supervision),
        gone.supervisions.values_list("pk", flat=True),
    )
    Attachment.objects.filter(content_type=kind, object_id__in=[str(pk) for pk in left]).update(
        content_type=ContentType.objects.get_for_model(LedgerAct), object_id=str(act.pk)
    )


def _fill(kept: Any, gone: Any, but: frozenset[str] | set[str] = frozenset()) -> None:
    """What the one that is kept leaves empty, from the other."""
    empty = [
        f
        for f in kept._meta.concrete_fields
        if not f.primary_key
        and f.name not in but | {"initials"}
        and getattr(kept, f.attname) in EMPTY
        and getattr(gone, f.attname) not in EMPTY
    ]
    for f in empty:
        setattr(kept, f.attname, getattr(gone, f.attname))
    if empty:
        kept.save(update_fields=[f.name for f in empty])


def _act(
    kind: str,
    thing: Thing,
    text: str,
    by: User,
    paper: Paper,
    **more: Any,
) -> LedgerAct:
    today = timezone.localdate()
    if not paper.document.strip():
        raise RuleViolation("请填写依据文件", "document")
    if paper.on and paper.on > today:
        raise RuleViolation("生效日期不能晚于今天", "on")
    mine, enterprise = (thing, thing.enterprise) if isinstance(thing, Mine) else (None, thing)
    act = LedgerAct.objects.create(
        kind=kind,
        mine=mine,
        enterprise=enterprise,
        on=paper.on or today,
        document=paper.document.strip(),
        text=text[:500],
        done_by=by,
        **more,
    )
    if paper.upload:
        attach(act, paper.upload, by=by)
    return act
