// Mail about what was decided of applications.
export const mailDecisions = {
  after: 'Decisions on applications after, minutes',
}
