using System.Security.Cryptography;
using System.Text;
using Daybook.Events;
using Daybook.Queries;
using Daybook.Storage;

namespace Daybook.Recording.Sessions;

/// <summary>Makes the events that begin and end sessions and traces.</summary>
internal static class SessionEvents
{
    public const string Completed = "completed";
    public const string Failed = "failed";
    public const string Abandoned = "abandoned";

    private const int MaxKey = 256;
    private const int MaxReason = 2_000;
    private const string KeyPrefix = "session-end:";

    /// <summary>The idempotency key of a session's end, whoever writes it: only the first is kept.</summary>
    public static string EndKey(string sessionId) =>
        KeyPrefix.Length + sessionId.Length <= MaxKey
            ? KeyPrefix + sessionId
            : $"{KeyPrefix}sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sessionId)))}";

    /// <summary>The request that ends a session.</summary>
    public static AppendRequest End(string sessionId, in EventFields end)
    {
        var fields = end;
        fields.Type = EventTypes.SessionEnd;
        fields.SessionId = sessionId;
        return new AppendRequest([PortfolioEvent.Create(in fields)]) { Key = EndKey(sessionId) };
    }

    /// <summary>The request that ends a session whose every participant is gone.</summary>
    public static AppendRequest EndAbandoned(string sessionId, DateTimeOffset now, string? actor) => End(sessionId, new EventFields
    {
        OccurredMicros = Microseconds.From(now),
        Actor = actor,
        Reason = "abandoned: nobody takes part in the session any more, and it was never ended",
        Metadata = Metadata.Of(("status", Abandoned)),
    });

    /// <summary>A reason made of what happened and what an error says about it.</summary>
    public static string Reason(string happened, string? error) =>
        StorableText.Of(string.IsNullOrWhiteSpace(error) ? happened : $"{happened}: {error}", MaxReason);

    /// <summary>Refuses a name that could not be stored in every event that mentions it.</summary>
    public static void RequireName(string name, string column)
    {
        if (string.IsNullOrWhiteSpace(name))
            throw new InvalidEventException(column, "it is required");
        EventText.Require(name, column, EventText.MaxShort);
    }

    /// <summary>Refuses a name that a portfolio cannot have; null passes.</summary>
    public static void RequirePortfolio(string? portfolio)
    {
        if (portfolio is { Length: 0 })
            throw new InvalidEventException(TraceNames.Portfolio, "a portfolio's name is not empty");
        EventText.Require(portfolio, TraceNames.Portfolio, PortfolioBooks.MaxName);
    }
}
