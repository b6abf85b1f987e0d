"""Wordpiece tokenisation of single words, kept so small that other programs can repeat it exactly.

A word is folded code point by code point with a fixed table (lower case, no diacritics), split at
punctuation and at CJK characters, and each chunk is cut into the longest pieces of the vocabulary
from left to right.  FORMAT.md describes the same steps in prose.
"""

import unicodedata

UNK, CLS, SEP = "[UNK]", "[CLS]", "[SEP]"
MAX_CHUNK = 40      # longer chunks become one [UNK]
MAX_PIECES = 16     # further pieces of one word are dropped
FOLD_RANGES = [(0x41, 0x5A), (0xC0, 0x24F), (0x300, 0x36F), (0x370, 0x52F), (0x1E00, 0x1EFF),
               (0x1F00, 0x1FFF), (0x2100, 0x214F), (0xFB00, 0xFB06), (0xFF01, 0xFF5E)]


def make_fold():
    """The table {code point: replacement string} of all code points that folding changes."""
    fold = {}
    for low, high in FOLD_RANGES:
        for point in range(low, high + 1):
            char = chr(point)
            if unicodedata.category(char) == "Cn":
                continue
            form = "NFKD" if point >= 0xFB00 else "NFD"
            text = unicodedata.normalize(form, unicodedata.normalize(form, char).lower())
            text = "".join(c for c in text if unicodedata.category(c) != "Mn")
            if text != char:
                fold[point] = text
    return fold


FOLD = make_fold()


def fold(word):
    """The word with each code point replaced by the table."""
    return "".join(FOLD.get(ord(c), c) for c in word)


def is_symbol(point):
    """True for code points that stand alone: ASCII punctuation, general punctuation, CJK."""
    return (0x21 <= point <= 0x2F or 0x3A <= point <= 0x40 or 0x5B <= point <= 0x60
            or 0x7B <= point <= 0x7E or point in (0xA1, 0xA7, 0xAB, 0xB6, 0xB7, 0xBB, 0xBF)
            or 0x2010 <= point <= 0x2027 or 0x2030 <= point <= 0x205E
            or 0x3001 <= point <= 0x3003 or 0x3008 <= point <= 0x3011
            or 0x3400 <= point <= 0x4DBF or 0x4E00 <= point <= 0x9FFF or 0xF900 <= point <= 0xFAFF)


def chunks(word):
    """Folded word split so that every symbol is a chunk of its own."""
    out, current = [], ""
    for char in fold(word):
        if is_symbol(ord(char)):
            if current:
                out.append(current)
            out.append(char)
            current = ""
        elif not char.isspace() and ord(char) >= 0x20:
            current += char
    if current:
        out.append(current)
    return out


class WordPiece:
    """Greedy longest-match tokeniser over a list of pieces (index = id)."""

    def __init__(self, pieces):
        self.pieces = pieces
        self.ids = {p: i for i, p in enumerate(pieces)}
        self.unk, self.cls, self.sep = self.ids[UNK], self.ids[CLS], self.ids[SEP]
        self.cache = {}

    def chunk_ids(self, chunk):
        """Ids of one chunk; a single [UNK] if it cannot be covered."""
        if len(chunk) > MAX_CHUNK:
            return [self.unk]
        out, start = [], 0
        while start < len(chunk):
            end = len(chunk)
            while end > start:
                piece = ("##" if start else "") + chunk[start:end]
                if piece in self.ids:
                    break
                end -= 1
            if end == start:
                return [self.unk]
            out.append(self.ids[piece])
            start = end
        return out

    def word_ids(self, word):
        """Ids of a word: never empty, at most MAX_PIECES."""
        ids = self.cache.get(word)
        if ids is None:
            ids = [i for c in chunks(word) for i in self.chunk_ids(c)][:MAX_PIECES] or [self.unk]
            self.cache[word] = ids
        return ids


def read_pieces(path):
    """The pieces of a vocab.txt, one a line."""
    with open(path, encoding="utf8") as f:
        return [line.rstrip("\n") for line in f]
