"""A Dask cluster speaks what threads here would speak, and says what is wrong with it before it begins."""

import json
import os
import shutil
import signal
import sys
import threading
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest

from drama.errors import ClusterError, EngineError
from drama.settings import ENGINES, NO_RIG, Rig
from drama.speech import cluster as clusters
from drama.speech.cluster import Cluster
from drama.speech.perform import perform
from drama.speech.suite import Setting
from drama.speech.worker import probe, unfit
from drama.store.depot import SharedShelf
from drama.store.shelf import Shelf

distributed = pytest.importorskip("distributed")
import dask  # noqa: E402 (it comes with distributed)

WORDS = [f"Line {number} of {number % 7 * 'rather '}many." for number in range(20)]


@pytest.fixture(scope="module")
def scheduler():
    """The address of a scheduler with two workers, all of it in this process."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=False, protocol="tcp", dashboard_address=":0"
    ) as cluster:
        yield cluster.scheduler_address


@pytest.fixture
def crew(scheduler):
    with Cluster(scheduler) as crew:
        yield crew


def test_a_cluster_speaks_what_threads_here_speak(crew, lines_of, cast_of, shelf, tmp_path):
    """Take for take the same files, in a folder that all see, and nothing is spoken twice."""
    lines, here = lines_of(*WORDS), Shelf(tmp_path / "here")
    said = []
    takes = perform(lines, cast_of("tone"), shelf, report=said.append, crew=crew)
    assert takes == perform(lines, cast_of("tone"), here)
    for take in takes.values():
        assert shelf.path(take.key).read_bytes() == here.path(take.key).read_bytes()
    assert (said[0].done, said[-1].done, said[-1].total) == (0, 20, 20)
    perform(lines, cast_of("tone"), shelf, report=said.append, crew=crew)
    assert said[-1].reused == 20


def test_takes_in_a_store(crew, lines_of, cast_of, tmp_path):
    """Workers keep them there, and the mix reads copies here."""
    shelf = SharedShelf(tmp_path / "shelf", "memory://cluster/takes")
    takes = perform(lines_of(*WORDS[:3]), cast_of("tone"), shelf, crew=crew)
    for take in takes.values():
        assert Shelf(shelf.folder).read(take.key).shape == (1, take.length)


def test_lines_that_fail_there_are_told_with_their_places(crew, lines_of, cast_of, shelf, troubled):
    """An engine's fault on a worker names the line of the screenplay; the others are kept."""
    lines = lines_of("refuse", "All is well.", "nothing at all")
    with pytest.raises(EngineError) as trouble:
        perform(lines, cast_of(troubled), shelf, source="ford.fountain", crew=crew)
    said = str(trouble.value)
    assert "ford.fountain:10: this engine does not say that" in said
    assert "ford.fountain:12: the speech engine 'troubled' returned no sound" in said
    assert len(list(shelf.folder.rglob("*.flac"))) == 3  # a line, and the two probes of the shelf


@pytest.fixture
def script(show, drama):
    """A small screenplay with a cast."""
    path = show / "ford.fountain"
    path.write_text("# One\n\nMARA\nHello?\n\nThe wind blew.\n", encoding="utf-8")
    assert drama("cast", path, "--propose").code == 0
    return path


def test_a_render_on_a_cluster(scheduler, script, drama):
    """The whole way, from the command line, with the takes in a store."""
    ran = drama("render", script, "--cluster", scheduler, "--shelf", "memory://render", "--json")
    assert ran.code == 0
    told = json.loads(ran.out)
    assert told["spoken_anew"] == told["lines"] > 0


@pytest.mark.parametrize("name", ["two words", "Hörspiel", "50%", "sh%20elf", "a#b?", "a::b", "[x]*", "it's"])
def test_a_shelf_in_a_folder_of_any_name(name, script, drama, show):
    """Its takes lie in that folder, by its name or by the environment, and in no other."""
    (show / name).mkdir()
    ran = drama("render", script, "--shelf", name, "--json")
    assert ran.code == 0, ran.err
    assert len(list((show / name).rglob("*.flac"))) == json.loads(ran.out)["lines"]


SPOKEN_BY = {("tone", "oboe"): "tone 2; 4"}


def test_a_worker_that_is_fit(shelf):
    """With the engine, its version, and the same shelf there is nothing to say."""
    setting = Setting(NO_RIG, shelf.place)
    assert unfit(setting, SPOKEN_BY, probe(setting)) == ()


@pytest.mark.parametrize(
    ("versions", "says"),
    [
        ({("tone", "oboe"): "tone 1; 4"}, "voice 'oboe' of 'tone' is of tone 2; 4, and of tone 1; 4 here"),
        ({("gramophone", "oboe"): "1"}, "there is no speech engine 'gramophone'"),
    ],
)
def test_a_worker_that_cannot_speak(shelf, versions, says):
    """An engine that is missing there, or another version, is told before a line is spoken."""
    setting = Setting(NO_RIG, shelf.place)
    (problem,) = unfit(setting, versions, probe(setting))
    assert says in str(problem)


def test_a_worker_that_sees_another_shelf(shelf, tmp_path):
    """A folder of the same name that is not shared is told by what is not in it."""
    probed = probe(Setting(NO_RIG, shelf.place))
    (problem,) = unfit(Setting(NO_RIG, str(tmp_path / "other")), SPOKEN_BY, probed)
    assert "does not see the takes" in str(problem)


def test_a_worker_that_sees_a_copy_of_the_shelf(shelf, tmp_path):
    """A copy of the show has all that earlier renders left, and not what this one leaves."""
    there, here = Setting(NO_RIG, str(tmp_path / "copy")), Setting(NO_RIG, shelf.place)
    probe(here)
    shutil.copytree(shelf.folder, there.shelf)
    (problem,) = unfit(there, SPOKEN_BY, probe(here))
    assert "does not see the takes" in str(problem)


def test_what_workers_lack_is_told_once_with_all_of_them(crew, lines_of, cast_of, shelf, monkeypatch):
    """Both workers have the same problem; not a line is spoken."""
    monkeypatch.setattr(clusters, "probe", lambda setting: "0" * 40)
    with pytest.raises(ClusterError, match=r"on worker tcp://\S+, tcp://\S+: it does not see") as trouble:
        perform(lines_of("Hello."), cast_of("tone"), shelf, rig=Rig(Path("elsewhere")), crew=crew)
    assert len(trouble.value.problems) == 1
    assert not shelf.folder.exists()


def machine(**packages):
    return {"packages": {**dict.fromkeys(clusters.ALIKE, "1"), "python": "3.12.1.final.0", **packages}}


def test_machines_that_differ_are_told():
    """Each machine with what it has; a scheduler needs nothing that makes sound, a Python no third number."""
    told = {
        "client": machine(),
        "scheduler": machine(numpy=None),
        "workers": {
            "tcp://a:1": machine(python="3.12.9.final.0"),
            "tcp://b:1": machine(drama=None, numpy="2"),
        },
    }
    (problem,) = clusters._differing(told)
    assert str(problem).startswith("worker tcp://b:1 has drama missing, numpy 2; here it is drama 1, numpy 1")


def test_a_scheduler_that_does_not_answer(drama, script, monkeypatch):
    """The address, and how to start one; exit code 13."""
    monkeypatch.setattr(clusters, "ANSWERS_WITHIN_S", 0.5)
    ran = drama("render", script, "--cluster", "tcp://127.0.0.1:1")
    assert ran.code == 13
    assert "no Dask scheduler answers at tcp://127.0.0.1:1" in ran.err
    assert "dask scheduler" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("address", ["bogus", "tcp://", "tcp://host:port", "post://host:1"])
def test_an_address_that_is_none(drama, script, monkeypatch, address):
    """It is told at once: a client made of it would end 20 seconds later, with a traceback."""
    monkeypatch.setattr(distributed, "Client", None)
    ran = drama("render", script, "--cluster", address)
    assert (ran.code, f"no Dask scheduler answers at {address}" in ran.err) == (13, True)


def test_tls_without_certificates(drama, script):
    """Dask's own configuration has to name them."""
    ran = drama("render", script, "--cluster", "tls://127.0.0.1:8786")
    assert ran.code == 13
    assert "distributed.comm.tls.ca-file" in ran.err


def test_dask_that_is_not_installed(drama, script, monkeypatch):
    """What to install."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    ran = drama("render", script, "--cluster", "tcp://127.0.0.1:8786")
    assert ran.code == 13
    assert 'pip install ".[cluster]"' in ran.err


def test_a_cluster_without_workers(lines_of, cast_of, shelf, monkeypatch):
    """It is waited for a while, and then it is told how to start one."""
    monkeypatch.setattr(clusters, "JOINS_WITHIN_S", 0.2)
    with (
        distributed.LocalCluster(
            n_workers=0, processes=False, protocol="tcp", dashboard_address=":0"
        ) as empty,
        Cluster(empty.scheduler_address) as crew,
        pytest.raises(ClusterError, match="has no worker"),
    ):
        perform(lines_of("Hello."), cast_of("tone"), shelf, crew=crew)


@pytest.fixture
def perilous(tmp_path, monkeypatch):
    """A cluster of two processes that a line can kill, each line counted in a file; and the file."""
    spoken = tmp_path / "spoken"
    monkeypatch.setenv("DRAMA_TEST_SPOKEN", str(spoken))
    monkeypatch.setitem(ENGINES, "poisonous", "poisonous")
    preload = str(Path(__file__).with_name("poisonous.py"))
    with (
        suppress(TimeoutError),  # a busy machine is slow to end them
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=":0", preload=[preload], silence_logs=60
        ) as cluster,
        Cluster(cluster.scheduler_address) as crew,
    ):
        yield crew, cluster, spoken


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="kills processes")
def test_workers_that_are_lost(perilous, lines_of, cast_of, shelf):
    """A killed worker's lines are spoken by others; one that kills them each time is named."""
    crew, cluster, spoken = perilous

    def kill():
        while not spoken.exists():
            time.sleep(0.01)
        (worker, *_) = cluster.workers.values()
        os.kill(worker.process.pid, signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    lines = lines_of(*(f"Line {number} of a good many." for number in range(40)), "poison")
    with pytest.raises(EngineError) as trouble:
        perform(lines, cast_of("poisonous"), shelf, source="ford.fountain", crew=crew)
    killer.join()
    (problem,) = trouble.value.problems
    assert str(problem).startswith("ford.fountain:50: whoever speaks this is lost each time: 'poison'")
    counted = Counter(spoken.read_text().split("\n")[:-1])
    assert len(counted) == 40
    assert counted.total() <= 40 + 2 * 3  # what two workers had in hand when one was killed, or poisoned
    assert len(perform(lines[:-1], cast_of("poisonous"), shelf, crew=crew)) == 40
