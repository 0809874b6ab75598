import type { NoticeRecord } from '../../shared/views/records.ts'
import { t } from '../text/language.svelte.ts'
import { partnersOf } from './agenda.ts'
import { changeOf } from '../../shared/changes.ts'
import type { Phone } from './phone.svelte.ts'

/** What happened to a meeting, in one sentence. */
export function changeTitle(notice: NoticeRecord, here: Phone): string {
  const { seen, now } = notice
  const { records } = here.room
  const table = records.tables.get(now.tableId ?? '')
  return t().phone.change[changeOf(notice)]({
    before: seen?.startsAt ? here.when(seen.startsAt) : '',
    partners: t().common.and(partnersOf(now, here.room.me).map((id) => here.nameOf(id))),
    time: now.startsAt ? here.when(now.startsAt) : '',
    table: table && !table.virtual ? table.label : '',
  })
}
