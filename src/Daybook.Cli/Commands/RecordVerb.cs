using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Cli.Recording;
using Daybook.Events;
using Daybook.Queries;
using Daybook.Recording;
using Daybook.Storage;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook record</c>.</summary>
internal sealed class RecordVerb : Verb
{
    private readonly Option<string> _durability = new("--durability")
    {
        HelpName = "buffered|committed|synced",
        Description = "What a printed event survives (default: synced, a power cut)",
        DefaultValueFactory = _ => "synced",
    };

    private readonly Option<bool> _atomic = new("--atomic") { Description = "All lines or none" };

    private readonly Option<string?> _portfolio = PortfolioOption.CreateNew("Record into a session that says this portfolio's name; lines with a session of their own stay in it");

    public RecordVerb(Terminal terminal)
        : base(
            terminal,
            "record",
            "Record events from standard input, one JSON object a line, and print each event's id once it is durable.",
            "echo '{\"timestamp\":\"2025-03-05\",\"event_type\":\"position_open\",\"asset\":\"NVDA\",\"reason\":\"score 0.81 over 0.65\"}' | daybook record",
            "daybook record --atomic --durability committed --json < events.jsonl",
            "daybook record --portfolio us-momentum < events.jsonl")
    {
        _durability.Validators.Add(Limits.Among("buffered", "committed", "synced"));
        Add(_durability);
        Add(_atomic);
        Add(_portfolio);
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var durability = Enum.Parse<Durability>(run.Get(_durability)!, ignoreCase: true);
        var journal = await run.Context.Journals.OpenAsync(run.JournalPath, run.WriterOptions, cancellationToken).ConfigureAwait(false);
        await using (journal.ConfigureAwait(false))
        {
            var lines = new EventLines(await journal.Source.GetRegisteredTypesAsync(cancellationToken).ConfigureAwait(false));
            var ids = new RecordedIds(run.Terminal.Output, run.Json);
            if (run.Get(_atomic))
                await TogetherAsync(run, journal, durability, lines, ids, cancellationToken).ConfigureAwait(false);
            else
                await OneByOneAsync(run, journal, durability, lines, ids, cancellationToken).ConfigureAwait(false);
        }

        return ExitCode.Fine;
    }

    private async Task OneByOneAsync(Invocation run, Journal journal, Durability durability, EventLines lines, RecordedIds ids, CancellationToken cancellationToken)
    {
        using var pipeline = new RecordPipeline(journal, durability, ids);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, pipeline.Broken);
        Exception? stopped = null;
        Session? session = null;
        try
        {
            await foreach (var line in InputLines.ReadAsync(run.Terminal.Input, stop.Token).ConfigureAwait(false))
            {
                var entry = lines.Read(line);
                session ??= Begin(run, journal);
                await pipeline.SendAsync(line.Number, entry).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is BadLineException or MisuseException or OperationCanceledException)
        {
            stopped = error;
        }

        await pipeline.CompleteAsync().ConfigureAwait(false);
        await EndAsync(session, stopped).ConfigureAwait(false);
        if (stopped is OperationCanceledException)
            throw stopped;
        if (stopped is not null)
            throw new MisuseException($"{stopped.Message}; {ids.Kept}", stopped);
    }

    private async Task TogetherAsync(Invocation run, Journal journal, Durability durability, EventLines lines, RecordedIds ids, CancellationToken cancellationToken)
    {
        var events = new List<PortfolioEvent>();
        try
        {
            await foreach (var line in InputLines.ReadAsync(run.Terminal.Input, cancellationToken).ConfigureAwait(false))
                events.Add(lines.Read(line));
        }
        catch (Exception error) when (error is BadLineException or MisuseException)
        {
            throw new MisuseException($"{error.Message}; nothing was recorded", error);
        }

        if (events.Count == 0)
            return;
        var session = Begin(run, journal);
        foreach (var id in await AppendAsync(journal, events, durability, cancellationToken).ConfigureAwait(false))
            ids.Tell(id);
        await EndAsync(session, null).ConfigureAwait(false);
        ids.Flush();
    }

    // Begun with the first event, so that input without any leaves nothing behind.
    private Session? Begin(Invocation run, Journal journal) => run.Get(_portfolio) is { } portfolio ? journal.BeginSession(PortfolioBook.ToldKind, portfolio: portfolio) : null;

    private static Task EndAsync(Session? session, Exception? stopped) => session is null ? Task.CompletedTask : stopped is null ? session.CompleteAsync() : session.FailAsync(stopped);

    private static async Task<IReadOnlyList<long>> AppendAsync(Journal journal, List<PortfolioEvent> events, Durability durability, CancellationToken cancellationToken)
    {
        try
        {
            return await journal.AppendAsync(events, durability, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (JournalUnavailableException error)
        {
            throw new MisuseException($"{RecordPipeline.Words(error)}; nothing was recorded", error);
        }
    }
}
