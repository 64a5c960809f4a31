using System.Globalization;
using Daybook.Engine.Portfolios;
using Daybook.Engine.Protections;
using Daybook.Engine.Protections.CoreAssets;
using Daybook.Engine.Protections.Trading;
using Daybook.Events;
using Daybook.Recording;

namespace Daybook.Torture.Obedience;

/// <summary>Something that is said to a live portfolio from outside of its rebalancers, and can be told by its reason: a trading state, a release, a designation, or a trade.</summary>
/// <param name="Number">Its number; the reason holds it.</param>
/// <param name="Kind">One of <see cref="Kinds"/>.</param>
/// <param name="Asset">The asset, for those that have one.</param>
/// <param name="Micros">When, in microseconds.</param>
internal sealed record Order(int Number, string Kind, string Asset, long Micros)
{
    private const string Person = "Ada Lovelace";

    // Often enough active, so that there are positions to lose.
    private static readonly string[] Kinds =
        ["active", "active", "active", "halted", "halted", "reducing", "reducing", "release", "release", "designate", "open", "close"];

    private static readonly string[] Protections = [ProtectionNames.CoreAsset, ProtectionNames.Grace, ProtectionNames.Holding, ProtectionNames.Whipsaw];

    /// <summary>The trading state that it asks for, or null.</summary>
    public TradingStatus? Trading => Enum.TryParse<TradingStatus>(Kind, ignoreCase: true, out var status) ? status : null;

    /// <summary>The reason that it is told by.</summary>
    public string Reason => $"order {Number}";

    private DateTimeOffset At => Microseconds.ToTime(Micros);

    public static Order Draw(int number, long micros, Random random) => new(number, Kinds[random.Next(Kinds.Length)], RandomSnapshots.Assets[random.Next(RandomSnapshots.Assets.Count)], micros);

    public static Order Parse(string line)
    {
        var words = line.Split(' ');
        return new Order(int.Parse(words[1], CultureInfo.InvariantCulture), words[2], words[3], long.Parse(words[4], CultureInfo.InvariantCulture));
    }

    public string ToLine() => string.Create(CultureInfo.InvariantCulture, $"order {Number} {Kind} {Asset} {Micros}");

    /// <summary>Says it; it is acknowledged when this returns.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="portfolio">The live portfolio in it.</param>
    public async Task SayAsync(Journal journal, Portfolio portfolio)
    {
        if (Kind is "open" or "close")
            await portfolio.RecordFillsAsync([Fill()]);
        else if (Number % 2 == 0)
            await portfolio.RecordAsync([Event()]);
        else
            await journal.AppendAsync([Event()]);
    }

    private Fill Fill() => new Fill(Asset, At, Kind == "open" ? 10 : -10, 100, Kind == "open" ? 0 : 0.1, Kind == "open" ? 0.1 : 0) { Reason = Reason };

    private PortfolioEvent Event() => Trading is { } status ? TradingProtection.Change(status, At, Person, Reason)
        : Kind == "release" ? ProtectionEvents.Release(Protections[Number % Protections.Length], Asset, At, Person, Reason)
        : CoreAssetEvents.Designated(Asset, At, "Gold", At.AddDays(5), 0.9, Reason);
}
