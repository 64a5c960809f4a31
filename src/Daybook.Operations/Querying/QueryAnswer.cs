using Daybook.Events;
using Daybook.Operations.Selecting;

namespace Daybook.Operations.Querying;

/// <summary>One page of events.</summary>
/// <param name="Events">The events, in the order that was asked for.</param>
/// <param name="Next">Where to go on; null: nothing follows.</param>
/// <param name="UnknownNames">When there are no events: the names in the filter that no event of the journal has.</param>
public sealed record QueryAnswer(IReadOnlyList<PortfolioEvent> Events, string? Next, IReadOnlyList<UnknownName> UnknownNames);
