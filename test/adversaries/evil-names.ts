import { countries } from '../../shared/import/countries.data.ts'

/** What somebody may write where a name is asked for. All of it is taken: names are text, and text runs nowhere. */
export const evilNames: readonly string[] = [
  'Ann \u202Ennalg\u202C', '\u2066Isolated\u2069', 'C\u200Bo\u200Bvert', `Z${'\u0335\u0489\u034F\u0363'.repeat(20)}algo${'\u0316\u0317'.repeat(40)}`,
  '<script>window.owned=1</script>', '<img src=x onerror="window.owned=1">', '"><svg onload=window.owned=1>', "'-window.owned=1-'", '{{constructor.constructor("window.owned=1")()}}', '${window.owned=1}', 'javascript:window.owned=1', '&lt;b&gt;&amp;',
  '👩‍👩‍👧‍👦🏴‍☠️👨🏽‍🚀', 'ليلى حداد', 'שָׁלוֹם עוֹלָם', '北京市集群', 'W'.repeat(200), '\uFDFD'.repeat(60), 'a b '.repeat(49), '=HYPERLINK("https://evil.example")', '+49 30 1', '-1+1', '@SUM(1)', "\t=1+1", '%0ABEGIN:VEVENT', 'BEGIN:VEVENT', 'a;b,c\\n\\,d', 'line\nbreak',
] // prettier-ignore

/** The body of an import: one for each name, at an organisation of that name. */
export function evilPeople() {
  const codes = Object.keys(countries)
  return evilNames.map((name, i) => ({
    name,
    organisation: `${name} ${i}`.slice(0, 190),
    kind: 'company',
    country: codes[i % codes.length]!,
    offers: [name, `=${i}`],
  }))
}
