"""Exact decoding: one-root maximum spanning trees and Viterbi over name labels."""

import numpy as np

LOW = -1e9


def spanning_tree(scores):
    """Chu-Liu-Edmonds: heads that maximise the sum of scores[d, h]; word 0 has no head."""
    n = scores.shape[0]
    scores = scores.copy()
    np.fill_diagonal(scores, LOW)
    heads = scores.argmax(1)
    heads[0] = 0
    colour = [-1] * n
    cycle = None
    for start in range(1, n):
        path, node = [], start
        while node and colour[node] == -1:
            colour[node] = start
            path.append(node)
            node = heads[node]
        if node and colour[node] == start:
            cycle = path[path.index(node):]
            break
    if cycle is None:
        return heads
    inside = np.zeros(n, dtype=bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    cyc = np.array(cycle)
    own = scores[cyc, heads[cyc]]
    m = len(rest)
    small = np.full((m + 1, m + 1), LOW)
    small[:m, :m] = scores[np.ix_(rest, rest)]
    leave = scores[np.ix_(rest, cyc)]
    small[:m, m] = leave.max(1)
    enter = (scores[cyc] - own[:, None])[:, rest]
    small[m, :m] = enter.max(0) + own.sum()
    best = spanning_tree(small)
    out = heads.copy()
    for a, node in enumerate(rest):
        if node:
            out[node] = cyc[leave[a].argmax()] if best[a] == m else rest[best[a]]
    entry = best[m]
    broken = cyc[enter[:, entry].argmax()]
    out[broken] = rest[entry]
    return out


def decode_tree(scores):
    """Heads of words 0..n (word 0: 0) of the best tree with exactly one dependent of word 0."""
    scores = scores.astype(np.float64)
    n = scores.shape[0] - 1
    if n == 1:
        return np.array([0, 0])
    known = scores[1:]
    scores[1:, 0] -= 1 + (n + 1) * (known.max() - known.min())
    return spanning_tree(scores)


def allowed(before, after):
    """True if name label `after` may follow `before` (None for either end of the sentence)."""
    inner = before is not None and before[0] in "BI"
    if after is None:
        return not inner
    if inner:
        return after[0] in "IE" and after[2:] == before[2:]
    return after[0] in "OBS"


def transitions(names):
    """(start, between, end) penalties: 0 or LOW."""
    start = np.array([0.0 if allowed(None, x) else LOW for x in names])
    end = np.array([0.0 if allowed(x, None) else LOW for x in names])
    return start, np.array([[0.0 if allowed(x, y) else LOW for y in names] for x in names]), end


def viterbi(scores, rules):
    """Best valid label sequence for scores (words, labels)."""
    start, between, end = rules
    total = scores[0] + start
    back = []
    for row in scores[1:]:
        options = total[:, None] + between
        back.append(options.argmax(0))
        total = options.max(0) + row
    label = int((total + end).argmax())
    out = [label]
    for pointers in reversed(back):
        label = int(pointers[label])
        out.append(label)
    return out[::-1]
