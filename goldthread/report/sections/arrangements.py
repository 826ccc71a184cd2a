"""The partnership and its arrangements: areas, safeguarding partners, agencies and groups."""

from goldthread.kit.document.nodes import Block, Definitions, Gap, Paragraph, SubHeading, Table
from goldthread.kit.words import joined
from goldthread.partners.facts import GroupFact, PartnershipFacts
from goldthread.report.facts import Facts
from goldthread.report.sections.built import Built, Usual


def areas(partnership: PartnershipFacts) -> tuple[Block, ...]:
    said = [f"{partnership.name} is the arrangement for {partnership.area}."] if partnership.area else []
    said += [
        f"{each.name} is the footprint of {joined(list(each.members))}."
        if each.name == partnership.name
        else f"It works with its neighbours in {each.short_name or each.name}: {joined(list(each.members))}."
        for each in partnership.footprints
    ]
    said += partnership.changes
    return tuple(Paragraph(sentence) for sentence in said)


def partner_roles(partnership: PartnershipFacts) -> tuple[Block, ...]:
    rows = tuple(
        (role.role, "; ".join(role.agencies) or "Nobody is recorded in this role") for role in partnership.partner_roles
    )
    return (SubHeading("Safeguarding partners"), Definitions(rows))


def agencies(partnership: PartnershipFacts) -> tuple[Block, ...]:
    if not partnership.agencies:
        return (SubHeading("Agencies"), Gap("No agencies are recorded."))
    by_basis: dict[str, list[str]] = {}
    for each in partnership.agencies:
        by_basis.setdefault(each.basis, []).append(f"{each.name} ({each.change})" if each.change else each.name)
    return (SubHeading("Agencies"), Definitions(tuple((basis, "; ".join(names)) for basis, names in by_basis.items())))


def group_row(group: GroupFact) -> tuple[str, str, str, str]:
    about = [group.purpose or "No purpose recorded", *group.changes]
    about += [f"What it left: {group.closing_note}"] if group.closing_note else []
    host = f", hosted by {group.host}" if group.host else ""
    shared = f"Shared with {joined(list(group.shared_with))}{host}" if group.shared_with else ""
    under = f"Stands under {joined(list(group.under))}" if group.under else ""
    where = ". ".join(part for part in (under, shared) if part)
    return group.name, group.kind, ". ".join(said.rstrip(".") for said in about) + ".", where


def groups(partnership: PartnershipFacts) -> tuple[Block, ...]:
    if not partnership.groups:
        return (SubHeading("Groups"), Gap("No groups are recorded."))
    rows = tuple(group_row(group) for group in partnership.groups)
    table = Table(
        ("Group", "Kind", "What it is for", "Where it stands"),
        rows,
        "The partnership's groups",
        row_header=True,
        widths=(3, 2, 4, 3),
    )
    return (SubHeading("Groups"), table)


def section(facts: Facts) -> Built:
    given = facts.partnership
    nodes = (*areas(given), *partner_roles(given), *agencies(given), *groups(given))
    has_any = bool(
        given.agencies or given.groups or given.footprints or any(role.agencies for role in given.partner_roles)
    )
    return Built(nodes, has_facts=has_any)


def in_a_sentence(given: PartnershipFacts) -> str:
    """The arrangements in a paragraph, for a paper that has no words of its own on them."""
    neighbours = [f"works with its neighbours in {each.short_name or each.name}" for each in given.footprints]
    bodies = [agency for role in given.partner_roles for agency in role.agencies]
    led = [f"is led by {joined(bodies)}"] if bodies else []
    said = joined([*led, *neighbours])
    return f"{given.name} {said}." if said else ""


USUAL = Usual("arrangements", "The partnership and its arrangements", section, frozenset({"partners"}))
