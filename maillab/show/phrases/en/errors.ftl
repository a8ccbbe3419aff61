# The labels under the sentence of an error, and the common errors.
error-label-found = found
error-label-expected = expected
error-label-fix = fix
error-label-rule = rule

error-language = maillab does not speak the language "{ $found }".
    .expected = one of: { $languages }
    .fix = use_language("fr")
