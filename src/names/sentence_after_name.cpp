// What stands after a person's name: his country, offices in apposition, what he heads. And office-holders whom nobody
// names.
#include "names/function_words.h"
#include "names/sentence_reader.h"

namespace chancery {

// "chief of mission in A until he defected", "ambassador from 2011 to 2014": an office that ended.
bool SentenceReader::ended(WordIndex at) const {
  const auto year = [&](WordIndex w) {
    const auto word = words_.at(w);
    return word.size() == 4 && (word.starts_with("19") || word.starts_with("20"));
  };
  for (WordIndex w = at; w < words_.size() && w < at + 9; ++w) {
    if (words_.is(w, ",") || words_.is(w, ".") || words_.is(w, "who")) return false;
    if (words_.is(w, "until")) return in(words_.at(w + 1), {"he", "she", "his", "her", "last"});
    if (words_.is(w, "from") && year(w + 1)) return in(words_.at(w + 2), {"to", "until", "-"}) && year(w + 3);
  }
  return false;
}

// Past "was", "previously served as", "had been" behind "who": the word where an office held then begins; 0 for none.
WordIndex SentenceReader::past_service(WordIndex at) const {
  WordIndex w = at;
  while (in(words_.at(w), {"previously", "formerly", "earlier", "once", "also", "had", "until", "recently"})) ++w;
  if (words_.is(w, "was") || (words_.is(w, "been") && w > at)) {
    ++w;
  } else if (words_.is(w, "served") && words_.is(w + 1, "as")) {
    w += 2;
  } else {
    return 0;
  }
  return read_.office_at(read_.past_article(w)) ? w : 0;
}

// Where an apposition closes that goes on behind the words read of it: "head of the fund's Berlin office,", "director
// of the office to the organisation,". 0 where no mark closes it before a verb, a name or another office.
WordIndex SentenceReader::closes_later(WordIndex at) const {
  // "the head of the security service spy agency that": small nouns may go on, too.
  const bool noun = at < words_.size() && words_[at].letter && !words_.upper(at) &&
                    (words_.upos(at) == Upos::NOUN || words_.upos(at) == Upos::ADJ);
  if (!noun && !in(words_.at(at), {"'s", "to", "of", "with", "under", "within"})) return 0;
  for (WordIndex w = at; w < at + 14; ++w) {
    if (w >= words_.size()) return words_.size();
    if (in(words_.at(w), {",", ".", ";", ")"}) || (w > at && in(words_.at(w), {"that", "which"}))) return w;
    const Upos tag = words_.upos(w);
    if (tag == Upos::VERB && !words_.upper(w) && !words_.is(w - 1, "-")) return 0;
    if (tag == Upos::AUX || tag == Upos::PRON || tag == Upos::SCONJ) return 0;
    if (!words_[w].letter && !in(words_.at(w), {"'s", "-", "'"})) return 0;
    if (!read_.model_name(w, NameType::person).empty() || read_.office_at(w)) return 0;
  }
  return 0;
}

// "X, foreign policy spokesman for Y", "X, the parliamentary committee spokesman": past the small words before an
// office; the word itself where none stand there.
WordIndex SentenceReader::past_modifiers(WordIndex at) const {
  for (WordIndex w = at; w < at + 4 && w < words_.size(); ++w) {
    if (w > at)
      if (const auto office = read_.office_at(w))
        return !office->plural && !words_.upper(office->title.first) &&
                       (!office->body.empty() || !office->country.empty() || (at > 0 && words_.is(at - 1, "the")))
                   ? w
                   : at;
    const Upos tag = words_.upos(w);
    if (!words_[w].letter || words_.upper(w) || (tag != Upos::NOUN && tag != Upos::ADJ)) return at;
  }
  return at;
}

// "head of the institute's Tallinn office", "director of Denmark's Office to the organisation": held at the part.
bool SentenceReader::read_part(OfficePhrase& office, WordIndex close) const {
  const WordIndex at = office.words.last;
  const bool of_body = !office.body.empty() && office.body.front().words.last == at;
  const bool of_state = office.body.empty() && !office.country.empty() && office.country.front().words.last == at;
  if (!of_body && !(of_state && words_.upper(at + 1))) return false;
  WordIndex end = at + 1;
  while (end < close && words_.upos(end) != Upos::ADP && words_[end].letter) ++end;
  if (end == at + 1) return false;
  BodyPhrase part;
  part.words = part.core = {at + 1, end};
  part.name = words_.text(part.core);
  if (of_body) {
    part.alpha3 = office.body.front().alpha3;
    part.parent.push_back(office.body.front());
  } else {
    part.alpha3 = office.country.front().alpha3;
  }
  office.body.assign(1, part);
  return true;
}

WordIndex SentenceReader::after_name(WordIndex at, EntityIndex person, std::vector<OfficeIndex>& held) {
  const auto of_country = [&](const CountryPhrase& phrase) {
    const EntityIndex country = writer_.country(phrase);
    Entity& who = document_.entities[person];
    if (who.country.empty()) who.country = phrase.alpha3;
    for (const OfficeIndex index : held) {
      Office& office = document_.offices[index];
      if (office.country) continue;
      office.country = country;
      office.country_span = words_.span(phrase.words);
      if (office.body && document_.entities[*office.body].country.empty() &&
          document_.entities[*office.body].kind == EntityKind::body)
        document_.entities[*office.body].country = phrase.alpha3;
    }
  };
  bool suffixed = false;  // "X, MP, and Deputy President of the Committee"
  for (auto letters = read_.hit(at, Sort::suffix); letters; letters = read_.hit(at, Sort::suffix))
    at += letters->length;
  if (words_.is(at, ","))
    if (const auto letters = read_.hit(at + 1, Sort::suffix); letters && words_.is(at + 1 + letters->length, ","))
      at += 1 + letters->length, suffixed = true;
  const bool open = !held.empty() &&
                    std::any_of(held.begin(), held.end(), [&](OfficeIndex o) { return !document_.offices[o].country; });
  if (words_.is(at, "of") && held.empty() && document_.entities[person].country.empty()) {
    // "Ministers X of A, Y (B)": of a list.
    if (const auto country = read_.country_at(read_.past_article(at + 1));
        country && in(words_.at(country->words.last), {",", "and", ";"})) {
      of_country(*country);
      return country->words.last;
    }
  }
  if (words_.is(at, "-") && held.empty() && at + 1 < words_.size() && words_[at].span.begin > words_[at - 1].span.end) {
    // "X - Cambodia": a line of a list.
    if (const auto country = read_.country_at(at + 1); country && country->words.last >= words_.size()) {
      of_country(*country);
      return country->words.last;
    }
  }
  if (words_.is(at, "of") && open) {
    if (const auto country = read_.country_at(read_.past_article(at + 1))) {
      of_country(*country);
      return country->words.last;
    }
  }
  // "Speaker X of the House of Representatives"
  if (words_.is(at, "of") && held.size() == 1 && !document_.offices[held.front()].body &&
      !document_.offices[held.front()].country) {
    const auto body = read_.body_at(read_.past_article(at + 1));
    if (body && body->entity == EntityKind::body && (body->kind == "parliament" || body->kind.ends_with("chamber"))) {
      const EntityIndex where = writer_.body(*body);
      Office& office = document_.offices[held.front()];
      office.body = where;
      office.body_span = words_.span(body->words);
      if (office.name == "president" || office.name == "chairman") office.name = "speaker";
      if (document_.entities[person].country.empty())
        document_.entities[person].country = document_.entities[where].country;
      return body->words.last;
    }
  }
  if (words_.is(at, "from") && document_.entities[person].country.empty() && held.empty()) {
    // "the ambassadors are X from Austria, Y from Senegal"
    if (const auto country = read_.country_at(read_.past_article(at + 1));
        country &&
        (in(words_.at(country->words.last), {",", ".", "and", ";"}) || country->words.last >= words_.size())) {
      of_country(*country);
      return country->words.last;
    }
  }
  if (words_.is(at, "(")) {
    if (const auto country = read_.country_at(read_.past_article(at + 1));
        country && words_.is(country->words.last, ")")) {
      of_country(*country);
      return country->words.last + 1;
    }
  }
  // "X (Party Y), chair of Z's committee": what the brackets say is no office.
  if (words_.is(at, "(") && !read_.office_at(read_.past_article(at + 1)))
    for (WordIndex close = at + 2; close < words_.size() && close < at + 7; ++close)
      if (words_.is(close, ")")) {
        if (words_.is(close + 1, ",") && read_.office_at(read_.past_article(close + 2))) at = close + 1;
        break;
      }
  // "X, 29, a former head of the group": his age.
  if (words_.is(at, ",") && is_number(words_.at(at + 1)) && words_.is(at + 2, ",")) at += 2;
  // Offices in apposition: "X, Speaker of the Senate and Chairman of Dushanbe, said".
  if (!words_.is(at, ",") && !words_.is(at, "(") && !(words_.is(at, "-") && words_[at].starts_token)) return at;
  if (const WordIndex next = respectively(at, held)) return next;
  WordIndex w = at + 1;
  WordIndex done = at;
  for (int count = 0; count < 4; ++count) {
    WordIndex first = w;
    const bool indefinite = words_.is(w, "a") || words_.is(w, "an");
    // "X, who is also Minister of Defence," and "X, who heads the commission,"
    bool held_then = false;  // "X, who served as foreign minister from 2010 to 2013,"
    if (words_.is(w, "who") && in(words_.at(w + 1), {"is", "serves"}) && words_.is(at, ",")) {
      w += 2;
      while (in(words_.at(w), {"also", "currently", "concurrently", "now", "as"})) ++w;
    } else if (const WordIndex past = words_.is(w, "who") && words_.is(at, ",") ? past_service(w + 1) : 0; past) {
      w = past;
      held_then = true;
    } else if (words_.is(w, "who") && words_.is(at, ",") && count == 0) {
      WordIndex does = w + 1;  // "who at the same time heads"
      while (in(words_.at(does), {"also", "currently", "concurrently", "now", "at", "the", "same", "time"})) ++does;
      if (const WordIndex end = presides_over(does, person, held)) return end;
      break;
    }
    // "X, the ministry's spokesman,"
    if (words_.is(w, "the") && words_.is(w + 2, "'s") && !words_.upper(w + 1) && read_.office_at(w + 3)) w += 3;
    w = read_.past_article(w);
    if (is_possessive(words_.at(w))) ++w;
    // "X, Trump's head of the budget office,": whose he is stands before it.
    auto whose = words_.upper(w) ? read_.name_at(w, false) : std::nullopt;
    if (whose && (!whose->from_model || !words_.is(whose->words.last, "'s") || !read_.office_at(whose->words.last + 1)))
      whose.reset();
    if (whose) w = whose->words.last + 1;
    if (count == 0 && suffixed && words_.is(w, "and")) first = w = read_.past_article(w + 1);
    // "X, Madam Speaker in the House,"
    if (const auto address = read_.hit(w, Sort::honorific);
        address && words_.upper(w) && !read_.office_at(w) && read_.office_at(w + address->length))
      w += address->length;
    if (!read_.office_at(w)) w = past_modifiers(w);
    auto office = read_.office_at(w);
    if (!office || office->plural) break;
    // "X, adviser to the President Y,": the second title is Y's, though the tables know both as one.
    if (office->title.last == office->words.last && name_at(office->words.last, true))
      for (WordIndex to = office->title.first + 1; to < office->title.last; ++to)
        if (words_.is(to, "to")) office->title.last = office->words.last = to;
    const WordIndex end = office->words.last;
    // "X, adviser to President Y,", "X, a spokesman for Prime Minister Y,"
    const bool serves = in(words_.at(end), {"to", "for"}) && office->body.empty() &&
                        read_.office_at(read_.past_article(end + 1));
    // "X, who is a member of parliament," says what he is; "X, a minister," does not say where.
    const bool said = first > 0 && w > first + 1 && words_.is(first, "who");
    if (indefinite && !said && !serves && office->country.empty() && office->body.empty() &&
        office->manner != Manner::former && office->name != "member of parliament")
      break;
    // "X, Vice Speaker of the A met with Y": the second comma is forgotten.
    const bool verb = end < words_.size() && (words_.upos(end) == Upos::VERB || words_.upos(end) == Upos::AUX) &&
                      words_.is(at, ",") && (!office->body.empty() || !office->country.empty()) &&
                      !after_preposition(person);
    const bool until = held_then && in(words_.at(end), {"until", "between", "when", "before", "under", "till"});
    // "X, the president's son-in-law," is no president: only a body's part, or a state's, goes on so.
    WordIndex closed = ends_apposition(end) ? 0 : closes_later(end);
    if (closed && words_.is(end, "'s") && !read_part(*office, closed) && office->name != "member of parliament")
      closed = 0;
    if ((!ends_apposition(end) && !verb && !serves && !until && !closed) || name_at(end, true)) break;
    // A definite office followed by a name in apposition is the next person.
    if (count == 0 && held.size() > 0 && words_.is(first, "the") && words_.is(end, ",")) {
      const auto next = read_.name_at(end + 1, false);
      if (next && next->from_model && ends_apposition(next->words.last)) break;
    }
    if (words_.is(end, ",") && read_.name_at(end + 1, false) && (office->country.size() + office->body.size()) > 0 &&
        count > 0)
      break;
    const MentionIndex mention = writer_.mention({first, end}, {first, end}, How::apposition, person);
    held.push_back(writer_.office(*office, person, mention));
    if (whose) writer_.person(*whose, {whose->whole.first, whose->words.last});
    // "director of national security for the campaign": all of it is the title.
    if (closed && words_.is(end, "of") && office->body.empty() && office->title.last == end)
      document_.offices[held.back()].title = words_.span({office->title.first, closed});
    if (office->manner == Manner::full && (held_then || ended(end))) document_.offices[held.back()].manner = Manner::former;
    done = end;
    if (closed) break;
    w = end;
    if (words_.is(w, ",")) ++w;
    if (words_.is(w, "and")) ++w;
    if (w == end) break;
    if (words_.is(w, "the") && !words_.is(w - 1, "and")) break;
  }
  return done > at ? done : at;
}

// "heads the Foreign Ministry", "chairs the African Union Commission": an office in the shape of a verb.
WordIndex SentenceReader::presides_over(WordIndex verb, EntityIndex person, std::vector<OfficeIndex>& held) {
  const std::string_view name = in(words_.at(verb), {"heads", "leads"}) ? "head"
                                : words_.is(verb, "chairs")             ? "chairman"
                                                                        : "";
  if (name.empty()) return 0;
  auto body = read_.body_at(read_.past_article(verb + 1));
  if (!body || body->kind == "delegation" ||
      (body->entity != EntityKind::body && body->entity != EntityKind::organisation))
    return 0;
  // "who heads the Foreign Ministry's Asia department": of that, and not of the ministry.
  if (words_.is(body->words.last, "'s")) {
    const WordIndex close = closes_later(body->words.last);
    if (!close || close > body->words.last + 5) return 0;
    BodyPhrase part;
    part.words = part.core = {body->words.last + 1, close};
    part.name = words_.text(part.core);
    part.alpha3 = body->alpha3;
    part.parent.push_back(*body);
    body = part;
  }
  if (!ends_apposition(body->words.last)) return 0;
  OfficePhrase office;
  office.title = {verb, verb + 1};
  office.words = {verb, body->words.last};
  office.name = name;
  office.body.push_back(*body);
  const MentionIndex mention =
      writer_.mention({verb - 1, body->words.last}, {verb, body->words.last}, How::apposition, person);
  held.push_back(writer_.office(office, person, mention));
  return body->words.last;
}

// "the governor's race", "the speaker's mansion", "the spokesperson title": the post is spoken of, not who holds it.
bool SentenceReader::post_alone(WordIndex at) const {
  const bool owned = words_.is(at, "'s") || words_.is(at, "'");
  const WordIndex thing = owned ? at + 1 : at;
  if (in(words_.at(thing), {"race", "election", "elections", "post", "position", "seat", "title", "runoff", "vacancy",
                            "contest", "candidate", "candidates", "hopeful", "nominee", "portfolio", "candidacy"}))
    return !owned || in(words_.at(thing), {"race", "election", "elections", "post", "position", "seat", "runoff"});
  return owned && in(words_.at(thing), {"unit", "mansion", "cup", "trophy", "guesthouse", "palace"}) &&
         words_.upper(thing);
}

WordIndex SentenceReader::nameless(WordIndex first, const OfficePhrase& office, bool definite, bool indefinite) {
  const WordRange whole{first, office.words.last};
  // "was ambassador to Kenya"; "appointed ambassador to Kenya" is told as a change.
  const bool sent = (!office.accredited.empty() || !office.accredited_country.empty()) && first > 0 &&
                    in(words_.at(first - 1), {"is", "was", "been"});
  const bool specific = !office.body.empty() || !office.country.empty();
  const bool common =
      std::none_of(words_.folded().begin() + office.title.first, words_.folded().begin() + office.title.last,
                   [](const std::string&) { return false; }) &&
      !words_.upper(office.title.first);
  // "AIPA General Assembly": an office word within a name that goes on.
  if (whole.last < words_.size() && words_.upper(whole.last) && words_[whole.last].letter &&
      !words_[whole.last].all_caps && words_.upos(whole.last) == Upos::PROPN &&
      sentence_.paragraph != kTitleParagraph && words_.upper(office.title.last - 1) && office.title.last == whole.last)
    return 0;
  if (post_alone(whole.last)) return whole.last;
  // "Ghana's justice system", "the president post": the word beside a noun of its own.
  if (common && whole.last == office.title.last && whole.last < words_.size() && !words_.upper(whole.last) &&
      words_.upos(whole.last) == Upos::NOUN) {
    const Token& word = document_.tokens[words_[whole.last - 1].token];
    if (word.relation == Relation::compound && word.head == words_[whole.last].token) return 0;
  }
  if (predicative(first) || (first > 0 && is_definite(words_.at(first - 1)) && predicative(first - 1))) {
    if (denied(first)) return whole.last;
  }
  if (predicative(first)) {
    const bool named_kind = office.title.last - office.title.first >= 2 && !office.general && first > 1 &&
                            words_.is(first - 1, "as") && in(words_.at(first - 2), {"served", "serves", "serving"});
    if (!specific && !sent && common && !definite && !named_kind) return 0;
    // "will act as Prime Minister", "carry out the functions of President": in the place of another.
    OfficePhrase said = office;
    const auto before = [&](WordIndex back) { return first >= back ? words_.at(first - back) : std::string_view(); };
    if (office.manner == Manner::full && ((before(1) == "as" && in(before(2), {"act", "acts", "acting", "acted"})) ||
                                          (before(1) == "of" && in(before(2), {"functions", "duties"}))))
      said.manner = Manner::acting;
    writer_.office(said, std::nullopt, std::nullopt);
    return whole.last;
  }
  if (!specific) {
    if (office.title.last < words_.size() && words_.is(office.title.last, "of")) {
      // "the special envoy of President X told": somebody else than X.
      if (const WordIndex whose = read_.past_article(office.title.last + 1);
          definite && whose < words_.size() &&
          (name_at(whose, false) || (read_.office_at(whose) && words_.upper(whose)))) {
        writer_.mention(whole, whole, How::role);
        return whole.last;
      }
      return 0;  // of something unread
    }
    if (indefinite || (!definite && common)) return 0;
    if (!definite && words_.at(office.title.last) == "'s") return 0;
    writer_.mention(whole, whole, How::role);
    return whole.last;
  }
  if (indefinite && common && office.country.empty()) return 0;
  const EntityIndex person = writer_.nameless(whole, How::office);
  const auto mention = static_cast<MentionIndex>(document_.mentions.size() - 1);
  writer_.office(office, person, mention);
  return whole.last;
}

}  // namespace chancery
