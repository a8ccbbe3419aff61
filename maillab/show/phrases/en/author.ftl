# The author of the message, read from the From field by grammar.
author-unreadable = Who is the author? { $reason ->
        [white-space-first] The first line begins with white space, as if it continued a field that is not there: many programs take it for the body already, From included. Found "{ $found }"
        [no-from] The message has no From field, and no other field stands in for it
        [several-from] There are several From fields: each program could show another one. Found "{ $found }"
        [malformed-field-name] A line looks like From without having its exact form: some programs would read it, others would not. Found "{ $found }"
        [not-utf-8] From holds octets that are not UTF-8. Found "{ $found }"
        [group] From names a group, and a group is no author. Found "{ $found }"
        [no-mailbox] From holds no address{ $blank ->
            [yes] : it is empty
           *[no] . Found "{ $found }"
        }
        [encoded-word-in-address] An encoded word (=?…?=) is mixed into the address, where it is forbidden: a program that decoded it would show another author. Found "{ $found }"
        [malformed-domain] What follows the @ is no domain name. Found "{ $found }"
        [address-literal] The address ends in an IP address: it belongs to no domain. Found "{ $found }"
        [several-domains] The authors belong to several domains, and DMARC checks one. Found "{ $found }"
       *[malformed-from] From does not follow the grammar: two programs could read two authors in it. Found "{ $found }"
    }
