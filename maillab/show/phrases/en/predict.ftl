# Predict before, compare after.
predict-noted = Prediction "{ $question }" noted: { $expected }
predict-empty = Prediction "{ $question }": nothing noted yet. Replace ... with your idea before you go on.
# What a prediction may say for the word that was found, between commas.
predict-also = { $word ->
        [pass] passes, passed, success
        [fail] fails, failed, failure
        [softfail] soft fail, probable fail
        [none] nothing
        [neutral] neither
        [temperror] temporary error
        [permerror] permanent error
        [accept] accepted, accepts
        [reject] rejected, rejects, refused, refuse
        [refused] refuse, rejected
        [quarantine] quarantined
        [quarantined] quarantine
        [discard] discarded
        [discarded] discard
        [defer] deferred
        [delivered] deliver
        [bounced] bounce, failure notice
        [waiting] waits
        [True] yes
        [False] no
       *[other] { $word }
    }
reveal-right = "{ $question }": { $found }, as you predicted. Could you say which step decided?
reveal-wrong = "{ $question }": { $found }, and not { $expected }. Look for the step that decided: it explains the difference.
reveal-empty = "{ $question }": { $found } (you had predicted nothing).
reveal-near = "{ $question }": { $found }. You predicted nothing under this name; did you mean "{ $near }"?
