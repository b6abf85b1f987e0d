#!/usr/bin/env python3
"""The treebank notation and the own treebank. Usage: test_treebank_notation.py [unittest arguments]"""

import pathlib
import re
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True

import notation_check  # noqa: E402
import treebank_notation as notation  # noqa: E402

TREEBANK = HERE.parent / "cases" / "treebank"
HALVES = sorted(TREEBANK.glob("*.txt"))


def columns(text, *names):
    """Words with some of their columns."""
    pick = {"head": lambda t: t.head.form if t.head else "-", "relation": lambda t: t.relation, "xpos": lambda t: t.xpos, "upos": lambda t: t.upos,
            "lemma": lambda t: t.lemma, "feats": lambda t: t.feats, "name": lambda t: t.name or "O"}
    return [(t.form,) + tuple(pick[n](t) for n in names) for t in notation.expand(text)]


class Notation(unittest.TestCase):
    def test_brackets_make_heads(self):
        self.assertEqual(columns("[s [nd Foreign/a Minister] {P Aru Tolen}] arrived [b in {L Lumen}] .", "head", "relation", "name"),
                         [("Foreign", "Minister", "amod", "O"), ("Minister", "Aru", "nmod:desc", "O"), ("Aru", "arrived", "nsubj", "B-PER"),
                          ("Tolen", "Aru", "flat", "I-PER"), ("arrived", "-", "root", "O"), ("in", "Lumen", "case", "O"),
                          ("Lumen", "arrived", "obl", "B-LOC"), (".", "arrived", "punct", "O")])

    def test_tags_by_helpers(self):
        for text, tags in [("[s They] were/xp invited [x to attend]", "PRP VBD VBN TO VB"), ("[s She] has met [o him]", "PRP VBZ VBN PRP"),
                           ("[s Talks] are/au being/xp held [b in May]", "NNS VBP VBG VBN IN NNP"),
                           ("[s It] said [co [s it] will bring [o aid]]", "PRP VBD PRP MD VB NN"),
                           ("[s Aid] came [v after [s they] met [b before expanding/a ties]]", "NN VBD IN PRP VBD IN VBG NNS")]:
            with self.subTest(text):
                self.assertEqual(" ".join(t.xpos for t in notation.expand(text)), tags)

    def test_lemmas(self):
        for word, xpos, lemma in [("countries", "NNS", "country"), ("addresses", "NNS", "address"), ("held", "VBD", "hold"),
                                  ("agreed", "VBD", "agree"), ("stressing", "VBG", "stress"), ("receiving", "VBG", "receive"),
                                  ("planned", "VBD", "plan"), ("carries", "VBZ", "carry"), ("memoranda", "NNS", "memorandum")]:
            with self.subTest(word):
                self.assertEqual(columns("*%s^%s" % (word, xpos), "lemma"), [(word, lemma)])

    def test_spaces(self):
        for text, plain in [('[co " [s We] agree^VBP , "] [s he] said .', '"We agree," he said.'),
                            ("[p the country 's] [c two/num - day] *visit", "the country's two-day visit"),
                            ("*$ 5/num ( 3/num [nu %] )", "$5 (3%)")]:
            with self.subTest(plain):
                self.assertEqual(notation.text_of(notation.expand(text)), plain)

    def test_what_is_refused(self):
        for text in ["[s He said", "he ] said", "the minister spoke late"]:
            with self.subTest(text), self.assertRaises(notation.NotationError):
                notation.expand(text)


class Check(unittest.TestCase):
    GOOD = notation.conllu(notation.expand("[s {L Fiji}] sent [o an envoy] ."), "a-001")

    def problems(self, *contents):
        with tempfile.TemporaryDirectory() as folder:
            paths = []
            for i, content in enumerate(contents):
                paths.append(str(pathlib.Path(folder, "%d.conllu" % i)))
                pathlib.Path(paths[-1]).write_text(content, encoding="utf8")
            return notation_check.check_files(paths)

    def test_good(self):
        self.assertEqual(self.problems(self.GOOD), [])

    def test_each_fault_is_found(self):
        for old, new in [("\t0\troot", "\t1\troot"), ("\t2\tobj", "\t5\tobj"), ("\tobj", "\tobject"), ("5\t.", "6\t."), ("B-LOC", "I-LOC"),
                         ("text = Fiji", "text = Fji"), ("\tVBD", "\tVBDD"), ("\tDET", "\tNOUN"), ("|SpaceAfter=No", ""), ("\tSpaceAfter=No", "\t_")]:
            if old in self.GOOD:
                with self.subTest(new):
                    self.assertNotEqual(self.problems(self.GOOD.replace(old, new, 1)), [])

    def test_a_sentence_in_both_halves_is_found(self):
        self.assertNotEqual(self.problems(self.GOOD, self.GOOD.replace("a-001", "b-001")), [])


class Treebank(unittest.TestCase):
    def test_files_are_the_expanded_notation(self):
        self.assertTrue(HALVES)
        for path in HALVES:
            with self.subTest(path.name):
                text = "".join(notation.conllu(notation.expand(p), "%s-%03d" % (path.stem, i))
                               for i, p in enumerate(notation.paragraphs(str(path)), 1))
                self.assertEqual(path.with_suffix(".conllu").read_text(encoding="utf8"), text)

    def test_all_rules_hold(self):
        self.assertEqual(notation_check.check_files([str(p.with_suffix(".conllu")) for p in HALVES]), [])

    def test_people_differ_between_the_halves(self):
        people = [set(re.findall(r"\{P ([^}]*)\}", p.read_text(encoding="utf8"))) for p in HALVES]
        for i, mine in enumerate(people):
            for other in people[i + 1:]:
                self.assertEqual(mine & other, set())


if __name__ == "__main__":
    unittest.main()
