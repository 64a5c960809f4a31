using Daybook.Operations;
using Daybook.Sqlite;

namespace Daybook.Server.Tests.Support;

/// <summary>Asks the operations themselves about a running server's journal, to compare its pages with.</summary>
internal static class AskedOperations
{
    public static async Task<T> AskAsync<T>(this RunningServer server, Func<OperationContext, Task<T>> ask)
    {
        await using var reader = await SqliteJournal.OpenReaderAsync(Path.Combine(server.Folder.FullName, "a.db"), TestContext.Current.CancellationToken);
        return await ask(new OperationContext(new Daybook.Journals.JournalLocator(), reader));
    }
}
