"""Small shows for tests of the studio: converted, cast, and spoken by the tone engine."""

from drama.adaptation import adapt
from drama.desk.casting import propose_missing
from drama.desk.manuscript import save
from drama.show.production import open_production
from drama.show.project import open_project

STORY = """The Lamp

The rain had stopped. Mara lifted the lamp.

“Is anyone there?” said Mara.

“Only the river,” said Old Tom. “And it never answers.”

“Then who closed the gate?”

“Hush,” she said. “Listen.”

Bram came down the steps. “You two will wake the whole house.”

“We were careful,” said Mara.

“You were loud.”

Captain Voss shut the door. The captain was wet to the knees.

“Where is the key?”

“Not here.”

“I had it this morning.”

“Then it is in the river,” said Bram.
"""


def make_show(root, story=STORY, name="the-lamp", cues="none"):
    """Make a show with one story in a folder, converted and cast, and return the screenplay."""
    root.mkdir(exist_ok=True)
    (root / "show.yaml").write_text("title: The Show\nengine: tone\n", encoding="utf-8")
    (root / f"{name}.txt").write_text(story, encoding="utf-8")
    path = root / f"{name}.fountain"
    save(adapt(root / f"{name}.txt", "", cues), path)
    propose_missing(open_production(open_project(path, root), path))
    return path
