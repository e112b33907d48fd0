"""Runs moto's server on a free port of this machine: prints its address on one line, ends when stdin closes.

    moto_server.py [CERTIFICATE KEY]     files in PEM, for a server that speaks TLS

A parent that dies, however it dies, closes the pipe, so no server is ever left behind.
"""

import logging
import sys
import threading

from moto.server import DomainDispatcherApplication, ThreadedMotoServer, create_backend_app
from werkzeug.serving import make_server


def main():
    logging.getLogger('werkzeug').setLevel(logging.CRITICAL)
    if len(sys.argv) > 1:
        return with_tls(sys.argv[1], sys.argv[2])
    server = ThreadedMotoServer(ip_address='127.0.0.1', port=0, verbose=False)
    server.start()
    _, port = server.get_host_and_port()
    print(f'http://localhost:{port}', flush=True)
    sys.stdin.read()
    server.stop()


def with_tls(certificate, key):
    app = DomainDispatcherApplication(create_backend_app)
    server = make_server('127.0.0.1', 0, app, threaded=True, ssl_context=(certificate, key))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f'https://localhost:{server.server_port}', flush=True)
    sys.stdin.read()
    server.shutdown()


if __name__ == '__main__':
    main()
