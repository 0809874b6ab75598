import { describe, expect, test } from 'vitest'
import { readCsv } from '../../shared/import/read.ts'
import { faultsOf, header, read } from './lists.ts'

describe('rows', () => {
  test('a quote inside an unquoted cell is text, also after a blank', () => {
    const { people } = read(header, 'Ana "Ani" Horvat,6" Pipes, company,HR,', 'Eva, "Alfa" Klaster,cluster,HR,')
    expect(people.map(({ name, organisation }) => [name, organisation])).toEqual([
      ['Ana "Ani" Horvat', '6" Pipes'],
      ['Eva', '"Alfa" Klaster'],
    ])
  })

  test('what follows a closing quote belongs to the cell', () => {
    expect(read(header, '"Ana" Horvat ,"Alfa" ,cluster,HR').people[0]).toMatchObject({
      name: 'Ana Horvat',
      organisation: 'Alfa',
    })
  })

  test('a byte order mark does not hide the quote of the first heading', () => {
    expect(readCsv('\ufeff"name",organisation,kind,country\nAna,Alfa,cluster,HR').people).toHaveLength(1)
  })

  test('the last row needs no line end, and line ends may be mixed', () => {
    expect(
      readCsv(`${header}\r\nAna,Alfa,cluster,HR,\nEva,Alfa,cluster,HR,\r\nIvo,Alfa,cluster,HR,`).people.map(
        ({ row }) => row,
      ),
    ).toEqual([2, 3, 4])
  })

  test('I.4 a line break inside quotes does not count', () => {
    expect(
      faultsOf(
        read(header, 'Ana,Alfa,cluster,HR,', '"Eva\nMaria\nKos",Alfa,cluster,HR,', 'Ivo,Alfa,cluster,Atlantis,'),
      ),
    ).toEqual(['4 country unknown-country'])
  })

  test('empty rows count and are no people', () => {
    expect(read(header, '', ',,,,', 'Ana,Alfa,cluster,HR,').people.map(({ row }) => row)).toEqual([4])
  })

  test('rows above the header that are empty are passed over, and counted', () => {
    expect(read('', ',,', header, 'Ana,Alfa,cluster,HR,').people.map(({ row }) => row)).toEqual([4])
  })

  test.each([',', ';', '\t'])('the separator %j is found by the known columns', (separator) => {
    const lines = [
      ['name', 'organisation', 'kind', 'country', 'what;we,offer\there'],
      ['Ana', 'Alfa', 'cluster', 'HR', 'x'],
    ]
    const quoted = lines.map((cells) => cells.map((cell) => `"${cell}"`).join(separator)).join('\n')
    expect(readCsv(quoted)).toMatchObject({ separator, errors: [], people: [{ name: 'Ana' }] })
  })
})

describe('a quote that never closes', () => {
  test('is told where it opens; what stands before is judged, what follows is not', () => {
    const reading = read(header, ',Alfa,cluster,HR,', ',"Beta,sponsor,Nowhere,', 'Ivo,,,,', 'Ivo,,,,')
    expect(faultsOf(reading)).toEqual(['2 name missing-value', '3 name missing-value', '3 organisation bad-encoding'])
  })

  test('in an unknown column, beyond the header, or in it, has the place of the cell', () => {
    expect(faultsOf(read(`badge,${header}`, '"17,Ana,Alfa,cluster,HR,'))).toEqual(['2 #1 bad-encoding'])
    expect(faultsOf(read(header, 'Ana,Alfa,cluster,HR,,"x'))).toEqual(['2 #6 bad-encoding'])
    expect(faultsOf(read('name,organisation,"kind', 'Ana,Alfa,cluster'))).toEqual(['1 #3 bad-encoding'])
  })
})

describe('columns', () => {
  test('case, accents, blanks, hyphens, underscores and a sign at the end make no difference', () => {
    const { columns, headingLanguage } = read(' NOME *, Organizacao:,TIPO,pais,Correio_Eletronico,sem  degraus')
    expect(columns.map(({ field }) => field)).toEqual(['name', 'organisation', 'kind', 'country', 'email', 'stepFree'])
    expect(columns[0]).toEqual({ field: 'name', header: 'NOME *' })
    expect(headingLanguage).toBe('pt')
  })

  test.each([
    [
      'en',
      'Full name,Institution,Organisation type,Country code,Industries,We offer,Looking for,Target markets,Language,E-mail address,Short label,Step-free,Online,Lead',
    ],
    [
      'de',
      'Teilnehmer,Einrichtung,Art,Staat,Sektoren,Angebote,Suche,Zielmärkte,Sprache,E-Mail-Adresse,Kürzel,stufenlos,online,Leitung',
    ],
    [
      'es',
      'Nombre,Entidad,Tipo,País,Sectores,Ofrece,Busca,Mercados,Idiomas,Correo electrónico,Sigla,Sin escalones,En línea,Jefe',
    ],
    ['fr', 'Nom,Organisme,Type,Pays,Secteurs,Offre,Cherche,Marchés,Langues,Courriel,Sigle,Sans marche,En ligne,Chef'],
    [
      'it',
      'Nome,Ente,Tipo,Paese,Settori,Offerta,Ricerca,Mercati,Lingue,Posta elettronica,Sigla,Senza gradini,Online,Capo',
    ],
    [
      'pt',
      'Nome,Entidade,Tipo,País,Setores,Oferece,Procura,Mercados,Línguas,Correio eletrónico,Sigla,Sem degraus,Online,Chefe',
    ],
  ])('headings in %s', (language, headings) => {
    const { columns, headingLanguage } = read(headings)
    expect(columns.map(({ field }) => field).join(' ')).toBe(
      'name organisation kind country sectors offers seeks markets languages email label stepFree online lead',
    )
    expect(headingLanguage).toBe(language)
  })

  test('required ones that are missing are told alone, in the order of the fields', () => {
    expect(faultsOf(read('Country,Name', 'Nowhere,'))).toEqual([
      '1 organisation missing-column',
      '1 kind missing-column',
    ])
  })

  test('of two columns for one field the first counts', () => {
    expect(
      read('name,organisation,organization,kind,country', 'Ana,Alfa,Beta,cluster,HR').people[0]?.organisation,
    ).toBe('Alfa')
  })

  test('a filled cell beyond the header is told by its place, and then nothing else of its row', () => {
    const reading = read(
      header,
      'Ana,Solgang Energy Co., Ltd.,company,HR,,a,b',
      'Eva,,cluster,HR,',
      'Ivo,Alfa,cluster,HR,, ,',
    )
    expect(faultsOf(reading)).toEqual(['2 #7 missing-column', '3 organisation missing-value'])
    expect(reading.people.map(({ name }) => name)).toEqual(['Ivo'])
  })

  test('a cell in a column without a heading is ignored', () => {
    expect(read(`${header},,`, 'Ana,Alfa,cluster,HR,,seat 4,').errors).toEqual([])
  })
})

describe('the list as a whole', () => {
  test('I.1 one row without a name among 99 good ones', () => {
    const good = Array.from({ length: 99 }, (_, index) => `Person ${index},Alfa,cluster,HR,`)
    expect(faultsOf(read(header, ...good, ',Alfa,cluster,HR,'))).toEqual(['101 name missing-value'])
  })

  test.each(['', '\n\n', ' ', header, `${header}\n,,,,\n`])('I.5 nobody in %j', (text) => {
    expect(faultsOf(readCsv(text))).toEqual(['1  no-rows'])
  })

  test('I.5 5,000 people are read, 5,001 are not, however many rows are empty', () => {
    const lines = (count: number) => Array.from({ length: count }, (_, index) => `Person ${index},Alfa,cluster,HR,\n`)
    expect(faultsOf(read(header, ...lines(5000)))).toEqual([])
    expect(faultsOf(read(header, ...lines(5001)))).toEqual(['1  too-many-rows'])
  })

  test('errors come in order of row, then of field, whatever the order of the columns', () => {
    expect(faultsOf(read('country,email,kind,organisation,name', 'Nowhere,,sponsor,,', ',,,Alfa,Ana'))).toEqual([
      '2 name missing-value',
      '2 organisation missing-value',
      '2 kind unknown-kind',
      '2 country unknown-country',
      '3 kind missing-value',
      '3 country missing-value',
    ])
  })
})

describe('somebody twice', () => {
  test('I.3 the address stands in an earlier row, whatever the case', () => {
    const rows = ['A@x.example', 'b@x.example', 'c@x.example', 'd@x.example', 'a@X.example '].map(
      (mail, index) => `P${index},Alfa,cluster,HR,${mail}`,
    )
    const reading = read(header, '', '', '', ...rows)
    expect(reading.errors).toMatchObject([{ row: 9, column: 'email', code: 'duplicate-participant', firstRow: 5 }])
  })

  test('without an address, name and organisation decide; with another address it is another person', () => {
    const reading = read(
      header,
      'Ana Kos,Alfa,cluster,HR,ana@x.example',
      'ANA  KOS,alfa,cluster,HR,',
      'Ana Kos,Alfa,cluster,HR,kos@x.example',
      'Ana Kos,Beta,cluster,HR,',
    )
    expect(faultsOf(reading)).toEqual(['3 name duplicate-participant'])
  })

  test('a row with another fault counts as an earlier row', () => {
    expect(faultsOf(read(header, 'Ana,Alfa,sponsor,HR,a@x.example', 'Eva,Alfa,cluster,HR,a@x.example'))).toEqual([
      '2 kind unknown-kind',
      '3 email duplicate-participant',
    ])
  })
})
