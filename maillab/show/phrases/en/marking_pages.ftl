# The pages of a marking: the student's, the class's, what is unusual.
feedback-title = { $exercise }: { $student }'s copy
feedback-result = Result
feedback-unmarked = not marked
feedback-grade = grade
feedback-total = points
feedback-points = { $earned } of { $max }
feedback-world = identifier
feedback-default-world = (none)
feedback-task = task
feedback-points-head = points
feedback-of = { $earned } / { $max }
feedback-check = What the check says
feedback-answer = Your answer
feedback-mark = mark
feedback-hidden = { $key } (hidden: other inputs)
feedback-found = found
feedback-expected = expected
class-title = { $exercise }: the class ({ $count-form ->
    [one] one copy
   *[many] { $count } copies
})
class-summary = In short
class-tasks = Who managed what
class-marks = Mark by mark
class-distribution = Distribution of points
class-unmarked = Copies without a grade
class-student = student
class-total = points
class-time = time
class-copies = copies
class-marked = marked
class-mean = mean
class-median = median
class-scale = scale
class-seconds = time in all
class-share = earned
class-bar = share
class-often = said most often
class-said = { $sentence } ({ $count-form ->
        [one] once
       *[many] { $count } times
    })
class-count = copies
class-reason = reason
tamper-title = { $exercise }: what is unusual
tamper-advice = How to read this page
tamper-no-proof = Nothing here takes a point away, and nothing is a proof: these are places to look at. Answers alone were marked, in the teacher's own notebook.
tamper-copies = Copy by copy
tamper-seen = seen
tamper-between = Between copies
tamper-nothing = Nothing unusual.
tamper-alike = { $first } and { $second } handed in the same answers, character by character ({ $keys }).
tamper-other-world = { $first } wrote "{ $found }", which is only in the world of { $second } ({ $keys }).
