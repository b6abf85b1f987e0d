"""Features of words that the uncased pieces lack: shape, affixes, casing of the sentence."""

from wordpiece import FOLD_RANGES, fold

SHAPES = 20          # ids 0..18 are words and ROOT, 19 marks [CLS] and [SEP] in the piece sequence
SHAPE_BOUNDARY = 19
BUCKETS = 8192       # rows of each affix table; row 0 is ROOT
CASINGS = 3          # ordinary, title case, all capitals


UPPER = {p for low, high in FOLD_RANGES for p in range(low, high + 1) if chr(p).lower() != chr(p)}


def is_letter(char):
    """ASCII letters, and nearly everything from U+00C0 up that is no sign, punctuation or emoji."""
    point = ord(char)
    if point < 0xC0:
        return "a" <= char <= "z" or "A" <= char <= "Z"
    return (point not in (0xD7, 0xF7) and not 0x2000 <= point <= 0x2BFF
            and not 0x3000 <= point <= 0x303F and point < 0x1F000)


def is_upper(char):
    """True for letters that have a lower-case form (within the ranges that folding knows)."""
    return ord(char) in UPPER


def shape(word, first):
    """Shape class of a word, 1..18; `first` says that it is the first word with a letter."""
    letters = [c for c in word if is_letter(c)]
    digits = any("0" <= c <= "9" for c in word)
    if not letters and not digits:
        return 1 if len(word) == 1 else 2
    if digits:
        if letters:
            return 5
        return 3 if all("0" <= c <= "9" for c in word) else 4
    upper = sum(is_upper(c) for c in letters)
    if upper == 0:
        return 6
    if upper == len(letters):
        out = 7 if len(letters) == 1 else 8 if len(letters) <= 4 else 9
    elif is_upper(word[0]):
        out = 10 if upper == 1 else 11
    else:
        out = 12
    return out + 6 if first else out


def shapes(words):
    """Shape classes of a sentence's words."""
    out, seen = [], False
    for word in words:
        letters = any(is_letter(c) for c in word)
        out.append(shape(word, letters and not seen))
        seen = seen or letters
    return out


def casing(words):
    """0 for ordinary sentences, 1 for title case, 2 for all capitals."""
    long = [w for w in words if len(w) >= 4 and all(is_letter(c) for c in w)]
    if len(long) < 3:
        return 0
    if all(is_upper(c) for w in long for c in w):
        return 2
    return 1 if 10 * sum(is_upper(w[0]) for w in long) >= 8 * len(long) else 0


def fnv1a(data):
    """FNV-1a, 64 bits, over bytes."""
    value = 0xCBF29CE484222325
    for byte in data:
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value


_affix_cache = {}


def affixes(word):
    """Rows in the three affix tables: last three, last two, first three code points, folded."""
    out = _affix_cache.get(word)
    if out is None:
        low = fold(word)
        out = tuple(1 + fnv1a(a.encode("utf8")) % (BUCKETS - 1) for a in (low[-3:], low[-2:], low[:3]))
        _affix_cache[word] = out
    return out
