using Daybook.Events;

namespace Daybook.Cli.Output;

/// <summary>How loud an event is: failures and refusals stand out, the rest is calm.</summary>
internal static class EventTone
{
    /// <summary>The tone of an event's type and action.</summary>
    public static Tone Of(PortfolioEvent portfolioEvent)
    {
        if (portfolioEvent.Category == EventCategory.Error || portfolioEvent.Type.Severity >= Severity.Error)
            return Tone.Bad;
        return portfolioEvent.Action is "block" or "deny" or "reject" ? Tone.Warning : Tone.Plain;
    }
}
