using Daybook.Events;
using Daybook.Storage;

namespace Daybook.Torture.Child;

/// <summary>What a doomed child appends, batch by batch: the same seed gives the same batches, so whoever killed the child knows what it wrote.</summary>
/// <param name="seed">Decides them.</param>
/// <param name="durability">How durable each is asked to be; null: some so, some so.</param>
internal sealed class Batches(int seed, Durability? durability = null)
{
    private const int BatchesPerSession = 5;
    private static readonly DateTimeOffset Start = new(2025, 3, 3, 14, 30, 0, TimeSpan.Zero);

    /// <summary>The session that a batch belongs to; it begins with its first batch, and all but every third end with their last.</summary>
    public string SessionOf(int batch) => $"session-{seed}-{batch / BatchesPerSession}";

    public static bool BeginsSession(int batch) => batch % BatchesPerSession == 0;

    public static bool EndsSession(int batch) => batch % BatchesPerSession == BatchesPerSession - 1 && batch / BatchesPerSession % 3 != 2;

    /// <summary>How durable the batch is asked to be.</summary>
    public Durability DurabilityOf(int batch) => durability ?? (RandomOf(batch).Next(4) == 0 ? Durability.Synced : Durability.Committed);

    /// <summary>The batch's requests: one to three, of up to twenty events each.</summary>
    public IReadOnlyList<AppendRequest> this[int batch]
    {
        get
        {
            var random = RandomOf(batch);
            var requests = new AppendRequest[random.Next(1, 4)];
            for (var i = 0; i < requests.Length; i++)
            {
                var events = new List<PortfolioEvent>();
                if (i == 0 && BeginsSession(batch))
                    events.Add(Marks(EventTypes.SessionStart, batch, random));
                for (var count = random.Next(1, 21); count > 0; count--)
                    events.Add(Decision(batch, random));
                if (i == requests.Length - 1 && EndsSession(batch))
                    events.Add(Marks(EventTypes.SessionEnd, batch, random));
                requests[i] = new AppendRequest(events) { Key = random.Next(3) == 0 ? $"key-{seed}-{batch}-{i}" : null };
            }

            return requests;
        }
    }

    private Random RandomOf(int batch) => new(unchecked((seed * 397) + batch));

    private PortfolioEvent Marks(EventType type, int batch, Random random) => Make(type, batch, random, asset: null, trace: null);

    private PortfolioEvent Decision(int batch, Random random)
    {
        var type = random.Next(3) switch { 0 => EventTypes.PositionOpen, 1 => EventTypes.PositionHold, _ => EventTypes.PositionClose };
        return Make(type, batch, random, $"ASSET{random.Next(40)}", random.Next(2) == 0 ? $"trace-{batch}-{random.Next(4)}" : null);
    }

    private PortfolioEvent Make(EventType type, int batch, Random random, string? asset, string? trace) => PortfolioEvent.Create(new EventFields
    {
        Type = type,
        OccurredMicros = Microseconds.From(Start) + random.NextInt64(Microseconds.PerDay),
        Reason = $"batch {batch} of {seed}",
        SessionId = SessionOf(batch),
        TraceId = trace,
        Asset = asset,
        ScoreAfter = random.NextDouble(),
        ExecutionTimeMs = random.NextDouble() * 100,
        Metadata = random.Next(2) == 0 ? Metadata.Of(("batch", batch), ("text", new string('x', random.Next(200)))) : null,
    });
}
