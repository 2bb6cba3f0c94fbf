# Weapons, targets and parties, in English. Form: head of 00_words_en.lex. A weapon's or target's name is what stands in titles.
weapon ballistic_missile - 3  ballistic ..1 missile|missiles
weapon cruise_missile - 3  cruise ..1 missile|missiles
weapon hypersonic_missile - 3  hypersonic ..1 missile|missiles
weapon missile - 2  missile|missiles
weapon rocket - 2  rocket|rockets
weapon drone - 2  drone|drones|uav|uavs|shahed|shaheds|quadcopter
weapon glide_bomb - 3  glide|guided bomb|bombs
weapon barrel_bomb - 3  barrel bomb|bombs
weapon cluster_munition - 3  cluster bomb|bombs|munition|munitions
weapon car_bomb - 3  car|truck|vehicle bomb|bombs|bombing
weapon roadside_bomb - 3  roadside bomb|bombs
weapon suicide_bomb - 3  suicide bomber|bombers|bomb|bombing|bombings|attack|vest
weapon bomb - 1  bomb|bombs|bombing|bombings|ied|ieds
weapon grenade - 2  grenade|grenades
weapon mine - 2  mine|mines|landmine|landmines blast|explosion|exploded
weapon mortar - 2  mortar|mortars
weapon artillery - 2  artillery|howitzer|howitzers
weapon knife - 2  knife|stabbed|stabbing|machete
weapon firearm - 1  gunman|gunmen|shot|gunfire|sniper
weapon tear_gas - 2  tear gas
weapon water_cannon - 2  water cannon|cannons
weapon nerve_agent - 3  nerve agent|gas
weapon chlorine - 3  chlorine

target open_field - 3  open field|fields
target apartment_block - 3  apartment|residential block|building|buildings|blocks|tower|area
target house - 1  house|houses|home|homes
target school - 2  school|schools|kindergarten|university
target hospital - 2  hospital|hospitals|clinic|maternity
target market - 2  market|marketplace|bazaar|mall
target power_plant - 3  power station|plant|line|lines|grid|substation|infrastructure
target power_plant - 2  energy infrastructure|facility|facilities
target railway_station - 3  railway|train|rail|bus station|stations
target bridge - 2  bridge|bridges
target port - 2  port|harbour|harbor|docks
target airport - 2  airport|airfield|airbase
target police_station - 3  police station|post|checkpoint|headquarters
target checkpoint - 2  checkpoint|roadblock
target embassy - 2  embassy|embassies|consulate
target church - 2  church|mosque|temple|synagogue|cathedral|monastery
target oil_depot - 3  oil|fuel depot|refinery|terminal|storage|tank|tanks
target refinery - 2  refinery|refineries
target camp - 2  refugee camp|camps
target convoy - 2  convoy|motorcade
target hotel - 1  hotel|restaurant|cafe|nightclub|bar
target ship - 1  ship|vessel|tanker|ferry|boat
