"""A zone that is edited: what is typed is checked, published, taken back, and remembered of."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from maillab import Lab, MaillabError, forge
from maillab.dns import Zones
from maillab.show.language import LANGUAGES, use_language
from maillab.show.text import error_text
from maillab.sim.zone_editor import ZoneEditor

ZONE = "monpartenaire.fr"
SPF = "v=spf1 mx -all"


@pytest.fixture
def lab() -> Lab:
    return Lab()


@pytest.fixture
def editor(lab: Lab) -> ZoneEditor:
    return lab.dns.edit(ZONE)


def lines(editor: ZoneEditor) -> list[str]:
    return [record.presentation for record in editor.records]


def number(editor: ZoneEditor, type: str, name: str = ZONE) -> int:
    """The number of the first record of a name and type."""
    kinds = [(record.name, record.type) for record in editor.records]
    return kinds.index((name, type)) + 1


def test_a_record_is_published_at_once(lab: Lab, editor: ZoneEditor) -> None:
    told = editor.publish("_dmarc", "TXT", "v=DMARC1; p=reject", "300")
    line = f'_dmarc.{ZONE}. 300 IN TXT "v=DMARC1; p=reject"'
    assert (told.code, told.facts) == ("zone-editor.published", {"record": line})
    assert lab.dns.zone(ZONE).records(f"_dmarc.{ZONE}")[0].presentation == line
    assert lab.attack(forge.direct_spoof()).disposition == "reject"


def test_a_change_is_noted_as_an_administrator_s(lab: Lab, editor: ZoneEditor) -> None:
    editor.publish("@", "TXT", SPF)
    editor.publish("@", "TXT", "v=spf1 -all", instead=number(editor, "TXT"))
    editor.withdraw(number(editor, "TXT"))
    assert [entry.kind for entry in lab.journal.select("dns")] == [
        "dns.published", "dns.replaced", "dns.withdrawn"
    ]  # fmt: skip
    assert {entry.host for entry in lab.journal.select("dns")} == {ZONE}


def test_one_record_of_several_is_withdrawn(lab: Lab, editor: ZoneEditor) -> None:
    editor.publish("@", "TXT", SPF)
    editor.publish("@", "TXT", "verification=1")
    editor.withdraw(number(editor, "TXT"))
    assert [record.text for record in lab.dns.zone(ZONE).records(ZONE, "TXT")] == [
        "verification=1"
    ]


def test_a_changed_record_keeps_its_place(editor: ZoneEditor) -> None:
    place = number(editor, "MX")
    editor.publish("@", "MX", f"20 msa.{ZONE}", instead=place)
    assert editor.records[place - 1].exchange == f"msa.{ZONE}"
    editor.publish("courrier", "A", "192.0.2.99", instead=number(editor, "A", f"lettre.{ZONE}"))
    assert number(editor, "A", f"courrier.{ZONE}")


def test_records_of_one_name_and_type_share_the_ttl_that_was_typed(editor: ZoneEditor) -> None:
    editor.publish("@", "TXT", SPF)
    found = editor.check("@", "TXT", "verification=1", "60").findings
    assert found is not None
    assert found.find("lint.typed.ttl-shared") is None, "one record has nobody to share with"
    editor.publish("@", "TXT", "verification=1", "60")
    assert {record.ttl for record in editor.records if record.type == "TXT"} == {60}
    found = editor.check("@", "TXT", SPF, "30", instead=number(editor, "TXT")).findings
    assert found is not None
    assert found.find("lint.typed.ttl-shared")


def test_each_change_is_taken_back_in_turn(editor: ZoneEditor) -> None:
    first = lines(editor)
    editor.publish("@", "TXT", SPF)
    second = lines(editor)
    editor.publish("www", "A", "192.0.2.80")
    editor.withdraw(number(editor, "MX"))
    editor.undo()
    editor.undo()
    assert lines(editor) == second
    editor.undo()
    assert lines(editor) == first
    assert not editor.undoable
    with pytest.raises(MaillabError) as caught:
        editor.undo()
    assert caught.value.code == "error.sim.zone-undo"


def test_what_others_published_meanwhile_is_not_taken_back(lab: Lab, editor: ZoneEditor) -> None:
    editor.publish("@", "TXT", SPF)
    lab.dns.publish(f"www.{ZONE}", "A", "192.0.2.80")
    editor.undo()
    assert lab.dns.zone(ZONE).records(ZONE, "TXT") == ()
    assert len(lab.dns.zone(ZONE).records(f"www.{ZONE}")) == 1


def test_what_would_not_change_anything_is_no_change(editor: ZoneEditor) -> None:
    editor.publish("@", "TXT", SPF)
    with pytest.raises(MaillabError) as caught:
        editor.publish("@", "TXT", SPF)
    assert caught.value.code == "error.sim.zone-unchanged"
    editor.undo()
    assert not editor.undoable


def test_the_zone_goes_out_and_comes_back_as_a_master_file(editor: ZoneEditor) -> None:
    text, before = editor.master, lines(editor)
    editor.load(
        f'$TTL 60\n@ NS ns.{ZONE}.\nns A 192.0.2.53\n_dmarc TXT ( "v=DMARC1;"\n " p=none" )'
    )
    assert lines(editor)[-2] == f'_dmarc.{ZONE}. 60 IN TXT "v=DMARC1;" " p=none"'
    editor.load(text)
    assert lines(editor) == before
    assert Zones.from_master(editor.master, ZONE)[ZONE].records() == editor.records


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("@ A 192.0.2", "error.zone.syntax"),
        ("www.autre.example. A 192.0.2.1", "error.dns.outside"),
        ("@ MX 10 192.0.2.1.", "error.sim.mx-address"),
        ("@ CNAME a.example.\n@ A 192.0.2.1", "error.dns.cname.beside"),
    ],
)
def test_a_bad_master_file_changes_nothing(editor: ZoneEditor, text: str, code: str) -> None:
    before = lines(editor)
    with pytest.raises(MaillabError) as caught:
        editor.load(text)
    assert caught.value.code == code
    assert lines(editor) == before
    assert not editor.undoable


def test_a_check_changes_nothing_and_raises_nothing(lab: Lab, editor: ZoneEditor) -> None:
    before, entries = lines(editor), len(lab.journal)
    assert editor.check("@", "TXT", SPF).record is not None
    mistake = editor.check("@", "A", "192.0.2").mistake
    assert mistake is not None
    assert mistake.code == "error.dns.address.a"
    assert (lines(editor), len(lab.journal)) == (before, entries)


def test_memories_that_outlive_a_change_are_told(lab: Lab, editor: ZoneEditor) -> None:
    lab.attack(forge.direct_spoof())
    (absence,) = editor.check("@", "TXT", SPF).remembered
    assert absence.known.records == ()
    assert editor.publish("@", "TXT", SPF).remembered == (absence,)
    assert editor.publish("ailleurs", "TXT", "x").remembered == ()
    lab.wait(hours=1)
    assert editor.check("@", "TXT", "v=spf1 -all").remembered == ()


def test_an_absent_name_is_remembered_for_every_type(lab: Lab, editor: ZoneEditor) -> None:
    lab.dig(f"www.{ZONE}", "A")
    assert len(editor.check("www", "AAAA", "2001:db8::1").remembered) == 1


def test_emptied_memories_cost_no_time(lab: Lab, editor: ZoneEditor) -> None:
    lab.attack(forge.direct_spoof())
    before = lab.now
    assert editor.flush().facts["count"] != 0
    assert lab.now == before
    assert editor.queries.remembered == ()
    assert editor.flush().facts["count"] == 0


def test_waiting_moves_the_clock_and_says_what_ran_out(lab: Lab, editor: ZoneEditor) -> None:
    lab.attack(forge.direct_spoof())
    before, known = lab.now, len(editor.queries.remembered)
    facts = editor.wait(10).facts
    assert (facts["start"], facts["end"]) == (before, before + 600)
    assert facts["over"] == known
    with pytest.raises(MaillabError) as caught:
        editor.wait(-1)
    assert caught.value.code == "error.lab.wait"


@pytest.mark.parametrize("wrong", [0, 7, -1])
def test_a_record_that_is_not_there_is_refused(editor: ZoneEditor, wrong: int) -> None:
    with pytest.raises(MaillabError) as caught:
        editor.withdraw(wrong)
    assert caught.value.code == "error.sim.zone-number"
    mistake = editor.check("@", "TXT", SPF, instead=wrong).mistake
    assert mistake is not None
    assert mistake.code == "error.sim.zone-number"


@pytest.mark.parametrize(
    ("type", "value", "shown"),
    [
        ("TXT", SPF, SPF),
        ("TXT", "x" * 300, "x" * 300),
        ("TXT", '"a" "b"', '"a" "b"'),
        ("TXT", ' "a" ', '"a"'),
        ("TXT", "\u00e9t\u00e9", '"\\195\\169t\\195\\169"'),
        ("MX", "0 .", "0 ."),
        ("CAA", '0 issue "ca.example"', '0 issue "ca.example"'),
        ("SOA", "ns h 1 2 3 4 5", "ns. h. 1 2 3 4 5"),
    ],
)
def test_a_value_comes_back_as_it_can_be_typed(
    editor: ZoneEditor, type: str, value: str, shown: str
) -> None:
    editor.publish("x" if type != "SOA" else "@", type, value)
    at = number(editor, type, f"x.{ZONE}" if type != "SOA" else ZONE)
    typed = editor.typed(at)
    assert typed.value == (shown.strip('"') if value == ' "a" ' else shown)
    assert (
        editor.check(typed.name, type, typed.value, typed.ttl, at).record == editor.records[at - 1]
    )


def test_a_form_s_zone_is_one_that_an_organisation_holds(lab: Lab) -> None:
    with pytest.raises(MaillabError) as caught:
        lab.dns.edit("fr")
    assert caught.value.code == "error.sim.no-zone"
    assert lab.dns.edit(f"www.{ZONE}").origin == ZONE


WORD = st.text(max_size=40)
FIELDS = (WORD | st.sampled_from(["@", "_dmarc", "www.", ZONE]),
          st.sampled_from(["A", "AAAA", "MX", "TXT", "CNAME", "NS", "PTR", "SRV", "CAA", "SOA"]),
          WORD | st.sampled_from([SPF, '"a" "b"', "10 mx", "192.0.2.1", "v=DMARC1; p=none"]),
          st.sampled_from(["", "60", "1h", "99999999999"]))  # fmt: skip


@example(("\r²", "TXT", "v=spf1 -all", ""))
@given(st.tuples(*FIELDS))
def test_whatever_is_typed_is_published_as_it_was_checked(
    fields: tuple[str, str, str, str],
) -> None:
    editor = EDITED
    checked = editor.check(*fields)
    for lang in LANGUAGES:
        use_language(lang)
        assert repr(checked)
    if checked.mistake is not None:
        with pytest.raises(MaillabError) as caught:
            editor.publish(*fields)
        assert error_text(caught.value) == error_text(checked.mistake)
        return
    editor.publish(*fields)
    assert checked.record in editor.records
    editor.undo()
    assert checked.record not in editor.records


EDITED = Lab().dns.edit(ZONE)
