# The command line: what each command does, its options, its mistakes.
help-maillab = maillab COMMAND [options]: a lab of mail security.
help-more = "maillab COMMAND --help" describes the options of a command.
command-lab = open JupyterLab on your copies of the lessons
command-demo = the course's use case, told step by step
command-verify = what SPF, DKIM and DMARC say of a scenario or of an .eml message
command-build = build the notebooks from course/
command-check-course = fail where the notebooks differ from course/
command-reset = a fresh copy of a lesson; the old one is kept beside it
command-pack = make the students' zip: lessons, exercises, guide and maillab, without solutions
command-grade = mark an exercise: tables and pages, from the copies of a class
command-doctor = tell what is missing in the installation, and how to fix it
option-lang = the language of the sentences (default fr)
option-browser = the browser to open; none opens none and gives the address
option-port = JupyterLab's port; by default the first free one
option-file = a JSON scenario (see docs/scenario.md) or an .eml message
option-format = the form of the result (default text)
option-rules = the version of DMARC that decides (default rfc9989)
option-zone = for an .eml: a DNS zone file; may be repeated
option-client-ip = for an .eml: the address of the server that brings the message
option-helo = for an .eml: the name that it gives itself
option-mail-from = for an .eml: the sender of the envelope
option-now = the simulated time, in seconds since 1970
option-folder = a folder of notebooks to open as it is; your copies of the course by default
option-out = the file or folder to write
option-lesson = the name of the lesson, or its number
option-copies = the folder of the copies: a folder for each student, or Moodle's download
option-exercise = the name of the exercise, or its number
option-students = the class list, or Moodle's grading worksheet
option-secret = a file whose text draws the hidden marks
option-course = a folder that holds the teacher's notebooks; may be repeated, a version in each
option-scale = the highest grade (20 by default)
option-rounding = the step of rounding (0.25 by default, 0 rounds nothing)
option-workers = how many copies at a time (2 by default)
option-cell-limit = the time that a cell may take (20 by default)
option-copy-limit = the time that a copy may take (120 by default)
option-separator = what separates the columns of moodle.csv (a comma by default)
option-decimal = what separates decimals in moodle.csv (a point by default)
option-id-column = makes moodle.csv a table for the gradebook, in which this column tells whose grade it is
option-tables = grades.csv for programs (plain, the default) or for Excel: a BOM, and in French semicolons and a decimal comma
error-command-none = A command is missing.
    .expected = maillab followed by one of: { $known }
    .fix = maillab --help
error-command-unknown = There is no command "{ $found }".{ $nearest ->
        [none] {""}
       *[other] { " " }Did you mean "{ $nearest }"?
    }
    .expected = one of: { $known }
    .fix = maillab --help
error-command-option = The command { $command } has no option "{ $found }".{ $nearest ->
        [none] {""}
       *[other] { " " }Did you mean "{ $nearest }"?
    }
    .expected = one of: { $known }
    .fix = maillab { $command } --help
error-command-no-value = The option { $option } is followed by no value.
    .expected = { $option } and its value, with a space or = between them
    .fix = maillab { $command } --help
error-command-value = The value given for { $option } will not do.
    .expected = { $kind ->
        [choice] one of: { $known }
        [whole] a whole number, in digits
        [number] a number
        [path] the path of a file
       *[text] a text
    }
error-command-argument = The command { $command } lacks { $argument }.
    .expected = maillab { $command } { $argument }
    .fix = maillab { $command } --help
error-command-excess = The command { $command } was given one argument too many.
    .expected = nothing more; a name that holds spaces goes between quotes
    .fix = maillab { $command } --help
error-command-output = The result could not be written: { $why ->
        [full] the disk is full
       *[system] the output refuses it
    }.
    .expected = an output that can be written to
    .fix = send the result elsewhere, then run the command again
error-command-system = The system refuses access to { $found }: { $why ->
        [missing] it does not exist
        [folder] it is a folder
        [no-folder] a part of its path is no folder
        [forbidden] you are not allowed to
        [full] the disk is full
       *[system] the operation failed
    }.
    .expected = a file that can be reached, on a disk with room left
