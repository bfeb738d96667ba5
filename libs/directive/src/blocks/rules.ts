/** The rules by which the stretches of a text are told apart, each with the reason that a person is given. */
export const blockRules = {
  blank: 'The line is empty.',
  number: 'A number opens an item, and a unit list belongs to it or to its neighbours.',
  'glued-number': 'A number opens an item right behind the unit list of the item before it.',
  'no-number': 'The paragraph has no number, but a unit list of its own.',
  'table-row': 'A row below a table head that names a column of tasks and one of units.',
  'table-head': 'The head of a table of tasks, or a heading between its rows.',
  heading: 'A number opens the line and deeper numbers follow, or it is a short line without a sentence.',
  paragraph: 'A number opens the line, but neither it nor its neighbours have a unit list.',
  'goes-on': 'The line goes on with the item or the list of the line before.',
  label: 'A label such as 责任单位 or 完成时限 opens the list.',
  bracket: 'The bracket holds a label, or names of bodies at the end of a sentence.',
  sentence: 'The last sentence orders who does it: names that end in 牵头, 负责, 配合 and the like.',
  cell: 'The head of the column says that it holds units, deadlines or leaders.',
  'label-without-item': 'A label opens the line, but no item stands before it.',
  repeated: 'It repeats an item that is printed in full elsewhere.',
  'reprint-cue': 'It announces excerpts or the full text.',
  'orders-reports': 'It orders plans, reports, bulletins or inspections.',
  'before-tasks': 'It stands in front of the first task, or below a heading, and has no unit list.',
  signature: 'It is a date or the name of a body and nothing else, behind the tasks.',
  'page-furniture': 'It belongs to the page: a number, an address, a credit.',
  'no-item': 'No item, list or rule was found in it.',
} as const;

/** The stable code of a rule. */
export type BlockRule = keyof typeof blockRules;
