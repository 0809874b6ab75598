// Whether one agrees to be named as one who comes.
export const listing = {
  title: 'Named on the public page',
  agree: 'My organisation and country may be named as coming',
  means: 'Only you can agree to it. Your own name is never shown there.',
}
