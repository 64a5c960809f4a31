using System.Collections.Immutable;

namespace Daybook.Engine.Portfolios;

/// <summary>What <see cref="PortfolioProjection"/> folds: a portfolio's state, and which sessions of the journal tell its events from others'.</summary>
public sealed record PortfolioFold
{
    /// <summary>Nothing has happened yet.</summary>
    public static PortfolioFold Empty { get; } = new();

    /// <summary>The portfolio.</summary>
    public PortfolioState State { get; init; } = PortfolioState.Empty;

    /// <summary>
    /// For a run: its session, and those inside it. For a live portfolio with a name: the sessions that say it, and those inside them. For the one without: the sessions that are runs of
    /// their own or say a name, and those inside them.
    /// </summary>
    public ImmutableHashSet<string> Sessions { get; init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>For a live portfolio with a name: the sessions that are runs of their own, and those inside them.</summary>
    public ImmutableHashSet<string> Runs { get; init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>For a live portfolio with a name: the sessions that say another one, and those inside them.</summary>
    public ImmutableHashSet<string> Others { get; init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>True for a run whose session has ended: what its sessions say after that is not its portfolio's any more. The live portfolio never ends.</summary>
    public bool IsOver { get; init; }
}
