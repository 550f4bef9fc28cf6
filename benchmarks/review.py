"""How much work a reviewer has: a scripted reviewer who knows the truth answers every question of invented cases.

Run: python -m benchmarks.review [--pages 40 400 2000] [--seeds 1 5]

First the reviewer says who is meant wherever the tool asks (benchmarks.who_is_meant), and the register is made anew; then the rest is decided.
An act is one answer to one question shown: a person, a group of exact copies, a passage. A person's row on the review sheet
lists every category and fact that "withhold" would cover, so that answer is one act for all of them; "disclose" covers only
who it is, so facts are then a question of their own, and so are proposals apart from referrals. Where one answer would not
be right for all, the question splits further: by group, then one by one. Opening another document counts one: for passages, and for whatever of a split
question stands in one file only, or is asked apart there.
Box by box: every finding that is no context is looked at in its place, and every document is opened.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from benchmarks.invented_case import invent
from benchmarks.who_is_meant import answer_who
from redactor.core.categories import Family, family_of
from redactor.core.decisions import How, Status
from redactor.core.items import Extent, Outcome
from redactor.core.people import Role
from redactor.decisions import Choice, present, record
from redactor.people import build_register
from redactor.policy import propose
from redactor.rulebook import load_rulebook

TODAY = "2026-11-23"
_FACTS = frozenset({Family.SPECIAL, Family.OFFENCE})
_PASSAGES = frozenset({Extent.PARAGRAPH, Extent.PAGE})


@dataclass(frozen=True)
class Figures:
    """What one run measured."""

    pages: int
    findings: int
    items: int
    acts: int
    of_these_who: int  # answers to "who is meant"
    opened: int
    box_by_box: int
    referred: float
    leaked: int
    untold: int  # of these, namesakes of somebody disclosed, of whom nothing in the case says anything that differs
    over_redacted: float
    precision: float
    recall: float
    likely_precision: float  # with names that are asked about, by their likeliest candidate
    likely_recall: float
    strict_recall: float  # a name that is asked about counts as linked to nothing
    strict_recall_others: float  # the same, without the forms that the data subject shares: these must be asked about
    ambiguous: float
    answered_precision: (
        float  # after the questions about who is meant were answered, by likeliest candidate where it was not asked
    )
    answered_recall: float
    answered_strict: float  # a name that still could be several people counts as linked to nothing
    answered_ambiguous: float
    namesakes_merged: int
    seconds: float


def measure(pages, seed, rules):
    """All figures of one invented case."""
    case = invent(pages, seed)
    start = time.process_time()
    register = build_register(case.documents, case.findings, case.facts, (), rules)
    proposals = propose(case.documents, case.findings, register, case.facts, rules, today=TODAY)
    seconds = time.process_time() - start
    findings = {f.id: f for found in case.findings for f in found}
    answers = answer_who(case, register, proposals, findings)
    answered = build_register(case.documents, case.findings, case.facts, answers.judgements, rules)
    left = propose(case.documents, case.findings, answered, case.facts, rules, today=TODAY)
    acts, opened = _acts(case, left)
    looked_at = sum(f.family is not Family.CONTEXT for f in findings.values()) + len(case.documents)
    return Figures(
        pages=case.pages,
        findings=len(findings),
        items=len(proposals.items),
        acts=answers.acts + len(answers.opened) + acts,
        of_these_who=answers.acts,
        opened=opened + len(answers.opened),
        box_by_box=looked_at,
        referred=sum(i.proposal.outcome is Outcome.REFER for i in proposals.items) / max(1, len(proposals.items)),
        leaked=max(sum(case.withhold.get(d.finding, False) for d in some.disclosed) for some in (proposals, left)),
        untold=_untold(case, proposals),
        over_redacted=_over_redacted(case, proposals, findings),
        **_clustering(case, register, findings),
        **_answered(case, answered, findings),
        ambiguous=_ambiguous(register, findings),
        namesakes_merged=max(_merged(case, some) for some in (register, answered)),
        seconds=seconds,
    )


@dataclass(frozen=True)
class RuleChange:
    """What a changed rule asks again, of a case that was decided in full as proposed."""

    items: int
    changed: int  # items whose proposed outcome, ground or extent is another one now
    asked: int


def after_rule_change(case, rules, changed_rules):
    """Decide everything as proposed (what is referred: disclose), change the rules, and see what is asked again."""
    register = build_register(case.documents, case.findings, case.facts, (), rules)
    before, after = (
        propose(case.documents, case.findings, register, case.facts, some, today=TODAY).items
        for some in (rules, changed_rules)
    )
    decisions = [
        decision
        for outcome in (Outcome.WITHHOLD, Outcome.REFER)
        for decision in record([i for i in before if i.proposal.outcome is outcome], _as_proposed(outcome))
    ]
    known = {item.id: _question(item) for item in before}
    state = present(after, [replace(d, serial=n) for n, d in enumerate(decisions)])
    asked = sum(standing.status in {Status.OPEN, Status.LAPSED} for standing in state.standings)
    return RuleChange(len(before), sum(known.get(item.id) != _question(item) for item in after), asked)


def _as_proposed(outcome):
    final = Outcome.DISCLOSE if outcome is Outcome.REFER else outcome
    return Choice(final, "reviewer", TODAY, How.ADOPTED_UNSEEN if final is Outcome.WITHHOLD else How.IN_BULK)


def _question(item):
    return item.text_digest, item.proposal.outcome, item.proposal.ground, item.proposal.extent


def _truth(case, item):
    """Whether the reviewer will withhold the item: what any finding in it says; logos may go out."""
    return any(case.withhold.get(finding, False) for finding in item.findings)


def _acts(case, proposals):
    """Acts and documents opened: wide questions first, narrower ones only where the truth is mixed."""
    going = {item.id for item in proposals.items if item.anchor is not None and _truth(case, item)}
    items = [item for item in proposals.items if item.covered_by not in going]
    acts, opened = 0, set()
    wide = defaultdict(list)
    for item in items:
        is_about_people = bool(item.people) and item.proposal.extent not in _PASSAGES
        wide[item.people if is_about_people else (item.group or item.id,)].append(item)
    for key, members in _questions(case, wide):
        for part in _uniform(case, members):
            acts += 1
            files = {item.file for item in part}
            must_read = part[0].anchor is not None and (len(key) == 1 or len(part) < len(members))
            opened |= files if must_read and len(files) == 1 else set()
    return acts + len(opened), len(opened)


def _questions(case, wide):
    """A person who goes altogether is one question; otherwise facts and referrals are asked apart."""
    for key, members in wide.items():
        is_person = bool(members[0].people) and members[0].proposal.extent not in _PASSAGES
        if not is_person:
            yield key, members
        elif len(key) == 1 and all(_truth(case, item) for item in members):
            yield (*key, "all"), members
        else:
            narrower = defaultdict(list)
            for item in members:
                narrower[(*key, family_of(item.category) in _FACTS, item.proposal.outcome)].append(item)
            yield from narrower.items()


def _uniform(case, members):
    """The members as one group, or split by exact copies, or one by one, until each part has one answer."""
    if len({_truth(case, item) for item in members}) == 1:
        return [members]
    groups = defaultdict(list)
    for item in members:
        groups[item.group].append(item)
    parts = []
    for group in groups.values():
        is_uniform = len({_truth(case, item) for item in group}) == 1
        parts += [group] if is_uniform else [[item] for item in group]
    return parts


def _untold(case, proposals):
    """Mentions let go of people who share their whole name with a disclosed human of the same title, both adults."""
    disclosed = {(h.title, h.forename, h.surname) for h in case.humans.values() if h.is_disclosed}
    gone = (case.humans[case.who[d.finding]] for d in proposals.disclosed if case.withhold.get(d.finding, False))
    return sum(h.kind != "pupil" and (h.title, h.forename, h.surname) in disclosed for h in gone)


def _over_redacted(case, proposals, findings):
    """Share of the data subject's own mentions proposed for withholding (referrals are questions, not outcomes)."""
    own = {f for f, who in case.who.items() if who == "subject" and findings[f].family is Family.PERSON}
    wrong = {f for i in proposals.items if i.proposal.outcome is Outcome.WITHHOLD for f in i.findings} & own
    return len(wrong) / max(1, len(own))


def _answered(case, register, findings):
    """Pairwise precision and recall of the register after every question about who is meant was answered."""
    names = [m for m in register.mentions if findings[m.finding].family is Family.PERSON]
    precision, recall = _pairwise([(case.who[m.finding], m.candidates[0]) for m in names if m.candidates])
    return {
        "answered_precision": precision,
        "answered_recall": recall,
        "answered_strict": _strict_recall(case, names),
        "answered_ambiguous": _ambiguous(register, findings),
    }


def _clustering(case, register, findings):
    """Pairwise precision and recall, in four ways of counting the names that are asked about: see Figures."""
    names = [m for m in register.mentions if findings[m.finding].family is Family.PERSON]
    decided = [(case.who[m.finding], m.person) for m in names if m.person is not None]
    likeliest = [(case.who[m.finding], m.candidates[0]) for m in names if m.candidates]
    precision, recall = _pairwise(decided)
    likely_precision, likely_recall = _pairwise(likeliest)
    subject = next(person.id for person in register.people if person.role is Role.DATA_SUBJECT)
    others = [m for m in names if m.person is not None or subject not in m.candidates]
    return {
        "strict_recall": _strict_recall(case, names),
        "strict_recall_others": _strict_recall(case, others),
        "precision": precision,
        "recall": recall,
        "likely_precision": likely_precision,
        "likely_recall": likely_recall,
    }


def _strict_recall(case, names):
    """Pairs of mentions of one human that are linked without a question, of all such pairs."""
    linked = _pairs(Counter((case.who[m.finding], m.person) for m in names if m.person is not None))
    return linked / max(1, _pairs(Counter(case.who[m.finding] for m in names)))


def _pairwise(links):
    """Precision and recall over pairs of mentions: truth against link."""
    both = _pairs(Counter(links))
    true, linked = (_pairs(Counter(side)) for side in zip(*links, strict=True))
    return both / max(1, linked), both / max(1, true)


def _ambiguous(register, findings):
    """Share of names that are said to be one of several people: each is asked about."""
    names = [m for m in register.mentions if findings[m.finding].family is Family.PERSON]
    return sum(m.person is None for m in names) / max(1, len(names))


def _pairs(counts):
    return sum(n * (n - 1) // 2 for n in counts.values())


def _merged(case, register):
    """Mentions of one planted namesake that are said, without a question, to be the other."""
    by_person = defaultdict(Counter)
    for mention in register.mentions:
        if mention.person is not None and mention.finding in case.who:
            by_person[mention.person][case.who[mention.finding]] += 1
    return sum(min(counts[a], counts[b]) for counts in by_person.values() for a, b in case.namesakes)


def _other_rules(rules):
    """The rules of a case that refers contact details of third parties instead of withholding them."""
    changed = [
        replace(rule, outcome=Outcome.REFER, ground="TP") if rule.id == "contact-of-third-party" else rule
        for rule in rules.policy
    ]
    return replace(rules, policy=tuple(changed))


def main():
    """Print one line a case."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, nargs="*", default=[40, 400, 2000])
    parser.add_argument("--seeds", type=int, nargs="*", default=[1, 5])
    chosen = parser.parse_args()
    rules = load_rulebook(None)
    for seed in chosen.seeds:
        for pages in chosen.pages:
            _show(seed, measure(pages, seed, rules))
        middle = sorted(chosen.pages)[len(chosen.pages) // 2]
        found = after_rule_change(invent(middle, seed), rules, _other_rules(rules))
        print(
            f"seed {seed}, {middle} pages, all decided, then one rule changed: {found.changed} of {found.items} "
            f"proposals changed, {found.asked} asked again"
        )


def _show(seed, f):
    print(
        f"seed {seed}, {f.pages} pages: {f.findings} findings, {f.items} items; "
        f"{f.acts} acts ({f.acts / f.pages:.2f} a page, {f.of_these_who} of them saying who is meant, {f.opened} documents opened), "
        f"box by box {f.box_by_box} ({f.box_by_box / f.acts:.1f} times as many); "
        f"referred {f.referred:.1%}; third-party mentions disclosed unasked {f.leaked} "
        f"({f.untold} of them adults who share title and whole name with staff); "
        f"data subject's own withheld {f.over_redacted:.2%}; "
        f"clustering precision {f.precision:.4f}, recall {f.recall:.4f} of names linked unasked; "
        f"{f.ambiguous:.1%} of names are asked about: with these by their likeliest candidate "
        f"{f.likely_precision:.4f} and {f.likely_recall:.4f}, with these as linked to nothing recall {f.strict_recall:.4f}, "
        f"the same without forms that the data subject shares {f.strict_recall_others:.4f}; "
        f"after the questions were answered {f.answered_precision:.4f} and {f.answered_recall:.4f}, with the {f.answered_ambiguous:.1%} "
        f"that need no answer as linked to nothing {f.answered_strict:.4f}; "
        f"namesakes merged {f.namesakes_merged}; "
        f"link and propose {f.seconds:.1f} s"
    )


if __name__ == "__main__":
    main()
