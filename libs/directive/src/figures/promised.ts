import type { Target } from '../parsed-directive.js';
import type { Stretch } from '../text/stretch.js';

/** A target whose quote is known by its place in plain words, not yet in the text. */
export type Promised = Omit<Target, 'quote' | 'span'> & { quote: Stretch };
