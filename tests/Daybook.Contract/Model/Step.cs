using CsCheck;
using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Statistics;
using Daybook.Storage;

namespace Daybook.Contract.Model;

/// <summary>One thing that happens to a journal.</summary>
public abstract record Step
{
    private static readonly Gen<DateTimeOffset?> Bound = Gen.Frequency<DateTimeOffset?>(
        (1, Gen.Const((DateTimeOffset?)null)), (1, SmallWorld.Moment.Select(moment => (DateTimeOffset?)Microseconds.ToTime(moment))));

    private static readonly Gen<(DateTimeOffset? From, DateTimeOffset? To)> Window = Gen.Select(Bound, Bound, (one, other) => one > other ? (other, one) : (one, other));

    private static readonly Gen<KnownFilter?> Filter = Gen.Frequency<KnownFilter?>(
        (1, Gen.Const((KnownFilter?)null)), (2, Gen.Int[0, KnownFilter.All.Count - 1].Select(index => (KnownFilter?)KnownFilter.All[index])));

    private static readonly Gen<string> Key = Gen.Int[1, 60].Select(number => $"key {number}");

    private static readonly Gen<AppendRequest> Request = Gen.Select(
        SmallWorld.Any.Array[0, 50],
        Gen.OneOf("none", "none", "one", "each"),
        Key.Array[50],
        Gen.Bool,
        (events, keyed, keys, refuse) => new AppendRequest(events)
        {
            Key = keyed == "one" ? keys[0] : null,
            EventKeys = keyed == "each" ? keys[..events.Length] : null,
            OnConflict = refuse || keyed == "one" ? TypeConflict.Refuse : TypeConflict.Rewrite,
        });

    /// <summary>Several requests arrive as one group.</summary>
    public sealed record Append(AppendRequest[] Group) : Step
    {
        public override string ToString() => $"Append {string.Join(" + ", Group.Select(request => $"{request.Events.Count} {request.OnConflict} {request.Key}{request.EventKeys?.Count}"))}";
    }

    /// <summary>A request that was sent before is sent again.</summary>
    public sealed record Retry(int Which) : Step;

    /// <summary>The journal is closed and opened.</summary>
    public sealed record Restart : Step;

    /// <summary>The clock goes on, or is set back.</summary>
    public sealed record SetClock(TimeSpan By) : Step;

    /// <summary>A query is paged through.</summary>
    public sealed record Ask(EventQuery Query, KnownFilter? Known) : Step;

    /// <summary>Statistics are asked for.</summary>
    public sealed record Count(StatisticsQuery Query, KnownFilter? Known) : Step;

    /// <summary>Any step, appends most often.</summary>
    public static Gen<Step> Any { get; } = Gen.Frequency<Step>(
        (6, Request.Array[1, 3].Select(group => (Step)new Append(group))),
        (2, Gen.Int[0, 1000].Select(which => (Step)new Retry(which))),
        (1, Gen.Const((Step)new Restart())),
        (1, Gen.Int[-1000, 3000].Select(seconds => (Step)new SetClock(TimeSpan.FromSeconds(seconds)))),
        (4, Gen.Select(Window, Filter, Gen.Bool, Gen.Int[1, 60], (window, filter, newest, limit) => (Step)new Ask(
            new EventQuery
            {
                From = window.From,
                To = window.To,
                Filter = filter?.Filter,
                Order = newest ? QueryOrder.NewestFirst : QueryOrder.OldestFirst,
                Limit = limit,
            },
            filter))),
        (2, Gen.Select(Window, Filter, Gen.OneOf<TimeSpan?>(null, TimeSpan.FromMinutes(1), TimeSpan.FromDays(4)), (window, filter, period) => (Step)new Count(
            new StatisticsQuery
            {
                From = window.From,
                To = window.To == window.From ? null : window.To,
                Filter = filter?.Filter,
                Period = period,
            },
            filter))));
}
