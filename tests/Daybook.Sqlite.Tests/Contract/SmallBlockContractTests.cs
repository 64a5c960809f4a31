using Daybook.Contract.Suites;

namespace Daybook.Sqlite.Tests.Contract;

public sealed class SmallBlockAppending : AppendingContract<SmallBlockHost>;

public sealed class SmallBlockFilter : FilterContract<SmallBlockHost>;

public sealed class SmallBlockPortfolio : PortfolioContract<SmallBlockHost>;

public sealed class SmallBlockHead : HeadContract<SmallBlockHost>;

public sealed class SmallBlockIdempotency : IdempotencyContract<SmallBlockHost>;

public sealed class SmallBlockCondition : ConditionContract<SmallBlockHost>;

public sealed class SmallBlockMatching : MatchingContract<SmallBlockHost>;

public sealed class SmallBlockModel : ModelContract<SmallBlockHost>;

public sealed class SmallBlockPaging : PagingContract<SmallBlockHost>;

public sealed class SmallBlockQuery : QueryContract<SmallBlockHost>;

public sealed class SmallBlockReading : ReadingContract<SmallBlockHost>;

public sealed class SmallBlockReopening : ReopeningContract<SmallBlockHost>;

public sealed class SmallBlockSession : SessionContract<SmallBlockHost>;

public sealed class SmallBlockStatistics : StatisticsContract<SmallBlockHost>;

public sealed class SmallBlockEventCounts : EventCountsContract<SmallBlockHost>;

public sealed class SmallBlockTypeRegistration : TypeRegistrationContract<SmallBlockHost>;

public sealed class SmallBlockVerify : VerifyContract<SmallBlockHost>;

public sealed class SmallBlockWaiting : WaitingContract<SmallBlockHost>;

public sealed class SmallBlockWriterStatus : WriterStatusContract<SmallBlockHost>;

/// <summary>Stores with blocks of 16 events, so that few events already make many blocks.</summary>
public sealed class SmallBlockHost : SqliteHost
{
    private protected override SqliteStoreOptions Options => new() { BlockSize = 16 };
}
