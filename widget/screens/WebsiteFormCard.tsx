import type { WebsiteForm } from '../../contract/website-forms.ts';
import { Button } from '../components/Button.tsx';
import { t } from '../messages/t.ts';
import { useWorkspace } from './workspace-context.ts';

/** What a website's owner puts into the page. */
const snippetOf = (key: string, base: string) =>
  `<script src="${base}/widget/pathsix-capture.js" async></script>\n<pathsix-capture key="${key}"></pathsix-capture>`;

/** One key: where it works, what to put into the page, and how to end it. */
export function WebsiteFormCard({ form, onRevoke }: { form: WebsiteForm; onRevoke: () => void }) {
  const { toasts, base } = useWorkspace();
  const snippet = snippetOf(form.key, base);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(snippet);
      toasts.show(t('websiteForms.copied'));
    } catch {
      toasts.show(t('websiteForms.copyFailed')); // the browser asks people for this right
    }
  };
  return (
    <li class="card website-form" data-revoked={form.revokedAt !== null || undefined}>
      <header>
        <h2>{form.name}</h2>
        {form.revokedAt ? (
          <span class="pill" data-tone="overdue">
            {t('websiteForms.revoked')}
          </span>
        ) : (
          <span class="form-actions">
            <Button icon="copy" small onClick={() => void copy()}>
              {t('websiteForms.copy')}
            </Button>
            <Button look="plain" small onClick={onRevoke}>
              {t('websiteForms.revoke')}
            </Button>
          </span>
        )}
      </header>
      <p class="quiet small">{form.origins.join(', ')}</p>
      {!form.revokedAt && (
        // Scrolls sideways, so the keyboard must be able to get at it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre class="snippet" aria-label={t('websiteForms.snippet')} role="group" tabIndex={0}>
          {snippet}
        </pre>
      )}
    </li>
  );
}
