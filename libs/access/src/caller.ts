import type { Role } from '@duban/lifecycle';

/** A post that somebody holds today. */
export interface CallerPost {
  readonly id: string;
  readonly role: Role;
  readonly title: string;
  readonly unit: { readonly id: string; readonly name: string } | null;
  readonly looksAfter: { readonly units: readonly string[]; readonly tasks: readonly string[] };
}

/** Who is speaking. */
export interface Caller {
  readonly tenant: string;
  readonly session: string;
  readonly person: { readonly id: string; readonly name: string };
  /** The post they speak for; null for somebody who holds none today. */
  readonly post: CallerPost | null;
  readonly posts: readonly CallerPost[];
  readonly mustChangePassword: boolean;
}
