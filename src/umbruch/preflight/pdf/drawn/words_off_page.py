"""Words that nobody sees because they stand beside the page: letters followed through the drawing orders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from umbruch.diagnostics import Diagnostic
from umbruch.preflight.given import CheckedFile
from umbruch.preflight.pdf.drawn.letter_widths import Letters

if TYPE_CHECKING:
    from umbruch.preflight.pdf.opened import Document

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]

_NUMBERS = (int, float, Decimal)
_UNIT: Matrix = (1, 0, 0, 1, 0, 0)
_OPERATORS = "q Q cm Do BT ET Tf Tm Td TD T* Tj TJ ' \" Tc Tw Tz TL Ts Tr BMC BDC EMC"
_DEEPEST = 4
_MOST_ORDERS = 100_000
"""Orders of a page that are followed, those of its forms too; a newspaper page has some ten thousand."""
_MOST_OF_ALL = 1_500_000
"""Orders of a file that are followed; a book of 300 pages has some million."""
_INVISIBLE = 3
_FEW = 2
"""Letters beside a page from which on it is told: one alone may be the blank after the last word."""
_MOST = 20


def check(checked_file: CheckedFile, document: Document) -> Iterator[Diagnostic]:
    """Pages beside which words stand; what is marked as decoration, and what is drawn invisibly, is left out."""
    letters, left, known = Letters(), _MOST_OF_ALL, dict[Any, Any]()
    found = 0
    for number, page in enumerate(document.pdf.pages, 1):
        followed = _OnePage(page, letters, known, min(left, _MOST_ORDERS))
        left -= followed.orders
        count = followed.beside
        if count >= _FEW and found < _MOST:
            found += 1
            what = f"{count} letters stand beside the page, where nobody sees them"
            yield checked_file.finding("text.off_page", what, place=f"page {number}")


class _OnePage:
    """One page being followed: how many letters stand beside it."""

    def __init__(self, page: Any, letters: Letters, known: dict[Any, Any], most: int) -> None:
        self.beside = 0
        self.orders = 0
        self._most = most
        self._known = known
        self._letters = letters
        self._box = _box(page)
        self._follow(page, page.obj.get("/Resources", {}), _UNIT, _DEEPEST)

    def _follow(self, holder: Any, resources: Any, matrix: Matrix, depth: int) -> None:
        orders = self._read(holder)
        text, before, decorations = _Text(matrix), [], [False]
        for operands, operator in orders:
            self.orders += 1
            if self.orders > self._most:
                return
            name = str(operator)
            if name in ("BMC", "BDC"):
                decorations.append(decorations[-1] or str(operands[0]) == "/Artifact")
            elif name == "EMC":
                del decorations[max(1, len(decorations) - 1) :]
            elif name == "q":
                before.append(text.state)
            elif name == "Q":
                if before:
                    text.state = before.pop()
            elif name == "Do":
                form = resources.get("/XObject", {}).get(str(operands[0])) if operands else None
                if form is not None and form.get("/Subtype") == "/Form" and depth and not decorations[-1]:
                    inner = _times(_matrix(form.get("/Matrix")), text.placed)
                    self._follow(form, form.get("/Resources", resources), inner, depth - 1)
            elif name == "Tf" and len(operands) > 1:
                font = resources.get("/Font", {}).get(str(operands[0]))
                text.font, text.size = font, float(operands[1])
            else:
                for shown in text.ordered(name, operands):
                    self._shown(shown, text, decorations[-1])

    def _read(self, holder: Any) -> Any:
        """The orders of a page or form; those of a form are read once for the whole file."""
        import pikepdf

        from umbruch.preflight.pdf.unpacked_size import is_bearable

        if not isinstance(holder, pikepdf.Page) and holder.objgen in self._known:
            return self._known[holder.objgen]
        try:
            orders: Any = pikepdf.parse_content_stream(holder, _OPERATORS) if is_bearable(holder) else ()
        except pikepdf.PdfError:
            orders = ()
        if not isinstance(holder, pikepdf.Page):
            self._known[holder.objgen] = orders
        return orders

    def _shown(self, shown: bytes, text: _Text, decoration: bool) -> None:
        widths = self._letters.widths(text.font, shown)
        matrix, box = _times(text.line, text.placed), self._box
        advances = [text.advance(width, code) for width, code in widths]
        whole = sum(advances)
        seen = decoration or text.mode == _INVISIBLE or (_inside(matrix, 0, box) and _inside(matrix, whole, box))
        at = 0.0
        for advance in () if seen else advances:
            self.beside += not _inside(matrix, at + advance / 2, box)
            at += advance
        text.move(whole, 0)


class _Text:
    """The state in which text is drawn (ISO 32000-1, 9.3 and 9.4)."""

    def __init__(self, placed: Matrix) -> None:
        self.placed = placed
        self.font: Any = None
        self.size = 0.0
        self.mode = 0
        self._letter_space = self._word_space = self._leading = 0.0
        self._stretch = 1.0
        self.line = self._start = _UNIT

    @property
    def state(self) -> tuple[Any, ...]:
        """What `q` keeps."""
        return (
            self.placed, self.font, self.size, self.mode, self._letter_space, self._word_space, self._leading,
            self._stretch,
        )  # fmt: skip

    @state.setter
    def state(self, kept: tuple[Any, ...]) -> None:
        (
            self.placed, self.font, self.size, self.mode, self._letter_space, self._word_space, self._leading,
            self._stretch,
        ) = kept  # fmt: skip

    def advance(self, width: float, code: int) -> float:
        """How far a letter of a width (thousandths of its size) leads on."""
        space = self._letter_space + (self._word_space if code == 32 else 0.0)
        return (width / 1000 * self.size + space) * self._stretch

    def move(self, right: float, up: float) -> None:
        """Go on in the line."""
        self.line = _times((1, 0, 0, 1, right, up), self.line)

    def ordered(self, name: str, operands: Any) -> Iterator[bytes]:
        """Follow an order; the strings that it shows are given one by one."""
        numbers = [float(one) for one in operands if isinstance(one, _NUMBERS)]
        match name, numbers:
            case "cm", [a, b, c, d, e, f]:
                self.placed = _times((a, b, c, d, e, f), self.placed)
            case "BT", _:
                self.line = self._start = _UNIT
            case "Tm", [a, b, c, d, e, f]:
                self.line = self._start = (a, b, c, d, e, f)
            case (("Td" | "TD"), [right, up]):
                if name == "TD":
                    self._leading = -up
                self._next(right, up)
            case "T*", _:
                self._next(0, -self._leading)
            case "Tc", [value]:
                self._letter_space = value
            case "Tw", [value]:
                self._word_space = value
            case "Tz", [value]:
                self._stretch = value / 100
            case "TL", [value]:
                self._leading = value
            case "Tr", [value]:
                self.mode = int(value)
            case "Tj", _:
                yield from _strings(operands[:1])
            case "'", _:
                self._next(0, -self._leading)
                yield from _strings(operands[:1])
            case '"', [words, letters]:
                self._word_space, self._letter_space = words, letters
                self._next(0, -self._leading)
                yield from _strings(operands[2:])
            case "TJ", _:
                for one in operands[0] if operands else ():
                    if isinstance(one, _NUMBERS):
                        self.move(-float(one) / 1000 * self.size * self._stretch, 0)
                    else:
                        yield from _strings([one])
            case _:
                pass

    def _next(self, right: float, up: float) -> None:
        self.line = self._start = _times((1, 0, 0, 1, right, up), self._start)


def _strings(operands: Iterable[Any]) -> Iterator[bytes]:
    """The strings among operands; a damaged one is nothing."""
    import pikepdf

    return (bytes(one) for one in operands if isinstance(one, pikepdf.String))


def _box(page: Any) -> Box:
    left, below, right, above = (float(one) for one in page.cropbox)
    return min(left, right), min(below, above), max(left, right), max(below, above)


def _inside(matrix: Matrix, at: float, box: Box) -> bool:
    x, y = at * matrix[0] + matrix[4], at * matrix[1] + matrix[5]
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _matrix(written: Any) -> Matrix:
    if written is None or len(written) != len(_UNIT):
        return _UNIT
    a, b, c, d, e, f = (float(one) for one in written)
    return a, b, c, d, e, f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    k, m, n, p, q, r = outer
    return a * k + b * n, a * m + b * p, c * k + d * n, c * m + d * p, e * k + f * n + q, e * m + f * p + r
