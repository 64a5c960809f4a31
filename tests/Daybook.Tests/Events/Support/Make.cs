using System.Text;
using Daybook.Events;

namespace Daybook.Tests.Events.Support;

/// <summary>Events and their columns, valid unless a test says otherwise.</summary>
internal static class Make
{
    public static readonly DateTimeOffset Noon = new(2025, 3, 5, 12, 0, 0, TimeSpan.Zero);

    public static EventFields Fields(EventType? type = null) => new()
    {
        Type = type ?? EventTypes.PositionOpen,
        OccurredMicros = Microseconds.From(Noon),
        Reason = "score 0.857 over 0.65",
        Asset = "AAPL",
    };

    public static EventFields ForeignFields(string type = "position_open", string category = "portfolio") =>
        Fields(EventType.Foreign(type, EventCategory.Foreign(category))) with { Origin = "test" };

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
