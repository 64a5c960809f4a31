using Daybook.Engine.Rebalancing;
using Daybook.Engine.Replay;
using Daybook.Recording;
using Daybook.Storage;

namespace Daybook.Engine.Tests.Support;

/// <summary>A replay written into a journal in memory.</summary>
internal sealed class ReplayedJournal : IAsyncDisposable
{
    private ReplayedJournal(Journal journal, string session, ReplayResult result) => (Journal, Session, Result) = (journal, session, result);

    public Journal Journal { get; }

    public string Session { get; }

    public ReplayResult Result { get; }

    public static async Task<ReplayedJournal> Of(ReplayOptions options)
    {
        var journal = await Journal.OpenAsync(new MemoryStore());
        var session = journal.BeginSession("replay", metadata: RunFacts.Of(options.Rebalance));
        var log = new JournalReplayLog(journal, session);
        var result = await new ReplayRun(options, log).RunAsync(cancellationToken: TestContext.Current.CancellationToken);
        await log.FlushAsync();
        await session.CompleteAsync(cancellationToken: TestContext.Current.CancellationToken);
        return new ReplayedJournal(journal, session.Id, result);
    }

    public ValueTask DisposeAsync() => Journal.DisposeAsync();
}
