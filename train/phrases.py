"""Builds trees from short phrase texts: `NP` texts with tags where they are not obvious, slots, names.

A noun phrase text is a row of words; a word may carry its PTB tag after a slash, else the tag comes
from a table of the most frequent tags.  `{X}` stands for a ready node.  The grammar is fixed: words
before the head noun depend on it, a phrase after a preposition on the noun before it, and after
commas or a conjunction on the first conjunct of the same level.
"""

import re

from treebank import Node

UPOS = {"NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "DT": "DET",
        "PRP$": "PRON", "PRP": "PRON", "IN": "ADP", "TO": "PART", "CD": "NUM", "RB": "ADV", "CC": "CCONJ", "VBG": "VERB", "VBN": "VERB",
        "VBD": "VERB", "VBZ": "VERB", "VBP": "VERB", "VB": "VERB", "MD": "AUX", ",": "PUNCT", ".": "PUNCT", ":": "PUNCT", "HYPH": "PUNCT", "-LRB-": "PUNCT",
        "-RRB-": "PUNCT", "``": "PUNCT", "''": "PUNCT", "POS": "PART", "WDT": "PRON", "WP": "PRON", "$": "SYM", "EX": "PRON", "RP": "ADP", "PDT": "DET", "WRB": "ADV", "RBR": "ADV", "RBS": "ADV"}
PUNCT = {",": ",", ".": ".", ":": ":", "-": "HYPH", "–": ":", "(": "-LRB-", ")": "-RRB-", "“": "``", "”": "''", "\"": "''", "?": ".", "$": "$", "'s": "POS", "’s": "POS", ";": ":"}


class Builder:
    """Holds the tables of tags and FEATS and numbers the names."""

    def __init__(self, tags, feats):
        self.tags, self.feats, self.key = tags, feats, 0

    def word(self, text, upos=None):
        """A node from `form` or `form/XPOS`."""
        form, _, tag = text.partition("/") if text not in ("/",) else (text, "", "SYM")
        if not tag:
            if form in PUNCT:
                tag = PUNCT[form]
            else:
                tag = self.tags.get(form) or self.tags.get(form.lower()) or (
                    "NNP" if form[:1].isupper() else "CD" if form[:1].isdigit() else "NN")
        upos = upos or UPOS.get(tag, "X")
        return Node(form, upos, tag, self.feature(form, upos, tag))

    def feature(self, form, upos, tag):
        """The usual FEATS of a word."""
        return self.feats.get((form.lower(), upos, tag)) or self.feats.get((upos, tag)) or "_"

    def name(self, text, kind):
        """A name: words flat on the first one; hyphenated words split as treebanks do."""
        self.key += 1
        mark = (kind, f"n{self.key}")
        nodes = []
        for word in text.split():
            parts = re.split(r"(-)", word) if len(word) > 2 else [word]
            for part in parts:
                nodes.append((part, Node(part, "PROPN", "NNP", "Number=Sing", name=mark)))
        head = nodes[0][1]
        for i, (part, node) in enumerate(nodes[1:], 1):
            if part == "-":
                node.upos, node.xpos, node.feats = "PUNCT", "HYPH", "_"
                nodes[i + 1][1].before("punct", node)
            else:
                head.after("flat", node)
        return head

    def marked(self, node, kind):
        """Marks a whole subtree as one name, but not a leading determiner."""
        self.key += 1
        for child in node.nodes():
            child.name = (kind, f"n{self.key}")
        if node.left and node.left[0].form.lower() == "the":
            node.left[0].name = None
        return node

    def phrase(self, text, **slots):
        """The tree of a noun phrase text (which may begin with a preposition: a case phrase)."""
        items = []
        for token in re.findall(r"\{\w+\}|[^\s{}]+", text):
            if token[0] != "{" and "/" not in token:
                tag = self.tags.get(token) or self.tags.get(token.lower())
                token += {"VB": "/NN", "VBP": "/NN", "VBZ": "/NNS"}.get(tag, "")   # phrases hold no verbs
            items.append(slots[token[1:-1]] if token[0] == "{" else self.word(token))
        given = {id(x) for x in slots.values()}
        return self.attach(items, given)

    def attach(self, items, given):
        """Chunks between prepositions, commas and conjunctions; see the module's text."""
        root = None            # head of the whole phrase
        spine = []             # nouns to which a later prepositional phrase or conjunct may attach
        pending = []           # words before the head of the current chunk
        separators = []        # commas and conjunctions before the current chunk
        n = len(items)
        for i, item in enumerate(items):
            following = items[i + 1] if i + 1 < n else None
            if id(item) not in given and item.xpos in (",", "CC") and not self.premodifier_list(items, i, given):
                separators.append(item)
                continue
            if id(item) not in given and item.xpos in ("JJ", "NN") and item.upos == "ADJ" and (
                    following is None or id(following) not in given and following.xpos == "IN"):
                item.upos, item.xpos = "NOUN", "NN"     # "official", "leader" and the like
                item.feats = self.feature(item.form, "NOUN", "NN")
            is_head = id(item) in given and not self.adjective(item) or (
                not (item.xpos in ("DT", "PRP$", "CD") and id(following) in given)
                and item.xpos in ("NN", "NNS", "NNP", "NNPS", "PRP", "CD", "WP", "EX", "VBG", "DT", "PRP$")
                and self.ends_chunk(following, given))
            if not is_head:
                pending.append(item)
                continue
            head = item
            cases = [p for p in pending if p.xpos in ("IN", "TO")]
            attach_to, relation = None, None
            if root is None:
                root = head
            elif separators:
                level = next((s for s in spine if s[1] == [c.form for c in cases]), None) or spine[0 if not cases else -1]
                if not cases:
                    level = spine[-1]
                attach_to, relation = level[0], "conj"
            else:
                attach_to, relation = spine[-1][2], "nmod"
            self.premodify(head, pending)
            if attach_to is not None:
                for separator in reversed(separators):
                    head.first("cc" if separator.xpos == "CC" else "punct", separator)
                attach_to.after(relation, head)
            if relation == "conj":
                index = next(k for k, s in enumerate(spine) if s[0] is attach_to)
                spine[index:] = [(attach_to, spine[index][1], head)]
            else:
                spine.append((head, [c.form for c in cases], head))
            pending, separators = [], []
        if pending or separators:
            raise ValueError("unfinished phrase: " + " ".join(x.form for x in items))
        return root

    @staticmethod
    def adjective(node):
        return node.upos == "ADJ"

    @staticmethod
    def ends_chunk(following, given):
        """True if the next item cannot continue the same noun chunk."""
        if following is None:
            return True
        if id(following) in given:
            return following.upos not in ("NOUN", "ADJ") or following.xpos != "JJ"
        return following.xpos in (",", "CC", "IN", "TO")

    @staticmethod
    def premodifier_list(items, i, given):
        """True for a comma or conjunction between adjectives of one noun: "trade and economic ties"."""
        def plain(k):
            return 0 <= k < len(items) and items[k].xpos in ("JJ", "HYPH")
        k = i + 1
        while k < len(items) and (items[k].xpos in (",", "CC", "JJ")):
            k += 1
        return plain(i - 1) and plain(i + 1) and k < len(items) and items[k].xpos in ("NN", "NNS", "NNP")

    @staticmethod
    def premodify(head, pending):
        """Attaches the words before a head noun."""
        first_adjective, joints, adverb, own = None, [], [], head.left
        head.left = []
        for node in pending:
            tag = node.xpos
            if tag in (",", "CC"):
                joints.append(node)
                continue
            if tag == "RB":
                adverb.append(node)
                continue
            if tag in ("JJ", "JJR", "JJS", "VBN", "VBG") or node.upos == "ADJ":
                for a in adverb:
                    node.before("advmod", a)
                adverb = []
                if joints:
                    for joint in joints:
                        node.before("cc" if joint.xpos == "CC" else "punct", joint)
                    joints = []
                    first_adjective.after("conj", node)
                    continue
                first_adjective = node
            relation = {"DT": "det", "PDT": "det:predet", "PRP$": "nmod:poss", "IN": "case", "TO": "case", "CD": "nummod", "JJ": "amod", "JJR": "amod",
                        "JJS": "amod", "VBN": "amod", "VBG": "amod"}.get(tag, "amod" if node.upos == "ADJ" else "compound")
            if tag == "TO":
                node.upos, node.xpos = "ADP", "IN"
                node.feats = "_"
            head.before(relation, node)
        for a in adverb:
            head.before("advmod", a)
        head.left += own
