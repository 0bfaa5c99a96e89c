const SEPARATED = /\d[\s().\-–/·]+\d/;
const DATE =
  /^(?:\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}|(?:19|20)\d\d\s*[-–/]\s*(?:19|20)?\d\d)$/;
const NORTH_AMERICAN =
  /^(?:\+?1[\s.\-–/]*)?(?:\(\s?[2-9]\d{2}\s?\)|[2-9]\d{2})[\s.\-–/·)]{0,4}[2-9]?\d{2,3}[\s.\-–·]{0,3}\d{4}$/;
const FREE_CALL = /^1[38]00?[\s-]?\d{2,3}[\s-]?\d{2,3}$|^13\s?\d\d\s?\d\d$/;
const ZIP_PLUS_4 = /^\d{5}[-–]\d{4}$/;
const IP = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/**
 * Whether digits and separators are a phone number. Without a label only shapes that are hardly anything else pass:
 * international, North American, national with a leading zero.
 */
export function looksLikePhone(run: string, isLabelled: boolean): boolean {
  const digits = run.replace(/\D/g, '');
  const count = digits.length;
  if (count < 6 || count > 15 || DATE.test(run) || IP.test(run) || /^(\d)\1+$/.test(digits))
    return false;
  if (run.startsWith('+') || run.startsWith('(+')) return count >= 8;
  if (isLabelled) return count >= 6 && !ZIP_PLUS_4.test(run) && !/^\d{1,4}\.\d+$/.test(run);
  if (ZIP_PLUS_4.test(run) || /^\d+\.\d+$/.test(run) || !SEPARATED.test(run)) return false;
  if (NORTH_AMERICAN.test(run)) return count === 10 || count === 11;
  if (/^\(?00\d/.test(run)) return count >= 10;
  if (/^\(?0[1-9]/.test(run)) return count >= 9 && count <= 12 && !/^0\d\s?[-–]\s?\d\d$/.test(run);
  return FREE_CALL.test(run) && count >= 6;
}
