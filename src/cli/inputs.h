// What every reading command does first: load the pipeline that the flags ask for, and walk the articles.
#pragma once

#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>

#include "chancery/pipeline.h"
#include "cli/flags.h"
#include "sieve/sieve.h"

namespace chancery::cli {

Pipeline load_pipeline(const Arguments& arguments);
Sieve load_sieve(const Arguments& arguments);

// Reads every article of arguments.files on --threads threads; `emit` gets what `work` made of each, in the order given,
// one at a time. `text_at_hand` is false for pages and for what came out of an archive: nobody else has that very text. With --only-diplomacy what the sieve lets fall comes
// to neither. Returns the exit code: 1 where something could not be read (said on `err`).
int for_each_document(const Arguments& arguments, const Pipeline& pipeline, std::ostream& err,
                      const std::function<std::string(const Document&, bool text_at_hand)>& work, const std::function<void(const std::string&)>& emit);

// Whether a problem of a whole article says that some of it was not read: that ends with exit code 1, too.
bool left_out(std::string_view problem);

bool wants_color(const Arguments& arguments);

}  // namespace chancery::cli
