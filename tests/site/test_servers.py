"""The servers that the README and the guide describe say of each file what `_headers` says."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.trust.city import City
from tests.trust.press_room import PressRoom

ROOT = Path(__file__).parents[2]
DOCUMENTS = ("README.md", "content/guide/mise-en-ligne.md")
MODULES = (Path("/usr/lib/apache2/modules"), Path("/usr/lib64/httpd/modules"))
APACHE_NEEDS = (
    "unixd",
    "mpm_event",
    "authz_core",
    "alias",
    "deflate",
    "filter",
    "dir",
    "headers",
    "mime",
)
UNLIKE = {"/_headers", "/_redirects"}
"""What no reader asks for."""
TYPES_OF_DEBIAN_AND_FEDORA = Path("/etc/mime.types")
TEXTS = {
    ".css": ("text/css; charset=utf-8",),
    ".csv": ("text/csv; charset=utf-8",),
    ".geojson": ("application/geo+json",),
    ".html": ("text/html; charset=utf-8",),
    ".ics": ("text/calendar; charset=utf-8",),
    ".js": ("text/javascript; charset=utf-8", "application/javascript; charset=utf-8"),
    ".json": ("application/json",),
    ".opml": ("text/x-opml; charset=utf-8",),
    ".svg": ("image/svg+xml",),
    ".txt": ("text/plain; charset=utf-8",),
    ".xml": ("text/xml; charset=utf-8", "application/xml; charset=utf-8"),
}
"""What may be said of each kind of text: two names of a type are as good as each other."""
WORTH_COMPRESSING = 512
"""Bytes; below, nginx is told to send a file as it is."""


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A site that any user of this machine may read, as servers do under a user of their own."""
    with tempfile.TemporaryDirectory(prefix="serveur-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        city = City(folder / "ville")
        city.write()
        for path, content in PressRoom(city.content.library("2020-06-01T12:00")).files().items():
            file = folder / "site" / path.lstrip("/")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        yield folder


def rules_of(folder: Path) -> list[tuple[re.Pattern[str], dict[str, str]]]:
    """The rules of `_headers`, in order."""
    found: list[tuple[re.Pattern[str], dict[str, str]]] = []
    for line in (folder / "site/_headers").read_text().splitlines():
        if line.startswith("/"):
            found.append((re.compile(re.escape(line).replace(r"\*", ".*")), {}))
        else:
            name, _, value = line.strip().partition(": ")
            found[-1][1][name] = value
    return found


def expected(folder: Path, address: str) -> dict[str, str]:
    """What `_headers` says of an address, the last rule winning; pages are asked for each time."""
    found = {"Cache-Control": "no-cache"}
    for pattern, headers in rules_of(folder):
        if pattern.fullmatch(address):
            found |= headers
    return found


@dataclass
class Server:
    """A server that listens on this machine alone."""

    port: int

    def ask(self, address: str, **headers: str) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request("GET", address, headers=named)
            answer = connection.getresponse()
            answer.read()
        finally:
            connection.close()
        return answer


def blocks(document: str, language: str) -> list[str]:
    """The blocks of code of a document in one language."""
    text = (ROOT / document).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def made_ready(folder: Path, document: str, server: str) -> str:
    """Run the document's commands for this server in the folder; return its configuration."""
    places = {f"/etc/{server}": str(folder), "/srv/inspiration/site": str(folder / "site")}

    def moved(text: str) -> str:
        for place, here in places.items():
            text = text.replace(place, here)
        return text

    for block in blocks(document, "sh"):
        if f"/etc/{server}/" in block:
            wanted = re.sub(r"^(nginx|apachectl) .*$", "", moved(block), flags=re.MULTILINE)
            subprocess.run(["sh", "-eu", "-c", wanted], cwd=folder, check=True)
    (configuration,) = blocks(document, server.removesuffix("2"))
    return moved(configuration)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def nginx_files(folder: Path, document: str, port: int) -> list[str]:
    """The command that starts nginx as the document says, on this port."""
    body = re.sub(
        r"^ *(listen|server_name) .*\n", "", made_ready(folder, document, "nginx"), flags=re.M
    )
    body = body.replace("server {", f"server {{\n    listen 127.0.0.1:{port};", 1)
    user = "user root;" if os.getuid() == 0 else ""
    temporary = "".join(
        f"{name}_temp_path {folder}/{name};\n"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    shutil.copy("/etc/nginx/mime.types", folder)
    file = folder / "nginx.conf"
    file.write_text(
        f"{user}\ndaemon off;\nmaster_process off;\npid {folder}/nginx.pid;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{temporary}{body}}}\n"
    )
    return ["nginx", "-c", str(file), "-e", str(folder / "said.txt")]


def apache_files(folder: Path, document: str, port: int) -> list[str]:
    """The command that starts Apache as the document says, on this port."""
    modules = next(place for place in MODULES if place.is_dir())
    body = made_ready(folder, document, "apache2")
    body = body.replace("*:443", f"*:{port}")
    if "<VirtualHost" not in body:
        body = f"DocumentRoot {folder}/site\n{body}"
    loaded = "".join(
        f"LoadModule {n}_module {modules}/mod_{n}.so\n"
        for n in APACHE_NEEDS
        if (modules / f"mod_{n}.so").exists()
    )
    user = "User www-data\nGroup www-data\n" if os.getuid() == 0 else ""
    file = folder / "apache.conf"
    file.write_text(
        f"ServerRoot {folder}\nServerName essai.example\nListen 127.0.0.1:{port}\n{loaded}"
        f"{user}PidFile {folder}/apache.pid\nTypesConfig {TYPES_OF_DEBIAN_AND_FEDORA}\n"
        f"DefaultRuntimeDir {folder}\nErrorLog {folder}/said.txt\nDirectoryIndex index.html\n"
        f"{body}\n"
    )
    return [shutil.which("apache2") or "httpd", "-f", str(file), "-D", "FOREGROUND"]


STARTS: dict[str, Callable[[Path, str, int], list[str]]] = {
    "nginx": nginx_files,
    "apache2": apache_files,
}


@pytest.fixture(
    params=[(name, document) for name in STARTS for document in DOCUMENTS], scope="module"
)
def server(folder: Path, request: pytest.FixtureRequest) -> Iterator[Server]:
    """Each server as each document sets it up."""
    name, document = request.param
    if not shutil.which(name) or (name == "apache2" and not any(p.is_dir() for p in MODULES)):
        pytest.skip(f"{name} is not on this machine")
    found = Server(free_port())
    said = folder / "said.txt"
    with said.open("wb") as stream:
        process = subprocess.Popen(STARTS[name](folder, document, found.port), stderr=stream)
    try:
        for _ in range(200):
            assert process.poll() is None, said.read_text()
            try:
                found.ask("/robots.txt")
                break
            except OSError:
                time.sleep(0.05)
        yield found
    finally:
        process.terminate()
        process.wait(20)


def test_every_file_comes_with_what_headers_says_of_it(folder: Path, server: Server) -> None:
    site = folder / "site"
    asked = 0
    for file in sorted(site.rglob("*")):
        address = f"/{file.relative_to(site).as_posix()}".removesuffix("index.html")
        grave = address.startswith(
            ("/articles/canaridelta", "/canaridelta-avant", "/organisations/canari")
        )
        if not file.is_file() or address in UNLIKE or grave or moved(folder, address):
            continue
        answer = server.ask(address)
        asked += 1
        assert answer.status == 200, address
        for name, value in expected(folder, address).items():
            assert answer.headers.get_all(name) == [value], (address, name)
    assert asked > 100


def moved(folder: Path, address: str) -> bool:
    return f"{address} " in (folder / "site/_redirects").read_text()


def test_moved_withdrawn_and_unknown_pages_answer_as_they_should(
    folder: Path, server: Server
) -> None:
    for address, status in (("/vieux/", 301), ("/articles/canaridelta/", 410), ("/rien/", 404)):
        answer = server.ask(address)
        assert answer.status == status, address
        assert answer.headers.get_all("X-Content-Type-Options") == ["nosniff"]
        (policy,) = answer.headers.get_all("Content-Security-Policy")
        assert "object-src 'none'" in policy
    assert server.ask("/vieux/").headers["Location"].endswith("/articles/ancien/")
    assert server.ask("/vieux/?de=loin").headers["Location"].endswith("/articles/ancien/?de=loin")


def test_every_text_is_compressed_under_its_own_type_and_known_again(
    folder: Path, server: Server
) -> None:
    site = folder / "site"
    met = set()
    for file in sorted(site.rglob("*")):
        address = f"/{file.relative_to(site).as_posix()}"
        if file.suffix not in TEXTS or file.stat().st_size < WORTH_COMPRESSING:
            continue
        answer = server.ask(address, Accept_Encoding="gzip")
        if answer.status == 301:
            continue
        met.add(file.suffix)
        assert answer.headers["Content-Type"] in TEXTS[file.suffix], address
        assert answer.headers["Content-Encoding"] == "gzip", address
        mark = answer.headers["ETag"]
        again = server.ask(address, Accept_Encoding="gzip", If_None_Match=mark)
        assert again.status == 304, address
    assert met == set(TEXTS)


def test_only_the_search_may_compile(folder: Path) -> None:
    """A page elsewhere that asked for it would be given nothing (issue: the search page only)."""
    allowing = {
        p.pattern for p, h in rules_of(folder) if "wasm" in h.get("Content-Security-Policy", "")
    }
    assert allowing == {"/recherche/.*"}
    pages = {
        file.relative_to(folder / "site").parts[0]
        for file in (folder / "site").rglob("*.html")
        if b"wasm-unsafe-eval" in file.read_bytes()
    }
    assert pages == {"recherche"}
