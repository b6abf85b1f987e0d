"""Lemmas from form and tags: a dictionary and suffix rules, both learnt from the treebanks.

    lemmas.py DATA OUT.tsv          writes the table
    lemmas.py DATA OUT.tsv --test   and measures it on the test parts with gold tags
"""

import collections
import json
import os
import sys

import lexicon
import names
import treebank

LONGEST = 5          # letters in a suffix
KEEP_CASE = {"PROPN/NNP", "PROPN/NNPS", "X/FW", "X/ADD", "PROPN/ADD", "X/GW", "PUNCT/NFP", "X/LS", "PROPN/GW", "PROPN/FW", "ADJ/NNP",
             "VERB/NNP", "NUM/NNP", "SYM/SYM", "SYM/NFP", "X/NNP"}


def lower(word):
    """ASCII letters and U+00C0..U+00DE (but the multiplication sign) in lower case."""
    return "".join(c.lower() if "A" <= c <= "Z" or 0xC0 <= ord(c) <= 0xDE and ord(c) != 0xD7 else c for c in word)


def edit(form, lemma):
    """(letters to strip, text to add)."""
    k = 0
    while k < min(len(form), len(lemma)) and form[k] == lemma[k]:
        k += 1
    return len(form) - k, lemma[k:]


def base(form, group):
    """The form on which rules work: lower case except for groups that keep their case."""
    return form if group in KEEP_CASE else lower(form)


class Lemmatiser:
    """The table: dictionary (group, form) -> lemma, rules (group, suffix) -> edit."""

    def __init__(self):
        self.words, self.rules, self.main = {}, {}, {}

    def rule(self, form, group):
        """The lemma by the rule with the longest suffix, or None."""
        word, low = base(form, group), lower(form)
        for length in range(min(LONGEST, len(low)), 0, -1):
            found = self.rules.get((group, low[len(low) - length:]))
            if found and found[0] < len(word):
                return word[:len(word) - found[0]] + found[1]
        return None

    def lookup(self, form, group):
        """Dictionary with the form as it is, dictionary with the form in lower case, rules."""
        return self.words.get((group, form)) or self.words.get((group, lower(form))) or self.rule(form, group)

    def lemma(self, form, upos, xpos):
        """By the word's group, else by the main group of its tag, else the form (lower case or kept)."""
        group = upos + "/" + xpos
        return self.lookup(form, group) or self.lookup(form, self.main.get(xpos, group)) or base(form, group)

    def default(self, form, group):
        """The lemma without the dictionary of the group."""
        main = self.main[group[group.index("/") + 1:]]
        return self.rule(form, group) or (main != group and self.lookup(form, main)) or base(form, group)

    def learn(self, counts):
        """From {(form, upos, xpos): Counter of lemmas}."""
        groups = collections.defaultdict(collections.Counter)
        for (form, upos, xpos), lemmas in counts.items():
            groups[xpos][upos + "/" + xpos] += sum(lemmas.values())
        self.main = {xpos: c.most_common(1)[0][0] for xpos, c in groups.items()}
        types = collections.defaultdict(collections.Counter)   # (group, suffix) -> edits, one vote a type
        best = {}
        for (form, upos, xpos), lemmas in counts.items():
            group = upos + "/" + xpos
            lemma, n = lemmas.most_common(1)[0]
            best[group, form] = (lemma, sum(lemmas.values()))
        low_best = collections.defaultdict(collections.Counter)
        for (group, form), (lemma, n) in best.items():
            low_best[group, base(form, group)][lemma] += n
        for (group, form), lemmas in low_best.items():
            lemma, n = lemmas.most_common(1)[0]
            low = lower(form)
            vote = edit(form, lemma)
            for length in range(0, min(LONGEST, len(low)) + 1):
                types[group, low[len(low) - length:]][vote] += min(n, 3)
        for key in sorted(types, key=lambda k: (k[0], len(k[1]), k[1])):
            group, suffix = key
            winner, n = types[key].most_common(1)[0]
            total = sum(types[key].values())
            if winner[0] > len(suffix):         # what is stripped must be part of the suffix
                continue
            shorter = None
            for length in range(len(suffix) - 1, -1, -1):
                shorter = self.rules.get((group, suffix[len(suffix) - length:]))
                if shorter:
                    break
            if shorter is None and winner == (0, ""):
                continue
            if (winner != shorter and n >= 4 and n >= 0.6 * total):
                self.rules[key] = winner
        for (group, form), lemmas in low_best.items():
            lemma = lemmas.most_common(1)[0][0]
            if self.default(form, group) != lemma:
                self.words[group, form] = lemma
        for (group, form), (lemma, n) in sorted(best.items()):
            known = self.words.get((group, lower(form))) or self.default(form, group)
            if known != lemma and n >= 2:
                self.words[group, form] = lemma

    def write(self, path):
        """Lines `K group`, `G xpos group`, `D group form lemma`, `R group suffix strip add` (see FORMAT.md)."""
        with open(path + ".new", "w", encoding="utf8") as f:
            for group in sorted(KEEP_CASE):
                f.write(f"K\t{group}\n")
            for xpos, group in sorted(self.main.items()):
                f.write(f"G\t{xpos}\t{group}\n")
            for (group, form), lemma in sorted(self.words.items()):
                f.write(f"D\t{group}\t{form}\t{lemma}\n")
            for (group, suffix), (strip, add) in sorted(self.rules.items()):
                f.write(f"R\t{group}\t{suffix}\t{strip}\t{add}\n")
        os.replace(path + ".new", path)


def regular_forms(lemma, counts):
    """Adds the regular forms of a verb where none of that tag is known and spelling leaves no doubt."""
    if not lemma.isalpha() or len(lemma) < 4 or not lemma.islower():
        return
    if lemma.endswith("e") and not lemma.endswith(("ee", "ye", "oe", "ie")):
        forms = {"VBG": lemma[:-1] + "ing", "VBD": lemma + "d", "VBN": lemma + "d", "VBZ": lemma + "s"}
    elif lemma[-1] in "kwxltdnmprg" and lemma[-2] not in "aeiou" or lemma[-3:-1] in ("ea", "ai", "oo", "ou", "ee", "oa"):
        forms = {"VBG": lemma + "ing", "VBD": lemma + "ed", "VBN": lemma + "ed", "VBZ": lemma + "s"}
    else:
        return
    for xpos, form in forms.items():
        if (form, "VERB", xpos) not in counts and (lemma, xpos) not in seen_forms(counts):
            counts[form, "VERB", xpos][lemma] += 1


_seen = set()


def seen_forms(counts):
    """{(lemma, xpos)} of the verbs in the treebanks, computed once."""
    if not _seen:
        _seen.update((lemma, xpos) for (_, upos, xpos), c in counts.items() if upos == "VERB" for lemma in c)
    return _seen


def main():
    source, out = sys.argv[1:3]
    banks = os.path.join(source, "train", "treebank")
    counts = collections.defaultdict(collections.Counter)
    for bank in ("en_ewt", "en_gum_open"):
        for s in treebank.read_conllu(os.path.join(banks, bank + "-ud-train.conllu")):
            for form, upos, xpos, lemma in zip(s.words, s.upos, s.xpos, s.lemmas):
                if " " not in form and xpos not in ("GW", "ADD"):
                    counts[form, upos, xpos][lemma] += 1
    with open(os.path.join(source, "reference", "factbook_polity.json"), encoding="utf8") as f:
        demonyms = names.demonyms_of(json.load(f))
    singular = {d for d in demonyms if not (d.endswith("s") and d[:-1] in demonyms)}
    for word in singular:
        if " " not in word:
            counts[word, "ADJ", "JJ"][word] += 2
            counts[word, "NOUN", "NN"][word] += 2
            counts[word + "s", "NOUN", "NNS"][word] += 2
    for lemma in sorted({lemma for (_, upos, xpos), c in counts.items() if upos == "VERB" and xpos in ("VB", "VBP") for lemma in c}):
        regular_forms(lemma, counts)
    table = Lemmatiser()
    table.learn(counts)
    table.write(out)
    print(len(table.words), "words", len(table.rules), "rules", os.path.getsize(out), "bytes")
    if "--test" in sys.argv:
        wrong = collections.Counter()
        for bank in ("en_ewt-ud-test", "en_gum_open-ud-test", "en_pud-ud-test"):
            n = right = 0
            for s in treebank.read_conllu(os.path.join(banks, bank + ".conllu")):
                for form, upos, xpos, lemma in zip(s.words, s.upos, s.xpos, s.lemmas):
                    n += 1
                    right += table.lemma(form, upos, xpos) == lemma
                    if table.lemma(form, upos, xpos) != lemma and bank == "en_ewt-ud-test":
                        wrong[form, upos, xpos, lemma, table.lemma(form, upos, xpos)] += 1
            print(bank, f"{right / n:.4f}")
        if "--wrong" in sys.argv:
            print(wrong.most_common(60))


if __name__ == "__main__":
    main()
