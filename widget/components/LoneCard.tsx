import type { ComponentChildren } from 'preact';

import { Brand } from './Brand.tsx';

/** A card in the middle of an otherwise empty page: for whoever is not in yet. */
export const LoneCard = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <main class="sign-in">
    <div class="form sign-in-card">
      <Brand />
      <h1>{title}</h1>
      {children}
    </div>
  </main>
);
