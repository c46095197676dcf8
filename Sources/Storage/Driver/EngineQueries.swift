/// What the engines are asked about themselves, and how they are told to wait for one another.
enum EngineQueries {
    /// A row if the table `$1` has the column `$2`.
    static let column = SQLVariants(
        sqlite: "SELECT 1 FROM pragma_table_info($1) WHERE name = $2",
        postgreSQL: """
            SELECT 1 FROM information_schema.columns
            WHERE table_schema = current_schema() AND table_name = $1 AND column_name = $2
            """)

    /// The names of the columns of the table `$1`.
    static let columns = SQLVariants(
        sqlite: "SELECT name FROM pragma_table_info($1) ORDER BY name",
        postgreSQL: """
            SELECT column_name::text FROM information_schema.columns
            WHERE table_schema = current_schema() AND table_name = $1 ORDER BY column_name::text COLLATE "C"
            """)

    /// The number by which a database says whose it is; 0 or nothing when it does not say.
    static let mark = SQLVariants(
        sqlite: "PRAGMA application_id",
        postgreSQL: """
            SELECT CAST(substring(
                obj_description(to_regclass(quote_ident(current_schema()) || '.schema_migrations'), 'pg_class')
                FROM '^triage store ([0-9]{1,18})$') AS BIGINT)
            """)

    /// Makes that number ``StoreMark/number``, which is written out because settings take no arguments.
    static let setMark = SQLVariants(
        sqlite: "PRAGMA application_id = \(StoreMark.number)",
        postgreSQL: "COMMENT ON TABLE schema_migrations IS 'triage store \(StoreMark.number)'")

    /// A row unless the database is empty; what belongs to an extension is not counted.
    static let content = SQLVariants(
        sqlite: "SELECT 1 FROM sqlite_master LIMIT 1",
        postgreSQL: """
            SELECT 1 FROM pg_class c
            WHERE c.relnamespace = to_regnamespace(quote_ident(current_schema()))
                AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
            LIMIT 1
            """)

    /// Makes every text of the schema compare byte by byte, as Swift does it here and SQLite always does.
    ///
    /// What a locale thinks of letters would put pages in another order than cursors.
    static let comparingBytes = SQLVariants(
        sqlite: "",
        postgreSQL: """
            DO $body$ DECLARE place record; BEGIN
                FOR place IN
                    SELECT format('%I', c.table_name) AS held, format('%I', c.column_name) AS named
                    FROM information_schema.columns c JOIN information_schema.tables t
                        ON t.table_schema = c.table_schema AND t.table_name = c.table_name
                    WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE'
                        AND c.data_type = 'text' AND c.collation_name IS DISTINCT FROM 'C'
                    ORDER BY c.table_name, c.ordinal_position
                LOOP
                    EXECUTE 'ALTER TABLE ' || place.held || ' ALTER COLUMN ' || place.named
                        || ' TYPE text COLLATE "C"';
                END LOOP;
            END $body$
            """)

    /// Tells stores in the same database apart: the number of the schema, as two signed ones of 4 bytes.
    private static let schemaNumber = "hashint8(CAST(to_regnamespace(quote_ident(current_schema())) AS BIGINT))"

    /// Waits until nobody else has the store's lock `$1`, and keeps it to the end of the transaction.
    static let waitForLock = SQLVariants(
        sqlite: "", postgreSQL: "SELECT pg_advisory_xact_lock(\(schemaNumber), $1)")

    /// Takes that lock unless somebody else has it: a row with 1 or 0.
    static let tryLock = SQLVariants(
        sqlite: "", postgreSQL: "SELECT CAST(pg_try_advisory_xact_lock(\(schemaNumber), $1) AS INTEGER)")

    /// Takes the store's locks of all words in `$1`, which the character 31 separates, in the order of their numbers.
    ///
    /// A word that holds that character itself locks more than it must, which does no harm.
    static let waitForWords = SQLVariants(
        sqlite: "",
        postgreSQL: """
            SELECT count(pg_advisory_xact_lock(number)) FROM (
                SELECT DISTINCT hashtextextended(word, CAST(\(schemaNumber) AS BIGINT)) AS number
                FROM unnest(string_to_array($1, chr(31))) AS word ORDER BY 1) sorted
            """)

    /// What a server is asked for ``ServerReport``.
    static let serverSettings = SQLVariants(
        sqlite: "",
        postgreSQL: """
            SELECT current_setting('server_version'), current_setting('fsync'), current_setting('synchronous_commit'),
                current_setting('full_page_writes'), current_setting('synchronous_standby_names'),
                CAST((SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0) FROM pg_class c
                    WHERE c.relkind = 'r' AND c.relnamespace = to_regnamespace(quote_ident(current_schema()))) AS BIGINT)
            """)

    /// Columns of text that are not compared byte by byte.
    static let strangeColumns = SQLVariants(
        sqlite: "",
        postgreSQL: """
            SELECT CAST(table_name || '.' || column_name AS TEXT) FROM information_schema.columns
            WHERE table_schema = current_schema() AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'
            ORDER BY 1
            """)

    /// Lets a transaction take as long as it takes, and wait as long as others take.
    static let withoutTimeLimit = SQLVariants(
        sqlite: "",
        postgreSQL: "SELECT set_config('statement_timeout', '0', true), set_config('lock_timeout', '0', true)")

    /// Follows a query of rows that are about to be changed, so that nobody else changes them first.
    ///
    /// SQLite has one writer anyway. Keys are not changed, so that rows that refer to these can be inserted meanwhile.
    static let lockingRows = SQLVariants(sqlite: "", postgreSQL: " FOR NO KEY UPDATE")
}
