"""A report and a paper with every node in them, about an invented place."""

from goldthread.kit.charts import Box, Level, Series, Share, bars, chain, line, states
from goldthread.kit.document.nodes import (
    BulletList,
    Callout,
    Chart,
    Definitions,
    Document,
    Figure,
    Figures,
    Footnote,
    Gap,
    Link,
    PageBreak,
    Paragraph,
    Run,
    Section,
    SubHeading,
    Table,
)

HOSTILE = '<script>alert("1")</script> & #strong[not markup] $x$ *not bold* \\ @nobody `code` "quoted" 100%'
LONG = (
    "Practitioners told the audit that the toolkit had changed how they name what they see, and that supervision now "
    "asks what the child's day is like before it asks what the agency has done."
)

SOURCES = Table(
    caption="Where the recommendations of the year came from",
    columns=("Source", "Published", "Recommendations", "Done"),
    rows=(
        ("Multi-agency audit of neglect", "May 2020", "12", "9"),
        ("Review of learning from serious incidents in the four areas", "September 2020", "7", "3"),
        ((Run("Joint inspection", bold=True), Run(" of the front door")), "January 2021", "1,204", "0"),
    ),
    note="Counted once each, whichever body leads.",
    row_header=True,
)

ACTIONS = Table(
    caption="Every action of the plan",
    columns=("Action", "Led by", "Due", "State", "What is different for children"),
    rows=tuple(
        (
            (Link(f"AC-{n}", f"/actions/{n}/"), Run(f" Revise part {n} of the toolkit with practitioners")),
            "Children's Services and Health",
            "31 March 2021",
            "Complete" if n % 3 else "Late",
            LONG if n % 4 == 0 else "No impact recorded yet",
        )
        for n in range(1, 41)
    ),
)

TREND = Chart(
    title="More assessments name neglect within ten days",
    description="A line that rises from 12% in the first quarter of 2019-20 to 30% in the last of 2020-21.",
    svg=line(
        "trend",
        "More assessments name neglect within ten days",
        "A line that rises from 12% to 30%, above the target of 28%.",
        points=("Q1", "Q2", "Q3", "Q4", "Q1", "Q2", "Q3", "Q4"),
        series=(
            Series("Wessmere", (12, 14, None, 18, 22, 21, 25, 30)),
            Series("Neighbours", (20, 20, 21, 22, 21, 22, 22, 23)),
        ),
        levels=(Level("Target", 28),),
        unit="%",
    ),
    columns=("Quarter", "Wessmere", "Neighbours"),
    rows=(("2019-20, first", "12%", "20%"), ("2020-21, last", "30%", "23%")),
    source="Assessments sampled by the audit",
    as_at="31 March 2021",
)

STATES = Chart(
    title="Most actions of the year are complete",
    description="12 complete, 7 on track, 2 late, 1 blocked.",
    svg=states(
        "states",
        "Most actions are complete",
        "12 complete, 7 on track, 2 late, 1 blocked.",
        shares=(Share("complete", 12), Share("on track", 7), Share("late", 2), Share("blocked", 1)),
    ),
    source="The record of the plan",
    as_at="31 March 2021",
)

LEADS = Chart(
    title="Children's Services leads the most actions",
    description="Children's Services 31, health 12, police none, schools not recorded.",
    svg=bars(
        "leads",
        "Children's Services leads the most actions",
        "Children's Services 31, health 12.",
        rows=(
            ("Children's Services", 31),
            ("Wessmere and Downs Integrated Care Board", 12),
            ("Police", 0),
            ("Schools", None),
        ),
    ),
)

CHAIN = Chart(
    title="One recommendation, followed to its end",
    description="An audit led to a recommendation, two actions, one with evidence; nothing yet says what changed.",
    svg=chain(
        "chain",
        "One recommendation, followed to its end",
        "An audit led to a recommendation and two actions.",
        columns=("Why", "What should change", "What we do", "Done", "Difference"),
        boxes=(
            Box("s", 0, "Audit of neglect, May 2020", "SO-3", links=("r",)),
            Box("r", 1, "Revise the toolkit so that practitioners can name what they see", "RE-4", links=("a", "b")),
            Box("a", 2, "Launch the toolkit", "AC-12", href="/actions/12/", links=("e",)),
            Box("b", 2, "Train managers & practitioners", "AC-13", links=("g",)),
            Box("e", 3, "Briefing of 3 May 2021", "Evidence", links=("d",)),
            Box("g", 3, "No evidence yet that it was done", kind="gap"),
            Box("d", 4, "Nothing yet says what is different for children", kind="gap"),
        ),
    ),
)

FIGURES = Figures(
    (
        Figure(
            "Actions completed",
            "12",
            "of 22",
            "The record of the plan",
            "31 March 2021",
            "/actions/?state=complete",
            12,
        ),
        Figure("With evidence of impact", "5", "", "The record of the plan", "31 March 2021", "/gaps/", 5),
        Figure("Agencies that answered", "38", "of 40", "Returns", "1 May 2021"),
        Figure("Late", "2"),
    )
)

REPORT = Document(
    title="Yearly report 2020-21",
    subtitle="What we did, and what is different for children",
    owner="Wessmere Safeguarding Children Partnership",
    period="1 April 2020 to 31 March 2021",
    edition="First edition",
    marking="OFFICIAL",
    report_word="Yearly report",
    cover=(
        ("Agreed by", "The lead safeguarding partners"),
        ("Guidance", "Working Together 2018"),
        ("Published", "9 December 2021"),
    ),
    invented=True,
    base="https://example.org/goldthread",
    sections=(
        Section(
            "summary",
            "Summary",
            (
                Paragraph("In this year the partnership revised its neglect toolkit and trained 400 practitioners."),
                FIGURES,
                Paragraph(
                    (
                        Run("The scrutineer "),
                        Run("agrees", bold=True),
                        Run(", and asks for "),
                        Run("evidence from families", italic=True),
                        Run("."),
                        Footnote((Run("Statement of scrutiny, "), Link("section 2", "https://example.org/scrutiny"))),
                        Run(" See "),
                        Link("the plan", "https://example.org/plan"),
                        Run("."),
                        Footnote("Board minutes, 3 May 2021."),
                    )
                ),
                STATES,
            ),
            number="1",
        ),
        Section("plan", "The plan", (Paragraph(LONG),), number="2"),
        Section(
            "neglect",
            "Responding to neglect",
            (
                Paragraph(LONG),
                SubHeading("What was done"),
                BulletList(
                    (
                        "Joint group re-established",
                        BulletList(("Health, police and schools", "Four areas")),
                        (Run("Toolkit launched in "), Run("February 2021", bold=True)),
                    )
                ),
                BulletList(("First this", "Then that"), numbered=True),
                BulletList(("One again", "Two again"), numbered=True),
                Callout(
                    "Evidence of impact",
                    (
                        Paragraph(LONG),
                        BulletList(("Baseline: 12%", "Now: 30%")),
                    ),
                ),
                Callout("How to read this", (Paragraph("Done and made a difference are two things."),), kind="notice"),
                TREND,
                SubHeading("What got in the way"),
                Gap("Nothing recorded about what got in the way."),
            ),
            level=2,
            number="2.1",
        ),
        Section("sources", "Where the work came from", (SOURCES, LEADS, CHAIN), number="3"),
        Section("hostile", HOSTILE, (Paragraph(HOSTILE), Table(columns=("A", "B"), rows=((HOSTILE, ""),))), number="4"),
        Section(
            "letters",
            "Names as people spell them",
            (Paragraph("Zoë, Łucja, Ωmega, Анна, café – “quoted” … £5 ½ → ✓ and what no font has: 你好 🙂 \x07"),),
            level=2,
        ),
        Section(
            "appendix",
            "What each figure was counted from",
            (PageBreak(), ACTIONS, Definitions((("HIPS", "The four areas together"), ("Quarter", "Three months")))),
            number="5",
        ),
    ),
)

PAPER = Document(
    title="Wessmere Safeguarding Children Partnership yearly report 2020-21",
    kind="paper",
    report_word="Report",
    owner="WESSMERE COUNTY COUNCIL",
    header_rows=(
        ("Committee", "Health and Wellbeing Board"),
        ("Date", "9 December 2021"),
        ("Title", "Wessmere Safeguarding Children Partnership yearly report 2020-21"),
        ("Report From", "Independent Chair"),
        ("Contact name", "Strategic partnerships manager"),
        ("Tel", "01632 960000"),
        ("Email", (Link("office@example.org", "mailto:office@example.org"),)),
    ),
    sections=(
        Section(
            "purpose",
            "Purpose of this report",
            (Paragraph("The report covers 1 April 2020 to 31 March 2021.", number=1),),
        ),
        Section(
            "recommendation",
            "Recommendation",
            (Paragraph((Run("The Board is asked to note the content of this report.", bold=True),), number=2),),
        ),
        Section(
            "summary",
            "Executive summary",
            (
                Paragraph(LONG, number=3),
                Paragraph("The report reflects the vision:", number=4),
                BulletList(("Leadership that is ambitious.", "Agencies that understand their roles.")),
                Paragraph((Run("Part A strategic objective: responding to neglect", bold=True),), number=12),
                Paragraph("A joint group revised the strategy and the toolkit."),
                SubHeading("Areas for further development"),
                BulletList(("Evaluate the toolkit.", "Audit the training."), numbered=True),
            ),
        ),
        Section(
            "corporate",
            "Required corporate and legal information",
            (
                Table(
                    caption="Links to the strategic plan",
                    columns=("Statement", "Yes or No"),
                    rows=(
                        ("People live safe, healthy and independent lives", "Yes"),
                        ("People enjoy a rich environment", "No"),
                    ),
                ),
                Gap("Direct links to legislation: nothing recorded."),
            ),
        ),
    ),
)
