using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Sizing;
using Daybook.Engine.Tests.Support;

namespace Daybook.Torture.Obedience;

/// <summary>A rebalance, as the process that made it tells of it.</summary>
/// <param name="Process">The process's number.</param>
/// <param name="Told">How many events there were at least when it began: everything up to there was acknowledged before.</param>
/// <param name="Micros">The decision's own time, which no other has.</param>
internal sealed record Rebalanced(int Process, long Told, long Micros)
{
    /// <summary>What came of it; null: the process was killed meanwhile.</summary>
    public RebalancedEnd? End { get; init; }

    public static string Begin(long told, long micros) => string.Create(CultureInfo.InvariantCulture, $"begin {told} {micros}");

    public static Rebalanced Parse(int process, string line)
    {
        var words = line.Split(' ');
        return new Rebalanced(process, long.Parse(words[1], CultureInfo.InvariantCulture), long.Parse(words[2], CultureInfo.InvariantCulture));
    }
}

/// <summary>How a rebalance ended.</summary>
/// <param name="Problem">The kind of the problem, or <c>-</c> when the decision is recorded.</param>
/// <param name="State">A digest of the state that the decision left: the events before it are in it by their ids.</param>
/// <param name="Targets">The targets that were handed out.</param>
internal sealed record RebalancedEnd(string Problem, string State, string Targets)
{
    /// <summary>How many events there were at most when it ended; said by whoever heard of the end.</summary>
    public long Head { get; init; }

    public bool IsRecorded => Problem == "-";

    public static RebalancedEnd Of(RebalanceOutcome outcome) => new(outcome.Problem?.GetType().Name ?? "-", DigestOf(outcome.Decision), TextOf(outcome.Targets));

    public static RebalancedEnd Parse(string line)
    {
        var words = line.Split(' ');
        return new RebalancedEnd(words[1], words[2], words[3]);
    }

    public static string DigestOf(RebalanceDecision decision) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(StateText.Of(decision.State))).AsSpan(0, 8));

    public static string TextOf(IEnumerable<Target> targets) => string.Join(';', targets.Select(target => string.Create(CultureInfo.InvariantCulture, $"{target.Action}:{target.Asset}:{target.Size:R}:{target.Current:R}:{target.Code}")).DefaultIfEmpty("-"));

    public string ToLine() => $"end {Problem} {State} {Targets}";

    /// <summary>The actions of the targets.</summary>
    public IEnumerable<Engine.TradeAction> Actions => Targets == "-" ? [] : Targets.Split(';').Select(target => Enum.Parse<Engine.TradeAction>(target.Split(':')[0]));
}
