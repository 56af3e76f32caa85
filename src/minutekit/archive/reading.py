"""Reading files in processes of their own: one that hangs, swells or dies takes nothing down with it."""

from __future__ import annotations

import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import msgspec

from minutekit import errors
from minutekit.errors import LimitExceededError, MinutekitError, ReadError
from minutekit.schema import Meeting, ReadOptions

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

Paths = tuple[Path, ...]
"""The files of one meeting, or the one file of several."""

Read = Callable[[Paths, ReadOptions | None], tuple[Meeting, ...] | MinutekitError]
Result = tuple[Paths, tuple[Meeting, ...] | MinutekitError]

MEMORY_BYTES = 4 << 30
"""What one reading process may hold."""

GRACE_SECONDS = 15.0
"""How much longer than ``ReadOptions.max_seconds`` a file may take, before its process is ended."""

_ATTEMPTS = 2
_POLL_SECONDS = 0.5


def read_files(paths: Sequence[Paths], options: ReadOptions | None, workers: int | Executor | None) -> Iterator[Result]:
    """Read files and yield (paths, meetings or the error that says why not), in the order given.

    ``workers``: processes to read in; None reads in this one; an executor is used as it is and
    stays open (a dask client's ``get_executor()``, for instance).
    """
    if isinstance(workers, Executor):
        futures = [workers.submit(read_one, path, options) for path in paths]
        try:
            for path, future in zip(paths, futures, strict=True):
                yield path, future.result()
        finally:
            for future in futures:
                future.cancel()
    elif workers is None:
        for path in paths:
            yield path, read_one(path, options)
    else:
        with ReadingPool(min(workers, len(paths)), options or ReadOptions()) as pool:
            yield from pool.read(paths)


def read_one(paths: Paths, options: ReadOptions | None) -> tuple[Meeting, ...] | MinutekitError:
    """Read the files of one meeting, or one file; an error is returned, so that it does not stop the others."""
    from minutekit.api import read_meetings  # noqa: PLC0415 - in the worker process, at first use

    try:
        return tuple(map(scrub_meeting, read_meetings(list(paths), options)))
    except MinutekitError as error:
        return error
    except MemoryError:
        msg = "needs more memory to read than one file may have; split it"
        return LimitExceededError(paths[0], msg)


def scrub_meeting(meeting: Meeting) -> Meeting:
    """Replace halves of characters, which no file can hold: names of files may have them."""
    try:
        msgspec.json.encode(meeting)
    except UnicodeEncodeError:
        return msgspec.convert(_scrub(msgspec.to_builtins(meeting)), Meeting)
    return meeting


def _scrub(value: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {key: _scrub(item) for key, item in value.items()}
    return [_scrub(item) for item in value] if isinstance(value, list | tuple) else value


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    pipe: Connection
    place: int | None = None
    deadline: float = 0.0


class ReadingPool:
    """Processes that read one file each at a time.

    One that takes too long is ended and its file refused; one that dies is replaced and its file tried once more.
    Ctrl-C reaches this process alone, which then ends the others.
    """

    def __init__(self, n: int, options: ReadOptions, read: Read | None = None) -> None:
        self._options = options
        self._read = read or read_one
        self._n = n
        self._workers: list[_Worker] = []

    def __enter__(self) -> Self:
        """Return the pool; processes start when there is something to read."""
        return self

    def __exit__(self, *_: object) -> None:
        """End all processes at once: what they read is lost, nothing they wrote."""
        for worker in self._workers:
            self._end(worker)

    def read(self, paths: Sequence[Paths]) -> Iterator[Result]:
        """Yield the result of each file in the order given."""
        waiting = deque(range(len(paths)))
        attempts = [0] * len(paths)
        done: dict[int, tuple[Meeting, ...] | MinutekitError] = {}
        place = 0
        while place < len(paths):
            while place in done:
                yield paths[place], done.pop(place)
                place += 1
            if place < len(paths):
                # Not further ahead than memory allows: results wait for their turn.
                self._hand_out(paths, waiting, attempts, place + 4 * self._n)
                self._collect(paths, waiting, attempts, done)

    def _hand_out(self, paths: Sequence[Paths], waiting: deque[int], attempts: list[int], most: int) -> None:
        while len(self._workers) < min(self._n, len(waiting) + sum(w.place is not None for w in self._workers)):
            self._workers.append(self._start())
        for worker in self._workers:
            if worker.place is None and waiting and waiting[0] < most:
                worker.place = waiting.popleft()
                attempts[worker.place] += 1
                worker.deadline = time.monotonic() + self._options.max_seconds + GRACE_SECONDS
                try:
                    worker.pipe.send_bytes(b"\0".join(map(os.fsencode, paths[worker.place])))
                except OSError:
                    # It died while it was idle; ``_collect`` finds it so.
                    continue

    def _collect(
        self,
        paths: Sequence[Paths],
        waiting: deque[int],
        attempts: list[int],
        done: dict[int, tuple[Meeting, ...] | MinutekitError],
    ) -> None:
        busy = [worker for worker in self._workers if worker.place is not None]
        ready = wait([worker.pipe for worker in busy], timeout=_POLL_SECONDS)
        for worker in busy:
            place = worker.place
            if place is None:
                continue
            if worker.pipe in ready:
                try:
                    done[place] = _decode(worker.pipe.recv_bytes(), paths[place][0])
                    worker.place = None
                    continue
                except (EOFError, OSError, msgspec.MsgspecError):
                    msg = "ended the process that read it, twice; it is damaged or needs too much memory"
            elif time.monotonic() > worker.deadline:
                attempts[place] = _ATTEMPTS
                msg = f"took longer to read than {self._options.max_seconds:g} seconds; split it, or raise max_seconds"
            else:
                continue
            self._end(worker)
            self._workers.remove(worker)
            if attempts[place] < _ATTEMPTS:
                waiting.appendleft(place)
            else:
                done[place] = LimitExceededError(paths[place][0], msg)

    def _start(self) -> _Worker:
        # "spawn" on every system: forked copies of a process with threads may hang.
        context = get_context("spawn")
        mine, theirs = context.Pipe()
        process = context.Process(
            target=_work, args=(theirs, self._read, msgspec.json.encode(self._options)), daemon=True
        )
        # Ctrl-C is for this process: the others are born deaf to it.
        blocked = None
        if hasattr(signal, "pthread_sigmask"):
            # Started by the first process otherwise, and then it would open that one's ears again.
            resource_tracker.ensure_running()
            blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            process.start()
        finally:
            if blocked is not None:
                signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
        theirs.close()
        return _Worker(process, mine)

    @staticmethod
    def _end(worker: _Worker) -> None:
        worker.pipe.close()
        worker.process.kill()
        worker.process.join(timeout=5)


def _work(pipe: Connection, read: Read, options: bytes) -> None:
    """Read files as their names come, until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, resource.getrlimit(resource.RLIMIT_AS)[1]))
    except (ImportError, ValueError, OSError):  # a system without such limits, or with a lower one
        pass
    settings = msgspec.json.decode(options, type=ReadOptions)
    while True:
        try:
            paths = tuple(Path(os.fsdecode(name)) for name in pipe.recv_bytes().split(b"\0"))
        except (EOFError, OSError):
            return
        pipe.send_bytes(_encode(read(paths, settings)))


def _encode(result: tuple[Meeting, ...] | MinutekitError) -> bytes:
    if isinstance(result, MinutekitError):
        return b"!" + msgspec.json.encode([type(result).__name__, str(result)])
    return b"." + msgspec.json.encode(result)


def _decode(data: bytes, path: Path) -> tuple[Meeting, ...] | MinutekitError:
    if data[:1] == b".":
        return msgspec.json.decode(data[1:], type=tuple[Meeting, ...])
    name, message = msgspec.json.decode(data[1:], type=tuple[str, str])
    kind = getattr(errors, name, ReadError)
    if issubclass(kind, ReadError):
        return kind(path, message.partition(": ")[2] or message)
    return MinutekitError(message)
