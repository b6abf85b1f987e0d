"""Slips of the keyboard: words with a letter dropped, doubled, swapped or replaced, as news in haste has them.

Labels and lemmas stay those of the word as it was meant.  Numbers, short words and one-letter pieces are left alone.
"""

import features

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SHORTEST = 5         # words with fewer letters are left alone: a slip makes other words of them
SENTENCES = 0.04     # share of sentences with one slip; a quarter of them have a second one


def slip(word, rng):
    """The word with one slip after its first letter."""
    i = rng.randrange(1, len(word) - 1)
    kind = rng.randrange(4)
    if kind == 0:
        return word[:i] + word[i + 1:]
    if kind == 1:
        return word[:i] + word[i] + word[i:]
    if kind == 2:
        return word[:i] + word[i + 1] + word[i] + word[i + 2:]
    return word[:i] + rng.choice(LETTERS) + word[i + 1:]


def misspell(item, tokeniser, rng):
    """The prepared item, or (seldom) a copy in which a word or two are misspelt."""
    if rng.random() >= SENTENCES:
        return item
    long = [i for i, w in enumerate(item["words"]) if len(w) >= SHORTEST and w.isalpha() and w.isascii()]
    if not long:
        return item
    words = list(item["words"])
    for i in rng.sample(long, min(len(long), 1 + (rng.random() < 0.25))):
        words[i] = slip(words[i], rng)
    pieces, owner = [item["pieces"][0]], [0]
    for i, word in enumerate(words):
        for piece in tokeniser.word_ids(word):
            pieces.append(piece)
            owner.append(i + 1)
    pieces.append(item["pieces"][-1])
    owner.append(-1)
    return dict(item, words=words, pieces=pieces, owner=owner, shapes=features.shapes(words),
                casing=features.casing(words), affixes=[features.affixes(w) for w in words])
