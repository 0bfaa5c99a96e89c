import { useEffect, useMemo } from 'preact/hooks';

/** A model that lives as long as the component, or until what it was made of changes. */
export function useOwned<Model extends { stop(): void }>(
  make: () => Model,
  madeOf: readonly unknown[],
): Model {
  // oxlint-disable-next-line react/exhaustive-deps -- the caller names them
  const model = useMemo(make, madeOf);
  useEffect(() => () => model.stop(), [model]);
  return model;
}
