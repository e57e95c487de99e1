/**
 * Statements that keep a connection or a transaction going and that no code change would save:
 * - transactions: BEGIN, START TRANSACTION, COMMIT, END, ROLLBACK, ABORT, SAVEPOINT, RELEASE, PREPARE TRANSACTION;
 * - settings: SET, RESET, SHOW, USE, PRAGMA, DISCARD, DEALLOCATE;
 * - what clients ask on their own: `select version()` and the like, look-ups in pg_type.
 * They are not counted, unless `matching` names them.
 */
const words =
  /^(?:begin|commit|end|rollback|abort|savepoint|release|set|reset|show|use|pragma|discard|deallocate)\b|^(?:start|prepare) transaction\b/i;
const questions =
  /^select (?:version|current_schema|current_database|sqlite_version) ?\( ?\)(?: as [\w"`]+)?$|^select @@[\w.]+(?: as [\w"`]+)?$/i;
const types = /^(?:select|with)\b[\s\S]* from (?:"?pg_catalog"?\.)?"?pg_type"?\b/i;

/** True when the shape is housekeeping. */
export const isHousekeeping = (shape: string): boolean =>
  words.test(shape) || questions.test(shape) || types.test(shape);
