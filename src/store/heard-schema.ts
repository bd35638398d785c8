/** Statements of one voice that hold a category of any lens but the perspective. */
interface HeardCategoryTable {
  categoryId: number;
  teamId: number;
  conversationId: number;
  /** `voices.position` */
  voice: number;
  /** As in `voices`. */
  personId: number;
  /** `YYYY-MM` of the conversation, where it has a date. */
  month: string | null;
  statements: number;
}

/** Statements of one team in one conversation that hold an entry of any lens but the perspective. */
interface HeardEntryTable {
  entryId: number;
  teamId: number;
  conversationId: number;
  month: string | null;
  statements: number;
}

/** The counts of what is heard of lenses. */
export interface HeardTables {
  heardCategories: HeardCategoryTable;
  heardEntries: HeardEntryTable;
}
