import { useSurroundings } from '../../components/surroundings.ts';
import { t } from '../../messages/t-admin.ts';
import { deviceName } from '../../state/device-name.ts';
import { exactTime } from '../../state/relative-time.ts';

interface OriginProps {
  row: { at: string; address: string | null; userAgent: string | null; requestId: string | null };
  /** What else is known, by name. */
  more?: readonly (readonly [label: string, value: string | number | null])[];
}

/** When exactly, and from where; what is not known is left out. */
export function Origin({ row: { at, address, userAgent, requestId }, more = [] }: OriginProps) {
  const { locale, timeZone } = useSurroundings();
  const known = [
    [t('log.when'), exactTime(Date.parse(at), { locale, timeZone })] as const,
    ...more,
    [t('log.address'), address] as const,
    [
      t('log.device'),
      userAgent && `${deviceName(userAgent) ?? t('devices.unknown')} · ${userAgent}`,
    ] as const,
    [t('log.request'), requestId] as const,
  ].filter(([, value]) => Boolean(value));
  return (
    <dl class="log-origin">
      {known.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
