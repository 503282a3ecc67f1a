"""The process that serves: it takes its port, opens the index, says where it is, and stops when told."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from corpus.errors import InvalidInput
from tests.command import MAIN, ROOT
from web.server import listen


def test_a_port_in_use_is_refused_with_another_to_try() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(InvalidInput, match=f"--port {port + 1}"):
            listen("127.0.0.1", port)


def test_an_address_that_is_not_this_machine_s_is_refused() -> None:
    with pytest.raises(InvalidInput, match="No se puede escuchar"):
        listen("192.0.2.1", 8000)


@pytest.mark.model
def test_it_serves_until_interrupted_and_leaves_without_a_trace(installed: Path) -> None:
    env = {**os.environ, "ABSUELVE_HOME": str(installed), "PYTHONPATH": str(ROOT), "COLUMNS": "200"}
    command = [sys.executable, "-c", MAIN, "serve", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=env) as process:
        assert process.stderr is not None
        said = ""
        while "Para terminar" not in said:
            line = process.stderr.readline()
            assert line, said
            said += line
        address = re.search(r"http://127\.0\.0\.1:\d+", said)
        assert address is not None
        with urllib.request.urlopen(f"{address[0]}/ready", timeout=30) as response:
            assert response.status == 200
        process.send_signal(signal.SIGINT)
        said += process.stderr.read()
    assert process.returncode == 0
    assert re.search(r"Índice listo en [\d.]+ s: publicación 1\.", said)
    assert "Servicio detenido." in said
    assert "Traceback" not in said
