"""A booth: a process in which an engine speaks, so that one that hangs or crashes costs one line.

The process opens the engine once and speaks what it is sent. When it takes too long or dies it is replaced
and the line tried once more. It ends with the process that made it, however that one ends.
"""

import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Self

from drama.errors import EngineError, Problem
from drama.settings import NO_RIG, Rig
from drama.speech.engine import Spoken, module_of, opener
from drama.speech.utterance import Utterance

ATTEMPTS = 2
_spawn = multiprocessing.get_context("spawn")  # a fork would copy threads' locks, and the parent's sound


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a line may take before its process is taken for dead; generous, for laptops do other work."""

    opening_s: float = 120.0
    line_s: float = 30.0
    character_s: float = 0.3
    loading_s: float = 120.0  # more for the first words, which load an engine's model

    def with_words(self, words: str) -> float:
        """Return the seconds `words` may take."""
        return self.line_s + self.character_s * len(words)


PATIENCE = Patience()


class Booth:
    """Speaks with the engine called `engine` in a process of its own, started when first needed.

    Use it from one thread; only `stop` may come from another.
    """

    def __init__(self, engine: str, patience: Patience = PATIENCE, rig: Rig = NO_RIG) -> None:
        self._engine = engine
        self._rig = rig
        self._module = module_of(engine)
        self._patience = patience
        self._worker: _Worker | None = None
        self._stopped = False

    def speak(self, utterance: Utterance) -> Spoken:
        """Return what the engine returns; raises its `EngineError`, or one where it was lost twice."""
        fault = _Lost("was stopped")
        for _ in range(ATTEMPTS):
            if self._stopped:
                break
            try:
                return self._once(utterance)
            except _Lost as lost:
                fault = lost
                self.close()
        raise EngineError(
            Problem(
                f"the speech engine '{self._engine}' {fault} on: {_excerpt(utterance.words)}",
                hint="try the line again, with other words or another voice",
            )
        )

    def stop(self) -> None:
        """Speak no more: what is being spoken is lost, and `speak` raises `EngineError`."""
        self._stopped = True
        if worker := self._worker:
            worker.kill()

    def close(self) -> None:
        """End the process; the next words start another."""
        worker, self._worker = self._worker, None
        if worker:
            worker.end()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _once(self, utterance: Utterance) -> Spoken:
        patience_s = self._patience.with_words(utterance.words)
        if self._worker is None:
            patience_s += self._patience.loading_s
            self._worker = _Worker(self._module, self._rig)
            if self._stopped:  # by another thread, while there was nothing to kill yet
                raise _Lost("was stopped")
            self._worker.answer(self._patience.opening_s)
        self._worker.ask(utterance)
        answer = self._worker.answer(patience_s)
        assert answer is not None
        return answer


class _Lost(Exception):  # noqa: N818 (it says what the worker is)
    """The worker gave no answer; the message completes `the engine ...`."""


class _Worker:
    """The process of a booth, and our end of the pipe to it."""

    def __init__(self, module: str, rig: Rig) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="drama-booth-")
        self._pipe, theirs = _spawn.Pipe()
        args = (theirs, module, rig, self._folder.name)
        self._process = _spawn.Process(target=_work, args=args, daemon=True)
        with _interrupts_held(), _child_of_a_daemon():
            self._process.start()
        theirs.close()

    def ask(self, utterance: Utterance) -> None:
        try:
            self._pipe.send(utterance)
        except OSError as broken:
            raise _Lost("crashed") from broken

    def answer(self, patience_s: float) -> Spoken | None:
        """Return the answer, None being that the engine is open; raises `EngineError` and `_Lost`."""
        try:
            if not self._pipe.poll(patience_s):
                raise _Lost(f"gave no answer for {patience_s:.0f} seconds")
            answer: Spoken | EngineError | None = self._pipe.recv()
        except (EOFError, OSError) as broken:
            raise _Lost("crashed") from broken
        if isinstance(answer, EngineError):
            raise answer
        return answer

    def kill(self) -> None:
        self._process.kill()

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self._pipe.close()
        self._folder.cleanup()


def _work(
    pipe: "Connection[Spoken | EngineError | None, Utterance]", module: str, rig: Rig, folder: str
) -> None:
    """Open the engine and answer requests until the pipe ends; runs in the booth's process."""
    _withdraw(folder)
    try:
        engine = opener(module)(rig)
        pipe.send(None)
        while True:
            utterance = pipe.recv()
            try:
                pipe.send(engine.speak(utterance))
            except EngineError as fault:
                pipe.send(fault)
    except EOFError:
        return
    except EngineError as fault:
        pipe.send(fault)
    except Exception as fault:
        pipe.send(EngineError(Problem(f"the speech engine failed: {type(fault).__name__}: {fault}")))


def _withdraw(folder: str) -> None:
    """Keep this process from the terminal, its Ctrl-C and the disk, and end it when its parent ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tempfile.tempdir = folder
    silence = os.open(os.devnull, os.O_WRONLY)  # drivers print on stdout, libraries on stderr
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    threading.Thread(target=_end_with_parent, args=(folder,), daemon=True).start()


def _end_with_parent(folder: str) -> None:
    parent = multiprocessing.parent_process()
    if parent:
        wait([parent.sentinel])
        shutil.rmtree(folder, ignore_errors=True)
        os._exit(1)


_starting = threading.Lock()


@contextmanager
def _child_of_a_daemon() -> Iterator[None]:
    """Let a process start from one that is called a daemon, as the workers of Dask are.

    Python forbids them children, who might outlive them; a booth ends with its parent by itself.
    """
    with _starting:
        config = getattr(multiprocessing.current_process(), "_config", {})
        before = config.pop("daemon", None)
        try:
            yield
        finally:
            if before is not None:
                config["daemon"] = before


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back while a process starts: it inherits the mask, and so dies without a traceback."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _excerpt(words: str) -> str:
    return f"'{words}'" if len(words) <= 60 else f"'{words[:57]}...'"
