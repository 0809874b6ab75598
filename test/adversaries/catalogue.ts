import type { Adversary } from './adversary.ts'
import { borrowedCursors } from './borrowed-cursors.ts'
import { foreignPages } from './foreign-pages.ts'
import { forgedAddresses, forgedHosts } from './forged-headers.ts'
import { forgedTokens } from './forged-tokens.ts'
import { formulasOut } from './formulas-out.ts'
import { giantFrames } from './giant-frames.ts'
import { guessing } from './guessing.ts'
import { heavyBodies } from './heavy-bodies.ts'
import { manyHellos } from './many-hellos.ts'
import { oddRequests } from './odd-requests.ts'
import { otherPeoplesDocuments } from './other-peoples-documents.ts'
import { otherPeoplesThings } from './other-peoples-things.ts'
import { stolenLink } from './stolen-link.ts'

/** Everybody who tries, but for the fuzzer, which has a run of its own. */
export const adversaries: readonly Adversary[] = [
  forgedTokens,
  guessing,
  otherPeoplesThings,
  otherPeoplesDocuments,
  borrowedCursors,
  stolenLink,
  foreignPages,
  forgedHosts,
  forgedAddresses,
  manyHellos,
  oddRequests,
  heavyBodies,
  giantFrames,
  formulasOut,
]
