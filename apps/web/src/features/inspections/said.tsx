import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { FileList } from '../../parts/Files.js';

/** What somebody wrote; of what was erased, that it was. */
export function Said({ text }: { text: { text: string | null; erased: boolean } | null }) {
  const { t } = useTranslation('frame');
  if (!text) return null;
  return <p className="text">{text.erased ? t('erased') : text.text}</p>;
}

/** Named facts beside each other; what is empty is left out. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, fact: ReactNode])[] }) {
  return (
    <dl className="inspections-facts">
      {facts.map(([name, fact]) =>
        fact === null || fact === '' || fact === undefined ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{fact}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

export const Files = ({ files }: { files: readonly { id: string }[] }) => (
  <FileList files={files.map(({ id }) => id)} />
);
