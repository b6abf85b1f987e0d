"""Word tables of the treebank notation: what a word is when the annotator says nothing about it.

Closed classes with their features, irregular verbs and nouns, and the words whose spelling misleads the rules of
`treebank_notation.py`.
"""


def table(text):
    """A dict from lines of "word value"."""
    return dict(line.split(None, 1) for line in text.strip().splitlines())


def words(text):
    """A set of blank-separated words."""
    return set(text.split())


# Default relation of an unmarked word that is not the head of its bracket.
DETERMINERS = words("the a an this these those every each no some any both all another")
PREPOSITIONS = words("of in on with by from at to between among during after before through under over against toward towards "
                     "within into onto amid despite via since until without upon across beyond than for about as behind "
                     "including regarding concerning throughout alongside around near above below besides off till along inside outside beneath per")
CONJUNCTIONS = words("and or but nor & yet")
MODALS = words("will would can could may might shall should must 'll 'd")
HAVE = words("has have had having")
POSSESSIVES = words("his her their its our my your")
SUBJECTS = words("he she they we i")
ADVERBS = words("not n't n’t also")
CLITICS = words("'s ’s ' ’")
PUNCTUATION = {",": ",", ".": ".", "?": ".", "!": ".", ";": ":", ":": ":", "–": ":", "—": ":", "--": ":", "…": ":", "...": ":",
               "-": "HYPH", "(": "-LRB-", ")": "-RRB-", "[": "-LRB-", "]": "-RRB-", "“": "``", "”": "''", '"': '"', "|": ":",
               "‘": "``", "‑": "HYPH"}

FINITE = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
# Forms of the auxiliaries: tag, lemma.
AUXILIARIES = {"is": ("VBZ", "be"), "'s": ("VBZ", "be"), "are": ("VBP", "be"), "was": ("VBD", "be"), "were": ("VBD", "be"),
               "be": ("VB", "be"), "been": ("VBN", "be"), "being": ("VBG", "be"), "am": ("VBP", "be"),
               "has": ("VBZ", "have"), "have": ("VBP", "have"), "had": ("VBD", "have"), "having": ("VBG", "have"),
               "does": ("VBZ", "do"), "do": ("VBP", "do"), "did": ("VBD", "do"),
               "will": ("MD", "will"), "would": ("MD", "would"), "can": ("MD", "can"), "could": ("MD", "could"),
               "may": ("MD", "may"), "might": ("MD", "might"), "shall": ("MD", "shall"), "should": ("MD", "should"),
               "must": ("MD", "must")}
PRONOUNS = {
    "he": ("PRP", "he", "Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs"),
    "she": ("PRP", "she", "Case=Nom|Gender=Fem|Number=Sing|Person=3|PronType=Prs"),
    "it": ("PRP", "it", "Case=Nom|Gender=Neut|Number=Sing|Person=3|PronType=Prs"),
    "they": ("PRP", "they", "Case=Nom|Number=Plur|Person=3|PronType=Prs"),
    "we": ("PRP", "we", "Case=Nom|Number=Plur|Person=1|PronType=Prs"),
    "i": ("PRP", "I", "Case=Nom|Number=Sing|Person=1|PronType=Prs"),
    "you": ("PRP", "you", "Case=Nom|Person=2|PronType=Prs"),
    "him": ("PRP", "he", "Case=Acc|Gender=Masc|Number=Sing|Person=3|PronType=Prs"),
    "them": ("PRP", "they", "Case=Acc|Number=Plur|Person=3|PronType=Prs"),
    "us": ("PRP", "we", "Case=Acc|Number=Plur|Person=1|PronType=Prs"),
    "me": ("PRP", "I", "Case=Acc|Number=Sing|Person=1|PronType=Prs"),
    "himself": ("PRP", "himself", "Case=Acc|Gender=Masc|Number=Sing|Person=3|PronType=Prs|Reflex=Yes"),
    "herself": ("PRP", "herself", "Case=Acc|Gender=Fem|Number=Sing|Person=3|PronType=Prs|Reflex=Yes"),
    "itself": ("PRP", "itself", "Case=Acc|Gender=Neut|Number=Sing|Person=3|PronType=Prs|Reflex=Yes"),
    "themselves": ("PRP", "themselves", "Case=Acc|Number=Plur|Person=3|PronType=Prs|Reflex=Yes"),
    "his": ("PRP$", "his", "Case=Gen|Gender=Masc|Number=Sing|Person=3|Poss=Yes|PronType=Prs"),
    "her": ("PRP$", "her", "Case=Gen|Gender=Fem|Number=Sing|Person=3|Poss=Yes|PronType=Prs"),
    "its": ("PRP$", "its", "Case=Gen|Gender=Neut|Number=Sing|Person=3|Poss=Yes|PronType=Prs"),
    "their": ("PRP$", "their", "Case=Gen|Number=Plur|Person=3|Poss=Yes|PronType=Prs"),
    "our": ("PRP$", "our", "Case=Gen|Number=Plur|Person=1|Poss=Yes|PronType=Prs"),
    "my": ("PRP$", "my", "Case=Gen|Number=Sing|Person=1|Poss=Yes|PronType=Prs"),
    "your": ("PRP$", "your", "Case=Gen|Person=2|Poss=Yes|PronType=Prs"),
    "who": ("WP", "who", "PronType=Rel"), "whom": ("WP", "whom", "PronType=Rel"), "what": ("WP", "what", "PronType=Int"),
    "whose": ("WP$", "whose", "Poss=Yes|PronType=Rel"), "which": ("WDT", "which", "PronType=Rel"),
    "there": ("EX", "there", "_"), "nothing": ("NN", "nothing", "Number=Sing|PronType=Neg"),
    "everyone": ("NN", "everyone", "Number=Sing|PronType=Tot"), "everything": ("NN", "everything", "Number=Sing|PronType=Tot"),
    "nobody": ("NN", "nobody", "Number=Sing|PronType=Neg"),
    "anyone": ("NN", "anyone", "Number=Sing|PronType=Ind"), "something": ("NN", "something", "Number=Sing|PronType=Ind"),
}
DETERMINER_FEATURES = {"the": "Definite=Def|PronType=Art", "a": "Definite=Ind|PronType=Art", "an": "Definite=Ind|PronType=Art",
                       "this": "Number=Sing|PronType=Dem", "that": "Number=Sing|PronType=Dem",
                       "these": "Number=Plur|PronType=Dem", "those": "Number=Plur|PronType=Dem",
                       "every": "PronType=Tot", "each": "PronType=Tot", "all": "PronType=Tot", "both": "PronType=Tot",
                       "no": "PronType=Neg", "neither": "PronType=Neg", "some": "PronType=Ind", "any": "PronType=Ind",
                       "another": "PronType=Ind", "either": "PronType=Ind"}
DETERMINER_LEMMAS = {"an": "a", "these": "this", "those": "that"}
ADVERB_FEATURES = {"not": "Polarity=Neg", "n't": "Polarity=Neg", "n’t": "Polarity=Neg", "then": "PronType=Dem", "now": "PronType=Dem",
                   "here": "PronType=Dem", "there": "PronType=Dem", "always": "PronType=Tot", "ever": "PronType=Ind",
                   "never": "PronType=Neg", "once": "NumForm=Word|NumType=Mult", "twice": "NumForm=Word|NumType=Mult",
                   "well": "Degree=Pos", "far": "Degree=Pos", "long": "Degree=Pos", "often": "Degree=Pos", "soon": "Degree=Pos",
                   "early": "Degree=Pos", "late": "Degree=Pos", "hard": "Degree=Pos", "close": "Degree=Pos",
                   "closely": "Degree=Pos", "widely": "Degree=Pos", "particularly": "Degree=Pos", "respectively": "Degree=Pos",
                   "successfully": "Degree=Pos", "rapidly": "Degree=Pos", "steadily": "Degree=Pos", "warmly": "Degree=Pos",
                   "first": "NumForm=Word|NumType=Ord"}
COMPARATIVE_LEMMAS = table("""
closer close
better good
higher high
greater great
stronger strong
larger large
wider wide
deeper deep
earlier early
later late
broader broad
smaller small
lower low
sooner soon
more more
less less
most most
least least
further further
fewer few
biggest big
largest large
highest high
best good
latest late
newest new
strongest strong
deepest deep
warmest warm
closest close
longest long
oldest old
greatest great
sincerest sincere
nearest near
steepest steep
tougher tough
faster fast
safer safe
""")
ORDINALS = words("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth")
NUMBERS = words("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen twenty thirty "
                "forty fifty hundred thousand million billion trillion mln bn")
RELATIVE_ADVERBS = words("when where how why")

# Past and participle of irregular verbs: "past participle base" (a dash: the same as the past).
IRREGULAR_VERBS = """
met - meet|held - hold|said - say|made - make|took taken take|gave given give|led - lead|sent - send|told - tell|began begun begin
came come come|went gone go|spoke spoken speak|saw seen see|brought - bring|thought - think|found - find|left - leave|paid - pay
laid - lay|stood - stand|understood - understand|wrote written write|knew known know|grew grown grow|became become become
put - put|set - set|kept - keep|won - win|lost - lose|built - build|felt - feel|bore borne bear|chose chosen choose|drew drawn draw
fell fallen fall|rose risen rise|spent - spend|sought - seek|undertook undertaken undertake|sat - sit|broke broken break
arose arisen arise|dealt - deal|bound - bind|hit - hit|cut - cut|shook shaken shake|swore sworn swear|upheld - uphold|ran run run
withdrew withdrawn withdraw|oversaw overseen oversee|threw thrown throw|fought - fight|taught - teach|read - read|did done do
was been be|were been be|had - have|foresaw foreseen foresee|got gotten get|showed shown show|quit - quit|overcame overcome overcome
flew flown fly|bought - buy|sold - sell|lent - lend|heard - hear|struck - strike|meant - mean|sworn sworn swear|spread - spread
underwent undergone undergo|beset - beset|hosted - host|shot - shoot|drove driven drive|slid - slide|hung - hang|wound - wind
""".replace("\n", "|").strip("|")
PAST, PARTICIPLE = {}, {}
for entry in IRREGULAR_VERBS.split("|"):
    past, participle, base = entry.split()
    PAST[past] = base
    PARTICIPLE[past if participle == "-" else participle] = base

# Bases that the rules of spelling get wrong, or whose final "e" they cannot know.
VERBS_IN_E = words("""
absolve accede accelerate accuse achieve acknowledge acquire admire advance advise advocate age agree alleviate allocate
announce anticipate appreciate appropriate approve argue arrange arrive assemble associate assume assure attribute bake
balance base battle become believe bribe bridge capture care carve cause cease celebrate centralise certificate challenge
change charge chase choose circulate cite close coincide collaborate collapse combine come commemorate commence commiserate
communicate compare compete compile complete complicate compose compute concede concentrate conclude condone conduce
conference congratulate conserve constitute consume continue contribute converge convince cooperate coordinate cope create
criticize culture curve damage date debate decide declare decline decrease decree dedicate define delegate delete delude
demonstrate denounce describe deserve desire determine dethrone deviate devote die diffuse dislocate dispose dispute
dissolve distribute divide donate double drive duplicate ease elaborate elude embrace emerge emphasise emphasize enable
encourage enforce engage enhance enlarge ensue ensure enumerate eradicate erase escalate escape evaluate evidence evoke
evolve examine exchange exclude excuse execute exercise exile experience expose face facilitate fade feature file finalise
finalize finance fire force foresee formulate free gate generate give grieve guarantee guide hale halve handle hate hide
hire hope hospitalise house ignite illustrate imbibe implicate impose improve inaugurate include increase indicate induce
influence initiate inquire inscribe inspire institute institutionalize insure integrate introduce invade investigate invite
invoke involve issue judge lease leave lecture leverage liberalize lie like live locate lose love machine make manage
mandate manufacture maximize measure mediate merge message mine minimize mobile mobilise mobilize modernise modernize motive
move name navigate negotiate nerve nominate normalize note notice nurture oblige observe operate oppose organise organize
originate outcome outline overcome oversee pace package participate pause persuade pervade phase phone place please pledge
pose postpone practice praise precede preclude prepare prescribe preserve preside presume pretence prioritize probe produce
profile promise promote pronounce propose prove provide provoke purchase purge pursue queue quote raise rate realise realize
recede receive recite recognise recognize reconcile reduce reference refine refuse regulate reinforce reiterate rejoice
relate release relieve remove renounce replace require rescue reserve resolve resume retire revise revive revoke revolve
ride rise route rule sacrifice sale salute salvage save scale schedule scope secure sentence serve settle shake shape share
shine side silence site solve spare square stabilize stage stake stare starve state stipulate strike strive structure
struggle style subdue substitute summarise summarize supersede supervise suppose surge survive swerve table tackle take tape
tease terminate tie tire tissue tolerate tone trace trade translate tribute type underline undermine underscore unite update
upgrade urge use utilise utilize value venture voice vote voyage wage ware wave welcome write
""")
DOUBLED = words("plan ban commit refer prefer occur admit permit submit stop drop step transfer control travel signal cancel level "
                "equip quarrel begin set put get run cut hit sit rebut regret begin win swim confer defer deter chat ship skip jot "
                "transmit omit emit remit compel propel expel rebel excel rob rub net pen pin tip top trim spur stir")
ADJECTIVES_IN_ING = words("upcoming ongoing forthcoming outgoing incoming longstanding outstanding willing far-reaching pressing "
                          "long-standing neighboring neighbouring encouraging promising everlasting challenging")
ADJECTIVES_IN_ED = words("united advanced armed so-called unprecedented detailed sacred unimpeded indebted interested limited "
                         "mixed committed unhindered unresolved uninterrupted multifaceted multi-faceted wide-ranged "
                         "concerned distinguished bereaved pleased complicated landlocked determined satisfied convinced")
NOUNS_IN_S = words("news consensus status access process progress success congress business press address census campus "
                   "analysis crisis basis emphasis thesis headquarters series politics economics physics species gas bus virus "
                   "corps chaos focus bonus terminus plus canvas caucus apparatus logistics ethics "
                   "means mass loss class boss glass fitness illness readiness openness willingness effectiveness happiness "
                   "witness harness illness awareness distress tennis")
IRREGULAR_PLURALS = table("""
men man
women woman
people people
children child
memoranda memorandum
crises crisis
analyses analysis
bases basis
lives life
media media
criteria criterion
businessmen businessman
spokesmen spokesman
congressmen congressman
fora forum
fishermen fisherman
servicemen serviceman
headquarters headquarters
series series
data data
troops troops
feet foot
wives wife
halves half
shelves shelf
themselves themselves
bureaux bureau
Japanese Japanese
premises premises
arms arms
goods goods
condolences condolence
thanks thanks
auspices auspices
means means
""")
PROPER_PLURALS = words("Affairs Nations States Emirates Relations Representatives Deputies Philippines Netherlands Seychelles Maldives "
                       "Islands Lords Commons Resources Communications Works Finances Services Forces Countries Ministers "
                       "Ambassadors Rights Railways Airlines Sports Minorities Refugees Comoros Bahamas Peoples Studies "
                       "Sciences Elders Industries Airways Citizens Grenadines Technologies Investments Fisheries Generals "
                       "Academies Waters Veterans Entrepreneurs Guards Chiefs Roads Customs Nationals Chambers Workers "
                       "Borders Elections Hills Heights Gardens Antiquities Exports Migrants Languages Societies Governors Engineers")
# Adjectives that are written with a capital in offices and bodies; other capitalised adjectives are nationalities.
OFFICE_ADJECTIVES = words("Prime Foreign First Second Third High Special Supreme General Chief Grand Permanent Federal National Regional "
                          "Central Acting Presidential Royal Interim Extraordinary Plenipotentiary Executive Managing Principal "
                          "Military Legislative Constitutional Legal Political Economic International External Internal "
                          "Public Former Outgoing Senior Right Honourable Honorable Honorary Assistant Associate Joint "
                          "Under Adjunct New United Inter-Parliamentary Interparliamentary Parliamentary Private Ruling Islamic "
                          "Additional Presiding Sovereign Apostolic Eminent Judicial Diplomatic Global Social Democratic Consultative "
                          "Green Cultural Bilateral Northern Southern Eastern Western Lower Upper Intergovernmental Great Old Popular "
                          "Electoral Nuclear Atomic Civil Sustainable Digital Human Free Mutual Maritime Monetary Financial Agricultural "
                          "Medical Scientific Technical Academic Professional Strategic Rural Urban Foreign Coastal Big")
NATIONAL_ENDINGS = ("ese", "ian", "ish", "kh", "ean", "ani", "ari", "ati", "qi", "aeli", "mani", "eni", "yz", "jik", "ench", "utch", "eek", "rab", "bek",
                    "can", "audi", "ali", "men", "ao", "ai", "ish", "lpine", "mer", "oroccan", "rainian", "entine", "inian", "nan", "wan", "ghan", "olan", "ndic", "yan", "wiss", "grin")
FIXED_PLURALS = words("Philippines Netherlands Seychelles Maldives Comoros Bahamas Grenadines Customs Headquarters Lords")
BASES_IN_ING = words("bring sing ring string spring swing")
VERBS_IN_CONSONANT = words("monitor honor favor labor anchor sponsor harbor mirror author focus discus visit combat format float retreat "
                           "repeat treat defeat prohibit exhibit limit edit audit credit benefit profit permit submit transmit caucus "
                           "endeavor doctor tutor censor factor abhor rumor pilot pivot commit consent recur occur incur refut "
                           "murmur sulfur debut")
