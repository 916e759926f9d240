"""Takes in a store that several computers share: whole or absent, and read from copies here."""

import json

import numpy as np
import pytest

from drama.errors import OutputError
from drama.store.depot import Depot, SharedShelf, folder_address, open_shelf
from drama.store.shelf import Shelf
from drama.take import Mark
from drama.units import RATE

fsspec = pytest.importorskip("fsspec")
NOISE = np.random.default_rng(0).normal(0, 0.1, (1, RATE // 4)).astype(np.float32)
KEY = "ab" + 38 * "0"


@pytest.fixture(params=["memory", "folder"])
def url(request, tmp_path):
    """The address of an empty store: one without folders or renames, and one with."""
    if request.param == "memory":
        fsspec.filesystem("memory").store.clear()
        return "memory://takes/show"
    (tmp_path / "takes").mkdir()
    return folder_address(tmp_path / "takes")


def stored(url, ending):
    store, root = fsspec.core.url_to_fs(url)
    return store, next(path for path in store.find(root) if path.endswith(ending))


def test_what_one_computer_keeps_another_finds(url):
    """The same length, marks and sound, to 16 bits."""
    kept = Depot(url).keep(KEY, NOISE, (Mark(0, 0), Mark(5, 900)))
    assert Depot(url).find(KEY) == kept
    np.testing.assert_allclose(Depot(url).read(KEY), NOISE, atol=2**-15)
    assert Depot(url).find("cd" + KEY[2:]) is None


def test_a_shared_shelf_copies_what_it_lacks(url, tmp_path):
    """What the store has is found at once with all its words, and read here, store or no store."""
    kept = Depot(url).keep(KEY, NOISE, (Mark(0, 0),))
    shelf = SharedShelf(tmp_path / "shelf", url)
    assert shelf.find(KEY) is None
    assert shelf.find_all([KEY, "cd" + KEY[2:]]) == {KEY: kept}
    np.testing.assert_array_equal(Shelf(shelf.folder).read(KEY), Depot(url).read(KEY))
    assert isinstance(open_shelf(shelf.place), Depot)


def test_a_copy_is_fetched_by_one_way_to_each_file(url, tmp_path, monkeypatch):
    """The card once and the sound once: the way to a store is what takes long."""
    Depot(url).keep(KEY, NOISE)
    shelf, asked = SharedShelf(tmp_path / "shelf", url), []
    store = shelf._depot._store
    fetched = store.cat_file
    monkeypatch.setattr(store, "cat_file", lambda path: asked.append(path) or fetched(path))
    assert shelf.find_all([KEY])
    assert [path[-5:] for path in asked] == [".json", ".flac"]


@pytest.mark.parametrize("ending", [".flac", ".json"])
def test_a_take_that_is_not_whole_is_none(url, tmp_path, ending):
    """Half a file of sound, or of its card, is spoken anew: whoever asks next does not find it."""
    Depot(url).keep(KEY, NOISE)
    store, path = stored(url, ending)
    store.pipe_file(path, store.cat_file(path)[:-20])
    shelf = SharedShelf(tmp_path / "shelf", url)
    assert shelf.find_all([KEY]) == {}
    assert Depot(url).find(KEY) is None
    with pytest.raises(OutputError, match="1 takes are missing or damaged"):
        shelf.fetch([KEY])


@pytest.mark.parametrize("card", [b"[]", b'{"length": "long"}', json.dumps({"length": 1}).encode()])
def test_a_card_that_is_none(url, card):
    """What is not a card, whoever put it there, is no take."""
    Depot(url).keep(KEY, NOISE)
    store, path = stored(url, ".json")
    store.pipe_file(path, card)
    assert Depot(url).find(KEY) is None


def test_a_store_that_cannot_be_used(tmp_path):
    """Its address, and what its library says of it, without a traceback."""
    (tmp_path / "file").write_text("no folder")
    unfit = ("nosuch://a/b", folder_address(tmp_path / "file/in"), folder_address(tmp_path / "not-mounted"))
    for url in unfit:
        with pytest.raises(OutputError, match="this shared shelf cannot be used") as trouble:
            Depot(url).keep(KEY, NOISE)
        assert url in str(trouble.value)
    assert not (tmp_path / "not-mounted").exists()
