"""Checks of the training tools: python3 -m unittest discover train"""

import itertools
import os
import random
import sys
import unittest

import numpy as np

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import torch  # noqa: E402

import data  # noqa: E402
import decode  # noqa: E402
import export  # noqa: E402
import features  # noqa: E402
import misspell  # noqa: E402
import model as net  # noqa: E402
import names  # noqa: E402
import silver  # noqa: E402
import train  # noqa: E402
import treebank  # noqa: E402
import wordpiece  # noqa: E402


def best_tree_by_trying(scores):
    """The largest sum over all head choices that form a tree with one dependent of word 0."""
    n = scores.shape[0] - 1
    best = None
    for heads in itertools.product(range(n + 1), repeat=n):
        if sum(h == 0 for h in heads) != 1 or any(h == d + 1 for d, h in enumerate(heads)):
            continue
        ok = True
        for d in range(1, n + 1):
            node, steps = d, 0
            while node and steps <= n:
                node, steps = heads[node - 1], steps + 1
            ok = ok and node == 0
        if ok:
            total = sum(scores[d + 1, h] for d, h in enumerate(heads))
            best = total if best is None else max(best, total)
    return best


class Decoding(unittest.TestCase):
    def test_trees_are_the_best(self):
        random = np.random.RandomState(3)
        for n in (1, 2, 3, 4, 5):
            for _ in range(60):
                scores = random.randn(n + 1, n + 1) * 3
                heads = decode.decode_tree(scores)
                self.assertEqual(1, sum(h == 0 for h in heads[1:]))
                total = sum(scores[d, heads[d]] for d in range(1, n + 1))
                self.assertAlmostEqual(best_tree_by_trying(scores), total)

    def test_names_are_valid_and_best(self):
        random = np.random.RandomState(4)
        rules = decode.transitions(names.LABELS)
        for _ in range(40):
            scores = random.randn(3, len(names.LABELS))
            found = decode.viterbi(scores, rules)
            best = None
            for labels in itertools.product(range(len(names.LABELS)), repeat=3):
                chain = [None] + [names.LABELS[x] for x in labels] + [None]
                if all(decode.allowed(a, b) for a, b in zip(chain, chain[1:])):
                    total = sum(scores[i, x] for i, x in enumerate(labels))
                    best = total if best is None else max(best, total)
            self.assertAlmostEqual(best, sum(scores[i, x] for i, x in enumerate(found)))


class Words(unittest.TestCase):
    def test_folding_and_chunks(self):
        self.assertEqual("giang", wordpiece.fold("Giàng"))
        self.assertEqual(["u", ".", "s", "."], wordpiece.chunks("U.S."))
        self.assertEqual(["é".replace("é", "e") + "cole"], wordpiece.chunks("École"))

    def test_pieces(self):
        tokeniser = wordpiece.WordPiece(["[UNK]", "[CLS]", "[SEP]", "nur", "##sultan", "##s", "n", "."])
        self.assertEqual([3, 4], tokeniser.word_ids("Nursultan"))
        self.assertEqual([0], tokeniser.word_ids("xyz"))

    def test_shapes(self):
        self.assertEqual([16, 6, 1, 3, 8, 12, 1], features.shapes(["Rustam", "met", ",", "23", "OSCE", "eGov", "."]))
        self.assertEqual(2, features.casing("VIETNAM AND FRANCE SIGN".split()))
        self.assertEqual(1, features.casing("Minister Meets with Chinese Counterpart".split()))

    def test_hash(self):
        self.assertEqual(0xCBF29CE484222325, features.fnv1a(b""))
        self.assertEqual(0xAF63DC4C8601EC8C, features.fnv1a(b"a"))


class Slips(unittest.TestCase):
    def test_a_slip_changes_one_word_and_no_label(self):
        pieces = ["[UNK]", "[CLS]", "[SEP]"] + list("abcdefghijklmnopqrstuvwxyz") + ["##" + c for c in "abcdefghijklmnopqrstuvwxyz"]
        tokeniser = wordpiece.WordPiece(pieces)
        words = ["ministers", "met", "in", "harbours"]
        owner, ids = [0], [tokeniser.cls]
        for i, word in enumerate(words):
            for piece in tokeniser.word_ids(word):
                ids.append(piece)
                owner.append(i + 1)
        item = dict(words=words, pieces=ids + [tokeniser.sep], owner=owner + [-1], heads=[2, 0, 4, 2])
        rng = random.Random(5)
        changed = 0
        for _ in range(2000):
            out = misspell.misspell(item, tokeniser, rng)
            self.assertEqual([2, 0, 4, 2], out["heads"])
            self.assertEqual(["met", "in"], out["words"][1:3])  # too short
            self.assertEqual([0] + [i + 1 for i, w in enumerate(out["words"]) for _ in tokeniser.word_ids(w)] + [-1], out["owner"])
            changed += out is not item
        self.assertTrue(40 < changed < 130, changed)


class Trees(unittest.TestCase):
    def test_tree_and_back(self):
        sentence = treebank.Sentence("He met Ilze Ozola .".split(), ["PRON", "VERB", "PROPN", "PROPN", "PUNCT"], list("abcde"),
                                     list("_____"), [2, 0, 2, 3, 2], ["nsubj", "root", "obj", "flat", "punct"],
                                     ["O", "O", "B-PER", "E-PER", "O"])
        root, _ = treebank.to_tree(sentence)
        copy = treebank.to_sentence(root)
        for key in ("words", "upos", "xpos", "feats", "heads", "relations", "names"):
            self.assertEqual(getattr(sentence, key), getattr(copy, key))


class Networks(unittest.TestCase):
    """Models of both sizes on two sentences, one of them without a tree."""

    def setUp(self):
        torch.manual_seed(1)
        pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "he", "met", "ilze", "."]
        full = treebank.Sentence("He met Ilze .".split(), ["PRON", "VERB", "PROPN", "PUNCT"], ["PRP", "VBD", "NNP", "."], list("____"),
                                 [2, 0, 2, 2], ["nsubj", "root", "obj", "punct"], ["O", "O", "S-PER", "O"])
        self.labels = data.with_index(data.label_sets([full], names.LABELS))
        self.labels["feats"], self.labels["feats index"] = ["_"], {"_": 0}
        bare = treebank.Sentence("Ilze met".split(), names=["S-PER", None])
        tokeniser = wordpiece.WordPiece(pieces)
        self.batch = net.make_batch([data.encode(s, tokeniser, self.labels) for s in (full, bare)])
        self.models = {k: net.Model(len(pieces), self.labels, size) for k, size in net.SIZES.items()}

    def test_attention_is_the_plain_one(self):
        qkv = torch.randn(2, 5, 3, 4, net.HEAD, requires_grad=True)
        bias = torch.tensor([[0.0] * 5, [0.0] * 3 + [-1e4] * 2])[:, None, None, :]
        q, k, v = qkv.permute(2, 0, 3, 1, 4).unbind(0)
        plain = (torch.softmax(q @ k.transpose(2, 3) * net.HEAD ** -0.5 + bias, -1) @ v).transpose(1, 2).reshape(2, 5, -1)
        ours = net.Attend.apply(qkv, bias)
        self.assertLess((plain - ours).abs().max().item(), 1e-5)
        towards = torch.randn_like(plain)
        wanted, = torch.autograd.grad((plain * towards).sum(), qkv)
        found, = torch.autograd.grad((ours * towards).sum(), qkv)
        self.assertLess((wanted - found).abs().max().item(), 1e-5)

    def test_the_fast_model_learns_from_the_exact_one(self):
        teacher, pupil = self.models["exact"].eval(), self.models["fast"].train()
        adam = train.optimiser(pupil)
        first = last = None
        for _ in range(12):
            losses = train.losses(pupil, self.batch, teacher)
            self.assertEqual({"heads", "relations", "upos", "xpos", "feats", "names"}, set(losses))
            last = sum(losses.values())
            first = first if first is not None else last.item()
            adam.zero_grad()
            last.backward()
            adam.step()
        self.assertLess(last.item(), first)
        self.assertTrue(all(p.grad is not None for p in pupil.parameters() if p.requires_grad))
        self.assertTrue(all(p.grad is None for p in teacher.parameters()))

    def test_exported_models_compute_the_same(self):
        for name, model in self.models.items():
            model.eval()
            before = model(self.batch)
            tensors = export.tensors_of(model)
            size = net.SIZES[name]
            self.assertEqual((8, size.hidden), tensors["piece.q"].shape)
            export.dequantised(model, tensors)
            net.Linear.round_activations = False
            for a, b in zip(before, model(self.batch)):
                self.assertLess((a - b).abs().max().item(), 0.1)


class Silver(unittest.TestCase):
    def test_words_in_which_two_models_differ_teach_nothing(self):
        labels = {"upos index": {"NOUN": 0, "VERB": 1}, "xpos index": {"NN": 0, "VB": 1}, "feats index": {"_": 0},
                  "relations index": {"root": 0, "nsubj": 1, "obj": 2}}
        item = dict(words=["talks", "fail", "twice"], names=[0, 0, 0])
        exact = [["NOUN", "NN", "_", "2", "nsubj"], ["VERB", "VB", "_", "0", "root"], ["NOUN", "NN", "_", "2", "obj"]]
        fast = [["NOUN", "NN", "_", "2", "nsubj"], ["NOUN", "VB", "_", "0", "root"], ["NOUN", "NN", "_", "1", "obj"]]
        self.assertEqual(2, silver.label(item, exact, fast, labels))
        self.assertEqual([2, 0, -100], item["heads"])
        self.assertEqual([1, 0, -100], item["relations"])
        self.assertEqual([0, -100, 0], item["upos"])


if __name__ == "__main__":
    unittest.main()
