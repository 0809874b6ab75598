import type { Rejection } from '../../../shared/rejections.ts'
import type { Words } from '../en.ts'
import { common } from './common.ts'
import { some } from './counts.ts'

export const rejections: Words['rejections'] = {
  malformed: () => 'Alguma coisa não estava como devia. Nada foi alterado.',
  'unknown-command': () => 'Esta página é mais antiga do que a sala. Carregue-a de novo.',
  'not-allowed': () => 'Este link não permite fazê-lo.',
  'not-found': () => 'Isso já não existe.',
  'too-late': () => 'Tarde demais: já começou.',
  'too-early': () => 'Cedo demais: ainda não está aberto.',
  'same-person': () => 'É a própria pessoa.',
  'already-asked': () => 'Já fez este pedido. A resposta continua pendente.',
  'already-meeting': () => 'Já têm uma reunião em conjunto.',
  'declined-before': () => 'O seu pedido foi recusado. A outra pessoa ainda lhe pode fazer um.',
  'not-eligible': () => 'As regras deste evento não preveem que se reúnam a essa hora.',
  'limit-reached': (why) => limitReached(why),
  'request-closed': (why) => requestClosed(why),
  'meeting-closed': (why) => (why.state === 'cancelled' ? 'Esta reunião foi cancelada.' : 'Esta reunião já terminou.'),
  'application-closed': () => 'Esta inscrição já foi decidida.',
  'slot-has-meeting': () => 'A essa hora há uma reunião. Mude-a ou cancele-a primeiro.',
  'slot-closed': () => 'Esse horário foi fechado pela organização.',
  'person-busy': (why) => busy(why),
  'person-closed': (why) => busy(why),
  'table-closed': () => 'Essa mesa está fora de serviço.',
  'table-taken': () => 'Essa mesa acabou de ser ocupada.',
  'table-reserved': () => 'Essa mesa está reservada para outros.',
  'table-unfit': () => 'Essa mesa não serve para alguém desta reunião.',
  locked: () => 'Esta reunião está bloqueada no seu lugar.',
  'meeting-not-placed': () => 'Esta reunião ainda não tem lugar.',
  'item-full': () => 'Não há vagas.',
  'item-closed': () => 'Já começou ou foi cancelado.',
  'moved-meanwhile': () => 'Alguém mudou esta reunião entretanto.',
  'changed-since': () => 'Alguma coisa mudou desde então e já não é possível anular.',
  'nothing-to-undo': () => 'Não tem nada para anular.',
  'no-round': () => 'Não há nenhuma ronda em curso.',
  overlap: () => 'Ficaria sobreposto a outros compromissos. Nada foi alterado.',
  'plan-clashes': () => 'Alguma coisa impede este plano. Nada foi alterado.',
  'plan-closed': () => 'Este plano foi abandonado.',
  'room-archived': () => 'Este evento terminou. Tudo continua legível.',
  duplicate: () => 'Isso já existe.',
  busy: () => 'A sala está com muita atividade. Tente de novo daqui a pouco.',
  'store-unreachable': () => common.cannotSaveLong,
}

function limitReached({ limit, who, allowed }: Rejection): string {
  if (who === 'other') return 'A outra pessoa já não tem reuniões disponíveis.'
  if (limit === 'openRequestsPerParticipant')
    return `Tem ${allowed ?? 'todos os'} pedidos em aberto${allowed ? '' : ' permitidos'}. Retire um ou espere por uma resposta.`
  const count = allowed === undefined ? 'todas as reuniões permitidas' : some(allowed, 'reunião', 'reuniões')
  return limit === 'meetingsPerSession'
    ? `Tem ${count} nesta parte do dia, que é o limite.`
    : `Tem ${count}, que é o limite.`
}

function requestClosed({ state }: Rejection): string {
  if (state === 'withdrawn') return 'Este pedido foi retirado.'
  if (state === 'declined') return 'Este pedido foi recusado.'
  if (state === 'expired') return 'Este pedido expirou.'
  return 'Este pedido já foi aceite.'
}

function busy({ who }: Rejection): string {
  if (who === 'you') return 'A essa hora já tem um compromisso.'
  if (who === 'other') return 'A outra pessoa não está disponível a essa hora.'
  return 'Alguém não está disponível a essa hora.'
}
