import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';

import { endpoints } from '../../contract/index.ts';
import { suite } from '../../tests/support/suite.ts';

const here = suite();
const description = async () => (await fetch(`${here.server.url}/api/v1/openapi.json`)).json();

test('the description is valid OpenAPI 3.1', async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(await description());
  expect(errors ?? []).toEqual([]);
  expect([valid, validator.version]).toEqual([true, '3.1']);
});

test('every endpoint of the contract is described, and nothing else', async () => {
  const { paths } = await description();
  const described = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations as object).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const known = endpoints.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
  expect(described.toSorted()).toEqual(known.toSorted());
});

test('every operation says what it takes in its path, who may call it and how it fails', async () => {
  const { paths } = await description();
  for (const { method, path, access } of endpoints) {
    const operation = paths[path.replace(/:(\w+)/g, '{$1}')][method.toLowerCase()];
    const inPath = operation.parameters.filter((one: { in: string }) => one.in === 'path');
    expect(inPath.map(({ name }: { name: string }) => name)).toEqual(
      [...path.matchAll(/:(\w+)/g)].map(([, name]) => name),
    );
    expect(operation.security.length, path).toBe(access === 'anyone' ? 0 : 1);
    expect(operation.responses.default.content).toHaveProperty(['application/problem+json']);
  }
});
