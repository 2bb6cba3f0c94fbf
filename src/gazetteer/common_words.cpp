#include "gazetteer/common_words.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>

namespace whenabouts::gazetteer {
namespace {

constexpr std::string_view words =
    // English function words and sentence openers
    "a about above according across after again against ago all almost along already also although always am among an "
    "and another "
    "any anyone are around as at away back be became because been before began behind being below best better between "
    "beyond big "
    "both but by call came can case come could cut did do does done down during each earlier early either else end "
    "enough even ever "
    "every everyone few first five for former four from full gave get give given go going gone good got great had half "
    "has have he "
    "her here high him himself his how however i if in inside instead into is it its just keep kept key known large "
    "last late later "
    "least left less let like likely little live long look low made main make many may me meanwhile might mine more "
    "most much must "
    "my near nearly need never new next nine no nobody none nor not nothing now of off often old on once one only open "
    "or other "
    "others our out outside over own part past per perhaps put quite rather real right said same saw say says see seen "
    "seven she "
    "should since six small so some soon still such take taken ten than that the their them then there therefore these "
    "they thing "
    "things think this those though three through thus to today together told tomorrow tonight too took top toward "
    "towards two "
    "under until up upon us use used very via was way we well went were what when where whether which while who whole "
    "whom whose "
    "why will with within without would yes yesterday yet you young your "
    // months, days, times
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct "
    "nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "morning noon "
    "afternoon evening night midnight day days week weeks month year years spring summer autumn winter "
    // titles and common nouns that begin headlines
    "mr mrs ms dr president minister prime king queen prince general colonel captain major sergeant lieutenant private "
    "police army "
    "navy force forces air troops soldiers military war peace attack strike strikes missile missiles rocket drone "
    "drones bomb blast "
    "fire shell shells gun guns court judge state states government officials official people men man women woman "
    "children child "
    "family group party house senate congress parliament union bank company news press times post herald star sun mail "
    "media "
    "university school college hospital church mosque street road bridge river lake sea mountain north south east west "
    "northern "
    "southern eastern western central city town village district region province county republic federation kingdom "
    "world "
    "international national security defence defense foreign office department ministry council committee agency "
    "service human "
    "rights report reports video photo image source sources editor author story page sport sports football club league "
    "cup game "
    "team player coach black white red green blue gold silver home life love hope faith grace justice liberty freedom "
    "union victory "
    "oil gas power energy water food health money business market trade tax law order art music film book christmas "
    "easter god "
    "lord jesus christ islam christian muslim bible pope bishop orthodox catholic "
    // first names and surnames that are also hamlets
    "john james robert michael william david richard joseph thomas charles daniel matthew anthony mark donald paul "
    "george kenneth "
    "steven edward brian ronald kevin jason jeffrey gary mary patricia linda barbara elizabeth jennifer maria susan "
    "margaret "
    "dorothy lisa nancy karen betty helen sandra donna carol ruth sharon michelle laura sarah kimberly anna peter "
    "simon adam frank "
    "henry jack bill bob joe tom tim jim ben sam max alex andrew martin lee kim smith jones brown johnson williams "
    "miller davis "
    "wilson moore taylor anderson jackson harris thompson martinez robinson clark lewis walker hall allen young king "
    "wright scott "
    "hill adams baker nelson carter mitchell roberts turner phillips campbell parker evans edwards collins stewart "
    "morris rogers "
    "reed cook morgan bell murphy bailey cooper cox howard ward torres peterson gray watson brooks kelly sanders price "
    "bennett wood "
    "barnes ross henderson coleman jenkins perry powell long patterson hughes flores butler simmons foster bush obama "
    "biden trump "
    "putin clinton blair "
    // Ukrainian and Russian openers
    "а або але без би в вже весь ви від він вона вони все всі де для до ж за з зі його й як який їх і із к когда коли "
    "который кто мы "
    "на над не нет него но ну о об однако он она они от перед по под після після пока при про с сам свой свою себя со "
    "та так також "
    "там те тем тепер то того тоже только тому ти ты у уже хто це цей что чтобы ще що эта это этого этот я";

const std::unordered_set<std::string_view>& set() {
    static const std::unordered_set<std::string_view> made = [] {
        std::unordered_set<std::string_view> all;
        for (std::string_view rest = words; !rest.empty();) {
            const std::size_t end = std::min(rest.find(' '), rest.size());
            if (end > 0) all.insert(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        return all;
    }();
    return made;
}

} // namespace

bool is_common_word(std::string_view folded) {
    return set().contains(folded);
}

} // namespace whenabouts::gazetteer
