using Daybook.Events;
using Daybook.Queries;
using Daybook.Recording;
using Daybook.Storage;

namespace Daybook.Operations.Recording;

/// <summary>Events that are recorded together or not at all, with the session around them: a repetition with the same key adds nothing, not even a session.</summary>
internal static class TogetherRecording
{
    /// <summary>Records them.</summary>
    /// <returns>The events' ids, without the session's own.</returns>
    /// <exception cref="RefusedException">One is no event, or the journal takes none; nothing was recorded.</exception>
    public static async Task<IReadOnlyList<long>> AppendAsync(Journal journal, RecordRequest request, string? actor, IReadOnlyList<InputLine> lines, CancellationToken cancellationToken)
    {
        if (lines.Count == 0)
            return [];
        var session = request.Portfolio is null ? null : journal.NewId();
        var types = new EventLines(await journal.Source.GetRegisteredTypesAsync(cancellationToken).ConfigureAwait(false)) { Actor = actor, Session = session };
        var events = Read(types, lines);
        if (session is null)
            return await AppendAsync(journal, request, events, cancellationToken).ConfigureAwait(false);
        var now = Microseconds.From(journal.Time.GetUtcNow());
        var start = Make(EventTypes.SessionStart, $"{PortfolioBook.ToldKind} began", Metadata.Of(("kind", PortfolioBook.ToldKind), ("portfolio", request.Portfolio)));
        var end = Make(EventTypes.SessionEnd, $"{PortfolioBook.ToldKind} completed", Metadata.Of(("status", "completed")));
        var ids = await AppendAsync(journal, request, [start, .. events, end], cancellationToken).ConfigureAwait(false);
        return [.. ids.Skip(1).Take(events.Count)];

        PortfolioEvent Make(EventType type, string reason, Metadata? metadata) =>
            PortfolioEvent.Create(new EventFields { Type = type, OccurredMicros = now, SessionId = session, Actor = actor, Reason = reason, Metadata = metadata });
    }

    /// <summary>Requires that a request can be named so.</summary>
    /// <exception cref="RefusedException">It cannot.</exception>
    public static void RequireKey(string? key)
    {
        if (key is not null && (key.Length is 0 or > AppendRequest.MaxKeyLength || key.Contains('\0', StringComparison.Ordinal)))
            throw new RefusedException(RefusalCode.InvalidValue, "idempotency_key", FormattableString.Invariant($"a key has 1 to {AppendRequest.MaxKeyLength} characters; this one has {key.Length:N0}; nothing was recorded"));
    }

    private static List<PortfolioEvent> Read(EventLines types, IReadOnlyList<InputLine> lines)
    {
        try
        {
            return [.. lines.Select(types.Read)];
        }
        catch (RefusedException refused)
        {
            throw RecordOperation.With(refused, "nothing was recorded");
        }
    }

    private static async Task<IReadOnlyList<long>> AppendAsync(Journal journal, RecordRequest request, IReadOnlyList<PortfolioEvent> events, CancellationToken cancellationToken)
    {
        try
        {
            return await journal.AppendAsync(events, request.Durability, request.IdempotencyKey, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (JournalUnavailableException error)
        {
            throw new RefusedException(RefusalCode.RecordingStopped, null, $"{RecordPipeline.Words(error)}; nothing was recorded", error);
        }
        catch (KeyReusedException error)
        {
            throw new RefusedException(RefusalCode.KeyReused, "idempotency_key", "it was used for other events before; nothing was recorded: a key names one request and its repetitions", error);
        }
        catch (TypeConflictException error)
        {
            throw new RefusedException(RefusalCode.InvalidEvent, null, error.Message, error);
        }
    }
}
