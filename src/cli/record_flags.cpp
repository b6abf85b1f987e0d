#include "cli/record_flags.h"

namespace chancery::cli {
namespace {

const Flag kRecord{"--record", "FILE", "", "", "The file of the record (always needed).", false};
const Flag kInclude{"--include", "MARK", "open|internal|restricted", "open", "Show what bears a handling mark as well, up to MARK.", false};
const Flag kFormat{"--format", "FORMAT", "text|json|csv", "text", "How to print it.", false};
const Flag kAuthor{"--author", "NAME", "", "", "Who decides so; the name you are logged in with where it is left out.", false};
const Flag kReason{"--reason", "TEXT", "", "", "Why.", false};
const Flag kData{"--data", "FOLDER", "", "", "Read tables, rules and models from FOLDER instead of the installed ones.", false};

const Flag kFrom{"--from", "DATE", "", "", "Nothing before DATE.", false};
const Flag kTo{"--to", "DATE", "", "", "Nothing after DATE.", false};
const Flag kMost{"--most", "N", "", "20", "At most N lines in each part.", false};
const Flag kAsOf{"--as-of", "DATE", "", "", "As if today were DATE: what is overdue, who is in office.", false};
const Flag kSet{"--set", "FIELD=VALUE", "", "", "A field of the fact, as in `chancery codebook`; entities as NAME[, COUNTRY[, OFFICE]], several parted by ;.", true};
const Flag kWho{"--who", "ROLE=NAME", "", "", "Who, in which role or field: host=NAME[, COUNTRY[, OFFICE]].", true};
const Flag kDate{"--date", "DATE", "", "", "When: 2026-03-04, or 2026-03-04..2026-03-06.", false};
const Flag kPlace{"--place", "NAME", "", "", "Where.", false};
const Flag kStatus{"--status", "WORD", "", "", "The status, as in `chancery codebook`.", false};

Command question(std::string_view name, std::string_view arguments, bool needed, std::string_view help, std::string_view text) {
  return {name, arguments, needed, help, text, {kRecord, kFormat, kFrom, kTo, kMost, kAsOf, kInclude, kData}};
}

Command judgement(std::string_view name, std::string_view arguments, std::string_view help, std::string_view text) {
  return {name, arguments, true, help, text, {kRecord, kAuthor, kReason}};
}

}  // namespace

std::vector<Command> record_commands() {
  return {
      {"add", "ARTICLE...", true, "Read articles into a record.",
       "Reads each ARTICLE as `chancery read` does and adds it to the record (made where there is none). One article is one "
       "transaction. Adding it again changes nothing; reading it again with a newer engine replaces what the older one said "
       "and keeps what people said.",
       {kRecord,
        {"--porcelain", "", "", "", "Print a line `added<TAB>id<TAB>source` once that article is safely on disk.", false},
        {"--input", "KIND", "auto|text|html|warc|feed|jsonl|record", "auto", "What the files hold; record: lines of `chancery read --format jsonl`, taken as they are.", false},
        {"--published", "DATE", "", "", "The day of articles that tell none of their own: from it \"on Tuesday\" is counted.", false},
        {"--batch", "N", "", "1", "Put N articles at a time on disk: faster, and the lines of --porcelain come N at a time.", false},
        {"--engine", "NAME", "", "", "By which name the reading shall be known; else the version and a digest of the data.", false},
        {"--fast", "", "", "", "Read with the fast syntax model: for archives; a little less exact.", false},
        {"--threads", "N", "", "0", "Read on N threads; 0 is one for each core. The record is the same for any N.", false},
        {"--lexicon", "FOLDER", "", "", "Add your own tables (lexicon/, ontology/, same columns) to those of the program.", true},
        kData}},
      {"stats", "", false, "Count what a record holds.", "Counts contents only: the same for the same contents, whenever and in which order they came.", {kRecord, kFormat, kInclude}},
      {"documents", "", false, "List the documents of a record.", "One line for each document.", {kRecord, kFormat, kInclude}},
      {"verify", "", false, "Check a record for damage.", "Checks every page and row against its digest and the tables against each other. Exit code 1 where something is damaged.", {kRecord, {"--format", "FORMAT", "text|json", "text", "How to print it.", false}}},
      {"export", "", false, "Print the whole record.", "Every row as one line of JSON, told apart by \"row\": document, person, body, country, event, statement, figure, fact, judgement ...",
       {kRecord, {"--format", "FORMAT", "jsonl|csv|ftm|popolo|jsonld|turtle|ical|geojson|plover|cameo|polecat|icews|phoenix|gdelt", "jsonl", "jsonl: every row; csv: one table; the columns of event data sets, an event once however many report it; FollowTheMoney, Popolo, JSON-LD or Turtle with PROV and Web Annotations, a calendar of visits and deadlines, places.", false},
        {"--table", "NAME", "", "event", "Which rows for csv: document, person, body, organisation, country, place, event, fact, or a kind of fact: contact, statement, figure, office, instrument ...", false}, kInclude, kData}},
      {"backup", "FILE", true, "Copy a record while others use it.", "Writes a sound copy of the record to FILE, also while articles are being added.", {kRecord}},
      {"forget", "DOCUMENT...", true, "Remove documents for good.", "Removes each DOCUMENT (by id or source) with all that was read from it alone; what others told too stays.", {kRecord, kAuthor, kReason}},
      question("dossier", "COUNTRY...", true, "What stands between two countries.", "Offices, contacts, agreements, what is owed, what was said, figures, relations: of one country, or of two with each other. Countries by name, adjective or code."),
      question("person", "NAME...", true, "What the record knows of a person.", "By name in any spelling, or by id: offices with the dates between which they were seen, contacts, statements, agreements."),
      question("body", "NAME...", true, "What the record knows of a body or organisation.", "By name, or by id."),
      question("timeline", "COUNTRY...", false, "What happened, in order.", "Events of all countries, of one, or between two."),
      question("agreements", "COUNTRY...", false, "What was signed, agreed or planned to be.", "Instruments with their status, of all countries, of one, or between two."),
      question("owed", "COUNTRY...", false, "Promises, invitations and plans by due date, and what came of them.", "Each with what came of it: taken up, signed, visited, overdue, or no evidence found."),
      {"figures", "COUNTRY...", false, "Figures as series, actual and target apart.", "One series for each indicator, its subjects and its unit.",
       {kRecord, {"--indicator", "WORDS", "", "", "Only indicators with these words.", false}, {"--format", "FORMAT", "text|json|csv|svg", "text", "How to print it.", false},
        {"--plot", "", "", "", "Draw each series in the terminal.", false}, kFrom, kTo, kInclude, kData}},
      {"offices", "COUNTRY", false, "Who held which office on a day.", "Those seen in office before and after the day, else whoever was seen last before it.",
       {kRecord, {"--at", "DATE", "", "", "The day; today where it is left out.", false}, kFormat, kInclude, kData}},
      question("visits", "COUNTRY...", false, "Visits, held and planned.", "Of all countries, of one, or between two."),
      question("topics", "COUNTRY...", false, "What was talked about, how often and when last.", "Topics of contacts and statements."),
      question("positions", "WHO [TOPIC...]", true, "What somebody said on a topic over time.", "WHO is a person, a body or a country; further arguments name the topic or words of it."),
      question("accounts", "EVENT", true, "The accounts of one event, slot by slot.", "EVENT is an id that another question printed."),
      question("search", "WORDS...", true, "Find documents by their words.", "All WORDS, in titles and texts."),
      {"alerts", "COUNTRY", false, "What came into the record since a day.", "New events, and new accounts of known ones.",
       {kRecord, {"--since", "DATE", "", "", "The day, or the second (2026-03-04T10:00:00Z); always needed.", false}, kFormat, kMost, kInclude, kData}},
      {"check", "DRAFT...", true, "Hold a draft against the record.", "Reads each DRAFT as an article and says of each claim whether the record supports or contradicts it, or does not have it. Nothing of the draft is kept.",
       {kRecord, kFormat, {"--input", "KIND", "auto|text|html|warc|feed|jsonl", "auto", "What the files hold.", false}, {"--threads", "N", "", "0", "Read on N threads.", false}, {"--most", "N", "", "0", "At most N claims in each part; 0 for all.", false},
        {"--lexicon", "FOLDER", "", "", "Add your own tables (lexicon/, ontology/, same columns) to those of the program.", true}, kInclude, kData}},
      {"note", "FILE", false, "Add by hand what no article says.", "A fact by flags, or as JSON in FILE (- is standard input): {\"kind\", \"status\", fields as in `chancery codebook`}, entities as {\"entity\": {\"kind\", \"name\", \"country\"}}. It is checked against the table of kinds.",
       {kRecord, {"--kind", "KIND", "", "", "contact, commitment, invitation, instrument ...", false}, kStatus, {"--kind-format", "WORD", "", "", "The format of a contact: phone call, official visit ...", false}, kWho, kDate, kPlace, kSet,
        {"--text", "TEXT", "", "", "The note in words.", false}, {"--on", "DATE", "", "", "The day of the note; today where it is left out.", false},
        {"--handling", "MARK", "open|internal|restricted", "open", "Who may see it.", false}, kAuthor, kReason, kData}},
      {"correct", "FACT", true, "Replace a fact by a right one.", "The fact as it was read stays in the history; the right one is kept by hand.", {kRecord, kStatus, kWho, kDate, kPlace, kSet, kAuthor, kReason, kData}},
      judgement("confirm", "ID...", "Say that facts are right.", "ID is a fact or an event."),
      judgement("reject", "ID...", "Take facts out of the answers, or undo a judgement.", "ID is a fact, an event or a judgement (j-1)."),
      judgement("merge", "ID...", "Say that two are one.", "People by name or id, events by id."),
      judgement("split", "ID...", "Say that one is two.", "A profile (p-...) out of its person, a fact (f-...) out of its event, or a person's mentions in the DOCUMENTs that follow."),
      {"history", "ID", true, "Who changed what, and why.", "Of a document, a fact, an event, a person.", {kRecord, kFormat, kInclude}},
      {"review", "", false, "What is worth a person's look first.", "Contradictions, doubtful links, facts of low confidence, judgements whose fact is gone.", {kRecord, kFormat, kMost, kInclude}},
      {"brief", "COUNTRY...", true, "A page to carry into a meeting.", "Who they are and since when, last contacts, what each side said, what is owed, dated figures, where sources differ; every line with a numbered source.",
       {kRecord, {"--meeting", "TITLE", "", "", "The title of the page.", false}, {"--format", "FORMAT", "html|markdown|text|json", "html", "html prints to one page.", false}, kFrom, kTo, kMost, kAsOf, kInclude, kData}},
  };
}

}  // namespace chancery::cli
