"""Sentences: reading CoNLL-U, and trees as nodes that can be cut, grafted and put in order again."""

import re

RELATION_MAP = {"obl:npmod": "obl:unmarked", "obl:tmod": "obl:unmarked",
                "nmod:npmod": "nmod:unmarked", "nmod:tmod": "nmod:unmarked"}


class Sentence:
    """Parallel lists over the words; labels that are unknown are None (whole list or single items)."""

    def __init__(self, words, upos=None, xpos=None, feats=None, heads=None, relations=None, names=None,
                 ident="", lemmas=None, misc=None):
        self.words, self.upos, self.xpos, self.feats = words, upos, xpos, feats
        self.heads, self.relations, self.names = heads, relations, names
        self.ident, self.lemmas, self.misc = ident, lemmas, misc


def read_conllu(path):
    """All sentences of a CoNLL-U file; multiword ranges and empty nodes are skipped."""
    out, rows, ident = [], [], ""
    with open(path, encoding="utf8") as f:
        for line in f:
            line = line.rstrip("\n")
            if line.startswith("# sent_id"):
                ident = line.split("= ")[1]
            elif not line:
                if rows:
                    out.append(sentence_of(rows, ident))
                rows = []
            elif line[0] != "#":
                cells = line.split("\t")
                if cells[0].isdigit():
                    rows.append(cells)
    return out


def sentence_of(rows, ident):
    """A Sentence from the ten-column rows of its words."""
    columns = list(zip(*rows))
    return Sentence(words=list(columns[1]), lemmas=list(columns[2]), upos=list(columns[3]),
                    xpos=list(columns[4]), feats=list(columns[5]), heads=[int(h) for h in columns[6]],
                    relations=[RELATION_MAP.get(r, r) for r in columns[7]], misc=list(columns[9]), ident=ident)


class Node:
    """A word with its dependents to the left and right, each in surface order.

    `name` is (kind, key): adjacent words with the same pair form one name; None means outside, and
    UNKNOWN that nothing is known about the word.
    """

    __slots__ = ("form", "upos", "xpos", "feats", "relation", "left", "right", "name")
    UNKNOWN = "?"

    def __init__(self, form, upos, xpos, feats=None, relation=None, name=None):
        self.form, self.upos, self.xpos, self.feats = form, upos, xpos, feats
        self.relation, self.name = relation, name
        self.left, self.right = [], []

    def before(self, relation, node):
        """Adds a dependent between the word and its present left dependents."""
        node.relation = relation
        self.left.append(node)
        return self

    def first(self, relation, node):
        """Adds a dependent before everything else."""
        node.relation = relation
        self.left.insert(0, node)
        return self

    def after(self, relation, node):
        """Adds a dependent after everything else."""
        node.relation = relation
        self.right.append(node)
        return self

    def nodes(self):
        """The nodes of the subtree in surface order."""
        for child in self.left:
            yield from child.nodes()
        yield self
        for child in self.right:
            yield from child.nodes()


def to_tree(sentence):
    """The root Node and the list of nodes in order, or None if the tree is not projective."""
    n = len(sentence.words)
    nodes = [Node(sentence.words[i], sentence.upos[i], sentence.xpos[i], sentence.feats[i],
                  sentence.relations[i], Node.UNKNOWN) for i in range(n)]
    root = None
    for i, head in enumerate(sentence.heads):
        if head == 0:
            root = nodes[i]
        elif i < head - 1:
            nodes[head - 1].left.append(nodes[i])
        else:
            nodes[head - 1].right.append(nodes[i])
    if root is None or [id(x) for x in root.nodes()] != [id(x) for x in nodes]:
        return None
    if sentence.names:
        key = 0
        for node, tag in zip(nodes, sentence.names):
            if tag is None:
                continue
            if tag[0] in "BSO":
                key += 1
            node.name = None if tag == "O" else (tag[2:], key)
    return root, nodes


def to_sentence(root, ident=""):
    """The Sentence of a tree of nodes."""
    root.relation = "root"
    order = list(root.nodes())
    index = {id(x): i + 1 for i, x in enumerate(order)}
    heads = [0] * len(order)
    for node in order:
        for child in node.left + node.right:
            heads[index[id(child)] - 1] = index[id(node)]
    names = []
    for i, node in enumerate(order):
        if node.name == Node.UNKNOWN:
            names.append(None)
        elif node.name is None:
            names.append("O")
        else:
            starts = i == 0 or order[i - 1].name != node.name
            ends = i + 1 == len(order) or order[i + 1].name != node.name
            names.append({(True, True): "S-", (True, False): "B-", (False, True): "E-",
                          (False, False): "I-"}[starts, ends] + node.name[0])
    return Sentence([x.form for x in order], [x.upos for x in order], [x.xpos for x in order],
                    [x.feats for x in order], heads, [x.relation for x in order], names, ident)


def gum_mentions(sentence):
    """Entity mentions of GUM that lie within one sentence: (start, end, kind, link)."""
    out, stack = [], []
    for i, misc in enumerate(sentence.misc):
        value = next((p[7:] for p in misc.split("|") if p.startswith("Entity=")), "")
        for opened, closed in re.findall(r"\(([^()]*\)?)|([0-9]+)\)", value):
            if opened:
                whole = opened.endswith(")")
                parts = opened.rstrip(")").split("-")
                item = (parts[0], i, parts[1] if len(parts) > 1 else "", "-".join(parts[7:]) if len(parts) > 7 else "")
                if whole:
                    out.append((i, i + 1, item[2], item[3]))
                else:
                    stack.append(item)
            else:
                for k in range(len(stack) - 1, -1, -1):
                    if stack[k][0] == closed:
                        ident, start, kind, link = stack.pop(k)
                        out.append((start, i + 1, kind, link))
                        break
    return out
