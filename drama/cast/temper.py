"""Tempers: what a voice may hint at besides gender and age, and the words by which a story shows it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Temper:
    """A temper: where its voice lies among those of a gender (0.0 lowest, 1.0 highest), and its pace."""

    height: float
    pace: float
    words: frozenset[str]


def _temper(height: float, pace: float, words: str) -> Temper:
    return Temper(height, pace, frozenset(words.split()))


TEMPERS = {
    "gruff": _temper(
        0.0,
        0.97,
        """gruff gruffly growled growls growling grumbled grumbles grumbling barked barks grunted grunts rough
        roughly gravel gravelly hoarse hoarsely surly grumpy burly snarled snarls rasped rasps""",
    ),
    "gentle": _temper(
        0.5,
        0.95,
        """gentle gently soft softly kind kindly tender tenderly mild mildly soothing soothingly murmured
        murmurs patient patiently warm warmly""",
    ),
    "shrill": _temper(
        1.0,
        1.03,
        """shrill shrilly shrieked shrieks shrieking screeched screeches squeaked squeaks squeaky piercing
        high-pitched piped pipes squealed squeals""",
    ),
    "lively": _temper(
        0.7,
        1.05,
        """lively cheerful cheerfully cheery merry merrily bright brightly eager eagerly excited excitedly
        giggled giggles giggling laughed laughs grinned grins breezy bubbly""",
    ),
    "grave": _temper(
        0.2,
        0.94,
        """grave gravely solemn solemnly stern sternly severe severely sombre cold coldly dry drily grim
        grimly slow slowly weary wearily intoned intones""",
    ),
}
"""The tempers a voice map knows. Pace and height are hints, and set by taste."""
