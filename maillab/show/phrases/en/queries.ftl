# The questions received about a zone, and what resolvers remember of it.
queries-title = { $count-form ->
        [zero] No question received about { $zone }
        [one] One question received about { $zone }
       *[many] { $count } questions received about { $zone }
    }
queries-memory = { $count-form ->
        [zero] Resolvers remember nothing of it at { $at }
        [one] Resolvers remember one answer of it at { $at }
       *[many] Resolvers remember { $count } answers of it at { $at }
    }
queries-rest = { $count-form ->
        [one] One older line is not shown.
       *[many] { $count } older lines are not shown.
    }
queries-time = time
queries-asker = who asks
queries-server = whom
queries-question = question
queries-answer = answer
queries-source = found where
queries-ttl = TTL
queries-resolver = resolver
queries-name = name
queries-type = type
queries-left = for another
queries-from-authority = in the zone
queries-from-cache = in memory
queries-from-resolver = asked elsewhere
queries-every = every
queries-absent = absence ({ $outcome })
queries-seconds = { $count } s
