"""Parts of names resolved to people: "Mrs Khan", "J. Smith", "Tyler", "JT", "the Clarkes".

What must hold: a bare name that the data subject shares with anybody is never decided silently; a titled or
class-marked surname is not the child of that name; an unknown name is a person of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from redactor.core.findings import Evidence
from redactor.core.people import Role
from redactor.people.namesakes import Resolved
from redactor.people.pool import Pool
from redactor.people.sightings import Sighting
from redactor.people.somebody import Key, Somebody
from redactor.people.titles import FAMILY_TITLES, Sex, sex_of_title
from redactor.people.written import Shape, is_near, is_swap

ORDER = (
    Shape.INITIAL_SURNAME, Shape.FORENAME_INITIAL, Shape.TITLED, Shape.FAMILY, Shape.SINGLE, Shape.INITIALS, Shape.NONE,
)  # fmt: skip
"""The fuller a form, the earlier it is resolved: it may be what the next one points to."""

PROFESSIONAL = frozenset(Role) - {
    Role.DATA_SUBJECT, Role.REQUESTER, Role.PUPIL, Role.SIBLING, Role.FAMILY, Role.PARENTAL_RESPONSIBILITY, Role.WITNESS,
    Role.PARENT_OF_OTHER, Role.WHISTLE_BLOWER, Role.OTHER, Role.UNKNOWN,
}  # fmt: skip
"""Working roles."""
_UNIQUE = Evidence("name", "the only bearer of this form in the case")
_HERE = Evidence("context", "the only bearer of this form named in this document")
_HERE_FIRST = Evidence("context", "only the first is named in full in this document")
_NEAR_FIRST = Evidence("context", "only the first is named in full on this page or in this message")
_NOBODY_HERE = Evidence("context", "none of them is named in full in this document")
_SHARED_WITH_SUBJECT = Evidence("shared", "the data subject and others bear this form")
_SHARED = Evidence("shared", "several people bear this form")
_OWN = Evidence("name", "known by this form only")


def resolve_partial(sighting: Sighting, pool: Pool) -> Resolved:
    """Who a form that is not a whole name may mean; somebody new where nobody fits and the sighting is strong."""
    if sighting.is_job and not sighting.name.title:
        return Resolved((), (Evidence("job", "the words are a job, not a name"),))
    word = sighting.name.forename
    if sighting.is_group and not (pool.with_forename(word) or pool.with_surname(word)):
        return Resolved((), (Evidence("table", "in a column of classes or groups, and nobody bears the name"),))
    resolvers = {
        Shape.INITIAL_SURNAME: _initial_surname,
        Shape.FORENAME_INITIAL: _forename_initial,
        Shape.TITLED: _titled,
        Shape.FAMILY: _family,
        Shape.SINGLE: _single,
        Shape.INITIALS: _initials,
    }
    resolver = resolvers.get(sighting.name.shape)
    resolved = resolver(sighting, pool) if resolver is not None else Resolved(())
    if not resolved.people and not sighting.is_weak:
        resolved = Resolved((_own(sighting, pool),), (_OWN,))
    return resolved


def _own(sighting: Sighting, pool: Pool) -> Somebody:
    name = sighting.name
    sex = sex_of_title(name.title)
    extra: Key = (sex.value if sex else "",) if name.shape is Shape.TITLED else ()
    if sighting.is_child and name.shape is Shape.SINGLE:
        extra = ("child",)
    word = (name.forename, name.surname) if name.forename or name.surname else (sighting.text.casefold(),)
    return pool.own((name.shape.value, *word, *extra), name)


def _initial_surname(sighting: Sighting, pool: Pool) -> Resolved:
    name = sighting.name
    fits = [
        one
        for one in _fitting(pool.with_surname(name.surname), sighting)
        if not one.forenames or any(forename.startswith(name.forename) for forename in one.called_names)
    ]
    named = [one for one in fits if one.forenames or name.forename in one.initials]
    return _choose(named or [one for one in fits if not one.titles], sighting)


def _forename_initial(sighting: Sighting, pool: Pool) -> Resolved:
    name = sighting.name
    bearers = [*pool.with_forename(name.forename), *pool.with_short_form(name.forename)]
    fits = [one for one in _fitting(bearers, sighting) if any(s.startswith(name.surname) for s in one.surnames)]
    return _choose(fits, sighting)


def _titled(sighting: Sighting, pool: Pool) -> Resolved:
    """Title and surname: an adult of that surname. Somebody not known to be an adult may be her child instead."""
    name = sighting.name
    if frozenset(name.title.split()) & FAMILY_TITLES or not pool.with_surname(name.surname):
        by_forename = _fitting(pool.with_forename(name.surname), sighting)
        if by_forename and not any(one.is_subject for one in by_forename):
            return _choose(by_forename, sighting)
    fits = [one for one in _fitting(pool.with_surname(name.surname), sighting) if not one.is_child or one.is_adult]
    same_title = [one for one in fits if name.title in one.titles and one.is_adult]
    sure = same_title or [one for one in fits if _is_sure_adult(one, sex_of_title(name.title))]
    doubtful = [one for one in fits if one not in sure]
    if sure and (fits == sure[:1] or not any(one.is_subject for one in fits)):
        return _choose(sure, sighting)
    if not fits:
        return Resolved(())
    own = () if sure or sighting.is_weak else (_own(sighting, pool),)
    people = _ordered(dict.fromkeys((*sure, *doubtful, *own)), sighting)
    here = [one for one in people if sighting.document in one.documents]
    return Resolved(people, (_ambiguity((*sure, *doubtful)), *_context(people, here, sighting)))


def _is_sure_adult(one: Somebody, sex: Sex | None) -> bool:
    """Whether somebody is known to be an adult whom this title fits for certain."""
    if not one.is_adult:
        return False
    return sex is None or sex in one.sexes or (not one.sexes and one.anchor not in {"subject", "requester"})


def _family(sighting: Sighting, pool: Pool) -> Resolved:
    """A surname in the plural is a family: never the data subject alone."""
    if not pool.with_surname(sighting.name.surname):
        return Resolved(())
    return Resolved((_own(sighting, pool),), (Evidence("family", "a surname in the plural means the family"),))


def _single(sighting: Sighting, pool: Pool) -> Resolved:
    """One word: a forename, a nickname or a bare surname."""
    word = sighting.name.forename or sighting.name.surname
    surnames = [one for one in pool.with_surname(word) if word not in one.called_names]
    if sighting.is_child and surnames and not pool.with_forename(word):
        return _class_marked(sighting, pool, surnames)
    exact = _fitting([*pool.with_forename(word), *surnames], sighting)
    is_alias = any(one.is_subject and word in one.nicknames for one in exact)  # case.toml says who is called so
    short = () if is_alias else _fitting(pool.with_short_form(word), sighting)
    bearers = list(dict.fromkeys([*exact, *short]))
    if bearers:
        return _choose_single(bearers, word, sighting, pool)
    return _misspelt(word, sighting, pool)


def _class_marked(sighting: Sighting, pool: Pool, bearers: Sequence[Somebody]) -> Resolved:
    """A surname with a class ("Clarke (Y6)"): a child of the surname, not the data subject."""
    others = [one for one in bearers if one.is_child and not one.is_subject]
    if len(others) == 1:
        return Resolved((others[0],), (_UNIQUE,))
    return Resolved((_own(sighting, pool),), (Evidence("class", "a surname with a class behind it"),))


def _choose_single(bearers: Sequence[Somebody], word: str, sighting: Sighting, pool: Pool) -> Resolved:
    resolved = _choose(bearers, sighting)
    one = resolved.people[0]
    if one.is_subject and len(resolved.people) == 1 and sighting.next_word not in {"", *one.surnames}:
        other = pool.aside(("name", word, sighting.next_word), sighting.name)
        return Resolved((one, other), (Evidence("shared", "another name may follow the data subject's"),))
    is_stray = (
        len(resolved.people) == 1
        and not one.is_subject
        and word not in one.surnames
        and acts_in_role(one)
        and sighting.document not in one.documents
        and Shape.SINGLE.value != one.key[0]
    )
    if is_stray and not sighting.is_weak:
        # Staff are disclosed: a child of the same forename must not go out with them.
        return Resolved(
            (one, _own(sighting, pool)), (Evidence("shared", "only somebody in role bears this forename"), _NOBODY_HERE)
        )
    return resolved


def acts_in_role(one: Somebody) -> bool:
    """Whether anything shows somebody in a working role."""
    if one.role is not None:
        return one.role in PROFESSIONAL
    return any(clue.role in PROFESSIONAL for clue in one.clues)


def _misspelt(word: str, sighting: Sighting, pool: Pool) -> Resolved:
    near = pool.near(word)
    bearers = _fitting([one for name in near for one in pool.with_forename(name)], sighting)
    if not bearers:
        return Resolved(())
    subject = [one for one in bearers if one.is_subject]
    if subject and (len(bearers) > 1 or not any(is_swap(word, name) for name in subject[0].called_names)):
        own = () if sighting.is_weak else (_own(sighting, pool),)
        return Resolved(
            _ordered((*bearers, *own), sighting), (Evidence("spelling", "one letter from the data subject's name"),)
        )
    sure = [one for one in bearers if any(is_near(word, name) or is_swap(word, name) for name in one.called_names)]
    if len(sure) == 1 and not sighting.is_weak:
        return Resolved((sure[0],), (Evidence("spelling", "one letter differs"),))
    return Resolved(())


def _initials(sighting: Sighting, pool: Pool) -> Resolved:
    """In a column or beside a label that only staff stand in, initials are those of somebody in role."""
    fits = _fitting(pool.with_initials(sighting.name.forename), sighting)
    if any(clue.role in PROFESSIONAL for clue in sighting.clues):
        fits = [one for one in fits if acts_in_role(one)] or fits
    return _choose(fits, sighting)


def _fitting(people: Iterable[Somebody], sighting: Sighting) -> list[Somebody]:
    """Those whom sex and age do not rule out, each once."""
    sex = sex_of_title(sighting.name.title)
    return [
        one
        for one in dict.fromkeys(people)
        if not one.is_nameless
        and not (sex is not None and one.sexes and sex not in one.sexes)
        and not (sighting.is_child and one.is_adult and not one.is_child)
        and not (bool(sighting.name.title) and one.is_child and not one.is_adult)
    ]


def _choose(people: Sequence[Somebody], sighting: Sighting) -> Resolved:
    """The only one; else the only one named in the document, unless that could let somebody else out; else all."""
    if not people:
        return Resolved(())
    if len(people) == 1:
        return Resolved((people[0],), (_UNIQUE,))
    here = [one for one in people if sighting.document in one.documents]
    if len(here) == 1 and not any(one.is_subject for one in people) and not _lets_out(here[0], people, sighting):
        return Resolved((here[0],), (_HERE,))
    return Resolved(_ordered(people, sighting), (_ambiguity(people), *_context(people, here, sighting)))


def _context(people: Sequence[Somebody], here: Sequence[Somebody], sighting: Sighting) -> tuple[Evidence, ...]:
    """What the document, or where it names several the page or message, says for one of them."""
    if len(here) < 2:
        return (_HERE_FIRST,) if here else (_NOBODY_HERE,)
    near = [one for one in people if (sighting.document, sighting.scope) in one.scopes]
    return (_NEAR_FIRST,) if len(near) == 1 else ()


def _lets_out(one: Somebody, people: Iterable[Somebody], sighting: Sighting) -> bool:
    """Whether a bare name would be disclosed as that of somebody in role although others bear it who are not."""
    is_bare = sighting.name.shape in {Shape.SINGLE, Shape.INITIALS}
    return is_bare and acts_in_role(one) and not all(acts_in_role(other) for other in people)


def _ambiguity(people: Iterable[Somebody]) -> Evidence:
    return _SHARED_WITH_SUBJECT if any(one.is_subject for one in people) else _SHARED


def _ordered(people: Iterable[Somebody], sighting: Sighting) -> tuple[Somebody, ...]:
    """Most likely first: named on this page or in this message, then in this document, then by key."""
    here = (sighting.document, sighting.scope)
    return tuple(
        sorted(
            dict.fromkeys(people),
            key=lambda one: (here not in one.scopes, sighting.document not in one.documents, one.key),
        )
    )
