import { useSession } from '../../client/session.js';

/** Where the browser keeps what is typed about a thing: apart for each post, as others may use the same machine. */
export function usePlace(form: string, id: string): string {
  return `duban.typed.${useSession().post?.id ?? ''}.${form}.${id}`;
}
