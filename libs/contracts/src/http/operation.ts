import type { z } from 'zod';
import type { ProblemCode } from './problem.contract.js';

/**
 * One operation of the HTTP interface. Everything that is known of it stands here once: the server binds a handler to
 * it, checks what comes in by it and describes it by it; the browser takes its types from it.
 */
export interface OperationSpec {
  /** noun.verb, as in the permission table, where each operation has a row. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** From the root, with parameters in braces: `/api/v1/tasks/{year}/{id}`. */
  readonly path: `/${string}`;
  /** Heading under which it is described. */
  readonly tag: string;
  /** One sentence. */
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /**
   * `form`: a form with a file, read as a stream by the handler. `commands`: JSON that the engine checks, as it checks
   * every command, so that it is not done twice; `body` describes it.
   */
  readonly takes?: 'form' | 'commands';
  /** What goes out where it is not JSON. */
  readonly gives?: 'events' | 'file' | 'html';
  /** Media type of a file, where it is always the same. */
  readonly media?: string;
  /** Left out: nothing is said back (204), or what `gives` says. */
  readonly answer?: z.ZodType;
  /** 200 unless told. */
  readonly status?: 200 | 201 | 202 | 204;
  /** Beside those that every operation may answer with. */
  readonly problems?: readonly ProblemCode[];
  /** A request that a test sends to a server with the example's data. */
  readonly example: OperationExample;
}

export interface OperationExample {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: unknown;
  /** Who sends it: a role; the administrator unless told. */
  readonly as?: string;
}

/** Keeps the exact types of a specification. */
export const operation = <const Spec extends OperationSpec>(spec: Spec): Spec => spec;

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** What a handler gets of a request. */
export interface RequestOf<Spec extends OperationSpec> {
  readonly params: Parsed<Spec['params']>;
  readonly query: Parsed<Spec['query']>;
  readonly body: Spec extends { takes: 'commands' } ? unknown : Parsed<Spec['body']>;
}

/** What a handler gives back. */
export type AnswerOf<Spec extends OperationSpec> = Spec['answer'] extends z.ZodType ? z.input<Spec['answer']> : void;
