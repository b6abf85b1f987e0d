// Names of one article made to agree: a single word that the model read as a place or an organisation, but that is part of
// a person's name elsewhere in the article and not less often so, is that person's short form ("Ozola" after "Anna Ozola"). So
// is a proper noun that stands alone, outside all names, and ends a person's full name before it.
#pragma once

#include "chancery/document.h"

namespace chancery {

void agree_on_names(Document& document);

}  // namespace chancery
