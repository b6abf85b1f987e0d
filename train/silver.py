"""Trees for sentences that have names alone: what the exact and the fast model both read out of them.

    silver.py WORK_FOLDER PROGRAM [SET...]

For self-training. Each set of WORK_FOLDER/prepared (e.g. 6-crossner) whose sentences have no trees is parsed by
PROGRAM (chancery, with its exact and with its fast model) and written anew with the trees; words in which
the two differ, in head or label, get no label and teach nothing.  Names stay as they are.
"""

import os
import pickle
import subprocess
import sys
import tempfile


def parse(program, items, fast):
    """Columns 4 to 8 (from 1) of each word of each sentence: upos, xpos, feats, head, relation."""
    with tempfile.NamedTemporaryFile("w", suffix=".conllu", encoding="utf-8") as f:
        for item in items:
            f.writelines(f"{i}\t{w}" + "\t_" * 8 + "\n" for i, w in enumerate(item["words"], 1))
            f.write("\n")
        f.flush()
        out = subprocess.run([program, "parse", "--input", "conllu", "--threads", "1"] + ["--fast"] * fast + [f.name],
                             check=True, capture_output=True, encoding="utf-8").stdout
    sentences, current = [], []
    for line in out.split("\n"):
        columns = line.split("\t")
        if len(columns) == 10 and columns[0].isdigit():
            current.append(columns[3:8])
        elif not line and current:
            sentences.append(current)
            current = []
    return sentences


def label(item, exact, fast, labels):
    """Adds to an item the labels on which the two analyses agree; returns how many words have a head then."""
    columns = dict(upos=0, xpos=1, feats=2, relations=4)
    for key, c in columns.items():
        table = labels[key + " index"]
        item[key] = [table.get(a[c], -100) if a[c] == b[c] else -100 for a, b in zip(exact, fast)]
    agreed = [a[3:] == b[3:] for a, b in zip(exact, fast)]
    item["heads"] = [int(a[3]) if same else -100 for a, same in zip(exact, agreed)]
    item["relations"] = [r if same else -100 for r, same in zip(item["relations"], agreed)]
    return sum(agreed)


def main():
    folder, program, sets = sys.argv[1], sys.argv[2], sys.argv[3:] or ["6-crossner", "7-redocred"]
    with open(os.path.join(folder, "setup.pkl"), "rb") as f:
        labels = pickle.load(f)["labels"]
    for name in sets:
        path = os.path.join(folder, "prepared", name + ".pkl")
        with open(path, "rb") as f:
            part = pickle.load(f)
        items = part["items"]
        exact, fast = parse(program, items, False), parse(program, items, True)
        assert len(exact) == len(fast) == len(items), (name, len(exact), len(fast), len(items))
        words = sum(len(x["words"]) for x in items)
        agreed = sum(label(*row, labels) for row in zip(items, exact, fast))
        with open(path + ".new", "wb") as f:
            pickle.dump(part, f)
        os.replace(path + ".new", path)
        print(f"{name}: {len(items)} sentences, {agreed} of {words} words with head and label")


if __name__ == "__main__":
    main()
