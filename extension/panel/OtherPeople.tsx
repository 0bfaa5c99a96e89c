import { Avatar } from '../../widget/components/Avatar.tsx';
import { Icon } from '../../widget/components/Icon.tsx';
import { t } from '../../widget/messages/t-extension.ts';
import { subjectKey, subjectsOf, type Subject } from './card.ts';
import type { PanelModel } from './model.ts';

/** Everybody found on the page, to choose from; nothing where there is nobody else. */
export function OtherPeople({ model }: { model: PanelModel }) {
  const { capture, savedOf, subject } = model;
  const subjects: Subject[] = subjectsOf(capture.value);
  if (subjects.length < 2) return null;
  return (
    <section class="others" aria-label={t('panel.others')}>
      <h2>{t('panel.others')}</h2>
      <ul>
        {[...subjects, null].map((one) => {
          const key = subjectKey(one);
          const { name, detail } = namesOf(model, one);
          const isSaved = savedOf(one) !== null;
          return (
            <li key={key}>
              <button
                type="button"
                class="other"
                aria-pressed={subjectKey(subject.value) === key}
                onClick={() => model.choose(one)}
              >
                {one ? <Avatar name={name} /> : <Icon name="plus" />}
                <span class="cut">
                  {name}
                  {detail && <span class="quiet small"> {detail}</span>}
                </span>
                {isSaved && (
                  <span class="small quiet">
                    <Icon name="check" /> {t('panel.isSaved')}
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function namesOf(
  { capture }: PanelModel,
  subject: Subject,
): { name: string; detail: string | null } {
  if (!subject) return { name: t('panel.typed'), detail: null };
  const { people, companies } = capture.value;
  const company = companies[subject.index];
  if (subject.type === 'company')
    return { name: company?.name ?? t('panel.unnamed'), detail: t('panel.company') };
  const person = people[subject.index];
  return {
    name: person?.name ?? person?.emails[0] ?? t('panel.unnamed'),
    detail: [person?.jobTitle, person?.company].filter(Boolean).join(', ') || null,
  };
}
