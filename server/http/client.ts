import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { Router } from 'express'

/** A file of the built client, in memory: there are few and they are small. */
interface Asset {
  type: string
  /** Vite names it after its content: it never changes under this path. */
  immutable: boolean
  plain: Buffer
  br: Buffer | undefined
  gz: Buffer | undefined
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

/** The client: its files, compressed when it was built, and its page for `/` and for every room's addresses. */
export function clientRoutes(clientDir: string): Router {
  const assets = assetsIn(clientDir)
  const router = Router()
  router.get(['/', '/r/:roomId', '/join/:roomId', '/*path'], (request, response, next) => {
    const isPage = request.path === '/' || /^\/(r|join)\//.test(request.path)
    // Somebody who mistyped an address reads so in their language; a program is told as the API tells.
    const isLost = !isPage && !assets.has(request.path) && request.accepts(['json', 'html']) === 'html'
    const asset = assets.get(isPage || isLost ? '/index.html' : request.path)
    if (!asset) return next()
    response
      .status(isLost ? 404 : 200)
      .type(asset.type)
      .vary('accept-encoding')
    response.set('cache-control', asset.immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
    const encoding = request.acceptsEncodings(...(asset.br ? ['br'] : []), ...(asset.gz ? ['gzip'] : []), 'identity')
    if (encoding === 'br' || encoding === 'gzip') response.set('content-encoding', encoding)
    response.send(encoding === 'br' ? asset.br : encoding === 'gzip' ? asset.gz : asset.plain)
  })
  return router
}

/** By path. Empty before the client has been built. */
function assetsIn(clientDir: string): Map<string, Asset> {
  const assets = new Map<string, Asset>()
  if (!existsSync(clientDir)) return assets
  for (const entry of readdirSync(clientDir, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name)
    if (!entry.isFile() || /\.(br|gz)$/.test(file)) continue
    const path = file.slice(clientDir.length).replaceAll('\\', '/')
    const packed = (ending: string) => (existsSync(file + ending) ? readFileSync(file + ending) : undefined)
    assets.set(path, {
      type: types[extname(file)] ?? 'application/octet-stream',
      immutable: path.startsWith('/assets/'),
      plain: readFileSync(file),
      br: packed('.br'),
      gz: packed('.gz'),
    })
  }
  return assets
}
