/** What a file shows itself to be. */
export type DocumentKind = 'txt' | 'md' | 'html' | 'docx' | 'xlsx' | 'pdf';

/**
 * Where a line of the text stands in the file, all counted from 1: a line of a text; a paragraph, or a row of a table,
 * of a Word document or a web page; a row of a sheet, with the columns of its cells; a page, with the last one where
 * the line runs on.
 */
export type LineOrigin =
  | { readonly in: 'line'; readonly line: number }
  | { readonly in: 'paragraph'; readonly paragraph: number }
  | { readonly in: 'table'; readonly table: number; readonly row: number }
  | { readonly in: 'sheet'; readonly sheet: string; readonly row: number; readonly columns: readonly [string, string] }
  | { readonly in: 'page'; readonly page: number; readonly lastPage: number };

/** What was left out of the text, or may be wrong in it. */
export type IntakeWarningCode =
  | 'pictures-left-out'
  | 'notes-left-out'
  | 'contents-left-out'
  | 'text-left-out'
  | 'several-sheets'
  | 'hidden-left-out'
  | 'pages-without-text'
  | 'lost-characters';

/** A code, and how much of it there is: pictures, notes, characters, sheets, lines or pages. */
export interface IntakeWarning {
  readonly code: IntakeWarningCode;
  readonly count: number;
}

/** The text of a file for the parser. Of a .txt it is the decoded file, unchanged; of the others each line ends in LF. */
export interface IntakeDocument {
  readonly kind: DocumentKind;
  readonly text: string;
  /** One for each line of the text, as `linesOf` of the parser counts them. */
  readonly lines: readonly LineOrigin[];
  readonly warnings: readonly IntakeWarning[];
  /** In which a text was; null for what has its own way of saying so. */
  readonly encoding: 'utf-8' | 'gb18030' | null;
}
