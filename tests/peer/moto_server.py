"""Runs moto's server on a free port of this machine: prints its address on one line, ends when stdin closes.

A parent that dies, however it dies, closes the pipe, so no server is ever left behind.
"""

import logging
import sys

from moto.server import ThreadedMotoServer


def main():
    logging.getLogger('werkzeug').setLevel(logging.CRITICAL)
    server = ThreadedMotoServer(ip_address='127.0.0.1', port=0, verbose=False)
    server.start()
    _, port = server.get_host_and_port()
    print(f'http://localhost:{port}', flush=True)
    sys.stdin.read()
    server.stop()


if __name__ == '__main__':
    main()
