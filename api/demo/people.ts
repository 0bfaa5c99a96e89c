import type { StandardRole } from '../../contract/permissions.ts';
import { interiors } from './words/interiors.ts';
import { itServices } from './words/it-services.ts';
import type { Trade } from './words/trade.ts';

export const demoPassword = 'pathsix-demo';

interface DemoPerson {
  local: string;
  name: string;
  role: StandardRole;
}

export interface DemoTenant {
  slug: string;
  name: string;
  timeZone: string;
  currency: string;
  country: string;
  people: DemoPerson[];
  trade: Trade;
}

/** Two companies that share the installation and never see each other. */
export const demoTenants: DemoTenant[] = [
  {
    slug: 'brightwater',
    name: 'Brightwater Interiors',
    timeZone: 'Europe/Berlin',
    currency: 'EUR',
    country: 'DE',
    people: [
      { local: 'admin', name: 'Ana Keller', role: 'admin' },
      { local: 'manager', name: 'Ben Okafor', role: 'manager' },
      { local: 'rep', name: 'Clara Vogt', role: 'rep' },
      { local: 'rep2', name: 'Daniel Reyes', role: 'rep' },
    ],
    trade: interiors,
  },
  {
    slug: 'northgate',
    name: 'Northgate Systems',
    timeZone: 'America/New_York',
    currency: 'USD',
    country: 'US',
    people: [
      { local: 'admin', name: 'Erin Walsh', role: 'admin' },
      { local: 'manager', name: 'Felix Braun', role: 'manager' },
      { local: 'rep', name: 'Grace Liu', role: 'rep' },
      { local: 'rep2', name: 'Hassan Ali', role: 'rep' },
    ],
    trade: itServices,
  },
];
