"""Trains data/models/pages/blocks.tsv: tools/train_pages.py FOLDER (as of tools/measure pages); needs lightgbm and numpy.

Labels come from half A of each set (see tools/measure_pages.py) and from readability's test pages: a block is of the article
where the gold text holds its words. Half B is never looked at.
"""
import collections
import json
import pathlib
import subprocess
import sys

import lightgbm
import numpy

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import measure_pages as m

TREES, LEAVES = 120, 16
BIAS = -0.3


def dumped(files):
    """{file: (title block, blocks)} and the names of the features."""
    names, out = None, {}
    for at in range(0, len(files), 200):
        done = subprocess.run([m.EVALUATE, "dump", *files[at:at + 200]], capture_output=True, check=True)
        lines = done.stdout.decode("utf-8", "replace").split("\n")
        names = json.loads(lines[0])
        for line in lines[1:]:
            if line:
                page = json.loads(line)
                out[page["file"]] = page
    return names, out


def grams(text):
    words = "".join(c if c.isalnum() else " " for c in text).split()
    joined = "".join(words)
    if len(joined) > 3 * max(1, len(words)) * 4:  # scripts without spaces: letters count
        words = list(joined)
    return words


def labels_by_gold(blocks, gold, title=False):
    """1 where the words of a block stand in the gold text in this order, 0 where not, None where one cannot say."""
    words = grams(gold)
    known = collections.Counter(tuple(words[i:i + 3]) for i in range(len(words)))
    single = {tuple(words[i:i + 2]) for i in range(len(words))}
    out = []
    for block in blocks:
        own = grams(block[1])
        if not own:
            out.append(None)
        elif len(own) < 3:
            out.append(1 if tuple(own) in single or (len(own) == 1 and own[0] in words and len(own[0]) > 6) else 0)
            if out[-1] and len(own) == 1:
                out[-1] = None
        else:
            pieces = [tuple(own[i:i + 3]) for i in range(len(own) - 2)]
            share = sum(p in known for p in pieces) / len(pieces)
            out.append(1 if share > 0.7 else 0 if share < 0.3 else None)
    return out


def examples(folder):
    """(file, gold text or None, item of segments or None) of all pages to learn from."""
    base = folder / "article-extraction-benchmark"
    for name, item in sorted(json.loads((base / "ground-truth.json").read_text()).items()):
        if m.half(name) == "A":
            yield str(folder / "aeb" / f"{name}.html"), item["articleBody"], None, 4.0
    for page in sorted((folder / "readability" / "test" / "test-pages").glob("*/source.html")):
        yield str(page), m.tagless((page.parent / "expected.html").read_text(errors="replace")), None, 1.0
    base = folder / "waddle" / "corpora" / "Corpus_daniel_v2.1"
    for page in sorted((base / "html").iterdir()):
        if (base / "reference" / page.name).exists() and m.half(page.name.split(".html")[0]) == "A":
            yield str(page), m.tagless((base / "reference" / page.name).read_text(errors="replace")), None, 0.5
    base = folder / "trafilatura" / "tests"
    for item in json.loads((base / "evaldata.json").read_text()).values():
        path = next((base / sub / item["file"] for sub in ("cache", "eval") if (base / sub / item["file"]).is_file()), None)
        if path and m.half(path.name.split(".html")[0]) == "A":
            yield str(path), None, item, 6.0


def rows(folder):
    every = list(examples(folder))
    names, pages = dumped(sorted({e[0] for e in every}))
    features, labels, weights = [], [], []
    for path, gold, item, weight in every:
        if path not in pages:
            continue
        blocks = pages[path]["blocks"]
        if gold is not None:
            found = labels_by_gold(blocks, gold)
        else:
            found = []
            for block in blocks:
                text = m.one_space(block[1])
                if any(m.one_space(w) in text for w in item["with"]):
                    found.append(1)
                elif any(m.one_space(w) in text for w in item["without"]):
                    found.append(0)
                else:
                    found.append(None)
        good = [(b, l) for b, l in zip(blocks, found) if l is not None and len(b) > 2 and b[2]]
        if not any(l for _, l in good):
            continue
        # A long paragraph counts for more than a short line; a page for as much as another.
        sizes = [min(400, 30 + len(b[1])) for b, _ in good]
        scale = weight * (1 if gold is not None else len(good) * 0.15) / sum(sizes)
        for (block, label), size in zip(good, sizes):
            features.append(block[2])
            labels.append(label)
            weights.append(size * scale)
    return names, numpy.array(features, dtype=numpy.float32), numpy.array(labels), numpy.array(weights) * len(weights) / sum(weights)


def write(model, names, path):
    """Each tree's nodes, the left branch next to its parent."""
    lines = []

    def walk(node, number):
        if "leaf_value" in node:
            lines.append([number, "", "", f"{node['leaf_value']:.5g}"])
            return
        at = len(lines)
        lines.append([number, names[node["split_feature"]], "", f"{node['threshold']:.9g}"])
        walk(node["left_child"], number)
        lines[at][2] = len(lines) - at
        walk(node["right_child"], number)

    lines.append(["bias", "", "", BIAS])  # chosen by cross-validation on half A: precision first
    for number, tree in enumerate(model.dump_model()["tree_info"]):
        walk(tree["tree_structure"], number)
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w") as out:
        out.write("# Which blocks of a page are its article: trees of decisions, their leaves summed; above 0 is the article. Made by\n"
                  "# tools/train_pages.py; the left branch stands next to its node, `right` rows behind it is the other.\n"
                  "tree\tfeature\tright\tvalue\n")
        for line in lines:
            out.write("\t".join(map(str, line)) + "\n")
    print(f"{len(lines)} nodes in {path}")


def main(folder, path):
    names, x, y, w = rows(folder)
    print(f"{len(y)} blocks, {y.mean():.3f} of articles, {len(names)} features")
    settings = {"objective": "binary", "num_leaves": LEAVES, "learning_rate": 0.08, "min_data_in_leaf": 40, "feature_fraction": 0.6, "bagging_fraction": 0.7,
                "bagging_freq": 1, "lambda_l2": 5.0, "seed": 1, "deterministic": True, "num_threads": 1, "verbose": -1, "boost_from_average": False}
    model = lightgbm.train(settings, lightgbm.Dataset(x, y, weight=w), TREES)
    ranked = sorted(zip(model.feature_importance("gain"), names), reverse=True)
    print("  ".join(f"{n} {g:.0f}" for g, n in ranked[:25]))
    write(model, names, path)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else m.ROOT / "data" / "models" / "pages" / "blocks.tsv")
