import type { Field } from '../../../shared/import/fields.ts'
import type { Correction, Fault, HeadingLanguage, ImportError, Separator } from '../../../shared/import/reading.ts'
import type { OrganisationKind } from '../../../shared/room.ts'
import { listed, some } from './counts.ts'

const fields: Record<Field, string> = {
  name: 'Name',
  organisation: 'Organisation',
  kind: 'Kind',
  country: 'Country',
  delegation: 'Delegation',
  sectors: 'Sectors',
  offers: 'Offers',
  seeks: 'Seeks',
  markets: 'Markets',
  languages: 'Languages',
  email: 'E-mail',
  label: 'Short label',
  stepFree: 'Step-free',
  online: 'Online',
  lead: 'Lead',
}
const kinds: Record<OrganisationKind, string> = {
  cluster: 'clusters',
  company: 'companies',
  development: 'development organisations',
  research: 'research',
  public: 'public bodies',
}
const separators: Record<Separator, string> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' }
const headings: Record<HeadingLanguage, string> = {
  en: 'English headings',
  de: 'German headings',
  es: 'Spanish headings',
  fr: 'French headings',
  it: 'Italian headings',
  pt: 'Portuguese headings',
}

function fault({ column, code, value, suggestion, firstRow }: Fault): string {
  const called = column === '' || column.startsWith('#') ? '' : fields[column as Field].toLowerCase()
  const meant = suggestion ? ` Did you mean ${suggestion}?` : ''
  switch (code) {
    case 'missing-value':
      return column === 'name' ? 'No name. Everyone needs one.' : `No ${called}. Everyone needs one.`
    case 'unknown-kind':
      return `“${value}” is no kind.${meant}`
    case 'unknown-country':
      return `“${value}” is no country.${meant}`
    case 'too-long':
      return `${fields[column as Field]}: too long.`
    case 'duplicate-participant':
      return `“${value}” stands in row ${firstRow} already.`
    case 'bad-encoding':
      return column.startsWith('#') ? 'A quote opens here and never closes.' : `Broken letters in ${called}.`
    case 'missing-column':
      return column.startsWith('#')
        ? `Cell ${column.slice(1)} stands beyond the last heading.`
        : `No column for ${called}.`
    case 'no-rows':
      return 'There is nobody in it.'
    case 'too-many-rows':
      return 'It has more than 5,000 people.'
  }
}

function corrected({ column, from, to }: Correction): string {
  if (column === 'country') return `“${from}” is not a country code. We read it as ${to}.`
  if (column === 'kind') return `“${from}” is read as ${to}.`
  return `${fields[column as Field]}: “${from}” is read as “${to}”.`
}

export const setup = {
  steps: 'Steps of the set-up',
  done: 'done',
  pages: {
    times: 'Times',
    tables: 'Tables',
    rules: 'Rules',
    people: 'People',
    invitations: 'Invitations',
    programme: 'Programme',
    keeping: 'Keeping',
  },
  next: (page: string) => `Next: ${page.toLowerCase()}`,
  change: 'Change',
  remove: 'Remove',
  mayStayEmpty: 'may stay empty',
  times: {
    title: (times: number, days: number) =>
      times === 0 ? 'No times yet' : `${some(times, 'time', 'times')} on ${some(days, 'day', 'days')}`,
    lead: (zone: string, now: string) => `All times are those of ${zone}, where it is ${now}.`,
    none: 'A session is a part of a day with meetings, such as Friday morning.',
    add: 'Add a session',
    changeNamed: (name: string) => `Change ${name}`,
    removeNamed: (name: string) => `Remove ${name}`,
    holds: (slots: number, meeting: number, changeover: number) =>
      `${some(slots, 'time', 'times')} of ${meeting} minutes, ${changeover} to change over`,
    name: 'Name',
    date: 'Day',
    from: 'Begins',
    meetingMinutes: 'Meeting, minutes',
    changeoverMinutes: 'Change over, minutes',
    slots: 'How many times',
    means: (slots: number, end: string) => `${some(slots, 'time', 'times')}; the last ends at ${end}.`,
    incomplete: 'Fill in all of it: a name, a day, a time such as 10:00, and figures.',
    retimes: (meetings: number) =>
      `${some(meetings, 'meeting keeps its', 'meetings keep their')} slot and table and ${meetings === 1 ? 'gets its' : 'get their'} new time. Everyone concerned is told.`,
    cuts: (meetings: number) => `${some(meetings, 'meeting goes', 'meetings go')} to the tray, as the time is gone.`,
    removes: (slots: number, meetings: number) =>
      `${some(slots, 'time goes', 'times go')}.${meetings > 0 ? ` ${some(meetings, 'meeting goes', 'meetings go')} to the tray, and everyone concerned is told.` : ' No meeting is touched.'}`,
  },
  tables: {
    title: (tables: number) => (tables === 0 ? 'No tables yet' : some(tables, 'table', 'tables')),
    lead: (times: number, tables: number) =>
      `${some(times, 'time', 'times')} × ${some(tables, 'table', 'tables')} = ${some(times * tables, 'place', 'places')}.`,
    howMany: 'How many',
    prefix: 'Before the number',
    zone: 'Zone',
    noZone: 'Without a zone',
    addMany: (count: number, first: string, last: string) =>
      count === 0 ? 'Add tables' : count === 1 ? `Add table ${first}` : `Add ${count} tables: ${first} to ${last}`,
    changeNamed: (label: string) => `Table ${label}`,
    removeNamed: (label: string) => `Remove table ${label}`,
    label: 'Number or label',
    stepFree: 'step-free',
    quiet: 'quiet',
    virtual: 'virtual',
    closed: 'out of service',
    reservedFor: (whom: string) => `kept for ${whom}`,
    reserved: 'Kept for',
    reservedNote: 'an organisation or a delegation',
    url: 'Web address',
    urlNote: 'only for a virtual table',
    urlWrong: 'An address begins with https:// or http://.',
    close: (meetings: number) =>
      meetings === 0
        ? 'Take it out of service'
        : `Take it out of service: ${some(meetings, 'meeting goes', 'meetings go')} to the tray`,
    reopen: 'Put it back into service',
  },
  programme: {
    title: (items: number) => (items === 0 ? 'No programme yet' : some(items, 'programme item', 'programme items')),
    lead: 'Tours, seminars, lunch: what happens beside the meetings.',
    none: 'Whoever signs up for a tour or a seminar is busy then. Lunch and the like are for all and bind nobody.',
    add: 'Add an item',
    changeNamed: (title: string) => `Change ${title}`,
    cancelNamed: (title: string) => `Cancel ${title}`,
    cancel: 'Cancel it',
    cancels: (people: number) =>
      people === 0 ? 'Nobody has signed up.' : `${some(people, 'person is', 'people are')} free again then, and told.`,
    signedUp: (people: number, capacity: number | null) =>
      capacity === null ? `${people} signed up` : `${people} of ${capacity} signed up`,
    forAll: 'for all',
    name: 'Title',
    date: 'Day',
    from: 'From',
    to: 'To',
    place: 'Place',
    signUp: 'People sign up for it',
    signUpNote: 'Who signs up is busy then. Signing up never moves a meeting.',
    forAllNote: 'Shown to all; it binds nobody.',
    capacity: 'Places',
    capacityNote: 'empty: no limit',
  },
  rules: {
    title: 'Rules',
    lead: 'Who may meet whom, how often, and who sees what. Without changes, everybody may meet everybody.',
    who: 'Who may meet',
    everybodyMeets: 'Everybody may meet everybody.',
    everybody: 'everybody',
    kinds,
    anyOf: (names: readonly string[]) => listed(names, 'disjunction'),
    ofDelegation: (who: string, delegation: string) =>
      who === 'everybody' ? `everybody of ${delegation}` : `${who} of ${delegation}`,
    mayMeet: (a: string, b: string, sessions: string | undefined) =>
      `${a.charAt(0).toUpperCase()}${a.slice(1)} may meet ${b}${sessions ? `, in ${sessions}` : ''}.`,
    add: 'Add a rule',
    removeNamed: (sentence: string) => `Remove: ${sentence}`,
    sideA: 'One side',
    sideB: 'The other side',
    sessions: 'Only in',
    limits: 'How often',
    meetingsPerParticipant: 'Meetings a person',
    meetingsPerSession: 'Meetings a person and session',
    openRequests: 'Unanswered requests a person',
    emptyIsNone: 'empty: no limit',
    requests: 'Requests',
    opensAt: 'May be sent from',
    emptyIsNow: 'empty: from now',
    closesAt: 'May be sent until',
    emptyIsLast: 'empty: to the last time',
    expire: 'Expire after, minutes',
    emptyIsNever: 'empty: never',
    leadMinutes: 'Nobody is placed later than, minutes before',
    shown: 'What is shown and kept',
    screen: 'The big screen names',
    numbers: 'Numbers only',
    organisations: 'Organisations',
    retention: 'All is deleted after, days',
    figureWrong: 'Check this figure.',
    asBefore: 'As before',
    save: 'Save the rules',
  },
  people: {
    titleNone: 'Who is coming?',
    titleMore: 'Another list',
    title: (people: number) => some(people, 'person is in the room', 'people are in the room'),
    lead: 'A spreadsheet saved as CSV will do, in any of six languages. You see everything before anybody is imported.',
    summary: (organisations: number, countries: number) =>
      `${some(organisations, 'organisation', 'organisations')} from ${some(countries, 'country', 'countries')}.`,
    oneByOne: 'One more person, or a correction to one, goes quicker at the people desk: People, above.',
    choose: 'Choose the list',
    drop: 'or drop it here: CSV, up to 5,000 people',
    columns:
      'Needed: name, organisation, kind and country. Welcome: delegation, sectors, offers, seeks, markets, languages, e-mail, short label.',
    paste: 'Or paste it',
    pasteNote: 'cells copied from a spreadsheet, with their headings',
    pasted: 'pasted',
    read: 'Read it',
    another: 'Another list',
    anotherFile: 'Another file',
    notRead: (file: string) => `${file} could not be read. Nobody was imported.`,
    wholeFault: (error: ImportError) => fault(error),
    refused: {
      tooLarge: 'The list is larger than 5 MB. Nobody was imported.',
      noLine: 'The server did not answer. Nobody was imported; try it again.',
      refused: 'The server did not take the list. Nobody was imported.',
    },
    readTitle: (people: number, toMend: number) =>
      `${some(people, 'person', 'people')} read${toMend > 0 ? `, ${some(toMend, 'row', 'rows')} to mend` : ''}`,
    readAs: (encoding: string | null, separator: Separator | null, language: HeadingLanguage | null) =>
      `${[encoding, separator && separators[separator], language && headings[language]].filter(Boolean).join(', ')}.`,
    nothingYet: 'Nothing is imported yet.',
    filters: {
      faulty: (count: number) => `To mend, ${count}`,
      corrected: (count: number) => `Mended by us, ${count}`,
      all: (count: number) => `All, ${count}`,
    },
    matched: (columns: number) => some(columns, 'column matched', 'columns matched'),
    fields,
    row: 'Row',
    short: 'Short',
    listLabel: 'Rows of the list',
    cellOf: (field: string, row: number) => `${field}, row ${row}`,
    fault,
    corrected,
    mended: 'Mended by you.',
    use: (value: string) => `Use ${value}`,
    dropBeyond: 'Drop that cell',
    leaveOut: 'Leave the row out',
    leaveOutNamed: (row: number) => `Leave row ${row} out`,
    problem: 'problem',
    faultyCsv: 'Faulty rows as CSV',
    mendFirst: (rows: number, people: number) => `Mend ${some(rows, 'row', 'rows')} to import ${people}`,
    import: (people: number) => `Import ${some(people, 'person', 'people')}`,
    imported: (people: number) => `${some(people, 'person', 'people')} imported. Everyone has a link.`,
    sum: (clusters: number, companies: number, countries: number) =>
      `${some(clusters, 'cluster', 'clusters')}, ${some(companies, 'company', 'companies')}, ${some(countries, 'country', 'countries')}.`,
    alike: (count: number) =>
      count === 1
        ? 'One short label was taken and got another.'
        : `${count} short labels were alike and got a new one.`,
    known: (count: number) => `${some(count, 'person is', 'people are')} here already and will be brought up to date.`,
  },
  invitations: {
    title: 'Invitations',
    lead: (people: number, notOpened: number) =>
      `${some(people, 'personal link', 'personal links')}; ${notOpened === 0 ? 'all were opened' : `${notOpened} not opened yet`}.`,
    none: 'Everyone who is imported gets a personal link. The list of people comes first.',
    search: 'Find one person',
    filters: {
      all: (count: number) => `All, ${count}`,
      notOpened: (count: number) => `Not opened, ${count}`,
      askedNobody: (count: number) => `Asked nobody, ${count}`,
    },
    listLabel: 'Personal links',
    openedAt: (when: string) => `opened ${when}`,
    notOpened: 'not opened yet',
    nobodyFound: 'Nobody of that name.',
    failed: 'The links could not be fetched. Load the page again.',
    print: (people: number, pages: number) =>
      `Print ${some(people, 'invitation', 'invitations')}, ${some(pages, 'page', 'pages')}`,
    codeOf: (name: string) => `QR code of ${name}`,
    link: 'Personal link',
    renew: 'Make a new link',
    renewMeans: (name: string) => `The old link stops working at once, on paper too. ${name} needs the new one.`,
    scan: 'Scan: your day opens.',
  },
  team: {
    title: 'Your team and the screen',
    lead: 'A link of one’s own is better than a shared one: the history then says who did what.',
    shared: { facilitator: 'Shared by the team', screen: 'For the big screen' },
    renew: { facilitator: 'Renew the team’s link', screen: 'Renew the screen’s link' },
    renews: {
      facilitator: 'The old link stops working at once. Whoever runs the day with it needs the new one.',
      screen: 'The old link stops working at once. The big screen goes dark until it is opened with the new one.',
    },
    name: 'Name',
    role: 'Role',
    roles: { facilitator: 'Facilitator', organiser: 'Organiser' },
    add: 'Make a link',
    failed: 'No link was made. Try it again.',
    linkOf: (name: string) => `Link of ${name}`,
    members: 'Links with a name',
    revoke: 'Revoke',
    revokeNamed: (name: string) => `Revoke the link of ${name}`,
    revokes: (name: string) => `${name} is put out of the room at once. What ${name} did stays.`,
    showCode: 'Show the QR code',
  },
  keeping: {
    title: 'Keeping',
    lead: (days: number) => `Everything is deleted ${some(days, 'day', 'days')} after the last one.`,
    backup: 'Take it with you',
    backupMeans: 'The backup is the whole room as one file, with everybody’s data. Another Rondo can open it again.',
    saveBackup: 'Save the backup',
    files: { 'participants.csv': 'People as CSV', 'board.csv': 'Board as CSV', 'report.json': 'Report as JSON' },
    failed: 'That did not work. Nothing was changed; try it again.',
    copy: 'The same again',
    copyMeans:
      'Times, tables, programme and rules at another date, with nobody in it. 52 weeks later falls on the same weekdays.',
    copyNow: 'Copy the set-up',
    copied: 'The copy is open. Keep its links.',
    archive: 'Close it',
    archiveMeans: 'In an archived room everything stays readable and nothing can be changed.',
    archivedMeans: 'This room is archived: everything is readable, nothing can be changed.',
    archiveNow: 'Archive the room',
    reopen: 'Open it again',
    secure: {
      yes: 'The address is secure',
      yesMeans: 'Phones may use camera, notices and offline pages here.',
      no: 'The address is not secure',
      noMeans:
        'On plain http, phones give a page no camera, no notices and nothing offline. Everything else works. Three ways to https:',
      ways: [
        'A name on the internet: put Caddy before Rondo (caddy reverse-proxy --from rondo.example.org --to :3000) and set PUBLIC_URL to https://rondo.example.org.',
        'A tunnel: one from your provider to port 3000 gives an https address; set PUBLIC_URL to it.',
        'Only the hall’s network: a name of yours that points to this machine, with a certificate made beforehand by DNS.',
      ],
    },
    delete: 'Delete it',
    deleteMeans: 'For good, with everybody’s data. Save the backup first if you may want it again.',
    deleteNow: 'Delete the room',
    deleteAsk: (title: string) => `Delete ${title}?`,
    deletes: (people: number, meetings: number) =>
      `${some(people, 'person', 'people')} and ${some(meetings, 'meeting', 'meetings')} are deleted for good. All links stop working.`,
    typeTitle: (title: string) => `Type “${title}”`,
  },
}
