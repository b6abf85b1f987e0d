"""From sentences to the numbers that the model reads, label sets and the trimmed vocabulary."""

import collections

import features
from wordpiece import CLS, SEP, UNK, WordPiece, read_pieces

FREQUENT = 9000      # pieces of the base vocabulary below this number are kept (it is ordered by frequency)
SEEN_MINIMUM = 2     # other pieces are kept if the texts hold them this often
FEATS_MINIMUM = 8    # rarer FEATS strings are not predicted


def trim_vocabulary(path, texts):
    """Numbers (in the base vocabulary) of the pieces to keep: special, single, frequent, or seen in texts."""
    base = read_pieces(path)
    tokeniser = WordPiece(base)
    keep = {0, tokeniser.unk, tokeniser.cls, tokeniser.sep}
    for i, piece in enumerate(base):
        bare = piece[2:] if piece.startswith("##") else piece
        if len(bare) == 1 or i < FREQUENT and not (piece.startswith("[") and piece.endswith("]")):
            keep.add(i)
    counts = collections.Counter(w for words in texts for w in words)
    seen = collections.Counter()
    for word, n in counts.items():
        for piece in set(tokeniser.word_ids(word)):
            seen[piece] += n
    keep.update(piece for piece, n in seen.items() if n >= SEEN_MINIMUM)
    return sorted(keep), base


def label_sets(sentences, names):
    """Label lists from treebank sentences."""
    feats = collections.Counter(f for s in sentences for f in s.feats)
    return dict(upos=sorted({u for s in sentences for u in s.upos}),
                xpos=sorted({x for s in sentences for x in s.xpos}),
                feats=sorted(f for f, n in feats.items() if n >= FEATS_MINIMUM),
                relations=sorted({r for s in sentences for r in s.relations}), names=names)


def encode(sentence, tokeniser, labels):
    """A dictionary with pieces, their words (0 for [CLS], -1 for [SEP]), features and label numbers."""
    pieces, owner = [tokeniser.ids[CLS]], [0]
    for i, word in enumerate(sentence.words):
        for p in tokeniser.word_ids(word):
            pieces.append(p)
            owner.append(i + 1)
    pieces.append(tokeniser.ids[SEP])
    owner.append(-1)
    out = dict(words=sentence.words, pieces=pieces, owner=owner, shapes=features.shapes(sentence.words),
               casing=features.casing(sentence.words), affixes=[features.affixes(w) for w in sentence.words])
    for key in ("upos", "xpos", "feats", "relations", "names"):
        values = getattr(sentence, key)
        if values is not None:
            table = labels[key + " index"]
            out[key] = [table.get(v, -100) for v in values]
    if sentence.heads is not None:
        out["heads"] = sentence.heads
    return out


def with_index(labels):
    """Label lists together with dictionaries label -> number under "<key> index"."""
    out = dict(labels)
    for key, values in labels.items():
        out[key + " index"] = {v: i for i, v in enumerate(values)}
    return out
