import { newId } from '../../contract/id.ts';
import { createWebsiteForm, submitWebsiteForm } from '../../contract/website-forms.ts';
import { clientOf } from './server.ts';

/** A publishable key of a company, bound to websites. */
export async function makeForm(
  server: { url: string },
  admin: { email: string },
  origins: string[],
  name = 'Contact page',
) {
  const call = await clientOf(server, admin);
  return call(createWebsiteForm, { name, origins });
}

/** What a visitor's page would send. */
export const filled = (more: object = {}) => ({
  id: newId(),
  name: 'Sarah Weiss',
  email: `sarah-${newId()}@weiss.example`,
  phone: '',
  company: 'Weiss Interiors',
  message: 'Please call me about the lobby.',
  pageUrl: 'https://www.brightwater.example/contact',
  nickname: '',
  ...more,
});

/** Sends as a page of `origin` would; `null` for a caller that is no page. An `address` is believed where limits are on. */
export const submit = (
  server: { url: string },
  { key, origin, address }: { key: string; origin: string | null; address?: string },
  body: unknown,
) =>
  fetch(new URL(`/api/v1${submitWebsiteForm.path}`, server.url), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-publishable-key': key,
      ...(origin === null ? {} : { origin }),
      ...(address && { 'x-forwarded-for': address }),
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
