import { mount } from 'svelte'
import './app.css'
import App from './App.svelte'
import { pageOf } from './room/address.ts'
import { loadLanguage } from './text/language.svelte.ts'
import { applyTheme } from './ui/theme.svelte.ts'

applyTheme()
const page = pageOf(location)
await loadLanguage()
mount(App, { target: document.getElementById('page')!, props: { page } })
