/** A parcel's number as it is printed: 'EF 5824 1936 7 TH'. Others stay as they are. */
export const groupNumber = (number: string): string => number.replace(/^([A-Z]{2})(\d{4})(\d{4})(\d)([A-Z]{2})$/, '$1 $2 $3 $4 $5');
