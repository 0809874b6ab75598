/** The ten events that the server can play, with what they are known for. Figures: the scenario's own lists of people. */
export const rehearsals = [
  { event: 'milan-2015', name: 'Milan 2015', clusters: 42, people: 106 },
  { event: 'hannover-2015', name: 'Hannover 2015', clusters: 19, people: 31 },
  { event: 'hannover-2016', name: 'Hannover 2016', clusters: 60, people: 90 },
  { event: 'washington-2017', name: 'Washington 2017', clusters: 26, people: 32 },
  { event: 'eu-taiwan-2017', name: 'Brussels 2017', clusters: 29, people: 200 },
  { event: 'le-bourget-2017', name: 'Le Bourget 2017', clusters: 16, people: 16 },
  { event: 'vienna-2018', name: 'Vienna 2018', clusters: 24, people: 33 },
  { event: 'zagreb-2018', name: 'Zagreb 2018', clusters: 65, people: 75 },
  { event: 'lyon-2019', name: 'Lyon 2019', clusters: 35, people: 35 },
  { event: 'bucharest-2019', name: 'Bucharest 2019', clusters: 149, people: 450 },
] as const
