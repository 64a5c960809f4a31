using Daybook.Events;
using Daybook.Operations.Selecting;
using Daybook.Operations.Sessions;
using Daybook.Operations.Traces;

namespace Daybook.Server.Pages.Sessions;

/// <summary>What the page of a session shows.</summary>
/// <param name="Session">The session with everything in it.</param>
internal sealed record SessionModel(SessionAnswer Session)
{
    /// <summary>The most rows of one kind on the page.</summary>
    public const int MostShown = 200;

    /// <summary>The most rows of what failed.</summary>
    public const int MostTrouble = 20;

    /// <summary>Its operations, nested.</summary>
    public IReadOnlyList<OperationRow> Operations { get; } = OperationRow.Of(Session.Traces, MostShown);

    /// <summary>How many operations there are.</summary>
    public int OperationCount { get; } = OperationRow.Count(Session.Traces);

    /// <summary>What failed or was refused in it, by id.</summary>
    public IReadOnlyList<PortfolioEvent> Trouble { get; } = [.. Events(Session.Events, Session.Traces).Where(happened => happened.Category == EventCategory.Error || Blocked.Is(happened)).OrderBy(happened => happened.Id)];

    private static IEnumerable<PortfolioEvent> Events(IReadOnlyList<PortfolioEvent> own, IReadOnlyList<TraceAnswer> traces) =>
        own.Concat(traces.SelectMany(trace => Events(trace.Events, trace.Children)));
}

/// <summary>What the page of one operation shows.</summary>
/// <param name="Trace">The operation with everything below it.</param>
internal sealed record TraceModel(TraceAnswer Trace)
{
    /// <summary>It and the operations below it, nested.</summary>
    public IReadOnlyList<OperationRow> Operations { get; } = OperationRow.Of([Trace], SessionModel.MostShown);

    /// <summary>How many operations there are.</summary>
    public int OperationCount { get; } = OperationRow.Count([Trace]);

    /// <summary>Its own events and those of the operations below it, by id.</summary>
    public IReadOnlyList<PortfolioEvent> Events { get; } = [.. All(Trace).OrderBy(happened => happened.Id)];

    private static IEnumerable<PortfolioEvent> All(TraceAnswer trace) => trace.Events.Concat(trace.Children.SelectMany(All));
}
