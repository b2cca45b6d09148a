"""origin.py - a server of files that behaves and misbehaves, for fetch.sh. Its working
directory holds good.pem and wrong.pem (certificate and key) and the file `body`. Prints
its three ports (https, https with the wrong certificate, http, and one that never
answers); writes a line for each request to requests.log; ends when its input does."""

import gzip
import hashlib
import http.server
import os
import socket
import ssl
import sys
import threading
import time

LARGE = 32 * 1024 * 1024 + 1


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    ports = {}

    def log_message(self, *_):
        pass

    def start(self, status, **fields):
        self.send_response(status)
        for name, value in fields.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def answer(self, body, status=200, **fields):
        self.start(status, Content_Length=str(len(body)), **fields)
        self.wfile.write(body)

    def lead(self, where):
        self.answer(b"", 302, Location=where)

    def chunk(self, data):
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))

    def do_GET(self):
        with open("requests.log", "a") as log:
            fields = ("If-None-Match", "If-Modified-Since", "User-Agent", "Authorization")
            print(self.path, *(self.headers.get(f, "-") for f in fields), sep="|", file=log)
        path = self.path.split("?")[0].rstrip("/").split("/")[-1].split("-20")[0]
        getattr(self, "get_" + path.replace("-", "_"), self.get_nothing)()

    def get_nothing(self):
        self.answer(b"there is no such file", 404)

    def get_body(self):
        """As it should be: a tag, and 304."""
        with open("body", "rb") as file:
            body = file.read()
        tag = '"%s"' % hashlib.sha256(body).hexdigest()[:16]
        if self.headers.get("If-None-Match") == tag:
            self.start(304, ETag=tag)
        else:
            self.answer(body, ETag=tag)

    def get_dated(self):
        date = "Wed, 21 Oct 2015 07:28:00 GMT"
        if self.headers.get("If-Modified-Since") == date:
            self.start(304)
        else:
            with open("body", "rb") as file:
                self.answer(file.read(), Last_Modified=date)

    def get_bad(self):
        self.answer(b"this is no table\n", ETag='"bad"')

    def get_packed(self):
        with open("body", "rb") as file:
            self.answer(gzip.compress(file.read()), Content_Encoding="gzip")

    def get_always_304(self):
        self.start(304)

    def get_500(self):
        self.answer(b"", 500)

    def get_429(self):
        self.answer(b"", 429)

    def get_204(self):
        self.start(204)

    def get_once(self):
        self.lead("/body-2022-06-23.csv")

    def get_loop(self):
        self.lead("/loop")

    def get_to_http(self):
        self.lead("http://127.0.0.1:%d/body" % self.ports["http"])

    def get_to_https(self):
        self.lead("https://127.0.0.1:%d/body" % self.ports["https"])

    def get_to_user(self):
        self.lead("https://name:secret@127.0.0.1:%d/body" % self.ports["https"])

    def get_to_file(self):
        self.lead("file:///etc/hostname")

    def get_large(self):
        self.start(200, Content_Length=str(LARGE))
        self.wfile.write(b"x" * 1000)
        time.sleep(20)

    def get_large_unsaid(self):
        self.start(200, Transfer_Encoding="chunked")
        for _ in range(LARGE // 65536 + 1):
            self.chunk(b"x" * 65536)
        self.chunk(b"")

    def get_bomb(self):
        self.answer(gzip.compress(b"\0" * (8 * LARGE), 1), Content_Encoding="gzip")

    def get_no_gzip(self):
        self.answer(b"this is no gzip", Content_Encoding="gzip")

    def get_slow(self):
        self.start(200, Content_Length="1000000")
        for _ in range(40):
            self.wfile.write(b"x" * 200)
            time.sleep(0.5)

    def get_stalled(self):
        self.start(200, Content_Length="1000000")
        self.wfile.write(b"x" * 1000)
        time.sleep(20)

    def half(self):
        with open("body", "rb") as file:
            return file.read()[:400]

    def cut(self):
        self.wfile.flush()
        self.connection.close()
        self.close_connection = True

    def get_cut(self):
        self.start(200, Content_Length="100000", ETag='"cut"')
        self.wfile.write(self.half())
        self.cut()

    def get_cut_chunked(self):
        self.start(200, Transfer_Encoding="chunked", ETag='"cut"')
        self.chunk(self.half())
        self.cut()

    def get_cut_unsaid(self):
        """Its end is the end of the connection, which TLS would have announced."""
        self.start(200, Connection="close", ETag='"cut"')
        self.wfile.write(self.half())
        raw = socket.socket(fileno=os.dup(self.connection.fileno()))
        self.wfile.flush()
        raw.shutdown(socket.SHUT_RDWR)
        self.close_connection = True

    def get_cut_head(self):
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Le")
        self.cut()


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        pass  # the client went away, as it should


def serve(name, pem):
    server = Server(("127.0.0.1", 0), Handler)
    if pem:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pem)
        # The handshake is made by the thread that reads, not by the one that accepts.
        server.socket = context.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
    Handler.ports[name] = server.server_address[1]
    threading.Thread(target=server.serve_forever, daemon=True).start()


silent = socket.create_server(("127.0.0.1", 0))
serve("https", "good.pem")
serve("wrong", "wrong.pem")
serve("http", None)
print(*Handler.ports.values(), silent.getsockname()[1], flush=True)
sys.stdin.read()
