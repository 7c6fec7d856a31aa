export { headingRow, shelfTable, writeTable } from './table.ts';
export { columns as shelfColumns } from './columns.ts';
export { changeShelf, readTable, type RowChange, type TableRow } from './change.ts';
