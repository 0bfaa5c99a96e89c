import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';

import { publicKey } from './extension/identity.ts';

const permissions = [
  'activeTab',
  'alarms',
  'contextMenus',
  'notifications',
  'scripting',
  'storage',
];

export default defineConfig({
  srcDir: 'extension',
  publicDir: 'extension/public',
  imports: false,
  manifestVersion: 3,
  manifest: ({ browser }) => ({
    name: 'PathSix CRM',
    description: 'Clip leads from any page, log interactions, never miss a follow-up.',
    permissions: browser === 'firefox' ? permissions : [...permissions, 'sidePanel'],
    action: { default_title: 'PathSix' },
    // Without `upgrade-insecure-requests`, which Firefox adds: a server of one's own may be at http://localhost.
    content_security_policy: { extension_pages: "script-src 'self'; object-src 'none'" },
    omnibox: { keyword: 'crm' },
    commands: {
      _execute_action: {
        suggested_key: { default: 'Alt+Shift+K' },
        description: 'Open PathSix',
      },
      capture: {
        suggested_key: { default: 'Alt+Shift+L' },
        description: 'Capture this page',
      },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'crm@pathsix.example',
              // 140 is the first that knows `data_collection_permissions`.
              strict_min_version: '140.0',
              // What the rep captures goes to the API of the rep's own company, and nowhere else.
              data_collection_permissions: {
                required: ['websiteContent', 'personallyIdentifyingInfo', 'authenticationInfo'],
              },
            },
          },
        }
      : { key: publicKey, minimum_chrome_version: '120' }),
  }),
  vite: () => ({ plugins: [preact()] }),
  zip: { excludeSources: ['api/**', 'migrations/**', 'tests/**', 'scripts/**', '.pathsix/**'] },
});
