"""Word lists about names: short forms that people use for one another, and names that are ordinary words too."""

from __future__ import annotations

from conduct_mailer.reading.word_list import worded

SHORT_FORMS: tuple[frozenset[str], ...] = tuple(
    frozenset(group.split())
    for group in (
        "william will bill billy willy willie liam wim guillermo wilhelm",
        "thomas tom tommy tomasz tomek tomas tomaz thom",
        "alexander alexandra alex sasha sascha lex sandy aleksander aleks alejandro alejandra alec",
        "natalia natalie natasha natascha nataliya natalya talia nat tasha",
        "rosa rosie rosita rosalie",
        "grace gracie",
        "patience pat patty",
        "jaylen jay jalen",
        "robert rob bob bobby robbie bert roberto",
        "richard rich rick ricky dick ricardo",
        "elizabeth liz lizzie beth betty eliza lisa elisabeth",
        "katherine catherine kathryn kate katie kathy cathy kat katja katya ekaterina caitlin",
        "margaret maggie meg peggy greta marge rita",
        "michael mike mick mickey micha mikhail miguel michal misha",
        "matthew matt matty mateo matthias",
        "daniel dan danny daniil",
        "david dave davey davy",
        "joseph joe joey jose josef pepe giuseppe",
        "john johnny jack jon juan ivan jan johan johannes hans",
        "jonathan jon jonny john",
        "james jim jimmy jamie jaime",
        "christopher chris topher kit kris christoph krzysztof",
        "christina christine chris tina chrissy kristina kirsten",
        "stephen steven steve stefan stephan esteban",
        "andrew andy drew andre andreas andrei andres andrzej",
        "anthony tony antonio anton toni",
        "benjamin ben benny benji",
        "samuel samantha sam sammy",
        "edward eddie ed ted ned teddy eduardo",
        "nicholas nick nicky nico niko nikolai klaus nicolas",
        "peter pete pedro pierre piotr petr pieter",
        "philip phil pip felipe phillip",
        "patrick pat paddy patricia patty trish tricia",
        "charles charlie chuck carlos karl carl",
        "george georgie jorge georg",
        "henry harry hank hal enrique heinrich",
        "lawrence larry laurie lars",
        "leonard leo len lenny leonardo",
        "gregory greg gregor grzegorz",
        "jeffrey jeff geoffrey geoff",
        "kenneth ken kenny",
        "ronald ron ronnie",
        "timothy tim timmy",
        "victoria vicky vikki tori",
        "jennifer jen jenny jenni",
        "jessica jess jessie",
        "rebecca becky becca bex",
        "susan sue susie suzanne suzy",
        "deborah deb debbie",
        "barbara barb babs",
        "theodore theodora theo ted teddy dora",
        "francis frances frank fran francisco frankie franz",
        "frederick fred freddie freddy federico",
        "gabriel gabriella gabe gabi",
        "isabella isabel bella izzy isobel",
        "jacob jake jakob jakub",
        "joshua josh",
        "maximilian maxim maxwell max",
        "nathaniel nathan nate nat",
        "oliver olivia ollie liv",
        "vladimir vova volodya vlad",
        "vyacheslav yaroslav stanislav slava",
        "dmitri dmitry dima mitya",
        "sergei sergey seryozha",
        "anna anne ann annie anya anja ania hannah",
        "maria mary marie mia masha molly",
        "eugene gene evgeny zhenya",
        "zachary zach zack zak",
        "abigail abby gail",
        "ignacio nacho",
        "mohammed muhammad mohamed mo ahmed",
    )
)

NAMES_THAT_ARE_WORDS = worded(
    """amber angel april art august autumn basil beauty bill bishop blessing bliss brook buck carol chance charity
    chase christian chuck clay cliff comfort daisy dale dawn dean dick dot drew earl eve faith favor favour fern
    flora forest fortune frank gene gift ginger glen grace grant guy hank happy harmony hazel heath heather holly
    honey hope hunter innocent iris ivy jade jasmine jay jewel joy june justice kit lance lane laurel lee lily
    lucky major mark mat may melody memory mercy merit miles mo moss nick norm olive opal page pat patience pearl
    peg penny pierce pip poppy precious prince princess promise prudence ray reed rich rob robin rod rose ruby
    rusty sage sandy sky sterling stone storm sue summer sunny temperance tiffany tim trinity vale van victor
    violet wade ward will willow wisdom wren"""
)
