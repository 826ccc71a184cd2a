"""Numbers and nouns as people write them inside a sentence."""

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def in_words(number: int) -> str:
    """A count inside a sentence: words to nine ("no", "one"), then figures with commas."""
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else f"{number:,}"


def counted(number: int, one: str, many: str = "") -> str:
    """A count with its noun: "no actions", "one action", "12 actions"."""
    return f"{in_words(number)} {one if number == 1 else many or one + 's'}"


def sentence_case(text: str) -> str:
    """The text with its first letter as a capital and the rest as it stands."""
    return text[:1].upper() + text[1:]


def joined(parts: list[str]) -> str:
    """A list as a sentence says it: "Health", "Health and Police", "Health, Police and Schools"."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)
