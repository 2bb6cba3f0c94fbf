# What stands around a trigger in English. Form: head of 00_words_en.lex.
# name: negation, plan, hypothetical, attempt, metaphor, diplomatic, speech, speaker, history, justice, follow_up, topic, purpose

status negation - 1  no|not|never|without|none|neither|nor|hardly|nobody
status negation - 1  didnt|wasnt|werent|isnt|arent|hasnt|havent|hadnt|doesnt|dont|cannot|cant|wont|couldnt
status negation - 1  denied|denies|denying|deny
status negation - 1  halt|halts|halting|stop|stops|stopping|end|ends|ending to|the|of|all|its|their|this
status negation - 1  halt|stop|end|ending|prevent|prevents|preventing|avoid|avoids|avoiding|avert|averting
status negation - 1  ceasefire|truce|ban|free
status negation - 1  cease fire
status negation - 1  cessation|suspension of
status negation - 1  rather|instead than|of

status plan - 1  will|wont|shall
status plan - 1  plans|plan|planned|planning|intends|intend|intended|prepares|prepared|preparing|hopes|hope|vows|vowed|pledged|pledges|promised|ready|about|going|expected|set|scheduled|poised|wants|want|wanted|seeks|seek|seeking|sought|ordered to
status plan - 1  plans|plan|planning|planned|scheduled|calls|called|calling|call|appeal|appealed|appeals for|on
status plan - 1  threatened|threatens|threaten|threatening|threat|threats
status plan - 1  demanded|demands|demand|demanding|urged|urges|urging|asked|asks|wants|want|wanted
status plan - 1  due to be
status plan - 1  to be
status plan - 1  decided|decide|decides|agreed to
status plan - 1  designed|aimed|meant to
status plan - 1  preparing|prepares a|an|for|the
status plan - 1  destined|intended|meant for
status plan - 1  warned|warns|warning of|that|about|against
status plan - 1  upcoming|forthcoming|future|next|further|possible
status plan - 1  training|exercise|exercises|drill|drills|simulated|simulation|rehearsal|test|tests

status hypothetical - 1  could|would|might|may|should|if|unless|whether|must|can
status hypothetical - 1  potential|potentially|possible|possibly|possibility|risk|risks|prospect|danger|likelihood|chance
status hypothetical - 1  fear|fears|feared|concern|concerns|concerned|worries|worried|afraid of?|that?|about?|over?
status hypothetical - 1  in case of
status hypothetical - 1  in the event
status hypothetical - 1  likely|unlikely to
status hypothetical - 1  amid fears|concerns
status hypothetical - 1  to avoid|prevent|deter|counter|combat|fight|protect|defend|stop

status attempt - 1  attempted|attempt|attempts|attempting|tried|tries|trying|failed to?
status attempt - 1  foiled|foil|thwarted|averted|prevented|disrupted|plot|plots|plotted|plotting|plotters
status attempt - 1  intercepted|repelled|repulsed

status metaphor - 1  heart|panic|asthma|personal|verbal attack|attacks
status metaphor - 1  war of words
status metaphor - 1  price|trade|bidding|turf|culture war|wars
status metaphor - 1  market|stock|stocks|shares|currency|computer|hard|financial|economic|price crash|crashes|slump|tumble|collapse|collapsed|meltdown|tsunami
status metaphor - 1  fire sale|sales|engine|engines|department|chief|brigade|station|fighter|fighters|alarm|drill|safety
status metaphor - 1  under fire for|over|from
status metaphor - 1  strike|strikes|struck|striking a|the deal|balance|chord|tone|note|blow|agreement
status metaphor - 1  battle|battles of the|for title|the|cup|presidency|sexes
status metaphor - 1  legal|court|political|election|electoral|custody|uphill|war|cancer battle|battles|fight
status metaphor - 1  explosive growth
status metaphor - 1  explosion|explosions of|in interest|popularity|growth|demand|prices|colour|color|emotion|anger|joy|laughter|creativity|violence|flavour|taste|light|sound
status metaphor - 1  bombshell|killer app
status metaphor - 1  flood|flooded|storm|wave|barrage|avalanche of|with calls|orders|complaints|criticism|protest|refugees|questions|money|investment|letters|imports|products
status metaphor - 1  political|media|perfect|twitter|brain earthquake|storm|storms|tsunami|explosion|landslide
status metaphor - 1  landslide victory|win|defeat|election|majority
status metaphor - 1  shot at|on title|goal|redemption|target
status metaphor - 1  penalty shootout|shoot
status metaphor - 1  sales|charm|marketing|peace|diplomatic attack|offensive|blitz
status metaphor - 1  shell company|companies|shock|out
status metaphor - 1  launch|launched|launches a|an|the product|campaign|website|phone|investigation|appeal|probe|inquiry
status metaphor - 1  heated|verbal|diplomatic|angry exchange|exchanges|clash|clashes
status metaphor - 1  film|movie|photo|video|shooting shooting|shoot|range|guard|star|schedule
status metaphor - 1  sit|sits|sat|sitting|stand|stood on fire
status metaphor - 1  strike|strikes|struck out
status metaphor - 1  dead|death heat|line|end|lock|penalty|row|sentence|sentences|threat|threats|certificate
status metaphor - 1  attack|attacks ad|ads|dog
status metaphor - 1  rally|rallied|rallies ..3 shares|stocks|market|markets|prices|dollar|points|percent
status metaphor - 1  shares|stocks|market|markets|prices|dollar|bonds ..4 rally|rallied|rallies|crashed|crash|tumbled|plunged

status diplomatic - 1  condemn|condemns|condemned|condemning|condemnation|denounce|denounces|denounced|denouncing|deplore|deplored|deploring|decried|slammed|criticised|criticized|criticise|criticize|criticises|criticizes
status diplomatic - 1  accuse|accused|accuses|accusing|blame|blamed|blames|blaming|alleges|alleging
status diplomatic - 1  apologise|apologised|apologises|apologize|apologized|apologizes|apology|regret|regretted|mourn|mourned|mourning|mourns|mourners|tribute|condolences|sympathy|grief|outrage|anger|angry|dismay|horror|concern
status diplomatic - 1  reject|rejects|rejected|rejecting|demand|demands|demanded|demanding|complain|complained|protest|protested to?
status diplomatic - 1  investigate|investigated|investigates|investigating|investigation|investigations|investigators|probe|probes|probing|inquiry|inquest|clues|evidence|suspect|suspects|suspected|link|linked|links|responsibility|responsible
status diplomatic - 1  sentenced|charged|convicted|indicted|acquitted|jailed|trial|tribunal|prosecutors|prosecutor|lawsuit|sued|suing|pleaded|verdict|extradite|extradited|extradition|custody for|of|over|with|in|after?
status diplomatic - 1  lift|lifted|lifts|ease|eased|suspend|suspended|defend|defended|agree|agreed|agrees|agreement|grant|granted|offer|offered|released|release|asylum|mediation|compensation|sanctions
status diplomatic - 1  response|reaction|retaliation|revenge|reprisal|reprisals to|for|over
status diplomatic - 1  in connection with
status diplomatic - 1  discuss|discussed|discussing|talks|meeting|debate|summit|session ..2 on|about|over
status diplomatic - 1  commemorate|commemorated|commemorates|commemorating|commemoration|anniversary|memorial|remember|remembered|remembers|remembrance|survivors|survivor|veterans|veteran|victims of|the
status diplomatic - 1  wave|series|spate|string|history|pattern|campaign|aftermath|wake|legacy|memory|impact|effects|effect of
status diplomatic - 1  since|before the|a|an
status diplomatic - 1  stems|stemming|stemmed from
status diplomatic - 1  serving|sentence|sentences|record|records|claims|losses|payments|charge for|of|from
status metaphor - 1  to rally
status metaphor - 1  attack|attacks|attacked|attacking ..3 flames|fire|blaze|problem|problems|cancer|poverty|inflation
status metaphor - 1  battle|battles|fight with|against ..1 cancer|illness|disease|leukemia|alcoholism|addiction
status metaphor - 1  shooting war
status metaphor - 1  time bomb
status metaphor - 1  evacuation|evacuations plan|plans|centre|center|route|routes
status metaphor - 1  outbreak|outbreaks of ..2 war|violence|fighting|hostilities|peace|democracy
status metaphor - 1  collision ..4 reality|course
status metaphor - 1  lodged|filed|lodge ..3 protest
status metaphor - 1  expelled|expels|expelling ..5 diplomats|diplomat|inspectors|ambassador|envoy|journalist|student|students|member|members
status finance - 1  selling|inflation|insurer|insurers|insurance|junk|bond|takeover|merger|brokerage|shareholder|dividend|quarterly|pretax|shares|investors|stocks|traders|nasdaq|currency|profit|profits|revenue|earnings|bonds|shareholders
status justice - 1  arraigned|charges|sentenced|convicted|indicted|pleaded|trial|lawsuit|sued|jailed|acquitted
status justice - 1  charged|accused with|of
status investigation - 1  link|linked|links|tests|investigators|detectives|inquest|trial|court|jury|prosecutors|charged|convicted|sentenced|evidence|suspect|suspected
status topic - 1  protest|protests|protested|protesting|demonstrate|demonstrated|demonstrators|rally|rallied|march|marched|vigil|anger|outrage|strike against?|over|the|about|at|following|after

status speech - 1  said|says|say|saying|told|tells|telling|reported|reports|announced|announces|added|adds|stated|states|confirmed|confirms|claimed|claims|wrote|writes|tweeted|posted|testified|explained|noted|insisted|declared|recalled|commented|acknowledged|admitted|argued|revealed|disclosed|flagged|warned|warns|urged|urges|vowed|briefed|reads|read|believe|believes|believed
status speech - 1  condemned|condemns|denounced|deplored|criticised|criticized|expressed|called|issued|accused|accuses|blamed|rejected|demanded|apologised|apologized|mourned|welcomed|praised|pledged|promised|offered|met|discussed|agreed|signed|threatened|released|statement
status speech - 1  according to

status speaker - 1  official|officials|spokesman|spokeswoman|spokesperson|spokespeople|minister|ministers|ministry|president|secretary|ambassador|ambassadors|governor|mayor|chief|commander|general|witness|witnesses|resident|police|authorities|government|governments|agency|statement|communique|report|reports|sources|source|analysts|analyst|diplomats|diplomat|leader|leaders|prosecutors|department|envoy|chancellor|king|queen|pope|lawmakers|experts|scientists|researchers|intelligence

status history - 1  years|decades|year|decade ago|earlier|after|since
status history - 1  anniversary|history|historic|historical|historically|memorial|commemorat*
status history - 1  during ..4 war
status history - 1  world|civil|cold|gulf|vietnam|korean|independence war
status history - 1  previous|previously|past|former|earlier|similar|last

status follow_up - 1  death toll
status follow_up - 1  rescuers|rescuer|rescue|recovery|search|searching|relief|firefighters|emergency
status follow_up - 1  arrested|charged|detained over|for|in|after
status follow_up - 1  investigators|investigation|identified|funeral|funerals|buried

status purpose - 1  for use against|in
status purpose - 1  in order to

@clause_word after|before|while|when|as|because|since|although|though|which|who|whose|where|whom|until|if|but|so|amid|following|despite|whereas
@attribution_tail on|late|early|reporters|journalists|here|in|a|an|the|statement|interview|news|conference|briefing|television|tv|twitter|telegram|facebook|radio|to|parliament|at|during|by|email|telephone|phone|post|issued|released|speech|press|from|for
@passive is|are|was|were|been|be|being
@counted lives|life
