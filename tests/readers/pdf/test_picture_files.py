"""Pictures of pages as input: straightened, turned, read with what tesseract has, refused with a reason."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

import umbruch
from tests.readers.pdf.pages import page_picture
from umbruch.errors import InputUnreadable
from umbruch.readers.pdf.scan import tesseract
from umbruch.readers.pdf.scan.upright import leaning

HEADLINE = "Bridge opens after seven years"
LINES = (
    HEADLINE, "", "The council of Lauter voted on Monday to", "build a new bridge over the river. It will",
    "be open in spring, said the mayor of the", "town. The old bridge was closed in winter",
    "as its pillars were weak.",
)  # fmt: skip
asks_tesseract = pytest.mark.skipif(
    not tesseract.languages_installed(), reason="asks tesseract, which is not installed here"
)


def stored(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    kept = io.BytesIO()
    image.save(kept, kind, dpi=(100, 100), **options)
    return kept.getvalue()


def lines_of(height: int = 1100) -> Image.Image:
    """A page with bars for lines of words."""
    image = Image.new("L", (800, height), 255)
    draw = ImageDraw.Draw(image)
    for number in range(60):
        draw.rectangle((80, 80 + 15 * number, 720 - 37 * (number % 4), 86 + 15 * number), fill=0)
    return image


@pytest.mark.parametrize("degrees", [-4.0, -1.5, 0.7, 3.0])
def test_how_far_a_page_leans_is_measured(degrees: float) -> None:
    leant = lines_of().rotate(degrees, fillcolor=255, resample=Image.Resampling.BILINEAR)
    assert leaning(leant) == pytest.approx(-degrees, abs=0.25)


def test_a_level_page_and_one_without_lines_stay_as_they_are() -> None:
    assert leaning(lines_of()) == 0
    assert leaning(Image.effect_noise((800, 1100), 60)) == 0


def test_the_lean_of_a_faint_page_is_measured_by_its_own_shades() -> None:
    faint = lines_of().point([150 + shade * 60 // 255 for shade in range(256)])
    assert leaning(faint) == 0
    assert leaning(faint.rotate(7, fillcolor=210)) == pytest.approx(-7, abs=0.25)
    assert leaning(Image.new("L", (800, 1100), 90)) == 0


def test_a_picture_without_tesseract_names_the_program_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "languages_installed", lambda: None)
    with pytest.raises(InputUnreadable, match=r"tesseract.*install tesseract-ocr"):
        umbruch.read(stored(page_picture(LINES)))


def test_pictures_in_a_kits_folder_are_no_articles(tmp_path: Path) -> None:
    (tmp_path / "brücke.txt").write_text(
        "Neue Brücke\n\nDer Rat hat am Montag den Bau beschlossen.\n", encoding="utf-8"
    )
    (tmp_path / "plan.png").write_bytes(stored(page_picture(LINES)))
    kit = umbruch.kit(tmp_path)
    assert [article.headline for article in kit.articles] == ["Neue Brücke"]


def test_a_cut_off_picture_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "languages_installed", lambda: ("eng",))
    with pytest.raises(InputUnreadable, match="cut off or broken"):
        umbruch.read(stored(page_picture(LINES))[:900])


def test_a_program_that_hangs_is_ended_with_what_it_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    slow = tmp_path / "tesseract"
    slow.write_text(f"#!/bin/sh\n(sleep 30; touch {tmp_path}/alive) &\nsleep 30\n")
    slow.chmod(0o755)
    monkeypatch.setattr(tesseract, "_PATIENCE", 0.3)
    monkeypatch.setattr("shutil.which", lambda _: str(slow))
    with pytest.raises(InputUnreadable, match="did not read the page"):
        tesseract.read_picture(b"", ("eng",), 200, "scan.png")


def test_nothing_of_the_environment_but_its_paths_reaches_the_program(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told = tmp_path / "tesseract"
    told.write_text("#!/bin/sh\nenv\npwd\n")
    told.chmod(0o755)
    monkeypatch.setenv("API_TOKEN", "secret")
    monkeypatch.setattr("shutil.which", lambda _: str(told))
    answer = tesseract._asked([], b"", "scan.png").decode()
    assert "secret" not in answer
    assert "OMP_THREAD_LIMIT=1" in answer
    assert not Path(answer.splitlines()[-1]).exists()


@pytest.mark.slow
@asks_tesseract
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
def test_a_picture_of_a_page_becomes_its_article(kind: str, tmp_path: Path) -> None:
    page = tmp_path / f"page.{kind.lower()}"
    page.write_bytes(stored(page_picture(LINES), kind))
    reading = umbruch.read(page, lang="en")
    assert reading.article.headline == HEADLINE
    assert "scan.read" in [one.code for one in reading.diagnostics]
    sureness = {one.sureness for one in reading.origins}
    assert max(sureness) < 0.99


@pytest.mark.slow
@asks_tesseract
def test_a_page_on_its_side_is_turned() -> None:
    if "osd" not in (tesseract.languages_installed() or ()):
        pytest.skip("tesseract's data on which way is up (osd) are not installed here")
    lying = page_picture((*LINES, *LINES[2:])).crop((0, 0, 827, 600)).rotate(90, expand=True)
    assert umbruch.read(stored(lying), lang="en").article.headline == HEADLINE


@pytest.mark.slow
@asks_tesseract
def test_a_language_without_data_is_said() -> None:
    reading = umbruch.read(stored(page_picture(LINES)), lang="sl")
    assert [one.hint for one in reading.diagnostics if one.code == "scan.language"] == [
        "install tesseract-ocr-slv, and letters with accents are read right"
    ]


@pytest.mark.slow
@asks_tesseract
def test_a_picture_without_words_is_refused() -> None:
    image = Image.new("L", (600, 400), 255)
    ImageDraw.Draw(image).ellipse((100, 50, 400, 350), fill=90)
    with pytest.raises(InputUnreadable, match=r"no text can be read.*name the article"):
        umbruch.read(stored(image))


@pytest.mark.slow
@asks_tesseract
def test_a_scan_is_no_picture_of_its_own_article(tmp_path: Path) -> None:
    (tmp_path / "page.png").write_bytes(stored(page_picture(LINES)))
    (tmp_path / "page-2.jpg").write_bytes(stored(Image.effect_noise((300, 200), 60), "JPEG"))
    assert [one.href for one in umbruch.read(tmp_path / "page.png", lang="en").pictures] == ["page-2.jpg"]


@pytest.mark.slow
@asks_tesseract
def test_a_page_that_was_read_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    content = stored(page_picture(LINES))
    first = umbruch.read(content, lang="en")
    monkeypatch.setattr("subprocess.Popen", None)
    assert umbruch.read(content, lang="en") == first
