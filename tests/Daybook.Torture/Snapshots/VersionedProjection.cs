using Daybook.Engine.Portfolios;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Projections;

namespace Daybook.Torture.Snapshots;

/// <summary>The fold of a portfolio in another version: its state names the version, and so do its bytes. It never gets to see the bytes of another one.</summary>
internal sealed class VersionedProjection(PortfolioProjection inner, int version) : IProjection<PortfolioFold>
{
    public string Name => inner.Name;

    public int Version => version;

    public Filter Selection => inner.Selection;

    public Filter? Timeless => inner.Timeless;

    public PortfolioFold Initial => inner.Initial with { State = Marked(inner.Initial.State) };

    public PortfolioFold Apply(PortfolioFold state, PortfolioEvent happened) => inner.Apply(state, happened);

    public byte[] Save(PortfolioFold state) => [(byte)version, .. inner.Save(state)];

    public PortfolioFold Load(ReadOnlySpan<byte> bytes) => bytes[0] == version ? inner.Load(bytes[1..]) : throw new InvalidOperationException($"Version {version} was given the state of another one.");

    /// <summary>The state as the plain version has it, or null when it is not this version's.</summary>
    public PortfolioState? Unmarked(PortfolioState state) => state.Prices.ContainsKey(Mark) ? state with { Prices = state.Prices.Remove(Mark) } : null;

    private string Mark => $"version {version}";

    private PortfolioState Marked(PortfolioState state) => state with { Prices = state.Prices.SetItem(Mark, new PortfolioPrice(version, DateTimeOffset.UnixEpoch)) };
}
