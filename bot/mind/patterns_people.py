"""Whether a line speaks of other people: cheap, for counting over weeks, not for judging one line."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Final

_PEOPLE = """
    he she him they them we us friend friends bestie buddy buddies mate mates family parent parents mum mom mother dad father sister
    brother sis bro sibling siblings cousin cousins aunt uncle grandma grandpa nan wife husband partner girlfriend boyfriend gf bf
    fiance fiancee fiancé fiancée kid kids son daughter roommate roommates flatmate flatmates neighbor neighbors neighbour neighbours
    coworker coworkers colleague colleagues classmate classmates teammate teammates boss manager teacher coach therapist people
    everyone everybody
"""
PEOPLE: Final = frozenset(_PEOPLE.split())


def mentions_people(words: AbstractSet[str]) -> bool:
    """True where a person other than the two who talk is named by kinship, role or pronoun. Names alone are not known.

    `words` are those of a line, in lower case and without marks.
    """
    return not PEOPLE.isdisjoint(words)
