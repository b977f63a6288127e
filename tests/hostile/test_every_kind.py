"""One planted case for each kind of attack that ever got in, end to end; their rooms hold all others."""

from __future__ import annotations

import os
import re
import signal
import struct
import subprocess
import time
import zipfile
import zlib
from pathlib import Path

import pytest

from tests.batch.test_dying import children_of, parent_of
from tests.cli.running import COMMAND, Ran, run
from tests.hostile.test_preview_server import asked, preview
from tests.photographs import jpeg
from tests.pictures.test_stored_names import EVIL, tree
from tests.plugins.test_writer_plugin import GEMTEXT, Site, site
from tests.writers.docx.test_template_harm import ACTING, template
from umbruch.presskit.build.preview import Preview

__all__ = ["preview", "site"]

COPY = "Neuer Steg offen\n\nLINDENAU. Der neue Steg ist offen, sagte Bürgermeisterin Ina Born am Montag.\n"

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="pipes, devices and signals of POSIX")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "steg.txt"
    path.parent.mkdir()
    path.write_text(COPY, encoding="utf-8")
    return path


def one_line(ran: Ran, status: int) -> str:
    """What a call that must fail has to say."""
    assert ran.status == status, ran.err
    assert "Traceback" not in ran.err
    return ran.err


def test_a_tree_plants_no_file_of_its_choice(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "evil.json").write_bytes(tree(*EVIL))
    assert run("convert", "in/evil.json", "--to", "newsml", "-o", "out", cwd=tmp_path).status == 0
    made = [path.name for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert all(name.endswith((".jpg", ".xml")) and name.isprintable() and name[0] not in ".-" for name in made)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]


def test_a_house_template_does_not_stay_live(tmp_path: Path, article: Path) -> None:
    house = template(tmp_path, ACTING["DDEAUTO cut over several runs"])
    done = run("convert", article, "--to", "docx", "--template", house, "-o", tmp_path / "out")
    assert "template.harm" in done.err
    with zipfile.ZipFile(tmp_path / "out" / "steg.docx") as made:
        assert not [name for name in made.namelist() if b"calc" in made.read(name)]


def test_neither_a_bomb_nor_a_pipe_beside_a_text_holds_it_up(tmp_path: Path, article: Path) -> None:
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 16, 6, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(1_000_000))), (b"IEND", b""))
    body = b"".join(
        struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in chunks
    )
    (article.parent / "bombe.png").write_bytes(b"\x89PNG\r\n\x1a\n" + body)
    os.mkfifo(article.parent / "steg.jpg")
    (article.parent / "b.md").write_text("# Steg\n\nDer Steg ist offen.\n\n![x](bombe.png)\n\n![y](steg.jpg)\n")
    done = run("convert", article.parent, "--to", "pdf", "-o", tmp_path / "out", "--time-limit", "60")
    assert (tmp_path / "out" / "steg.pdf").is_file()
    assert (tmp_path / "out" / "b.pdf").is_file()  # nothing came to its end by the limit of time
    assert "bombe.png" in done.err
    assert "Traceback" not in done.err


def test_a_style_that_sets_text_off_the_sheet_is_an_error(tmp_path: Path, article: Path) -> None:
    (tmp_path / "weit.toml").write_text('extends = "release"\n[page.margins]\nleft = "-200mm"\n')
    told = one_line(run("convert", article, "--style", tmp_path / "weit.toml", "-o", tmp_path / "out"), 2)
    assert "page.margins.left" in told
    assert not (tmp_path / "out").exists()


def test_no_worker_outlives_a_batch_that_is_killed(tmp_path: Path) -> None:
    for number in range(400):
        (tmp_path / f"{number:03}.txt").write_text(COPY, encoding="utf-8")
    call = [*COMMAND, "convert", str(tmp_path), "--to", "pdf,docx,epub", "-o", str(tmp_path / "out"), "-j", "2", "-q"]
    batch = subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    workers: list[int] = []
    for _ in range(600):
        if len(workers := children_of(batch.pid)) >= 2 or batch.poll() is not None:
            break
        time.sleep(0.05)
    batch.send_signal(signal.SIGKILL)
    batch.wait()
    assert len(workers) >= 2
    for _ in range(400):
        if not any(parent_of(one) for one in workers):
            return
        time.sleep(0.05)
    pytest.fail("workers live on")


def test_a_target_that_is_empty_is_made_again(tmp_path: Path, article: Path) -> None:
    call = ("convert", article.parent, "--to", "text,json", "-o", tmp_path / "out", "--resume")
    assert run(*call).status == 0
    (made := tmp_path / "out" / "steg.txt").write_bytes(b"")
    assert run(*call).status == 0
    assert "Neuer Steg offen" in made.read_text(encoding="utf-8")


def test_no_page_of_the_web_reads_an_embargoed_kit(preview: Preview) -> None:
    for headers in ({"Host": "evil.example"}, {"Origin": "https://evil.example"}, {"Sec_Fetch_Site": "cross-site"}):
        status, _, content = asked(preview, "/", **headers)
        assert (status, b"Sperrfrist" in content) == (403, False)


def test_a_full_device_and_a_pipe_as_targets_are_written_through_or_told(tmp_path: Path, article: Path) -> None:
    assert "/dev/full" in one_line(run("convert", article, "--to", "text", "-o", "/dev/full"), 1)
    os.mkfifo(tmp_path / "rohr.txt")
    reader = subprocess.Popen(["cat", str(tmp_path / "rohr.txt")], stdout=subprocess.PIPE)
    assert run("convert", article, "--to", "text", "-o", tmp_path / "rohr.txt").status == 0
    assert b"Neuer Steg offen" in reader.communicate(timeout=60)[0]


def test_a_plug_in_that_wants_to_end_the_program_is_named(site: Site, tmp_path: Path, article: Path) -> None:
    source = GEMTEXT.replace("        lines =", "        raise SystemExit(0)\n        lines =")
    site.install("gemtext", source, "[umbruch.writers]\ngmi = gemtext:GemtextWriter\n")
    done = site.umbruch("convert", article, "--to", "gmi,json", "-o", tmp_path / "out")
    assert done.returncode == 1
    assert re.search(r"plug-in for 'gmi' from umbruch-gemtext", done.stderr)
    assert (tmp_path / "out" / "steg.json").is_file()


def test_a_sandbox_reads_no_picture_behind_a_link(tmp_path: Path, article: Path) -> None:
    (tmp_path / "geheim.jpg").write_bytes(jpeg())
    (article.parent / "steg.jpg").symlink_to(tmp_path / "geheim.jpg")
    (article.parent / "b.md").write_text("# Steg\n\nDer Steg ist offen.\n\n![x](steg.jpg)\n")
    run("convert", article.parent / "b.md", "--to", "newsml", "-o", tmp_path / "out", "--sandbox")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["b.xml"]
