using System.Runtime.InteropServices;
using Daybook.Events;

namespace Daybook.Statistics;

/// <summary>
/// Counts events, one by one or by sums that somebody else made, into <see cref="JournalStatistics"/>. The order, and how the events were split, make no difference.
/// It counts what it is given: the window and the filter are the caller's. Not safe for several threads.
/// </summary>
public sealed class StatisticsBuilder
{
    private const string BlockAction = "block";

    private readonly Dictionary<string, long> _categories = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _actions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _assets = new(StringComparer.Ordinal);
    private readonly Dictionary<long, Tally> _periods = [];
    private readonly ExecutionTimeHistogram _executionTimes = new();
    private readonly long? _periodMicros;
    private Tally _all;

    /// <summary>Starts at zero.</summary>
    /// <param name="period">The length of the periods, as in <see cref="StatisticsQuery.Period"/>; null: no periods.</param>
    /// <exception cref="ArgumentException">The period is not one that <see cref="StatisticsQuery.Validate"/> admits.</exception>
    public StatisticsBuilder(TimeSpan? period = null)
    {
        new StatisticsQuery { Period = period }.Validate();
        _periodMicros = period?.Ticks / TimeSpan.TicksPerMicrosecond;
    }

    /// <summary>Counts one event.</summary>
    public void Add(PortfolioEvent portfolioEvent)
    {
        ArgumentNullException.ThrowIfNull(portfolioEvent);
        ref readonly var fields = ref portfolioEvent.Fields;
        Add(portfolioEvent.Type, fields.Action, fields.Asset, fields.OccurredMicros, fields.ExecutionTimeMs);
    }

    /// <summary>Counts one event by what statistics know of it.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="action">Its action, or null.</param>
    /// <param name="asset">Its asset, or null.</param>
    /// <param name="occurredMicros">Its time, in microseconds.</param>
    /// <param name="executionTimeMs">Its execution time in milliseconds, or null; finite.</param>
    public void Add(EventType type, string? action, string? asset, long occurredMicros, double? executionTimeMs)
    {
        ArgumentNullException.ThrowIfNull(type);
        Count(_categories, type.Category.Name, 1);
        Count(_types, type.Name, 1);
        if (action is not null)
            Count(_actions, action, 1);
        if (asset is not null)
            Count(_assets, asset, 1);
        if (executionTimeMs is { } time)
            _executionTimes.Add(time);
        CountTally(occurredMicros, new Tally(1, IsError(type.Category.Name) ? 1 : 0, action == BlockAction ? 1 : 0));
    }

    /// <summary>True when events between these times may be added by their sums: there are no periods, or both times fall into the same one.</summary>
    /// <param name="firstOccurredMicros">The earliest <c>occurred</c>, in microseconds.</param>
    /// <param name="lastOccurredMicros">The latest <c>occurred</c>, in microseconds.</param>
    public bool TakesSums(long firstOccurredMicros, long lastOccurredMicros) => PeriodOf(firstOccurredMicros) == PeriodOf(lastOccurredMicros);

    /// <summary>Counts events by their sums, with the same result as adding each of them.</summary>
    /// <exception cref="ArgumentException">The events belong to several periods (<see cref="TakesSums"/>), or a count is negative; nothing was counted.</exception>
    public void AddSums(EventSums sums)
    {
        ArgumentNullException.ThrowIfNull(sums);
        if (!TakesSums(sums.FirstOccurredMicros, sums.LastOccurredMicros))
            throw new ArgumentException("These events belong to several periods; add them one by one.", nameof(sums));
        if (sums.Types.Any(type => type.Count < 0) || sums.Actions.Any(action => action.Value < 0) || sums.Assets.Any(asset => asset.Value < 0))
            throw new ArgumentException("A count of events is negative.", nameof(sums));

        var tally = default(Tally);
        foreach (var (type, category, count) in sums.Types)
        {
            Count(_types, type, count);
            Count(_categories, category, count);
            tally += new Tally(count, IsError(category) ? count : 0, 0);
        }

        foreach (var (action, count) in sums.Actions)
        {
            Count(_actions, action, count);
            if (action == BlockAction)
                tally += new Tally(0, 0, count);
        }

        CountAll(_assets, sums.Assets);
        _executionTimes.Merge(sums.ExecutionTimes);
        CountTally(sums.FirstOccurredMicros, tally);
    }

    /// <summary>Adds everything that another builder has counted.</summary>
    /// <exception cref="ArgumentException">The other one counts in other periods.</exception>
    public void Merge(StatisticsBuilder other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other._periodMicros != _periodMicros)
            throw new ArgumentException("It counts in other periods; both must be made with the same.", nameof(other));
        CountAll(_categories, other._categories);
        CountAll(_types, other._types);
        CountAll(_actions, other._actions);
        CountAll(_assets, other._assets);
        foreach (var (period, tally) in other._periods)
            CollectionsMarshal.GetValueRefOrAddDefault(_periods, period, out _) += tally;
        _executionTimes.Merge(other._executionTimes);
        _all += other._all;
    }

    /// <summary>What was counted so far. In its dictionaries the largest count comes first, and equal counts are in the order of their names.</summary>
    public JournalStatistics Build() => new(
        _all.Total,
        Ordered(_categories),
        Ordered(_types),
        Ordered(_actions),
        Ordered(_assets),
        new ExecutionTimes(
            _executionTimes.Count,
            _executionTimes.Mean,
            _executionTimes.Percentile(50),
            _executionTimes.Percentile(95),
            _executionTimes.Percentile(99),
            _executionTimes.Max),
        _all.Errors,
        _all.Blocks,
        [.. _periods.OrderBy(period => period.Key).Select(period => ToStatistics(period.Key, period.Value))]);

    private static bool IsError(string category) => category == EventCategory.Error.Name;

    private static void Count(Dictionary<string, long> counts, string value, long count)
    {
        if (count > 0)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, value, out _) += count;
    }

    private static void CountAll(Dictionary<string, long> counts, IReadOnlyCollection<KeyValuePair<string, long>> more)
    {
        foreach (var (value, count) in more)
            Count(counts, value, count);
    }

    private static OrderedDictionary<string, long> Ordered(Dictionary<string, long> counts) =>
        new(counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal), StringComparer.Ordinal);

    private void CountTally(long occurredMicros, Tally tally)
    {
        _all += tally;
        if (tally.Total > 0 && PeriodOf(occurredMicros) is { } period)
            CollectionsMarshal.GetValueRefOrAddDefault(_periods, period, out _) += tally;
    }

    private long? PeriodOf(long occurredMicros)
    {
        if (_periodMicros is not { } length)
            return null;
        var (period, rest) = Math.DivRem(occurredMicros, length);
        return rest < 0 ? period - 1 : period;
    }

    private PeriodStatistics ToStatistics(long period, Tally tally)
    {
        // The period that holds the first of January of the year 1 may begin before it, which no DateTimeOffset can say.
        var start = Math.Max(period * _periodMicros!.Value, Microseconds.Min);
        return new PeriodStatistics(Microseconds.ToTime(start), tally.Total, tally.Errors, tally.Blocks);
    }

    private readonly record struct Tally(long Total, long Errors, long Blocks)
    {
        public static Tally operator +(Tally left, Tally right) =>
            new(left.Total + right.Total, left.Errors + right.Errors, left.Blocks + right.Blocks);
    }
}
