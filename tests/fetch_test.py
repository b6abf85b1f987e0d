#!/usr/bin/python3
"""`chancery fetch` and `watch` against a server of our own. Usage: fetch_test.py PROGRAM SOURCE [unittest arguments]"""
import gzip
import http.server
import json
import pathlib
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import unittest

PROGRAM = sys.argv[1]
PAGE = b"<html><head><title>Envoys meet</title></head><body><p>The ministers of Latvia and Moldova met in Riga on 4 March 2026.</p></body></html>"


class Site(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    asked = []          # (path, headers), in order
    robots = "User-agent: *\nDisallow: /private\n"
    robots_status = 200
    extra_items = []

    def log_message(self, *_):
        pass

    def answer(self, status, body=b"", **headers):
        self.send_response(status)
        headers.setdefault("Content-Type", "text/html; charset=utf-8")
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        Site.asked.append((self.path, dict(self.headers)))
        port = self.server.server_address[1]
        try:
            if self.path == "/robots.txt":
                self.answer(Site.robots_status, Site.robots.encode(), Content_Type="text/plain")
            elif self.path == "/page" or self.path.startswith("/item"):
                self.answer(200, PAGE)
            elif self.path == "/packed":
                self.answer(200, gzip.compress(PAGE), Content_Encoding="gzip")
            elif self.path == "/bomb":
                self.answer(200, gzip.compress(b"\0" * 200_000_000), Content_Encoding="gzip")
            elif self.path == "/tagged":
                if self.headers.get("If-None-Match") == '"v1"' and self.headers.get("If-Modified-Since"):
                    self.answer(304)
                else:
                    self.answer(200, PAGE, ETag='"v1"', Last_Modified="Wed, 04 Mar 2026 10:00:00 GMT")
            elif self.path == "/to-page":
                self.answer(302, Location="/page")
            elif self.path == "/to-private":
                self.answer(302, Location=f"http://127.0.0.2:{port}/page")
            elif self.path == "/to-metadata":
                self.answer(302, Location="http://169.254.169.254/latest/meta-data/")
            elif self.path == "/to-file":
                self.answer(302, Location="file:///etc/passwd")
            elif self.path == "/to-disallowed":
                self.answer(302, Location="/private/a")
            elif self.path == "/round":
                self.answer(302, Location="/round")
            elif self.path == "/slow":
                self.send_response(200)
                self.send_header("Content-Length", "1000000")
                self.end_headers()
                for _ in range(200):
                    self.wfile.write(b"x")
                    self.wfile.flush()
                    time.sleep(.1)
            elif self.path == "/endless":
                self.send_response(200)
                self.send_header("Connection", "close")
                self.end_headers()
                while True:
                    self.wfile.write(b"x" * 65536)
            elif self.path == "/headers":
                self.send_response(200)
                for i in range(90):
                    self.send_header(f"X-{i}", "y" * 3000)
                self.end_headers()
            elif self.path == "/feed":
                items = "".join(f"<item><title>{i}</title><link>http://127.0.0.1:{port}/item{i}</link></item>" for i in ["1", "2", *Site.extra_items])
                self.answer(200, f"<rss><channel><title>Wire</title>{items}</channel></rss>".encode(), Content_Type="application/rss+xml")
            else:
                self.answer(404, b"no")
        except (BrokenPipeError, ConnectionResetError, ssl.SSLError):
            pass


class Quiet(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        pass


class Fetching(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Quiet(("127.0.0.1", 0), Site)
        threading.Thread(target=cls.server.serve_forever, daemon=True).start()
        cls.base = f"http://127.0.0.1:{cls.server.server_address[1]}"

    @classmethod
    def tearDownClass(cls):
        cls.server.shutdown()

    def setUp(self):
        Site.asked, Site.extra_items = [], []
        Site.robots, Site.robots_status = "User-agent: *\nDisallow: /private\n", 200
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)

    def fetch(self, *arguments, command="fetch", allow=True):
        allowed = ["--allow-address", "127.0.0.1"] if allow else []
        return subprocess.run([PROGRAM, command, "--delay", "0", *allowed, *map(str, arguments)], capture_output=True)

    def paths(self):
        return [path for path, _ in Site.asked]

    def refused(self, path, why, *arguments):
        done = self.fetch(*arguments, self.base + path)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn(why, done.stderr.decode())
        self.assertEqual(done.stdout, b"")
        return done

    def test_a_page_comes_as_an_archive_that_is_read(self):
        done = self.fetch(self.base + "/page")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue(done.stdout.startswith(b"WARC/1.1\r\n"))
        self.assertIn(PAGE, done.stdout)
        read = subprocess.run([PROGRAM, "read", "--format", "jsonl", "-"], input=done.stdout, capture_output=True)
        self.assertEqual(json.loads(read.stdout)["document"]["source"], self.base + "/page")
        self.assertEqual(self.paths(), ["/robots.txt", "/page"])
        self.assertTrue(Site.asked[1][1]["User-Agent"].startswith("chancery/"))

    def test_packed_pages_are_unpacked_and_bombs_are_not(self):
        self.assertIn(PAGE, self.fetch(self.base + "/packed").stdout)
        self.refused("/bomb", "longer than")

    def test_robots_are_kept_to(self):
        self.refused("/private/a", "robots.txt asks not to fetch it")
        self.refused("/to-disallowed", "robots.txt asks not to fetch it")
        self.assertNotIn("/private/a", self.paths())
        Site.robots = "User-agent: chancery\nDisallow: /\n"
        self.refused("/page", "robots.txt")
        Site.robots_status = 503
        self.refused("/page", "status 503")
        Site.robots_status = 404
        self.assertEqual(self.fetch(self.base + "/page").returncode, 0)

    def test_what_did_not_change_is_not_fetched_again(self):
        memory = self.folder / "memory.json"
        first = self.fetch("--memory", memory, self.base + "/tagged")
        self.assertIn(PAGE, first.stdout)
        second = self.fetch("--memory", memory, self.base + "/tagged")
        self.assertEqual((second.returncode, second.stdout), (0, b""))
        self.assertEqual(Site.asked[-1][1]["If-None-Match"], '"v1"')

    def test_private_addresses_are_refused_before_and_after_redirects(self):
        done = self.fetch(self.base + "/page", allow=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"127.0.0.1 is not a public address", done.stderr)
        self.assertEqual(self.paths(), [])
        for name in ("localhost", "[::1]", "0x7f.1", "2130706433", "0.0.0.0", "[::ffff:127.0.0.1]"):
            done = self.fetch(f"http://{name}:{self.server.server_address[1]}/page", allow=False)
            self.assertEqual((done.returncode, done.stdout), (1, b""), name)
        self.assertEqual(self.paths(), [])
        self.refused("/to-private", "127.0.0.2 is not a public address")
        self.refused("/to-metadata", "169.254.169.254 is not a public address")
        self.refused("/to-file", "redirects to nowhere")
        self.assertEqual(self.paths().count("/page"), 0)

    def test_redirects_are_followed_and_end(self):
        self.assertIn(PAGE, self.fetch(self.base + "/to-page").stdout)
        self.refused("/round", "redirects more than 5 times")

    def test_slow_endless_and_swollen_answers_are_given_up(self):
        before = time.monotonic()
        self.refused("/slow", "too slow", "--time", "1")
        self.assertLess(time.monotonic() - before, 15)
        self.refused("/endless", "longer than 1000000 bytes", "--most-bytes", "1000000")
        self.refused("/headers", "headers longer")
        self.refused("/missing", "status 404")

    def test_feeds_and_watching(self):
        memory, archive = self.folder / "memory.json", self.folder / "news.warc"
        done = self.fetch("--memory", memory, "--output", archive, "--format", "text", self.base + "/feed")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual([p for p in self.paths() if "item" in p], ["/item2", "/item1"])
        self.assertEqual(archive.read_bytes().count(b"WARC-Type: response"), 2)
        Site.extra_items, Site.asked = ["3"], []
        done = self.fetch("--memory", memory, "--output", archive, "--rounds", "2", "--every", "0", self.base + "/feed", command="watch")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual([p for p in self.paths() if "item" in p], ["/item3"])
        self.assertEqual(archive.read_bytes().count(b"WARC-Type: response"), 3)

    def test_feeds_and_lists_in_files(self):
        feed, listing = self.folder / "feed.xml", self.folder / "list.txt"
        feed.write_text(f"<rss><channel><item><link>{self.base}/item7</link></item></channel></rss>")
        listing.write_text(f"# ours\n{self.base}/page\n\n{feed}\n")
        done = self.fetch(listing)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual([p for p in self.paths() if p != "/robots.txt"], ["/page", "/item7"])
        self.assertEqual(self.fetch(self.folder / "nothing").returncode, 1)
        self.assertEqual(self.fetch("ftp://127.0.0.1/a").returncode, 1)

    def test_delay_between_requests(self):
        Site.robots = "User-agent: *\nCrawl-delay: 0.4\n"
        before = time.monotonic()
        self.fetch(self.base + "/page", self.base + "/item1", self.base + "/item2")
        self.assertGreater(time.monotonic() - before, .8)

    def test_certificates_are_checked(self):
        key, certificate = self.folder / "key.pem", self.folder / "certificate.pem"
        made = subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
                               "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate], capture_output=True)
        self.assertEqual(made.returncode, 0, made.stderr)
        server = Quiet(("127.0.0.1", 0), Site)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.shutdown)
        address = f"https://127.0.0.1:{server.server_address[1]}/page"
        done = self.fetch(address)
        self.assertEqual((done.returncode, done.stdout), (1, b""))
        self.assertIn(b"certificate", done.stderr.lower())
        done = self.fetch("--certificates", certificate, address)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(PAGE, done.stdout)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
