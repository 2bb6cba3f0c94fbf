# Word classes of English news, used by the rules of the other files.
#
# Form of every .lex file here. One entry a line; # begins a note (at the line's start, or after a blank).
#   @name  words…                                   a class of words; several lines of one name add up
#   group name kind weight  pattern                 a rule
# group: trigger (something happened), status (what stands around it), toll (counts of people), actor, weapon, target,
#        place (words around place names), number, name_part, language.
# kind:  of a trigger: n noun, v verb, g gerund, a attribute (speaks only when no other trigger does); else -.
# weight: of a trigger 1…4, the highest wins in a sentence; of a number its value; else 1.
# pattern: words in order. a|b either; stem* every word that begins so; @class; <num> a number; <cap> a capitalised word;
#        ..4 up to four words between; word? may be missing; !word must not stand there; ^word the word it is about.
# Words are compared without case, accents and apostrophes; hyphens part words ("air-strike" = "air strike").

@det the|a|an|this|that|these|those|its|their|his|her|our|several|many|some|any|another|two|three|both|all|each|every
@be is|are|was|were|be|been|being|has|have|had|gets|got
@missile missile|missiles|rocket|rockets|icbm|icbms|warhead|warheads|iskander|iskanders|kinzhal|kinzhals|kalibr|kalibrs|tochka|himars|atacms|katyusha|katyushas|qassam|qassams|scud|scuds
@drone drone|drones|uav|uavs|shahed|shaheds|quadcopter|quadcopters|lancet|lancets|fpv
@bomb bomb|bombs|ied|ieds|grenade|grenades|mine|mines|landmine|landmines|explosive|explosives|device|devices|munition|munitions|dynamite
@aircraft warplane|warplanes|jet|jets|aircraft|helicopter|helicopters|bomber|bombers|plane|planes|gunship|gunships|planes|fighters
@artillery artillery|mortar|mortars|tank|tanks|howitzer|howitzers|grad|grads|shell|shells|cannon
@hit hit|hits|hitting|struck|strike|strikes|striking|slammed|slams|pounded|pounds|pounding|targeted|targets|targeting|attacked|attacks|attacking|damaged|damages|damaging|destroyed|destroying|killed|kills|killing|wounded|injured|ripped|tore|smashed|crashed|rained|battered
@impact landed|lands|landing|fell|falls|fallen|falling|exploded|explodes|exploding|crashed|crashes|impacted|came|detonated
@launch fired|fires|firing|launched|launches|launching|used|uses|using|shot|lobbed|rained|unleashed|dropped|drops|dropping
@killed killed|kill|kills|killing|dead|died|dies|die|dying|death|deaths|slain|perished|fatalities|fatality|fatally|murdered|drowned|lives|corpses|bodies|fatal
@injured injured|injure|injures|injuring|wounded|wounds|wounding|hurt|hurts|hurting|injuries|hospitalised|hospitalized|maimed
@people people|persons|person|civilians|civilian|residents|resident|soldiers|soldier|troops|men|man|women|woman|children|child|boys|boy|girls|girl|passengers|passenger|workers|worker|policemen|policeman|officers|officer|students|student|others|villagers|victims|victim|fighters|militants|rebels|protesters|demonstrators|migrants|fishermen|miners|crew|bodies|members|guards|guard|paramedics|medics|journalists|journalist|teenagers|teenager|pupils|patients|tourists|pilgrims|worshippers|employees|firefighters|firefighter|doctor|doctors|driver|drivers|inhabitants|locals|citizens|prisoners|inmates|guests|customers|pedestrians|motorists|servicemen|hostages|gunmen
@force forces|force|troops|army|military|soldiers|militants|militant|rebels|rebel|insurgents|gunmen|gunman|fighters|guerrillas|guerillas|militia|militiamen|jihadists|terrorists|police|policemen|officers|paramilitaries|separatists|extremists|bandits|attackers|assailants|marines|commandos|navy|artillery|warplanes|settlers|mob|gang|gangs|gangsters|pirates|hackers|security|coalition
@attacker militants|rebels|bandits|attackers|assailants|insurgents|jihadists|terrorists|guerrillas|militiamen|raiders
@vehicle plane|planes|train|trains|bus|buses|car|cars|helicopter|helicopters|truck|trucks|boat|boats|ferry|ferries|vehicle|vehicles|coach|coaches|tram|trams|lorry|lorries|minibus|minibuses|motorcycle|aircraft|jet|jets|airliner|airliners|van|vans|taxi|ship|ships|tanker|tankers
@month january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec
@weekday monday|tuesday|wednesday|thursday|friday|saturday|sunday
@directional north|south|east|west|northern|southern|eastern|western|central|northeast|northwest|southeast|southwest|northeastern|northwestern|southeastern|southwestern|downtown|mid|upper|lower|inner|outer|coastal|rural|urban|greater|neighbouring|neighboring|nearby|far|remote
