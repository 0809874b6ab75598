import { Annotation, type Extension, type Range } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate, WidgetType } from '@codemirror/view'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { type Here, othersAt } from './here.ts'

// Where the others write, with their names, and telling them where we do. Ours, because names come from the server's stamp and colours from our
// tokens; y-codemirror.next takes both from what each client says of itself.

const moved = Annotation.define<true>()

/** `calledAs`: how somebody at the note is called here. */
export function cursors(text: Y.Text, awareness: Awareness, calledAs: (one: Here) => string): Extension {
  const plugin = ViewPlugin.define(
    (view) => {
      const look = ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>) => {
        if ([...added, ...updated, ...removed].some((client) => client !== awareness.clientID))
          view.dispatch({ annotations: moved.of(true) })
      }
      awareness.on('change', look)
      return {
        drawn: drawn(text, awareness, calledAs),
        update(update: ViewUpdate) {
          tellOwn(update, text, awareness)
          if (update.docChanged) this.drawn = this.drawn.map(update.changes)
          if (update.transactions.some((one) => one.annotation(moved))) this.drawn = drawn(text, awareness, calledAs)
        },
        destroy: () => awareness.off('change', look),
      }
    },
    { decorations: ({ drawn }) => drawn },
  )
  return [plugin, look]
}

function tellOwn(
  { view, state, selectionSet, focusChanged, docChanged }: ViewUpdate,
  text: Y.Text,
  awareness: Awareness,
) {
  if (!selectionSet && !focusChanged && !docChanged) return
  if (!view.hasFocus) {
    if (awareness.getLocalState()?.cursor) awareness.setLocalStateField('cursor', null)
    return
  }
  const { anchor, head } = state.selection.main
  // After Yjs has taken in what was typed: the plugin that does so stands before this one.
  if (head > text.length || anchor > text.length) return
  awareness.setLocalStateField('cursor', {
    anchor: Y.createRelativePositionFromTypeIndex(text, anchor),
    head: Y.createRelativePositionFromTypeIndex(text, head),
  })
}

function drawn(text: Y.Text, awareness: Awareness, calledAs: (one: Here) => string): DecorationSet {
  const found = othersAt(awareness).flatMap((one): Range<Decoration>[] => {
    const [anchor, head] = [indexOf(one.cursor?.anchor, text), indexOf(one.cursor?.head, text)]
    if (anchor === undefined || head === undefined) return []
    const caret = Decoration.widget({ widget: new Caret(calledAs(one), one.tint), side: 1 }).range(head)
    if (anchor === head) return [caret]
    const chosen = Decoration.mark({ class: 'cm-chosen', attributes: { 'data-tint': String(one.tint) } })
    return [chosen.range(Math.min(anchor, head), Math.max(anchor, head)), caret]
  })
  return Decoration.set(found, true)
}

/** Undefined for what is no place in this text. */
function indexOf(place: unknown, text: Y.Text): number | undefined {
  try {
    const found = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(place), text.doc!)
    return found?.type === text ? Math.min(found.index, text.length) : undefined
  } catch {
    return undefined
  }
}

class Caret extends WidgetType {
  readonly #name: string
  readonly #tint: Here['tint']

  constructor(name: string, tint: Here['tint']) {
    super()
    this.#name = name
    this.#tint = tint
  }

  override eq(other: Caret): boolean {
    return other.#name === this.#name && other.#tint === this.#tint
  }

  toDOM(): HTMLElement {
    const caret = document.createElement('span')
    caret.className = 'cm-caret'
    caret.dataset.tint = String(this.#tint)
    // Who is here is said beside the editor; read out in the middle of a sentence it would be part of it.
    caret.ariaHidden = 'true'
    const flag = document.createElement('bdi')
    flag.textContent = this.#name
    caret.append('\u2060', flag)
    return caret
  }

  override ignoreEvent(): boolean {
    return true
  }
}

const look = EditorView.theme({
  '[data-tint="1"]': { '--tint': 'var(--presence-1)' },
  '[data-tint="2"]': { '--tint': 'var(--presence-2)' },
  '[data-tint="3"]': { '--tint': 'var(--presence-3)' },
  '.cm-chosen': { backgroundColor: 'color-mix(in srgb, var(--tint) 22%, transparent)' },
  '.cm-caret': { position: 'relative', borderInlineStart: '2px solid var(--tint)', marginInline: '-1px' },
  '.cm-caret > bdi': {
    position: 'absolute',
    insetBlockEnd: '100%',
    insetInlineStart: '-2px',
    maxWidth: '10rem',
    padding: '0 0.3rem',
    borderRadius: '4px 4px 4px 0',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    background: 'var(--tint)',
    color: 'var(--on-presence)',
    fontSize: '0.75rem',
    fontWeight: '650',
    lineHeight: '1.3',
    userSelect: 'none',
    pointerEvents: 'none',
  },
})
