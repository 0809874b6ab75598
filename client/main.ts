import { mount } from 'svelte'
import './app.css'
import App from './App.svelte'
import { noticeMissingFiles } from './device/app-version.svelte.ts'
import { pageOf } from './room/address.ts'
import { enterRoomOf } from './room/entering.ts'
import { backToLastRoom } from './room/links.ts'
import { loadWords } from './text/language.svelte.ts'
import { applyTheme } from './ui/theme.svelte.ts'

applyTheme()
noticeMissingFiles()
// The icon on the home screen (device/manifest) opens the room that was opened last.
if (location.search === '?app') backToLastRoom()
const page = pageOf(location)
// A link opened in the tab of another one changes only what is behind the #, which loads nothing by itself.
addEventListener('hashchange', () => location.hash && location.reload())
const entered = enterRoomOf(page)
await loadWords(page.is === 'room' ? 'pocket' : 'all')
const target = document.getElementById('page')!
target.replaceChildren()
mount(App, { target, props: { page, entered } })
