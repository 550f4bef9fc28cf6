"""Short and pet forms of forenames used in the United Kingdom, as groups of names that can mean one person."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# Each line: a full form first, then what people who bear it are called. A name may stand in several lines.
_GROUPS = """
abdullah abdul abdi
abigail abi abby abbie gail
adam ad
agnes aggie nessie
agnieszka aga agi
aidan aiden ade
alan al
albert al bert bertie
aleksander aleksandr alek alex olek sasha
aleksandra ola olga sasha alex
alexander alex al alec alexei lex sandy sandie xander zander sasha alistair
alexandra alex alexa ali lexi lexie sandra sandy sasha xandra
alfred alf alfie fred
alice ali allie
alison ali allie
amelia amy millie milly mia mel melia
amanda mandy manda
andrew andy drew
andrzej jedrek
angela angie ange
anne ann anna annie nan nancy
anthony ant tony
antonia toni tonia
archibald archie
arthur art artie
barbara barb babs
bartholomew bart
bartosz bartek
beatrice bea bee trixie
benjamin ben benji benny benjy
bernard bernie
bethany beth bethan
bradley brad
bridget bridie
cameron cam
caroline caz carrie caro
catherine cath cathy cat kate katie kitty cate
charles charlie chas chaz chuck chip
charlotte charlie lottie char lotte
christina chris chrissie tina christie
christine chris chrissie
christopher chris kit topher
clive cliff
clifford cliff
constance connie
daniel dan danny
danielle dani danni
david dave davey davy dai
deborah deb debbie debs
derek del
dominic dom
donald don donny
dorothy dot dottie dolly
douglas doug dougie
edward ed eddie ted teddy ned
eleanor ellie ella nell nellie nora ellen
elizabeth liz lizzie lizzy beth betty bess bessie eliza elsie libby lisa betsy
ellen ellie nell
emily em emmy millie
emma em emmy
ethan eth
eugene gene
evelyn eve evie
ewa ewka
florence flo florrie flossie
fatima fati
frances fran frankie fanny
francis frank frankie fran
frederick fred freddie freddy
gabriel gabe
gabriella gabby gaby ella bella
gareth gaz gary
gary gaz
geoffrey geoff
george georgie
georgina george georgie gina
gerald gerry
gillian gill jill
gregory greg gregg
grzegorz grzesiek
gwendoline gwen
hannah han
harold harry hal
harriet harry hattie
henry harry hal hank
hugh hughie
ian iain
ibrahim ibby ebrahim
imogen immy immie
irene rene
isaac zac ike
isabella bella izzy isa
isabelle izzy bella belle
isabel izzy bel
jacob jake
jacqueline jackie jacqui
jakub kuba
james jim jimmy jamie jem jimbo
jane janie janey
janet jan
jason jay jase
jasmine jas jaz jazz
jennifer jen jenny jenni
jeremy jez jem jerry
jessica jess jessie
joan joanie
joanna jo asia joasia
joanne jo
john johnny jack jon ian
jonathan jon jonny johnny nathan
joseph joe joey
josephine jo josie
joshua josh
judith judy jude
julia jules julie
julian jules
karen kaz
katarzyna kasia kaska
katherine kate katie kathy kath kat kitty kay
kathryn kate katie kath kathryn
kayleigh kay
kenneth ken kenny
kieran kier
kimberley kim
krzysztof krzys krzysiek
laura lauri lozza
lauren loz
lawrence larry laurie loz
leonard len lenny leo
lewis lew
lilian lily lil
louis lou lewis
louise lou
lucy lou luce
lukasz luke
lynda lyn linda
maciej maciek
madeleine maddie maddy
madison maddie
malcolm mal
malgorzata gosia
margaret maggie meg peg peggy marge madge greta rita mags daisy
maria mary marie ria mia
martin marty
mateusz mati
matilda tilly tilda mattie
matthew matt matty
maximilian max
maxwell max
megan meg
melanie mel
melissa mel lissa missy
michael mike mick micky mikey micah
michal mike
michelle shell chelle
mildred millie
miriam mim
mohammed mo muhammad mohammad mohamed moh mohd
muhammad mo mohammed mohammad mohamed moh mohd
nathaniel nathan nat nate
natalie nat
natasha tash tasha nat
nicholas nick nicky nico
nicola nicky nikki nic
nigel nige
norman norm
oliver ollie olly
olivia liv livvy livia
oluwaseun seun
oluwatobiloba tobi tobiloba
oluwadamilola dami damilola
oluwaseyi seyi
oluwafemi femi
pamela pam
patricia pat patsy tricia trish patty
patrick pat paddy
pawel paul
penelope penny
peter pete
philip phil pip
phillip phil pip
philippa pippa pip
piotr peter piotrek
rachel rach
raymond ray
rebecca becky bex becca becks
richard rick ricky rich richie dick dickie
robert rob robbie bob bobby bert
roberta bobbie
roderick rod
rodney rod
roger rodge
ronald ron ronnie
rosemary rose rosie
rosalind ros roz
rupert rupe
ruth ruthie
samantha sam sammy
samuel sam sammy
sandra sandy
sarah sal sally sadie
scarlett scar
sebastian seb bas
shaun sean
sharon shaz shaza
simon si
siobhan shiv
sophia sophie soph
sophie soph
stanislaw stan staszek
stanley stan
stella stell
stephanie steph stevie
stephen steve stevie ste
steven steve stevie ste
stuart stu stewart
susan sue susie suzie
susannah sue susie zanna
suzanne sue suzie
sylvia syl
tabitha tabby
teresa terry tess tessa
terence terry tel
theodore theo ted teddy
theresa terry tess tessa
thomas tom tommy
timothy tim timmy
toby tobes
tomasz tomek tom
tracy trace
tyler ty
valerie val
vanessa nessa ness
veronica ronnie vera
victor vic
victoria vicky vicki tori vic
vincent vince vinnie
violet vi
vivian viv
wallace wally
walter walt wally
wendy wend
wilfred wilf
william will bill billy willy liam wills
winifred win winnie
wojciech wojtek
yusuf yusef joseph
yvonne eve
zachary zac zach zack
zainab zee zaynab zeinab
zofia zosia
zoe zo
"""


def _table() -> dict[str, tuple[str, ...]]:
    linked: dict[str, set[str]] = {}
    for line in _GROUPS.split("\n"):
        full, *short = line.split() or [""]
        for name in short:
            linked.setdefault(full, set()).add(name)
            linked.setdefault(name, set()).add(full)
    return {name: tuple(sorted(others)) for name, others in sorted(linked.items())}


DIMINUTIVES: Mapping[str, tuple[str, ...]] = MappingProxyType(_table())
"""Folded forename → folded names that the same person may go by, sorted. Full ↔ short only, never short ↔ short."""


def diminutives(forename: str) -> tuple[str, ...]:
    """Other forenames under which the bearer of this folded one may appear."""
    return DIMINUTIVES.get(forename, ())
