using System.Collections.Immutable;
using System.Text;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Projections;

namespace Daybook.Tests.Projections;

/// <summary>A fold that remembers everything that it was given, so that nothing left out, doubled or out of order goes unseen.</summary>
internal sealed class LedgerProjection(int version = 1) : IProjection<ImmutableList<string>>
{
    public string Name => "ledger";

    public int Version => version;

    public Filter Selection { get; } = Filter.In(EventField.Type, EventTypes.PositionOpen.Name, EventTypes.PositionClose.Name, EventTypes.SessionStart.Name);

    public Filter? Timeless { get; } = Filter.Equal(EventField.Type, EventTypes.SessionStart.Name);

    public ImmutableList<string> Initial => [];

    public ImmutableList<string> Apply(ImmutableList<string> state, PortfolioEvent happened) => state.Add(Line(happened));

    public byte[] Save(ImmutableList<string> state) => Encoding.UTF8.GetBytes(string.Join('\n', state));

    public ImmutableList<string> Load(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return text.Contains('\0', StringComparison.Ordinal) ? throw new InvalidDataException("A zero.") : text.Length == 0 ? [] : [.. text.Split('\n')];
    }

    public static string Line(PortfolioEvent happened) => $"{happened.Id} {happened.Asset ?? happened.SessionId}";

    /// <summary>What a reader of everything has.</summary>
    public IEnumerable<string> Expected(IEnumerable<PortfolioEvent> events, long upToId = long.MaxValue, DateTimeOffset? at = null) => events
        .Where(happened => happened.Id <= upToId && Selection.Matches(happened) && (Timeless!.Matches(happened) || !(happened.OccurredAt > at)))
        .Select(Line);
}
