import { useSignal } from '@preact/signals';

import { Button } from '../../widget/components/Button.tsx';
import { Field } from '../../widget/components/Field.tsx';
import { t } from '../../widget/messages/t-options.ts';
import { write } from '../storage.ts';
import { checkAddress, readAddress } from './api-address.ts';

/** The API's address; it is kept only once a PathSix server answers there. */
export function ServerForm({ apiAddress }: { apiAddress: string }) {
  const typed = useSignal(apiAddress);
  const isBusy = useSignal(false);
  const error = useSignal<string | null>(null);
  const isSaved = useSignal(false);

  const submit = async (event: Event) => {
    event.preventDefault();
    const address = readAddress(typed.value);
    isSaved.value = false;
    error.value = address ? null : t('options.badAddress');
    if (!address) return;
    isBusy.value = true;
    const check = await checkAddress(address);
    isBusy.value = false;
    if (check === 'noAnswer') error.value = t('options.unreachable', { address });
    else if (check === 'notPathSix') error.value = t('options.noPathSix', { address });
    else {
      await write('apiAddress', address);
      typed.value = address;
      isSaved.value = true;
    }
  };

  return (
    <form class="form" onSubmit={(event) => void submit(event)}>
      <Field
        id="api-address"
        label={t('options.address')}
        help={isSaved.value ? t('options.saved') : t('options.addressHelp')}
        error={error.value}
      >
        {(described) => (
          <input
            {...described}
            class="input"
            inputMode="url"
            spellcheck={false}
            value={typed.value}
            onInput={({ currentTarget }) => (typed.value = currentTarget.value)}
          />
        )}
      </Field>
      <div class="form-actions">
        <Button type="submit" look="primary" busy={isBusy.value}>
          {t('options.save')}
        </Button>
      </div>
    </form>
  );
}
