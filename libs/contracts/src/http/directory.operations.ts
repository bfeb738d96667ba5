import { roles } from '@duban/lifecycle';
import { z } from 'zod';
import { DateText, Id } from '../reference.contract.js';
import { Line } from '../text.contract.js';
import {
  DirectoryImport,
  GroupSaved,
  GroupView,
  Occupation,
  PersonSaved,
  PersonView,
  PostSaved,
  PostView,
  UnitDetail,
  unitKinds,
  UnitSaved,
  UnitView,
} from './directory.views.js';
import { operation } from './operation.js';
import { fieldsOf, flag, pageOf, pageQuery } from './page.contract.js';

const params = z.strictObject({ id: Id });
const NOWHERE = { id: '00000000-0000-4000-8000-000000000000' };
const edited = ['bad-body', 'stale', 'already-exists', 'not-in-state', 'bad-header', 'cross-site'] as const;
const SAVING =
  'A new one is made under an id of the caller’s choice. `If-Match` refuses the edit of another version than was seen.';

export const directoryOperations = [
  operation({
    id: 'units.list',
    method: 'GET',
    path: '/api/v1/units',
    tag: 'Directory',
    summary: 'Units in the order of the directory.',
    query: z.strictObject({
      ...pageQuery,
      fields: fieldsOf(UnitView),
      /** Part of a name, short name or alias. */
      q: Line.optional(),
      kind: z.enum(unitKinds).optional(),
      /** Those that exist on this day. */
      on: DateText.optional(),
    }),
    answer: pageOf(UnitView),
    problems: ['bad-query'],
    example: { query: { limit: 2, fields: 'id,name' } },
  }),
  operation({
    id: 'unit.read',
    method: 'GET',
    path: '/api/v1/units/{id}',
    tag: 'Directory',
    summary: 'A unit with its posts, who holds them, and its groups.',
    params,
    answer: UnitDetail,
    example: { params: NOWHERE },
  }),
  operation({
    id: 'unit.save',
    method: 'PUT',
    path: '/api/v1/units/{id}',
    tag: 'Directory',
    summary: `Makes or edits a unit: renaming it leaves every reference as it is, and a last day ends it. ${SAVING}`,
    params,
    body: UnitSaved,
    answer: UnitView,
    problems: edited,
    example: { params: NOWHERE, body: { name: '数据局', kind: 'department', aliases: ['大数据局'] } },
  }),
  operation({
    id: 'groups.list',
    method: 'GET',
    path: '/api/v1/groups',
    tag: 'Directory',
    summary: 'Groups of units, by code, with the days from and to which each unit is a member.',
    query: z.strictObject({ ...pageQuery, fields: fieldsOf(GroupView) }),
    answer: pageOf(GroupView),
    problems: ['bad-query'],
    example: {},
  }),
  operation({
    id: 'group.save',
    method: 'PUT',
    path: '/api/v1/groups/{id}',
    tag: 'Directory',
    summary: `Makes or edits a group. ${SAVING}`,
    params,
    body: GroupSaved,
    answer: GroupView,
    problems: edited,
    example: { params: NOWHERE, body: { code: 'counties', name: '各县（市、区）政府' } },
  }),
  operation({
    id: 'posts.list',
    method: 'GET',
    path: '/api/v1/posts',
    tag: 'Directory',
    summary: 'Posts by title, with who held, holds and will hold them.',
    query: z.strictObject({
      ...pageQuery,
      fields: fieldsOf(PostView),
      unit: Id.optional(),
      role: z.enum(roles).optional(),
      /** Those that this person holds, held or will hold. */
      person: Id.optional(),
    }),
    answer: pageOf(PostView),
    problems: ['bad-query'],
    example: { query: { role: 'unitLiaison', limit: 2 } },
  }),
  operation({
    id: 'post.save',
    method: 'PUT',
    path: '/api/v1/posts/{id}',
    tag: 'Directory',
    summary: `Makes or edits a post; once held it keeps its unit and role. ${SAVING}`,
    params,
    body: PostSaved,
    answer: PostView,
    problems: edited,
    example: { params: NOWHERE, body: { unit: null, role: 'viewer', title: '查阅岗' } },
  }),
  operation({
    id: 'post.occupy',
    method: 'POST',
    path: '/api/v1/posts/{id}/holders',
    tag: 'Directory',
    summary: 'Hands a post over: whoever held it before does so until the day before.',
    params,
    body: Occupation,
    answer: PostView,
    problems: edited,
    example: { params: NOWHERE, body: { person: null, from: '2023-07-01' } },
  }),
  operation({
    id: 'people.list',
    method: 'GET',
    path: '/api/v1/people',
    tag: 'Directory',
    summary: 'People by name, with the posts that they hold today.',
    query: z.strictObject({
      ...pageQuery,
      fields: fieldsOf(PersonView),
      /** Part of a name. */
      q: Line.optional(),
      /** Those who hold a post of this unit today. */
      unit: Id.optional(),
    }),
    answer: pageOf(PersonView),
    problems: ['bad-query'],
    example: { query: { limit: 2 } },
  }),
  operation({
    id: 'person.save',
    method: 'PUT',
    path: '/api/v1/people/{id}',
    tag: 'Directory',
    summary: `Makes or edits a person. ${SAVING}`,
    params,
    body: PersonSaved,
    answer: PersonView,
    problems: edited,
    example: { params: NOWHERE, body: { name: '李明', phone: '13800000000' } },
  }),
  operation({
    id: 'directory.template',
    method: 'GET',
    path: '/api/v1/directory/template',
    tag: 'Directory',
    summary: 'An .xlsx to fill with units, posts and people: three sheets with headings and an example.',
    gives: 'file',
    example: {},
  }),
  operation({
    id: 'directory.import',
    method: 'POST',
    path: '/api/v1/directory/import',
    tag: 'Directory',
    summary:
      'Takes units, posts and people from a filled template, all or nothing; with `dryRun` (unless told) it only says what would become of each row.',
    query: z.strictObject({ dryRun: flag.default(true) }),
    takes: 'form',
    body: z.strictObject({ file: z.string().meta({ format: 'binary' }) }),
    answer: DirectoryImport,
    problems: [
      'bad-query',
      'bad-body',
      'already-exists',
      'too-large',
      'unsupported-type',
      'upload-broken',
      'cross-site',
    ],
    example: {},
  }),
] as const;
