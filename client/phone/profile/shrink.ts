import { mostPictureBytes, mostPixels, sizeOf } from '../../../shared/picture.ts'

/** How a picture becomes a square: its middle, or all of it on white, as a logo wants. */
export type Shape = 'fill' | 'whole'

/** A picture that was read, and can be drawn. Close it. */
export type Opened = { ok: true; bitmap: ImageBitmap } | { ok: false; why: 'unreadable' | 'too-large' }

/** More than any camera of a phone has; unpacked, four bytes a pixel. */
const MOST_SIDE = 12_000
const MOST_PIXELS = 70_000_000
/** Enough for a camera's notes before the size; what browsers read that we do not (HEIC) they check themselves. */
const HEAD_BYTES = 256 * 1024

/** Reads a file that somebody chose. Looks at its head first: unpacking a picture that is too large would take the page down. */
export async function openPicture(file: Blob): Promise<Opened> {
  try {
    const head = sizeOf(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()))
    if (head && (Math.max(head.width, head.height) > MOST_SIDE || head.width * head.height > MOST_PIXELS))
      return { ok: false, why: 'too-large' }
    return { ok: true, bitmap: await createImageBitmap(file, { imageOrientation: 'from-image' }) }
  } catch {
    return { ok: false, why: 'unreadable' }
  }
}

/** Draws it as it will be seen, `mostPixels` a side. */
export function draw(bitmap: ImageBitmap, shape: Shape, canvas: HTMLCanvasElement): void {
  canvas.width = canvas.height = mostPixels
  const context = canvas.getContext('2d')!
  const { width, height } = bitmap
  const scale = mostPixels / (shape === 'fill' ? Math.min(width, height) : Math.max(width, height))
  const [w, h] = [width * scale, height * scale]
  context.imageSmoothingQuality = 'high'
  // A logo is drawn for white paper, and a page may be dark.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, mostPixels, mostPixels)
  context.drawImage(bitmap, (mostPixels - w) / 2, (mostPixels - h) / 2, w, h)
}

const QUALITIES = [0.86, 0.75, 0.6, 0.45, 0.3]

/** As WebP, or as JPEG where the browser writes none: the best that is small enough. undefined: none is. */
export async function packed(canvas: HTMLCanvasElement): Promise<Blob | undefined> {
  for (const quality of QUALITIES) {
    const webp = await blobOf(canvas, 'image/webp', quality)
    // Who cannot write it gives a PNG instead.
    const blob = webp?.type === 'image/webp' ? webp : await blobOf(canvas, 'image/jpeg', quality)
    if (blob && blob.size <= mostPictureBytes) return blob
  }
  return undefined
}

function blobOf(canvas: HTMLCanvasElement, type: string, quality: number): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, type, quality))
}
