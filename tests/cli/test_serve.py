"""`inspiration serve`: says where, stops cleanly, and offers another port."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from http.client import HTTPConnection

from tests.alone import interruptible
from tests.cli.magazine import Magazine


def test_it_says_where_to_look_and_stops_on_ctrl_c(magazine: Magazine) -> None:
    magazine.content.article("essai", "titre: Un essai d'ailleurs")
    command = [sys.executable, "-m", "inspiration", "serve", "--port", "0"]
    started = subprocess.Popen(
        command,
        cwd=magazine.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=interruptible,
    )
    assert started.stdout is not None
    line = next(line for line in started.stdout if "http" in line)
    found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
    assert found is not None
    connection = HTTPConnection("127.0.0.1", int(found[1]), timeout=60)
    connection.request("GET", "/articles/essai/")
    assert "Un essai d’ailleurs" in connection.getresponse().read().decode()
    connection.close()
    started.send_signal(signal.SIGINT)
    said, errors = started.communicate(timeout=60)
    assert (started.returncode, errors) == (0, "")
    assert "Aperçu arrêté." in said


def test_a_port_that_is_taken_leads_to_a_free_one(magazine: Magazine) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = magazine.run("serve", "--port", str(port))
    assert done.exit_code == 1
    found = re.fullmatch(rf"Le port {port} est pris\. Essayez --port (\d+)\.\n", done.output)
    assert found is not None and int(found[1]) > port


def test_a_folder_without_a_magazine_is_said(magazine: Magazine) -> None:
    (magazine.folder / "mkdocs.yml").unlink()
    done = magazine.run("serve", "--port", "0")
    assert done.exit_code == 1
    assert "Pas de fichier mkdocs.yml ici" in done.output
