"""One window for a library: a second start brings the first window to the front instead."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 500


def server_name(library: Path) -> str:
    """Return the local name under which the window of a library listens. No network is involved."""
    return f"opcc-minutes-{hashlib.sha256(str(library.resolve()).encode()).hexdigest()[:16]}"


def raise_first(library: Path) -> bool:
    """Ask the window that has the library open to come to the front; say whether there is one."""
    socket = QLocalSocket()
    socket.connectToServer(server_name(library))
    if not socket.waitForConnected(_WAIT_MS):
        return False
    socket.write(b"raise")
    socket.waitForBytesWritten(_WAIT_MS)
    socket.disconnectFromServer()
    return True


class SingleInstance(QObject):
    """Listens for second starts.

    Signals:
        raiseRequested: come to the front.
    """

    raiseRequested = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connected)

    def listen(self, library: Path) -> None:
        """Listen for the library that is open now. Only its writer calls this, so a name left over is a dead one."""
        self._server.close()
        QLocalServer.removeServer(server_name(library))
        self._server.listen(server_name(library))

    def _on_connected(self) -> None:
        socket = self._server.nextPendingConnection()
        if socket:
            socket.disconnected.connect(socket.deleteLater)
        self.raiseRequested.emit()
