# Who came to harm, in English. Form: head of 00_words_en.lex. Names: killed, injured, missing, arrested, displaced.
toll killed - 1  killed|kills|killing|kill|dead|died|dies|die|slain|perished|murdered|drowned|fatalities|deaths|lives|bodies|death|gunned|fatally
toll injured - 1  injured|injures|injuring|wounded|wounds|wounding|hurt|hurting|injuries|hospitalised|hospitalized|casualties
toll missing - 1  missing|unaccounted
toll arrested - 1  arrested|arresting|detained|detaining
toll displaced - 1  displaced|homeless|evacuated

number 1 - 1  one|a|an
number 2 - 2  two|both|couple
number 3 - 3  three
number 4 - 4  four
number 5 - 5  five
number 6 - 6  six
number 7 - 7  seven
number 8 - 8  eight
number 9 - 9  nine
number 10 - 10  ten
number 11 - 11  eleven
number 12 - 12  twelve
number 13 - 13  thirteen
number 14 - 14  fourteen
number 15 - 15  fifteen
number 16 - 16  sixteen
number 17 - 17  seventeen
number 18 - 18  eighteen
number 19 - 19  nineteen
number 20 - 20  twenty
number 30 - 30  thirty
number 40 - 40  forty
number 50 - 50  fifty
number 60 - 60  sixty
number 70 - 70  seventy
number 80 - 80  eighty
number 90 - 90  ninety
number hundred - 100  hundred
number thousand - 1000  thousand
number dozen - 12  dozen
# Vague numbers: a lowest value, no best one.
number vague - 2  several|some|multiple|many
number vague - 24  dozens
number vague - 40  scores
number vague - 200  hundreds
number vague - 2000  thousands
number vague - 20000  tens
number none - 0  no|nobody|none|zero

@animal birds|bird|ducks|duck|geese|swans|swan|chickens|chicken|poultry|animals|animal|cattle|cows|sheep|pigs|goats|dogs|fish|horses|fowl|turkeys
