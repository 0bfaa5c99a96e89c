import { minorDigits } from '../../contract/amounts.ts';

/** Whole minor units, so that no cent is ever lost to a float. */
export interface Money {
  amount: number;
  currency: string;
}

/** "€1,250" or "€1,250.50": cents only where there are some. */
export function showMoney({ amount, currency }: Money, locale: string): string {
  const value = amount / 10 ** minorDigits(currency);
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    ...(Number.isInteger(value) ? { maximumFractionDigits: 0 } : {}),
  }).format(value);
}

/** The amount as it is typed: "1250.5". */
export const editMoney = ({ amount, currency }: Money) => {
  const digits = minorDigits(currency);
  return (amount / 10 ** digits).toFixed(digits).replace(/\.0+$/, '');
};

/**
 * Reads "1200", "1,200.50", "1.200,50" or "1 200" into minor units; null when it is no amount.
 * The last mark followed by one or two digits separates cents; every other mark groups thousands.
 */
export function readAmount(typed: string, currency: string): number | null {
  const digits = minorDigits(currency);
  const plain = typed.replace(/[\s\u00a0'’]/g, '');
  const [, sign, whole = '', cents = ''] =
    /^(-?)(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d{1,2}))?$/.exec(plain) ?? [];
  if (!whole || cents.length > digits) return null;
  const amount = Number(whole.replace(/[.,]/g, '') + cents.padEnd(digits, '0'));
  if (!Number.isSafeInteger(amount)) return null;
  return sign ? -amount : amount;
}
