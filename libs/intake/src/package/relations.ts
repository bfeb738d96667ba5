import type { Package } from './open-package.js';
import { readXml } from './read-xml.js';

/** What a part refers to. */
export interface Relation {
  readonly id: string;
  /** The last word of its type, as `styles`. */
  readonly type: string;
  /** The name of the part. */
  readonly target: string;
}

/** The relations of a part; '' for those of the package. What is outside the file is left out: nothing is fetched. */
export async function relationsOf(pack: Package, part: string): Promise<Relation[]> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const name = `${folder}_rels/${part.slice(slash)}.rels`;
  const found: Relation[] = [];
  if (!pack.has(name)) return found;
  await readXml(pack.read(name), {
    open(element, attribute) {
      if (element !== 'rel:Relationship' || attribute('TargetMode') === 'External') return;
      const type = attribute('Type') ?? '';
      found.push({
        id: attribute('Id') ?? '',
        type: type.slice(type.lastIndexOf('/') + 1),
        target: resolved(folder, attribute('Target') ?? ''),
      });
    },
    close() {},
  });
  return found;
}

/** A target counts from the folder of the part that names it, or from the root. */
function resolved(folder: string, target: string): string {
  const steps = target.startsWith('/') ? [] : folder.split('/').filter((step) => step !== '');
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}
