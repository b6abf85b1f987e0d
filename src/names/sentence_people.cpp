// People: titles before names, offices after them, office-holders whom nobody names, several at once.
#include <algorithm>

#include "names/function_words.h"
#include "names/sentence_reader.h"

namespace chancery {

// "Adviser to the Deputy Prime Minister": an office that names whom it is for.
bool SentenceReader::advises(const OfficePhrase& office) const {
  if (office.to_others) return false;
  for (WordIndex w = office.title.first + 1; w + 1 < office.words.last; ++w)
    if (words_.is(w, "to")) return read_.office_at(read_.past_article(w + 1)).has_value();
  return false;
}

WordIndex SentenceReader::titled(WordIndex at) {
  WordIndex first = read_.past_article(at);
  const bool definite = is_definite(words_.at(at));
  const bool indefinite = first > at && !definite;
  bool possessive = false;
  if (first == at &&
      (is_definite(words_.at(at)) || (is_possessive(words_.at(at)) && !read_.hit(at, Sort::honorific)))) {
    possessive = !is_definite(words_.at(at));
    first = at + 1;
  }
  if (first >= words_.size()) return 0;
  if (first == at)
    if (const auto name = name_at(at, false); name && !read_.office_at(at)) return person(*name, at, {});
  WordIndex w = first;
  for (auto honorific = read_.hit(w, Sort::honorific); honorific && words_.upper(w);
       honorific = read_.hit(w, Sort::honorific)) {
    const WordIndex next = w + honorific->length;
    const auto behind = read_.office_at(read_.past_article(next));
    if (!behind) break;
    // "Chief Cabinet Secretary X": a word of the title itself.
    if (const auto whole = read_.office_at(w); whole && honorific->length == 1 && whole->title.first == w &&
                                               whole->title.last == behind->title.last)
      break;
    w = read_.past_article(next);
  }
  std::vector<OfficePhrase> offices;
  if (auto office = read_.office_at(w)) offices.push_back(std::move(*office));
  if (offices.empty()) {
    if (const auto name = name_at(first, false); name && first == at) return person(*name, at, {});
    return 0;
  }
  if (offices.front().plural) return plural(at, offices.front(), definite);
  while (offices.size() < 5) {
    WordIndex next = offices.back().words.last;
    if (words_.is(next, ",")) ++next;
    if (in(words_.at(next), {"and", "&", "-", "/", "cum"})) ++next;
    auto more = read_.office_at(next);
    if (!more || more->plural) break;
    // "the Amir and King X": a monarch is no second one.
    if (words_.is(next - 1, "and") &&
        in(words_.at(offices.back().title.first), {"king", "queen", "amir", "emir", "sultan", "emperor"}) &&
        offices.back().title.last - offices.back().title.first == 1)
      break;
    // "was appointed President of the Union, and State Minister X its secretary": X is the next one.
    if (predicative(at) && name_at(more->words.last, true)) break;
    // "In a meeting with the Foreign Minister, President X raised": the second opens the main clause.
    if (words_.is(offices.back().words.last, ",") && next == offices.back().words.last + 1 && at > 0 &&
        words_.upos(at - 1) == Upos::ADP) {
      const auto name = name_at(more->words.last, true);
      const WordIndex end = name ? name->words.last : more->words.last;
      const TokenRange phrase = words_.tokens({next, end});
      bool subject = false;
      for (TokenIndex t = phrase.first; t < phrase.last; ++t) {
        const Token& token = document_.tokens[t];
        subject = subject || (main_relation(token.relation) == Relation::nsubj && token.head != kNoToken &&
                              token.head >= phrase.last);
      }
      if (subject) break;
    }
    // "the president and Secretary of State X": two people where the writing of the titles differs.
    if (words_.is(next - 1, "and") && definite && !words_.upper(offices.back().title.first) &&
        words_.upper(more->title.first))
      break;
    // "Adviser to the Deputy Prime Minister and Minister of Foreign Affairs": both are those of whom he advises.
    if (words_.is(next - 1, "and") && more->name.find("minister") != std::string::npos && advises(offices.back())) {
      offices.back().words.last = more->words.last;
      continue;
    }
    // Without anything between, only a form of address: "Defence Minister Prince X".
    if (next == offices.back().words.last && (!words_.upper(next) || !name_at(more->words.last, true))) break;
    offices.push_back(std::move(*more));
  }
  const auto write_possessive = [&] {
    if (possessive)
      writer_.mention({at, at + 1}, {at, at + 1}, in(words_.at(at), {"our", "my"}) ? How::first_person : How::pronoun);
  };
  for (std::size_t count = offices.size(); count > 0; --count) {
    const auto name = name_at(offices[count - 1].words.last, true);
    if (!name) continue;
    offices.resize(count);
    const WordIndex next = person(*name, at, offices);
    write_possessive();
    return next;
  }
  // "the ministry's spokesman, X", "the U.S. president's special envoy, X"
  const bool owned = first == at && at > 1 && words_.is(at - 1, "'s");
  // "New Zealand's Deputy Prime Minister and Foreign Minister, X, said": all of them are his.
  if (offices.size() > 1 && words_.is(offices.back().words.last, ",")) {
    bool joined = true;
    for (std::size_t i = 1; i < offices.size(); ++i)
      joined = joined && offices[i].words.first == offices[i - 1].words.last + 1 &&
               in(words_.at(offices[i].words.first - 1), {"and", "&"});
    const auto name = joined ? read_.name_at(offices.back().words.last + 1, false) : std::nullopt;
    if (name && name->from_model && name->whole.first == offices.back().words.last + 1 &&
        name->words.last - name->words.first > 1 && words_.is(name->words.last, ",") &&
        (definite || possessive || owned || !offices.front().country.empty() ||
         (words_.upper(offices.front().title.first) && words_.upper(offices.back().title.first)))) {
      const WordIndex next = person(*name, at, offices);
      write_possessive();
      return next;
    }
  }
  // "Kazakhstan's Foreign Minister, Murat X, said": the name stands in apposition to a definite office.
  const OfficePhrase& last = offices.front();
  // "CARICOM Chairman, the Hon. X, Prime Minister of Y, said"
  const WordIndex after = last.words.last + 1;
  const WordIndex begin =
      words_.is(after, "the") && words_.upper(after + 1) && read_.hit(after + 1, Sort::honorific) ? after + 1 : after;
  const auto addressed = [&] { return words_.upper(last.title.first) && read_.hit(begin, Sort::honorific); };
  // "Minister of Foreign Affairs, Murat X, said" needs no article where the name stands between commas.
  const bool specific = definite || possessive || owned || !last.country.empty() || !last.body.empty() || addressed();
  const bool titled_whole =
      words_.upper(last.title.first) && last.title.last - last.title.first >= 2 && (at == 0 || !words_.is(at - 1, ","));
  if (words_.is(last.words.last, ",") && (specific || titled_whole)) {
    auto name = read_.name_at(begin, false);
    if (name && !specific && !words_.is(name->words.last, ",")) name.reset();
    // A bare capitalised office needs more: a form of address before the name.
    const bool several_words = name && (name->words.last - name->words.first > 1 || name->whole != name->words);
    // "At the residence of the Head of State, Mr. X presented": the phrase opens, and the name is the subject.
    if (name && at > 0 && words_.upos(at - 1) == Upos::ADP && name->words.last < words_.size()) {
      const Upos next_tag = words_.upos(name->words.last);
      const TokenRange tokens = words_.tokens(name->words);
      bool subject = false;
      for (TokenIndex t = tokens.first; t < tokens.last; ++t)
        subject = subject || (main_relation(document_.tokens[t].relation) == Relation::nsubj &&
                              document_.tokens[t].head != kNoToken && document_.tokens[t].head >= tokens.last);
      if (subject && (next_tag == Upos::VERB || next_tag == Upos::AUX)) name.reset();
    }
    if (name && (name->from_model || name->whole != name->words) && name->whole.first == begin &&
        (several_words || ends_apposition(name->words.last)) && !words_.is(name->words.last, "'s")) {
      offices.resize(1);
      const WordIndex next = person(*name, at, offices);
      write_possessive();
      return next;
    }
  }
  // "the President of the parliament and the Council of State, X, said": of both, the first is kept.
  if (words_.is(last.words.last, "and") && specific && !last.body.empty() && offices.size() == 1 && definite) {
    const auto second = read_.body_at(read_.past_article(last.words.last + 1));
    if (second && words_.is(second->words.last, ",")) {
      const auto name = read_.name_at(second->words.last + 1, false);
      if (name && name->from_model && name->words.last - name->words.first > 1 &&
          (words_.is(name->words.last, ",") || words_.is(name->words.last, "."))) {
        const WordIndex next = person(*name, at, offices);
        write_possessive();
        return next;
      }
    }
  }
  // "the Permanent Secretary of the Autorité des marchés publics, Mrs X": words behind the office that no table knows,
  // and a form of address before the name.
  if ((definite || at == 0) && (!last.body.empty() || !last.country.empty()) && offices.size() == 1 &&
      !words_.is(last.words.last, ",")) {
    WordIndex comma = last.words.last;
    while (comma < words_.size() && comma < last.words.last + 14 && !in(words_.at(comma), {",", ".", ";", "who"}) &&
           !(words_.is(comma, "and") && !words_.upper(comma + 1)) && words_.upos(comma) != Upos::VERB &&
           words_.upos(comma) != Upos::AUX)
      ++comma;
    if (words_.is(comma, ",") && words_.upper(comma + 1)) {
      auto name = read_.name_at(comma + 1, false);
      // Without a form of address a whole name between marks, or before its verb, where the office opens the sentence.
      if (name && name->whole == name->words) {
        const WordIndex end = name->words.last;
        const bool closed = end >= words_.size() || in(words_.at(end), {",", ".", ";"}) ||
                            (at == 0 && words_.upos(end) == Upos::VERB);
        if (!name->from_model || end - name->words.first < 2 || !closed) name.reset();
      }
      // "During talks with the Minister of Health in Riga, Mr X said": the phrase opens, and the name is the subject.
      if (name && at > 0 && words_.upos(at - 1) == Upos::ADP && name->words.last < words_.size() &&
          (words_.upos(name->words.last) == Upos::VERB || words_.upos(name->words.last) == Upos::AUX))
        name.reset();
      if (name && name->whole.first == comma + 1) {
        bool words_only = !last.body.empty() && last.body.front().rows.empty() && last.body.front().key.empty() &&
                          last.body.front().words.last == last.words.last;
        for (WordIndex inside = last.words.last; inside < comma; ++inside)
          words_only = words_only && words_[inside].letter;
        if (words_only) {
          BodyPhrase& body = offices.front().body.front();
          body.words.last = body.core.last = offices.front().words.last = comma;
          body.name = words_.text(body.core);
        }
        const WordIndex next = person(*name, at, offices);
        write_possessive();
        return next;
      }
    }
  }
  // "the Permanent Secretary, Ministry of Foreign Affairs, X"
  if (words_.is(last.words.last, ",") && last.body.empty() && last.country.empty() && offices.size() == 1) {
    const auto body = read_.body_at(read_.past_article(last.words.last + 1));
    if (body && body->kind == "ministry" && words_.is(body->words.last, ",")) {
      const auto name = read_.name_at(body->words.last + 1, false);
      if (name && name->from_model && name->words.last - name->words.first > 1) {
        offices.front().body.push_back(*body);
        offices.front().words.last = body->words.last;
        const WordIndex next = person(*name, at, offices);
        write_possessive();
        return next;
      }
    }
  }
  // "the Speaker (Trevor Mallard)"
  if (words_.is(last.words.last, "(")) {
    const auto name = read_.name_at(last.words.last + 1, false);
    if (name && name->whole.first == last.words.last + 1 && words_.is(name->words.last, ")")) {
      offices.resize(1);
      const WordIndex next = person(*name, at, offices);
      write_possessive();
      return std::max(next, name->words.last + 1);
    }
  }
  // "served as chairman and chief executive of the company": both of the company.
  if (offices.size() == 2 && predicative(at) && offices[0].body.empty() && offices[0].country.empty() &&
      offices[1].words.first == offices[0].words.last + 1) {
    offices[0].body = offices[1].body;
    offices[0].country = offices[1].country;
  }
  WordIndex next = nameless(at, offices.front(), definite || possessive, indefinite);
  if (next) write_possessive();
  // "served as Deputy Prime Minister and Interior Minister in the last cabinet": said of the same person.
  if (next == offices.front().words.last && predicative(at) && !denied(at))
    for (std::size_t i = 1; i < offices.size(); ++i) {
      if (offices[i].words.first > next + 2) break;
      writer_.office(offices[i], std::nullopt, std::nullopt);
      next = offices[i].words.last;
    }
  return next;
}

WordIndex SentenceReader::person(const NamePhrase& name, WordIndex first, const std::vector<OfficePhrase>& given) {
  std::vector<OfficePhrase> offices = given;
  bool listed = false;
  for (const Headed& headed : heading_)
    if (offices.empty() && headed.name.words.first == name.words.first) offices.push_back(headed.office), listed = true;
  const EntityIndex holder = writer_.person(name, {first, name.words.last});
  const auto mention = static_cast<MentionIndex>(document_.mentions.size() - 1);
  if (listed) {
    document_.mentions[heading_all_].members.push_back(holder);
    document_.mentions[heading_all_].reason = "named one by one after it";
    auto& mentions = document_.entities[holder].mentions;
    mentions.insert(std::lower_bound(mentions.begin(), mentions.end(), heading_all_), heading_all_);
  }
  std::vector<OfficeIndex> held;
  for (const auto& office : offices) held.push_back(writer_.office(office, holder, mention));
  const WordIndex next = after_name(name.words.last, holder, held);
  lend_country(first, holder, held);
  if (!held.empty()) {
    lender_ = held.front();
    lender_sentence_ = sentence_.tokens.first;
  }
  // "President Kassym-Jomart Tokayev of Kazakhstan" is one phrase.
  if (next > name.words.last && words_.is(name.words.last, "of"))
    document_.mentions[mention].tokens = words_.tokens({first, next});
  return next;
}

// "Mexico's X" and "Chilean X" are of that country; so is Y of "Montenegro's Prime Minister X and Speaker Y".
void SentenceReader::lend_country(WordIndex first, EntityIndex person, const std::vector<OfficeIndex>& held) {
  const auto before = [&](WordIndex back) { return first >= back ? words_.at(first - back) : std::string_view(); };
  const TokenIndex here = words_[first].token;
  const auto mention_that_ends = [&](TokenIndex at) -> const Mention* {
    for (std::size_t i = document_.mentions.size(); i-- > 0 && i + 12 > document_.mentions.size();)
      if (document_.mentions[i].tokens.last == at && document_.mentions[i].tokens.first < here)
        return &document_.mentions[i];
    return nullptr;
  };
  if (held.empty()) {
    if (!document_.entities[person].country.empty() || first == 0) return;
    const bool owned = before(1) == "'s";
    const TokenIndex end = owned ? words_[first - 1].token : here;
    const Mention* country = mention_that_ends(end);
    if (!country || !country->entity || (!owned && country->how != How::adjective)) return;
    const Entity& of = document_.entities[*country->entity];
    if (of.kind == EntityKind::country) document_.entities[person].country = of.country;
    return;
  }
  if (before(1) != "and" || first < 2 || lender_sentence_ != sentence_.tokens.first ||
      lender_ >= document_.offices.size())
    return;
  const Office& lender = document_.offices[lender_];
  if (!lender.country || !lender.mention || document_.mentions[*lender.mention].tokens.last != words_[first - 1].token)
    return;
  // Only what stands before the first title is said of both: "Montenegro's", "Chinese".
  if (lender.country_span.empty() || lender.country_span.begin >= lender.title.begin) return;
  for (const OfficeIndex o : held) {
    Office& office = document_.offices[o];
    if (office.country || office.name == lender.name || office.accredited_to) continue;
    if (office.body && (document_.entities[*office.body].kind != EntityKind::body ||
                        !document_.entities[*office.body].country.empty()))
      continue;
    office.country = lender.country;
    const std::string& alpha3 = document_.entities[*lender.country].country;
    if (office.body) {
      document_.entities[*office.body].country = alpha3;
    }
    if (document_.entities[person].country.empty()) document_.entities[person].country = alpha3;
  }
}

}  // namespace chancery
