"""Variation of training sentences: persons with long titles, and casing."""

import random

import features
import lexicon
from treebank import Node, to_sentence, to_tree
from wordpiece import fold


ADJECTIVES = set("""United National Parliamentary Interparliamentary Eurasian International Monetary Legislative Federal Supreme
Constitutional Economic Islamic European African Central General Consultative Territorial Asian Arab Turkic Foreign Federal
Grand Electoral Legal Presidential Regional Atomic Developing Cooperative""".split())


class People:
    """Makes names, titles and titled persons as nodes."""

    def __init__(self, builder, polities, rng):
        self.b, self.p, self.rng = builder, polities, rng
        self.given = lexicon.GIVEN + polities.given
        self.family = lexicon.FAMILY + polities.family

    def country(self):
        """A country's name (LOC)."""
        r = self.rng.random()
        if r < 0.05:
            return self.b.marked(self.b.phrase(self.rng.choice(
                ["the United/JJ States/NNPS", "the United/JJ Arab/JJ Emirates/NNPS", "the United/JJ Kingdom/NNP"])), "LOC")
        if r < 0.12:
            return self.b.marked(self.b.phrase("the " + self.rng.choice(self.p.long)), "LOC")
        return self.country_plain()

    def adjective(self):
        """A nationality adjective (no name)."""
        return Node(self.rng.choice(self.p.adjectives), "ADJ", "JJ", "Degree=Pos")

    def city(self):
        """A city (LOC)."""
        return self.b.name(self.rng.choice(lexicon.CITIES), "LOC")

    def organisation(self, text=None):
        """An organisation or body (ORG): known English words form a phrase, others are flat."""
        text = text or self.rng.choice(lexicon.ORGS + lexicon.BODIES + self.p.bodies)
        words = text.split()
        if all(w in self.b.tags or w in ADJECTIVES or w.isupper() or w in ("of", "the", "for", "and") for w in words):
            text = " ".join(w if w.islower() else w + "/" + ("JJ" if w in ADJECTIVES else "NNP") for w in words)
            if not words[-1].islower() and not text.endswith("/JJ"):
                node = self.b.phrase(text)
                for child in node.nodes():
                    if child.xpos == "JJ":
                        child.xpos = "NNP"
                return self.b.marked(node, "ORG")
        if "of" in words:
            return self.organisation(self.rng.choice(["Senate", "Parliament", "Milli Majlis", "Majlisi Oli", "Jogorku Kenesh"]))
        return self.b.name(text, "ORG")

    def body(self):
        """A body, at times with the body or the country that it belongs to, all one name."""
        rng = self.rng
        node = self.organisation(rng.choice(lexicon.BODIES + self.p.bodies))
        r = rng.random()
        if r < 0.12:
            outer = self.organisation(rng.choice(["Majlisi Oli", "Parliament", "Oliy Majlis", "Federal Assembly", "Congress", "Parliament"]))
            if rng.random() < 0.35:
                outer.first("amod", self.adjective())
                r = 0.5
                node.after("nmod", self.of(outer))
                return self.b.marked(node, "ORG")
            node.after("nmod", self.of(outer))
        if r < 0.45:
            node.after("nmod", self.of(self.country()))
            return self.b.marked(node, "ORG")
        if r < 0.12:
            return self.b.marked(node, "ORG")
        return node

    def of(self, node, article=None):
        """The node with "of" and, for bodies, "the" before it."""
        has_article = node.left and node.left[0].form.lower() == "the"
        loc = node.name and node.name[0] == "LOC"
        if not has_article and (article if article is not None else not loc):
            node.first("det", self.b.word("the/DT"))
        node.first("case", self.b.word("of/IN"))
        return node

    def name(self, short=False):
        """A person's name out of parts from many languages."""
        rng, g, f = self.rng, self.rng.choice(self.given), self.rng.choice(self.family)
        r = rng.random()
        if short:
            text = f
        elif r < 0.62:
            text = f"{g} {f}"
        elif r < 0.70:
            text = f"{g}-{rng.choice(self.given)} {f}"
        elif r < 0.76:
            text = f"{rng.choice(lexicon.INITIALS)} {f}"
        elif r < 0.80:
            text = f"{g} {f}-{rng.choice(self.family)}"
        elif r < 0.87:
            text = f"{g} {rng.choice(self.given)} {f}"
        elif r < 0.91:
            text = f"{g} bin {rng.choice(self.given)} Al {f}"
        elif r < 0.94:
            text = f"{g} {rng.choice(['Al', 'El', 'Abu', 'Ben', 'Van', 'De', 'von'])} {f}"
        elif r < 0.96:
            text = f"{g} {rng.choice(lexicon.INITIALS)} {f}"
        elif r < 0.98:
            text = f"{f} {g}-{rng.choice(self.given).lower()}"
        else:
            text = f"{g} {f} Jr."
        return self.b.name(text, "PER")

    def office(self, text):
        """A title's node from a simple text; capitalised adjectives are tagged NNP as in treebanks."""
        node = self.b.phrase(" ".join(t if "/" in t or t.islower() else t + "/NNP" for t in text.split()))
        for child in node.nodes():
            child.name = None
            if child.form[:1].isupper() and child.xpos in ("JJ", "VBG"):
                child.upos, child.xpos = "ADJ", "NNP"
                child.feats = "Degree=Pos|NumForm=Word|NumType=Ord" if child.form == "First" else "Degree=Pos"
        return node

    def title(self, after=False):
        """A title with its modifiers; `after` for one that follows the name."""
        rng, r = self.rng, self.rng.random()
        if after and r < 0.3:
            r = 0.3 + 0.7 * rng.random()
        if r < 0.30:
            node = self.office(rng.choice(lexicon.SIMPLE_TITLES))
            if rng.random() < 0.15:
                body = self.organisation(rng.choice(["Majilis", "Senate", "Parliament", "Milli Majlis", "Majlisi Milli", "National Assembly", "Duma", "Knesset",
                                                     "Jogorku Kenesh", "Foreign Ministry", "Central Bank", "Security Council", "Verkhovna Rada"]))
                node = self.office(rng.choice(["Speaker", "Chair", "Chairman", "Deputy/NNP Speaker", "Vice/NNP Speaker", "Secretary", "Spokesperson", "Head"]))
                node.first("compound", body)
            s = rng.random()
            if s < 0.45:
                node.first("amod", self.adjective())
            elif s < 0.60:
                owner = self.country()
                owner.after("case", self.b.word("'s/POS"))
                node.first("nmod:poss", owner)
            elif s < 0.68:
                node.first("compound", self.country_plain())
            elif s < 0.72:
                node.first("amod", Node("former", "ADJ", "JJ", "Degree=Pos"))
            return node
        if r < 0.62:
            node = self.office(rng.choice(lexicon.BODY_TITLES)).after("nmod", self.of(self.body()))
            if rng.random() < 0.25:
                node.first("amod", self.adjective())
        elif r < 0.74:
            branch = self.b.phrase("of/IN " + " ".join(
                w if "/" in w or w == "and" else w + "/NNP" for w in rng.choice(lexicon.BRANCHES).split()))
            for child in branch.nodes():
                child.name = None
                if child.xpos == "JJ":
                    child.xpos = "NNP"
            node = self.office(rng.choice(lexicon.MINISTRY_TITLES)).after("nmod", branch)
            if rng.random() < 0.6:
                node.after("nmod", self.of(self.country()))
        elif r < 0.88:
            node = self.office(rng.choice(["President", "Prime/JJ Minister", "King", "Ambassador", "Foreign/JJ Minister", "Leader", "Crown/NNP Prince",
                                           "Head", "First/JJ President", "Vice/NNP President"]))
            node.after("nmod", self.of(self.country()))
            if rng.random() < 0.3:
                node.first("det", self.b.word("the/DT"))
        elif r < 0.95:
            node = self.office(rng.choice(["Secretary/NNP General", "President", "Chairman", "Director/NNP General", "Head", "Executive/JJ Secretary",
                                           "Chairperson", "High/JJ Representative"]))
            node.after("nmod", self.of(self.organisation(rng.choice(lexicon.ORGS)), rng.random() < 0.85))
        else:
            node = self.office(rng.choice(["Deputy/NNP Prime/JJ Minister", "State/NNP Councilor", "Vice/NNP President", "Speaker"]))
            other = self.office(rng.choice(["Foreign/JJ Minister", "Minister", "Chairman"]))
            if rng.random() < 0.5:
                other.after("nmod", self.b.phrase("of/IN " + rng.choice(["Defence/NNP", "Foreign/JJ Affairs/NNPS", "Energy/NNP"])))
                for child in other.nodes():
                    child.name = None
            node.after("conj", other.first("cc", self.b.word("and/CC")))
            if rng.random() < 0.3:
                node.first("amod", self.adjective())
        return node

    def country_plain(self):
        """A country's bare name used as a modifier."""
        text = self.rng.choice(self.p.countries)
        first, _, last = text.partition(" ")
        if last in ("Islands", "Korea", "Africa", "Sahara", "Sudan", "Arabia"):
            return self.b.marked(self.b.phrase(f"{first}/{'JJ' if last == 'Arabia' else 'NNP'} {last}/NNP"), "LOC")
        return self.b.name(text, "LOC")

    def person(self, closing=True, short=0.12):
        """A titled person; `closing` allows forms that need a comma after them."""
        rng, r = self.rng, self.rng.random()
        if rng.random() < 0.09:
            node = self.title(after=True)
            if node.right and not (node.left and node.left[0].form == "the"):
                return node.first("det", self.b.word("the/DT"))
        if r < 0.70 or not closing and r < 0.85:
            title = self.title()
            name = self.name(short=rng.random() < short and not title.right)
            if rng.random() < 0.12:
                name.first("nmod:desc", self.office(rng.choice(lexicon.HONORIFICS)))
            return name.first("nmod:desc", title)
        if r < 0.85:
            if rng.random() < 0.5:
                return self.name()
            return self.name().first("nmod:desc", self.office(rng.choice(lexicon.HONORIFICS)))
        name, title = self.name(), self.title(after=True)
        if r < 0.95:
            title.first("punct", self.b.word(","))
            name.after("appos", title)
            if closing:
                title.after("punct", self.b.word(","))
            return name
        if not (title.left and title.left[0].form == "the") and rng.random() < 0.7:
            title.first("det", self.b.word("the/DT"))
        name.first("punct", self.b.word(","))
        if closing:
            name.after("punct", self.b.word(","))
        return title.after("appos", name)


def graft(sentence, people, given_names):
    """A copy of the sentence with its persons' names replaced by titled ones, or None if there is none.

    A person is a proper noun with flat dependents whose first word is a known given name, or one
    labelled PER.
    """
    tree = to_tree(sentence)
    if tree is None:
        return None
    root, nodes = tree
    parents = {id(c): x for x in nodes for c in x.left + x.right}
    place = {id(x): i for i, x in enumerate(nodes)}
    done = 0
    for node in nodes:
        if node.upos != "PROPN" or node.relation == "flat" or node is root:
            continue
        flat = [c for c in node.right if c.relation == "flat"]
        person = isinstance(node.name, tuple) and node.name[0] == "PER" or (
            node.name == Node.UNKNOWN and flat and node.form in given_names)
        if not person or any(c.upos != "PROPN" for c in flat):
            continue
        keep_left = [c for c in node.left if c.relation not in ("nmod:desc", "compound", "amod", "flat", "det")]
        keep_right = [c for c in node.right if c.relation != "flat"]
        if len(keep_left) + len(keep_right) and any(c.relation in ("appos", "nmod", "conj", "acl:relcl") for c in keep_right):
            continue
        last = max([place[id(x)] for c in flat for x in c.nodes()] + [place[id(node)]])
        following = nodes[last + 1] if last + 1 < len(nodes) else None
        closing = following is not None and following.upos not in ("PUNCT", "PART") and not keep_right
        new = people.person(closing=closing)
        if following is not None and following.upos == "PART" and new.right and new.right[-1].relation == "appos":
            continue
        new.left = keep_left + new.left
        new.right = new.right + keep_right
        new.relation = node.relation
        parent = parents[id(node)]
        side = parent.left if any(c is node for c in parent.left) else parent.right
        side[[c is node for c in side].index(True)] = new
        done += 1
    if not done:
        return None
    out = to_sentence(root, sentence.ident + "-graft")
    if out.words[0][:1].islower() and sentence.words[0][:1].isupper():
        out.words[0] = out.words[0][:1].upper() + out.words[0][1:]
    return out


SMALL = {"a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "by", "with", "from", "as", "'s"}


def vary(item, rng):
    """The prepared item, or a copy with other casing or without its last stop (pieces do not depend on case)."""
    r = rng.random()
    if r >= 0.17:
        return item
    words = item["words"]
    if r < 0.03:
        words = [w.upper() for w in words]
    elif r < 0.07:
        words = [w if w in SMALL and i else w[:1].upper() + w[1:] for i, w in enumerate(words)]
    elif r < 0.10:
        words = [w.lower() for w in words]
    elif r < 0.12:
        words = [w.swapcase() if rng.random() < 0.06 else w for w in words]
    if any(fold(a) != fold(b) for a, b in zip(words, item["words"])):
        return item
    out = dict(item, words=words)
    if r >= 0.04 and len(words) > 3 and words[-1] in ".!" and (item.get("heads") is None or len(words) not in item["heads"]):
        n = len(words) - 1
        out["words"] = words = words[:n]
        keep = [i for i, o in enumerate(item["owner"]) if o != n + 1]
        out["pieces"] = [item["pieces"][i] for i in keep]
        out["owner"] = [item["owner"][i] for i in keep]
        for key in ("affixes", "heads", "relations", "upos", "xpos", "feats", "names"):
            if item.get(key) is not None:
                out[key] = item[key][:n]
    out["shapes"], out["casing"] = features.shapes(words), features.casing(words)
    return out
