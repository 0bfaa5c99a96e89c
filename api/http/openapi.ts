import { toJsonSchema } from '@valibot/to-json-schema';

import type { Endpoint } from '../../contract/endpoint.ts';
import { errors } from '../../contract/errors.ts';
import type { Schema } from '../../contract/field.ts';
import { endpoints } from '../../contract/index.ts';

type Json = Record<string, unknown>;

/** Checks that only code can make (a zone exists, two fields go together) have no place in a schema; they still hold. */
function schemaOf(schema: Schema, typeMode: 'input' | 'output'): Json {
  const { $schema: _, ...json } = toJsonSchema(schema, {
    typeMode,
    errorMode: 'ignore',
    target: 'draft-2020-12',
  });
  return json;
}

const propertiesOf = (schema: Json): [string, Json][] =>
  Object.entries((schema['properties'] ?? {}) as Record<string, Json>);

const problem = {
  description: 'A problem, as RFC 9457 has it',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

function operation(endpoint: Endpoint): Json {
  const { id, method, path, summary, access, status } = endpoint;
  const input = schemaOf(endpoint.input, 'input');
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
  const required = (input['required'] as string[] | undefined) ?? [];
  const hasBody = method === 'POST' || method === 'PATCH';
  const outside = propertiesOf(input).filter(([name]) => inPath.includes(name) || !hasBody);
  const inside = propertiesOf(input).filter(([name]) => !inPath.includes(name));
  const headers = [
    ...(method === 'POST' && access === 'member'
      ? [header('Idempotency-Key', 'A repeat with the same key has no second effect')]
      : []),
    ...(method === 'PATCH' || id.endsWith('.remove')
      ? [header('If-Match', 'The ETag of the version this is based on')]
      : []),
  ];
  return {
    operationId: id,
    summary,
    tags: [id.split('.')[0]],
    security: securityOf(access),
    parameters: [
      ...outside.map(([name, schema]) => ({
        name,
        in: inPath.includes(name) ? 'path' : 'query',
        required: inPath.includes(name) || required.includes(name),
        schema,
      })),
      ...headers,
    ],
    ...(hasBody &&
      inside.length > 0 && {
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                ...input,
                properties: Object.fromEntries(inside),
                required: required.filter((name) => !inPath.includes(name)),
              },
            },
          },
        },
      }),
    responses: { [status]: success(endpoint), default: problem },
  };
}

const header = (name: string, description: string) => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string' },
});

function success({ status, output, type }: Endpoint): Json {
  if (status === 204) return { description: 'Done' };
  return {
    description: status === 201 ? 'Saved' : 'OK',
    content: { [type ?? 'application/json']: { schema: schemaOf(output, 'output') } },
  };
}

function securityOf(access: Endpoint['access']): Json[] {
  if (access === 'anyone') return [];
  return access === 'publishableKey' ? [{ publishableKey: [] }] : [{ token: [] }];
}

/** The OpenAPI 3.1 description of every endpoint of the contract. */
export function describeApi(publicUrl: URL): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'PathSix',
      version: '1',
      description:
        'Leads, clients and follow-ups of one tenant: the one that the token belongs to.',
    },
    servers: [{ url: new URL('/api/v1', publicUrl).href }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'From POST /sessions' },
        publishableKey: { type: 'apiKey', in: 'header', name: 'X-Publishable-Key' },
      },
      schemas: { Problem: problemSchema },
    },
  };
}

const text = { type: 'string' };
const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'errors', 'requestId'],
  properties: {
    type: text,
    title: text,
    status: { type: 'integer' },
    code: { enum: Object.keys(errors) },
    detail: text,
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { field: text, message: text },
        required: ['field', 'message'],
      },
    },
    requestId: text,
    existing: {
      type: 'object',
      description: 'With `duplicate`: the record that is in the way',
      properties: {
        type: text,
        id: text,
        name: text,
        owner: { type: ['string', 'null'] },
        reasons: { type: 'array', items: text },
      },
    },
  },
};
