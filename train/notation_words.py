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
receive arrive praise note emphasize emphasise underline underscore reaffirm-x include exchange urge agree-x recite introduce propose recite
describe welcome-x initiate-x continue participate celebrate commemorate facilitate promote reiterate-x indicate state congratulate
coordinate create evaluate demonstrate negotiate advocate allocate appreciate anticipate inaugurate elaborate circulate mediate
integrate cooperate collaborate escalate terminate nominate dedicate generate operate relate translate donate update locate
invite unite ignite cite write promise pledge acknowledge challenge change arrange engage encourage manage damage charge merge
oblige converge emerge enlarge surge purge judge bridge leave-x serve observe deserve preserve reserve resolve evolve involve solve
improve prove approve move remove achieve believe relieve save wave drive revive strive survive give live love increase decrease
release lease cease please raise exercise advise revise supervise rise organise recognise organize recognize finalize finalise realize
realise utilize utilise modernize modernise prioritize maximize minimize criticize stabilize normalize liberalize institutionalize
diversify-x close lose choose pose expose oppose impose compose dispose suppose use cause pause excuse accuse refuse diffuse
house produce reduce induce announce pronounce denounce renounce advance finance balance enhance influence reference
force enforce reinforce pace place replace face trace embrace notice practice sacrifice voice rejoice convince evidence
experience conference silence sentence commence conduce ensure assure insure measure secure capture feature lecture structure
manufacture culture nurture venture inquire require acquire retire hire desire admire inspire fire tire share prepare declare
compare care spare welcome come overcome become outcome assume resume consume presume shape escape hope cope scope tape
type develope-x provide decide side preside coincide divide guide hide ride include conclude exclude trade persuade
invade pervade upgrade fade make take shake stake bake strike like liken-x invoke provoke evoke revoke handle settle tackle
struggle battle double enable table schedule rule file compile reconcile mobile style sale scale hale exile profile assemble
define combine decline determine examine outline undermine refine mine shine combine machine postpone phone tone phase base
purchase chase erase ease tease increase lease release grieve leverage salvage stage pledge wage voyage message package
contribute distribute institute constitute substitute execute dispute attribute compute salute tribute route vote devote note
quote promote date hate rate gate debate locate mandate complete compete delete cite site unite ignite
escalate tolerate accelerate commiserate reiterate stipulate formulate regulate congratulate
accede precede concede recede supersede value rescue argue pursue ensue continue issue tissue queue subdue
agree foresee guarantee decree oversee oblige age damage lie die tie
complicate dislocate investigate delegate navigate alleviate associate appropriate deviate mediate originate
communicate dedicate duplicate eradicate implicate indicate certificate enumerate illustrate concentrate demonstrate
name free collapse pretence hospitalise mobilise mobilize summarise summarize centralise bribe describe prescribe inscribe imbibe probe
postpone condone dethrone square declare ware compare stare exclude delude elude preclude
conserve nerve swerve curve carve starve halve solve dissolve absolve revolve motive
""")
VERBS_IN_E = {w for w in VERBS_IN_E if not w.endswith("-x")} | {"leave", "agree", "initiate", "reiterate"}
DOUBLED = words("plan ban commit refer prefer occur admit permit submit stop drop step transfer control travel signal cancel level "
                "equip quarrel begin set put get run cut hit sit rebut regret begin win swim confer defer deter chat ship skip jot "
                "transmit omit emit remit compel propel expel rebel excel rob rub net pen pin tip top trim spur stir")
ADJECTIVES_IN_ING = words("upcoming ongoing forthcoming outgoing incoming longstanding outstanding willing far-reaching pressing "
                          "long-standing neighboring neighbouring encouraging promising everlasting challenging")
ADJECTIVES_IN_ED = words("united advanced armed so-called unprecedented detailed sacred unimpeded indebted interested limited "
                         "mixed committed unhindered unresolved uninterrupted multifaceted multi-faceted wide-ranged "
                         "concerned distinguished bereaved renewed-x pleased complicated landlocked determined satisfied convinced")
NOUNS_IN_S = words("news consensus status access process progress success congress business press address census campus "
                   "analysis crisis basis emphasis thesis headquarters series politics economics physics species gas bus virus "
                   "corps chaos focus bonus terminus plus genocides-x canvas caucus apparatus logistics ethics premises-x "
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
                          "Military Legislative Constitutional Legal Political Economic International External Internal Interior-x "
                          "Public Former Outgoing Senior Right Honourable Honorable Honorary Assistant Associate Joint "
                          "Under Adjunct New United Inter-Parliamentary Interparliamentary Parliamentary Private Ruling Islamic "
                          "Additional Presiding Sovereign Apostolic Eminent Judicial Diplomatic Global Social Democratic Consultative "
                          "Green Cultural Bilateral Northern Southern Eastern Western Lower Upper Intergovernmental Great Old Popular "
                          "Electoral Nuclear Atomic Civil Sustainable Digital Human Free Mutual Maritime Monetary Financial Agricultural "
                          "Medical Scientific Technical Academic Professional Strategic Rural Urban Foreign Coastal African-x Big")
NATIONAL_ENDINGS = ("ese", "ian", "ish", "kh", "ean", "ani", "ari", "ati", "qi", "aeli", "mani", "eni", "yz", "jik", "ench", "utch", "eek", "rab", "bek",
                    "can", "audi", "ali", "men", "ao", "ai", "ish", "lpine", "mer", "oroccan", "rainian", "entine", "inian", "nan", "wan", "ghan", "olan", "ndic", "yan", "wiss", "grin")
FIXED_PLURALS = words("Philippines Netherlands Seychelles Maldives Comoros Bahamas Grenadines Customs Headquarters Lords")
BASES_IN_ING = words("bring sing ring string spring swing")
VERBS_IN_CONSONANT = words("monitor honor favor labor anchor sponsor harbor mirror author focus discus visit combat format float retreat "
                           "repeat treat defeat prohibit exhibit limit edit audit credit benefit profit permit submit transmit caucus "
                           "endeavor doctor tutor censor factor abhor rumor pilot pivot commit consent recur occur incur refut "
                           "murmur sulfur debut")
