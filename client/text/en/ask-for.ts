import { some } from './counts.ts'

// What a lead reads who asks for a meeting in a member’s name.
export const askFor = {
  open: (name: string) => `Ask for a meeting for ${name}`,
  who: (name: string) => `Whom should ${name} meet?`,
  more: (count: number) => `${some(count, 'more person', 'more people')}. Type a name or a topic.`,
}
