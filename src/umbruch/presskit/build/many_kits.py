"""Many kits at once: each in a process of its own, each with its result, whatever becomes of the others."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal, Protocol

from umbruch.batch.pool import each_in_processes, lost
from umbruch.batch.work import fault
from umbruch.diagnostics import Diagnostic
from umbruch.errors import OutputError, UmbruchError
from umbruch.presskit.build.kit_build import BuiltKit, build
from umbruch.presskit.source.finding import kit_name
from umbruch.registry.writer_options import load_style


class KitsProgress(Protocol):
    """Told of each file of each kit; where several processes work, of each kit."""

    def __call__(self, source: str, done: int, total: int) -> None:
        """`done` of `total` files of the kit from `source` are made."""
        ...


@dataclass(frozen=True)
class KitResult:
    """What became of one folder: the kit, or the error."""

    source: str
    status: Literal["done", "skipped", "failed"]
    kit: BuiltKit | None = None
    error: UmbruchError | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


def build_all(
    folders: Sequence[Path],
    out: Path,
    *,
    style: str | None = None,
    style_keys: Mapping[str, str] | None = None,
    release: bool = False,
    fresh: bool = False,
    trust: bool = False,
    revise: bool = False,
    jobs: int = 1,
    progress: KitsProgress | None = None,
) -> Generator[KitResult]:
    """Build the kit of every folder, several at once; results come in the order of the folders.

    Args:
        folders: one a kit.
        out: takes the folder and the ZIP of each.
        style: for all of them, in the place of those that the manifests name.
        style_keys: what is otherwise than the style says, by dotted key (`{"page.size": "A5"}`).
        release: leave embargoes out; a kit whose embargo holds fails.
        fresh: make everything anew.
        trust: let the style of a folder take fonts, a template and other styles from outside of it.
        revise: count the versions of changed articles up.
        jobs: how many processes work at once.
        progress: told of each file that this process makes.

    Raises:
        UnknownStyle, StyleError: at once; what else goes wrong stands in the result of its kit.
    """
    if style is not None:
        load_style(style, keys=style_keys)
    do = partial(
        _build_one,
        out=out,
        style=style,
        style_keys=style_keys,
        release=release,
        fresh=fresh,
        trust=trust,
        revise=revise,
    )
    return _results(folders, do, jobs, progress)


class _Build(Protocol):
    def __call__(self, folder: Path, *, progress: KitsProgress | None = None) -> KitResult: ...


def _results(folders: Sequence[Path], do: _Build, jobs: int, progress: KitsProgress | None) -> Generator[KitResult]:
    refused = _refused(folders)
    if jobs == 1 or len(folders) == 1:
        for folder in folders:
            yield refused.get(folder) or do(folder, progress=progress)
        return
    wanted = [folder for folder in folders if folder not in refused]
    made = each_in_processes(iter(wanted), do, _lost, min(jobs, len(wanted) or 1), 1)
    for folder in folders:
        yield refused[folder] if folder in refused else next(made)


def _lost(folder: Path, _late: bool) -> KitResult:
    return KitResult(str(folder), "failed", error=lost(str(folder)))


def _refused(folders: Sequence[Path]) -> dict[Path, KitResult]:
    """The folders whose kit would take the place of an earlier folder's."""
    names: dict[str, Path] = {}
    refused = {}
    for folder in folders:
        first = names.setdefault(kit_name(folder), folder)
        if first != folder:
            error = OutputError(
                f"the kit of {first} has the same name", source=str(folder), hint="rename it, or give each its own -o"
            )
            refused[folder] = KitResult(str(folder), "failed", error=error)
    return refused


def _build_one(
    folder: Path, *, out: Path, style: str | None, style_keys: Mapping[str, str] | None, release: bool, fresh: bool,
    trust: bool, revise: bool, progress: KitsProgress | None = None,
) -> KitResult:  # fmt: skip
    source = str(folder)

    def tell(done: int, total: int, path: str) -> None:  # noqa: ARG001
        if progress is not None:
            progress(source, done, total)

    try:
        kit = build(
            folder,
            out,
            style=style,
            style_keys=style_keys,
            release=release,
            fresh=fresh,
            trust=trust,
            revise=revise,
            progress=tell,
        )
    except UmbruchError as error:
        return KitResult(source, "failed", error=error)
    except Exception as error:  # noqa: BLE001  the outermost edge: the other kits are still built
        return KitResult(source, "failed", error=fault(error, source))
    return KitResult(source, kit.status, kit, diagnostics=kit.diagnostics)
