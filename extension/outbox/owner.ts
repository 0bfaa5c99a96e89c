/** Whose acts these are: a member at an API address. */
export const ownerOf = (apiAddress: string, memberId: string) => `${apiAddress} ${memberId}`;
