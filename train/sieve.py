#!/usr/bin/env python3
"""Learns data/lexicon/diplomacy_terms.tsv, the terms by which src/sieve tells diplomacy from the rest of the news.

    train/sieve.py OURS.jsonl OTHERS.jsonl OUT.tsv [STREAM.jsonl ...]

Each line of the files holds `text` and, where known, `group`. A linear model over words and pairs of words, countries taken for one
another; one weight a term, so that the table can be read and mended by hand. Scores printed for OURS are those of models that had not
seen the article (ten parts, each scored by a model of the other nine); STREAM files are only reported on. Needs numpy alone.
"""
import csv
import json
import pathlib
import random
import re
import sys
from collections import Counter

import numpy

ROOT = pathlib.Path(__file__).resolve().parent.parent
WORDS_READ = 400  # as src/sieve/sieve.cpp
MOST_TERMS = 2500
THRESHOLD = -1.75  # of the score: as src/sieve reads it from the table
LOWER = {c: c + 32 for c in range(ord("A"), ord("Z") + 1)}
# Words that are countries only now and then.
AMBIGUOUS = {"turkey", "chad", "jordan", "georgia", "georgian", "mali", "niger", "polish", "guinea", "china", "male", "roseau", "nice", "victoria",
             "georgetown", "kingston", "hamilton", "santiago", "san", "road", "the", "valley", "city", "town", "port", "saint", "new", "south", "north"}
AMBIGUOUS -= {"turkey", "china", "mali", "niger", "georgian", "jordan", "georgia"}


def table(path):
    lines = [line for line in path.read_text().splitlines() if line and not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def countries():
    """Words that name a country, to its key; words of several countries name none in particular."""
    out = {}
    for row in table(ROOT / "data/ontology/countries.tsv"):
        if row["kind"] == "former":
            continue
        for column in ("names", "adjectives", "demonyms", "capital"):
            for name in row[column].split("|"):
                name = name.lower()
                if re.fullmatch(r"[a-z]{4,}", name) and name not in AMBIGUOUS:
                    out.setdefault(name, row["key"])
    return out


def terms_of(text, known):
    """The set of terms of a text: words, pairs, and how many countries it names."""
    words = re.findall(r"[a-z\u00c0-\u024f]+", text.translate(LOWER))
    words = [w for w in words if len(w) > 1 or w == "a"][:WORDS_READ]
    named = {known[w] for w in words if w in known}
    words = ["@" if w in known else w for w in words]
    out = set(words) | {a + " " + b for a, b in zip(words, words[1:])}
    for count in (2, 3, 5):
        if len(named) >= count:
            out.add(f"@{count}")
    return out


def seeds():
    """Words that our tables hold already: their weights are held back less."""
    out = {"diplomatic", "diplomacy", "diplomat", "bilateral", "multilateral", "counterpart", "ties", "relations", "sanctions", "foreign", "ambassador",
           "embassy", "treaty", "ceasefire", "cooperation", "delegation", "envoy", "summit", "two countries", "two sides", "two leaders"}
    for name, column in (("lexicon/contact_nouns.tsv", "lemma"), ("lexicon/instrument_nouns.tsv", "lemma"), ("ontology/offices.tsv", None), ("ontology/organisations.tsv", "names")):
        for row in table(ROOT / "data" / name):
            for form in (row[column] if column else "|".join(v or "" for k, v in row.items() if k in ("office", "name", "forms", "names"))).split("|"):
                form = form.lower()
                if re.fullmatch(r"[a-z]{3,}( [a-z]{3,})?", form):
                    out.add(form)
    return out


def fit(sets, labels, weights, vocabulary, favoured, rounds=300, penalty=2e-4):
    """Logistic regression on sets of terms, each article brought to length one; accelerated gradient descent."""
    index = {t: i for i, t in enumerate(vocabulary)}
    rows, columns, values = [], [], []
    scale = numpy.array([1.6 if t in favoured else 1.0 for t in vocabulary])
    for r, terms in enumerate(sets):
        hits = [index[t] for t in terms if t in index]
        rows += [r] * len(hits)
        columns += hits
        values += [1 / max(len(hits), 4) ** .5] * len(hits)
    rows, columns = numpy.array(rows), numpy.array(columns)
    values = numpy.array(values) * scale[columns]
    labels, weights = numpy.array(labels, float), numpy.array(weights, float)
    weights /= weights.sum()
    w, b = numpy.zeros(len(vocabulary)), 0.0
    vw, vb, rate = w.copy(), b, 20.0
    for t in range(rounds):
        z = numpy.bincount(rows, values * vw[columns], len(sets)) + vb
        g = weights * (1 / (1 + numpy.exp(-z)) - labels)
        nw = vw - rate * (numpy.bincount(columns, values * g[rows], len(vocabulary)) + penalty * vw)
        nb = vb - rate * g.sum()
        m = t / (t + 3)
        vw, vb = nw + m * (nw - w), nb + m * (nb - b)
        w, b = nw, nb
    return w * scale, b


def score(terms, weights, bias):
    hits = [weights[t] for t in terms if t in weights]
    return bias + sum(hits) / max(len(hits), 4) ** .5


def choose(sets, labels):
    """Terms that three articles have, those first that part the two kinds best."""
    df = [Counter(), Counter()]
    for terms, label in zip(sets, labels):
        df[label].update(terms)
    n = [max(1, labels.count(0)), max(1, labels.count(1))]
    scored = []
    for term in set(df[0]) | set(df[1]):
        a, b = df[1][term], df[0][term]
        if a + b < 3:
            continue
        p, q = (a + .5) / (n[1] + 1), (b + .5) / (n[0] + 1)
        scored.append((abs(numpy.log(p / q)) * numpy.sqrt(p + q), term))
    return [term for _, term in sorted(scored, key=lambda s: (-s[0], s[1]))[:MOST_TERMS]]


def main(ours_path, others_path, out_path, streams):
    known = countries()
    read = lambda path: [json.loads(line) for line in open(path)]
    ours, others = read(ours_path), read(others_path)
    # Ours are often a few lines; the others must be so as well, or to be short would be a sign of diplomacy.
    chance = random.Random(1)
    for article in list(others):
        sentences = re.split(r"(?<=[.!?])\s+", article["text"])
        for text in (" ".join(article["text"].split()[:50]), chance.choice(sentences), chance.choice(sentences)):
            if len(text) > 40:
                others.append({"text": text})
    # A name of a person or club is no knowledge of the class: it is known by hardly ever standing in lower case, and by our table.
    lower, upper = Counter(), Counter()
    for article in ours + others:
        if sum(c.isupper() for c in article["text"][:500]) < 4:
            continue  # without capitals: says nothing
        for word in re.findall(r"(?<=[a-z,] )[A-Za-z]+", article["text"]):
            (lower if word[0].islower() else upper)[word.lower()] += 1
    favoured = seeds()
    allowed = {w for term in favoured for w in term.split()}
    proper = {w for w in upper if upper[w] > 3 * lower[w]}
    for row in table(ROOT / "data/ontology/given_names.tsv"):
        proper |= set(re.findall(r"[a-z]+", row["name"].lower()))
    proper -= allowed | {"will", "may", "mark", "grace", "hope", "joy", "sue", "art", "bill", "rob", "drew", "guy", "can"}
    clean = lambda terms: {t for t in terms if not any(w in proper for w in t.split())}
    ours_sets, others_sets = [clean(terms_of(a["text"], known)) for a in ours], [clean(terms_of(a["text"], known)) for a in others]

    def train(part):
        sets = [ours_sets[i] for i in part] + others_sets
        labels = [1] * len(part) + [0] * len(others_sets)
        weights = [1 / len(part)] * len(part) + [1 / len(others_sets)] * len(others_sets)
        vocabulary = choose(sets, labels)
        w, b = fit(sets, labels, weights, vocabulary, favoured)
        return dict(zip(vocabulary, w)), b

    order = numpy.random.default_rng(1).permutation(len(ours))
    unseen = numpy.zeros(len(ours))
    short = lambda text: " ".join(text.split()[:50])
    stream_sets = {path + " leads": [clean(terms_of(short(a["text"]), known)) for a in read(path)] for path in streams}
    stream_sets |= {path: [clean(terms_of(a["text"], known)) for a in read(path)] for path in streams}
    for part in range(10):
        held = set(order[part::10].tolist())
        weights, bias = train([i for i in range(len(ours)) if i not in held])
        for i in held:
            unseen[i] = score(ours_sets[i], weights, bias)
    weights, bias = train(list(range(len(ours))))
    groups = sorted({a.get("group", "") for a in ours})
    for threshold in numpy.arange(-3, 1.01, .25):
        line = f"{threshold:5.2f}  recall unseen {numpy.mean(unseen >= threshold):.3f}"
        for g in groups:
            line += f"  {g} {numpy.mean([unseen[i] >= threshold for i, a in enumerate(ours) if a.get('group', '') == g]):.3f}"
        line += f"  others pass {numpy.mean([score(s, weights, bias) >= threshold for s in others_sets]):.3f}"
        for path, sets in stream_sets.items():
            line += f"  {pathlib.Path(path).name} {numpy.mean([score(s, weights, bias) >= threshold for s in sets]):.3f}"
        print(line)
    for i in numpy.argsort(unseen)[:14]:
        print(f"{unseen[i]:.2f} {ours[i].get('group')} {ours[i]['text'][:110]!r}")
    kept = {t: w for t, w in weights.items() if abs(w) >= .15}
    rows = [("(bias)", bias), ("(threshold)", THRESHOLD)] + sorted(kept.items())
    with open(out_path, "w") as out:
        out.write("# Terms by which articles on diplomacy are told from the rest of the news (src/sieve/sieve.h), learnt by train/sieve.py; weights may be mended by hand.\n"
                  "# term: a word or two in lower case; @ stands for any country, @2 for two countries or more. (bias) is added to every score; what\n"
                  "# reaches (threshold) may be ours.\n"
                  "term\tweight\tsource\n")
        for term, weight in rows:
            out.write(f"{term}\t{weight:.2f}\tlearnt\n")
    print(len(rows), "rows")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:])
