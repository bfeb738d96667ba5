import { operation } from './operation.js';

export const openapiOperations = [
  operation({
    id: 'api.describe',
    method: 'GET',
    path: '/api/openapi.json',
    tag: 'Server',
    summary: 'This description, as OpenAPI 3.1. Its ETag changes only when the interface does.',
    gives: 'file',
    media: 'application/json',
    example: {},
  }),
  operation({
    id: 'api.browse',
    method: 'GET',
    path: '/api/docs',
    tag: 'Server',
    summary: 'This description as a page to browse and to try.',
    gives: 'html',
    example: {},
  }),
] as const;
