import type { z } from 'zod';
import type { OperationId, OperationOf } from './operations.js';

type Given<Schema> = Schema extends z.ZodType ? z.input<Schema> : never;

/** Texts, numbers and truth values, as they are written into an address. */
type Written<Schema> =
  Given<Schema> extends infer Values
    ? { [Name in keyof Values]: unknown extends Values[Name] ? string | number | undefined : Values[Name] }
    : never;

type Part<Name extends string, Value> = [Value] extends [never] ? { [_ in Name]?: undefined } : { [_ in Name]: Value };
type OptionalPart<Name extends string, Value> = [Value] extends [never]
  ? { [_ in Name]?: undefined }
  : { [_ in Name]?: Value };

/** What a client gives to an operation, before it is checked. */
export type OperationInput<Id extends OperationId> = Part<'params', Written<SpecPart<Id, 'params'>>> &
  OptionalPart<'query', Written<SpecPart<Id, 'query'>>> &
  Part<'body', OperationOf<Id> extends { takes: 'form' } ? FormData : Given<SpecPart<Id, 'body'>>>;

type SpecPart<Id extends OperationId, Name extends string> =
  OperationOf<Id> extends { [_ in Name]: infer Schema } ? Schema : never;
