"""Proposing: every finding ends as an item, as disclosed, or in the appendix; exactly one of the three."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from redactor.core.categories import CATEGORIES, Family
from redactor.core.documents import Document
from redactor.core.facts import CaseFacts
from redactor.core.findings import Finding, Strength
from redactor.core.ids import FindingId, digest
from redactor.core.items import Disclosed, Extent, Item, Outcome, Proposals
from redactor.core.people import Register, Role
from redactor.core.rules import PolicyRule, Rulebook
from redactor.core.spans import merge_spans
from redactor.policy.authors import author_of
from redactor.policy.circumstances import AMBIGUOUS, SEVERAL, SUBJECT, CaseReading, Circumstances
from redactor.policy.companions import FACTS, sentence_of, with_companions
from redactor.policy.drafts import Draft, file_place, group_of, merge, nest, text_item_id, thing_id
from redactor.policy.matching import Policy
from redactor.policy.reading import DocumentReading
from redactor.policy.unread import gap_drafts, other_text_drafts

_NAMED = frozenset({Family.PERSON, Family.INDIRECT})
_LINKED = frozenset({Family.PERSON, Family.CONTACT, Family.IDENTIFIER})
_ONE_HERE = "only the first is named in full in this document"  # evidence of people
_ROW = frozenset({"register_row"})
_OF_ORGANISATION = frozenset({Role.STAFF, Role.GOVERNOR, Role.AGENCY})
_NO_GATE = ("controller_is_health_professional", "true")


def propose(
    documents: Sequence[Document],
    findings: Sequence[Sequence[Finding]],
    register: Register,
    facts: CaseFacts,
    rules: Rulebook,
    *,
    today: str,
) -> Proposals:
    """What the rules say about every finding, gap and text that a copy would not carry.

    Items are ordered by file (as *documents* are), reading order, start, longest first. *today* (ISO) is looked at
    only for ages that grounds depend on.
    """
    policy = Policy(CaseReading(facts, rules, register, today))
    results = [
        _DocumentProposals(index, DocumentReading(document, here, policy.case.mentions), policy)
        for index, (document, here) in enumerate(zip(documents, findings, strict=True))
    ]
    drafts: list[Draft] = []
    for result in results:
        result.run()
        drafts.extend(nest(merge(result.drafts, policy.exemptions)))
    return Proposals(
        items=tuple(draft.item for draft in sorted(drafts, key=lambda draft: draft.sort_key)),
        disclosed=tuple(disclosed for result in results for disclosed in result.disclosed),
        appendix=tuple(finding for result in results for finding in result.appendix),
    )


@dataclass
class _DocumentProposals:
    """The findings of one document, sorted into the three."""

    index: int
    reading: DocumentReading
    policy: Policy
    drafts: list[Draft] = field(default_factory=list)
    disclosed: list[Disclosed] = field(default_factory=list)
    appendix: list[FindingId] = field(default_factory=list)
    gated: list[Finding] = field(default_factory=list)
    shared: dict[tuple[str, ...], list[Circumstances]] = field(default_factory=dict)
    together: dict[tuple[object, ...], list[Circumstances]] = field(default_factory=dict)  # facts of one sentence

    def run(self) -> None:
        """Look at every finding once."""
        in_rows: dict[str, list[Circumstances]] = {}
        for finding in with_companions(self.reading):
            block = self.reading.blocks.get(finding.span.block)
            if block is None or self._is_appendix(finding):
                self.appendix.append(finding.id)
                continue
            one = Circumstances(finding, block, self.reading, self.policy.case)
            if block.row and one.holds("register_row"):
                in_rows.setdefault(block.row, []).append(one)
            else:
                self._sort(one)
        for row in in_rows.values():
            self._sort_row(row)
        for same in self.shared.values():
            self.drafts.append(self._draft_shared(same))
        for facts in self.together.values():
            self.drafts.append(self._draft_together(facts))
        self._ask_about_health()
        self.drafts += gap_drafts(self.index, self.reading.document, self.policy)
        asked = frozenset(span.block for draft in self.drafts for span in draft.item.area)
        self.drafts += other_text_drafts(self.index, self.reading.document, asked, self.policy)

    def _is_appendix(self, finding: Finding) -> bool:
        """Weak hits and false friends, unless a weak one agrees with a name or identifier of the register."""
        mention = self.policy.case.mentions.get(finding.id)
        agrees = mention is not None and bool(mention.candidates)
        if finding.family in _NAMED and not agrees:
            return mention is not None or finding.strength is not Strength.STRONG
        if finding.strength is Strength.WEAK:
            return not (agrees and finding.family in _LINKED)
        return finding.strength is Strength.FALSE_FRIEND

    def _sort(self, one: Circumstances) -> None:
        rule = self.policy.rule_for(one)
        if rule.outcome is Outcome.DISCLOSE:
            self._disclose(one, rule)
        elif rule.outcome is Outcome.REFER and len(one.candidates) > 1 and self._context(one):
            self.shared.setdefault((*one.candidates, *self._context(one)), []).append(one)
        elif _asks_about_person(one, rule):
            self.shared.setdefault((*one.candidates, rule.id), []).append(one)
        elif one.finding.family in FACTS and rule.extent in {Extent.WORDS, Extent.SENTENCE}:
            key = (*sentence_of(self.reading, one.finding), one.candidates, rule.id)
            self.together.setdefault(key, []).append(one)
        else:
            self.drafts.append(self._draft(one, rule))

    def _context(self, one: Circumstances) -> tuple[str, ...]:
        """What the document says for one of several persons: all mentions of them in it, and facts, are one question."""
        mentions = [self.policy.case.mentions.get(finding) for finding in (one.finding.id, *one.finding.mentions)]
        said = {e.detail for mention in mentions if mention for e in mention.evidence if e.kind == "context"}
        return tuple(sorted(said))

    def _draft_shared(self, same: Sequence[Circumstances]) -> Draft:
        """One question for all places of a document about the same persons (who is meant, or what part they play), and the facts that hang on them."""
        for one in same:
            if one.finding.category == "health":
                self.gated.append(one.finding)
        names = [one for one in same if one.finding.family in _NAMED] or same
        draft = self._draft(names[0], self.policy.rule_for(names[0]))
        if len(same) == 1:
            return draft
        area = tuple(sorted(one.finding.span for one in same))
        item = replace(
            draft.item,
            id=thing_id(draft.item.file, "who", draft.item.id),
            area=area,
            findings=tuple(one.finding.id for one in same),
            text_digest=digest(*(self._words(one.finding) for one in same)),
            why=f"{len(same)} places in this file. {draft.item.why}",
        )
        return replace(draft, item=item)

    def _draft_together(self, facts: Sequence[Circumstances]) -> Draft:
        """One question for the facts of one category that a sentence states about the same people."""
        first = self._draft(facts[0], self.policy.rule_for(facts[0]), [one.finding.id for one in facts[1:]])
        if len(facts) == 1 or first.item.proposal.extent is not Extent.WORDS:
            return first
        words = [self._words(one.finding) for one in facts]
        area = tuple(merge_spans(one.finding.span for one in facts))
        item = replace(
            first.item, area=area, text_digest=digest(*words), why=f"{len(facts)} in this sentence. {first.item.why}"
        )
        return replace(first, item=replace(item, group=group_of(words, item, *self._group_extra(facts[0]))))

    def _disclose(self, one: Circumstances, rule: PolicyRule) -> None:
        proposal = self.policy.proposal(rule, one)
        finding = one.finding
        self.disclosed.append(Disclosed(finding.id, one.candidates, finding.category, rule.id, proposal.reason))
        if finding.category == "health" and one.attribution in {SUBJECT, SEVERAL, AMBIGUOUS}:
            self.gated.append(finding)

    def _sort_row(self, row: Sequence[Circumstances]) -> None:
        """Another person's row goes as a whole; what is in it is put up inside, in case the row comes back."""
        rules = [(one, self.policy.rule_for(one)) for one in row]
        main = next(
            (one for one, rule in rules if rule.extent is Extent.ROW and one.candidates[:1] == (one.row_owner,)), None
        )
        if main is None:
            main = next((one for one, rule in rules if rule.extent is Extent.ROW), None)
        riders: list[FindingId] = []
        for one, rule in rules:
            inner = (
                Circumstances(one.finding, one.block, one.reading, one.case, _ROW) if rule.extent is Extent.ROW else one
            )
            said = self.policy.rule_for(inner)
            if said.outcome is not Outcome.DISCLOSE:
                self.drafts.append(self._draft(inner, said))
            elif main is None or rule.extent is not Extent.ROW:
                self._disclose(one, said)
            else:
                riders.append(one.finding.id)
        if main is not None:
            self.drafts.append(self._draft(main, self.policy.rule_for(main), riders))

    def _draft(self, one: Circumstances, rule: PolicyRule, riders: Iterable[FindingId] = ()) -> Draft:
        proposal = self.policy.proposal(rule, one)
        span = one.finding.span
        area = self.reading.area(span, proposal.extent)
        words = [part.of(self.reading.blocks[part.block].text) for part in area]
        item = Item(
            id=text_item_id(span, area, proposal.extent),
            file=self.reading.document.file,
            place=one.block.place,
            category=one.finding.category,
            anchor=span,
            area=area,
            proposal=proposal,
            findings=(one.finding.id, *riders),
            people=one.candidates,
            role=one.roles[0] if len(one.roles) == 1 else "",
            text_digest=digest(*words),
            confidence=one.finding.score,
            why=_why(one),
        )
        grouped = replace(item, group=group_of(words, item, *self._group_extra(one)))
        return Draft(grouped, self.index, self.reading.order[area[0].block] if area else 0)

    def _group_extra(self, one: Circumstances) -> tuple[str, ...]:
        """Ambiguous mentions are one question over several files only where each names just the same person in full."""
        if len(one.candidates) < 2:
            return ()
        context = self._context(one)
        return context if _ONE_HERE in context else (self.reading.document.file, *context)

    def _ask_about_health(self) -> None:
        """One question a document about the data subject's health data; one group an author."""
        if not self.gated or _NO_GATE in self.policy.case.facts.switches:
            return
        finding = self.gated[0]
        one = Circumstances(
            finding, self.reading.blocks[finding.span.block], self.reading, self.policy.case, is_gate=True
        )
        rule = self.policy.rule_for(one)
        if rule.outcome is not Outcome.REFER or rule.extent is not Extent.FILE:
            return
        file = self.reading.document.file
        item = Item(
            id=thing_id(file, "health", ""),
            file=file,
            place=file_place(),
            category="health",
            anchor=None,
            area=tuple(merge_spans(s for f in self.gated for s in self.reading.area(f.span, Extent.SENTENCE))),
            proposal=replace(self.policy.proposal(rule, one), extent=Extent.SENTENCE),
            people=one.candidates,
            role=Role.DATA_SUBJECT.value,
            group=digest("health", self._author())[:16],
            text_digest=digest(*(self._words(f) for f in sorted(self.gated, key=lambda f: f.span))),
            confidence=1.0,
            why=f"{len(self.gated)} findings of health data about the data subject in this file.",
        )
        self.drafts.append(Draft(item, self.index, 0))

    def _words(self, finding: Finding) -> str:
        return finding.span.of(self.reading.blocks[finding.span.block].text)

    def _author(self) -> str:
        """Whoever wrote the document (staff: the organisation), else its only health professional, else the document itself."""
        author = author_of(self.reading)
        if author is not None:
            return "the organisation" if self.policy.case.people[author].role in _OF_ORGANISATION else author
        mentions = self.policy.case.mentions
        people = {mentions[f.id].person for f in self.reading.findings if f.id in mentions}
        known = self.policy.case.people
        authors = sorted(p for p in people if p is not None and known[p].role is Role.HEALTH_PROFESSIONAL)
        return authors[0] if len(authors) == 1 else self.reading.document.file


def _asks_about_person(one: Circumstances, rule: PolicyRule) -> bool:
    """Whether a name is referred for who its bearer is (unknown role, two roles, a refusal): no mention has an answer of its own."""
    is_name = one.finding.family is Family.PERSON and len(one.candidates) == 1
    return is_name and rule.outcome is Outcome.REFER and rule.extent is Extent.WORDS


def _why(one: Circumstances) -> str:
    """Recogniser, evidence and link in plain words; no case text."""
    finding = one.finding
    seen = ", ".join(f"{evidence.kind}: {evidence.detail}" for evidence in finding.evidence)
    words = [
        f"{CATEGORIES[finding.category].title.capitalize()} seen by {finding.recogniser}"
        + (f" ({seen})." if seen else ".")
    ]
    mention = one.case.mentions.get(finding.id)
    if mention is not None and mention.evidence:
        words.append("Linked: " + "; ".join(evidence.detail for evidence in mention.evidence) + ".")
    if len(one.people) == 1 and one.people[0].evidence:
        words.append("Role: " + "; ".join(f"{e.kind}, {e.detail}" for e in one.people[0].evidence) + ".")
    return " ".join(words)
