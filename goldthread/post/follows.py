"""What the post does when records change: it remembers the form that changed them, and what finds them."""

from goldthread.kit.sought import all_sought, owners
from goldthread.post.finding import refresh
from goldthread.post.once import remember_what_is_sent


def follows(touched: dict[str, set[int]]) -> list[str]:
    """Write the words of each touched record anew, and those of the record that a touched row hangs on."""
    remember_what_is_sent()
    sought, hanging = all_sought(), owners()
    wanted: dict[str, set[int]] = {}
    for kind, pks in touched.items():
        if kind in sought:
            wanted.setdefault(kind, set()).update(pks)
        if kind in hanging:
            part, owner = hanging[kind]
            owned = part.model._base_manager.filter(pk__in=pks).values_list(part.owner, flat=True)
            wanted.setdefault(owner.kind, set()).update(owned)
    for kind, pks in wanted.items():
        refresh(sought[kind], pks)
    return sorted(wanted)
