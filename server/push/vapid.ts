import { createECDH, hkdfSync } from 'node:crypto'

/** By what push services know this server (RFC 8292); base64url. */
export interface VapidKeys {
  /** Uncompressed point of P-256. Browsers subscribe with it. */
  publicKey: string
  privateKey: string
}

/** Order of P-256. */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

/** The same at every node and every start for the same secret: the one that links are derived from. */
export function vapidKeys(secret: string): VapidKeys {
  // Sixteen bytes more than the order has: no number is likelier than another.
  const random = Buffer.from(hkdfSync('sha256', secret, '', 'rondo push', 48))
  const scalar = (BigInt(`0x${random.toString('hex')}`) % (ORDER - 1n)) + 1n
  const privateKey = Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex')
  const curve = createECDH('prime256v1')
  curve.setPrivateKey(privateKey)
  return { publicKey: curve.getPublicKey('base64url'), privateKey: privateKey.toString('base64url') }
}
