import { ApiError } from '../../../contract/client.ts';
import type { Row } from '../../../contract/record.ts';
import { client } from '../../../contract/records/client.ts';
import { contact } from '../../../contract/records/contact.ts';
import { Button } from '../../components/Button.tsx';
import { FormFrame } from '../../components/FormFrame.tsx';
import { t } from '../../messages/t-merging.ts';
import type { Form } from '../../state/form.ts';
import type { Converting } from '../../state/merging/converting.ts';
import { AlreadyThere } from '../AlreadyThere.tsx';
import { useWorkspace } from '../workspace-context.ts';
import { ClientChoice } from './ClientChoice.tsx';
import { ContactChoice } from './ContactChoice.tsx';
import { Moves } from './Moves.tsx';
import { ResultFacts } from './ResultFacts.tsx';

interface ConvertFormProps {
  converting: Converting;
  /** What the lead is called. */
  name: string;
  form: Form;
  onLeave: () => void;
}

/** Which client and which contact, what comes of it, and the button that does it. */
export function ConvertForm({ converting, name, form, onLeave }: ConvertFormProps) {
  const { mergeActs, router } = useWorkspace();
  const convert = async (duplicateReason?: string) => {
    try {
      const answer = await converting.convert(duplicateReason);
      mergeActs.tellConverted(answer);
      router.go(`/clients/${answer.client.id}`, { replace: true });
    } catch (error) {
      // Somebody else converted it meanwhile: the page says so and leads to the client.
      if (error instanceof ApiError && error.code === 'conflict') await converting.load();
      throw error;
    }
  };
  const takeThatOne = async (clientId: string) => {
    await converting.take(clientId);
    form.duplicate.value = null;
  };
  const existing = form.duplicate.value;
  const problem = form.problem.value ?? converting.failure.value?.why ?? null;
  return (
    <FormFrame form={form} onSave={() => convert()} onLeave={onLeave}>
      <div class="merge">
        <div class="merge-fields">
          <ClientChoice converting={converting} form={form} />
          <ContactChoice converting={converting} form={form} />
        </div>
        <section class="merge-result" aria-label={t('convert.result')}>
          <h2>{t('convert.result')}</h2>
          <Result converting={converting} form={form} />
          <Moves moves={converting.preview.value?.moves ?? {}} name={name} />
          {existing?.type === 'client' && existing.readable !== false && (
            <Button icon="client" onClick={() => void takeThatOne(existing.id)}>
              {t('convert.useThat', { name: existing.name })}
            </Button>
          )}
          {existing && (
            <AlreadyThere
              existing={existing}
              act={t('convert.anyway')}
              isBusy={form.busy.value}
              onSaveAnyway={(reason) => void form.submit(() => convert(reason))}
            />
          )}
          <div class="form-actions">
            {problem && (
              <p class="field-error form-problem" role="alert">
                {t('convert.failed', { why: problem })}
              </p>
            )}
            <Button type="submit" look="primary" icon="client" busy={form.busy.value}>
              {t('convert.submit')}
            </Button>
            <Button look="plain" onClick={onLeave}>
              {t('common.cancel')}
            </Button>
            <span class="faint small">{t('convert.history')}</span>
          </div>
        </section>
      </div>
    </FormFrame>
  );
}

/** The client and the contact as they will be, with what was typed. */
function Result({ converting, form }: Pick<ConvertFormProps, 'converting' | 'form'>) {
  const preview = converting.preview.value;
  if (!preview) return null;
  const { name, ...person } = form.values();
  const asClient: Row = converting.chosenClient.value
    ? preview.client
    : { ...preview.client, name };
  const asContact: Row | null =
    preview.contact && !converting.chosenContact.value
      ? { ...preview.contact, ...person }
      : preview.contact;
  return (
    <>
      <h3>{client.label}</h3>
      <ResultFacts fields={client.fields} record={asClient} />
      {asContact && (
        <>
          <h3>{contact.label}</h3>
          <ResultFacts fields={contact.fields} record={asContact} />
        </>
      )}
    </>
  );
}
