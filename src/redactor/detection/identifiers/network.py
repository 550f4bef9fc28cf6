"""E-mail, network and map addresses, social media."""

import re

from redactor.detection.identifiers.rule import IdentifierRule, label, pattern

_NETWORKS = r"facebook|instagram|tiktok|twitter|linkedin|snapchat|youtube|reddit|threads|pinterest|twitch|discord|vsco|bereal|roblox"


# Where people have accounts beside those networks: the names under which they are spoken of.
_APPS = (
    rf"{_NETWORKS}|insta|snap|whatsapp|x ?box(?: live)?|psn|playstation|steam|fortnite|minecraft|kik|telegram|depop|vinted|"
    r"tumblr|skype|blue ?sky|mastodon|wechat|viber|yubo|strava|soundcloud|wattpad|tinder|grindr|only ?fans"
)
_ACCOUNT = r"(?:\s(?:account|user ?name|name|id|handle|profile|page|tag|channel|server))?"


def _lower(text: str) -> str:
    return text.casefold().strip("@/.")


def _spaceless(text: str) -> str:
    return _lower("".join(text.split()))


def _octets(value: str) -> bool:
    return all(int(part) < 256 for part in value.split("."))


RULES = (
    IdentifierRule(
        "email",
        "email_address",
        re.compile(r"(?<![\w.+-])[\w.!#$%&'*+/=?^`{|}~-]*\w@\w[\w-]*(?:\.\w[\w-]*)+"),
        bare=0.95,
        any_case=True,
        normalise=_lower,
    ),
    IdentifierRule(
        "email-spelt-out",
        "email_address",
        re.compile(r"(?i)(?<![\w.])[\w.+-]+ ?[\[(]\s?at\s?[\])] ?[\w-]+(?: ?(?:\.|[\[(]\s?dot\s?[\])]) ?\w+)+"),
        bare=0.85,
        any_case=True,
        normalise=_lower,
    ),
    IdentifierRule(
        "email-spaced-out",
        "email_address",
        re.compile(
            r"(?i)(?<![\w.+-])[a-z][\w.+-]*\w ?@ ?[a-z0-9][\w-]*(?:[.,][a-z][\w-]*)*[.,](?:com|org|net|uk|edu|gov|info|eu|ie|scot|wales|cymru)(?!\w)"
        ),
        bare=0.85,
        any_case=True,
        normalise=_spaceless,
    ),
    IdentifierRule(
        "handle",
        "social_handle",
        re.compile(r"(?<![\w.@/])@[A-Za-z_]\w[\w.]{1,28}\w"),
        bare=0.6,
        any_case=True,
        normalise=_lower,
    ),
    IdentifierRule(
        "profile-link",
        "social_handle",
        re.compile(
            rf"(?i)(?<![\w.-])(?:https?://)?(?:www\.|m\.|\w\w\.)?(?:(?:{_NETWORKS}|x)\.(?:com|tv|gg)|t\.me|wa\.me|youtu\.be)/[^\s<>\"'),;]*[\w/]"
        ),
        bare=0.85,
        any_case=True,
        normalise=_lower,
    ),
    IdentifierRule(
        "account-name",
        "social_handle",
        re.compile(r"(?<![\w@.])(?=[\w.]*[a-z])(?=[\w.-]*(?:[\d_]|\.\w))[A-Za-z_]\w[\w.-]{1,28}\w"),
        label(rf"(?:{_APPS}|gamer ?tag|social media){_ACCOUNT}"),
        labelled=0.85,
        any_case=True,
        reach=8,
        normalise=_lower,
    ),
    IdentifierRule(
        "account-name-plain",
        "social_handle",
        re.compile(r"(?<![\w@.])[A-Za-z_][\w.-]{2,28}\w(?:#\d{4})?"),
        label(
            rf"(?:(?:{_APPS}|gamer)\s?"
            r"(?:user\s?-?name|handle|tag|id|name|account(?: name)?)(?: is)?|gamer ?tag(?: is)?)"
        ),
        labelled=0.85,
        any_case=True,
        reach=3,
        normalise=_lower,
    ),
    IdentifierRule(
        "account-name-said",
        "social_handle",
        re.compile(r"(?<![\w@.])[A-Za-z_][\w.-]{2,28}\w(?:#\d{4})?"),
        label(
            rf"(?:his|her|their|my|your|whose|the|\w+['’]s)\s(?:(?:new|old|other|second|private|main|fake)\s)?(?:{_APPS}){_ACCOUNT}"
            r"\s?(?:(?:is|was)(?:\s(?:called|now))?|[:=])"
            rf"|(?:{_APPS}){_ACCOUNT}\s(?:called|named|under|as)"
        ),
        labelled=0.8,
        any_case=True,
        reach=2,
        no_word=True,
        normalise=_lower,
    ),
    IdentifierRule(
        "account-name-alone",
        "social_handle",
        re.compile(r"(?<![\w@.])[A-Za-z_][\w.-]{2,28}\w(?:#\d{4})?(?=[ \t]*(?:$|[,;|)\n]))"),
        label(rf"(?:{_APPS}){_ACCOUNT}\s?[:=]"),
        labelled=0.8,
        any_case=True,
        reach=2,
        no_word=True,
        normalise=_lower,
    ),
    IdentifierRule(
        "account-with-number",
        "social_handle",
        re.compile(r"(?<![\w@.])[A-Za-z_][\w.]{1,30}#\d{4}(?!\w)"),
        bare=0.6,
        any_case=True,
        normalise=_lower,
        digits=4,
    ),
    IdentifierRule(
        "ip-address",
        "ip_address",
        re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?:/\d{1,2})?(?![\w.]*\d)"),
        label(r"ip(?:v4)?(?: address)?(?:es)?|host|client"),
        lambda value: _octets(value.split("/")[0]),
        checked=0.7,
        not_after=re.compile(
            r"(?i)(?:section|para(?:graph)?|version|chapter|clause|rule|step|part|item|appendix|v)\.?\s?$"
        ),
        normalise=str.strip,
        digits=4,
    ),
    IdentifierRule(
        "ip-address-six",
        "ip_address",
        re.compile(
            r"(?i)(?<![\w:])(?:[0-9a-f]{1,4}:){3,7}(?::?[0-9a-f]{1,4})(?![\w:])|(?<![\w:])[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){1,6}::(?:[0-9a-f]{1,4})?(?![\w:])"
        ),
        bare=0.8,
        any_case=True,
        normalise=str.casefold,
    ),
    IdentifierRule(
        "mac-address",
        "mac_address",
        re.compile(
            r"(?i)(?<![\w:-])[0-9a-f]{2}(?:([:-])[0-9a-f]{2})(?:\1[0-9a-f]{2}){4}(?![\w:-])|(?<![\w.])[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}(?![\w.])"
        ),
        bare=0.9,
        any_case=True,
    ),
    IdentifierRule(
        "mac-address-without-signs",
        "mac_address",
        pattern(r"(?=[0-9a-f]*\d)[0-9a-f]{12}"),
        label(r"mac(?: address)?(?:es)?"),
        any_case=True,
        reach=8,
        digits=1,
    ),
    IdentifierRule(
        "latitude-or-longitude",
        "coordinates",
        re.compile(r"(?<![\w.])[-+−]?\d{1,3}\.\d{3,}°?(?:\s?[NSEW]\b)?(?!\w)"),
        label(r"lat(?:itude)?|long(?:itude)?|lng|lon"),
        labelled=0.8,
        any_case=True,
        reach=5,
        normalise=str.strip,
        digits=4,
    ),
    IdentifierRule(
        "coordinates",
        "coordinates",
        re.compile(
            r"(?<![\w.])[-+]?\d{1,2}\.\d{4,}°?\s?[NS]?\s?[,;/ ]\s?[-+]?\d{1,3}\.\d{4,}°?(?:\s?[EW])?(?!\w)"
            r"|[NS]\s?\d{1,2}\.\d{3,}°?[,;/ ]{1,2}[EW]\s?\d{1,3}\.\d{3,}(?!\w)|\d{1,3}°\s?\d{1,2}\s?['′’]\s?(?:[\d.]+\s?[\"″”]\s?)?[NS][, ]{1,2}\d{1,3}°\s?\d{1,2}\s?['′’]\s?(?:[\d.]+\s?[\"″”]\s?)?[EW]"
        ),
        bare=0.85,
        any_case=True,
        normalise=str.strip,
        digits=2,
    ),
    IdentifierRule(
        "grid-reference",
        "coordinates",
        pattern(r"[HJNOST][A-HJ-Z] ?\d{3,5} ?\d{3,5}"),
        label(r"(?:os )?(?:grid|map)(?: ref(?:erence)?)?"),
        reach=12,
        digits=6,
    ),
    IdentifierRule(
        "what3words",
        "what3words",
        re.compile(r"(?i)(?:///|w3w\.co/)[^\W\d_]+\.[^\W\d_]+\.[^\W\d_]+"),
        bare=0.95,
        any_case=True,
        normalise=_lower,
    ),
    IdentifierRule(
        "what3words-labelled",
        "what3words",
        re.compile(r"(?<![\w.])[a-z]{3,}\.[a-z]{3,}\.[a-z]{3,}(?![\w.])"),
        label(r"what\s?3\s?words|what three words|w3w"),
        any_case=True,
        reach=20,
        normalise=_lower,
    ),
)
