"""The scripted reviewer's answers to "who is meant": one act a question, and one more for every exception to it.

A question covers an item with all its copies (the same words, about the same persons, in the same circumstances). Where these mean
different humans, one act says whom most of them mean, as the sheet's ALL COPIES does; what means somebody else has an answer of its
own, by document, and where one document means several, by mention. Every document of such a question counts as opened.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from redactor.core.categories import Family
from redactor.core.items import Outcome
from redactor.core.people import Judgement, Verdict


@dataclass(frozen=True)
class Answers:
    """What the reviewer said, in how many acts, and the documents that had to be opened."""

    judgements: tuple[Judgement, ...]
    acts: int
    opened: frozenset


def answer_who(case, register, proposals, findings):
    """Answer every question about who is meant, as the truth is."""
    person_of = _persons(case, register, findings)
    questions = defaultdict(list)
    for item in proposals.items:
        names = [f for f in item.findings if findings[f].family is Family.PERSON]
        if item.proposal.outcome is Outcome.REFER and len(item.people) > 1 and names:
            questions[item.group or item.id].append((item, names))
    judgements, acts, opened = [], 0, set()
    for asked in questions.values():
        parts = _parts(case, asked)
        acts += len(parts)
        opened |= {item.file for item, _ in asked} if len(parts) > 1 else set()
        for part in parts:
            human = case.who[part[0]]
            meant = person_of.get(human, f"new:{human}")
            judgements += [Judgement(Verdict.IS, finding, meant, "reviewer") for finding in part]
    return Answers(tuple(judgements), acts, frozenset(opened))


def _parts(case, asked):
    """The mentions that one act each answers: those of the human whom most mean, and by themselves all that mean somebody else."""
    together = [finding for _, names in asked for finding in names]
    usual = Counter(case.who[finding] for finding in together).most_common(1)[0][0]
    parts = [[finding for finding in together if case.who[finding] == usual]]
    for _, names in asked:
        others = [finding for finding in names if case.who[finding] != usual]
        parts += [others] if others == names and _is_one(case, names) else [[finding] for finding in others]
    return parts


def _is_one(case, names):
    return len({case.who[finding] for finding in names}) == 1


def _persons(case, register, findings):
    """The register's person for each human: whoever most of the sure mentions are linked to, else somebody of that name who is nobody else."""
    linked, of_name = defaultdict(Counter), defaultdict(list)
    for mention in register.mentions:
        if findings[mention.finding].family is Family.PERSON and mention.person is not None:
            linked[case.who[mention.finding]][mention.person] += 1
    for person in register.people:
        of_name[person.name].append(person.id)
    found = {human: counts.most_common(1)[0][0] for human, counts in linked.items()}
    for key, human in case.humans.items():
        free = [one for one in of_name[f"{human.forename} {human.surname}"] if one not in found.values()]
        if key not in found and free:
            found[key] = free[0]
    return found
