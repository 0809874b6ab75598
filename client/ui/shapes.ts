import type { OrganisationKind } from '../../shared/room.ts'

/** Outline of each kind of organisation on a grid of 24, for strokes of 2.4. Shape comes before colour. */
export const shapes: Record<OrganisationKind, string> = {
  cluster: 'M12 3.2a8.8 8.8 0 1 1 0 17.6a8.8 8.8 0 1 1 0-17.6Z',
  company: 'M4 4h16v16H4Z',
  research: 'M12 3.4 21.4 20H2.6Z',
  development: 'M7.2 3.8h9.6L21.6 12l-4.8 8.2H7.2L2.4 12Z',
  public: 'M12 2.4 21.6 12 12 21.6 2.4 12Z',
}

/** The kind behind a letter of a meeting type (O): C2B is cluster and company. */
export const kindOfLetter: Record<string, OrganisationKind> = {
  C: 'cluster',
  B: 'company',
  D: 'development',
  R: 'research',
  G: 'public',
}
