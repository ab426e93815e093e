// node push.js FILE SELLERS FACTS: inserts actuals in the order in which the service is sent them, one by one in one transaction, and says
// how many microseconds of the processor that took.
import Database from 'better-sqlite3';

const [file, sellers, facts] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const db = new Database(file);
db.pragma('journal_mode = WAL');
db.exec(`
  CREATE TABLE actuals (seller_id INTEGER NOT NULL, day TEXT NOT NULL, value INTEGER NOT NULL,
    PRIMARY KEY (seller_id, day)) WITHOUT ROWID`);
const insert = db.prepare('INSERT INTO actuals VALUES (?, ?, ?)');
const before = process.cpuUsage();
db.transaction(() => {
  for (let at = 0, day; at < facts; at++) {
    if (at % sellers === 0) day = new Date(Date.UTC(2024, 0, 1 + at / sellers)).toISOString().slice(0, 10);
    insert.run(at % sellers, day, ((at * 37) % 4999) + 1);
  }
})();
const { user, system } = process.cpuUsage(before);
console.log(user + system);
