using Daybook.Events;

namespace Daybook.Operations.Timeline;

/// <summary>One page of what was decided about an asset.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Events">The events, the oldest first.</param>
/// <param name="Next">Where to go on; null: nothing follows.</param>
/// <param name="HasOtherEvents">When there are no events: whether the window has others about the asset, such as scores.</param>
public sealed record TimelineAnswer(string Asset, IReadOnlyList<PortfolioEvent> Events, string? Next, bool HasOtherEvents);
