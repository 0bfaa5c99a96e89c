import type { Customizable } from '../../../contract/custom-fields.ts';

/** A field that a company of the demo has made for itself, and what stands in it. */
export type OwnField = { type: Customizable; label: string } & (
  | { kind: 'choice'; options: readonly string[] }
  | { kind: 'number'; range: readonly [number, number]; step: number }
  | { kind: 'date'; year: number }
  | { kind: 'checkbox' }
);

/** By the company's slug. */
export const ownFields: Record<string, readonly OwnField[]> = {
  brightwater: [
    {
      type: 'lead',
      label: 'Style',
      kind: 'choice',
      options: ['Classic', 'Scandinavian', 'Industrial', 'Mid-century'],
    },
    { type: 'lead', label: 'Floor area in m²', kind: 'number', range: [8, 180], step: 5 },
    { type: 'client', label: 'Photographed', kind: 'checkbox' },
  ],
  northgate: [
    { type: 'lead', label: 'Workstations', kind: 'number', range: [5, 240], step: 1 },
    { type: 'lead', label: 'Contract ends', kind: 'date', year: 2027 },
    {
      type: 'client',
      label: 'Service level',
      kind: 'choice',
      options: ['Next day', 'Four hours', 'Around the clock'],
    },
  ],
};
