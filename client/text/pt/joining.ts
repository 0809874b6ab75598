import type { Fault } from '../../../shared/import/reading.ts'
import type { joining as english } from '../en/joining.ts'
import { some } from './counts.ts'

// A página pública de uma sala: o quê, quando e onde; o formulário de inscrição; e o que dela resultou.

function wrong({ column, code }: Fault): string {
  if (code === 'too-long') return 'É demasiado longo.'
  if (code === 'bad-encoding') return 'Contém caracteres danificados.'
  switch (column) {
    case 'name':
      return 'Falta o seu nome.'
    case 'organisation':
      return 'Em nome de quem vem?'
    case 'kind':
      return 'Escolha o que melhor se aplica.'
    case 'country':
      return 'Escolha um país da lista.'
    case 'email':
      return 'É preciso um endereço como anna@example.org.'
    default:
      return 'Verifique isto.'
  }
}

export const joining: typeof english = {
  title: (event) => `Participar: ${event}`,
  language: 'Idioma',
  noPage: 'Esta página não existe. Peça o endereço certo aos organizadores.',
  noLine: 'Sem ligação. O que escreveu fica neste dispositivo.',
  again: 'Tentar de novo',
  when: 'Quando',
  where: 'Onde',
  zone: (zone) => `As horas são as de ${zone}.`,
  until: (time) => `Pode inscrever-se até ${time}.`,
  closed: 'As inscrições não estão abertas.',
  over: (time) => `As inscrições terminaram em ${time}.`,
  programme: 'Programa',
  who: 'Quem vem',
  figures: (people, organisations, countries) =>
    `${some(people, 'pessoa', 'pessoas')} de ${some(organisations, 'organização', 'organizações')} e ${some(countries, 'país', 'países')}`,
  agreed: 'Quem aceitou ser indicado aqui.',
  showAll: (count) => `Mostrar os ${count}`,
  applied: 'Já foi enviada uma inscrição a partir deste dispositivo.',
  seeStatus: 'Ver o que dela resultou',
  apply: 'Inscrever-se',
  form: {
    title: 'Inscrever-se',
    lead: 'Dois minutos. O que escrever fica neste dispositivo até o enviar.',
    you: 'Sobre si',
    name: 'O seu nome',
    email: 'E-mail',
    emailNote: 'visto apenas pelos organizadores',
    organisation: 'Organização',
    kind: 'Tipo de organização',
    country: 'País',
    searchCountry: 'Escreva um país',
    noCountry: 'Nenhum país se chama assim.',
    delegation: 'Delegação',
    noDelegation: 'nenhuma',
    brings: 'O que o traz cá',
    bringsNote: 'É assim que os outros o encontram. Bastam uma ou duas indicações.',
    sectors: 'Setores',
    sectorsHint: 'p. ex. tecnologia alimentar',
    offers: 'Oferece',
    offersHint: 'p. ex. sensores para a cadeia de frio',
    seeks: 'Procura',
    seeksHint: 'p. ex. distribuidores em Espanha',
    languages: 'Os seus idiomas',
    languagesHint: 'p. ex. português',
    add: 'Acrescentar',
    removeNamed: (entry) => `Retirar ${entry}`,
    stepFree: 'Preciso de acesso sem degraus',
    online: 'Participo à distância',
    listed: 'A minha organização e o meu país podem constar da página pública',
    byHand: 'Os organizadores decidem. Vê a decisão numa ligação própria.',
    atOnce: 'Enquanto houver lugares, participa de imediato; se não, fica na lista de espera.',
    kept: (days) => `Tudo é apagado ${some(days, 'dia', 'dias')} depois do evento, ou se retirar a inscrição.`,
    send: 'Enviar a inscrição',
    save: 'Guardar as correções',
    check: (faults) => `${some(faults, 'campo falta', 'campos faltam')} preencher.`,
    wrong,
    refused: {
      busy: 'Muitas pessoas estão a inscrever-se. Tente de novo dentro de momentos.',
      'too-late': 'As inscrições terminaram.',
      'limit-reached': 'Já não são aceites inscrições.',
      'store-unreachable':
        'De momento não é possível guardar. O que escreveu fica aqui; tente de novo dentro de momentos.',
      other: 'A inscrição não foi aceite. O que escreveu fica aqui; tente de novo dentro de momentos.',
    },
  },
  sent: {
    title: 'A sua inscrição chegou',
    lead: 'Guarde esta ligação: mostra o que os organizadores decidem e permite corrigir ou retirar o que disse.',
    link: 'A sua ligação',
    alone: 'É só sua. Quem a tiver pode ler a sua inscrição.',
    next: 'O que se segue',
    steps: [
      'Os organizadores leem-na.',
      'Na sua ligação vê a decisão.',
      'Quando for aceite, abre a sua própria página: pessoas, pedidos, o seu dia.',
    ],
    open: 'Abrir a minha inscrição',
  },
  status: {
    title: (event) => `A sua inscrição: ${event}`,
    undecided: 'Ainda por decidir',
    undecidedMeans: 'Os organizadores têm a sua inscrição. Volte por esta ligação.',
    deferred: 'Na lista de espera',
    deferredMeans: 'Todos os lugares do seu grupo estão ocupados. Está na lista, para o caso de um ficar livre.',
    accepted: 'Está inscrito',
    acceptedMeans: 'A sua página está pronta: veja quem vem, peça reuniões, encontre a sua mesa.',
    openDay: 'Abrir o meu dia',
    declined: 'Desta vez não',
    declinedMeans: 'Os organizadores não puderam aceitar a sua inscrição. O que disse é apagado depois do evento.',
    left: 'Já não está nesta sala',
    leftMeans: 'Se isso o surpreende, pergunte aos organizadores.',
    ended:
      'Esta ligação já não mostra uma inscrição. Foi retirada, ou alguém se inscreveu de novo com o mesmo endereço.',
    said: 'O que disse',
    correct: 'Corrigir',
    corrected: 'Corrigido.',
    withdraw: 'Retirar',
    withdrawSure: 'Retirar a inscrição? Tudo é apagado de imediato.',
    withdrawDo: 'Retirar e apagar',
    withdrawn: 'A sua inscrição foi retirada e os seus dados, apagados.',
    toPage: 'Para a página do evento',
  },
}
