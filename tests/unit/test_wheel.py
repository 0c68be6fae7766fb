"""The wheel holds all the program needs: built, installed into an environment of its own, run far from the checkout.

Dependencies are those of the environment the tests run in, lent by a .pth file, so that nothing is downloaded.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

import transcript

pytest.importorskip("hatchling")
ROOT = Path(__file__).parents[2]
ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}


def _run(*words: str | Path, cwd: Path) -> str:
    done = subprocess.run([str(word) for word in words], cwd=cwd, env=ENVIRONMENT, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built wheel."""
    folder = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an environment `venv` that has the wheel, and one sample."""
    pytest.importorskip("pip")
    folder = tmp_path_factory.mktemp("elsewhere")
    python = folder / "venv" / "bin" / "python"
    _run(sys.executable, "-m", "venv", "--without-pip", folder / "venv", cwd=folder)
    _run(sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps", "--no-index", wheel, cwd=folder)
    packages = _run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip()
    lent = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    Path(packages, "lent.pth").write_text("\n".join(sorted(lent)), "utf-8")
    shutil.copy(ROOT / "seeds" / "water-supply.txt", folder / "sample.txt")
    return folder


def _python(installed: Path, code: str) -> str:
    return _run(installed / "venv" / "bin" / "python", "-c", code, cwd=installed)


def test_the_wheel_holds_the_package_and_its_models_and_nothing_else(wheel: Path) -> None:
    """Every file of transcript/ and models/ is in it; of the rest of the project there is only the licence."""
    package = {
        str(file.relative_to(ROOT))
        for file in (ROOT / "transcript").rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    models = {
        f"transcript/_models/{file.relative_to(ROOT / 'models')}"
        for file in (ROOT / "models").rglob("*")
        if file.is_file()
    }
    information = f"transcript-{transcript.__version__}.dist-info"
    with zipfile.ZipFile(wheel) as opened:
        names = set(opened.namelist())
    assert {name for name in names if not name.startswith(information)} == package | models
    assert {f"{information}/licenses/LICENSE", f"{information}/entry_points.txt"} <= names
    assert {"transcript/py.typed", "transcript/_models/words/digests.json"} <= names


def test_the_command_runs(installed: Path) -> None:
    """`transcript qa` on a sample, and the version that was built."""
    command = installed / "venv" / "bin" / "transcript"
    shown = _run(command, "qa", "sample.txt", cwd=installed)
    assert "答  欧阳柏（市水务局党组书记、局长）" in shown and "主题  " in shown
    assert _run(command, "--version", cwd=installed) == f"transcript {transcript.__version__}\n"


def test_python_uses_what_was_installed(installed: Path) -> None:
    """The package is the installed one, and loads a conference."""
    code = "import transcript; print(transcript.__file__); print(len(transcript.load('sample.txt').qa_pairs))"
    file, pairs = _python(installed, code).splitlines()
    assert Path(file).is_relative_to(installed) and int(pairs) == 8


def test_every_model_is_there_with_its_digests(installed: Path) -> None:
    """The models are those in the wheel, unchanged; topics and words are found with them."""
    code = """
from transcript import models
from transcript.chinese.words import words
from transcript.tag.topics import TopicInput, TopicTagger
print(*sorted(models.path(folder.name).name for folder in models.root().iterdir()))
print(models.root().parent.name, len(words("今年没有调价的计划。")) > 3)
print(TopicTagger.load().tag([TopicInput("今年没有调整居民水价的计划。")])[0][0].label)
"""
    names, place, label = _python(installed, code).splitlines()
    assert names.split() == sorted(folder.name for folder in (ROOT / "models").iterdir() if folder.is_dir())
    assert place == "transcript True" and label.endswith("物价")


def test_what_is_written_has_its_templates(installed: Path) -> None:
    """Pages, Word files and the archive need files that are no Python; spaCy finds the factory."""
    command = installed / "venv" / "bin" / "transcript"
    for name in ("page.html", "page.docx", "page.md"):
        _run(command, "brief", "sample.txt", "-o", name, cwd=installed)
        assert (installed / name).stat().st_size > 1000
    _run(command, "archive", "add", "sample.txt", "--archive", "a.db", cwd=installed)
    assert "欧阳柏" in _run(command, "search", "水价", "--archive", "a.db", cwd=installed)
    code = "import spacy; nlp = spacy.blank('zh'); nlp.add_pipe('press_conference'); print(*nlp.pipe_names)"
    assert _python(installed, code).split() == ["press_conference"]
