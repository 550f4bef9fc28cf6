"""Verbs by whom the fact beside them belongs to: the one who acts, the one acted upon, both, or neither."""

from __future__ import annotations

_UPON = """
    diagnose prescribe give refer arrest charge convict sentence treat admit suspect accuse assess test medicate caution bail detain section call
    offer arrange administer fetch issue see find catch spot notice watch support help supervise teach examine visit take supply provide misgender imprison prosecute
    remand jail fine baptise circumcise withdraw exclude suspend interview search name label describe identify excuse award grant remind reassure
    comfort restrain counsel advise investigate report register groom vaccinate hospitalise deport tease bully put start represent accompany chase out mock taunt
"""
UPON = frozenset(_UPON.split())
"""Done to somebody: "arrested Tom", "diagnosed Tom with autism", "gave Tom his inhaler"."""

BETWEEN = frozenset(
    ["abuse", "assault", "attack", "batter", "blackmail", "exploit", "groom", "harass", "kidnap", "molest", "murder", "rape", "rob", "stab", "stalk", "threaten", "strangle", "choke", "slap", "punch", "headbutt", "grope", "burgle", "defraud", "coerce"]
)  # fmt: skip
"""Done by one to another: an offence is a fact about both."""

_TOLD = """
    say tell report explain mention discuss ask note write raise state believe think worry advise confirm query claim record argue talk know read hear
    learn understand run lead organise request check review list cover include teach inform warn email e-mail ring phone suggest wonder feel agree refuse
    dispute reject doubt challenge acknowledge dismiss ignore welcome oppose mind regret assume expect
"""
TOLD = frozenset(_TOLD.split())
"""Told, not had: whoever says the word need not be the one it is true of."""

OWN = frozenset(
    ["admit", "catch", "confess", "deny", "disclose", "experience", "find", "have", "see", "start", "suffer", "support", "take", "visit", "watch"]
)  # fmt: skip
"""Told or done as a rule of oneself."""

ON_ONESELF = OWN | frozenset(
    ["wear", "lose", "use", "miss", "need", "hide", "remove", "forget", "hate", "like", "manage"]
)
"""What one wears, takes, loses is as a rule one's own; what one carries, keeps or brings need not be."""

_CARRIERS = """
    diagnosis history symptom sign case form type risk treatment medication episode attack assessment use possession allegation conviction charge arrest
    record theft indication evidence degree level kind need trait bout dose supply offence crime victim survivor concern review appointment referral result
    trace sort claim suspicion fear period spell course plan report entry member
"""
CARRIERS = frozenset(_CARRIERS.split())
"""Nouns that carry a fact on to whoever they belong to: "his diagnosis of autism", "an allegation of theft against him"."""

TAKEN = frozenset(["theft", "burglary", "robbery", "possession", "damage", "arson", "fraud", "supply"])
"""Offences against things: "the theft of Leo's phone" is not Leo's deed."""
