// The body of a document as it stands in the record: its text without title, furniture and dateline.
#pragma once

#include <string>

namespace chancery::store {

// Of its text and the spans of its body in code points (JSON); paragraphs are lines. All of the text where there are no spans.
std::string body_of(const std::string& text, const std::string& spans);

}  // namespace chancery::store
