import { useState } from 'preact/hooks';

import type { WebsiteForm } from '../../../contract/website-forms.ts';
import { Button } from '../../components/Button.tsx';
import { useFocusReturn } from '../../components/useFocusReturn.ts';
import { t } from '../../messages/t-admin.ts';
import { copyText } from '../copy-text.ts';
import { useWorkspace } from '../workspace-context.ts';
import { WebsiteFormForm } from './WebsiteFormForm.tsx';

/** What a website's owner puts into the page. */
const snippetOf = (key: string, base: string) =>
  `<script src="${base}/widget/pathsix-capture.js" async></script>\n<pathsix-capture key="${key}"></pathsix-capture>`;

interface WebsiteFormCardProps {
  form: WebsiteForm;
  onChange: (name: string, origins: string[]) => Promise<void>;
  onRevoke: () => void;
}

/** One key: where it works, what to put into the page, and how to change or end it. */
export function WebsiteFormCard({ form, onChange, onRevoke }: WebsiteFormCardProps) {
  const { toasts, base } = useWorkspace();
  const [isEditing, setEditing] = useState(false);
  const acts = useFocusReturn<HTMLSpanElement>(isEditing);
  const { name, revokedAt, origins } = form;
  const snippet = snippetOf(form.key, base);
  const change = async (newName: string, newOrigins: string[]) => {
    await onChange(newName, newOrigins);
    setEditing(false);
  };
  return (
    <li class="card website-form" data-revoked={revokedAt !== null || undefined}>
      <header>
        <h2>{name}</h2>
        {revokedAt ? (
          <span class="pill" data-tone="overdue">
            {t('websiteForms.revoked')}
          </span>
        ) : (
          <span class="form-actions" ref={acts}>
            <Button
              icon="edit"
              small
              label={t('websiteForms.edit', { name })}
              onClick={() => setEditing(true)}
            >
              {t('common.edit')}
            </Button>
            <Button
              icon="copy"
              small
              onClick={() => void copyText(snippet, t('websiteForms.copied'), toasts)}
            >
              {t('websiteForms.copy')}
            </Button>
            <Button look="plain" small onClick={onRevoke}>
              {t('websiteForms.revoke')}
            </Button>
          </span>
        )}
      </header>
      {isEditing ? (
        <WebsiteFormForm form={form} onSave={change} onLeave={() => setEditing(false)} />
      ) : (
        <p class="quiet small">{origins.join(', ')}</p>
      )}
      {!revokedAt && !isEditing && (
        // Scrolls sideways, so the keyboard must be able to get at it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre class="snippet" aria-label={t('websiteForms.snippet')} role="group" tabIndex={0}>
          {snippet}
        </pre>
      )}
    </li>
  );
}
