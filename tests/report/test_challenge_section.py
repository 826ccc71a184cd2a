"""The report's section on challenge, made from facts alone: what is told, what is counted, and small numbers."""

from datetime import date

from goldthread.actions.facts import Ref
from goldthread.challenges.facts import ChallengeFact, ChallengesFacts, DisagreementFact
from goldthread.kit.document import text
from goldthread.kit.document.nodes import Document, Section
from goldthread.kit.periods import Period, Span
from goldthread.partners.facts import PartnershipFacts
from goldthread.report.facts import Facts
from goldthread.report.figures import with_figures
from goldthread.report.sections.challenge import section

YEAR = Period(date(2026, 4, 1), date(2027, 3, 31))


def told(*challenges: ChallengeFact, counts: tuple[DisagreementFact, ...] = ()) -> str:
    given = {"challenges": ChallengesFacts(challenges, counts)}
    partnership = PartnershipFacts(pk=1, key="w", kind="area", name="Wessmere SCP", short_name="Wessmere")
    facts = Facts(partnership=partnership, title="", period=YEAR, as_at=YEAR.end, report_word="", chapters=given)
    facts = with_figures(facts, {}, lambda key: f"/reports/1/figures/{key}/")
    nodes = section(facts).nodes
    return " ".join(text.write(Document(title="x", sections=(Section("challenge", "Challenge", nodes),))).split())


def a_fact(**more) -> ChallengeFact:
    usual = {"kind": "challenge", "words": "Why so late?", "to": "Health", "raiser": "Chair", "state": "raised"}
    return ChallengeFact(ref=Ref("challenge", 1, "CH-1"), raised=Span.day(date(2026, 5, 1)), **usual | more)


def test_with_nothing_recorded_it_says_so():
    assert "No challenge is recorded in this period." in told()


def test_it_tells_what_changed_and_what_did_not():
    changed = a_fact(outcome="changed", changed="Letters go out.", changed_on=date(2026, 6, 1), verdict="Accepted")
    found = told(changed, a_fact(outcome="unchanged", verdict="Not accepted"), a_fact(is_overdue=True))
    assert "Letters go out (1 June 2026)." in found
    assert "Challenges that changed nothing" in found
    assert "one accepted; one not accepted; and one not answered yet, one late" in found


def test_what_only_a_group_may_read_is_counted_and_not_told():
    found = told(a_fact(words="Kept close", is_printed=False, outcome="changed"))
    assert "Kept close" not in found
    assert "One challenge is counted here and not told." in found


def test_a_small_count_of_escalations_is_printed_as_few():
    about = {"pk": 1, "period": YEAR, "kind": "Threshold", "stage": "Stage 1", "outcome": "Settled"}
    found = told(counts=(DisagreementFact(count=3, **about), DisagreementFact(count=12, **about)))
    assert "fewer than five" in found
    assert "| 12" in found
    assert "| 3" not in found
