# What happened, in English. Form: head of 00_words_en.lex. The names are codes of assets/categories.json.

# --- Missiles and rockets
trigger missile_strike v 3  @missile ..8 ^@impact|hit|hits|struck|strikes|slammed|fired|launched|used|rained|targeted|hitting|striking|landing
trigger missile_strike v 3  ^fired|fires|firing|launched|launches|launching|used|rained|unleashed|lobbed ..6 @missile
trigger missile_strike v 3  ^attacked|attacking|hit|struck|pounded|targeted|bombarded ..6 with|by|using ..4 @missile
trigger missile_strike n 3  @missile ^strike|strikes|attack|attacks|fire|barrage|barrages|salvo|salvos|bombardment|impact|hits
trigger missile_strike n 2  @missile ^launch|launches|launching
trigger missile_strike n 3  ^strike|strikes|attack|attacks|barrage|salvo|wave|volley ..3 with|of|using|by ..4 @missile
trigger missile_strike n 2  ^use of ..6 @missile
trigger missile_strike v 2  ^fall|falling of? @missile
trigger missile_strike n 2  @missile ..2 ^use

# --- Artillery
trigger shelling v 3  ^shelled|shelling|shellings !out
trigger shelling n 3  @artillery ^fire|strike|strikes|attack|attacks|barrage|barrages|bombardment|shelling|shellings|duel|duels
trigger shelling v 3  @artillery ..5 ^hit|hitting|struck|striking|fired|landed|landing|fell|falling|exploded|exploding|pounded|pounding|slammed|slamming|crashed|crashing
trigger shelling v 2  ^bombarded|bombards|bombarding|bombardment|bombardments
trigger shelling v 3  ^fired|firing|rained|lobbed|pounded ..4 @artillery !company

# --- From the air
trigger air_strike n 4  ^airstrike|airstrikes
trigger air_strike n 4  air ^strike|strikes|raid|raids|attack|attacks|bombardment|bombardments
trigger air_strike n 3  ^bombing raid|raids|run|runs|campaign
trigger air_strike n 3  aerial ^bombardment|bombardments|attack|attacks|bombing|bombings|raid|raids
trigger air_strike v 3  @aircraft ..8 ^bombed|bombs|bombing|targeted|hit|struck|strike|attacked|attack|fired|raided|raid|strafed|pounded|dropped
trigger air_strike n 3  glide|barrel|cluster|aerial|guided|gliding ^bomb|bombs
trigger air_strike n 2  coalition|russian|nato|us|israeli|american|saudi|turkish|syrian|ukrainian|french|british ^strike|strikes|raid|raids !over !by !action

# --- Drones
trigger drone_attack v 4  @drone ..8 ^hit|hits|struck|strikes|strike|attack|attacks|attacked|attacking|target|targets|targeted|fell|crashed|exploded|killed|killing|slammed|dropped|rammed|smashed|damaged|destroyed|destroying|wounded|injured|struck
trigger drone_attack v 3  @drone ..5 ^downed|intercepted
trigger drone_attack v 3  @drone ..4 ^shot|brought down
trigger drone_attack n 4  @drone ^strike|strikes|attack|attacks|raid|raids|assault|assaults
trigger drone_attack v 4  ^attacked|attack|attacks|struck|hit|launched|launches|fired|used|using|shot|downed ..6 @drone
trigger drone_attack n 3  ^swarm|wave|barrage ..2 of ..3 @drone

# --- Explosions
trigger explosion n 3  suicide|car|truck|roadside|nail|petrol|pipe|letter|parcel|vehicle|fire ^bomb|bombs|bombing|bombings|bomber|bombers|bombed
trigger explosion v 4  @bomb ..5 ^exploded|explodes|explode|exploding|detonated|detonates|went|goes|blew|blown off?|up?
trigger explosion v 3  @bomb ..5 ^killed|killing|kills|wounded|targeted|ripped|tore|hit|struck|injured|destroyed
trigger explosion n 3  ^bombing|bombings !raid !raids !campaign !run
trigger explosion v 3  ^bombed
trigger explosion n 3  bomb ^blast|blasts|attack|attacks|explosion|explosions
trigger explosion v 3  ^detonated|detonates|detonating|detonate ..4 @bomb|belt|vest|himself|herself
trigger explosion n 3  ^explosion|explosions|blast|blasts !furnace !of
trigger explosion n 3  ^explosion|explosions|blast|blasts of
trigger explosion v 3  ^exploded|explodes|exploding
trigger explosion v 3  ^blew|blow|blows|blown|blowing ..5 up
trigger explosion v 3  ^planted|hurled|threw|throwing|tossed|lobbed ..3 bomb|bombs|grenade|grenades|explosives
trigger explosion n 2  ^detonation|detonations

# --- Firearms
trigger shooting v 3  ^shot dead|at|and|by|to|him|her|them !title !goal
trigger shooting v 3  ^gunned|mowed down
trigger shooting v 3  ^opened|opening|opens fire|gunfire !engine !truck
trigger shooting n 3  ^shooting|shootings|shootout|shootouts|gunfire
trigger shooting n 3  mass|school|drive|sniper ^shooting|shootings|by|fire
trigger shooting v 3  gunman|gunmen|sniper|snipers|shooter|shooters ..5 ^shot|killed|attacked|fired|opened|stormed|ambushed|assassinated|wounded|murdered
trigger shooting v 3  ^fatally shot
trigger shooting v 3  fatally ^shot
trigger shooting v 2  ^fired on|at|upon|into|several|shots
trigger shooting v 2  @be ^shot !down
trigger shooting v 2  ^shot ..4 @people
trigger shooting n 2  ^shots ..3 fired|heard

# --- Battles
trigger armed_clash n 3  ^clash|clashes !of !between?|of with? culture|cultures
trigger armed_clash v 3  ^clashed|clashing
trigger armed_clash n 3  ^firefight|firefights|skirmish|skirmishes|gunfight|gunfights|gunbattle|gunbattles|crossfire
trigger armed_clash n 3  gun ^battle|battles|fight|fights
trigger armed_clash v 3  ^exchanged|exchange|exchanging|exchanges of? ..2 fire|gunfire
trigger armed_clash n 2  ^fighting !for !against?|cancer|fires|fire
trigger armed_clash n 2  ^battle|battles between|erupted|raged|broke|in|near|around|outside|left|killed|for
trigger armed_clash n 2  heavy|fierce|street|pitched|bloody ^battle|battles|fighting
trigger armed_clash n 2  ^hostilities|offensive|offensives|counteroffensive|incursion|incursions|counterattack|onslaught
trigger armed_clash v 2  ^stormed|overran|recaptured|retook|captured|seized|retaken|took ..1 control|town|city|village|base|territory|positions|airport|villages|towns
trigger armed_clash v 2  @force ..4 ^stormed|overran|recaptured|retook|captured|retaken|advanced|invaded
trigger armed_clash v 2  ^invaded|invades|invading
trigger armed_clash n 1  ^invasion|incursion
trigger armed_clash v 2  militants|insurgents|rebels|terrorists|guerrillas|guerillas|separatists|fighters|jihadists ..6 ^killed|slain|eliminated
trigger armed_clash v 2  soldiers|troops ..4 @be ^killed|wounded|ambushed
trigger armed_clash v 3  ^ambushed|ambush|ambushes

# --- Attacks
trigger attack v 2  ^attacked|attacks|attacking !ad !ads
trigger attack n 2  ^attack|attacks on|in|at|against|near|that|which|by|killed|left|of|overnight|late|early|happened|took|came|occurred|outside|and|was
trigger attack n 2  terrorist|terror|militant|rebel|overnight|deadly|armed|arson|mass|bloody|coordinated|enemy|russian|israeli|ukrainian ^attack|attacks|assault|assaults|strike|strikes
trigger attack v 3  @attacker ..2 ^killed|slaughtered|burned|burnt|looted|beat|kill
trigger attack v 3  armed ^men|group|groups ..3 killed|attacked|stormed|burned|raided
trigger attack v 2  ^assaulted|raided|massacred|ambushed|rammed
trigger attack n 2  ^assault|assaults|raid|massacre|massacres|rampage on|in|at|against|near|by|of
trigger attack n 3  knife|stabbing|machete|acid|arson|sword|axe|ramming|vehicle|hammer|crossbow ^attack|attacks|rampage|spree
trigger attack v 3  ^stabbed|stabs|stabbing|stabbings|slashed|knifed|hacked !phone !computer !email !emails !into !system !systems !website !network
trigger attack v 3  ^strikes|struck|hit|pounded ..4 market|school|hospital|village|building|apartment|house|houses|home|homes|camp|church|mosque|station|bridge|port|airport|depot|plant|factory|refinery|substation
trigger attack v 2  came|come|comes ^under ..1 attack

# --- Killing (attributes: they speak alone only when nothing else does)
trigger killing v 3  ^assassinate|murdered|assassinated|beheaded|lynched|executed|slaughtered|strangled|martyred
trigger killing n 3  ^murder|murders|assassination|assassinations|beheading|lynching|execution|executions|massacre|slaughter|slaying|killing|killings of|in|at|by|near
trigger killing a 2  ^killed|kills|killing|kill
trigger killing a 1  ^dead|died|dies|deaths|death|slain|perished|fatalities|casualties|wounded|injured|drowned

# --- Coercion
trigger abduction v 3  ^abducted|kidnapped|hijacked|abducting|kidnapping|abducts|kidnaps
trigger abduction n 3  ^abduction|abductions|kidnapping|kidnappings|hijacking|hijack
trigger abduction v 3  ^taken|took|takes|taking|seized ..3 hostage|hostages|captive
trigger abduction v 2  forcibly ^disappeared
trigger abduction n 2  enforced ^disappearance|disappearances
trigger arrest v 2  ^arrested|arrests|arresting|detained|detains|detaining
trigger arrest n 2  ^arrest|arrests|detention of
trigger arrest v 2  taken ^into custody
trigger arrest v 2  ^rounded up
trigger seizure v 4  ^seized|seizes|seizing|confiscated|confiscates|impounded ..2 a|an|the|weapons|arms|explosives|drugs|cocaine|heroin|ship|tanker|vessel|car|cash|<num>|cache|more !control !power
trigger seizure n 3  ^seizure|confiscation of
trigger seizure v 3  ^looted|looting|looters|plundered|ransacked|pillaged|robbed|robbery
trigger raid n 3  commando|police|night|security|dawn|army ^raid|raids
trigger raid v 3  police|forces|troops|soldiers|agents|officers ..3 ^raided|raid|searched
trigger destruction v 2  ^demolished|bulldozed|torched|vandalised|vandalized|sabotaged
trigger destruction n 2  ^demolition|sabotage|vandalism of|at|in|on
trigger destruction v 3  ^set ..3 ablaze|fire|alight
trigger destruction v 2  ^burned|burnt|burning ..2 homes|houses|cars|tyres|tires|villages|village|crops|church|mosque|buildings
trigger destruction a 1  ^destroyed|destroying|destroys

# --- Streets
trigger protest v 4  ^protested|protests|protest|protesting !song !songs !vote
trigger protest n 4  ^protest|protests|protesters|demonstration|demonstrations|demonstrators|rally|rallies|vigil|vigils|picket|march against?|over?|in?
trigger protest v 4  ^demonstrated|demonstrating|rallied|picketed|picketing|rallying !how|that|his|her|its|their|a|an|the|again
trigger protest v 4  ^marched|marching|marches|march through|in|on|to|against|@weekday|down|along|into|@month|past|and|for
trigger protest v 4  @people|thousands|hundreds|dozens|crowd|crowds|<num>|farmers|teachers|albanians|workers ..3 ^marched|rallied|gathered|march|demonstrated|protested !at !data
trigger protest n 3  sit|hunger|general ^in|strike|strikes
trigger protest n 3  ^strike|strikes over|by ..2 workers|unions|pay|wages|drivers|staff|teachers|nurses|doctors
trigger protest v 3  ^walked out|off
trigger protest v 3  workers|drivers|nurses|teachers|miners|pilots|doctors ..3 ^strike|strikes|striking|struck|stopped !a
trigger protest v 3  on ^strike
trigger protest v 3  ^stopped work
trigger protest n 3  ended|national|nationwide ^strike|strikes
trigger protest v 3  ^blocked|blocking|blockaded|blockading|barricaded ..4 road|roads|street|streets|highway|highways|bridge|traffic|railway|border|motorway|rails|entrance|transport|access
trigger protest n 3  ^roadblock|roadblocks
trigger protest v 3  took|take|takes|taking to ^the streets
trigger riot n 4  ^riot|riots|rioting|rioted|rioters|looters !police !gear !act
trigger riot n 3  ^unrest
trigger riot n 3  ^mob|mobs
trigger riot v 3  ^threw|throwing|hurled|pelted ..3 stones|rocks|bottles|bricks|firebombs|molotov
trigger riot n 2  tear ^gas
trigger riot n 2  water ^cannon|cannons

# --- Computers, chemistry
trigger cyber_attack n 4  ^cyberattack|cyberattacks|ransomware|ddos|malware
trigger cyber_attack n 4  cyber ^attack|attacks|assault
trigger cyber_attack v 3  ^hack into
trigger cyber_attack v 3  ^hacked|defaced ..4 website|websites|network|networks|computer|computers|email|emails|system|systems|account|accounts|server|servers|into|database
trigger cyber_attack n 3  data ^breach|breaches
trigger cyber_attack n 3  denial of? ^service
trigger chemical n 4  chemical|chlorine|nerve|sarin|gas|poison ^attack|attacks !mask
trigger chemical n 3  ^sarin|novichok|chlorine gas? attack?
trigger chemical v 3  ^used|using ..3 chemical|sarin|chlorine|nerve weapons|weapon|gas|agent

# --- Nature
trigger earthquake n 4  ^earthquake|earthquakes|quake|quakes|aftershock|aftershocks|tremor|tremors|temblor
trigger tsunami n 4  ^tsunami|tsunamis !warning !alert
trigger flood n 4  ^flooding|floods|floodwater|floodwaters|inundated|inundation|deluge
trigger flood n 4  ^flood !of !warning !defences !defenses !barrier
trigger flood v 4  ^flooded|flooding !with
trigger flood v 3  ^burst ..2 banks
trigger flood n 3  dam|dyke|dike|levee ..2 ^burst|breach|breached|collapse|collapsed|failed|broke
trigger flood v 3  ^submerged|swamped ..3 homes|houses|villages|roads|streets|fields|farmland
trigger flood v 3  ^swept ..2 away
trigger landslide n 4  ^landslide|landslides|mudslide|mudslides|rockslide|rockslides|avalanche|avalanches|landslip|rockfall|mudflow !victory !win !election
trigger storm n 4  ^hurricane|hurricanes|typhoon|typhoons|cyclone|cyclones|tornado|tornadoes|blizzard|blizzards|hailstorm|hailstorms|thunderstorm|thunderstorms|sandstorm|snowstorm
trigger storm n 3  ^storm|storms !of !in|over !door !surge?|warning
trigger storm n 3  tropical|winter|ice|dust|violent|heavy ^storm|storms|snow|snowfall
trigger storm n 2  ^gale|gales|derecho|lightning strike?|strikes?|struck?
trigger wildfire n 4  ^wildfire|wildfires|bushfire|bushfires
trigger wildfire n 4  wild|bush|forest|brush|grass ^fire|fires
trigger volcano v 4  volcano|volcanic|mount|mt ..4 ^erupted|erupts|erupting|eruption|eruptions
trigger volcano v 3  ^eruption|eruptions of?
trigger volcano v 3  ^spewed|spewing|spews ..3 ash|lava
trigger drought n 3  ^drought|droughts|famine|heatwave|heatwaves
trigger drought n 3  heat|cold ^wave|waves|snap
trigger outbreak n 3  ^outbreak|outbreaks|epidemic|epidemics of?
trigger outbreak n 3  ^cholera|ebola|measles|polio|dengue|zika|h5n1|h1n1|malaria|anthrax|mpox|monkeypox|diphtheria|meningitis|typhoid|plague|marburg|covid|mers|sars|legionnaires
trigger outbreak n 3  swine|avian|bird|yellow|lassa|scarlet ^flu|fever|influenza

# --- Accidents
trigger industrial_accident n 4  gas|chemical|oil|radiation|pipeline|ammonia ^leak|leaks|spill|spills|spillage
trigger industrial_accident n 4  gas|boiler|factory|mine|pit|silo|dust|refinery|plant|fireworks ^explosion|explosions|blast|disaster|accident|collapse|fire
trigger industrial_accident n 3  mine|building|roof|bridge|tower|crane|factory|tunnel|wall|block|scaffolding ^collapse
trigger industrial_accident v 3  mine|building|roof|bridge|tower|crane|factory|tunnel|wall|house|houses|block|scaffolding ..3 ^collapses|collapsed|collapsing
trigger industrial_accident n 3  ^collapse of ..3 mine|building|roof|bridge|tower|crane|factory|tunnel|wall|block
trigger industrial_accident v 3  ^trapped underground
trigger transport_accident n 4  @vehicle|road|traffic|air|rail|cable|level ^crash|crashes|accident|accidents|collision|collisions|wreck|disaster|derailment|pileup
trigger transport_accident v 4  @vehicle ..6 ^crashed|crashes|crash|collided|overturned|derailed|sank|sunk|capsized|plunged|skidded|rammed|ploughed|plowed|veered
trigger transport_accident v 3  ^derailed|derailment|capsized|capsizes|capsizing|collided|collides|shipwreck
trigger transport_accident n 3  ^collision|collisions|derailment
trigger transport_accident v 3  ^crashed|crashes|crashing head|into|near|in|on|at|off|shortly|after|while|during|outside
trigger transport_accident n 3  ^crash of|near|in|on|at|that|killed|which|happened|occurred|site
trigger transport_accident v 3  ^sank|sunk|sinking off|in|near|of
trigger fire n 3  ^fire|fires broke|engulfed|destroyed|killed|swept|tore|ripped|gutted|raged|started|at|in|that
trigger fire n 3  house|factory|warehouse|hotel|apartment|nightclub|hospital|market|building|kitchen|school ^fire|fires|blaze|blazes
trigger fire n 3  ^blaze|blazes|inferno
trigger fire v 3  ^caught fire
trigger fire v 2  on ^fire
trigger fire v 2  ^gutted|engulfed ..3 fire|flames|blaze|building|house|warehouse

# --- Violations and restrictions
trigger violation v 2  ^tortured|raped|torture|rape|rapes !charges !trial
trigger violation n 2  sexual ^violence|assault|abuse
trigger violation n 2  human ^shields
trigger violation n 3  ethnic ^cleansing
trigger violation v 2  ^beat|beaten|beating|beatings up|by|to|with|and
trigger curfew n 2  ^curfew|curfews
trigger curfew n 2  martial ^law
trigger curfew v 2  ^evacuated|evacuating|evacuation|evacuations
trigger curfew v 2  ^forced out
trigger curfew v 2  ^deported|deporting|expelled|deportation|deportations|expulsion|expulsions

# --- Off by default
trigger arms_transfer n 1  ^export|exports|delivery|deliveries|shipment|shipments|transfer|transfers|sale ..3 of ..3 weapons|arms|@missile|ammunition
trigger statement n 1  joint ^statement
