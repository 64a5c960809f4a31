using Daybook.Contract;
using Daybook.Contract.Suites;
using Daybook.Storage;

namespace Daybook.Tests.Storage;

public sealed class MemoryAppending : AppendingContract<MemoryStoreHost>;

public sealed class MemoryIdempotency : IdempotencyContract<MemoryStoreHost>;

public sealed class MemoryCondition : ConditionContract<MemoryStoreHost>;

public sealed class MemoryMatching : MatchingContract<MemoryStoreHost>;

public sealed class MemoryTypeRegistration : TypeRegistrationContract<MemoryStoreHost>;

public sealed class MemoryReading : ReadingContract<MemoryStoreHost>;

public sealed class MemoryQuery : QueryContract<MemoryStoreHost>;

public sealed class MemoryPaging : PagingContract<MemoryStoreHost>;

public sealed class MemorySession : SessionContract<MemoryStoreHost>;

public sealed class MemoryWriterStatus : WriterStatusContract<MemoryStoreHost>;

public sealed class MemoryWaiting : WaitingContract<MemoryStoreHost>;

public sealed class MemoryHead : HeadContract<MemoryStoreHost>;

public sealed class MemoryVerify : VerifyContract<MemoryStoreHost>;

public sealed class MemoryFilter : FilterContract<MemoryStoreHost>;

public sealed class MemoryPortfolio : PortfolioContract<MemoryStoreHost>;

public sealed class MemoryStatistics : StatisticsContract<MemoryStoreHost>;

public sealed class MemoryEventCounts : EventCountsContract<MemoryStoreHost>;

public sealed class MemoryModel : ModelContract<MemoryStoreHost>;

public sealed class MemoryStoreHost : StoreHost
{
    public override ValueTask<IEventStore> OpenAsync(TimeProvider time) => ValueTask.FromResult<IEventStore>(new MemoryStore(time));
}
