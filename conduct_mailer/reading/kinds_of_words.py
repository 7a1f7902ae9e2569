"""Words that matter in the same way when a report is weighed, by their kind; in lower case, without apostrophes."""

from __future__ import annotations

from collections.abc import Mapping

_LISTS: dict[str, str] = {
    "PLACE": """
        room rooms hall halls lobby foyer hallway hallways corridor corridors stairs stairwell staircase
        elevator elevators lift lifts escalator floor mezzanine table tables queue line desk booth booths
        stand stall tent pier dock deck ferry boat terrace balcony garden rooftop bar pub hotel hostel cafe
        restaurant canteen kitchen buffet cloakroom lockers toilet toilets bathroom bathrooms restroom
        restrooms loo loos washroom cubicle bus shuttle train tram taxi cab uber lyft car carpark garage
        parking station airport street entrance exit door doorway gate ramp steps registration reception
        checkin row seat seats stage podium lectern fountain bench couch sofa beanbag corner office building
        expo ballroom auditorium library gym pool sauna beach park waterfront quay lounge gallery courtyard
        patio lawn yard pavement sidewalk shop brewery bridge tunnel basement cinema theatre theater venue
        counter lighthouse boathouse greenroom suite atrium aula vestibule cafeteria harbour harbor
        dancefloor upstairs downstairs outside backstage
    """,
    "SESSION": """
        talk talks keynote keynotes session sessions panel workshop workshops tutorial tutorials bof sprint
        sprints party dinner lunch breakfast social poster posters afterparty qa standup plenary crawl
        karaoke quiz banquet brunch hackathon meetup lightning unconference demo presentation orientation
        opening closing coffee break breaks
    """,
    "NET": """
        discord slack zulip matrix irc mastodon twitter bluesky linkedin instagram insta facebook whatsapp
        telegram signal reddit youtube github gitlab forum zoom stream livestream chat thread channel
        website sms tiktok email emails mail mails dm dms inbox server tweet tweets tweeted toot post posts
        comment message messages messaged texted text texts repo pr issue wiki dmed online
    """,
    "DAY": """
        monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
        yesterday today tonight tomorrow yday
    """,
    "PART": """morning afternoon evening night noon midday lunchtime midnight dawn""",
    "MONTH": """
        january february march april june july august september october november december jan feb apr jun
        jul aug sep sept oct nov dec
    """,
    "VAGUE": """recently lately sometime sometimes once earlier ago while ages before often""",
    "PERSON": """
        guy guys man men woman women lady ladies bloke blokes dude dudes lad lads girl girls boy boys kid
        fella fellow person people gentleman gentlemen attendee attendees participant participants speaker
        speakers presenter engineer developer recruiter sponsor exhibitor colleague coworker student teacher
        stranger individual individuals chap gent visitor delegate delegates mentor instructor trainer
        panelist panellist bartender waiter neighbour neighbor roommate boss manager
    """,
    "SOMEBODY": """someone somebody anyone anybody nobody everyone everybody others""",
    "THEY": """
        he she they him her them his hers their theirs himself herself themselves hes shes theyre theyve hed
        shed
    """,
    "ME": """i me my mine myself we us our ours im ive id ill were weve""",
    "DEED": """
        grabbed grabbing grab touched touching touch groped groping grope pushed shoved shoving shouted
        shouting yelled yelling screamed screaming stalked stalking cornered kissed kissing hugged hugging
        punched hit kicked slapped spat insulted insulting mocked mocking laughed laughing joked joking
        jokes joke stared staring leered leering commented remarked remarks remark comments whispered
        harassed harassing harassment assaulted assault attacked attacking pinned poked poking pinched
        pulled pulling tugged stroked stroking rubbed rubbing leaned leaning filmed filming photographed
        recorded recording interrupted interrupting interrupts belittled dismissed ignored called calling
        asked asking told telling said saying says posted posting wrote writing sent sending swore swearing
        cursed slur slurs imitated mimicked misgendered misgendering deadnamed bullied bullying doxxed
        excluded humiliated intimidated intimidating heckled heckling catcalled whistled ogled propositioned
        invited pestered pestering badgered stole stolen took showed showing displayed exposed undressed
        threw throwing hurled brushed squeezed hovered hounded made giving gave put held blocked
    """,
    "FOLLOW": """followed following follows follow waiting waits waited""",
    "STOPPED": """
        stopped stops stop ended ends over finished ceased gone left resolved sorted apologised apologized
        apologises apologizes deleted removed banned quit disappeared vanished
    """,
    "GOES_ON": """
        still again keeps keep kept continues continued continuing ongoing constantly repeatedly always
        every daily nightly since anymore continuously continue repeated repeats nonstop whenever
    """,
    "NOW": """now currently moment rn atm""",
    "THREAT": """threatened threatening threatens threat threats threaten""",
    "WEAPON": """knife knives gun guns weapon weapons pistol hammer blade machete taser""",
    "POLICE": """
        police cops cop sheriff officer officers polizei policia policía politie gendarmerie fbi
        authorities authority
    """,
    "HURT": """
        hurt kill killing killed stab stabbing shoot shooting die dying dead death suicide suicidal overdose
        bleeding unconscious hospital ambulance injured beat beating strangle choke rape raped spiked
        drugged
    """,
    "ROLE": """
        organizer organizers organiser organisers staff volunteer volunteers crew chair chairs committee
        team helper helpers host steward stewards marshal emcee moderator organization organisation
    """,
}
KINDS: Mapping[str, str] = {word: kind for kind, listed in _LISTS.items() for word in listed.split()}
"""Each word has one kind: "posted" and "comments" are deeds, on whatever page."""
