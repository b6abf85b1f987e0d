#!/usr/bin/python3
"""End-to-end runs of the program, as a user makes them. Usage: program_test.py PROGRAM SOURCE [unittest arguments]"""
import gzip
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

PROGRAM, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
ARTICLES = SOURCE / "examples" / "articles"


def run(*arguments, given=None, text=True):
    return subprocess.run([PROGRAM, *map(str, arguments)], input=given, capture_output=True, text=text)


def read(*arguments, given=None):
    done = run("read", "--format", "jsonl", *arguments, given=given)
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr


class Records(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.code, cls.records, _ = read("--with-text", ARTICLES)

    def test_one_record_for_each_example(self):
        self.assertEqual(self.code, 0)
        self.assertGreaterEqual(len(self.records), 10)
        self.assertEqual(len(self.records), len(list(ARTICLES.glob("*.txt"))))

    def test_records_keep_to_the_schema(self):
        import jsonschema
        schema = json.loads(run("schema").stdout)
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        for record in self.records:
            for error in validator.iter_errors(record):
                self.fail(f"{record['document']['source']}: {'/'.join(map(str, error.absolute_path))}: {error.message[:300]}")

    def test_the_committed_schema_is_the_printed_one(self):
        self.assertEqual((SOURCE / "docs" / "record.schema.json").read_text(), run("schema").stdout)

    def test_spans_are_code_points_of_the_text(self):
        for record in self.records:
            text = record["document"]["text"]
            for entity in record["entities"]:
                for mention in entity["mentions"]:
                    begin, end = mention["span"]
                    self.assertEqual(text[begin:end], mention["text"])
            for fact in record["facts"]:
                if fact["kind"] == "vote" and fact["text"] in text:
                    continue  # the contract calls the text that was voted on so
                begin, end = fact["evidence"][0]["span"]
                self.assertEqual(text[begin:end], fact["text"])

    def test_every_reference_is_there(self):
        def references(value):
            if isinstance(value, dict):
                if value.get("entity"):
                    yield value["entity"]
                for item in value.values():
                    yield from references(item)
            elif isinstance(value, list):
                for item in value:
                    yield from references(item)
        for record in self.records:
            known = {entity["id"] for entity in record["entities"]}
            facts = {fact["id"] for fact in record["facts"]}
            for fact in record["facts"]:
                self.assertTrue(set(references(fact)) <= known, fact["id"])
                if fact.get("part_of"):
                    self.assertIn(fact["part_of"], facts)

    def test_furniture_yields_no_facts(self):
        for record in self.records:
            for piece in record["document"]["furniture"]:
                for fact in record["facts"]:
                    for evidence in fact["evidence"]:
                        self.assertFalse(piece["span"][0] <= evidence["span"][0] < piece["span"][1], (record["document"]["source"], fact["id"]))

    def test_every_example_yields_facts(self):
        for record in self.records:
            self.assertGreater(len(record["facts"]), 3, record["document"]["source"])

    def test_evidence_is_never_the_whole_article(self):
        for record in self.records:
            for fact in record["facts"]:
                for evidence in fact["evidence"]:
                    self.assertLess(evidence["span"][1] - evidence["span"][0], 2000)


class Determinism(unittest.TestCase):
    def test_same_bytes_whatever_the_threads(self):
        outputs = {run("read", "--format", "jsonl", "--threads", n, ARTICLES, ARTICLES).stdout for n in (1, 2, 5, 100000)}
        self.assertEqual(len(outputs), 1)


class BadInput(unittest.TestCase):
    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.scratch.name)
        self.good = next(iter(sorted(ARTICLES.glob("*.txt"))))

    def tearDown(self):
        self.scratch.cleanup()

    def write(self, name, contents):
        path = self.folder / name
        path.write_bytes(contents)
        return path

    def test_a_missing_file_costs_nothing_else(self):
        code, records, err = read(self.folder / "nowhere.txt", self.good)
        self.assertEqual(code, 1)
        self.assertIn("nowhere.txt", err + json.dumps(records))
        self.assertGreater(len(records[-1]["facts"]), 0)

    def test_an_empty_file_is_said_to_be_empty(self):
        code, records, _ = read(self.write("empty.txt", b""), self.good)
        self.assertEqual(len(records), 2)
        self.assertIn("empty", records[0]["problems"][0]["why"])
        self.assertEqual(records[0]["facts"], [])

    def test_bad_utf8_is_counted_and_read(self):
        path = self.write("bad.txt", b"RIGA, 4 March 2026 (LETA) - Foreign Minister \xff\xfe Ozola met with her Finnish counterpart.\n")
        _, records, _ = read("--with-text", path)
        self.assertTrue(any("UTF-8" in problem["why"] for problem in records[0]["problems"]))
        self.assertIn("\ufffd", records[0]["document"]["text"])

    def test_a_binary_file_yields_no_facts(self):
        _, records, _ = read(self.write("photo.txt", bytes(range(256)) * 200))
        self.assertEqual(records[0]["facts"], [])
        self.assertTrue(records[0]["problems"])

    def test_jsonl_lines_that_cannot_be_read_get_their_line(self):
        lines = [json.dumps({"id": "one", "text": "The ministers met in Riga on 4 March 2026."}), "{not json", json.dumps({"id": "three"})]
        path = self.write("batch.jsonl", ("\n".join(lines) + "\n").encode())
        code, records, _ = read(path)
        self.assertEqual(len(records), 3)
        self.assertEqual(records[0]["document"]["source"], "one")
        self.assertTrue(records[1]["problems"] and records[2]["problems"])
        self.assertEqual(code, 1)

    def test_standard_input(self):
        code, records, _ = read("-", given=self.good.read_text())
        self.assertEqual(code, 0)
        self.assertEqual(records[0]["document"]["source"], "-")
        self.assertGreater(len(records[0]["facts"]), 0)

    def test_a_single_sentence_is_an_article(self):
        _, records, _ = read("-", given="French President Emmanuel Macron met with German Chancellor Friedrich Merz in Berlin on 3 June 2025.")
        self.assertTrue(any(fact["kind"] == "contact" and fact["status"] == "held" for fact in records[0]["facts"]), records[0]["facts"])

    def test_what_could_not_be_read_ends_with_one(self):
        big = self.write("big.txt", b"The ministers met in Riga. " + b"\n" * (1 << 20))
        binary = self.write("photo.txt", bytes(range(256)) * 200)
        for path in (big, binary, self.folder / "nowhere.txt"):
            for command in ("read", "clean"):
                self.assertEqual(run(command, path).returncode, 1, path)
        for command in ("read", "clean", "parse", "events"):
            err = run(command, self.folder / "nowhere.txt").stderr
            self.assertEqual(err.count("nowhere.txt:"), 1, err)
        for command in ("sieve", "copies"):
            done = run(command, self.folder / "nowhere.txt", "--format", "jsonl")
            self.assertEqual((done.returncode, done.stdout), (1, ""))

    def test_a_full_disk_is_said(self):
        for command in (["read", self.good], ["schema"], ["--help"]):
            with open("/dev/full", "w") as full:
                done = subprocess.run([PROGRAM, *map(str, command)], stdout=full, stderr=subprocess.PIPE, text=True)
            self.assertEqual(done.returncode, 1)
            self.assertIn("standard output", done.stderr)

    def test_wrong_usage_says_what_may_be_meant(self):
        for arguments, words in ((["raed", self.good], "'read'"), (["read", "--formt", "text", self.good], "'--format'"), (["read", "--threads", "-1", self.good], "'-1' is no whole number"),
                                 (["read", "--threads", "1.5", self.good], "whole number"), (["backup", "--record", "x", "a", "b"], "'b'"), (["man", "x"], "flags only"), ([], "--help")):
            done = run(*arguments)
            self.assertEqual(done.returncode, 2, arguments)
            self.assertIn(words, done.stderr)

    def test_a_lexicon_that_would_not_be_read_is_refused(self):
        tables = self.folder / "mine" / "ontology"
        for folder, words in ((self.folder / "nowhere", "no such folder"), (self.folder, "lexicon")):
            done = run("read", "--lexicon", folder, self.good)
            self.assertEqual(done.returncode, 2)
            self.assertIn(words, done.stderr)
        tables.mkdir(parents=True)
        (tables / "persons.tsv").write_text("key\tname\n")
        done = run("read", "--lexicon", tables.parent, self.good)
        self.assertEqual(done.returncode, 2)
        self.assertIn("persons.tsv", done.stderr)

    def test_wrong_usage(self):
        self.assertEqual(run("read").returncode, 2)
        self.assertEqual(run("read", "--format", "pigeon", self.good).returncode, 2)
        self.assertEqual(run("fly").returncode, 2)
        self.assertEqual(run("read", "--data", self.folder, self.good).returncode, 2)

    def test_a_broken_table_is_named_with_its_line(self):
        lexicon = self.folder / "mine" / "lexicon"
        lexicon.mkdir(parents=True)
        (lexicon / "verbs.tsv").write_text("lemma\tupos\tclass\nmeet\tVERB\n")
        done = run("read", "--lexicon", lexicon.parent, self.good)
        self.assertEqual(done.returncode, 2)
        self.assertIn("verbs.tsv:2", done.stderr)


class Archives(unittest.TestCase):
    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.addCleanup(self.scratch.cleanup)
        self.folder = pathlib.Path(self.scratch.name)

    def archive(self, name, pages, packed=True, damage=None):
        parts = []
        for i, page in enumerate(pages):
            block = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + page.encode()
            record = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{i}\r\nContent-Type: application/http\r\n"
                      f"Content-Length: {len(block)}\r\n\r\n").encode() + block + b"\r\n\r\n"
            record = gzip.compress(record) if packed else record
            parts.append(record[:40] + b"\0\1\2\3" * 8 + record[72:] if i == damage else record)
        path = self.folder / name
        path.write_bytes(b"".join(parts))
        return path

    def test_archives_give_the_same_bytes_whatever_the_threads(self):
        pages = [path.read_text() for path in sorted(ARTICLES.glob("*.txt"))]
        path = self.archive("news.warc.gz", pages)
        outputs = {run("read", "--format", "jsonl", "--threads", n, path).stdout for n in (1, 3)}
        self.assertEqual(len(outputs), 1)
        records = [json.loads(line) for line in outputs.pop().splitlines()]
        self.assertEqual([r["document"]["source"] for r in records], [f"https://example.org/{i}" for i in range(len(pages))])
        self.assertEqual([r["document"]["text"] for r in records], pages)  # nobody else has the text of an archive
        plain = run("read", "--format", "jsonl", "-", given=self.archive("plain.warc", pages, packed=False).read_bytes(), text=False)
        self.assertTrue([json.loads(line)["facts"] for line in plain.stdout.splitlines()] == [r["facts"] for r in records])

    def test_a_damaged_record_is_skipped_and_said(self):
        path = self.archive("news.warc.gz", ["One.", "Two.", "Three."], damage=1)
        code, records, err = read("--with-text", path)
        self.assertEqual(code, 1)
        self.assertEqual([r["document"]["text"] for r in records], ["One.", "Three."])
        self.assertRegex(err, r"news\.warc\.gz: damaged record at byte \d+: gzip member at byte \d+")

    def test_feeds(self):
        path = self.folder / "feed.xml"
        path.write_text("<rss><channel><title>Wire</title><item><title>Envoys meet</title><link>https://example.org/1</link>"
                        "<pubDate>Wed, 04 Mar 2026 10:00:00 GMT</pubDate><description>The ministers of Latvia and Moldova met in Riga on Tuesday.</description>"
                        "</item><item><title>t & t</title></item></channel></rss>")
        code, records, err = read("--with-text", path)
        self.assertEqual(code, 1)
        self.assertIn("feed.xml: line 1", err)
        self.assertEqual(records[0]["document"]["source"], "https://example.org/1")
        self.assertEqual(records[0]["document"]["published"]["date"], "2026-03-04")
        contact = [fact for fact in records[0]["facts"] if fact["kind"] == "contact"]
        self.assertEqual(contact[0]["date"]["from"], "2026-03-03")

    def test_an_unread_language_is_kept_and_said(self):
        code, records, err = read("-", given="РИГА, 4 марта 2026 г. Министр встретился с послом и обсудил с ней вопросы торговли, которые были подняты в ходе визита.")
        self.assertEqual(code, 0)
        self.assertEqual(records[0]["document"]["language"], "ru")
        self.assertEqual((records[0]["facts"], records[0]["entities"]), ([], []))
        self.assertIn("not read yet", records[0]["problems"][-1]["why"])

    def test_only_diplomacy(self):
        path = self.folder / "stream.jsonl"
        sport = ("The striker scored twice in the second half as the home side won the derby, and the manager praised his young players for the way they "
                 "kept the ball. They move to second in the league with a game in hand, and play away at the weekend.")
        ours = sorted(ARTICLES.glob("*.txt"))[0].read_text()
        path.write_text("".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in (("ours", ours), ("sport", sport))))
        code, records, _ = read("--only-diplomacy", path)
        self.assertEqual([r["document"]["source"] for r in records], ["ours"])
        lines = [json.loads(line) for line in run("sieve", "--format", "jsonl", path).stdout.splitlines()]
        self.assertEqual([line["kept"] for line in lines], [True, False])

    def test_copies(self):
        article = sorted(ARTICLES.glob("*.txt"))[0].read_text()
        path = self.folder / "batch.jsonl"
        paragraphs = [line for line in article.splitlines() if len(line) > 80]
        path.write_text("".join(json.dumps({"id": name, "text": text, "published": day}) + "\n" for name, text, day in (
            ("copy", article, "2026-03-05"), ("first", article, "2026-03-04"), ("short", "\n".join(paragraphs[:len(paragraphs) // 2]), "2026-03-06"),
            ("other", sorted(ARTICLES.glob("*.txt"))[1].read_text(), "2026-03-04"))))
        answer = json.loads(run("copies", "--format", "json", path).stdout)
        self.assertEqual([(r["source"], r["kind"], r["origin"]) for r in answer["reports"]],
                         [("copy", "verbatim", "first"), ("first", "original", "first"), ("short", "edited", "first"), ("other", "independent", "other")])
        self.assertEqual(answer["origins"], 2)
        self.assertIn("2 origins", run("copies", path).stdout)
        self.assertEqual(len(run("copies", "--format", "csv", path).stdout.splitlines()), 5)


class Doors(unittest.TestCase):
    def test_help_at_each_level(self):
        top = run("--help")
        self.assertEqual(top.returncode, 0)
        for command in ("read", "parse", "explain", "schema", "codebook", "lint", "copies", "sieve", "fetch", "watch"):
            self.assertIn(command, top.stdout)
            self.assertEqual(run(command, "--help").returncode, 0)

    def test_text_is_plain_when_not_a_terminal(self):
        out = run("read", ARTICLES).stdout
        self.assertNotIn("\033", out)
        self.assertIn("contact", out)
        self.assertIn("\033", run("read", "--color", "always", ARTICLES).stdout)

    def test_html_is_one_self_contained_page(self):
        page = run("read", "--format", "html", ARTICLES).stdout
        self.assertEqual(page.count("<html"), 1)
        self.assertNotIn("http://", page.replace("http://www.w3.org", ""))
        self.assertNotIn("src=", page)
        import html.parser
        ids, links = set(), set()
        class Anchors(html.parser.HTMLParser):
            def handle_starttag(self, tag, attributes):
                for name, value in attributes:
                    if name == "id":
                        ids.add(value)
                    if name == "href":
                        links.add(value.lstrip("#"))
        Anchors().feed(page)
        self.assertTrue(links <= ids, sorted(links - ids)[:5])

    def test_parse_writes_conllu_and_reads_it_back(self):
        first = run("parse", ARTICLES)
        self.assertEqual(first.returncode, 0)
        with tempfile.NamedTemporaryFile("w", suffix=".conllu") as given:
            given.write(first.stdout)
            given.flush()
            again = run("parse", "--input", "conllu", given.name)
        def forms(text):
            return [line.split("\t")[1] for line in text.splitlines() if line[:1].isdigit()]
        self.assertEqual(forms(first.stdout), forms(again.stdout))
        for line in first.stdout.splitlines():
            if line and not line.startswith("#"):
                self.assertEqual(len(line.split("\t")), 10)

    def test_explain_shows_rules(self):
        out = run("explain", sorted(ARTICLES.glob("*.txt"))[0])
        self.assertEqual(out.returncode, 0)
        self.assertIn("contact.", out.stdout)

    def test_man_page_and_completions(self):
        self.assertIn(".SH EXIT STATUS", run("man").stdout)
        for shell in ("bash", "zsh", "fish"):
            script = run("completions", shell)
            self.assertEqual(script.returncode, 0)
            self.assertIn("--with-text" if shell != "fish" else "with-text", script.stdout)
        bash = run("completions", "bash").stdout
        self.assertEqual(subprocess.run(["bash", "-n"], input=bash, text=True).returncode, 0)
        def offered(*words):
            ask = f"{bash}\nCOMP_WORDS=({' '.join(repr(word) for word in words)}); COMP_CWORD={len(words) - 1}; _chancery; echo \"${{COMPREPLY[*]}}\""
            return subprocess.run(["bash", "-c", ask], capture_output=True, text=True).stdout.split()
        self.assertEqual(offered("chancery", "completions", ""), ["bash", "zsh", "fish"])
        self.assertEqual(offered("chancery", "read", "--format", "j"), ["json", "jsonl"])
        for line in run("completions", "fish").stdout.splitlines():
            self.assertEqual(line.replace("\\\\", "").replace("\\'", "").count("'") % 2, 0, line)

    def test_lint_finds_nothing_wrong(self):
        done = run("lint")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_lint_reads_the_user_s_own_tables_and_rules(self):
        with tempfile.TemporaryDirectory() as folder:
            own = pathlib.Path(folder)
            (own / "ontology").mkdir()
            (own / "rules").mkdir()
            header = next(line for line in (SOURCE / "data/ontology/people.tsv").read_text().splitlines() if not line.startswith("#")).split("\t")
            cells = {"key": "person:own", "name": "Own", "names": "Own", "country": "LVA", "office": "cheef negotiator"}
            (own / "ontology" / "people.tsv").write_bytes(b"\xef\xbb\xbf" + ("\t".join(header) + "\r\n" + "\t".join(cells.get(name, "") for name in header) + "\r\n").encode())
            (own / "rules" / "own.rule").write_text('rule contact.dance\n  "Two sides dance."\n  anchor lemma "dance"\n  host Actor+ = agent\n  gives contact format=waltz\n')
            done = run("lint", "--lexicon", own)
            self.assertEqual(done.returncode, 1)
            self.assertIn("people.tsv:2: office 'cheef negotiator'", done.stdout)
            self.assertIn("'waltz' is no format of contact", done.stdout)
            self.assertEqual(run("watch", "--delay", "soon", "https://example.org/feed").returncode, 2)

    def test_lexicon_adds_rows(self):
        with tempfile.TemporaryDirectory() as folder:
            table = pathlib.Path(folder) / "ontology"
            table.mkdir()
            header = next(line for line in (SOURCE / "data/ontology/organisations.tsv").read_text().splitlines() if not line.startswith("#")).split("\t")
            cells = {"key": "org:test-league", "name": "League of Lighthouses", "names": "Lighthouse League", "kind": "intergovernmental"}
            (table / "organisations.tsv").write_text("\t".join(header) + "\n" + "\t".join(cells.get(name, "") for name in header) + "\n")
            text = "Finland's foreign minister visited the Lighthouse League on 3 June 2025."
            _, records, _ = read("--lexicon", folder, "-", given=text)
            self.assertIn("org:test-league", [entity["key"] for entity in records[0]["entities"]])
            for command in ("events", "explain", "parse", "clean", "sieve", "copies"):
                done = run(command, "--lexicon", folder, "-", given=text)
                self.assertEqual(done.returncode, 0, done.stderr)
            _, records, _ = read("-", given=text)
            self.assertNotIn("org:test-league", [entity["key"] for entity in records[0]["entities"]])


class Readme(unittest.TestCase):
    def test_every_command_in_the_readme_runs(self):
        """Commands in the README's ```sh blocks run from the source folder; set-up and training are marked by ```shell."""
        blocks, inside = [], False
        for line in (SOURCE / "README.md").read_text().splitlines():
            if line.startswith("```"):
                inside = line == "```sh"
            elif inside and line.strip() and not line.startswith("#"):
                blocks.append(line)
        self.assertGreater(len(blocks), 3)
        environment = dict(os.environ, PATH=f"{pathlib.Path(PROGRAM).parent}:{os.environ['PATH']}")
        with tempfile.TemporaryDirectory() as scratch:
            os.symlink(SOURCE / "examples", pathlib.Path(scratch) / "examples")
            os.symlink(SOURCE / "docs", pathlib.Path(scratch) / "docs")
            os.symlink(SOURCE / "cases", pathlib.Path(scratch) / "cases")
            os.mkdir(pathlib.Path(scratch) / "build")
            os.symlink(PROGRAM, pathlib.Path(scratch) / "build" / "chancery")
            for command in blocks:
                done = subprocess.run(["bash", "-c", command], cwd=scratch, env=environment, capture_output=True, text=True)
                self.assertEqual(done.returncode, 0, f"{command}\n{done.stderr}")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
