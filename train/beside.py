"""Makes a prepared work folder fit for a second model that reads beside a shipped one and borrows its tables.

    beside.py WORK_FOLDER ENCODER MODEL_FOLDER

Run after prepare.py. Pieces and affixes become those of MODEL_FOLDER (data/models/en), so that both networks read the
same numbers and the second weights file need not hold these tables; all else is learnt anew from the base encoder.
"""

import glob
import os
import pickle
import sys

import data
import export
import model as net
import treebank
from wordpiece import WordPiece, read_pieces


def main():
    folder, encoder, shipped = sys.argv[1:4]
    with open(os.path.join(folder, "setup.pkl"), "rb") as f:
        setup = pickle.load(f)
    pieces = read_pieces(os.path.join(shipped, "vocab.txt"))
    place = {p: i for i, p in enumerate(read_pieces(os.path.join(encoder, "vocab.txt")))}
    setup.update(pieces=pieces, keep=[place[p] for p in pieces], borrowed=True)
    weights, metadata = net.read_safetensors(os.path.join(shipped, "syntax.safetensors"))
    for key in ("upos", "xpos", "feats", "relations", "names"):
        assert setup["labels"][key] == net.labels_in(metadata, key), f"{key}: labels are not those of the shipped model"
    with open(os.path.join(folder, "setup.pkl"), "wb") as f:
        pickle.dump(setup, f)
    tokeniser = WordPiece(pieces)
    for path in sorted(glob.glob(os.path.join(folder, "prepared", "*.pkl"))):
        with open(path, "rb") as f:
            part = pickle.load(f)
        for item in part["items"]:
            item.update(data.encode(treebank.Sentence(item["words"]), tokeniser, setup["labels"]))
        with open(path + ".new", "wb") as f:
            pickle.dump(part, f)
        os.replace(path + ".new", path)
    base, _ = net.read_safetensors(os.path.join(encoder, "model.safetensors"))
    tables = {f"affix{i}": (weights[f"affix{i}.q"].float() * weights[f"affix{i}.s"][:, None]).numpy() for i in range(3)}
    export.write_base(base, os.path.join(folder, "base.safetensors"), setup["keep"], tables)
    print("pieces:", len(pieces))


if __name__ == "__main__":
    main()
