"""The words of which code names are made, and whether a word is one: of a ticket that exists or of none (R-9)."""

from __future__ import annotations

ADJECTIVES = tuple(
    """amber ample arctic ashen autumn azure balmy bamboo basalt beige birch bold brass breezy bright brisk bronze calm
    canvas cedar chalk cheery chilly cinder citrus civic clear clever cloudy cobalt cool copper coral cosy
    cotton cream crimson crisp curly daily dapper dawn deep denim dewy distant dusky eager early earthen easy
    ebony elder emerald even fabled fair fawn fern fine fleet floral flint foggy forest fresh frosty gentle
    gilded ginger glad glassy golden grand granite grassy green hazel heather hidden hilly honey humble indigo
    inland iron ivory jade jolly jovial juniper keen kind lace lagoon lapis lark lasting laurel leafy lemon
    level light lilac lime limber linen lively lofty lucid lunar maple marble marine maroon mellow meadow merry
    mild mint misty modest mossy muted navy neat nimble noble northern oaken ocean ochre olive onyx opal orange
    orchid paper pastel patient pearl peach pebble pine placid plain plucky plum polar polished poplar prairie
    proud quartz quick quiet rainy rapid regal ripe river robin rosy round royal ruby russet rustic sable
    saffron sage sandy sapphire scarlet sepia serene shady sierra silent silken silver simple sincere slate
    sleek smooth snowy soft solar solid southern spring sprightly spruce stable starry steady stellar still
    stone sturdy subtle summer sunlit sunny swift tawny teal tender thistle tidal tidy timber topaz tranquil
    trim true tulip umber upland valley velvet verdant vernal violet vivid warm wheat whole willow windy winter
    wise wooden woven young zesty""".split()
)
CREATURES = tuple(
    """albatross alder anchovy antelope aspen auklet avocet badger banyan barbet basil beaver bee beetle bilberry
    bittern blackbird bluebell bluebird bobolink bramble bream bulbul bunting buttercup buzzard camellia canary
    caribou carp catbird chaffinch chamois cherry chickadee chicory chipmunk cicada clover condor coot cormorant
    cowslip crane cricket crocus crossbill curlew cypress daffodil dahlia daisy dipper dolphin dotterel dove
    dragonfly duckling dunlin dunnock eagle egret eider elk elm fennel fieldfare fig finch firefly flamingo flax
    flicker flounder foxglove fritillary fulmar gadwall gannet gardenia garganey gazelle gecko gentian geranium
    gerbil godwit goldcrest goldfinch goosander goshawk grackle grebe greenfinch grosbeak grouse guillemot gull
    haddock halibut hare harebell harrier hawfinch hawthorn hazelnut heron herring hibiscus hickory holly hoopoe
    hornbeam hyacinth hyssop ibex ibis iguana iris ivory jacana jackdaw jasmine jay junco kestrel kingfisher
    kinglet kite kittiwake kiwi koala lacewing ladybird lapwing larch lavender lemur limpet linden linnet llama
    loon lotus lupin lynx mackerel magnolia magpie mallard manatee marigold marmot marten martin merganser
    merlin minnow mistletoe mockingbird moorhen moose moth mulberry murre myrtle narwhal newt nightingale
    nutcracker nuthatch oak oleander orchid oriole osprey otter ouzel owl oyster pansy partridge peacock pelican
    penguin peony perch petrel petunia pheasant phlox phoebe pika pintail pipit plover pochard pollock poppy
    porpoise primrose ptarmigan puffin quail quince rabbit raven razorbill redpoll redshank redstart redwing
    reindeer robin rook rosefinch rosemary rowan ruff salmon sanderling sandpiper sardine scoter seal shearwater
    shelduck shrew siskin skimmer skylark smew snipe snowdrop sorrel sparrow spoonbill squirrel starling stilt
    stoat stork sunfish swallow swan swift sycamore tanager teal tern thrasher thrush thyme titmouse tortoise
    toucan towhee treecreeper trillium trout tulip turnstone turtle verbena verdin veronica vireo vole wagtail
    walnut walrus warbler waxwing weaver wheatear whimbrel whinchat wigeon willet woodcock woodlark woodpecker
    wren wryneck yarrow yew zebra zinnia""".split()
)

_ADJECTIVES, _CREATURES = frozenset(ADJECTIVES), frozenset(CREATURES)


def is_code_name(word: str) -> bool:
    """Whether the word could be a ticket's code name; it says nothing of whether there is such a ticket."""
    first, _, second = word.strip().lower().partition("-")
    return first in _ADJECTIVES and second in _CREATURES
