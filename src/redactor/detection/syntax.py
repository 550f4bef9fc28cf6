"""Whom a fact hangs on, read off the parse of its sentence: possessor, apposition, subject, object, complement."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from redactor.core.names import fold
from redactor.detection.antecedents import OWN_PRONOUNS, PRONOUNS, agrees
from redactor.detection.language import SpacyDoc
from redactor.detection.mentions import Named, outermost
from redactor.detection.verbs import BETWEEN, CARRIERS, ON_ONESELF, OWN, TAKEN, TOLD, UPON

Token = SpacyDoc  # spaCy's types are not followed

_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_PART_OF_NOUN = frozenset({"compound", "amod", "nmod", "npadvmod", "nummod"})
_TOWARDS = frozenset({"for", "to", "in", "against", "on", "of", "from", "with", "about", "upon", "between", "towards"})
_ACCUSED = frozenset({"in", "for", "against", "on"})
_BELONGS = frozenset({"for", "of", "in", "against", "on", "between"})
_HELD = frozenset({"with", "without", "of", "like"})
_GIVEN = frozenset({"give", "hand", "bring", "offer", "administer", "pass", "fetch"})
_ONLY_ABOUT = frozenset({"about", "regarding", "concerning"})
_FROM_WHOM = frozenset({"receive", "obtain", "get", "collect", "accept", "confiscate", "seize"})
_CONFRONTED = frozenset({"interview", "question", "confront", "challenge", "tease", "bully", "taunt", "mock", "warn", "counsel", "interrogate"})  # fmt: skip
"""What somebody is asked or teased *about* is as a rule their own."""
_ADJUNCT = frozenset({"after", "before", "during", "following", "since", "until", "because", "due", "owing", "despite"})
_OTHERS = frozenset(
    ["teacher", "tutor", "doctor", "gp", "consultant", "nurse", "worker", "manager", "boss", "friend", "colleague", "counsellor", "therapist", "solicitor", "lawyer", "coach", "landlord", "employer", "supervisor", "headteacher", "head", "mentor", "assistant", "classmate", "roommate"]
)  # fmt: skip
"""People whom somebody has, and who are others."""
_FOR_WHAT = frozenset({"for", "about", "over", "as"})
_FOR_ONESELF = frozenset({"thank", "pay", "leave", "meet", "need", "owe", "use", "join", "see", "visit", "take", "have", "do", "make", "miss", "blame"})  # fmt: skip
_SHARED_SUBJECT = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep"})
_MOST_STEPS = 12

TAKES_TWO = frozenset({"affair", "relationship"})
"""What one has with another: a fact about both."""

Resolve = Callable[[str, int, Sequence[Named]], tuple[Named, ...]]
"""A folded pronoun, its offset, and whom it cannot mean → whom it means; () where it cannot be told."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """What the parse says: mentions (none: undecided), and by which construction."""

    mentions: tuple[Named, ...]
    why: str


def _is_determined(noun: Token) -> bool:
    """Whether a noun has its own article."""
    return any(child.dep_ == "det" for child in noun.children)


class Sentence:
    """One parsed sentence with the mentions in it; offsets count within the sentence."""

    def __init__(self, doc: SpacyDoc, mentions: Sequence[Named], pronoun: Resolve) -> None:
        self._doc = doc
        self._mentions = mentions
        self._pronoun = pronoun
        self._roots = {self._root(one.start, one.end).i: one for one in reversed(mentions)}

    def bearer(self, start: int, end: int) -> Bearer | None:
        """Whose the words at ``start`` to ``end`` are; None where no construction tells."""
        fact = self._root(start, end)
        for read in (self._possessor, self._holder, self._deed, self._complement, self._predicate):
            bearer = read(fact)
            if bearer is not None:
                return self._with_partner(fact, bearer)
        return None

    def _subject_of_clause(self, token: Token) -> tuple[Named, ...] | None:
        """The subject of the nearest verb above a word."""
        verb = next((above for above in token.ancestors if above.pos_ in {"VERB", "AUX"}), None)
        return self._subject(verb) if verb is not None else None

    def _with_partner(self, fact: Token, bearer: Bearer) -> Bearer:
        """What takes two is a fact about both: "an affair with her sister", "an injunction against her husband"."""
        is_order = fact.lemma_.casefold() == "injunction" or (fact.lower_ == "order" and bool(fact.n_lefts))
        if not is_order and fact.lemma_.casefold() not in TAKES_TWO:
            return bearer
        by = frozenset({"against" if is_order else "with"})
        others = self._towards(fact, by) or self._towards(fact.head, by) or ()
        first = (self._subject_of_clause(fact) or ()) if is_order and others else ()
        return Bearer(tuple(dict.fromkeys((*first, *bearer.mentions, *others))), bearer.why)

    def is_contested(self, bearer: Bearer, start: int, end: int) -> bool:
        """Whether somebody else stands nearer, behind the verb that tied the fact to its subject: then nearness contradicts the parse.

        As in "Mr Vince has a son, Ty, in prison"; not in "Tom, who met Max, has asthma".
        """
        verb = next((above for above in self._root(start, end).ancestors if above.pos_ in {"VERB", "AUX"}), None)
        if self._has_two_subjects(start, end, bearer.mentions):
            return True
        if bearer.why != "subject" or verb is None:
            return False
        behind = [one for one in outermost(self._mentions) if verb.idx < one.start and one.end <= start]
        passive = self._is_passive(verb)
        return any(self._is_other(one, bearer.mentions, passive=passive) for one in behind) or self._is_contrast(
            verb, bearer.mentions
        )

    def _has_two_subjects(self, start: int, end: int, mentions: Sequence[Named]) -> bool:
        """A verb with two subjects that are people was parsed wrongly: "Leo and, to a lesser degree, Max have …"."""
        fact = self._root(start, end)
        subjects = [child for child in fact.children if child.dep_ in _SUBJECT and child.i in self._roots]
        return len(subjects) > 1 and any(self._roots[child.i] not in mentions for child in subjects)

    def _is_contrast(self, verb: Token, mentions: Sequence[Named]) -> bool:
        """As in "Leo has, and Max has not, a plan": what is denied of one is told of somebody before."""
        is_denied = any(child.dep_ == "neg" for child in verb.children)
        return is_denied and verb.dep_ == "conj" and self._root(mentions[0].start, mentions[0].end).head == verb

    def _is_other(self, one: Named, mentions: Sequence[Named], *, passive: bool) -> bool:
        root = self._root(one.start, one.end)
        is_agent = root.head.dep_ == "agent" or (passive and root.dep_ == "pobj")
        return not is_agent and not any(mine == one or mine.covers(one) or one.covers(mine) for mine in mentions)

    def agents(self) -> list[Named]:
        """Mentions that do or tell something to others: not by themselves who a fact is about."""
        doers = [
            token
            for token in self._doc
            if (token.dep_ == "nsubj" and token.head.lemma_.casefold() in UPON | TOLD)
            or (token.dep_ == "pobj" and token.head.dep_ == "agent")
        ]
        return [one for token in doers for one in self._at(token) or ()]

    def _root(self, start: int, end: int) -> Token:
        """The head of the words; a name that runs over the sentence's end (over a line, say) is read up to it."""
        span = self._doc.char_span(start, min(end, len(self._doc.text)), alignment_mode="expand")
        return span.root if span is not None else self._doc[-1]

    # -- who a token is

    def _at(self, token: Token) -> tuple[Named, ...] | None:
        """The mention at *token*, or whom a pronoun means; None where the token is nobody."""
        if token.i in self._roots:
            return (self._roots[token.i],)
        low, high = token.idx, token.idx + len(token)
        inside = [one for one in self._mentions if one.start <= low and high <= one.end]
        if inside:
            return (inside[-1],)
        word = fold(token.text)
        if word in PRONOUNS:
            return self._pronoun(word, low, self._own_subject(token) if token.dep_ != "poss" else ())
        return () if word in OWN_PRONOUNS else None

    def _own_subject(self, token: Token) -> tuple[Named, ...]:
        """The subject of an object's clause: "the father asked for a plan for him" is not about the father."""
        if token.dep_ in _SUBJECT or fold(token.text).endswith(("self", "selves")):
            return ()
        verb = token.head
        while verb.pos_ not in {"VERB", "AUX"} and verb.head != verb:
            verb = verb.head
        return next(
            ((self._roots[child.i],) for child in verb.children if child.dep_ in _SUBJECT and child.i in self._roots),
            (),
        )

    def _who(self, token: Token, *, as_owner: bool = False) -> tuple[Named, ...] | None:
        """Whoever *token* names, together with those joined by "and"; for a thing its owner ("Jayden's bag")."""
        found = self._at(token)
        if found is None:
            if token.lemma_.casefold() in _OTHERS and not as_owner and self._is_owned(token):
                return ()  # "Tom's teacher has asthma"; but "the letter of Tom's doctor" is about Tom
            named = (self._owner_at(child) for child in token.children)
            return next((who for who in named if who is not None), None)
        for child in token.children:
            if child.dep_ == "conj" and self._at(child):
                found = (*found, *(self._who(child) or ()))
        return found

    @staticmethod
    def _is_owned(token: Token) -> bool:
        return any(child.dep_ == "poss" for child in token.children)

    # -- constructions

    def _possessor(self, fact: Token) -> Bearer | None:
        """As in "Tom's autism", "his diagnosis of autism"."""
        joined: Token | None = None
        for noun in self._nouns(fact):
            if joined is not None and joined.head == noun and _is_determined(joined):
                return None  # "our caretaker and a member of the party": not our member
            for child in noun.children:
                who = self._owner(child)
                if who is not None:
                    return Bearer(who, "possessor")
            joined = noun if noun.dep_ == "conj" else None
        return None

    def _owner_at(self, child: Token) -> tuple[Named, ...] | None:
        """The owner that a word before a noun names: "Jayden's bag", and "gave Chloe advice", parsed as one noun."""
        if child.dep_ == "poss":
            return self._who(child, as_owner=True)
        is_name = child.dep_ == "compound" and child.i in self._roots and self._roots[child.i].is_name
        return (self._roots[child.i],) if is_name else None

    def _owner(self, child: Token) -> tuple[Named, ...] | None:
        """Whom a word before a noun names as its owner; "prescribed Freya Ritalin" parses as a compound."""
        if child.dep_ != "poss":
            return self._owner_at(child)
        if fold(child.text) == "whose":
            verb = next((above for above in child.ancestors if above.dep_ == "relcl"), None)
            return self._who(verb.head) if verb is not None else ()
        given = self._given(child)
        return given or self._who(child) or self._helped(child)

    def _given(self, owner: Token) -> tuple[Named, ...] | None:
        """Whose "her" is in "Miss Bowyer gave Samira her antihistamine": who gets it has it."""
        verb = owner.head.head
        if fold(owner.text) not in PRONOUNS or verb.lemma_.casefold() not in _GIVEN:
            return None
        return self._object(verb, but=owner.head)

    def _helped(self, owner: Token) -> tuple[Named, ...] | None:
        """Whom an unclear "her" means beside a verb done to somebody: "helped Sienna with her hearing aid"."""
        if fold(owner.text) not in PRONOUNS:
            return self._who(owner)
        verb = next((above for above in owner.ancestors if above.pos_ == "VERB"), None)
        if verb is None:
            return ()
        if owner.head.dep_ == "pobj" and owner.head.head.lemma_.casefold() in {"at", "about"}:
            return ()  # "laughs at his stammer": hardly one's own
        done_to = self._object(verb, but=owner.head) if verb.lemma_.casefold() in UPON else None
        own = next((self._roots.get(child.i) for child in verb.children if child.dep_ == "nsubj"), None)
        if done_to is not None or own is None or not agrees(fold(owner.text), own):
            return done_to or ()
        # "made Farid take off his turban"; but "Miss Bowen carries her inhaler" may be about whoever is looked after
        return (own,) if verb.lemma_.casefold() in ON_ONESELF - TOLD else ()

    def _nouns(self, fact: Token) -> Iterator[Token]:
        """The fact's noun, and the nouns that it is part of or that carry it."""
        token = fact
        for _ in range(_MOST_STEPS):
            yield token
            head = token.head
            if token.dep_ in _PART_OF_NOUN or (token.dep_ == "conj" and head.pos_ in {"NOUN", "PROPN", "ADJ"}):
                token = head
            elif (
                token.dep_ == "pobj" and head.head.lemma_.casefold() in CARRIERS and head.head.pos_ in {"NOUN", "PROPN"}
            ):
                token = head.head
            else:
                return

    def _holder(self, fact: Token) -> Bearer | None:
        """As in "the autistic boy", "a girl with epilepsy", "Leila, a diabetic", "her brother, in prison"."""
        for noun in self._nouns(fact):
            head = noun.head
            if noun.dep_ in _PART_OF_NOUN | {"appos"} and (who := self._named(head)):
                return Bearer(who, "apposition")
            if (
                noun.dep_ == "pobj"
                and head.lemma_.casefold() in _HELD | {"in", "on", "under"}
                and (who := self._named(head.head))
            ):
                return Bearer(who, "apposition")
            if noun != fact and noun.i in self._roots:
                return Bearer((self._roots[noun.i],), "apposition")
        return None

    def _named(self, token: Token) -> tuple[Named, ...] | None:
        return self._at(token) if token.pos_ in {"NOUN", "PROPN", "PRON"} else None

    def _deed(self, fact: Token) -> Bearer | None:
        """The fact is a verb: "was arrested", "assaulted Leo", "is self-harming"."""
        if fact.pos_ != "VERB" and not any(child.dep_ in {"auxpass", "nsubjpass"} for child in fact.children):
            return None
        # The lemmatiser has never met "misgendered": its stem is tried where the lemma is none of ours.
        lemma = fact.lemma_.casefold()
        lemma = lemma if lemma in UPON | BETWEEN else fact.lower_.removesuffix("ed")
        passive = any(child.dep_ in {"nsubjpass", "auxpass"} for child in fact.children) or (
            fact.dep_ == "acl" and fact.tag_ == "VBN"
        )
        doer = self._subject(fact) if not passive else self._agent(fact)
        sufferer = self._subject(fact) if passive else self._object(fact)
        if lemma in BETWEEN:
            both = tuple(dict.fromkeys((*(doer or ()), *(sufferer or ()))))
            return Bearer(both, "deed") if both else None
        if passive and lemma == "steal":
            return Bearer(doer, "deed") if doer else None  # the thing's owner suffers no offence of their own
        if passive or lemma in UPON:
            who = sufferer if sufferer is not None else None
            return Bearer(who, "deed") if who is not None else None
        return Bearer(doer, "deed") if doer is not None else None

    def _complement(self, fact: Token) -> Bearer | None:
        """As in "an inhaler for Tom", "an allegation against Mr Hall", "an assault by Tom on Jack"."""
        found: list[Named] = []
        for noun in self._nouns(fact):
            lemma = noun.lemma_.casefold()
            wanted = (_BELONGS - {"of"} if lemma in TAKEN else _BELONGS) | ({"by"} if lemma in BETWEEN else frozenset())
            if noun.pos_ == "PROPN":
                wanted = wanted - {"against"}  # "stood for the party against her"
            for prep in noun.children:
                if prep.dep_ in {"prep", "agent"} and prep.lemma_.casefold() in wanted:
                    for child in prep.children:
                        who = self._who(child) if child.dep_ == "pobj" else None
                        found.extend(who or ())
        return Bearer(tuple(dict.fromkeys(found)), "complement") if found else None

    def _predicate(self, fact: Token) -> Bearer | None:
        """Through the verb that governs the fact to its subject or object."""
        token = fact
        is_adjunct = False
        below = fact
        for _ in range(_MOST_STEPS):
            if token.dep_ in _SUBJECT and token.head.pos_ in {"VERB", "AUX"}:
                return self._of_subject_fact(token.head)
            if token.pos_ in {"VERB", "AUX"} and token != fact:
                if is_adjunct:
                    return self._of_adjunct(token, fact)
                return self._because_of(token, below) or self._of_verb(token, fact)
            below = token
            is_adjunct = is_adjunct or (token.dep_ == "prep" and token.lemma_.casefold() in _ADJUNCT)
            is_topic = token.dep_ == "prep" and token.lemma_.casefold() in _ONLY_ABOUT
            if is_topic and token.head.lemma_.casefold() not in _CONFRONTED:
                return Bearer((), "only spoken of")
            if token.head == token:
                return None
            token = token.head
        return None

    def _because_of(self, verb: Token, link: Token) -> Bearer | None:
        """What somebody else is chased, teased or named *for*: "chased him for a fit note", "outed him as gay"."""
        reason = link if link.dep_ == "prep" else verb.head if verb.dep_ == "pcomp" else None
        above = verb if reason == link else verb.head.head
        if reason is None or reason.lemma_.casefold() not in _FOR_WHAT or above.pos_ != "VERB":
            return None
        if above.lemma_.casefold() in TOLD | _FOR_ONESELF or self._is_passive(above):
            return None
        who = self._object(above, but=link) or (self._towards(above, frozenset({"at"})) if verb != above else None)
        return Bearer(who, "object") if who else None

    @staticmethod
    def _is_passive(verb: Token) -> bool:
        return any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children)

    def first_subject(self, among: Sequence[Named]) -> tuple[Named, ...]:
        """The first subject of a clause that is one of *among*."""
        subjects = (self._roots[token.i] for token in self._doc if token.dep_ in _SUBJECT and token.i in self._roots)
        return next(((one,) for one in subjects if one in among), ())

    def _of_subject_fact(self, verb: Token) -> Bearer | None:
        """The fact itself acts: "asthma kept Tom at home", "a notice was sent to Mrs Bray"."""
        is_told = (
            self._is_passive(verb) and verb.lemma_.casefold() in TOLD - OWN
        )  # "anxiety was discussed with mum" is hardly mum's
        who = self._object(verb)
        if who is None:
            who = self._towards(verb, _ACCUSED if is_told else _TOWARDS)
        return Bearer(who or (), "object") if who is not None or is_told else None

    def _of_verb(self, verb: Token, fact: Token) -> Bearer | None:
        lemma = verb.lemma_.casefold()
        if (whom := self._whom(verb)) is not None:
            return Bearer(whom, "object")
        passive = any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children)
        if passive:
            who = self._subject(verb)
            if who is None:
                who = self._towards(verb, _TOWARDS)
            return Bearer(who, "subject") if who is not None else None
        if lemma in UPON | BETWEEN:
            who = self._object(verb, but=fact)
            if who is None:
                who = self._towards(verb, _TOWARDS - {"of", "about", "with", "from"}, but=fact)
            if who is not None:
                return Bearer(who, "object")
            if lemma not in OWN:
                return None
        if (lemma in TOLD and lemma not in OWN) or self._is_not_accepted(verb):
            who = self._towards(verb, _ACCUSED, but=fact) or self._accused(verb)
            return Bearer(who, "object") if who is not None else None
        if lemma in {"have", "lose"} and (who := self._object(verb, but=fact)):
            return Bearer(who, "object")  # "has a son in prison", "lost her husband to cancer"
        if lemma in _FROM_WHOM and (who := self._towards(verb, frozenset({"from"}), but=fact)):
            return Bearer(who, "object")
        who = self._behalf(verb) or self._towards(verb, frozenset({"for"}), but=fact) or self._subject(verb)
        return Bearer(who, "subject") if who is not None else None

    @staticmethod
    def _is_not_accepted(verb: Token) -> bool:
        """As in "mother does not accept the diagnosis": a view of somebody else's, where "accepted a caution" is one's own."""
        return verb.lemma_.casefold() == "accept" and any(child.dep_ == "neg" for child in verb.children)

    def _whom(self, verb: Token) -> tuple[Named, ...] | None:
        """As in "Mr Fitch, whom she believes to be …"."""
        has_whom = any(child.lower_ == "whom" and child.dep_ in {"dobj", "nsubj"} for child in verb.children)
        clause = verb if verb.dep_ == "relcl" else verb.head
        return self._who(clause.head) if has_whom and clause.dep_ == "relcl" else None

    def _of_adjunct(self, verb: Token, fact: Token) -> Bearer | None:
        """As in "after the overdose": the subject's, unless somebody else is acted upon."""
        if self._object(verb, but=fact):
            return Bearer((), "adjunct")
        who = self._subject(verb)
        return Bearer(who, "adjunct") if who is not None else None

    # -- arguments of a verb

    def _subject(self, verb: Token) -> tuple[Named, ...] | None:
        token = verb
        for _ in range(_MOST_STEPS):
            for child in token.children:
                if child.dep_ in _SUBJECT:
                    if fold(child.text) in {"who", "which", "that", "whom"} and token.dep_ == "relcl":
                        return self._who(token.head)
                    return self._who(child)
            if token.dep_ in {"acl", "relcl"}:
                return self._who(token.head)
            if token.dep_ not in _SHARED_SUBJECT or token.head == token:
                return None
            token = token.head
        return None

    def _object(self, verb: Token, but: Token | None = None) -> tuple[Named, ...] | None:
        for dep in ("dative", "dobj", "nsubj"):
            for child in verb.children:
                if child.dep_ == dep and child != but and (dep != "nsubj" or child.i > verb.i):
                    who = self._who(child) if child.pos_ != "ADP" else self._first(child)
                    if who is not None:
                        return who
        for child in verb.children:
            if child.dep_ == "ccomp" and verb.lemma_.casefold() not in TOLD:
                return self._subject(child)
        return None

    def _agent(self, verb: Token) -> tuple[Named, ...] | None:
        return next((self._first(child) for child in verb.children if child.dep_ == "agent"), None)

    def _towards(self, verb: Token, preps: frozenset[str], but: Token | None = None) -> tuple[Named, ...] | None:
        for child in verb.children:
            if child.dep_ in {"prep", "dative"} and child.lemma_.casefold() in preps:
                who = self._first(child, but)
                if who is not None:
                    return who
        return None

    def _accused(self, verb: Token) -> tuple[Named, ...] | None:
        """As in "raised a grievance against Mr Hext for harassment"."""
        things = (child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"})
        return next((who for thing in things if (who := self._towards(thing, frozenset({"against"})))), None)

    def _behalf(self, verb: Token) -> tuple[Named, ...] | None:
        """As in "applied for DLA on behalf of Lloyd"."""
        for token in verb.subtree:
            if token.lower_ == "behalf":
                owner = next((self._who(child) for child in token.children if child.dep_ == "poss"), None)
                return owner or self._towards(token, frozenset({"of"}))
        return None

    def _first(self, prep: Token, but: Token | None = None) -> tuple[Named, ...] | None:
        return next((self._who(child) for child in prep.children if child.dep_ == "pobj" and child != but), None)
