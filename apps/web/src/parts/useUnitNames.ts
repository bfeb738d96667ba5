import { useAsk } from '../client/use-ask.js';

interface Named {
  id: string;
  name: string;
}

const none: readonly Named[] = [];

/** Every unit of the directory by name, in its order. Empty until it is known. */
export function useUnitNames(): readonly Named[] {
  const { data } = useAsk('units.list', { query: { limit: 200, fields: 'id,name' } });
  return (data?.rows as readonly Named[] | undefined) ?? none;
}
