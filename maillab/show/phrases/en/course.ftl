# Building the course, and the workspace.
course-differs = notebooks/{ $file } differs from its source: run "maillab build" and read the difference
course-untranslated = { $file }: the cell "{ $cell }" has no twin in the other language
course-unchecked = { $file }: the answer "{ $cell }" is followed by no check cell
course-unrevealed = { $file }: the prediction "{ $cell }" is followed by no reveal
course-long = { $file }: the cell "{ $cell }" has more than eight lines of code
course-doubled = { $file }: two cells have the id of "{ $cell }"
course-address = maillab is open at: { $url }
error-course-cell = Cell { $position } of { $file } has an unknown language or role.
    .expected = lang fr or en; role one of { $roles }, with a key
error-course-failed = Lesson { $lesson } does not run to its end.
    .expected = a lesson whose every cell runs
error-course-lesson = There is no lesson "{ $found }".{ $nearest ->
        [none] {""}
       *[other] { " " }Did you mean "{ $nearest }"?
    }
    .expected = one of these lessons: { $known }
error-course-port = { $found } is no port number.
    .expected = a number from 1 to 65535
error-course-empty = The folder { $found } holds no lesson.
    .expected = the course's built lessons
    .fix = python -m maillab build
