using System.Text;
using Daybook.Integrity;
using Daybook.Sqlite;
using Daybook.Sqlite.Driver;
using Daybook.Storage;

namespace Daybook.Torture.Refusals;

/// <summary>What is no journal, or none that can be trusted, or none that this user may open.</summary>
internal static class RefusalCases
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode AllMayLook = OwnerOnly | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    public static IReadOnlyList<RefusalCase> List { get; } =
    [
        new("nothing", JournalOpenProblem.Missing, _ => null) { CanBeWritten = true },
        new("a folder", JournalOpenProblem.Foreign, path => Done(() => Directory.CreateDirectory(path))),
        new("a text", JournalOpenProblem.Foreign, path => Done(() => File.WriteAllText(path, new StringBuilder().Insert(0, "Not a journal. ", 1000).ToString()))),
        new("a short text", JournalOpenProblem.Foreign, path => Done(() => File.WriteAllText(path, "hello"))),
        new("an empty file", JournalOpenProblem.Foreign, path => Done(() => File.WriteAllText(path, string.Empty))) { CanBeWritten = true },
        new("another program's database", JournalOpenProblem.Foreign, path => Done(() => Execute(path, "CREATE TABLE head (id INTEGER); INSERT INTO head VALUES (1);", create: true))),
        new("a newer journal", JournalOpenProblem.Newer, path => Changed(path, "PRAGMA user_version = 1000")),
        new("a journal without a head", JournalOpenProblem.Corrupt, path => Changed(path, "DELETE FROM head")),
        new("a head with a strange block size", JournalOpenProblem.Corrupt, path => Changed(path, "UPDATE head SET block_size = 24")),
        new("a head with a cut tree", JournalOpenProblem.Corrupt, path => Done(() =>
        {
            Changed(path, "UPDATE head SET edge = substr(edge, 1, 40)");
            File.Delete(AnchorFile.PathFor(path));
        })),
        new("a journal cut in half", JournalOpenProblem.Corrupt, path => Cut(path, length => length / 2)),
        new("a journal with its first page cut", JournalOpenProblem.Corrupt, path => Cut(path, _ => 1000)),
        new("an old copy beside a newer anchor", JournalOpenProblem.LostTail, path => Done(() =>
        {
            Make(path);
            var old = File.ReadAllBytes(path);
            Make(path);
            File.WriteAllBytes(path, old);
        })) { CanBeRead = true },
        new("an anchor without its journal", JournalOpenProblem.LostTail, path => Done(() =>
        {
            Make(path);
            File.Delete(path);
        })) { ReadProblem = JournalOpenProblem.Missing },
        new("a journal that somebody keeps for himself", JournalOpenProblem.Locked, Held),
        new("a file and a folder that may not be written", JournalOpenProblem.NotAccessible, path => Allowed(path, AllMayLook, OwnerOnly | UnixFileMode.OtherRead)) { IsForNobody = true, CanBeRead = true },
        new("a folder that may not be written", JournalOpenProblem.NotAccessible, path => Allowed(path, AllMayLook, OwnerOnly | UnixFileMode.OtherRead | UnixFileMode.OtherWrite)) { IsForNobody = true, CanBeRead = true },
        new("a file that may not be read", JournalOpenProblem.NotAccessible, path => Allowed(path, AllMayLook, OwnerOnly)) { IsForNobody = true },
        new("an anchor that may not be written", JournalOpenProblem.NotAccessible, path => Done(() =>
        {
            Allowed(path, AllMayLook | UnixFileMode.OtherWrite, OwnerOnly | UnixFileMode.OtherRead | UnixFileMode.OtherWrite);
            SetMode(AnchorFile.PathFor(path), OwnerOnly);
        })) { IsForNobody = true, CanBeRead = true },
        new("no journal where none may be made", JournalOpenProblem.NotAccessible, path => Done(() => SetMode(Path.GetDirectoryName(path)!, AllMayLook)))
        { IsForNobody = true, ReadProblem = JournalOpenProblem.Missing },
    ];

    private static IDisposable? Done(Action put)
    {
        put();
        return null;
    }

    private static void Make(string path)
    {
        using var made = new Closing(SqliteStore.Open(path, new SqliteStoreOptions { BlockSize = 16 }));
        made.Store.Append([new AppendRequest(Daybook.Contract.Making.Make.Notes(100))], Durability.Committed);
    }

    private static IDisposable? Changed(string path, string sql)
    {
        Make(path);
        return Done(() => Execute(path, sql));
    }

    private static IDisposable? Cut(string path, Func<long, long> length)
    {
        Make(path);
        using var file = new FileStream(path, FileMode.Open);
        file.SetLength(length(file.Length));
        return null;
    }

    private static IDisposable? Allowed(string path, UnixFileMode folder, UnixFileMode file)
    {
        Make(path);
        SetMode(Path.GetDirectoryName(path)!, folder);
        SetMode(path, file);
        return null;
    }

    private static SqliteDatabase Held(string path)
    {
        Make(path);
        var holder = SqliteDatabase.OpenWritable(path, create: false);
        holder.Execute("PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; COMMIT;");
        return holder;
    }

    private static void Execute(string path, string sql, bool create = false)
    {
        using var database = SqliteDatabase.OpenWritable(path, create);
        database.Execute(sql);
    }

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, mode);
    }

    private sealed class Closing(SqliteStore store) : IDisposable
    {
        public SqliteStore Store => store;

        public void Dispose() => store.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
