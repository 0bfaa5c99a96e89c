const ROLES =
  'president|chair(?:man|woman|person)?|chief|ceo|cfo|cto|coo|cmo|cio|cso|cpo|cro|vp|svp|evp|avp|director|directrice|manager|mgr|managing|head of|partner|principal|founder|co-?founder|owner|proprietor|officer|executive|supervisor|superintendent|coordinator|administrator|assistant|secretary|receptionist|associate|analyst|consultant|advis[eo]r|planner|strategist|specialist|expert|engineer|developer|programmer|architect|designer|scientist|researcher|technician|mechanic|professor|prof\\.|lecturer|teacher|instructor|dean|principal|librarian|counsel|attorney|lawyer|solicitor|barrister|paralegal|clerk|judge|broker|realtor|agent|representative|rep|sales|buyer|purchaser|merchandiser|accountant|bookkeeper|auditor|controller|comptroller|treasurer|trader|banker|underwriter|actuary|doctor|physician|dentist|dds|dmd|surgeon|nurse|therapist|pharmacist|veterinarian|chiropractor|optometrist|hygienist|editor|writer|journalist|reporter|author|copywriter|producer|photographer|artist|publicist|marketing|recruiter|buyer|trainer|coach|chef|cook|baker|manager|foreman|driver|pilot|captain|sergeant|lieutenant|mayor|senator|minister|pastor|priest|rabbi|deacon|curator|warden|fellow|intern|trainee|student|lead|leader|member of the board|board member|trustee|liaison|ambassador|evangelist|webmaster|operator|inspector|investigator|estimator|surveyor|contractor|builder|plumber|electrician|stylist|florist|geschäftsführer(?:in)?|inhaber(?:in)?|leiter(?:in)?|vorstand|prokurist(?:in)?|berater(?:in)?|ingenieur(?:in)?|assistent(?:in)?|referent(?:in)?|sachbearbeiter(?:in)?|entwickler(?:in)?|mitarbeiter(?:in)?|directeur|gérante?|responsable|président(?:e)?|ingénieur|conseiller|chef de|chargée?|gerente|presidente|responsabile|amministratore|titolare|jefe|encargado|socio|abogad[oa]|ingenier[oa]|diretor|dirigente|verkoper|zaakvoerder|bestuurder|eigenaar|adviseur|hoofd|toimitusjohtaja|vd|direktör|chef|leder|dyrektor|kierownik|prezes|specjalista|директор|менеджер';
const ROLE = new RegExp(`(?:^|[^\\p{L}])(?:${ROLES})(?![\\p{L}])`, 'iu');
const NOT_A_TITLE =
  /@|https?:|www\.|\d{3}|[!?]$|(?:^|\s)(?:inc|llc|ltd|gmbh|corp)\b|\b(?:will|would|have|has|is|are|was|our|your|their|please|we|you|they|contact|call|click|view|this|that)\b/i;

/** Whether a short piece of text is a job title: "Head of Sales", "Geschäftsführerin". */
export function isJobTitle(text: string): boolean {
  const words = text.split(/\s+/).length;
  return (
    text.length >= 2 &&
    text.length <= 100 &&
    words <= 12 &&
    ROLE.test(text) &&
    !NOT_A_TITLE.test(text)
  );
}
