"""An episode with everything in it, for what leaves drama for another program."""

import shutil

import pytest

from drama.pipeline import build
from drama.show.production import open_production
from drama.show.project import open_project

STORY = """\
Title: Stems
Author: A. Writer

# One

.THE FORD - DUSK

AMBIENCE: river, wide

MARA
Is anyone there?

SOUND: thunder, distant

OLD WOMAN
Wouldn't you like to know.

.THE HOUSE - NIGHT

MUSIC: calm

The rain had stopped before she came.

# Two

MARA
=SUM(1) "is" a wound that—

OLD WOMAN
Enough.

MARA
Wait …
"""

VOICES = """\
narrator: {tone: cello}
roles:
  MARA: {tone: oboe, pan: -0.3}
  OLD WOMAN: {tone: harp, pan: 0.2}
"""


@pytest.fixture(scope="session")
def rendered(tmp_path_factory):
    """A show folder with an episode of two roles, a narrator and every bus."""
    folder = tmp_path_factory.mktemp("rendered")
    (folder / "show.yaml").write_text("title: The Show\nengine: tone\n", encoding="utf-8")
    (folder / "voices").mkdir()
    (folder / "voices/stems.yaml").write_text(VOICES, encoding="utf-8")
    (folder / "stems.fountain").write_text(STORY, encoding="utf-8")
    build(open_production(open_project(folder / "stems.fountain", folder), folder / "stems.fountain"))
    return folder


@pytest.fixture
def production(rendered, show):
    """The rendered episode, in a copy of its show folder."""
    shutil.copytree(rendered, show, dirs_exist_ok=True)
    path = show / "stems.fountain"
    return open_production(open_project(path, show), path)
