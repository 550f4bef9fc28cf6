"""Everyday words: what a dictionary holds and no name is made of, as the pipeline's own word lists have it.

The lists of the lemmatiser also hold famous surnames and places ("jones", "aden"). A noun therefore counts only where
the pipeline has met its plural too; verbs, adjectives and adverbs count as they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from redactor.core.diminutives import diminutives
from redactor.core.names import fold
from redactor.core.ordinary import ORDINARY_WORDS

# Words of the dictionary that people in Britain are called by, beside those of the ordinary words and of pet forms:
# forenames of the registers of births, and surnames.
_LISTED = """
acre admiral aerys ain akin ala aline allen ally alp alpha amethyst amour anes apollo apple aria arty aryan ashe askew
auburn augustine axle baba babu bach bail bale bantam basset bastard bates batty baum beacon bear beau beauty beaver
beetle berit berra binder blade blanc blanch blessed bleu blister block blossom bode bold bonnet bonny booker boon
boss boulder bowers brain bramble bray breeze brisk broker bronze buckle bugle bullock burger burke burl burr burrow
burrows butch butt butters caesar cairn callow carmine carnation carolina cerise champ champion chancy chang
chardonnay charter cheek chen chick chin chisel clement clinton cloak coffin comte conn conrad constant copper cornish
cousins coy craven creed crew crews crimson crouch crump cuban curt cutter cyprian dakota dali dam danish dare darling
de deacon deem deep deforest delicate delight delta denys desire deters dexter dickey dicky dirk diva divine dj doe
dolce doll dolphin domingo domino dorian doss dotty dower dream drum dusty dyke eagle earnest ebb ebon echo eddy egger
elder elia elli evert fabian falcon fang fawn ferret fink finn flick flossy flourish foe forge fortune fowl frock
fudge gad gael gage gala gall gallant gamble garner garrison gaunt gee georgian gibbon gossip gracious great gregorian
gross gruff gu guru hack hacker halle harbour harden harrow harsh haste hasty haw hawker haze heavenly hector hemal
herb heron hessian het hicks honest honor hoover hornet hosanna howl hurdle hurry indie indigo innocent io ira iva jak
jean jeans jefferson jelly jersey ji jock journey joyous jubilee kayo kennedy kennel kern kid kip ko kuhn lady lao
lavender lavish lawless ledger leech legacy legend lever levy liberty lilac lilo lin lloyd london lone loom lopes
lovely loyal luff lunar lung lurch luxe lynch lyric mac madden magnolia mak manly marble marcel marian marly marques
marshal martial marvel marvellous marvelous mate matey maul maven maverick maxi maze meadow meek mell michelangelo
mighty milo miner miracle monet morales naif nanna natty navy neo nepali nettle ng ngo nile nils norse ocean octave
onion orchid ortega ottoman outlaw owen pace pagan pal palmar pang parry partridge pasha pauline pea peck pennant
penni peony peregrine pharaoh pick pickles pierce piers pilar pilgrim pinch ping pitcher pleasant poet pol posy
prairie praise press pretty prevail prim primo proctor prosper psalm pu pundit purse ra randy ransom ravel rebel
rejoice rhythm riddle roan roar robles rocket rogue romani romany rosin rosita rosy roth rover royalty ru rudder rue
rumble russ rut sabine sable sabre said saint salaam salina samba sander sapphire saul saxon scale scales scarlet
scholar scull sears sen serene shackle shad sham sheik sheikh shin shine shona sierra simpson sing sire skipper slack
sly solace sorrel sow spade spears spindle squires stag stammer starlet stirrup stonewall stretch stump sturdy success
sullivan sully sunni swallow sylvan tai tao tat testimony thai thompson thorny tickle ting tinker titan tod tombs tory
toy treasure triumph truly tudor tyr unique urban valent valley vassal veda veer vega velvet vernal villa virgin
walton wan warrior webby welder welter whale whit williams windy winkle withers witty wolf yaw yip zinnia
"""
_NAMES_TOO = frozenset(_LISTED.split())
_CHANGED = (("y", "ies"), ("ex", "ices"), ("ix", "ices"), ("f", "ves"), ("fe", "ves"), ("is", "es"), ("um", "a"))
_AFTER_ES = ("s", "x", "z", "ch", "sh", "o")


class EverydayWords:
    """The everyday words of a pipeline; none where it has no such lists."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)

    @classmethod
    def of(cls, pipeline: Any) -> EverydayWords:
        """Read out of the pipeline's lemmatiser."""
        return cls(_known_to(pipeline))

    def __contains__(self, folded: str) -> bool:
        """Whether a folded word, or the word that it is the plural of, is an everyday one and no name."""
        return any(stem in self._words for stem in _stems(folded)) and not any(_is_name(s) for s in _stems(folded))


NO_WORDS = EverydayWords(())


def _is_name(folded: str) -> bool:
    return folded in ORDINARY_WORDS or folded in _NAMES_TOO or bool(diminutives(folded))


def _stems(folded: str) -> list[str]:
    """The word itself, and what it may be the plural or the third person of."""
    stems = [folded]
    if len(folded) > 3 and folded.endswith("s"):
        stems.append(folded[:-1])
        if folded.endswith("ies"):
            stems.append(f"{folded[:-3]}y")
        if folded.endswith("es") and folded[:-2].endswith(_AFTER_ES):
            stems.append(folded[:-2])
    return stems


def _known_to(pipeline: Any) -> frozenset[str]:
    if not pipeline.has_pipe("lemmatizer"):
        return frozenset()
    lookups = pipeline.get_pipe("lemmatizer").lookups
    if not lookups.has_table("lemma_index"):
        return frozenset()
    index, strings = lookups.get_table("lemma_index"), pipeline.vocab.strings
    nouns = (word for word in index.get("noun", ()) if any(plural in strings for plural in _plurals(word)))
    others = (word for kind in ("verb", "adj", "adv") for word in index.get(kind, ()))
    return frozenset(fold(word) for words in (nouns, others) for word in words if word.isalpha() and len(word) > 1)


def _plurals(noun: str) -> list[str]:
    """What the plural of a noun may be: "heads", "boxes", "ladies", "appendices", "leaves", "crises", "curricula"."""
    return [f"{noun}s", f"{noun}es"] + [noun[: -len(end)] + more for end, more in _CHANGED if noun.endswith(end)]
