"""What a hostile cell takes from a plain process, it does not get out of the sandbox."""

from __future__ import annotations

import contextlib
import os
import signal
import socketserver
import subprocess
import sys
import threading
import time
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from maillab.marking import sandbox
from maillab.marking.answers import decode
from maillab.marking.isolation import Isolation, Strength, isolation
from maillab.marking.sandbox import Cell, Limits, Loss, Outcome
from tests.house import ROOT
from tests.marking.isolations import STRONG, needed

ATTACKS: dict[str, dict[str, str]] = tomllib.loads(
    (ROOT / "tests" / "spec" / "marking" / "attacks.toml").read_text("utf-8")
)
LIMITS = Limits(cell=1, copy=40, grace=0.3, room=10 << 20, file=8 << 20)
CANARY = "canary-of-the-marker"
NEVER = 0.8
"""Seconds after which a plain process counts as one that never comes back."""
ENDING = [name for name, attack in ATTACKS.items() if "ends" in attack]
TAKING = [name for name in ATTACKS if name not in ENDING]
HELD = [
    (name, strength)
    for name in TAKING
    for strength in STRONG
    if ATTACKS[name].get("only") in (None, strength)
]


@dataclass(frozen=True)
class Target:
    """What there is to take: files, a process, listeners."""

    folder: Path
    words: dict[str, object]
    neighbour: subprocess.Popen[bytes]

    def source(self, name: str) -> str:
        """An attack on this target."""
        return ATTACKS[name]["source"].format_map(self.words)


class Answering(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        if isinstance(self.request, tuple):
            self.request[1].sendto(b"secret", self.client_address)
        else:
            self.request.sendall(b"secret")


class Abstract(socketserver.UnixStreamServer):
    """A listener that has a name, and no file."""


@contextlib.contextmanager
def listening(server: socketserver.BaseServer) -> Iterator[None]:
    with server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield
        server.shutdown()


@contextlib.contextmanager
def things_to_take(tmp_path: Path) -> Iterator[Target]:
    """A solution in a folder, a process beside, a descriptor left open, three listeners."""
    folder = tmp_path / "copies"
    folder.mkdir()
    secret = folder / "solution.ipynb"
    secret.write_text("secret", "utf-8")
    # Whoever is locked out by the owner of a file proves nothing of the sandbox.
    for path in (secret, folder, *list(folder.parents)[:3]):
        with contextlib.suppress(PermissionError):
            path.chmod(0o777)
    tcp = socketserver.TCPServer(("127.0.0.1", 0), Answering)
    udp = socketserver.UDPServer(("127.0.0.1", 0), Answering)
    program = "import sys, time; time.sleep(60)"
    opened = os.open(secret, os.O_RDWR)
    os.set_inheritable(opened, True)
    with (
        pytest.MonkeyPatch.context() as patch,
        listening(tcp),
        listening(udp),
        listening(Abstract(f"\0{CANARY}", Answering)),
        subprocess.Popen(
            [sys.executable, "-S", "-c", program, CANARY], env={"WHAT": CANARY}
        ) as neighbour,
    ):
        words: dict[str, object] = {
            "secret": str(secret),
            "folder": str(folder),
            "neighbour": neighbour.pid,
            "canary": CANARY,
            "tcp": tcp.server_address[1],
            "udp": udp.server_address[1],
        }
        patch.setenv("MAILLAB_CANARY", CANARY)
        yield Target(folder, words, neighbour)
        neighbour.kill()
    os.close(opened)


def plain(source: str, folder: Path, seconds: float = 20) -> str:
    """What a plain process takes; nothing where it ends early, or not within ``seconds``."""
    process = subprocess.Popen(
        [
            sys.executable,
            "-S",
            "-c",
            f"import sys\nsys.path.append({str(ROOT)!r})\n{source}\nprint('took:', loot)",
        ],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        close_fds=False,
        start_new_session=True,
    )
    try:
        return process.communicate(timeout=seconds)[0]
    except subprocess.TimeoutExpired:
        return ""
    finally:
        with contextlib.suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


@pytest.mark.parametrize("name", ATTACKS)
def test_the_attack_succeeds_in_a_plain_process(name: str, tmp_path: Path) -> None:
    ends = ATTACKS[name].get("ends")
    with things_to_take(tmp_path) as target:
        took = plain(target.source(name), target.folder, NEVER if ends else 20)
    if ends:
        assert took == ""
    else:
        assert took.startswith("took: ")
        assert took.strip() not in ("took: 0", "took: False", "took: None", "took: []", "took:")


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Strength], Outcome]:
    """Gives what comes of all attacks in one copy, a cell each; the target is as it was."""

    @cache
    def outcome(strength: Strength) -> Outcome:
        with things_to_take(tmp_path_factory.mktemp("held")) as target:
            cells = [Cell(AT_HOME.format(target.source(name)), name, ("loot",)) for name in TAKING]
            before = snapshot(target.folder)
            found = sandbox.run([*cells, LAST], LIMITS, needed(strength))
            assert snapshot(target.folder) == before
            assert target.neighbour.poll() is None
            state = Path(f"/proc/{target.neighbour.pid}/stat").read_text("utf-8")
            assert state.rpartition(")")[2].split()[0] == "S"
            return found

    return outcome


AT_HOME = """
import os
os.chdir(os.environ["HOME"])
loot = None
{}
"""
LAST = Cell("after = 3", "last", ("after",))


@pytest.mark.parametrize(("name", "strength"), HELD)
def test_nothing_is_taken_in_the_sandbox(
    name: str, strength: Strength, held: Callable[[Strength], Outcome]
) -> None:
    outcome = held(strength)
    loot = outcome.answers.get(name, {}).get("loot")
    assert decode(loot) in (None, ..., False, 0, b"", [])
    assert outcome.answers["last"] == {"after": 3}
    assert outcome.seconds < LIMITS.copy


@pytest.mark.parametrize("name", ENDING)
def test_a_cell_that_ends_its_process_is_left_out(name: str) -> None:
    cells = [
        Cell("before = 1", "q1", ("before",)),
        Cell(ATTACKS[name]["source"], "q2", ("loot",)),
        LAST,
    ]
    outcome = sandbox.run(cells, LIMITS)
    assert outcome.answers["q1"] == {"before": 1}
    assert outcome.answers["last"] == {"after": 3}
    assert "loot" not in outcome.answers.get("q2", {})
    assert outcome.reasons["q2"].loss in (Loss.KILLED, Loss.TOO_LONG)
    assert outcome.seconds < 8


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


# --- attacks that need an eye from outside -------------------------------------------------------

LEFT = f"{CANARY}-left"
DAEMON = f"""
import subprocess
subprocess.Popen(
    ["/bin/sh", "-c", "sleep 20; : {LEFT}"], stdout=-3, stderr=-3, start_new_session=True
)
loot = True
"""


def running(word: str) -> list[int]:
    """The processes that have this word in their command line."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            if word.encode() in path.read_bytes():
                found.append(int(path.parent.name))
    return found


def gone(seconds: float = 2) -> bool:
    end = time.monotonic() + seconds
    while running(LEFT) and time.monotonic() < end:
        time.sleep(0.05)
    return not running(LEFT)


def test_a_plain_process_leaves_a_daemon(tmp_path: Path) -> None:
    assert plain(DAEMON, tmp_path)
    found = running(LEFT)
    for number in found:
        os.kill(number, signal.SIGKILL)
    assert found
    assert gone()


@pytest.mark.parametrize(
    "strength", [one for one in STRONG if os.geteuid() == 0 or one is Strength.BUBBLEWRAP]
)
def test_no_daemon_is_left_behind(strength: Strength) -> None:
    outcome = sandbox.run([Cell(DAEMON, "q1", ("loot",))], LIMITS, needed(strength))
    assert outcome.answers["q1"] == {"loot": True}
    assert gone()


@pytest.mark.parametrize("strength", STRONG)
def test_what_is_printed_goes_nowhere(strength: Strength) -> None:
    flood = (
        "import os\nfor _ in range(400):\n    print('x' * 99_999)\n    os.write(2, b'y' * 99_999)"
    )
    outcome = sandbox.run(
        [Cell(flood, "q1"), Cell("x = 1", "q2", ("x",))], Limits(cell=10), needed(strength)
    )
    assert outcome.answers == {"q2": {"x": 1}}
    assert outcome.memory < 100 << 20
    assert outcome.reasons == {}


def test_whoever_waits_for_the_process_sees_another_user() -> None:
    """Seen from outside: /proc tells who owns what runs."""
    seen: set[int] = set()
    stop = threading.Event()

    def look() -> None:
        while not stop.wait(0.02):
            for number in running("marker-sleeps-here"):
                with contextlib.suppress(OSError):
                    seen.add(Path(f"/proc/{number}").stat().st_uid)

    watcher = threading.Thread(target=look)
    watcher.start()
    source = (
        "import subprocess\nsubprocess.run(['/bin/sh', '-c', 'sleep 0.5; : marker-sleeps-here'])"
    )
    sandbox.run([Cell(source, "q1")], Limits(cell=5))
    stop.set()
    watcher.join()
    assert seen
    assert 0 not in seen


def test_bubblewrap_is_in_force() -> None:
    needed(Strength.BUBBLEWRAP)
    assert isolation() == Isolation(Strength.BUBBLEWRAP)


def test_two_copies_do_not_count_for_each_other() -> None:
    """One that starts all the processes it may leaves as many to the one beside it."""
    many = """
import subprocess, time
try:
    for _ in range(99):
        subprocess.Popen(["/bin/sleep", "3"])
except OSError:
    time.sleep(1.5)
"""
    greedy = threading.Thread(target=sandbox.run, args=([Cell(many, "q1")], Limits(cell=5)))
    greedy.start()
    time.sleep(0.5)
    few = "import subprocess\nx = subprocess.run(['/bin/echo', 'hi'], capture_output=True).stdout"
    outcome = sandbox.run([Cell(few, "q1", ("x",))], Limits(cell=5))
    assert greedy.is_alive()
    greedy.join()
    assert decode(outcome.answers["q1"]["x"]) == b"hi\n"
