/** A piece of text on a page, in points from its upper left corner: where it begins, and its line stands. */
export interface PdfItem {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** The size of its characters. */
  readonly size: number;
}

/** A line on a page: its items from left to right. */
export interface PdfLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

/** What is on a page. */
export interface PdfPage {
  readonly height: number;
  readonly items: readonly PdfItem[];
}
