import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAsk } from '../../client/use-ask.js';
import { lineAt, type Origin, originOf } from './origins.js';

/** In words where lines of the draft on the page stand in the file that it was taken from. */
export function useOrigins(): { ofLine: (line: number) => string; at: (offset: number) => string } {
  const { t } = useTranslation('wizard');
  const { id = '' } = useParams();
  const { data } = useAsk('draft.text', { params: { id } });
  const { text = '', origins = [] } = data ?? {};
  const words = (origin: Origin): string => {
    switch (origin.in) {
      case 'line':
        return t('origin.line', origin);
      case 'paragraph':
        return t('origin.paragraph', origin);
      case 'table':
        return t('origin.table', origin);
      case 'sheet':
        return t('origin.sheet', { sheet: origin.sheet, row: origin.row });
      case 'page':
        return t(origin.lastPage > origin.page ? 'origin.pages' : 'origin.page', origin);
    }
  };
  const ofLine = (line: number): string => words(originOf(line, origins));
  return { ofLine, at: (offset) => ofLine(lineAt(text, offset)) };
}
