/** Statements of one voice that hold a category of any lens but the perspective. */
interface HeardCategoryTable {
  categoryId: number;
  teamId: number;
  conversationId: number;
  /** `voices.position` */
  voice: number;
  statements: number;
}

/** Statements of one team in one conversation that hold an entry of any lens but the perspective. */
interface HeardEntryTable {
  entryId: number;
  teamId: number;
  conversationId: number;
  statements: number;
}

/** The counts of what is heard of lenses. */
export interface HeardTables {
  heardCategories: HeardCategoryTable;
  heardEntries: HeardEntryTable;
}
