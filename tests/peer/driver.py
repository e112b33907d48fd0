"""The process that makes our calls: a line of JSON to it, a line back."""

import json
import os
import subprocess

import as_json


class Driver:
    """A process of its own; `makes`: what it is to make, calls or waits."""

    def __init__(self, program, makes='1'):
        environment = {**os.environ, 'MULTIREGION_PEER_DRIVER': makes}
        self.process = subprocess.Popen(
            [program], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1 << 16)
        self.untold = False

    def write(self, line):
        """It works while nobody waits for it. What a judge that broke off did not ask for is dropped."""
        if self.untold:
            self.told()
        self.untold = True
        self.process.stdin.write(json.dumps(line) + '\n')
        self.process.stdin.flush()

    def told(self):
        """What came of the line that was written."""
        line, self.untold = self.process.stdout.readline(), False
        if not line:
            raise RuntimeError('the driver ended')
        return json.loads(line)

    def ask(self, line):
        self.write(line)
        return self.told()


def served(answer):
    """An answer as the driver is told of it."""
    return {'status': answer.status, 'headers': answer.headers, 'body': as_json.as_json(answer.body)}
