"""Prepares everything that training reads: label sets, trimmed vocabulary and base, encoded sentences.

    prepare.py DATA ENCODER WORK_FOLDER

DATA is the unpacked data folder, ENCODER the folder with model.safetensors and vocab.txt of the base.
"""

import collections
import glob
import hashlib
import json
import os
import pickle
import random
import sys

import augment
import data
import export
import lexicon
import model as net
import names
import skeletons
import treebank
from phrases import Builder
from wordpiece import WordPiece

OWN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cases", "treebank", "diplomatic-train*.conllu")
SEED = 7
SENTENCES = 8000     # generated from skeletons


def tables(sentences):
    """Most frequent tag of each form, and most frequent FEATS of (form, upos, xpos) and (upos, xpos)."""
    tags, feats = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter)
    for s in sentences:
        for w, u, x, f in zip(s.words, s.upos, s.xpos, s.feats):
            tags[w][x] += 1
            if f != "_" or u in ("ADP", "PUNCT", "PART", "CCONJ"):
                feats[w.lower(), u, x][f] += 1
                feats[u, x][f] += 1
    return ({w: c.most_common(1)[0][0] for w, c in tags.items()}, {k: c.most_common(1)[0][0] for k, c in feats.items()})


def main():
    source, encoder, folder = sys.argv[1:4]
    rng = random.Random(SEED)
    banks = os.path.join(source, "train", "treebank")
    ner = os.path.join(source, "train", "ner")
    ewt = treebank.read_conllu(os.path.join(banks, "en_ewt-ud-train.conllu"))
    ewt_dev = treebank.read_conllu(os.path.join(banks, "en_ewt-ud-dev.conllu"))
    gum = [s for part in ("train", "dev")
           for s in treebank.read_conllu(os.path.join(banks, f"en_gum_open-ud-{part}.conllu"))]
    polities = lexicon.Polities(os.path.join(source, "reference", "factbook_polity.json"))
    demonyms = names.demonyms_of(polities.rows)
    for s in gum:
        s.names = names.gum_names(s, demonyms)
    for s in ewt + ewt_dev:
        s.names = names.plain_words(s, demonyms)
    own = [s for path in sorted(glob.glob(OWN)) for s in treebank.read_conllu(path)]
    for s in own:
        s.names = names.written_names(s)
    uner = names.read_uner(os.path.join(ner, "uner", "en_ewt-ud-dev.iob2"))
    crossner = [s for part in ("train", "dev", "test")
                for s in names.read_crossner(os.path.join(ner, "crossner_politics", part + ".txt"))]
    redocred = [s for part in ("dev", "test")
                for s in names.read_redocred(os.path.join(ner, "redocred", "data", part + "_revised.json"), demonyms)]
    persons = collections.Counter(s.words[i] for part in (uner, crossner, redocred, gum) for s in part
                                  for i, t in enumerate(s.names) if t == "B-PER")
    given = {w for w, n in persons.items() if n >= 2 and w.isalpha()}
    builder = Builder(*tables(ewt + gum))
    people = augment.People(builder, polities, rng)
    grafted = [g for _ in range(2) for s in ewt + gum for g in [augment.graft(s, people, given)] if g]
    generated = skeletons.generate(people, SENTENCES)
    print(f"grafted {len(grafted)}, generated {len(generated)}, redocred {len(redocred)}, crossner {len(crossner)}")

    labels = data.with_index(data.label_sets(ewt + gum, names.LABELS))
    texts = [s.words for part in (ewt, gum, own, uner, crossner, redocred) for s in part]
    texts += [lexicon.GIVEN, lexicon.FAMILY, lexicon.CITIES, polities.given, polities.family, polities.countries,
              polities.adjectives] + [b.split() for b in lexicon.BODIES + lexicon.ORGS + lexicon.AGENCIES + polities.bodies]
    for row in polities.rows:
        texts += [str(v).replace(";", " ").replace(",", " ").split() for v in
                  (row["name"], row["capital"], row["legislature"], row["chief_of_state"], row["head_of_government"])]
    keep, base = data.trim_vocabulary(os.path.join(encoder, "vocab.txt"), texts)
    pieces = [base[i] for i in keep]
    tokeniser = WordPiece(pieces)
    hashes = {}
    for path in sorted(glob.glob(banks + "/*.conllu") + glob.glob(ner + "/*/*.*") + glob.glob(ner + "/redocred/data/*")
                       + [os.path.join(encoder, "model.safetensors"), os.path.join(encoder, "vocab.txt"),
                          os.path.join(source, "reference", "factbook_polity.json")] + glob.glob(OWN)):
        if os.path.isfile(path):
            with open(path, "rb") as f:
                hashes[os.path.relpath(path, source) if path.startswith(source) else os.path.basename(path)] = \
                    hashlib.sha256(f.read()).hexdigest()
    os.makedirs(os.path.join(folder, "prepared"), exist_ok=True)
    base_weights, _ = net.read_safetensors(os.path.join(encoder, "model.safetensors"))
    export.write_base(base_weights, os.path.join(folder, "base.safetensors"), keep)
    with open(os.path.join(folder, "setup.pkl"), "wb") as f:
        pickle.dump(dict(labels=labels, keep=keep, pieces=pieces, hashes=hashes), f)
    with open(os.path.join(folder, "hashes.json"), "w") as f:
        json.dump(hashes, f, indent=1)
    for name, sentences, share in (("1-ewt", ewt + ewt_dev, 1), ("2-gum", gum, 1), ("3-grafted", grafted, 0.5),
                                   ("4-generated", generated, 0.2), ("5-uner", uner, 1), ("6-crossner", crossner, 0.7),
                                   ("7-redocred", redocred, 0.25), ("8-diplomatic", own, 4)):
        items = [data.encode(s, tokeniser, labels) for s in sentences]
        path = os.path.join(folder, "prepared", name + ".pkl")
        with open(path + ".new", "wb") as f:
            pickle.dump(dict(items=items, share=share), f)
        os.replace(path + ".new", path)
        print(name, len(items), "sentences", sum(len(x["words"]) for x in items), "words",
              sum(len(x["pieces"]) for x in items), "pieces, share", share)
    print("pieces kept:", len(keep), {k: len(v) for k, v in labels.items() if " " not in k})


if __name__ == "__main__":
    main()
