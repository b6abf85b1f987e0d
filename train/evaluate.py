"""Scores of a model on the test parts: UPOS, XPOS, FEATS, UAS, LAS (exact trees), names.

    evaluate.py WORK_FOLDER DATA [--size fast] [--quick] [--int8] [--only NAME] [--every N]

--int8 rounds weights and activations as the exported model does.
"""

import argparse
import os
import pickle
import time

import torch

import data
import decode
import model as net
import names
import treebank
from wordpiece import WordPiece


def checkpoint_of(folder, size):
    """Where the checkpoint of a model stands."""
    return os.path.join(folder, "checkpoint.pt" if size == "exact" else f"checkpoint-{size}.pt")


def load(folder, size="exact"):
    """The model of a work folder's checkpoint, its set-up and tokeniser."""
    with open(os.path.join(folder, "setup.pkl"), "rb") as f:
        setup = pickle.load(f)
    model = net.Model(len(setup["keep"]), setup["labels"], net.SIZES[size])
    state = torch.load(checkpoint_of(folder, size), map_location="cpu")
    model.load_state_dict(state["model"])
    model.eval()
    return model, setup, WordPiece(setup["pieces"]), state


def predict(model, items, parse=True, pieces=3000):
    """Decoded analyses of encoded sentences, in order: dictionaries of label strings and heads."""
    labels = model.labels
    rules = decode.transitions(labels["names"])
    root = labels["relations"].index("root")
    order = sorted(range(len(items)), key=lambda i: len(items[i]["pieces"]))
    groups, current = [], []
    for i in order:
        if current and (len(current) + 1) * len(items[i]["pieces"]) > pieces:
            groups.append(current)
            current = []
        current.append(i)
    groups.append(current)
    out = [None] * len(items)
    with torch.no_grad():
        for group in groups:
            batch = net.make_batch([items[i] for i in group])
            arc_d, arc_h, label_d, label_h, tags, name = model(batch)
            name_scores = model.names(name).numpy()
            if parse:
                arcs = model.arc_scores(arc_d, arc_h, batch["word_mask"]).numpy()
                heads = torch.zeros(arcs.shape[:2], dtype=torch.long)
                for k, i in enumerate(group):
                    n = len(items[i]["words"]) + 1
                    heads[k, :n] = torch.from_numpy(decode.decode_tree(arcs[k, :n, :n]))
                scores = model.label_scores(label_d, label_h, heads)
                scores[..., root] = -1e9
                relations = scores.argmax(-1)
                relations[heads == 0] = root
                classes = {key: getattr(model, key)(tags).argmax(-1) for key in ("upos", "xpos", "feats")}
            for k, i in enumerate(group):
                n = len(items[i]["words"]) + 1
                result = dict(names=[labels["names"][x] for x in decode.viterbi(name_scores[k, 1:n], rules)])
                if parse:
                    result.update(heads=heads[k, 1:n].tolist(),
                                  relations=[labels["relations"][x] for x in relations[k, 1:n].tolist()],
                                  arc_scores_first=[round(float(x), 4) for x in arcs[k, 1, :n]],
                                  **{key: [labels[key][x] for x in v[k, 1:n].tolist()] for key, v in classes.items()})
                out[i] = result
    return out


def parse_scores(gold, predicted):
    """Percentages over all words; LAS without subtypes, LAS+ with them."""
    n = 0
    hits = dict.fromkeys(("UPOS", "XPOS", "FEATS", "UAS", "LAS", "LAS+"), 0)
    for s, p in zip(gold, predicted):
        for i in range(len(s.words)):
            n += 1
            arc = s.heads[i] == p["heads"][i]
            hits["UPOS"] += s.upos[i] == p["upos"][i]
            hits["XPOS"] += s.xpos[i] == p["xpos"][i]
            hits["FEATS"] += s.feats[i] == p["feats"][i]
            hits["UAS"] += arc
            hits["LAS"] += arc and s.relations[i].split(":")[0] == p["relations"][i].split(":")[0]
            hits["LAS+"] += arc and s.relations[i] == p["relations"][i]
    return {k: round(100 * v / n, 2) for k, v in hits.items()}


def name_scores(gold, predicted):
    """Precision, recall and F1 of whole names, in all and by kind."""
    counts = {k: [0, 0, 0] for k in ("all",) + names.KINDS}
    for s, p in zip(gold, predicted):
        wanted, found = set(names.spans_of(s.names)), set(names.spans_of(p["names"]))
        for kind, c in counts.items():
            w = {x for x in wanted if kind in ("all", x[2])}
            f = {x for x in found if kind in ("all", x[2])}
            c[0] += len(w & f)
            c[1] += len(f - w)
            c[2] += len(w - f)
    out = {}
    for kind, (hit, extra, missed) in counts.items():
        out[kind + " F1"] = round(2 * hit / max(1, 2 * hit + extra + missed), 3)
    hit, extra, missed = counts["all"]
    return dict(out, P=round(hit / max(1, hit + extra), 3), R=round(hit / max(1, hit + missed), 3))


def test_sets(source, quick, every=1):
    """(name, kind, sentences) of what is measured."""
    banks, ner = os.path.join(source, "train", "treebank"), os.path.join(source, "train", "ner")

    def bank(name):
        return treebank.read_conllu(os.path.join(banks, name + ".conllu"))
    gum = [s for s in bank("en_gum_open-ud-test") if "GUM_news" in s.ident]
    if quick:
        yield "EWT dev", "parse", bank("en_ewt-ud-dev")[::4]
        yield "UNER EWT test", "names", names.read_uner(os.path.join(ner, "uner", "en_ewt-ud-test.iob2"))[::2]
        return
    yield "EWT dev", "parse", bank("en_ewt-ud-dev")
    yield "EWT test", "parse", bank("en_ewt-ud-test")
    yield "GUM news", "parse", gum
    yield "GUM test", "parse", bank("en_gum_open-ud-test")
    pud = bank("en_pud-ud-test")
    yield "PUD news", "parse", [s for s in pud if s.ident.startswith("n")]
    yield "PUD", "parse", pud
    own = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cases", "treebank", "diplomatic-test.conllu")
    if os.path.exists(own):
        sentences = treebank.read_conllu(own)
        for s in sentences:
            s.names = names.written_names(s)
        yield "diplomatic test", "parse", sentences
        yield "diplomatic test", "names", sentences
    yield "UNER EWT test", "names", names.read_uner(os.path.join(ner, "uner", "en_ewt-ud-test.iob2"))
    yield "UNER PUD", "names", names.read_uner(os.path.join(ner, "uner", "en_pud-ud-test.iob2"))
    folder = os.path.join(ner, "worldwide_newswire", "processed_annotated")
    yield "worldwide newswire", "names", [s for f in sorted(os.listdir(folder))[::every]
                                          for s in names.read_worldwide(os.path.join(folder, f))]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("data")
    parser.add_argument("--size", choices=net.SIZES, default="exact")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--int8", action="store_true")
    parser.add_argument("--only", help="measure only the sets whose name holds this")
    parser.add_argument("--every", type=int, default=1, help="every n-th file of the worldwide newswire only")
    options = parser.parse_args()
    torch.set_num_threads(1)
    model, setup, tokeniser, state = load(options.folder, options.size)
    print(f"checkpoint at {state['clock'] / 60:.1f} min, {state['words']} words")
    net.Linear.round_weights = net.Linear.round_activations = options.int8
    for name, kind, sentences in test_sets(options.data, options.quick, options.every):
        if options.only and options.only not in name:
            continue
        start = time.time()
        bare = [treebank.Sentence(s.words) for s in sentences]
        predicted = predict(model, [data.encode(s, tokeniser, setup["labels"]) for s in bare], kind == "parse")
        score = parse_scores if kind == "parse" else name_scores
        print(name, score(sentences, predicted), f"{time.time() - start:.1f} s", flush=True)


if __name__ == "__main__":
    main()
