import { Button } from '../../widget/components/Button.tsx';
import { useSurroundings } from '../../widget/components/surroundings.ts';
import { t } from '../../widget/messages/t-extension.ts';
import { exactTime } from '../../widget/state/relative-time.ts';
import { saysNothing } from './card.ts';
import type { PanelModel } from './model.ts';

/** What this page is, and the button that reads it again. */
export function PageHead({ model }: { model: PanelModel }) {
  const { capture, page } = model;
  const { url } = capture.value.page;
  const title = capture.value.email?.subject ?? capture.value.page.title;
  const host = URL.parse(url)?.hostname;
  return (
    <header class="page-head">
      <div class="grow">
        <h1 class="cut">{title || host || t('panel.noPage')}</h1>
        {host && title && <p class="small quiet cut">{host}</p>}
      </div>
      <Button small icon="plus" onClick={() => void model.readAgain()}>
        {t('panel.readAgain')}
      </Button>
      <Message model={model} />
      {model.isEarlier.value && (
        <p class="banner" role="status">
          {t('panel.earlier')}
        </p>
      )}
      {page.value.capture && saysNothing(page.value.capture) && (
        <p class="banner" role="status">
          {t('panel.nothingFound')}
        </p>
      )}
      {page.value.problem && (
        <p class="banner" role="status">
          {page.value.problem}
        </p>
      )}
    </header>
  );
}

/** The e-mail that the tab shows. */
function Message({ model }: { model: PanelModel }) {
  const format = useSurroundings();
  const { email } = model.capture.value;
  if (!email) return null;
  const sentAt = Date.parse(email.date ?? '');
  return (
    <p class="small quiet message">
      {!Number.isNaN(sentAt) && (
        <span>{t('panel.message', { date: exactTime(sentAt, format) })}</span>
      )}
      {email.text && <q class="cut">{email.text.slice(0, 200)}</q>}
    </p>
  );
}
