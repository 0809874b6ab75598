import { plain } from './clean.ts'

// Words that half of the organisations at such an event have in their names, without accents, in small letters.

const small = `the of for and in at a an de del della dello dei da do dos das du des la le les los las el il lo l d e y et und fur
der die das den dem von zu zum am im i u za na w we z og och den af til pentru per con com para pour sur en al ja va og van het`

const legal = `gmbh mbh ag kg ug ev eg ggmbh ltd llc llp plc inc co corp corporation company sa sas sarl srl srls spa slu sl sc sac scarl
bv nv oy oyj ab as aps asa is ood eood ad ead doo dooel sro spol zoo sp kft zrt bt nyrt lda ltda sh shpk ike ike ee ou uab sia tic`

const kindsOfHouses = `cluster clusters klaster klastr klasteri klasteris klaszter klasteri clusterul klynge klynger kumelenmesi
autokluster pole polo network netzwerk red rete reseau rede alliance allianz alianza alleanza association verband verein asociacion
associazione associacao agency agentur agence agencia agenzia agentura agencja agencija agentsia agentia dezvoltare
development developpement desarrollo sviluppo desenvolvimento razvoja razvoj razvitie rozwoju rozvojova entwicklung economic
economy economia economie wirtschaft gospodarstvo wirtschaftsforderung standortagentur institute institut instituto istituto
instytut instituut university universitat universite universita universidad centre center centro zentrum research
forschung recherche ricerca investigacion investigacao ministry ministerium ministerio ministero ministere wirtschaftsministerium
office ured uprava urzad administratie administration administracion council chamber kammer camara camera foundation
stiftung fundacion fondazione fondation group gruppe grupo gruppo groupe holding hub lab labs works systems system solutions services
service trading partners partner international global europe european europa national regional federation observatory
observatorio agentura attistibas arendus institutul consiliul consejo conseil direction direccion judetean pokrajinski oblastna
mudurlugu sekretarijat hivatal megyei periferia anaptyxiaki enterprise enterprises company industry industries`

const trades = `bio nano auto aero ict it iot food agro agri agtech med mech tech tec clean smart adv green blue eco health wood water energy
solar wind textile fashion habitat tourism turismo tourismus logistics security laser storage digital data space life city grid
auto mobility maritime marine steel metal plastic plastics polymer polymers composite composites eau bois
agua wasser energie energia energetico alimentos wine wein vino vin vitivinicola 5g 6g`

const lands = `valle valley vallee val tal rio river fluss lago lake see land stadt city ciudad ville region regione provincia province comarca
kreis north south east west nord sud ost norte sur este oeste`

const setOf = (...texts: readonly string[]) => new Set(texts.join(' ').split(/\s+/))
const empty = setOf(small, legal)
const houses = setOf(kindsOfHouses)
const fields = setOf(trades, lands)

/** Longer words are generic by their beginning: Agroalimentario, Landmaschinenbau, Technologii. */
const stems =
  /^(agroa|agroi|agricul|alimenta|clean|5g|tech|automo|biotech|circular|composit|digital|electron|elektron|energ|environment|ernahrung|foodtech|health|industr|innovat|landmasch|landwirt|lebensmittel|logist|manufactur|maschinen|material|mechani|mechatron|medizin|mercad|nachhaltig|nahrung|optic|photoni|polymer|produc|produk|robot|smart|technolog|tecnolog|textil|touris|turis|umwelt|vitivin)/

/**
 * How little a word tells of who somebody is: 0 a name, 1 a trade or a land, 2 a kind of house, 3 nothing (articles,
 * prepositions, legal forms, single letters). The first is told by what it is not.
 */
export function emptinessOf(word: string): 0 | 1 | 2 | 3 {
  const form = plain(word)
  if (empty.has(form) || /^\p{Script=Latin}$/u.test(form)) return 3
  if (houses.has(form)) return 2
  return fields.has(form) || stems.test(form) ? 1 : 0
}
