import { Compartment, EditorState, Prec } from '@codemirror/state'
import { EditorView, keymap, placeholder } from '@codemirror/view'
import { ySyncAnnotation, yCollab, yUndoManagerKeymap } from 'y-codemirror.next'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { cursors } from './cursors.ts'
import type { Here } from './here.ts'

/** Longer notes nobody writes at a table, and what is pasted must fit into one message of 64 KB. */
export const LONGEST = 20_000

export interface Setting {
  text: Y.Text
  awareness: Awareness
  label: string
  placeholder: string
  readOnly: boolean
  calledAs: (one: Here) => string
  /** The text would have become longer than it may be, and stays as it was. */
  onfull: () => void
}

export interface Editor {
  setReadOnly(readOnly: boolean): void
  focus(): void
  close(): void
}

/** Plain text that several write at once; undo takes back one's own words alone. */
export function openEditor(parent: HTMLElement, setting: Setting): Editor {
  const { text, awareness, label, calledAs, onfull } = setting
  const access = new Compartment()
  const undo = new Y.UndoManager(text)
  // In a root of its own: there CodeMirror adopts its style sheets, where in the page it would write them, which our pages forbid.
  const root = parent.shadowRoot ?? parent.attachShadow({ mode: 'open' })
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text.toString(),
      extensions: [
        // Else CodeMirror would count CR LF as one character, and Yjs as two.
        EditorState.lineSeparator.of('\n'),
        access.of(accessOf(setting.readOnly)),
        yCollab(text, null, { undoManager: undo }),
        cursors(text, awareness, calledAs),
        Prec.high(keymap.of([...yUndoManagerKeymap, { key: 'Enter', run: newLine }])),
        EditorState.changeFilter.of((change) => {
          const [before, after] = [change.startState.doc.length, change.newDoc.length]
          const isOthers = change.annotation(ySyncAnnotation) !== undefined
          if (after <= LONGEST || after <= before || isOthers) return true
          onfull()
          return false
        }),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          'aria-label': label,
          dir: 'auto',
          spellcheck: 'true',
          autocapitalize: 'sentences',
        }),
        placeholder(setting.placeholder),
        look,
      ],
    }),
  })
  return {
    setReadOnly: (readOnly) => view.dispatch({ effects: access.reconfigure(accessOf(readOnly)) }),
    focus: () => view.focus(),
    close: () => {
      view.destroy()
      undo.destroy()
    },
  }
}

/** What cannot be written can still be reached, scrolled and copied. */
function accessOf(readOnly: boolean) {
  if (!readOnly) return []
  const attributes = { 'aria-readonly': 'true', tabindex: '0' }
  return [EditorState.readOnly.of(true), EditorView.editable.of(false), EditorView.contentAttributes.of(attributes)]
}

function newLine({ state, dispatch }: EditorView): boolean {
  if (state.readOnly) return false
  dispatch(state.update(state.replaceSelection('\n'), { scrollIntoView: true, userEvent: 'input' }))
  return true
}

const look = EditorView.theme({
  '&': {
    border: '1.5px solid var(--edge)',
    borderRadius: 'var(--radius)',
    background: 'var(--surface)',
    color: 'var(--ink)',
    // Smaller, and phones would zoom in.
    fontSize: '1rem',
  },
  '&.cm-focused': { outline: '3px solid var(--ink)', outlineOffset: '2px' },
  '.cm-scroller': { maxHeight: '40dvh', fontFamily: 'inherit', lineHeight: '1.45', overflow: 'auto' },
  '.cm-content': { minHeight: '6rem', padding: '1.2rem 0.9rem 0.6rem', caretColor: 'var(--ink)' },
  '.cm-content[aria-readonly]': { borderRadius: 'var(--radius)', background: 'var(--sunken)' },
  '.cm-line': { padding: '0', overflowWrap: 'anywhere' },
  '.cm-placeholder': { color: 'var(--ink-2)' },
})
