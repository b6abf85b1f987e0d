// Words that point: "the Tajik official", "his Kyrgyz counterpart", "both sides", "the country".
#include "names/function_words.h"
#include "names/sentence_reader.h"

namespace chancery {

WordIndex SentenceReader::pointer(WordIndex at) {
  WordIndex w = at;
  bool definite = false, counted = false, indefinite = false;
  // "His Excellency stressed that": a form of address without a name or an office after it.
  if ((words_.is(w, "his") || words_.is(w, "her")) && words_.is(w + 1, "excellency") &&
      (w + 2 >= words_.size() || !words_.upper(w + 2))) {
    if (w + 2 < words_.size() && (words_.is(w + 2, "the") || read_.office_at(w + 2))) return 0;
    writer_.mention({at, at + 2}, {at, at + 2}, How::pronoun);
    return at + 2;
  }
  WordIndex possessive = words_.size();
  if (is_definite(words_.at(w))) {
    if (words_.is(w, "that") && words_.upos(w) != Upos::DET && words_.upos(w) != Upos::X) return 0;
    definite = true;
    ++w;
  } else if (is_possessive(words_.at(w)) && !read_.hit(w, Sort::honorific)) {
    possessive = w++;
  } else if (words_.is(w, "both")) {
    counted = definite = true;
    ++w;
    if (words_.is(w, "of")) ++w;
    if (words_.is(w, "the")) ++w;
  } else if (in(words_.at(w), {"a", "an", "another"})) {
    indefinite = true;
    ++w;
  }
  if (is_number(words_.at(w)) && !indefinite) {
    counted = true;
    // "the two" alone, before a verb: both people.
    if (definite && words_.is(w, "two") && w + 1 < words_.size() && w > at &&
        in(words_.at(w + 1), {"also",     "discussed", "agreed",    "met",        "spoke",    "exchanged",  "are",
                              "were",     "have",      "had",       "will",       "signed",   "noted",      "held",
                              "reviewed", "talked",    "expressed", "emphasized", "stressed", "underlined", "then"})) {
      writer_.mention({at, w + 1}, {at, w + 1}, How::collective);
      return w + 1;
    }
    ++w;
  }
  const auto plain = [&] {
    while (is_plain(words_.at(w)) ||
           (words_.is(w, "parliamentary") && w + 1 < words_.size() && read_.hit(w + 1, Sort::pointer)))
      ++w;
  };
  plain();
  std::vector<CountryPhrase> countries;
  while (w < words_.size()) {
    auto country = read_.adjective_at(w);
    if (!country)
      if (const auto named = read_.country_at(w); named && words_.is(named->words.last, "'s")) country = named;
    if (!country) break;
    // "Dominican Republic" is a country, and not the Dominican one.
    if (const auto whole = read_.country_at(w);
        whole && whole->words.last > country->words.last && !words_.is(whole->words.last, "'s"))
      return 0;
    countries.push_back(*country);
    w = country->words.last;
    if (words_.is(w, "'s")) ++w;
    WordIndex next = w;
    if (words_.is(next, ",")) ++next;
    if (words_.is(next, "and") || words_.is(next, "-")) ++next;
    // "the Lao and the Cambodian leaders"
    if (definite && next > w && words_.is(next - 1, "and") && words_.is(next, "the")) ++next;
    if (next > w && read_.adjective_at(next)) w = next;
  }
  plain();
  if (w >= words_.size()) return 0;
  const auto found = read_.hit(w, Sort::pointer);
  const bool bare = !definite && !counted && possessive == words_.size() && countries.empty();
  const auto many_offices = read_.hit(w, Sort::offices);
  if (!found && !(many_offices && (counted || countries.size() > 1 || (definite && countries.empty())))) return 0;
  if (bare) return 0;
  WordIndex end = w + (found ? found->length : many_offices->length);
  PointerRow row =
      found ? gazetteer_.pointer(found->row) : PointerRow{"", How::collective, Target::persons, true, Gender::unknown};
  if (found && (row.how == How::pronoun || row.how == How::first_person)) return 0;
  if (!words_[end - 1].ends_token) return 0;
  // "the parliament elections": only part of a longer noun phrase.
  const Token& noun = document_.tokens[words_[end - 1].token];
  if (noun.upos == Upos::ADJ || noun.upos == Upos::VERB) return 0;
  if (main_relation(noun.relation) == Relation::compound && noun.head != kNoToken && end < words_.size() &&
      noun.head >= words_[end].token)
    return 0;
  // "the parties to the conflict", "countries of the region": others than those at hand.
  if ((row.how == How::collective || row.target == Target::country) && possessive == words_.size() &&
      in(words_.at(end), {"of", "to", "that", "which", "in"}) && (!counted || words_.is(end, "of")))
    return 0;
  if (row.target == Target::body &&
      (words_.is(end, "of") || !countries.empty() || words_.is(end, "on") || words_.is(end, "for")))
    return 0;
  if (possessive < words_.size() &&
      (row.target == Target::body || (row.target == Target::person && row.how == How::role))) {
    // "his delegation" and "their country" point; "his ministry" too, but "his official" does not.
    if (row.target == Target::person) return 0;
  }
  if (row.target == Target::participants && !definite && !counted) return 0;
  if (counted && !definite && possessive == words_.size() && !words_.is(at, "two") && !words_.is(at, "2")) return 0;
  if (row.how == How::collective && possessive < words_.size() &&
      (row.target == Target::participants || row.target == Target::persons))
    return 0;
  // An office with a chain or a name after it is more than a pointer.
  WordIndex office_at = at;
  while (office_at < w && !read_.office_at(office_at)) ++office_at;
  if (row.how != How::counterpart)
    if (const auto office = read_.office_at(office_at); office && office_at <= w && office->words.last >= end) {
      const bool chained = office->words.last > end || !office->body.empty();
      if (chained || name_at(office->words.last, true) || (!found && !office->plural)) return 0;
    }
  if (words_.is(at, "both") && words_.is(end, "and")) return 0;  // "in both states and institutions"
  if (row.target == Target::person && row.how == How::role && predicative(at)) return 0;
  if (indefinite) {
    if (row.target != Target::person || row.how != How::role || countries.size() != 1) return 0;
  }
  const WordIndex title_end = end;
  // "his counterpart in A", "her counterpart from B, X"
  if (row.how == How::counterpart && !row.many && countries.empty() && in(words_.at(end), {"in", "from", "of"}))
    if (const auto named = read_.country_at(read_.past_article(end + 1))) {
      countries.push_back(*named);
      end = named->words.last;
    }
  if (row.how == How::counterpart && row.many && possessive < words_.size())
    if (const WordIndex next = counterparts(at, w, end, possessive, countries)) return next;
  std::vector<EntityIndex> of_countries;
  const auto write_inner = [&] {
    if (possessive < words_.size())
      writer_.mention({possessive, possessive + 1}, {possessive, possessive + 1},
                      in(words_.at(possessive), {"our", "my"}) ? How::first_person : How::pronoun);
    for (const auto& country : countries) of_countries.push_back(writer_.country(country));
  };
  if (row.how == How::counterpart && !row.many) {
    if (possessive == words_.size() && countries.empty()) return 0;
    // "his Kyrgyz counterpart Sadyr Japarov", "her counterpart, Julie Bishop"
    // "her Ethiopian counterpart to Kenya X"
    if (!countries.empty() && words_.is(end, "to"))
      if (const auto posted = read_.country_at(read_.past_article(end + 1));
          posted && read_.name_at(posted->words.last, true))
        end = posted->words.last;
    const WordIndex comma = words_.is(end, ",") ? end + 1 : end;
    auto name = read_.name_at(comma, comma == end);
    // "the envoy of his counterpart in A, X": X is the envoy.
    if (comma > end && end > title_end && at > 0 && words_.is(at - 1, "of")) name.reset();
    Office office;
    office.span = office.title = words_.span({w, title_end});
    office.inferred = true;
    if (name && (comma == end || name->from_model)) {
      office.person = writer_.person(*name, {at, name->words.last});
      office.mention = static_cast<MentionIndex>(document_.mentions.size() - 1);
      end = name->words.last;
    } else {
      office.mention = writer_.mention({at, end}, {at, end}, How::counterpart);
    }
    write_inner();
    if (!of_countries.empty()) {
      office.country = of_countries.front();
      office.country_span = words_.span(countries.front().words);
      if (office.person) document_.entities[*office.person].country = countries.front().alpha3;
    }
    const auto person = office.person;
    document_.offices.push_back(std::move(office));
    // "his counterpart X, Chairman of Y,"
    if (person && name && words_.is(end, ",")) {
      std::vector<OfficeIndex> held{static_cast<OfficeIndex>(document_.offices.size() - 1)};
      return after_name(end, *person, held);
    }
    return end;
  }
  if (row.target == Target::person && row.how == How::role) {
    // "the Canadian diplomat Marie Joly": the role stands before a name.
    if (const auto name = read_.name_at(end, false); name && name->words.first == end) {
      const EntityIndex person = writer_.person(*name, {at, name->words.last});
      write_inner();
      if (countries.size() == 1) document_.entities[person].country = countries.front().alpha3;
      std::vector<OfficeIndex> none;
      return after_name(name->words.last, person, none);
    }
  }
  // "the diplomat, Alexander X, said"
  if (row.target == Target::person && row.how == How::role && definite && countries.empty() && words_.is(end, ",")) {
    const auto name = read_.name_at(end + 1, false);
    if (name && name->from_model && name->words.last - name->words.first > 1 && name->whole.first == end + 1 &&
        words_.is(name->words.last, ",") && !read_.office_at(end + 1)) {
      const EntityIndex person = writer_.person(*name, name->whole);
      const MentionIndex role = writer_.mention({at, end}, {at, end}, How::role, person);
      document_.mentions[role].reason = "named after it";
      // Mentions stand in the order of the text.
      std::swap(document_.mentions[role], document_.mentions[role - 1]);
      return name->words.last;
    }
  }
  if (indefinite) {
    const EntityIndex person = writer_.nameless({at, end}, How::country_and_role);
    write_inner();
    document_.entities[person].country = countries.front().alpha3;
    document_.entities[person].type = "described";
    return end;
  }
  // "the Tajik delegation" and "the delegation of Tajikistan" are things in their own right.
  if (row.target == Target::delegation && !words_.is(w, "side")) {
    std::optional<CountryPhrase> country;
    if (!countries.empty()) country = countries.front();
    if (!country && words_.is(end, "of"))
      if (const auto named = read_.country_at(read_.past_article(end + 1))) {
        country = named;
        end = named->words.last;
      }
    if (country) {
      BodyPhrase delegation;
      delegation.words = {at, end};
      delegation.core = {w, w + found->length};
      delegation.name = words_.text(delegation.core);
      delegation.kind = "delegation";
      delegation.role = "delegation";
      delegation.alpha3 = country->alpha3;
      delegation.country.push_back(*country);
      writer_.body(delegation);
      return end;
    }
  }
  How how = row.how;
  if (how == How::role && !countries.empty()) how = How::country_and_role;
  writer_.mention({at, end}, {at, end}, how);
  write_inner();
  return end;
}

WordIndex SentenceReader::nationality(WordIndex at) {
  if (!words_.is(at, "the")) return 0;
  const auto country = read_.adjective_at(at + 1);
  if (!country || country->words.last >= words_.size()) return 0;
  for (const Sort sort : {Sort::country, Sort::capital, Sort::metonym, Sort::place, Sort::body})
    if (read_.hit(at + 1, sort)) return 0;
  const WordIndex end = country->words.last;
  const TokenIndex last = words_[end - 1].token;
  const Token& token = document_.tokens[last];
  // Of many it is said otherwise: "the Algerians", "the Chinese", "the French".
  for (const std::string_view ending : {"an", "eli", "i"})
    if (words_.at(end - 1).ends_with(ending)) {
      const Upos next = words_.upos(end);
      const bool acts = next == Upos::VERB || next == Upos::AUX;
      if (!acts || main_relation(token.relation) != Relation::nsubj || token.head == kNoToken || token.head <= last ||
          document_.tokens[words_[end].token].xpos == "VBP")
        return 0;
      writer_.mention({at, end}, {at, end}, How::country_and_role);
      writer_.country(*country);
      return end;
    }
  return 0;
}

}  // namespace chancery
