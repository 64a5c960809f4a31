using System.Text.Json.Serialization;
using Daybook.Events;
using Daybook.Operations.Selecting;

namespace Daybook.Operations.Tailing;

/// <summary>Events in the order of their ids.</summary>
/// <param name="Events">The events.</param>
/// <param name="Next">The place behind them, from which following goes on.</param>
/// <param name="UnknownNames">When there are no events: names in the filter that no event has.</param>
public sealed record TailAnswer(IReadOnlyList<PortfolioEvent> Events, string Next, [property: JsonIgnore] IReadOnlyList<UnknownName> UnknownNames);
