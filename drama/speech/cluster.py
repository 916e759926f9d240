"""A crew on the workers of a Dask cluster; the one module that knows Dask.

The scheduler keeps the order of the lines, gives them to workers, and gives those of a lost worker to others.
What a line costs there is told in docs/cluster.md, and so is what a cluster may be trusted with.
"""

import logging
import time
import warnings
from collections.abc import Iterable, Mapping
from concurrent.futures import Future
from types import TracebackType
from typing import Any

from drama.errors import ClusterError, DramaError, Problem
from drama.speech.crew import Crew
from drama.speech.suite import Request, Setting
from drama.speech.wanted import Wanted
from drama.speech.worker import probe, take, unfit
from drama.store.depot import INSTALL
from drama.take import Take

ANSWERS_WITHIN_S = 10.0
JOINS_WITHIN_S = 60.0
"""How long a cluster may be without any worker: a lost one is started anew within seconds."""

ALIKE = ("drama", "dask", "distributed", "numpy", "scipy", "soxr", "soundfile")
"""The packages that speak with each other, or make sound: versions are to be those of this computer."""


class Cluster(Crew):
    """Speaks on the workers of the scheduler at `address`, such as tcp://192.168.1.10:8786.

    Raises `ClusterError` where Dask is not installed, or the scheduler does not answer.
    """

    def __init__(self, address: str) -> None:
        super().__init__()
        try:
            from distributed import Client, KilledWorker, Security
            from distributed.comm import get_address_host_port
        except ImportError:
            raise ClusterError(
                Problem("a cluster needs Dask, which is not installed", hint=f"run: {INSTALL}")
            ) from None
        for name in ("distributed", "distributed.client"):  # what is lost, we tell; they print tracebacks
            logging.getLogger(name).setLevel(logging.CRITICAL)
        self.lost = (KilledWorker,)
        self._address = address
        if address.startswith("tls://") and not Security().get_connection_args("client").get("ssl_context"):
            raise ClusterError(
                Problem(
                    f"no certificates are named for {address}",
                    hint="name them in Dask's configuration, under distributed.comm.tls.ca-file and .client",
                )
            )
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of versions that differ `prepare` tells more
                get_address_host_port(address)  # a client that cannot tell where it is to go ends after 20 s
                self._client: Any = Client(address, timeout=ANSWERS_WITHIN_S, set_as_default=False)
        except (OSError, ValueError, RuntimeError, TypeError) as fault:
            raise ClusterError(
                Problem(
                    f"no Dask scheduler answers at {address}: {fault}",
                    hint="start one with: dask scheduler, and name its address as it prints it",
                )
            ) from None
        self._executor = self._client.get_executor(pure=False)
        self._manned_at = time.monotonic()
        self._fit: set[tuple[Setting, tuple[str, str]]] = set()

    def prepare(self, setting: Setting, wanted: Iterable[Wanted]) -> None:
        """See that every worker has what it takes; raises `ClusterError` with everything that is amiss."""
        versions = {
            (one.utterance.voice.engine, one.utterance.voice.id): str(one.heard["version"]) for one in wanted
        }
        known = {(setting, voice) for voice in versions}
        if known <= self._fit:
            return
        self._man()
        problems = _differing(self._client.get_versions(packages=list(ALIKE)))
        if not problems:
            told = self._client.run(unfit, setting, versions, probe(setting), on_error="return")
            problems = list(_told(told))
        if problems:
            raise ClusterError(*problems)
        self._fit |= known

    def submit(self, request: Request) -> "Future[Take]":
        """Return what will be the take, made by a worker."""
        future: Future[Take] = self._executor.submit(take, request)
        return future

    def look(self) -> None:
        """Raise `ClusterError` where the cluster has had no worker for a minute."""
        if self._client.status == "running" and self._client.nthreads():
            self._manned_at = time.monotonic()
        elif time.monotonic() - self._manned_at > JOINS_WITHIN_S:
            raise ClusterError(
                Problem(
                    f"the cluster at {self._address} has no worker",
                    hint=f"start one on each machine with: dask worker {self._address}",
                )
            )

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()  # the scheduler takes back what was not begun
        super().__exit__(kind, fault, trace)

    def _man(self) -> None:
        """Wait for the first worker."""
        self._manned_at = time.monotonic()
        while not self._client.nthreads():
            time.sleep(0.5)
            self.look()


def _differing(told: Mapping[str, Any]) -> list[Problem]:
    """Return a problem for every machine where a package is missing or of another version than here."""
    ours = _versions(told["client"])
    machines: dict[str, tuple[Any, tuple[str, ...]]] = {
        f"worker {address}": (one, (*ALIKE, "python")) for address, one in told["workers"].items()
    }
    if told["scheduler"]:
        machines["the scheduler"] = told["scheduler"], ("drama", "dask", "distributed", "python")
    problems = []
    for name, (machine, packages) in machines.items():
        there = _versions(machine)
        differ = [package for package in packages if there[package] != ours[package]]
        if differ:
            what = ", ".join(f"{package} {there[package]}" for package in differ)
            have = ", ".join(f"{package} {ours[package]}" for package in differ)
            hint = f"install the same on every machine: {INSTALL}"
            problems.append(Problem(f"{name} has {what}; here it is {have}", hint=hint))
    return problems


def _versions(machine: Mapping[str, Any]) -> dict[str, str]:
    """Return the versions of what matters on a machine; of Python, the first two numbers do."""
    packages = machine["packages"]
    python = ".".join(str(packages.get("python")).split(".")[:2])
    return {name: packages.get(name) or "missing" for name in ALIKE} | {"python": python}


def _told(answers: Mapping[str, tuple[Problem, ...] | BaseException]) -> Iterable[Problem]:
    """Yield each different problem once, with the workers that have it."""
    workers: dict[tuple[str, str], list[str]] = {}
    for address, answer in answers.items():
        if isinstance(answer, DramaError):
            problems = answer.problems
        elif isinstance(answer, BaseException):
            problems = (Problem(f"{type(answer).__name__}: {answer}", hint="see the worker's own log"),)
        else:
            problems = answer
        for problem in problems:
            workers.setdefault((problem.what, problem.hint), []).append(address)
    for (what, hint), there in workers.items():
        yield Problem(f"on worker {', '.join(there)}: {what}", hint=hint)
