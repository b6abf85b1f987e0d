#!/usr/bin/python3
"""The doors of the record, as a desk uses them. Usage: record_test.py PROGRAM SOURCE [unittest arguments]"""
import csv
import html.parser
import io
import json
import os
import pathlib
import random
import re
import shlex
import signal
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM, SOURCE = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
CASES = SOURCE / "cases" / "record"


def run(*arguments, given=None, folder=None):
    return subprocess.run([PROGRAM, *map(str, arguments)], input=given, capture_output=True, text=True, cwd=folder)


class Page(html.parser.HTMLParser):
    """A page of a briefing: what is open must be closed, in order; headings, links and the places they lead to."""

    void = {"meta", "br", "link", "img", "hr"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.wrong, self.links, self.ids, self.headings, self.items, self.text = [], [], [], [], [], [], ""

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag == "a":
            self.links.append(attributes.get("href", ""))
        if tag in ("h1", "h2"):
            self.headings.append("")
        if tag == "li":
            self.items.append("")
        if tag not in self.void:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data):
        if self.open and self.open[-1] in ("h1", "h2"):
            self.headings[-1] += data
        if "li" in self.open:
            self.items[-1] += data
        self.text += data


class WithRecord(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.record = os.path.join(self.folder.name, "r")

    def tearDown(self):
        self.folder.cleanup()

    def ask(self, *arguments, code=0, **more):
        done = run(*arguments, "--record", self.record, **more)
        self.assertEqual(done.returncode, code, done.stderr + done.stdout)
        return done.stdout

    def rows(self, row, *arguments):
        return [one for one in map(json.loads, self.ask("export", *arguments).splitlines()) if one["row"] == row]


class GoldenRecords(unittest.TestCase):
    """cases/record/NAME/questions.txt: what each answer must have and must not have."""

    def test_questions(self):
        for case in sorted(CASES.glob("*/questions.txt")):
            with tempfile.TemporaryDirectory() as folder:
                record = os.path.join(folder, "r")
                articles = sorted(p.name for p in case.parent.glob("[0-9]*.txt"))
                self.assertGreaterEqual(len(articles), 3)
                added = run("add", "--record", record, *articles, folder=case.parent)
                self.assertEqual(added.returncode, 0, added.stderr)
                answer = question = None
                for line in case.read_text().splitlines():
                    if not line.strip() or line.startswith("#"):
                        continue
                    mark, rest = line[0], line[2:]
                    if mark == "?":
                        question = rest
                        # {QUESTION|WORDS}: the id of the first line of that question's answer that has the words.
                        if inner := re.search(r"\{(.*)\|(.*)\}", rest):
                            lines = json.loads(run(*shlex.split(inner[1]), "--record", record, "--format", "json", folder=CASES).stdout)
                            found = [one["id"] for one in lines if re.search(inner[2], " ".join(map(str, one.values())))]
                            self.assertTrue(found, rest)
                            rest = rest[:inner.start()] + found[0] + rest[inner.end():]
                        done = run(*shlex.split(rest), "--record", record, folder=CASES)
                        self.assertEqual(done.returncode, 0, f"{question}: {done.stderr}")
                        answer = done.stdout
                        continue
                    with self.subTest(case=case.parent.name, question=question, line=line):
                        (self.assertRegex if mark == "+" else self.assertNotRegex)(answer, re.compile(rest) if "\\" in rest or ".*" in rest else re.compile(re.escape(rest)))


class Adding(WithRecord):
    articles = sorted(p.name for p in (CASES / "storehouses").glob("[0-9]*.txt"))

    def add(self, *articles, **more):
        return run("add", "--record", self.record, "--porcelain", *(articles or self.articles), folder=CASES / "storehouses", **more)

    def test_porcelain_and_twice(self):
        first = self.add()
        lines = [line.split("\t") for line in first.stdout.splitlines()]
        self.assertEqual([line[0] for line in lines], ["added"] * len(self.articles))
        self.assertEqual([line[2] for line in lines], self.articles)
        stats, exported = self.ask("stats"), self.ask("export")
        self.assertEqual(self.add().stdout, first.stdout)
        self.assertEqual(self.ask("stats"), stats)
        self.assertEqual(self.ask("export"), exported)

    def test_what_cannot_be_read_is_not_added(self):
        empty = os.path.join(self.folder.name, "empty.txt")
        open(empty, "w").close()
        done = self.add("nowhere.txt", empty, self.articles[0])
        self.assertEqual(done.returncode, 1)
        self.assertEqual([line.split("\t")[2] for line in done.stdout.splitlines()], [self.articles[0]])
        self.assertEqual(len(self.ask("documents").splitlines()), 1)
        done = run("add", "--record", self.record, "--input", "record", "-", given='{"document": 5}\nnull\n')
        self.assertEqual((done.returncode, done.stderr.count("not the record of an article")), (1, 2))
        self.assertEqual(len(self.ask("documents").splitlines()), 1)

    def test_order_and_threads_do_not_matter(self):
        self.add()
        exported = self.ask("export")
        os.remove(self.record)
        self.add("--threads", "1", *reversed(self.articles))
        self.assertEqual(self.ask("export"), exported)

    def test_records_may_be_added_without_reading(self):
        lines = run("read", "--format", "jsonl", "--with-text", *self.articles, folder=CASES / "storehouses").stdout
        self.ask("add", "--input", "record", "-", given=lines)
        injected = self.rows("event")
        os.remove(self.record)
        self.add()
        self.assertEqual(self.rows("event"), injected)

    def test_rows_of_the_export(self):
        self.add()
        for person in self.rows("person"):
            self.assertTrue(person["mentions"])
            for mention in person["mentions"]:
                text = (CASES / "storehouses" / mention["document"]).read_text()
                self.assertLess(mention["span"][0], mention["span"][1])
                self.assertLessEqual(mention["span"][1], len(text))
            self.assertIsInstance(person["tenures"], list)
        for event in self.rows("event"):
            self.assertIn("kind", event)
            self.assertTrue(event["evidence"])
            self.assertIsInstance(event["contradictions"], list)
        self.assertTrue(all(figure["indicator"] for figure in self.rows("figure")))
        self.assertTrue(all(statement["act"] for statement in self.rows("statement")))
        names = {row["id"]: row["name"] for row in self.rows("country")}
        for fact in self.rows("fact"):
            if fact.get("country") and fact["country"]["entity"] in names:
                self.assertEqual(fact["country"]["name"], names[fact["country"]["entity"]])

    def test_forget(self):
        self.add(*self.articles[:-1])
        exported = self.ask("export")
        self.add()
        self.assertNotEqual(self.ask("export"), exported)
        self.ask("forget", self.articles[-1])
        self.assertEqual(self.ask("export"), exported)
        self.ask("forget", self.articles[-1], code=1)
        self.ask("verify")

    def test_two_programs_at_once(self):
        many = [subprocess.Popen([PROGRAM, "add", "--record", self.record, article], cwd=CASES / "storehouses", stdout=subprocess.DEVNULL) for article in self.articles[:3]]
        self.assertEqual([one.wait() for one in many], [0, 0, 0])
        self.assertEqual(len(self.ask("documents").splitlines()), 3)
        self.ask("verify")

    def test_killed_at_any_moment(self):
        lines = run("read", "--format", "jsonl", *self.articles, folder=CASES / "storehouses").stdout
        source = os.path.join(self.folder.name, "records.jsonl")
        pathlib.Path(source).write_text("".join(re.sub(r'"(id":"sha256:..|source":")', lambda m: m[0] + f"{i % 10}", line, count=2) + "\n" for i in range(4) for line in lines.splitlines()))
        rng = random.Random(3)
        for _ in range(8):
            for suffix in ("", "-wal", "-shm", "-writer"):
                pathlib.Path(self.record + suffix).unlink(missing_ok=True)
            adding = subprocess.Popen([PROGRAM, "add", "--record", self.record, "--porcelain", "--input", "record", source], stdout=subprocess.PIPE, text=True)
            time.sleep(rng.uniform(0.0, 0.08))
            adding.send_signal(signal.SIGKILL)
            acknowledged = {line.split("\t")[1] for line in adding.stdout.read().splitlines() if line.count("\t") == 2}
            adding.wait()
            if os.path.exists(self.record):
                self.ask("verify")
                self.assertLessEqual(acknowledged, {one["id"] for one in self.rows("document")})
            else:
                self.assertFalse(acknowledged)

    def test_damage_is_found(self):
        self.add()
        bytes_ = bytearray(pathlib.Path(self.record).read_bytes())
        bytes_[len(bytes_) // 2] ^= 4
        pathlib.Path(self.record).write_bytes(bytes_)
        self.ask("verify", code=1)
        bytes_[3000] ^= 4  # in the page that is read before any question can be asked
        pathlib.Path(self.record).write_bytes(bytes_)
        self.assertIn("page 1 is damaged", self.ask("verify", code=1))
        self.ask("stats", code=2)

    def test_backup(self):
        self.add()
        exported = self.ask("export")
        self.ask("backup", self.record, code=2)
        copy = os.path.join(self.folder.name, "copy")
        self.ask("backup", copy)
        self.assertEqual(run("export", "--record", copy).stdout, exported)


class ByHand(WithRecord):
    def setUp(self):
        super().setUp()
        run("add", "--record", self.record, *Adding.articles, folder=CASES / "storehouses")

    def test_note_by_flags(self):
        noted = self.ask("note", "--kind", "contact", "--kind-format", "phone call", "--status", "planned", "--date", "2026-09-02", "--who", "host=Ilze Ozola, Latvia, Speaker",
                         "--who", "guest=Ion Rusu, Moldova", "--author", "desk", "--reason", "agreed", "--handling", "restricted")
        self.assertRegex(noted, r"^noted\tf-[0-9a-f]{16}\t")
        for question in (["dossier", "Latvia", "Moldova"], ["timeline", "Latvia"], ["export"], ["brief", "Latvia", "Moldova"], ["owed"], ["export", "--format", "ical"]):
            self.assertNotIn("2026-09-02", self.ask(*question))
            self.assertNotIn("20260902", self.ask(*question))
        self.assertIn("2026-09-02", self.ask("dossier", "Latvia", "Moldova", "--include", "restricted"))

    def test_marks_are_honoured_everywhere(self):
        questions = [["dossier", "Latvia", "Moldova"], ["person", "Ozola"], ["body", "Saeima"], ["timeline"], ["agreements"], ["owed"], ["offices"], ["visits"], ["topics"], ["positions", "Moldova"],
                     ["search", "Latvia"], ["review"], ["stats"], ["documents"], ["figures"], ["brief", "Latvia", "Moldova"], ["brief", "Latvia", "--format", "markdown"], ["export"],
                     *(["export", "--format", one] for one in ("ftm", "popolo", "jsonld", "turtle", "ical", "geojson")), ["export", "--format", "csv", "--table", "fact"],
                     ["check", CASES / "storehouses.draft"]]
        before = [self.ask(*question) for question in questions]
        # One that stands alone, one that joins a meeting told by others and contradicts it, and a figure.
        self.ask("note", "--kind", "contact", "--kind-format", "official visit", "--status", "planned", "--date", "2026-09-02", "--place", "Zanzibar", "--who", "guest=Nina Silent, Moldova, Foreign Minister",
                 "--who", "host=Ilze Ozola, Latvia", "--handling", "restricted", "--author", "clerk", "--text", "a quiet visit")
        self.ask("note", "--kind", "contact", "--kind-format", "meeting", "--status", "held", "--date", "2026-03-03", "--place", "Jurmala", "--who", "guest=Ion Rusu, Moldova, Deputy Speaker",
                 "--who", "host=Ilze Ozola, Latvia, Speaker", "--handling", "internal", "--author", "clerk", "--text", "they met in Jurmala")
        # The name of a fact comes from its words and the day: of so many, one sorts before all that is told openly.
        for word in ("briefly", "at length", "alone", "again", "at noon", "by chance"):
            self.ask("note", "--kind", "contact", "--kind-format", "meeting", "--status", "held", "--date", "2026-03-03", "--who", "guest=Ion Rusu, Moldova, Deputy Speaker",
                     "--who", "host=Ilze Ozola, Latvia, Speaker", "--handling", "internal", "--author", "clerk", "--text", f"they met {word}")
        self.ask("note", "--kind", "figure", "--status", "stated", "--set", "indicator=trade turnover", "--set", "subjects=Latvia; Moldova", "--set", "amount=5 USD", "--handling", "restricted", "--author", "clerk")
        for question, answer in zip(questions, before):
            with self.subTest(question=question):
                self.assertEqual(self.ask(*question), answer)
        self.assertIn("Jurmala", self.ask("timeline", "Latvia", "--include", "internal"))
        self.assertNotIn("Zanzibar", self.ask("timeline", "Latvia", "--include", "internal"))
        self.assertIn("Zanzibar", self.ask("timeline", "Latvia", "--include", "restricted"))
        self.assertNotIn("clerk", self.ask("alerts", "--since", "2000-01-01"))
        for secret in ("Nina Silent", "Silent"):
            self.assertEqual(run("person", secret, "--record", self.record).stdout, "")

    def test_note_as_json(self):
        fact = {"kind": "commitment", "status": "pending", "by": {"entity": {"kind": "country", "name": "Latvia", "key": "country:LVA", "country": "LVA"}}, "to": {"entity": "Moldova"},
                "what": {"value": "send twelve veterinary experts"}, "strength": "promise", "due": {"from": "2026-05-01", "to": "2026-05-31"}}
        self.ask("note", "-", "--author", "desk", given=json.dumps(fact))
        self.assertIn("veterinary", self.ask("owed", "Latvia", "Moldova", "--as-of", "2026-12-01"))
        self.assertIn("overdue", self.ask("owed", "Latvia", "Moldova", "--as-of", "2026-12-01"))
        wrong = dict(fact, strength="iron")
        self.assertIn("strength", run("note", "-", "--record", self.record, given=json.dumps(wrong)).stderr)
        self.assertIn("colour", run("note", "-", "--record", self.record, given=json.dumps(dict(fact, colour="red"))).stderr)

    def test_a_month_is_as_long_as_it_is(self):
        for month, last in (("2026-03", "31"), ("2026-02", "28"), ("2026-11", "30")):
            self.ask("note", "--kind", "measure", "--status", "done", "--set", "act=summoned", "--set", "by=Latvia", "--set", "against=Moldova", "--date", month, "--author", "desk")
            self.assertIn(f"{month}-01..{month}-{last}", self.ask("timeline", "Latvia"))
        self.assertIn("2026-11", self.ask("timeline", "Latvia", "--from", "2026-11", "--to", "2026"))
        self.assertIn("is after", run("timeline", "--from", "2027", "--to", "2026", "--record", self.record).stderr)

    def test_notes_that_say_nothing_are_refused(self):
        done = run("note", "--kind", "contact", "--status", "planned", "--record", self.record)
        self.assertEqual(done.returncode, 2)
        self.assertIn("--who", done.stderr)
        done = run("note", "-", "--record", self.record, given='{"kind":\n"contact"')
        self.assertIn("-:2: is no JSON", done.stderr)
        both = [self.ask("note", "--kind", kind, "--status", "held", "--set", "person=Ilze Ozola", "--set", "act=resigned", "--author", "desk") for kind in ("office change", "office_change")]
        self.assertEqual(*both)

    def test_an_event_that_was_rejected_has_its_history(self):
        noted = self.ask("note", "--kind", "measure", "--status", "done", "--set", "act=summoned", "--set", "by=Latvia", "--set", "against=Moldova", "--date", "2026-03-09", "--author", "desk")
        event = noted.split("\t")[1].replace("f-", "ev-")
        self.ask("correct", event, "--date", "2026-03-10", "--author", "desk", "--reason", "a day later")
        self.assertIn("2026-03-10", self.ask("timeline", "Latvia"))
        event = next(one["id"] for one in self.rows("event") if one["kind"] == "measure")
        self.ask("reject", event, "--author", "desk", "--reason", "it never was")
        self.assertIn("it never was", self.ask("history", event))
        self.assertIn("taken out", run("accounts", event, "--record", self.record).stderr)
        told_twice = next(one["id"] for one in self.rows("event") if len(one["facts"]) > 1)
        self.assertIn("f-", run("correct", told_twice, "--place", "Riga", "--reason", "so", "--record", self.record).stderr)

    def test_judgements(self):
        fact = next(one["id"] for one in self.rows("fact") if one["kind"] == "figure")
        self.assertIn("--reason", run("reject", fact, "--record", self.record).stderr)
        judged = self.ask("reject", fact, "--author", "desk", "--reason", "misread")
        self.assertNotIn(fact, [one["id"] for one in self.rows("fact")])
        self.assertIn("misread", self.ask("history", fact))
        self.ask("reject", judged.split("\t")[1].strip(), "--author", "desk", "--reason", "it was right")
        self.assertIn(fact, [one["id"] for one in self.rows("fact")])
        contact = next(one["id"] for one in self.rows("fact") if one["kind"] == "contact" and one["document"].startswith("1_"))
        self.ask("correct", contact, "--place", "Jurmala", "--author", "desk", "--reason", "was there")
        self.assertIn("Jurmala", self.ask("timeline", "Latvia"))
        self.ask("review")


class Formats(WithRecord):
    def setUp(self):
        super().setUp()
        run("add", "--record", self.record, *Adding.articles, folder=CASES / "storehouses")

    def test_every_question_as_json_and_csv(self):
        for question in (["dossier", "Latvia", "Moldova"], ["person", "Ozola"], ["timeline"], ["agreements"], ["owed"], ["visits"], ["topics"], ["positions", "Latvia"], ["offices"],
                         ["search", "Riga"], ["alerts", "--since", "2000-01-01"], ["figures"], ["stats"], ["documents"], ["review"]):
            as_json = json.loads(self.ask(*question, "--format", "json"))
            as_csv = list(csv.reader(io.StringIO(self.ask(*question, "--format", "csv"))))
            if isinstance(as_json, list):
                self.assertEqual(len(as_json), len(as_csv) - 1, question)

    def test_names_of_several_words_need_no_quotes(self):
        self.assertEqual(self.ask("person", "Ilze", "Ozola"), self.ask("person", "Ilze Ozola"))
        self.assertEqual(self.ask("timeline", "Republic", "of", "Moldova", "Latvia"), self.ask("timeline", "Moldova", "Latvia"))

    def test_tables(self):
        for table in ("contact", "office", "country", "statement", "figure", "document", "judgement"):
            self.ask("export", "--format", "csv", "--table", table)
        contacts = list(csv.DictReader(io.StringIO(self.ask("export", "--format", "csv", "--table", "contact"))))
        self.assertTrue(contacts)
        self.assertEqual({one["kind"] for one in contacts}, {"contact"})
        done = run("export", "--format", "csv", "--table", "meetings", "--record", self.record)
        self.assertEqual(done.returncode, 2)
        self.assertIn("contact", done.stderr)

    def test_most(self):
        self.assertEqual(len(json.loads(self.ask("topics", "--most", "1", "--format", "json"))), 1)
        parts = [one["section"] for one in json.loads(self.ask("alerts", "--since", "2000-01-01", "--most", "2", "--format", "json"))]
        self.assertLessEqual(max(parts.count(part) for part in parts), 2)

    def test_unknown_names_suggest(self):
        self.assertIn("Ilze Ozola", run("person", "Ilse Ozols", "--record", self.record).stderr)
        self.assertIn("Latvia", run("dossier", "Latvija", "--record", self.record).stderr)

    def test_exports(self):
        for line in self.ask("export", "--format", "ftm").splitlines():
            self.assertEqual(set(json.loads(line)), {"id", "schema", "properties"})
        self.assertTrue(json.loads(self.ask("export", "--format", "popolo"))["persons"])
        self.assertTrue(json.loads(self.ask("export", "--format", "jsonld"))["@graph"])
        for line in self.ask("export", "--format", "turtle").splitlines():
            self.assertRegex(line, r"^<[^<> ]+> <[^<> ]+> (<[^<> ]+>|\".*\"(\^\^<[^<> ]+>)?) \.$")
        calendar = self.ask("export", "--format", "ical")
        self.assertTrue(calendar.startswith("BEGIN:VCALENDAR"))
        self.assertEqual(calendar.count("BEGIN:VEVENT"), calendar.count("END:VEVENT"))
        self.assertEqual(json.loads(self.ask("export", "--format", "geojson"))["type"], "FeatureCollection")
        coded = {}
        for columns, count in (("gdelt", 61), ("polecat", 40), ("icews", 20), ("phoenix", 26), ("cameo", 13)):
            lines = self.ask("export", "--format", columns).splitlines()
            self.assertEqual({len(line.split("\t")) for line in lines}, {count}, columns)
            coded[columns] = lines
        self.assertTrue(all(json.loads(line)["event"] for line in self.ask("export", "--format", "plover").splitlines()))
        # A meeting that three articles tell is one event, with its reports counted.
        meetings = [line.split("\t") for line in coded["gdelt"] if "\tILZE OZOLA\t" in line and re.search("\tION RUSS?U\t", line) and line.split("\t")[1] == "20260303"]
        self.assertEqual([cells[31:34] for cells in meetings], [["3", "2", "3"]] * 2, "once in each direction: reports, sources, articles")
        self.assertGreater(len(list(csv.DictReader(io.StringIO(self.ask("export", "--format", "csv", "--table", "person"))))), 3)

    def test_brief(self):
        page = self.ask("brief", "Latvia", "Moldova", "--meeting", "A <call> & more")
        self.assertIn("A &lt;call&gt; &amp; more", page)
        lines = page.count("<li>")
        self.assertGreater(lines, 3)
        self.assertEqual(lines, len(re.findall(r"<li><span class=\"date\">.*?<sup>", page)))  # every line has a numbered source
        as_json = json.loads(self.ask("brief", "Latvia", "Moldova", "--format", "json"))
        self.assertEqual(sum(len(part["lines"]) for part in as_json["parts"]), lines)
        self.assertTrue(as_json["sources"])
        self.assertTrue(json.loads(self.ask("verify", "--format", "json"))["sound"])
        self.assertIn("## Sources", self.ask("brief", "Latvia", "Moldova", "--format", "markdown"))

    def test_brief_says_the_same_in_every_format(self):
        self.ask("note", "--kind", "contact", "--kind-format", "phone call", "--status", "held", "--date", "2026-03-09", "--who", "participant=Ilze Ozola, Latvia", "--who",
                 "participant=Zed <b>Quux</b> & *Co* [x], Moldova", "--author", "desk", "--reason", "told by phone")
        asked = ["brief", "Latvia", "Moldova", "--meeting", "A <call> & *more*", "--as-of", "2026-03-10"]
        page = Page()
        page.feed(self.ask(*asked))
        page.close()
        self.assertEqual((page.wrong, page.open), ([], []))
        self.assertEqual(page.headings[0], "A <call> & *more*")
        self.assertEqual(page.headings[-1], "Sources")
        self.assertEqual(len(set(page.headings)), len(page.headings))
        # Every number leads to its source, and no source stands there for nothing.
        self.assertEqual({link.lstrip("#") for link in page.links}, set(page.ids))
        self.assertEqual(len(page.ids), len(set(page.ids)))
        self.assertIn("Zed <b>Quux</b> & *Co* [x]", page.text)  # as letters, not as marks
        self.assertNotIn("1970", page.text)
        text, markdown = self.ask(*asked, "--format", "text"), self.ask(*asked, "--format", "markdown")
        plain = re.sub(r"\\(.)", r"\1", markdown)
        for heading in page.headings[1:]:
            self.assertIn(f"\n{heading}\n", text)
            self.assertIn(f"\n## {heading}\n", plain)
        self.assertIn(r"\*Co\* \[x\]", markdown)
        self.assertEqual(len(re.findall(r"^- ", text, re.M)), len(page.items) - len(page.ids))
        self.assertEqual(len(re.findall(r"^- ", markdown, re.M)), len(page.items) - len(page.ids))
        for item in page.items[:len(page.items) - len(page.ids)]:
            self.assertIn(re.sub(r"[\W\d]", "", item), re.sub(r"[\W\d]", "", text))

    def test_brief_without_anything(self):
        self.assertIn("Nothing in the record", self.ask("brief", "Fiji", "Peru"))

    def test_the_day_of_articles_that_tell_none(self):
        source = os.path.join(self.folder.name, "paper.txt")
        pathlib.Path(source).write_text("Latvian Foreign Minister Ilze Ozola met with Moldovan Foreign Minister Ion Rusu in Riga on Tuesday.\n")
        self.assertEqual(run("add", "--record", self.record, "--published", "2027-02-11", source).returncode, 0)
        self.assertIn("2027-02-09", self.ask("timeline", "Latvia", "Moldova"))
        self.assertEqual(run("add", "--record", self.record, "--published", "yesterday", source).returncode, 2)

    def test_documents_stand_in_the_order_of_their_days(self):
        days = [row[0] for row in csv.reader(io.StringIO(self.ask("documents", "--format", "csv")))][1:]
        self.assertEqual(days, sorted(days))


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
