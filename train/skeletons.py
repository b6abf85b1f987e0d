"""Sentences in the manner of diplomatic news with trees that are right by construction.

Each skeleton is a function that puts persons, places, bodies and topics into a clause; the clauses
are made of the same few parts (subject, verb group, objects, obliques, participial tails), so that
arcs and labels follow the treebanks' practice throughout.
"""

import lexicon
from treebank import Node, to_sentence

TOPICS = """trade|bilateral relations|strategic partnership|trade and/CC economic cooperation|investment|energy|agriculture|food security|tourism|education|culture|health care|transport and logistics|regional security|water management|climate change|digital technologies|artificial intelligence|parliamentary diplomacy|humanitarian cooperation|military-technical cooperation|green energy|border security|counter-terrorism|science and technology|industrial cooperation|labour/NN migration|connectivity|mining|pharmaceuticals|space exploration|cultural and/CC humanitarian ties|political , economic and/CC cultural cooperation|sports|banking|innovation|maritime/JJ security|the situation in the region|the situation in Afghanistan|the peace process|the implementation of earlier/JJ agreements|nuclear disarmament|human rights|inter-parliamentary ties|people-to-people contacts|legislative work""".split("|")
MATTERS = """the current state and/CC prospects of bilateral relations|the development of mutually/RB beneficial cooperation|issues of mutual interest|a wide range of issues|prospects for the expansion of cooperation|topical/JJ issues of the regional agenda|a number of issues|the further strengthening of friendly ties|ways of expanding/VBG cooperation|international and/CC regional developments/NNS|the outcome of the recent talks|joint/JJ projects in the field of energy|the preparation of the upcoming/JJ summit|key areas of partnership|the schedule of the forthcoming/JJ visit|opportunities for business|the full range of bilateral cooperation|matters of common concern|the agenda of the next meeting|measures for regional stability""".split("|")
QUALITIES = """the importance of {T}|the need for closer/JJR cooperation|the high level of mutual trust|the effective role of the two leaders/NNS|satisfaction with the positive trend|readiness for further/JJ cooperation|the significance of {T}|the dynamic development of relations between {X} and/CC {Y}|the special place of {T} in bilateral relations|the great potential of the two countries|the constructive position of {X}|the historical ties between the two peoples/NNS""".split("|")
PAPERS = """a memorandum of understanding|an agreement on {T}|a joint statement|a joint declaration on strategic partnership|a protocol on {T}|a roadmap/NN for {T}|a package of bilateral documents|an intergovernmental/JJ agreement|a plan of cooperation for 2024/CD|a treaty on friendship|a contract|an action plan""".split("|")
FRAMES = """within/IN the framework of the official visit|within/IN the framework of his official visit|as/IN part/NN of her working/VBG visit|on/IN the sidelines of the summit|on/IN the margins of the {S}|during/IN a working/VBG visit|during/IN the official visit|on/IN the occasion of the national day|in/IN the course of the talks|during/IN the meeting|at/IN the meeting|within/IN the framework of the {S}|following/VBG the talks|after/IN the talks|ahead/RB""".split("|")[:-1]
SUMMITS = "summit|session|forum|conference|summit of the SCO|ministerial/JJ meeting|sixth session|high-level/JJ segment|plenary/JJ session".split("|")
EVENTS = "meeting|talks/NNS|negotiations/NNS|consultations/NNS|round/NN of talks|telephone/NN conversation|briefing/NN|press conference|forum|signing ceremony".split("|")
GROUPS = "the parties/NNS|the two sides|both/DT sides|the sides|the two leaders|the interlocutors/NNS|they/PRP|the two ministers|both/DT ministers|the heads of the delegations/NNS|the diplomats/NNS".split("|")
SINGLES = "the {A} official|the minister|the speaker/NN|the {A} side|the president|he/PRP|she/PRP|the ambassador|the head of the {A} delegation|the {A} leader|the {A} parliamentarian|the {A} diplomat|the press service of the ministry|the spokesperson|the senior/JJ official".split("|")
SPEECH = "said/VBD noted/VBD stressed/VBD emphasized/VBD underlined/VBD added/VBD stated/VBD recalled/VBD announced/VBD pointed/VBD+out affirmed/VBD underscored/VBD highlighted/VBD reiterated/VBD declared/VBD believes/VBZ".split()
TAILS = "noting/VBG stressing/VBG emphasizing/VBG adding/VBG recalling/VBG pointing/VBG+out saying/VBG underlining/VBG".split()
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


class Writer:
    """Makes the parts of clauses."""

    def __init__(self, people):
        self.people, self.b, self.rng = people, people.b, people.rng

    # -- phrases

    def pick(self, texts):
        return self.rng.choice(texts)

    def phrase(self, text):
        """A phrase with the slots filled: T topic, X and Y countries, A nationality, S summit, C city."""
        b, people = self.b, self.people
        slots = {}
        for key, make in (("T", self.topic), ("X", people.country), ("Y", people.country), ("A", people.adjective),
                          ("S", lambda: self.phrase(self.pick(SUMMITS))), ("C", people.city)):
            if "{" + key + "}" in text:
                slots[key] = make()
        node = self.b.phrase(text, **slots)
        return split_hyphens(b, node)

    def topic(self):
        """A topic; now and then the relations of two nations ("Kazakh-Tajik relations") or the forms of cooperation."""
        r = self.rng.random()
        if r < 0.08:
            second = self.people.adjective()
            second.before("amod", self.people.adjective()).before("punct", Node("-", "PUNCT", "HYPH", "_"))
            noun = self.b.word(self.pick(["relations/NNS", "ties/NNS", "cooperation/NN", "partnership/NN", "friendship/NN"]))
            if self.rng.random() < 0.4:
                noun.first("amod", self.b.word(self.pick(["bilateral/JJ", "strategic/JJ", "economic/JJ", "friendly/JJ"])))
            noun.first("amod", second)
            if self.rng.random() < 0.3:
                noun.first("det", self.b.word("the/DT"))
            return noun
        return self.phrase(self.pick(TOPICS))

    def organisations(self):
        """Two to four organisations with articles, coordinated."""
        out = None
        count = self.rng.randint(2, 4)
        for i in range(count):
            node = self.people.organisation(self.pick(lexicon.ORGS))
            if i == 0 or self.rng.random() < 0.5:
                node.first("det", self.b.word("the/DT"))
            if out is None:
                out = node
                continue
            if i == count - 1:
                node.first("cc", self.b.word("and/CC"))
            if i < count - 1 or count > 2 and self.rng.random() < 0.5:
                node.first("punct", self.b.word(","))
            out.after("conj", node)
        return out

    def role(self, article=None):
        """A person by office only: "the Kazakh ambassador", in headlines without the article."""
        r = self.rng.random()
        if r < 0.4:
            node = self.people.title(after=True)
            if node.left and node.left[0].form == "the":
                node.left.pop(0)
        else:
            node = self.phrase("{A} " + self.pick(["FM/NNP", "ambassador/NN", "delegation/NN", "officials/NNS", "diplomat/NN", "leader/NN", "lawmakers/NNS", "president/NN", "speaker/NN",
                                                   "foreign/JJ minister/NN", "defence/NN minister/NN", "parliamentarians/NNS", "envoy/NN", "premier/NN"]))
        return node.first("det", self.b.word("the/DT")) if article else node

    def topics(self, low=3, high=7):
        """A coordination of topics, at times closed by "as well as"."""
        rng = self.rng
        items = [self.topic() for _ in range(rng.randint(low, high))]
        head = items[0]
        for i, item in enumerate(items[1:], 1):
            if i == len(items) - 1:
                r = rng.random()
                if r < 0.25:
                    first = self.b.word("as/RB")
                    first.after("fixed", self.b.word("well/RB")).after("fixed", self.b.word("as/IN"))
                    item.first("cc", first)
                    item.first("punct", self.b.word(","))
                else:
                    item.first("cc", self.b.word("and/CC"))
                    if r < 0.5:
                        item.first("punct", self.b.word(","))
            else:
                item.first("punct", self.b.word(","))
            head.after("conj", item)
        return head

    def case(self, preposition, node):
        """The node with a preposition in front."""
        return node.first("case", self.b.word(preposition + "/IN"))

    def place(self):
        """A place with "in" or "to" missing yet."""
        if self.rng.random() < 0.25:
            text = self.pick(lexicon.REGIONS)
            return self.b.marked(self.b.phrase(" ".join(w if w == "the" else w + "/NNP" for w in text.split())), "LOC")
        if self.rng.random() < 0.5:
            return self.people.country()
        node = self.people.city()
        if self.rng.random() < 0.2:
            country = self.people.country_plain()
            country.first("punct", self.b.word(","))
            node.after("nmod:unmarked", country)
        return node

    def time(self):
        """A time oblique: (relation, node)."""
        rng, b, r = self.rng, self.b, self.rng.random()
        if r < 0.35:
            return "obl", self.case("on", b.word(self.pick(DAYS) + "/NNP"))
        if r < 0.5:
            return "obl:unmarked", b.word(self.pick(DAYS) + "/NNP")
        if r < 0.65:
            day = b.word(str(rng.randint(1, 30)) + "/CD", "NUM").first("nmod:unmarked", b.word(self.pick(MONTHS) + "/NNP"))
            if rng.random() < 0.3:
                day.after("punct", b.word(",")).after("nmod:unmarked", b.word(str(rng.randint(2008, 2026)) + "/CD"))
            return "obl", self.case("on", day)
        if r < 0.75:
            day = b.word(str(rng.randint(1, 30)) + "/CD", "NUM").after("nmod:unmarked", b.word(self.pick(MONTHS) + "/NNP"))
            return "obl", self.case("on", day)
        if r < 0.85:
            month = b.word(self.pick(MONTHS) + "/NNP").after("nmod:unmarked", b.word(str(rng.randint(2008, 2026)) + "/CD"))
            return "obl", self.case("in", month)
        if r < 0.95:
            return "obl", self.case("in", b.word(str(rng.randint(1991, 2026)) + "/CD"))
        return "obl:unmarked", b.word(self.pick(["today/NN", "yesterday/NN"]))

    def actor(self, closing=True):
        """A subject: mostly a titled person, at times a group, a role or a body."""
        r = self.rng.random()
        if r < 0.58:
            return self.people.person(closing=closing)
        if r < 0.62:
            return self.role(article=True)
        if r < 0.70:
            node = self.people.person(closing=False)
            other = self.people.person(closing=closing)
            return node.after("conj", other.first("cc", self.b.word("and/CC")))
        if r < 0.78:
            return self.phrase(self.pick(GROUPS))
        if r < 0.92:
            return self.phrase(self.pick(SINGLES))
        node = self.people.organisation()
        if not (node.left and node.left[0].form.lower() == "the"):
            node.first("det", self.b.word("the/DT"))
        return node

    # -- clauses

    def verb(self, text):
        """A verb group such as "has/VBZ been/VBN held/VBN": auxiliaries before the last word; "+out" a particle."""
        words = text.split()
        main, _, particle = words[-1].partition("+")
        main = self.b.word(main)
        if main.xpos in ("VBD", "VBP"):
            main.feats = None
        passive = main.xpos == "VBN" and any(w.split("/")[0] in ("was", "were", "is", "are", "been", "be", "being") for w in words[:-1])
        for i, word in enumerate(words[:-1]):
            node = self.b.word(word, "AUX" if not word.startswith("to/") else "PART")
            form = word.split("/")[0]
            last = form in ("was", "were", "is", "are", "been", "be", "being") and i == len(words) - 2
            main.before("mark" if form == "to" else "aux:pass" if passive and last else "aux", node)
            if form in ("was", "were"):
                node.feats = None
        if particle:
            main.after("compound:prt", self.b.word(particle + "/RP"))
        return main

    def clause(self, subject, verb, *arguments):
        """A finite clause; arguments are (relation, node)."""
        main = self.verb(verb)
        passive = any(c.relation == "aux:pass" for c in main.left)
        if subject is not None:
            main.first("nsubj:pass" if passive else "nsubj", subject)
        for relation, node in arguments:
            main.after(relation, node)
        return main

    def content(self, that=None):
        """A clause as complement, with or without "that"."""
        node = self.statement()
        if that is None:
            that = self.rng.random() < 0.6
        return node.first("mark", Node("that", "SCONJ", "IN", "_")) if that else node

    def statement(self):
        """What somebody may say."""
        rng, b, people = self.rng, self.b, self.people
        r = rng.randrange(9)
        if r == 0:
            predicate = self.case("among", self.phrase("the largest/JJS trade partners of {X}"))
            return predicate.first("cop", b.word("is/VBZ", "AUX")).first("nsubj", people.country())
        if r == 1:
            return self.clause(people.country(), "attaches/VBZ", ("obj", self.phrase("great importance")),
                               ("obl", self.case("to", self.phrase("the development of {T}"))))
        if r == 2:
            return self.clause(self.phrase("the two countries"), "have/VBP", ("obj", self.phrase("great potential/NN for {T}")))
        if r == 3:
            return self.clause(self.phrase("relations between {X} and/CC {Y}"), "are/VBP developing/VBG", ("advmod", b.word("dynamically/RB")))
        if r == 4:
            predicate = self.phrase("a reliable partner").first("cop", b.word("is/VBZ", "AUX"))
            return predicate.first("nsubj", people.country())
        if r == 5:
            return self.clause(self.phrase("the trade turnover between the two countries"), "reached/VBD", ("obj", self.money()),
                               ("obl", self.case("in", b.word(str(rng.randint(2015, 2026)) + "/CD"))))
        if r == 6:
            return self.clause(people.country(), "will/MD continue/VB", ("obj", self.phrase("its support for the peace process")))
        if r == 7:
            return self.clause(self.phrase("both/DT sides"), "should/MD strengthen/VB", ("obj", self.topics(2, 4)))
        return self.clause(self.phrase("the visit of the president"), "gave/VBD", ("obj", self.phrase("new impetus/NN")),
                           ("obl", self.case("to", self.topics(1, 3))))

    def money(self):
        """An amount such as "$ 1.5 billion"."""
        rng, b = self.rng, self.b
        number = b.word(f"{rng.choice(['1', '2.5', '3.4', '700', '12', '1.2'])}/CD")
        scale = b.word(self.pick(["billion/CD", "million/CD"]), "NUM").first("compound", number)
        if rng.random() < 0.7:
            sign = b.word("$/$", "SYM").after("nummod", scale)
            return sign
        return b.word("dollars/NNS").first("nummod", scale)

    def tail(self, main):
        """Adds a participial tail: ", noting that ...", ", stressing the importance of ..."."""
        participle = self.verb(self.pick(TAILS))
        if self.rng.random() < 0.6:
            participle.after("ccomp", self.content(that=True))
        else:
            participle.after("obj", self.phrase(self.pick(QUALITIES[:3])))
        participle.first("punct", self.b.word(","))
        return main.after("advcl", participle)

    def partners(self):
        """"with" somebody, as an oblique."""
        person = self.people.person(closing=False)
        if self.rng.random() < 0.15:
            other = self.people.person(closing=False)
            person.after("conj", other.first("cc", self.b.word("and/CC")))
        return "obl", self.case("with", person)

    def opening(self, main):
        """Puts a frame, a time or a condition in front of a clause."""
        rng, b, r = self.rng, self.b, self.rng.random()
        if r < 0.08:
            node = self.phrase(self.pick(["during/IN the talks/NNS", "at/IN the meeting", "in/IN the course of the talks/NNS"]))
            noun = node.right[0] if node.form == "course" else node
            noun.after("acl", self.verb("focused/VBN").after("obl", self.case("on", self.topics(1, 3))))
            relation = "obl"
        elif r < 0.16:
            node = self.phrase("within/IN the framework")
            node.after("nmod", self.case("of", self.organisations()))
            relation = "obl"
        elif r < 0.6:
            node = self.phrase(self.pick(FRAMES))
            if rng.random() < 0.4 and node.form in ("framework", "visit", "part"):
                target = node.right[0] if node.form != "visit" and node.right else node
                target.after("nmod", self.case("to", self.place()))
            relation = "obl"
        elif r < 0.8:
            relation, node = self.time()
        elif r < 0.9:
            relation, node = "obl", self.case("despite", self.phrase("the difficult epidemiological/JJ situation"))
        else:
            relation, node = "obl", self.case("in", self.place())
        if rng.random() < 0.9:
            node.after("punct", b.word(","))
        return main.first(relation, node)

    # -- whole sentences

    def met(self):
        verb = self.pick(["met/VBD"] * 4 + ["held/VBD", "spoke/VBD", "has/VBZ met/VBN", "will/MD meet/VB"])
        main = self.clause(self.actor(), verb)
        if verb.startswith("held"):
            main.after("obj", self.phrase(self.pick(["a meeting", "talks/NNS", "bilateral talks/NNS", "negotiations/NNS", "consultations/NNS"])))
        main.after(*self.partners())
        if self.rng.random() < 0.4:
            main.after("obl", self.case("in", self.place()))
        if self.rng.random() < 0.4:
            main.after(*self.time())
        if self.rng.random() < 0.06:
            main.after("obl", self.case("within", self.b.phrase("the framework").after("nmod", self.case("of", self.organisations()))))
        return main

    def received(self):
        main = self.clause(self.actor(), self.pick(["received/VBD", "hosted/VBD", "welcomed/VBD", "congratulated/VBD", "thanked/VBD", "invited/VBD"]))
        main.after("obj", self.people.person(closing=False))
        form = main.form
        if form == "congratulated":
            main.after("obl", self.case("on", self.phrase(self.pick(["his re-election", "the successful/JJ elections", "the anniversary of independence"]))))
        elif form == "thanked":
            main.after("obl", self.case("for", self.phrase(self.pick(["the warm welcome/NN", "the hospitality/NN", "the invitation"]))))
        elif form == "invited":
            main.after("xcomp", self.clause(None, "to/TO visit/VB", ("obj", self.place())))
        elif self.rng.random() < 0.5:
            main.after("obl", self.case("in", self.people.city()))
        return main

    def discussed(self):
        objects = self.topics() if self.rng.random() < 0.5 else self.phrase(self.pick(MATTERS))
        if self.rng.random() < 0.3:
            verb, argument = self.pick([("focused/VBD", "on"), ("touched/VBD", "upon"), ("dwelt/VBD", "on"), ("talked/VBD", "about")])
            subject = self.phrase(self.pick(["the discussion", "the talks/NNS", "the meeting", "the conversation"])) if verb == "focused/VBD" else self.actor()
            main = self.clause(subject, verb, ("obl", self.case(argument, objects)))
        else:
            main = self.clause(self.actor(), self.pick(["discussed/VBD"] * 3 + ["considered/VBD", "reviewed/VBD", "have/VBP discussed/VBN", "exchanged/VBD"]))
            if main.form == "exchanged":
                main.after("obj", self.phrase("views/NNS")).after("obl", self.case("on", objects))
            else:
                main.after("obj", objects)
                if self.rng.random() < 0.3:
                    main.after(*self.partners())
        return main

    def passive(self):
        r = self.rng.randrange(4)
        if r == 0:
            main = self.clause(self.phrase(self.pick(MATTERS)), "were/VBD discussed/VBN", ("obl", self.case("during", self.phrase("the meeting"))))
        elif r == 1:
            main = self.clause(self.phrase("a " + self.pick(["meeting/NN", "forum/NN", "conference/NN"])), "was/VBD held/VBN",
                               ("obl", self.case("in", self.place())))
            main.left[0].after("nmod", self.case("between", self.couple()))
        elif r == 2:
            main = self.clause(self.phrase(self.pick(PAPERS)), "was/VBD signed/VBN",
                               ("obl:agent", self.case("by", self.couple())))
        else:
            main = self.clause(self.actor(), "was/VBD received/VBN", ("obl:agent", self.case("by", self.people.person(closing=False))),
                               *([self.time()] if self.rng.random() < 0.5 else []))
        return main

    def couple(self):
        """Two persons, or two countries, joined by "and"."""
        r = self.rng.random()
        if r < 0.15:
            return self.role().after("conj", self.role().first("cc", self.b.word("and/CC")))
        if r < 0.7:
            return self.people.person(closing=False).after("conj", self.people.person(closing=False).first("cc", self.b.word("and/CC")))
        return self.people.country().after("conj", self.people.country().first("cc", self.b.word("and/CC")))

    def said(self):
        main = self.clause(self.actor(), self.pick(SPEECH))
        if main.form in ("noted", "stressed", "emphasized", "underlined", "highlighted", "reiterated", "underscored") and self.rng.random() < 0.45:
            return main.after("obj", self.phrase(self.pick([q for q in QUALITIES if not q.startswith(("satis", "readi"))])))
        return main.after("ccomp", self.content(that=self.rng.random() < 0.45))

    def expressed(self):
        return self.clause(self.actor(), self.pick(["expressed/VBD", "confirmed/VBD", "voiced/VBD"]), ("obj", self.phrase(self.pick(
            ["his satisfaction with the positive trend", "readiness for further/JJ cooperation", "gratitude for the invitation", "confidence in the success of the talks/NNS",
             "hope for closer/JJR ties", "interest in {T}", "condolences/NNS over the loss of life", "deep concern over the situation in the region", "support for {T}"]))))

    def signed(self):
        main = self.clause(self.actor(), self.pick(["signed/VBD", "adopted/VBD", "have/VBP signed/VBN", "initialled/VBD", "approved/VBD"]),
                           ("obj", self.phrase(self.pick(PAPERS))))
        if self.rng.random() < 0.5:
            main.after(*self.time())
        return main

    def quote(self):
        """"...", somebody said."""
        main = self.clause(None, self.pick(["said/VBD", "noted/VBD", "stressed/VBD", "wrote/VBD", "added/VBD"]))
        content = self.statement()
        content.first("punct", self.b.word("“/``"))
        content.after("punct", self.b.word(","))
        content.after("punct", self.b.word("”/''"))
        speaker = self.actor(closing=False)
        if self.rng.random() < 0.5:
            main.after("nsubj", speaker)
            main.left.insert(0, content)
            content.relation = "ccomp"
        else:
            main.first("nsubj", speaker).first("ccomp", content)
        return main

    def arrived(self):
        main = self.clause(self.actor(), self.pick(["arrived/VBD", "paid/VBD", "left/VBD", "has/VBZ arrived/VBN"]))
        if main.form == "paid":
            return main.after("obj", self.phrase("an official visit").after("nmod", self.case("to", self.place())))
        if main.form == "left":
            return main.after("obl", self.case("for", self.place()))
        return main.after("obl", self.case("in", self.place())).after("obl", self.case("on", self.phrase(
            self.pick(["an official visit", "a working/VBG visit", "a state visit", "a two-day/JJ visit"]))))

    def office(self):
        """Elections and appointments: "was re-elected Chairman of ...", "appointed ... as ambassador to ..."."""
        title = self.people.title(after=True)
        if self.rng.random() < 0.6:
            return self.clause(self.people.name(), self.pick(["was/VBD elected/VBN", "was/VBD appointed/VBN", "has/VBZ been/VBN appointed/VBN", "was/VBD re-elected/VBN", "was/VBD named/VBN"]),
                               ("xcomp", title), *([self.time()] if self.rng.random() < 0.4 else []))
        return self.clause(self.people.person(closing=False), "appointed/VBD", ("obj", self.people.name()), ("obl", self.case("as", title)))

    def agency(self):
        """"..., Kazinform reports."""
        main = self.pick([self.met, self.discussed, self.arrived, self.signed])()
        reporter = self.b.name(self.pick(lexicon.AGENCIES), "ORG")
        report = self.clause(reporter, self.pick(["reports/VBZ", "reported/VBD"]))
        if self.rng.random() < 0.3:
            report = self.clause(None, "reports/VBZ", ("nsubj", reporter))
        report.first("punct", self.b.word(","))
        return main.after("parataxis", report)

    def headline(self):
        """A headline: present tense, no article before titles, no stop."""
        r = self.rng.randrange(5)
        if r == 4:
            verb = self.pick(["meet/VBP", "discuss/VBP", "hold/VBP", "receives/VBZ", "presents/VBZ", "meets/VBZ"])
            main = self.clause(self.role(), verb)
            if main.form.startswith("meet"):
                return main.after("obl", self.case("with", self.role()))
            if main.form == "discuss":
                return main.after("obj", self.topics(1, 3))
            if main.form == "presents":
                return main.after("obj", self.b.word("credentials/NNS"))
            return main.after("obj", self.b.word("talks/NNS") if main.form == "hold" else self.role())
        if r == 0:
            return self.clause(self.people.person(closing=False), self.pick(["meets/VBZ", "Meets/VBZ"]), self.partners())
        if r == 1:
            return self.clause(self.couple(), self.pick(["discuss/VBP", "Discuss/VBP"]), ("obj", self.topics(1, 3)))
        if r == 2:
            return self.clause(self.people.person(closing=False), self.pick(["receives/VBZ", "visits/VBZ", "hosts/VBZ"]),
                               ("obj", self.people.person(closing=False)))
        return self.clause(self.couple(), self.pick(["sign/VBP", "Sign/VBP"]),
                           ("obj", self.phrase(self.pick(["agreement/NN on {T}", "memorandum of understanding", "joint/JJ declaration"]))))

    def two_actions(self):
        """Coordinated predicates: "met with ... and discussed ..."."""
        main = self.met()
        second = self.clause(None, self.pick(["discussed/VBD", "considered/VBD"]), ("obj", self.topics(2, 4)))
        return main.after("conj", second.first("cc", self.b.word("and/CC")))

    def relative(self):
        """"... headed by ...", "..., who is on a visit"."""
        person = self.people.person(closing=False)
        r = self.rng.random()
        if r < 0.5:
            group = self.phrase(self.pick(["a parliamentary delegation", "the {A} delegation", "a delegation of the {A} parliament"]))
            group.after("acl", self.verb(self.pick(["headed/VBN", "led/VBN"])).after("obl:agent", self.case("by", person)))
            if self.rng.random() < 0.5:
                return self.clause(group, "arrived/VBD", ("obl", self.case("in", self.place())))
            return self.clause(self.people.person(closing=False), "met/VBD", ("obl", self.case("with", group)))
        visit = self.phrase(self.pick(["an official visit", "a working/VBG visit"])).first("case", self.b.word("on/IN"))
        visit.after("nmod", self.case("to", self.place()))
        visit.first("cop", self.b.word("is/VBZ", "AUX")).first("nsubj", Node("who", "PRON", "WP", "PronType=Rel"))
        visit.first("punct", self.b.word(","))
        person.after("acl:relcl", visit)
        return self.clause(self.actor(), "met/VBD", ("obl", self.case("with", person)))

    def sentence(self):
        """One whole sentence as a tree."""
        rng = self.rng
        kinds = [(self.met, 4), (self.received, 2), (self.discussed, 4), (self.passive, 2), (self.said, 4), (self.expressed, 2), (self.signed, 2),
                 (self.quote, 2), (self.arrived, 2), (self.office, 1.5), (self.agency, 1), (self.headline, 2), (self.two_actions, 1), (self.relative, 1.5)]
        maker = rng.choices([k for k, _ in kinds], [w for _, w in kinds])[0]
        main = maker()
        if maker == self.headline:
            return main
        if maker not in (self.quote, self.agency) and rng.random() < 0.3:
            main = self.opening(main)
        if maker not in (self.quote, self.agency, self.said) and rng.random() < 0.22:
            main = self.tail(main)
        if rng.random() < 0.04:
            return self.dateline(main)
        return main.after("punct", self.b.word("."))

    def dateline(self, main):
        """"DUSHANBE, 23.09.2021 (NIAT Khovar) – ...": the place is the root, the clause its parataxis."""
        rng, b = self.rng, self.b
        city = b.name(self.pick(lexicon.CITIES).upper(), "LOC")
        date = rng.random()
        if date < 0.6:
            day = b.word(f"{rng.randint(1, 30):02}.{rng.randint(1, 12):02}.{rng.randint(2010, 2026)}/CD")
            city.after("nmod:unmarked", day.first("punct", b.word(",")))
        if date > 0.3:
            agency = b.name(self.pick(lexicon.AGENCIES), "ORG")
            city.after("parataxis", agency.first("punct", b.word("(")).after("punct", b.word(")")))
        main.first("punct", b.word(self.pick(["–", "-", "--/:"])))
        main.left[0].xpos = ":"
        main.after("punct", b.word("."))
        return city.after("parataxis", main)


def split_hyphens(builder, root):
    """Words such as "military-technical" become three words, the first depending on the last."""
    for node in list(root.nodes()):
        if "-" in node.form and len(node.form) > 2 and node.name is None and not node.form.startswith("re-"):
            parts = node.form.split("-")
            node.form = parts[-1]
            if len(parts) == 2:
                first = builder.word(parts[0])
                if first.xpos not in ("NN", "JJ", "CD", "RB"):
                    first = builder.word(parts[0] + "/NN")
                if builder.tags.get(parts[1]) in ("NN", "NNS") and node.xpos == "JJ":
                    node.upos, node.xpos, node.feats = "NOUN", "NN", "Number=Sing"
                    node.relation = "compound" if node.relation == "amod" else node.relation
                relation = {"JJ": "amod", "CD": "nummod", "RB": "advmod"}.get(first.xpos, "compound")
                node.before(relation, first)
                node.before("punct", Node("-", "PUNCT", "HYPH", "_"))
    return root


def generate(people, count):
    """`count` different sentences."""
    writer, out, seen = Writer(people), [], set()
    while len(out) < count:
        sentence = to_sentence(writer.sentence(), f"skeleton-{len(out)}")
        sentence.words[0] = sentence.words[0][:1].upper() + sentence.words[0][1:]
        text = " ".join(sentence.words)
        if text not in seen and len(sentence.words) <= 75:
            seen.add(text)
            out.append(sentence)
    return out
