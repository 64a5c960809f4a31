using Daybook.Operations.Selecting;
using Daybook.Queries;
using Daybook.Recording;

namespace Daybook.Operations.Recording;

/// <summary>Records events as the system itself would: lines of JSON in, an object each, and the events' ids out.</summary>
public static class RecordOperation
{
    /// <summary>Records line after line as they come in; with <see cref="RecordRequest.Atomic"/> all at the end, or none.</summary>
    /// <param name="context">The journal; it is made when there is none.</param>
    /// <param name="request">How.</param>
    /// <param name="lines">The lines, in UTF-8; the stream stays the caller's.</param>
    /// <param name="recorded">
    /// Takes the ids in order, as soon as the events are as durable as asked: without waiting for more input, and several at once where several are. The list is the operation's own, and
    /// used again. When it throws an <see cref="IOException"/>, recording stops. Null: the ids are not wanted.
    /// </param>
    /// <param name="cancellationToken">Stops behind the lines that came in; what was told is recorded.</param>
    /// <exception cref="RefusedException">A line is no event, or the journal takes no more; the message names the line, and says what is recorded.</exception>
    public static async Task<RecordAnswer> RunAsync(
        OperationContext context, RecordRequest request, Stream lines, Action<IReadOnlyList<RecordedEvent>>? recorded = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(lines);
        PortfolioChoice.RequireName(request.Portfolio);
        var journal = await context.Journals.OpenAsync(context.Journal, context.RecordingOptions, cancellationToken).ConfigureAwait(false);
        await using (journal.ConfigureAwait(false))
        {
            var ids = new RecordedIds(recorded);
            if (request.Atomic)
                await TogetherAsync(journal, request, lines, ids, cancellationToken).ConfigureAwait(false);
            else
                await OneByOneAsync(journal, request, lines, ids, cancellationToken).ConfigureAwait(false);
            return new RecordAnswer(ids.Count);
        }
    }

    /// <summary>Records events together, or none of them, in a journal that is open.</summary>
    /// <param name="journal">The journal; it stays the caller's.</param>
    /// <param name="request">How; it is always all or none.</param>
    /// <param name="actor">Who records, whatever the events say; null: whom they name.</param>
    /// <param name="content">The events, in UTF-8; the stream stays the caller's.</param>
    /// <param name="form">How they are written.</param>
    /// <param name="cancellationToken">Withdraws them as long as the journal has not taken them.</param>
    /// <exception cref="RefusedException">One is no event, the key is of other events, or the journal takes no more; nothing was recorded.</exception>
    /// <exception cref="JournalFaultedException">The journal failed; the events may be there or not. A repetition with the key settles it.</exception>
    public static async Task<RecordedTogetherAnswer> AppendAsync(
        Journal journal, RecordRequest request, string? actor, Stream content, RecordForm form, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(content);
        PortfolioChoice.RequireName(request.Portfolio);
        TogetherRecording.RequireKey(request.IdempotencyKey);
        var ids = await TogetherRecording.AppendAsync(journal, request, actor, await ReadAsync(content, form, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        return new RecordedTogetherAnswer(ids.Count, ids);
    }

    private static async Task<List<InputLine>> ReadAsync(Stream content, RecordForm form, CancellationToken cancellationToken)
    {
        try
        {
            if (form == RecordForm.Lines)
                return await InputLines.ReadAsync(content, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
            using var whole = new MemoryStream();
            await content.CopyToAsync(whole, cancellationToken).ConfigureAwait(false);
            return InputDocument.Split(whole.ToArray());
        }
        catch (RefusedException refused)
        {
            throw With(refused, "nothing was recorded");
        }
    }

    private static async Task OneByOneAsync(Journal journal, RecordRequest request, Stream lines, RecordedIds ids, CancellationToken cancellationToken)
    {
        var types = new EventLines(await journal.Source.GetRegisteredTypesAsync(cancellationToken).ConfigureAwait(false));
        using var pipeline = new RecordPipeline(journal, request.Durability, ids);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, pipeline.Broken);
        Exception? stopped = null;
        Session? session = null;
        try
        {
            await foreach (var line in InputLines.ReadAsync(lines, stop.Token).ConfigureAwait(false))
            {
                var entry = types.Read(line);
                session ??= Begin(journal, request);
                await pipeline.SendAsync(line.Number, entry).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is RefusedException or OperationCanceledException)
        {
            stopped = error;
        }

        await pipeline.CompleteAsync().ConfigureAwait(false);
        await EndAsync(session, stopped).ConfigureAwait(false);
        if (stopped is RefusedException refused)
            throw With(refused, ids.Kept);
        if (stopped is not null)
            throw stopped;
    }

    private static async Task TogetherAsync(Journal journal, RecordRequest request, Stream lines, RecordedIds ids, CancellationToken cancellationToken)
    {
        var all = await ReadAsync(lines, RecordForm.Lines, cancellationToken).ConfigureAwait(false);
        foreach (var id in await TogetherRecording.AppendAsync(journal, request, actor: null, all, cancellationToken).ConfigureAwait(false))
            ids.Tell(id);
        ids.HandOver();
    }

    // Begun with the first event, so that input without any leaves nothing behind.
    private static Session? Begin(Journal journal, RecordRequest request) => request.Portfolio is { } portfolio ? journal.BeginSession(PortfolioBook.ToldKind, portfolio: portfolio) : null;

    private static Task EndAsync(Session? session, Exception? stopped) => session is null ? Task.CompletedTask : stopped is null ? session.CompleteAsync() : session.FailAsync(stopped);

    internal static RefusedException With(RefusedException refused, string kept) => new(refused.Code, refused.Parameter, $"{refused.Message}; {kept}", refused) { Line = refused.Line, Column = refused.Column };
}
