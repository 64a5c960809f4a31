using Daybook.Contract.Making;
using Daybook.Sqlite;
using Daybook.Storage;

namespace Daybook.Torture.Corruption;

/// <summary>A journal that is to be damaged, as it was left by a writer that closed it and by one that was killed, and as it was earlier.</summary>
/// <param name="Closed">All in the file.</param>
/// <param name="Killed">The newest events are in the log.</param>
/// <param name="Older">An earlier copy of <paramref name="Closed"/>.</param>
/// <param name="ClosedContent">What <paramref name="Closed"/> says.</param>
/// <param name="KilledContent">What <paramref name="Killed"/> says.</param>
internal sealed record Specimen(JournalFiles Closed, JournalFiles Killed, JournalFiles Older, JournalContent ClosedContent, JournalContent KilledContent)
{
    private static readonly SqliteStoreOptions Options = new() { BlockSize = 16 };
    private static readonly WriterStatus Status = new("w-1", 1, null, Make.Start, Make.Start, new WriterStatistics(1, 1, 0, 0, 1, 1, 1, null));

    public static async Task<Specimen> MakeAsync(string folder, int seed)
    {
        var path = Path.Combine(folder, "specimen.db");
        await AppendAsync(path, [.. Make.OneOfEachType(), Make.SessionStart("running")], key: "first");
        var older = JournalFiles.Read(path);
        await AppendAsync(path, [Make.Note(), .. SmallWorld.Events(400, (uint)seed)], key: null);
        var (closed, closedContent) = (JournalFiles.Read(path), await ReadAsync(path));
        await using var store = SqliteStore.Open(path, Options);
        for (var group = 0; group < 5; group++)
            store.Append([new AppendRequest(SmallWorld.Events(20, (uint)(seed + group + 1))) { Key = $"group {group}" }], Durability.Committed);
        return new Specimen(closed, JournalFiles.Read(path), older, closedContent, await JournalContent.ReadAsync(store));
    }

    private static async Task AppendAsync(string path, Events.PortfolioEvent[] events, string? key)
    {
        await using var store = SqliteStore.Open(path, Options);
        store.Append([new AppendRequest(events) { Key = key }], Durability.Committed, Status);
    }

    private static async Task<JournalContent> ReadAsync(string path)
    {
        await using var source = SqliteSource.Open(path);
        return await JournalContent.ReadAsync(source);
    }
}
