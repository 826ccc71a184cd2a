"""What the paper of 9 December 2021 holds, item by item: where it stands, in which words, and who carries it."""

from dataclasses import dataclass, replace

from tests.hampshire.written import Entry, Written

PAPERS, PAPER = "hampshire/papers.toml", "health-and-wellbeing-board-2021"
REPORTS, REPORT = "hampshire/reports.toml", "annual-report-2020-21"
AREAS = "Hampshire, Isle of Wight, Portsmouth and Southampton"


def on_paper(*steps: str) -> Entry:
    return Entry(PAPERS, ("papers", PAPER, *steps))


def part(key: str) -> Entry:
    return on_paper("parts", key)


def passage(section: str, key: str) -> Entry:
    return Entry(REPORTS, ("reports", REPORT, "sections", section, "passages", key))


def objective(key: str, *steps: str) -> Entry:
    return Entry("hampshire/objectives.toml", ("objectives", key, *steps))


def outcome(of: str, key: str) -> Entry:
    return objective(of, "outcomes", key)


def action(key: str, *steps: str) -> Entry:
    return Entry("hampshire/actions.toml", ("actions", key, *steps))


def plan(*steps: str) -> Entry:
    return Entry("hampshire/plans.toml", ("plans", "business-plan", *steps))


def group(key: str, home: str = "hampshire") -> Entry:
    return Entry(f"{home}/groups.toml", ("groups", key))


@dataclass(frozen=True)
class Item:
    """One item: its name, the file (paper or report), the place in it, and the words that each entry carries there."""

    name: str
    where: str | int
    says: tuple[tuple[str, Entry], ...]
    file: str = "paper"
    has_bold: bool = False

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(dict.fromkeys(entry for _, entry in self.says))

    def missing(self, written: Written) -> set[str]:
        """The words that do not stand where they must."""
        text = written.place(self.where)
        return {words for words, _ in self.says if words not in text or (self.has_bold and not bold(written, words))}


def bold(written: Written, words: str) -> bool:
    return any(block.is_bold and words in block.text for block in written.blocks)


def item(name: str, where: str | int, *says: tuple[str, Entry], **more) -> Item:
    return Item(name, where, says, **more)


def told(name: str, where: str | int, entry: Entry, *words: str, **more) -> Item:
    """An item that one entry carries alone."""
    return Item(name, where, tuple((each, entry) for each in words), **more)


VISION = (
    ("keeps the child in focus", objective("vision-leadership")),
    ("take an active share in safeguarding together", objective("vision-agencies")),
    ("practice across agencies can thrive", objective("vision-practice")),
    ("sharing information that work", objective("vision-information")),
    ("support and healthy challenge", objective("vision-challenge")),
    ("learning and of getting better all the time", objective("vision-learning")),
)
PRIORITIES = (
    ("Safeguarding adolescents in the home and in the community", objective("priority-adolescents")),
    ("Neglect", objective("priority-neglect")),
    ("Child sexual abuse, including abuse within the family", objective("priority-child-sexual-abuse")),
    ("services for children and for adults (The Family Approach)", objective("priority-family-approach")),
    ("Mental health and emotional wellbeing", objective("priority-mental-health")),
)
ADOLESCENTS = (
    ("Carry out an audit and surveys", action("adolescents-survey")),
    ("Draft the Safeguarding Adolescents Strategy", action("adolescents-strategy")),
    ("materials of the Safeguarding Adolescents Toolkit", action("adolescents-toolkit")),
    ("Launch the Adolescent Strategy and Toolkit (due 9 December 2021)", action("adolescents-launch")),
    ("Transitions Group across the areas of the four Safeguarding Adults Boards", action("adolescents-transitions")),
    ("programme to develop the workforce", action("adolescents-training")),
)
NEGLECT = (
    ("Re-establish the joint HSCP and IOWSCP task-and-finish group", action("neglect-group")),
    ("Complete the review of the Neglect Strategy", action("neglect-review")),
    ("additional materials (done February 2021)", action("neglect-relaunch")),
    ("Revise the training offer to work through scenarios", action("neglect-training")),
    ("evaluate what they changed in practice", action("neglect-evaluate")),
    ("Audit, evaluate and measure the impact of the Neglect Strategy", action("neglect-audit")),
)
EVALUATION = (
    ("With the Hampshire Safeguarding Adults Board, evaluate the local response", action("family-approach-evaluate")),
    ("launch the Lurking Trolls online safety campaign", action("lurking-trolls-launch")),
    ("evaluate the impact of the Lurking Trolls online safety campaign", action("lurking-trolls-evaluate")),
    ("Evaluate how the updated Unborn Baby Protocol", action("unborn-baby-evaluate")),
    ("embed Hampshire's Every Sleep Counts programme", action("every-sleep-counts")),
    ("HSCP offers virtual training on it", action("every-sleep-counts", "progress")),
    ("combined audit on safeguarding infants", action("infants-audit")),
    ("The same objective and outcome continue, and the actions change.", objective("evaluation", "decisions")),
)
COMMUNICATION = (
    ("Publish the Learning and Improvement Framework", action("learning-framework")),
    ("Communications Strategy that sets out the use of social media", action("communications-strategy")),
    ("communications plans for core initiatives", action("communications-plans")),
    (
        "take learning from HSCP activity into messages and policy for their own workforce",
        action("agencies-incorporate"),
    ),
)
EVIDENCING = (
    ("show how they have taken learning from HSCP activity into messages and policy", action("agencies-evidence")),
    ("more onus on partner agencies to provide evidence of impact", objective("dissemination", "decisions")),
    ("Communication of HSCP activities is part of the section 11 audit", part("objective:dissemination")),
)
EXCLUDED = (
    ("keep a regular watch on", outcome("excluded-children", "oversight")),
    ("agree where more partnership working is needed", outcome("excluded-children", "further-work")),
)
CSA_OUTCOMES = (
    ("covers its identification, intervention and prevention", outcome("child-sexual-abuse", "strategy")),
    ("multi-agency training and awareness raising specifically", outcome("child-sexual-abuse", "training")),
    ("direct work tools made to help children speak", outcome("child-sexual-abuse", "direct-work")),
)
CSA_ACTIONS = (
    ("Develop a HSCP and IOWSCP Child Sexual Abuse Strategy", action("csa-strategy")),
    ("Small working groups draft chapters of the strategy", action("csa-strategy", "progress")),
    ("Collate examples of good practice", action("csa-good-practice")),
    ("Use the collated responses and learning", action("csa-tools")),
    ("national and local child safeguarding practice reviews", action("csa-reviews")),
    ("Develop a child sexual abuse toolkit once the strategy is complete", action("csa-toolkit")),
)
CSA_MOVE = (
    (
        "task-and-finish group did the work until a date not known",
        objective("child-sexual-abuse", "oversight", "child-sexual-abuse"),
    ),
    (
        "HIPS child sexual abuse strategy group does the work from",
        objective("child-sexual-abuse", "oversight", "hips/hips-child-sexual-abuse"),
    ),
)
ASSURANCE = (
    ("Assurance that staff across the partnership identify children", outcome("child-exploitation", "identifying")),
    ("Assurance that staff co-ordinate services", outcome("child-exploitation", "coordinating")),
    ("Assurance that staff share intelligence and information", outcome("child-exploitation", "sharing")),
    ("Assurance that partners engage with the child's contexts outside", outcome("child-exploitation", "contexts")),
    ("Assurance that the voices of children", outcome("child-exploitation", "voice")),
    ("Assurance that staff engage in ethical decision making", outcome("child-exploitation", "ethical")),
)
PHASE_TWO = (
    ("Child Exploitation Risk Assessment Framework (CERAF), and of the mini CERAF", action("ceraf-review")),
    ("Review the Hampshire delivery plan and co-ordinate", action("exploitation-delivery")),
    (
        "A Hampshire group has now been set up to implement the delivery plan.",
        action("exploitation-delivery", "progress"),
    ),
    ("Go back to the audit outcomes of phase one", action("exploitation-audit-revisit")),
    ("multi-agency review group will complete phase two", part("proposed:child-exploitation")),
)

PARAGRAPHS = (
    told(
        "1 purpose",
        1,
        part("purpose"),
        "1 April 2020 to 31 March 2021",
        "how effectively agencies across Hampshire safeguard",
        "Working Together to Safeguard Children 2018",
        "work done to deliver the HSCP Business Plan",
        "priorities of the year ahead",
    ),
    told("2 recommendation", 2, part("recommendation"), "asked to note this report", has_bold=True),
    told(
        "3 children first through the pandemic",
        3,
        part("summary"),
        "children across Hampshire stayed at the front",
        "COVID-19",
    ),
    told(
        "4 progress in child protection",
        4,
        part("summary"),
        "making progress in many areas",
        "front-line services robust and integrated",
    ),
    item("5 vision", 5, ("the vision of HSCP", part("vision")), *VISION),
    told(
        "6 a firm priority",
        6,
        part("context"),
        "levels of attendance",
        "engagement in subgroups",
        "constructive challenge and debate",
    ),
    told(
        "7 the four areas",
        7,
        part("context"),
        "HIPS",
        "more than one of the four local authority areas",
        "common themes",
    ),
    told(
        "8 the plan and its measures",
        8,
        part("context"),
        "outcome measures of the Business Plan",
        "Business Group and the Main Board",
    ),
    told(
        "9 how the plan is made and reviewed",
        9,
        part("context"),
        "Priorities stay flexible",
        "subgroups and task-and-finish groups",
        "development day in January 2021",
        "review in August",
        "in January 2022",
    ),
    item("10 themed priorities", 10, ("Themed priorities for 2021-22", part("priorities")), *PRIORITIES),
    told(
        "11 Part A",
        11,
        part("part-a"),
        "Part A of the HSCP Business Plan holds long-term strategic objectives for 2020-2023",
        "stay the same",
        "refreshed every year",
    ),
    item(
        "12 adolescents",
        12,
        ("strategy is to be launched on 9 December 2021", objective("adolescents")),
        ("Safeguarding Adolescents", part("objective:adolescents")),
        *ADOLESCENTS,
    ),
    item(
        "13 neglect",
        13,
        ("relaunched it in February 2021", objective("neglect")),
        ("Responding to Neglect", part("objective:neglect")),
        *NEGLECT,
    ),
    told(
        "14 Part B",
        14,
        part("part-b"),
        "Part B of the HSCP Business Plan holds",
        "typically of one reporting year",
        "scrutiny and learning review",
        "statutory functions",
    ),
    item(
        "15 evaluation",
        15,
        ("Evaluate the impact of HSCP initiatives and programmes", objective("evaluation")),
        *EVALUATION,
    ),
    item(
        "16 communication",
        16,
        ("effective dissemination of and communication channels", objective("dissemination")),
        *COMMUNICATION,
        *EVIDENCING,
    ),
    item(
        "17 children out of school",
        17,
        ("receiving reduced hours provision", objective("excluded-children")),
        *EXCLUDED,
    ),
    item(
        "18 child sexual abuse",
        18,
        ("in partnership with the Isle of Wight", objective("child-sexual-abuse")),
        *CSA_OUTCOMES,
        *CSA_ACTIONS,
        *CSA_MOVE,
    ),
    item(
        "19 child exploitation review", 19, ("Child Exploitation Review", objective("child-exploitation")), *ASSURANCE
    ),
    item(
        "20 child exploitation, next year",
        20,
        ("strategic objective 2021-22", part("proposed:child-exploitation")),
        *PHASE_TWO,
    ),
    told(
        "21 maturity",
        21,
        part("conclusions"),
        "mature, robust and effective",
        "speak with authority",
        "hold their organisation to account",
    ),
    told("22 since 2019", 22, part("conclusions"), "since HSCP began in 2019", "levels of attendance"),
    told(
        "23 the pandemic",
        23,
        part("conclusions"),
        "adapted quickly",
        "rapid and decisive action",
        "among the highest in the country",
    ),
    told(
        "24 contexts", 24, part("conclusions"), "at home, among friends, in health, in education", "offline and online"
    ),
)
TAIL = (
    item(
        "strategic plan",
        "Links to the Strategic Plan",
        ("sustainable economic growth and prosperity\tNo", on_paper("strategic_links", "Hampshire maintains")),
        ("safe, healthy and independent lives\tYes", on_paper("strategic_links", "People in Hampshire live")),
        ("rich and diverse environment\tNo", on_paper("strategic_links", "People in Hampshire enjoy a rich")),
        ("strong, inclusive communities\tYes", on_paper("strategic_links", "People in Hampshire enjoy being")),
    ),
    told(
        "previous decisions",
        "Links to previous Member decisions",
        on_paper("previous_decisions", "Hampshire Safeguarding"),
        "Hampshire Safeguarding Children Partnership Annual Report\tDecember 2020",
    ),
    told(
        "legislation",
        "Direct links to specific legislation or Government directives",
        on_paper("legislation"),
        "Title\tDate\n\t",
    ),
    told(
        "section 100D",
        "Section 100D, Local Government Act 1972: background documents",
        on_paper("background"),
        "relied on to a material extent",
        "None\t",
    ),
    told(
        "equality duty",
        "1. Equality duty",
        on_paper("equality"),
        "harassment",
        "the same opportunities",
        "good relations",
        "protected characteristics are age",
    ),
    told(
        "impact assessment",
        "2. Equalities impact assessment",
        on_paper("impact_assessment"),
        "no adverse impact was found",
    ),
    told(
        "impact assessment, its words",
        "2. Equalities impact assessment",
        on_paper("impact_words"),
        "The impact on race and equality",
    ),
)
INVENTORY = (
    item("B01 period, and presented eight months later", "", ("9 December 2021", on_paper("on"))),
    told("B01 period", 1, part("purpose"), "1 April 2020 to 31 March 2021"),
    item(
        "B02 header block",
        "",
        ("Report from\tIndependent Chair, HSCB", on_paper("report_from")),
        ("Contact name\tStrategic Partnerships Manager", on_paper("contact")),
        ("Tel\t0370 779 0448", on_paper("phone")),
        ("Hampshire County Council", on_paper("authority")),
    ),
    told(
        "B03 recommendation in bold: note",
        2,
        on_paper("recommendation"),
        "The Health and Wellbeing Board is asked to note this report.",
        has_bold=True,
    ),
    item("B04 six vision statements", "Our vision", *VISION, file="report"),
    item(
        "B05 claims that need measures",
        "Claims of this report that are tied to nothing in the record",
        ("attendance is consistently good", passage("arrangements", "attendance")),
        ("agencies engage effectively in subgroups", passage("arrangements", "engagement")),
        ("strong culture of constructive challenge", passage("arrangements", "challenge")),
        file="report",
    ),
    item(
        "B06 work across the four areas",
        "Groups",
        ("HIPS Executive", group("hips-executive", "hips")),
        ("HIPS Child Exploitation Group", group("hips-child-exploitation", "hips")),
        file="report",
    ),
    told(
        "B07 measured against outcome measures",
        "What we did under the plan",
        plan("about"),
        "measured against its outcome measures",
        "reported to the Business Group and the Main Board",
        file="report",
    ),
    item(
        "B08 development day and reviews",
        "HSCP Business Plan",
        ("January 2021: Development day", plan("events", "development-day-2021")),
        ("August 2021: Review of the plan", plan("events", "review-2021")),
        ("January 2022", plan("events", "development-day-2022")),
        file="report",
    ),
    item("B09 five themed priorities", "Our priorities", *PRIORITIES, file="report"),
    item(
        "B10 Part A objectives, 2020-23",
        "Part A strategic objectives",
        (
            "stay the same for three years; the activities under them are refreshed every year",
            Entry("hampshire/kinds.toml", ("kinds", "part-a", "about")),
        ),
        file="report",
    ),
    told(
        "B10 three years",
        "OB-12 Safeguarding Adolescents",
        objective("adolescents", "starts"),
        "From 2020 to 2023",
        file="report",
    ),
    item(
        "B11 Part B objectives from scrutiny and learning",
        "Part B strategic objectives",
        (
            "drawn from scrutiny and learning and refreshed every year",
            Entry("hampshire/kinds.toml", ("kinds", "part-b", "about")),
        ),
        file="report",
    ),
    item("B12 outcomes of an objective", 18, *CSA_OUTCOMES),
    item("B12 actions taken", 16, *COMMUNICATION),
    item("B12 further development", 12, *ADOLESCENTS[3:]),
    item("B12 proposed for next year", 15, *EVALUATION[2:5]),
    item("B13 adolescents: strategy, toolkit, launch, transitions", 12, *ADOLESCENTS[1:5]),
    item(
        "B14 neglect: joint, relaunched, scenarios, audit later",
        13,
        (
            "Owned jointly by Hampshire Safeguarding Children Partnership and Isle of Wight",
            objective("neglect", "owners", "isle-of-wight"),
        ),
        *NEGLECT[2:4],
        ("(due 2022-23)", action("neglect-audit")),
    ),
    item(
        "B15 evaluations, and who does them",
        15,
        *EVALUATION[:4],
        ("carried out by Portsmouth LSCP", action("lurking-trolls-evaluate", "progress")),
        (
            "led by Portsmouth Local Safeguarding Children Partnership",
            action("lurking-trolls-evaluate", "lines", "portsmouth"),
        ),
        ("Health Task and Finish Group is carrying out", action("unborn-baby-evaluate", "progress")),
        ("led by Health task-and-finish group", group("health")),
        ("evaluate it by the end of the reporting period", action("every-sleep-counts")),
    ),
    told(
        "B16 combined audit",
        15,
        action("infants-audit"),
        "combined audit on safeguarding infants that includes the evaluation of the Every Sleep Counts programme",
    ),
    item("B17 communications", 16, *COMMUNICATION),
    item("B18 agencies to evidence impact", 16, *EVIDENCING),
    item("B19 excluded and on reduced hours", 17, *EXCLUDED),
    item("B20 child sexual abuse: strategy, move of group, chapters, toolkit", 18, *CSA_MOVE, *CSA_ACTIONS),
    item("B21 child exploitation: phase two", 20, *PHASE_TWO),
    item(
        "B21 child exploitation: phases",
        "OB-18 Child Exploitation Review",
        ("Phase one of the review", objective("child-exploitation", "phases", "phase-1")),
        ("Phase two of the review", objective("child-exploitation", "phases", "phase-2")),
        file="report",
    ),
    item("B22 six assurance statements", 19, *ASSURANCE),
    item(
        "B23 claims of maturity",
        "Claims of this report that are tied to nothing in the record",
        ("mature, robust and effective", passage("conclusions", "mature")),
        ("among the highest in the country", passage("conclusions", "school-attendance")),
        file="report",
    ),
    replace(TAIL[0], name="B24 four statements of the strategic plan"),
    replace(TAIL[1], name="B25 previous decisions"),
    replace(TAIL[2], name="B25 legislation"),
    replace(TAIL[3], name="B26 section 100D: none"),
    replace(TAIL[4], name="B27 section 149 duty"),
    replace(TAIL[5], name="B27 impact assessment"),
)
ITEMS = (*PARAGRAPHS, *TAIL, *INVENTORY)
