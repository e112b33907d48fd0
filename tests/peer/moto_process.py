"""moto's server as a process of its own, for a judge that seeds it and tells the Rust test of it."""

import contextlib
import pathlib
import subprocess
import sys


@contextlib.contextmanager
def announced():
    """Its address, which is printed as the first line. It ends with this process: its stdin is a pipe that closes then."""
    command = [sys.executable, pathlib.Path(__file__).with_name('moto_server.py')]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        try:
            endpoint = server.stdout.readline().strip()
            print(endpoint, flush=True)
            yield endpoint
        finally:
            server.stdin.close()
