"""Test sets with names as CoNLL-U, for the C++ program of measurement: words, and names in MISC.

    names_conllu.py DATA OUT_FOLDER

Writes uner_pud.conllu, uner_ewt_test.conllu and worldwide.conllu, with the conventions of names.py.
"""

import os
import sys

import names


def write(path, sentences):
    """One block a sentence; the first word of a name has B-, the others I-."""
    with open(path, "w", encoding="utf8") as f:
        for sentence in sentences:
            f.write("# text = " + " ".join(sentence.words) + "\n")
            for i, (word, tag) in enumerate(zip(sentence.words, sentence.names)):
                misc = "_" if tag in (None, "O") else "Name=" + {"S": "B", "E": "I"}.get(tag[0], tag[0]) + tag[1:]
                f.write("\t".join([str(i + 1), word.replace(" ", "")] + ["_"] * 7 + [misc]) + "\n")
            f.write("\n")


def main():
    source, folder = sys.argv[1:3]
    ner = os.path.join(source, "train", "ner")
    os.makedirs(folder, exist_ok=True)
    for name, part in (("uner_pud", "en_pud-ud-test"), ("uner_ewt_test", "en_ewt-ud-test")):
        write(os.path.join(folder, name + ".conllu"), names.read_uner(os.path.join(ner, "uner", part + ".iob2")))
    files = os.path.join(ner, "worldwide_newswire", "processed_annotated")
    write(os.path.join(folder, "worldwide.conllu"),
          [s for f in sorted(os.listdir(files)) for s in names.read_worldwide(os.path.join(files, f))])


if __name__ == "__main__":
    main()
