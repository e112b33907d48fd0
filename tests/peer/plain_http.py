"""A plain HTTP client, which knows nothing of AWS: requests as lines of JSON in, answers out.

In:  {"method", "url", "headers": {…}, "body": base64}, or {"url", "fields": {…}, "file": base64} to post a form.
Out: {"status", "body": base64}.
"""

import base64
import json
import sys
import urllib.error
import urllib.request
import uuid


def form(asked):
    boundary, lines = uuid.uuid4().hex, []
    for name, value in asked['fields'].items():
        lines += [f'--{boundary}', f'Content-Disposition: form-data; name="{name}"', '', value]
    lines += [f'--{boundary}', 'Content-Disposition: form-data; name="file"; filename="a.txt"', '', '']
    body = '\r\n'.join(lines).encode() + base64.b64decode(asked['file']) + f'\r\n--{boundary}--\r\n'.encode()
    headers = {'Content-Type': f'multipart/form-data; boundary={boundary}'}
    return urllib.request.Request(asked['url'], body, headers, method='POST')


def plain(asked):
    body = base64.b64decode(asked.get('body', '')) or None
    return urllib.request.Request(asked['url'], body, asked['headers'], method=asked['method'])


def main():
    for line in sys.stdin:
        asked = json.loads(line)
        request = form(asked) if 'fields' in asked else plain(asked)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                status, body = answer.status, answer.read()
        except urllib.error.HTTPError as error:
            status, body = error.code, error.read()
        print(json.dumps({'status': status, 'body': base64.b64encode(body).decode()}), flush=True)


if __name__ == '__main__':
    main()
