import type { TableRecord } from '../../shared/views/records.ts'
import { byZone } from './zones.ts'

/** The floor as discs, px of the 1920 x 1080 picture. Rows in the room's own order; a zone begins a new one. */
export interface Discs {
  discs: readonly { table: TableRecord; x: number; y: number }[]
  diameter: number
  /** Zones with names short enough to stand beside their rows. */
  zones: readonly { name: string; y: number }[]
}

/** 128 px with a number of 50 is read from 4 m (LOOK); many tables get smaller ones, down to where 36 px type still fits. */
const DIAMETERS = [128, 116, 104, 94, 84, 76, 70]
const SHORT_ZONE = 2

export function discsOf(tables: readonly TableRecord[], size: { width: number; height: number }): Discs {
  const zones = byZone(tables)
  for (const diameter of DIAMETERS) {
    const laid = laidOut(zones, diameter, size.width)
    if (laid.height <= size.height) return { ...laid, diameter }
  }
  return { ...laidOut([tables], DIAMETERS.at(-1)!, size.width), diameter: DIAMETERS.at(-1)! }
}

function laidOut(
  zones: readonly (readonly TableRecord[])[],
  diameter: number,
  width: number,
): Omit<Discs, 'diameter'> & { height: number } {
  const step = { x: diameter * (diameter > 94 ? 1.2 : 1.1), y: diameter * 1.11 }
  const perRow = Math.max(1, Math.floor((width + step.x - diameter) / step.x))
  const discs: { table: TableRecord; x: number; y: number }[] = []
  const names: { name: string; y: number }[] = []
  let y = 0
  for (const tables of zones) {
    const zone = tables[0]!.zone
    const rows = Math.ceil(tables.length / perRow)
    // Rows of one zone are as even as they can be: 10 tables are 5 and 5, not 6 and 4.
    const inRow = Math.ceil(tables.length / rows)
    tables.forEach((table, i) => {
      discs.push({ table, x: (i % inRow) * step.x, y: y + Math.floor(i / inRow) * step.y })
    })
    if (zone !== '' && zone.length <= SHORT_ZONE)
      names.push({ name: zone, y: y + (rows * step.y - step.y + diameter) / 2 })
    y += rows * step.y + diameter * 0.2
  }
  return { discs, zones: names, height: y - diameter * 0.31 }
}
