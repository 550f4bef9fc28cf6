"""Ordinary English words that are also names: alone they count as a name only with evidence."""

from __future__ import annotations

_FORENAMES = """
ace amber amity angel april art ash asher aspen aurora autumn avery axel basil bay bea bell belle berry bill birdie
blaze blessing blue bonnie boo boy brandy bree bright briar brook brooke buck bud buddy buster cam candy carol carter
cash celeste chance chandler charity charm chase chastity cherish cherry chip chloe christian chuck clay cliff cole
comfort cooper coral crystal daisy dale dash dawn dean destiny diamond dick dolly dot drew duke earl early ebony eden
eve ever faith favour fay fern fin finch flora forest fox francis frank gay gene genesis gift gill ginger glory grace
grant guy hank happy harmony harper haven hazel heath heather heaven henna holly honey honour hope hunter iris isle
ivory ivy jack jade jasmine jay jet jewel job john josh joy jude jules june juniper justice king kit lacy lance lane
lark laurel lee lily linden lotus love lucky luna lux major malt marina marine marigold mark marsh martin mason may
melody mercy merit merry mia miles min mister misty mo mona nan nick nova olive opal pansy pat patience patty paris
pearl peg penny pepper pete petal petunia phoenix pip piper pixie poppy precious prince princess promise queen rain
raven ray red reed reef reign rex rich ridge river rob robin rocky rod roman rose rosemary ross rowan ruby rusty sage
sally sandy scarlett scout sean serenity shade shay shell shiloh sid sienna sky skye skip sol sonny spike star sterling
stone storm sue sugar summer sunny sunshine tad tate tawny teal temperance tiger tim tom tony trace trinity tripp
trip trish true tucker tyne unity vale van verity victor victory vi violet wade ward warren wave west will willow win
winter woody wren zen zion
"""

_SURNAMES = """
abbott alder archer armour arrow ashes baker ball banks barber barker barn baron bass batten battle beach bean beard
beech bell bench berry best bird birch bishop black blackwell blake bloom blow blunt board body boil bolt bond bone
book boot booth bottom bow bowl bowler box boys brace branch brand brass bread brewer brick bridge bridges bright
broad brook brooks broom brown browning buck bull burden burn burns bush butcher butler button buzz cable cage cain
camp candle cannon cape card carder care carpenter carr carrier carter cartwright case cash castle chamber chambers
chance chandler chaplin chapman charge chase child childs church clay clear clerk cliff close cloud coal coast coates
cobb cock cole collar collier comb combs constable cook cooke cooper cope cork corn cotton couch court coward cox crane
craft creek crisp crook cross crow crowe crown cruise curry cutler daft dale dance day daily dean deed deer dell dent
dew dial dice diver dock dodge dove down drake drew drink driver duck dudley duke dust dyer eager earl early east english
ewe fair fairweather falls farmer farrow farthing fast fear fell fern ferry fever field fields finch fish fisher fitter
flag flag flax fleet fletcher flint flood flower flowers fold foot forbes ford foreman forest forester fort forth foster
fountain fowler fox frame france frank free freeman french friend frost fry fuller gale game garden gardener gardiner
garland gates gear gent gentle german gift giles gill glass glover gold golden good goodall goodchild gooding goodman
goodwin goose gore grace grain grand grange grant graves gray green greenwood greet grey grief grimes groom grove
grub guest gunn gunner hail hale hall ham hammer hand handy hare hardy harper hart hatch haven hawk hawke hay hayward
hazard head heal heap heard heart heath hedge hedges herd hermit hero hill hind hoare hobbs hog holder hole holiday
hollow holly holmes home homer honey hood hook hope hopper horn horne house how huff hull hunt hunter hurst husband
hutch ice idle inch ireland irish iron irons jack jacks jester jewel joiner jolly jordan joy judge junior just keen
keep kettle key keys kidd killer king kiss kitchen kite knight knock lace lake lamb lamp lance land lane large lark
last law lawn lawyer leach leader leaf lean leaver lee leek legge lemon light lilley line lines link lion little lock
locke lodge lofty long lord loud love loveday low lower luck lush lyon mace maiden main major male mallet manger manners
many march mark marks marsh marshall martin mason masters match may mayor mead meadows means mercer merchant merry metal
middle miles mill miller mills mint mist moat mole money monk moody moon moor moore more morning moss mould mountain
mouse munday musket mustard nail nave neat need needle nelson new newman newton nice nicholas nickel night noble noon
norman north nun nurse nutt oak oakes oats offer old orchard organ osborn page paget pain paine paint painter palmer
parish park parker parrot parson parsons pass patch pay payne peace peach peacock pear pearl peel pen penny people
pepper perch perfect perry petty pickle piece pigeon pike pine pink piper pipe pit pitt place plain plant platt player
plum plumb plummer pole pollard pond pool poole poor pope port porter post pott potter potts pound power powers pratt
precious price pride priest prince print prior proud pye quail quick rabbit race rain rainbow ram rand ranger rank rash
raven ray read reader reading reed reeve reeves rest rice rich riches rider ridge ridley right ring rings rivers roach
road robins rock rod rogers rolls roman rook room root rose rough round row rowe royal rudd ruff rule rush rust rye sadler
sage sailor salmon salt salter sand sands savage savings sawyer say sayer school scott scrivener seal search season self
sell sellers senior sergeant sexton shaft shark sharp shaw shepherd sheriff shield shields ship shore short shorter shrub
silk silver simple singer skinner slade slater slaughter sledge slow small smart smith snell snow somers song soul south
spain spark sparks sparrow speed spence spencer spice spicer spier spiller spring springer squire stable stack staff stain
stamp stanger star stark steed steel steele steer stern steward stiff stock stocks stoke stone storey storm stout strand
straw street strong strange stringer stubbs style sugar summer summers sumner sutton swan sweet swift sword tabor tailor
talbot tall tanner tarry tate taylor teal teller temple tempest tench terry thatcher thorn thorne thrift tidy tiller
timber todd tong toogood tool towers town travel travers treadwell tree trigger trip trout trow true truman tucker tuner
turner turtle twist tyler underhill underwood upright usher vale valentine vane vaughan venison vice vicar vickers vine
virgo vowel wade wagstaff wain wait waite wake walker wall waller walls ward warden ware warner warren wash waterman waters
watt watts way weaver webb webber weeks weight welch well wells welsh west wharf wheat wheel wheeler whistler white whiting
whittle wick wild wilde wilder will wills winch wind winder window wing winner winter winters wise wood woodman woods woolf
wool worth wren wright wyatt yard yeoman york young younger
"""

# Sounds of common names from elsewhere that English text uses as words, or that are pronouns and particles.
_SHORT = """
jan feb mar apr jun jul aug sep sept oct nov dec january february april july august september october november december mon tue wed thu
fri monday tuesday wednesday thursday friday saturday sunday
a ad ah al am an as at be bo by do ed el em en er go ha he hi ho i ia if in is it jo ju ka la le li lo lu ma me mi mo
my na no nu of oh ok on or os ox pa po so su ta te ti to tu um up us ut we ya ye yo yu zu and any are but can dan den did
din dip don for gin had han has her him his hum its jam kai kim lam lan let long man men nam not now our out pan per
pin put ram ran ray rim roy sam san sat saw see set she sit son song sum sun tan tee ten the tin too top two van was way
who why win won wong woo wu yang yes yet you young
"""

ORDINARY_WORDS: frozenset[str] = frozenset(f"{_FORENAMES} {_SURNAMES} {_SHORT}".split())
"""Folded single words. Some ("taylor") are words only in lower case: see below."""

_WHEN_CAPITAL = """
alder archer asher barker blake brooke carr carol chandler chaplin chapman chloe clifford coates cobb collier cooke cooper
cox crowe cutler dan dudley fletcher forbes francis freeman gardiner giles gill goodall goodman goodwin grimes gunn hayward
heather hobbs holmes horne hurst jack jade jasmine jay john josh jude juniper kidd kim legge lilley locke lucy marshall
martin mason mia moore munday nelson nicholas nick norman nutt oakes osborn paget paine parsons patty payne pete pip pitt
platt plummer pollard poole pott potts pratt pye reeve reeves ridley rob robin robins rogers ross rowan rowe roy rudd sadler
sally sam scott scrivener sean shaw shay sid sienna slade slater smith snell spence spencer steele stubbs sue sumner sutton
tabor talbot tate taylor terry tim todd tom tony travers trish truman tucker turner tyler underhill underwood vaughan vickers
wade wagstaff waite walker waller warner watt watts webb webber welch wheeler whittle wills woolf wright wyatt xander
"""

NAMES_WHEN_CAPITAL: frozenset[str] = frozenset(_WHEN_CAPITAL.split())
"""Words of the lists above that are read as names wherever they stand with a capital."""

_VIRTUES = """
amity angel beauty blessing charity cherish comfort destiny faith favour felicity fortune gift glory godswill goodness grace
happiness happy harmony honesty honour innocent joy lovely loveth marvellous melody mercy miracle patience perpetual precious
promise prosper prosperity prudence purity serenity sunshine temperance trinity unity victory wisdom
"""
_VIRTUE_NAMES = frozenset(_VIRTUES.split())


def is_forename_before_a_surname(folded: str) -> bool:
    """Whether a word that says nothing by itself is a forename where somebody's surname follows it ("Precious Moyo")."""
    return folded in _VIRTUE_NAMES


_LITTLE_WORDS = frozenset(
    "a am an are as at be but by can do for from go had has have he her him his i if in is it its me my no not now of off on or "  # noqa: SIM905
    "our out own per she so than that the their them then they this to too up us was we were who why with yes yet you your".split()
)
_MOSTLY_WORDS = frozenset(_SURNAMES.split()) - frozenset(_FORENAMES.split()) - NAMES_WHEN_CAPITAL | _LITTLE_WORDS


def is_mostly_a_word(folded: str) -> bool:
    """Whether a word is rather the thing than somebody's name even where it stands alone ("Hall", "Boot", "On")."""
    return folded in _MOSTLY_WORDS


def is_ordinary(folded: str) -> bool:
    """Whether a single folded word says nothing about a person by itself, even with a capital."""
    return folded in ORDINARY_WORDS and folded not in NAMES_WHEN_CAPITAL
