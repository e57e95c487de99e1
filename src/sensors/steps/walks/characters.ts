/**
 * What a walk over so many characters is charged: one element up to 32, and one for each beyond. Names, numbers and keys grow by a digit whenever n grows
 * tenfold; were each of their characters an element, whatever reads n of them would grow like n log n.
 */
export const characters = (count: number): number => (count <= 32 ? Math.min(count, 1) : count - 31);
