using Daybook.Integrity;
using Daybook.Sqlite.Driver;

namespace Daybook.Sqlite;

/// <summary>The file's layout. docs/reference/sqlite-schema.md describes it for people who read the file with other tools.</summary>
internal static class Schema
{
    /// <summary>"DYBK": says that a SQLite file is a journal.</summary>
    public const int ApplicationId = 0x4459424B;

    /// <summary>The layout's version, in <c>user_version</c>.</summary>
    public const int Version = 2;

    /// <summary>The oldest layout that is still read; a writer brings it to the present one (<see cref="LayoutMigration"/>).</summary>
    public const int OldestVersion = 1;

    /// <summary>Events in a block: a power of two, fixed for a file's life.</summary>
    public const int DefaultBlockSize = 1024;

    /// <summary>What layout 2 has beyond layout 1: the journal's identity, and room for what later versions do with old events.</summary>
    public const string SinceLayout2 = """
        CREATE TABLE head (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            identity BLOB NOT NULL CHECK (length(identity) = 16),
            block_size INTEGER NOT NULL,
            epoch INTEGER NOT NULL,
            first_id INTEGER NOT NULL,
            count INTEGER NOT NULL,
            edge BLOB NOT NULL,
            last_recorded INTEGER NOT NULL,
            newest_occurred INTEGER,
            dictionary_size INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE packed_block (id INTEGER PRIMARY KEY, codec INTEGER NOT NULL, data BLOB NOT NULL) STRICT;
        """;

    /// <summary>The head of layout 1.</summary>
    private const string Layout1 = """
        CREATE TABLE head (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            block_size INTEGER NOT NULL,
            epoch INTEGER NOT NULL,
            count INTEGER NOT NULL,
            edge BLOB NOT NULL,
            last_recorded INTEGER NOT NULL,
            newest_occurred INTEGER,
            dictionary_size INTEGER NOT NULL
        ) STRICT;
        """;

    private const string Tables = """
        CREATE TABLE event_type (id INTEGER PRIMARY KEY, name TEXT NOT NULL, category TEXT NOT NULL, registered INTEGER NOT NULL) STRICT;
        CREATE TABLE asset (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
        CREATE TABLE regime (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
        CREATE TABLE action (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
        CREATE TABLE session (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
        CREATE TABLE actor (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
        CREATE TABLE origin (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;

        CREATE TABLE event (
            id INTEGER PRIMARY KEY,
            occurred INTEGER NOT NULL,
            recorded INTEGER NOT NULL,
            type INTEGER NOT NULL,
            trace ANY,
            session INTEGER,
            asset INTEGER,
            regime INTEGER,
            action INTEGER,
            reason TEXT NOT NULL,
            score_before REAL,
            score_after REAL,
            size_before REAL,
            size_after REAL,
            portfolio_allocation REAL,
            active_positions INTEGER,
            metadata TEXT,
            execution_time_ms REAL,
            actor INTEGER,
            origin INTEGER
        ) STRICT;

        CREATE TABLE block (
            id INTEGER PRIMARY KEY,
            occurred_min INTEGER NOT NULL,
            occurred_max INTEGER NOT NULL,
            root BLOB NOT NULL,
            runs BLOB NOT NULL
        ) STRICT;

        CREATE TABLE posting (id INTEGER PRIMARY KEY, data BLOB NOT NULL) STRICT;

        CREATE TABLE span (
            level INTEGER NOT NULL,
            number INTEGER NOT NULL,
            part INTEGER NOT NULL,
            first INTEGER NOT NULL,
            data BLOB NOT NULL,
            PRIMARY KEY (level, number, part, first)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE idempotency_key (key TEXT PRIMARY KEY, first_id INTEGER NOT NULL, count INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE running_session (session TEXT PRIMARY KEY, first_id INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE writer_status (writer TEXT PRIMARY KEY, updated INTEGER NOT NULL, status TEXT NOT NULL) STRICT, WITHOUT ROWID;

        CREATE VIEW portfolio_events AS
        SELECT
            event.id AS id,
            strftime('%Y-%m-%dT%H:%M:%S', (event.occurred - ((event.occurred % 1000000) + 1000000) % 1000000) / 1000000, 'unixepoch')
                || iif(event.occurred % 1000000 = 0, '', printf('.%06d', ((event.occurred % 1000000) + 1000000) % 1000000)) AS timestamp,
            event_type.name AS event_type,
            event_type.category AS event_category,
            iif(typeof(traced.trace) = 'blob',
                lower(substr(hex(traced.trace), 1, 8) || '-' || substr(hex(traced.trace), 9, 4) || '-' || substr(hex(traced.trace), 13, 4)
                    || '-' || substr(hex(traced.trace), 17, 4) || '-' || substr(hex(traced.trace), 21)),
                traced.trace) AS trace_id,
            session.text AS session_id,
            asset.text AS asset,
            regime.text AS regime,
            action.text AS action,
            event.reason AS reason,
            event.score_before AS score_before,
            event.score_after AS score_after,
            event.size_before AS size_before,
            event.size_after AS size_after,
            event.portfolio_allocation AS portfolio_allocation,
            event.active_positions AS active_positions,
            event.metadata AS metadata,
            event.execution_time_ms AS execution_time_ms
        FROM event
        LEFT JOIN event AS traced ON traced.id = iif(typeof(event.trace) = 'integer', event.id - event.trace, event.id)
        JOIN event_type ON event_type.id = event.type
        LEFT JOIN session ON session.id = event.session
        LEFT JOIN asset ON asset.id = event.asset
        LEFT JOIN regime ON regime.id = event.regime
        LEFT JOIN action ON action.id = event.action;
        """;

    /// <summary>Everything that a file of a layout defines.</summary>
    public static string Definitions(int version) => (version == OldestVersion ? Layout1 : SinceLayout2) + Tables;

    /// <summary>Lays out an empty file. The caller holds the write lock.</summary>
    public static void Create(SqliteDatabase database, int blockSize, ReadOnlySpan<byte> emptyEdge)
    {
        database.Execute(Definitions(Version));
        using var head = database.Prepare(
            "INSERT INTO head (id, identity, block_size, epoch, first_id, count, edge, last_recorded, newest_occurred, dictionary_size) VALUES (1, ?, ?, 0, 1, 0, ?, 0, NULL, 0)");
        head.BindBlob(1, JournalIdentity.New().ToArray()).Bind(2, blockSize).BindBlob(3, emptyEdge).Run();
        database.Execute($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version};");
    }
}
