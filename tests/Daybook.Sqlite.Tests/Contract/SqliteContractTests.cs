using Daybook.Contract;
using Daybook.Contract.Suites;
using Daybook.Sqlite.Tests.Support;
using Daybook.Storage;

namespace Daybook.Sqlite.Tests.Contract;

public sealed class SqliteAppending : AppendingContract<SqliteHost>;

public sealed class SqliteFilter : FilterContract<SqliteHost>;

public sealed class SqlitePortfolio : PortfolioContract<SqliteHost>;

public sealed class SqliteHead : HeadContract<SqliteHost>;

public sealed class SqliteIdempotency : IdempotencyContract<SqliteHost>;

public sealed class SqliteCondition : ConditionContract<SqliteHost>;

public sealed class SqliteMatching : MatchingContract<SqliteHost>;

public sealed class SqliteModel : ModelContract<SqliteHost>;

public sealed class SqlitePaging : PagingContract<SqliteHost>;

public sealed class SqliteQuery : QueryContract<SqliteHost>;

public sealed class SqliteReading : ReadingContract<SqliteHost>;

public sealed class SqliteReopening : ReopeningContract<SqliteHost>;

public sealed class SqliteSession : SessionContract<SqliteHost>;

public sealed class SqliteStatistics : StatisticsContract<SqliteHost>;

public sealed class SqliteEventCounts : EventCountsContract<SqliteHost>;

public sealed class SqliteTypeRegistration : TypeRegistrationContract<SqliteHost>;

public sealed class SqliteVerify : VerifyContract<SqliteHost>;

public sealed class SqliteWaiting : WaitingContract<SqliteHost>;

public sealed class SqliteWriterStatus : WriterStatusContract<SqliteHost>;

/// <summary>Stores with blocks of 1,024 events, as they are unless a test wants otherwise.</summary>
public class SqliteHost : StoreHost
{
    private readonly List<JournalFolder> _folders = [];

    public override bool IsPersistent => true;

    private protected virtual SqliteStoreOptions Options => new();

    public override ValueTask<IEventStore> OpenAsync(TimeProvider time)
    {
        var folder = new JournalFolder();
        _folders.Add(folder);
        return ValueTask.FromResult<IEventStore>(folder.Open(Options with { Time = time }));
    }

    public override async ValueTask<IEventStore> ReopenAsync(IEventStore store, TimeProvider time)
    {
        var folder = _folders.Single(folder => folder.Path == store.Location);
        await folder.CloseAsync();
        return folder.Open(Options with { Time = time });
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var folder in _folders)
            await folder.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
