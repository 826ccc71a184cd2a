"""What the error beside a box says: always what to do about it."""

from django import forms

DEFAULTS = {
    "invalid_choice": "Choose one of the answers offered for “{label}”.",
    "invalid_list": "Choose from the answers offered for “{label}”.",
    "invalid_pk_value": "Choose one of the answers offered for “{label}”.",
    "min_length": "Write at least %(limit_value)d characters under “{label}”; it has %(show_value)d.",
    "max_length": "Shorten “{label}” to %(limit_value)d characters; it has %(show_value)d.",
    "min_value": "Enter %(limit_value)s or more under “{label}”.",
    "max_value": "Enter %(limit_value)s or less under “{label}”.",
}
BY_KIND: tuple[tuple[type[forms.Field], str], ...] = (
    (forms.URLField, "Enter “{label}” as an address that begins with https://"),
    (forms.EmailField, "Enter “{label}” as an e-mail address, such as name@example.org."),
    (forms.IntegerField, "Enter “{label}” as a number in figures, such as 12."),
)


def asked_for(field: forms.Field, label: str) -> str:
    """What to do about a question left without an answer."""
    if label.endswith("?"):
        return f"Answer “{label}”"
    lowered = label[:1].lower() + label[1:] if label[1:2].islower() else label
    if isinstance(field, forms.BooleanField):
        return f"Tick “{label}” to go on."
    return f"{'Choose' if isinstance(field, forms.ChoiceField) else 'Enter'} {lowered}."


def say_what_to_do(field: forms.Field, label: str) -> None:
    """Give a field sentences that name its label and the remedy, save where the form wrote its own."""
    stock: dict[str, str] = {}
    for base in reversed(type(field).__mro__):
        stock |= {key: str(words) for key, words in vars(base).get("default_error_messages", {}).items()}
    sentences = {key: words.format(label=label) for key, words in DEFAULTS.items()}
    sentences["required"] = asked_for(field, label)
    for kind, words in BY_KIND:
        if isinstance(field, kind):
            sentences["invalid"] = words.format(label=label)
    for key, words in sentences.items():
        current = field.error_messages.get(key)
        if current is None or str(current) == stock.get(key):
            field.error_messages[key] = words
