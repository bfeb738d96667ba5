import type { Stretch } from './text/stretch.js';

/** Every doubt that reading a directive can raise: the code, which is stable, and what a person should know or do. */
export const diagnosticMessages = {
  'no-tasks':
    'No task was found: looked for lines numbered 一、 (一) 1. or (1) that carry a unit list, as 责任单位: or 牵头单位: or as names in a closing bracket.',
  'glued-item': 'An item begins in the middle of a line, right behind the unit list of the item before it.',
  'page-header': 'A page header or page number stands inside a sentence; it was left where it is.',
  'lost-characters':
    'Characters seem to be lost here (a sign such as + or a dash, or a bullet); nothing was put in their place.',
  'repeated-excerpt': 'This paragraph repeats an item that is printed in full elsewhere; it was not counted again.',
  'truncated-group': 'This group phrase breaks off before it names a kind of unit.',
  'truncated-unit': 'This name breaks off before it names a kind of unit.',
  'unread-units':
    'This looks like a unit list, but no name of a body could be read in it (names end in 局, 委, 厅, 政府 and the like): nothing was taken.',
  'unread-table':
    'This looks like a table of tasks, but these cells do not fit its head, which needs a column of tasks and one of units: nothing was taken from them.',
  'unsure-cells':
    'This row of the table has other cells than its head: they were told apart by what they hold; please check.',
  'merged-cell': 'An empty cell was filled from the row above, as in a merged cell; please check.',
  'shared-units': 'This unit list was taken for all points that stand with it; please check.',
  'units-from-note': 'This note adds units to all the tasks that it speaks of; they were added to each.',
  'second-document': 'Another document begins here: its tasks were read too, but the head is that of the first.',
  'run-on-text': 'The line breaks of this text are lost; its items were parted by their numbers.',
  'hidden-characters': 'Characters that nobody can see stand here; they were left out of what was read.',
  'undecided-group': 'The text does not say which units belong to this group: somebody has to decide.',
  'open-ended-list': 'The list is left open (等): further units may belong to it.',
  'missing-lead': 'No single unit is named: somebody has to designate a lead.',
  'inferred-lead': 'No lead is printed; the first listed unit was taken: please confirm.',
  'missing-units': 'This item has no unit list, although its neighbours have one.',
  'missing-text': 'This unit list belongs to no item.',
  'broken-numbering': 'The number does not follow the one before it.',
  'unbalanced-bracket': 'A bracket in the unit list is not closed; names after it may be wrong.',
  'closing-noise': 'This line belongs to the page from which the text was taken, not to the directive.',
  'stray-line': 'This line belongs to no item; it was left out.',
  'no-reporting-calendar': 'No reporting days are printed: somebody has to set a calendar.',
  'impossible-date': 'This date does not exist.',
  'vague-time-limit': 'These words name no day: somebody has to set a date or decide that there is none.',
  'ambiguous-time-limit':
    'These words may mean the month before or the end of the month: somebody has to set the date.',
  'deferred-target': 'The figure of this target is set elsewhere: somebody has to enter it.',
  'figure-not-taken': 'This figure was taken for the size of a thing or for a grant, not for a target: please confirm.',
  'issuer-differs': 'The sign-off names another body than the head of the document.',
} as const;

/** The stable code of a doubt. */
export type DiagnosticCode = keyof typeof diagnosticMessages;

/** A doubt as it is found: its code and where it is. */
export interface Doubt extends Stretch {
  code: DiagnosticCode;
}

/** A doubt as it is reported: its code, where it is (lines count from 1; offset and length in UTF-16 code units) and what it means. */
export interface Diagnostic {
  code: DiagnosticCode;
  line: number;
  offset: number;
  length: number;
  message: string;
}
