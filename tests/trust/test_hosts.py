"""The magazine leans on no network, and on no particular one of its two hosts.

MkDocs 1.x gets no fixes any more; ProperDocs continues it and takes its place under its own name.
"""

from __future__ import annotations

import fcntl
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest

from tests.trust.city import City, configured
from tests.trust.test_leaks import unfolded

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow

EPOCH = "1591005600"  # 2020-06-01T12:00+02:00
MACHINE = "canarimachine"
"""How the names of the user and of the machine begin: they may stand in no file."""
NO_NETWORK = """\
import sys

LOCAL = 1  # AF_UNIX: a program speaks to itself, and to its workers


def refuse(event, arguments):
    refused = event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")
    if event == "socket.__new__":
        refused = arguments[1] != LOCAL
    if refused:
        with open({journal!r}, "a") as journal:
            print(event, arguments, sys.argv, file=journal)
        raise OSError("no network here")


sys.addaudithook(refuse)
"""
WHO_BUILDS = """\
from pathlib import Path


def on_config(config):
    Path(config.config_file_path).with_name("host.txt").write_text(type(config).__module__)
    return config
"""


class Host:
    """A program that builds the city's magazine, in a folder where sockets are refused."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self.folder = folder
        self.journal = folder / "network.txt"
        self.site = folder / "site"

    def install(self) -> None:
        """Write the magazine, with every plugin, and the refusal."""
        self.folder.mkdir(parents=True)
        City(self.folder).write()
        config = configured(self.folder, search=True)
        more = "  - inspiration/editions\nhooks: [who_builds.py]\n"
        config.write_text(config.read_text(encoding="utf-8") + more, encoding="utf-8")
        (self.folder / "who_builds.py").write_text(WHO_BUILDS)
        self.refuse_network()

    def refuse_network(self) -> None:
        """Write what every program started here begins with."""
        start = self.folder / "start/sitecustomize.py"
        start.parent.mkdir(parents=True)
        start.write_text(NO_NETWORK.format(journal=str(self.journal)))

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run Python here without network; without any, where the system can take it away."""
        return subprocess.run(
            [*_walls(), sys.executable, *words],
            cwd=self.folder,
            env={
                **os.environ,
                **{name: f"{MACHINE}{name.lower()}" for name in ("USER", "LOGNAME", "HOSTNAME")},
                "HOME": str(self.folder / f"{MACHINE}home"),
                "PYTHONPATH": os.pathsep.join(
                    filter(None, (str(self.folder / "start"), os.environ.get("PYTHONPATH")))
                ),
                "SOURCE_DATE_EPOCH": EPOCH,
                "NO_MKDOCS_2_WARNING": "1",
            },
            capture_output=True,
            text=True,
            check=False,
        )

    def build(self) -> None:
        """Build as the host's own user would."""
        words = ("-m", self.name, "build", "-f", "mkdocs.yml", "-d", str(self.site))
        done = self.run(*words)
        assert done.returncode == 0, done.stdout + done.stderr


def _walls() -> list[str]:
    """The words that start a program without network, for its own programs too.

    The machine has a name of its own there.
    """
    walls = ("unshare", "--user", "--map-root-user", "--net", "--uts")
    words = [*walls, "sh", "-c", f'hostname {MACHINE}host && exec "$@"', "sh"]
    if not shutil.which("unshare"):
        return []
    tried = subprocess.run([*words, "true"], capture_output=True, check=False)
    return [] if tried.returncode else words


@dataclass(frozen=True)
class Hosts:
    """Both hosts, once they have built."""

    mkdocs: Host
    properdocs: Host


@pytest.fixture(scope="module")
def hosts(tmp_path_factory: pytest.TempPathFactory) -> Hosts:
    """One build by each, made by the first worker that asks; photographs are encoded once."""
    base = tmp_path_factory.getbasetemp()
    base = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    found = Hosts(*(Host(name, base / f"host-{name}") for name in ("mkdocs", "properdocs")))
    with (base / "hosts.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not found.properdocs.site.exists():
            photographs = Path(".cache/inspiration/images")
            found.mkdocs.install()
            found.mkdocs.build()
            found.properdocs.install()
            kept = found.properdocs.folder / photographs
            shutil.copytree(found.mkdocs.folder / photographs, kept)
            found.properdocs.build()
    return found


def read(site: Path) -> dict[str, bytes]:
    """Every file but the search index, which is never the same twice."""
    return {
        path: file.read_bytes()
        for file in sorted(site.rglob("*"))
        if file.is_file() and not (path := file.relative_to(site).as_posix()).startswith("pagefind")
    }


def test_two_hosts_print_the_same_bytes(hosts: Hosts) -> None:
    assert (hosts.mkdocs.folder / "host.txt").read_text() == "mkdocs.config.defaults"
    assert (hosts.properdocs.folder / "host.txt").read_text() == "properdocs.config.defaults"
    one, other = read(hosts.mkdocs.site), read(hosts.properdocs.site)
    assert len(list((hosts.mkdocs.folder / "content").rglob("*.md"))) >= 30
    assert len(one) > 150
    assert [path for path in sorted(one | other) if one.get(path) != other.get(path)] == []


def test_a_build_asks_the_network_for_nothing(hosts: Hosts) -> None:
    site = hosts.mkdocs.site
    for made in ("*.pdf", "*.epub", "pagefind/fragment/*", "medias/*.avif", "flux/*.xml"):
        assert list(site.rglob(made)), made
    assert not hosts.mkdocs.journal.exists(), hosts.mkdocs.journal.read_text()


def inside(path: str, content: bytes) -> Iterator[bytes]:
    """A file, and all that it holds in a compressed form."""
    yield from unfolded(content)
    if path.endswith(".pdf"):
        with pikepdf.open(io.BytesIO(content)) as document:
            yield repr(document.docinfo).encode()
            for item in document.objects:
                if isinstance(item, pikepdf.Stream):
                    is_picture = item.get("/Subtype") == "/Image"
                    yield item.read_raw_bytes() if is_picture else item.read_bytes()


def test_no_file_tells_whose_machine_made_it(hosts: Hosts) -> None:
    """The caches too: forges keep them, and branches share them."""
    host = hosts.mkdocs
    told = [MACHINE.encode()]
    told += [str(place).encode() for place in (host.folder, ROOT, Path(sys.prefix))]
    made = [file for place in (host.site, host.folder / ".cache") for file in place.rglob("*")]
    found = [
        (file, word)
        for file in made
        if file.is_file()
        for part in inside(file.name, file.read_bytes())
        for word in told
        if word in part
    ]
    assert found == []
    assert sum(file.suffix in (".pdf", ".epub", ".sqlite3") for file in made) >= 4


def test_the_network_is_really_refused(tmp_path: Path) -> None:
    host = Host("mkdocs", tmp_path / "host")
    host.refuse_network()
    done = host.run("-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:9/')")
    assert "no network here" in done.stderr
    assert "127.0.0.1" in host.journal.read_text()
