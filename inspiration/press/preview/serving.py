"""The editors' preview from start to Ctrl-C."""

from __future__ import annotations

import errno
import socket
import threading
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from inspiration.press.configuration import load
from inspiration.press.errors import PressError
from inspiration.press.order import Order
from inspiration.press.preview.live import Live
from inspiration.press.preview.server import HOST, PreviewServer
from inspiration.press.preview.session import open_session
from inspiration.press.preview.watching import Watcher

_LOG = ".cache/inspiration/apercu-erreur.txt"
"""Where the details of a crash are written, from the folder of the configuration."""
_PORTS_TRIED = 20


def serve(order: Order, port: int, say: Callable[[str], None], *, browse: bool = False) -> None:
    """Serve until interrupted. `say` receives one French line per event.

    With `browse`, the system's browser opens the magazine.

    Raises:
        PressError: the configuration is wrong, or the port is taken.
    """
    with preview(order, port, say) as server:
        address = f"http://{HOST}:{server.server_port}{server.live.session.site.base}"
        say(f"Aperçu : {address}  (Ctrl-C pour arrêter)")
        if browse:
            webbrowser.open(address)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            say("Aperçu arrêté.")


@contextmanager
def preview(order: Order, port: int, say: Callable[[str], None]) -> Iterator[PreviewServer]:
    """A preview that runs and follows the edits, for as long as the context lasts.

    Raises:
        PressError: the configuration is wrong, or the port is taken.
    """
    config = load(order)
    configuration = Path(config.config_file_path).resolve()
    _check_port(port)
    folders = _folders(Path(config.docs_dir), *map(Path, config.theme.dirs))
    watcher = Watcher(folders, (configuration,))
    # What is saved while the magazine is being read is read again.
    watcher.start()
    say("Lecture du magazine…")
    try:
        live = Live(partial(open_session, order), configuration, configuration.parent / _LOG, say)
        watcher.pass_to(live.edit)
        with PreviewServer(live, port) as server:
            threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
            try:
                yield server
            finally:
                server.close()
    finally:
        watcher.stop()


def _folders(*folders: Path) -> tuple[Path, ...]:
    """The folders that someone here may edit: those of installed packages are not."""
    return tuple(f for f in folders if f.is_dir() and "site-packages" not in f.parts)


def _check_port(port: int) -> None:
    """Refuse a port that is taken, and find one that is not.

    Raises:
        PressError: another program listens there, or the port may not be used.
    """
    try:
        _listen(port)
    except OSError as error:
        if error.errno == errno.EACCES:
            raise PressError(f"Le port {port} est réservé. Essayez --port 8000.") from None
        free = next((p for p in range(port + 1, port + _PORTS_TRIED) if _is_free(p)), 0)
        raise PressError(f"Le port {port} est pris. Essayez --port {free}.") from None


def _is_free(port: int) -> bool:
    try:
        _listen(port)
    except (OSError, OverflowError):
        return False
    return True


def _listen(port: int) -> None:
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        listener.listen()
